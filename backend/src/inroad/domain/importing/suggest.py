"""A header nobody knows: which of its columns probably hold what, for the user to confirm."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from inroad.domain.importing.normal import is_email, is_web_url, name_key

# As `name_key` writes them; the whole header first, then words it may hold.
_WHOLE: Final[dict[str, str]] = {
    name: field
    for field, names in {
        "given_name": "first name|firstname|first|given name|given|forename|vorname|prenom|nombre|nome|"
        "voornaam|"
        "fornavn|imie|etunimi|fornamn|имя|名",
        "family_name": "last name|lastname|last|family name|family|surname|nachname|familienname|nom|"
        "nom de famille|apellido|apellidos|cognome|sobrenome|apelido|achternaam|etternavn|nazwisko|sukunimi|"
        "efternamn|фамилия|姓",
        "display_name": "name|full name|fullname|contact|contact name|display name|person|who|"
        "ansprechpartner|"
        "kontakt|anzeigename|nom complet|nombre completo|nome completo|naam|имя и фамилия|姓名|氏名",
        "organization": "company|organization|organisation|employer|firm|firma|unternehmen|entreprise|"
        "societe|"
        "empresa|azienda|bedrijf|works at|org|компания|公司|会社",
        "headline": "title|job title|position|role|job|headline|funktion|stelle|beruf|poste|fonction|cargo|"
        "puesto|"
        "posizione|ruolo|functie|должность|职位|役職",
        "email": "email|e mail|mail|email address|e mail address|e mail adresse|courriel|adresse e mail|"
        "correo|"
        "correo electronico|indirizzo email|e mailadres|почта|邮箱|メール",
        "phone": "phone|telephone|mobile|cell|cell phone|phone number|tel|telefon|handy|mobil|telefono|"
        "telefone|"
        "movil|telefoon|телефон|电话|電話",
        "url": "url|website|web|web page|linkedin|linkedin url|profile|profile url|linkedin profile|webseite|"
        "site web|pagina web",
        "connected_on": "connected on|connected|met on|date met|since|verbunden am",
        "middle_name": "middle name|middle|second name",
        "honorific": "salutation|prefix|honorific|anrede|mr ms",
        "address": "address|postal address|street address|adresse|anschrift|direccion|indirizzo|endereco|"
        "адрес",
        "note": "note|notes|comment|comments|remarks|notiz|notizen|bemerkung|bemerkungen|remarque|notas|"
        "commenti|"
        "заметки|备注",
        "tags": "tags|tag|labels|label|group|groups|category|categories|circle|list|kategorie|gruppe|grupo|"
        "groupe",
        "referred_by": "referred by|referral|referrer|introduced by|intro by|introduction by|recommended by|"
        "who introduced us|met through|through|via|empfohlen von|vermittelt von|recommande par|referido por|"
        "presentado por|source contact",
    }.items()
    for name in names.split("|")
}
_PARTS: Final = (
    ("email", re.compile(r"\be ?mail\b|\bcourriel\b|\bcorreo\b")),
    ("referred_by", re.compile(r"\brefer\w+|\bintroduc\w+|\bintro\b|\bempfohlen\b|\bvermittelt\b")),
    ("phone", re.compile(r"\bphone\b|\btel\b|\btelefon\w*|\bmobile?\b|\bcell\b")),
    ("url", re.compile(r"\blinkedin\b|\burl\b|\bwebsite\b")),
    ("given_name", re.compile(r"\b(?:first|given) ?name\b|\bvorname\b|\bprenom\b")),
    ("family_name", re.compile(r"\b(?:last|family) ?name\b|\bsurname\b|\bnachname\b|\bapellidos?\b")),
    ("organization", re.compile(r"\bcompany\b|\borgani[sz]ation\b|\bemployer\b|\bfirma\b|\bunternehmen\b")),
    ("headline", re.compile(r"\bjob\b|\bposition\b|\brole\b|\btitle\b")),
    ("note", re.compile(r"\bnotes?\b|\bcomments?\b|\bnotizen\b")),
    ("display_name", re.compile(r"\bname\b")),
)


def suggest(columns: Sequence[str]) -> dict[str, str]:
    """Our field → the column that probably holds it; each column for one field, in a dozen languages."""
    keys = [name_key(column)[:100] for column in columns]
    fields: dict[str, str] = {}
    used: set[int] = set()
    for place, key in enumerate(keys):
        field = _WHOLE.get(key)
        if field is not None and field not in fields:
            fields[field] = columns[place]
            used.add(place)
    for field, pattern in _PARTS:
        if field in fields or (field == "display_name" and {"given_name", "family_name"} & fields.keys()):
            continue
        for place, key in enumerate(keys):
            if place not in used and pattern.search(key):
                fields[field] = columns[place]
                used.add(place)
                break
    return fields


_NUMBER: Final = re.compile(r"\+?[\d ()./-]{6,25}")
_DAY: Final = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")


def _is_phone(text: str) -> bool:
    digits = sum(char.isdigit() for char in text)
    return 6 <= digits <= 15 and bool(_NUMBER.fullmatch(text)) and not _DAY.fullmatch(text)


_SHAPES: Final[tuple[tuple[str, Callable[[str], bool]], ...]] = (
    ("email", is_email),
    ("url", is_web_url),
    ("phone", _is_phone),
)


def suggest_by_values(values: Mapping[str, Sequence[str]], fields: Mapping[str, str]) -> dict[str, str]:
    """Our field → a column that `fields` leaves free and whose values are mostly of its shape, none twice."""
    used = set(fields.values())
    found: dict[str, str] = {}
    for field, fits in _SHAPES:
        if field in fields:
            continue
        for column, seen in values.items():
            if column not in used and seen and 2 * sum(map(fits, seen)) > len(seen):
                found[field] = column
                used.add(column)
                break
    return found
