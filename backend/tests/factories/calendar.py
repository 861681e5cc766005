"""Searches, people, letters, promises and attempts as the tests of the calendar need them."""

from datetime import UTC, date, datetime, time
from typing import Any

from inroad.kit.db import Session
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.calendar.tables import Attempt, Promise
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.letters.tables import Letter
from inroad.rooms.meetings.tables import Meeting
from inroad.rooms.referrals.tables import Referral

DUBLIN = "Europe/Dublin"
WEDNESDAY = datetime(2026, 10, 14, 9, tzinfo=UTC)  # 10:00 in Dublin


async def make_search(db: Session, **changes: Any) -> Workspace:
    """The workspace row the session is bound to."""
    fields: dict[str, Any] = {
        "id": db.workspace_id,
        "name": "My search",
        "time_zone": DUBLIN,
        "country": "IE",
        "office_opens": time(9),
        "office_closes": time(17),
    }
    search = Workspace(**(fields | changes))
    db.add(search)
    await db.flush()
    return search


async def make_person(db: Session, name: str = "Amara Okafor", **changes: Any) -> Contact:
    """Someone reached through others, unless `degree` says otherwise."""
    given, _, family = name.partition(" ")
    contact = Contact(
        given_name=given,
        family_name=family,
        display_name=name,
        sort_name=name.casefold(),
        degree=2,
        known=False,
    )
    for field, value in changes.items():
        setattr(contact, field, value)
    contact.search_key = int(contact.id.replace("-", "")[-15:], 16)
    db.add(contact)
    await db.flush()
    return contact


async def make_referral(db: Session, giver: Contact, named: Contact, **changes: Any) -> Referral:
    """An edge of the network, with permission to use the name."""
    fields: dict[str, Any] = {"named_on": date(2026, 9, 30), "may_use_name": True}
    referral = Referral(from_contact_id=giver.id, to_contact_id=named.id, **(fields | changes))
    db.add(referral)
    await db.flush()
    return referral


async def make_letter(db: Session, contact: Contact, **changes: Any) -> Letter:
    """A pitch, sent on 7 October and there the day after."""
    sent_at = datetime(2026, 10, 7, 9, tzinfo=UTC)
    fields: dict[str, Any] = {
        "kind": "pitch",
        "medium": "post",
        "state": "sent",
        "sent_on": sent_at.date(),
        "sent_at": sent_at,
        "arrives_on": date(2026, 10, 8),
        "questions": ["How did you get started?"],
    }
    letter = Letter(contact_id=contact.id, **(fields | changes))
    db.add(letter)
    await db.flush()
    return letter


async def make_promise(db: Session, contact: Contact, due_on: date, **changes: Any) -> Promise:
    """An open promise to call, made on 7 October."""
    fields: dict[str, Any] = {
        "kind": "call",
        "time_zone": contact.time_zone or DUBLIN,
        "created_at": datetime(2026, 10, 7, 9, tzinfo=UTC),
    }
    promise = Promise(contact_id=contact.id, due_on=due_on, **(fields | changes))
    db.add(promise)
    await db.flush()
    return promise


async def make_attempt(
    db: Session, contact: Contact, happened_at: datetime, outcome: str = "no_answer", **changes: Any
) -> Attempt:
    """A logged call, without what logging does."""
    fields: dict[str, Any] = {"channel": "phone", "local_on": happened_at.date()}
    attempt = Attempt(contact_id=contact.id, happened_at=happened_at, outcome=outcome, **(fields | changes))
    db.add(attempt)
    await db.flush()
    return attempt


async def make_meeting(db: Session, contact: Contact, local_start: datetime, **changes: Any) -> Meeting:
    """A planned meeting of twenty minutes in Dublin; `local_start` is taken as UTC too."""
    fields: dict[str, Any] = {
        "place": "Kilbride Dairy canteen",
        "time_zone": DUBLIN,
        "starts_at": local_start.replace(tzinfo=UTC),
        "minutes": 20,
    }
    meeting = Meeting(contact_id=contact.id, local_start=local_start, **(fields | changes))
    db.add(meeting)
    await db.flush()
    return meeting
