"""What came of a meeting, kept in one transaction (NET-10, BYE-3 to BYE-5, FLW-1, FLW-2)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from inroad.domain.timing import add_business_days, day_quality, local_day
from inroad.domain.wording import listed
from inroad.kit.db import Session
from inroad.kit.http.problems import Problem
from inroad.rooms import following
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.calendar import ledger
from inroad.rooms.calendar.days import diary_of
from inroad.rooms.calendar.tables import Promise
from inroad.rooms.contacts.actions import record
from inroad.rooms.contacts.days import Place, place_of, zone_of
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.history import given_name_of, policy_of
from inroad.rooms.letters import actions as letters
from inroad.rooms.letters.knowing import know
from inroad.rooms.letters.tables import Letter
from inroad.rooms.meetings.actions import close, met_line, met_title, refused, stayed
from inroad.rooms.meetings.naming import Named, add_names
from inroad.rooms.meetings.tables import Meeting
from inroad.rooms.organizations.tables import Organization
from inroad.rooms.referrals.tables import Referral

MOST_ON_A_LINE = 60
"""People a line of the timeline links to."""

HOW_FAR_ON = 30
"""Days after which no free day for checking back is looked for any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Debrief:
    """What came of it. `told` holds the other columns of the meeting as they are stored."""

    outcome: str
    names: Sequence[Named] = ()
    gains: Sequence[Mapping[str, Any]] = ()
    feedback: str = ""
    no_gain_reason: str = ""
    answers: Mapping[str, str]
    told: Mapping[str, Any]
    champion: bool = False
    check_back_on: date | None = None
    promised_to_send: str = ""
    send_on: date | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """What the debrief brought about. `thank_you` is None for someone who asked not to be contacted."""

    people: list[Contact]
    referrals: list[Referral]
    thank_you: Letter | None
    check_back: Promise | None
    to_send: Promise | None


def _check(meeting: Meeting, said: Debrief, questions: int, now: datetime) -> None:
    if meeting.debriefed_at is not None:
        raise Problem(409, "already_debriefed", detail="What came of this meeting is written down already.")
    if meeting.state == "cancelled":
        raise Problem(409, "meeting_cancelled", detail="This meeting was called off.")
    if meeting.state == "planned" and now < meeting.starts_at:
        raise Problem(409, "meeting_not_held", detail="This meeting has not taken place yet.")
    check_gained(bool(said.gains or said.names or said.feedback.strip()), said.no_gain_reason)
    check_asked(said.told.get("asked"), questions)
    if said.send_on is not None and not said.promised_to_send.strip():
        raise refused("/promised_to_send", "required", "Say what you will send on that day.")
    check_answers(said.answers, questions)


def check_gained(gained: bool, reason: str) -> None:
    """Problem 422 where nothing was gained and no reason is given (NET-10)."""
    if not gained and not reason.strip():
        detail = "Note one thing you came away with, or say why there was none. (NET-10)"
        raise refused("/no_gain_reason", "no_gain", detail)


def check_asked(asked: Sequence[int] | None, questions: int) -> None:
    """Problem 422 for a question that is not on the list."""
    for place, number in enumerate(asked or ()):
        if number >= questions:
            detail = f"Questions go by their number, from 0 to {questions - 1}."
            raise refused(f"/asked/{place}", "no_such_question", detail)


def check_answers(answers: Mapping[str, Any], questions: int) -> None:
    """Problem 422 for an answer to a question that is not on the list."""
    for key in answers:
        if not key.isdecimal() or not key.isascii() or int(key) >= questions:
            detail = f"Answers go by the number of their question, from 0 to {questions - 1}."
            raise refused(f"/answers/{key.replace('~', '~0').replace('/', '~1')}", "no_such_question", detail)


async def debrief(
    db: Session,
    workspace: Workspace,
    meeting: Meeting,
    contact: Contact,
    said: Debrief,
    sender: str,
    now: datetime,
    *,
    questions: Sequence[str],
) -> Made:
    """Keeps what came of a meeting, all of it or nothing.

    Names become contacts and referrals, degrees and next actions follow, a thank-you draft is due by the end
    of the meeting's day on the seeker's clock (FLW-2), and someone undecided is promised a word (BYE-4).
    sender     the name the seeker signs with
    questions  those that stood on the list; the meeting keeps them with their answers
    Problem 409 for a meeting that lies ahead, was called off or has its debrief; 422 for no gain without a
    reason (NET-10), a name that cannot be kept, or a day that cannot be promised.
    """
    _check(meeting, said, len(questions), now)
    meeting.questions = list(questions)
    if meeting.state != "held":
        same_day = meeting.started_at is not None and local_day(
            meeting.started_at, workspace.time_zone
        ) == local_day(now, workspace.time_zone)
        # A clock that ran on for days says nothing about how long they talked.
        close(db, workspace, meeting, contact, now if meeting.started_at and same_day else None)
    named_on = local_day(meeting.ended_at or meeting.starts_at, workspace.time_zone)
    people, edges = await add_names(db, workspace, meeting, contact, said.names, named_on, now)
    for name, value in said.told.items():
        setattr(meeting, name, value)
    meeting.outcome = said.outcome
    meeting.gains = [dict(gain) for gain in said.gains]
    meeting.feedback = said.feedback
    meeting.no_gain_reason = said.no_gain_reason
    meeting.answers = dict(said.answers)
    meeting.promised_to_send = said.promised_to_send
    meeting.names_given = len(people)
    meeting.debriefed_at = now
    if said.champion:
        contact.champion = True
    await write_line(db, meeting, contact, people)
    await db.flush()
    check_back = await _check_back(db, workspace, meeting, contact, said, now)
    to_send = await _to_send(db, workspace, meeting, contact, said, now)
    ids = [person.id for person in people]
    await following.refresh_degrees(db, ids, now)
    thank_you = await _thank_you(db, workspace, meeting, contact, sender, now)
    await following.refresh(db, [contact.id, *ids], now)
    return Made(people, edges, thank_you, check_back, to_send)


