"""Reading a file, adding its people, and clearing up: the later work of imports.

Each step is a transaction of its own, short enough to let others write between, and starts by looking at
where the import stands; so a worker that dies may be followed by another at any point. Contacts stay hidden
(`building.NOT_YET`) until the last step shows all of them at once.
"""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import and_, delete, exists, or_, select, update

from inroad.kit import clock
from inroad.kit.db import Session, bulk_insert, scoped
from inroad.kit.jobs import FencedError, Handler, JobContext, enqueue
from inroad.rooms.contacts.tables import Activity, Contact, ContactIdentifier
from inroad.rooms.history import policy_of, workspace_of
from inroad.rooms.imports.actions import COMMIT, DISCARD, PURGE, VALIDATE, start
from inroad.rooms.imports.building import NOT_YET, Place, Setting, build, organization_key
from inroad.rooms.imports.matching import CHUNK, known
from inroad.rooms.imports.reading import FileProblem, ReadFile, read_file
from inroad.rooms.imports.tables import Import, ImportCellError, ImportFile, ImportRow
from inroad.rooms.organizations.tables import Organization

STEP = 4000
"""Rows in one transaction."""
SHOW = 1000
"""Contacts made visible, or removed, by one statement."""
WAIT = timedelta(seconds=1)
"""How long a commit waits before it asks again whether an earlier one in the search is done."""
_GIVEN_UP = "Something went wrong on our side, and nothing was added. Upload the file again."


