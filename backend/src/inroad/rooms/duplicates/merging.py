"""Two contacts made one, in one transaction, and taken apart again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, or_, select

from inroad.kit.db import Session
from inroad.kit.http.problems import FieldError, Problem
from inroad.rooms import following
from inroad.rooms.calendar.tables import PlannedTouch, Promise
from inroad.rooms.contacts import actions as contacts
from inroad.rooms.contacts.peace import leave_in_peace
from inroad.rooms.contacts.tables import Contact, ContactIdentifier, ContactTag
from inroad.rooms.duplicates import edges, moving
from inroad.rooms.duplicates.fields import COLUMNS, EITHER, FIELDS, Choice, Chosen, choose, taken_back
from inroad.rooms.duplicates.tables import ContactMerge, DuplicatePair
from inroad.rooms.meetings.tables import Meeting
from inroad.rooms.organizations.tables import Organization


@dataclass(slots=True)
class Preview:
    """What a merge would do: nothing is changed by looking."""

    this: Contact
    other: Contact
    fields: list[Chosen]
    counts: dict[str, int]
    plan: edges.Plan
    notices: list[str]


def _values(contact: Contact) -> dict[str, Any]:
    return {column: getattr(contact, column) for column in COLUMNS}


def check_choices(choices: Mapping[str, Choice]) -> None:
    """Problem 422 for a choice that a field does not have."""
    wrong = [
        FieldError(f"/choices/{field.name}", "not_allowed", "Only texts and lists can keep both.")
        for field in FIELDS
        if field.name in choices and choices[field.name] not in field.choices
    ]
    if wrong:
        raise Problem(422, "invalid", errors=wrong)


async def both(db: Session, contact_id: str, other_id: str) -> tuple[Contact, Contact]:
    """The contact that stays and the one that goes into it. Problem 404, or 422 naming the field."""
    if other_id == contact_id:
        await contacts.get(db, contact_id)
        fault = FieldError("/other_id", "same_contact", "These are one contact already.")
        raise Problem(422, "invalid", errors=[fault])
    # Alone: whatever is being written to one of them is waited for, and goes over with it.
    held = {id: await db.find(Contact, id, hold="alone") for id in sorted((contact_id, other_id))}
    this, other = await contacts.get(db, contact_id), held[other_id]
    if other is None or other.deleted_at is not None:
        merge = await contacts.merge_of(db, other_id) if other is not None else None
        if merge is not None:
            raise Problem(
                409,
                "contact_merged",
                extra={"merged_into": await contacts.lives_on(db, merge), "merge_id": merge.id},
            )
        fault = FieldError("/other_id", "not_found", "There is no such contact in this search.")
        raise Problem(422, "invalid", errors=[fault])
    return this, other


async def preview(db: Session, this: Contact, other: Contact, choices: Mapping[str, Choice]) -> Preview:
    """Field by field what would stay, what would move, and the referrals before and after."""
    check_choices(choices)
    counts: dict[str, int] = {}
    for name, (model, column) in moving.MOVES.items():
        found = await db.scalar(select(func.count(model.id)).where(getattr(model, column) == other.id))
        counts[name] = found or 0
    made = await edges.plan(db, other.id, this.id)
    return Preview(
        this,
        other,
        choose(_values(this), _values(other), choices),
        counts,
        made,
        await _notices(db, this, other, made),
    )


async def _notices(db: Session, this: Contact, other: Contact, made: edges.Plan) -> list[str]:
    """What one should know before: sentences."""
    said = []
    for model, condition, text in (
        (Promise, Promise.state == "open", "Both have an open promise; both promises stay."),
        (Meeting, Meeting.state == "planned", "Both have a meeting ahead; both meetings stay."),
    ):
        found = await db.execute(
            select(model.contact_id, func.count(model.id))
            .where(model.contact_id.in_([this.id, other.id]), condition)
            .group_by(model.contact_id)
        )
        if len(found.all()) == 2:
            said.append(text)
    if made.dropped:
        said.append("A referral between the two would lead to itself; it is dropped.")
    if made.doubled:
        said.append("Where both have the same referral, one stays, with the earlier day.")
    if this.linkedin_url and other.linkedin_url and this.linkedin_url != other.linkedin_url:
        said.append("They have two LinkedIn addresses: look again whether this is one person.")
    if (this.archived_at is None) != (other.archived_at is None):
        said.append("One of them is put away; the contact that stays is not.")
    if this.do_not_contact != other.do_not_contact:
        said.append("One of them asked not to be contacted; that holds afterwards.")
    return said


async def merge(
    db: Session, this: Contact, other: Contact, choices: Mapping[str, Choice], now: datetime
) -> ContactMerge:
    """`other` goes into `this`: all that pointed to it points to `this`; it is kept for the undo."""
    check_choices(choices)
    made = await edges.plan(db, other.id, this.id)
    record = ContactMerge(winner_id=this.id, loser_id=other.id, merged_at=now, journal={})
    db.add(record)
    before = moving.frozen(this)
    ends = _ends(made)
    for chosen in choose(_values(this), _values(other), choices):
        for column, value in chosen.values.items():
            setattr(this, column, value)
    other.deleted_at, other.purge_at = now, now + contacts.PURGE_AFTER
    await db.flush()
    journal: dict[str, Any] = {"edges": await edges.apply(db, made, other.id, this.id)}
    journal["moved"] = await moving.move(db, other.id, this.id)
    journal["people"] = await moving.people(db, other.id, this.id)
    journal["dismissals"] = await moving.dismissals(db, other.id, this.id)
    after = moving.frozen(this)
    journal["fields"] = {
        column: [before[column], after[column]] for column in COLUMNS if before[column] != after[column]
    }
    record.journal = journal
    for model in (ContactIdentifier, ContactTag, PlannedTouch):
        await db.execute(delete(model).where(model.contact_id == other.id))
    await db.execute(
        delete(DuplicatePair).where(
            or_(
                DuplicatePair.one_id.in_([this.id, other.id]), DuplicatePair.other_id.in_([this.id, other.id])
            )
        )
    )
    await _index(db, this)
    if this.do_not_contact:
        await leave_in_peace(db, this.id, now)
    contacts.record(
        db, this.id, "merged", now, f"Merged with {other.display_name}"[:300], subject_id=record.id
    )
    if other.came_in:
        # It is the merge's line, so that it goes with it when the merge is undone.
        contacts.record(db, this.id, "added", other.created_at, other.came_in, subject_id=record.id)
    await db.flush()
    await _follow(db, this, other, ends, now)
    await contacts.seek_duplicates(db, [this.id])
    return record


def _ends(made: edges.Plan) -> set[str]:
    found = {*made.stays, *made.moves, *made.dropped, *(gone for gone, _ in made.doubled)}
    return {id for edge in found for id in (edge.from_contact_id, edge.to_contact_id)}


async def _index(db: Session, contact: Contact) -> None:
    organization = await db.find(Organization, contact.organization_id) if contact.organization_id else None
    await contacts.index(db, contact, organization, fresh=False)
    await db.flush()


async def _follow(db: Session, this: Contact, other: Contact, ends: set[str], now: datetime) -> None:
    """Degrees behind the two, and the next action of everybody at the end of one of their edges."""
    await following.refresh_degrees(db, [this.id, other.id, *sorted(ends)], now)
    await following.refresh(db, [this.id, other.id, *sorted(ends - {this.id, other.id})], now)


async def get(db: Session, merge_id: str) -> ContactMerge:
    """The merge, or Problem 404."""
    found = await db.find(ContactMerge, merge_id)
    if found is None:
        raise Problem(404, "not_found", detail="There is no such merge here.")
    return found


async def _in_the_way(db: Session, record: ContactMerge) -> ContactMerge | None:
    """A later merge that has to be undone first: of one of the two, or of an edge of theirs."""
    later = await db.scalars(
        select(ContactMerge)
        .where(
            ContactMerge.undone_at.is_(None),
            ContactMerge.merged_at > record.merged_at,
        )
        .order_by(ContactMerge.merged_at.desc())
    )
    mine = edges.touched(record.journal)
    for other in later:
        if other.loser_id in (record.winner_id, record.loser_id) or mine & edges.touched(other.journal):
            return other
    return None


async def undo(db: Session, record: ContactMerge, now: datetime) -> ContactMerge:
    """Both contacts are there again as they were; what was changed since stays and is said.

    Undoing twice changes nothing. Problem 409 when a later merge has to be undone first.
    """
    pair = sorted((record.winner_id, record.loser_id))
    held = {id: await db.find(Contact, id, hold="alone") for id in pair}
    record = await db.find(ContactMerge, record.id, hold="alone") or record
    if record.undone_at is not None:
        return record
    later = await _in_the_way(db, record)
    if later is not None:
        raise Problem(409, "merge_superseded", extra={"merge_id": later.id})
    journal = record.journal
    this, other = held[record.winner_id], held[record.loser_id]
    if this is None or other is None:
        raise Problem(404, "not_found", detail="One of the two is gone for good.")
    said = _fields_back(this, journal["fields"])
    other.deleted_at = other.purge_at = None
    await contacts.forget(db, record.id)
    gone = await moving.move_back(db, journal["moved"], other.id, this.id)
    missing, more = await edges.take_apart(db, journal["edges"], other.id, this.id)
    await moving.people_back(db, journal["people"], other.id, this.id)
    await moving.dismissals_back(db, journal["dismissals"])
    said += more
    if missing:
        said.append(f"{missing} of their referrals were taken back since; they stay so.")
    removed = sum(
        count for name, count in gone.items() if name not in ("activities", "import_rows", "import_edges")
    )
    if removed:
        said.append(f"{removed} letters, promises, attempts or meetings were removed since; they stay so.")
    said += await _new_since(db, record)
    record.undone_at, record.changed_since = now, said
    await db.flush()
    await _index(db, this)
    await _index(db, other)
    ends = _ends(await edges.plan(db, other.id, this.id))
    await _follow(db, this, other, ends, now)
    await contacts.seek_duplicates(db, [this.id, other.id])
    return record


def _fields_back(this: Contact, fields: Mapping[str, list[Any]]) -> list[str]:
    said = []
    now = moving.frozen(this)
    back = {}
    for column in (name for name in COLUMNS if name in fields):
        before, after = fields[column]
        value, exact = taken_back(column, before, after, now[column])
        back[column] = value
        if not exact:
            what = column.removesuffix("_id").replace("_", " ")
            said.append(f"{what.capitalize()} was changed since; the change stays.")
    for column, value in moving.thawed(Contact, back).items():
        if column in back:
            setattr(this, column, value)
    return said


async def _new_since(db: Session, record: ContactMerge) -> list[str]:
    """What was written to the merged contact since, and so stays with the one that remains."""
    words = {"letters": "letter", "promises": "promise", "attempts": "attempt", "meetings": "meeting"}
    said = []
    for name, word in words.items():
        model, column = moving.MOVES[name]
        count = await db.scalar(
            select(func.count(model.id)).where(
                getattr(model, column) == record.winner_id, model.created_at > record.merged_at
            )
        )
        if count:
            noun = word if count == 1 else f"{word}s"
            said.append(f"{count} {noun} made since stayed with the contact that remained.")
    return said


__all__ = ["EITHER", "Preview", "both", "get", "merge", "preview", "undo"]
