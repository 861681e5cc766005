"""Names in a letter: is one there, and is it spelt as the contact spells it."""

import re
from dataclasses import dataclass

from inroad.domain.letters.text import fold

TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "mx",
        "miss",
        "dr",
        "prof",
        "professor",
        "sir",
        "dame",
        "lord",
        "lady",
        "rev",
        "reverend",
        "fr",
        "father",
        "sister",
        "brother",
        "bishop",
        "rabbi",
        "imam",
        "elder",
        "jr",
        "sr",
        "phd",
        "md",
        "esq",
    ]
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ORDINARY = frozenset(
    [
        "dear",
        "hello",
        "may",
        "will",
        "mark",
        "rose",
        "grace",
        "hope",
        "frank",
        "joy",
        "april",
        "june",
        "july",
        "august",
        "good",
        "best",
        "yours",
        "kind",
        "many",
        "thank",
        "thanks",
        "with",
        "the",
        "and",
        "for",
        "from",
        "when",
        "where",
        "what",
        "this",
        "that",
        "these",
        "those",
        "there",
        "their",
        "they",
        "then",
        "than",
        "some",
        "your",
        "you",
        "our",
        "are",
        "was",
        "has",
        "have",
        "had",
        "her",
        "him",
        "his",
        "she",
        "who",
        "how",
        "why",
        "not",
        "but",
        "can",
        "could",
        "would",
        "should",
        "please",
        "sincerely",
        "regards",
        "street",
        "road",
        "avenue",
    ]
)


@dataclass(frozen=True, slots=True)
class NameWord:
    """A word of the text that may be a name, with its offsets."""

    text: str
    start: int
    end: int


def parts(name: str) -> tuple[str, ...]:
    """Words of a name without titles: `Dr Ana de Souza` gives `Ana`, `de`, `Souza`."""
    return tuple(w for w in _WORD.findall(name) if fold(w) not in TITLES)


def contains_name(text: str, name: str) -> bool:
    """True when all words of the name stand in the text one after the other, whatever the accents and
    breaks."""
    wanted = [fold(w) for w in parts(name)]
    if not wanted:
        wanted = [fold(w) for w in name.split()]
        return bool(wanted) and " ".join(wanted) in fold(" ".join(text.split()))
    words = [fold(w) for w in _WORD.findall(text)]
    return any(words[i : i + len(wanted)] == wanted for i in range(len(words) - len(wanted) + 1))


def capitalised_words(text: str) -> tuple[NameWord, ...]:
    """Words that begin with a capital."""
    return tuple(
        NameWord(m.group(), m.start(), m.end()) for m in _WORD.finditer(text) if m.group()[0].isupper()
    )


def distance(a: str, b: str, limit: int = 2) -> int:
    """Edits (insert, delete, replace, swap of neighbours) from a to b; limit + 1 when there are more."""
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        older, before, row = before, row, [i]
        for j, right in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == b[j - 2] and a[i - 2] == right:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]


def misspelt(word: str, names: tuple[str, ...]) -> str | None:
    """The name that `word` almost spells, or None. Short names need to be nearer, ordinary words never
    count."""
    folded = fold(word)
    if folded in _ORDINARY or folded in TITLES or len(folded) < 4:
        return None
    if any(folded == fold(name) for name in names):
        return None
    for name in names:
        if len(name) < 4 or not name[0].isupper():
            continue
        allowed = 1 if len(name) < 7 else 2
        if 0 < distance(folded, fold(name), allowed) <= allowed and (
            folded[0] == fold(name)[0] or allowed == 2
        ):
            return name
    return None
