"""Promises: a named local day on which the seeker said they would call (TIM-5, TIM-6, TIM-8).

A promise is stored as a day and a zone, never as an instant. What became of it is derived from the attempts
and the instant of asking; nothing here moves it. Someone who is reached early has been followed up, so that
keeps it; ringing early in vain neither keeps nor breaks it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from inroad.domain.method import Reason
from inroad.domain.policy import Policy
from inroad.domain.timing import NO_DIARY, Diary, add_business_days, day_of, day_quality, local_day, zone
from inroad.domain.wording import capital, counted, near_day, number, on_day, weekday

PromiseKind = Literal["call", "check_back", "send_something"]
PromiseState = Literal["open", "kept", "broken", "renegotiated"]
Standing = Literal["later", "today", "passed", "settled"]


class Outcome(StrEnum):
    """How an attempt ended (NRS-1)."""

    REACHED = "reached"
    VOICEMAIL = "voicemail"
    GATEKEEPER = "gatekeeper"
    NO_ANSWER = "no_answer"
    WRONG_NUMBER = "wrong_number"
    CALL_AT = "call_at"
    DECLINED = "declined"

    @property
    def spoke(self) -> bool:
        """Whether the contact themselves came to the phone or answered."""
        return self in (Outcome.REACHED, Outcome.DECLINED)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try to reach a contact, by phone or e-mail, at an aware instant."""

    at: datetime
    outcome: Outcome

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("an attempt needs an instant with a zone")


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What was said: on `day`, in the contact's `zone`, the seeker calls. `made_at` is an aware instant.

    `renegotiated_at` and `moved_to` are set when both agreed on another day; this row stays in the ledger.
    Something that was promised is kept by sending it, at `sent_at`, never by a call; `note` says what it is.
    Raises ValueError for an unknown zone, a naive instant or one of the two without the other.
    """

    id: str
    contact_id: str
    day: date
    zone: str
    made_at: datetime
    kind: PromiseKind = "call"
    note: str = ""
    sent_at: datetime | None = None
    renegotiated_at: datetime | None = None
    moved_to: date | None = None

    def __post_init__(self) -> None:
        zone(self.zone)
        if self.made_at.tzinfo is None or (self.renegotiated_at and self.renegotiated_at.tzinfo is None):
            raise ValueError("a promise needs instants with a zone")
        if self.sent_at is not None and self.sent_at.tzinfo is None:
            raise ValueError("a promise needs instants with a zone")
        if (self.renegotiated_at is None) != (self.moved_to is None):
            raise ValueError("a renegotiated promise names the new day and when it was agreed")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of a promise at the instant of asking.

    standing  where its day lies: later, today, passed (broken and nothing done since) or settled
    reached   whether the contact came to the phone; None while nothing was tried
    at        the attempt that kept it
    answered_at  the first attempt after a broken day ("broken and answered")
    """

    state: PromiseState
    standing: Standing
    reason: Reason
    reached: bool | None = None
    at: datetime | None = None
    answered_at: datetime | None = None


def is_due(promise: Promise, now: datetime) -> bool:
    """Whether the promised day is the present day on the contact's calendar."""
    return local_day(now, promise.zone) == promise.day


def judge(
    promise: Promise,
    attempts: Iterable[Attempt],
    now: datetime,
    *,
    name: str = "them",
    diary: Diary = NO_DIARY,
) -> Judgement:
    """Judge a promise by the attempts made since, in any order; those after `now` do not count.

    The attempt out of which a promise came, at the same instant, is not one made since.

    `name` and `diary` serve the words alone: whom to call, and on which open day once the day has passed.
    """
    if promise.kind == "send_something":
        return _sent(promise, now, name)
    tries = sorted((a for a in attempts if promise.made_at < a.at <= now), key=lambda a: a.at)
    days = [(a, local_day(a.at, promise.zone)) for a in tries]
    moved_at = promise.renegotiated_at
    on_day = [a for a, day in days if day == promise.day and (moved_at is None or a.at <= moved_at)]
    early = next((a for a, day in days if day < promise.day and a.outcome.spoke), None)
    if early and moved_at is None:
        reason = Reason("TIM-5", f"You and {name} spoke before the day came.")
        return Judgement("kept", "settled", reason, True, early.at)
    moved_in_time = moved_at and moved_at <= now and local_day(moved_at, promise.zone) <= promise.day
    if on_day:
        reached = any(a.outcome.spoke for a in on_day)
        text = f"You called on {weekday(promise.day)}, the day you named."
        if not reached:
            text = f"You called on {weekday(promise.day)} as you said. That counts, though nobody could talk."
        return Judgement("kept", "settled", Reason("TIM-6", text), reached, on_day[0].at)
    if moved_in_time and promise.moved_to is not None:
        text = f"You both agreed on {weekday(promise.moved_to)} instead."
        return Judgement("renegotiated", "settled", Reason("TIM-5", text))
    today = day_of(now, promise.zone)
    if today > promise.day:
        after = next((a for a, day in days if day > promise.day), None)
        return _passed(promise, after, today, name, diary)
    if today == promise.day:
        text = f"You told {name} you would call today."
        text += " Even if nobody comes to the phone, you keep your word by calling."
        return Judgement("open", "today", Reason("TIM-5", text))
    text = f"You told {name} you would call {near_day(promise.day, today)}."
    return Judgement("open", "later", Reason("TIM-5", text))


