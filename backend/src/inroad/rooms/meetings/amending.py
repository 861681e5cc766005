"""What came of a meeting, added to later: the first words are quick, the rest comes at home (FLW-1)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select

from inroad.kit.db import Session
from inroad.kit.http.problems import Problem
from inroad.rooms import following
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.meetings.actions import met_line
from inroad.rooms.meetings.debriefing import check_answers, check_asked, check_gained, write_line
from inroad.rooms.meetings.tables import Meeting


async def amend(
    db: Session, meeting: Meeting, contact: Contact, changes: Mapping[str, Any], now: datetime
) -> None:
    """Applies a merge patch to the debrief; of `answers` only the questions named, an empty one goes.

    Names, promises and tonight's note stay as they were made. Problem 409 before there is a debrief, 422
    where no gain is left and no reason given (NET-10), or a question is not on the list.
    """
    if meeting.debriefed_at is None:
        raise Problem(409, "not_debriefed", detail="Write down first what came of this meeting.")
    answers = changes.get("answers") or {}
    check_answers(answers, len(meeting.questions))
    check_asked(changes.get("asked"), len(meeting.questions))
    for name, value in changes.items():
        if name == "answers":
            told = {**meeting.answers, **{key: text or "" for key, text in answers.items()}}
            meeting.answers = {key: text for key, text in told.items() if text}
        elif name == "gains":
            meeting.gains = [dict(gain) for gain in value]
        else:
            setattr(meeting, name, value)
    check_gained(
        bool(meeting.gains or meeting.names_given or meeting.feedback.strip()), meeting.no_gain_reason
    )
    await write_line(db, meeting, contact, await _named(db, meeting))
    await following.refresh(db, [contact.id], now)


async def _named(db: Session, meeting: Meeting) -> list[Contact]:
    """The people the line of the meeting links to, in its order."""
    line = await met_line(db, meeting)
    ids = line.people_ids if line is not None else []
    found = await db.scalars(select(Contact).where(Contact.id.in_(ids), Contact.deleted_at.is_(None)))
    known = {person.id: person for person in found}
    return [known[id] for id in ids if id in known]
