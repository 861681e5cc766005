"""Which pairs are worth a look: people who share a key, each key capped, so that the work stays bounded."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from inroad.domain.duplicates.census import Census
from inroad.domain.duplicates.names import sound
from inroad.domain.duplicates.people import Likeness, Person
from inroad.domain.duplicates.scoring import POSSIBLE, Verdict, judge

CAP = 60
"""A key that more people share is left out: it says nothing of any two of them."""

MOST = 20_000
"""Pairs kept, the likeliest first."""

_SAME = str.maketrans("ckqyjiew", "kkkiiiev")


def _by_reach(one: Person) -> Iterator[str]:
    yield from one.emails
    yield from one.phones
    if one.linkedin:
        yield one.linkedin


def _by_whole_name(one: Person) -> Iterator[str]:
    given, family = "".join(one.given), one.last
    yield given + family
    if given and family:
        yield family + given
        yield one.first + family


def _by_formal_name(one: Person) -> Iterator[str]:
    """Bob Smith and Robert Smith, with either half of a double family name; a slip in the family name."""
    for name in (one.first, *one.given[1:2], *one.formal):
        for family in one.family or ("",):
            yield f"{name}|{family}"
        yield f"{name}|{one.last[:1].translate(_SAME)}"
        yield f"{name}|{sound(one.last)[:2]}|"
        if one.organization:
            yield f"{name}|{one.organization}||"


def _by_sound(one: Person) -> Iterator[str]:
    """The family name as it sounds, with the first letter of the given name."""
    if one.last and one.first:
        for name in (one.first, *one.given[1:2]):
            yield f"{sound(one.last)}|{name[0].translate(_SAME)}"


_WAYS = (_by_reach, _by_whole_name, _by_formal_name, _by_sound)


def keys(one: Person) -> set[str]:
    """All keys of a person."""
    return {f"{at}{key}" for at, way in enumerate(_WAYS) for key in way(one)}


def candidates(people: Sequence[Person], cap: int = CAP) -> Iterator[tuple[int, int]]:
    """Pairs of positions that share a key, each once; one way of making keys after the other."""
    seen: set[int] = set()
    width = len(people)
    for way in _WAYS:
        groups: dict[str, list[int]] = {}
        for at, one in enumerate(people):
            for key in set(way(one)):
                groups.setdefault(key, []).append(at)
        for group in groups.values():
            if 1 < len(group) <= cap:
                for a, b in combinations(group, 2):
                    pair = a * width + b
                    if pair not in seen:
                        seen.add(pair)
                        yield a, b


def likely_pairs(
    people: Sequence[Person],
    likeness: Likeness,
    *,
    least: int = POSSIBLE,
    cap: int = CAP,
    most: int = MOST,
) -> list[tuple[str, str, Verdict]]:
    """(id, id, verdict) of all pairs from `least` up, the likeliest first; the lower id stands first."""
    census = Census.of(people)
    found: list[tuple[str, str, Verdict]] = []
    for a, b in candidates(people, cap):
        verdict = judge(people[a], people[b], census, likeness, least=least)
        if verdict is not None:
            first, second = sorted((people[a].id, people[b].id))
            found.append((first, second, verdict))
    found.sort(key=lambda each: (-each[2].score, each[0], each[1]))
    return found[:most]
