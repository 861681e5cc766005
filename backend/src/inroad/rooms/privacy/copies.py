"""Copies of people beside their own rows: files that came in, zips that go out, what undoes an import."""

import json
from collections.abc import Collection

from sqlalchemy import delete, or_, select

from inroad.kit.db import Session
from inroad.kit.http.problems import Problem
from inroad.kit.ids import place_of
from inroad.rooms.exports import actions as exports
from inroad.rooms.exports.tables import Export
from inroad.rooms.imports.clearing import forget
from inroad.rooms.imports.tables import Import, ImportChange, ImportChunk, ImportEdge, ImportFile, ImportRow

_MOVING = ("pending", "validating", "running", "undoing")
_WAITING = ("ready", "needs_mapping")


async def drop(db: Session, contact_ids: Collection[str]) -> None:
    """Takes these people out of every copy the search keeps.

    Files and zips go whole: nobody can take one name out of them. A preview that waits for an answer is left
    alone with its file. Problem 409 while a file is being read, added or written.
    """
    moving = await db.scalar(select(Import.id).where(Import.state.in_(_MOVING)).limit(1))
    writing = await db.scalar(select(Export.id).where(Export.state.in_(exports.UNDER_WAY)).limit(1))
    if moving is not None or writing is not None:
        raise Problem(409, "search_is_busy", headers={"Retry-After": "5"})
    for waiting in await db.scalars(select(Import).where(Import.state.in_(_WAITING))):
        waiting.state = "cancelled"
        await forget(db, waiting.id)
    await db.execute(delete(ImportFile))
    for record in await db.scalars(select(Export).where(Export.state != "purged")):
        await exports.purge(db, record)
    ids = list(contact_ids)
    await db.execute(delete(ImportRow).where(or_(ImportRow.id.in_(ids), ImportRow.duplicate_of_id.in_(ids))))
    await db.execute(delete(ImportChange).where(ImportChange.contact_id.in_(ids)))
    await db.execute(
        delete(ImportEdge).where(
            or_(
                ImportEdge.row_id.in_(ids),
                ImportEdge.other_row_id.in_(ids),
                ImportEdge.other_contact_id.in_(ids),
            )
        )
    )
    for id in ids:
        await _blot(db, id)


async def _blot(db: Session, contact_id: str) -> None:
    """Takes a row out of the document it is kept in, together with others (see `imports.chunks`)."""
    chunk = await db.scalar(
        select(ImportChunk).where(ImportChunk.id <= contact_id).order_by(ImportChunk.id.desc()).limit(1)
    )
    place = place_of(chunk.id, contact_id) if chunk is not None else -1
    if chunk is None or place < 0:
        return
    lists = json.loads(chunk.data)
    if place >= len(lists[0]) or not lists[0][place]:
        return
    lists = [[*values[:place], type(values[place])(), *values[place + 1 :]] for values in lists]
    chunk.size -= 1
    chunk.data = json.dumps(lists, separators=(",", ":"))
    if not chunk.size:
        await db.delete(chunk)
