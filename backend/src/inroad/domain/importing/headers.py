"""Which column holds what: the header names LinkedIn has used, and the user's own mapping."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from inroad.domain.importing.layouts import Layout, Part, google, outlook, thunderbird
from inroad.domain.importing.model import GOOGLE_CSV, LINKEDIN, MAPPED_CSV, OUTLOOK_CSV, THUNDERBIRD_CSV
from inroad.domain.importing.normal import clean_text, name_key, unquote_formula

FIELDS: Final = (
    "given_name",
    "family_name",
    "display_name",
    "headline",
    "organization",
    "email",
    "phone",
    "url",
    "connected_on",
    "middle_name",
    "honorific",
    "address",
    "note",
    "tags",
    "referred_by",
)
"""The fields a column can be mapped to."""
PLAIN_FIELDS: Final = frozenset(FIELDS[:9])
"""What `PersonReader` reads; a header with more than these is read by `RichReader`."""

# As `name_key` writes them. English is what LinkedIn's archive holds today and held before it had URL;
# the others are the headers of localised downloads.
_LINKEDIN_NAMES: Final[dict[str, str]] = {
    name: field
    for field, names in {
        "given_name": "first name|vorname|prenom|nombre|nome|voornaam",
        "family_name": "last name|nachname|nom|apellidos|apellido|cognome|sobrenome|achternaam",
        "url": "url|profile url|profil url|url du profil|url del perfil",
        "email": "email address|e mail address|email|e mail|e mail adresse|adresse e mail|adresse email|"
        "direccion de correo electronico|correo electronico|indirizzo email|endereco de e mail|e mailadres",
        "organization": "company|unternehmen|firma|entreprise|societe|empresa|azienda|bedrijf",
        "headline": "position|poste|cargo|posizione|functie|puesto",
        "connected_on": "connected on|verbunden am|vernetzt am|date de connexion|connecte le|conectado el|"
        "fecha de conexion|collegato il|data collegamento|conectado em|verbonden op",
    }.items()
    for name in names.split("|")
}
_NAME_FIELDS: Final = frozenset({"given_name", "family_name", "display_name"})
_LINKEDIN_FIELDS: Final = ("given_name", "family_name", "url", "email", "organization", "headline")


class MappingError(ValueError):
    """The mapping cannot be used at all: `code`, and a message that says what would be right."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Header:
    """One understood header row: all column names, and which column (index) each of our fields is in.

    `parts` are further columns of a layout we know, where a field may have several; `addresses` the columns
    of its addresses, piece by piece.
    """

    format: str
    columns: tuple[str, ...]
    places: Mapping[str, int]
    parts: tuple[Part, ...] = ()
    addresses: tuple[tuple[int, ...], ...] = ()

    @property
    def fields(self) -> dict[str, str]:
        """Our field → the file's column name."""
        fields = {part.field: self.columns[part.place] for part in reversed(self.parts)}
        return fields | {field: self.columns[place] for field, place in self.places.items()}

    @property
    def unknown(self) -> tuple[str, ...]:
        """Columns that no field takes; their text stays in `Candidate.raw`."""
        used = {*self.places.values(), *(part.place for part in self.parts), *sum(self.addresses, ())}
        used.update(part.label_place for part in self.parts if part.label_place is not None)
        return tuple(name for place, name in enumerate(self.columns) if place not in used)

    @property
    def missing(self) -> tuple[str, ...]:
        """Fields a LinkedIn export usually has and this file does not."""
        if self.format != LINKEDIN:
            return ()
        return tuple(f for f in (*_LINKEDIN_FIELDS, "connected_on") if f not in self.places)

    @property
    def rich(self) -> bool:
        """True when a row may hold more than the nine plain fields, one of each."""
        return bool(self.parts) or not self.places.keys() <= PLAIN_FIELDS

    @property
    def mentions(self) -> bool:
        """True when rows may name other people."""
        return "referred_by" in self.places or any(
            part.field in ("referred_by", "related") for part in self.parts
        )


