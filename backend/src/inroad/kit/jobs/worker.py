"""The worker: takes due jobs, runs their handlers on the event loop, writes what became of them."""

import asyncio
import random
import time
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any

import structlog

from inroad.kit.db import Database, Session, StoreError
from inroad.kit.ids import new_id
from inroad.kit.jobs import queue, schedules
from inroad.kit.jobs.queue import ClaimedJob, FencedError
from inroad.kit.jobs.tables import JobState
from inroad.kit.means import Means

log = structlog.get_logger("inroad.jobs")


class NeedsAttentionError(Exception):
    """Raised by a handler that cannot know whether its effect happened: a person has to look.

    The message is shown to the user: words of ours, no personal data.
    """


class JobContext:
    """What a handler is given: its job, the store, and ways to write that fail once the job is not ours."""

    def __init__(self, db: Database, job: ClaimedJob, lease: float, means: Means | None = None) -> None:
        self.db = db
        self.job = job
        self._means = means
        self.completed = False
        self._lease = lease

    @property
    def means(self) -> Means:
        """The way out, mail and secrets. RuntimeError in a worker that was given none."""
        if self._means is None:
            raise RuntimeError("this worker has no way out: give it means")
        return self._means

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Session]:
        """A writing session in the job's workspace; rolls back with FencedError if the job was lost."""
        async with self.db.write(self.job.workspace_id) as session:
            yield session
            if not self.completed:
                await queue.extend(session, self.job, self._lease)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Session]:
        """A read-only session in the job's workspace."""
        async with self.db.read(self.job.workspace_id) as session:
            yield session

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[Session]:
        """A read-only session in the job's workspace that sees one instant throughout."""
        async with self.db.snapshot(self.job.workspace_id) as session:
            yield session

    async def heartbeat(self) -> None:
        """Keep the job for another lease; the worker does so by itself. Raises FencedError."""
        async with self.db.write(self.job.workspace_id) as session:
            await queue.extend(session, self.job, self._lease)

    async def progress(self, step: str) -> None:
        """Commit that `step` is reached: a later attempt finds it in `job.step`. Raises FencedError."""
        async with self.db.write(self.job.workspace_id) as session:
            await queue.hold(session, self.job, step=step)

    async def complete(self, session: Session) -> None:
        """Mark the job done in the transaction of its own effect, so that both happen or neither."""
        await queue.finish(session, self.job, JobState.DONE)
        self.completed = True


