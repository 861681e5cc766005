"""Meetings agreed, moved, held and called off; `debriefing` is what comes of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from inroad.domain.timing import local_day
from inroad.domain.wording import clock, long_day
from inroad.kit.db import Session
from inroad.kit.http.problems import FieldError, Problem
from inroad.rooms import following
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.calendar.ledger import lock
from inroad.rooms.calendar.meetings_agreed import Format, agree_meeting, check_format, check_free, start_of
from inroad.rooms.contacts.actions import record
from inroad.rooms.contacts.days import zone_of
from inroad.rooms.contacts.tables import Activity, Contact
from inroad.rooms.history import given_name_of
from inroad.rooms.meetings.tables import Meeting
from inroad.rooms.organizations.tables import Organization

TOLERANCE = timedelta(minutes=10)
"""How far a device's clock may be off; beyond it the server's own time counts."""

LONGEST_AWAY = timedelta(days=3)
"""How long a device may have been without a network and still be believed about when something was."""

_PLANNED_ONLY = (
    *("place", "local_start", "time_zone", "minutes", "format", "format_reason", "travel_minutes"),
    "prepared",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A meeting to agree on; fields as on the wire. The zone is the contact's when None (TIM-8)."""

    place: str
    local_start: datetime
    time_zone: str | None = None
    minutes: int | None = None
    format: Format = "in_person"
    format_reason: str = ""
    travel_minutes: int = 0


def refused(pointer: str, code: str, detail: str) -> Problem:
    """Problem 422 about one field."""
    return Problem(422, "invalid", errors=[FieldError(pointer, code, detail)])


async def find(db: Session, meeting_id: str) -> tuple[Meeting, Contact]:
    """The meeting and whom it is with. Problem 404, also when the contact has been deleted."""
    meeting = await db.find(Meeting, meeting_id)
    contact = await db.find(Contact, meeting.contact_id) if meeting is not None else None
    if meeting is None or contact is None or contact.deleted_at is not None:
        raise Problem(404, "not_found", detail="There is no such meeting here.")
    return meeting, contact


async def find_locked(db: Session, meeting_id: str) -> tuple[Meeting, Contact]:
    """As `find`, and nobody else changes what happens with this contact until the end."""
    meeting, contact = await find(db, meeting_id)
    await lock(db, contact.id)
    await db.refresh(meeting)
    return meeting, contact


async def create(db: Session, workspace: Workspace, contact_id: str, plan: Plan, now: datetime) -> Meeting:
    """Keeps a meeting that has been agreed; the contact's next action follows (SET-1).

    Problem 422 for a time that is past or that the clocks skip, for phone or video without a reason (SET-4),
    and for a contact that is not there; 409 for a time that another meeting has, or someone who asked not to
    be contacted.
    """
    contact = await db.find(Contact, contact_id)
    if contact is None or contact.deleted_at is not None:
        raise refused("/contact_id", "not_found", "There is no such contact in this search.")
    given = given_name_of(contact.given_name, contact.display_name)
    if contact.do_not_contact:
        raise Problem(409, "do_not_contact", detail=f"{given} asked not to be contacted.")
    organization = await db.find(Organization, contact.organization_id) if contact.organization_id else None
    meeting = await agree_meeting(
        db,
        workspace,
        contact,
        zone=plan.time_zone or zone_of(contact, organization, workspace),
        place=plan.place,
        local_start=plan.local_start,
        now=now,
        minutes=plan.minutes,
        format=plan.format,
        format_reason=plan.format_reason,
        travel_minutes=plan.travel_minutes,
    )
    await following.refresh(db, [contact.id], now)
    return meeting


async def change(
    db: Session, meeting: Meeting, contact: Contact, changes: Mapping[str, Any], now: datetime
) -> None:
    """Applies a merge patch. Place, time and format move only while the meeting is planned, else Problem 409.

    Notes and questions stay open to the end (MTG-7). A moved meeting leaves its line on the timeline.
    """
    if meeting.state == "cancelled":
        raise Problem(409, "meeting_cancelled", detail="This meeting was called off.")
    if meeting.state != "planned" and changes.keys() & set(_PLANNED_ONLY):
        detail = "The meeting has begun, so where and when it is stays as it was."
        raise Problem(409, "meeting_begun", detail=detail)
    before = (meeting.starts_at, meeting.local_start, meeting.time_zone, meeting.minutes)
    place = meeting.place
    for name, value in changes.items():
        if name == "prepared":
            meeting.prepared_at = (meeting.prepared_at or now) if value else None
        else:
            setattr(meeting, name, value)
    arrived = changes.get("arrived_at")
    if arrived is not None and abs(arrived - meeting.starts_at) > LONGEST_AWAY:
        raise refused("/arrived_at", "out_of_range", "That is not the day you meet.")
    given = given_name_of(contact.given_name, contact.display_name)
    if {"format", "format_reason"} & changes.keys():
        check_format(_format(meeting.format), meeting.format_reason, given)
    if (meeting.local_start, meeting.time_zone, meeting.minutes) != before[1:]:
        meeting.starts_at = start_of(meeting.local_start, meeting.time_zone)
        if meeting.starts_at != before[0] and meeting.starts_at < now:
            detail = "That time has gone by. A meeting that is agreed lies ahead."
            raise refused("/local_start", "past", detail)
        await check_free(db, meeting.starts_at, meeting.minutes, without=meeting.id)
    if meeting.starts_at != before[0] or meeting.place != place:
        _record_move(db, meeting, before[1], place, now)
    await following.refresh(db, [contact.id], now)


