"""The referral graph: degrees, ways to an introduction, generations (NET-1, NET-4, NET-5).

The seeker is the root. A known person hangs from it by one edge; a referral is an edge from the one who gave
the name to the one named. The same two people may have several referrals between them, and cycles are fine.
"""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

SEEKER: Final = ""
Edge = tuple[str, str]
Change = dict[str, int | None]


class NetworkError(ValueError):
    """An edge the graph refuses. `code` is self_referral, unknown_person or unknown_edge."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def degrees(known: Iterable[str], edges: Iterable[Edge]) -> dict[str, int]:
    """Degree of everyone the seeker can be led to: 1 for the known, one more a referral, the shortest way.

    Whoever is not in the result is cold.
    """
    out: dict[str, list[str]] = {}
    for giver, named in edges:
        out.setdefault(giver, []).append(named)
    found = dict.fromkeys(known, 1)
    level = list(found)
    degree = 1
    while level:
        degree += 1
        reached: list[str] = []
        for giver in level:
            for named in out.get(giver, ()):
                if named not in found:
                    found[named] = degree
                    reached.append(named)
        level = reached
    return found


class Network:
    """A graph of people with degrees kept right as edges come and go; each change returns what it changed.

    A change maps a person to the new degree, None for cold. Warmth (0 to 5) serves the paths alone.
    """

    def __init__(
        self, people: Iterable[str], known: Mapping[str, int], edges: Iterable[tuple[str, str, int]]
    ):
        """`known` maps to closeness 1–5. Raises NetworkError as `insert` does."""
        self._out: dict[str, dict[str, list[int]]] = {SEEKER: {}}
        self._in: dict[str, dict[str, list[int]]] = {}
        for person in people:
            self.add_person(person)
        for person, closeness in known.items():
            self._link(SEEKER, person, closeness)
        plain = []
        for giver, named, warmth in edges:
            self._link(giver, named, warmth)
            plain.append((giver, named))
        self._degree: dict[str, int] = {SEEKER: 0, **degrees(known, plain)}
        self._possible: dict[str, dict[str, int]] = {}

    def add_person(self, person: str) -> None:
        if not person:
            raise NetworkError("unknown_person", "a person needs an id")
        self._out.setdefault(person, {})
        self._in.setdefault(person, {})

    def degree(self, person: str) -> int | None:
        """1, 2, … or None for cold. Raises NetworkError for someone who is not in the graph."""
        self._known_person(person)
        return self._degree.get(person)

    def know(self, person: str, closeness: int) -> Change:
        """The seeker knows this person after all."""
        self._known_person(person)
        if person in self._out[SEEKER]:
            self._out[SEEKER][person] = [closeness]
            self._in[person][SEEKER] = [closeness]
            return {}
        return self._insert(SEEKER, person, closeness)

    def unknow(self, person: str) -> Change:
        """The seeker does not know this person after all. Raises NetworkError when they never did."""
        return self._delete(SEEKER, person)

    def insert(self, giver: str, named: str, warmth: int = 3) -> Change:
        """Add a referral. Raises NetworkError for a self-referral or someone unknown."""
        self._known_person(giver)
        return self._insert(giver, named, warmth)

    def delete(self, giver: str, named: str, warmth: int | None = None) -> Change:
        """Take one referral back (the one of this warmth, where there are several between the two).

        Another referral between the same two still counts. Raises NetworkError without one.
        """
        self._known_person(giver)
        return self._delete(giver, named, warmth)

    def suppose(self, one: str, other: str, warmth: int = 1) -> None:
        """Note that two people probably know each other: a path may use it, a degree never does (NET-5)."""
        self._known_person(one)
        self._check(one, other)
        self._possible.setdefault(one, {})[other] = warmth
        self._possible.setdefault(other, {})[one] = warmth

    def descendants(self, person: str) -> dict[str, int]:
        """Everyone reached through this person, with the number of referrals between them."""
        self._known_person(person)
        found = {person: 0}
        queue = deque([person])
        while queue:
            giver = queue.popleft()
            for named in self._out[giver]:
                if named not in found:
                    found[named] = found[giver] + 1
                    queue.append(named)
        del found[person]
        return found

    def links_from(self, person: str) -> dict[str, int]:
        """Who can be reached in one step, with the warmth: referrals given first, then what is supposed."""
        links = {named: max(warmths) for named, warmths in self._out.get(person, {}).items()}
        for named, warmth in self._possible.get(person, {}).items():
            links.setdefault(named, warmth)
        return links

    def links_to(self, person: str) -> dict[str, int]:
        """The same, one step back."""
        links = {giver: max(warmths) for giver, warmths in self._in.get(person, {}).items()}
        for giver, warmth in self._possible.get(person, {}).items():
            links.setdefault(giver, warmth)
        return links

    def granted(self, giver: str, named: str) -> bool:
        """Whether this step is a referral that was given, not one that is only supposed."""
        return named in self._out.get(giver, {})

    def _known_person(self, person: str) -> None:
        if person == SEEKER or person not in self._out:
            raise NetworkError("unknown_person", "one of the two is not among the contacts")

    def _check(self, giver: str, named: str) -> None:
        self._known_person(named)
        if giver != SEEKER:
            self._known_person(giver)
        if giver == named:
            raise NetworkError("self_referral", "nobody refers one to themselves")

    def _link(self, giver: str, named: str, warmth: int) -> None:
        self._check(giver, named)
        self._out[giver].setdefault(named, []).append(warmth)
        self._in[named].setdefault(giver, []).append(warmth)

    def _insert(self, giver: str, named: str, warmth: int) -> Change:
        self._link(giver, named, warmth)
        changed: Change = {}
        start = self._degree.get(giver)
        queue = deque([(named, start + 1)] if start is not None else [])
        while queue:
            person, degree = queue.popleft()
            if self._degree.get(person, degree + 1) <= degree:
                continue
            self._degree[person] = changed[person] = degree
            queue.extend((after, degree + 1) for after in self._out[person])
        return changed

    def _delete(self, giver: str, named: str, warmth: int | None = None) -> Change:
        warmths = self._out.get(giver, {}).get(named)
        if not warmths:
            raise NetworkError("unknown_edge", "there is no such referral")
        gone = warmth if warmth in warmths else warmths[-1]
        warmths.remove(gone)
        self._in[named][giver].remove(gone)
        if warmths:
            return {}
        del self._out[giver][named]
        del self._in[named][giver]
        before, start = self._degree.get(named), self._degree.get(giver)
        if before is None or start is None or before != start + 1:
            return {}
        return self._settle(self._orphans(named))

    def _orphans(self, first: str) -> dict[str, int]:
        """Those whose every shortest way ran over the edge just taken, with their old degree."""
        orphans: dict[str, int] = {}
        queue = deque([first])
        while queue:  # by old degree, so that all givers of a level are decided before it
            person = queue.popleft()
            degree = self._degree[person]
            if person in orphans or any(
                self._degree.get(giver) == degree - 1 and giver not in orphans for giver in self._in[person]
            ):
                continue
            orphans[person] = degree
            queue.extend(n for n in self._out[person] if self._degree.get(n) == degree + 1)
        return orphans

    def _settle(self, orphans: dict[str, int]) -> Change:
        """Give orphans their new degree from those around them who kept theirs, the nearest first."""
        for person in orphans:
            del self._degree[person]
        levels: dict[int, list[str]] = {}
        for person in orphans:
            around = [self._degree[g] + 1 for g in self._in[person] if g in self._degree]
            if around:
                levels.setdefault(min(around), []).append(person)
        changed: Change = dict.fromkeys(orphans)
        while levels:
            degree = min(levels)
            for person in levels.pop(degree):
                if person in self._degree:
                    continue
                self._degree[person] = changed[person] = degree
                for after in self._out[person]:
                    if after in orphans and after not in self._degree:
                        levels.setdefault(degree + 1, []).append(after)
        return {person: degree for person, degree in changed.items() if degree != orphans[person]}


@dataclass(frozen=True, slots=True)
class Path:
    """A way from the seeker to someone: the people in order, the last of them the one to reach.

    `granted` says for each person whether the step to them is given (known, or referred) or still to be
    asked for; `warmth` is the sum over the steps.
    """

    people: tuple[str, ...]
    granted: tuple[bool, ...]
    warmth: int

    @property
    def ask(self) -> str | None:
        """The person to ask next for an introduction: the one before the first step not granted."""
        if False not in self.granted:
            return None
        return self.people[self.granted.index(False) - 1]


def degrees_from(start: Mapping[str, int], edges: Iterable[Edge]) -> dict[str, int]:
    """Degrees in a part of the graph whose rim is known.

    `start`: the degree each person has by what lies outside the part (1 for the known); `edges`: the
    referrals inside it. Whoever is not in the result is cold.
    """
    out: dict[str, list[str]] = {}
    for giver, named in edges:
        out.setdefault(giver, []).append(named)
    waiting: dict[int, list[str]] = {}
    for person, degree in start.items():
        waiting.setdefault(degree, []).append(person)
    found: dict[str, int] = {}
    while waiting:
        degree = min(waiting)
        for person in waiting.pop(degree):
            if person in found:
                continue
            found[person] = degree
            for named in out.get(person, ()):
                if named not in found:
                    waiting.setdefault(degree + 1, []).append(named)
    return found
