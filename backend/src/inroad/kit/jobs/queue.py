"""Putting jobs in, taking them out, and writing their outcome: every statement on the job table.

At least once: a job whose worker dies is taken by another when its lease ends. Whoever holds a job is named
in `owner`; every later write asks for that name, and a worker that lost its job finds nothing to write to.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import ColumnElement, Interval, Table, and_, delete, func, literal, or_, select, text, update

from inroad.kit import clock
from inroad.kit.db import Database, Session, UtcTime, execute_core, insert_if_absent
from inroad.kit.db.session import ACROSS, CORE, OPTION
from inroad.kit.ids import is_id, new_id
from inroad.kit.jobs.tables import Job, JobState, shard_of

SIGNAL = "jobs"
_TABLE = cast(Table, Job.__table__)
_FINAL = (JobState.DONE, JobState.FAILED, JobState.NEEDS_ATTENTION, JobState.CANCELLED)


class FencedError(Exception):
    """The job is no longer this worker's: its lease ended and somebody else took it, or it was cancelled."""


@dataclass(frozen=True)
class ClaimedJob:
    """A job in hand. `attempts` counts this one too; `step` is what an earlier attempt reached."""

    workspace_id: str
    id: str
    kind: str
    args: dict[str, Any]
    attempts: int
    max_attempts: int
    owner: str
    step: str | None
    request_id: str | None
    priority: int
    run_at: datetime


async def enqueue(
    session: Session,
    kind: str,
    args: Mapping[str, Any],
    run_at: datetime | None = None,
    dedup_key: str | None = None,
    priority: int = 0,
    *,
    max_attempts: int = 10,
    request_id: str | None = None,
) -> str | None:
    """Have `kind` done later, in the caller's transaction: no commit, no job. Returns the job's id.

    `args` holds ids, never personal data. With `dedup_key` nothing happens, and None is returned, while a job
    of this kind and key is open. Lower `priority` goes first.
    """
    workspace_id = session.workspace_id
    if workspace_id is None:
        raise ValueError("a job belongs to a workspace: enqueue in a session that has one")
    values = {
        "id": new_id(),
        "shard": shard_of(workspace_id),
        "kind": kind,
        "args": dict(args),
        "run_at": run_at or clock.now(),
        "dedup_key": dedup_key,
        "priority": priority,
        "max_attempts": max_attempts,
        "request_id": request_id,
    }
    made = await insert_if_absent(session, Job, values)
    if made is not None:
        session.notify_on_commit(SIGNAL)
    return made


async def cancel(session: Session, job_id: str) -> bool:
    """Take back a job that has not started; False if it has, or is not there."""
    return await _move(session, job_id, (JobState.READY,), state=JobState.CANCELLED, finished_at=clock.now())


async def retry(session: Session, job_id: str) -> bool:
    """Let a job that failed or needs attention start afresh; False if it is in another state."""
    moved = await _move(
        session,
        job_id,
        (JobState.FAILED, JobState.NEEDS_ATTENTION),
        state=JobState.READY,
        run_at=clock.now(),
        attempts=0,
        finished_at=None,
        last_error=None,
    )
    if moved:
        session.notify_on_commit(SIGNAL)
    return moved


async def _move(session: Session, job_id: str, states: Collection[JobState], **values: Any) -> bool:
    if not is_id(job_id):
        return False
    statement = (
        update(_TABLE)
        .where(
            _TABLE.c.workspace_id == session.workspace_id, _TABLE.c.id == job_id, _TABLE.c.state.in_(states)
        )
        .values(**values)
        .returning(_TABLE.c.id)
    )
    return (await execute_core(session, statement)).first() is not None


def _now(session: Session) -> ColumnElement[Any]:
    """The database's clock where several machines share it; moved as ours is, for tests."""
    if not session.sync_session.postgresql:
        return literal(clock.now(), UtcTime)
    shift = clock.shift()
    return func.now() + literal(shift, Interval) if shift else func.now()


def _later(session: Session, seconds: float) -> Any:
    if not session.sync_session.postgresql:
        return clock.now() + timedelta(seconds=seconds)
    return _now(session) + literal(timedelta(seconds=seconds), Interval)


