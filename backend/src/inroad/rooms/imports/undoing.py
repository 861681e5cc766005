"""Taking an import back: everything is as it was before, but for what the user has since built upon it.

A contact that was added and not touched goes; one that was changed gets its former values back; one with
letters, promises, meetings, notes or referrals of its own, or that the user has changed, is kept, and the
answer says which and why. Seen at once: the last of the work only clears away what is hidden already.
"""

import asyncio
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, or_, select, update

from inroad.domain.importing import INROAD_EXPORT
from inroad.kit import clock
from inroad.kit.db import Session, bulk_insert
from inroad.kit.jobs import JobContext, enqueue
from inroad.rooms import following
from inroad.rooms.calendar.tables import Attempt, Promise
from inroad.rooms.contacts.tables import Activity, Contact
from inroad.rooms.duplicates.tables import ContactMerge
from inroad.rooms.imports import merging, own, steps
from inroad.rooms.imports.actions import DISCARD
from inroad.rooms.imports.building import NOT_YET
from inroad.rooms.imports.tables import ImportChange, ImportEdge
from inroad.rooms.letters.tables import Letter
from inroad.rooms.meetings.tables import Meeting
from inroad.rooms.organizations.tables import Organization
from inroad.rooms.referrals.tables import Referral

_SINCE: tuple[tuple[Any, str], ...] = (
    (Letter.contact_id, "There is a letter to them."),
    (Promise.contact_id, "You have promised them something."),
    (Attempt.contact_id, "You have logged a call or a message."),
    (Meeting.contact_id, "There is a meeting with them."),
    # Without the other half a merge could not be undone.
    (ContactMerge.winner_id, "Another contact was merged into this one."),
    (ContactMerge.loser_id, "It was merged into another contact."),
)
_CHANGED = "You have changed this contact since."
_NOTED = "You have noted something."
_NAMED = "A referral that you added, or changed, hangs on them."
_PARTLY = "You have changed this since, so it stays as it is: {names}."
_WORDS = {
    "given_name": "given name",
    "family_name": "family name",
    "organization_id": "organization",
    "linkedin_url": "LinkedIn address",
    "connected_on": "day of connection",
}


async def undo(ctx: JobContext, args: dict[str, Any]) -> None:
    """From `undoing` to `undone`, in one transaction; doing it again finds nothing to do."""
    import_id = args["import_id"]
    async with ctx.write() as db:
        record = await steps.held(db, import_id)
        if record is None or record.state != "undoing":
            return
        now = clock.now()
        if record.format == INROAD_EXPORT:
            await own.undo(db, record, now)
            await ctx.complete(db)
            return
        ends = await _take_edges(db, import_id)
        touched = await _restore(db, import_id)
        mine = [row.id for row in await db.execute(_added(import_id))]
        kept = {**await _since(db, import_id), **touched.partly}
        gone = [id for id in mine if id not in kept]
        for part in steps.parts(gone, steps.SHOW):
            await db.execute(
                update(Contact)
                .where(Contact.id.in_(part))
                .values(deleted_at=NOT_YET, purge_at=None, updated_at=Contact.updated_at)
                .execution_options(synchronize_session=False)
            )
            await asyncio.sleep(0)
        await bulk_insert(
            db,
            ImportChange,
            [{"contact_id": id, "why": why} for id, why in kept.items()],
            {"import_id": import_id, "kind": "kept", "version": 0, "before": {}, "after": {}},
        )
        around = sorted((touched.ids | ends) - set(gone))
        await following.refresh_degrees(db, around, now)
        await following.refresh(db, around, now)
        record.state, record.undone_at = "undone", now
        record.removed, record.restored, record.kept = len(gone), len(touched.ids), len(kept)
        await enqueue(db, DISCARD, {"import_id": import_id}, dedup_key=import_id)
        await ctx.complete(db)


def _added(import_id: str) -> Any:
    return select(Contact.id).where(
        Contact.import_id == import_id, or_(Contact.deleted_at.is_(None), Contact.deleted_at != NOT_YET)
    )


async def _take_edges(db: Session, import_id: str) -> set[str]:
    """Takes the import's referrals away, but those changed since; everybody they touched."""
    ends: set[str] = set()
    made = list(
        await db.scalars(
            select(ImportEdge.referral_id).where(
                ImportEdge.import_id == import_id, ImportEdge.referral_id.is_not(None)
            )
        )
    )
    for part in steps.parts(made, 400):
        for referral in await db.scalars(select(Referral).where(Referral.id.in_(part))):
            ends |= {referral.from_contact_id, referral.to_contact_id}
            if referral.version != 1:
                continue
            await db.execute(delete(Activity).where(Activity.subject_id == referral.id))
            await db.delete(referral)
    await db.flush()
    return ends


class _Touched:
    """Contacts that got former values back, and why some did not get all of them."""

    def __init__(self) -> None:
        self.ids: set[str] = set()
        self.partly: dict[str, str] = {}


async def _restore(db: Session, import_id: str) -> _Touched:
    found = _Touched()
    rows = await db.execute(
        select(ImportChange, Contact, Organization)
        .join(Contact, Contact.id == ImportChange.contact_id)
        .outerjoin(Organization, Organization.id == Contact.organization_id)
        .where(ImportChange.import_id == import_id, ImportChange.kind == "updated")
        # The last change first: several rows may have been laid over one contact.
        .order_by(ImportChange.id.desc())
    )
    for change, contact, _ in rows.all():
        left = _give_back(contact, change)
        if left:
            names = ", ".join(_WORDS.get(name, name) for name in left)
            found.partly[contact.id] = _PARTLY.format(names=names)[:300]
        organization = (
            await db.find(Organization, contact.organization_id) if contact.organization_id else None
        )
        await merging.index(db, contact, organization)
        found.ids.add(contact.id)
        await db.flush()
    if found.ids:
        await db.execute(
            delete(Activity).where(
                Activity.subject_id == import_id, Activity.contact_id.in_(sorted(found.ids))
            )
        )
    return found


def _give_back(contact: Contact, change: ImportChange) -> list[str]:
    """The former values, where the import's are still there; names of the fields where they are not."""
    left = []
    for name, before in change.before.items():
        after, current = change.after[name], merging.plain(getattr(contact, name))
        if current == after:
            setattr(contact, name, merging.typed(name, before))
        elif name in merging.LISTS:
            known = {merging.key_of(name, value) for value in before}
            added = {merging.key_of(name, value) for value in after} - known
            setattr(contact, name, [v for v in current if merging.key_of(name, v) not in added])
        else:
            left.append(name)
    return left


async def _since(db: Session, import_id: str) -> dict[str, str]:
    """The contacts of this import that the user has built upon, and what it is."""
    kept: dict[str, str] = {}

    async def note(column: Any, why: str, *where: ColumnElement[bool]) -> None:
        statement = _added(import_id).distinct()
        if column is not None:
            statement = statement.join(column.class_, column == Contact.id)
        for id in await db.scalars(statement.where(*where)):
            kept.setdefault(id, why)

    for column, why in _SINCE:
        await note(column, why)
    for end in (Referral.from_contact_id, Referral.to_contact_id):
        # Those the import made are gone by now, but for those that were changed.
        await note(end, _NAMED)
    await note(
        Activity.contact_id,
        _NOTED,
        or_(Activity.subject_id.is_(None), Activity.subject_id != import_id),
        Activity.kind == "note",
    )
    await note(None, _CHANGED, and_(Contact.version != 1, Contact.deleted_at.is_(None)))
    return kept
