"""What follows for contacts when something has happened: degree, stage, next action.

Not a room: it reads the tables of all rooms and is called by their actions, in the transaction of the
cause (docs/decisions/0005-derived-columns.md).
"""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import select, update

from inroad.domain.network import degrees_from
from inroad.kit.db import Session
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.referrals.tables import Referral

CHUNK = 500


def chunks(ids: Collection[str]) -> Iterable[list[str]]:
    """The ids in lists short enough for one statement."""
    ordered = list(ids)
    for start in range(0, len(ordered), CHUNK):
        yield ordered[start : start + CHUNK]


async def _named_by(db: Session, givers: Collection[str]) -> list[tuple[str, str]]:
    edges: list[tuple[str, str]] = []
    for part in chunks(givers):
        found = await db.execute(
            select(Referral.from_contact_id, Referral.to_contact_id).where(Referral.from_contact_id.in_(part))
        )
        edges += [(row.from_contact_id, row.to_contact_id) for row in found]
    return edges


async def refresh_degrees(db: Session, changed: Collection[str], now: datetime) -> None:
    """Degrees of these contacts, and of everyone their names led to, made right again (NET-1).

    Only the part of the graph behind `changed` is read: one statement a level. Contacts whose degree
    moved get their next action anew.
    """
    affected: set[str] = set()
    inside: list[tuple[str, str]] = []
    level = set(changed)
    while level:
        affected |= level
        edges = await _named_by(db, level)
        inside += edges
        level = {named for _, named in edges} - affected
    stored: dict[str, int | None] = {}
    gone: set[str] = set()
    start: dict[str, int] = {}
    for part in chunks(affected):
        rows = await db.execute(
            select(Contact.id, Contact.known, Contact.degree, Contact.deleted_at).where(Contact.id.in_(part))
        )
        for row in rows:
            stored[row.id] = row.degree
            if row.deleted_at is not None:
                gone.add(row.id)
            elif row.known:
                start[row.id] = 1
        givers = await db.execute(
            select(Referral.from_contact_id, Referral.to_contact_id, Contact.degree)
            .join(Contact, Contact.id == Referral.from_contact_id)
            .where(
                Referral.to_contact_id.in_(part), Contact.deleted_at.is_(None), Contact.degree.is_not(None)
            )
        )
        for row in givers:
            if row.from_contact_id not in affected:
                start[row.to_contact_id] = min(start.get(row.to_contact_id, row.degree + 1), row.degree + 1)
    live = [(giver, named) for giver, named in inside if giver not in gone and named not in gone]
    fresh = degrees_from({id: degree for id, degree in start.items() if id not in gone}, live)
    moved: dict[int | None, list[str]] = {}
    for id, degree in stored.items():
        if fresh.get(id) != degree:
            moved.setdefault(fresh.get(id), []).append(id)
    for degree, ids in moved.items():
        for part in chunks(ids):
            await db.execute(
                update(Contact)
                .where(Contact.id.in_(part))
                .values(degree=degree)
                .execution_options(synchronize_session="fetch")
            )
    await refresh(db, [id for ids in moved.values() for id in ids], now)