def _format(text: str) -> Format:
    return "phone" if text == "phone" else "video" if text == "video" else "in_person"


def _said(at: datetime) -> str:
    return f"{long_day(at.date())} at {clock(at.time())}"


def _record_move(db: Session, meeting: Meeting, before: datetime, place: str, now: datetime) -> None:
    if meeting.local_start == before:
        title, detail = f"You meet at {meeting.place} instead", f"It was to be at {place}."
    else:
        title = f"Meeting moved from {_said(before)} to {_said(meeting.local_start)}"
        detail = meeting.place
    record(db, meeting.contact_id, "meeting_moved", now, title, detail, subject_id=meeting.id)


def told(given: datetime | None, now: datetime, device_now: datetime | None = None) -> datetime:
    """The instant a device tells, on our clock.

    device_now  what the device's clock showed as it sent this: however wrong that clock is, the time that has
                gone by since `given` is right, also when the device was without a network in between. Without
                it a clock that is too far off is not believed at all.
    Never ahead of `now`; what lies longer back than anybody is offline counts as now.
    """
    if given is None:
        return now
    if device_now is None:
        return now if abs(given - now) > TOLERANCE else min(given, now)
    ago = max(device_now - given, timedelta(0))
    return now if ago > LONGEST_AWAY else now - ago


async def start(
    db: Session,
    meeting: Meeting,
    given: datetime | None,
    now: datetime,
    *,
    device_now: datetime | None = None,
) -> None:
    """Begins the clock of the promised minutes (BYE-1). Problem 409 unless the meeting is planned.

    Beginning is being there: the arrival is noted unless it was before (MTG-1).
    """
    if meeting.state != "planned":
        words = {"running": "has begun already", "held": "is over", "cancelled": "was called off"}
        raise Problem(409, "meeting_not_planned", detail=f"This meeting {words[meeting.state]}.")
    meeting.started_at = told(given, now, device_now)
    if meeting.arrived_at is None:
        meeting.arrived_at = meeting.started_at
    meeting.state = "running"
    await following.refresh(db, [meeting.contact_id], now)


async def end(
    db: Session,
    workspace: Workspace,
    meeting: Meeting,
    contact: Contact,
    given: datetime | None,
    now: datetime,
    *,
    device_now: datetime | None = None,
    told_time: bool = False,
    invited_to_stay: bool = False,
) -> None:
    """Goodbye has been said; the debrief and tonight's note are due (FLW-1, FLW-2).

    Problem 409 for a meeting that never began or has ended, 422 for an end before the beginning.
    """
    if meeting.state != "running" or meeting.started_at is None:
        words = {"held": "has ended already", "cancelled": "was called off"}
        detail = f"This meeting {words.get(meeting.state, 'has not begun')}."
        raise Problem(409, "meeting_not_running", detail=detail)
    ended_at = told(given, now, device_now)
    if device_now is not None:
        ended_at = max(ended_at, meeting.started_at)  # the two came over the network at different speeds
    if ended_at < meeting.started_at:
        raise refused("/ended_at", "before_start", "A meeting ends after it has begun.")
    meeting.told_time = told_time
    meeting.invited_to_stay = invited_to_stay
    close(db, workspace, meeting, contact, ended_at)
    await following.refresh(db, [contact.id], now)


def close(
    db: Session, workspace: Workspace, meeting: Meeting, contact: Contact, ended_at: datetime | None
) -> None:
    """Held, with its line on the timeline. `ended_at` is None where nobody kept the time."""
    meeting.state = "held"
    meeting.ended_at = ended_at
    met = ended_at or meeting.starts_at
    meeting.thank_you_due_on = local_day(met, workspace.time_zone)
    record(
        db,
        contact.id,
        "met",
        meeting.started_at or meeting.starts_at,
        met_title(meeting),
        stayed(meeting, contact),
        subject_id=meeting.id,
    )


def met_title(meeting: Meeting) -> str:
    """ "Met at Harbour Mills, 31 minutes"; without the minutes where nobody kept them."""
    where = {"phone": "Spoke on the phone", "video": "Met by video"}.get(
        meeting.format, f"Met at {meeting.place}"
    )
    if meeting.started_at is None or meeting.ended_at is None:
        return where
    minutes = max(1, round((meeting.ended_at - meeting.started_at).total_seconds() / 60))
    return f"{where}, {minutes} {'minute' if minutes == 1 else 'minutes'}"


def stayed(meeting: Meeting, contact: Contact) -> str:
    """Whether they asked one to stay (BYE-2), as a sentence; empty if not."""
    if not meeting.invited_to_stay:
        return ""
    return f"{given_name_of(contact.given_name, contact.display_name)} invited you to stay."


async def met_line(db: Session, meeting: Meeting) -> Activity | None:
    """The line that says that they met."""
    found = await db.scalars(
        select(Activity).where(Activity.subject_id == meeting.id, Activity.kind == "met").limit(1)
    )
    return found.first()


async def cancel(db: Session, meeting: Meeting, contact: Contact, now: datetime) -> None:
    """Called off. Problem 409 for a meeting that has been held or was called off before."""
    if meeting.state not in ("planned", "running"):
        words = "has been held" if meeting.state == "held" else "was called off already"
        raise Problem(409, "meeting_not_planned", detail=f"This meeting {words}.")
    meeting.state = "cancelled"
    title = f"Meeting on {_said(meeting.local_start)} called off"
    record(db, contact.id, "meeting_cancelled", now, title, meeting.place, subject_id=meeting.id)
    await following.refresh(db, [contact.id], now)
