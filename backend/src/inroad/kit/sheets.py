"""Excel workbooks → rows of text: values as last calculated; formulas, macros and links stay unread."""

import datetime
import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import python_calamine as calamine

from inroad.kit.archives import Archive

MAX_CELLS = 4_000_000
"""Most cells of a sheet, empty ones between filled ones included: each takes memory."""
MAX_COLUMNS = 2_000
MAX_CELL_CHARS = 32_767
_CELL = re.compile(rb"""<(?:\w{1,10}:)?c\s[^>]{0,200}?\br\s?=\s?["']([A-Za-z]{1,3})(\d{1,7})["']""")
_MAX_SHEET_BYTES = 100 * 2**20
_MAX_MERGED = 2_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet's rows, top to bottom, each as wide as the widest; `name` as the workbook calls it."""

    name: str
    rows: list[list[str]]


class SheetError(ValueError):
    """The workbook is refused; `code` says why, the text what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def is_workbook(archive: Archive) -> bool:
    """Whether the zip is an Excel workbook."""
    return archive.find("xl/workbook.xml") is not None


def read_sheets(content: bytes, archive: Archive, most_rows: int) -> list[Sheet]:
    """The visible sheets with anything in them, in their order; all of them when none is visible.

    Dates read as 2019-06-08, whole numbers without a point, and a cell merged downwards is repeated in each
    row it covers. Rows beyond `most_rows` + 100 are left out. Raises SheetError, ArchiveError.
    """
    _measure(archive)
    try:
        book = calamine.CalamineWorkbook.from_filelike(BytesIO(content))
        metadata = book.sheets_metadata
        shown = [each.name for each in metadata if each.visible == calamine.SheetVisibleEnum.Visible]
        names = shown or [each.name for each in metadata]
        sheets = [_sheet(book, name, most_rows + 100) for name in names[:50]]
    except calamine.PasswordError:
        raise SheetError(
            "archive_encrypted", "The workbook is locked with a password. Save it without."
        ) from None
    except (calamine.CalamineError, OSError, ValueError, OverflowError):
        raise _damaged() from None
    except BaseException as error:  # what is written in Rust ends in an exception that is no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise _damaged() from None
    return [sheet for sheet in sheets if sheet.rows]


def _damaged() -> SheetError:
    return SheetError("damaged_workbook", "The workbook cannot be read. Open it in Excel and save it again.")


def _measure(archive: Archive) -> None:
    """Refuses sheets that would take too much memory: two filled cells far apart make millions between.

    Every file is looked at, for a workbook may keep its sheets under any name.
    """
    for entry in archive.entries:
        content = archive.read(entry, _MAX_SHEET_BYTES)
        columns = rows = 0
        for match in _CELL.finditer(content):
            column = 0
            for letter in match[1].upper():
                column = column * 26 + letter - 64
            columns, rows = max(columns, column), max(rows, int(match[2]))
        if columns > MAX_COLUMNS or columns * rows > MAX_CELLS:
            message = (
                f"A sheet reaches over {columns:,} columns and {rows:,} rows. Copy the contacts into a new "
                "sheet; a stray cell far out makes it so large."
            )
            raise SheetError("sheet_too_large", message)


def _sheet(book: Any, name: str, most_rows: int) -> Sheet:
    sheet = book.get_sheet_by_name(name)
    rows = [[_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False, nrows=most_rows)]
    for (top, left), (bottom, _right) in (sheet.merged_cell_ranges or ())[:_MAX_MERGED]:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        for row in rows[top + 1 : min(bottom, top + _MAX_MERGED) + 1]:
            row[left] = rows[top][left]
    while rows and not any(rows[-1]):
        rows.pop()
    return Sheet(name, rows)


def _text(cell: Any) -> str:
    if isinstance(cell, str):
        return cell[:MAX_CELL_CHARS]
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat() if cell.time() == datetime.time() else cell.isoformat(sep=" ")
    if isinstance(cell, datetime.date | datetime.time):
        return cell.isoformat()
    return str(cell)
