"""Which rows are contacts already: by profile address, then e-mail, then name and organization together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from inroad.kit.db import Session
from inroad.kit.fold import fold
from inroad.rooms.contacts.tables import Contact, ContactIdentifier
from inroad.rooms.imports.reading import name_of, profile_of
from inroad.rooms.organizations.tables import Organization

CHUNK = 500
"""Values in one statement."""


@dataclass(frozen=True, slots=True)
class Match:
    """The contact a row is, and what it was known by."""

    contact_id: str
    why: str


def _chunks(values: Iterable[str]) -> Iterable[list[str]]:
    ordered = sorted(set(values))
    for start in range(0, len(ordered), CHUNK):
        yield ordered[start : start + CHUNK]


async def _by(db: Session, kind: str, values: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in _chunks(values):
        rows = await db.execute(
            select(ContactIdentifier.value, ContactIdentifier.contact_id)
            .join(Contact, Contact.id == ContactIdentifier.contact_id)
            .where(
                ContactIdentifier.kind == kind,
                ContactIdentifier.value.in_(part),
                Contact.deleted_at.is_(None),
            )
        )
        for value, contact_id in rows:
            found.setdefault(value, contact_id)
    return found


async def _namesakes(db: Session, names: Iterable[str]) -> dict[tuple[str, str], list[Any]]:
    found: dict[tuple[str, str], list[Any]] = {}
    for part in _chunks(names):
        rows = await db.execute(
            select(
                ContactIdentifier.value,
                Contact.id,
                Contact.linkedin_url,
                Contact.emails,
                Organization.name_key,
            )
            .select_from(ContactIdentifier)
            .join(Contact, Contact.id == ContactIdentifier.contact_id)
            .outerjoin(Organization, Organization.id == Contact.organization_id)
            .where(
                ContactIdentifier.kind == "name",
                ContactIdentifier.value.in_(part),
                Contact.deleted_at.is_(None),
            )
        )
        for row in rows:
            found.setdefault((row.value, row.name_key or ""), []).append(row)
    return found


def _another(row: Mapping[str, Any], contact: Any) -> bool:
    """Whether a namesake at the same place is shown to be someone else: another profile, or other e-mails."""
    profile = profile_of(row)
    if profile and contact.linkedin_url:
        return bool(profile != contact.linkedin_url)
    theirs = {email["address"].casefold() for email in contact.emails}
    ours = {email.casefold() for email in row["emails"]}
    return bool(ours and theirs and not ours & theirs)


async def known(db: Session, rows: Sequence[Mapping[str, Any]]) -> dict[str, Match]:
    """Row id → the live contact it is, for those rows that are one."""
    urls = await _by(db, "linkedin", (url for row in rows if (url := profile_of(row))))
    emails = await _by(db, "email", (email.casefold() for row in rows for email in row["emails"]))
    matches: dict[str, Match] = {}
    rest: list[tuple[Mapping[str, Any], str]] = []
    for row in rows:
        email = next((email for email in row["emails"] if email.casefold() in emails), None)
        if row["url"] in urls:
            matches[row["id"]] = Match(urls[row["url"]], "A contact has this LinkedIn address already.")
        elif email is not None:
            matches[row["id"]] = Match(emails[email.casefold()], "A contact has this e-mail address already.")
        else:
            rest.append((row, name_of(row)))
    namesakes = await _namesakes(db, (name for _, name in rest if name))
    for row, name in rest:
        place = fold(row["organization_name"])[:200]
        same = next((one for one in namesakes.get((name, place), ()) if not _another(row, one)), None)
        if same is not None:
            why = "A contact has this name at the same organization already."
            if not place:
                why = "A contact has this name already, and neither has an organization."
            matches[row["id"]] = Match(same.id, why)
    return matches
