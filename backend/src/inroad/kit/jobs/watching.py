"""What has moved in many workspaces at once, asked in one transaction: for whoever tells others of it.

Numbers and ids alone come out; what they stand for is read in a session of its own workspace.
"""

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Table, select

from inroad.kit.db import Database, Owned, Session
from inroad.kit.db.bulk import table_of
from inroad.kit.db.session import ACROSS, OPTION
from inroad.kit.jobs.queue import as_worker
from inroad.kit.jobs.tables import Job

_JOB = cast(Table, Job.__table__)


@dataclass(frozen=True, slots=True)
class FinishedJob:
    """A job that has come to its end, however it ended."""

    workspace_id: str
    id: str
    kind: str
    args: dict[str, Any]
    request_id: str | None
    finished_at: datetime


@asynccontextmanager
async def looking_across(db: Database) -> AsyncIterator[Session]:
    """A read-only session for the two questions below."""
    async with db.read() as session:
        await as_worker(session)
        yield session


async def numbers(
    session: Session, model: type[Owned], column: str, workspace_ids: Collection[str]
) -> dict[str, int]:
    """A number of each workspace's one row of `model`, whose policy lets the worker look."""
    table = table_of(model)
    statement = select(table.c.workspace_id, table.c[column]).where(
        table.c.workspace_id.in_(sorted(workspace_ids))
    )
    result = await session.execute(statement, execution_options={OPTION: ACROSS})
    return {str(row[0]): int(row[1]) for row in result}


async def finished(session: Session, workspace_ids: Collection[str], since: datetime) -> list[FinishedJob]:
    """Jobs of these workspaces that ended after `since`, the first to end first; a thousand at most."""
    statement = (
        select(*(_JOB.c[name] for name in FinishedJob.__dataclass_fields__))
        .where(_JOB.c.workspace_id.in_(sorted(workspace_ids)), _JOB.c.finished_at > since)
        .order_by(_JOB.c.finished_at, _JOB.c.id)
        .limit(1000)
    )
    result = await session.execute(statement, execution_options={OPTION: ACROSS})
    return [FinishedJob(**row) for row in result.mappings()]
