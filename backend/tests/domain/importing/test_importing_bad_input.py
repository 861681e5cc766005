"""Wrong files and broken rows: each is said with its place, and spoils only itself."""

import csv
import io
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroad.domain.importing import (
    MAX_VALUE_BYTES,
    Candidate,
    RowError,
    UnreadableError,
    detect,
    read,
    recognise_other,
)

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def row(number: int, **changes: str) -> str:
    """One good row, with some of its values replaced (already quoted where they need it)."""
    values = {
        "given": f"Ann{number}",
        "family": "Lee",
        "url": f"https://www.linkedin.com/in/ann-{number}",
        "email": f"ann{number}@harbor.example",
        "company": "Harbor",
        "position": "Editor",
        "on": "08 Jun 2019",
    } | changes
    return ",".join(values.values()) + "\n"


def split(text: str) -> tuple[list[Candidate], list[RowError]]:
    """(accepted candidates, all errors) of one reading."""
    good: list[Candidate] = []
    bad: list[RowError] = []
    for item in read(text):
        if isinstance(item, RowError):
            bad.append(item)
        elif item.errors:
            bad.extend(item.errors)
        else:
            good.append(item)
    return good, bad


@pytest.mark.parametrize(
    ("head", "code"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "wrong_file_pdf"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "wrong_file_image"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "wrong_file_image"),
        (b"GIF89a", "wrong_file_image"),
        (b"PK\x03\x04\x14\0\0\0[Content_Types].xml...word/document.xml", "wrong_file_document"),
        (b"PK\x03\x04\x14\0\0\0\0mimetypeapplication/vnd.oasis.opendocument", "wrong_file_spreadsheet"),
        (b"\x1f\x8b\x08\0", "wrong_file_compressed"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "wrong_file_spreadsheet"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html><html>", "wrong_file_html"),
        (b"<HTML><body>Sign in", "wrong_file_html"),
        (b"", "empty_file"),
        (b"\xef\xbb\xbf \r\n\0", "empty_file"),
    ],
)
def test_a_file_that_is_no_table_is_recognised_by_its_bytes(head: bytes, code: str) -> None:
    error = recognise_other(head)
    assert error is not None
    assert (error.line, error.column, error.code) == (1, None, code)
    assert "Connections.csv" in error.message


def test_a_table_is_not_taken_for_another_file() -> None:
    assert recognise_other((HEADER + row(1)).encode()) is None
    assert recognise_other("Notes:\n".encode("utf-16")) is None
    for head in (b"BEGIN:VCARD\r\nVERSION:3.0", b'{"account": {}}', b"PK\x03\x04\x14\0\0\0Connections.csv"):
        assert recognise_other(head) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty_file"),
        (" \r\n\ufeff", "empty_file"),
        ("<html><body>Sign in</body></html>", "wrong_file_html"),
        ("<?xml version='1.0'?><contacts/>", "wrong_file_xml"),
        (row(1) + row(2), "header_missing"),
        ("Dear all,\n\nhow are you?\n", "header_missing"),
        ("First Name,Last Name,Mood\nAnn,Lee,glad\n", "mapping_missing"),
        (HEADER, "no_rows"),
        ("Notes:\n\n" + HEADER + "\n,,,,,,\n", "no_rows"),
    ],
)
def test_a_useless_file_is_refused_as_a_whole(text: str, code: str) -> None:
    found = detect(text)
    assert found.format is None
    assert found.problem is not None
    assert found.problem.code == code
    with pytest.raises(UnreadableError) as caught:
        read(text)
    assert caught.value.error == found.problem


