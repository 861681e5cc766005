"""From a sentence to a tagged line: phrases joined, fillers left out, a mask of word classes per token."""

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
    """Tag a sentence."""
    classes = table()
    filler, role = classes.mask("FILLER"), classes.mask("ROLE")
    proper, number, money = classes.mask("PROPER"), classes.mask("NUMBER"), classes.mask("SUM")
    tokens: list[Token] = []
    words: list[str] = []
    masks: list[int] = []
    source = sentence.tokens
    place = 0
    while place < len(source):
        mask, length = _longest_phrase(classes, source, place)
        first, last = source[place], source[place + length - 1]
        norm = "_".join(token.norm for token in source[place : place + length])
        if length == 1:
            mask = classes.words.get(norm, 0)
            if _is_role(norm):
                mask |= role
            if first.raw[0].isupper() and place and norm not in {"i"} and not mask:
                mask |= proper
            if norm[0].isdigit():
                mask |= number
            if norm[0] in "£$€":
                mask |= money
        place += length
        if mask & filler:
            continue
        tokens.append(Token(norm, first.raw, first.start, last.end))
        words.append(norm)
        masks.append(mask)
    together = 0
    for mask in masks:
        together |= mask
    line = Line(masks, together, classes.mask("BREAK"), classes.mask("FUNC"), classes.mask("START"))
    return Tagged(line, tuple(tokens), tuple(words))


def _longest_phrase(classes: ClassTable, tokens: tuple[Token, ...], place: int) -> tuple[int, int]:
    for phrase, mask in classes.phrases.get(tokens[place].norm, ()):
        end = place + len(phrase)
        if end <= len(tokens) and all(tokens[place + i].norm == word for i, word in enumerate(phrase)):
            return mask, len(phrase)
    return 0, 1


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
