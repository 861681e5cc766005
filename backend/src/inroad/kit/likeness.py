"""How like two names are: edit distance, and the formal names a short one stands for.

The rules that use these numbers are the domain's (docs/decisions/0012-duplicates.md).
"""

from functools import lru_cache

from nicknames import NickNamer
from rapidfuzz.distance import OSA


class NameBook:
    """A dictionary of short names, read once, and a measure of typing errors. Names are folded."""

    def __init__(self) -> None:
        self._names = NickNamer()
        self.formal_names = lru_cache(maxsize=50_000)(self._formal_names)

    def _formal_names(self, name: str) -> frozenset[str]:
        return frozenset(
            formal
            for formal in self._names.canonicals_of(name)
            if formal != name and _plausible(name, formal)
        )

    def short_names(self, name: str) -> frozenset[str]:
        """Short forms of this name."""
        return frozenset(
            short for short in self._names.nicknames_of(name) if short != name and _plausible(short, name)
        )

    def is_name(self, name: str) -> bool:
        """Whether this is a given name of its own in the dictionary, and so hardly a typing error."""
        return bool(self._names.nicknames_of(name) or self._names.canonicals_of(name))

    def distance(self, one: str, other: str, most: int) -> int:
        """Letters left out, added, changed or swapped between the two; `most` + 1 when there are more."""
        return OSA.distance(one, other, score_cutoff=most)


def _plausible(short: str, formal: str) -> bool:
    """The dictionary also lists names that were only ever confused: keep those one can hear."""
    return short[0] == formal[0] or short[:3] in formal or (short, formal) in _UNLIKE


_UNLIKE = frozenset(
    (short, formal)
    for formal, shorts in {
        "robert": "bob bobby bobbie",
        "william": "bill billy billie",
        "richard": "dick dickie",
        "margaret": "peggy peg daisy",
        "edward": "ted teddy ned",
        "theodore": "ned",
        "john": "ian hank",
        "henry": "hank harry",
        "elizabeth": "betsy betty bess bessie libby lisa tibby",
        "mary": "polly molly",
        "sarah": "sally sadie",
        "ann": "nancy nan",
        "anne": "nancy nan",
        "helen": "nell nellie",
        "eleanor": "nell nellie",
        "katherine": "kit kitty",
        "catherine": "kit kitty kate katie kathy kay",
        "dorothy": "dolly dot dottie",
        "martha": "patty",
        "matilda": "patty",
        "james": "jim jimmy",
        "anthony": "tony",
        "antonia": "toni",
        "alexander": "sandy sasha xander",
        "alexandra": "sandy sasha",
        "rebecca": "becky",
        "bridget": "biddy delia",
    }.items()
    for short in shorts.split()
)


@lru_cache(maxsize=1)
def name_book() -> NameBook:
    """The one name book of the process, made when it is first asked for."""
    return NameBook()
