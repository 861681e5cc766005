"""Contacts as the small files know them: one plain value for each, read from any session."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import aliased

from inroad.kit.db import Session, scoped
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.organizations.tables import Organization
from inroad.rooms.referrals.tables import Referral

CHUNK = 500
"""Ids in one statement."""


@dataclass(frozen=True, slots=True)
class Card:
    """A contact as the files tell of them. `referred_by`: display names, the earliest first."""

    id: str
    display_name: str
    given_name: str
    family_name: str
    honorific: str
    headline: str
    organization: str
    emails: Sequence[dict[str, Any]]
    phones: Sequence[dict[str, Any]]
    address: str
    circle: str | None
    known: bool
    degree: int | None
    closeness: int | None
    stage: str
    next_on: date | None
    next_title: str
    tags: Sequence[str]
    linkedin_url: str | None
    connected_on: date | None
    notes: str
    source: str
    source_note: str
    created_at: Any
    updated_at: Any
    referred_by: Sequence[str]


_COLUMNS = tuple(name for name in Card.__slots__ if name not in ("organization", "referred_by"))
CARDS = scoped(
    select(*(getattr(Contact, name) for name in _COLUMNS), Organization.name.label("organization")).outerjoin(
        Organization, Organization.id == Contact.organization_id
    )
)
Giver = aliased(Contact)


async def cards(db: Session, ids: Sequence[str]) -> list[Card]:
    """Cards of these contacts, in the order of the ids."""
    found: dict[str, Card] = {}
    for part in (ids[at : at + CHUNK] for at in range(0, len(ids), CHUNK)):
        givers: dict[str, list[str]] = {}
        named = await db.execute(
            select(Referral.to_contact_id, Giver.display_name)
            .join(Giver, Giver.id == Referral.from_contact_id)
            .where(Referral.to_contact_id.in_(part), Giver.deleted_at.is_(None))
            .order_by(Referral.named_on, Referral.id)
        )
        for to, name in named:
            givers.setdefault(to, []).append(name)
        for row in await db.rows(CARDS.where(Contact.id.in_(part))):
            place = row.pop("organization") or ""
            found[row["id"]] = Card(**row, organization=place, referred_by=givers.get(row["id"], ()))
    return [found[id] for id in ids if id in found]