def _passed(promise: Promise, after: Attempt | None, today: date, name: str, diary: Diary) -> Judgement:
    if after or promise.renegotiated_at:
        answered = after.at if after else promise.renegotiated_at
        spoke = after.outcome.spoke if after else None
        reason = Reason("TIM-5", "The day passed, and you made up for it.")
        return Judgement("broken", "settled", reason, spoke, None, answered)
    word = near_day(promise.day, today)
    then = on_day(add_business_days(today, 0, diary), today)
    text = f"The day passed. A call {then}, with a word about {word}, still does you credit with {name}."
    return Judgement("broken", "passed", Reason("TIM-5", text))


def _sent(promise: Promise, now: datetime, name: str) -> Judgement:
    """What became of a promise to send something."""
    moved_at, sent_at = promise.renegotiated_at, promise.sent_at
    if sent_at is not None and sent_at <= now:
        if local_day(sent_at, promise.zone) <= promise.day:
            text = f"You sent {name} what you promised, as you said."
            return Judgement("kept", "settled", Reason("TIM-5", text), None, sent_at)
        reason = Reason("TIM-5", "The day passed, and you made up for it.")
        return Judgement("broken", "settled", reason, None, None, sent_at)
    if moved_at is not None and promise.moved_to is not None:
        text = f"You both agreed on {weekday(promise.moved_to)} instead."
        return Judgement("renegotiated", "settled", Reason("TIM-5", text))
    today = day_of(now, promise.zone)
    if today > promise.day:
        text = f"The day passed. Sent today, with a word about it, it still does you credit with {name}."
        return Judgement("broken", "passed", Reason("TIM-5", text))
    text = f"You told {name} you would send it {near_day(promise.day, today)}."
    standing: Standing = "today" if today == promise.day else "later"
    return Judgement("open", standing, Reason("TIM-5", text))


@dataclass(frozen=True, slots=True)
class Reliability:
    """The ledger in numbers (TIM-5, TIM-6).

    kept          on the named day, or spoken with before it; `not_reached` of them with nobody on the phone
    broken        the day passed; `late` of them were made up for afterwards
    renegotiated  moved to another day by agreement, in time: neither kept nor broken, the new day counts
    open          the day is today or to come
    """

    kept: int = 0
    broken: int = 0
    renegotiated: int = 0
    open: int = 0
    not_reached: int = 0
    late: int = 0

    @property
    def due(self) -> int:
        """Promises that can be judged."""
        return self.kept + self.broken


def reliability(ledger: Iterable[tuple[PromiseState, bool | None, bool]]) -> Reliability:
    """The counts over promises as judged: the state, whether they were reached, whether it came late."""
    counts: dict[PromiseState, int] = {"open": 0, "kept": 0, "broken": 0, "renegotiated": 0}
    not_reached = late = 0
    for state, reached, after in ledger:
        counts[state] += 1
        not_reached += state == "kept" and reached is False
        late += state == "broken" and after
    return Reliability(
        kept=counts["kept"],
        broken=counts["broken"],
        renegotiated=counts["renegotiated"],
        open=counts["open"],
        not_reached=not_reached,
        late=late,
    )


def reliability_words(tally: Reliability) -> str:
    """The ledger said: what was kept first, then what deserves a word."""
    if not tally.due:
        return "No promise has come due yet."
    if not tally.broken:
        whole = {1: "your promise", 2: "both promises"}.get(tally.due, f"all {number(tally.due)} promises")
        parts = [f"You kept {whole}."]
    else:
        parts = [f"You kept {number(tally.kept)} of {counted(tally.due, 'promise')}."]
    if tally.not_reached:
        parts.append(f"{capital(number(tally.not_reached))} of them with nobody on the phone, which counts.")
    if tally.late:
        parts.append(f"{capital(number(tally.late))} came after the day.")
    if tally.renegotiated:
        were = "was" if tally.renegotiated == 1 else "were"
        parts.append(f"{capital(number(tally.renegotiated))} {were} moved by agreement.")
    return " ".join(parts)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a day should not be promised. `blocks` is False for a warning."""

    code: Literal["past", "weekend", "holiday", "closed", "full", "too_soon"]
    reason: Reason
    blocks: bool


def can_promise(
    day: date,
    *,
    today: date,
    diary: Diary = NO_DIARY,
    arrives_on: date | None = None,
    earliest: date | None = None,
    policy: Policy | None = None,
) -> list[Refusal]:
    """What speaks against promising a call on `day`; empty when nothing does.

    today        the contact's local day
    arrives_on   when the letter is there: a call before it is refused
    earliest     first day by which it has been read (+): a call before it is a warning
    """
    if day < today:
        return [
            Refusal("past", Reason("TIM-5", "That day has gone by. A promise needs a day to come."), True)
        ]
    refusals: list[Refusal] = []
    quality = day_quality(day, diary=diary, policy=policy)
    if quality.word == "full":
        # One's own calendar may be wrong, or moved; a day with too many promises on it may not.
        too_many = diary.booked.get(day, 0) >= (policy or Policy()).calls_per_day
        refusals.append(Refusal("full", quality.reasons[0], too_many))
    elif quality.word == "holiday":
        refusals.append(Refusal("holiday", quality.reasons[0], True))
    elif not quality.proposable:
        weekend = day.weekday() > 4 and day not in diary.closed
        refusals.append(Refusal("weekend" if weekend else "closed", quality.reasons[0], True))
    if arrives_on is not None and day < arrives_on:
        text = f"The letter arrives {near_day(arrives_on, day)}, after the call it announces."
        refusals.append(Refusal("too_soon", Reason("LND-2", text), True))
    elif earliest is not None and day < earliest:
        text = f"The letter may not have been read by {weekday(day)}."
        refusals.append(Refusal("too_soon", Reason("LND-4", text), False))
    return refusals
