"""Calls logged and taken back, and everything that follows from them (NRS-1, TIM-6, SET-1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select

from inroad.domain.cadence import blocks_for_attempt, warnings_for_pitch
from inroad.domain.method import Reason
from inroad.domain.promises import judge
from inroad.domain.state import ContactState
from inroad.domain.timing import local_day
from inroad.kit.db import Session
from inroad.kit.http.problems import FieldError, Problem
from inroad.rooms import following
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.calendar import ledger
from inroad.rooms.calendar.days import FAR
from inroad.rooms.calendar.meetings_agreed import Format, agree_meeting, warnings
from inroad.rooms.calendar.tables import Attempt, Promise
from inroad.rooms.contacts.actions import forget
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.history import History, attempts_of, load, policy_of, promise_of, states
from inroad.rooms.meetings.tables import Meeting

SKEW = timedelta(minutes=5)
"""How far a device's clock may run ahead of ours."""

TWIN = timedelta(seconds=60)
"""The same try from two devices lies within this."""

OLDEST = timedelta(days=3660)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingAgreed:
    """Place, day and hour as agreed on the phone (SET-1)."""

    place: str
    local_start: datetime
    time_zone: str | None = None
    format: Format = "in_person"
    format_reason: str = ""
    travel_minutes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Try:
    """One try to reach someone; fields as on the wire."""

    outcome: str
    channel: str = "phone"
    happened_at: datetime | None = None
    note: str = ""
    call_back_on: date | None = None
    meeting: MeetingAgreed | None = None
    override_reason: str = ""


@dataclass(frozen=True, slots=True)
class Logged:
    """What logging did. `repeated`: the same try was there already, and nothing was added."""

    attempt: Attempt
    contact: Contact
    kept: Promise | None
    promise: Promise | None
    reasons: tuple[Reason, ...]
    warnings: tuple[Reason, ...] = ()
    repeated: bool = False


def _refuse(pointer: str, code: str, detail: str) -> Problem:
    return Problem(422, "invalid", errors=[FieldError(pointer, code, detail)])


def _check_parts(tried: Try) -> None:
    """An outcome comes with what it needs, and with nothing that belongs to another."""
    if tried.outcome == "meeting_agreed" and tried.meeting is None:
        raise _refuse("/meeting", "required", "Say where and when you agreed to meet. (SET-1)")
    if tried.outcome != "meeting_agreed" and tried.meeting is not None:
        raise _refuse("/meeting", "not_allowed", "A meeting goes with the outcome meeting_agreed.")
    if tried.outcome == "call_back_later" and tried.call_back_on is None:
        raise _refuse("/call_back_on", "required", "Say on which day they want to be called. (TIM-5)")
    if tried.outcome != "call_back_later" and tried.call_back_on is not None:
        raise _refuse("/call_back_on", "not_allowed", "A day to call goes with the outcome call_back_later.")


def _instant(tried: Try, now: datetime) -> datetime:
    at = tried.happened_at or now
    if at > now + SKEW:
        raise _refuse("/happened_at", "in_future", "A call can be logged once it has been made.")
    if at < now - OLDEST:
        raise _refuse("/happened_at", "too_early", "That lies more than ten years back.")
    return min(at, now)


async def _history(db: Session, contact_id: str, workspace: Workspace) -> History:
    found = (await load(db, [contact_id], workspace)).get(contact_id)
    if found is None:
        raise Problem(404, "not_found", detail="There is no such contact here.")
    return found


async def _allowed(db: Session, state: ContactState, tried: Try, workspace: Workspace) -> list[Reason]:
    """What is worth knowing about this try; Problem where a rule blocks and no reason is given (LND-2)."""
    notes: list[Reason] = []
    for block in blocks_for_attempt(state):
        if not block.overridable:
            raise Problem(409, block.code, detail=block.reason.text)
        if tried.channel == "in_person":  # the rule speaks of calls; people also meet by chance
            continue
        if not tried.override_reason.strip():
            detail = f"{block.reason.text} If there is a reason to go on, give it. ({block.reason.rule})"
            fault = FieldError("/override_reason", block.code, detail)
            raise Problem(409, "rule_blocks", detail=block.reason.text, errors=[fault])
        notes.append(block.reason)
    if not state.attempts and state.degree != 1:
        rounds = select(func.count(Meeting.id)).where(Meeting.debriefed_at.is_not(None))
        debriefs = int(await db.scalar(rounds) or 0)
        notes += [warning.reason for warning in warnings_for_pitch(state, debriefs, policy_of(workspace))]
    return notes


def _twin(attempts: Sequence[Attempt], tried: Try, at: datetime) -> Attempt | None:
    for attempt in attempts:
        same = (attempt.outcome, attempt.channel) == (tried.outcome, tried.channel)
        if same and abs(attempt.happened_at - at) <= TWIN and tried.note in ("", attempt.note):
            return attempt
    return None


