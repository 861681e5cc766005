"""LinkedIn import end to end against raw executemany of the same contacts, in one run.

    PYTHONPATH=backend/src:backend python bench/import_linkedin.py [ROWS] [sqlite|postgresql]

Prints rows a second, by wall clock and by CPU time of this process, of: reading and checking; adding; both
together; and, by the driver's executemany into a SQLite file of its own, in one transaction:
  raw     the same people as contacts are kept: workspace, ids of 36 characters, names and the one to sort by,
          addresses as JSON, source, instants; four indexes that begin with the workspace
  narrow  the eight texts of the file alone, under a short number, with four indexes of one column
Goal 8: the whole takes at most five times as long as `raw` (aim: three times). Also how much memory it took
at most, and how often the progress moved while it was asked for.
"""

import asyncio
import json
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from tests.factories.imports import look, make_workspace, start, upload, worker
from tests.factories.linkedin import connections, people
from tests.postgres import PostgresServer

from inroad.kit.db import Database
from inroad.kit.db.migrate import migrate
from inroad.kit.ids import new_id

Spent = tuple[float, float]

_NARROW = ("id", "given_name", "family_name", "url", "email", "company", "position", "connected_on")
_NARROW_INDEXES = ("family_name", "url", "email", "connected_on")
_RAW = (
    *("workspace_id", "id", "given_name", "family_name", "display_name", "sort_name", "headline"),
    *("organization", "emails", "linkedin_url", "connected_on", "source", "source_note", "created_at"),
    *("updated_at", "version"),
)
_RAW_INDEXES = ("sort_name, id", "updated_at, id", "linkedin_url", "organization")


def spent() -> float:
    """Processor seconds so far, those of the process that reads the file among them."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


async def timed(what: Callable[[], Awaitable[object]]) -> Spent:
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


def as_kept(rows: int) -> list[tuple[Any, ...]]:
    """People with the columns every contact has."""
    workspace, instant = new_id(), "2026-12-01T09:00:00.000000+00:00"
    found: list[tuple[Any, ...]] = []
    for given, family, url, email, company, position, day in people(rows):
        name = f"{given} {family}"
        emails = json.dumps([{"address": email, "label": ""}] if email else [])
        who = (workspace, new_id(), given, family, name, name.casefold(), position, company, emails, url, day)
        found.append((*who, "import", "Connections.csv", instant, instant, 1))
    return found


async def bare(
    path: Path, columns: Sequence[str], key: str, indexes: Iterable[str], values: Sequence[Any]
) -> Spent:
    """The driver alone."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(
        f"CREATE TABLE contact ({', '.join(f'{name} TEXT' for name in columns)}, PRIMARY KEY ({key}))"
    )
    for number, index in enumerate(indexes):
        connection.execute(f"CREATE INDEX ix_{number} ON contact ({index})")

    async def insert() -> None:
        with connection:
            marks = ", ".join("?" * len(columns))
            connection.executemany(f"INSERT INTO contact VALUES ({marks})", values)

    found = await timed(insert)
    connection.close()
    return found


async def main(rows: int, server: PostgresServer | None) -> None:
    """One measurement."""
    with tempfile.TemporaryDirectory() as name:
        url = (
            await asyncio.to_thread(server.create_database, "inroad")
            if server
            else f"sqlite:///{name}/inroad.sqlite3"
        )
        checked, added, seen = await whole(url, rows)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        kept, short = as_kept(rows), [(str(number), *person) for number, person in enumerate(people(rows))]
        within = [f"workspace_id, {index}" for index in _RAW_INDEXES]
        raw = await bare(Path(name) / "raw.sqlite3", _RAW, "workspace_id, id", within, kept)
        narrow = await bare(Path(name) / "narrow.sqlite3", _NARROW, "id", _NARROW_INDEXES, short)
    total = (checked[0] + added[0], checked[1] + added[1])
    for label, (wall, cpu) in (
        ("check", checked),
        ("add", added),
        ("whole", total),
        ("raw", raw),
        ("narrow", narrow),
    ):
        print(f"{label:6} {rows / wall:>9,.0f} rows/s  {rows / cpu:>9,.0f} rows/CPU-s  {wall:.2f} s")
    for label, (wall, cpu) in (("raw", raw), ("narrow", narrow)):
        print(f"whole / {label}: {total[0] / wall:.1f} by wall clock, {total[1] / cpu:.1f} by CPU time")
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
