"""Which column holds what: the header names LinkedIn has used, and the user's own mapping."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from inroad.domain.importing.model import LINKEDIN, MAPPED_CSV
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
)
"""The fields a column can be mapped to."""

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
    """One understood header row: all column names, and which column (index) each of our fields is in."""

    format: str
    columns: tuple[str, ...]
    places: Mapping[str, int]

    @property
    def fields(self) -> dict[str, str]:
        """Our field → the file's column name."""
        return {field: self.columns[place] for field, place in self.places.items()}

    @property
    def unknown(self) -> tuple[str, ...]:
        """Columns that no field takes; their text stays in `Candidate.raw`."""
        used = set(self.places.values())
        return tuple(name for place, name in enumerate(self.columns) if place not in used)

    @property
    def missing(self) -> tuple[str, ...]:
        """Fields a LinkedIn export usually has and this file does not."""
        if self.format != LINKEDIN:
            return ()
        return tuple(f for f in (*_LINKEDIN_FIELDS, "connected_on") if f not in self.places)


def column_names(cells: Sequence[str]) -> tuple[str, ...]:
    """The header's cells as unique names; a nameless column is called by its place, from 1."""
    names: list[str] = []
    taken: set[str] = set()
    for place, cell in enumerate(cells, start=1):
        base = name = clean_text(unquote_formula(cell))[:200] or f"Column {place}"
        copies = 1
        while name in taken:
            copies += 1
            name = f"{base} ({copies})"
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


def understand(columns: tuple[str, ...], mapping: Mapping[str, str] | None = None) -> Header | None:
    """What this row says if it is a header, else None.

    Without a mapping only a LinkedIn header is understood: both name columns and Connected On, or both and
    URL, Company and Position. A mapping {our field: column name} is laid over the names known for LinkedIn;
    an empty column name leaves the field out. Every column the mapping names must be there.
    """
    keys = [name_key(name) for name in columns]
    places: dict[str, int] = {}
    for place, key in enumerate(keys):
        field = _LINKEDIN_NAMES.get(key)
        if field is not None:
            places.setdefault(field, place)
    linkedin = {"given_name", "family_name"} <= places.keys() and (
        "connected_on" in places or {"url", "organization", "headline"} <= places.keys()
    )
    if not mapping:
        return Header(LINKEDIN, columns, places) if linkedin else None
    for field, column in mapping.items():
        places.pop(field, None)
        if not column:
            continue
        chosen = _find(column, columns, keys)
        if chosen is None:
            return None
        places = {f: place for f, place in places.items() if place != chosen}
        places[field] = chosen
    if not _NAME_FIELDS & places.keys():
        return None
    return Header(LINKEDIN if linkedin else MAPPED_CSV, columns, places)


def _find(column: str, columns: tuple[str, ...], keys: list[str]) -> int | None:
    if column in columns:
        return columns.index(column)
    key = name_key(column)
    return keys.index(key) if key and key in keys else None
