"""Times to offer for a meeting, and why (SET-2, SET-3): before, lunch, after, then within office hours.

Pure: the contact's hours, zone and days, and what takes the seeker's time, come in as arguments.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from inroad.domain.hours import Band, Slot, meeting_slots
from inroad.domain.method import Reason
from inroad.domain.policy import OfficeHours, Policy
from inroad.domain.timing import NO_DIARY, Diary, FridayStyle, is_business_day, local
from inroad.domain.wording import capital, clock, listed, long_day

BANDS: Final[tuple[Band, ...]] = ("before", "lunch", "after", "business")
OFFERED: Final = 3
"""Times named in one breath; more than three nobody keeps in mind (+)."""


@dataclass(frozen=True, slots=True)
class Busy:
    """Time of the seeker that is taken: aware instants, the end excluded. Raises ValueError otherwise."""

    starts_at: datetime
    ends_at: datetime

    def __post_init__(self) -> None:
        if self.starts_at.tzinfo is None or self.ends_at.tzinfo is None:
            raise ValueError("busy times are instants with a zone")
        if self.ends_at < self.starts_at:
            raise ValueError("a busy time ends after it begins")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A time to offer. `offered` marks the three to name first."""

    day: date
    slot: Slot
    reasons: tuple[Reason, ...]
    offered: bool = False


_FRIDAY: Final = {
    "relaxed": Reason("TIM-4", "Fridays are relaxed in this office."),
    "hurried": Reason("TIM-4", "Fridays are hurried in this office, so this comes last."),
    "unknown": Reason("TIM-4", "On Friday it depends on the office."),
}


def propose(
    first: date,
    days: int,
    zone_name: str,
    hours: OfficeHours | None = None,
    *,
    now: datetime,
    busy: Sequence[Busy] = (),
    travel_minutes: int = 0,
    diary: Diary = NO_DIARY,
    friday_style: FridayStyle = "unknown",
    policy: Policy | None = None,
    per_band: int = 2,
) -> list[Proposal]:
    """Times on the `days` local days from `first`, in the order of SET-3 and then of their days.

    zone_name, hours  the contact's own (TIM-8); days off of theirs are left out (TIM-7)
    busy              what takes the seeker's time; kept clear by the way there, the early arrival (MTG-1) and
                      the way back
    travel_minutes    one way
    A hurried or unknown Friday comes after the other days of its band (TIM-4).
    """
    policy = policy or Policy()
    there = timedelta(minutes=travel_minutes + policy.arrive_early_minutes)
    back = timedelta(minutes=travel_minutes)
    taken = [(each.starts_at - back, each.ends_at + there) for each in busy]
    found: list[Proposal] = []
    for n in range(days):
        day = first + timedelta(days=n)
        if not is_business_day(day, diary):
            continue
        slots = meeting_slots(
            day,
            zone_name,
            hours,
            now=now + there,
            taken=taken,
            diary=diary,
            policy=policy,
            per_band=per_band,
        )
        friday = (_FRIDAY[friday_style],) if day.weekday() == 4 else ()
        found += [Proposal(day, slot, slot.reasons + friday) for slot in slots]
    late = friday_style != "relaxed"
    found.sort(
        key=lambda p: (
            BANDS.index(_band(p.slot)),
            late and p.day.weekday() == 4,
            p.slot.starts_at,
        )
    )
    return _offered(found)


def _band(slot: Slot) -> Band:
    return next(band for band in BANDS if band == slot.band)


def _offered(found: Sequence[Proposal]) -> list[Proposal]:
    """The same times with three marked: one of each band that busy people prefer, on different days."""
    chosen: list[Proposal] = []

    def take(wanted: Sequence[Proposal]) -> None:
        days = {each.day for each in chosen}
        pick = next((each for each in wanted if each.day not in days), None)
        if pick is not None and len(chosen) < OFFERED:
            chosen.append(pick)

    for band in BANDS[:3]:
        take([each for each in found if each.slot.band == band])
    for each in found:
        take([each])
    for each in found:  # few days: two times of one day are better than two times in all
        if len(chosen) < OFFERED and each not in chosen:
            chosen.append(each)
    return [Proposal(each.day, each.slot, each.reasons, each in chosen) for each in found]


def offer_text(times: Sequence[datetime], zone_name: str, own_zone: str, *, minutes: int, place: str) -> str:
    """Times as one says or writes them, in both zones when their clocks differ (SET-2, TIM-8).

    times  aware instants; they are named in their order. Empty text without any.
    place  how the contact's zone is called: "Boston"
    """
    if not times:
        return ""
    own = {at: local(at, own_zone) for at in times}
    named = []
    apart = False
    for at in sorted(times):
        there = local(at, zone_name)
        words = f"{long_day(there.date())} at {clock(there.time())}"
        if there.utcoffset() != own[at].utcoffset():
            apart = True
            here = own[at]
            mine = clock(here.time())
            if here.date() != there.date():
                mine = f"{long_day(here.date())}, {mine}"
            words += f" ({mine} for me)"
        named.append(words)
    choice = listed(named)
    if len(named) > 1:
        head, _, tail = choice.rpartition(" and ")
        choice = f"{head} or {tail}"
    clocks = f", {place} time" if apart and place else ""
    return capital(f"would {choice}{clocks} suit you? I will need only {minutes} minutes.")
