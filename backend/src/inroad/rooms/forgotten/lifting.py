"""Somebody who asked to be forgotten got in touch again: their marks hold nobody off any more (P2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from inroad.kit.db import Session
from inroad.kit.http.problems import Problem
from inroad.rooms.forgotten.marks import STANDS, Marks, Trait
from inroad.rooms.forgotten.tables import Erasure, Forgotten


@dataclass(frozen=True, slots=True)
class Lift:
    """One person who came back: when they were erased, when they were let in again, and how that is known."""

    erasure_id: str
    erased_at: datetime | None
    lifted_at: datetime
    reason: str


async def lift(db: Session, marks: Marks, trait: Trait, reason: str, now: datetime) -> Lift:
    """Lets somebody in again by all they were known by. Their old id stays marked: what was erased stays
    erased, whatever old export it stands in. Problem 404 where nobody like that asked to be forgotten."""
    workspace_id = str(db.workspace_id)
    named = marks.all_of(workspace_id, trait)
    erasures = set(await db.scalars(select(Forgotten.erasure_id).where(Forgotten.mark.in_(named), STANDS)))
    if not erasures:
        raise Problem(404, "not_found", detail="Nobody with this asked to be forgotten in this search.")
    stored = (await db.scalars(select(Erasure).where(Erasure.id.in_(erasures)))).all()
    ids = [
        mark
        for erasure in stored
        for contact_id in erasure.object_ids
        for mark in marks.all_of(workspace_id, ("id", contact_id))
    ]
    await db.execute(
        update(Forgotten)
        .where(Forgotten.erasure_id.in_(erasures), Forgotten.mark.not_in(ids), STANDS)
        .values(lifted_at=now, lifted_reason=reason)
    )
    last = max(stored, key=lambda erasure: erasure.erased_at, default=None)
    return Lift(sorted(erasures)[0], last.erased_at if last else None, now, reason)


async def lifts(db: Session, most: int) -> Sequence[Lift]:
    """Who came back, the latest first: never who, only when and how it is known."""
    rows = await db.scalars(
        select(Forgotten)
        .where(Forgotten.lifted_at.is_not(None))
        .order_by(Forgotten.lifted_at.desc(), Forgotten.erasure_id, Forgotten.id)
        .limit(most)
    )
    found: dict[str, Lift] = {}
    marks = rows.all()
    erased = await db.execute(
        select(Erasure.id, Erasure.erased_at).where(Erasure.id.in_({mark.erasure_id for mark in marks}))
    )
    days = {row[0]: row[1] for row in erased}
    for mark in marks:
        if mark.lifted_at is not None:
            one = Lift(mark.erasure_id, days.get(mark.erasure_id), mark.lifted_at, mark.lifted_reason)
            found.setdefault(mark.erasure_id, one)
    return list(found.values())
