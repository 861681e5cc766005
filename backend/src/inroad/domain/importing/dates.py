"""Days as exports write them, read without guessing between day and month."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final, Literal

from inroad.domain.importing.model import DateOrder

DayProblem = Literal["invalid_date", "ambiguous_date"]
_MAX_CHARS: Final = 64

# English as LinkedIn writes it; German, French, Spanish, Italian, Portuguese and Dutch as their exports do.
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier janv enero ene gennaio gen janeiro januari",
            "feb february februar février févr febrero febbraio fevereiro fev februari",
            "mar march märz mär mrz mars marzo março maart mrt",
            "apr april avril avr abril abr aprile",
            "may mai mayo maggio mag maio mei",
            "jun june juni juin junio giugno giu junho",
            "jul july juli juillet juil julio luglio lug julho",
            "aug august août agosto ago augustus",
            "sep sept september septembre septiembre settembre set setembro",
            "oct october oktober okt octobre octubre ottobre ott outubro out",
            "nov november novembre noviembre novembro",
            "dec december dezember dez décembre déc diciembre dic dicembre dezembro",
        ),
        start=1,
    )
    for name in names.split()
}
_WORDED: Final = re.compile(r"(\d{1,2})\.?(?: de)?[ -]([^\W\d_]+)\.?,?(?: de)?[ -](\d{4})")
_MONTH_FIRST: Final = re.compile(r"([^\W\d_]+)\.? (\d{1,2}),? (\d{4})")
_ISO: Final = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ][0-9:.]+(?: ?UTC|Z|[+-]\d\d:?\d\d)?)?")
_NUMERIC: Final = re.compile(
    r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?:,? \d{1,2}:\d{2}(?::\d{2})?(?:[ \u202f]?[AaPp][Mm])?)?"
)


def parse_day(text: str, order: DateOrder | None = None) -> date | DayProblem:
    """The local day the text names, or the code of what is wrong with it.

    Reads `08 Jun 2019`, `Jun 8, 2019`, `2019-06-08`, `8.6.2019` (dots: day first) and, when `order` is given
    or only one reading is a real day, `06/08/2019` with an optional time after it. Two-digit years are 20xx.
    `03/04/2019` without an order is "ambiguous_date", for 3 April and 4 March are different days.
    """
    text = text.strip()
    if len(text) > _MAX_CHARS:
        return "invalid_date"
    if match := _WORDED.fullmatch(text):
        return _worded(match[3], match[2], match[1])
    if match := _ISO.fullmatch(text):
        return _day(int(match[1]), int(match[3]), int(match[4]))
    if match := _NUMERIC.fullmatch(text):
        return _numeric(match, order)
    if match := _MONTH_FIRST.fullmatch(text):
        return _worded(match[3], match[1], match[2])
    return "invalid_date"


def column_order(values: Iterable[str]) -> DateOrder | None:
    """The order in which a column of numeric dates is written, if its values settle it.

    One value such as `06/25/2019` shows that the column is month first. None when nothing settles it, or
    when values contradict each other.
    """
    seen: set[DateOrder] = set()
    for value in values:
        match = _NUMERIC.fullmatch(value.strip()) if len(value) <= _MAX_CHARS else None
        if match is None or match[2] == ".":
            continue
        first, second = int(match[1]), int(match[3])
        if first > 12 >= second:
            seen.add("dmy")
        elif second > 12 >= first:
            seen.add("mdy")
        if len(seen) == 2:
            return None
    return seen.pop() if seen else None


def _numeric(match: re.Match[str], order: DateOrder | None) -> date | DayProblem:
    first, second = int(match[1]), int(match[3])
    year = int(match[4]) if len(match[4]) == 4 else 2000 + int(match[4])
    if match[2] == ".":
        order = "dmy"
    if order is None:
        if first <= 12 and second <= 12 and first != second:
            return "ambiguous_date"
        order = "dmy" if first > 12 else "mdy"
    return _day(year, second, first) if order == "dmy" else _day(year, first, second)


def _worded(year: str, month: str, day: str) -> date | DayProblem:
    number = _MONTHS.get(month.lower())
    return "invalid_date" if number is None else _day(int(year), number, int(day))


def _day(year: int, month: int, day: int) -> date | DayProblem:
    if not 1900 <= year <= 2100:
        return "invalid_date"
    try:
        return date(year, month, day)
    except ValueError:
        return "invalid_date"
