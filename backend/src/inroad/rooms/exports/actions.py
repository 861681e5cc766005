"""Asking for an export, and what becomes of it: pending → running → succeeded or failed → purged."""

from datetime import datetime, timedelta

import structlog
from sqlalchemy import delete, select

from inroad.kit.db import Session
from inroad.kit.http.problems import Problem
from inroad.kit.jobs import enqueue
from inroad.rooms.exports.tables import Export, ExportPart

MAKE, PURGE = "export.make", "export.purge"
KEEP = timedelta(days=7)
"""How long the bytes of an export are kept (P4)."""
ATTEMPTS = 3
UNDER_WAY = ("pending", "running")
audit = structlog.get_logger("inroad.audit")
"""Who took what out, by ids alone (P7)."""


async def create(db: Session, now: datetime) -> Export:
    """Has everything written into one zip. Problem 409 while an earlier export is on its way (S27)."""
    if await db.scalar(select(Export.id).where(Export.state.in_(UNDER_WAY)).limit(1)) is not None:
        raise Problem(
            409,
            "export_under_way",
            detail="An export of this search is being made already. Wait for that one; it takes seconds.",
        )
    record = Export(purge_at=now + KEEP)
    db.add(record)
    await db.flush()
    args = {"export_id": record.id}
    await enqueue(db, MAKE, args, dedup_key=record.id, max_attempts=ATTEMPTS)
    await enqueue(db, PURGE, args, run_at=now + KEEP, dedup_key=record.id)
    return record


async def get(db: Session, export_id: str) -> Export:
    """The export, or Problem 404."""
    record = await db.find(Export, export_id)
    if record is None:
        raise Problem(404, "not_found", detail="There is no such export here.")
    return record


def must_have_content(record: Export) -> None:
    """Problem 409 before it is made, 410 when it is gone."""
    if record.state == "purged":
        raise Problem(410, "export_purged", detail="Exports are kept for seven days. Make a new one.")
    if record.state == "failed":
        raise Problem(409, "export_not_ready", detail="This export could not be made. Make a new one.")
    if record.state != "succeeded":
        raise Problem(
            409, "export_not_ready", detail="The export is still being made. Wait until it succeeded."
        )


async def purge(db: Session, record: Export) -> None:
    """Takes the bytes away; the line stays."""
    await db.execute(
        delete(ExportPart)
        .where(ExportPart.export_id == record.id)
        .execution_options(synchronize_session=False)
    )
    if record.state not in ("failed", "purged"):
        record.state = "purged"
