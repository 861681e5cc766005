"""Bytes of every kind on their way to rows."""

import datetime
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inroad.domain.importing import FORMATS, MAX_FILE_BYTES
from inroad.kit.text import ENCODINGS
from inroad.rooms.imports.reading import FileProblem, columns_of, is_our_export, read_file
from tests.factories import books
from tests.factories.linkedin import connections, people

FORMAT_OF = {
    "android_21.vcf": "vcard",
    "apple_30.vcf": "vcard",
    "broken.vcf": "vcard",
    "google_new.csv": "google_csv",
    "google_old.csv": "google_csv",
    "linkedin.csv": "linkedin_connections",
    "linkedin_older.csv": "linkedin_connections",
    "monica4.json": "monica_json",
    "outlook.csv": "outlook_csv",
    "outlook_21_latin1.vcf": "vcard",
    "outlook_german.csv": "outlook_csv",
    "rfc_40.vcf": "vcard",
    "thunderbird.csv": "thunderbird_csv",
    "thunderbird_french.csv": "thunderbird_csv",
    "thunderbird_german.csv": "thunderbird_csv",
}


def problem(content: bytes, **options: Any) -> FileProblem:
    with pytest.raises(FileProblem) as caught:
        read_file(content, options)
    assert caught.value.detail.endswith((".", "”."))
    return caught.value


def names(content: bytes, **options: Any) -> list[str]:
    return [row["display_name"] for row in read_file(content, options).rows]


def test_there_is_a_case_for_every_fixture() -> None:
    assert {path.name for path in books.FILES.iterdir()} == {*FORMAT_OF, "table.csv"}


@pytest.mark.parametrize("name", FORMAT_OF)
def test_the_content_alone_tells_the_format(name: str) -> None:
    content = books.file(name)
    found = read_file(content, {})
    assert found.format == FORMAT_OF[name]
    assert names(books.zipped({f"Takeout/Contacts/{name}": content, "archive_browser.html": b"<html>"})) == [
        row["display_name"] for row in found.rows
    ]


def test_a_row_holds_what_the_person_has() -> None:
    ida = read_file(books.file("google_old.csv"), {}).rows[0]
    assert ida["phones"] == ["+47 22 55 01 88", "+47 22 55 01 00"]
    assert (ida["phone"], ida["phone_labels"]) == ("+47 22 55 01 88", ["mobile", "mobile"])
    assert (ida["tags"], ida["note"][:3], ida["address"][:4]) == (["Choir", "Coworkers"], "Met", "Quay")
    [edge] = ida["edges"]
    assert edge == {
        "kind": "referred_by",
        "name": "Tom Okafor",
        "email": None,
        "target_key": edge["target_key"],
        "label": "referred by",
        "line": 2,
    }
    assert edge["target_key"] == read_file(books.file("google_old.csv"), {}).rows[1]["key"]


def test_linkedins_archive_holds_the_list_somewhere() -> None:
    csv = connections(people(3))
    for files in (
        {"Connections.csv": csv, "messages.csv": b"From,To\n", "Profile.csv": b"First Name\n"},
        {"Basic_LinkedInDataExport/Connections.csv": csv, "Registration.csv": b"x"},
    ):
        found = read_file(books.zipped(files), {})
        assert (found.format, found.found) == ("linkedin_archive", 3)
    assert read_file(books.zipped({"Connections.csv": csv}), {"format": "linkedin_archive"}).found == 3


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"Profile.csv": b"a,b\n", "messages.csv": b"c,d\n"}, "archive_many_files"),
        ({"photo.jpg": b"\xff\xd8\xff"}, "archive_without_contacts"),
        ({"inner.zip": books.zipped({"Connections.csv": b"x"})}, "archive_nested"),
        ({"contacts.csv": books.zipped({"Connections.csv": b"x"})}, "archive_nested"),
        ({"../Connections.csv": b"x"}, "archive_unsafe_name"),
        ({"Connections.csv": bytes(30 * 2**20)}, "archive_too_large"),
        ({"Connections.csv": b""}, "empty_file"),
        ({"manifest.json": b'{\n "product": "inroad",\n "format_version": 1}'}, "inroad_export"),
    ],
)
def test_archives_without_one_list_are_refused(files: dict[str, bytes], code: str) -> None:
    assert problem(books.zipped(files)).code == code


def test_our_own_export_is_known_by_its_manifest() -> None:
    manifest = b'{"product": "inroad"}'
    assert is_our_export(books.zipped({"manifest.json": manifest, **{f"l/{n}": b"" for n in range(2_000)}}))
    assert not is_our_export(books.zipped({"manifest.json": b'{"product": "other"}'}))
    assert not is_our_export(manifest)


