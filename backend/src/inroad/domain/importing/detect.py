"""What kind of file this is, told from its content alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from inroad.domain.importing.headers import (
    FIELDS,
    Header,
    MappingError,
    check_mapping,
    column_names,
    fingerprint,
    understand,
)
from inroad.domain.importing.model import MAX_COLUMNS, MONICA_JSON, VCARD, RowError, shorten
from inroad.domain.importing.suggest import suggest
from inroad.domain.importing.table import first_lines, split_line

DELIMITERS: Final = (",", ";", "\t", "|")
_HEADER_LINES: Final = 40
"""How far down a header is looked for; LinkedIn puts three or four lines of notes above it."""
_HOW: Final = (
    "Upload LinkedIn's Connections.csv (Settings → Data privacy → Get a copy of your data → Connections), or "
    "contacts from Google, Outlook, Thunderbird, Monica, a phone (vCard) or a spreadsheet."
)
_LEAST_COLUMNS: Final = 2
_NAMES: Final = frozenset({"given_name", "family_name", "display_name"})
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
    (re.compile(r"BEGIN:VCALENDAR\b", re.IGNORECASE), "calendar", "This is a calendar file, not contacts."),
    (re.compile(r"\{\\rtf"), "rtf", "This is a rich-text document. Save the table in it as CSV."),
)
_CARD: Final = re.compile(r"[\ufeff\s]*BEGIN[ \t]*:[ \t]*VCARD\b", re.IGNORECASE)
_JSON: Final = re.compile(r"[\ufeff\s]*(?:\{\s*[\"}]|\[\s*[{\[\"\]])")


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

    @property
    def suggested_fields(self) -> dict[str, str]:
        """A mapping that probably fits; what is known, or else guessed from the column names."""
        known = {name: column for name, column in self.fields.items() if name in FIELDS}
        return known or suggest(self.columns)

    @property
    def fingerprint(self) -> str:
        """What a mapping for this header may be remembered by; empty without columns."""
        return fingerprint(self.columns) if self.columns else ""


def recognise_other(head: bytes) -> RowError | None:
    """The error for a file that is no text table at all, or None. Needs the first few KiB of the file.

    For the bytes as they come in, before they are decoded: PDF, pictures, archives, Office files, HTML.
    """
    if not head.strip(b" \t\r\n\0\xef\xbb\xbf"):
        return _empty()
    for magic, code, message in _BINARY:
        if head.startswith(magic):
            return _refusal(code, message)
    if head.startswith(b"PK\x03\x04"):
        if b"word/" in head and b"xl/" not in head:
            return _refusal("document", "This is a Word document, not a table of contacts.")
        if b"mimetypeapplication/vnd.oasis" in head:
            return _refusal(
                "spreadsheet", "This is an OpenDocument file. Save its table as CSV or Excel (.xlsx)."
            )
        return None
    return _other_text(head[:4096].decode("latin-1").lstrip("ï»¿"))


def detect(text: str, mapping: Mapping[str, str] | None = None, format: str | None = None) -> Detection:
    """Which format the text is in and where its header stands; never raises.

    `mapping` is {our field: column name}, for headers we do not know by ourselves. `format` insists on one of
    the tables we know. Cards and JSON have no header; of JSON only the outside is looked at.
    """
    text_head = text[:4096].lstrip("\ufeff \t\r\n\0")
    if not text_head and not text.strip("\ufeff \t\r\n\0"):
        return Detection(None, _empty())
    if format == VCARD or (format is None and _CARD.match(text)):
        return Detection(VCARD, None)
    if format == MONICA_JSON or (format is None and _JSON.match(text)):
        return Detection(MONICA_JSON, None)
    other = _other_text(text_head)
    if other is not None:
        return Detection(None, other)
    lines = (
        (number, _cells(line.lstrip("\ufeff") if number == 1 else line, bool(mapping)), end)
        for number, line, end in first_lines(text, _HEADER_LINES)
    )
    found = _find_header(lines, mapping, format)
    if found.header is not None and _NOT_BLANK.search(text, found.start) is None:
        return _no_rows(found)
    return found


def detect_cells(
    cells: Sequence[Sequence[str]], mapping: Mapping[str, str] | None = None, format: str | None = None
) -> Detection:
    """The same for a spreadsheet; `start` is the index of the first row of data."""
    rows = ((number, [("", row)], number) for number, row in enumerate(cells[:_HEADER_LINES], start=1))
    found = _find_header(rows, mapping, format)
    if found.header is not None and not any(any(map(str.strip, row)) for row in cells[found.start :]):
        return _no_rows(found)
    if found.problem is not None and not any(any(map(str.strip, row)) for row in cells):
        return Detection(None, _empty())
    return found


def _cells(line: str, mapped: bool) -> list[tuple[str, Sequence[str]]]:
    """The line split by each delimiter that is in it; the comma always when a mapping may name one column."""
    return [
        (delimiter, split_line(line, delimiter))
        for delimiter in DELIMITERS
        if delimiter in line or (mapped and delimiter == ",")
    ]


def _find_header(
    lines: Iterable[tuple[int, Sequence[tuple[str, Sequence[str]]], int]],
    mapping: Mapping[str, str] | None,
    format: str | None,
) -> Detection:
    """The first line that reads as a header. Each comes as (number, [(delimiter, cells)], where it ends)."""
    try:
        check_mapping(mapping or {})
    except MappingError as error:
        return Detection(None, RowError(1, None, error.code, str(error)))
    best, most = Detection(None, None), (0, 0)
    for number, splits, end in lines:
        for delimiter, cells in splits:
            if len(cells) > MAX_COLUMNS and any(map(str.strip, cells[MAX_COLUMNS:])):
                return Detection(None, _too_wide(number, len(cells)))
            columns = column_names(cells[:MAX_COLUMNS])
            header = understand(columns, mapping, format)
            if header is not None:
                return Detection(header.format, None, header, columns, delimiter, number, end)
            score = (len(suggest(columns)), sum(1 for cell in cells if cell.strip()))
            if score[1] >= _LEAST_COLUMNS and score > most:
                most = score
                best = Detection(None, None, None, columns, delimiter, number, end)
    problem = _no_header(best, mapping, format)
    return Detection(None, problem, None, best.columns, best.delimiter, best.header_line, best.start)


def _no_rows(found: Detection) -> Detection:
    message = "The file has a header and no rows below it. Export again, or add a row."
    problem = RowError(found.header_line, None, "no_rows", message)
    return replace(found, format=None, problem=problem)


def _too_wide(line: int, count: int) -> RowError:
    message = (
        f"The line has {count:,} columns, a table of contacts at most {MAX_COLUMNS}. Is it the file meant?"
    )
    return RowError(line, None, "too_many_columns", message)


def _no_header(best: Detection, mapping: Mapping[str, str] | None, format: str | None) -> RowError:
    line, seen = best.header_line or 1, shorten(", ".join(best.columns))
    if format is not None and not mapping:
        message = f"The header is not one of {format}. Leave the format to be found, or map the columns."
        return RowError(line, None, "format_mismatch", message, seen)
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
    if _NAMES & suggest(best.columns).keys():
        message = (
            "No program known here writes this header. Say which column holds which field; a mapping that "
            "probably fits is suggested."
        )
        return RowError(line, None, "mapping_missing", message, seen)
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