async def log_attempt(
    db: Session, workspace: Workspace, contact_id: str, tried: Try, now: datetime
) -> Logged:
    """Logs one try, keeps the promise of that local day whoever answered, and makes what was agreed.

    The same try again within a minute answers with the first. Problem 404; 409 for someone who asked not
    to be contacted, and `rule_blocks` where a rule needs a reason (LND-2); 422 for a future instant, parts
    that do not fit, a day that is past, or a meeting that is not in person without a reason (SET-4).
    """
    _check_parts(tried)
    at = _instant(tried, now)
    await ledger.lock(db, contact_id)
    history = await _history(db, contact_id, workspace)
    contact, zone, name = history.contact, history.zone, history.given_name
    if twin := _twin(history.attempts, tried, at):
        return _repeated(twin, history)
    state = (await states(db, {contact.id: history}, workspace, now))[contact.id]
    notes = await _allowed(db, state, tried, workspace)
    attempt = Attempt(
        contact_id=contact.id,
        outcome=tried.outcome,
        channel=tried.channel,
        happened_at=at,
        local_on=local_day(at, zone),
        note=tried.note,
        override_reason=tried.override_reason,
    )
    db.add(attempt)
    await ledger.settle(db, contact.id, name, now)
    promise = None
    doubts: list[Reason] = []
    if tried.call_back_on is not None:
        promise = await _asked(db, history, attempt, tried.call_back_on, now)
    if tried.meeting is not None:
        meeting = await agree_meeting(
            db,
            workspace,
            contact,
            zone=tried.meeting.time_zone or zone,
            place=tried.meeting.place,
            local_start=tried.meeting.local_start,
            now=at,
            format=tried.meeting.format,
            format_reason=tried.meeting.format_reason,
            travel_minutes=tried.meeting.travel_minutes,
            attempt_id=attempt.id,
            pointer="/meeting",
        )
        attempt.meeting_id = meeting.id
        doubts = await warnings(db, workspace, meeting)
    promises = [*history.promises, *([promise] if promise else [])]
    await ledger.settle(db, contact.id, name, now)
    await ledger.write_line(db, attempt, promises, name)
    await following.refresh(db, [contact.id], now)
    settled = next((row for row in history.promises if row.id == attempt.promise_id), None)
    reasons = []
    if settled is not None:
        reasons.append(
            judge(promise_of(settled), [*state.attempts, *attempts_of([attempt])], now, name=name).reason
        )
    return Logged(
        attempt,
        contact,
        settled if settled is not None and settled.state == "kept" else None,
        promise,
        (*reasons, *notes),
        tuple(doubts),
    )


def _repeated(twin: Attempt, history: History) -> Logged:
    by_id = {row.id: row for row in history.promises}
    kept = by_id.get(twin.promise_id or "")
    return Logged(
        twin,
        history.contact,
        kept if kept is not None and kept.state == "kept" else None,
        by_id.get(twin.next_promise_id or ""),
        (),
        repeated=True,
    )


async def _asked(db: Session, history: History, attempt: Attempt, day: date, now: datetime) -> Promise:
    """The promise for the day they asked for, in place of those that were open for later (TIM-5).

    They named the day, so it may be a weekend, a holiday or a full one (TIM-7).
    """
    today = local_day(now, history.zone)
    if day < today:
        raise _refuse("/call_back_on", "past", "That day has gone by. A promise needs a day to come. (TIM-5)")
    if day > today + FAR:
        raise _refuse("/call_back_on", "too_far", "Name a day within the next year.")
    open_now = [row for row in history.promises if row.state == "open" and row.kind == "call"]
    same = next((row for row in open_now if row.due_on == day), None)
    later = [row for row in open_now if row.due_on >= attempt.local_on and row is not same]
    promise = same or await ledger.add(
        db,
        history.contact.id,
        zone=history.zone,
        due_on=day,
        # A moment later than the try, which must not keep the promise it led to.
        now=now + timedelta(milliseconds=1),
        kind="call",
        note=attempt.note,
        letter_id=next((row.letter_id for row in later), None),
        moved_from_on=later[0].due_on if later else None,
        line=False,
    )
    for row in later:
        row.moved_to_id = promise.id
        row.closed_at = now
        row.state = "renegotiated"
    if promise is not same:
        attempt.next_promise_id = promise.id
    return promise


async def undo_attempt(db: Session, workspace: Workspace, attempt: Attempt, now: datetime) -> None:
    """Takes a logged try back, with the promise and the meeting it made; what it kept is open again.

    Problem 409 when that promise or meeting has been changed since.
    """
    await ledger.lock(db, attempt.contact_id)
    history = await _history(db, attempt.contact_id, workspace)
    await _take_back_meeting(db, attempt)
    await _take_back_promise(db, attempt, history)
    await forget(db, attempt.id)
    await db.delete(attempt)
    await ledger.settle(db, history.contact.id, history.given_name, now)
    await following.refresh(db, [history.contact.id], now)


async def _take_back_meeting(db: Session, attempt: Attempt) -> None:
    meeting = await db.find(Meeting, attempt.meeting_id) if attempt.meeting_id else None
    if meeting is None:
        return
    if meeting.version != 1 or meeting.state != "planned":
        detail = "The meeting agreed in this call has been changed since. Cancel the meeting instead."
        raise Problem(409, "changed_since", detail=detail)
    await forget(db, meeting.id)
    await db.delete(meeting)


async def _take_back_promise(db: Session, attempt: Attempt, history: History) -> None:
    made = next((row for row in history.promises if row.id == attempt.next_promise_id), None)
    if made is None:
        return
    if made.state != "open" or made.moved_to_id is not None:
        detail = "The day named in this call has been kept or moved since. Take that back first."
        raise Problem(409, "changed_since", detail=detail)
    for row in history.promises:
        if row.moved_to_id == made.id:
            row.moved_to_id = None
            row.closed_at = None
            row.state = "open"
    await forget(db, made.id)
    await db.flush()
    await db.delete(made)
