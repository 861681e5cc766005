"""Which days are good for calls and for post, and why (TIM). Days are the contact's own local days."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Final, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from inroad.domain.method import Reason
from inroad.domain.policy import Policy
from inroad.domain.wording import capital, counted, near_day, weekday

FridayStyle = Literal["unknown", "hurried", "relaxed"]
Purpose = Literal["call", "mail"]
Medium = Literal["post", "email"]
DayWord = Literal["harder", "good", "best", "depends", "closed", "full", "holiday", "heavy mail"]

HORIZON_DAYS: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Diary:
    """What is known about the days of one contact and of the seeker.

    holidays  public holidays of the contact's country and region: day → name
    closed    days on which the contact cannot be reached: day → cause, as a clause ("Ines is away")
    agreed    days the contact says suit all the same; they override everything above (TIM-7)
    booked    promised calls the seeker already has on a day
    occupied  days whose office hours the seeker's own calendar fills from end to end
    """

    holidays: Mapping[date, str] = field(default_factory=dict)
    closed: Mapping[date, str] = field(default_factory=dict)
    agreed: frozenset[date] = frozenset()
    booked: Mapping[date, int] = field(default_factory=dict)
    occupied: frozenset[date] = frozenset()


NO_DIARY: Final = Diary()


@dataclass(frozen=True, slots=True)
class DayQuality:
    """One day, judged. `score` 0 is never proposed; `word` stands beside the tint."""

    day: date
    score: int
    word: DayWord
    reasons: tuple[Reason, ...]

    @property
    def proposable(self) -> bool:
        return self.score > 0


@lru_cache(maxsize=512)
def zone(name: str) -> ZoneInfo:
    """The IANA zone. Raises ValueError for a name that is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"not an IANA time zone: {name!r}") from error


def local(at: datetime, zone_name: str) -> datetime:
    """An aware instant on the wall clock of a zone. Raises ValueError for a naive one (TIM-8)."""
    if at.tzinfo is None:
        raise ValueError("an instant needs a zone")
    return at.astimezone(zone(zone_name))


def local_day(at: datetime, zone_name: str) -> date:
    if at.tzinfo is None:
        raise ValueError("an instant needs a zone")
    return at.astimezone(zone(zone_name)).date()


@lru_cache(maxsize=256)
def day_of(now: datetime, zone_name: str) -> date:
    """`local_day` of an instant that many are asked about: worked out once for each zone."""
    return local_day(now, zone_name)


def instant(day: date, at: time, zone_name: str) -> datetime:
    """Wall-clock time of a local day as UTC. A time skipped by the clocks moves on by the gap; of a time that
    comes twice the first is meant."""
    return datetime.combine(day, at.replace(fold=0), zone(zone_name)).astimezone(UTC)


def is_business_day(day: date, diary: Diary = NO_DIARY) -> bool:
    """Monday to Friday and neither holiday nor closed, or a day the contact agreed to (TIM-7)."""
    if day in diary.agreed:
        return True
    return day.weekday() < 5 and day not in diary.holidays and day not in diary.closed


def add_business_days(day: date, count: int, diary: Diary = NO_DIARY) -> date:
    """The count-th business day after `day`; with 0 `day` itself, or the next business day if it is none."""
    step = timedelta(days=1)
    if count == 0:
        while not is_business_day(day, diary):
            day += step
        return day
    while count:
        day += step
        count -= is_business_day(day, diary)
    return day


def _full(day: date, diary: Diary, policy: Policy) -> bool:
    if day in diary.agreed:
        return False
    return day in diary.occupied or diary.booked.get(day, 0) >= policy.calls_per_day


def day_score(
    day: date, *, diary: Diary, for_: Purpose = "call", friday_style: FridayStyle = "unknown", policy: Policy
) -> int:
    """The number behind `day_quality`, without its reasons."""
    if not is_business_day(day, diary):
        return 0
    if for_ == "call" and _full(day, diary, policy):
        return 0
    scores = policy.call_scores if for_ == "call" else policy.mail_scores
    n = day.weekday()
    if n > 4:  # the contact said that this weekend day suits
        return scores[2]
    if n == 4 and for_ == "call" and friday_style == "relaxed":
        return scores[1]
    return scores[n]


