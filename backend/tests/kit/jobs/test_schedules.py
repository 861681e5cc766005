"""Ticks: put in once, whoever looks, and once for all that was missed."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select

from inroad.kit.db import Database
from inroad.kit.jobs import (
    Chore,
    Job,
    JobContext,
    Worker,
    drop_schedule,
    put_schedule,
    rezone,
    tick,
    zones_of,
)
from inroad.kit.jobs.tables import Schedule

MONDAY = datetime(2026, 11, 30, 6, tzinfo=UTC)


@pytest.fixture
def clock_at(monkeypatch: pytest.MonkeyPatch) -> Any:
    def move(day: int, hour: int, minute: int = 0, month: int = 11) -> None:
        instant = datetime(2026, month, day, hour, minute, tzinfo=UTC)
        monkeypatch.setenv("INROAD_CLOCK", instant.isoformat())

    move(30, 6)
    return move


async def _morning(database: Database, workspace_id: str, rule: str = "30 7 * * *") -> None:
    async with database.write(workspace_id) as db:
        await put_schedule(db, "digest", "me", rule=rule, zone="Europe/Dublin", args={"account_id": "1"})


async def _jobs(database: Database, workspace_id: str) -> list[tuple[str, str]]:
    async with database.read(workspace_id) as db:
        rows = await db.scalars(select(Job).order_by(Job.id))
        return [(job.kind, job.args["due_at"]) for job in rows]


async def test_a_tick_comes_when_it_is_due_and_not_again(
    database: Database, workspace_id: str, clock_at: Any
) -> None:
    await _morning(database, workspace_id)
    assert await tick(database) == 0
    clock_at(30, 7, 30)
    assert await tick(database) == 1
    assert await tick(database) == 0
    clock_at(30, 18)
    assert await tick(database) == 0
    assert await _jobs(database, workspace_id) == [("digest", "2026-11-30T07:30:00+00:00")]


async def test_three_days_asleep_are_made_up_for_once(
    database: Database, workspace_id: str, clock_at: Any
) -> None:
    await _morning(database, workspace_id)
    clock_at(3, 11, month=12)
    assert await tick(database) == 1
    assert await _jobs(database, workspace_id) == [("digest", "2026-12-03T07:30:00+00:00")]


async def test_many_lookers_put_it_in_once(database: Database, workspace_id: str, clock_at: Any) -> None:
    await _morning(database, workspace_id)
    clock_at(30, 8)
    assert sum(await asyncio.gather(*(tick(database) for _ in range(6)))) == 1
    assert len(await _jobs(database, workspace_id)) == 1


async def test_the_same_schedule_again_changes_nothing_and_another_hour_counts_from_now(
    database: Database, workspace_id: str, clock_at: Any
) -> None:
    await _morning(database, workspace_id)
    clock_at(30, 8)
    await _morning(database, workspace_id)  # due, and not forgotten over being said again
    assert await tick(database) == 1
    await _morning(database, workspace_id, "0 7 * * *")
    assert await tick(database) == 0
    async with database.read(workspace_id) as db:
        assert [row.next_at for row in await db.scalars(select(Schedule))] == [
            datetime(2026, 12, 1, 7, tzinfo=UTC)
        ]


async def test_another_zone_moves_the_instant_and_a_dropped_one_is_gone(
    database: Database, workspace_id: str, clock_at: Any
) -> None:
    await _morning(database, workspace_id)
    async with database.write(workspace_id) as db:
        await rezone(db, "Asia/Tokyo")
    assert await zones_of(database, "digest") == {workspace_id: "Asia/Tokyo"}
    async with database.read(workspace_id) as db:
        row = (await db.scalars(select(Schedule))).one()
        assert row.next_at == datetime(2026, 11, 30, 22, 30, tzinfo=UTC)
    async with database.write(workspace_id) as db:
        await drop_schedule(db, "digest", "me")
    clock_at(1, 12, month=12)
    assert await tick(database) == 0


async def test_a_worker_ticks_runs_the_job_and_does_its_chores(
    database: Database, workspace_id: str, clock_at: Any
) -> None:
    ran: list[str] = []

    async def digest(_ctx: JobContext, args: dict[str, Any]) -> None:
        ran.append(args["account_id"])

    async def sweep(_db: Database) -> None:
        ran.append("swept")

    async def broken(_db: Database) -> None:
        raise ValueError("a chore that fails stops nobody")

    await _morning(database, workspace_id)
    clock_at(30, 7, 31)
    worker = Worker(
        database, {"digest": digest}, chores=[Chore("broken", 60, broken), Chore("sweep", 60, sweep)]
    )
    assert await worker.run_due() == 1
    assert await worker.run_due() == 0
    assert ran == ["swept", "1"]
