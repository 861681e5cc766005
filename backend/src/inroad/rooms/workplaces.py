"""What follows for people when the organization they work at changes: how they are found, what comes next.

Not a room, like `following`: it reads the tables of contacts, and is called by the actions of organizations
below them.
"""

from datetime import datetime

from sqlalchemy import select, update

from inroad.kit.db import Session, search
from inroad.rooms import following
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.history import chunks
from inroad.rooms.organizations.tables import Organization


def search_text_of(contact: Contact, organization_name: str) -> str:
    """The words by which a contact is found."""
    parts = [
        contact.display_name,
        contact.given_name,
        contact.family_name,
        contact.headline,
        organization_name,
        *(email["address"] for email in contact.emails),
        *contact.tags,
        contact.notes,
    ]
    return search.fold(*parts)


async def people_at(db: Session, organization_id: str, *, deleted: bool = False) -> list[str]:
    """Ids of the contacts who work there; with `deleted` also of those that can still be restored."""
    found = select(Contact.id).where(Contact.organization_id == organization_id)
    if not deleted:
        found = found.where(Contact.deleted_at.is_(None))
    return list(await db.scalars(found.order_by(Contact.id)))


async def renamed(db: Session, organization: Organization) -> None:
    """Everybody there is found by the new name."""
    await db.flush()
    for part in chunks(await people_at(db, organization.id, deleted=True)):
        for contact in await db.scalars(select(Contact).where(Contact.id.in_(part))):
            contact.search_text = search_text_of(contact, organization.name)
        await db.flush()


async def moved(db: Session, source_id: str, target_id: str | None) -> list[str]:
    """Everybody at `source_id` works at `target_id` from now on, or nowhere; their ids."""
    await db.flush()
    ids = await people_at(db, source_id, deleted=True)
    for part in chunks(ids):
        await db.execute(
            update(Contact)
            .where(Contact.id.in_(part))
            .values(organization_id=target_id)
            .execution_options(synchronize_session="fetch")
        )
    return ids


async def hours_changed(db: Session, organization_id: str, now: datetime) -> None:
    """Days and hours of the people there are judged anew (SET-3, TIM-4, TIM-7, TIM-8)."""
    await following.refresh(db, await people_at(db, organization_id), now)
