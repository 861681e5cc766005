"""Organizations, found again by name or made."""

from sqlalchemy import select

from inroad.kit.db import Session
from inroad.kit.fold import fold
from inroad.rooms.organizations.tables import Organization


async def find_or_create(db: Session, name: str) -> Organization | None:
    """The organization of that name, made if there is none; None for an empty name."""
    key = fold(name)[:200]
    if not key:
        return None
    found = await db.execute(select(Organization).where(Organization.name_key == key))
    organization = found.scalar_one_or_none()
    if organization is None:
        organization = Organization(name=name.strip()[:200], name_key=key)
        db.add(organization)
        await db.flush()
    return organization
