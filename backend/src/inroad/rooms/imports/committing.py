"""Adding the chosen rows as contacts, and laying others over those that are there: all of them or none.

New contacts come in unseen, some thousand in a transaction; the last transaction shows them, changes those
that were there and makes the referrals, so that one sees all of a batch or nothing.
"""

import asyncio
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from sqlalchemy import and_, or_, select, update

from inroad.domain.importing import INROAD_EXPORT
from inroad.kit import clock
from inroad.kit.db import Session, bulk_columns, bulk_insert, scoped
from inroad.kit.jobs import FencedError, JobContext, enqueue
from inroad.rooms.contacts.actions import seek_duplicates
from inroad.rooms.contacts.tables import Contact, ContactIdentifier, ContactTag
from inroad.rooms.forgotten.marks import Marks
from inroad.rooms.history import policy_of, workspace_of
from inroad.rooms.imports import chunks, edges, mass, matching, merging, own, steps
from inroad.rooms.imports.actions import COMMIT, PURGE
from inroad.rooms.imports.building import (
    NOT_YET,
    Built,
    Place,
    Setting,
    build,
    name_key_of,
    organization_key,
    shared_of,
)
from inroad.rooms.imports.matching import CHUNK, known
from inroad.rooms.imports.packing import unpack
from inroad.rooms.imports.tables import Import, ImportChunk, ImportRow
from inroad.rooms.organizations.tables import Organization

_COLUMNS = ("id", "line", "state", "choice", "display_name", "data", "duplicate_of_id")
_CHOSEN = scoped(select(*(getattr(ImportRow, name) for name in _COLUMNS)))


async def commit(ctx: JobContext, args: dict[str, Any]) -> None:
    """From the choices to contacts."""
    import_id = args["import_id"]
    async with ctx.read() as db:
        record = await db.find(Import, import_id)
        if record is None or record.state != "running" or record.started_at is None:
            return
        earlier = await db.scalar(
            select(Import.id)
            .where(
                Import.state == "running",
                or_(
                    Import.started_at < record.started_at,
                    and_(Import.started_at == record.started_at, Import.id < import_id),
                ),
            )
            .limit(1)
        )
        workspace = await workspace_of(db)
        setting = Setting(
            import_id=import_id,
            filename=record.filename,
            zone=workspace.time_zone,
            country=workspace.country,
            now=record.started_at,
            policy=policy_of(workspace),
        )
    if earlier is not None:
        # Its contacts are not to be seen yet, so ours could not be compared with them.
        async with ctx.write() as db:
            await enqueue(db, COMMIT, args, run_at=clock.now() + steps.WAIT)
            await ctx.complete(db)
        return
    if record.format == INROAD_EXPORT:
        await own.commit(ctx, import_id, setting.now)
        return
    while await _add_together(ctx, setting):
        await asyncio.sleep(0)
    while await _add_some(ctx, setting):
        await asyncio.sleep(0)
    # All contacts are built, and hidden still: whatever else a file brings along belongs here.
    await _show(ctx, setting)


_TOGETHER = scoped(select(ImportChunk.id, ImportChunk.data))


