"""One row of values → one candidate, with everything wrong about it said field by field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from inroad.domain.importing.dates import parse_day
from inroad.domain.importing.fields import Notes, read_emails, read_url
from inroad.domain.importing.headers import Header
from inroad.domain.importing.model import MAX_VALUE_BYTES, Candidate, DateOrder, RowError, shorten
from inroad.domain.importing.normal import clean_text, row_key, unquote_formula
from inroad.domain.importing.table import Row

_NAMES: Final = ("given_name", "family_name", "display_name")


class PersonReader:
    """Makes candidates out of the rows under one header.

    `seek_order` is asked once, at the first date that can be read day first or month first, for the order
    the whole column shows.
    """

    def __init__(
        self, header: Header, date_order: DateOrder | None, seek_order: Callable[[], DateOrder | None]
    ) -> None:
        self._columns = header.columns
        self._places = header.places
        self._taken = tuple(header.places.items())
        self._name_field = next((name for name in _NAMES if name in header.places), "")
        self._has_parts = {"given_name", "family_name"} <= header.places.keys()
        self._days: dict[str, date] = {}  # spellings of real days, so there are only so many
        self._date_order = date_order
        self._seek_order = None if date_order else seek_order

    def person(self, row: Row) -> Candidate | RowError:
        """The candidate, or the error of a row that must not be kept (a NUL, a value beyond the limit)."""
        whole = "".join(row.values)
        refused = self.refused(row, whole)
        if refused is not None:
            return refused
        values = row.values
        if whole.isascii() and whole.isprintable() and "  " not in whole and "'" not in whole:
            text = {field: values[place].strip() for field, place in self._taken}  # nothing to clean
        else:
            text = {field: clean_text(unquote_formula(values[place])) for field, place in self._taken}
        notes = Notes(row.line)
        given, family = text.get("given_name", ""), text.get("family_name", "")
        display = text.get("display_name", "") or f"{given} {family}".strip()
        organization, phone = text.get("organization", ""), text.get("phone", "")
        self._check_name(notes, given, family, display)
        emails = read_emails(notes, self._column("email"), text.get("email", ""))
        url, profile = read_url(notes, self._column("url"), text.get("url", ""))
        connected = self.day(notes, text.get("connected_on", ""))
        if "\ufffd" in whole:
            self.check_characters(notes, values)
        return Candidate(
            line=row.line,
            key=row_key(profile, display, organization, emails),
            given_name=given,
            family_name=family,
            display_name=display,
            headline=text.get("headline", ""),
            organization=organization,
            emails=emails,
            phones=(phone,) if phone else (),
            url=url,
            connected_on=connected,
            raw=dict(zip(self._columns, values, strict=True)),
            errors=tuple(notes.errors),
            warnings=tuple(notes.warnings),
        )

    @property
    def date_order(self) -> DateOrder | None:
        """The order of day and month, as far as it is known yet."""
        return self._date_order

    def _column(self, field: str) -> str:
        place = self._places.get(field)
        return "" if place is None else self._columns[place]

    def refused(self, row: Row, whole: str) -> RowError | None:
        """Why this row must not be kept, or None."""
        if "\0" not in whole and len(whole) * 4 <= MAX_VALUE_BYTES:
            return None
        for column, value in zip(self._columns, row.values, strict=True):
            if len(value) * 4 > MAX_VALUE_BYTES and len(value.encode("utf-8", "replace")) > MAX_VALUE_BYTES:
                message = f"{column} is longer than {MAX_VALUE_BYTES // 1024} KiB. Shorten it."
                return RowError(row.line, column, "value_too_long", message, shorten(value))
            if "\0" in value:
                message = (
                    f"{column} holds a NUL character: the file is damaged, or not plain text. Delete the "
                    "character, or export again."
                )
                return RowError(row.line, column, "nul_character", message, shorten(value))
        return None

    def _check_name(self, notes: Notes, given: str, family: str, display: str) -> None:
        if not display or not (display[0].isalnum() or any(c.isalnum() for c in display)):
            columns = " or ".join(self._columns[self._places[f]] for f in _NAMES if f in self._places)
            message = (
                f"The row has no name. Fill in {columns}, or delete the row; LinkedIn leaves names out for "
                "closed accounts."
            )
            notes.error(self._column(self._name_field), "missing_name", message, display)
        elif self._has_parts and bool(given) != bool(family):
            absent = "family_name" if given else "given_name"
            message = (
                f"Only one part of the name is given; {self._column(absent)} is empty. "
                "Complete it later if you know it."
            )
            notes.warning(self._column(absent), "one_part_name", message, display)

    def day(self, notes: Notes, text: str) -> date | None:
        """The day in the column of days, or None with an error."""
        if not text:
            return None
        known = self._days.get(text)
        if known is not None:
            return known
        day = parse_day(text, self._date_order)
        if day == "ambiguous_date" and self._seek_order is not None:
            self._date_order = self._seek_order()
            self._seek_order = None
            day = parse_day(text, self._date_order)
        if isinstance(day, date):
            self._days[text] = day
            return day
        column = self._column("connected_on")
        message = f"{column} is not a day. It should read like 08 Jun 2019 or 2019-06-08, or be empty."
        if day == "ambiguous_date":
            message = (
                f"{column} can be read day first or month first, and the other rows do not settle it. Say "
                "which (date order dmy or mdy), or write it like 08 Jun 2019."
            )
        notes.error(column, day, message, text)
        return None

    def check_characters(self, notes: Notes, values: list[str]) -> None:
        """Warns of values with characters that could not be read."""
        for column, value in zip(self._columns, values, strict=True):
            if "\ufffd" in value:
                message = (
                    f"{column} holds a character that could not be read. Correct it, or choose another text "
                    "encoding."
                )
                notes.warning(column, "unreadable_character", message, value)
