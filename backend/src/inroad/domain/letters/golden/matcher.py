"""Patterns over word classes: who does what for whom, with room for other words between.

Syntax of a pattern, elements separated by blanks:
  `JOB`        a token of that class; `a|JOB` any of several; a lower-case word stands for itself
  `!NEG`       the next token is not of that class (takes no token)
  `JOB?`       may be missing
  `..` `..3`   up to six (three) tokens, not across a strong break such as `;` or `but`
  `_2`         up to two content words (no determiner, pronoun, preposition, auxiliary or mark)
  `^` `$`      the clause begins here; the sentence ends here
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

_ANY_GAP = 6


@dataclass(frozen=True, slots=True)
class Element:
    """One step of a pattern. `kind` is one of token, not, gap, content, begin, end."""

    kind: str
    mask: int = 0
    most: int = 1
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern; `needs` holds a mask for every token it cannot do without."""

    source: str
    elements: tuple[Element, ...]
    needs: tuple[int, ...]


class ClassTable:
    """Gives every class and every word used in a pattern a bit."""

    def __init__(self, classes: Mapping[str, Iterable[str]]) -> None:
        self._bit: dict[str, int] = {}
        self.words: dict[str, int] = {}
        self.phrases: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        for name, members in classes.items():
            bit = self._bit.setdefault(name, 1 << len(self._bit))
            for member in members:
                self._add(member, bit)

    def _add(self, member: str, bit: int) -> None:
        words = tuple(member.split("_"))
        if len(words) == 1:
            self.words[member] = self.words.get(member, 0) | bit
            return
        known = self.phrases.setdefault(words[0], [])
        for index, (phrase, mask) in enumerate(known):
            if phrase == words:
                known[index] = (phrase, mask | bit)
                return
        known.append((words, bit))
        known.sort(key=lambda entry: -len(entry[0]))

    def class_names(self) -> tuple[str, ...]:
        """Names of the classes, without the words that patterns added."""
        return tuple(name for name in self._bit if not name.startswith("="))

    def mask(self, names: str) -> int:
        """The mask of `A|b|C`. Raises KeyError for an unknown class."""
        mask = 0
        for name in names.split("|"):
            if name.isupper() or (name[:1].isupper() and "_" in name):
                mask |= self._bit[name]
                continue
            bit = self._bit.setdefault("=" + name, 1 << len(self._bit))
            self._add(name, bit)
            mask |= bit
        return mask

    def compile(self, source: str) -> Pattern:
        """Read a pattern. Raises KeyError for an unknown class."""
        elements = tuple(self._element(part) for part in source.split())
        needs = tuple(e.mask for e in elements if e.kind == "token" and not e.optional)
        return Pattern(source, elements, needs)

    def _element(self, part: str) -> Element:
        if part == "^":
            return Element("begin")
        if part == "$":
            return Element("end")
        if part.startswith(".."):
            return Element("gap", most=int(part[2:] or _ANY_GAP))
        if part[0] == "_":
            return Element("content", most=int(part[1:]))
        if part[0] == "!":
            return Element("not", mask=self.mask(part[1:]))
        optional = part.endswith("?") and len(part) > 1
        return Element("token", mask=self.mask(part.rstrip("?") if optional else part), optional=optional)


@dataclass(frozen=True, slots=True)
class Line:
    """A tagged sentence.

    `masks` holds per token the classes of the word and of every phrase that begins with it; `choices` the
    ways
    to read on from there as (mask, tokens taken). No gap crosses `breaks`, no content gap a `closed` word; a
    clause begins after a `starters` token. `all_mask` is the union of the masks.
    """

    masks: Sequence[int]
    choices: Sequence[tuple[tuple[int, int], ...]]
    all_mask: int
    breaks: int
    closed: int
    starters: int


def search(pattern: Pattern, line: Line, first: int = 0) -> tuple[int, int] | None:
    """The first match as token indexes (start, end exclusive), or None."""
    for need in pattern.needs:
        if not need & line.all_mask:
            return None
    head = pattern.elements[0]
    anchored = head.kind == "token" and not head.optional
    for start in range(first, len(line.masks)):
        if anchored and not line.masks[start] & head.mask:
            continue
        end = _match(pattern.elements, 0, line, start)
        if end is not None:
            return start, end
    return None


def _match(elements: tuple[Element, ...], at: int, line: Line, place: int) -> int | None:
    if at == len(elements):
        return place
    element = elements[at]
    here = line.masks[place] if place < len(line.masks) else 0
    if element.kind == "token":
        if here & element.mask:
            for mask, taken in line.choices[place]:
                if mask & element.mask and (end := _match(elements, at + 1, line, place + taken)) is not None:
                    return end
        return _match(elements, at + 1, line, place) if element.optional else None
    if element.kind == "gap" or element.kind == "content":
        return _match_gap(elements, at, line, place)
    if element.kind == "not":
        stands = not here & element.mask
    elif element.kind == "begin":
        stands = place == 0 or bool(line.masks[place - 1] & line.starters)
    else:
        stands = place >= len(line.masks)
    return _match(elements, at + 1, line, place) if stands else None


def _match_gap(elements: tuple[Element, ...], at: int, line: Line, place: int) -> int | None:
    element = elements[at]
    stop = line.breaks if element.kind == "gap" else line.breaks | line.closed
    for skipped in range(element.most + 1):
        end = _match(elements, at + 1, line, place + skipped)
        if end is not None:
            return end
        if place + skipped >= len(line.masks) or line.masks[place + skipped] & stop:
            return None
    return None