async def _add_together(ctx: JobContext, setting: Setting) -> bool:
    """Adds the next of the rows that are kept together, unseen; as `_add_some` else."""
    import_id = setting.import_id
    wanted = (ImportChunk.import_id == import_id, ImportChunk.choice == "add", ImportChunk.done.is_(False))
    async with ctx.read() as db:
        found = await db.rows(
            _TOGETHER.where(*wanted).order_by(ImportChunk.first_line).limit(max(1, steps.STEP // chunks.SIZE))
        )
        if not found:
            return False
        there: dict[str, dict[str, matching.Match]] = {}
        if await matching.someone_to_know(db):
            # Someone may have been added by hand since the preview.
            for chunk in found:
                rows = [chunks.row_of(*each) for each in chunks.rows_of(chunk["id"], chunk["data"])]
                there[chunk["id"]] = await known(db, rows, lambda: Marks.of(ctx.means))
    lists: list[list[Any]] = [[] for _ in range(chunks.LISTS)]
    ids: list[str] = []
    for chunk in found:
        more, parts = chunks.opened(chunk["id"], chunk["data"], there.get(chunk["id"], ()))
        ids += more
        for values, part in zip(lists, parts, strict=True):
            values += part
    names = {name: key for name in set(lists[chunks.ORGANIZATION]) if (key := name_key_of(name))}
    places = await _organizations(ctx, {key: name for name, key in names.items()}, setting)
    called = {name: places[key] for name, key in names.items()}
    built = await asyncio.to_thread(mass.build, ids, lists, called, setting)
    async with ctx.write() as db:
        record = await steps.held(db, import_id)
        if record is None or record.state != "running":
            return False
        ids_held = [chunk["id"] for chunk in found]
        held = list(await db.scalars(select(ImportChunk).where(ImportChunk.id.in_(ids_held), *wanted)))
        if len(held) < len(found):
            # Somebody else is at it, whose lease began when ours was over: the rest is theirs.
            raise FencedError(ctx.job.id)
        for kept in held:
            kept.done = True
            if matches := there.get(kept.id):
                await chunks.take_out(db, kept, {id: match.row() for id, match in matches.items()})
        left_out = sum(len(matches) for matches in there.values())
        asked = sum(match.forgotten for matches in there.values() for match in matches.values())
        record.new -= left_out
        record.forgotten += asked
        record.duplicates += left_out - asked
        record.added += len(ids)
        record.progress_done += len(ids) + left_out
        await bulk_columns(db, Contact, built.contacts, shared_of(setting))
        await asyncio.sleep(0)
        await bulk_columns(db, ContactIdentifier, built.identifiers, {"kind": "email"})
    return True


async def _add_some(ctx: JobContext, setting: Setting) -> bool:
    """Adds the next rows, unseen; False when there are none left, or the import was cancelled."""
    async with ctx.read() as db:
        record = await db.find(Import, setting.import_id)
        if record is None or record.state != "running":
            return False
        done_line = record.done_line
        packed = await db.rows(
            _CHOSEN.where(
                ImportRow.import_id == setting.import_id,
                ImportRow.choice != "skip",
                ImportRow.line > done_line,
            )
            .order_by(ImportRow.line)
            .limit(steps.STEP)
        )
        if not packed:
            return False
        rows = [unpack(row) for row in packed]
        # Someone may have been added by hand since the preview. What the user chose in spite of it stands.
        fresh = [row for row in rows if row["state"] == "new"]
        matches = await known(db, fresh, lambda: Marks.of(ctx.means))
    names = {key: row["organization_name"] for row in rows if (key := organization_key(row))}
    organizations = await _organizations(ctx, names, setting)
    wanted = [row for row in rows if row["choice"] == "add" and row["id"] not in matches]
    built = await asyncio.to_thread(build, wanted, organizations, setting)
    async with ctx.write() as db:
        record = await steps.held(db, setting.import_id)
        if record is None or record.state != "running":
            return False
        if record.done_line != done_line:
            # Somebody else is at it, whose lease began when ours was over: the rest is theirs.
            raise FencedError(ctx.job.id)
        for row_id, match in matches.items():
            row = await db.find(ImportRow, row_id)
            if row is not None:
                for name, value in match.row().items():
                    setattr(row, name, value)
        record.new -= len(matches)
        asked = sum(match.forgotten for match in matches.values())
        record.forgotten += asked
        record.duplicates += len(matches) - asked
        record.added += len(wanted)
        record.progress_done += len(rows)
        record.done_line = rows[-1]["line"]
        await _store(db, built)
    return True


async def _store(db: Session, built: Built) -> None:
    await bulk_insert(db, Contact, built.contacts, built.shared)
    await asyncio.sleep(0)  # SQLite is called in this thread: let others have the loop in between
    await bulk_insert(db, ContactIdentifier, built.identifiers)
    await asyncio.sleep(0)
    await bulk_insert(db, ContactTag, built.tags)


async def _organizations(ctx: JobContext, names: Mapping[str, str], setting: Setting) -> dict[str, Place]:
    """By folded name, every organization the rows name; those that are not there are made."""
    if not names:
        return {}
    async with ctx.read() as db:
        found = await places(db, names)
    if len(found) == len(names):
        return found
    async with ctx.write() as db:
        found = await places(db, names)
        made = [{"name": name, "name_key": key} for key, name in names.items() if key not in found]
        # The instant of the commit marks what an import takes with it when it is cancelled or undone.
        stamp = {"created_at": setting.now, "updated_at": setting.now}
        ids = await bulk_insert(db, Organization, made, stamp)
    return found | {row["name_key"]: Place(id, None) for row, id in zip(made, ids, strict=True)}


async def places(db: Session, names: Mapping[str, str]) -> dict[str, Place]:
    """The organizations with these folded names that are there."""
    found: dict[str, Place] = {}
    keys = sorted(names)
    for at in range(0, len(keys), CHUNK):
        result = await db.execute(
            select(Organization.name_key, Organization.id, Organization.time_zone).where(
                Organization.name_key.in_(keys[at : at + CHUNK])
            )
        )
        found.update((key, Place(id, zone)) for key, id, zone in result)
    return found


async def _show(ctx: JobContext, setting: Setting) -> None:
    """The end of a commit: everything it added is seen, at once, with what it changed."""
    import_id = setting.import_id
    async with ctx.read() as db:
        ids = await row_ids(db, import_id)
    async with ctx.write() as db:
        record = await steps.held(db, import_id)
        if record is None or record.state != "running":
            return
        rest = await db.scalar(
            select(ImportRow.id)
            .where(
                ImportRow.import_id == import_id,
                ImportRow.choice != "skip",
                ImportRow.line > record.done_line,
            )
            .limit(1)
        )
        undone = await db.scalar(
            select(ImportChunk.id)
            .where(
                ImportChunk.import_id == import_id, ImportChunk.choice != "skip", ImportChunk.done.is_(False)
            )
            .limit(1)
        )
        if rest is not None or undone is not None:
            raise FencedError(ctx.job.id)  # never some of them
        await _show_together(db, import_id)
        for part in steps.parts(ids, steps.SHOW):
            await db.execute(
                update(Contact)
                .where(Contact.id.in_(part), Contact.deleted_at == NOT_YET)
                .values(deleted_at=None, updated_at=Contact.updated_at)
                .execution_options(synchronize_session=False)
            )
            await asyncio.sleep(0)
        changed = await _update(db, setting)
        led = await edges.commit(db, import_id, setting.now)
        led.ends |= changed
        await edges.refresh(db, led, clock.now())
        record.updated, record.edges_added = len(changed), led.added
        record.state = "succeeded_with_errors" if record.errors else "succeeded"
        record.committed_at = clock.now()
        # What is needed to undo stays as long as it can be undone.
        await enqueue(db, PURGE, {"import_id": import_id}, run_at=record.committed_at + steps.UNDO_FOR)
        await seek_duplicates(db)
        await ctx.complete(db)


async def _show_together(db: Session, import_id: str) -> None:
    """Shows the contacts of rows kept together, by ranges of their ids, which follow each other."""
    firsts = sorted(await db.scalars(select(ImportChunk.id).where(ImportChunk.import_id == import_id)))
    firsts = firsts[:: max(1, steps.SHOW // chunks.SIZE)]
    for first, beyond in pairwise([*firsts, ""]):
        statement = update(Contact).where(
            Contact.id >= first, Contact.import_id == import_id, Contact.deleted_at == NOT_YET
        )
        if beyond:
            statement = statement.where(Contact.id < beyond)
        await db.execute(
            statement.values(deleted_at=None, updated_at=Contact.updated_at).execution_options(
                synchronize_session=False
            )
        )
        await asyncio.sleep(0)


async def _update(db: Session, setting: Setting) -> set[str]:
    """Rows laid over the contacts they are; ids of those that got something."""
    rows = [
        unpack(row)
        for row in await db.rows(
            _CHOSEN.where(ImportRow.import_id == setting.import_id, ImportRow.choice == "update").order_by(
                ImportRow.line
            )
        )
    ]
    changed: set[str] = set()
    for part in steps.parts(rows, CHUNK):
        found = await db.execute(
            select(Contact, Organization)
            .outerjoin(Organization, Organization.id == Contact.organization_id)
            .where(Contact.id.in_([row["duplicate_of_id"] for row in part]), Contact.deleted_at.is_(None))
        )
        people = {contact.id: (contact, organization) for contact, organization in found}
        names = {key: row["organization_name"] for row in part if (key := organization_key(row))}
        there = await places(db, names)
        for row in part:
            if row["duplicate_of_id"] not in people:
                continue
            contact, organization = people[row["duplicate_of_id"]]
            if await merging.update(db, contact, organization, row, there, setting):
                changed.add(contact.id)
    return changed


async def row_ids(db: Session, import_id: str) -> list[str]:
    """Ids of the rows, which are those of the contacts made of them.

    Read first and listed in the statements: a subquery would leave it to the planner, which knows nothing
    yet of rows this new, to walk through the table once for each of them.
    """
    found = await db.scalars(
        select(ImportRow.id).where(ImportRow.import_id == import_id, ImportRow.state != "error")
    )
    return sorted(found)
