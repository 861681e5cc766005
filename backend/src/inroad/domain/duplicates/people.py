"""A contact as the comparison reads it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Protocol

from inroad.domain.duplicates.names import DEGREES, PARTICLES, SHORT, SUFFIXES, TITLES, words


class Likeness(Protocol):
    """What the comparison asks of a dictionary of names; names are folded (lower-case ASCII)."""

    def formal_names(self, name: str, /) -> frozenset[str]:
        """The names this short one stands for."""

    def short_names(self, name: str, /) -> frozenset[str]:
        """The short forms of this name."""

    def is_name(self, name: str, /) -> bool:
        """Whether it is a given name of its own."""

    def distance(self, one: str, other: str, most: int, /) -> int:
        """Typing errors between the two; `most` + 1 for more."""


@dataclass(frozen=True, slots=True)
class Person:
    """A contact, folded and taken apart. Empty text and sets mean not known."""

    id: str
    given: tuple[str, ...]
    family: tuple[str, ...]
    formal: frozenset[str]
    letters: frozenset[str]
    said_given: str
    said_family: str
    generation: str
    title: str
    emails: frozenset[str]
    phones: frozenset[str]
    linkedin: str
    organization: str

    @property
    def first(self) -> str:
        """The first given name, or an empty text."""
        return self.given[0] if self.given else ""

    @property
    def last(self) -> str:
        """The family name without spaces."""
        return "".join(self.family)


FREE_MAIL: Final = frozenset(
    [
        "gmail.com",
        "googlemail.com",
        "outlook.com",
        "hotmail.com",
        "live.com",
        "msn.com",
        "yahoo.com",
        "yahoo.co.uk",
        "ymail.com",
        "icloud.com",
        "me.com",
        "mac.com",
        "aol.com",
        "gmx.de",
        "gmx.net",
        "gmx.com",
        "web.de",
        "t-online.de",
        "proton.me",
        "protonmail.com",
        "mail.ru",
        "yandex.ru",
        "orange.fr",
        "free.fr",
        "wanadoo.fr",
        "libero.it",
        "hotmail.co.uk",
        "btinternet.com",
        "comcast.net",
        "verizon.net",
        "att.net",
        "eircom.net",
        "fastmail.com",
        "qq.com",
        "163.com",
        "naver.com",
    ]
)

_LEGAL = frozenset(
    [
        "ltd",
        "limited",
        "inc",
        "incorporated",
        "llc",
        "llp",
        "plc",
        "gmbh",
        "ag",
        "kg",
        "sa",
        "sas",
        "srl",
        "spa",
        "bv",
        "nv",
        "oy",
        "ab",
        "as",
        "co",
        "corp",
        "corporation",
        "company",
        "the",
    ]
)
_PARTS: Final = re.compile(r"[-,.()]")
_BRACKETS: Final = re.compile(r"\([^)]*\)|\[[^\]]*\]")


def organization_key(folded: str) -> str:
    """A folded organization without its legal form and signs: Harbour Mills, Ltd is `harbourmills`."""
    found = words(folded)
    kept = [word for word in found if word not in _LEGAL]
    return "".join(kept or found)


def plain_address(address: str) -> str:
    """An e-mail address as its owner means it: case, +tags and Gmail's dots do not count."""
    local, _, domain = address.casefold().strip().rpartition("@")
    local = local.partition("+")[0] or local
    if domain in ("gmail.com", "googlemail.com"):
        local, domain = local.replace(".", ""), "gmail.com"
    return f"{local}@{domain}"


def _apart(folded: str) -> tuple[list[str], list[str]]:
    """(given, family) of a whole name: the last word and the particles before it are the family name."""
    if "," in folded:
        last, _, first = folded.partition(",")
        after = [word for word in words(first) if word not in DEGREES and word not in SUFFIXES]
        if after:
            return after, words(last)
        folded = last
    whole = [(token, words(token)) for token in folded.split()]
    whole = [(token, parts) for token, parts in whole if parts]
    found = [parts for token, parts in whole if parts[0] not in TITLES or len(whole) == 1]
    while len(found) > 2 and found[-1][0] in (DEGREES | SUFFIXES.keys()):
        found.pop()
    if len(found) < 2:
        return [word for parts in found for word in parts], []
    start = len(found) - 1
    while start > 1 and found[start - 1][0] in PARTICLES:
        start -= 1
    given = [word for parts in found[:start] for word in parts]
    return given, [word for parts in found[start:] for word in parts]


def person(
    likeness: Likeness,
    id: str,
    *,
    display_name: str,
    given_name: str = "",
    family_name: str = "",
    honorific: str = "",
    said: str = "",
    emails: Iterable[str] = (),
    phones: Iterable[str] = (),
    linkedin: str | None = None,
    organization: str = "",
) -> Person:
    """A person to compare. Names and organization come folded; `said` is the name as written.

    Phones are E.164. A name that is not divided into its parts is divided here.
    """
    marks = words(display_name)
    if given_name or family_name:
        given, family = words(_BRACKETS.sub(" ", given_name)), words(_BRACKETS.sub(" ", family_name))
        marks = [*given, *family]
    else:
        given, family = _apart(_BRACKETS.sub(" ", display_name))
    titles = [TITLES[word] for word in [*words(honorific), *marks[:1]] if TITLES.get(word)]
    generation = next((SUFFIXES[word] for word in reversed(marks) if word in SUFFIXES), "")
    dropped = DEGREES | SUFFIXES.keys()
    plain = [word for word in given if word not in TITLES and word not in SUFFIXES] or given
    kept = [word for word in family if word not in dropped] or ([] if len(plain) > 1 else family)
    if not kept and len(plain) > 1 and family:
        plain, kept = plain[:-1], plain[-1:]
    first = plain[0] if plain else ""
    formal = likeness.formal_names(first) | SHORT.get(first, frozenset()) if len(first) > 1 else frozenset()
    called = {first, *plain[1:], *formal, *(likeness.short_names(first) if len(first) > 1 else ())}
    written = said.split()
    return Person(
        id=id,
        given=tuple(plain),
        family=tuple(kept),
        formal=formal,
        letters=frozenset(name[0] for name in called if name),
        said_given=_spoken(first, written),
        said_family=" ".join(_spoken(word, written) for word in kept),
        generation=generation,
        title=titles[0] if titles else "",
        emails=frozenset(plain_address(address) for address in emails if address),
        phones=frozenset(number for number in phones if number),
        linkedin=(linkedin or "").casefold().rstrip("/"),
        organization=organization_key(organization),
    )


def _spoken(folded: str, written: list[str]) -> str:
    """The word as the seeker wrote it, where it can be told; else as folded, with a capital."""
    parts = (part for word in written for part in _PARTS.split(word))
    return next((part for part in parts if part.casefold() == folded), folded.title())
