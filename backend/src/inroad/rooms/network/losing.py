"""What hangs on one person alone: who would be out of reach, or further off, without them (NET-1, NET-4)."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import aliased

from inroad.domain.champions import Loss, loss_of, loss_words
from inroad.kit.db import Session, scoped
from inroad.rooms.contacts.tables import Contact, in_graph
from inroad.rooms.history import chunks, given_name_of
from inroad.rooms.network.schemas import MAX_PEOPLE
from inroad.rooms.network.standing import progress
from inroad.rooms.referrals.tables import Referral

NAMED = 3
"""Names in the sentence; the list has all."""

_Giver = aliased(Contact)
_Named = aliased(Contact)
_BELOW = scoped(
    select(Referral.to_contact_id)
    .outerjoin(_Named, _Named.id == Referral.to_contact_id)
    .where(in_graph(_Named))
    .order_by(_Named.sort_name, _Named.id)
)
_ABOVE = scoped(
    select(Referral.from_contact_id, Referral.to_contact_id, _Giver.degree)
    .outerjoin(_Giver, _Giver.id == Referral.from_contact_id)
    .where(in_graph(_Giver), _Giver.degree.is_not(None))
)


async def loss(db: Session, contact: Contact) -> Loss:
    """Whom the search would lose with this contact: two statements a generation, those concerned alone.

    Since everybody's degree is stored, a generation holds only those who were named by the one before and
    stand one degree further; whoever has another giver as near as that loses nothing.
    """
    degree: dict[str, int] = {}
    orphans: dict[str, None] = {}
    named: list[tuple[str, str]] = []
    level, reached = [contact.id], contact.degree
    while level and reached is not None:
        reached += 1
        found: dict[str, None] = {}
        for part in chunks(level):
            below = _BELOW.where(Referral.from_contact_id.in_(part), _Named.degree == reached)
            found |= dict.fromkeys(row["to_contact_id"] for row in await db.rows(below))
        safe: set[str] = set()
        above: list[tuple[str, str]] = []
        for part in chunks(found):
            for row in await db.rows(_ABOVE.where(Referral.to_contact_id.in_(part))):
                giver = row["from_contact_id"]
                above.append((giver, row["to_contact_id"]))
                degree[giver] = row["degree"]
                if row["degree"] == reached - 1 and giver != contact.id and giver not in orphans:
                    safe.add(row["to_contact_id"])
        level = [one for one in found if one not in safe]
        orphans |= dict.fromkeys(level)
        named += [(giver, one) for giver, one in above if one not in safe]
    return loss_of(contact.id, orphans, named, degree)


async def dependents(db: Session, contact: Contact) -> dict[str, Any]:
    """The same with names, places and words: the cold first, each in order of degree."""
    lost = await loss(db, contact)
    cold, further = lost.cold[:MAX_PEOPLE], lost.further[:MAX_PEOPLE]
    people = await progress(db, [*cold, *further])

    def told(id: str) -> dict[str, Any]:
        row = people[id]
        return {
            "person": row,
            "organization_name": row["organization_name"],
            "degree": row["degree"],
            "degree_without": lost.degrees.get(id),
            "state": row["state"],
        }

    given = given_name_of(contact.given_name, contact.display_name)
    names = [people[id]["display_name"] for id in cold[:NAMED]]
    return {
        "cold": [told(id) for id in cold],
        "further": [told(id) for id in further],
        "would_be_cold": len(lost.cold),
        "would_be_further": len(lost.further),
        "complete": len(lost.cold) <= MAX_PEOPLE and len(lost.further) <= MAX_PEOPLE,
        "text": loss_words(given, names, len(lost.cold), len(lost.further)),
        "reason": {"rule": "NET-1", "text": _REASON if lost.cold else _SAFE},
    }


_REASON = "Somebody reached through one person alone is lost with them. A second name given makes two ways."
_SAFE = "Whoever was named by several people can be reached by several ways."
