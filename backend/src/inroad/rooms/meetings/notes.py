"""What is written down at the table, line by line, from any number of devices (MTG-7 to MTG-9)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from inroad.kit.db import Session
from inroad.kit.http.problems import FieldError, Problem
from inroad.rooms.meetings.actions import told
from inroad.rooms.meetings.tables import Meeting, MeetingNote

MOST = 1000
"""Lines a meeting may hold, those taken out among them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Jotted:
    """A line as a device sends it; fields as on the wire."""

    id: str
    kind: str
    text: str
    noted_at: datetime
    removed: bool = False


async def read(db: Session, meeting_id: str) -> list[MeetingNote]:
    """The lines that stand, in the order in which they were written on whatever device."""
    found = await db.scalars(
        select(MeetingNote)
        .where(MeetingNote.meeting_id == meeting_id, MeetingNote.removed_at.is_(None))
        .order_by(MeetingNote.noted_at, MeetingNote.id)
        .limit(MOST)
    )
    return list(found)


async def keep(
    db: Session,
    meeting: Meeting,
    lines: Sequence[Jotted],
    now: datetime,
    *,
    device_now: datetime | None = None,
) -> None:
    """Adds what is new, changes what changed, takes out what was taken out; sending it again does nothing.

    A line stays where it was first written. One that was taken out stays out, whichever device comes later.
    Lines are also taken after goodbye: a device may have been without a network. Problem 409 for a meeting
    that was called off, 422 for an id that is another meeting's, or for more lines than a meeting holds.
    """
    if meeting.state == "cancelled":
        raise Problem(409, "meeting_cancelled", detail="This meeting was called off.")
    if not lines:
        return
    ids = {line.id for line in lines}
    found = await db.scalars(select(MeetingNote).where(MeetingNote.id.in_(ids)))
    known = {note.id: note for note in found}
    others = await db.scalars(select(MeetingNote.id).where(MeetingNote.meeting_id == meeting.id).limit(MOST))
    if len(ids | set(others)) > MOST:
        detail = f"A meeting holds {MOST} lines. Put the rest into the notes."
        raise Problem(422, "invalid", errors=[FieldError("/notes", "too_many", detail)])
    for place, line in enumerate(lines):
        note = known.get(line.id)
        if note is not None and note.meeting_id != meeting.id:
            detail = "This id belongs to a line of another meeting."
            raise Problem(422, "invalid", errors=[FieldError(f"/notes/{place}/id", "taken", detail)])
        if note is None:
            note = known[line.id] = MeetingNote(
                id=line.id,
                meeting_id=meeting.id,
                kind=line.kind,
                text=line.text,
                noted_at=told(line.noted_at, now, device_now or now),
                changed_at=now,
            )
            db.add(note)
        elif (note.kind, note.text) != (line.kind, line.text):
            note.kind, note.text, note.changed_at = line.kind, line.text, now
        if line.removed and note.removed_at is None:
            note.removed_at = note.changed_at = now
    await db.flush()
