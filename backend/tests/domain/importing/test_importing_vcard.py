"""vCards of phones, Macs, Outlook and standards: the quirks real files have."""

import time

import pytest
from tests.factories import books

from inroad.domain.importing import VCARD, Candidate, Reading, RowError, UnreadableError, detect, read


def people(reading: Reading) -> list[Candidate]:
    """The candidates of a reading, broken cards left out."""
    return [item for item in reading if isinstance(item, Candidate)]


def card(*lines: str, version: str = "3.0") -> str:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def one(*lines: str, version: str = "3.0") -> Candidate:
    [person] = people(read(card(*lines, version=version)))
    return person


def test_a_phones_vcard_2_1() -> None:
    text = books.file("android_21.vcf").decode()
    assert detect(text).format == VCARD
    reading = read(text)
    anna, bo = people(reading)
    assert (anna.given_name, anna.family_name, anna.display_name) == ("Анна", "Петрова", "Анна Петрова")
    assert anna.phones == ("+44 20 7946 0100", "020 7946 0200"), "the fax is left out"
    assert anna.phone_labels == ("mobile", "work")
    assert anna.headline == "Head of Supply"
    assert anna.note == "Department: Supply\nCafé on the\ncorner, second floor"
    assert [(m.kind, m.name, m.label) for m in anna.edges] == [
        ("referred_by", "Bo Ray", "referred by"),
        ("related", "Uma Das", "choir leader"),
    ]
    assert anna.edges[0].target_key == bo.key
    assert (bo.line, bo.display_name, bo.emails) == (24, "Bo Ray", ("bo@ray.example",)), (
        "AGENT is passed over"
    )
    assert reading.summary.edges == 2


def test_outlooks_vcard_2_1_in_windows_1252() -> None:
    [boehm] = people(read(books.file("outlook_21_latin1.vcf").decode("cp1252")))
    assert (boehm.display_name, boehm.honorific) == ("Dr. Jürgen Böhm", "Dr.")
    assert boehm.address == "Hafenstraße 1\nHaus B\nHamburg 20457\nDeutschland"
    assert boehm.emails == ("juergen@hafen.example",)
    assert [(m.name, m.label) for m in boehm.edges] == [("Käthe Weiß", "manager")]


def test_apples_vcard_3_with_groups_and_labels() -> None:
    reading = read(books.file("apple_30.vcf").decode())
    ruth, ember = people(reading)
    assert (ruth.given_name, ruth.family_name, ruth.honorific) == ("Ruth", "O’Brien", "Ms.")
    assert (ruth.organization, ruth.headline) == ("Ember, Inc.", "Partner; Founder")
    assert list(zip(ruth.emails, ruth.email_labels, strict=True)) == [
        ("ruth@ember.example", "boat club"),
        ("ruth@home.example", "home"),
    ]
    assert ruth.phones == ("+353 1 555 0188",)
    assert ruth.address == "1 Quay\nDoor 2\nDublin D02 X285\nIreland"
    assert "goes on and on until it is folded" in ruth.note
    assert "Web page: http://ember.example/" in ruth.note
    assert ruth.url == "https://www.linkedin.com/in/ruth-obrien"
    assert ruth.tags == ("Choir", "Friends")
    assert [(m.kind, m.name, m.label) for m in ruth.edges] == [
        ("related", "Noah Hale", "friend"),
        ("referred_by", "Inês Costa", "introduced by"),
    ]
    assert [w.code for w in ember.warnings] == ["organization_only"]
    assert reading.summary.blank == 1, "a group is nobody"


def test_the_standards_vcard_4() -> None:
    ines, kofi, lda = people(read(books.file("rfc_40.vcf").decode()))
    assert ines.emails == ("ines@costa.example", "ines@home.example"), "the preferred one first"
    assert ines.phones == ("+351-21-555-0100",)
    assert [(m.name, m.email, m.target_key, m.label) for m in ines.edges] == [
        ("Kofi Brandt", None, kofi.key, "colleague"),
        ("Ruth Ann O’Brien", None, None, "contact"),
        ("kofi@brandt.example", "kofi@brandt.example", None, "acquaintance"),
    ]
    assert [w.code for w in ines.warnings] == ["unknown_person"], "and a card for “me” is no news"
    assert kofi.url == "https://www.linkedin.com/in/kofi-brandt"
    assert [w.code for w in lda.warnings] == ["organization_only"]


def test_one_broken_card_spoils_only_itself() -> None:
    items = list(read(books.file("broken.vcf").decode()))
    seen = [
        (item.line, item.code)
        if isinstance(item, RowError)
        else (item.line, item.display_name, [e.code for e in item.errors], [w.code for w in item.warnings])
        for item in items
    ]
    assert seen == [
        (1, "Good One", [], []),
        (5, "card_not_closed"),
        (8, "Bad Mail", ["invalid_email"], []),
        (13, "Odd Line", [], ["unreadable_line"]),
        (19, "", ["missing_name"], []),
        (23, "Name Only", [], []),
        (27, "card_not_closed"),
    ]