async def _import(db: Session, import_id: str) -> Import | None:
    found = await db.execute(
        select(Import)
        .where(Import.id == import_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return found.scalar_one_or_none()


def _steps(rows: Sequence[dict[str, Any]]) -> list[Sequence[dict[str, Any]]]:
    return [rows[start : start + STEP] for start in range(0, len(rows), STEP)]


async def validate(ctx: JobContext, args: dict[str, Any]) -> None:
    """Reads the file, says of each row what it is, and stores the preview. Adds no contact."""
    import_id = args["import_id"]
    async with ctx.write() as db:
        record = await _import(db, import_id)
        if record is None or record.state not in ("pending", "validating"):
            return
        record.state = "validating"
        record.progress_done = 0
        options = record.options
        # What an earlier attempt left behind.
        await db.execute(delete(ImportRow).where(ImportRow.import_id == import_id))
        await db.execute(delete(ImportCellError).where(ImportCellError.import_id == import_id))
    async with ctx.read() as db:
        content = await db.scalar(select(ImportFile.content).where(ImportFile.import_id == import_id))
    if content is None:
        return
    try:
        found = await asyncio.to_thread(read_file, content, options)
    except FileProblem as problem:
        await _refuse(ctx, import_id, problem)
        return
    del content
    await _store(ctx, import_id, found)


async def _refuse(ctx: JobContext, import_id: str, problem: FileProblem) -> None:
    async with ctx.write() as db:
        record = await _import(db, import_id)
        if record is not None and record.state == "validating":
            record.state = "failed"
            record.problem = {"code": problem.code, "detail": problem.detail[:1000]}
            # It may be anything, and nobody needs it any more.
            await db.execute(delete(ImportFile).where(ImportFile.import_id == import_id))


async def _store(ctx: JobContext, import_id: str, found: ReadFile) -> None:
    for part in _steps(found.rows):
        async with ctx.read() as db:
            await _mark_known(db, part)
        async with ctx.write() as db:
            record = await _import(db, import_id)
            if record is None or record.state != "validating":
                return
            record.progress_total = len(found.rows)
            record.progress_done += len(part)
            await bulk_insert(db, ImportRow, ({**row, "import_id": import_id} for row in part))
        await asyncio.sleep(0)
    for part in _steps(found.errors):
        async with ctx.write() as db:
            await bulk_insert(db, ImportCellError, ({**error, "import_id": import_id} for error in part))
        await asyncio.sleep(0)
    states = [row["state"] for row in found.rows]
    async with ctx.write() as db:
        record = await _import(db, import_id)
        if record is None or record.state != "validating":
            return
        record.state = "ready"
        record.format, record.encoding = found.format, found.encoding
        record.rows, record.new, record.errors = found.found, states.count("new"), states.count("error")
        record.duplicates = states.count("duplicate") + states.count("in_file_twice")
        record.progress_done = record.progress_total = len(found.rows)
        if not record.dry_run:
            await start(db, record, clock.now())
        await ctx.complete(db)


async def _mark_known(db: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Says of each good row whether it is a contact already."""
    fresh = [row for row in rows if row["state"] == "new"]
    matches = await known(db, fresh)
    for row in fresh:
        match = matches.get(row["id"])
        if match is not None:
            row.update(state="duplicate", choice="skip", duplicate_of_id=match.contact_id, why=match.why)


_COLUMNS = (
    *("id", "line", "state", "given_name", "family_name", "display_name", "headline"),
    *("organization_name", "emails", "phone", "url", "connected_on"),
)
_CHOSEN = scoped(select(*(getattr(ImportRow, name) for name in _COLUMNS)))


async def commit(ctx: JobContext, args: dict[str, Any]) -> None:
    """Adds the chosen rows as contacts, all of them or none."""
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
            await enqueue(db, COMMIT, args, run_at=clock.now() + WAIT)
            await ctx.complete(db)
        return
    while await _add_some(ctx, setting):
        await asyncio.sleep(0)
    await _show(ctx, import_id)


async def _add_some(ctx: JobContext, setting: Setting) -> bool:
    """Adds the next rows, unseen; False when there are none left, or the import was cancelled."""
    async with ctx.read() as db:
        record = await db.find(Import, setting.import_id)
        if record is None or record.state != "running":
            return False
        done_line = record.done_line
        rows = await db.rows(
            _CHOSEN.where(
                ImportRow.import_id == setting.import_id,
                ImportRow.choice == "add",
                ImportRow.line > done_line,
            )
            .order_by(ImportRow.line)
            .limit(STEP)
        )
        if not rows:
            return False
        # Someone may have been added by hand since the preview. What the user chose in spite of it stands.
        matches = await known(db, [row for row in rows if row["state"] == "new"])
    organizations = await _organizations(ctx, rows, setting)
    wanted = [row for row in rows if row["id"] not in matches]
    built = await asyncio.to_thread(build, wanted, organizations, setting)
    async with ctx.write() as db:
        record = await _import(db, setting.import_id)
        if record is None or record.state != "running" or record.done_line != done_line:
            return False
        for row_id, match in matches.items():
            row = await db.find(ImportRow, row_id)
            if row is not None:
                row.state, row.choice = "duplicate", "skip"
                row.duplicate_of_id, row.why = match.contact_id, match.why
        record.new -= len(matches)
        record.duplicates += len(matches)
        record.added += len(wanted)
        record.progress_done += len(rows)
        record.done_line = rows[-1]["line"]
        await bulk_insert(db, Contact, built.contacts)
        await asyncio.sleep(0)  # SQLite is called in this thread: let others have the loop in between
        await bulk_insert(db, ContactIdentifier, built.identifiers)
        await asyncio.sleep(0)
        await bulk_insert(db, Activity, built.activities)
    return True


async def _organizations(
    ctx: JobContext, rows: Sequence[Mapping[str, Any]], setting: Setting
) -> dict[str, Place]:
    """By folded name, every organization the rows name; those that are not there are made."""
    names = {key: row["organization_name"] for row in rows if (key := organization_key(row))}

    async def there(db: Session) -> dict[str, Place]:
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

    async with ctx.read() as db:
        found = await there(db)
    if len(found) == len(names):
        return found
    async with ctx.write() as db:
        found = await there(db)
        made = [
            # The instant of the commit marks what a cancelled import takes with it.
            {"name": name, "name_key": key, "created_at": setting.now, "updated_at": setting.now}
            for key, name in names.items()
            if key not in found
        ]
        ids = await bulk_insert(db, Organization, made)
    return found | {row["name_key"]: Place(id, None) for row, id in zip(made, ids, strict=True)}


async def _show(ctx: JobContext, import_id: str) -> None:
    """The end of a commit: everything it added is seen, at once."""
    async with ctx.read() as db:
        ids = await _row_ids(db, import_id)
    async with ctx.write() as db:
        record = await _import(db, import_id)
        if record is None or record.state != "running":
            return
        for part in (ids[at : at + SHOW] for at in range(0, len(ids), SHOW)):
            await db.execute(
                update(Contact)
                .where(Contact.id.in_(part), Contact.deleted_at == NOT_YET)
                .values(deleted_at=None, updated_at=Contact.updated_at)
                .execution_options(synchronize_session=False)
            )
            await asyncio.sleep(0)
        record.state = "succeeded_with_errors" if record.errors else "succeeded"
        record.committed_at = clock.now()
        await ctx.complete(db)


async def _row_ids(db: Session, import_id: str) -> list[str]:
    """Ids of the rows, which are those of the contacts made of them.

    Read first and listed in the statements: a subquery would leave it to the planner, which knows nothing
    yet of rows this new, to walk through the table once for each of them.
    """
    found = await db.scalars(
        select(ImportRow.id).where(ImportRow.import_id == import_id, ImportRow.state != "error")
    )
    return sorted(found)


async def discard(ctx: JobContext, args: dict[str, Any]) -> None:
    """Removes all that an import left that was cancelled or given up, but its entry in the list."""
    import_id = args["import_id"]
    async with ctx.read() as db:
        record = await db.find(Import, import_id)
        if record is None or record.state not in ("cancelled", "failed"):
            return
        started_at = record.started_at
        ids = await _row_ids(db, import_id)
    for part in (ids[at : at + SHOW] for at in range(0, len(ids), SHOW)):
        async with ctx.write() as db:
            await db.execute(
                delete(Contact)
                .where(Contact.id.in_(part), Contact.deleted_at == NOT_YET)
                .execution_options(synchronize_session=False)
            )
        await asyncio.sleep(0)
    async with ctx.write() as db:
        if started_at is not None:
            await db.execute(
                delete(Organization)
                .where(
                    Organization.created_at == started_at,
                    ~exists(select(Contact.id).where(Contact.organization_id == Organization.id)),
                )
                .execution_options(synchronize_session=False)
            )
    await _forget(ctx, import_id)


async def purge(ctx: JobContext, args: dict[str, Any]) -> None:
    """Seven days on: the bytes, the rows and the errors go; counts stay (P4)."""
    await _forget(ctx, args["import_id"])


async def _forget(ctx: JobContext, import_id: str) -> None:
    async with ctx.write() as db:
        await db.execute(delete(ImportFile).where(ImportFile.import_id == import_id))
        await db.execute(delete(ImportCellError).where(ImportCellError.import_id == import_id))
        await db.execute(delete(ImportRow).where(ImportRow.import_id == import_id))


def _or_give_up(handler: Handler) -> Handler:
    """After the last attempt the import says so, instead of standing half-way for ever."""

    async def run(ctx: JobContext, args: dict[str, Any]) -> None:
        try:
            await handler(ctx, args)
        except FencedError:
            raise
        except Exception:
            if ctx.job.attempts >= ctx.job.max_attempts:
                await _give_up(ctx, args["import_id"])
            raise

    return run


async def _give_up(ctx: JobContext, import_id: str) -> None:
    async with ctx.write() as db:
        record = await _import(db, import_id)
        if record is not None and record.state in ("pending", "validating", "running"):
            record.state = "failed"
            record.added = 0
            record.problem = {"code": "given_up", "detail": _GIVEN_UP}
            await enqueue(db, DISCARD, {"import_id": import_id}, dedup_key=import_id)


def handlers() -> dict[str, Handler]:
    """What the worker runs for this room, by kind of job."""
    return {
        VALIDATE: _or_give_up(validate),
        COMMIT: _or_give_up(commit),
        DISCARD: discard,
        PURGE: purge,
    }
