"""From a decoded file to candidates, one row at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from inroad.domain.importing.dates import column_order
from inroad.domain.importing.detect import Detection, detect
from inroad.domain.importing.headers import Header
from inroad.domain.importing.model import (
    FORMATS,
    MAX_ROWS,
    MAX_VALUE_BYTES,
    Candidate,
    DateOrder,
    RowError,
    Summary,
    UnreadableError,
    shorten,
)
from inroad.domain.importing.person import PersonReader
from inroad.domain.importing.table import Broken, Row, rows

_BROKEN: Final = {
    "unclosed_quote": "A double quote is opened here and never closed. Add the closing quote; a quote inside "
    "the text is written twice.",
    "misplaced_quote": "Text follows a closing double quote. A quote inside the text is written twice.",
    "too_few_columns": "The row has {found} values, the header {width} columns. Add the missing values; an "
    "empty one still needs its delimiter.",
    "too_many_columns": "The row has {found} values, the header {width} columns. A value with {delimiter} in "
    "it must stand in double quotes.",
    "value_too_long": f"A value is longer than {MAX_VALUE_BYTES // 1024} KiB. Shorten it.",
    "line_too_long": "The line is too long to be a row of contacts. Is a line end missing?",
}
_DELIMITERS: Final = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a bar"}


def read(
    text: str,
    format: str | None = None,
    mapping: Mapping[str, str] | None = None,
    date_order: DateOrder | None = None,
    max_rows: int = MAX_ROWS,
) -> Reading:
    """A reading of the text, to be iterated once.

    `format` (one of `FORMATS`) insists on a format instead of taking the detected one; `mapping` is
    {our field: column name}; `date_order` settles `03/04/2019`. Raises `UnreadableError` when the file as a
    whole is of no use: empty, something else, no header, no rows, a mapping that does not fit.
    """
    if format is not None and format not in FORMATS:
        message = f"There is no such format. Use one of: {', '.join(FORMATS)}."
        raise UnreadableError(RowError(1, None, "unknown_format", message, shorten(format)))
    found = detect(text, mapping)
    if found.problem is not None:
        raise UnreadableError(found.problem)
    if found.header is None:  # never without a problem; the type does not say so
        raise AssertionError("detection without header and without problem")
    if format is not None and format != found.format and not mapping:
        message = "Say which column holds which field, or leave the format to be found from the content."
        raise UnreadableError(RowError(found.header_line, None, "mapping_missing", message))
    return Reading(text, found, found.header, date_order, max_rows)


class Reading(Iterator["Candidate | RowError"]):
    """Candidates, and errors for rows that gave none, in file order; `summary` fills as it goes."""

    def __init__(
        self, text: str, found: Detection, header: Header, date_order: DateOrder | None, max_rows: int
    ) -> None:
        self._text, self._found, self._header = text, found, header
        self._max_rows = max_rows
        self._first_lines: dict[str, int] = {}
        self.summary = Summary(
            format=header.format,
            delimiter=found.delimiter,
            header_line=found.header_line,
            columns=header.columns,
            fields=header.fields,
            unknown_columns=header.unknown,
            missing_fields=header.missing,
            date_order=date_order,
        )
        self._people = PersonReader(header, date_order, self._column_order)
        self._items = self._read()

    def __next__(self) -> Candidate | RowError:
        return next(self._items)

    def _rows(self) -> Iterator[Row | Broken]:
        found = self._found
        width = len(self._header.columns)
        return rows(self._text, found.start, found.header_line + 1, found.delimiter, width)

    def _read(self) -> Iterator[Candidate | RowError]:
        summary = self.summary
        for row in self._rows():
            if isinstance(row, Row) and not any(map(str.strip, row.values)):
                summary.blank += 1
            elif summary.rows == self._max_rows:
                summary.truncated = True
                message = (
                    f"The file has more than {self._max_rows:,} rows; reading stopped here. Split the file."
                )
                yield self._counted(RowError(row.line, None, "too_many_rows", message))
                return
            else:
                summary.rows += 1
                yield self._counted(self._broken(row) if isinstance(row, Broken) else self._person(row))

    def _counted(self, item: Candidate | RowError) -> Candidate | RowError:
        summary, codes = self.summary, self.summary.error_codes
        errors = item.errors if isinstance(item, Candidate) else (item,)
        for error in errors:
            codes[error.code] = codes.get(error.code, 0) + 1
        summary.accepted += not errors
        summary.rejected += bool(errors) and not summary.truncated
        summary.warned += isinstance(item, Candidate) and bool(item.warnings)
        return item

    def _person(self, row: Row) -> Candidate | RowError:
        item = self._people.person(row)
        if isinstance(item, RowError) or item.errors:
            return item
        first = self._first_lines.setdefault(item.key, item.line)
        if first == item.line:
            return item
        self.summary.repeated += 1
        message = f"The same person stands in line {first} already; this row adds nobody."
        warning = RowError(item.line, None, "repeated_row", message, shorten(item.display_name))
        return replace(item, warnings=(*item.warnings, warning))

    def _broken(self, broken: Broken) -> RowError:
        columns, place = self._header.columns, broken.column
        column = None if place is None else columns[min(place, len(columns) - 1)]
        message = _BROKEN[broken.code].format(
            found=broken.found, width=len(columns), delimiter=_DELIMITERS[self._found.delimiter]
        )
        return RowError(broken.line, column, broken.code, message, shorten(broken.text))

    def _column_order(self) -> DateOrder | None:
        """Whether the date column as a whole is day first or month first; None when it does not show."""
        place = self._header.places["connected_on"]
        values = (row.values[place] for row in self._rows() if isinstance(row, Row) and row.values)
        self.summary.date_order = column_order(values)
        return self.summary.date_order
