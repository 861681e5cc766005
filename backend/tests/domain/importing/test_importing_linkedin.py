"""LinkedIn's Connections.csv in the shapes people really have it."""

from datetime import date
from pathlib import Path

import pytest

from inroad.domain.importing import (
    LINKEDIN,
    MAPPED_CSV,
    Candidate,
    Reading,
    RowError,
    UnreadableError,
    detect,
    read,
)

FILES = Path(__file__).parent / "files"
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
GOOD = "Ann,Lee,https://www.linkedin.com/in/ann-lee,ann@harbor.example,Harbor,Editor,08 Jun 2019\n"


def people(reading: Reading) -> list[Candidate]:
    """The candidates of a reading, bad rows left out."""
    return [item for item in reading if isinstance(item, Candidate)]


def problems(reading: Reading) -> list[RowError]:
    """Every error of a reading, of rows and of fields, in file order."""
    return [error for item in reading for error in (item.errors if isinstance(item, Candidate) else (item,))]


def file_text(name: str, encoding: str = "utf-8") -> str:
    return (FILES / name).read_bytes().decode(encoding)


def test_todays_export_with_notes_quotes_newlines_and_names_of_the_world() -> None:
    text = file_text("linkedin_today.csv")
    found = detect(text)
    assert (found.format, found.header_line, found.delimiter) == (LINKEDIN, 4, ",")
    reading = read(text)
    ann, lukasz, soren, closed, yamada, madonna = people(reading)
    assert (ann.line, ann.given_name, ann.family_name, ann.display_name) == (5, "Ann", "Lee", "Ann Lee")
    assert (ann.organization, ann.headline) == ("Harbor, Lane & Sons", "Head of Partnerships")
    assert (ann.emails, ann.phones, ann.connected_on) == (("ann.lee@harbor.example",), (), date(2019, 6, 8))
    assert (ann.url, ann.key) == ("https://www.linkedin.com/in/ann-lee-1a2b", "linkedin:in/ann-lee-1a2b")
    assert ann.raw["Connected On"] == "08 Jun 2019"
    assert (lukasz.display_name, lukasz.emails) == ("Łukasz Święch", ())
    assert lukasz.headline == 'Founder, "the" Architect'
    assert (soren.line, soren.family_name, soren.organization) == (7, "Larsen, PhD", "Nordic Labs (Oslo)")
    assert soren.emails == ("Soren@Nordic.example",)
    assert soren.connected_on == date(2024, 2, 29)
    assert (yamada.line, yamada.display_name) == (10, "山田 太郎")
    assert not closed.accepted
    assert (closed.errors[0].line, closed.errors[0].column, closed.errors[0].code) == (
        9,
        "First Name",
        "missing_name",
    )
    assert madonna.accepted
    assert (madonna.given_name, madonna.family_name, madonna.display_name) == ("Madonna", "", "Madonna")
    assert [(w.code, w.column) for w in madonna.warnings] == [("one_part_name", "Last Name")]
    summary = reading.summary
    assert (summary.rows, summary.accepted, summary.rejected, summary.warned) == (6, 5, 1, 1)
    assert summary.error_codes == {"missing_name": 1}
    assert (summary.unknown_columns, summary.missing_fields, summary.truncated) == ((), (), False)


def test_an_older_export_without_url_and_with_month_first_dates() -> None:
    reading = read(file_text("linkedin_without_url.csv"))
    ben, clara = people(reading)
    assert (ben.url, ben.connected_on) == (None, date(2018, 3, 24))
    assert clara.connected_on == date(2018, 4, 5), "the first row shows the column is month first"
    assert reading.summary.missing_fields == ("url",)
    assert ben.key.startswith("row-sha256:")
    assert ben.key != clara.key


def test_a_file_saved_again_by_a_german_spreadsheet() -> None:
    reading = read(file_text("linkedin_german_excel.csv", "cp1252"))
    jurgen, zoe = people(reading)
    assert (reading.summary.format, reading.summary.delimiter) == (LINKEDIN, ";")
    assert (jurgen.display_name, jurgen.connected_on) == ("Jürgen Müller", date(2023, 3, 12))
    assert jurgen.url == "https://www.linkedin.com/in/juergen-mueller"
    assert (zoe.key, zoe.connected_on) == ("linkedin:in/zoe-gross", date(2022, 4, 5))


