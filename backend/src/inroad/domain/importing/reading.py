"""From a decoded file to candidates, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final, cast

from inroad.domain.importing.cards import read_cards
from inroad.domain.importing.dates import column_order
from inroad.domain.importing.detect import Detection, detect, detect_cells
from inroad.domain.importing.headers import Header
from inroad.domain.importing.mentions import resolve
from inroad.domain.importing.model import (
    FORMATS,
    INROAD_EXPORT,
    LINKEDIN,
    LINKEDIN_ARCHIVE,
    MAPPED_CSV,
    MAPPED_XLSX,
    MAX_NOTE_LINES,
    MAX_RECORD_LINES,
    MAX_ROWS,
    MAX_VALUE_BYTES,
    MONICA_JSON,
    VCARD,
    Candidate,
    DateOrder,
    RowError,
    Summary,
    UnreadableError,
    shorten,
)
from inroad.domain.importing.monica import read_monica
from inroad.domain.importing.person import PersonReader
from inroad.domain.importing.quick import Plain, fits, usual_rows
from inroad.domain.importing.rich import RichReader
from inroad.domain.importing.table import Broken, Row, rows
from inroad.domain.importing.vcard import has_cards

Item = Candidate | RowError
Usual = Callable[[dict[str, int], Callable[[], DateOrder | None]], Iterator["list[Plain] | Row | Broken"]]
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
_DELIMITERS: Final = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a bar", "": "a column"}
_PACKED: Final = frozenset({LINKEDIN_ARCHIVE, MAPPED_XLSX, INROAD_EXPORT})


def read(
    text: str,
    format: str | None = None,
    mapping: Mapping[str, str] | None = None,
    date_order: DateOrder | None = None,
    max_rows: int = MAX_ROWS,
) -> Reading:
    """A reading of the text, to be iterated once.

    `format` (one of `FORMATS` that is text) insists on a format instead of taking the detected one; `mapping`
    is {our field: column name}; `date_order` settles `03/04/2019`. Raises `UnreadableError` when the file as
    a whole is of no use: empty, something else, no header, no rows, a mapping that does not fit.
    """
    _check_format(format)
    if format in _PACKED:
        message = f"The file is text, and {format} is not. Leave the format to be found from the content."
        raise UnreadableError(RowError(1, None, "format_mismatch", message))
    found = detect(text, mapping, _insisted(format, mapping))
    _refuse(found)
    if found.format == VCARD:
        if not has_cards(text):
            message = "There is no card in the file: no line reads BEGIN:VCARD. Leave the format to be found."
            raise UnreadableError(RowError(1, None, "no_rows", message))
        return Reading(read_cards(text), _summary(VCARD), max_rows, "RELATED" in text.upper() or "X-" in text)
    if found.format == MONICA_JSON:
        return Reading(read_monica(text), _summary(MONICA_JSON), max_rows, mentions=True)
    header = _header(found, format, mapping)
    most_lines = MAX_RECORD_LINES if header.format == LINKEDIN else MAX_NOTE_LINES

    def table() -> Iterator[Row | Broken]:
        width = len(header.columns)
        return rows(text, found.start, found.header_line + 1, found.delimiter, width, most_lines)

    def usual(
        first_lines: dict[str, int], order: Callable[[], DateOrder | None]
    ) -> Iterator[list[Plain] | Row | Broken]:
        line = found.header_line + 1
        return usual_rows(text, found.start, line, found.delimiter, header, most_lines, first_lines, order)

    quick = usual if fits(header) else None
    return _table_reading(table, found, header, header.format, date_order, max_rows, quick)


def read_cells(
    cells: Sequence[Sequence[str]],
    mapping: Mapping[str, str] | None = None,
    date_order: DateOrder | None = None,
    max_rows: int = MAX_ROWS,
) -> Reading:
    """A reading of a spreadsheet's rows, each a list of texts; as `read` does it for text."""
    found = detect_cells(cells, mapping)
    _refuse(found)
    header = _header(found, None, mapping)

    def table() -> Iterator[Row | Broken]:
        return _sheet_rows(cells, found.start, len(header.columns))

    return _table_reading(table, found, header, MAPPED_XLSX, date_order, max_rows)


def _check_format(format: str | None) -> None:
    if format is not None and format not in FORMATS:
        message = f"There is no such format. Use one of: {', '.join(FORMATS)}."
        raise UnreadableError(RowError(1, None, "unknown_format", message, shorten(format)))


def _insisted(format: str | None, mapping: Mapping[str, str] | None) -> str | None:
    """What `detect` has to insist on: a mapping lets any header pass."""
    return None if format == MAPPED_CSV or (mapping and format not in (VCARD, MONICA_JSON)) else format


def _refuse(found: Detection) -> None:
    if found.problem is not None:
        raise UnreadableError(found.problem, found.columns, found.suggested_fields, found.fingerprint)


def _header(found: Detection, format: str | None, mapping: Mapping[str, str] | None) -> Header:
    if found.header is None:  # never without a problem; the type does not say so
        raise AssertionError("detection without header and without problem")
    if format == MAPPED_CSV and found.format != MAPPED_CSV and not mapping:
        message = "Say which column holds which field, or leave the format to be found from the content."
        error = RowError(found.header_line, None, "mapping_missing", message)
        raise UnreadableError(error, found.columns, found.suggested_fields, found.fingerprint)
    return found.header


def _summary(format: str) -> Summary:
    return Summary(format, "", 0, (), {}, (), ())


