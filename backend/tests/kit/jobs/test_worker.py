"""The worker at work: time limits, leases, waking, stopping."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from tests.kit.jobs.helpers import look, move, put, until, worker

from inroad.kit import clock
from inroad.kit.db import Database, Unavailable
from inroad.kit.ids import new_id
from inroad.kit.jobs import (
    Job,
    JobContext,
    JobState,
    queue,
)


async def test_a_hanging_handler_is_ended(database: Database, workspace_id: str) -> None:
    async def handler(_context: JobContext, _args: dict[str, Any]) -> None:
        await asyncio.sleep(60)

    job_id = await put(database, workspace_id)
    await worker(database, handler, timeout=0.05).run_due()
    job = await look(database, workspace_id, job_id)
    assert job.state == JobState.READY
    assert job.last_error is not None
    assert job.last_error.startswith("TimeoutError")


async def test_the_lease_is_renewed(database: Database, workspace_id: str) -> None:
    """A handler that takes longer than the lease keeps its job."""
    runs: list[int] = []

    async def handler(_context: JobContext, _args: dict[str, Any]) -> None:
        runs.append(1)
        await asyncio.sleep(1.2)

    await put(database, workspace_id)
    slow = worker(database, handler, lease=0.6)
    other = worker(database, handler, lease=0.6)
    tasks = [asyncio.create_task(each.run()) for each in (slow, other)]
    await asyncio.sleep(1.5)
    slow.stop()
    other.stop()
    await asyncio.gather(*tasks)
    assert runs == [1]


async def test_a_job_lost_while_running_is_dropped(database: Database, workspace_id: str) -> None:
    cancelled = asyncio.Event()
    started = asyncio.Event()

    async def handler(_context: JobContext, _args: dict[str, Any]) -> None:
        started.set()
        try:
            await asyncio.sleep(60)
        finally:
            cancelled.set()

    job_id = await put(database, workspace_id)
    mine = worker(database, handler, lease=0.3)
    task = asyncio.create_task(mine.run())
    await asyncio.wait_for(started.wait(), 10)
    stranger = new_id()
    await move(database, workspace_id, job_id, owner=stranger, lease_until=clock.now() + timedelta(hours=1))
    await asyncio.wait_for(cancelled.wait(), 10)
    mine.stop()
    await task
    job = await look(database, workspace_id, job_id)
    assert (job.owner, job.state) == (stranger, JobState.RUNNING)


async def test_a_commit_wakes_the_worker(database: Database, workspace_id: str) -> None:
    done = asyncio.Event()

    async def handler(_context: JobContext, _args: dict[str, Any]) -> None:
        done.set()

    sleepy = worker(database, handler, poll=60, idle=60)
    task = asyncio.create_task(sleepy.run())
    await asyncio.sleep(0.2)
    await put(database, workspace_id)
    await asyncio.wait_for(done.wait(), 5)
    sleepy.stop()
    await asyncio.wait_for(task, 5)


async def test_stopping_waits_then_puts_back(database: Database, workspace_id: str) -> None:
    release = asyncio.Event()
    started: list[str] = []

    async def handler(context: JobContext, _args: dict[str, Any]) -> None:
        started.append(context.job.id)
        if len(started) == 1:
            await release.wait()
        else:
            await asyncio.sleep(60)

    first, second = await put(database, workspace_id), await put(database, workspace_id)
    leaving = worker(database, handler, grace=0.5)
    task = asyncio.create_task(leaving.run())
    await until(lambda: len(started) == 2)
    leaving.stop()
    release.set()
    await asyncio.wait_for(task, 10)
    states = {(await look(database, workspace_id, job)).state for job in (first, second)}
    assert states == {JobState.DONE, JobState.READY}
    for job_id in (first, second):
        job = await look(database, workspace_id, job_id)
        if job.state == JobState.READY:
            assert (job.attempts, job.owner) == (0, None)  # not its fault


async def test_concurrency_is_a_limit(database: Database, workspace_id: str) -> None:
    running = 0
    most = 0

    async def handler(_context: JobContext, _args: dict[str, Any]) -> None:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.02)
        running -= 1

    for _ in range(12):
        await put(database, workspace_id)
    busy = worker(database, handler, concurrency=3)
    task = asyncio.create_task(busy.run())
    async with asyncio.timeout(15):
        while await queue.any_due(database, ["k"]) or running:
            await asyncio.sleep(0.02)
    busy.stop()
    await task
    assert most == 3
    async with database.read(workspace_id) as session:
        assert set(await session.scalars(select(Job.state))) == {JobState.DONE}


async def test_an_absent_store_is_waited_for(
    database: Database, workspace_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = queue.any_due, 0

    async def flaky(db: Database, kinds: Any) -> bool:
        nonlocal calls
        calls += 1
        if calls < 3:
            raise Unavailable("away")
        return await real(db, kinds)

    monkeypatch.setattr(queue, "any_due", flaky)
    job_id = await put(database, workspace_id)
    done = asyncio.Event()

    async def handler(_context: JobContext, _args: dict[str, Any]) -> None:
        done.set()

    patient = worker(database, handler)
    task = asyncio.create_task(patient.run())
    await asyncio.wait_for(done.wait(), 10)
    patient.stop()
    await task
    assert (await look(database, workspace_id, job_id)).state == JobState.DONE
