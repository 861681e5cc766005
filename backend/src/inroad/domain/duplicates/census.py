"""How common a name is among these contacts: what a namesake is worth."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from inroad.domain.duplicates.names import COMMON_FAMILY
from inroad.domain.duplicates.people import Person

SHARED_BY = 4
"""A telephone number or address that so many contacts have is a switchboard or a shared mailbox."""


LEAST = 25
"""Fewer family names of one ending say nothing of who bears them."""


def ending(family: str) -> str:
    """The end of a family name, which often tells where it comes from."""
    return family[-2:]


@dataclass(frozen=True, slots=True)
class Census:
    """Counts over all contacts of a search. Names that are not counted count as borne once."""

    total: int
    given: Mapping[str, int] = field(default_factory=dict)
    family: Mapping[str, int] = field(default_factory=dict)
    shared: frozenset[str] = frozenset()
    endings: Mapping[str, int] = field(default_factory=dict)
    together: Mapping[tuple[str, str], int] = field(default_factory=dict)

    @classmethod
    def of(cls, people: Iterable[Person]) -> "Census":
        """Counted over all of them."""
        given: Counter[str] = Counter()
        family: Counter[str] = Counter()
        reach: Counter[str] = Counter()
        endings: Counter[str] = Counter()
        together: Counter[tuple[str, str]] = Counter()
        total = 0
        for one in people:
            total += 1
            given[one.first] += 1
            family[one.last] += 1
            endings[ending(one.last)] += 1
            together[one.first, ending(one.last)] += 1
            reach.update(one.emails)
            reach.update(one.phones)
        shared = frozenset(value for value, count in reach.items() if count >= SHARED_BY)
        return cls(total, given, family, shared, endings, together)

    def namesakes(self, given: str, family: str) -> float:
        """How many others of this name chance alone would put among the contacts.

        Names do not meet at random: given names are counted among all, and among those whose family name ends
        alike, for Sergey and -ov come from one place. The larger counts.
        """
        families = max(self.family.get(family, 1) - 1, 0.5)
        share = max(self.given.get(given, 1) - 1, 0.5) / max(self.total, 50)
        tail = ending(family)
        near = max(self.together.get((given, tail), 1) - 1, 0.5) / max(self.endings.get(tail, 1), LEAST)
        expected = families * max(share, near if self.endings.get(tail, 1) >= LEAST else 0.0)
        return max(expected, 0.03) if family in COMMON_FAMILY else expected
