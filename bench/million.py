"""What a tenfold search costs: 100,000 people and a million, in one run (goals 11, 14 and 20).

    PYTHONPATH=backend/src python bench/million.py [--people 100000 1000000] [--rounds 60] [--folder DIR]

Each size has a SQLite file of its own (people.py), kept in DIR for the next run; then, in process and in
turns between the sizes, five times in a row, what the API's own functions send and build:
  first page, page at 90 %   the list of contacts as `GET …/contacts` asks for it, the latter by its cursor
  one contact                everything of one person, as `GET …/contacts/{id}` answers
  a way                      three ways to somebody who works nowhere, with every word that is said of them
  search                     a name's beginning, and two words: with the count that chooses the plan, and the
                             very statement of the list; beside it the same rows by FTS5 on the bare driver
Figures are medians of the thread's processor time in milliseconds.
"""

import argparse
import asyncio
import random
import statistics
import tempfile
import time as clock
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import partial
from pathlib import Path
from typing import Any

from people import ALONE, fill
from sqlalchemy import select

from inroad.kit.db import Database, Session
from inroad.kit.db.dialect import driver
from inroad.kit.db.migrate import migrate
from inroad.kit.db.search import words
from inroad.kit.http.listing import page_of
from inroad.kit.ids import new_id
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.contacts import actions, reading
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.network.paths import person_row, ways_to, wire

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
SEARCHES = {"a name's beginning": "kerrig", "two words": "ngozi oka"}
TERMS = reading.SORT.default
AGAIN = 5
"""Runs in a row: a server under load does the same again and again, and is not cold between."""
Run = Callable[[int], Awaitable[object]]

_ROWS = (
    "SELECT c.id, c.display_name, c.headline, c.organization_id, o.name, c.circle, c.known, c.degree, "
    "c.closeness, c.stage, c.next_kind, c.next_on, c.tags, c.source, c.updated_at, c.version, c.sort_name, "
    "c.id FROM contact c LEFT JOIN organization o ON o.workspace_id = c.workspace_id "
    "AND o.id = c.organization_id WHERE c.workspace_id = ? AND c.search_key IN "
    "(SELECT rowid FROM contact_fts WHERE contact_fts MATCH ?) "
    "AND c.deleted_at IS NULL AND c.archived_at IS NULL ORDER BY +c.sort_name, c.id LIMIT 51"
)
_MATCHES = "SELECT rowid FROM contact_fts WHERE contact_fts MATCH ?"


@dataclass(slots=True)
class Search:
    """One search of so many people, open to read."""

    people: int
    database: Database
    db: Session
    workspace: Workspace
    bare: Any
    after: list[Any]
    ids: list[str]
    alone: list[str]

    def runs(self) -> dict[str, Run]:
        """What is measured, by name."""
        found: dict[str, Run] = {
            "first page": lambda _: self.page(None),
            "page at 90 %": lambda _: self.page(self.after),
            "one contact": lambda turn: self.one(self.ids[turn % len(self.ids)]),
            "a way": lambda turn: self.way(self.alone[turn % len(self.alone)]),
        }
        for name, asked in SEARCHES.items():
            sought = self.sought(asked)
            found[f"search, {name}"] = partial(self._searched, asked)
            found[f"rows by FTS5, {name}"] = partial(self._matched, _ROWS, self.workspace.id, sought)
            found[f"FTS5 alone, {name}"] = partial(self._matched, _MATCHES, sought)
        return found

    async def page(self, after: list[Any] | None) -> list[dict[str, Any]]:
        """A page of the list without a filter."""
        listed = reading.listed(reading.ContactFilter())
        return await self.db.rows(*page_of(listed, TERMS, 50, after))

    async def one(self, id: str) -> object:
        """One contact, read anew."""
        self.db.expunge_all()
        return await reading.whole(self.db, self.workspace, await actions.get(self.db, id), NOW)

    async def way(self, id: str) -> object:
        """The best three ways to somebody."""
        row = await person_row(self.db, id)
        if row is None:
            raise LookupError(id)
        return wire(await ways_to(self.db, row), NOW, "UTC")

    async def search(self, asked: str) -> list[dict[str, Any]]:
        """A page of those found by words."""
        params = reading.ContactFilter(q=asked)
        found, values, few = await reading.asked(self.db, params)
        statement, place = page_of(found, TERMS, 50, few=few)
        return await self.db.rows(statement, {**values, **place})

    async def _searched(self, asked: str, _turn: int) -> object:
        return await self.search(asked)

    async def _matched(self, statement: str, *given: object) -> object:
        return await self.raw(statement, *given[:-1])

    def sought(self, asked: str) -> str:
        """The same for FTS5."""
        *whole, last = words(asked)
        all_of = " AND ".join([f'"{word}"' for word in whole] + [f'"{last}"*'])
        return f'workspace : "{self.workspace.id.replace("-", "")}" AND words : ({all_of})'

    async def raw(self, statement: str, *values: object) -> list[Any]:
        """Rows by the bare driver."""
        return list(self.bare.execute(statement, values).fetchall())


