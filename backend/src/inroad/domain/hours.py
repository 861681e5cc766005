"""Which hours of a day are good for a call or a meeting, and why (TIM-1, TIM-2, TIM-4, NRS-2, SET-3).

Hours are the contact's own (TIM-8): instants come back as aware UTC beside the wall-clock times.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from types import MappingProxyType
from typing import Final, Literal

from inroad.domain.method import Reason
from inroad.domain.policy import OfficeHours, Policy
from inroad.domain.timing import NO_DIARY, Diary, FridayStyle, instant, is_business_day
from inroad.domain.wording import weekday

Band = Literal["before", "lunch", "after", "business"]
Part = Literal["morning", "afternoon"]


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of time: instants in UTC, wall-clock times in the contact's zone (TIM-8)."""

    band: Band | Part
    starts_at: datetime
    ends_at: datetime
    local_start: time
    local_end: time
    reasons: tuple[Reason, ...]


def _shift(at: time, minutes: int) -> time:
    """A wall-clock time moved within its day."""
    total = min(max(at.hour * 60 + at.minute + minutes, 0), 23 * 60 + 59)
    return time(total // 60, total % 60)


def _slot(
    band: Band | Part, day: date, start: time, end: time, zone_name: str, reasons: tuple[Reason, ...]
) -> Slot:
    return Slot(band, instant(day, start, zone_name), instant(day, end, zone_name), start, end, reasons)


def call_windows(
    day: date,
    zone_name: str,
    hours: OfficeHours | None = None,
    *,
    tried: Sequence[Part] = (),
    friday_style: FridayStyle = "unknown",
) -> list[Slot]:
    """Morning and afternoon of the office day, the better first; parts already tried go last (NRS-2)."""
    hours = hours or OfficeHours()
    name = weekday(day)
    if day.weekday() == 0:
        morning = Reason("TIM-2", "Monday mornings often go to meetings.")
        afternoon = Reason("TIM-2", "On Monday afternoon most meetings are over.")
    elif day.weekday() == 4 and friday_style == "relaxed":
        morning = Reason("TIM-4", "Fridays are relaxed in this office: any time before lunch is good.")
        afternoon = Reason("TIM-4", "Fridays are relaxed in this office, the afternoon too.")
    elif day.weekday() == 4:
        morning = Reason("TIM-4", "On Friday the morning comes before the rush to finish.")
        afternoon = Reason("TIM-4", "On Friday afternoon it depends on the office.")
    else:
        morning = Reason("TIM-1", f"Any time before lunch is good on {name}.")
        afternoon = Reason("TIM-1", f"{name} afternoon is good as well.")
    windows = [
        _slot("morning", day, hours.opens, hours.lunch_from, zone_name, (morning,)),
        _slot("afternoon", day, hours.lunch_to, hours.closes, zone_name, (afternoon,)),
    ]
    if day.weekday() == 0:
        windows.reverse()
    another = Reason("NRS-2", "Another hour than last time.")
    fresh = [w for w in windows if w.band not in tried]
    if tried and fresh:
        fresh = [
            _slot(w.band, day, w.local_start, w.local_end, zone_name, (another, *w.reasons)) for w in fresh
        ]
    return fresh + [w for w in windows if w.band in tried]


_BAND_REASONS: Final[Mapping[Band, Reason]] = MappingProxyType(
    {
        "before": Reason("SET-3", "Before the day begins, busy people have time."),
        "lunch": Reason("SET-3", "Many of these talks happen over lunch."),
        "after": Reason("SET-3", "After hours the day is done and nobody is waiting."),
        "business": Reason("SET-3", "Within office hours, if nothing else suits."),
    }
)


def meeting_bands(
    day: date, zone_name: str, hours: OfficeHours | None = None, *, policy: Policy | None = None
) -> list[Slot]:
    """The pale bands of the calendar as SET-3 orders them: before, lunch, after, two office stretches."""
    policy = policy or Policy()
    hours = hours or policy.office_hours
    lead = policy.meeting_lead_minutes
    spans: tuple[tuple[Band, time, time], ...] = (
        ("before", _shift(hours.opens, -lead), hours.opens),
        ("lunch", hours.lunch_from, hours.lunch_to),
        ("after", hours.closes, _shift(hours.closes, lead)),
        ("business", hours.opens, hours.lunch_from),
        ("business", hours.lunch_to, hours.closes),
    )
    return [
        _slot(b, day, start, end, zone_name, (_BAND_REASONS[b],)) for b, start, end in spans if start < end
    ]


def band_of(at: time, hours: OfficeHours) -> Band:
    """Where a meeting that begins at this wall-clock time of a working day lies (SET-3)."""
    if at < hours.opens:
        return "before"
    if at >= hours.closes:
        return "after"
    return "lunch" if hours.lunch_from <= at < hours.lunch_to else "business"


def meeting_slots(
    day: date,
    zone_name: str,
    hours: OfficeHours | None = None,
    *,
    now: datetime | None = None,
    taken: Sequence[tuple[datetime, datetime]] = (),
    diary: Diary = NO_DIARY,
    policy: Policy | None = None,
    step_minutes: int = 30,
    per_band: int = 3,
) -> list[Slot]:
    """Starting times for a meeting of the policy's minutes, in the order of SET-3, at most `per_band` a band.

    A day that is no business day has none (TIM-7); nor has a time in the past or one that touches `taken`
    (aware instants, end excluded).
    """
    policy = policy or Policy()
    if not is_business_day(day, diary):
        return []
    slots: list[Slot] = []
    for band in meeting_bands(day, zone_name, hours, policy=policy):
        found = 0
        start = band.local_start
        while found < per_band and _shift(start, policy.minutes) <= band.local_end:
            end = _shift(start, policy.minutes)
            if end <= start:  # the day itself ends here
                break
            slot = _slot(band.band, day, start, end, zone_name, band.reasons)
            free = all(slot.ends_at <= a or slot.starts_at >= b for a, b in taken)
            if free and (now is None or slot.starts_at > now):
                slots.append(slot)
                found += 1
            moved = _shift(start, step_minutes)
            if moved <= start:
                break
            start = moved
    return slots
