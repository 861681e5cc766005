"""Who carries the search: the names somebody gave, and what would be lost without them (NET-4, NET-10)."""

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from inroad.domain.network import Edge, degrees, degrees_from
from inroad.domain.wording import capital, counted, listed, number


@dataclass(frozen=True, slots=True)
class Loss:
    """Who would turn cold without a person, and who would only be further off; each in order of degree.

    `degrees` holds the degree that the latter would have then.
    """

    cold: tuple[str, ...]
    further: tuple[str, ...]
    degrees: Mapping[str, int] = field(default_factory=dict)


def loss_of(person: str, orphans: Iterable[str], named: Iterable[Edge], degree: Mapping[str, int]) -> Loss:
    """What becomes of `orphans`, whose every shortest way runs over `person`, in order of degree.

    `named`: every referral to one of them; `degree`: that of their givers, none for the cold.
    """
    orphans = dict.fromkeys(orphans)
    start: dict[str, int] = {}
    inside: list[Edge] = []
    for giver, one in named:
        if giver in orphans:
            inside.append((giver, one))
        elif giver != person and giver in degree:
            start[one] = min(start.get(one, degree[giver] + 1), degree[giver] + 1)
    fresh = degrees_from(start, inside)
    return Loss(
        cold=tuple(one for one in orphans if one not in fresh),
        further=tuple(one for one in orphans if one in fresh),
        degrees=fresh,
    )


class Standing:
    """The referrals of a search, to be asked about one person after another."""

    def __init__(self, known: Iterable[str], edges: Iterable[Edge]) -> None:
        edges = list(edges)
        self._known = frozenset(known)
        self._out: dict[str, list[str]] = {}
        self._in: dict[str, list[str]] = {}
        for giver, named in edges:
            self._out.setdefault(giver, []).append(named)
            self._in.setdefault(named, []).append(giver)
        self._degree = degrees(self._known, edges)

    @property
    def givers(self) -> list[str]:
        """Everyone who gave a name and can be reached, in no order that means anything."""
        return [giver for giver in self._out if giver in self._degree]

    def named_by(self, giver: str) -> tuple[str, ...]:
        """Whom this person named, each once."""
        return tuple(dict.fromkeys(self._out.get(giver, ())))

    def loss(self, person: str) -> Loss:
        """What the search would lose if `person` left it.

        Only those are looked at whose every shortest way runs over the person, so that asking about everybody
        takes time by the depth of the network, not by its square.
        """
        orphans = self._orphans(person)
        named = ((giver, one) for one in orphans for giver in self._in.get(one, ()))
        return loss_of(person, orphans, named, self._degree)

    def _orphans(self, person: str) -> dict[str, None]:
        """Those whose every shortest way runs over the person, by degree."""
        orphans: dict[str, None] = {}
        queue = deque(self._below(person))
        while queue:  # by degree, so that all givers of a level are decided before it
            named = queue.popleft()
            degree = self._degree[named]
            if named in orphans or any(
                giver != person and giver not in orphans and self._degree.get(giver) == degree - 1
                for giver in self._in[named]
            ):
                continue
            orphans[named] = None
            queue.extend(self._below(named))
        return orphans

    def _below(self, giver: str) -> list[str]:
        degree = self._degree.get(giver)
        if degree is None:
            return []
        return [named for named in self.named_by(giver) if self._degree.get(named) == degree + 1]


def champion_words(name: str, names: int, met: int, cold: list[str], cold_count: int) -> str:
    """What somebody did for the search, and what hangs on them alone; `cold` holds the first few names."""
    said = f"{name} named {counted(names, 'person', 'people')}"
    if met:
        said += f"; you met {'this one' if names == met == 1 else f'{number(met)} of them'}"
    if not cold:
        return f"{said}."
    more = cold_count - len(cold)
    whom = listed([*cold, counted(more, "other")] if more else cold)
    return f"{said}. Without {name} there would be no way to {whom}."


def by_merit(met: Mapping[str, int], names: Mapping[str, int]) -> list[str]:
    """Givers by the names that led to meetings, then by names given; ties by id."""
    return sorted(names, key=lambda one: (-met.get(one, 0), -names[one], one))


def loss_words(name: str, cold: Sequence[str], cold_count: int, further_count: int) -> str:
    """What hangs on one person; `cold` holds the first few names (NET-1)."""
    off = counted(further_count, "person would be", "people would be")
    if not cold_count:
        if not further_count:
            return f"Nobody would be out of reach without {name}."
        return f"Without {name}, {off} further off, and nobody out of reach."
    more = cold_count - len(cold)
    whom = listed([*cold, counted(more, "other")] if more else cold)
    said = f"Without {name} there would be no way to {whom}."
    return f"{said} {capital(off)} further off." if further_count else said
