"""Adding and changing contacts: everything that follows from a name, a number or an address."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from email_validator import EmailNotValidError, validate_email
from sqlalchemy import delete, select

from inroad.kit.db import Session
from inroad.kit.fold import fold
from inroad.kit.http.problems import FieldError, Problem
from inroad.kit.jobs import enqueue
from inroad.kit.phones import read_phone
from inroad.rooms import following
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.contacts.days import friday_style_of as friday_style_of
from inroad.rooms.contacts.days import zone_of as zone_of
from inroad.rooms.contacts.peace import leave_in_peace
from inroad.rooms.contacts.tables import Activity, Contact, ContactIdentifier, ContactTag
from inroad.rooms.duplicates.tables import ContactMerge
from inroad.rooms.organizations.actions import find_or_create
from inroad.rooms.organizations.tables import Organization
from inroad.rooms.workplaces import search_text_of as search_text_of

PURGE_AFTER = timedelta(days=30)
FIND_DUPLICATES = "find_duplicates"
"""The kind of job that looks for contacts like these; the room of duplicates does it."""

NAME_FIELDS = ("given_name", "family_name", "display_name")
KNOWN_BY = frozenset({*NAME_FIELDS, "honorific", "emails", "phones", "organization_name"})
"""Fields by which two contacts are compared."""

PLAIN = (
    "given_name",
    "family_name",
    "honorific",
    "headline",
    "address",
    "circle",
    "known",
    "closeness",
    "trusted",
    "standing",
    "decision_maker",
    "champion",
    "do_not_contact",
    "time_zone",
    "friday_style",
    "shared_path",
    "can_offer",
    "talk_preferences",
    "notes",
    "source_note",
    "resting_until",
)
"""Fields that are stored as sent."""


def display_name_of(given: str, family: str) -> str:
    """The parts as one name."""
    return " ".join(part for part in (given.strip(), family.strip()) if part)[:200]


def read_emails(emails: Iterable[Mapping[str, str]]) -> list[dict[str, Any]]:
    """Addresses checked, with their folded keys. Raises Problem 422 naming the field."""
    found: list[dict[str, Any]] = []
    errors: list[FieldError] = []
    for position, email in enumerate(emails):
        try:
            checked = validate_email(email["address"], check_deliverability=False, test_environment=True)
        except EmailNotValidError:
            errors.append(
                FieldError(
                    f"/emails/{position}/address",
                    "not_an_address",
                    "Write an e-mail address, such as ruth@harbour.example.",
                )
            )
            continue
        found.append({"address": checked.normalized, "label": email.get("label", "")})
    if errors:
        raise Problem(422, "invalid", errors=errors)
    return found


def read_phones(phones: Iterable[Mapping[str, str]], country: str | None) -> list[dict[str, Any]]:
    """Numbers as typed, with the international form and zone where they could be read (TIM-8)."""
    found = []
    for phone in phones:
        read = read_phone(phone["number"], country)
        found.append(
            {
                "number": phone["number"],
                "label": phone.get("label", ""),
                "e164": read.e164,
                "zone": read.zone,
            }
        )
    return found


def identifiers_of(contact: Contact) -> list[tuple[str, str]]:
    """(kind, value) pairs by which this person is known again, beside `sort_name` and `linkedin_url`."""
    pairs = [("email", email["address"].casefold()) for email in contact.emails]
    pairs += [("phone", phone["e164"]) for phone in contact.phones if phone.get("e164")]
    return list(dict.fromkeys(pairs))


async def index(db: Session, contact: Contact, organization: Organization | None, *, fresh: bool) -> None:
    """Bring search text, identifiers and tags in line with the contact."""
    contact.sort_name = fold(contact.display_name)[:200]
    contact.search_text = search_text_of(contact, organization.name if organization else "")
    if not fresh:
        await db.flush()
        await db.execute(delete(ContactIdentifier).where(ContactIdentifier.contact_id == contact.id))
        await db.execute(delete(ContactTag).where(ContactTag.contact_id == contact.id))
    db.add_all(
        ContactIdentifier(contact_id=contact.id, kind=kind, value=value)
        for kind, value in identifiers_of(contact)
    )
    db.add_all(ContactTag(contact_id=contact.id, tag=tag) for tag in dict.fromkeys(contact.tags))


async def seek_duplicates(db: Session, ids: Iterable[str] | None = None) -> None:
    """Have contacts like these looked for once this is committed; without ids, the whole search gone over."""
    if ids is None:
        await enqueue(db, FIND_DUPLICATES, {}, priority=5)
    else:
        await enqueue(db, FIND_DUPLICATES, {"contact_ids": list(ids)}, priority=5)


async def create(
    db: Session,
    workspace: Workspace,
    fields: Mapping[str, Any],
    now: datetime,
    *,
    source: str = "manual",
) -> Contact:
    """Adds a person. `fields` as in `ContactIn`, dumped; the caller refreshes what follows."""
    organization = await find_or_create(db, fields.get("organization_name") or "")
    contact = Contact(
        **{name: fields[name] for name in PLAIN if name in fields},
        organization_id=organization.id if organization else None,
        source=source,
        emails=read_emails(fields.get("emails", [])),
        phones=read_phones(fields.get("phones", []), workspace.country),
        tags=list(dict.fromkeys(fields.get("tags", []))),
    )
    contact.display_name = (
        fields.get("display_name")
        or display_name_of(fields.get("given_name", ""), fields.get("family_name", ""))
    )[:200]
    contact.degree = 1 if contact.known else None
    db.add(contact)
    await index(db, contact, organization, fresh=True)
    await db.flush()
    record(db, contact.id, "added", now, f"You added {contact.display_name}")
    await seek_duplicates(db, [contact.id])
    return contact


async def update(
    db: Session, workspace: Workspace, contact: Contact, changes: Mapping[str, Any], now: datetime
) -> None:
    """Applies a merge patch; degree, search and what comes next follow."""
    was_named = display_name_of(contact.given_name, contact.family_name)
    was_known = contact.known
    for name in PLAIN:
        if name in changes:
            setattr(contact, name, changes[name])
    if "emails" in changes:
        contact.emails = read_emails(changes["emails"])
    if "phones" in changes:
        contact.phones = read_phones(changes["phones"], workspace.country)
    if "tags" in changes:
        contact.tags = list(dict.fromkeys(changes["tags"]))
    if "archived" in changes:
        contact.archived_at = (contact.archived_at or now) if changes["archived"] else None
    if "display_name" in changes:
        contact.display_name = changes["display_name"]
    elif {"given_name", "family_name"} & changes.keys() and contact.display_name == was_named:
        contact.display_name = display_name_of(contact.given_name, contact.family_name)
    if not contact.display_name:
        raise Problem(
            422,
            "invalid",
            errors=[FieldError("/display_name", "required", "A contact needs a name, if only a first one.")],
        )
    if "organization_name" in changes:
        organization = await find_or_create(db, changes["organization_name"] or "")
        contact.organization_id = organization.id if organization else None
    else:
        organization = (
            await db.find(Organization, contact.organization_id) if contact.organization_id else None
        )
    await index(db, contact, organization, fresh=False)
    await db.flush()
    if contact.known != was_known:
        await following.refresh_degrees(db, [contact.id], now)
    if contact.do_not_contact:
        await leave_in_peace(db, contact.id, now)
    await following.refresh(db, [contact.id], now)
    if KNOWN_BY & changes.keys():
        await seek_duplicates(db, [contact.id])


async def remove(db: Session, contact: Contact, now: datetime) -> None:
    """Soft delete (api.md 1.18): gone from lists, restorable for thirty days, no longer in the graph."""
    contact.deleted_at = now
    contact.purge_at = now + PURGE_AFTER
    await db.flush()
    await following.refresh_degrees(db, [contact.id], now)


async def restore(db: Session, contact: Contact, now: datetime) -> None:
    """Takes a deletion back, with every referral it had. Problem 409 for one that lives on in another."""
    merge = await merge_of(db, contact.id)
    if merge is not None:
        raise Problem(
            409,
            "contact_merged",
            detail="This contact was merged into another one. Undo the merge to have it back.",
            extra={"merged_into": merge.winner_id, "merge_id": merge.id},
        )
    contact.deleted_at = None
    contact.purge_at = None
    await db.flush()
    await following.refresh_degrees(db, [contact.id], now)
    await following.refresh(db, [contact.id], now)
    await seek_duplicates(db, [contact.id])


async def get(db: Session, contact_id: str, *, deleted: bool = False) -> Contact:
    """The contact, or Problem 404. Who writes has it stay: it goes into no other one meanwhile."""
    contact = await db.find(Contact, contact_id, hold="stay")
    if contact is not None and contact.erased_at is not None:
        contact = None
    if contact is None or (contact.deleted_at is not None and not deleted):
        merge = await merge_of(db, contact_id) if contact is not None else None
        if merge is None:
            raise Problem(404, "not_found", detail="There is no such contact here.")
        detail = "This contact was merged into another one; `merged_into` says which."
        into = await lives_on(db, merge)
        raise Problem(404, "not_found", detail=detail, extra={"merged_into": into, "merge_id": merge.id})
    return contact


async def merge_of(db: Session, contact_id: str) -> ContactMerge | None:
    """The merge by which this contact went into another one, unless it was undone."""
    found = await db.scalars(
        select(ContactMerge)
        .where(ContactMerge.loser_id == contact_id, ContactMerge.undone_at.is_(None))
        .limit(1)
    )
    return found.first()


async def lives_on(db: Session, merge: ContactMerge) -> str:
    """The contact at the end of a row of merges."""
    after: ContactMerge | None = merge
    while after is not None:
        merge, after = after, await merge_of(db, after.winner_id)
    return merge.winner_id


async def names(db: Session, ids: Iterable[str | None]) -> dict[str, str]:
    """Display names by id, for those of the ids that exist."""
    wanted = {id for id in ids if id}
    if not wanted:
        return {}
    found = await db.execute(select(Contact.id, Contact.display_name).where(Contact.id.in_(wanted)))
    return {row.id: row.display_name for row in found}


def record(
    db: Session,
    contact_id: str,
    kind: str,
    happened_at: datetime,
    title: str,
    detail: str = "",
    people: Iterable[str] = (),
    subject_id: str | None = None,
) -> None:
    """Adds a line to a contact's timeline, in the voice of the product."""
    db.add(
        Activity(
            contact_id=contact_id,
            kind=kind,
            happened_at=happened_at,
            title=title[:300],
            detail=detail[:2000],
            people_ids=list(people),
            subject_id=subject_id,
        )
    )


async def forget(db: Session, subject_id: str) -> None:
    """Takes the timeline lines of a cause away, when the cause is undone."""
    await db.flush()
    await db.execute(delete(Activity).where(Activity.subject_id == subject_id))
