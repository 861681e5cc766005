"""When something that comes again comes next: cron's five fields on the clock of a time zone.

    minute hour day-of-month month day-of-week      (0-59 0-23 1-31 1-12 0-7, 0 and 7 are Sunday)

A field is `*`, a number, a range `1-5`, a step `*/15` or `8-18/2`, or several of these with commas. Unlike in
cron, a day has to fit both the day of the month and the day of the week. An hour that the clocks skip comes
when they have gone forward, once; an hour that comes twice counts the first time.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

_PART = re.compile(r"(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:/(\d{1,2}))?")
_BOUNDS = ((0, 59), (0, 23), (1, 31), (1, 12), (0, 7))
_FARTHEST = 4 * 366
"""Days looked ahead: 29 February comes every four years, as a rule."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, read. `parse` makes one."""

    minutes: tuple[int, ...]
    hours: tuple[int, ...]
    days: frozenset[int]
    months: frozenset[int]
    weekdays: frozenset[int]

    def fits(self, day: date) -> bool:
        """Whether it comes on that day."""
        return day.day in self.days and day.month in self.months and day.isoweekday() % 7 in self.weekdays


def _numbers(field: str, low: int, high: int) -> set[int]:
    found: set[int] = set()
    for part in field.split(","):
        match = _PART.fullmatch(part)
        if match is None:
            raise ValueError(f"not a part of a rule: {part!r}")
        first, last, step = match.groups()
        start = low if first is None else int(first)
        end = int(last) if last is not None else high if first is None or step is not None else start
        if not low <= start <= end <= high or (step is not None and int(step) < 1):
            raise ValueError(f"out of range in a rule: {part!r}")
        found |= set(range(start, end + 1, int(step or 1)))
    return found


@lru_cache(maxsize=512)
def parse(text: str) -> Rule:
    """The rule of five fields. Raises ValueError for anything else, and for days that never come."""
    fields = text.split()
    if len(fields) != len(_BOUNDS):
        raise ValueError(f"a rule has five fields: {text!r}")
    minutes, hours, days, months, weekdays = (
        _numbers(field, *bounds) for field, bounds in zip(fields, _BOUNDS, strict=True)
    )
    longest = max(29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31 for month in months)
    if min(days) > longest:
        raise ValueError(f"that day never comes: {text!r}")
    return Rule(
        tuple(sorted(minutes)),
        tuple(sorted(hours)),
        frozenset(days),
        frozenset(months),
        frozenset(weekday % 7 for weekday in weekdays),
    )


def next_after(text: str, zone: str, after: datetime) -> datetime:
    """The first instant later than `after`, in UTC. Raises ValueError where the rule makes no sense."""
    rule, place = parse(text), ZoneInfo(zone)
    first = after.astimezone(place).date()
    for n in range(_FARTHEST + 1):
        day = first + timedelta(days=n)
        if not rule.fits(day):
            continue
        # In the order of the instants: an hour that is skipped lands among those after it.
        instants = (
            datetime.combine(day, time(hour, minute), place).astimezone(UTC)
            for hour in rule.hours
            for minute in rule.minutes
        )
        later = [instant for instant in instants if instant > after]
        if later:
            return min(later)
    raise ValueError(f"that day never comes: {text!r}")


def latest_due(text: str, zone: str, due: datetime, now: datetime) -> datetime:
    """Of what has come due from `due` to `now`, the last: what was missed is made up for once."""
    # After a very long sleep there is no need to walk through all of it.
    due = max(
        due, next_after(text, zone, now - timedelta(days=40)) if now - due > timedelta(days=40) else due
    )
    while (following := next_after(text, zone, due)) <= now:
        due = following
    return due
