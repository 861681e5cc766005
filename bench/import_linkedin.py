"""LinkedIn import end to end against raw executemany of the same contacts, on SQLite, in one run.

    PYTHONPATH=backend/src:backend python bench/import_linkedin.py [ROWS]

Prints rows a second, by wall clock and by CPU time, of: reading and checking; adding; both together; the
same contact rows by the driver's executemany into a table with four indexes. Goal 8: the whole takes at most
five times as long as the last (aim: three times).
"""

import asyncio
import sqlite3
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from inroad.kit.db import Database
from inroad.kit.db.migrate import migrate
from tests.factories.imports import look, make_workspace, start, upload, worker
from tests.factories.linkedin import connections, people

_COLUMNS = ("id", "given_name", "family_name", "url", "email", "company", "position", "connected_on")
_INDEXES = ("family_name", "url", "email", "connected_on")


async def timed(what: Callable[[], Awaitable[object]]) -> tuple[float, float]:
    """Seconds of wall clock and of CPU."""
    wall, cpu = time.perf_counter(), time.process_time()
    await what()
    return time.perf_counter() - wall, time.process_time() - cpu


async def whole(folder: Path, rows: int) -> tuple[tuple[float, float], tuple[float, float]]:
    """Checking and adding."""
    url = f"sqlite:///{folder / 'inroad.sqlite3'}"
    await migrate(url)
    database = Database.open(url)
    workspace_id = await make_workspace(database)
    import_id = await upload(database, workspace_id, connections(people(rows)))
    runner = worker(database)
    checked = await timed(runner.run_due)
    await start(database, workspace_id, import_id)
    added = await timed(runner.run_due)
    record = await look(database, workspace_id, import_id)
    if record.added != rows:
        raise RuntimeError(f"{record.state}: {record.added} of {rows} rows were added")
    await database.close()
    return checked, added


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


async def main(rows: int) -> None:
    """One measurement."""
    with tempfile.TemporaryDirectory() as name:
        checked, added = await whole(Path(name), rows)
        bare = await raw(Path(name), rows)
    total = (checked[0] + added[0], checked[1] + added[1])
    for label, (wall, cpu) in (("check", checked), ("add", added), ("whole", total), ("raw", bare)):
        print(f"{label:6} {rows / wall:>9,.0f} rows/s  {rows / cpu:>9,.0f} rows/CPU-s  {wall:.2f} s")
    print(f"ratio  {total[0] / bare[0]:.1f} by wall clock, {total[1] / bare[1]:.1f} by CPU time")


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 30_000))
