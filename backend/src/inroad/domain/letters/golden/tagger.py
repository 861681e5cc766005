"""From a sentence to a tagged line: phrases joined, fillers left out, a mask of word classes per token."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from inroad.domain.letters.golden import lexicon
from inroad.domain.letters.golden.matcher import ClassTable, Line
from inroad.domain.letters.text import Sentence, Token


@cache
def table() -> ClassTable:
    """The word classes with all their forms; built at the first check and kept."""
    classes = {name: members for name, members in lexicon.classes().items() if not name.startswith("ROLE_")}
    return ClassTable({"ROLE": (), "PROPER": (), "NUMBER": (), "SUM": (), **classes})


@dataclass(frozen=True, slots=True)
class Tagged:
    """A tagged sentence: its line for matching, and the words of each place for explaining."""

    line: Line
    tokens: tuple[Token, ...]
    words: tuple[str, ...]


def tag(sentence: Sentence) -> Tagged:
    """Tag a sentence. Phrases that are one word in all but spelling (fillers, look-alikes, "would not say
    no") become
    one token; other phrases are a second way to read the tokens."""
    classes = table()
    whole = classes.mask("FILLER|NEUTRAL|WHOLE")
    filler = classes.mask("FILLER")
    source = sentence.tokens
    tokens: list[Token] = []
    masks: list[int] = []
    place = 0
    while place < len(source):
        mask, length = next(
            ((m, n) for m, n in _phrases(classes, source, place) if m & whole),
            (_word_mask(classes, source[place], place), 1),
        )
        if not mask & filler:
            first, last = source[place], source[place + length - 1]
            norm = "_".join(token.norm for token in source[place : place + length])
            tokens.append(Token(norm, first.raw, first.start, last.end))
            masks.append(mask)
        place += length
    choices: list[tuple[tuple[int, int], ...]] = []
    together = 0
    for index, mask in enumerate(masks):
        found = ((mask, 1), *_phrases(classes, tokens, index))
        choices.append(found)
        for other, _ in found[1:]:
            masks[index] |= other
        together |= masks[index]
    line = Line(masks, choices, together, classes.mask("BREAK"), classes.mask("FUNC"), classes.mask("START"))
    return Tagged(line, tuple(tokens), tuple(token.norm for token in tokens))


def _word_mask(classes: ClassTable, token: Token, place: int) -> int:
    mask = classes.words.get(token.norm, 0)
    if _is_role(token.norm):
        mask |= classes.mask("ROLE")
    if token.raw[0].isupper() and place and not mask:
        mask |= classes.mask("PROPER")
    if token.norm[0].isdigit():
        mask |= classes.mask("NUMBER")
    if token.norm[0] in "£$€":
        mask |= classes.mask("SUM")
    return mask


def _phrases(classes: ClassTable, tokens: Sequence[Token], place: int) -> list[tuple[int, int]]:
    """Phrases that begin at a token, longest first, as (mask, tokens taken)."""
    found = []
    for phrase, mask in classes.phrases.get(tokens[place].norm, ()):
        end = place + len(phrase)
        if end <= len(tokens) and all(tokens[place + i].norm == word for i, word in enumerate(phrase)):
            found.append((mask, len(phrase)))
    return found


@cache
def _role_words() -> tuple[tuple[str, ...], frozenset[str]]:
    classes = lexicon.classes()
    return classes["ROLE_ENDING"], frozenset(classes["ROLE_EXCEPTION"])


def _is_role(word: str) -> bool:
    endings, exceptions = _role_words()
    if word in exceptions or len(word) < 4:
        return False
    single = word[:-1] if word.endswith("s") and not word.endswith("ss") else word
    return single.endswith(endings) and single not in exceptions
