"""Contacts as vCard 3.0 (RFC 2426): what phones and mail programs read.

Who gave the name goes as `X-ABRELATEDNAMES`, which Apple shows and our own importer reads as a referral to
confirm; version 3.0 has no RELATED of its own.
"""

from collections.abc import Iterable

from inroad.rooms.exports.people import Card
from inroad.rooms.exports.records import instant_text

_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})
_TYPES = {
    "work": "WORK",
    "home": "HOME",
    "mobile": "CELL",
    "cell": "CELL",
    "fax": "FAX",
    "private": "HOME",
}
LIMIT = 75
"""Octets of a line, its break not counted (RFC 2426, 2.6)."""


def escaped(value: str) -> str:
    """A text value: backslash, semicolon, comma and line breaks told, other control characters left out."""
    kept = "".join(char for char in value.replace("\r\n", "\n") if char >= " " or char in "\n\t")
    return kept.translate(_ESCAPES)


def folded(line: str) -> str:
    """The line in pieces of 75 octets at most, never cut within a character; ends in CRLF."""
    pieces: list[str] = []
    piece, size = "", 0
    for char in line:
        width = len(char.encode())
        if size + width > LIMIT:
            pieces.append(piece)
            piece, size = " ", 1
        piece += char
        size += width
    return "\r\n".join([*pieces, piece]) + "\r\n"


def _typed(name: str, label: str) -> str:
    kind = _TYPES.get(label.strip().lower())
    return f"{name};TYPE={kind}" if kind else name


def _lines(card: Card) -> Iterable[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield f"UID:urn:uuid:{card.id}"
    yield f"FN:{escaped(card.display_name)}"
    family, given = escaped(card.family_name), escaped(card.given_name)
    if not (card.family_name or card.given_name):
        given = escaped(card.display_name)
    yield f"N:{family};{given};;{escaped(card.honorific)};"
    if card.organization:
        yield f"ORG:{escaped(card.organization)}"
    if card.headline:
        yield f"TITLE:{escaped(card.headline)}"
    for email in card.emails:
        yield f"{_typed('EMAIL;TYPE=INTERNET', email.get('label', ''))}:{escaped(email['address'])}"
    for phone in card.phones:
        yield f"{_typed('TEL', phone.get('label', ''))}:{escaped(phone['number'])}"
    if card.address:
        yield f"ADR:;;{escaped(card.address)};;;;"
        yield f"LABEL:{escaped(card.address)}"
    if card.linkedin_url:
        yield f"URL:{escaped(card.linkedin_url)}"
    if card.tags:
        yield f"CATEGORIES:{','.join(escaped(tag) for tag in card.tags)}"
    if card.notes:
        yield f"NOTE:{escaped(card.notes)}"
    for at, name in enumerate(card.referred_by, 1):
        yield f"item{at}.X-ABRELATEDNAMES:{escaped(name)}"
        yield f"item{at}.X-ABLabel:Referred by"
    yield f"REV:{instant_text(card.updated_at)[:19]}Z"
    yield "END:VCARD"


def vcards(people: Iterable[Card]) -> str:
    """One vCard after the other."""
    return "".join(folded(line) for card in people for line in _lines(card))