Handler = Callable[[JobContext, dict[str, Any]], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class LastWord:
    """A handler, and what is said in its stead of a job that was begun too often and never came to an end.

    `given_up` runs in the transaction that marks the job failed: nothing is left standing half-way for ever.
    """

    handle: Handler
    given_up: Callable[[Session, dict[str, Any]], Awaitable[None]]

    async def __call__(self, ctx: JobContext, args: dict[str, Any]) -> None:
        """Handles the job."""
        await self.handle(ctx, args)


@dataclass(frozen=True, slots=True)
class Chore:
    """Housekeeping for the whole installation, done by every worker every so many seconds.

    It belongs to no workspace and may run in several workers at once: its effect must bear that.
    """

    name: str
    every: float
    do: Callable[[Database], Awaitable[object]]


def retry_delay(attempt: int, chance: Callable[[float, float], float]) -> float:
    """Seconds to wait after the given attempt (from 1): up to min(2^n · 5 s, 1 h), full jitter."""
    return chance(0.0, min(2.0 ** min(attempt, 20) * 5.0, 3600.0))


def describe(error: BaseException) -> str:
    """What is kept of an error: its type and place, never its message, which may hold personal data (P2)."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {frames[-1].name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}"


class Worker:
    """Runs jobs of the kinds it has handlers for. `run` until `stop`; times in seconds.

    A handler gets (context, args) and may be run again after a crash: its effect must bear that. `lease` must
    be well above the longest time the loop is blocked; `timeout` ends a handler that hangs.
    """

    def __init__(
        self,
        db: Database,
        handlers: Mapping[str, Handler],
        *,
        concurrency: int = 4,
        poll: float = 0.5,
        idle: float = 2.0,
        lease: float = 60.0,
        timeout: float = 540.0,
        grace: float = 25.0,
        look: float = 5.0,
        chores: Sequence[Chore] = (),
        chance: Callable[[float, float], float] = random.uniform,
        means: Means | None = None,
    ) -> None:
        self.db = db
        self._means = means
        self.handlers = dict(handlers)
        self._concurrency = concurrency
        self._poll, self._idle = poll, idle
        self._lease, self._timeout, self._grace = lease, timeout, grace
        self._look, self._chores = look, tuple(chores)
        self._looked = float("-inf")
        self._done: dict[str, float] = {}
        self._chance = chance
        self._stopping = asyncio.Event()
        self._wake = db.signal(queue.SIGNAL)
        self._running: set[asyncio.Task[None]] = set()

    def stop(self) -> None:
        """Take no more jobs; `run` returns once those in hand are done, or `grace` is over."""
        self._stopping.set()
        self._wake.set()

    async def run(self) -> None:
        """Work until `stop`. A store that is away is waited for, not given up."""
        pause = self._poll
        while not self._stopping.is_set():
            self._wake.clear()
            try:
                await self._look_at_the_clock()
                taken = await self._take()
                pause = self._poll if taken else min(pause * 2, self._idle)
            except StoreError as error:
                taken, pause = 0, self._idle
                log.warning("jobs_unavailable", error=type(error).__name__)
            if not taken or len(self._running) >= self._concurrency:
                await self._rest(pause)
        await self._finish_running()

    async def run_due(self) -> int:
        """Run what is due now, and what that makes due; returns how many jobs ran. For tests and commands."""
        total = 0
        await self._look_at_the_clock()
        await schedules.tick(self.db)  # also what a chore has made due
        while taken := await self._take():
            total += taken
            await asyncio.wait(self._running)
        return total

    async def _look_at_the_clock(self) -> None:
        """Housekeeping, and the schedules that are due; the latter every `look` seconds."""
        at = time.monotonic()
        for chore in self._chores:
            if at - self._done.get(chore.name, float("-inf")) >= chore.every:
                self._done[chore.name] = at
                try:
                    await chore.do(self.db)
                except StoreError:
                    raise
                except Exception as error:
                    log.warning("chore_error", chore=chore.name, error=describe(error))
        if at - self._looked >= self._look:
            self._looked = at
            await schedules.tick(self.db)

    async def _take(self) -> int:
        free = self._concurrency - len(self._running)
        if free <= 0 or not await queue.any_due(self.db, self.handlers):
            return 0
        # A name for each claim: a job whose lease ran out here, and that we take again, is a new run's.
        owner = new_id()
        jobs = await queue.claim(self.db, owner, self.handlers, limit=free, lease=self._lease)
        for job in jobs:
            task = asyncio.create_task(self._run(job))
            self._running.add(task)
            task.add_done_callback(self._running.discard)
        return len(jobs)

    async def _rest(self, seconds: float) -> None:
        waiting: set[asyncio.Task[Any]] = {asyncio.create_task(self._wake.wait())}
        # A free place is as good a reason to look again as a new job.
        full = set(self._running) if len(self._running) >= self._concurrency else set()
        try:
            await asyncio.wait(
                waiting | full, timeout=None if full else seconds, return_when=asyncio.FIRST_COMPLETED
            )
        finally:
            for task in waiting:
                task.cancel()

    async def _finish_running(self) -> None:
        if not self._running:
            return
        _done, late = await asyncio.wait(self._running, timeout=self._grace)
        for task in late:
            task.cancel()
        if late:
            await asyncio.wait(late)

    async def _run(self, job: ClaimedJob) -> None:
        context = JobContext(self.db, job, self._lease, self._means)
        bound = log.bind(job_id=job.id, kind=job.kind, attempt=job.attempts, request_id=job.request_id)
        try:
            if job.attempts > job.max_attempts:
                await self._give_up(job)
                bound.error("job_failed", error="lease lost")
                return
            await self._attempt(context)
            if not context.completed:
                await self._end(job, JobState.DONE)
            bound.info("job_done")
        except FencedError:
            bound.warning("job_lost")
        except asyncio.CancelledError:
            # Stopping: not the job's fault, so it costs it no attempt.
            with suppress(FencedError, StoreError):
                await self._back(job, seconds=0.0, error=None, attempts=job.attempts - 1)
            bound.info("job_put_back")
        except NeedsAttentionError as error:
            await self._settle(job, JobState.NEEDS_ATTENTION, str(error))
            bound.warning("job_needs_attention")
        except Exception as error:
            await self._failed(job, error)
            bound.warning("job_error", error=describe(error))

    async def _attempt(self, context: JobContext) -> None:
        handler = asyncio.ensure_future(self.handlers[context.job.kind](context, context.job.args))
        beat = asyncio.create_task(self._beat(context))
        try:
            await asyncio.wait({handler, beat}, timeout=self._timeout, return_when=asyncio.FIRST_COMPLETED)
            if handler.done():
                return await handler
            if beat.done():
                await beat
            raise TimeoutError
        finally:
            for task in (handler, beat):
                if not task.done():
                    task.cancel()
            for task in (await asyncio.wait({handler, beat}))[0]:
                if not task.cancelled():
                    task.exception()  # looked at, or the loop complains of an error nobody read

    async def _beat(self, context: JobContext) -> None:
        while True:
            await asyncio.sleep(self._lease / 3)
            try:
                await context.heartbeat()
            except StoreError:
                continue  # the next one may get through; the lease tells in the end

    async def _give_up(self, job: ClaimedJob) -> None:
        handler = self.handlers[job.kind]
        async with self.db.write(job.workspace_id) as session:
            await queue.finish(session, job, JobState.FAILED, "the worker died each time")
            if isinstance(handler, LastWord):
                await handler.given_up(session, job.args)

    async def _end(self, job: ClaimedJob, state: JobState, error: str | None = None) -> None:
        async with self.db.write(job.workspace_id) as session:
            await queue.finish(session, job, state, error)

    async def _back(self, job: ClaimedJob, *, seconds: float, error: str | None, attempts: int) -> None:
        async with self.db.write(job.workspace_id) as session:
            await queue.put_back(session, job, seconds=seconds, error=error, attempts=attempts)

    async def _settle(self, job: ClaimedJob, state: JobState, error: str) -> None:
        # If even this cannot be written, the lease runs out and the job is taken again.
        with suppress(FencedError, StoreError):
            await self._end(job, state, error)

    async def _failed(self, job: ClaimedJob, error: Exception) -> None:
        if job.attempts >= job.max_attempts:
            await self._settle(job, JobState.FAILED, describe(error))
            return
        with suppress(FencedError, StoreError):
            delay = retry_delay(job.attempts, self._chance)
            await self._back(job, seconds=delay, error=describe(error), attempts=job.attempts)
