"""One typed line kept: the person, who gave the name, and the edge between them, in one transaction."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from inroad.domain.quick_add import parse, split_name
from inroad.kit.db import Session
from inroad.kit.fold import fold
from inroad.kit.http.problems import FieldError, Problem
from inroad.kit.zones import local_day
from inroad.rooms import following
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.contacts import actions as contacts
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.referrals import actions as referrals
from inroad.rooms.referrals.tables import Referral


@dataclass(frozen=True, slots=True)
class Kept:
    """Who was added, and by whose name."""

    contact: Contact
    giver: Contact | None = None
    giver_added: bool = False
    referral: Referral | None = None


async def _giver(
    db: Session, workspace: Workspace, name: str, given_id: str | None, now: datetime, source: str
) -> tuple[Contact, bool]:
    """The contact of that name, or a new one whom the seeker knows; and whether it is new.

    Raises Problem 422 for an id that points nowhere, and for a name that several contacts have.
    """
    if given_id is not None:
        contact = await db.find(Contact, given_id)
        if contact is None or contact.deleted_at is not None:
            fault = FieldError("/via_contact_id", "not_found", "There is no such contact in this search.")
            raise Problem(422, "invalid", errors=[fault])
        return contact, False
    same = await db.scalars(
        select(Contact)
        .where(Contact.sort_name == fold(name)[:200], Contact.deleted_at.is_(None))
        .order_by(Contact.id)
        .limit(2)
    )
    found = same.all()
    if len(found) > 1:
        detail = f"Several of your contacts are called {name}. Say which one, by via_contact_id."
        raise Problem(422, "invalid", errors=[FieldError("/via_contact_id", "ambiguous", detail)])
    if found:
        return found[0], False
    honorific, given, family = split_name(name)
    fields = {"honorific": honorific, "given_name": given, "family_name": family, "known": True}
    return await contacts.create(db, workspace, fields, now, source=source), True


async def keep(
    db: Session, workspace: Workspace, line: str, via_contact_id: str | None, now: datetime, source: str
) -> Kept:
    """Adds the person of a line. With "via …" they are not known themselves: the name came from somebody,
    found by name or added too (NET-1, NET-4).

    Raises Problem 422 for a line without a name, a bad address, and as `_giver`.
    """
    found = parse(line)
    if not found.display_name or not fold(found.display_name):
        fault = FieldError("/line", "required", "A name is enough, but it needs one.")
        raise Problem(422, "invalid", errors=[fault])
    through = bool(found.via) or via_contact_id is not None
    fields = {
        "given_name": found.given_name,
        "family_name": found.family_name,
        "honorific": found.honorific,
        "headline": found.headline,
        "organization_name": found.organization_name,
        "emails": [{"address": address} for address in found.emails],
        "phones": [{"number": number} for number in found.phones],
        "tags": found.tags,
        "circle": found.circle,
        "notes": found.notes,
        "known": not through,
    }
    contact = await contacts.create(db, workspace, fields, now, source=source)
    if not through:
        await following.refresh(db, [contact.id], now)
        return Kept(contact)
    giver, added = await _giver(db, workspace, found.via, via_contact_id, now, source)
    referral = await referrals.create(db, giver, contact, now, named_on=local_day(now, workspace.time_zone))
    return Kept(contact, giver, added, referral)