def test_any_table_through_the_users_mapping() -> None:
    text = file_text("address_book.csv")
    found = detect(text)
    assert found.format is None
    assert found.columns == ("Wie heißt sie", "Ort", "Post", "Firma", "Telefon"), "shown for mapping"
    mapping = {
        "display_name": "Wie heißt sie",
        "email": "post",
        "organization": "Firma",
        "phone": "Telefon",
    }
    reading = read(text, mapping=mapping)
    dora, formula = people(reading)
    assert reading.summary.format == MAPPED_CSV
    assert reading.summary.unknown_columns == ("Ort",)
    assert dora.emails == ("dora@alpine.example", "d.haas@home.example")
    assert (dora.display_name, dora.phones, dora.raw["Ort"]) == ("Dora Haas", ("+43 1 2345",), "Wien")
    assert (formula.display_name, formula.organization, formula.phones) == (
        '=HYPERLINK("x")',
        "@home",
        ("+43 316 99",),
    ), "the quote put before formulas is taken off again"


def test_a_mapping_overrides_and_can_leave_a_known_column_out() -> None:
    text = HEADER + GOOD
    [person] = people(read(text, mapping={"organization": "Position", "email": ""}))
    assert (person.organization, person.headline, person.emails) == ("Editor", "", ())


@pytest.mark.parametrize(
    ("mapping", "code"),
    [
        ({"first_name": "First Name"}, "unknown_field"),
        ({"given_name": "First Name", "family_name": "first name"}, "column_used_twice"),
        ({"given_name": "Rufname"}, "mapped_column_missing"),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused(mapping: dict[str, str], code: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(HEADER + GOOD, mapping=mapping)
    assert caught.value.error.code == code


def test_a_mapping_without_any_name_is_refused() -> None:
    with pytest.raises(UnreadableError) as caught:
        read("Mail,Town,Tel\na@b.example,Wien,1\n", mapping={"email": "Mail"})
    assert caught.value.error.code == "mapped_column_missing"


def test_formats_can_be_insisted_on() -> None:
    assert len(people(read(HEADER + GOOD, LINKEDIN))) == 1
    with pytest.raises(UnreadableError) as caught:
        read(HEADER + GOOD, "outlook")
    assert caught.value.error.code == "unknown_format"
    with pytest.raises(UnreadableError) as caught:
        read(HEADER + GOOD, MAPPED_CSV)
    assert caught.value.error.code == "mapping_missing"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_gives_the_same_rows_and_lines(end: str) -> None:
    text = ("Notes:\n\n" + HEADER + GOOD + "\n" + GOOD.replace("Ann", "Eve").replace("ann", "eve")).replace(
        "\n", end
    )
    reading = read(text)
    assert [(p.line, p.given_name) for p in people(reading)] == [(4, "Ann"), (6, "Eve")]
    assert reading.summary.blank == 1


def test_other_line_separators_stay_inside_their_value() -> None:
    [person] = people(read(HEADER + GOOD.replace("Harbor", "Har\u2028bor\x0bX\x85Y")))
    assert person.organization == "Har bor X Y"


def test_a_mark_and_a_delimiter_hint_above_the_header_do_no_harm() -> None:
    assert len(people(read("\ufeff" + HEADER + GOOD))) == 1
    text = ("sep=;\n" + HEADER + GOOD).replace(",", ";")
    assert len(people(read(text))) == 1


def test_unknown_columns_are_named_and_kept() -> None:
    text = HEADER.replace("\n", ",Mood,Mood\n") + GOOD.replace("\n", ",glad,sad\n")
    reading = read(text)
    [person] = people(reading)
    assert reading.summary.unknown_columns == ("Mood", "Mood (2)")
    assert (person.raw["Mood"], person.raw["Mood (2)"]) == ("glad", "sad")


def test_the_same_person_twice_is_said_with_the_first_line() -> None:
    twice = GOOD.replace("https://www.linkedin.com/in/ann-lee", "http://uk.linkedin.com/in/Ann-Lee/en?x=1")
    reading = read(HEADER + GOOD + twice)
    first, second = people(reading)
    assert first.key == second.key
    assert [(w.code, w.line) for w in second.warnings] == [("repeated_row", 3)]
    assert "line 2" in second.warnings[0].message
    assert (reading.summary.accepted, reading.summary.repeated) == (2, 1)


def test_the_same_file_gives_the_same_keys_again() -> None:
    text = file_text("linkedin_today.csv")
    assert [p.key for p in people(read(text))] == [p.key for p in people(read(text.replace("\r\n", "\n")))]


def test_a_decomposed_name_is_composed() -> None:
    [person] = people(read(HEADER + GOOD.replace("Lee", "Zoe\u0308")))
    assert person.family_name == "Zo\u00eb"


def test_problems_helper_sees_nothing_in_a_good_file() -> None:
    assert problems(read(HEADER + GOOD)) == []