def _closed_reason(day: date, diary: Diary) -> tuple[DayWord, Reason]:
    name = weekday(day)
    if day in diary.holidays:
        return "holiday", Reason("TIM-7", f"{name} is a public holiday: {diary.holidays[day]}.")
    if day in diary.closed:
        return "closed", Reason("TIM-7", f"{name} is closed: {diary.closed[day]}.")
    return "closed", Reason("TIM-7", f"{name} belongs to the weekend.")


_CALL_WORDS: Final[tuple[DayWord, ...]] = ("harder", "good", "best", "best", "depends")
_CALL_REASONS: Final = (
    (
        Reason(
            "TIM-2", "Monday is fair, though many people are in meetings or finding their way into the week."
        ),
    ),
    (Reason("TIM-1", "Tuesday is a good day to reach people."),),
    (Reason("TIM-1", "Wednesday is business as usual."),),
    (Reason("TIM-1", "Thursday is business as usual."),),
)
_HURRIED: Final = Reason("TIM-4", "On Friday many people hurry to finish before the weekend.")
_RELAXED: Final = Reason("TIM-4", "Some offices are relaxed on Friday, and then it is a good time to call.")
_FRIDAYS: Final[Mapping[FridayStyle, tuple[DayWord, tuple[Reason, ...]]]] = MappingProxyType(
    {
        "unknown": ("depends", (_HURRIED, _RELAXED)),
        "hurried": ("harder", (Reason("TIM-4", "Fridays are hurried in this office."),)),
        "relaxed": ("good", (Reason("TIM-4", "Fridays are relaxed in this office, as good as Tuesday."),)),
    }
)
_MAIL: Final[tuple[tuple[DayWord, Reason], ...]] = (
    ("harder", Reason("TIM-2", "Post on Monday meets people finding their way into the week.")),
    (
        "heavy mail",
        Reason("TIM-3", "Tuesday brings the heaviest mail. A letter stands out more a day later."),
    ),
    ("best", Reason("TIM-3", "On Wednesday the heavy mail of Tuesday is out of the way.")),
    ("best", Reason("TIM-3", "On Thursday the heavy mail of Tuesday is out of the way.")),
    ("depends", Reason("TIM-4", "Post on Friday may lie until Monday.")),
)


def day_quality(
    day: date,
    *,
    diary: Diary = NO_DIARY,
    for_: Purpose = "call",
    friday_style: FridayStyle = "unknown",
    policy: Policy | None = None,
) -> DayQuality:
    """How good a day is for a call, or for post to arrive, with the reasons (TIM-1 to TIM-7)."""
    policy = policy or Policy()
    if not is_business_day(day, diary):
        word, reason = _closed_reason(day, diary)
        return DayQuality(day, 0, word, (reason,))
    if for_ == "call" and _full(day, diary, policy):
        text = f"On {weekday(day)} your own calendar is full all through office hours."
        if diary.booked.get(day, 0) >= policy.calls_per_day:
            calls = counted(diary.booked[day], "call")
            text = f"{weekday(day)} already holds {calls}. A promise needs a day with room for it."
        return DayQuality(day, 0, "full", (Reason("TIM-5", text),))
    score = day_score(day, diary=diary, for_=for_, friday_style=friday_style, policy=policy)
    n = day.weekday()
    if n > 4 or day in diary.holidays or day in diary.closed:  # a day off that the contact agreed to
        return DayQuality(day, score, "good", (Reason("TIM-7", f"This {weekday(day)} was agreed."),))
    if score == 0:
        text = f"{weekday(day)} is left out in the settings of this search."
        return DayQuality(day, 0, "closed", (Reason("TIM-1", text),))
    if for_ == "mail":
        return DayQuality(day, score, _MAIL[n][0], (_MAIL[n][1],))
    if n == 4:
        word, reasons = _FRIDAYS[friday_style]
        return DayQuality(day, score, word, reasons)
    return DayQuality(day, score, _CALL_WORDS[n], _CALL_REASONS[n])


def _days_after(after: date, count: int) -> Iterator[date]:
    return (after + timedelta(days=n) for n in range(1, count + 1))


