"""People a reply names: "you should talk to Maria Santos (maria@harbour.example), she runs the depot"."""

import re
from dataclasses import dataclass
from typing import Final

from inroad.domain.letters.text import Sentence, sentences

MOST: Final = 5
_EMAIL: Final = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_PHONE: Final = re.compile(r"(?<![\w@.])\+?\(?\d[\d\s()./-]{6,20}\d(?![\w@])")
_LEADS: Final = re.compile(
    r"\b(?:(?:talk|speak|write|turn|chat|reach out|get in touch|be in touch|meet(?: up)?|connect)(?:ing)?"
    r"\s+(?:to|with)"
    r"|(?:contact|ask|try|call|ring|e-?mail|recommend|suggest|see|meet|approach)(?:ing)?"
    r"|copy(?:ing)?(?: in)?|cc'?(?:ing|d)?|copied(?: in)?|(?:passed|forwarded|handed)(?: \w+){0,3} to"
    r"|introduce you to|connect you (?:to|with)|put you in touch with|refer you to"
    r"|(?:person|one|contact|colleague|expert|boss|successor)(?:\s+\w+){0,4}\s+(?:is|would be|might be))"
    r"\s+(?:to\s+|with\s+)?(?:(?:my|our|the)\s+(?-i:[a-z-]+,?\s+){1,5}?(?=(?-i:[^\W\d_a-z])))?",
    re.IGNORECASE,
)
_HONORIFIC: Final = r"(?:(?:Dr|Mr|Mrs|Ms|Mx|Prof|Professor|Rev|Sir)\.?\s+)"
_WORD: Final = r"[^\W\d_][^\W\d_]*(?:['’-][^\W\d_]+)*"
_PARTICLE: Final = r"(?:(?:van|von|de|del|della|der|den|da|di|du|la|le|bin|ibn|al|ter)\s+){0,2}"
_NAME: Final = re.compile(rf"{_HONORIFIC}?{_WORD}(?:\s+{_PARTICLE}{_WORD}){{0,3}}")
_PARTICLES: Final = frozenset(
    re.findall(r"\w+", "van von de del della der den da di du la le bin ibn al ter")
)
_NO_NAMES: Final = frozenset(
    re.findall(
        r"\w+",
        "i me my mine you your yours he him his she her hers it its we us our they them their who whom"
        " someone somebody anyone anybody everyone people one hr human head team office reception monday"
        " tuesday wednesday thursday friday saturday sunday january february march april may june july august"
        " september october november december the a an this that these those dear hi hello best regards"
        " thanks thank please sorry yes no not if when and or but so as at in on for from of to with by",
    )
)


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody named in a reply, with the address or number that stands beside the name."""

    name: str
    email: str = ""
    phone: str = ""


def named_people(text: str) -> tuple[Named, ...]:
    """Whom the writer tells one to ask, in order; each once, five at most."""
    found: dict[str, Named] = {}
    told = sentences(text)
    for at, sentence in enumerate(told):
        for lead in _LEADS.finditer(sentence.text):
            tail = sentence.text[lead.end() : lead.end() + 200]
            for name in _names(tail):
                near = _near(sentence, told[at + 1] if at + 1 < len(told) else None, name)
                person = Named(name, *near)
                if " " not in name and not person.email and not person.phone:
                    continue  # "call Maria" alone is as often an aside
                found.setdefault(name.casefold(), person)
    return _longest(found)[:MOST]


def _names(tail: str) -> list[str]:
    """The name at the beginning of `tail`, and the one joined to it by "and" or "or"."""
    names: list[str] = []
    while (match := _NAME.match(tail)) is not None:
        words = _capitals(match[0].split())
        if not words:
            break
        name = " ".join(words)
        names.append(name)
        tail = tail[len(name) :] if tail.startswith(name) else ""
        joined = re.match(r"\s*(?:\([^)]{0,80}\)\s*)?,?\s*(?:and|or)\s+", tail)
        if joined is None:
            break
        tail = tail[joined.end() :]
    return names


def _capitals(words: list[str]) -> list[str]:
    """The words up to the first that belongs to no name."""
    kept: list[str] = []
    for word in words:
        particle = bool(kept) and word in _PARTICLES
        if not particle and (not word[0].isupper() or word.casefold() in _NO_NAMES):
            break
        kept.append(word)
    while kept and kept[-1] in _PARTICLES:
        kept.pop()
    return kept


def _near(sentence: Sentence, following: Sentence | None, name: str) -> tuple[str, str]:
    """The address and the number that go with the name: in its sentence, or in the next one."""
    after = sentence.text[sentence.text.find(name) :]
    later = following.text if following is not None else ""
    given = [part for part in re.split(r"[\s.]+", name.casefold()) if len(part) > 2]
    emails = _EMAIL.findall(after) or [
        each for each in _EMAIL.findall(later) if any(part in each.casefold() for part in given)
    ]
    phones = _PHONE.findall(after) or (_PHONE.findall(later) if not emails else [])
    fitting = [each for each in emails if any(part in each.casefold() for part in given)] or emails
    return (fitting[0].rstrip(".")[:254] if fitting else "", phones[0].strip()[:40] if phones else "")


def _longest(found: dict[str, Named]) -> tuple[Named, ...]:
    """Without those whose name is part of a longer one: "Maria" beside "Maria Santos"."""
    names = list(found)
    return tuple(
        person
        for key, person in found.items()
        if not any(key != other and re.search(rf"\b{re.escape(key)}\b", other) for other in names)
    )
