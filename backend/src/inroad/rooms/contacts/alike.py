"""Contacts as the domain compares them, and those near enough to be looked at."""

from collections.abc import AsyncIterator, Iterable, Mapping
from typing import Any

from sqlalchemy import and_, func, or_, select

from inroad.domain.duplicates import Census, Person, person
from inroad.domain.duplicates.census import SHARED_BY, ending
from inroad.domain.duplicates.names import SHORT
from inroad.kit.db import Session, scoped
from inroad.kit.db.search import match
from inroad.kit.fold import fold
from inroad.kit.likeness import name_book
from inroad.rooms.contacts.tables import Contact, ContactIdentifier
from inroad.rooms.organizations.tables import Organization

PAGE = 5000
NEAR = 200
"""Contacts looked at for one name; a family name that more bear says little by itself."""

PEOPLE = scoped(
    select(
        Contact.id,
        Contact.display_name,
        Contact.given_name,
        Contact.family_name,
        Contact.honorific,
        Contact.emails,
        Contact.phones,
        Contact.linkedin_url,
        Organization.name.label("organization_name"),
    )
    .outerjoin(Organization, Organization.id == Contact.organization_id)
    .where(Contact.deleted_at.is_(None))
)


def person_of(row: Mapping[str, Any]) -> Person:
    """A row of `PEOPLE` taken apart."""
    return person(
        name_book(),
        row["id"],
        display_name=fold(row["display_name"]),
        given_name=fold(row["given_name"]),
        family_name=fold(row["family_name"]),
        honorific=fold(row["honorific"]),
        said=row["display_name"],
        emails=[email["address"] for email in row["emails"]],
        phones=[phone["e164"] for phone in row["phones"] if phone.get("e164")],
        linkedin=row["linkedin_url"],
        organization=fold(row["organization_name"] or ""),
    )


async def people(db: Session, ids: Iterable[str]) -> list[Person]:
    """The live contacts among at most some hundred ids."""
    return [person_of(row) for row in await db.rows(PEOPLE.where(Contact.id.in_(list(ids))))]


async def everybody(db: Session) -> AsyncIterator[list[dict[str, Any]]]:
    """All live contacts, as rows of `PEOPLE`, a page at a time."""
    last = ""
    while True:
        found = PEOPLE.order_by(Contact.id).limit(PAGE)
        rows = await db.rows(found.where(Contact.id > last) if last else found)
        if rows:
            yield rows
        if len(rows) < PAGE:
            return
        last = rows[-1]["id"]


def _called(one: Person) -> set[str]:
    """Every given name this person may stand under: Robert, Bob, Rob."""
    names = {one.first, *one.given[1:2], *one.formal}
    for name in list(names):
        names |= name_book().short_names(name)
        names |= {short for short, formal in SHORT.items() if name in formal}
    return {name for name in names if name}


async def _reached(db: Session, one: Person, emails: Iterable[str]) -> set[str]:
    ways = []
    addresses = {*one.emails, *(address.casefold() for address in emails)}
    if addresses:
        ways.append(and_(ContactIdentifier.kind == "email", ContactIdentifier.value.in_(sorted(addresses))))
    if one.phones:
        ways.append(and_(ContactIdentifier.kind == "phone", ContactIdentifier.value.in_(sorted(one.phones))))
    reached: set[str] = set()
    if ways:
        reached |= set(await db.scalars(select(ContactIdentifier.contact_id).where(or_(*ways)).limit(NEAR)))
    if one.linkedin:
        reached |= set(
            await db.scalars(select(Contact.id).where(Contact.linkedin_url == one.linkedin).limit(NEAR))
        )
    return reached


async def near(db: Session, one: Person, emails: Iterable[str] = ()) -> list[Person]:
    """Live contacts that may be this person: one of their addresses, or a name near theirs."""
    ids = await _reached(db, one, emails)
    names = _called(one)
    by_name = []
    if one.last:
        letters = {name[0] for name in names} | {one.last[0]}
        starts = [and_(Contact.sort_name >= ch, Contact.sort_name < ch + "{") for ch in sorted(letters)]
        by_name.append(and_(match(Contact, one.family[-1]), or_(*starts)))
        by_name += [
            and_(Contact.sort_name >= f"{name} {one.last[0]}", Contact.sort_name < f"{name} {one.last[0]}{{")
            for name in sorted(names)
        ]
    elif one.first:
        by_name.append(match(Contact, one.first))
        by_name += [and_(Contact.sort_name >= name, Contact.sort_name < name + "{") for name in sorted(names)]
    rows: dict[str, dict[str, Any]] = {}
    if ids:
        rows |= {row["id"]: row for row in await db.rows(PEOPLE.where(Contact.id.in_(sorted(ids))))}
    for way in by_name:
        found = await db.rows(PEOPLE.where(way).order_by(Contact.sort_name, Contact.id).limit(NEAR))
        rows |= {row["id"]: row for row in found}
    return [person_of(row) for id, row in rows.items() if id != one.id]


async def census_for(db: Session, one: Person) -> Census:
    """How common this person's names are among the live contacts, and which of their addresses are shared."""
    live = select(func.count(Contact.id)).where(Contact.deleted_at.is_(None))
    total = await db.scalar(live) or 0
    given = family = 1
    first = and_(Contact.sort_name >= one.first, Contact.sort_name < one.first + "!")
    if one.first:
        given = await db.scalar(live.where(first)) or 1
    if one.family:
        family = await db.scalar(live.where(match(Contact, one.family[-1]))) or 1
    endings: dict[str, int] = {}
    together: dict[tuple[str, str], int] = {}
    if one.first and one.last:
        tail = ending(one.last)
        ends = Contact.sort_name.endswith(tail, autoescape=True)
        endings[tail] = await db.scalar(live.where(ends)) or 1
        together[one.first, tail] = await db.scalar(live.where(ends, first)) or 1
    values = sorted(one.emails | one.phones)
    shared: set[str] = set()
    if values:
        found = await db.execute(
            select(ContactIdentifier.value)
            .where(ContactIdentifier.value.in_(values))
            .group_by(ContactIdentifier.value)
            .having(func.count(ContactIdentifier.id) >= SHARED_BY)
        )
        shared = set(found.scalars())
    return Census(total, {one.first: given}, {one.last: family}, frozenset(shared), endings, together)
