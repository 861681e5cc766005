"""How well duplicates are found, and how quickly.

    PYTHONPATH=backend/src python bench/duplicates.py [--seed 2026] [--people 4000] [--large 100000] [--json]

Makes labelled address books (lookalikes.py), asks the product's own comparison for pairs, and prints
precision and recall at the level the list shows (`likely` and up), once for everything together and once
for each way of spoiling alone; then the time for 5,000 contacts and for `--large`. The weights were set on
seeds 1 to 19; figures are reported on others.
"""

import argparse
import json
import sys
import time
from collections import Counter, defaultdict
from itertools import combinations
from typing import Any

from lookalikes import Record, Spoiling, make

from inroad.domain.duplicates import LIKELY, POSSIBLE, Person, likely_pairs, person
from inroad.kit.fold import fold
from inroad.kit.likeness import NameBook, name_book

NONE = Spoiling(0, 0, 0, 0, 0, 0, 0)
SETTINGS = {
    "everything together": Spoiling(),
    "as written twice": NONE,
    "nicknames": Spoiling(0.6, 0, 0, 0, 0, 0, 0),
    "typing errors": Spoiling(0, 0.5, 0, 0, 0, 0, 0),
    "moved to another company": Spoiling(0, 0, 0.7, 0, 0, 0, 0),
}


def read(record: Record, book: NameBook) -> Person:
    """A record as the comparison reads it."""
    return person(
        book,
        record.id,
        display_name=fold(record.display_name),
        given_name=fold(record.given_name),
        family_name=fold(record.family_name),
        said=record.display_name,
        emails=record.emails,
        phones=record.phones,
        linkedin=record.linkedin,
        organization=fold(record.organization),
    )


def connected(one: Record, other: Record) -> bool:
    """Whether anything at all says that the two are one: not after a new family name without an address
    shared."""
    shared = set(one.emails) & set(other.emails) or set(one.phones) & set(other.phones)
    return bool(shared) or "married" not in one.marks ^ other.marks


def measure(seed: int, people: int, spoiling: Spoiling, show: int = 0) -> dict[str, Any]:
    """Precision and recall on one address book."""
    records = make(seed, people, spoiling)
    by_id = {record.id: record for record in records}
    same: dict[int, list[str]] = defaultdict(list)
    for record in records:
        same[record.who].append(record.id)
    pairs = {(min(pair), max(pair)) for ids in same.values() for pair in combinations(ids, 2)}
    truth = {pair for pair in pairs if connected(by_id[pair[0]], by_id[pair[1]])}
    book = name_book()
    found = likely_pairs([read(record, book) for record in records], book, least=POSSIBLE)
    shown = {(a, b): verdict for a, b, verdict in found if verdict.score >= LIKELY}
    right = shown.keys() & pairs
    kinds: Counter[str] = Counter()
    hit: Counter[str] = Counter()
    for pair in truth:
        marks = by_id[pair[0]].marks | by_id[pair[1]].marks or {"none"}
        kinds.update(marks)
        if pair in right:
            hit.update(marks)
    if show:
        wrong = [pair for pair in shown if pair not in truth][:show]
        missed = [pair for pair in truth if pair not in shown][:show]
        verdicts = {(a, b): verdict for a, b, verdict in found}
        reasons: Counter[tuple[str, ...]] = Counter()
        for pair in truth - shown.keys():
            verdict = verdicts.get(pair)
            reasons[tuple(sorted(e.code for e in verdict.evidence)) if verdict else ("nothing",)] += 1
        for codes, count in reasons.most_common(25):
            print("MISSED", count, ", ".join(codes), file=sys.stderr)
        for word, pairs in (("WRONG", wrong), ("MISSED", missed)):
            for pair in pairs:
                verdict = verdicts.get(pair)
                why = [(each.code, each.weight) for each in verdict.evidence] if verdict else None
                print(
                    word,
                    *(by_id[id] for id in pair),
                    verdict and verdict.score,
                    why,
                    sep="\n   ",
                    file=sys.stderr,
                )
    return {
        "records": len(records),
        "pairs": len(truth),
        "beyond telling": len(pairs) - len(truth),
        "shown": len(shown),
        "precision": round(len(right) / max(1, len(shown)), 4),
        "recall": round(len(right & truth) / max(1, len(truth)), 4),
        "recall_by_kind": {kind: [hit[kind], count] for kind, count in sorted(kinds.items())},
    }


def together(books: list[dict[str, Any]]) -> dict[str, Any]:
    """The figures of several address books as one."""
    count = {
        name: sum(book[name] for book in books) for name in ("records", "pairs", "beyond telling", "shown")
    }
    right = sum(book["precision"] * book["shown"] for book in books)
    hit = sum(book["recall"] * book["pairs"] for book in books)
    kinds: dict[str, list[int]] = {}
    for book in books:
        for kind, (found, all_of_it) in book["recall_by_kind"].items():
            before = kinds.setdefault(kind, [0, 0])
            kinds[kind] = [before[0] + found, before[1] + all_of_it]
    return {
        **count,
        "precision": round(right / max(1, count["shown"]), 4),
        "recall": round(hit / max(1, count["pairs"]), 4),
        "recall_by_kind": kinds,
    }


def clock(people: int, seed: int) -> dict[str, Any]:
    """Seconds from folded rows to the list of pairs; the folding itself counts too."""
    records = make(seed, int(people / 1.26), Spoiling())[:people]
    book = name_book()
    began = time.perf_counter()
    read_in = [read(record, book) for record in records]
    folded = time.perf_counter()
    pairs = likely_pairs(read_in, book)
    ended = time.perf_counter()
    return {
        "contacts": len(records),
        "reading": round(folded - began, 2),
        "comparing": round(ended - folded, 2),
        "seconds": round(ended - began, 2),
        "pairs": len(pairs),
    }


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("--seed", type=int, default=2026)
    options.add_argument("--books", type=int, default=5, help="address books to put together, a seed each")
    options.add_argument("--people", type=int, default=4000)
    options.add_argument("--large", type=int, default=100_000)
    options.add_argument("--json", action="store_true")
    options.add_argument("--show", type=int, default=0, help="print so many wrong and missed pairs")
    asked = options.parse_args()
    result: dict[str, Any] = {"seed": asked.seed, "quality": {}, "speed": []}
    for name, spoiling in SETTINGS.items():
        books = [
            measure(seed, asked.people, spoiling, asked.show)
            for seed in range(asked.seed, asked.seed + asked.books)
        ]
        result["quality"][name] = together(books)
        asked.show = 0
    for size in (5000, asked.large):
        if size:
            result["speed"].append(clock(size, asked.seed))
    if asked.json:
        print(json.dumps(result, indent=2))
        return
    for name, one in result["quality"].items():
        print(
            f"{name:26} records {one['records']:6}  pairs {one['pairs']:5} (+{one['beyond telling']})  "
            f"shown {one['shown']:5}  "
            f"precision {one['precision']:.4f}  recall {one['recall']:.4f}"
        )
        print(
            "    recall by kind: " + ", ".join(f"{k} {h}/{n}" for k, (h, n) in one["recall_by_kind"].items())
        )
    for one in result["speed"]:
        print(
            f"{one['contacts']} contacts: {one['seconds']} s "
            f"({one['reading']} reading, {one['comparing']} comparing), "
            f"{one['pairs']} pairs kept"
        )


if __name__ == "__main__":
    main()
