"""What kind of file this is, told from its content alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from inroad.domain.importing.headers import Header, MappingError, check_mapping, column_names, understand
from inroad.domain.importing.model import RowError, shorten
from inroad.domain.importing.table import first_lines, split_line

DELIMITERS: Final = (",", ";", "\t", "|")
_HEADER_LINES: Final = 40
"""How far down a header is looked for; LinkedIn puts three or four lines of notes above it."""
_HOW: Final = (
    "Upload the Connections.csv from LinkedIn: Settings → Data privacy → Get a copy of your data → "
    "Connections."
)
_NOT_BLANK: Final = re.compile(r"[^\s,;|\"]")

_BINARY: Final[tuple[tuple[bytes, str, str], ...]] = (
    (b"%PDF-", "pdf", "This is a PDF document, not a table of contacts."),
    (b"\x89PNG\r\n", "image", "This is a PNG picture, not a table of contacts."),
    (b"\xff\xd8\xff", "image", "This is a JPEG picture, not a table of contacts."),
    (b"GIF8", "image", "This is a GIF picture, not a table of contacts."),
    (b"\x1f\x8b", "compressed", "This is a gzip archive. Unpack it and upload the CSV file inside."),
    (
        b"7z\xbc\xaf\x27\x1c",
        "compressed",
        "This is a 7-Zip archive. Unpack it and upload the CSV file inside.",
    ),
    (b"Rar!\x1a\x07", "compressed", "This is a RAR archive. Unpack it and upload the CSV file inside."),
    (b"SQLite format 3\0", "database", "This is a SQLite database, not a table of contacts."),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "spreadsheet",
        "This is an old Office file (.xls or .doc). Open it and save it as “CSV UTF-8”.",
    ),
)
_TEXTUAL: Final[tuple[tuple[re.Pattern[str], str, str], ...]] = (
    (
        re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE),
        "html",
        "This is a web page, perhaps a sign-in page saved instead of the file.",
    ),
    (re.compile(r"<\?xml\b|<svg\b", re.IGNORECASE), "xml", "This is an XML file, not a table of contacts."),
    (re.compile(r"BEGIN:VCARD\b", re.IGNORECASE), "vcard", "This is a vCard file, not a CSV table."),
    (re.compile(r"BEGIN:VCALENDAR\b", re.IGNORECASE), "calendar", "This is a calendar file, not contacts."),
    (re.compile(r"\{\\rtf"), "rtf", "This is a rich-text document. Save the table in it as CSV."),
    (re.compile(r"\{\s*\"|\[\s*[{\[\"\]]"), "json", "This is a JSON file, not a CSV table."),
)


@dataclass(frozen=True, slots=True)
class Detection:
    """What was found. `format` is None exactly when `problem` says why.

    `columns` are the header's names; without a format, those of the line that looks most like a header, so
    that the user can map them. `fields` is our field → column name. `start` is the position in the text
    where data begin, `header_line` the header's physical line (0: none).
    """

    format: str | None
    problem: RowError | None
    header: Header | None = None
    columns: tuple[str, ...] = ()
    delimiter: str = ","
    header_line: int = 0
    start: int = 0

    @property
    def fields(self) -> dict[str, str]:
        """Our field → the file's column name."""
        return self.header.fields if self.header else {}


def recognise_other(head: bytes) -> RowError | None:
    """The error for a file that is no text table at all, or None. Needs the first few KiB of the file.

    For the bytes as they come in, before they are decoded: PDF, pictures, archives, Office files, HTML.
    """
    if not head.strip(b" \t\r\n\0\xef\xbb\xbf"):
        return _empty()
    for magic, code, message in _BINARY:
        if head.startswith(magic):
            return _refusal(code, message)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        if b"xl/" in head:
            return _refusal("spreadsheet", "This is an Excel workbook. Open it and save it as “CSV UTF-8”.")
        if b"word/" in head:
            return _refusal("document", "This is a Word document, not a table of contacts.")
        if b"[Content_Types].xml" in head or b"mimetypeapplication/vnd.oasis" in head:
            return _refusal("spreadsheet", "This is an Office file. Save its table as “CSV UTF-8”.")
        return _refusal("compressed", "This is a zip archive. Unpack it and upload Connections.csv from it.")
    return _other_text(head[:4096].decode("latin-1").lstrip("ï»¿"))


def detect(text: str, mapping: Mapping[str, str] | None = None) -> Detection:
    """Which format the text is in and where its header stands; never raises.

    `mapping` is {our field: column name}, for headers we do not know by ourselves.
    """
    text_head = text[:4096].lstrip("\ufeff \t\r\n\0")
    if not text_head and not text.strip("\ufeff \t\r\n\0"):
        return Detection(None, _empty())
    other = _other_text(text_head)
    if other is not None:
        return Detection(None, other)
    try:
        check_mapping(mapping or {})
    except MappingError as error:
        return Detection(None, RowError(1, None, error.code, str(error)))
    best = Detection(None, None)
    for number, line, end in first_lines(text, _HEADER_LINES):
        found = _header_in(line.lstrip("\ufeff") if number == 1 else line, mapping)
        if found is None:
            continue
        delimiter, columns, header = found
        if header is None:
            if len(columns) > max(2, len(best.columns)):
                best = Detection(None, None, None, columns, delimiter, number, end)
            continue
        problem = None
        if _NOT_BLANK.search(text, end) is None:
            problem = RowError(
                number,
                None,
                "no_rows",
                "The file has a header and no rows below it. Export again, or add a row.",
            )
        chosen = None if problem else header.format
        return Detection(chosen, problem, header, columns, delimiter, number, end)
    problem = _no_header(best, mapping)
    return Detection(None, problem, None, best.columns, best.delimiter, best.header_line, best.start)


def _header_in(
    line: str, mapping: Mapping[str, str] | None
) -> tuple[str, tuple[str, ...], Header | None] | None:
    """The line split by the delimiter under which it reads best as a header; None for a line of text."""
    best: tuple[str, tuple[str, ...], Header | None] | None = None
    for delimiter in DELIMITERS:
        if delimiter not in line and not (mapping and delimiter == ","):
            continue
        cells = split_line(line, delimiter)
        columns = column_names(cells)
        header = understand(columns, mapping)
        if header is not None:
            return delimiter, columns, header
        if sum(1 for cell in cells if cell.strip()) >= 3 and (best is None or len(columns) > len(best[1])):
            best = delimiter, columns, None
    return best


def _no_header(best: Detection, mapping: Mapping[str, str] | None) -> RowError:
    line, seen = best.header_line or 1, shorten(", ".join(best.columns))
    if mapping:
        wanted = ", ".join(f"“{c[:80]}”" for c in mapping.values() if c) or "a name column"
        return RowError(
            line,
            None,
            "mapped_column_missing",
            f"No line of the file has {wanted} together. Map given_name, family_name or display_name to a "
            "column, and write each column's name as the file has it.",
            seen,
        )
    return RowError(
        line,
        None,
        "header_missing",
        "No header was found. LinkedIn's reads: First Name, Last Name, URL, Email Address, Company, "
        "Position, Connected On. Put that line above the rows, or say which column holds which field. "
        + _HOW,
        seen,
    )


def _other_text(head: str) -> RowError | None:
    start = head.lstrip()
    for pattern, code, message in _TEXTUAL:
        if pattern.match(start):
            return _refusal(code, message)
    return None


def _refusal(code: str, message: str) -> RowError:
    return RowError(1, None, f"wrong_file_{code}", f"{message} {_HOW}")


def _empty() -> RowError:
    return RowError(1, None, "empty_file", f"The file is empty. {_HOW}")
