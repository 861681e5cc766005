"""vCard import end to end against vobject's parse alone of the same cards, on SQLite, in one run.

    PYTHONPATH=backend/src:backend python bench/import_vcard.py [CARDS]

Prints cards a second, by wall clock and by CPU time, of: reading alone; checking (reading, looking for
duplicates, storing the preview); adding; checking and adding together; vobject reading the same text card by
card. Goal 10: the whole is at least as fast as vobject's parse (aim: five times).
"""

import asyncio
import resource
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import vobject
from tests.factories.books import cards
from tests.factories.imports import look, make_workspace, start, upload, worker

from inroad.kit.db import Database
from inroad.kit.db.migrate import migrate
from inroad.rooms.imports.reading import read_file


def spent() -> float:
    """Processor seconds so far, those of the process that reads the file among them."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


async def timed(what: Callable[[], Awaitable[object]]) -> tuple[float, float]:
    """Seconds of wall clock and of CPU."""
    wall, cpu = time.perf_counter(), spent()
    await what()
    return time.perf_counter() - wall, spent() - cpu


async def whole(folder: Path, content: bytes, count: int) -> tuple[tuple[float, float], tuple[float, float]]:
    """Checking and adding."""
    url = f"sqlite:///{folder / 'inroad.sqlite3'}"
    await migrate(url)
    database = Database.open(url)
    workspace_id = await make_workspace(database)
    import_id = await upload(database, workspace_id, content, filename="contacts.vcf")
    runner = worker(database)
    checked = await timed(runner.run_due)
    await start(database, workspace_id, import_id)
    added = await timed(runner.run_due)
    record = await look(database, workspace_id, import_id)
    if record.added != count:
        raise RuntimeError(f"{record.state}: {record.added} of {count} cards were added")
    await database.close()
    return checked, added


async def main(count: int) -> None:
    """One measurement."""
    text = cards(range(1, count + 1))
    content = text.encode()

    async def read_alone() -> None:
        if read_file(content, {}).found != count:
            raise RuntimeError("not every card was read")

    async def peer() -> None:
        if sum(1 for _ in vobject.readComponents(text, allowQP=True)) != count:
            raise RuntimeError("vobject did not read every card")

    alone = await timed(read_alone)
    with tempfile.TemporaryDirectory() as name:
        checked, added = await whole(Path(name), content, count)
    bare = await timed(peer)
    total = (checked[0] + added[0], checked[1] + added[1])
    measured = (("read", alone), ("check", checked), ("add", added), ("whole", total), ("vobject", bare))
    for label, (wall, cpu) in measured:
        print(f"{label:8} {count / wall:>9,.0f} cards/s  {count / cpu:>9,.0f} cards/CPU-s  {wall:.2f} s")
    for label, (wall, cpu) in (("whole", total), ("reading", alone)):
        print(
            f"{label}: {bare[0] / wall:.1f} times vobject's speed by wall clock, {bare[1] / cpu:.1f} by CPU"
        )


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000))
