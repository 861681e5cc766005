"""From a decoded file to candidates, one row at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from inroad.domain.importing.dates import column_order, parse_day
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
    Unreadable,
    shorten,
)
from inroad.domain.importing.normal import (
    clean_text,
    is_email,
    is_web_url,
    linkedin_url,
    row_key,
    unquote_formula,
)
from inroad.domain.importing.table import Broken, Row, rows


def read(
    text: str,
    format: str | None = None,
    mapping: Mapping[str, str] | None = None,
    date_order: DateOrder | None = None,
    max_rows: int = MAX_ROWS,
) -> Reading:
    """A reading of the text, to be iterated once.

    `format` (one of `FORMATS`) insists on a format instead of taking the detected one; `mapping` is
    {our field: column name}; `date_order` settles `03/04/2019`. Raises `Unreadable` when the file as a whole
    is of no use: empty, something else, no header, no rows, a mapping that does not fit.
    """
    if format is not None and format not in FORMATS:
        known = ", ".join(FORMATS)
        raise Unreadable(
            RowError(
                1, None, "unknown_format", f"There is no such format. Use one of: {known}.", shorten(format)
            )
        )
    found = detect(text, mapping)
    if found.problem is not None or found.header is None:
        raise Unreadable(found.problem or RowError(1, None, "header_missing", "No header was found."))
    if format is not None and format != found.format and not mapping:
        raise Unreadable(
            RowError(
                found.header_line,
                None,
                "mapping_missing",
                "Say which column holds which field, or leave the format to be found from the content.",
            )
        )
    return Reading(text, found, found.header, date_order, max_rows)


class Reading(Iterator["Candidate | RowError"]):
    """Candidates, and errors for rows that gave none, in file order; `summary` fills as it goes."""

    def __init__(
        self, text: str, found: Detection, header: Header, date_order: DateOrder | None, max_rows: int
    ) -> None:
        self._text, self._found, self._header = text, found, header
        self._max_rows = max_rows
        self._seen: dict[str, int] = {}
        self._date_order = date_order
        self._date_order_sought = date_order is not None
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
        self._items = self._read()

    def __next__(self) -> Candidate | RowError:
        return next(self._items)

    def _rows(self) -> Iterator[Row | Broken]:
        found = self._found
        return rows(
            self._text, found.start, found.header_line + 1, found.delimiter, len(self._header.columns)
        )

    def _read(self) -> Iterator[Candidate | RowError]:
        summary = self.summary
        for row in self._rows():
            if isinstance(row, Row) and not any(value.strip() for value in row.values):
                summary.blank += 1
                continue
            if summary.rows >= self._max_rows:
                summary.truncated = True
                error = RowError(
                    row.line,
                    None,
                    "too_many_rows",
                    f"The file has more than {self._max_rows:,} rows; reading stopped here. Split the file.",
                )
                summary.error_codes[error.code] = 1
                yield error
                return
            summary.rows += 1
            item = self._broken(row) if isinstance(row, Broken) else self._row(row)
            errors = (item,) if isinstance(item, RowError) else item.errors
            if errors:
                summary.rejected += 1
                for error in errors:
                    summary.error_codes[error.code] = summary.error_codes.get(error.code, 0) + 1
            else:
                summary.accepted += 1
            if isinstance(item, Candidate):
                summary.warned += bool(item.warnings)
            yield item

    def _broken(self, broken: Broken) -> RowError:
        columns = self._header.columns
        column = None
        if broken.column is not None:
            column = columns[min(broken.column, len(columns) - 1)]
        delimiter = {"\t": "a tab"}.get(self._found.delimiter, f"“{self._found.delimiter}”")
        message = {
            "unclosed_quote": 'A double quote is opened here and never closed. Add the closing ", or write "" '
            "for a quote inside the text.",
            "misplaced_quote": 'Text follows a closing double quote. Write "" for a quote inside the text.',
            "too_few_columns": f"The row has {broken.found} values, the header {len(columns)} columns. Add the "
            "missing values; an empty one still needs its delimiter.",
            "too_many_columns": f"The row has {broken.found} values, the header {len(columns)} columns. A value "
            f"with {delimiter} in it must stand in double quotes.",
            "value_too_long": f"A value is longer than {MAX_VALUE_BYTES // 1024} KiB. Shorten it.",
            "line_too_long": "The line is too long to be a row of contacts. Is a line end missing?",
        }[broken.code]
        return RowError(broken.line, column, broken.code, message, shorten(broken.text))

    def _row(self, row: Row) -> Candidate | RowError:
        columns = self._header.columns
        for place, value in enumerate(row.values):
            if len(value) * 4 > MAX_VALUE_BYTES and len(value.encode("utf-8", "replace")) > MAX_VALUE_BYTES:
                limit = f"{columns[place]} is longer than {MAX_VALUE_BYTES // 1024} KiB. Shorten it."
                return RowError(row.line, columns[place], "value_too_long", limit, shorten(value))
            if "\0" in value:
                return RowError(
                    row.line,
                    columns[place],
                    "nul_character",
                    f"{columns[place]} holds a NUL character, so the file is damaged or not plain text. Delete "
                    "the character, or export again.",
                    shorten(value),
                )
        return self._candidate(row)

    def _candidate(self, row: Row) -> Candidate:
        places, columns, values = self._header.places, self._header.columns, row.values
        errors: list[RowError] = []
        warnings: list[RowError] = []

        def text_of(name: str) -> str:
            place = places.get(name)
            return "" if place is None else clean_text(unquote_formula(values[place]))

        def note(kind: list[RowError], name: str, code: str, message: str, value: str = "") -> None:
            place = places.get(name)
            column = None if place is None else columns[place]
            kind.append(RowError(row.line, column, code, message, shorten(value)))

        given, family, display = text_of("given_name"), text_of("family_name"), text_of("display_name")
        display = display or f"{given} {family}".strip()
        name_field = next(f for f in ("given_name", "family_name", "display_name") if f in places)
        if not any(c.isalnum() for c in display):
            names = " or ".join(
                columns[places[f]] for f in ("given_name", "family_name", "display_name") if f in places
            )
            note(
                errors,
                name_field,
                "missing_name",
                f"The row has no name. Fill in {names}, or delete the row; LinkedIn leaves names out for "
                "closed accounts.",
                display,
            )
        elif bool(given) != bool(family) and {"given_name", "family_name"} <= places.keys():
            absent = "family_name" if given else "given_name"
            note(
                warnings,
                absent,
                "one_part_name",
                f"Only one part of the name is given; {columns[places[absent]]} is empty. Complete it later if "
                "you know it.",
                display,
            )

        emails: list[str] = []
        for part in text_of("email").replace(";", ",").split(","):
            address = part.strip()
            if not address:
                continue
            if is_email(address):
                emails.append(address)
            else:
                note(
                    errors,
                    "email",
                    "invalid_email",
                    f"{columns[places['email']]} is not an e-mail address. It should read like "
                    "name@example.org, or be empty.",
                    address,
                )

        url, profile = text_of("url"), None
        if url:
            profile = linkedin_url(url)
            if profile is None and not is_web_url(url):
                note(
                    errors,
                    "url",
                    "invalid_url",
                    f"{columns[places['url']]} is not a web address. It should read like "
                    "https://www.linkedin.com/in/name, or be empty.",
                    url,
                )
                url = ""

        day, connected = text_of("connected_on"), None
        if day:
            parsed = parse_day(day, self._date_order)
            if parsed == "ambiguous_date" and not self._date_order_sought:
                self._seek_date_order()
                parsed = parse_day(day, self._date_order)
            if isinstance(parsed, str):
                note(errors, "connected_on", parsed, self._date_message(parsed), day)
            else:
                connected = parsed

        organization = text_of("organization")
        for place, value in enumerate(values):
            if "\ufffd" in value:
                warnings.append(
                    RowError(
                        row.line,
                        columns[place],
                        "unreadable_character",
                        f"{columns[place]} holds a character that could not be read. Check it, or choose another "
                        "text encoding.",
                        shorten(value),
                    )
                )
        key = row_key(profile, display, organization, tuple(emails))
        if not errors:
            first = self._seen.setdefault(key, row.line)
            if first != row.line:
                self.summary.repeated += 1
                warnings.append(
                    RowError(
                        row.line,
                        None,
                        "repeated_row",
                        f"The same person stands in line {first} already; the row adds nobody.",
                        shorten(display),
                    )
                )
        phone = text_of("phone")
        return Candidate(
            line=row.line,
            key=key,
            given_name=given,
            family_name=family,
            display_name=display,
            headline=text_of("headline"),
            organization=organization,
            emails=tuple(dict.fromkeys(emails)),
            phones=(phone,) if phone else (),
            url=profile or url or None,
            connected_on=connected,
            raw=dict(zip(columns, values, strict=True)),
            errors=tuple(errors),
            warnings=tuple(warnings),
        )

    def _seek_date_order(self) -> None:
        """Let the whole date column say once whether it is day first or month first."""
        place = self._header.places["connected_on"]
        column = (r.values[place] for r in self._rows() if isinstance(r, Row) and r.values)
        self._date_order = self.summary.date_order = column_order(column)
        self._date_order_sought = True

    def _date_message(self, code: str) -> str:
        column = self._header.columns[self._header.places["connected_on"]]
        if code == "ambiguous_date":
            return (
                f"{column} can be read day first or month first, and no other row settles it. Say which "
                "(date order dmy or mdy), or write it like 08 Jun 2019."
            )
        return f"{column} is not a day. It should read like 08 Jun 2019 or 2019-06-08, or be empty."
