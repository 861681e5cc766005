"""From a sentence to a tagged line: phrases joined, fillers left out, a mask of word classes per token."""

from dataclasses import dataclass
from functools import cache

from inroad.domain.letters.golden import lexicon
from inroad.domain.letters.golden.matcher import ClassTable, Line
from inroad.domain.letters.text import Sentence, Token

_VOWELS = "aeiou"


def inflect(verb: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Base and third person, -ing form, past forms: `take_on` gives (`take_on`, `takes_on`), (`taking_on`,), …"""
    head, _, tail = verb.partition("_")
    rest = f"_{tail}" if tail else ""
    if head in lexicon.IRREGULAR:
        third, ing, *past = lexicon.IRREGULAR[head]
    elif head == "be":
        return (
            (verb, f"is{rest}", f"are{rest}"),
            (f"being{rest}",),
            (f"was{rest}", f"were{rest}", f"been{rest}"),
        )
    else:
        ends_ch = head.endswith(("s", "sh", "ch", "x", "z", "o"))
        consonant_y = head.endswith("y") and head[-2] not in _VOWELS
        third = head[:-1] + "ies" if consonant_y else head + ("es" if ends_ch else "s")
        stem = head[:-1] if head.endswith("e") and not head.endswith("ee") else head
        ing = stem + "ing"
        past = [head[:-1] + "ied" if consonant_y else stem + "ed"]
    return (verb, third + rest), (ing + rest,), tuple(form + rest for form in past)


def plural(noun: str) -> str:
    """`vacancy` gives `vacancies`; phrases change their last word."""
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s")


@cache
def table() -> ClassTable:
    """The word classes with all their forms; built at the first check and kept."""
    classes: dict[str, list[str]] = {
        "ROLE": [],
        "PROPER": [],
        "NUMBER": [],
        "SUM": [],
        "FILLER": list(lexicon.FILLERS),
    }
    classes["NEUTRAL"] = list(lexicon.NEUTRAL)
    for name, words in lexicon.WORDS.items():
        classes[name] = words.split()
    for name, words in lexicon.NOUNS.items():
        members = words.split()
        classes[name] = members + [plural(noun) for noun in members]
    for name, words in lexicon.VERBS.items():
        forms = [inflect(verb) for verb in words.split()]
        for suffix, index in (("", 0), ("_ING", 1), ("_ED", 2)):
            classes[name + suffix] = [form for each in forms for form in each[index]]
    return ClassTable(classes)


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


def _is_role(word: str) -> bool:
    if word in lexicon.ROLE_EXCEPTIONS or len(word) < 4:
        return False
    single = word[:-1] if word.endswith("s") and not word.endswith("ss") else word
    return single.endswith(lexicon.ROLE_ENDINGS) and single not in lexicon.ROLE_EXCEPTIONS
