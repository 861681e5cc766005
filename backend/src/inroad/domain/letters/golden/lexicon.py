"""Reads the word classes and frames of a language from the text files beside this module (`en/`)."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LANGUAGE = "en"
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class FrameSource:
    """A frame as written: what it is about (job, money), why it is marked, its guards, its patterns."""

    about: str
    code: str
    why: str
    guards: tuple[str, ...]
    patterns: tuple[str, ...]


def lines(name: str) -> list[str]:
    """Lines of a data file of the language, without blank ones and comments."""
    text = (files(__package__) / LANGUAGE / name).read_text("utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("# ")]


@cache
def irregular() -> dict[str, tuple[str, ...]]:
    """Forms of irregular verbs by base: third person, -ing, past, participle."""
    found: dict[str, tuple[str, ...]] = {}
    inside = False
    for line in lines("lexicon.txt"):
        if not line.startswith(" "):
            inside = line == "words IRREGULAR"
        elif inside:
            base, *forms = line.split()
            found[base] = tuple(forms)
    return found


@cache
def classes() -> dict[str, tuple[str, ...]]:
    """Every word class with all the forms of its members."""
    raw: dict[tuple[str, str], list[str]] = {}
    current: list[str] = []
    for line in lines("lexicon.txt"):
        if line.startswith(" "):
            current += line.split()
        else:
            kind, name = line.split()
            current = raw.setdefault((kind, name), [])
    found: dict[str, tuple[str, ...]] = {}
    for (kind, name), members in raw.items():
        if name == "IRREGULAR":
            continue
        if kind == "verbs":
            forms = [inflect(verb) for verb in members]
            for suffix, index in (("", 0), ("_ING", 1), ("_ED", 2)):
                found[name + suffix] = tuple(form for each in forms for form in each[index])
        else:
            plurals = [plural(noun) for noun in members] if kind == "nouns" else []
            found[name] = (*members, *plurals)
    return found


@cache
def frame_sources() -> tuple[FrameSource, ...]:
    """The frames of every file, in the order in which they are tried."""
    found: list[FrameSource] = []
    for name in ("work.txt", "offer.txt", "money.txt"):
        head: dict[str, str] = {}
        patterns: list[str] = []
        for line in [*lines(name), "frame - -"]:
            if line.startswith(" "):
                patterns.append(line.strip())
                continue
            key, _, rest = line.partition(" ")
            if key == "frame":
                if patterns:
                    about, code = head["frame"].split()
                    guards = tuple(head.get("guards", "").split())
                    found.append(FrameSource(about, code, head["why"], guards, tuple(patterns)))
                head, patterns = {}, []
            head[key] = rest
    return tuple(found)


def inflect(verb: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Base and third person, -ing form, past forms: `take_on` gives (`take_on`, `takes_on`),
    (`taking_on`,), …"""
    head, _, tail = verb.partition("_")
    rest = f"_{tail}" if tail else ""
    if head in irregular():
        third, ing, *past = irregular()[head]
    elif head == "be":
        third, ing, past = "is", "being", ["was", "were", "been"]
        return (verb, f"is{rest}", f"are{rest}"), (ing + rest,), tuple(form + rest for form in past)
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
