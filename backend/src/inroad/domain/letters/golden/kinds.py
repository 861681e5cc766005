"""What a sentence is made of, in the broadest kinds: does it speak of work, of money, of what a guest asks
for; of the writer, of the reader; is it a question, a wish, the past? Which kinds stand together says much
about sentences of which no word was ever seen beside another."""

from functools import cache
from itertools import combinations

from inroad.domain.letters.golden.lexicon import lines
from inroad.domain.letters.golden.tagger import Tagged, table

_MOST = 3  # kinds that are looked at together
_SHORT = 6  # words
_OPENERS = "asking"  # these count where they open a sentence


@cache
def _kinds() -> dict[str, frozenset[str]]:
    """Kinds of each word of `kinds.txt`."""
    found: dict[str, set[str]] = {}
    kind = ""
    for line in lines("kinds.txt"):
        if line.startswith(" "):
            for word in line.split():
                found.setdefault(word, set()).add(kind)
        else:
            kind = line.split()[1]
    return {word: frozenset(names) for word, names in found.items()}


def kinds(tagged: Tagged) -> tuple[str, ...]:
    """The kinds that a sentence holds, sorted."""
    known, role = _kinds(), table().mask("ROLE")
    words = [word for word in tagged.words if word[0].isalpha()]
    found: set[str] = set()
    for token in words:
        for word in token.split("_"):
            found |= known.get(word, frozenset())
    if not words or _OPENERS not in known.get(words[0], ()):
        found.discard(_OPENERS)
    if "?" in tagged.words:
        found.add("question")
    if any(mask & role for mask in tagged.line.masks):
        found.add("role")
    if len(words) <= _SHORT:
        found.add("short")
    return tuple(sorted(found))


@cache
def _mixtures(names: tuple[str, ...]) -> frozenset[str]:
    together = {"+".join(some) for count in range(1, _MOST + 1) for some in combinations(names, count)}
    return frozenset("k:" + each for each in together | {"=" + "+".join(names)})


def mixtures(tagged: Tagged) -> frozenset[str]:
    """Features: up to three kinds that stand together in the sentence, and all of them at once."""
    return _mixtures(kinds(tagged))
