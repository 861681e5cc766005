"""A letter that turned out not to have left: it is a draft again, as if it had never been sent."""

from datetime import datetime

from sqlalchemy import select

from inroad.kit.db import Session
from inroad.rooms import following
from inroad.rooms.calendar.tables import Attempt, Promise
from inroad.rooms.contacts.actions import forget, record
from inroad.rooms.letters.tables import Letter
from inroad.rooms.meetings.tables import Meeting


async def take_back(db: Session, letter: Letter, now: datetime, why: str) -> None:
    """Undoes `sending.send`: the promise goes while it is open, the timeline says what happened instead.

    A check-back that stood in for a call is forgotten too: nobody was asked.
    """
    if letter.state != "sent":
        return
    sent_at = letter.sent_at
    await forget(db, letter.id)
    if letter.promise_id is not None:
        promise = await db.find(Promise, letter.promise_id)
        if promise is not None and promise.state == "open" and promise.attempt_id is None:
            await forget(db, promise.id)
            await db.delete(promise)
    if letter.kind == "check_back" and sent_at is not None:
        made = await db.scalars(
            select(Attempt).where(
                Attempt.contact_id == letter.contact_id,
                Attempt.channel == "email",
                Attempt.happened_at == sent_at,
            )
        )
        for attempt in made:
            await _reopen(db, attempt)
    letter.state = "draft"
    letter.sent_at = letter.sent_on = letter.arrives_on = letter.promise_id = letter.went_by = None
    letter.override_reason = ""
    record(
        db, letter.contact_id, "letter_drafted", now, "Your letter did not leave", why, subject_id=letter.id
    )
    await db.flush()
    touched = [letter.contact_id]
    if letter.meeting_id is not None:
        meeting = await db.find(Meeting, letter.meeting_id)
        if meeting is not None:
            touched.append(meeting.contact_id)
    await following.refresh(db, list(dict.fromkeys(touched)), now)


async def _reopen(db: Session, attempt: Attempt) -> None:
    """Takes the e-mail out of the log, and opens the promise that it closed."""
    if attempt.promise_id is not None:
        promise = await db.find(Promise, attempt.promise_id)
        if promise is not None and promise.attempt_id == attempt.id:
            promise.state, promise.closed_at, promise.attempt_id, promise.reached = "open", None, None, None
    await forget(db, attempt.id)
    await db.delete(attempt)