@pytest.mark.parametrize(
    ("lines", "version", "note"),
    [
        (["NOTE;ENCODING=QUOTED-PRINTABLE:Caf=C3=A9 =", "corner"], "2.1", "Café corner"),
        (["NOTE;ENCODING=QUOTED-PRINTABLE:Caf=", "=C3=A9"], "2.1", "Café"),
        (["NOTE;QUOTED-PRINTABLE:Stra=DFe"], "2.1", "Straße"),
        (["NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=SHIFT_JIS:=93=FA=96=7B"], "2.1", "日本"),
        (["NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=x-klingon:plain"], "2.1", "plain"),
        (
            ["NOTE;ENCODING=QUOTED-PRINTABLE:ends with a stray equals sign="],
            "2.1",
            "ends with a stray equals sign",
        ),
        (["NOTE;ENCODING=BASE64:Q2Fmw6k="], "2.1", "Café"),
        (["NOTE:C:\\new\\;x"], "2.1", "C:\\new;x"),
        (["NOTE:one\\ntwo\\Nthree\\, four\\\\n"], "3.0", "one\ntwo\nthree, four\\n"),
        (["NOTE:fol", " ded\tand", "\t again"], "3.0", "folded and again"),
        (['NOTE;X-WHO="a:b;c":text: more'], "4.0", "text: more"),
        (["note;language=en:lower"], "3.0", "lower"),
        (["item7.NOTE:grouped"], "3.0", "grouped"),
        (["NOTE:one", "NOTE:two", "NOTE:one"], "3.0", "one\ntwo"),
    ],
)
def test_values_as_programs_write_them(lines: list[str], version: str, note: str) -> None:
    assert one("FN:Ann Lee", *lines, version=version).note == note


def test_photos_are_dropped_however_they_are_folded() -> None:
    photo = ["PHOTO;ENCODING=BASE64;JPEG:" + "A" * 70, *("B" * 70 for _ in range(50)), "C=", ""]
    person = one(*photo, "FN:Ann Lee", "item1.LOGO:data:image/png;base64,AAAA", " BBBB", version="2.1")
    assert (person.display_name, person.note) == ("Ann Lee", "")


def test_a_name_is_found_where_there_is_one() -> None:
    assert one("N:Lee;Ann;B;Dr.;Jr.").display_name == "Ann B Lee, Jr."
    assert one("FN:Lee, Ann", "N:Lee;Ann").display_name == "Ann Lee"
    assert one("FN:", "N:;;;;", "NICKNAME:Annie").display_name == "Annie"
    assert one("N:;;;;", "EMAIL:ann@lee.example").display_name == "ann@lee.example"


def test_fifty_thousand_numbers_in_a_card_are_refused_quickly() -> None:
    many = card("FN:Ann Lee", *(f"TEL;TYPE=CELL:+1555{n:07d}" for n in range(50_000)))
    start = time.perf_counter()
    first, second = list(read(many + card("FN:Bo Ray")))
    assert time.perf_counter() - start < 2
    assert isinstance(first, RowError)
    assert (first.line, first.column, first.code) == (1, "TEL", "too_many_properties")
    assert isinstance(second, Candidate)
    assert (second.display_name, second.line) == ("Bo Ray", 50_005)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("NOTE:" + "x" * 8193, "value_too_long"),
        ("NOTE:" + "\r\n ".join(["x" * 70] * 10_000), "value_too_long"),
        ("NOTE:a\0b", "nul_character"),
    ],
)
def test_a_value_beyond_the_limit_spoils_its_card(line: str, code: str) -> None:
    first, second = list(read(card("FN:Ann Lee", line) + card("FN:Bo Ray")))
    assert isinstance(first, RowError)
    assert (first.column, first.code) == ("NOTE", code)
    assert isinstance(second, Candidate)


def test_properties_we_do_not_read_do_not_count() -> None:
    assert one("FN:Ann Lee", *(f"X-PHONETIC-{n}:x" for n in range(500))).accepted


def test_the_same_card_has_the_same_key_again() -> None:
    moved = one("FN:Ann Lee-Ray", "UID:urn:uuid:ABC", "ORG:Elsewhere")
    assert one("FN:Ann Lee", "UID:abc").key == moved.key
    assert one("FN:Ann Lee").key != moved.key


def test_line_ends_and_a_hidden_mark_do_not_matter() -> None:
    for end in ("\n", "\r", "\r\n"):
        text = ("\ufeff\r\n" + card("FN:Ann Lee") + "\ufeff" + card("FN:Bo Ray")).replace("\r\n", end)
        assert [(p.line, p.display_name) for p in people(read(text))] == [(2, "Ann Lee"), (6, "Bo Ray")]


def test_text_without_a_card_is_refused_when_cards_are_insisted_on() -> None:
    with pytest.raises(UnreadableError) as caught:
        read("Name,Mail\nAnn,a@b.example\n", VCARD)
    assert caught.value.error.code == "no_rows"
