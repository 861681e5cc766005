"""Reading a file, saying of each row what it is, and storing the preview. Adds no contact."""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, select

from inroad.domain.importing import Plain
from inroad.kit import clock
from inroad.kit.db import Session, bulk_insert
from inroad.kit.jobs import JobContext
from inroad.rooms.forgotten.marks import Marks
from inroad.rooms.imports import chunks, edges, mappings, steps
from inroad.rooms.imports.actions import start
from inroad.rooms.imports.confining import Read, propose, read
from inroad.rooms.imports.matching import known as known_among
from inroad.rooms.imports.matching import someone_to_know
from inroad.rooms.imports.packing import pack
from inroad.rooms.imports.reading import FileProblem
from inroad.rooms.imports.tables import (
    Import,
    ImportCellError,
    ImportChunk,
    ImportEdge,
    ImportFile,
    ImportRow,
)

LEFT = (ImportChunk, ImportRow, ImportCellError, ImportEdge)
"""What an earlier reading may have left."""


async def validate(ctx: JobContext, args: dict[str, Any]) -> None:
    """From the bytes to the preview; to `needs_mapping` when nobody can say which column holds what."""
    import_id = args["import_id"]
    async with ctx.write() as db:
        record = await steps.held(db, import_id)
        if record is None or record.state not in ("pending", "validating"):
            return
        record.state = "validating"
        record.progress_done = record.progress_total = 0
        record.problem = None
        options = record.options
        for model in LEFT:
            await db.execute(delete(model).where(model.import_id == import_id))
    async with ctx.read() as db:
        content = await db.scalar(select(ImportFile.content).where(ImportFile.import_id == import_id))
    if content is None:
        return
    try:
        found, columns = await _read(ctx, content, options)
    except FileProblem as problem:
        await _refuse(ctx, import_id, problem)
        return
    if found is None:
        await _ask(ctx, import_id, columns)
        return
    del content
    await _store(ctx, import_id, found, columns)


async def _read(
    ctx: JobContext, content: bytes, options: dict[str, Any]
) -> tuple[Read | None, dict[str, Any] | None]:
    """The file's rows, by the mapping given or remembered; none when the columns have to be asked about."""
    try:
        found = await read(content, options)
    except FileProblem as problem:
        if not problem.columns or problem.code not in mappings.CURED:
            raise
        asked = await propose(
            content, options, problem.columns, problem.suggested_fields, problem.fingerprint
        )
        kept = None
        if not options.get("mapping"):
            async with ctx.read() as db:
                kept = await mappings.recall(db, problem.fingerprint)
        if kept is None:
            return None, {**asked, "problem": {"code": problem.code, "detail": problem.detail[:1000]}}
        try:
            found = await read(content, {**kept, **options})
        except FileProblem:
            return None, asked
        return found, mappings.taken(asked, kept["mapping"], remembered=True)
    file = found.file
    if not file.format.startswith("mapped_"):
        return found, None
    asked = await propose(content, options, file.columns, file.fields, file.fingerprint)
    return found, {**asked, "mapped": bool(options.get("mapping"))}


async def _refuse(ctx: JobContext, import_id: str, problem: FileProblem) -> None:
    async with ctx.write() as db:
        record = await steps.held(db, import_id)
        if record is None or record.state != "validating":
            return
        record.state = "failed"
        record.problem = {"code": problem.code, "detail": problem.detail[:1000]}
        if problem.code.startswith("wrong_file"):
            # It may be anything, and nobody needs it any more.
            await db.execute(delete(ImportFile).where(ImportFile.import_id == import_id))


async def _ask(ctx: JobContext, import_id: str, columns: dict[str, Any] | None) -> None:
    async with ctx.write() as db:
        record = await steps.held(db, import_id)
        if record is not None and record.state == "validating":
            record.state = "needs_mapping"
            record.columns = columns


