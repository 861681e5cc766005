"""What must not grow slow: the goals that need no other product beside them, as ratios, in under a minute.

    python bench/speed_gate.py [--planted MS]

Both sides of a ratio run in this run, in turns, the product as it is served (one process, authentication
on, 16 kept connections, SQLite). Costs are seconds of the server's own processor, so that a machine busy
with other work changes them little; of each ratio the median of the rounds counts. A goal that is missed is
measured once more, and the better of the two counts. `--planted` makes every answer and every search for a
way spend so many milliseconds more, and every answer keep some memory: with it the gate must fail (test:
bench/README.md).

 1  a page of 50, filtered and sorted, against what FastAPI answers with the rows at hand: at least what has
    been reached, for the goal (20 %) is not met yet
 4  the slowest hundredth of those pages takes at most 4 times the middle one
 7  the page at 90 % depth costs at most 1.5 times the first
13  three ways to somebody, in full, take at most 1.5 times one statement a level
16  a feed of 1,000 events takes at most twice a writer made for nothing else
17  after load the process takes no more memory, against a bare FastAPI app, than has been reached; the goal
    is 2.5
19  64 connections on every GET for 10 seconds: no error, and nobody waits for longer than 2 seconds of work
"""

import argparse
import asyncio
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import feed
from network import by_level, ours
from people import ALONE, fill
from scale import FILTERED, deep
from serving import Caller, Server, Taken, floor, get, house, load, sign_in, sign_up

from inroad.demo.people import EMAIL
from inroad.demo.run import PASSWORD
from inroad.kit.db import Database
from inroad.kit.db.migrate import migrate
from inroad.kit.ics import write

PEOPLE = 30_000
REACHED_PAGE, REACHED_MEMORY = 0.045, 5.5
"""What has been reached of two goals that are not met yet (0.2 and 2.5), and must not be lost:
bench/README.md."""
ROUNDS = 5
HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Goal:
    """A ratio and its limit."""

    number: int
    what: str
    must: float
    least: bool = False
    """Whether the limit is a least one."""

    def met(self, value: float) -> bool:
        """Whether so much is enough."""
        return value >= self.must if self.least else value <= self.must

    def better(self, one: float, other: float) -> float:
        """The better of two."""
        return max(one, other) if self.least else min(one, other)


GOALS = {
    goal.number: goal
    for goal in (
        Goal(1, "page of 50 against the page limit (goal: 0.2)", REACHED_PAGE, least=True),
        Goal(4, "slowest hundredth of the pages against the middle one", 4),
        Goal(7, "page at 90 % depth against the first", 1.5),
        Goal(13, "three ways against one statement a level", 1.5),
        Goal(16, "feed of 1,000 events against one written by hand", 2),
        Goal(17, "memory after load against a bare app (goal: 2.5)", REACHED_MEMORY),
        Goal(19, "errors and long waits, 64 connections on every GET", 0),
    )
}


@dataclass(slots=True)
class Place:
    """What is measured: the product over a search of thousands and over a told story, and the bare app."""

    bare: Server
    server: Server
    caller: Caller
    story: Caller
    url: str
    degrees: dict[str, int]
    first: str
    last: str
    every: list[str]
    planted: float

    def pages(self) -> dict[int, float]:
        """Goals 1, 4 and 7: short rounds in turns, of each side the least disturbed."""
        page = self.caller.base + FILTERED
        costs: dict[str, list[float]] = {"limit": [], "filtered": [], "first": [], "last": []}
        tails = []
        for turn in range(ROUNDS + 1):
            costs["limit"].append(load(self.bare, ["/page"], 120).cost)
            for name, path in (("filtered", page), ("first", self.first), ("last", self.last)):
                costs[name].append(self.asked(path, 40).cost)
            if turn % 2:
                many = self.asked(page, 160)
                tails.append(many.percentile(0.99) / many.percentile(0.5))
        least = {name: min(each[1:]) for name, each in costs.items()}  # the first round warms up
        return {
            1: least["limit"] / least["filtered"],
            4: min(tails),
            7: least["last"] / least["first"],
        }

    def asked(self, path: str, count: int) -> Taken:
        """So many answers of the product. Raises RuntimeError for one that is none."""
        taken = load(self.server, [path], count, token=self.caller.token)
        if taken.bad:
            raise RuntimeError(taken.bad[0])
        return taken

    def ways(self) -> dict[int, float]:
        """Goal 13, in process: both through the same store, the same people in turns."""
        return {13: asyncio.run(self._ways())}

    async def _ways(self) -> float:
        database = Database.open(self.url)
        mine: list[float] = []
        theirs: list[float] = []
        try:
            async with database.read(self.caller.workspace_id) as db:
                targets = random.Random(7).sample([row["id"] for row in await db.rows(ALONE)], 40)
                for turn in range(3):
                    for target in targets:
                        begun = time.thread_time()
                        steps = await ours(db, target)
                        spend(self.planted)
                        middle = time.thread_time()
                        same = await by_level(db, target)
                        ended = time.thread_time()
                        if not steps == same == self.degrees[target]:
                            raise AssertionError(
                                f"{steps} and {same} steps to a person of degree {self.degrees[target]}"
                            )
                        if turn:
                            mine.append(middle - begun)
                            theirs.append(ended - middle)
        finally:
            await database.close()
        return statistics.median(mine) / statistics.median(theirs)

    def feed(self) -> dict[int, float]:
        """Goal 16."""
        events = feed.ours(1000)

        def mine() -> None:
            write("Search", events)
            spend(self.planted)

        ratios = [feed.best(mine, 5) / feed.best(lambda: feed.by_hand(events), 5) for _ in range(5)]
        return {16: statistics.median(ratios)}

    def memory(self) -> dict[int, float]:
        """Goal 17, after all that was asked until now."""
        return {17: self.server.memory() / self.bare.memory()}

    def all_at_once(self) -> dict[int, float]:
        """Goal 19: how many answers were errors, and how many came after 2 seconds of the server's work."""
        taken = load(self.server, self.every, 10_000_000, connections=64, token=self.story.token, seconds=10)
        pace = min(1.0, taken.cpu / taken.seconds)  # how much of its processor the machine left it
        waits = sum(1 for each in taken.latencies if each * pace > 2)
        for bad in sorted(set(taken.bad))[:5]:
            print(f"  {bad}", flush=True)
        return {19: len(taken.bad) + waits}


