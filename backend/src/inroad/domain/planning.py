"""Many open touches into the days that have room for them (TIM-1 to TIM-7, NET-12).

Promises stand where they were made: they only take room. Everything else is placed so that the sum of the
days' worth is as high as can be, up to a known bound (`LOSS` a touch). A day's worth is its quality for the
kind of touch, less a share for every business day of waiting (a larger one for those who have waited long
already), and more for the day the seeker has been shown before, so that a new touch does not move the others
without need.

The placing is an auction (Bertsekas): each touch bids for its best day by as much as that day is better than
its next best, and the day keeps the highest bids it has room for.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import heappush, heapreplace
from operator import sub
from typing import Final, Literal

from inroad.domain.method import Reason
from inroad.domain.policy import Policy
from inroad.domain.timing import NO_DIARY, Diary, FridayStyle, day_quality, day_score, is_business_day
from inroad.domain.wording import counted, weekday

Lane = Literal["call", "mail"]
"""What takes the room of a day: its calls and its letters are counted apart."""

WORTH: Final = 10_000
"""The best day there is, in points; every other day is a share of it."""
KEPT: Final = 0.94
"""Share of a day's worth left after each business day of waiting: Tuesday of this week is worth more than
Wednesday of the next, Wednesday of this week more than Tuesday."""
LONG: Final = 0.005
"""Taken from `KEPT` for each week a touch has waited already: nobody is put off for ever."""
LONGEST: Final = 8
"""Weeks of waiting that count."""
TRIED: Final = 3
"""A weekday that brought no answer is worth so many times less."""
SHOWN: Final = 1200
"""Points for the day the seeker has been shown: less than a better weekday is worth."""
LOSS: Final = 300
"""Points by which the plan may fall short of the best one, for each touch; in fact a tenth of it
(`bench/planning.py`)."""
NEVER: Final = -1_000_000_000
HORIZON: Final = 60
"""Days planned ahead, unless said otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """One touch that wants a day.

    id        unique among the wishes; of equals the lower one goes first
    lane      which room it takes
    earliest  the first day on which it makes sense
    since     since when it is open (for fairness); None: since now
    shown_on  the day the seeker was shown last, if any
    tried     weekdays (Monday 0) on which there was no answer: another one comes first (NRS-2)
    diary     the days of this contact; the same object for contacts with the same days saves time
    """

    id: str
    earliest: date
    lane: Lane = "call"
    since: date | None = None
    shown_on: date | None = None
    tried: frozenset[int] = frozenset()
    diary: Diary = NO_DIARY
    friday_style: FridayStyle = "unknown"