def propose_call_days(
    after: date,
    count: int,
    *,
    diary: Diary = NO_DIARY,
    friday_style: FridayStyle = "unknown",
    policy: Policy | None = None,
    within_days: int = 14,
) -> list[DayQuality]:
    """Up to `count` days later than `after`, the best first and of equals the sooner.

    Looks through `within_days`, and on through two months until `count` days are found.
    """
    policy = policy or Policy()
    judged = [
        found
        for day in _days_after(after, HORIZON_DAYS)
        if (found := day_quality(day, diary=diary, friday_style=friday_style, policy=policy)).proposable
    ]
    near = [found for found in judged if (found.day - after).days <= within_days]
    near.sort(key=lambda found: (-found.score, found.day))
    later = [found for found in judged if (found.day - after).days > within_days]
    return (near + later)[:count]


def call_strip(
    after: date,
    *,
    diary: Diary = NO_DIARY,
    friday_style: FridayStyle = "unknown",
    policy: Policy | None = None,
    too_soon: str = "That is too soon.",
) -> list[DayQuality]:
    """Two work weeks, Monday to Friday, from the week in which the first day after `after` lies.

    Days up to `after` are closed with the sentence `too_soon`.
    """
    policy = policy or Policy()
    first = after + timedelta(days=1)
    if first.weekday() > 4:
        first += timedelta(days=7 - first.weekday())
    monday = first - timedelta(days=first.weekday())
    strip: list[DayQuality] = []
    for day in (monday + timedelta(days=week * 7 + n) for week in (0, 1) for n in range(5)):
        if day <= after:
            strip.append(DayQuality(day, 0, "closed", (Reason("LND-4", too_soon),)))
        else:
            strip.append(day_quality(day, diary=diary, friday_style=friday_style, policy=policy))
    return strip


def friday_style(stated: FridayStyle, fridays_reached: int, fridays_tried: int) -> FridayStyle:
    """What the office says of itself, else what logged Friday calls teach (TIM-4): reached at least half the
    time is relaxed, twice or more and never reached is hurried."""
    if stated != "unknown":
        return stated
    if fridays_reached and fridays_reached * 2 >= fridays_tried:
        return "relaxed"
    return "hurried" if fridays_tried >= 2 and not fridays_reached else "unknown"


@dataclass(frozen=True, slots=True)
class Arrival:
    """When a letter is there. `warning` is the reason that speaks against that day, if any (TIM-3)."""

    day: date
    warning: Reason | None


def mail_arrival(
    sent_on: date,
    medium: Medium,
    transit_days: int | None = None,
    *,
    diary: Diary = NO_DIARY,
    policy: Policy | None = None,
) -> Arrival:
    """E-mail is there the same day, post after `transit_days` business days (the policy's when None)."""
    if medium == "email":
        return Arrival(sent_on, None)
    policy = policy or Policy()
    transit = policy.post_transit_business_days if transit_days is None else transit_days
    day = add_business_days(sent_on, transit, diary)
    if day.weekday() == 1:
        return Arrival(day, _MAIL[1][1])
    return Arrival(day, None)


def best_posting_day(
    today: date,
    medium: Medium,
    transit_days: int | None = None,
    *,
    diary: Diary = NO_DIARY,
    policy: Policy | None = None,
) -> date:
    """The first business day from today whose post arrives on a Wednesday or Thursday (TIM-3).

    E-mail goes today, or on the next business day. Where holidays leave no such day, the next business day.
    """
    policy = policy or Policy()
    first = add_business_days(today, 0, diary)
    if medium == "email":
        return first
    for n in range(21):
        day = first + timedelta(days=n)
        if is_business_day(day, diary):
            arrival = mail_arrival(day, medium, transit_days, diary=diary, policy=policy)
            if arrival.day.weekday() in (2, 3):
                return day
    return first


def earliest_promise_day(
    sent_on: date,
    medium: Medium,
    transit_days: int | None = None,
    *,
    diary: Diary = NO_DIARY,
    policy: Policy | None = None,
) -> date:
    """The first day on which the letter has arrived and lain long enough to be read (+)."""
    policy = policy or Policy()
    arrival = mail_arrival(sent_on, medium, transit_days, diary=diary, policy=policy)
    return add_business_days(arrival.day, policy.reading_business_days, diary)


def read_by_then(promised: date, arrives_on: date, name: str) -> Reason:
    """Why a promised day leaves time for the letter."""
    days = (promised - arrives_on).days
    if days <= 0:
        return Reason(
            "LND-4", f"The letter reaches {name} {near_day(arrives_on, promised)}: call later than that."
        )
    span = "a week" if days == 7 else "more than a week" if days > 7 else counted(days, "day")
    return Reason("TIM-1", capital(f"the letter will have had {span} to be read."))
