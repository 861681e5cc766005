"""A LinkedIn file through the whole product: preview, commit, undo; the search compared by its export.

    PYTHONPATH=backend/src:backend python bench/import_whole.py [ROWS]

A search that holds some people is exported, a file of so many rows comes in, and is taken back; the export
afterwards must be equal to that before, but for the entry in the list of imports. Prints the CPU time of each
part, how much memory the process took at most by then, and at how many different points the progress was
seen by somebody who asks as the screen does.
"""

import asyncio
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.factories.imports import look, make_workspace, start, upload, worker
from tests.factories.linkedin import connections, people
from tests.rooms.exports.demo import archive_of, data_of

from inroad.kit import clock
from inroad.kit.db import Database
from inroad.kit.db.migrate import migrate
from inroad.rooms.imports import actions


def spent() -> float:
    """Processor seconds so far, those of the process that reads the file among them."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def peak() -> str:
    """Memory so far."""
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB at most so far"


async def exported(database: Database, workspace_id: str) -> dict[str, Any]:
    """The search, without its list of imports."""
    found = data_of(await archive_of(database, workspace_id))
    del found["imports"]
    return found


async def part(name: str, database: Database, workspace_id: str, import_id: str) -> None:
    """The work that is due, and what was seen of it."""
    seen = set()
    cpu = spent()
    work = asyncio.create_task(worker(database).run_due())
    while not work.done():
        record = await look(database, workspace_id, import_id)
        seen.add((record.state, record.progress_done))
        await asyncio.sleep(0.2)
    await work
    record = await look(database, workspace_id, import_id)
    took = spent() - cpu
    print(
        f"{name:8} {record.state:12} {took:6.1f} CPU-s  {peak()}; {len(seen)} points of progress", flush=True
    )


async def main(rows: int) -> None:
    """There and back."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'inroad.sqlite3'}"
        await migrate(url)
        database = Database.open(url)
        workspace_id = await make_workspace(database)
        await upload(database, workspace_id, connections(people(200)), dry_run=False)
        await worker(database).run_due()
        before = await exported(database, workspace_id)
        import_id = await upload(
            database, workspace_id, connections(people(rows, start=101)), filename="More.csv"
        )
        await part("preview", database, workspace_id, import_id)
        await start(database, workspace_id, import_id)
        await part("commit", database, workspace_id, import_id)
        record = await look(database, workspace_id, import_id)
        if (record.added, record.duplicates) != (rows - 100, 100):
            raise RuntimeError(f"{record.added} were added, {record.duplicates} were there")
        async with database.write(workspace_id) as db:
            await actions.undo(db, import_id, clock.now())
        await part("undo", database, workspace_id, import_id)
        if await exported(database, workspace_id) != before:
            raise RuntimeError("the export is not what it was")
        await database.close()
    print("the export is as it was before")


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
