"""One typed line about a person, taken apart: "Ann Lee, Harbour Mills, ann@x.org, via Bob Hale".

    line     = piece ("," piece)*            ";" parts as well
    piece    = e-mail address                anywhere, also as "Ann Lee <ann@x.org>"
             | telephone number              six digits at least
             | "#" word                      a tag, as many as there are
             | "via" name                    who gave the name; also "through", "named by", "referred by"
             | circle                        church, family, friend, colleague, alumni … (NET-2)
             | "note:" words
             | words                         first the name; of two more the first is what they do
                                             ("Head of Supply at Harbour Mills" is both in one)

Nothing typed is lost: what fits nowhere is `left_over`, and becomes a note.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from inroad.domain.state import Circle

MAX_CHARS: Final = 500
MAX_PIECES: Final = 30

_EMAIL: Final = re.compile(r"<?\b([^\s<>,;@\"()]{1,64}@[^\s<>,;@\"()]{1,190}\.[^\s<>,;@\"().]{2,24})\b>?")
_PHONE: Final = re.compile(r"(?:tel\.?:?\s*)?(\+?[\d(][\d\s()./-]{4,40})", re.IGNORECASE)
_VIA: Final = re.compile(
    r"(?:via|through|thanks to|named by|referred by|introduced by)\s+(.{1,200})", re.IGNORECASE
)
_NOTE: Final = re.compile(r"notes?:\s*(.{1,500})", re.IGNORECASE)
_TAG: Final = re.compile(r"(?:^|\s)#([^\s#]{1,50})")
_AT: Final = re.compile(r"(.{2,200}?)\s+(?:at|@)\s+(.{1,200})", re.IGNORECASE)

_CIRCLES: Final[Mapping[str, Circle]] = MappingProxyType(
    {
        "church": "church",
        "parish": "church",
        "community": "community",
        "neighbour": "community",
        "neighbor": "community",
        "family": "family",
        "friend": "friend",
        "colleague": "former_colleague",
        "former colleague": "former_colleague",
        "alumni": "alumni",
        "school": "alumni",
        "college": "alumni",
        "professional": "professional",
    }
)
_HONORIFICS: Final = frozenset(
    ("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "rev", "fr", "sir", "dame", "rabbi", "imam")
)
#: A family name begins with these.
_PARTICLES: Final = frozenset(
    (
        "van",
        "von",
        "de",
        "del",
        "della",
        "der",
        "den",
        "da",
        "di",
        "du",
        "la",
        "le",
        "bin",
        "ibn",
        "al",
        "ter",
    )
)


@dataclass(slots=True)
class QuickLine:
    """What was understood. `name_guessed`: no name was typed, so it comes from the e-mail address."""

    given_name: str = ""
    family_name: str = ""
    honorific: str = ""
    headline: str = ""
    organization_name: str = ""
    emails: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    circle: Circle | None = None
    via: str = ""
    note: str = ""
    left_over: list[str] = field(default_factory=list)
    name_guessed: bool = False

    @property
    def display_name(self) -> str:
        """The parts as one name; empty where there is none."""
        return " ".join(part for part in (self.given_name, self.family_name) if part)

    @property
    def notes(self) -> str:
        """The note and everything that fitted nowhere, a line each."""
        return "\n".join(part for part in (self.note, *self.left_over) if part)


def split_name(text: str) -> tuple[str, str, str]:
    """(honorific, given name, family name): `"Dr Ann van der Lee"` gives `("Dr", "Ann", "van der Lee")`."""
    words = text.split()
    honorific = ""
    if len(words) > 1 and words[0].rstrip(".").casefold() in _HONORIFICS:
        honorific, words = words[0], words[1:]
    if len(words) < 2:
        # "Mr Hale" is a family name, "Ann" a given one.
        return (honorific, "", words[0]) if honorific else ("", " ".join(words), "")
    at = next((n for n, word in enumerate(words) if n and word.casefold() in _PARTICLES), len(words) - 1)
    return honorific, " ".join(words[:at]), " ".join(words[at:])


def parse(line: str) -> QuickLine:
    """The line taken apart; never fails, `display_name` is empty where nobody is named."""
    found = QuickLine()
    words: list[str] = []
    for piece in re.split(r"[,;\n]", line[:MAX_CHARS])[:MAX_PIECES]:
        rest = _pick(piece, found)
        if rest:
            words.append(rest)
    if words:
        found.honorific, found.given_name, found.family_name = split_name(words.pop(0)[:200])
    elif found.emails:
        local = found.emails[0].partition("@")[0]
        parts = [part for part in re.split(r"[._\d-]+", local) if part]
        found.given_name = " ".join(part.capitalize() for part in parts[:-1]) or local
        found.family_name = parts[-1].capitalize() if len(parts) > 1 else ""
        found.name_guessed = True
    _work(words, found)
    return found


def _pick(piece: str, found: QuickLine) -> str:
    """Takes out of a piece what can be told by its shape; what remains are words."""
    for match in _EMAIL.finditer(piece):
        if match[1] not in found.emails:
            found.emails.append(match[1])
    piece = _EMAIL.sub(" ", piece)
    for match in _TAG.finditer(piece):
        if match[1] not in found.tags:
            found.tags.append(match[1])
    piece = " ".join(_TAG.sub(" ", piece).split())
    if not piece:
        return ""
    phone = _PHONE.fullmatch(piece)
    if phone is not None and sum(char.isdigit() for char in phone[1]) >= 6:
        found.phones.append(phone[1].strip())
        return ""
    if (via := _VIA.fullmatch(piece)) is not None and not found.via:
        found.via = via[1].strip()
        return ""
    if (note := _NOTE.fullmatch(piece)) is not None:
        found.note = "\n".join(part for part in (found.note, note[1].strip()) if part)
        return ""
    circle = _CIRCLES.get(piece.casefold())
    if circle is not None and found.circle is None:
        found.circle = circle
        return ""
    return piece


def _work(words: list[str], found: QuickLine) -> None:
    """What they do and where, out of the words after the name."""
    if words and (at := _AT.fullmatch(words[0])) is not None:
        found.headline, found.organization_name = at[1].strip(), at[2].strip()
        words = words[1:]
    elif len(words) > 1:
        found.headline, found.organization_name = words[0], words[1]
        words = words[2:]
    elif words:
        found.organization_name = words[0]
        words = []
    found.organization_name = found.organization_name[:200]
    found.left_over = words
