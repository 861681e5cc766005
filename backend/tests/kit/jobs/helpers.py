"""What the job tests share."""

import asyncio
from collections.abc import Callable
from typing import Any

from sqlalchemy import update

from inroad.kit.db import Database
from inroad.kit.jobs import (
    Job,
    JobContext,
    Worker,
    enqueue,
)
from inroad.kit.jobs.worker import Handler


async def put(database: Database, workspace_id: str, kind: str = "k", **options: Any) -> str:
    """A committed job's id."""
    async with database.write(workspace_id) as session:
        made = await enqueue(session, kind, {"n": 1}, **options)
    assert made is not None
    return made


async def look(database: Database, workspace_id: str, job_id: str) -> Job:
    """A job as it stands."""
    async with database.read(workspace_id) as session:
        found = await session.find(Job, job_id)
    assert found is not None
    return found


async def move(database: Database, workspace_id: str, job_id: str, **values: Any) -> None:
    """Change a job behind everybody's back: let time pass, for one."""
    async with database.write(workspace_id) as session:
        await session.execute(update(Job).where(Job.id == job_id).values(**values))


def worker(database: Database, handler: Handler, **options: Any) -> Worker:
    """A worker for the kind `k`, impatient."""
    return Worker(database, {"k": handler}, **{"poll": 0.02, "idle": 0.05, **options})


async def nothing(_context: JobContext, _args: dict[str, Any]) -> None:
    """A handler with nothing to do."""


async def until(condition: Callable[[], bool], seconds: float = 10.0) -> None:
    """Wait for something to come true."""
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.01)
