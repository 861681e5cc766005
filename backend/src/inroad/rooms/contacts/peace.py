"""Somebody asked not to be contacted: what was promised them is let go of, and nothing more is owed (P5).

A promise is the seeker's word to somebody. Whoever asks for peace gives it back: keeping it would be the very
thing they asked not to have. So it is neither kept nor broken, it was never owed, and no figure counts it.
"""

from datetime import datetime

from sqlalchemy import select

from inroad.kit.db import Session
from inroad.rooms.calendar.tables import Promise
from inroad.rooms.contacts.tables import Activity

WORDS = "You let go of what you had promised"
WHY = "They asked not to be contacted."


async def leave_in_peace(db: Session, contact_id: str, now: datetime) -> int:
    """Withdraws every open promise to the contact, with a line of why; how many. Comes with the mark alone:
    taking the mark off again brings no promise back, for its day may have gone by."""
    found = (
        await db.scalars(select(Promise).where(Promise.contact_id == contact_id, Promise.state == "open"))
    ).all()
    for promise in found:
        promise.state, promise.closed_at = "withdrawn", now
        db.add(
            Activity(
                contact_id=contact_id,
                kind="promise_withdrawn",
                happened_at=now,
                title=WORDS,
                detail=WHY,
                people_ids=[],
                subject_id=promise.id,
            )
        )
    await db.flush()
    return len(found)