@dataclass(frozen=True, slots=True)
class Placed:
    """A touch and its day. `points` is what the day is worth to it, of at most `WORTH` (+ `SHOWN`).

    `reasons` say why this day; `passed` names better days that were full, each with its reason.
    """

    id: str
    day: date
    points: int
    reasons: tuple[Reason, ...]
    passed: tuple[tuple[date, Reason], ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """`placed` by wish id; `left` holds those for whom no day has room, each with the reason."""

    placed: Mapping[str, Placed]
    left: Mapping[str, Reason]

    @property
    def points(self) -> int:
        return sum(item.points for item in self.placed.values())


def plan(
    wishes: Iterable[Wish],
    *,
    first: date,
    days: int = HORIZON,
    taken: Mapping[Lane, Mapping[date, int]] | None = None,
    room: Mapping[Lane, int] | None = None,
    policy: Policy | None = None,
) -> Plan:
    """A day for every wish that can have one, none over its room.

    first, days  the range that is planned; a wish from before it counts from `first`
    taken        promised calls and letters already on a day, by lane
    room         what a day holds, by lane; the policy's calls and letters a day when None
    """
    policy = policy or Policy()
    lanes: dict[Lane, list[Wish]] = {"call": [], "mail": []}
    for wish in sorted(wishes, key=lambda wish: (wish.since or first, wish.earliest, wish.id)):
        lanes[wish.lane].append(wish)
    span = [first + timedelta(days=n) for n in range(days)]
    placed: dict[str, Placed] = {}
    left: dict[str, Reason] = {}
    for lane, crowd in lanes.items():
        if not crowd:
            continue
        held = (taken or {}).get(lane, {})
        usual = policy.calls_per_day if lane == "call" else policy.letters_per_day
        most = (room or {}).get(lane, usual)
        free = [max(0, most - held.get(day, 0)) for day in span]
        worths = Worths(lane, span, policy)
        values = [worths.of(wish) for wish in crowd]
        chosen = auction(values, free)
        counts = [most - left_over for left_over in free]
        for at in chosen:
            if at is not None:
                counts[at] += 1
        for wish, value, at in zip(crowd, values, chosen, strict=True):
            if at is None:
                left[wish.id] = _no_room(span, any(worth > 0 for worth in value))
            else:
                placed[wish.id] = _placed(wish, value, at, span, counts, most, policy)
    return Plan(placed, left)


class Worths:
    """What each day of a span is worth to a wish; days of the same diary are judged once."""

    def __init__(self, lane: Lane, span: Sequence[date], policy: Policy) -> None:
        self._lane, self._span, self._policy = lane, span, policy
        scores = policy.call_scores if lane == "call" else policy.mail_scores
        self._best = max(*scores, 1)
        self._shares: dict[int, list[float]] = {}
        self._judged: dict[tuple[int, FridayStyle], tuple[Diary, list[int], list[int]]] = {}

    def of(self, wish: Wish) -> list[int]:
        """Points of each day; `NEVER` for a day that cannot be had."""
        base, waits = self._days(wish)
        start = max(0, (wish.earliest - self._span[0]).days)
        weeks = min(LONGEST, (self._span[0] - wish.since).days // 7) if wish.since else 0
        kept = self._kept(max(0, weeks))
        begun = waits[start] if start < len(waits) else 0
        values = [NEVER] * min(start, len(base)) + [
            int(points * kept[waited - begun]) or 1 if points else NEVER
            for points, waited in zip(base[start:], waits[start:], strict=True)
        ]
        if wish.tried:
            for at, day in enumerate(self._span):
                if day.weekday() in wish.tried and values[at] > 0:
                    values[at] = values[at] // TRIED or 1
        if wish.shown_on is not None:
            at = (wish.shown_on - self._span[0]).days
            if 0 <= at < len(values) and values[at] > 0:
                values[at] += SHOWN
        return values

    def _kept(self, weeks: int) -> list[float]:
        """Share of the worth left after 0, 1, 2 … business days, for one that has waited so many weeks."""
        if weeks not in self._shares:
            self._shares[weeks] = [(KEPT - LONG * weeks) ** n for n in range(len(self._span) + 1)]
        return self._shares[weeks]

    def _days(self, wish: Wish) -> tuple[list[int], list[int]]:
        """Points without waiting, and the business days gone by, for each day of the span."""
        key = (id(wish.diary), wish.friday_style)
        if key not in self._judged:
            base, waits, waited = [], [], 0
            for day in self._span:
                score = day_score(
                    day,
                    diary=wish.diary,
                    for_=self._lane,
                    friday_style=wish.friday_style,
                    policy=self._policy,
                )
                base.append(WORTH * score // self._best)
                waits.append(waited)
                waited += is_business_day(day, wish.diary)
            # The diary is kept, so that no other can come to have its id.
            self._judged[key] = wish.diary, base, waits
        _, base, waits = self._judged[key]
        return base, waits


def auction(values: Sequence[Sequence[int]], free: Sequence[int]) -> list[int | None]:
    """For each row of points the place it gets, None for none; no place is given out more than `free` times.

    The sum of points is at most `LOSS` a row below the best possible. Of rows alike the earlier wins.
    """
    wanted = [max(column, default=NEVER) > 0 for column in zip(*values, strict=True)]
    open_places = [at for at, room in enumerate(free) if room > 0 and values and wanted[at]]
    rows = [[row[at] for at in open_places] for row in values]
    rooms = [free[at] for at in open_places]
    prices = [0] * len(rooms)
    bids: list[list[tuple[int, int]]] = [[] for _ in rooms]
    got: list[int | None] = [None] * len(rows)
    waiting = list(range(len(rows) - 1, -1, -1))
    while waiting and rooms:
        row = waiting.pop()
        nets = list(map(sub, rows[row], prices))
        net = max(nets)
        if net <= 0:
            continue
        place = nets.index(net)
        nets[place] = 0  # having no day at all is worth nothing
        bid = prices[place] + net - max(0, *nets) + LOSS
        got[row] = place
        held = bids[place]
        if len(held) < rooms[place]:
            heappush(held, (bid, -row))
        else:
            _, loser = heapreplace(held, (bid, -row))
            got[-loser] = None
            waiting.append(-loser)
        if len(held) == rooms[place]:
            prices[place] = held[0][0]
    return [None if place is None else open_places[place] for place in got]


def _no_room(span: Sequence[date], somewhere: bool) -> Reason:
    weeks = len(span) // 7
    ahead = f"the next {counted(weeks, 'week')}" if weeks > 1 else "the week ahead"
    if somewhere:
        return Reason("TIM-5", f"Every day of {ahead} is full. It stays open until one has room.")
    return Reason("TIM-7", f"No day of {ahead} suits it.")


def _placed(
    wish: Wish,
    value: Sequence[int],
    at: int,
    span: Sequence[date],
    counts: Sequence[int],
    most: int,
    policy: Policy,
) -> Placed:
    day = span[at]
    quality = day_quality(
        day, diary=wish.diary, for_=wish.lane, friday_style=wish.friday_style, policy=policy
    )
    bare = value[at] - (SHOWN if day == wish.shown_on else 0)
    better = [n for n, worth in enumerate(value) if worth > bare and counts[n] >= most and n != at]
    better.sort(key=lambda n: (-value[n], n))
    passed = tuple((span[n], _full(span[n], most, wish.lane)) for n in better[:3])
    return Placed(wish.id, day, value[at], quality.reasons, passed)


def _full(day: date, most: int, lane: Lane) -> Reason:
    what = counted(most, "call" if lane == "call" else "letter")
    return Reason("TIM-5", f"Not {weekday(day)} {day.day}: it holds {what} already.")