def test_a_workbook_with_two_sheets_dates_and_a_title() -> None:
    head = ["First Name", "Last Name", "Company", "Position", "Connected On"]
    day = datetime.date(2019, 6, 8)
    sheets: dict[str, list[list[Any]]] = {
        "Read me": [["Nothing here"]],
        "Connections": [
            ["From LinkedIn"],
            [],
            head,
            ["Ann", "Lee", "Harbor", "Editor", day],
            ["", "", "x", "", ""],
        ],
    }
    found = read_file(books.workbook(sheets), {})
    assert (found.format, found.encoding, found.found) == ("mapped_xlsx", "utf_8", 2)
    ann, bad = found.rows
    assert (ann["line"], ann["display_name"], ann["connected_on"]) == (4, "Ann Lee", day)
    assert bad["state"] == "error"
    assert [(warning["code"], "Read me" in warning["message"]) for warning in found.warnings] == [
        ("other_sheets", True)
    ]


def test_a_workbook_nobody_knows_is_mapped() -> None:
    content = books.workbook({"x": [["Who", "Mail", "Intro by"], ["Ann Lee", "ann@lee.example", "Bo"]]})
    wanted = problem(content)
    assert wanted.code == "mapping_missing"
    assert wanted.suggested_fields == {"display_name": "Who", "email": "Mail", "referred_by": "Intro by"}
    asked = columns_of(content, {})
    assert asked is not None
    assert asked.fingerprint == wanted.fingerprint
    assert asked.columns == [
        ("Who", ("Ann Lee",), "display_name"),
        ("Mail", ("ann@lee.example",), "email"),
        ("Intro by", ("Bo",), "referred_by"),
    ]
    found = read_file(content, {"mapping": wanted.suggested_fields})
    assert (found.format, found.edges, found.rows[0]["emails"]) == ("mapped_xlsx", 1, ["ann@lee.example"])
    assert problem(content, format="vcard").code == "format_mismatch"
    assert problem(content, mapping={"display_name": "Nobody"}).code == "mapped_column_missing"


def test_columns_come_with_samples_for_tables_alone() -> None:
    asked = columns_of("Wer;Wo\nJörg;Köln\n;\nZoë;Bonn\n".encode("cp1252"), {})
    assert asked is not None
    assert asked.columns == [("Wer", ("Jörg", "Zoë"), None), ("Wo", ("Köln", "Bonn"), None)]
    assert columns_of(books.file("apple_30.vcf"), {}) is None
    assert columns_of(books.file("monica4.json"), {}) is None


@pytest.mark.parametrize("encoding", ["utf_16", "utf_16_le", "utf_16_be", "utf_8_sig", "cp1251"])
def test_cards_in_any_encoding(encoding: str) -> None:
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Петрова;Анна;;;\r\nFN:Анна Петрова\r\nEND:VCARD\r\n" * 3
    assert names(card.encode(encoding))[0] == "Анна Петрова"


def test_lines_folded_in_the_middle_of_a_letter_are_mended() -> None:
    card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zoë Núñez\r\nEND:VCARD\r\n".encode()
    place = card.index("ë".encode()) + 1
    assert names(card[:place] + b"\r\n " + card[place:]) == ["Zoë Núñez"]


def test_the_encoding_can_be_chosen() -> None:
    content = "Name,Mail\nJürgen,a@b.example\n".encode("mac_roman")
    mapping = {"display_name": "Name"}
    assert names(content, encoding="mac_roman", mapping=mapping) == ["Jürgen"]
    assert problem(content, encoding="utf_8", mapping=mapping).code == "wrong_encoding"
    assert problem(content, encoding="klingon").code == "unknown_encoding"


def test_a_file_over_the_limit_is_refused_unread() -> None:
    assert problem(bytes(MAX_FILE_BYTES + 1)).code == "file_too_large"


SEEDS = [books.file(name) for name in FORMAT_OF] + [
    connections(people(3)),
    books.zipped({"Connections.csv": connections(people(3))}),
    books.workbook({"x": [["First Name", "Last Name", "Connected On"], ["Ann", "Lee", "08 Jun 2019"]]}),
]


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    content = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(content)))
        content = content[:at] + draw(st.binary(max_size=12)) + content[at + draw(st.integers(0, 30)) :]
    return content


OPTIONS = st.fixed_dictionaries(
    {},
    optional={
        "format": st.sampled_from(FORMATS),
        "encoding": st.sampled_from(ENCODINGS),
        "mapping": st.just({"display_name": "Name"}),
    },
)


@settings(max_examples=250, deadline=None)
@given(damaged() | st.binary(max_size=200), OPTIONS)
def test_any_bytes_are_rows_or_a_problem(content: bytes, options: dict[str, Any]) -> None:
    with suppress(FileProblem):
        read_file(content, options)
    with suppress(FileProblem):
        columns_of(content, options)
