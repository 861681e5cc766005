"""Referrals in a merge: they go over; self-referrals are dropped, doubles combined.

`plan` decides, `apply` does it and keeps a journal, `take_apart` undoes it (NET-4).
"""

from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import delete, or_, select, update

from inroad.kit.db import Session
from inroad.rooms.contacts.tables import Activity
from inroad.rooms.duplicates.moving import frozen, repoint, restore, thawed
from inroad.rooms.history import chunks
from inroad.rooms.referrals.tables import Referral

COMBINED: Final = ("named_on", "meeting_id", "may_use_name", "introduction", "kind")


@dataclass(slots=True)
class Plan:
    """What becomes of the edges of two contacts: `doubled` are (goes, stays)."""

    stays: list[Referral] = field(default_factory=list)
    moves: list[Referral] = field(default_factory=list)
    dropped: list[Referral] = field(default_factory=list)
    doubled: list[tuple[Referral, Referral]] = field(default_factory=list)


async def plan(db: Session, loser: str, winner: str) -> Plan:
    """The edges of both, sorted by what becomes of them."""
    pair = (loser, winner)
    found = list(
        await db.scalars(
            select(Referral)
            .where(or_(Referral.from_contact_id.in_(pair), Referral.to_contact_id.in_(pair)))
            .order_by(Referral.named_on, Referral.id)
        )
    )
    made = Plan()
    kept: dict[tuple[str, str], Referral] = {}
    theirs: list[Referral] = []
    for edge in found:
        if {edge.from_contact_id, edge.to_contact_id} == set(pair):
            made.dropped.append(edge)
        elif winner in (edge.from_contact_id, edge.to_contact_id):
            kept[edge.from_contact_id, edge.to_contact_id] = edge
            made.stays.append(edge)
        else:
            theirs.append(edge)
    for edge in theirs:
        ends = [winner if id == loser else id for id in (edge.from_contact_id, edge.to_contact_id)]
        double = kept.get((ends[0], ends[1]))
        if double is None:
            made.moves.append(edge)
        else:
            made.doubled.append((edge, double))
    return made


def combined(gone: Referral, stays: Referral) -> dict[str, Any]:
    """One edge out of two: the earlier day; a name that was refused once is not used (LND-3)."""
    first = gone if gone.named_on < stays.named_on else stays
    words = [stays.introduction.strip(), gone.introduction.strip()]
    if words[1] in words[0]:
        words.pop()
    elif words[0] in words[1]:
        words.pop(0)
    allowed = {gone.may_use_name, stays.may_use_name}
    return {
        "named_on": first.named_on,
        "meeting_id": first.meeting_id or gone.meeting_id or stays.meeting_id,
        "may_use_name": False if False in allowed else True if True in allowed else None,
        "introduction": "\n\n".join(words)[:20_000],
        "kind": stays.kind if gone.kind == stays.kind else "informational",
    }


async def _lines(db: Session, ids: list[str]) -> list[Activity]:
    found: list[Activity] = []
    for part in chunks(ids):
        found += await db.scalars(select(Activity).where(Activity.subject_id.in_(part)))
    return found


async def apply(db: Session, made: Plan, loser: str, winner: str) -> dict[str, Any]:
    """Does it; returns the journal: whole rows of what is gone, ids of what moved, values of what changed."""
    lines = await _lines(db, [edge.id for edge in made.dropped])
    journal: dict[str, Any] = {
        "dropped": [frozen(edge) for edge in made.dropped],
        "dropped_lines": [frozen(line) for line in lines],
        "from": [edge.id for edge in made.moves if edge.from_contact_id == loser],
        "to": [edge.id for edge in made.moves if edge.to_contact_id == loser],
        "combined": [],
    }
    for gone, stays in made.doubled:
        values = combined(gone, stays)
        told = await _lines(db, [gone.id])
        journal["combined"].append(
            {
                "gone": frozen(gone),
                "kept": stays.id,
                "before": {name: frozen(stays)[name] for name in COMBINED},
                "lines": [line.id for line in told],
            }
        )
        for line in told:
            line.subject_id = stays.id
        await _change(db, stays, values)
        journal["combined"][-1]["after"] = {name: frozen(stays)[name] for name in COMBINED}
    gone_ids = [edge.id for edge in made.dropped] + [gone.id for gone, _ in made.doubled]
    await db.flush()
    for part in chunks([line.id for line in lines]):
        await db.execute(delete(Activity).where(Activity.id.in_(part)))
    for part in chunks(gone_ids):
        await db.execute(
            delete(Referral).where(Referral.id.in_(part)).execution_options(synchronize_session="fetch")
        )
    await repoint(db, Referral, "from_contact_id", journal["from"], winner)
    await repoint(db, Referral, "to_contact_id", journal["to"], winner)
    return journal


async def _change(db: Session, edge: Referral, values: dict[str, Any]) -> None:
    """The edge says this. The undo puts back the very row, so neither version nor updated_at moves."""
    if all(getattr(edge, name) == value for name, value in values.items()):
        return
    await db.execute(
        update(Referral)
        .where(Referral.id == edge.id)
        .values(**values, updated_at=Referral.updated_at)
        .execution_options(synchronize_session="fetch")
    )


def touched(journal: dict[str, Any]) -> set[str]:
    """Ids of the edges a merge has to do with."""
    edges = journal["edges"]
    found = {*edges["from"], *edges["to"], *(row["id"] for row in edges["dropped"])}
    for each in edges["combined"]:
        found |= {each["kept"], each["gone"]["id"]}
    return found


async def take_apart(db: Session, journal: dict[str, Any], loser: str, winner: str) -> tuple[int, list[str]]:
    """Each contact has its own edges again; returns how many were taken back since, and what else changed."""
    missing, said = 0, []
    for name in ("from", "to"):
        column = f"{name}_contact_id"
        there: list[str] = []
        for part in chunks(journal[name]):
            there += await db.scalars(
                select(Referral.id).where(Referral.id.in_(part), getattr(Referral, column) == winner)
            )
        await repoint(db, Referral, column, there, loser)
        missing += len(journal[name]) - len(there)
    split: list[dict[str, Any]] = []
    for each in journal["combined"]:
        kept = await db.find(Referral, each["kept"])
        if kept is None:
            missing += 1
            continue
        now = {name: frozen(kept)[name] for name in COMBINED}
        if now != each["after"]:
            said.append("A referral of both was changed since; the one that stays keeps the change.")
        back = {name: each["before"][name] for name in COMBINED if now[name] == each["after"][name]}
        await _change(db, kept, {name: thawed(Referral, back)[name] for name in back})
        split.append(each)
    await restore(db, Referral, [*journal["dropped"], *(each["gone"] for each in split)])
    await restore(db, Activity, journal["dropped_lines"])
    for each in split:
        for part in chunks(each["lines"]):
            for line in await db.scalars(select(Activity).where(Activity.id.in_(part))):
                line.subject_id = each["gone"]["id"]
    return missing, said
