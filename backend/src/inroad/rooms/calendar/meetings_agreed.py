"""A meeting comes about: on the phone, or by any other way (SET-1, SET-4, LND-6)."""

from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import select

from inroad.domain.cadence import blocks_for_meeting
from inroad.domain.method import Reason
from inroad.domain.occupied import clash
from inroad.domain.preparing import carried_over
from inroad.domain.timing import instant, local
from inroad.domain.wording import clock, long_day
from inroad.kit.db import Session
from inroad.kit.http.problems import FieldError, Problem
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.contacts.actions import record
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.history import busy_spans, given_name_of, policy_of
from inroad.rooms.letters.tables import Letter
from inroad.rooms.meetings.tables import Meeting

Format = Literal["in_person", "phone", "video"]
YEARS = (1970, 2200)
LONGEST = timedelta(hours=8)
"""No meeting is planned for longer (`Minutes`)."""


def start_of(local_start: datetime, time_zone: str, pointer: str = "") -> datetime:
    """The instant of a wall-clock time. Problem 422 for an hour that the clocks skip, or a far-off year."""
    if not YEARS[0] <= local_start.year <= YEARS[1]:
        detail = f"Name a day between {YEARS[0]} and {YEARS[1]}."
        raise Problem(422, "invalid", errors=[FieldError(f"{pointer}/local_start", "out_of_range", detail)])
    starts_at = instant(local_start.date(), local_start.time(), time_zone)
    if local(starts_at, time_zone).replace(tzinfo=None) != local_start:
        nearest = clock(local(starts_at, time_zone).time())
        detail = f"The clocks go forward then, and this time does not come. The nearest is {nearest}."
        raise Problem(422, "invalid", errors=[FieldError(f"{pointer}/local_start", "skipped_hour", detail)])
    return starts_at


def check_format(format: Format, reason: str, given_name: str, pointer: str = "") -> None:
    """Problem 422 for phone or video without a reason (SET-4)."""
    for block in blocks_for_meeting(format, given_name) if not reason.strip() else []:
        detail = f"{block.reason.text} If it has to be so, say why. ({block.reason.rule})"
        raise Problem(422, "invalid", errors=[FieldError(f"{pointer}/format_reason", block.code, detail)])


async def check_free(
    db: Session,
    starts_at: datetime,
    minutes: int,
    *,
    without: str | None = None,
    pointer: str = "",
) -> None:
    """Problem 409 when another meeting is planned for any of these minutes, with its id as `meeting_id`.

    without  id of a meeting that is being moved, and does not stand in its own way
    """
    # One at a time in a search: two requests could otherwise both find the same minutes free.
    await db.execute(select(Workspace.id).where(Workspace.id == db.workspace_id).with_for_update())
    ends_at = starts_at + timedelta(minutes=minutes)
    near = await db.execute(
        select(Meeting, Contact.display_name)
        .join(Contact, Contact.id == Meeting.contact_id)
        .where(
            Meeting.state.in_(("planned", "running")),
            Meeting.starts_at < ends_at,
            Meeting.starts_at > starts_at - LONGEST,
            Contact.deleted_at.is_(None),
        )
        .order_by(Meeting.starts_at, Meeting.id)
    )
    for other, name in near:
        if other.id == without or other.starts_at + timedelta(minutes=other.minutes) <= starts_at:
            continue
        until = local(other.starts_at + timedelta(minutes=other.minutes), other.time_zone)
        span = f"{clock(other.local_start.time())} to {clock(until.time())}"
        detail = f"You meet {name} then, from {span}. Choose another time, or move that meeting."
        raise Problem(
            409,
            "meeting_overlaps",
            detail="Another meeting is planned for that time.",
            errors=[FieldError(f"{pointer}/local_start", "overlaps", detail)],
            extra={"meeting_id": other.id},
        )


async def warnings(db: Session, workspace: Workspace, meeting: Meeting) -> list[Reason]:
    """What is worth a second look about a meeting that lies ahead; it stands all the same (SET-3)."""
    if meeting.state != "planned":
        return []
    ends_at = meeting.starts_at + timedelta(minutes=meeting.minutes)
    way = timedelta(minutes=meeting.travel_minutes)
    early = timedelta(minutes=policy_of(workspace).arrive_early_minutes) if way else timedelta(0)
    spans = await busy_spans(db, meeting.starts_at - way - early, ends_at + way)
    found = clash(spans, (meeting.starts_at, ends_at), workspace.time_zone, way=way + early)
    return [found] if found else []


async def agree_meeting(
    db: Session,
    workspace: Workspace,
    contact: Contact,
    *,
    zone: str,
    place: str,
    local_start: datetime,
    now: datetime,
    minutes: int | None = None,
    format: Format = "in_person",
    format_reason: str = "",
    travel_minutes: int = 0,
    attempt_id: str | None = None,
    allow_past: bool = False,
    pointer: str = "",
) -> Meeting:
    """Adds a planned meeting and its line on the timeline; the caller refreshes what follows.

    zone         IANA zone of the place; the contact's own as a rule (TIM-8)
    local_start  wall-clock time there, without an offset
    minutes      how long; the search's own number when None (LND-5)
    pointer      where the fields stand in the request, for the errors
    The questions are those of the last letter sent, that very copy (LND-6); when they have met since, what
    was not asked then (MTG-7). Raises Problem 422, and 409 for a time that another meeting has.
    """
    given = given_name_of(contact.given_name, contact.display_name)
    check_format(format, format_reason, given, pointer)
    starts_at = start_of(local_start, zone, pointer)
    if starts_at < now and not allow_past:
        detail = "That time has gone by. A meeting that is agreed lies ahead."
        raise Problem(422, "invalid", errors=[FieldError(f"{pointer}/local_start", "past", detail)])
    if not allow_past:
        await check_free(db, starts_at, minutes or workspace.minutes, pointer=pointer)
    sent = await db.scalar(
        select(Letter)
        .where(Letter.contact_id == contact.id, Letter.kind == "pitch", Letter.sent_at.is_not(None))
        .order_by(Letter.sent_at.desc(), Letter.id.desc())
        .limit(1)
    )
    meeting = Meeting(
        contact_id=contact.id,
        attempt_id=attempt_id,
        place=place,
        format=format,
        format_reason=format_reason,
        local_start=local_start,
        time_zone=zone,
        starts_at=starts_at,
        minutes=minutes or workspace.minutes,
        travel_minutes=travel_minutes,
        questions=await _questions(db, contact.id, starts_at, sent),
    )
    db.add(meeting)
    await db.flush()
    record(
        db,
        contact.id,
        "meeting_set",
        now,
        f"You agreed to meet on {long_day(local_start.date())} at {clock(local_start.time())}",
        place,
        subject_id=meeting.id,
    )
    return meeting


async def _questions(db: Session, contact_id: str, starts_at: datetime, sent: Letter | None) -> list[str]:
    found = await db.scalars(
        select(Meeting)
        .where(
            Meeting.contact_id == contact_id,
            Meeting.starts_at < starts_at,
            Meeting.debriefed_at.is_not(None),
        )
        .order_by(Meeting.starts_at.desc(), Meeting.id.desc())
        .limit(1)
    )
    last = found.first()
    if last is not None and (sent is None or sent.sent_at is None or sent.sent_at < last.starts_at):
        left = carried_over(last.questions, last.asked)
        if left:
            return left
    return list(sent.questions) if sent is not None else []
