"""A row laid over the contact it is: what is empty is filled, what the user typed stands.

What was there before is written down, so that the import can be undone.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from inroad.kit.db import Session
from inroad.rooms.contacts.actions import identifiers_of, record, search_text_of
from inroad.rooms.contacts.tables import Contact, ContactIdentifier, ContactTag
from inroad.rooms.imports.building import Place, Setting, emails_of, organization_key, phones_of
from inroad.rooms.imports.reading import profile_of
from inroad.rooms.imports.tables import ImportChange
from inroad.rooms.organizations.tables import Organization

TEXTS = ("given_name", "family_name", "honorific", "headline", "address")
LISTS = ("emails", "phones", "tags")
_TAG_CHARS, _NOTE_CHARS = 50, 20_000


def key_of(name: str, value: Any) -> str:
    """What makes an item of a list the same as another: address, number in international form, or itself."""
    if name == "emails":
        return str(value["address"]).casefold()
    if name == "phones":
        return str(value.get("e164") or value["number"])
    return str(value).casefold()


def changes(
    contact: Contact, row: Mapping[str, Any], places: Mapping[str, Place], country: str | None
) -> dict[str, Any]:
    """The columns that the row adds something to, with their new values."""
    found: dict[str, Any] = {}
    for name in TEXTS:
        if row[name] and not getattr(contact, name):
            found[name] = row[name]
    if found.keys() & {"given_name", "family_name"} and (contact.given_name or contact.family_name):
        # Half a name of one and half of another would be nobody's.
        found = {name: value for name, value in found.items() if name not in ("given_name", "family_name")}
    place = places.get(organization_key(row))
    if place is not None and contact.organization_id is None:
        found["organization_id"] = place.id
    if profile_of(row) and not contact.linkedin_url:
        found["linkedin_url"] = profile_of(row)
    if row["connected_on"] and contact.connected_on is None:
        found["connected_on"] = row["connected_on"]
    if row["note"] and row["note"] not in contact.notes:
        found["notes"] = f"{contact.notes}\n\n{row['note']}".strip()[:_NOTE_CHARS]
    ours = {
        "emails": emails_of(row),
        "phones": phones_of(row, country),
        "tags": [tag[:_TAG_CHARS] for tag in row["tags"]],
    }
    for name, values in ours.items():
        there = list(getattr(contact, name))
        known = {key_of(name, value) for value in there}
        more = [value for value in values if key_of(name, value) not in known]
        if more:
            found[name] = [*there, *more]
    return found


async def update(
    db: Session,
    contact: Contact,
    organization: Organization | None,
    row: Mapping[str, Any],
    places: Mapping[str, Place],
    setting: Setting,
) -> bool:
    """Lays the row over the contact; whether there was anything to add. The caller refreshes what follows."""
    found = changes(contact, row, places, setting.country)
    if not found:
        return False
    before = {name: plain(getattr(contact, name)) for name in found}
    for name, value in found.items():
        setattr(contact, name, value)
    await index(db, contact, row["organization_name"] if "organization_id" in found else organization)
    record(
        db,
        contact.id,
        "added",
        setting.now,
        f"Brought up to date from {setting.filename}",
        subject_id=setting.import_id,
    )
    await db.flush()
    db.add(
        ImportChange(
            import_id=setting.import_id,
            contact_id=contact.id,
            kind="updated",
            version=contact.version,
            before=before,
            after={name: plain(value) for name, value in found.items()},
        )
    )
    return True


async def index(db: Session, contact: Contact, organization: Organization | str | None) -> None:
    """Search text, and the identifiers and tags that are new or no longer hold; the others stay."""
    called = organization if isinstance(organization, str) else organization.name if organization else ""
    contact.search_text = search_text_of(contact, called)
    kept = await _kept(db, ContactIdentifier, contact.id)
    wanted = identifiers_of(contact)
    have = {(one.kind, one.value) for one in kept}
    for one in kept:
        if (one.kind, one.value) not in wanted:
            await db.delete(one)
    db.add_all(
        ContactIdentifier(contact_id=contact.id, kind=kind, value=value)
        for kind, value in wanted
        if (kind, value) not in have
    )
    tags = await _kept(db, ContactTag, contact.id)
    for tag in tags:
        if tag.tag not in contact.tags:
            await db.delete(tag)
    known = {tag.tag for tag in tags}
    db.add_all(
        ContactTag(contact_id=contact.id, tag=tag) for tag in dict.fromkeys(contact.tags) if tag not in known
    )


async def _kept(db: Session, model: Any, contact_id: str) -> list[Any]:
    return list(await db.scalars(select(model).where(model.contact_id == contact_id)))


def plain(value: Any) -> Any:
    """The value of a column as a document holds it."""
    return value.isoformat() if isinstance(value, date) else value


def typed(name: str, value: Any) -> Any:
    """And back."""
    return date.fromisoformat(value) if name == "connected_on" and value else value
