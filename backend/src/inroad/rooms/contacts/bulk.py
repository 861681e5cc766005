"""One change for many contacts, in one transaction, and its undo.

The undo takes back what the change did, contact by contact, where it still stands: what was changed again
since is left as it is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import delete, select

from inroad.kit.db import Session
from inroad.kit.http.problems import FieldError, Problem
from inroad.rooms import following
from inroad.rooms.contacts.actions import PURGE_AFTER
from inroad.rooms.contacts.bulk_schemas import MAX_AT_ONCE, BulkIn
from inroad.rooms.contacts.reading import listed
from inroad.rooms.contacts.tables import BulkChange, Contact, ContactTag
from inroad.rooms.history import chunks
from inroad.rooms.organizations.tables import Organization
from inroad.rooms.workplaces import search_text_of

MAX_TAGS = 50
KEPT = timedelta(days=30)
"""How long a change can be taken back: as long as a deletion."""

Status = Literal["changed", "unchanged", "full", "not_found"]
TAGGING = ("tag", "untag", "rename_tag")
KNOWN = {True: "known", False: "not_known"}


@dataclass(slots=True)
class Outcome:
    """What became of each contact, in the order asked."""

    change: BulkChange | None = None
    statuses: dict[str, Status] = field(default_factory=dict)

    @property
    def changed(self) -> list[str]:
        """Ids of those that are different now."""
        return [id for id, status in self.statuses.items() if status == "changed"]


async def chosen(db: Session, body: BulkIn) -> list[str]:
    """Ids the change is for. Raises Problem 422 when more fit the filter than one change may touch."""
    if body.ids is not None:
        return list(dict.fromkeys(body.ids))
    assert body.filter is not None  # noqa: S101 - one of the two, says the schema
    rows = await db.rows(
        listed(body.filter)
        .with_only_columns(Contact.id, maintain_column_froms=True)
        .order_by(Contact.sort_name, Contact.id)
        .limit(MAX_AT_ONCE + 1)
    )
    if len(rows) > MAX_AT_ONCE:
        detail = f"More than {MAX_AT_ONCE} contacts fit. Narrow the filter, and do it in parts."
        raise Problem(422, "invalid", errors=[FieldError("/filter", "too_many", detail)])
    return [row["id"] for row in rows]


async def change(db: Session, body: BulkIn, now: datetime) -> Outcome:
    """Does the change for everybody chosen; degrees, search and what comes next follow."""
    ids = await chosen(db, body)
    await db.execute(delete(BulkChange).where(BulkChange.made_at < now - KEPT))
    made = BulkChange(
        made_at=now,
        action=body.action,
        value=body.tag or body.circle or ("" if body.known is None else KNOWN[body.known]),
        new_value=body.new_tag or "",
        before={},
    )
    outcome = Outcome(statuses=dict.fromkeys(ids, "not_found"))
    before: dict[str, Any] = {}
    for part in chunks(ids):
        found = list(
            await db.scalars(select(Contact).where(Contact.id.in_(part), Contact.deleted_at.is_(None)))
        )
        touched = []
        for contact in found:
            was = _was(made, contact)
            status = _apply(made, contact, now)
            outcome.statuses[contact.id] = status
            if status == "changed":
                before[contact.id] = was
                touched.append(contact)
        if body.action in TAGGING:
            await _retag(db, touched)
    if before:
        made.before = before
        outcome.change = made
        db.add(made)
    await _follow(db, made.action, list(before), now)
    return outcome


def _was(made: BulkChange, contact: Contact) -> Any:
    """What the undo needs to know of a contact."""
    if made.action == "set_circle":
        return contact.circle
    if made.action == "set_known":
        return contact.known
    if made.action == "rename_tag":
        return made.new_value in contact.tags
    if made.action == "unarchive":
        return contact.archived_at.isoformat() if contact.archived_at else None
    return None


def _apply(made: BulkChange, contact: Contact, now: datetime) -> Status:
    tags, value = list(contact.tags), made.value
    if made.action in TAGGING:
        fresh = _tagged(made.action, tags, value, made.new_value)
        if fresh == tags:
            return "unchanged"
        if len(fresh) > MAX_TAGS:
            return "full"
        contact.tags = fresh
        return "changed"
    if made.action == "set_circle":
        same = contact.circle == (value or None)
        contact.circle = value or None
    elif made.action == "set_known":
        known = value == KNOWN[True]
        same = contact.known == known
        contact.known = known
    elif made.action == "archive":
        same = contact.archived_at is not None
        contact.archived_at = contact.archived_at or now
    elif made.action == "unarchive":
        same = contact.archived_at is None
        contact.archived_at = None
    else:
        same = False
        contact.deleted_at, contact.purge_at = now, now + PURGE_AFTER
    return "unchanged" if same else "changed"


def _tagged(action: str, tags: Sequence[str], tag: str, new_tag: str) -> list[str]:
    if action == "tag":
        return list(dict.fromkeys([*tags, tag]))
    if action == "untag":
        return [each for each in tags if each != tag]
    return list(dict.fromkeys(new_tag if each == tag else each for each in tags))


async def _retag(db: Session, contacts: Iterable[Contact]) -> None:
    """The rows tags are filtered by, and the words people are found by, in line with their tags."""
    touched = list(contacts)
    if not touched:
        return
    await db.flush()
    ids = [contact.id for contact in touched]
    places = {contact.organization_id for contact in touched if contact.organization_id}
    called = await db.execute(select(Organization.id, Organization.name).where(Organization.id.in_(places)))
    names: dict[str | None, str] = {row.id: row.name for row in called}
    await db.execute(delete(ContactTag).where(ContactTag.contact_id.in_(ids)))
    for contact in touched:
        contact.search_text = search_text_of(contact, names.get(contact.organization_id, ""))
        db.add_all(ContactTag(contact_id=contact.id, tag=tag) for tag in contact.tags)
    await db.flush()


async def _follow(db: Session, action: str, ids: Sequence[str], now: datetime) -> None:
    await db.flush()
    if action in ("delete", "set_known"):
        await following.refresh_degrees(db, ids, now)
    if action in ("archive", "unarchive", "delete", "set_circle", "set_known"):
        await following.refresh(db, ids, now)


async def undo(db: Session, bulk_id: str, now: datetime) -> Outcome:
    """Takes a change back. A second time nothing is left to do. Raises Problem 404."""
    made = await db.find(BulkChange, bulk_id)
    if made is None or made.made_at < now - KEPT:
        raise Problem(404, "not_found", detail="There is no such change, or it is too long ago.")
    outcome = Outcome(change=made, statuses=dict.fromkeys(made.before, "not_found"))
    for part in chunks(made.before):
        touched = []
        for contact in await db.scalars(select(Contact).where(Contact.id.in_(part))):
            if made.action != "delete" and contact.deleted_at is not None:
                continue
            back = made.undone_at is None and _take_back(made, contact)
            outcome.statuses[contact.id] = "changed" if back else "unchanged"
            if back:
                touched.append(contact)
        if made.action in TAGGING:
            await _retag(db, touched)
    made.undone_at = made.undone_at or now
    await _follow(db, made.action, outcome.changed, now)
    return outcome


def _take_back(made: BulkChange, contact: Contact) -> bool:
    was, tags = made.before[contact.id], list(contact.tags)
    if made.action in TAGGING:
        if made.action == "rename_tag":
            kept = tags if was else [each for each in tags if each != made.new_value]
            fresh = kept if made.new_value not in tags else _tagged("tag", kept, made.value, "")
        else:
            fresh = _tagged("untag" if made.action == "tag" else "tag", tags, made.value, "")
        if fresh == tags or len(fresh) > MAX_TAGS:
            return False
        contact.tags = fresh
        return True
    if made.action == "set_circle":
        if contact.circle != (made.value or None):
            return False
        contact.circle = was
    elif made.action == "set_known":
        if contact.known != (made.value == KNOWN[True]):
            return False
        contact.known = was
    elif made.action == "archive":
        if contact.archived_at != made.made_at:
            return False
        contact.archived_at = None
    elif made.action == "unarchive":
        if contact.archived_at is not None or was is None:
            return False
        contact.archived_at = datetime.fromisoformat(was)
    else:
        if contact.deleted_at != made.made_at:
            return False
        contact.deleted_at = contact.purge_at = None
    return True