@contextmanager
def _without_indexes(path: Path) -> Iterator[None]:
    """Indexes that are no keys are made when all rows are in: a third of the time."""
    found = (
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN (?, ?)"
    )
    with closing(driver().connect(path)) as connection:
        indexes = connection.execute(found, ("contact", "referral")).fetchall()
        for name, _ in indexes:
            connection.execute(f"DROP INDEX {name}")
        connection.commit()
    yield
    with closing(driver().connect(path)) as connection:
        for _, statement in indexes:
            connection.execute(statement)
        connection.commit()


async def made(folder: Path, people: int) -> str:
    """The file of that size, filled unless it is there."""
    path = folder / f"{people}.sqlite3"
    url = f"sqlite:///{path}"
    if path.exists():
        return url
    await migrate(url)
    database = Database.open(url)
    begun = clock.perf_counter()
    try:
        id = new_id()
        async with database.write(id) as db:
            hours = {"office_opens": time(9), "office_closes": time(17)}
            db.add(Workspace(id=id, name="Bench", time_zone="UTC", country="IE", **hours))
        with _without_indexes(path):
            await fill(database, id, people)
    finally:
        await database.close()
    print(f"{people} people put in within {clock.perf_counter() - begun:.0f} s", flush=True)
    return url


async def opened(database: Database, url: str, people: int) -> Search:
    """A search with the people to ask for."""
    bare = driver().connect(url.removeprefix("sqlite:///"))
    workspace_id: str = bare.execute("SELECT id FROM workspace").fetchone()[0]
    deep = "SELECT sort_name, id FROM contact WHERE workspace_id = ? ORDER BY sort_name, id LIMIT 1 OFFSET ?"
    after = list(bare.execute(deep, (workspace_id, int(people * 0.9))).fetchone())
    maker = database.read(workspace_id)
    db = await maker.__aenter__()  # closed with the database, at the end of the run
    workspace = (await db.scalars(select(Workspace).where(Workspace.id == workspace_id))).one()
    db.expunge(workspace)
    everybody = bare.execute("SELECT id FROM contact WHERE workspace_id = ?", (workspace_id,)).fetchall()
    chance = random.Random(7)
    ids = [row[0] for row in chance.sample(everybody, 200)]
    alone = chance.sample([row["id"] for row in await db.rows(ALONE)], 100)
    found = Search(people, database, db, workspace, bare, after, ids, alone)
    for asked in SEARCHES.values():
        ours = [row["id"] for row in await found.search(asked)]
        theirs = [row[0] for row in await found.raw(_ROWS, workspace_id, found.sought(asked))]
        if ours != theirs:
            raise AssertionError(f"{asked}: the API and FTS5 found other people")
        print(f"{people} people, {asked!r}: {len(ours)} rows of at most 51", flush=True)
    keys = await db.rows(select(Contact.id).where(Contact.id == (await found.page(after))[0]["id"]))
    if not keys:
        raise AssertionError("the page at depth is empty")
    return found


async def main_async(folder: Path, sizes: list[int], rounds: int) -> None:
    """Both sizes in turns, and the ratios."""
    searches: list[Search] = []
    for people in sizes:
        url = await made(folder, people)
        searches.append(await opened(Database.open(url), url, people))
    runs = [each.runs() for each in searches]
    took: list[dict[str, list[float]]] = [{name: [] for name in each} for each in runs]
    for turn in range(rounds + 2):
        for at, each in enumerate(runs):
            for name, run in each.items():
                for again in range(AGAIN):
                    begun = clock.thread_time()
                    await run(turn * AGAIN + again)
                    if turn >= 2:
                        took[at][name].append(1000 * (clock.thread_time() - begun))
    found = [{name: statistics.median(each) for name, each in one.items()} for one in took]
    for name in found[0]:
        figures = "  ".join(
            f"{one.people}: {each[name]:8.2f} ms" for one, each in zip(searches, found, strict=True)
        )
        print(f"{name:36} {figures}  {found[-1][name] / found[0][name]:6.2f} times")
    for one, each in zip(searches, found, strict=True):
        for name in SEARCHES:
            ours, rows, alone = (each[f"{what}, {name}"] for what in ("search", "rows by FTS5", "FTS5 alone"))
            print(
                f"goal 11, {one.people}, {name}: {ours / rows:.2f} times the same rows by FTS5 on the bare "
                f"driver, {ours / alone:.2f} times FTS5 alone, without rows and order"
            )
    for one in searches:
        await one.db.close()
        one.bare.close()
        await one.database.close()


def main() -> None:
    """Reads the options and runs."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--folder", type=Path, help="where the databases are kept; a temporary folder else")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        asyncio.run(main_async(asked.folder or Path(temporary), asked.people, asked.rounds))


if __name__ == "__main__":
    main()