def _due(session: Session, kinds: Collection[str]) -> ColumnElement[bool]:
    now = _now(session)
    return and_(
        _TABLE.c.kind.in_(sorted(kinds)),
        # Written out as the partial index has it, or SQLite would not use the index.
        text("state IN ('ready', 'running')"),
        or_(
            and_(_TABLE.c.state == JobState.READY, _TABLE.c.run_at <= now),
            and_(_TABLE.c.state == JobState.RUNNING, _TABLE.c.lease_until < now),
        ),
    )


async def as_worker(session: Session) -> None:
    """Lets the transaction see jobs and schedules of all workspaces, and nothing else of theirs."""
    if session.sync_session.postgresql:
        statement = text("SELECT set_config('app.worker', 'on', true)")
        await session.execute(statement, execution_options={OPTION: CORE})


async def any_due(db: Database, kinds: Collection[str]) -> bool:
    """Whether a job waits; asks a reader, so that an idle worker never takes the write lock."""
    async with db.read() as session:
        await as_worker(session)
        statement = select(_TABLE.c.id).where(_due(session, kinds)).limit(1)
        return (await session.execute(statement, execution_options={OPTION: ACROSS})).first() is not None


async def claim(
    db: Database, owner: str, kinds: Collection[str], *, limit: int, lease: float
) -> list[ClaimedJob]:
    """Take up to `limit` due jobs of any workspace for `lease` seconds, each by one worker alone."""
    async with db.write() as session:
        await as_worker(session)
        due = (
            select(_TABLE.c.workspace_id, _TABLE.c.id)
            .where(_due(session, kinds))
            .order_by(_TABLE.c.priority, _TABLE.c.run_at)
            .limit(limit)
            .with_for_update(skip_locked=True)
            .cte("due")
            # Or the planner may run it again for each row, and take more than `limit`.
            .prefix_with("MATERIALIZED", dialect="postgresql")
        )
        statement = (
            update(_TABLE)
            .where(_TABLE.c.workspace_id == due.c.workspace_id, _TABLE.c.id == due.c.id)
            .values(
                state=JobState.RUNNING,
                owner=owner,
                lease_until=_later(session, lease),
                attempts=_TABLE.c.attempts + 1,
            )
            .returning(*(_TABLE.c[name] for name in ClaimedJob.__dataclass_fields__))
        )
        result = await session.execute(statement, execution_options={OPTION: ACROSS})
        jobs = [ClaimedJob(**row) for row in result.mappings()]
    return sorted(jobs, key=lambda job: (job.priority, job.run_at, job.id))


async def hold(session: Session, job: ClaimedJob, **values: Any) -> None:
    """Change a job that must still be ours, in the session's transaction. Raises FencedError."""
    statement = (
        update(_TABLE)
        .where(
            _TABLE.c.workspace_id == job.workspace_id,
            _TABLE.c.id == job.id,
            _TABLE.c.owner == job.owner,
            _TABLE.c.state == JobState.RUNNING,
        )
        .values(**values)
        .returning(_TABLE.c.id)
    )
    if (await execute_core(session, statement)).first() is None:
        raise FencedError(job.id)


async def extend(session: Session, job: ClaimedJob, lease: float) -> None:
    """Keep a job for `lease` seconds from now. Raises FencedError."""
    await hold(session, job, lease_until=_later(session, lease))


async def finish(session: Session, job: ClaimedJob, state: JobState, error: str | None = None) -> None:
    """Write a final state. Raises FencedError."""
    await hold(
        session, job, state=state, last_error=error, finished_at=clock.now(), lease_until=None, owner=None
    )


async def put_back(
    session: Session, job: ClaimedJob, *, seconds: float, error: str | None, attempts: int
) -> None:
    """Make a job ready again in `seconds`. Raises FencedError."""
    await hold(
        session,
        job,
        state=JobState.READY,
        run_at=_later(session, seconds),
        last_error=error,
        attempts=attempts,
        lease_until=None,
        owner=None,
    )


async def purge_finished(db: Database, older_than: timedelta) -> int:
    """Delete jobs of all workspaces that ended longer ago than that (P4: 30 days); how many."""
    async with db.write() as session:
        await as_worker(session)
        statement = (
            delete(_TABLE)
            .where(_TABLE.c.state.in_(_FINAL), _TABLE.c.finished_at < clock.now() - older_than)
            .returning(_TABLE.c.id)
        )
        result = await session.execute(statement, execution_options={OPTION: ACROSS})
        return len(result.all())