def spend(milliseconds: float) -> None:
    """The planted slowness: works for nothing."""
    until = time.process_time() + milliseconds / 1000
    while time.process_time() < until:
        pass


def every_get(server: Server, caller: Caller) -> list[str]:
    """An address for each GET of the contract inside a search, with ids of what is there.

    What the story has none of (a file that came in) is left out; there must be no more than a few of those.
    """
    document = get(server, "/api/v1/openapi.json", caller.token)
    gets = {
        path: item["get"]
        for path, item in document["paths"].items()
        if "get" in item and "x-scopes" in item["get"]
    }
    inside = {path: told for path, told in gets.items() if "{workspace_id}" in path}
    ids = {"workspace_id": caller.workspace_id}
    for path in inside:
        if path.count("{") != 1:
            continue
        wanted = set(re.findall(re.escape(f"{path}/") + r"\{(\w+)\}", "\n".join(inside)))
        if not wanted:
            continue
        items = get(server, path.replace("{workspace_id}", caller.workspace_id), caller.token).get("items")
        if items:
            ids |= dict.fromkeys(wanted, items[0]["id"])
    found: list[str] = []
    without: list[str] = []
    for path, told in inside.items():
        names = re.findall(r"\{(\w+)\}", path)
        if not all(name in ids for name in names):
            without.append(path)
            continue
        query = "&".join(
            f"{p['name']}={p.get('example', '2026-10-14' if 'on' in p['name'] else 'Ada')}"
            for p in told.get("parameters", ())
            if p["in"] == "query" and p.get("required")
        )
        found.append(re.sub(r"\{(\w+)\}", lambda each: ids[each[1]], path) + (f"?{query}" if query else ""))
    if len(without) > len(inside) // 4:
        raise RuntimeError(f"too little is there to ask for: {', '.join(without)}")
    return found


@contextmanager
def place(planted: float) -> Iterator[Place]:
    """Everything that is measured, made anew and served."""
    with tempfile.TemporaryDirectory() as temporary, floor() as bare:
        folder = Path(temporary)
        url = f"sqlite:///{folder / 'gate.sqlite3'}"
        asyncio.run(migrate(url))
        environment = {"INROAD_DATABASE_URL": url, "INROAD_DATA_DIR": temporary}
        subprocess.run(
            [sys.executable, "-m", "inroad", "demo"],
            env={**os.environ, **environment},
            check=True,
            capture_output=True,
        )
        slower = (str(HERE / "planted.py"), str(planted)) if planted else ()
        with house(folder, url, slower) as server:
            story = sign_in(server, EMAIL, PASSWORD)
            caller = sign_up(server, "nora.gate@whelan.example")
            degrees = asyncio.run(_put_in(url, caller.workspace_id))
            first = f"{caller.base}/contacts?limit=50"
            yield Place(
                bare,
                server,
                caller,
                story,
                url,
                degrees,
                first,
                deep(server, caller, PEOPLE),
                every_get(server, story),
                planted,
            )


async def _put_in(url: str, workspace_id: str) -> dict[str, int]:
    database = Database.open(url)
    try:
        return await fill(database, workspace_id, PEOPLE)
    finally:
        await database.close()


def judge(measures: list[Callable[[], dict[int, float]]]) -> dict[int, float]:
    """What each measure gave; one in which something is missed is taken once more, and the better counts."""
    found: dict[int, float] = {}
    for measure in measures:
        values = measure()
        if not all(GOALS[number].met(value) for number, value in values.items()):
            again = measure()
            values = {number: GOALS[number].better(value, again[number]) for number, value in values.items()}
        found |= values
    return found


def told(found: dict[int, float]) -> tuple[list[str], int]:
    """A line for each goal, and how many were missed."""
    lines, missed = [], 0
    for number, value in sorted(found.items()):
        goal = GOALS[number]
        met = goal.met(value)
        missed += not met
        word = "ok    " if met else "MISSED"
        lines.append(
            f"  {word} {number:2} {goal.what:54} {value:6.2f} "
            f"({'at least' if goal.least else 'at most'} {goal.must})"
        )
    return lines, missed


def main() -> int:
    """Measures, tells and counts."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--planted", type=float, default=0, metavar="MS", help="be slower by so much, to see it fail"
    )
    asked = parser.parse_args()
    begun = time.monotonic()
    with place(asked.planted) as here:
        print(f"  ready after {time.monotonic() - begun:.0f} s, {len(here.every)} addresses", flush=True)
        found = judge([here.pages, here.ways, here.feed, here.all_at_once, here.memory])
    lines, missed = told(found)
    print("\n".join(lines))
    print(f"  {time.monotonic() - begun:.0f} s")
    print(f"gate: {len(found) - missed} passed, {missed} failed")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
