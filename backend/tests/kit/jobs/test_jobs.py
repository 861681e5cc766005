"""Later work: enqueued with its cause, done by one worker, at least once, and never by one that lost it."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from tests.kit.jobs.helpers import look, move, nothing, put, worker

from inroad.kit import clock
from inroad.kit.db import Conflict, Database, Refused
from inroad.kit.ids import new_id
from inroad.kit.jobs import (
    FencedError,
    Job,
    JobContext,
    JobState,
    NeedsAttentionError,
    cancel,
    enqueue,
    purge_finished,
    queue,
    retry,
)
from inroad.kit.jobs.worker import describe, retry_delay


async def test_a_job_is_done_and_sees_its_arguments(database: Database, workspace_id: str) -> None:
    seen: list[tuple[str, dict[str, Any]]] = []

    async def handler(context: JobContext, args: dict[str, Any]) -> None:
        async with context.read() as session:
            assert session.workspace_id == workspace_id
        seen.append((context.job.id, args))

    job_id = await put(database, workspace_id)
    assert await worker(database, handler).run_due() == 1
    assert seen == [(job_id, {"n": 1})]
    job = await look(database, workspace_id, job_id)
    assert (job.state, job.attempts, job.owner, job.last_error) == (JobState.DONE, 1, None, None)
    assert job.finished_at is not None


async def test_a_rolled_back_cause_leaves_no_job(database: Database, workspace_id: str) -> None:
    async def cause() -> None:
        async with database.write(workspace_id) as session:
            await enqueue(session, "k", {})
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await cause()
    assert await worker(database, nothing).run_due() == 0
    assert not database.signal(queue.SIGNAL).is_set()


async def test_enqueue_needs_a_workspace(database: Database, workspace_id: str) -> None:
    async with database.write() as session:
        with pytest.raises(ValueError, match="workspace"):
            await enqueue(session, "k", {})
    async with database.read(workspace_id) as session:
        with pytest.raises(Refused):
            await enqueue(session, "k", {})


async def test_dedup_holds_while_a_job_is_open(database: Database, workspace_id: str) -> None:
    async with database.write(workspace_id) as session:
        assert await enqueue(session, "k", {}, dedup_key="a") is not None
        assert await enqueue(session, "k", {}, dedup_key="a") is None
        assert await enqueue(session, "k", {}, dedup_key="b") is not None
        assert await enqueue(session, "other", {}, dedup_key="a") is not None
        assert await enqueue(session, "k", {}) is not None
        assert await enqueue(session, "k", {}) is not None
    async with database.write(new_id()) as session:
        assert await enqueue(session, "k", {}, dedup_key="a") is not None
    assert await worker(database, nothing).run_due() == 5
    async with database.write(workspace_id) as session:
        assert await enqueue(session, "k", {}, dedup_key="a") is not None


async def test_order_is_priority_then_time(database: Database, workspace_id: str) -> None:
    now = clock.now()
    late = await put(database, workspace_id, run_at=now - timedelta(seconds=1))
    early = await put(database, workspace_id, run_at=now - timedelta(seconds=9))
    urgent = await put(database, workspace_id, run_at=now, priority=-1)
    await put(database, workspace_id, run_at=now + timedelta(hours=1))
    seen: list[str] = []

    async def handler(context: JobContext, _args: dict[str, Any]) -> None:
        seen.append(context.job.id)

    await worker(database, handler, concurrency=1).run_due()
    assert seen == [urgent, early, late]


async def test_kinds_without_a_handler_wait(database: Database, workspace_id: str) -> None:
    job_id = await put(database, workspace_id, kind="of the next version")
    assert await worker(database, nothing).run_due() == 0
    assert (await look(database, workspace_id, job_id)).state == JobState.READY


async def test_each_job_is_claimed_once(database: Database) -> None:
    """400 jobs of 20 workspaces, 8 claimers at once: each job once, each by the workspace it belongs to."""
    expected = set()
    for workspace in [new_id() for _ in range(20)]:
        async with database.write(workspace) as session:
            for _ in range(20):
                expected.add((workspace, await enqueue(session, "k", {})))
    taken: list[tuple[str, str]] = []

    async def claimer() -> None:
        me = new_id()
        while jobs := await queue.claim(database, me, ["k"], limit=7, lease=60):
            assert len(jobs) <= 7
            taken.extend((job.workspace_id, job.id) for job in jobs)

    await asyncio.gather(*(claimer() for _ in range(8)))
    assert len(taken) == 400
    assert set(taken) == expected


async def test_a_dead_workers_job_is_taken_over(database: Database, workspace_id: str) -> None:
    job_id = await put(database, workspace_id)
    first = (await queue.claim(database, new_id(), ["k"], limit=1, lease=60))[0]
    assert await queue.claim(database, new_id(), ["k"], limit=1, lease=60) == []
    await move(database, workspace_id, job_id, lease_until=clock.now() - timedelta(seconds=1))
    second = (await queue.claim(database, new_id(), ["k"], limit=1, lease=60))[0]
    assert (second.id, second.attempts) == (job_id, 2)
    # The first was only slow: whatever it writes now is refused, with its effect.
    context = JobContext(database, first, 60)
    with pytest.raises(FencedError):
        async with context.write() as session:
            await enqueue(session, "effect", {})
    for late in (context.heartbeat(), context.progress("sent")):
        with pytest.raises(FencedError):
            await late
    async with database.read(workspace_id) as session:
        assert list(await session.scalars(select(Job.kind))) == ["k"]


async def test_effect_and_completion_in_one_transaction(database: Database, workspace_id: str) -> None:
    async def handler(context: JobContext, _args: dict[str, Any]) -> None:
        async with context.write() as session:
            await enqueue(session, "effect", {})
            await context.complete(session)

    job_id = await put(database, workspace_id)
    await worker(database, handler).run_due()
    assert (await look(database, workspace_id, job_id)).state == JobState.DONE


async def test_failure_is_retried_then_final(database: Database, workspace_id: str) -> None:
    async def handler(_context: JobContext, _args: dict[str, Any]) -> None:
        raise RuntimeError("ann@example.org is not reachable")

    job_id = await put(database, workspace_id, max_attempts=2)
    failing = worker(database, handler, chance=lambda _low, high: high)
    before = clock.now()
    await failing.run_due()
    job = await look(database, workspace_id, job_id)
    assert (job.state, job.attempts) == (JobState.READY, 1)
    assert timedelta(seconds=9) < job.run_at - before < timedelta(seconds=15)
    assert job.last_error is not None
    assert "example.org" not in job.last_error  # what went wrong, not with whom
    assert job.last_error.startswith("RuntimeError at handler:")
    await move(database, workspace_id, job_id, run_at=clock.now())
    await failing.run_due()
    job = await look(database, workspace_id, job_id)
    assert (job.state, job.attempts) == (JobState.FAILED, 2)
    async with database.write(workspace_id) as session:
        assert await retry(session, job_id)
        assert not await retry(session, job_id)
    assert await worker(database, nothing).run_due() == 1
    assert (await look(database, workspace_id, job_id)).state == JobState.DONE


async def test_a_job_that_kills_its_worker_ends(database: Database, workspace_id: str) -> None:
    job_id = await put(database, workspace_id, max_attempts=1)
    await queue.claim(database, new_id(), ["k"], limit=1, lease=60)
    await move(database, workspace_id, job_id, lease_until=clock.now() - timedelta(seconds=1))
    ran: list[int] = []

    async def handler(_context: JobContext, _args: dict[str, Any]) -> None:
        ran.append(1)

    await worker(database, handler).run_due()
    assert (await look(database, workspace_id, job_id)).state == JobState.FAILED
    assert ran == []


async def test_a_letter_is_never_sent_twice_unseen(database: Database, workspace_id: str) -> None:
    """The step an earlier attempt reached is known; the handler asks a person instead of resending."""

    async def handler(context: JobContext, _args: dict[str, Any]) -> None:
        if context.job.step == "sending":
            raise NeedsAttentionError("It may have been sent: check your mailbox.")
        await context.progress("sending")
        raise asyncio.CancelledError  # the process dies here

    job_id = await put(database, workspace_id)
    await worker(database, handler, concurrency=1).run_due()
    job = await look(database, workspace_id, job_id)
    assert job.state == JobState.NEEDS_ATTENTION
    assert job.last_error == "It may have been sent: check your mailbox."


async def test_cancel(database: Database, workspace_id: str) -> None:
    job_id = await put(database, workspace_id)
    async with database.write(new_id()) as session:
        assert not await cancel(session, job_id)  # not theirs
    async with database.write(workspace_id) as session:
        assert await cancel(session, job_id)
        assert not await cancel(session, job_id)
        assert not await cancel(session, "no id")
    assert await worker(database, nothing).run_due() == 0


async def test_purge(database: Database, workspace_id: str) -> None:
    old, fresh, ready = [await put(database, workspace_id) for _ in range(3)]
    await worker(database, nothing, concurrency=3).run_due()
    await move(database, workspace_id, old, finished_at=clock.now() - timedelta(days=31))
    await move(database, workspace_id, ready, state=JobState.READY, finished_at=None)
    assert await purge_finished(database, timedelta(days=30)) == 1
    async with database.read(workspace_id) as session:
        assert set(await session.scalars(select(Job.id))) == {fresh, ready}


async def test_jobs_of_others_are_not_seen(database: Database, workspace_id: str) -> None:
    job_id = await put(database, new_id())
    async with database.read(workspace_id) as session:
        assert await session.find(Job, job_id) is None
        assert list(await session.scalars(select(Job))) == []


async def test_a_second_open_job_by_hand_is_a_conflict(database: Database, workspace_id: str) -> None:
    values = {"shard": 0, "kind": "k", "args": {}, "run_at": clock.now(), "dedup_key": "a"}
    with pytest.raises(Conflict) as caught:
        async with database.write(workspace_id) as session:
            session.add_all([Job(**values), Job(**values)])
    assert caught.value.kind == "unique"


def test_retry_delay() -> None:
    longest = [retry_delay(attempt, lambda _low, high: high) for attempt in range(1, 12)]
    assert longest == [10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600]
    assert retry_delay(10_000, lambda _low, high: high) == 3600
    assert retry_delay(3, lambda low, _high: low) == 0


def test_describe_without_a_traceback() -> None:
    assert describe(ValueError("secret")) == "ValueError"
