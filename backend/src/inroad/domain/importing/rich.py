"""One row of an address book's table → one candidate: several addresses, labels, notes, who referred them."""

from __future__ import annotations

from typing import Final

from inroad.domain.importing.drafts import Draft
from inroad.domain.importing.headers import Header
from inroad.domain.importing.layouts import Part
from inroad.domain.importing.model import GOOGLE_CSV, Candidate, RowError
from inroad.domain.importing.normal import unquote_formula
from inroad.domain.importing.person import PersonReader
from inroad.domain.importing.table import Row

_BETWEEN: Final = ":::"
"""What Google puts between several values in one cell."""


class RichReader:
    """Makes candidates out of the rows under a header that has more than the plain fields."""

    def __init__(self, header: Header, person: PersonReader) -> None:
        self._columns = header.columns
        self._person = person
        self._parts = (
            *(Part(field, place) for field, place in header.places.items() if field != "connected_on"),
            *header.parts,
        )
        self._connected = header.places.get("connected_on")
        self._addresses = header.addresses
        self._several = header.format == GOOGLE_CSV

    def person(self, row: Row) -> Candidate | RowError:
        """The candidate, or the error of a row that must not be kept (a NUL, a value beyond the limit)."""
        values = row.values
        whole = "".join(values)
        refused = self._person.refused(row, whole)
        if refused is not None:
            return refused
        draft = Draft(row.line)
        for part in self._parts:
            value = unquote_formula(values[part.place])
            if value and not value.isspace():
                label = part.label if part.label_place is None else values[part.label_place]
                self._take(draft, part, value, label)
        for places in self._addresses:
            self._address(draft, [values[place] for place in places])
        if self._connected is not None:
            draft.connected_on = self._person.day(draft.notes, values[self._connected].strip())
        if "\ufffd" in whole:
            self._person.check_characters(draft.notes, values)
        return draft.finish(dict(zip(self._columns, values, strict=True)))

    def _take(self, draft: Draft, part: Part, value: str, label: str) -> None:
        column = self._columns[part.place]
        if self._several and _BETWEEN in value and part.field not in ("note", "tags"):
            for each in value.split(_BETWEEN, 20):
                draft.take(part.field, each, label.partition(_BETWEEN)[0], column)
        else:
            draft.take(part.field, value, label, column)

    @staticmethod
    def _address(draft: Draft, pieces: list[str]) -> None:
        if any(map(str.strip, pieces)):
            draft.take("address", "\n".join(filter(None, map(str.strip, pieces))))