async def _store(ctx: JobContext, import_id: str, found: Read, columns: dict[str, Any] | None) -> None:
    states: Counter[str] = Counter()
    named = edges.Named()
    rows: Sequence[dict[str, Any]] | None
    for name, part in found.parts():
        for some in steps.parts(part, steps.STEP):
            if name == "plain":
                rows = await _store_plain(ctx, import_id, some, found.rows)
            elif name == "rows":
                rows = await _store_alone(ctx, import_id, some, found.rows)
                if rows is not None and found.file.edges:
                    named.collect(rows)
            else:
                rows = []
                async with ctx.write() as db:
                    await bulk_insert(db, ImportCellError, some, {"import_id": import_id})
            if rows is None:
                return
            states.update(row["state"] for row in rows)
            states["together"] += len(some) - len(rows) if name == "plain" else 0
            await asyncio.sleep(0)
    if named.pairs:
        async with ctx.read() as db:
            asked = await edges.resolve(db, named)
        for some in steps.step(asked):
            async with ctx.write() as db:
                await bulk_insert(db, ImportEdge, some, {"import_id": import_id})
    async with ctx.write() as db:
        record = await steps.held(db, import_id)
        if record is None or record.state != "validating":
            return
        _count(record, found, states, len(named.pairs))
        record.columns, record.holds = columns, found.file.holds
        if columns is not None and columns["mapped"]:
            await mappings.remember(db, columns, record.options.get("date_order"), clock.now())
        if not record.dry_run:
            await start(db, record, clock.now())
        await ctx.complete(db)


async def _store_alone(
    ctx: JobContext, import_id: str, rows: Sequence[dict[str, Any]], total: int
) -> Sequence[dict[str, Any]] | None:
    """Stores rows each by itself, and gives them back; None: it is over."""
    async with ctx.read() as db:
        await mark_known(db, rows, ctx)
    async with ctx.write() as db:
        record = await steps.held(db, import_id)
        if record is None or record.state != "validating":
            return None
        record.progress_total = total
        record.progress_done += len(rows)
        await bulk_insert(db, ImportRow, [_stored(row) for row in rows], {"import_id": import_id})
    return rows


async def _store_plain(
    ctx: JobContext, import_id: str, plain: Sequence[Plain], total: int
) -> Sequence[dict[str, Any]] | None:
    """Stores rows many together, known ones each by itself, and gives the latter back; None: it is over."""
    ids = chunks.number(plain)
    known: list[dict[str, Any]] = []
    async with ctx.read() as db:
        if await someone_to_know(db):
            opened = [chunks.row_of(id, row) for id, row in zip(ids, plain, strict=True)]
            await mark_known(db, opened, ctx)
            known = [row for row in opened if row["state"] != "new"]
    apart = {row["line"] for row in known}
    async with ctx.write() as db:
        record = await steps.held(db, import_id)
        if record is None or record.state != "validating":
            return None
        record.progress_total = total
        record.progress_done += len(plain)
        await chunks.store(db, import_id, ids, plain, apart)
        await bulk_insert(db, ImportRow, [_stored(row) for row in known], {"import_id": import_id})
    return known


def _stored(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": row["id"],
        "line": row["line"],
        "key": row["key"],
        "state": row["state"],
        "choice": row["choice"],
        "display_name": row["display_name"],
        "data": pack(row),
        "duplicate_of_id": row["duplicate_of_id"],
        "why": row["why"],
    }


def _count(record: Import, found: Read, states: Mapping[str, int], edges_found: int) -> None:
    record.state = "ready"
    record.format, record.encoding = found.file.format, found.file.encoding
    record.rows, record.errors = found.file.found, states["error"]
    record.new = states["new"] + states["together"]
    record.updates = 0
    record.duplicates = states["duplicate"] + states["in_file_twice"]
    record.forgotten = states["forgotten"]
    record.edges = edges_found
    record.progress_done = record.progress_total = found.rows


async def mark_known(db: Session, rows: Sequence[dict[str, Any]], ctx: JobContext) -> None:
    """Says of each good row whether it is a contact already, or somebody who asked to be forgotten."""
    fresh = [row for row in rows if row["state"] == "new"]
    matches = await known_among(db, fresh, lambda: Marks.of(ctx.means))
    if not matches:
        return
    for row in fresh:
        match = matches.get(row["id"])
        if match is not None:
            row.update(match.row())
