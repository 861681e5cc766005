"""What points to a contact, and how it goes over to another one and back.

Every column that holds the id of a contact stands here; a test compares with the tables, so that a new one
cannot be forgotten.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import String, cast, delete, select, update

from inroad.kit.db import Owned, Session, bulk_insert
from inroad.rooms.calendar.tables import Attempt, Promise
from inroad.rooms.contacts.tables import Activity
from inroad.rooms.duplicates.finding import ordered
from inroad.rooms.duplicates.tables import DuplicateDismissal
from inroad.rooms.history import chunks
from inroad.rooms.imports.tables import ImportEdge, ImportRow
from inroad.rooms.letters.tables import Letter
from inroad.rooms.mailbox.tables import MailReply
from inroad.rooms.meetings.tables import Meeting

MOVES: Final[dict[str, tuple[type[Any], str]]] = {
    "letters": (Letter, "contact_id"),
    "letters_naming": (Letter, "referrer_id"),
    "replies": (MailReply, "contact_id"),
    "promises": (Promise, "contact_id"),
    "attempts": (Attempt, "contact_id"),
    "meetings": (Meeting, "contact_id"),
    "activities": (Activity, "contact_id"),
    "import_rows": (ImportRow, "duplicate_of_id"),
    "import_edges": (ImportEdge, "other_contact_id"),
}
"""Rows that simply belong to the other contact from now on."""

APART: Final = {
    "referral.from_contact_id": "edges.py: moved, combined with a double, or dropped as a self-referral",
    "referral.to_contact_id": "the same",
    "activity.people_ids": "people(): replaced in the list",
    "planned_touch.contact_id": "planned anew",
    "import_change.contact_id": "says what an import did to this very contact, and stays so",
    "contact_identifier.contact_id": "made anew from the contact's fields",
    "contact_tag.contact_id": "made anew from the contact's fields",
    "duplicate_pair.one_id": "found anew",
    "duplicate_pair.other_id": "found anew",
    "duplicate_dismissal.one_id": "dismissals(): remembered for the contact that stays",
    "duplicate_dismissal.other_id": "the same",
    "contact_merge.winner_id": "the record of a merge stays as it was; readers follow the chain",
    "contact_merge.loser_id": "the same",
}
"""Columns that take more than that, and where it is done."""


def _unmoved(model: type[Any]) -> dict[str, Any]:
    """A move is no edit: the row keeps the time of its last change."""
    return {"updated_at": model.updated_at} if hasattr(model, "updated_at") else {}


async def repoint(db: Session, model: type[Any], column: str, ids: list[str], to: str) -> None:
    """These rows hold `to` in `column`. Neither version nor updated_at moves."""
    for part in chunks(ids):
        await db.execute(
            update(model)
            .where(model.id.in_(part))
            .values({column: to, **_unmoved(model)})
            .execution_options(synchronize_session="fetch")
        )


async def move(db: Session, loser: str, winner: str) -> dict[str, list[str]]:
    """Everything plain goes over; returns the ids that did, by the names of `MOVES`."""
    moved: dict[str, list[str]] = {}
    for name, (model, column) in MOVES.items():
        found = await db.scalars(select(model.id).where(getattr(model, column) == loser))
        ids = sorted(found)
        if ids:
            await repoint(db, model, column, ids, winner)
            moved[name] = ids
    return moved


async def move_back(db: Session, moved: Mapping[str, list[str]], loser: str, winner: str) -> dict[str, int]:
    """What went over goes back, where it still is; returns how many of each are gone since."""
    gone: dict[str, int] = {}
    for name, ids in moved.items():
        model, column = MOVES[name]
        there: list[str] = []
        for part in chunks(ids):
            there += await db.scalars(
                select(model.id).where(model.id.in_(part), getattr(model, column) == winner)
            )
        await repoint(db, model, column, there, loser)
        if len(there) < len(ids):
            gone[name] = len(ids) - len(there)
    return gone


async def people(db: Session, loser: str, winner: str) -> list[list[Any]]:
    """Timeline lines that mention the loser mention the winner; returns [id, list before]."""
    found = await db.execute(
        select(Activity).where(cast(Activity.people_ids, String).contains(loser, autoescape=True))
    )
    changed: list[list[Any]] = []
    for line in found.scalars():
        changed.append([line.id, list(line.people_ids)])
        line.people_ids = list(dict.fromkeys(winner if id == loser else id for id in line.people_ids))
    return changed


async def people_back(db: Session, changed: list[list[Any]], loser: str, winner: str) -> None:
    """The lines mention whom they mentioned before, unless they were written anew since."""
    before: dict[str, list[str]] = dict(changed)
    for part in chunks(before):
        for line in await db.scalars(select(Activity).where(Activity.id.in_(part))):
            after = list(dict.fromkeys(winner if id == loser else id for id in before[line.id]))
            if line.people_ids == after:
                line.people_ids = before[line.id]


def frozen(row: Any) -> dict[str, Any]:
    """All columns of a row, as JSON can hold them."""
    values = {}
    for column in row.__mapper__.columns:
        value = getattr(row, column.key)
        values[column.key] = value.isoformat() if isinstance(value, date) else value
    return values


def thawed(model: type[Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """The columns as the database takes them."""
    found: dict[str, Any] = {}
    for column in model.__mapper__.columns:
        value = values.get(column.key)
        kind = str(column.type).upper()
        if isinstance(value, str) and kind == "DATE":
            value = date.fromisoformat(value)
        elif isinstance(value, str) and column.type.__class__.__name__ == "UtcTime":
            value = datetime.fromisoformat(value)
        found[column.key] = value
    return found


async def restore(db: Session, model: type[Owned], rows: list[dict[str, Any]]) -> None:
    """Rows that were deleted are there again, as they were, under their old ids."""
    await bulk_insert(db, model, [thawed(model, row) for row in rows])


async def dismissals(db: Session, loser: str, winner: str) -> dict[str, Any]:
    """What was said of the loser holds for the winner: who is not the one is not the other."""
    found = list(
        await db.scalars(
            select(DuplicateDismissal).where(
                (DuplicateDismissal.one_id == loser) | (DuplicateDismissal.other_id == loser)
            )
        )
    )
    mine = await db.execute(
        select(DuplicateDismissal.one_id, DuplicateDismissal.other_id).where(
            (DuplicateDismissal.one_id == winner) | (DuplicateDismissal.other_id == winner)
        )
    )
    known = {(row.one_id, row.other_id) for row in mine}
    journal: dict[str, Any] = {"gone": [frozen(row) for row in found], "made": []}
    for part in chunks([row.id for row in found]):
        await db.execute(delete(DuplicateDismissal).where(DuplicateDismissal.id.in_(part)))
    for row in found:
        third = row.other_id if row.one_id == loser else row.one_id
        pair = ordered(winner, third)
        if third != winner and pair not in known:
            known.add(pair)
            made = DuplicateDismissal(one_id=pair[0], other_id=pair[1], dismissed_at=row.dismissed_at)
            db.add(made)
            journal["made"].append(made.id)
    await db.flush()
    return journal


async def dismissals_back(db: Session, journal: Mapping[str, Any]) -> None:
    """As they were before the merge; what was taken back since stays taken back."""
    for part in chunks(journal["made"]):
        await db.execute(delete(DuplicateDismissal).where(DuplicateDismissal.id.in_(part)))
    await restore(db, DuplicateDismissal, journal["gone"])
