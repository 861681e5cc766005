"""Planning of many touches against the exact optimum, in one run (goal 22).

    PYTHONPATH=backend/src python bench/planning.py [TOUCHES] [DAYS]

Prints, for three crowds of different crowding: score lost against the exact best, and the time of both. Goal:
at most 2 % and 200 ms (aim 0.5 % and 50 ms) for 1,000 touches into 60 days. The exact side is a minimum-cost
flow by successive best paths between days, written for this comparison alone.
"""

import random
import sys
import time
from collections.abc import Sequence
from datetime import date, timedelta

from inroad.domain.planning import NEVER, Wish, Worths, auction, plan
from inroad.domain.policy import Policy
from inroad.domain.timing import Diary

FIRST = date(2026, 9, 7)


def crowd(count: int, days: int, seed: int) -> list[Wish]:
    """Wishes with several calendars, Friday styles, earliest days, waiting times and days shown before."""
    rng = random.Random(seed)
    diaries = [
        Diary(holidays={FIRST + timedelta(days=rng.randrange(days)): "a holiday" for _ in range(3)})
        for _ in range(8)
    ]
    return [
        Wish(
            id=f"{n:05d}",
            earliest=FIRST + timedelta(days=min(days - 8, int(rng.expovariate(0.08)))),
            since=FIRST - timedelta(days=rng.randrange(60)),
            shown_on=FIRST + timedelta(days=rng.randrange(days)) if rng.random() < 0.4 else None,
            diary=rng.choice(diaries),
            friday_style=rng.choice(("unknown", "hurried", "relaxed")),
        )
        for n in range(count)
    ]


def exact(values: Sequence[Sequence[int]], free: Sequence[int]) -> int:
    """The highest sum of points there is."""
    places = range(len(free))
    held: list[set[int]] = [set() for _ in free]
    gain = [[NEVER] * len(free) for _ in free]
    mover = [[-1] * len(free) for _ in free]

    def recount(place: int) -> None:
        for other in places:
            best, who = NEVER, -1
            if other != place:
                for row in held[place]:
                    if values[row][other] > 0 and values[row][other] - values[row][place] > best:
                        best, who = values[row][other] - values[row][place], row
            gain[place][other], mover[place][other] = best, who

    for row, worths in enumerate(values):
        reach = [worth if worth > 0 else NEVER for worth in worths]
        came = [-1] * len(free)
        changed = True
        while changed:
            changed = False
            for place in places:
                if reach[place] > NEVER and len(held[place]) >= free[place] and free[place]:
                    for other in places:
                        if gain[place][other] > NEVER and reach[place] + gain[place][other] > reach[other]:
                            reach[other], came[other] = reach[place] + gain[place][other], place
                            changed = True
        # The path ends in a day with room, or pushes someone out of the plan for good.
        ends = [(reach[at], at, -1) for at in places if len(held[at]) < free[at]]
        ends += [
            (reach[at] - values[who][at], at, who) for at in places if reach[at] > NEVER for who in held[at]
        ]
        if not ends or max(ends)[0] <= 0:
            continue
        _, place, out = max(ends)
        touched = {place}
        if out >= 0:
            held[place].discard(out)
        while came[place] >= 0:
            before = came[place]
            who = mover[before][place]
            held[before].discard(who)
            held[place].add(who)
            touched |= {before, place}
            place = before
        held[place].add(row)
        touched.add(place)
        for at in touched:
            recount(at)
    return sum(values[row][place] for place in places for row in held[place])


def main(count: int = 1000, days: int = 60) -> None:
    policy = Policy()
    span = [FIRST + timedelta(days=n) for n in range(days)]
    for share, seed in ((0.6, 1), (0.95, 2), (1.5, 3)):
        wishes = crowd(count, days, seed)
        room = max(1, int(count / share / (days * 5 / 7)))
        times = []
        for _ in range(5):
            begun = time.process_time()
            ours = plan(wishes, first=FIRST, days=days, room={"call": room}, policy=policy)
            times.append(time.process_time() - begun)
        begun = time.process_time()
        worths = Worths("call", span, policy)
        ordered = sorted(wishes, key=lambda wish: (wish.since or FIRST, wish.earliest, wish.id))
        values = [worths.of(wish) for wish in ordered]
        best = exact(values, [room] * days)
        took = time.process_time() - begun
        alone = time.process_time()
        auction(values, [room] * days)
        alone = time.process_time() - alone
        print(
            f"{count} touches, {days} days of {room}: score lost {100 * (best - ours.points) / best:.3f} %, "
            f"{1000 * min(times):.0f} ms (auction alone {1000 * alone:.0f} ms), "
            f"left over {len(ours.left)}, exact {took:.1f} s"
        )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
