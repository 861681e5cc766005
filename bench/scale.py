"""Lists, single contacts and search over HTTP, at two sizes in one run (goals 1, 4, 5, 7, 11, 12 and 20).

    python bench/scale.py [--people 100000 1000000] [--rounds 5] [--folder DIR]

For each size a fresh SQLite file is filled (people.py) and served by the product itself, authentication
on, 16 connections kept; beside it runs the bare app of floor.py. Figures are answers a second of the
server's processor, the median of interleaved rounds; ratios are taken within a round. What search takes in
process is in million.py.
"""

import argparse
import asyncio
import statistics
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

from people import COMMON, RARE, fill
from serving import Caller, Server, floor, get, house, load, sign_up

from inroad.kit.db import Database
from inroad.kit.db.migrate import migrate

FILTERED = "/contacts?limit=50&degree=secondary&sort=display_name"
SEARCHES = {
    "a name's beginning": "kerrig",
    "two words": "ngozi oka",
    "a rare word": RARE,
    "a common word": COMMON,
}


def deep(server: Server, caller: Caller, people: int, share: float = 0.9) -> str:
    """The page that begins after this share of the list."""
    path = f"{caller.base}/contacts?limit=200"
    for _ in range(int(people * share) // 200):
        path = _local(get(server, path, caller.token)["next"])
    return path.replace("limit=200", "limit=50")


def _local(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}"


def some_ids(server: Server, caller: Caller, count: int = 200) -> list[str]:
    """Contacts to ask for one by one."""
    items = get(server, f"{caller.base}/contacts?limit={count}&sort=-updated_at", caller.token)["items"]
    return [item["id"] for item in items]


def prepare(folder: Path, people: int) -> tuple[ExitStack, Server, Caller]:
    """A server over so many people."""
    url = f"sqlite:///{folder / f'{people}.sqlite3'}"
    asyncio.run(migrate(url))
    stack = ExitStack()
    server = stack.enter_context(house(folder, url))
    caller = sign_up(server, f"nora.{people}@whelan.example")

    async def put_in() -> None:
        database = Database.open(url)
        try:
            await fill(database, caller.workspace_id, people)
        finally:
            await database.close()

    began = time.perf_counter()
    asyncio.run(put_in())
    size = sum(file.stat().st_size for file in folder.glob(f"{people}.sqlite3*")) / 1e6
    print(f"{people} people: put in within {time.perf_counter() - began:.0f} s, {size:.0f} MB", flush=True)
    return stack, server, caller


def what_is_asked(server: Server, caller: Caller, people: int) -> dict[str, tuple[list[str], int]]:
    """The addresses of each figure, and how often they are asked for in a round."""
    contacts = f"{caller.base}/contacts"
    asked = {
        "first page": ([f"{contacts}?limit=50"], 160),
        "page at 90 % depth": ([deep(server, caller, people)], 160),
        "page filtered and sorted": ([caller.base + FILTERED], 160),
        "one contact": ([f"{contacts}/{id}" for id in some_ids(server, caller)], 160),
    }
    for name, q in SEARCHES.items():
        asked[f"search, {name}"] = ([f"{contacts}?limit=50&q={q.replace(' ', '%20')}"], 48)
    return asked


def measure(bare: Server, server: Server, caller: Caller, people: int, rounds: int) -> dict[str, float]:
    """Prints the figures of one size; returns answers a second of processor by name."""
    asked = what_is_asked(server, caller, people)
    load(bare, ["/page"], 200)
    rates: dict[str, list[float]] = {name: [] for name in ("page limit", "hello", *asked)}
    tails: list[float] = []
    for _ in range(rounds):
        rates["page limit"].append(load(bare, ["/page"], 800).per_cpu)
        rates["hello"].append(load(bare, ["/hello"], 1500).per_cpu)
        for name, (paths, count) in asked.items():
            taken = load(server, paths, count, token=caller.token)
            if taken.bad:
                raise RuntimeError(f"{name}: {taken.bad[0]}")
            rates[name].append(taken.per_cpu)
            if name == "first page":
                tails.append(taken.percentile(0.99) / taken.percentile(0.5))
    found = {name: statistics.median(each) for name, each in rates.items()}
    for name, rate in found.items():
        print(f"  {name:28} {rate:8.0f} a second of processor", flush=True)

    def ratio(one: str, other: str) -> float:
        return statistics.median(a / b for a, b in zip(rates[one], rates[other], strict=True))

    for words_, value in (
        ("goal 1: page against the page limit", ratio("page filtered and sorted", "page limit")),
        ("        first page against the page limit", ratio("first page", "page limit")),
        ("goal 4: p99 against p50, least of the rounds", min(tails)),
        ("goal 5: one contact against hello", ratio("one contact", "hello")),
        ("goal 7: first page against 90 % depth, in cost", ratio("first page", "page at 90 % depth")),
        ("goal 12: common word against rare, in cost", ratio("search, a rare word", "search, a common word")),
    ):
        print(f"  {words_:52} {value:.2f}", flush=True)
    return found


def main() -> None:
    """Reads the options and runs."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--people", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", type=Path, help="where the databases are put; a temporary folder else")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary, floor() as bare:
        folder = asked.folder or Path(temporary)
        figures: list[dict[str, float]] = []
        for people in asked.people:
            stack, server, caller = prepare(folder, people)
            with stack:
                figures.append(measure(bare, server, caller, people, asked.rounds))
        if len(figures) > 1:
            for name in figures[0]:
                print(
                    f"  goal 20: {name:30} {figures[0][name] / figures[-1][name]:.2f} times the cost",
                    flush=True,
                )


if __name__ == "__main__":
    main()
