"""Who works at one place, and which of them answers: whose turn it is in the playbook 3B7.

Not a room: like `history` it reads several rooms' tables and is called by their actions. Nothing is asked of
the store where the playbook is off.
"""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Final

from sqlalchemy import ColumnElement, and_, exists, or_, select

from inroad.domain.parallel import Colleague, side_by_side
from inroad.domain.policy import Policy
from inroad.domain.state import Beside
from inroad.kit.db import Session
from inroad.rooms.calendar.tables import Attempt, Promise
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.letters.tables import Letter
from inroad.rooms.meetings.tables import Meeting
from inroad.rooms.organizations.tables import Organization

_ANSWERS: Final = frozenset({"reached", "meeting_agreed", "call_back_later", "too_busy", "declined"})
_FIRST: Final = ("ask_by_phone", "write_letter", "ask_permission")
"""Next steps of somebody with whom nothing has begun."""
_FEW: Final = 200
"""Of a place with thousands of known people, so many are looked at."""

_HERE = (
    Contact.deleted_at.is_(None),
    Contact.archived_at.is_(None),
    Contact.do_not_contact.is_(False),
    Contact.degree.is_not(None),
)


async def beside(db: Session, policy: Policy, organization_ids: Collection[str | None]) -> dict[str, Beside]:
    """By contact: whose silence at these places makes it their turn. Empty where the playbook is off."""
    places = sorted({id for id in organization_ids if id})
    if not policy.parallel_contacts or not places:
        return {}
    found: dict[str, Beside] = {}
    for start in range(0, len(places), _FEW):
        part = places[start : start + _FEW]
        for place, people in (await _people(db, part)).items():
            found |= side_by_side(place[1], people)
    return found


async def turns(db: Session, policy: Policy) -> dict[str, Beside]:
    """The same for every place where somebody has been tried."""
    if not policy.parallel_contacts:
        return {}
    tried = select(Contact.organization_id).join(Attempt, Attempt.contact_id == Contact.id).distinct()
    return await beside(db, policy, list(await db.scalars(tried)))


def has_turn() -> ColumnElement[bool]:
    """The condition of contacts that may get a turn: a first step, at a place where somebody was tried."""
    tried = (
        select(Contact.organization_id)
        .join(Attempt, Attempt.contact_id == Contact.id)
        .where(Contact.organization_id.is_not(None))
    )
    return and_(Contact.next_kind.in_(_FIRST), Contact.organization_id.in_(tried))


async def waiting(db: Session, policy: Policy, contact_ids: Collection[str]) -> list[str]:
    """Contacts whose turn may hang on what happens with these: first steps at the same places."""
    if not policy.parallel_contacts:
        return []
    places = select(Contact.organization_id).where(
        Contact.id.in_(list(contact_ids)[:_FEW]), Contact.organization_id.is_not(None)
    )
    rows = await db.scalars(
        select(Contact.id)
        .where(*_HERE, Contact.organization_id.in_(places), Contact.next_kind.in_(_FIRST))
        .order_by(Contact.trusted.desc(), Contact.closeness.desc().nulls_last(), Contact.id)
        .limit(_FEW)
    )
    return list(rows)


async def _people(db: Session, places: list[str]) -> dict[tuple[str, str], list[Colleague]]:
    tried = await _tried(db, places)
    begun = or_(
        exists().where(Letter.contact_id == Contact.id),
        exists().where(Promise.contact_id == Contact.id),
        Contact.resting_until.is_not(None),
    )
    met = exists().where(Meeting.contact_id == Contact.id, Meeting.state != "cancelled")
    rows = await db.execute(
        select(
            Contact.id,
            Contact.display_name,
            Contact.given_name,
            Contact.trusted,
            Contact.closeness,
            Organization.id.label("place_id"),
            Organization.name.label("place"),
            begun.label("begun"),
            met.label("met"),
        )
        .join(Organization, Organization.id == Contact.organization_id)
        .where(*_HERE, Organization.id.in_(places))
        .order_by(begun.desc(), Contact.trusted.desc(), Contact.closeness.desc().nulls_last(), Contact.id)
        .limit(_FEW * len(places))
    )
    found: dict[tuple[str, str], list[Colleague]] = {}
    for row in rows:
        answered, since = _heard(tried.get(row.id, ()))
        found.setdefault((row.place_id, row.place), []).append(
            Colleague(
                id=row.id,
                name=row.display_name,
                given_name=row.given_name or row.display_name.split(" ")[0],
                begun=row.begun or row.met or row.id in tried,
                answered=row.met or answered,
                silent_since=since,
                trusted=row.trusted,
                closeness=row.closeness or 0,
            )
        )
    return found


async def _tried(db: Session, places: list[str]) -> dict[str, list[tuple[date, str]]]:
    """Every try at these places, oldest first, by contact."""
    wanted = (
        select(Attempt.contact_id, Attempt.local_on, Attempt.outcome)
        .join(Contact, Contact.id == Attempt.contact_id)
        .where(*_HERE, Contact.organization_id.in_(places))
        .order_by(Attempt.happened_at, Attempt.id)
    )
    found: dict[str, list[tuple[date, str]]] = {}
    for contact_id, on, outcome in await db.execute(wanted):
        found.setdefault(contact_id, []).append((on, outcome))
    return found


def _heard(tries: Iterable[tuple[date, str]]) -> tuple[bool, date | None]:
    """Whether they ever answered; else since when they have not."""
    days: list[date] = []
    for on, outcome in tries:
        if outcome in _ANSWERS:
            return True, None
        days.append(on)
    return False, days[0] if days else None
