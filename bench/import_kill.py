"""kill -9 of the worker during a large commit, again and again: afterwards each batch is whole or absent.

    PYTHONPATH=backend/src:backend python bench/import_kill.py [TIMES] [ROWS] [sqlite|postgresql]

Each time: a file is previewed, its commit begun, and the worker's process killed at a random moment of it.
Then the contacts one can see are counted (none or all), a second worker finishes the work, and they are
counted again (all), with what belongs to them: identifiers, timeline, entries in the search. The
database is a new one.
"""

import asyncio
import os
import random
import signal
import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy import func, select
from tests.factories.imports import look, make_workspace, start, upload, worker
from tests.factories.linkedin import connections, people
from tests.postgres import PostgresServer

from inroad.kit.db import Database
from inroad.kit.db.migrate import migrate
from inroad.kit.db.search import match
from inroad.rooms.contacts.tables import Contact, ContactIdentifier

BACKEND = Path(__file__).resolve().parents[1] / "backend"
LEASE = 1.0


async def seen(database: Database, workspace_id: str) -> int:
    """Contacts one can see."""
    async with database.read(workspace_id) as db:
        return await db.scalar(select(func.count(Contact.id)).where(Contact.deleted_at.is_(None))) or 0


async def whole(database: Database, workspace_id: str, rows: int) -> None:
    """Raises RuntimeError unless every contact is there with all that belongs to it."""
    async with database.read(workspace_id) as db:
        found = {
            "contacts": await db.scalar(select(func.count(Contact.id))),
            "addresses": await db.scalar(select(func.count(ContactIdentifier.id))),
            "timeline": await db.scalar(select(func.count(Contact.id)).where(Contact.came_in != "")),
            "found": await db.scalar(select(func.count(Contact.id)).where(match(Contact, "okafor"))) or 0,
        }
        written = sum(1 for person in people(rows) if person[3])
        okafor = await db.scalar(select(func.count(Contact.id)).where(Contact.family_name == "Okafor"))
    expected = {"contacts": rows, "addresses": written, "timeline": rows, "found": okafor}
    if found != expected:
        raise RuntimeError(f"not whole: {found}, not {expected}")


async def once(database: Database, url: str, rows: int, took: float | None) -> tuple[str, float]:
    """One kill; what was seen at the moment after it, and how long an undisturbed commit takes."""
    workspace_id = await make_workspace(database)
    import_id = await upload(database, workspace_id, connections(people(rows)))
    runner = worker(database)
    await runner.run_due()
    await start(database, workspace_id, import_id)
    begun = time.monotonic()
    if took is None:
        await runner.run_due()
        await whole(database, workspace_id, rows)
        return "undisturbed", time.monotonic() - begun
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.rooms.imports.doomed_worker", url, "2000"),
        cwd=BACKEND,
        env={"PYTHONPATH": "src", "PATH": ""},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    while (await look(database, workspace_id, import_id)).progress_done == 0:
        await asyncio.sleep(0.01)
    await asyncio.sleep(random.uniform(0, took * 1.1))  # no secret
    os.kill(process.pid, signal.SIGKILL)
    await process.wait()
    reached = (await look(database, workspace_id, import_id)).progress_done
    count = await seen(database, workspace_id)
    if count not in (0, rows):
        raise RuntimeError(f"half a batch: {count} of {rows}")
    await asyncio.sleep(LEASE * 1.5)
    while (await look(database, workspace_id, import_id)).state == "running":
        await runner.run_due()
    record = await look(database, workspace_id, import_id)
    if (record.state, record.added) != ("succeeded", rows):
        raise RuntimeError(f"{record.state} with {record.added}")
    await whole(database, workspace_id, rows)
    return f"killed at {reached:,} of {rows:,}: {'all' if count else 'none'} seen, then all", took


async def main(times: int, rows: int, server: PostgresServer | None) -> None:
    """So many kills."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/inroad.sqlite3"
        if server is not None:
            url = await asyncio.to_thread(server.create_database, "inroad")
        await migrate(url)
        database = Database.open(url)
        _, took = await once(database, url, rows, None)
        for number in range(1, times + 1):
            said, _ = await once(database, url, rows, took)
            print(f"{number:>3}  {said}", flush=True)
        await database.close()
    print(f"{times} kills, no half batch")


if __name__ == "__main__":
    given = sys.argv[1:]
    times, rows = int(given[0]) if given else 20, int(given[1]) if len(given) > 1 else 30_000
    server = PostgresServer.start() if given[2:] == ["postgresql"] else None
    try:
        asyncio.run(main(times, rows, server))
    finally:
        if server is not None:
            server.stop()
