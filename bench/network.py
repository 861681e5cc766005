"""How quick ways to somebody are found: in a network of 100,000 people, and of a million.

    PYTHONPATH=backend/src python bench/network.py [--people 100000 1000000] [--targets 300] [--seed 7]

Makes a search of so many people (people.py) in a fresh SQLite file, then finds the ways to the same few
hundred
  ours    as the API does: from the id to three ways with everything that is said of them
  store   the shortest way alone, one statement a level from the target back, through the same store
  bare    the same on the bare sqlite3 module, without workspaces, types or names
and prints the median of each in milliseconds with the ratios. The degrees stored come out of the rule itself,
and every shortest way found is compared with them.
"""

import argparse
import asyncio
import random
import sqlite3
import statistics
import tempfile
import time as clock
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, time
from pathlib import Path

from people import ALONE, fill
from sqlalchemy import bindparam, func, select

from inroad.kit.db import Database, Session, scoped
from inroad.kit.db.migrate import migrate
from inroad.kit.ids import new_id
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.network.paths import person_row, ways_to, wire
from inroad.rooms.referrals.tables import Referral

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
LEVEL = scoped(
    select(Referral.from_contact_id, Contact.known)
    .join(Contact, Contact.id == Referral.from_contact_id)
    .where(
        Referral.to_contact_id.in_(bindparam("level", expanding=True)),
        Contact.deleted_at.is_(None),
        func.coalesce(Contact.degree, 0) > 0,
    )
)


async def put_in(database: Database, workspace_id: str, people: int, seed: int) -> dict[str, int]:
    """A search of its own with so many people (people.py); returns the degrees by id."""
    async with database.write(workspace_id) as db:
        hours = {"office_opens": time(9), "office_closes": time(17)}
        db.add(Workspace(id=workspace_id, name="Bench", time_zone="UTC", country="IE", **hours))
    return await fill(database, workspace_id, people, seed)


async def ours(db: Session, target: str) -> int:
    """Steps of the best of three ways, found and told as the API does."""
    row = await person_row(db, target)
    if row is None:
        raise LookupError(target)
    told = wire(await ways_to(db, row), NOW, "UTC")
    return len(told[0]["steps"])


async def by_level(db: Session, target: str) -> int:
    """Steps of the shortest way, one statement a level through the store."""
    row = await person_row(db, target)
    seen, level, steps = {target}, [target], 1
    ends = bool(row and row["known"])
    while not ends:
        steps += 1
        rows = await db.rows(LEVEL, {"level": level})
        ends = any(found["known"] for found in rows)
        level = [r["from_contact_id"] for r in rows if r["from_contact_id"] not in seen]
        seen.update(level)
    return steps


def bare(connection: sqlite3.Connection, workspace_id: str, target: str) -> int:
    """The same on the module itself."""
    one = "SELECT known FROM contact WHERE workspace_id = ? AND id = ?"
    ends = bool(connection.execute(one, (workspace_id, target)).fetchone()[0])
    seen, level, steps = {target}, [target], 1
    while not ends:
        steps += 1
        marks = ",".join("?" * len(level))
        rows = connection.execute(
            "SELECT r.from_contact_id, c.known FROM referral r JOIN contact c ON c.workspace_id = "
            "r.workspace_id AND c.id = r.from_contact_id WHERE r.workspace_id = ? AND "
            f"r.to_contact_id IN ({marks}) AND c.deleted_at IS NULL AND coalesce(c.degree, 0) > 0",
            (workspace_id, *level),
        ).fetchall()
        ends = any(known for _, known in rows)
        level = [giver for giver, _ in rows if giver not in seen]
        seen.update(level)
    return steps


async def timed(
    targets: list[str], found: dict[str, int], run: Callable[[str], Awaitable[int]]
) -> list[float]:
    """Milliseconds for each target after a first round; the steps must be the degree."""
    took: list[float] = []
    for turn in range(3):
        for target in targets:
            begin = clock.thread_time()
            steps = await run(target)
            if turn:
                took.append(1000 * (clock.thread_time() - begin))
            if steps != found[target]:
                raise AssertionError(f"{steps} steps to a person of degree {found[target]}")
    return took


async def measure(folder: Path, people: int, count: int, seed: int) -> float:
    """Prints the figures for one size; returns ours."""
    path = folder / f"{people}.sqlite3"
    url = f"sqlite:///{path}"
    await migrate(url)
    database = Database.open(url)
    workspace_id = new_id()
    try:
        found = await put_in(database, workspace_id, people, seed)
        async with database.read(workspace_id) as db:
            alone = [row["id"] for row in await db.rows(ALONE)]
            targets = random.Random(seed).sample(alone, count)
            mine = await timed(targets, found, lambda target: ours(db, target))
            store = await timed(targets, found, lambda target: by_level(db, target))
        connection = sqlite3.connect(path)

        async def plain(target: str) -> int:
            return bare(connection, workspace_id, target)

        raw = await timed(targets, found, plain)
        connection.close()
    finally:
        await database.close()
    a, b, c = (statistics.median(each) for each in (mine, store, raw))
    depth = statistics.mean(found[target] for target in targets)
    print(
        f"{people} people, degree {depth:.1f} on average: ours {a:.2f} ms "
        f"(p95 {sorted(mine)[int(len(mine) * 0.95)]:.2f}), a statement a level {b:.2f} ms in the store, "
        f"{c:.2f} ms bare; ours/store {a / b:.2f}, ours/bare {a / c:.2f}",
        flush=True,
    )
    return a


async def main_async(sizes: list[int], count: int, seed: int) -> None:
    """One size after the other, and how the time grows."""
    with tempfile.TemporaryDirectory() as folder:
        took = [await measure(Path(folder), people, count, seed) for people in sizes]
    if len(took) > 1:
        print(f"{sizes[-1]} against {sizes[0]}: {took[-1] / took[0]:.2f}")


def main() -> None:
    """Reads the options and runs."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--targets", type=int, default=300)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    asyncio.run(main_async(asked.people, asked.targets, asked.seed))


if __name__ == "__main__":
    main()
