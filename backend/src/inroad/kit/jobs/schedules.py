"""Work that comes again: each tick is a job, put in the queue once, whoever looks at the clock.

A schedule knows when it is due next. Whoever finds it due moves it on and puts the job in, in one
transaction, and only if it still stood where it was found: any number of workers may look. Ticks missed while
nobody looked are made up for by one job, for the latest of them.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Table, delete, select, update

from inroad.kit import clock
from inroad.kit.db import Database, Session, execute_core, insert_if_absent
from inroad.kit.db.session import ACROSS, OPTION
from inroad.kit.jobs.queue import as_worker, enqueue
from inroad.kit.jobs.rules import latest_due, next_after, parse
from inroad.kit.jobs.tables import Schedule

_TABLE = cast(Table, Schedule.__table__)
_AT_ONCE = 100


async def put_schedule(
    session: Session,
    kind: str,
    key: str,
    *,
    rule: str,
    zone: str,
    args: Mapping[str, Any] | None = None,
    now: datetime | None = None,
) -> None:
    """Have jobs of `kind` put in by `rule` (see `rules`) on the clock of `zone`, from now on.

    One schedule for each kind and key of a workspace; the same again changes nothing, another rule or zone
    counts from now. `args` hold ids, never personal data; each job gets them with `due_at`.
    """
    now = now or clock.now()
    parse(rule)
    values = {"rule": rule, "time_zone": zone, "args": dict(args or {})}
    row = {"kind": kind, "key": key, "next_at": next_after(rule, zone, now), **values}
    if await insert_if_absent(session, Schedule, row) is not None:
        return
    where = (_TABLE.c.workspace_id == session.workspace_id, _TABLE.c.kind == kind, _TABLE.c.key == key)
    await execute_core(session, update(_TABLE).where(*where).values(args=values["args"]))
    moved = (_TABLE.c.rule != rule) | (_TABLE.c.time_zone != zone)
    await execute_core(session, update(_TABLE).where(*where, moved).values(**values, next_at=row["next_at"]))


async def drop_schedule(session: Session, kind: str, key: str) -> None:
    """No further ticks. Jobs that are in the queue already stay there."""
    where = (_TABLE.c.workspace_id == session.workspace_id, _TABLE.c.kind == kind, _TABLE.c.key == key)
    await execute_core(session, delete(_TABLE).where(*where))


async def rezone(session: Session, zone: str, now: datetime | None = None) -> None:
    """Every schedule of the workspace on another clock: the hours stay, the instants move."""
    now = now or clock.now()
    mine = _TABLE.c.workspace_id == session.workspace_id
    found = await execute_core(
        session, select(_TABLE.c.id, _TABLE.c.rule).where(mine, _TABLE.c.time_zone != zone)
    )
    for row in found.all():
        values = {"time_zone": zone, "next_at": next_after(row.rule, zone, now)}
        await execute_core(session, update(_TABLE).where(mine, _TABLE.c.id == row.id).values(**values))


async def zones_of(db: Database, kind: str) -> dict[str, str]:
    """By workspace, the zone of its schedule of that kind; of all workspaces, for the worker."""
    async with db.read() as session:
        await as_worker(session)
        statement = select(_TABLE.c.workspace_id, _TABLE.c.time_zone).where(_TABLE.c.kind == kind)
        found = await session.execute(statement, execution_options={OPTION: ACROSS})
        return {row[0]: row[1] for row in found}


async def tick(db: Database) -> int:
    """Puts in the jobs that are due by now; how many. Safe to call from everywhere at once."""
    now, put_in = clock.now(), 0
    while True:
        async with db.read() as session:
            await as_worker(session)
            statement = (
                select(_TABLE).where(_TABLE.c.next_at <= now).order_by(_TABLE.c.next_at).limit(_AT_ONCE)
            )
            found = await session.execute(statement, execution_options={OPTION: ACROSS})
            due = [dict(row) for row in found.mappings()]
        won = 0
        for row in due:
            won += await _take(db, row, now)
        put_in += won
        if len(due) < _AT_ONCE or not won:
            return put_in


async def _take(db: Database, row: Mapping[str, Any], now: datetime) -> bool:
    rule, zone = row["rule"], row["time_zone"]
    due_at = latest_due(rule, zone, row["next_at"], now)
    async with db.write(row["workspace_id"]) as session:
        statement = (
            update(_TABLE)
            .where(
                _TABLE.c.workspace_id == row["workspace_id"],
                _TABLE.c.id == row["id"],
                _TABLE.c.next_at == row["next_at"],
            )
            .values(next_at=next_after(rule, zone, now))
            .returning(_TABLE.c.id)
        )
        if (await execute_core(session, statement)).first() is None:
            return False  # somebody else was quicker
        args = {**row["args"], "due_at": due_at.isoformat()}
        await enqueue(session, row["kind"], args, dedup_key=f"{row['id']}:{due_at:%Y%m%dT%H%M}")
    return True
