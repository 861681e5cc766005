"""Meetings read for the wire: the list, one whole meeting with what to bring and why."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from inroad.domain.hours import meeting_bands
from inroad.domain.letters import QUESTION_BANK
from inroad.domain.method import Reason
from inroad.domain.wording import counted
from inroad.kit.db import Session, scoped
from inroad.kit.http.listing import ListParams, Rows, Sort
from inroad.kit.http.models import Identifier
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.history import given_name_of, policy_of
from inroad.rooms.letters.tables import Letter
from inroad.rooms.meetings.schemas import MeetingOut, MeetingState
from inroad.rooms.meetings.tables import Meeting
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
FOUR = tuple(question.text for question in QUESTION_BANK if question.rule == "MTG-6")[:4]
"""The questions of the text, for a meeting to which none were sent (MTG-6)."""

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


async def questions_of(db: Session, meeting: Meeting) -> tuple[list[str], bool]:
    """The questions to ask, and whether they were sent ahead.

    The meeting's own copy; else those of the last letter that went out (LND-6); else the four of the bank.
    """
    sent = await db.scalar(
        select(Letter)
        .where(Letter.contact_id == meeting.contact_id, Letter.kind == "pitch", Letter.sent_at.is_not(None))
        .order_by(Letter.sent_at.desc(), Letter.id.desc())
        .limit(1)
    )
    frozen = list(sent.questions) if sent is not None else []
    own = list(meeting.questions) or frozen or list(FOUR)
    return own, bool(frozen) and own == frozen


async def whole(db: Session, workspace: Workspace, meeting: Meeting, contact: Contact) -> MeetingOut:
    """One meeting as answered."""
    givers = await db.execute(
        select(Contact.id, Contact.display_name)
        .join(Referral, Referral.from_contact_id == Contact.id)
        .where(Referral.to_contact_id == contact.id, Contact.deleted_at.is_(None))
        .order_by(Referral.named_on, Referral.id)
        .limit(MOST_REFERRERS)
    )
    questions, were_sent = await questions_of(db, meeting)
    arrive_at = meeting.starts_at - timedelta(minutes=policy_of(workspace).arrive_early_minutes)
    derived: dict[str, Any] = {
        "contact": {"id": contact.id, "display_name": contact.display_name},
        "ends_at": meeting.starts_at + timedelta(minutes=meeting.minutes),
        "arrive_at": arrive_at,
        "leave_at": arrive_at - timedelta(minutes=meeting.travel_minutes),
        "questions": questions,
        "pack": _pack(workspace, contact, len(questions), were_sent=were_sent),
        "referred_by": [{"id": row.id, "display_name": row.display_name} for row in givers],
        "reasons": [
            {"rule": reason.rule, "text": reason.text} for reason in _reasons(workspace, meeting, contact)
        ],
    }
    plain = {name: getattr(meeting, name) for name in MeetingOut.model_fields if name not in derived}
    return MeetingOut.model_validate(plain | derived)


def _pack(workspace: Workspace, contact: Contact, questions: int, *, were_sent: bool) -> list[str]:
    """What to bring, and what to wear (MTG-2, MTG-3, MTG-10, MTG-11)."""
    copy = counted(questions, "question")
    pack = [
        "Notebook and pen",
        f"Your own copy of the {copy} you sent" if were_sent else f"Your {copy}, on paper",
        "Clothes for the day you are hired",
        "Two short stories of what you do well",
    ]
    offer = (contact.can_offer or workspace.can_offer).strip()
    if offer:
        first = offer.splitlines()[0]
        pack.append(f"What you can offer: {first}")
    return pack


def _reasons(workspace: Workspace, meeting: Meeting, contact: Contact) -> list[Reason]:
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
    for band in meeting_bands(meeting.local_start.date(), meeting.time_zone, policy=policy_of(workspace)):
        if band.local_start <= start < band.local_end and band.band != "business":
            found.append(band.reasons[0])
            break
    if meeting.format != "in_person":
        found.append(Reason("SET-4", "Much is lost when you do not sit in one room. Ask once more."))
    return found


def row_out(row: dict[str, Any]) -> None:
    """Completes a row of `LIST` in place."""
    row["contact"] = {"id": row.pop("contact_id"), "display_name": row.pop("display_name")}
