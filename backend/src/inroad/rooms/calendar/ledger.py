"""The ledger of promises: what was said, for which day, and what became of it (TIM-5, TIM-6)."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Literal, cast

from sqlalchemy import select

from inroad.domain.promises import Judgement, judge
from inroad.domain.timing import FridayStyle
from inroad.domain.wording import capital, long_day, on_day
from inroad.kit.db import Session
from inroad.kit.http.problems import FieldError, Problem
from inroad.rooms import following
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.calendar.days import check_day
from inroad.rooms.calendar.tables import Attempt, Promise
from inroad.rooms.contacts.actions import forget, record
from inroad.rooms.contacts.days import Place
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.history import OUTCOMES, attempts_of, fridays_of, given_name_of, load, promise_of

Kind = Literal["call", "check_back", "send_something"]

_SAID = {
    "call": "You said you would call {when}",
    "check_back": "You said you would check back {when}",
    "send_something": "You said you would send something {when}",
}


async def lock(db: Session, contact_id: str) -> None:
    """Lets one change at a time at the promises and attempts of a contact; SQLite has one writer anyway."""
    await db.execute(select(Contact.id).where(Contact.id == contact_id).with_for_update(key_share=True))


async def make_promise(
    db: Session,
    workspace: Workspace,
    contact: Contact,
    *,
    zone: str,
    due_on: date,
    now: datetime,
    kind: Kind = "call",
    note: str = "",
    letter_id: str | None = None,
    meeting_id: str | None = None,
    arrives_on: date | None = None,
    earliest: date | None = None,
    friday_style: FridayStyle = "unknown",
    place: Place | None = None,
    pointer: str = "/due_on",
) -> Promise:
    """Adds a promise for a local day of the contact, with its line; the caller refreshes what follows.

    zone, due_on          the contact's own day (TIM-8)
    arrives_on, earliest  of the letter that announces the call: when it is there, when it has been read
    place                 where the contact's holidays are kept, if not by the zone
    pointer               where the day stands in the request, for the errors
    Problem 409 for someone who asked not to be contacted, or when that day is promised already; 422 as
    `check_day`.
    """
    if contact.do_not_contact:
        given = given_name_of(contact.given_name, contact.display_name)
        raise Problem(409, "do_not_contact", detail=f"{given} asked not to be contacted.")
    await check_day(
        db,
        workspace,
        zone,
        due_on,
        now,
        arrives_on=arrives_on,
        earliest=earliest,
        friday_style=friday_style,
        place=place,
        pointer=pointer,
    )
    same = select(Promise.id).where(
        Promise.contact_id == contact.id,
        Promise.due_on == due_on,
        Promise.kind == kind,
        Promise.state == "open",
    )
    if (await db.execute(same)).first() is not None:
        detail = f"{long_day(due_on)} is promised already."
        raise Problem(409, "already_promised", detail=detail)
    return await add(
        db,
        contact.id,
        zone=zone,
        due_on=due_on,
        now=now,
        kind=kind,
        note=note,
        letter_id=letter_id,
        meeting_id=meeting_id,
    )


async def add(
    db: Session,
    contact_id: str,
    *,
    zone: str,
    due_on: date,
    now: datetime,
    kind: Kind,
    note: str = "",
    letter_id: str | None = None,
    meeting_id: str | None = None,
    moved_from_on: date | None = None,
    line: bool = True,
) -> Promise:
    """Adds a promise unchecked, with its line on the timeline unless its cause brings one."""
    promise = Promise(
        contact_id=contact_id,
        kind=kind,
        due_on=due_on,
        time_zone=zone,
        note=note,
        letter_id=letter_id,
        meeting_id=meeting_id,
        moved_from_on=moved_from_on,
        created_at=now,
    )
    db.add(promise)
    await db.flush()
    # Suggestions make room for what is promised.
    await following.plan_soon(db, now)
    if line:
        title = _SAID[kind].format(when=f"on {long_day(due_on)}")
        record(db, contact_id, "promise_made", now, title, note, subject_id=promise.id)
    return promise


async def move(
    db: Session,
    workspace: Workspace,
    promise: Promise,
    *,
    due_on: date,
    agreed: bool,
    note: str,
    now: datetime,
) -> Promise:
    """Moves an open promise to another day, by agreement only; the old day stays in the ledger (TIM-5).

    Returns the new promise. Problem 409 when the promise is settled; 422 without agreement, for the same
    day, and as `check_day`.
    """
    await lock(db, promise.contact_id)
    await db.refresh(promise)
    if promise.state != "open":
        raise Problem(409, "promise_settled", detail="This promise is settled, so there is nothing to move.")
    history = (await load(db, [promise.contact_id], workspace)).get(promise.contact_id)
    if history is None:
        raise Problem(404, "not_found", detail="There is no such contact here.")
    name = history.given_name
    if not agreed:
        detail = (
            f"A promise never moves by itself. Agree on the new day with {name} first, then move it. (TIM-5)"
        )
        raise Problem(422, "invalid", errors=[FieldError("/agreed", "not_agreed", detail)])
    if due_on == promise.due_on:
        detail = f"The promise stands for {long_day(due_on)} already."
        raise Problem(422, "invalid", errors=[FieldError("/due_on", "same_day", detail)])
    await check_day(
        db,
        workspace,
        history.zone,
        due_on,
        now,
        without=promise.due_on,
        friday_style=fridays_of(history),
        place=history.place,
    )
    fresh = await add(
        db,
        promise.contact_id,
        zone=history.zone,
        due_on=due_on,
        now=now,
        kind=cast(Kind, promise.kind),
        note="\n".join(part for part in (promise.note, note) if part)[:20_000],
        letter_id=promise.letter_id,
        meeting_id=promise.meeting_id,
        moved_from_on=promise.due_on,
        line=False,
    )
    title = f"Promise moved from {long_day(promise.due_on)} to {long_day(due_on)}"
    detail = f"{note} You both agreed.".strip()
    record(db, promise.contact_id, "promise_moved", now, title, detail, subject_id=fresh.id)
    promise.moved_to_id = fresh.id
    promise.closed_at = now
    promise.state = "renegotiated"
    await settle(db, promise.contact_id, name, now)
    await following.refresh(db, [promise.contact_id], now)
    return fresh


async def keep_sent(db: Session, promise: Promise, now: datetime) -> None:
    """What was promised has been sent (TIM-5, MTG-10). Problem 409 for a call, or when it is settled."""
    await lock(db, promise.contact_id)
    await db.refresh(promise)
    if promise.kind != "send_something":
        detail = "A promised call is kept by calling: log how it went. (TIM-6)"
        raise Problem(409, "rule_blocks", detail=detail)
    if promise.state != "open":
        raise Problem(409, "promise_settled", detail="This promise is settled already.")
    contact = await db.find(Contact, promise.contact_id)
    if contact is None or contact.deleted_at is not None:
        raise Problem(404, "not_found", detail="There is no such contact here.")
    promise.closed_at = now
    given = given_name_of(contact.given_name, contact.display_name)
    await settle(db, contact.id, given, now)
    record(
        db,
        contact.id,
        "promise_kept",
        now,
        f"You sent {given} what you promised",
        promise.note,
        subject_id=promise.id,
    )
    await following.refresh(db, [contact.id], now)


async def settle(db: Session, contact_id: str, name: str, now: datetime) -> None:
    """Brings stored states in line with the attempts: what kept which promise, and what is open again.

    The attempts are the truth, so that logging late, and taking back, come out the same as at the time.
    Lines on the timeline follow where an attempt keeps another promise than before.
    """
    await db.flush()
    promises = list(await db.scalars(select(Promise).where(Promise.contact_id == contact_id)))
    attempts = list(
        await db.scalars(
            select(Attempt).where(Attempt.contact_id == contact_id).order_by(Attempt.happened_at, Attempt.id)
        )
    )
    days = {promise.id: promise.due_on for promise in promises}
    open_before = {promise.id for promise in promises if promise.state == "open"}
    keeps: dict[str, str] = {}
    for promise in sorted(promises, key=lambda row: (row.due_on, row.id)):
        if promise.state == "withdrawn":
            continue
        tries = [attempt for attempt in attempts if attempt.next_promise_id != promise.id]
        moved_to = days.get(promise.moved_to_id or "")
        judged = judge(promise_of(promise, moved_to), attempts_of(tries), now, name=name)
        at = judged.at or judged.answered_at
        cause = next((attempt.id for attempt in tries if attempt.happened_at == at), None)
        promise.state = _stored(judged)
        promise.reached = judged.reached
        promise.attempt_id = cause
        if moved_to is None:
            promise.closed_at = at
        if cause is not None and promise.state in ("kept", "answered_late"):
            keeps.setdefault(cause, promise.id)
    for attempt in attempts:
        if attempt.promise_id != keeps.get(attempt.id):
            attempt.promise_id = keeps.get(attempt.id)
            await write_line(db, attempt, promises, name)
    await db.flush()
    if open_before != {promise.id for promise in promises if promise.state == "open"}:
        # Room that was taken is free, or the other way round.
        await following.plan_soon(db, now)


def _stored(judged: Judgement) -> str:
    if judged.state == "broken":
        return "answered_late" if judged.standing == "settled" else "open"
    return judged.state


_WHAT = {
    "reached": "You spoke with {name}",
    "meeting_agreed": "You spoke with {name}, and a meeting is set",
    "call_back_later": "You were asked to call {name} again",
    "voicemail": "You left {name} a message",
    "gatekeeper": "Somebody else took your call to {name}",
    "no_answer": "You called {name}, and nobody answered",
    "wrong_number": "The number was not {name}'s",
    "too_busy": "{name} has no time just now",
    "declined": "{name} would rather not meet",
}
_WHAT_BY_MAIL = {
    "reached": "{name} answered your e-mail",
    "no_answer": "You wrote to {name}",
    "voicemail": "You wrote to {name}",
}


async def write_line(db: Session, attempt: Attempt, promises: Sequence[Promise], name: str) -> None:
    """The attempt's line on the timeline, in place of the one it had."""
    await forget(db, attempt.id)
    words = {**_WHAT, **_WHAT_BY_MAIL} if attempt.channel == "email" else _WHAT
    what = words[attempt.outcome].format(name=name)
    asked = next((row for row in promises if row.id == attempt.next_promise_id), None)
    if asked is not None:
        what = f"You were asked to call {name} {on_day(asked.due_on, attempt.local_on)}"
    kept = next((row for row in promises if row.id == attempt.promise_id and row.state == "kept"), None)
    title, detail = capital(what), attempt.note
    if kept is not None:
        reached = OUTCOMES[attempt.outcome].spoke
        title = "Promise kept, and reached" if reached else "Promise kept, not reached"
        detail = attempt.note or f"{capital(what)}."
    record(db, attempt.contact_id, "attempt", attempt.happened_at, title, detail, subject_id=attempt.id)
    if asked is not None and asked.moved_from_on is None:
        said = _SAID["call"].format(when=f"on {long_day(asked.due_on)}")
        record(db, attempt.contact_id, "promise_made", attempt.happened_at, said, subject_id=attempt.id)


def open_after(promises: Iterable[Promise], day: date) -> list[Promise]:
    """Promises to call that are open for a day later than `day`."""
    return [row for row in promises if row.state == "open" and row.due_on > day and row.kind == "call"]
