"""Finding pairs and keeping them: for a few contacts as they change, or for a whole search."""

import asyncio
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete, or_, select

from inroad.domain.duplicates import Verdict, judge, likely_pairs
from inroad.kit import clock
from inroad.kit.db import Session, bulk_insert
from inroad.kit.jobs import Handler, JobContext
from inroad.kit.likeness import name_book
from inroad.rooms.contacts.actions import FIND_DUPLICATES
from inroad.rooms.contacts.alike import census_for, everybody, near, people, person_of
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.duplicates.tables import DuplicatePair
from inroad.rooms.history import chunks

Pair = tuple[str, str]
KEPT_EACH = 20
"""Pairs kept of one contact, the likeliest; who has more has a name that says nothing."""
STEP = 2000
"""Pairs written in one transaction."""


def ordered(one: str, other: str) -> Pair:
    """The pair as it is stored: the lower id first."""
    return (one, other) if one < other else (other, one)


def _evidence(verdict: Verdict) -> list[dict[str, Any]]:
    return [{"code": each.code, "weight": each.weight, "text": each.text[:300]} for each in verdict.evidence]


def _row(pair: Pair, verdict: Verdict, now: datetime) -> dict[str, Any]:
    return {
        "one_id": pair[0],
        "other_id": pair[1],
        "score": verdict.score,
        "evidence": _evidence(verdict),
        "found_at": now,
    }


async def alike(db: Session, contact_id: str) -> dict[Pair, Verdict]:
    """The pairs of one live contact, the likeliest first."""
    found = await people(db, [contact_id])
    if not found:
        return {}
    one, census = found[0], await census_for(db, found[0])
    judged = [(judge(one, other, census, name_book()), other.id) for other in await near(db, one)]
    likely = [(verdict, id) for verdict, id in judged if verdict is not None]
    likely.sort(key=lambda each: (-each[0].score, each[1]))
    return {ordered(contact_id, id): verdict for verdict, id in likely[:KEPT_EACH]}


async def seek(db: Session, contact_id: str) -> None:
    """The pairs of one contact found anew and kept, in the caller's transaction."""
    wanted = await alike(db, contact_id)
    # Two jobs may find one pair at once: the contacts are held, in one order, until the pairs are written.
    held = sorted({contact_id, *(id for pair in wanted for id in pair)})
    await db.execute(
        select(Contact.id).where(Contact.id.in_(held)).order_by(Contact.id).with_for_update(key_share=True)
    )
    await db.execute(
        delete(DuplicatePair)
        .where(or_(DuplicatePair.one_id == contact_id, DuplicatePair.other_id == contact_id))
        .execution_options(synchronize_session=False)
    )
    now = clock.now()
    await bulk_insert(db, DuplicatePair, [_row(pair, verdict, now) for pair, verdict in wanted.items()])


async def find(ctx: JobContext, args: dict[str, Any]) -> None:
    """The job: `contact_ids` in `args` are looked at one by one; without them everybody is compared."""
    ids = args.get("contact_ids")
    if ids is None:
        await _find_all(ctx)
        return
    for id in sorted(ids):
        async with ctx.write() as db:
            await seek(db, id)


async def _find_all(ctx: JobContext) -> None:
    """Everybody is read, compared in a thread, and what differs from what is kept is written."""
    began = clock.now()
    rows: list[dict[str, Any]] = []
    async with ctx.read() as db:
        async for page in everybody(db):
            rows += page
    pairs = await asyncio.to_thread(_compare, rows)
    del rows
    async with ctx.read() as db:
        found = await db.execute(
            select(
                DuplicatePair.id,
                DuplicatePair.one_id,
                DuplicatePair.other_id,
                DuplicatePair.score,
                DuplicatePair.found_at,
            )
        )
        kept = {(row.one_id, row.other_id): row for row in found}
    same = {pair for pair, row in kept.items() if row.found_at > began or _score(pairs, pair) == row.score}
    await _remove(ctx, [row.id for pair, row in kept.items() if pair not in same])
    fresh = [_row(pair, verdict, began) for pair, verdict in pairs.items() if pair not in same]
    for start in range(0, len(fresh), STEP):
        async with ctx.write() as db:
            await bulk_insert(db, DuplicatePair, fresh[start : start + STEP])
        await asyncio.sleep(0)


def _score(pairs: Mapping[Pair, Verdict], pair: Pair) -> int | None:
    verdict = pairs.get(pair)
    return verdict.score if verdict is not None else None


def _compare(rows: Iterable[Mapping[str, Any]]) -> dict[Pair, Verdict]:
    found = likely_pairs([person_of(row) for row in rows], name_book())
    return {(one, other): verdict for one, other, verdict in found}


async def _remove(ctx: JobContext, ids: Collection[str]) -> None:
    for part in chunks(ids):
        async with ctx.write() as db:
            await db.execute(
                delete(DuplicatePair)
                .where(DuplicatePair.id.in_(part))
                .execution_options(synchronize_session=False)
            )
        await asyncio.sleep(0)


def handlers() -> dict[str, Handler]:
    """The jobs of this room."""
    return {FIND_DUPLICATES: find}