@pytest.mark.parametrize(
    ("changes", "column", "code", "value", "advice"),
    [
        ({"given": "", "family": ""}, "First Name", "missing_name", "", "Last Name"),
        ({"given": "-", "family": "."}, "First Name", "missing_name", "- .", "Fill in"),
        ({"email": "ann@harbor"}, "Email Address", "invalid_email", "ann@harbor", "name@example.org"),
        ({"email": "ann.harbor.example"}, "Email Address", "invalid_email", "ann.harbor.example", "empty"),
        ({"email": "a b@harbor.example"}, "Email Address", "invalid_email", "a b@harbor.example", "empty"),
        ({"on": "30 Feb 2020"}, "Connected On", "invalid_date", "30 Feb 2020", "08 Jun 2019"),
        ({"on": "last June"}, "Connected On", "invalid_date", "last June", "2019-06-08"),
        ({"on": "13/13/2020"}, "Connected On", "invalid_date", "13/13/2020", "2019-06-08"),
        ({"on": "03/04/2020"}, "Connected On", "ambiguous_date", "03/04/2020", "dmy"),
        ({"url": "javascript:alert(1)"}, "URL", "invalid_url", "javascript:alert(1)", "linkedin.com/in/"),
        ({"url": "ann-lee"}, "URL", "invalid_url", "ann-lee", "https://"),
        ({"company": "Har\0bor"}, "Company", "nul_character", "Har�bor", "Delete"),
        ({"company": "x" * 8193}, "Company", "value_too_long", "x" * 79 + "…", "8 KiB"),
        ({"company": "é" * 4097}, "Company", "value_too_long", "é" * 79 + "…", "8 KiB"),
        ({"company": "x" * 140_000}, None, "value_too_long", None, "8 KiB"),
        ({"company": "x" * 300_000}, None, "line_too_long", None, "line end"),
        ({"company": "Harbor, Ltd"}, None, "too_many_columns", None, "comma"),
        ({"company": '"Harbor" Ltd'}, None, "misplaced_quote", None, "twice"),
        ({"company": '"Harbor'}, "Company", "unclosed_quote", None, "closing quote"),
    ],
)
def test_a_bad_row_says_where_what_and_how_and_its_neighbours_come_through(
    changes: dict[str, str], column: str | None, code: str, value: str | None, advice: str
) -> None:
    good, bad = split("Notes:\n" + HEADER + row(1) + row(2, **changes) + row(3))
    assert [p.line for p in good] == [3, 5]
    [error] = bad
    assert (error.line, error.column, error.code) == (4, column, code)
    assert advice in error.message
    if column:
        assert error.code == "unclosed_quote" or column in error.message
    if value is not None:
        assert error.value == value
    assert len(error.value) <= 80


def test_a_value_of_exactly_the_limit_is_taken() -> None:
    good, bad = split(HEADER + row(1, company="x" * MAX_VALUE_BYTES))
    assert (len(good), bad) == (1, [])


def test_too_few_values_are_told_with_both_counts() -> None:
    good, [error] = split(HEADER + "Ann,Lee,x\n" + row(1))
    assert len(good) == 1
    assert (error.line, error.code) == (2, "too_few_columns")
    assert "3 values" in error.message
    assert "7 columns" in error.message


def test_empty_values_beyond_the_header_are_dropped() -> None:
    good, bad = split(HEADER + row(1).replace("\n", ",,  \n"))
    assert (len(good), bad) == (1, [])


def test_an_open_quote_swallows_no_good_row() -> None:
    middle = "".join(row(n, company='"Harbor, Ltd"') for n in range(2, 60))
    good, bad = split(HEADER + row(1, family='"Lee') + middle)
    assert len(good) == 58
    assert [(e.line, e.column, e.code) for e in bad] == [(2, "Last Name", "unclosed_quote")]


def test_an_open_quote_in_the_last_row_is_found() -> None:
    good, [error] = split(HEADER + row(1) + row(2, on='"08 Jun 2019').rstrip())
    assert [p.line for p in good] == [2]
    assert (error.line, error.column, error.code) == (3, "Connected On", "unclosed_quote")


def test_three_bad_rows_of_a_hundred_leave_ninety_seven() -> None:
    changes = {7: {"given": "", "family": ""}, 50: {"email": "nobody"}, 93: {"on": "yesterday"}}
    reading = read(HEADER + "".join(row(n, **changes.get(n, {})) for n in range(1, 101)))
    rejected = [item for item in reading if isinstance(item, RowError) or not item.accepted]
    assert [item.line for item in rejected] == [8, 51, 94]
    summary = reading.summary
    assert (summary.rows, summary.accepted, summary.rejected) == (100, 97, 3)
    assert summary.error_codes == {"missing_name": 1, "invalid_email": 1, "invalid_date": 1}


