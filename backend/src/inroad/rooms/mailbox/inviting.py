"""Invitations to meetings: asked for, written, and what the answer says (RFC 5546)."""

from datetime import datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import SMTP
from typing import Final

from sqlalchemy import select

from inroad.domain.meeting_answers import MeetingAnswer, read_answer
from inroad.domain.wording import clock, long_day
from inroad.kit import ics
from inroad.kit.db import Session
from inroad.kit.http.problems import Problem
from inroad.kit.ids import new_id
from inroad.kit.jobs import enqueue
from inroad.kit.mail import MailFieldError, address, compose
from inroad.rooms.contacts.actions import record
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.history import given_name_of
from inroad.rooms.mailbox import posting
from inroad.rooms.mailbox.actions import TRIES
from inroad.rooms.mailbox.tables import MeetingInvitation
from inroad.rooms.meetings.tables import Meeting
from inroad.rooms.papers.words import header_text

INVITE: Final = "mailbox.invite"
MOST_SHOWN: Final = 100
_SAID: Final = {
    "accepted": "{name} accepted the invitation",
    "declined": "{name} cannot come at that time",
    "tentative": "{name} may come",
    "another_time": "{name} would rather meet at another time",
}


def address_of(contact: Contact) -> str:
    """Where an invitation goes. Problem 409 without an address, and for whom nothing may be sent to."""
    if contact.do_not_contact:
        raise Problem(409, "do_not_contact", detail="They asked not to be contacted.")
    try:
        return address("to", str(contact.emails[0]["address"]) if contact.emails else "")
    except MailFieldError:
        raise Problem(409, "no_email_address") from None


async def last_request(db: Session, meeting_id: str) -> MeetingInvitation | None:
    """The invitation that went out last, or is on its way."""
    found = await db.scalars(
        select(MeetingInvitation)
        .where(MeetingInvitation.meeting_id == meeting_id, MeetingInvitation.state != "not_sent")
        .order_by(MeetingInvitation.id.desc())
        .limit(1)
    )
    return found.first()


async def invite(
    db: Session, meeting: Meeting, contact: Contact, account_id: str, now: datetime
) -> MeetingInvitation:
    """Has an invitation sent from the seeker's own account; after a change, the change; after the end, that.

    Problem 409 without an account or an address, and for a meeting that is over or of which nobody was told.
    """
    method = "CANCEL" if meeting.state == "cancelled" else "REQUEST"
    if method == "REQUEST" and (meeting.state != "planned" or meeting.starts_at <= now):
        raise Problem(
            409, "conflict", detail="That meeting has begun or is over: there is nothing to invite to."
        )
    before = await last_request(db, meeting.id)
    if method == "CANCEL" and (before is None or before.method == "CANCEL"):
        raise Problem(409, "conflict", detail="No invitation stands that could be called off.")
    if await posting.account_of(db) is None:
        raise Problem(409, "no_mail_account")
    made = MeetingInvitation(
        id=new_id(),
        meeting_id=meeting.id,
        account_id=account_id,
        method=method,
        sequence=meeting.version,
        # Whoever was invited is told of the end, also at an address that was changed since.
        to_address=before.to_address if before is not None and method == "CANCEL" else address_of(contact),
        state="queued",
        tries=0,
    )
    db.add(made)
    await db.flush()
    await enqueue(db, INVITE, {"invitation_id": made.id}, max_attempts=TRIES)
    return made


def calendar_of(meeting: Meeting, contact: Contact, method: str, sender: str, name: str, to: str) -> bytes:
    """The invitation as a calendar program reads it; nothing in it but what both of them know."""
    event = ics.Event(
        uid=f"meeting-{meeting.id}@inroad",
        stamp=meeting.updated_at,
        sequence=meeting.version,
        summary=f"Meeting with {header_text(name)}",
        start=meeting.starts_at,
        end=meeting.starts_at + timedelta(minutes=meeting.minutes),
        location=meeting.place,
        status="CANCELLED" if method == "CANCEL" else "CONFIRMED",
        organizer=ics.Person(header_text(name), sender),
        attendee=ics.Person(header_text(contact.display_name), to),
    )
    return ics.write("", [event], method="CANCEL" if method == "CANCEL" else "REQUEST")


