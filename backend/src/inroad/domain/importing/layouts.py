"""The tables that address books write: which of their columns holds what.

Google Contacts (both layouts; its headers are English everywhere), Outlook (English, German, French, Spanish)
and Thunderbird (in any language: its columns have one order).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from inroad.domain.importing.model import GOOGLE_CSV, OUTLOOK_CSV, THUNDERBIRD_CSV


@dataclass(frozen=True, slots=True)
class Part:
    """One column that a field takes. `field` is what `drafts.Draft` takes it as.

    `label` is fixed ("work"), or read from the column `label_place`.
    """

    field: str
    place: int
    label: str = ""
    label_place: int | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A table whose header we know. `addresses`: the columns of each address, in the order to write them."""

    format: str
    parts: tuple[Part, ...]
    addresses: tuple[tuple[int, ...], ...] = ()


def _words(table: dict[str, str]) -> dict[str, tuple[str, str]]:
    """Header as `name_key` writes it → (field, label)."""
    found: dict[str, tuple[str, str]] = {}
    for what, names in table.items():
        field, _, label = what.partition(":")
        for name in names.split("|"):
            found[name] = (field, label)
    return found


_OUTLOOK: Final = _words(
    {
        "given_name": "first name|vorname|prenom|nombre",
        "middle_name": "middle name|weitere vornamen|deuxieme prenom|segundo nombre",
        "family_name": "last name|nachname|nom|apellidos",
        "honorific": "title|anrede",
        "suffix": "suffix|suffixe|sufijo",
        "nickname": "nickname|spitzname|surnom|sobrenombre",
        "organization": "company|firma|societe|organizacion|empresa",
        "headline": "job title|position|titre professionnel|fonction|cargo|puesto",
        "email": "e mail address|e mail 2 address|e mail 3 address|email address|email 2 address|"
        "email 3 address|e mail adresse|e mail 2 adresse|e mail 3 adresse|adresse de messagerie|"
        "adresse de messagerie 2|adresse de messagerie 3|direccion de correo electronico|"
        "direccion de correo electronico 2|direccion de correo electronico 3",
        "phone:work": "business phone|business phone 2|telefon geschaftlich|telefon geschaftlich 2|"
        "telephone bureau|telephone 2 bureau|telefono del trabajo|telefono del trabajo 2",
        "phone:home": "home phone|home phone 2|telefon privat|telefon privat 2|telephone domicile|"
        "telephone 2 domicile|particular|telefono particular",
        "phone:mobile": "mobile phone|mobiltelefon|tel mobile|telephone mobile|movil",
        "phone:main": "primary phone|haupttelefon|telephone principal|telefono principal",
        "phone:company": "company main phone|telefon firma|telephone societe",
        "phone:car": "car phone|autotelefon|telephone voiture",
        "phone:other": "other phone|weiteres telefon|telephone autre|otro telefono",
        "url": "web page|personal web page|webseite|page web|pagina web",
        "note": "notes|notizen|notas",
        "tags": "categories|kategorien|categorias",
        "referred_by": "referred by|empfohlen von|recommande par|referido por",
        "related:manager": "manager s name|name des der vorgesetzten|responsable|nombre del jefe",
        "related:assistant": "assistant s name|name assistent|nom de l assistant e|nombre del ayudante",
    }
)
_OUTLOOK_SIGNS: Final = frozenset(
    [
        "e mail address",
        "e mail 2 address",
        "business phone",
        "business fax",
        "referred by",
        "assistant s phone",
        "manager s name",
        "company main phone",
        "organizational id number",
        "e mail display name",
        "e mail type",
        "empfohlen von",
        "kategorien",
        "weitere vornamen",
        "telefon geschaftlich",
        "mobiltelefon",
        "e mail adresse",
        "e mail typ",
        "adresse de messagerie",
        "deuxieme prenom",
        "tel mobile",
        "telephone bureau",
        "recommande par",
        "direccion de correo electronico",
        "segundo nombre",
        "telefono del trabajo",
        "referido por",
    ]
)
# Street, city, region and code stand in columns of their own, for each of three addresses.
_PLACES: Final = ("business", "home", "other")
_PIECES: Final = ("street", "street 2", "street 3", "address po box", "city", "state", "postal code")
_LAND: Final = ("country", "country region")
_GERMAN_PLACES: Final = ("geschaftlich", "privat", "andere")
_GERMAN_PIECES: Final = (
    "strasse {}",
    "strasse {} 2",
    "strasse {} 3",
    "postleitzahl {}",
    "ort {}",
    "region {}",
)