def test_a_bad_field_is_left_out_and_the_others_stay_readable() -> None:
    [item] = list(read(HEADER + row(1, email="nobody", on="never")))
    assert isinstance(item, Candidate)
    assert (item.display_name, item.emails, item.connected_on) == ("Ann1 Lee", (), None)
    assert [e.column for e in item.errors] == ["Email Address", "Connected On"]
    assert item.raw["Email Address"] == "nobody"


def test_contradicting_dates_are_not_guessed() -> None:
    text = HEADER + row(1, on="03/04/2020") + row(2, on="25/12/2020") + row(3, on="12/25/2020")
    good, bad = split(text)
    assert [p.line for p in good] == [3, 4], "these two can only be read one way"
    assert [(e.line, e.code) for e in bad] == [(2, "ambiguous_date")]


def test_the_users_date_order_settles_it() -> None:
    text = HEADER + row(1, on="03/04/2020")
    dates = {}
    for order in ("dmy", "mdy"):
        [item] = list(read(text, date_order=order))
        assert isinstance(item, Candidate)
        dates[order] = str(item.connected_on)
    assert dates == {"dmy": "2020-04-03", "mdy": "2020-03-04"}


def test_reading_stops_at_the_row_limit_and_says_so() -> None:
    reading = read(HEADER + "".join(row(n) for n in range(12)), max_rows=10)
    items = list(reading)
    assert len(items) == 11
    last = items[-1]
    assert isinstance(last, RowError)
    assert (last.line, last.code) == (12, "too_many_rows")
    summary = reading.summary
    assert (summary.rows, summary.accepted, summary.rejected, summary.truncated) == (10, 10, 0, True)


def test_exactly_the_row_limit_is_no_error() -> None:
    reading = read(HEADER + "".join(row(n) for n in range(10)), max_rows=10)
    assert len(list(reading)) == 10
    assert not reading.summary.truncated


def test_an_unreadable_character_is_a_warning_with_its_column() -> None:
    [item] = list(read(HEADER + row(1, family="M�ller")))
    assert isinstance(item, Candidate)
    assert item.accepted
    assert [(w.code, w.column) for w in item.warnings] == [("unreadable_character", "Last Name")]


def test_hostile_quotes_cost_linear_time() -> None:
    line = 'a",",,,,,,x\n'  # opens a quote when read afresh, and again when read inside one
    started = time.process_time()
    good, bad = split(HEADER + line * 20_000)
    assert not good
    assert len(bad) == 20_000
    assert time.process_time() - started < 20


@given(st.text(alphabet='",;\t\r\n\0aé \ufeff', max_size=60))
def test_any_text_is_read_or_refused_and_a_good_row_above_survives(rest: str) -> None:
    text = HEADER + row(1) + rest
    items = list(read(text))
    assert isinstance(items[0], Candidate)
    assert items[0].accepted
    lines = len(text) + 1
    assert all(1 <= item.line <= lines for item in items)
    assert [item.line for item in items] == sorted(item.line for item in items)


@given(st.lists(st.text(alphabet=st.characters(codec="utf-8"), max_size=20), min_size=7, max_size=7))
def test_what_a_csv_writer_wrote_is_read_back_value_for_value(values: list[str]) -> None:
    out = io.StringIO()
    csv.writer(out).writerow(values)
    reading = read(HEADER + row(1) + out.getvalue())
    items = list(reading)
    if not any(v.strip() for v in values):
        assert len(items) == 1
        assert reading.summary.blank == 1
    elif any("\0" in v for v in values):
        assert isinstance(items[1], RowError)
        assert items[1].code == "nul_character"
    else:
        assert len(items) == 2
        assert isinstance(items[1], Candidate)
        assert list(items[1].raw.values()) == values