def words(meeting: Meeting, contact: Contact, method: str, name: str, changed: bool) -> tuple[str, str]:
    """Subject and text, for somebody whose mail program knows no invitations."""
    given = given_name_of(contact.given_name, contact.display_name)
    day, at = long_day(meeting.local_start.date()), clock(meeting.local_start.time())
    city = meeting.time_zone.rpartition("/")[2].replace("_", " ")
    when = f"{day} at {at}, {city} time"
    subject = f"Our meeting on {day} at {at}"
    if method == "CANCEL":
        body = f"Our meeting on {when} does not take place. I am sorry for the trouble."
        return f"Called off: {subject}", f"Dear {given},\n\n{body}\n\n{name}\n"
    begin = (
        "Our meeting has changed. It is now" if changed else "Thank you for the time. As we agreed, we meet"
    )
    body = f"{begin} on {when}.\nPlace: {meeting.place}\n\nI will need only {meeting.minutes} minutes."
    return f"Changed: {subject}" if changed else subject, f"Dear {given},\n\n{body}\n\n{name}\n"


def message_of(
    meeting: Meeting,
    contact: Contact,
    *,
    method: str,
    sender: str,
    name: str,
    to: str,
    changed: bool,
    at: datetime,
    message_id: str,
) -> EmailMessage:
    """The invitation as a message (RFC 6047). MailFieldError for what no header can hold."""
    subject, text = words(meeting, contact, method, header_text(name), changed)
    message = compose(
        sender=sender,
        sender_name=header_text(name)[:200],
        to=to,
        to_name=header_text(contact.display_name)[:200],
        subject=header_text(subject),
        text=text,
        at=at,
        message_id=message_id,
    )
    calendar = calendar_of(meeting, contact, method, sender, name, to)
    message.add_alternative(
        calendar.decode().replace("\r\n", "\n"), subtype="calendar", params={"method": method}
    )
    return message


def file_of(message: EmailMessage) -> bytes:
    """The same to open in a mail program and send from there."""
    message["X-Unsent"] = "1"
    return message.as_bytes(policy=SMTP)


async def invited(db: Session, since: datetime) -> frozenset[str]:
    """The addresses that may still answer an invitation, in lower case: those invited since then."""
    found = await db.scalars(
        select(MeetingInvitation.to_address).where(
            MeetingInvitation.method == "REQUEST", MeetingInvitation.sent_at > since
        )
    )
    return frozenset(each.lower() for each in found)


async def take_answer(db: Session, raw: bytes, at: datetime) -> bool:
    """Keeps the answer in a message of the mailbox, if it holds one to an invitation that was sent.

    It changes nothing of the meeting: the seeker reads it, and decides. True where it was such an answer.
    """
    return any([await note(db, found, at) for found in answers_in(message_from_bytes(raw))])


def answers_in(message: Message) -> list[MeetingAnswer]:
    """The answers in the calendar parts of a message."""
    found = []
    for part in message.walk():
        content = part.get_payload(decode=True) if part.get_content_type() == "text/calendar" else None
        if isinstance(content, bytes):
            answer = read_answer(content.decode("utf-8", "replace"))
            if answer is not None:
                found.append(answer)
    return found


async def note(db: Session, answer: MeetingAnswer, at: datetime) -> bool:
    """Writes an answer to the latest invitation it can mean. Only who was invited answers it."""
    invitations = await db.scalars(
        select(MeetingInvitation)
        .where(MeetingInvitation.meeting_id == answer.meeting_id, MeetingInvitation.method == "REQUEST")
        .order_by(MeetingInvitation.sequence.desc(), MeetingInvitation.id.desc())
    )
    mine = [each for each in invitations if each.to_address.lower() == answer.email]
    row = next((each for each in mine if each.sequence <= answer.sequence), mine[-1] if mine else None)
    if row is None:
        return False
    if row.answered_at is not None and row.answered_at >= at:
        return True  # read before, or an older one that came later
    row.answer, row.answer_comment = answer.answer, answer.comment
    row.answer_starts_at, row.answered_at = answer.starts_at, at
    meeting = await db.find(Meeting, row.meeting_id)
    contact = await db.find(Contact, meeting.contact_id) if meeting is not None else None
    if contact is None:
        return False
    title = _SAID[answer.answer].format(name=given_name_of(contact.given_name, contact.display_name))
    record(db, contact.id, "note", at, title, answer.comment, subject_id=row.id)
    await db.flush()
    return True
