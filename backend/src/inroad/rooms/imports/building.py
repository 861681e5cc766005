"""From checked rows to contacts and what belongs to them: no database, so it may run in a thread."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from inroad.domain.cadence import next_touch
from inroad.domain.policy import Policy
from inroad.domain.state import ContactState
from inroad.kit.db import search
from inroad.kit.fold import fold
from inroad.kit.phones import read_phone
from inroad.rooms.following import Following
from inroad.rooms.history import given_name_of
from inroad.rooms.imports.reading import name_of, profile_of

NOT_YET = datetime(1970, 1, 1, tzinfo=UTC)
"""`deleted_at` of contacts whose import is still running: like deleted ones they are seen nowhere.

The last step of a commit takes it away from all of them at once, so nothing is ever half imported.
"""


@dataclass(frozen=True, slots=True)
class Setting:
    """What all contacts of one commit share. `now` is the instant of the commit, `zone` the search's."""

    import_id: str
    filename: str
    zone: str
    country: str | None
    now: datetime
    policy: Policy


@dataclass(frozen=True, slots=True)
class Place:
    """An organization the rows name: its id, and its zone if it has one of its own."""

    id: str
    zone: str | None


@dataclass(slots=True)
class Built:
    """Rows for `bulk_insert`, by table; `shared` is what all contacts have in common."""

    shared: dict[str, Any]
    contacts: list[dict[str, Any]] = field(default_factory=list)
    identifiers: list[dict[str, Any]] = field(default_factory=list)
    tags: list[dict[str, Any]] = field(default_factory=list)


@lru_cache(maxsize=4096)
def _words(text: str) -> str:
    # Names, companies and job titles come again and again.
    return search.fold(text)


@lru_cache(maxsize=4096)
def name_key_of(name: str) -> str:
    """The folded name of an organization."""
    return fold(name)[:200]


def organization_key(row: Mapping[str, Any]) -> str:
    """The folded name by which the row's organization is found again; empty for none."""
    return name_key_of(row["organization_name"])


def emails_of(row: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The row's addresses as a contact holds them."""
    labels = row["email_labels"] or [""] * len(row["emails"])
    return [
        {"address": address, "label": label} for address, label in zip(row["emails"], labels, strict=True)
    ]


def phones_of(row: Mapping[str, Any], country: str | None) -> list[dict[str, Any]]:
    """The row's numbers as a contact holds them, read as in `country` where they do not say themselves."""
    found = []
    for number, label in zip(row["phones"], row["phone_labels"] or [""] * len(row["phones"]), strict=True):
        read = read_phone(number, country)
        found.append({"number": number, "label": label, "e164": read.e164, "zone": read.zone})
    return found


def build(rows: Iterable[Mapping[str, Any]], organizations: Mapping[str, Place], setting: Setting) -> Built:
    """Contacts, hidden until the commit is complete, for these rows.

    `organizations`: by folded name, every organization the rows name.
    """
    built = Built(shared_of(setting))
    contacts, identifiers = built.contacts, built.identifiers
    for row in rows:
        folded = name_of(row)
        contact = _contact(row, organizations.get(organization_key(row)), setting)
        contact["sort_name"] = folded
        contacts.append(contact)
        contact_id = row["id"]
        pairs = [("email", email["address"].casefold()) for email in contact["emails"]]
        pairs += [("phone", phone["e164"]) for phone in contact["phones"] if phone["e164"]]
        identifiers += [
            {"contact_id": contact_id, "kind": kind, "value": value} for kind, value in dict.fromkeys(pairs)
        ]
        built.tags += [{"contact_id": contact_id, "tag": tag} for tag in contact["tags"]]
    return built


def shared_of(setting: Setting) -> dict[str, Any]:
    """What all contacts of a commit have in common."""
    return {
        # A connection is somebody one may come to know: how close, only the seeker can say.
        "known": False,
        "degree": None,
        "source": "import",
        "source_note": setting.filename,
        "import_id": setting.import_id,
        "came_in": f"Came in with {setting.filename}"[:300],
        "deleted_at": NOT_YET,
        "created_at": setting.now,
        "updated_at": setting.now,
    }


def _contact(row: Mapping[str, Any], place: Place | None, setting: Setting) -> dict[str, Any]:
    phones = phones_of(row, setting.country)
    zone = next((phone["zone"] for phone in phones if phone["zone"]), None)
    zone = zone or (place.zone if place else None) or setting.zone
    given, family, display = row["given_name"], row["family_name"], row["display_name"]
    tags = list(dict.fromkeys(tag[:50] for tag in row["tags"]))
    words = [_words(given), _words(family)]
    if display != f"{given} {family}":
        words.insert(0, search.fold(display))
    if row["emails"]:
        words.append(search.fold(*row["emails"]))
    words += [_words(row["headline"]), _words(row["organization_name"])]
    if tags or row["note"]:
        words.append(search.fold(*tags, row["note"]))
    called = given_name_of(given, display)
    kind, on, title, reasons, stage = next_step(zone, setting.now, setting.zone, setting.policy)
    return {
        "id": row["id"],
        "given_name": given,
        "family_name": family,
        "honorific": row["honorific"],
        "display_name": display,
        "headline": row["headline"],
        "organization_id": place.id if place else None,
        "emails": emails_of(row),
        "phones": phones,
        "address": row["address"],
        "notes": row["note"],
        "tags": tags,
        "linkedin_url": profile_of(row),
        "connected_on": row["connected_on"],
        "stage": stage,
        "next_kind": kind,
        "next_on": on,
        "next_title": title.replace(NAME, display).replace(GIVEN, called)[:300],
        "next_reasons": [
            {"rule": rule, "text": text.replace(NAME, display).replace(GIVEN, called)}
            for rule, text in reasons
        ],
        "search_text": " ".join(dict.fromkeys(" ".join(words).split())),
    }


NAME, GIVEN = "\ue000", "\ue001"
"""Stand where the name and the given name belong: neither character is ever part of a name."""


@lru_cache(maxsize=256)
def next_step(
    zone: str, now: datetime, home: str, policy: Policy
) -> tuple[str, date | None, str, tuple[tuple[str, str], ...], str]:
    """The next step with somebody who does not know the seeker, as the method has it (NET-5).

    It is the same for all in a zone but for the name.
    """
    state = ContactState(id="", name=NAME, given_name=GIVEN, degree=None, zone=zone)
    touch = next_touch(state, now, home, policy)
    found = Following(touch.kind, touch.on, f"Find a way to {NAME}", touch.reasons, "new")
    reasons = tuple((reason.rule, reason.text) for reason in found.reasons)
    return found.kind, found.on, found.title, reasons, found.stage
