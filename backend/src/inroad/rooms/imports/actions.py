"""Taking a file in, choosing among its rows, committing and cancelling: what is decided at once.

The work itself is in `jobs.py`. A file goes pending → validating → ready → running → succeeded or
succeeded_with_errors; failed and cancelled end it early.
"""

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from inroad.domain.importing import MAX_FILE_BYTES
from inroad.kit.db import Session
from inroad.kit.http.problems import FieldError, Problem
from inroad.kit.jobs import enqueue
from inroad.rooms.imports.reading import HEAD_BYTES, FileProblem, refuse_other
from inroad.rooms.imports.tables import Import, ImportFile, ImportRow

KEEP_FILE = timedelta(days=7)
"""How long the bytes and the rows of a file are kept (P4)."""
VALIDATE, COMMIT, DISCARD, PURGE = "import.validate", "import.commit", "import.discard", "import.purge"
ATTEMPTS = 5
OPEN = ("pending", "validating", "ready", "running")
"""States in which an import can still be cancelled."""


def check_content(content: bytes) -> None:
    """Problem 413, 415 or 422 for a file that need not be read to be refused."""
    if len(content) > MAX_FILE_BYTES:
        detail = (
            f"The file has {len(content) / 2**20:.0f} MiB; at most {MAX_FILE_BYTES // 2**20} MiB can be "
            "taken in at once. Upload Connections.csv alone, or split the file and repeat its header line."
        )
        raise Problem(413, "file_too_large", detail=detail, errors=[FieldError("/file", "too_large", detail)])
    try:
        refuse_other(content[:HEAD_BYTES])
    except FileProblem as error:
        status = 422 if error.code == "empty_file" else 415
        fault = FieldError("/file", error.code, error.detail)
        raise Problem(status, error.code, detail=error.detail, errors=[fault]) from None


def clean_filename(name: str | None) -> str:
    """The last part of what the client called the file, fit to be shown; never used as a path (S23)."""
    last = (name or "").replace("\\", "/").rpartition("/")[2]
    return "".join(char for char in last if char.isprintable())[:300].strip() or "upload"


async def create(
    db: Session,
    *,
    filename: str,
    content: bytes,
    sha256: str,
    options: Mapping[str, Any],
    dry_run: bool,
    now: datetime,
) -> Import:
    """Stores the file and has it read. The bytes and the rows go after seven days."""
    record = Import(
        filename=filename,
        size=len(content),
        sha256=sha256,
        options={name: value for name, value in options.items() if value is not None},
        dry_run=dry_run,
    )
    db.add(record)
    await db.flush()
    db.add(ImportFile(import_id=record.id, content=content, purge_at=now + KEEP_FILE))
    args = {"import_id": record.id}
    await enqueue(db, VALIDATE, args, dedup_key=record.id, max_attempts=ATTEMPTS)
    await enqueue(db, PURGE, args, run_at=now + KEEP_FILE, dedup_key=record.id)
    return record


def digest(content: bytes) -> str:
    """SHA-256 of the file, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


async def get(db: Session, import_id: str) -> Import:
    """The import, or Problem 404."""
    record = await db.find(Import, import_id)
    if record is None:
        raise Problem(404, "not_found", detail="There is no such import here.")
    return record


async def held(db: Session, import_id: str) -> Import:
    """The import, kept from changing under us until this transaction ends. Problem 404."""
    found = await db.execute(
        select(Import)
        .where(Import.id == import_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    record = found.scalar_one_or_none()
    if record is None:
        raise Problem(404, "not_found", detail="There is no such import here.")
    return record


_WHY_NOT = {
    "pending": "The file has not been read yet. Wait for the preview.",
    "validating": "The file is still being read. Wait for the preview.",
    "running": "The contacts are being added already.",
    "succeeded": "The contacts of this file were added already.",
    "succeeded_with_errors": "The contacts of this file were added already.",
    "failed": "The file could not be read. Upload it again once it is mended.",
    "cancelled": "This import was cancelled. Upload the file again.",
}


def _must_be_ready(record: Import) -> None:
    if record.state != "ready":
        raise Problem(409, "import_not_ready", detail=_WHY_NOT[record.state])


async def choose(db: Session, import_id: str, row_id: str, choice: str) -> ImportRow:
    """Leaves a row out, or takes it in after all. Problem 404; 409 once it is too late, or for a bad row."""
    record = await held(db, import_id)
    row = await db.find(ImportRow, row_id)
    if row is None or row.import_id != import_id:
        raise Problem(404, "not_found", detail="There is no such row in this import.")
    _must_be_ready(record)
    if row.state == "error" and choice == "add":
        detail = (
            f"Row {row.line} cannot be added as it is: {row.why} Correct it in the file and upload again."
        )
        raise Problem(409, "row_has_errors", detail=detail)
    if row.choice != choice:
        row.choice = choice
        record.new += 1 if choice == "add" else -1
        await db.flush()
    return row


async def start(db: Session, record: Import, now: datetime) -> None:
    """From preview to commit: every row whose choice is `add`, all of them or none."""
    _must_be_ready(record)
    record.state = "running"
    record.started_at = now
    record.progress_done, record.progress_total = 0, record.new
    await db.flush()
    await enqueue(db, COMMIT, {"import_id": record.id}, dedup_key=record.id, max_attempts=ATTEMPTS)


async def cancel(db: Session, import_id: str) -> Import:
    """Ends an import that is not done: nothing of it stays. Cancelling twice changes nothing. Problem 409."""
    record = await held(db, import_id)
    if record.state == "cancelled":
        return record
    if record.state not in OPEN:
        detail = "This import has ended; there is nothing left to cancel."
        raise Problem(409, "import_ended", detail=detail)
    record.state = "cancelled"
    await db.flush()
    await enqueue(db, DISCARD, {"import_id": record.id}, dedup_key=record.id)
    return record
