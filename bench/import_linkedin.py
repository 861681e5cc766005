"""LinkedIn import end to end against raw executemany of the same contacts, in one run.

    PYTHONPATH=backend/src:backend python bench/import_linkedin.py [ROWS] [sqlite|postgresql]

Prints rows a second, by wall clock and by CPU time of this process, of: reading and checking; adding; both
together; the same contact rows by the driver's executemany into a SQLite table with four indexes. Goal 8: the
whole takes at most five times as long as the last (aim: three times). Also how much memory the process took
at most, and how often the progress moved while it was asked for.
"""

import asyncio
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from tests.factories.imports import look, make_workspace, start, upload, worker
from tests.factories.linkedin import connections, people
from tests.postgres import PostgresServer

from inroad.kit.db import Database
from inroad.kit.db.migrate import migrate

_COLUMNS = ("id", "given_name", "family_name", "url", "email", "company", "position", "connected_on")
_INDEXES = ("family_name", "url", "email", "connected_on")


def spent() -> float:
    """Processor seconds so far, those of the process that reads the file among them."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


async def timed(what: Callable[[], Awaitable[object]]) -> tuple[float, float]:
    """Seconds of wall clock and of CPU."""
    wall, cpu = time.perf_counter(), spent()
    await what()
    return time.perf_counter() - wall, spent() - cpu


async def watched(database: Database, workspace_id: str, import_id: str, seen: set[tuple[str, int]]) -> None:
    """Asks for the progress again and again, as the screen does."""
    while True:
        record = await look(database, workspace_id, import_id)
        seen.add((record.state, record.progress_done))
        await asyncio.sleep(0.2)


async def whole(url: str, rows: int) -> tuple[tuple[float, float], tuple[float, float], int]:
    """Checking and adding; and how many different states of progress were seen."""
    await migrate(url)
    database = Database.open(url)
    workspace_id = await make_workspace(database)
    import_id = await upload(database, workspace_id, connections(people(rows)))
    runner = worker(database)
    seen: set[tuple[str, int]] = set()
    asking = asyncio.create_task(watched(database, workspace_id, import_id, seen))
    checked = await timed(runner.run_due)
    await start(database, workspace_id, import_id)
    added = await timed(runner.run_due)
    record = await look(database, workspace_id, import_id)
    if record.added != rows:
        raise RuntimeError(f"{record.state}: {record.added} of {rows} rows were added")
    asking.cancel()
    await asyncio.gather(asking, return_exceptions=True)
    await database.close()
    return checked, added, len(seen)


async def raw(folder: Path, rows: int) -> tuple[float, float]:
    """The driver alone."""
    connection = sqlite3.connect(folder / "raw.sqlite3")
    columns = ", ".join(f"{name} TEXT" for name in _COLUMNS)
    connection.execute(f"CREATE TABLE contact ({columns}, PRIMARY KEY (id))")
    for name in _INDEXES:
        connection.execute(f"CREATE INDEX ix_{name} ON contact ({name})")
    values = [(str(number), *person) for number, person in enumerate(people(rows))]

    async def insert() -> None:
        with connection:
            connection.executemany("INSERT INTO contact VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)

    found = await timed(insert)
    connection.close()
    return found


async def main(rows: int, server: PostgresServer | None) -> None:
    """One measurement."""
    with tempfile.TemporaryDirectory() as name:
        bare = await raw(Path(name), rows)
        url = (
            await asyncio.to_thread(server.create_database, "inroad")
            if server
            else f"sqlite:///{name}/inroad.sqlite3"
        )
        checked, added, seen = await whole(url, rows)
    total = (checked[0] + added[0], checked[1] + added[1])
    for label, (wall, cpu) in (("check", checked), ("add", added), ("whole", total), ("raw", bare)):
        print(f"{label:6} {rows / wall:>9,.0f} rows/s  {rows / cpu:>9,.0f} rows/CPU-s  {wall:.2f} s")
    print(f"ratio  {total[0] / bare[0]:.1f} by wall clock, {total[1] / bare[1]:.1f} by CPU time")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"memory {peak:.0f} MiB at most; progress seen at {seen} different points")


if __name__ == "__main__":
    given = sys.argv[1:]
    kind = given[1] if len(given) > 1 else "sqlite"
    server = PostgresServer.start() if kind == "postgresql" else None
    try:
        asyncio.run(main(int(given[0]) if given else 30_000, server))
    finally:
        if server is not None:
            server.stop()
