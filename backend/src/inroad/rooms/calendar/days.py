"""Days on which to call: which may be promised, which are better, and why (TIM-1 to TIM-8)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import cast

from inroad.domain.method import Reason
from inroad.domain.policy import Policy
from inroad.domain.promises import can_promise
from inroad.domain.timing import (
    DayQuality,
    Diary,
    FridayStyle,
    Medium,
    best_posting_day,
    day_quality,
    earliest_promise_day,
    local_day,
    mail_arrival,
    propose_call_days,
    read_by_then,
)
from inroad.domain.wording import long_day, near_day, on_day
from inroad.kit.db import Session
from inroad.kit.http.problems import FieldError, Problem
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.contacts.days import Place
from inroad.rooms.history import (
    HORIZON,
    History,
    booked_days,
    busy_ahead,
    diary,
    fridays_of,
    policy_of,
)
from inroad.rooms.wire import DayWord

FAR = timedelta(days=366)
"""No promise is made for a day further ahead than this."""


@dataclass(frozen=True, slots=True)
class CallDay:
    """One day of the strip."""

    on: date
    word: DayWord
    score: float
    proposed: bool
    heavy_mail: bool
    closed_because: str | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class CallDays:
    """A strip of days; `arrives_on` is when the letter is there, None where none is on its way."""

    zone: str
    best_on: date | None
    arrives_on: date | None
    days: list[CallDay]


async def diary_of(
    db: Session,
    workspace: Workspace,
    zone: str,
    today: date,
    *,
    without: date | None = None,
    place: Place | None = None,
) -> Diary:
    """A contact's days with what the seeker has promised; `without` takes one promise off a day."""
    booked = await booked_days(db, today - timedelta(days=1), today + HORIZON)
    if without is not None and booked.get(without):
        booked[without] -= 1
    return diary(zone, workspace, today, booked, place, await busy_ahead(db, today))


async def check_day(
    db: Session,
    workspace: Workspace,
    zone: str,
    day: date,
    now: datetime,
    *,
    arrives_on: date | None = None,
    earliest: date | None = None,
    without: date | None = None,
    friday_style: FridayStyle = "unknown",
    place: Place | None = None,
    pointer: str = "/due_on",
) -> list[Reason]:
    """Whether a call may be promised for `day`, a local day in `zone`; warnings come back as reasons.

    arrives_on, earliest  when the announced letter is there, and has been read
    without               the day of a promise that this one takes the place of
    place                 where the contact's holidays are kept, if not by the zone
    Problem 422 for a day that is past, closed, full or too soon, naming the next good day (TIM-5, TIM-7).
    """
    today = local_day(now, zone)
    if day > today + FAR:
        detail = "Name a day within the next year."
        raise Problem(422, "invalid", errors=[FieldError(pointer, "too_far", detail)])
    days = await diary_of(db, workspace, zone, today, without=without, place=place)
    policy = policy_of(workspace)
    refusals = can_promise(
        day, today=today, diary=days, arrives_on=arrives_on, earliest=earliest, policy=policy
    )
    blocking = [refusal for refusal in refusals if refusal.blocks]
    if not blocking:
        return [refusal.reason for refusal in refusals]
    after = max(today, day, (arrives_on or today) - timedelta(days=1))
    better = propose_call_days(after, 1, diary=days, friday_style=friday_style, policy=policy)
    hint = f" {long_day(better[0].day)} has room." if better else ""
    raise Problem(
        422,
        "invalid",
        detail="A promise needs a day on which it can be kept.",
        errors=[FieldError(pointer, refusal.code, f"{refusal.reason.text}{hint}") for refusal in blocking],
        extra={"next_good_on": better[0].day.isoformat()} if better else None,
    )


def letter_days(
    sent_on: date, medium: Medium, days: Diary, policy: Policy
) -> tuple[date, date, Reason | None]:
    """When a letter sent on a day arrives, when it has been read, and what speaks against that arrival."""
    arrival = mail_arrival(sent_on, medium, diary=days, policy=policy)
    read = earliest_promise_day(sent_on, medium, diary=days, policy=policy)
    return arrival.day, read, arrival.warning


async def call_days(
    db: Session,
    workspace: Workspace,
    history: History,
    now: datetime,
    *,
    medium: Medium | None = None,
    weeks: int = 2,
) -> CallDays:
    """The working days of so many weeks, Monday to Friday, each judged as a day to call this contact.

    With `medium` a letter goes first, on the best day to send it; otherwise one that is on its way counts.
    """
    today = local_day(now, history.zone)
    policy = policy_of(workspace)
    days = await diary_of(db, workspace, history.zone, today, place=history.place)
    arrives_on: date | None = None
    earliest = today
    if medium is not None:
        sent_on = best_posting_day(today, medium, diary=days, policy=policy)
        arrives_on, earliest, _ = letter_days(sent_on, medium, days, policy)
    else:
        letter = history.pitch
        if letter is not None and letter.sent_on is not None and letter.sent_on >= today - timedelta(days=14):
            arrives_on, read, _ = letter_days(letter.sent_on, cast(Medium, letter.medium), days, policy)
            arrives_on = letter.arrives_on or arrives_on
            earliest = max(today, read, arrives_on)
    style = fridays_of(history)
    after = earliest - timedelta(days=1)
    best = propose_call_days(after, 1, diary=days, friday_style=style, policy=policy)
    best_on = best[0].day if best else None
    own = {promise.due_on for promise in history.promises if promise.state == "open"}
    strip: list[CallDay] = []
    for day in _strip(earliest, weeks):
        if day < earliest:
            strip.append(_too_early(day, today, arrives_on, history.given_name))
            continue
        quality = day_quality(day, diary=days, friday_style=style, policy=policy)
        reasons = list(quality.reasons)
        if arrives_on is not None and day == best_on:
            reasons.append(read_by_then(day, arrives_on, history.given_name))
        strip.append(_judged(quality, tuple(reasons), max(policy.call_scores), promised=day in own))
    return CallDays(history.zone, best_on, arrives_on, strip)


def _strip(earliest: date, weeks: int) -> list[date]:
    """Monday to Friday of so many weeks; a week of which only Friday is left is not begun with."""
    monday = earliest - timedelta(days=earliest.weekday())
    if earliest.weekday() >= 4:
        monday += timedelta(days=7)
    return [monday + timedelta(days=7 * week + n) for week in range(weeks) for n in range(5)]


def _too_early(day: date, today: date, arrives_on: date | None, name: str) -> CallDay:
    word: DayWord = "past" if day < today else "closed"
    if day < today:
        reason = Reason("TIM-5", "That day has gone by.")
    elif arrives_on is not None and day < arrives_on:
        reason = Reason("LND-4", f"The letter reaches {name} {on_day(arrives_on, today)}.")
    else:
        reason = Reason("LND-4", f"The letter may not have been read by {near_day(day, today)}.")
    return CallDay(day, word, 0, False, day.weekday() == 1, reason.text, (reason,))


def _judged(quality: DayQuality, reasons: tuple[Reason, ...], best_score: int, *, promised: bool) -> CallDay:
    word = cast(DayWord, "promised" if promised else quality.word)
    return CallDay(
        on=quality.day,
        word=word,
        score=round(100 * quality.score / best_score, 1),
        proposed=quality.proposable,
        heavy_mail=quality.day.weekday() == 1 and quality.word not in ("closed", "holiday"),
        closed_because=None if quality.proposable else quality.reasons[0].text,
        reasons=reasons,
    )
