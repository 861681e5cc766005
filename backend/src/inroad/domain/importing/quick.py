"""The usual rows of a LinkedIn file, many at once: rows of which there is nothing to say but what they hold.

Tens of thousands of them go through here, so nothing is made of a row but a tuple. Whatever is unusual (a
part of the name missing, an address that needs a look, a row that runs over several lines, somebody seen
before) comes out as a `Row` or `Broken` for the careful reader; both give the same person for the same row.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from datetime import date
from operator import itemgetter
from typing import Final

from inroad.domain.importing.dates import parse_day
from inroad.domain.importing.headers import Header
from inroad.domain.importing.model import LINKEDIN, MAX_LINE_CHARS, DateOrder
from inroad.domain.importing.normal import (
    CANONICAL_PROFILE,
    PROFILE_HOST,
    USUAL_EMAIL,
    clean_text,
    unquote_formula,
)
from inroad.domain.importing.table import Broken, Row, fitted, rows

Plain = tuple[int, str, str, str, str, str, str, str]
"""Line, given name, family name, headline, organization, e-mail, LinkedIn address, ISO day.

All of it clean, and the address canonical; headline, organization, e-mail and day may be empty."""

_FIELDS: Final = ("given_name", "family_name", "url", "email", "organization", "headline", "connected_on")
_BLOCK: Final = 16 * 1024
_NAME_CHARS, _PLACE_CHARS, _HEADLINE_CHARS, _URL_CHARS, _EMAIL_CHARS = 99, 200, 500, 200, 100
_KEPT: Final = 50_000
"""Different values remembered of a column."""


class _Texts(dict[str, "str | None"]):
    """Column value → the same cleaned; None where it needs the careful reader. Values come often."""

    def __init__(self, limit: int, *, needed: bool = False) -> None:
        super().__init__()
        self._limit = limit
        self._needed = needed

    def __missing__(self, raw: str) -> str | None:
        if len(raw) > self._limit or "\0" in raw:
            return None
        text: str | None = clean_text(unquote_formula(raw))
        if text is not None and ("\ufffd" in text or (self._needed and not text[:1].isalnum())):
            text = None
        if len(self) < _KEPT:
            self[raw] = text
        return text


class _Days(dict[str, str]):
    """Spelling of a day → the day; empty for what is none, or cannot be told yet."""

    def __init__(self, order: Callable[[], DateOrder | None]) -> None:
        super().__init__({"": ""})
        self._order = order

    def __missing__(self, raw: str) -> str:
        day = parse_day(raw.strip(), self._order())
        if not isinstance(day, date):
            return ""
        found = self[raw] = day.isoformat()
        return found


def fits(header: Header) -> bool:
    """Whether files with this header have usual rows at all: today's columns of LinkedIn and no others."""
    return (
        header.format == LINKEDIN and not header.rich and set(header.places) == set(_FIELDS)
    ) and not header.unknown


def usual_rows(
    text: str,
    start: int,
    line: int,
    delimiter: str,
    header: Header,
    most_lines: int,
    first_lines: dict[str, int],
    order: Callable[[], DateOrder | None],
) -> Iterator[list[Plain] | Row | Broken]:
    """Every row from position `start` on, in file order; the usual ones in lists.

    `first_lines` takes the line of each key that was not seen before; `order` gives the order of day and
    month as far as it is known.
    """
    width = len(header.columns)
    pick = itemgetter(*(header.places[field] for field in _FIELDS))
    givens, families = _Texts(_NAME_CHARS, needed=True), _Texts(_NAME_CHARS, needed=True)
    places, headlines = _Texts(_PLACE_CHARS), _Texts(_HEADLINE_CHARS)
    days = _Days(order)
    profile, address = CANONICAL_PROFILE.fullmatch, USUAL_EMAIL.fullmatch
    skip, first = len(PROFILE_HOST), first_lines.setdefault
    while start < len(text):
        end = text.find("\n", start + _BLOCK) + 1 or len(text)
        lines = _lines(text[start:end])
        table = _split(lines, delimiter)
        if table is None:
            start, line = yield from rows(text, start, line, delimiter, width, most_lines, end)
            continue
        found: list[Plain] = []
        for at, values in enumerate(table, start=line):
            if len(values) == width:
                raw_given, raw_family, url, email, raw_place, raw_headline, raw_day = pick(values)
                given, family = givens[raw_given], families[raw_family]
                place, headline = places[raw_place], headlines[raw_headline]
                day = days[raw_day]
                if (
                    given
                    and family
                    and place is not None
                    and headline is not None
                    and (day or not raw_day)
                    and len(url) <= _URL_CHARS
                    and profile(url)
                    and (not email or (len(email) <= _EMAIL_CHARS and address(email)))
                    and first("linkedin:" + url[skip:], at) == at
                ):
                    found.append((at, given, family, headline, place, email, url, day))
                    continue
            if found:
                yield found
                found = []
            yield fitted(at, values, width, lines[at - line])
        if found:
            yield found
        start, line = end, line + len(lines)


def _lines(block: str) -> list[str]:
    """The lines of a block that ends with one."""
    lines = block.replace("\r\n", "\n").split("\n")
    if not lines[-1]:
        lines.pop()
    return lines


def _split(lines: list[str], delimiter: str) -> list[list[str]] | None:
    """The values of each line; None where a row may not be one line."""
    if any("\r" in line or len(line) > MAX_LINE_CHARS for line in lines):
        return None
    try:
        table = list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    return table if len(table) == len(lines) else None
