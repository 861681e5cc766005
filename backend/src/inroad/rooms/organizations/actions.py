"""Organizations: found again by name or made, changed, merged; the people there follow."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select

from inroad.kit.db import Session
from inroad.kit.fold import fold
from inroad.kit.http.problems import FieldError, Problem
from inroad.rooms import workplaces
from inroad.rooms.organizations.tables import Organization

CLOCK = frozenset({"friday_style", "time_zone", "office_opens", "office_closes", "country", "region"})
"""What the days and hours of the people there hang on."""

FILLED = ("time_zone", "office_opens", "office_closes", "address", "country", "region", "website")
"""What the one that stays takes from the other where it says nothing itself."""


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


def key_of(name: str) -> str:
    """The folded name. Raises Problem 422 for a name of which nothing is left."""
    key = fold(name)[:200]
    if not key:
        raise Problem(
            422, "invalid", errors=[FieldError("/name", "required", "A name needs a letter or a digit.")]
        )
    return key


async def unused(db: Session, key: str, but: str | None = None) -> None:
    """Raises Problem 409 if another organization has this name."""
    found = await db.execute(select(Organization.id).where(Organization.name_key == key))
    taken = found.scalar_one_or_none()
    if taken is not None and taken != but:
        raise Problem(
            409,
            "already_exists",
            detail="There is an organization of that name already.",
            errors=[FieldError("/name", "taken", "There is an organization of that name already.")],
        )


def check(organization: Organization) -> None:
    """Raises Problem 422 for hours out of order, or a region without its country."""
    opens, closes = organization.office_opens, organization.office_closes
    if opens is not None and closes is not None and opens >= closes:
        raise Problem(
            422,
            "invalid",
            errors=[FieldError("/office_closes", "too_early", "Offices close after they open.")],
        )
    if organization.region and not organization.country:
        raise Problem(
            422,
            "invalid",
            errors=[FieldError("/country", "required", "A region needs its country.")],
        )


async def get(db: Session, organization_id: str) -> Organization:
    """The organization, or Problem 404."""
    organization = await db.find(Organization, organization_id)
    if organization is None:
        raise Problem(404, "not_found", detail="There is no such organization here.")
    return organization


async def update(db: Session, organization: Organization, changes: Mapping[str, Any], now: datetime) -> None:
    """Applies a merge patch; the people there are found by a new name, and their days follow new hours."""
    if "name" in changes:
        key = key_of(str(changes["name"]))
        await unused(db, key, but=organization.id)
        organization.name_key = key
    before = {name: getattr(organization, name) for name in (*CLOCK, "name")}
    for name, value in changes.items():
        setattr(organization, name, value)
    check(organization)
    await db.flush()
    if organization.name != before["name"]:
        await workplaces.renamed(db, organization)
    if any(getattr(organization, name) != before[name] for name in CLOCK):
        await workplaces.hours_changed(db, organization.id, now)


async def merge(db: Session, source: Organization, target: Organization, now: datetime) -> None:
    """Everybody at `source` works at `target`, which takes over what it did not know; `source` is gone.

    Raises Problem 422 for merging an organization with itself.
    """
    if source.id == target.id:
        raise Problem(
            422,
            "invalid",
            errors=[FieldError("/into_id", "same", "An organization cannot be merged with itself.")],
        )
    takes_country = not target.country
    for name in FILLED:
        if name == "region" and not takes_country:
            continue  # a region belongs to its country
        if not getattr(target, name):
            setattr(target, name, getattr(source, name))
    if target.office_opens and target.office_closes and target.office_opens >= target.office_closes:
        target.office_opens, target.office_closes = source.office_opens, source.office_closes
    if target.friday_style == "unknown":
        target.friday_style = source.friday_style
    target.target = target.target or source.target
    target.note = "\n".join(dict.fromkeys(text for text in (target.note, source.note) if text))[:20_000]
    ids = await workplaces.moved(db, source.id, target.id)
    await db.delete(source)
    await db.flush()
    if ids:
        await workplaces.renamed(db, target)
    await workplaces.hours_changed(db, target.id, now)


async def remove(db: Session, organization: Organization) -> None:
    """Deletes an organization nobody works at. Raises Problem 409 while somebody does."""
    if await workplaces.people_at(db, organization.id):
        raise Problem(
            409,
            "in_use",
            detail="People work there. Merge it into another organization, or change where they work first.",
        )
    await workplaces.moved(db, organization.id, None)
    await db.delete(organization)
    await db.flush()
