"""Removing what an import left that was cancelled, given up or undone, and what is kept too long."""

import asyncio
from typing import Any

from sqlalchemy import delete, exists, select

from inroad.kit import clock
from inroad.kit.db import Session
from inroad.kit.jobs import JobContext
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.imports import steps
from inroad.rooms.imports.building import NOT_YET
from inroad.rooms.imports.tables import (
    Import,
    ImportCellError,
    ImportChange,
    ImportChunk,
    ImportEdge,
    ImportFile,
    ImportRow,
)
from inroad.rooms.organizations.tables import Organization


async def discard(ctx: JobContext, args: dict[str, Any]) -> None:
    """Clears away contacts that are hidden, and organizations that nobody is at; not the import's entry."""
    import_id = args["import_id"]
    async with ctx.read() as db:
        record = await db.find(Import, import_id)
        if record is None or record.state not in ("cancelled", "failed", "undone"):
            return
        started_at, undone = record.started_at, record.state == "undone"
        ids = sorted(
            await db.scalars(
                select(Contact.id).where(Contact.import_id == import_id, Contact.deleted_at == NOT_YET)
            )
        )
    for part in steps.parts(ids, steps.SHOW):
        async with ctx.write() as db:
            await db.execute(
                delete(Contact)
                .where(Contact.id.in_(part), Contact.deleted_at == NOT_YET)
                .execution_options(synchronize_session=False)
            )
        await asyncio.sleep(0)
    async with ctx.write() as db:
        if started_at is not None:
            await db.execute(
                delete(Organization)
                .where(
                    Organization.created_at == started_at,
                    Organization.version == 1,
                    ~exists(select(Contact.id).where(Contact.organization_id == Organization.id)),
                )
                .execution_options(synchronize_session=False)
            )
    if not undone:
        await _forget(ctx, import_id)


async def purge(ctx: JobContext, args: dict[str, Any]) -> None:
    """Seven days on: the bytes, the rows and the errors go; counts stay (P4)."""
    import_id = args["import_id"]
    async with ctx.read() as db:
        record = await db.find(Import, import_id)
        until = record.committed_at + steps.UNDO_FOR if record and record.committed_at else None
    if until is not None and clock.now() < until:
        async with ctx.write() as db:
            await db.execute(delete(ImportFile).where(ImportFile.import_id == import_id))
        return
    await _forget(ctx, import_id)


async def _forget(ctx: JobContext, import_id: str) -> None:
    async with ctx.write() as db:
        await forget(db, import_id)


async def forget(db: Session, import_id: str) -> None:
    """Everything of an import but its entry in the list."""
    for model in (ImportFile, ImportCellError, ImportEdge, ImportChange, ImportRow, ImportChunk):
        await db.execute(delete(model).where(model.import_id == import_id))
