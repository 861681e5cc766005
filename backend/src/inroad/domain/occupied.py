"""What the seeker's own calendar takes of their days: neither whom nor what, only when (TIM-5, SET-3).

Times are pairs of aware instants, the end excluded. Pure: they come in as arguments.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from inroad.domain.method import Reason
from inroad.domain.policy import OfficeHours
from inroad.domain.timing import instant, local, local_day
from inroad.domain.wording import clock, weekday

Span = tuple[datetime, datetime]

NEED: Final = timedelta(minutes=15)
"""A stretch this long is room enough for a call (+)."""


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same time in as few spans as can be, in order; empty ones are left out."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if end <= start:
            continue
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def occupied_days(
    spans: Sequence[Span], zone_name: str, hours: OfficeHours, *, need: timedelta = NEED
) -> frozenset[date]:
    """Local days in `zone_name` whose office hours leave no stretch of `need` free (TIM-8)."""
    by_day: defaultdict[date, list[Span]] = defaultdict(list)
    for start, end in spans:
        day, last = local_day(start, zone_name), local_day(end, zone_name)
        while day <= last:
            by_day[day].append((start, end))
            day += timedelta(days=1)
    return frozenset(day for day, taken in by_day.items() if not _room(day, taken, zone_name, hours, need))


def _room(day: date, taken: Sequence[Span], zone_name: str, hours: OfficeHours, need: timedelta) -> bool:
    at, closes = instant(day, hours.opens, zone_name), instant(day, hours.closes, zone_name)
    for start, end in merged(taken):
        if min(start, closes) - at >= need:
            return True
        at = max(at, end)
    return closes - at >= need


def on_days(spans: Iterable[Span], zone_name: str, first: date, last: date) -> dict[date, list[Span]]:
    """The spans cut at midnight, by local day, from `first` to `last`, both included."""
    found: defaultdict[date, list[Span]] = defaultdict(list)
    for start, end in merged(spans):
        day = max(first, local_day(start, zone_name))
        while day <= last:
            begins = instant(day, time(0), zone_name)
            ends = instant(day + timedelta(days=1), time(0), zone_name)
            if begins >= end:
                break
            found[day].append((max(start, begins), min(end, ends)))
            day += timedelta(days=1)
    return dict(found)


def clash(
    spans: Iterable[Span], meeting: Span, zone_name: str, *, way: timedelta = timedelta(0)
) -> Reason | None:
    """What the seeker's own calendar says against a meeting: a warning, for they know best (SET-3).

    zone_name  whose clock the hours are told on: the seeker's own
    way        how long before and after it the seeker is under way
    """
    start, end = meeting
    taken = [span for span in merged(spans) if span[0] < end + way and start - way < span[1]]
    if not taken:
        return None
    during = [span for span in taken if span[0] < end and start < span[1]]
    first = (during or taken)[0]
    says = f"Your own calendar says you are busy {_hours(first, zone_name)}"
    if not during:
        return Reason("SET-3", f"{says}, when you would be on your way. You can still keep this time.")
    return Reason("SET-3", f"{says}. Ask for another time, or keep this one if you can be free.")


def _hours(span: Span, zone_name: str) -> str:
    start, end = (local(at, zone_name) for at in span)
    if start.time() == end.time() == time(0) and end.date() - start.date() == timedelta(days=1):
        return f"all {weekday(start.date())}"
    until = clock(end.time()) if end.date() == start.date() else f"{weekday(end.date())} {clock(end.time())}"
    return f"on {weekday(start.date())} from {clock(start.time())} to {until}"