def _sheet_rows(cells: Sequence[Sequence[str]], start: int, width: int) -> Iterator[Row | Broken]:
    for line, row in enumerate(islice(cells, start, None), start=start + 1):
        values = list(row[:width])
        if any(map(str.strip, row[width:])):
            yield Broken(line, "too_many_columns", None, ", ".join(values)[:200], len(row))
        else:
            yield Row(line, values + [""] * (width - len(values)))


def _table_reading(
    table: Callable[[], Iterator[Row | Broken]],
    found: Detection,
    header: Header,
    format: str,
    date_order: DateOrder | None,
    max_rows: int,
    usual: Usual | None = None,
) -> Reading:
    summary = Summary(
        format=format,
        delimiter=found.delimiter,
        header_line=found.header_line,
        columns=header.columns,
        fields=header.fields,
        unknown_columns=header.unknown,
        missing_fields=header.missing,
        date_order=date_order,
        fingerprint=found.fingerprint,
    )

    def order() -> DateOrder | None:
        """Whether the date column as a whole is day first or month first; None when it does not show."""
        place = header.places["connected_on"]
        values = (row.values[place] for row in table() if isinstance(row, Row) and row.values)
        summary.date_order = column_order(values)
        return summary.date_order

    person = PersonReader(header, date_order, order)
    read_row = RichReader(header, person).person if header.rich else person.person

    def item(row: Row | Broken) -> Item | None:
        if isinstance(row, Broken):
            return _broken(row, header, found.delimiter)
        return read_row(row) if any(map(str.strip, row.values)) else None

    def quick(first_lines: dict[str, int]) -> Iterator[list[Plain] | Item | None]:
        if usual is None:
            raise AssertionError("asked for usual rows where there are none")
        for row in usual(first_lines, lambda: person.date_order):
            yield row if isinstance(row, list) else item(row)

    items = map(item, table())
    return Reading(items, summary, max_rows, header.mentions, quick if usual else None)


def _broken(broken: Broken, header: Header, delimiter: str) -> RowError:
    columns, place = header.columns, broken.column
    column = None if place is None else columns[min(place, len(columns) - 1)]
    message = _BROKEN[broken.code].format(
        found=broken.found, width=len(columns), delimiter=_DELIMITERS[delimiter]
    )
    return RowError(broken.line, column, broken.code, message, shorten(broken.text))


class Reading(Iterator["Candidate | RowError"]):
    """Candidates, and errors for rows that gave none, in file order; `summary` fills as it goes.

    Items come as they are read, unless people may mention each other: whom a mention means is known only
    when everybody has been read.
    """

    def __init__(
        self,
        items: Iterable[Item | None],
        summary: Summary,
        max_rows: int = MAX_ROWS,
        mentions: bool = False,
        quick: Callable[[dict[str, int]], Iterator[list[Plain] | Item | None]] | None = None,
    ) -> None:
        self.summary = summary
        self._max_rows = max_rows
        self._first_lines: dict[str, int] = {}
        self._quick = quick
        read = cast(Iterator[Item], self._read(items))
        self._items = self._resolved(read) if mentions else map(self._counted, read)

    def __next__(self) -> Candidate | RowError:
        return next(self._items)

    def quick(self) -> Iterator[list[Plain] | Candidate | RowError]:
        """The same reading, rows of which there is nothing to say as bare tuples, many at once."""
        if self._quick is None:
            yield from self
            return
        for item in self._read(self._quick(self._first_lines)):
            yield item if isinstance(item, list) else self._counted(item)

    def _resolved(self, read: Iterator[Item]) -> Iterator[Item]:
        yield from map(self._counted, resolve(list(read)))

    def _read(self, items: Iterable[list[Plain] | Item | None]) -> Iterator[list[Plain] | Item]:
        """The items that hold something; None stands for an empty row."""
        summary = self.summary
        for item in items:
            if item is None:
                summary.blank += 1
            elif isinstance(item, list):
                room = self._max_rows - summary.rows
                summary.rows += min(room, len(item))
                summary.accepted += min(room, len(item))
                yield item[:room]
                if len(item) > room:
                    yield self._too_many(item[room][0])
                    return
            elif summary.rows == self._max_rows:
                yield self._too_many(item.line)
                return
            else:
                summary.rows += 1
                yield item

    def _too_many(self, line: int) -> RowError:
        self.summary.truncated = True
        message = f"The file has more than {self._max_rows:,} rows; reading stopped here. Split the file."
        return RowError(line, None, "too_many_rows", message)

    def _counted(self, item: Item) -> Item:
        summary, codes = self.summary, self.summary.error_codes
        if isinstance(item, Candidate) and not item.errors:
            item = self._marked(item)
            summary.edges += len(item.edges)
            summary.warned += bool(item.warnings)
        errors = item.errors if isinstance(item, Candidate) else (item,)
        for error in errors:
            codes[error.code] = codes.get(error.code, 0) + 1
        if isinstance(item, Candidate) and item.errors and item.warnings:
            summary.warned += 1
        summary.accepted += not errors
        summary.rejected += bool(errors) and errors[0].code != "too_many_rows"
        return item

    def _marked(self, person: Candidate) -> Candidate:
        """The same, with a warning if an earlier row had this person."""
        first = self._first_lines.setdefault(person.key, person.line)
        if first == person.line:
            return person
        self.summary.repeated += 1
        message = f"The same person stands in line {first} already; this row adds nobody."
        warning = RowError(person.line, None, "repeated_row", message, shorten(person.display_name))
        return replace(person, warnings=(*person.warnings, warning))
