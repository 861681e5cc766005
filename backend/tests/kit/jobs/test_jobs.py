"""Later work: enqueued with its cause, done by one worker, at least once, and never by one that lost it."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from inroad.kit import clock
from inroad.kit.db import Conflict, Database, Refused, Unavailable
from inroad.kit.ids import new_id
from inroad.kit.jobs import (
    FencedError,
    Job,
    JobContext,
    JobState,
    NeedsAttentionError,
    Worker,
    cancel,
    enqueue,
    purge_finished,
    queue,
    retry,
)
from inroad.kit.jobs.worker import Handler, describe, retry_delay


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