def fingerprint(columns: Sequence[str]) -> str:
    """The same for every header with the same columns in the same order, however they are spelt (64 hex)."""
    keys = (name_key(name) or name for name in columns)
    return sha256("\x1f".join(keys).encode("utf-8", "surrogatepass")).hexdigest()


def column_names(cells: Sequence[str]) -> tuple[str, ...]:
    """The header's cells as unique names; a nameless column is called by its place, from 1."""
    names: list[str] = []
    taken: set[str] = set()
    counts: dict[str, int] = {}  # so that a thousand columns of one name take no million steps
    for place, cell in enumerate(cells, start=1):
        base = name = clean_text(unquote_formula(cell))[:200] or f"Column {place}"
        copies = counts.get(base, 1)
        while name in taken:
            copies += 1
            name = f"{base} ({copies})"
        counts[base] = copies
        taken.add(name)
        names.append(name)
    return tuple(names)


def check_mapping(mapping: Mapping[str, str]) -> None:
    """Raise `MappingError` unless every key is one of `FIELDS` and no column serves two fields."""
    for field in mapping:
        if field not in FIELDS:
            known = ", ".join(FIELDS)
            raise MappingError(
                "unknown_field", f"There is no field “{field[:80]}” to map a column to. Use: {known}."
            )
    chosen = [name_key(column) or column for column in mapping.values() if column]
    if len(set(chosen)) < len(chosen):
        raise MappingError("column_used_twice", "One column is mapped to two fields. Give each its own.")


def understand(
    columns: tuple[str, ...], mapping: Mapping[str, str] | None = None, format: str | None = None
) -> Header | None:
    """What this row says if it is a header, else None.

    Without a mapping, headers of LinkedIn (both name columns and Connected On, or both and URL, Company and
    Position), Google, Outlook and Thunderbird are understood; `format` insists on one of these. A mapping
    {our field: column name} is laid over the names known; an empty column name leaves the field out. Every
    column the mapping names must be there.
    """
    keys = [name_key(name) for name in columns]
    header = _known(columns, keys, format)
    if not mapping:
        return header
    places = _linkedin_places(keys) if header is None else dict(header.places)
    parts = () if header is None else header.parts
    for field, column in mapping.items():
        places.pop(field, None)
        parts = tuple(part for part in parts if part.field != field)
        if not column:
            continue
        chosen = _find(column, columns, keys)
        if chosen is None:
            return None
        places = {f: place for f, place in places.items() if place != chosen}
        parts = tuple(part for part in parts if part.place != chosen)
        places[field] = chosen
    if not _NAME_FIELDS & {*places, *(part.field for part in parts)}:
        return None
    if header is None:
        return Header(MAPPED_CSV, columns, places)
    return Header(header.format, columns, places, parts, header.addresses)


def _linkedin_places(keys: list[str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, key in enumerate(keys):
        field = _LINKEDIN_NAMES.get(key)
        if field is not None:
            places.setdefault(field, place)
    return places


def _known(columns: tuple[str, ...], keys: list[str], format: str | None) -> Header | None:
    """The header of a program whose tables we know."""
    places = _linkedin_places(keys)
    both = {"given_name", "family_name"} <= places.keys()
    linkedin = both and ("connected_on" in places or {"url", "organization", "headline"} <= places.keys())
    if linkedin and format in (None, LINKEDIN):
        return Header(LINKEDIN, columns, places)
    layout: Layout | None = None
    if format in (None, GOOGLE_CSV):
        layout = google(keys)
    if layout is None and format in (None, THUNDERBIRD_CSV):
        layout = thunderbird(keys, insist=format is not None)
    if layout is None and format in (None, OUTLOOK_CSV):
        layout = outlook(keys, insist=format is not None)
    return None if layout is None else Header(layout.format, columns, {}, layout.parts, layout.addresses)


def _find(column: str, columns: tuple[str, ...], keys: list[str]) -> int | None:
    if column in columns:
        return columns.index(column)
    key = name_key(column)
    return keys.index(key) if key and key in keys else None
