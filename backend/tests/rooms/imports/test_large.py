"""Large files, and workers that die in the middle."""

import asyncio
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, update

from inroad.kit.db import Database
from inroad.kit.jobs import JobContext
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.imports import actions, chunks, committing, steps
from inroad.rooms.imports.tables import Import, ImportChunk, ImportRow
from inroad.rooms.organizations.tables import Organization
from tests.factories.imports import look, make_workspace, start, upload, worker
from tests.factories.linkedin import HEADER, connections, people
from tests.rooms.imports.doomed_worker import LEASE

BACKEND = Path(__file__).parents[3]


async def count(database: Database, workspace_id: str, *, live: bool) -> int:
    """Contacts that are seen, or all that are stored."""
    statement = select(func.count(Contact.id))
    if live:
        statement = statement.where(Contact.deleted_at.is_(None))
    async with database.read(workspace_id) as db:
        return await db.scalar(statement) or 0


async def test_thirty_thousand_rows_while_others_write(database: Database) -> None:
    workspace_id = await make_workspace(database)
    other = await make_workspace(database)
    content = connections(people(30_000))
    import_id = await upload(database, workspace_id, content)
    runner = worker(database)
    work = asyncio.create_task(runner.run_due())
    await asyncio.wait_for(work, 120)
    assert (await look(database, workspace_id, import_id)).new == 30_000

    await start(database, workspace_id, import_id)
    work = asyncio.create_task(runner.run_due())
    seen, progress, written = set(), set(), 0
    while not work.done():
        async with database.write(other) as db:
            db.add(Organization(name=f"Place {written}", name_key=f"place {written}"))
        written += 1
        seen.add(await count(database, workspace_id, live=True))
        progress.add((await look(database, workspace_id, import_id)).progress_done)
        await asyncio.sleep(0.2)
    await work
    # Never some of them; and nobody who wrote meanwhile was turned away.
    assert seen <= {0, 30_000}
    assert len(progress) > 3
    record = await look(database, workspace_id, import_id)
    assert (record.state, record.added) == ("succeeded", 30_000)
    assert await count(database, workspace_id, live=True) == 30_000


@asynccontextmanager
async def doomed(url: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """A worker process, killed without warning at the end of the block."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.rooms.imports.doomed_worker", url),
        cwd=BACKEND,
        env={"PYTHONPATH": "src", "PATH": ""},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGKILL)
        await process.wait()


async def until(
    database: Database, workspace_id: str, import_id: str, there: Callable[[Import], bool]
) -> Import:
    """The import once it has come that far."""
    for _ in range(1200):
        record = await look(database, workspace_id, import_id)
        if there(record):
            return record
        await asyncio.sleep(0.02)
    pytest.fail(f"stands at {record.state}, {record.progress_done} of {record.progress_total}")


def beyond(rows: int, record: Import) -> bool:
    """Whether an import has come further than so many rows."""
    return record.progress_done > rows


async def test_killed_workers_leave_nothing_half_done(database: Database, database_url: str) -> None:
    workspace_id = await make_workspace(database)
    import_id = await upload(database, workspace_id, connections(people(1500)))
    async with doomed(database_url):
        await until(database, workspace_id, import_id, lambda record: record.progress_done > 0)
    assert await count(database, workspace_id, live=False) == 0
    await asyncio.sleep(LEASE * 1.2)
    runner = worker(database)
    await runner.run_due()
    assert (await look(database, workspace_id, import_id)).new == 1500
    async with database.read(workspace_id) as db:
        assert await db.scalar(select(func.sum(ImportChunk.size))) == 1500

    await start(database, workspace_id, import_id)
    for reached in (0, 500):
        async with doomed(database_url):
            await until(database, workspace_id, import_id, partial(beyond, reached))
        assert await count(database, workspace_id, live=True) in (0, 1500)
    await asyncio.sleep(LEASE * 1.2)
    await runner.run_due()
    record = await look(database, workspace_id, import_id)
    assert (record.state, record.added) == ("succeeded", 1500)
    assert (
        await count(database, workspace_id, live=True)
        == await count(database, workspace_id, live=False)
        == 1500
    )


async def test_cancelled_in_the_middle_takes_everything_back(database: Database, database_url: str) -> None:
    workspace_id = await make_workspace(database)
    import_id = await upload(database, workspace_id, connections(people(1500)))
    runner = worker(database)
    await runner.run_due()
    await start(database, workspace_id, import_id)
    async with doomed(database_url):
        await until(database, workspace_id, import_id, lambda record: record.progress_done > 0)
        async with database.write(workspace_id) as db:
            await actions.cancel(db, import_id)
    assert await count(database, workspace_id, live=True) == 0
    await asyncio.sleep(LEASE * 1.2)
    await runner.run_due()
    assert await count(database, workspace_id, live=False) == 0
    async with database.read(workspace_id) as db:
        assert await db.scalar(select(func.count(Organization.id))) == 0
        for model in (ImportRow, ImportChunk):
            assert await db.scalar(select(func.count(model.id))) == 0


def unusual(count: int) -> bytes:
    """So many people whose rows each stand by themselves, for a column nobody knows."""
    columns = ",".join([*HEADER, "Shoe Size"])
    rows = "\n".join(",".join((*one[:4], "", "", one[6], "43")) for one in people(count))
    return f"{columns}\n{rows}\n".encode()


@pytest.mark.parametrize("content", [connections(people(300)), unusual(300)], ids=["together", "alone"])
async def test_a_commit_that_lost_its_place_shows_nobody(
    database: Database, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    """Two workers at one commit, because a lease ran out: the slower one must not end it half-way."""
    workspace_id = await make_workspace(database)
    import_id = await upload(database, workspace_id, content)
    await worker(database).run_due()
    await start(database, workspace_id, import_id)
    places = committing._organizations

    async def meanwhile(ctx: JobContext, names: Any, setting: Any) -> Any:
        async with database.write(workspace_id) as db:
            await db.execute(update(Import).where(Import.id == import_id).values(done_line=99))
            await db.execute(update(ImportChunk).values(done=True))
        return await places(ctx, names, setting)

    monkeypatch.setattr(committing, "_organizations", meanwhile)
    await worker(database).run_due()
    assert await count(database, workspace_id, live=False) == 0
    record = await look(database, workspace_id, import_id)
    assert (record.state, record.added) == ("running", 0)


@pytest.mark.parametrize(
    ("content", "adding"),
    [(connections(people(300)), "_add_together"), (unusual(300), "_add_some")],
    ids=["together", "alone"],
)
async def test_nothing_is_shown_while_rows_are_left(
    database: Database, monkeypatch: pytest.MonkeyPatch, content: bytes, adding: str
) -> None:
    """Whatever made the adding end early."""
    workspace_id = await make_workspace(database)
    monkeypatch.setattr(steps, "STEP", 100)
    monkeypatch.setattr(chunks, "SIZE", 100)
    import_id = await upload(database, workspace_id, content)
    await worker(database).run_due()
    await start(database, workspace_id, import_id)
    add, times = getattr(committing, adding), iter([True, True, False])

    async def twice(ctx: JobContext, setting: Any) -> bool:
        return next(times) and await add(ctx, setting)

    monkeypatch.setattr(committing, adding, twice)
    await worker(database).run_due()
    assert await count(database, workspace_id, live=True) == 0
    assert await count(database, workspace_id, live=False) == 200
    assert (await look(database, workspace_id, import_id)).state == "running"
