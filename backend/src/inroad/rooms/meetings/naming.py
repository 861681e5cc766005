"""Names given at goodbye: contacts found or made, and the edges that lead to them (BYE-3, NET-4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from inroad.kit.db import Session
from inroad.kit.fold import fold
from inroad.kit.http.problems import FieldError, Problem
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.contacts import actions as contacts
from inroad.rooms.contacts.tables import Contact, ContactIdentifier
from inroad.rooms.meetings.tables import Meeting
from inroad.rooms.organizations.tables import Organization
from inroad.rooms.referrals.tables import Referral


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Someone they named; fields as on the wire."""

    contact_id: str | None = None
    given_name: str = ""
    family_name: str = ""
    headline: str = ""
    organization_name: str = ""
    email: str = ""
    phone: str = ""
    introduction: str = ""
    may_use_name: bool | None = None
    kind: str = "informational"

    @property
    def display_name(self) -> str:
        """The parts as one name."""
        return contacts.display_name_of(self.given_name, self.family_name)


async def add_names(
    db: Session,
    workspace: Workspace,
    meeting: Meeting,
    giver: Contact,
    names: Sequence[Named],
    named_on: date,
    now: datetime,
) -> tuple[list[Contact], list[Referral]]:
    """Contacts and referrals for these names, in their order; the same few statements for one or a hundred.

    A name the giver gave before keeps its referral, with what is said of it now. The caller refreshes degrees
    and next actions. Problem 422 with a pointer for every name that cannot be kept.
    """
    if not names:
        return [], []
    known = await _known(db, names)
    places = await _places(db, names)
    _check(giver, names, known, places)
    people = [known[each.contact_id] if each.contact_id else _new(workspace, each) for each in names]
    errors: list[FieldError] = []
    for position, (each, person) in enumerate(zip(names, people, strict=True)):
        if each.contact_id is None:
            errors += _reach(person, each, position)
    if errors:
        raise Problem(422, "invalid", errors=errors)
    fresh = [person for each, person in zip(names, people, strict=True) if each.contact_id is None]
    for each, person in zip(names, people, strict=True):
        if each.contact_id is None:
            place = places.get(fold(each.organization_name)[:200])
            person.organization_id = place.id if place else None
            person.sort_name = fold(person.display_name)[:200]
            person.search_text = contacts.search_text_of(person, place.name if place else "")
    db.add_all(fresh)
    await db.flush()
    for person in fresh:
        db.add_all(
            ContactIdentifier(contact_id=person.id, kind=kind, value=value)
            for kind, value in contacts.identifiers_of(person)
        )
        contacts.record(db, person.id, "added", now, f"You added {person.display_name}")
    await db.flush()
    if fresh:
        await contacts.seek_duplicates(db, [person.id for person in fresh])
    return people, await _edges(db, meeting, giver, names, people, named_on, now)


async def _known(db: Session, names: Sequence[Named]) -> dict[str, Contact]:
    ids = {each.contact_id for each in names if each.contact_id}
    if not ids:
        return {}
    found = await db.scalars(select(Contact).where(Contact.id.in_(ids), Contact.deleted_at.is_(None)))
    return {contact.id: contact for contact in found}


async def _places(db: Session, names: Sequence[Named]) -> dict[str, Organization]:
    """The organizations the new names come with, by folded name, made where there are none."""
    wanted: dict[str, str] = {}
    for each in names:
        if each.contact_id is None and (key := fold(each.organization_name)[:200]):
            wanted.setdefault(key, each.organization_name.strip()[:200])
    if not wanted:
        return {}
    rows = await db.scalars(select(Organization).where(Organization.name_key.in_(wanted)))
    found = {row.name_key: row for row in rows}
    for key, name in wanted.items():
        if key not in found:
            found[key] = Organization(name=name, name_key=key)
            db.add(found[key])
    await db.flush()
    return found


def _check(
    giver: Contact, names: Sequence[Named], known: dict[str, Contact], places: dict[str, Organization]
) -> None:
    errors: list[FieldError] = []
    seen: set[tuple[str, str]] = set()
    own = (fold(giver.display_name), giver.organization_id)
    for position, each in enumerate(names):
        at = f"/names/{position}"
        field = f"{at}/contact_id" if each.contact_id else f"{at}/given_name"
        place = fold(each.organization_name)[:200]
        key = (each.contact_id, "") if each.contact_id else (fold(each.display_name), place)
        if each.contact_id is None and not each.display_name:
            errors.append(FieldError(field, "required", "Write the name they gave, if only a first one."))
            continue
        same_place = not place or (place in places and places[place].id == own[1])
        if each.contact_id == giver.id or (key[0] == own[0] and same_place):
            detail = "This is whom you met. Nobody refers you to themselves. (NET-4)"
            errors.append(FieldError(field, "self_referral", detail))
        elif each.contact_id and each.contact_id not in known:
            errors.append(FieldError(field, "not_found", "There is no such contact in this search."))
        elif key in seen:
            errors.append(FieldError(field, "twice", "This name stands in the list already."))
        seen.add(key)
    if errors:
        raise Problem(422, "invalid", errors=errors)


def _new(workspace: Workspace, each: Named) -> Contact:
    return Contact(
        given_name=each.given_name,
        family_name=each.family_name,
        display_name=each.display_name,
        headline=each.headline,
        known=False,
        degree=None,
        source="referral",
        emails=[],
        phones=contacts.read_phones([{"number": each.phone}], workspace.country) if each.phone else [],
        tags=[],
        notes="",
    )


def _reach(person: Contact, each: Named, position: int) -> list[FieldError]:
    """Puts the address on; the error with its place in the list where it is none."""
    if not each.email:
        return []
    try:
        person.emails = contacts.read_emails([{"address": each.email}])
    except Problem as problem:
        return [FieldError(f"/names/{position}/email", error.code, error.detail) for error in problem.errors]
    return []


async def _edges(
    db: Session,
    meeting: Meeting,
    giver: Contact,
    names: Sequence[Named],
    people: Sequence[Contact],
    named_on: date,
    now: datetime,
) -> list[Referral]:
    before = await db.scalars(
        select(Referral).where(
            Referral.from_contact_id == giver.id, Referral.to_contact_id.in_([each.id for each in people])
        )
    )
    kept = {referral.to_contact_id: referral for referral in before}
    edges: list[Referral] = []
    for each, person in zip(names, people, strict=True):
        said: dict[str, Any] = {"kind": each.kind}
        if each.introduction:
            said["introduction"] = each.introduction
        if each.may_use_name is not None:
            said["may_use_name"] = each.may_use_name
        referral = kept.get(person.id)
        if referral is None:
            referral = Referral(
                from_contact_id=giver.id,
                to_contact_id=person.id,
                meeting_id=meeting.id,
                named_on=named_on,
            )
            db.add(referral)
            title = f"{giver.display_name} gave you this name"
            contacts.record(db, person.id, "named", now, title, each.introduction, [giver.id], referral.id)
        for name, value in said.items():
            setattr(referral, name, value)
        edges.append(referral)
    await db.flush()
    return edges
