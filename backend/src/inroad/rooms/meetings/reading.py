"""Meetings read for the wire: the list, one whole meeting with what to bring and why."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from inroad.domain.hours import meeting_bands
from inroad.domain.method import Reason
from inroad.domain.policy import OfficeHours
from inroad.domain.preparing import FOUR, pack
from inroad.domain.wording import counted
from inroad.kit.db import Session, scoped
from inroad.kit.http.listing import ListParams, Rows, Sort
from inroad.kit.http.models import Identifier
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.calendar.meetings_agreed import warnings
from inroad.rooms.contacts.days import hours_of
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.history import given_name_of, policy_of
from inroad.rooms.letters.knowing import question_findings
from inroad.rooms.letters.tables import Letter
from inroad.rooms.meetings.schemas import MeetingOut, MeetingState
from inroad.rooms.meetings.tables import Meeting
from inroad.rooms.organizations.tables import Organization
from inroad.rooms.referrals.tables import Referral

SORT = Sort({"starts_at": Meeting.starts_at}, default="-starts_at", tie=Meeting.id)
LIST: Rows = scoped(
    select(
        Meeting.id,
        Meeting.contact_id,
        Contact.display_name,
        Meeting.place,
        Meeting.starts_at,
        Meeting.state,
        Meeting.debriefed_at,
        Meeting.version,
    )
    .join(Contact, Contact.id == Meeting.contact_id)
    .where(Contact.deleted_at.is_(None))
)
MOST_REFERRERS = 50


class MeetingFilter(ListParams):
    """Filters of the list of meetings."""

    contact_id: Identifier | None = None
    state: MeetingState | None = None


def listed(params: MeetingFilter) -> Rows:
    """The select of a filtered list, without order or limit."""
    found: Rows = LIST
    if params.contact_id is not None:
        found = found.where(Meeting.contact_id == params.contact_id)
    if params.state is not None:
        found = found.where(Meeting.state == params.state)
    return found


async def questions_of(db: Session, meeting: Meeting) -> tuple[list[str], date | None]:
    """The questions to ask, and the day on which they were sent ahead; None where they were not.

    The meeting's own copy; else those of the last letter that went out (LND-6); else the four of the bank.
    """
    sent = await db.scalar(
        select(Letter)
        .where(
            Letter.contact_id == meeting.contact_id,
            Letter.kind.in_(("pitch", "questions")),
            Letter.sent_at.is_not(None),
        )
        .order_by(Letter.sent_at.desc(), Letter.id.desc())
        .limit(1)
    )
    frozen = list(sent.questions) if sent is not None else []
    own = list(meeting.questions) or frozen or list(FOUR)
    return own, sent.sent_on if sent is not None and frozen and own == frozen else None


def _findings(meeting: Meeting, sent_on: date | None) -> list[dict[str, Any]]:
    """What LND-7 says to questions of one's own; those of a letter were looked through before it went out."""
    if sent_on is not None:
        return []
    return [
        {"question": number, "rule": each.rule, "title": each.title, "message": each.message}
        for number, question in enumerate(meeting.questions)
        for each in question_findings([question])[:1]
    ]


async def whole(db: Session, workspace: Workspace, meeting: Meeting, contact: Contact) -> MeetingOut:
    """One meeting as answered."""
    givers = await db.execute(
        select(Contact.id, Contact.display_name)
        .join(Referral, Referral.from_contact_id == Contact.id)
        .where(Referral.to_contact_id == contact.id, Contact.deleted_at.is_(None))
        .order_by(Referral.named_on, Referral.id)
        .limit(MOST_REFERRERS)
    )
    questions, sent_on = await questions_of(db, meeting)
    organization = await db.find(Organization, contact.organization_id) if contact.organization_id else None
    hours = hours_of(organization, workspace)
    arrive_at = meeting.starts_at - timedelta(minutes=policy_of(workspace).arrive_early_minutes)
    derived: dict[str, Any] = {
        "contact": {"id": contact.id, "display_name": contact.display_name},
        "ends_at": meeting.starts_at + timedelta(minutes=meeting.minutes),
        "arrive_at": arrive_at,
        "leave_at": arrive_at - timedelta(minutes=meeting.travel_minutes),
        "questions": questions,
        "questions_sent_on": sent_on,
        "question_findings": _findings(meeting, sent_on),
        "pack": pack_of(workspace, contact, len(questions), were_sent=sent_on is not None),
        "referred_by": [{"id": row.id, "display_name": row.display_name} for row in givers],
        "reasons": [
            {"rule": reason.rule, "text": reason.text}
            for reason in _reasons(workspace, meeting, contact, hours)
        ],
        "warnings": [
            {"rule": each.rule, "text": each.text} for each in await warnings(db, workspace, meeting)
        ],
    }
    plain = {name: getattr(meeting, name) for name in MeetingOut.model_fields if name not in derived}
    return MeetingOut.model_validate(plain | derived)


def pack_of(workspace: Workspace, contact: Contact, questions: int, *, were_sent: bool) -> list[str]:
    """What to bring, what to wear and to see to (MTG-2, MTG-3, MTG-10, MTG-11)."""
    offer = contact.can_offer or workspace.can_offer
    return [
        line[:200]
        for line in pack(workspace.pack_list, questions=questions, were_sent=were_sent, offer=offer)
    ]


def _reasons(workspace: Workspace, meeting: Meeting, contact: Contact, hours: OfficeHours) -> list[Reason]:
    given = given_name_of(contact.given_name, contact.display_name)
    if meeting.state == "cancelled":
        return []
    if meeting.state == "held":
        if meeting.debriefed_at is None:
            return [Reason("FLW-1", f"Write down what {given} said while it is fresh.")]
        found = [Reason("FLW-2", f"A short note to {given} on the night of the day you met.")]
        if meeting.names_given:
            found.append(Reason("NET-8", f"A good meeting: {counted(meeting.names_given, 'name')}."))
        return found
    minutes = counted(meeting.minutes, "minute")
    found = [
        Reason("MTG-1", "On time means ten to fifteen minutes early."),
        Reason("MTG-3", "Notebook, pen and your own copy of the questions."),
        Reason("BYE-1", f"Say when your {minutes} are nearly up. {given} may ask you to stay."),
    ]
    start = meeting.local_start.time()
    day, policy = meeting.local_start.date(), policy_of(workspace)
    for band in meeting_bands(day, meeting.time_zone, hours, policy=policy):
        if band.local_start <= start < band.local_end and band.band != "business":
            found.append(band.reasons[0])
            break
    if meeting.format != "in_person":
        found.append(Reason("SET-4", "Much is lost when you do not sit in one room. Ask once more."))
    return found


def row_out(row: dict[str, Any]) -> None:
    """Completes a row of `LIST` in place."""
    row["contact"] = {"id": row.pop("contact_id"), "display_name": row.pop("display_name")}
