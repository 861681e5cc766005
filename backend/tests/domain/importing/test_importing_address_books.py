"""Google, Outlook, Thunderbird, and tables nobody knows, as people really have them."""

import pytest
from tests.factories import books

from inroad.domain.importing import (
    GOOGLE_CSV,
    OUTLOOK_CSV,
    THUNDERBIRD_CSV,
    Candidate,
    Reading,
    RowError,
    UnreadableError,
    detect,
    read,
)


def people(reading: Reading) -> list[Candidate]:
    """The candidates of a reading, bad rows left out."""
    return [item for item in reading if isinstance(item, Candidate)]


def text(name: str, encoding: str = "utf-8") -> str:
    return books.file(name).decode(encoding)


def test_google_until_2024_with_several_values_in_a_cell() -> None:
    reading = read(text("google_old.csv"))
    ida, tom, letter, tannery, nameless, bad = people(reading)
    assert reading.summary.format == GOOGLE_CSV
    assert (ida.given_name, ida.family_name, ida.honorific) == ("Ida", "Holm", "Dr.")
    assert ida.display_name == "Dr. Ida Marie Holm"
    assert ida.emails == ("ida.holm@harbour.example", "ida@harbour.example", "ida@home.example")
    assert ida.email_labels == ("work", "work", "home")
    assert ida.phones == ("+47 22 55 01 88", "+47 22 55 01 00")
    assert ida.tags == ("Choir", "Coworkers"), "what Google adds to everybody says nothing"
    assert (ida.organization, ida.headline) == ("Harbour Mills", "Head of Buying")
    assert ida.address == "Quay 4\n0150 Oslo\nNorway"
    assert ida.note == "Met at the harbour fair.\n\nLikes short calls."
    assert ida.url == "https://www.linkedin.com/in/ida-holm"
    [mention] = ida.edges
    assert (mention.kind, mention.name, mention.label) == ("referred_by", "Tom Okafor", "referred by")
    assert mention.target_key == tom.key
    assert [w.code for w in letter.warnings] == ["name_from_email"]
    assert (tannery.display_name, [w.code for w in tannery.warnings]) == (
        "Tannery Row",
        ["organization_only"],
    )
    assert [e.code for e in nameless.errors] == ["missing_name"]
    assert [(e.column, e.code, e.value) for e in bad.errors] == [
        ("E-mail 1 - Value", "invalid_email", "bad(at)mail.example")
    ]
    summary = reading.summary
    assert (summary.rows, summary.accepted, summary.rejected, summary.edges) == (6, 4, 2, 1)


def test_google_since_2024() -> None:
    reading = read(text("google_new.csv"))
    zoe, plumber, lee = people(reading)
    assert reading.summary.format == GOOGLE_CSV
    assert (zoe.given_name, zoe.family_name, zoe.display_name) == ("Zoë", "Núñez", "Zoë Q. Núñez, PhD")
    assert zoe.phones == ("+34 600 000 000",), "the quote before a formula is taken off"
    assert zoe.url == "https://www.linkedin.com/in/zoe-nunez"
    assert zoe.note == "Web page: https://zoe.example/blog", "a second page is not lost"
    assert [(m.kind, m.label, m.target_key) for m in zoe.edges] == [("related", "manager", lee.key)]
    assert plumber.display_name == "The Plumber"
    assert lee.edges == ()
    assert [w.code for w in lee.warnings] == ["self_mention"]


def test_outlook_with_referrers_and_exchange_addresses() -> None:
    reading = read(text("outlook.csv", "cp1252"))
    rene, amal, noah = people(reading)
    assert reading.summary.format == OUTLOOK_CSV
    assert (rene.display_name, rene.honorific, rene.headline) == ("René Côté", "M.", "Head of Supply")
    assert rene.phones == ("+1 418 555 0100", "+1 418 555 0199"), "no fax"
    assert rene.phone_labels == ("work", "mobile")
    assert (rene.tags, rene.note) == (("Suppliers", "Golf"), "Has a dog.\nCalls back.")
    assert rene.address == "Rue du Port 4\nQuébec\nG1K 1A1\nCanada"
    assert rene.url == "http://www.northquay.example/"
    assert [(m.kind, m.name, m.label) for m in rene.edges] == [
        ("related", "Amal Hale", "manager"),
        ("referred_by", "Hale, Amal", "referred by"),
    ]
    assert {m.target_key for m in rene.edges} == {amal.key}, "family name first means the same person"
    assert amal.line == 5, "a note of three lines stands above"
    assert (amal.emails, amal.accepted) == (("amal@home.example",), True)
    assert [(w.column, w.code) for w in amal.warnings] == [("E-mail Address", "exchange_address")]
    [kofi] = amal.edges
    assert (kofi.name, kofi.email, kofi.target_key) == ("Kofi Brandt", "kofi@brandt.example", None)
    assert noah.edges == ()


