"""Making an export, and taking it away after seven days: the later work of this room."""

import asyncio
import hashlib
import tempfile
import time
from datetime import datetime
from typing import IO, Any

from sqlalchemy import delete, select

from inroad.kit import clock
from inroad.kit.db import Session, Unavailable
from inroad.kit.jobs import FencedError, Handler, JobContext
from inroad.rooms.exports import actions
from inroad.rooms.exports.actions import MAKE, PURGE, audit
from inroad.rooms.exports.tables import Export, ExportPart
from inroad.rooms.exports.writing import write_archive

PART = 512 * 1024
"""Bytes in one row: what a download holds in memory at a time."""
IN_MEMORY = 32 * 1024 * 1024
"""A larger zip is written to an unnamed file of its own until it is stored."""
TOLD = 0.5
"""Seconds between two words about how far it is."""


async def _held(db: Session, export_id: str) -> Export | None:
    return await db.scalar(
        select(Export)
        .where(Export.id == export_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


class _Teller:
    """Writes how far the export is. Where a reader keeps writers out (a rollback journal) it gives up."""

    def __init__(self, ctx: JobContext, export_id: str) -> None:
        self._ctx, self._export_id = ctx, export_id
        self._last, self._silent = time.monotonic(), False

    async def __call__(self, done: int, total: int) -> None:
        if self._silent or time.monotonic() - self._last < TOLD:
            return
        try:
            async with self._ctx.write() as db:
                record = await _held(db, self._export_id)
                if record is not None:
                    record.progress_done, record.progress_total = min(done, total), total
        except Unavailable:
            self._silent = True
        self._last = time.monotonic()


async def make(ctx: JobContext, args: dict[str, Any]) -> None:
    """Writes the zip from one snapshot of the search and stores it in parts."""
    export_id = args["export_id"]
    async with ctx.write() as db:
        record = await _held(db, export_id)
        if record is None or record.state not in actions.UNDER_WAY:
            return
        record.state = "running"
    now = clock.now()
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as out:
        async with ctx.snapshot() as db:
            counts = await write_archive(db, out, now, _Teller(ctx, export_id))
        size = out.tell()
        digest = await asyncio.to_thread(_digest, out)
        await _store(ctx, export_id, out)
    await _done(ctx, export_id, counts, size, digest, now)


def _digest(out: IO[bytes]) -> str:
    out.seek(0)
    found = hashlib.sha256()
    while piece := out.read(PART):
        found.update(piece)
    return found.hexdigest()


async def _store(ctx: JobContext, export_id: str, out: IO[bytes]) -> None:
    async with ctx.write() as db:
        # What an earlier attempt left behind.
        await db.execute(
            delete(ExportPart)
            .where(ExportPart.export_id == export_id)
            .execution_options(synchronize_session=False)
        )
    out.seek(0)
    position = 0
    while piece := await asyncio.to_thread(out.read, PART):
        async with ctx.write() as db:
            record = await _held(db, export_id)
            if record is None or record.state != "running":
                return
            db.add(ExportPart(export_id=export_id, position=position, content=piece))
        position += 1


async def _done(
    ctx: JobContext, export_id: str, counts: dict[str, int], size: int, digest: str, now: datetime
) -> None:
    async with ctx.write() as db:
        record = await _held(db, export_id)
        if record is None or record.state != "running":
            return
        record.state, record.finished_at = "succeeded", clock.now()
        record.counts, record.size, record.sha256 = counts, size, digest
        record.progress_done = record.progress_total = sum(counts.values())
        await ctx.complete(db)
    seconds = (clock.now() - now).total_seconds()
    audit.info(
        "export_made", workspace_id=ctx.job.workspace_id, export_id=export_id, bytes=size, seconds=seconds
    )


async def purge(ctx: JobContext, args: dict[str, Any]) -> None:
    """Seven days on: the bytes go, the line stays (P4)."""
    async with ctx.write() as db:
        record = await _held(db, args["export_id"])
        if record is not None:
            await actions.purge(db, record)


def _or_give_up(handler: Handler) -> Handler:
    """After the last attempt the export says so, instead of standing half-way for ever."""

    async def run(ctx: JobContext, args: dict[str, Any]) -> None:
        try:
            await handler(ctx, args)
        except FencedError:
            raise
        except Exception:
            if ctx.job.attempts >= ctx.job.max_attempts:
                async with ctx.write() as db:
                    record = await _held(db, args["export_id"])
                    if record is not None and record.state in actions.UNDER_WAY:
                        record.state = "failed"
            raise

    return run


def handlers() -> dict[str, Handler]:
    """What the worker runs for this room, by kind of job."""
    return {MAKE: _or_give_up(make), PURGE: purge}
