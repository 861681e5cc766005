"""From checked rows to contacts and what belongs to them: no database, so it may run in a thread."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
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
    """Rows for `bulk_insert`, by table."""

    contacts: list[dict[str, Any]] = field(default_factory=list)
    identifiers: list[dict[str, Any]] = field(default_factory=list)
    activities: list[dict[str, Any]] = field(default_factory=list)


@lru_cache(maxsize=4096)
def _words(text: str) -> str:
    # Names, companies and job titles come again and again.
    return search.fold(text)


def organization_key(row: Mapping[str, Any]) -> str:
    """The folded name by which the row's organization is found again; empty for none."""
    return fold(row["organization_name"])[:200]


def build(rows: Iterable[Mapping[str, Any]], organizations: Mapping[str, Place], setting: Setting) -> Built:
    """Contacts, hidden until the commit is complete, for these rows.

    `organizations`: by folded name, every organization the rows name.
    """
    built = Built()
    for row in rows:
        folded = name_of(row)
        contact = _contact(row, organizations.get(organization_key(row)), setting)
        contact["sort_name"] = folded[:200]
        built.contacts.append(contact)
        pairs = [("name", folded)]
        pairs += [("email", email["address"].casefold()) for email in contact["emails"]]
        pairs += [("phone", phone["e164"]) for phone in contact["phones"] if phone["e164"]]
        if contact["linkedin_url"]:
            pairs.append(("linkedin", contact["linkedin_url"]))
        built.identifiers += [
            {"contact_id": row["id"], "kind": kind, "value": value} for kind, value in dict.fromkeys(pairs)
        ]
        built.activities.append(
            {
                "contact_id": row["id"],
                "kind": "added",
                "happened_at": setting.now,
                "title": f"Came in with {setting.filename}"[:300],
                "detail": "",
                "people_ids": [],
                "subject_id": setting.import_id,
            }
        )
    return built


def _contact(row: Mapping[str, Any], place: Place | None, setting: Setting) -> dict[str, Any]:
    phones: list[dict[str, Any]] = []
    if row["phone"]:
        read = read_phone(row["phone"], setting.country)
        phones.append({"number": row["phone"], "label": "", "e164": read.e164, "zone": read.zone})
    zone = next((phone["zone"] for phone in phones if phone["zone"]), None)
    zone = zone or (place.zone if place else None) or setting.zone
    given, family = row["given_name"], row["family_name"]
    words = [_words(given), _words(family)]
    if row["display_name"] != f"{given} {family}":
        words.insert(0, search.fold(row["display_name"]))
    words += [search.fold(*row["emails"]), _words(row["headline"]), _words(row["organization_name"])]
    return {
        "id": row["id"],
        "given_name": row["given_name"],
        "family_name": row["family_name"],
        "display_name": row["display_name"],
        "headline": row["headline"],
        "organization_id": place.id if place else None,
        "emails": [{"address": address, "label": ""} for address in row["emails"]],
        "phones": phones,
        "known": False,
        "degree": None,
        "linkedin_url": profile_of(row),
        "connected_on": row["connected_on"],
        "source": "import",
        "source_note": setting.filename,
        "import_id": setting.import_id,
        **_next(row, zone, setting),
        "search_text": " ".join(dict.fromkeys(" ".join(words).split())),
        "deleted_at": NOT_YET,
        "created_at": setting.now,
        "updated_at": setting.now,
    }


def _next(row: Mapping[str, Any], zone: str, setting: Setting) -> dict[str, Any]:
    """The next step with somebody who does not know the seeker, as the method has it (NET-5)."""
    called = given_name_of(row["given_name"], row["display_name"])
    state = ContactState(id=row["id"], name=row["display_name"], given_name=called, degree=None, zone=zone)
    touch = next_touch(state, setting.now, zone, setting.policy)
    title = f"Find a way to {row['display_name']}"
    return Following(touch.kind, touch.on, title, touch.reasons, "new").columns()
