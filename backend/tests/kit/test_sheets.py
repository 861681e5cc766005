"""Workbooks from strangers."""

import datetime
import io
import re
import zipfile

import pytest
import xlsxwriter
from tests.factories.books import workbook, zipped

from inroad.kit.archives import Archive
from inroad.kit.sheets import Sheet, SheetError, is_workbook, read_sheets


def sheets(content: bytes) -> list[Sheet]:
    archive = Archive(content)
    assert is_workbook(archive)
    return read_sheets(content, archive, 1_000)


def altered(content: bytes, old: bytes, new: bytes) -> bytes:
    """The workbook with the XML of its sheets changed."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    changed = {name: data.replace(old, new) if "/sheet" in name else data for name, data in files.items()}
    assert changed != files
    return zipped(changed)


def test_values_read_as_people_see_them() -> None:
    day = datetime.date(2019, 6, 8)
    at = datetime.datetime.combine(day, datetime.time(14, 30))
    [sheet] = sheets(
        workbook({"People": [["Name", "n"], ["Ann", day], ["", at], ["", 441234567890], [True, 1.5]]})
    )
    assert sheet.rows == [
        ["Name", "n"],
        ["Ann", "2019-06-08"],
        ["", "2019-06-08 14:30:00"],
        ["", "441234567890"],
        ["TRUE", "1.5"],
    ]


def test_formulas_give_their_last_value_and_merged_cells_repeat_downwards() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.merge_range("A1:C1", "My contacts")
    sheet.write_row("A2", ["Name", "Company", "Key"])
    sheet.write_row("A3", ["Ann"])
    sheet.write_row("A4", ["Bo"])
    sheet.merge_range("B3:B4", "Harbor")
    sheet.write_formula("C3", '=HYPERLINK("x")', None, "seen")
    book.close()
    [found] = sheets(out.getvalue())
    assert found.rows == [
        ["My contacts", "", ""],
        ["Name", "Company", "Key"],
        ["Ann", "Harbor", "seen"],
        ["Bo", "Harbor", ""],
    ]


def test_hidden_and_empty_sheets_are_left_out() -> None:
    content = workbook({"Notes": [], "Old": [["x"]], "New": [["y"]]}, hidden=["Old"])
    assert [(sheet.name, sheet.rows) for sheet in sheets(content)] == [("New", [["y"]])]


def test_a_cell_far_out_is_refused_before_memory_is_taken() -> None:
    small = workbook({"People": [["Name"], ["Ann"]]})
    for far in (b'r="XFD1048576"', b"r='XFD1048576'", b't="s" r="ZZ900000"'):
        with pytest.raises(SheetError) as caught:
            sheets(altered(small, b'r="A2" t="s"' if b"t=" in far else b'r="A2"', far))
        assert caught.value.code == "sheet_too_large"


def test_damage_is_said_as_such() -> None:
    small = workbook({"People": [["Name"], ["Ann"]]})
    with pytest.raises(SheetError) as caught:
        sheets(altered(small, b"<sheetData>", b"<sheetData><row><c></row>"))
    assert caught.value.code == "damaged_workbook"
    with pytest.raises(SheetError) as caught:
        sheets(zipped({"xl/workbook.xml": b"<nothing/>"}))
    assert re.search(r"Excel", str(caught.value))
