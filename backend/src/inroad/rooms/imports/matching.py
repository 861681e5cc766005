"""Which rows are contacts already: by profile address, then e-mail, then name and organization together.

Before that, which of them are people who asked to be forgotten (P2).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from inroad.kit.db import Session
from inroad.kit.fold import fold
from inroad.kit.phones import read_phone
from inroad.rooms.contacts.tables import Contact, ContactIdentifier
from inroad.rooms.forgotten import marks as forgotten
from inroad.rooms.forgotten.marks import Marks, Trait
from inroad.rooms.history import workspace_of
from inroad.rooms.imports.reading import name_of, profile_of
from inroad.rooms.organizations.tables import Organization

CHUNK = 500
"""Values in one statement."""


@dataclass(frozen=True, slots=True)
class Match:
    """The contact a row is, and what it was known by; or nobody, who asked to be forgotten."""

    contact_id: str | None
    why: str

    @property
    def forgotten(self) -> bool:
        """Whether it is somebody who asked to be forgotten."""
        return self.contact_id is None

    def row(self) -> dict[str, str | None]:
        """What becomes of the row."""
        return {
            "state": "forgotten" if self.forgotten else "duplicate",
            "choice": "skip",
            "duplicate_of_id": self.contact_id,
            "why": self.why,
        }


def _chunks(values: Iterable[str]) -> Iterable[list[str]]:
    ordered = sorted(set(values))
    for start in range(0, len(ordered), CHUNK):
        yield ordered[start : start + CHUNK]


async def _by_email(db: Session, values: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in _chunks(values):
        rows = await db.execute(
            select(ContactIdentifier.value, ContactIdentifier.contact_id)
            .join(Contact, Contact.id == ContactIdentifier.contact_id)
            .where(
                ContactIdentifier.kind == "email",
                ContactIdentifier.value.in_(part),
                Contact.deleted_at.is_(None),
            )
        )
        for value, contact_id in rows:
            found.setdefault(value, contact_id)
    return found


async def _by_profile(db: Session, urls: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in _chunks(urls):
        rows = await db.execute(
            select(Contact.linkedin_url, Contact.id).where(
                Contact.linkedin_url.in_(part), Contact.deleted_at.is_(None)
            )
        )
        for url, contact_id in rows:
            found.setdefault(url or "", contact_id)
    return found


async def _namesakes(db: Session, names: Iterable[str]) -> dict[tuple[str, str], list[Any]]:
    found: dict[tuple[str, str], list[Any]] = {}
    for part in _chunks(names):
        rows = await db.execute(
            select(
                Contact.sort_name,
                Contact.id,
                Contact.linkedin_url,
                Contact.emails,
                Organization.name_key,
            )
            .outerjoin(Organization, Organization.id == Contact.organization_id)
            .where(Contact.sort_name.in_(part), Contact.deleted_at.is_(None))
        )
        for row in rows:
            found.setdefault((row.sort_name, row.name_key or ""), []).append(row)
    return found


def _another(row: Mapping[str, Any], contact: Any) -> bool:
    """Whether a namesake at the same place is shown to be someone else: another profile, or other e-mails."""
    profile = profile_of(row)
    if profile and contact.linkedin_url:
        return bool(profile != contact.linkedin_url)
    theirs = {email["address"].casefold() for email in contact.emails}
    ours = {email.casefold() for email in row["emails"]}
    return bool(ours and theirs and not ours & theirs)


async def someone(db: Session) -> bool:
    """Whether there is any contact that a row could be."""
    return await db.scalar(select(Contact.id).where(Contact.deleted_at.is_(None)).limit(1)) is not None


MakeMarks = Callable[[], Marks]
"""Made only where somebody asked to be forgotten: a worker without means may import else."""


async def someone_to_know(db: Session) -> bool:
    """Whether a row could be anybody: a contact, or somebody who asked to be forgotten."""
    return await someone(db) or await forgotten.anyone(db)


async def known(db: Session, rows: Sequence[Mapping[str, Any]], marks: MakeMarks) -> dict[str, Match]:
    """Row id → the live contact it is, for those rows that are one; or that they asked to be forgotten."""
    matches = await _forgotten(db, rows, marks)
    left = [row for row in rows if row["id"] not in matches] if matches else rows
    return matches | await _there(db, left)


async def _forgotten(db: Session, rows: Sequence[Mapping[str, Any]], marks: MakeMarks) -> dict[str, Match]:
    if not rows or not await forgotten.anyone(db):
        return {}
    country = (await workspace_of(db)).country
    traits = {row["id"]: _traits(row, country) for row in rows}
    found = await forgotten.asked(db, marks(), (one for each in traits.values() for one in each))
    return {id: Match(None, forgotten.WHY) for id, each in traits.items() if not found.isdisjoint(each)}


def _traits(row: Mapping[str, Any], country: str | None) -> list[Trait]:
    found: list[Trait] = [("email", email.casefold()) for email in row["emails"]]
    found += [("phone", number) for phone in row["phones"] if (number := read_phone(phone, country).e164)]
    if profile := profile_of(row):
        found.append(("profile", profile))
    return [*found, ("id", row.get("key", ""))]  # of an own export, the id it had


async def _there(db: Session, rows: Sequence[Mapping[str, Any]]) -> dict[str, Match]:
    if not rows or not await someone(db):
        return {}
    urls = await _by_profile(db, (url for row in rows if (url := profile_of(row))))
    emails = await _by_email(db, (email.casefold() for row in rows for email in row["emails"]))
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
