"""One row of values → one candidate, with everything wrong about it said field by field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from inroad.domain.importing.dates import parse_day
from inroad.domain.importing.headers import Header
from inroad.domain.importing.model import MAX_VALUE_BYTES, Candidate, DateOrder, RowError, shorten
from inroad.domain.importing.normal import (
    clean_text,
    is_email,
    is_web_url,
    linkedin_url,
    row_key,
    unquote_formula,
)
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
        self._name_field = next(name for name in _NAMES if name in header.places)
        self._has_parts = {"given_name", "family_name"} <= header.places.keys()
        self._days: dict[str, date] = {}  # spellings of real days, so there are only so many
        self._date_order = date_order
        self._seek_order = None if date_order else seek_order

    def person(self, row: Row) -> Candidate | RowError:
        """The candidate, or the error of a row that must not be kept (a NUL, a value beyond the limit)."""
        whole = "".join(row.values)
        refused = self._refused(row, whole)
        if refused is not None:
            return refused
        values = row.values
        if whole.isascii() and whole.isprintable() and "  " not in whole and "'" not in whole:
            text = {field: values[place].strip() for field, place in self._taken}  # nothing to clean
        else:
            text = {field: clean_text(unquote_formula(values[place])) for field, place in self._taken}
        notes = _Notes(row.line, self._columns, self._places)
        given, family = text.get("given_name", ""), text.get("family_name", "")
        display = text.get("display_name", "") or f"{given} {family}".strip()
        organization, phone = text.get("organization", ""), text.get("phone", "")
        self._check_name(notes, given, family, display)
        emails = self._emails(notes, text.get("email", ""))
        url, profile = self._url(notes, text.get("url", ""))
        connected = self._day(notes, text.get("connected_on", ""))
        if "\ufffd" in whole:
            self._check_characters(notes, values)
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

    def _refused(self, row: Row, whole: str) -> RowError | None:
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

    def _check_name(self, notes: _Notes, given: str, family: str, display: str) -> None:
        if not display or not (display[0].isalnum() or any(c.isalnum() for c in display)):
            columns = " or ".join(self._columns[self._places[f]] for f in _NAMES if f in self._places)
            message = (
                f"The row has no name. Fill in {columns}, or delete the row; LinkedIn leaves names out for "
                "closed accounts."
            )
            notes.error(self._name_field, "missing_name", message, display)
        elif self._has_parts and bool(given) != bool(family):
            absent = "family_name" if given else "given_name"
            message = (
                f"Only one part of the name is given; {self._columns[self._places[absent]]} is empty. "
                "Complete it later if you know it."
            )
            notes.warning(absent, "one_part_name", message, display)

    def _emails(self, notes: _Notes, text: str) -> tuple[str, ...]:
        if not text or is_email(text):
            return (text,) if text else ()
        emails: list[str] = []
        for part in text.replace(";", ",").split(","):
            address = part.strip()
            if is_email(address):
                if address not in emails:
                    emails.append(address)
            elif address:
                message = (
                    f"{self._columns[self._places['email']]} is not an e-mail address. It should read like "
                    "name@example.org, or be empty."
                )
                notes.error("email", "invalid_email", message, address)
        return tuple(emails)

    def _url(self, notes: _Notes, text: str) -> tuple[str | None, str | None]:
        """(address to keep, the same when it is a LinkedIn member's and so identifies the person)."""
        if not text:
            return None, None
        profile = linkedin_url(text)
        if profile is not None:
            return profile, profile
        if is_web_url(text):
            return text, None
        message = (
            f"{self._columns[self._places['url']]} is not a web address. It should read like "
            "https://www.linkedin.com/in/name, or be empty."
        )
        notes.error("url", "invalid_url", message, text)
        return None, None

    def _day(self, notes: _Notes, text: str) -> date | None:
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
        column = self._columns[self._places["connected_on"]]
        message = f"{column} is not a day. It should read like 08 Jun 2019 or 2019-06-08, or be empty."
        if day == "ambiguous_date":
            message = (
                f"{column} can be read day first or month first, and the other rows do not settle it. Say "
                "which (date order dmy or mdy), or write it like 08 Jun 2019."
            )
        notes.error("connected_on", day, message, text)
        return None

    def _check_characters(self, notes: _Notes, values: list[str]) -> None:
        for column, value in zip(self._columns, values, strict=True):
            if "\ufffd" in value:
                message = (
                    f"{column} holds a character that could not be read. Correct it, or choose another text "
                    "encoding."
                )
                notes.warnings.append(
                    RowError(notes.line, column, "unreadable_character", message, shorten(value))
                )


class _Notes:
    """What is wrong with one row, as it is found."""

    __slots__ = ("_columns", "_places", "errors", "line", "warnings")

    def __init__(self, line: int, columns: tuple[str, ...], places: Mapping[str, int]) -> None:
        self.line, self._columns, self._places = line, columns, places
        self.errors: list[RowError] = []
        self.warnings: list[RowError] = []

    def error(self, field: str, code: str, message: str, value: str) -> None:
        column = self._columns[self._places[field]]
        self.errors.append(RowError(self.line, column, code, message, shorten(value)))

    def warning(self, field: str, code: str, message: str, value: str) -> None:
        column = self._columns[self._places[field]]
        self.warnings.append(RowError(self.line, column, code, message, shorten(value)))
