"""The ways to an introduction: shortest first, then warmest, with alternatives (NET-5).

One best way is found from both ends, level by level, so that only the near halves of a large network are
looked at; alternatives leave the best way at each of its people in turn (Yen's method).
"""

from collections.abc import Callable, Mapping
from itertools import pairwise

from inroad.domain.network import SEEKER, Edge, Network, NetworkError, Path

Links = Callable[[str], Mapping[str, int]]
_Found = tuple[tuple[str, ...], int]


def introduction_paths(network: Network, target: str, count: int = 3) -> list[Path]:
    """Up to `count` ways from the seeker to `target` without anybody twice, shortest then warmest.

    Ties are settled by the ids along the way, so that the answer is the same each time. Empty without a way.
    Raises NetworkError for someone who is not in the network.
    """
    if target == SEEKER:
        raise NetworkError("unknown_person", "the seeker needs no introduction")
    network.degree(target)
    first = _best(network, SEEKER, target, frozenset(), frozenset())
    chosen: list[_Found] = [first] if first else []
    candidates: dict[tuple[str, ...], int] = {}
    while chosen and len(chosen) < count:
        last = chosen[-1][0]
        for cut in range(len(last) - 1):
            root = last[: cut + 1]
            edges = frozenset(
                (p[cut], p[cut + 1]) for p, _ in chosen if p[: cut + 1] == root and len(p) > cut + 1
            )
            rest = _best(network, root[-1], target, frozenset(root[:-1]), edges)
            if rest:
                warmth = rest[1] + sum(network.links_from(a)[b] for a, b in pairwise(root))
                candidates[root[:-1] + rest[0]] = warmth
        for taken, _ in chosen:
            candidates.pop(taken, None)
        if not candidates:
            break
        best = min(candidates, key=lambda p: (len(p), -candidates[p], p))
        chosen.append((best, candidates.pop(best)))
    return [_path(network, people, warmth) for people, warmth in chosen[:count]]


def _path(network: Network, people: tuple[str, ...], warmth: int) -> Path:
    granted = tuple(network.granted(a, b) for a, b in pairwise(people))
    return Path(people[1:], granted, warmth)


class _Side:
    """One half of the search: how far each person is, and the warmest way of that length to them.

    The frontier stands in the order in which its people win ties. From the seeker that is the order of
    their ways, person by person; back from the target the next person alone decides. So the same way wins
    wherever the halves meet, and whatever else the network holds.
    """

    def __init__(self, start: str, links: Links, *, ahead: bool):
        self.links = links
        self.ahead = ahead
        self.distance = {start: 0}
        self.warmth = {start: 0}
        self.before: dict[str, str] = {}
        self.frontier = [start]
        self.depth = 0

    def expand(self, usable: Callable[[str, str], bool]) -> None:
        """Go one level out; of equally long ways the warmest is kept, then the one that comes first."""
        self.depth += 1
        reached: list[str] = []
        for person in self.frontier:
            for after, warmth in self.links(person).items():
                if not usable(person, after):
                    continue
                total = self.warmth[person] + warmth
                if after not in self.distance:
                    self.distance[after] = self.depth
                    reached.append(after)
                elif self.distance[after] != self.depth or total <= self.warmth[after]:
                    continue
                self.warmth[after] = total
                self.before[after] = person
        if self.ahead:
            place = {person: at for at, person in enumerate(self.frontier)}
            reached.sort(key=lambda person: (place[self.before[person]], person))
        else:
            reached.sort()
        self.frontier = reached

    def way(self, person: str) -> list[str]:
        """From `person` back to where this half began, `person` left out."""
        way: list[str] = []
        while person in self.before:
            person = self.before[person]
            way.append(person)
        return way


def _best(
    network: Network, source: str, target: str, banned: frozenset[str], edges: frozenset[Edge]
) -> _Found | None:
    """The shortest way, of those the warmest, of those the first by the ids in order; without the banned."""
    if source == target:
        return (source,), 0
    ahead, back = _Side(source, network.links_from, ahead=True), _Side(target, network.links_to, ahead=False)

    def forward(a: str, b: str) -> bool:
        return b not in banned and (a, b) not in edges

    def backward(b: str, a: str) -> bool:
        return a not in banned and (a, b) not in edges

    while ahead.frontier and back.frontier:
        if len(ahead.frontier) <= len(back.frontier):
            ahead.expand(forward)
        else:
            back.expand(backward)
        near, far = (ahead, back) if len(ahead.frontier) <= len(back.frontier) else (back, ahead)
        meeting = [p for p in near.frontier if far.distance.get(p) == far.depth]
        if meeting:
            warmest = max(ahead.warmth[p] + back.warmth[p] for p in meeting)
            tied = {p for p in meeting if ahead.warmth[p] + back.warmth[p] == warmest}
            middle = next(p for p in ahead.frontier if p in tied)
            people = (*reversed(ahead.way(middle)), middle, *back.way(middle))
            return people, ahead.warmth[middle] + back.warmth[middle]
    return None