# Thunderbird's 37 columns, in the order in which every language writes them; a dash is not read.
_THUNDERBIRD: Final = (
    *("given_name", "family_name", "display_name", "nickname", "email", "email", "-"),
    *("phone:work", "phone:home", "-", "phone:pager", "phone:mobile"),
    *("home",) * 6,
    *("work",) * 6,
    *("headline", "-", "organization", "url", "url", "-", "-", "-", "note", "note", "note", "note", "note"),
)
_MAIL: Final = re.compile(r"e ?mail|courriel|courrier|adresse electronique|correo|posta|sahkoposti|почт")
_ENGLISH: Final = "first name|last name|display name|nickname|primary email|secondary email|screen name"

_GOOGLE_SINGLE: Final = {
    "given name": "given_name",
    "first name": "given_name",
    "additional name": "middle_name",
    "middle name": "middle_name",
    "family name": "family_name",
    "last name": "family_name",
    "name": "display_name",
    "name prefix": "honorific",
    "name suffix": "suffix",
    "nickname": "nickname",
    "file as": "file_as",
    "notes": "note",
    "group membership": "tags",
    "labels": "tags",
    "organization name": "organization",
    "organization title": "headline",
    "organization 1 name": "organization",
    "organization 1 title": "headline",
}
_GOOGLE_MANY: Final = re.compile(r"(e mail|phone|website|relation|address) (\d{1,2}) (value|formatted)")
_GOOGLE_FIELDS: Final = {
    "e mail": "email",
    "phone": "phone",
    "website": "url",
    "relation": "related",
    "address": "address",
}


def google(keys: Sequence[str]) -> Layout | None:
    """Google Contacts' layout, if this header is one. `keys`: the column names as `name_key` writes them."""
    places = {key: place for place, key in reversed(list(enumerate(keys)))}
    many = [(match, place) for place, key in enumerate(keys) if (match := _GOOGLE_MANY.fullmatch(key))]
    old = "group membership" in places or ("given name" in places and "yomi name" in places)
    new = "first name" in places and ("labels" in places or "phonetic first name" in places)
    if not (old or new or (many and {"name", "given name", "first name"} & places.keys())):
        return None
    parts = [Part(field, places[key]) for key, field in _GOOGLE_SINGLE.items() if key in places]
    for match, place in many:
        stem = f"{match[1]} {match[2]}"
        label_place = places.get(f"{stem} type", places.get(f"{stem} label"))
        parts.append(Part(_GOOGLE_FIELDS[match[1]], place, "", label_place))
    return Layout(GOOGLE_CSV, tuple(parts))


def outlook(keys: Sequence[str], *, insist: bool = False) -> Layout | None:
    """Outlook's layout, if at least two of the header's columns are found in no other program's."""
    if not insist and len(_OUTLOOK_SIGNS.intersection(keys)) < 2:
        return None
    parts: list[Part] = []
    for place, key in enumerate(keys):
        known = _OUTLOOK.get(key)
        if key == "titre":  # French says it twice: first of the person, then of the work
            known = ("headline", "") if "titre" in keys[:place] else ("honorific", "")
        if known is not None:
            parts.append(Part(known[0], place, known[1]))
    if not {"given_name", "family_name"} & {part.field for part in parts}:
        return None
    places = {key: place for place, key in reversed(list(enumerate(keys)))}
    whole = [Part("address", places[f"{kind} address"]) for kind in _PLACES if f"{kind} address" in places]
    pieces = [
        *([f"{kind} {piece}" for piece in (*_PIECES, *_LAND)] for kind in _PLACES),
        *([piece.format(kind) for piece in (*_GERMAN_PIECES, "land region {}")] for kind in _GERMAN_PLACES),
    ]
    found = tuple(tuple(places[name] for name in names if name in places) for names in pieces)
    return Layout(OUTLOOK_CSV, (*parts, *whole), tuple(group for group in found if group))


def thunderbird(keys: Sequence[str], *, insist: bool = False) -> Layout | None:
    """Thunderbird's layout: English by its names, other languages by number and the two e-mail columns."""
    count = len(keys) - (len(keys) == len(_THUNDERBIRD) + 1)  # the header ends with a comma
    english = list(keys[:7]) == _ENGLISH.split("|")
    mails = sum(1 for key in keys[4:6] if _MAIL.search(key))
    if not (english or (count in (36, 37) and mails >= (1 if insist else 2))):
        return None
    parts: list[Part] = []
    addresses: dict[str, list[int]] = {"work": [], "home": []}
    for place, what in enumerate(_THUNDERBIRD[:count]):
        field, _, label = what.partition(":")
        if field in addresses:
            addresses[field].append(place)
        elif field != "-":
            parts.append(Part(field, place, label))
    return Layout(THUNDERBIRD_CSV, tuple(parts), tuple(tuple(group) for group in addresses.values()))