async def write_line(db: Session, meeting: Meeting, contact: Contact, people: Sequence[Contact]) -> None:
    """The line of the meeting says who was named, and what was said of the seeker."""
    await db.flush()
    line = await met_line(db, meeting)
    parts = []
    names = [person.display_name for person in people]
    shown = names if len(names) <= 5 else [*names[:4], f"{len(names) - 4} more"]
    given = given_name_of(contact.given_name, contact.display_name)
    if meeting.invited_to_stay and names:
        parts.append(f"{given} invited you to stay, and named {listed(shown)}.")
    elif names:
        parts.append(f"{given} named {listed(shown)}.")
    else:
        parts.append(stayed(meeting, contact))
    if meeting.feedback.strip():
        parts.append(f"“{meeting.feedback.strip()}”")
    detail = "\n".join(part for part in parts if part)[:2000]
    ids = [person.id for person in people][:MOST_ON_A_LINE]
    if line is None:
        at = meeting.started_at or meeting.starts_at
        record(db, contact.id, "met", at, met_title(meeting), detail, ids, meeting.id)
    else:
        line.title, line.detail, line.people_ids = met_title(meeting), detail, ids


async def _check_back(
    db: Session, workspace: Workspace, meeting: Meeting, contact: Contact, said: Debrief, now: datetime
) -> Promise | None:
    """The promise to check back: on the day they named, else some business days on (BYE-4)."""
    if said.check_back_on is None and (said.outcome != "will_think" or contact.do_not_contact):
        return None
    zone, place = await _where(db, workspace, contact)
    day = said.check_back_on
    if day is None:
        standing = await db.scalars(
            select(Promise).where(
                Promise.contact_id == contact.id, Promise.kind == "check_back", Promise.state == "open"
            )
        )
        if (open_now := standing.first()) is not None:
            return open_now
        days = policy_of(workspace).check_back_business_days
        day = await _day_on(db, workspace, zone, place, days, now)
    return await ledger.make_promise(
        db,
        workspace,
        contact,
        zone=zone,
        due_on=day,
        now=now,
        kind="check_back",
        meeting_id=meeting.id,
        place=place,
        pointer="/check_back_on",
    )


async def _where(db: Session, workspace: Workspace, contact: Contact) -> tuple[str, Place]:
    """The contact's zone, and where their holidays are kept (TIM-7, TIM-8)."""
    organization = await db.find(Organization, contact.organization_id) if contact.organization_id else None
    zone = zone_of(contact, organization, workspace)
    return zone, place_of(zone, organization, workspace)


async def _day_on(
    db: Session, workspace: Workspace, zone: str, place: Place, business_days: int, now: datetime
) -> date:
    """The day so many business days on, or the next one after it that has room."""
    policy = policy_of(workspace)
    today = local_day(now, zone)
    diary = await diary_of(db, workspace, zone, today, place=place)
    day = add_business_days(today, business_days, diary)
    for _ in range(HOW_FAR_ON):
        if day_quality(day, diary=diary, policy=policy).proposable:
            break
        day = add_business_days(day, 1, diary)
    return day


async def _to_send(
    db: Session, workspace: Workspace, meeting: Meeting, contact: Contact, said: Debrief, now: datetime
) -> Promise | None:
    """What the seeker said they would send, as a promise that Today brings up (MTG-10, TIM-5)."""
    what = said.promised_to_send.strip()
    if not what:
        return None
    zone, place = await _where(db, workspace, contact)
    return await ledger.make_promise(
        db,
        workspace,
        contact,
        zone=zone,
        due_on=said.send_on or await _day_on(db, workspace, zone, place, 1, now),
        now=now,
        kind="send_something",
        note=what,
        meeting_id=meeting.id,
        place=place,
        pointer="/send_on",
    )


async def _thank_you(
    db: Session, workspace: Workspace, meeting: Meeting, contact: Contact, sender: str, now: datetime
) -> Letter | None:
    """Tonight's note, drafted from what was gained (FLW-2); the one begun before, if there is one."""
    if contact.do_not_contact:
        return None
    begun = await db.scalars(
        select(Letter).where(Letter.meeting_id == meeting.id, Letter.kind == "thank_you").limit(1)
    )
    if (letter := begun.first()) is not None:
        meeting.thank_you_letter_id = letter.id
        return letter
    known = await know(db, workspace, contact.id, sender, now)
    wish = letters.Wish(kind="thank_you", medium=_medium(contact), meeting_id=meeting.id)
    return await letters.create(db, known, wish, now)


def _medium(contact: Contact) -> str:
    return "email" if contact.emails else "post"
