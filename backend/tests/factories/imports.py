"""Imports on their way, with a real worker."""

from datetime import time
from typing import Any

from sqlalchemy import select

from inroad.kit import clock
from inroad.kit.db import Database
from inroad.kit.ids import new_id
from inroad.kit.jobs import Worker
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.imports import actions
from inroad.rooms.imports.jobs import handlers
from inroad.rooms.imports.tables import Import


async def make_workspace(database: Database, time_zone: str = "Europe/Dublin") -> str:
    """A search to import into."""
    workspace_id = new_id()
    async with database.write() as db:
        db.add(
            Workspace(
                id=workspace_id,
                name="My search",
                time_zone=time_zone,
                office_opens=time(9),
                office_closes=time(17),
            )
        )
    return workspace_id


def worker(database: Database, **options: Any) -> Worker:
    """A worker that knows this room's jobs."""
    return Worker(database, handlers(), **options)


async def upload(
    database: Database,
    workspace_id: str,
    content: bytes,
    *,
    dry_run: bool = True,
    filename: str = "Connections.csv",
    **options: Any,
) -> str:
    """A file taken in as the route does it, not yet read; the import's id."""
    async with database.write(workspace_id) as db:
        record = await actions.create(
            db,
            filename=filename,
            content=content,
            sha256=actions.digest(content),
            options=options,
            dry_run=dry_run,
            now=clock.now(),
        )
        return record.id


async def start(database: Database, workspace_id: str, import_id: str) -> None:
    """Says yes to the preview."""
    async with database.write(workspace_id) as db:
        await actions.start(db, await actions.held(db, import_id), clock.now())


async def look(database: Database, workspace_id: str, import_id: str) -> Import:
    """The import as it stands."""
    async with database.read(workspace_id) as db:
        return await db.get_one(Import, (workspace_id, import_id))


async def rows_of(database: Database, workspace_id: str, model: Any, *order: Any, **equal: Any) -> list[Any]:
    """All rows of a table in the workspace."""
    async with database.read(workspace_id) as db:
        return list(await db.scalars(select(model).filter_by(**equal).order_by(*order)))