def test_outlook_in_german() -> None:
    [joerdis] = people(read(text("outlook_german.csv", "cp1252")))
    assert (joerdis.honorific, joerdis.display_name) == ("Frau", "Jördis Großmann")
    assert (joerdis.organization, joerdis.headline) == ("Müller & Söhne", "Einkäuferin")
    assert (joerdis.tags, joerdis.phones) == (("Messe", "Köln"), ("+49 221 5550100",))
    assert [(m.kind, m.name) for m in joerdis.edges] == [("referred_by", "Käthe Weiß")]


def test_outlooks_layout_as_google_writes_it_has_addresses_in_one_cell() -> None:
    header = (
        "First Name,Last Name,E-mail Address,Home Address,Home Street,Business Phone,Referred By,Categories\n"
    )
    [ann] = people(
        read(header + 'Ann,Lee,ann@lee.example,"1 Road\nTown",1 Road,+1 555,Bo;Cy Ray,myContacts;Choir\n')
    )
    assert (ann.address, ann.tags) == ("1 Road\nTown", ("Choir",))
    assert [m.name for m in ann.edges] == ["Bo", "Cy Ray"]


def test_thunderbird_in_three_languages() -> None:
    english = read(text("thunderbird.csv"))
    mina, listed = people(english)
    assert english.summary.format == THUNDERBIRD_CSV
    assert mina.emails == ("mina@varga.example", "mina@home.example")
    assert mina.phones == ("+36 1 555 0100", "+36 30 555 0100")
    assert (mina.address, mina.note) == ("Dock 1\nBudapest", "Choir\nSings.")
    assert listed.display_name == "list@choir.example"
    [kaethe] = people(read(text("thunderbird_german.csv")))
    assert (kaethe.display_name, kaethe.organization) == ("Käthe Weiß", "Hafen GmbH"), "not “Weiß, Käthe”"
    assert (kaethe.phone_labels, kaethe.address) == (("home",), "Gasse 2\nKöln")
    french = read(text("thunderbird_french.csv"))
    [emile] = people(french)
    assert french.summary.format == THUNDERBIRD_CSV
    assert (emile.organization, emile.phones) == ("Quai Nord", ("+33 6 55 50 10 00",))


def test_a_known_layout_can_be_insisted_on_and_a_wrong_one_is_refused() -> None:
    header = "First Name,Last Name,Company,Referred By\n"
    with pytest.raises(UnreadableError):
        read(header + "Ann,Lee,Harbor,Bo\n")
    reading = read(header + "Ann,Lee,Harbor,Bo\n", OUTLOOK_CSV)
    assert [m.name for m in people(reading)[0].edges] == ["Bo"]
    with pytest.raises(UnreadableError) as caught:
        read(text("google_new.csv"), THUNDERBIRD_CSV)
    assert caught.value.error.code == "format_mismatch"


def test_an_unknown_header_comes_with_a_mapping_to_confirm() -> None:
    header = "Ansprechpartner;Firma;Tel. mobil;E-Mail;Vermittelt von;Bemerkungen\n"
    table = header + "Ann Lee;Hafen;1;a@lee.example;Bo;x\n"
    with pytest.raises(UnreadableError) as caught:
        read(table)
    error = caught.value
    assert error.error.code == "mapping_missing"
    assert error.suggested_fields == {
        "display_name": "Ansprechpartner",
        "organization": "Firma",
        "email": "E-Mail",
        "note": "Bemerkungen",
        "referred_by": "Vermittelt von",
        "phone": "Tel. mobil",
    }
    assert error.fingerprint == detect(table).fingerprint != ""
    [ann] = people(read(table, mapping=error.suggested_fields))
    assert (ann.display_name, ann.organization, ann.phones, ann.note) == ("Ann Lee", "Hafen", ("1",), "x")
    assert [(m.kind, m.name) for m in ann.edges] == [("referred_by", "Bo")]


def test_a_fingerprint_is_of_the_columns_not_of_their_spelling_or_rows() -> None:
    one = detect("Who,E-Mail,Town\nA,b@c.example,D\n")
    same = detect("who;e-mail;TOWN\nX;;\nY;;\n")
    other = detect("Who,Town,E-Mail\nA,B,c@d.example\n")
    assert one.fingerprint == same.fingerprint != other.fingerprint


def test_a_mapping_is_laid_over_a_layout_we_know() -> None:
    [zoe, *_] = people(read(text("google_new.csv"), mapping={"headline": "Nickname", "tags": ""}))
    assert (zoe.headline, zoe.tags, zoe.organization) == ("", (), "Ember, Inc.")


def test_a_table_too_wide_is_refused_in_no_time() -> None:
    wide = ",".join(["Name"] * 40_000) + "\n" + "x," * 39_999 + "\n"
    found = detect(wide)
    assert found.problem is not None
    assert found.problem.code == "too_many_columns"


def test_a_broken_row_of_an_address_book_spoils_only_itself() -> None:
    rows = text("google_new.csv")
    items = list(read(rows + "too,few\n" + "Eve,,Hale" + "," * 35 + "\n"))
    assert [item.code for item in items if isinstance(item, RowError)] == ["too_few_columns"]
    assert isinstance(items[-1], Candidate)
    assert items[-1].display_name == "Eve Hale"
