"""Taking a file in, choosing among its rows, committing, cancelling and undoing: what is decided at once.

The work itself is done later, by the worker. A file goes pending → validating → ready → running → succeeded
or succeeded_with_errors → undoing → undone; needs_mapping and failed may be read again with other options;
cancelled ends it early.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select, update

from inroad.domain.importing import FIELDS, MAX_FILE_BYTES
from inroad.kit.db import Session
from inroad.kit.http.problems import FieldError, Problem
from inroad.kit.jobs import enqueue
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.imports import chunks
from inroad.rooms.imports.reading import HEAD_BYTES, FileProblem, refuse_other
from inroad.rooms.imports.steps import UNDO_FOR
from inroad.rooms.imports.steps import held as find_held
from inroad.rooms.imports.tables import Import, ImportChunk, ImportEdge, ImportFile, ImportRow

KEEP_FILE = timedelta(days=7)
"""How long the bytes and the rows of a file are kept (P4)."""
VALIDATE, COMMIT, UNDO = "import.validate", "import.commit", "import.undo"
DISCARD, PURGE = "import.discard", "import.purge"
ATTEMPTS = 5
OPEN = ("pending", "validating", "needs_mapping", "ready", "running")
"""States in which an import can still be cancelled."""
AGAIN = ("needs_mapping", "ready", "failed")
"""States in which a file can be read again with other options."""
DONE = ("succeeded", "succeeded_with_errors")


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
    before = await db.execute(
        select(Import.id)
        .where(Import.sha256 == sha256, Import.state.in_(DONE))
        .order_by(Import.created_at.desc())
        .limit(1)
    )
    record.same_as_id = before.scalar_one_or_none()
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
    record = await find_held(db, import_id)
    if record is None:
        raise Problem(404, "not_found", detail="There is no such import here.")
    return record


_WHY_NOT = {
    "pending": "The file has not been read yet. Wait for the preview.",
    "validating": "The file is still being read. Wait for the preview.",
    "needs_mapping": "Say first which column holds which field.",
    "running": "The contacts are being added already.",
    "succeeded": "The contacts of this file were added already.",
    "succeeded_with_errors": "The contacts of this file were added already.",
    "failed": "The file could not be read. Upload it again once it is mended.",
    "cancelled": "This import was cancelled. Upload the file again.",
    "undoing": "This import is being undone.",
    "undone": "This import was undone. Upload the file again.",
}


def _must_be_ready(record: Import) -> None:
    if record.state != "ready":
        raise Problem(409, "import_not_ready", detail=_WHY_NOT[record.state])


async def change(db: Session, record: Import, options: Mapping[str, Any]) -> None:
    """Has the file read again, as the user says it is to be read. Problem 409 once it is too late."""
    if record.state not in AGAIN:
        detail = "The options can only be changed before the contacts are added. Upload the file again."
        raise Problem(409, "import_not_ready", detail=detail)
    there = await db.scalar(select(func.count(ImportFile.id)).where(ImportFile.import_id == record.id))
    if not there:
        raise Problem(409, "file_gone", detail="The file is no longer kept. Upload it again.")
    kept = {**record.options, **options}
    if {"format", "encoding"} & options.keys() and "mapping" not in options:
        kept.pop("mapping", None)  # it was for other columns
    record.options = {name: value for name, value in kept.items() if value is not None}
    record.state = "pending"
    record.problem = None
    record.progress_done = record.progress_total = 0
    await db.flush()
    await enqueue(db, VALIDATE, {"import_id": record.id}, dedup_key=record.id, max_attempts=ATTEMPTS)


def check_mapping(mapping: Mapping[str, str] | None) -> None:
    """Problem 422 for a field we do not have, a column used twice, or no name among the fields."""
    if mapping is None:
        return
    errors = []
    for name in mapping:
        if name not in FIELDS:
            detail = f"Use one of: {', '.join(FIELDS)}."
            errors.append(FieldError(f"/mapping/{name}"[:200], "not_allowed", detail))
    columns = [column for column in mapping.values() if column]
    if len(set(columns)) < len(columns):
        errors.append(FieldError("/mapping", "column_used_twice", "Each column can hold one field only."))
    if not {"given_name", "family_name", "display_name"} & {name for name, c in mapping.items() if c}:
        detail = "Say which column holds the name: given_name, family_name or display_name."
        errors.append(FieldError("/mapping", "name_missing", detail))
    if errors:
        raise Problem(422, "invalid", errors=errors)


async def choose(db: Session, import_id: str, row_id: str, choice: str) -> ImportRow:
    """What is to become of a row. Problem 404; 409 once it is too late, or where a row does not allow it."""
    record = await held(db, import_id)
    row = await db.find(ImportRow, row_id)
    among = await chunks.find(db, import_id, row_id) if row is None else None
    if among is None and (row is None or row.import_id != import_id):
        raise Problem(404, "not_found", detail="There is no such row in this import.")
    _must_be_ready(record)
    if among is not None:
        await chunks.take_out(db, among[0], {row_id: {}})
        row = await db.get_one(ImportRow, (db.workspace_id, row_id))
    if row is None:
        raise AssertionError("a row taken out of its chunk is not there")
    if row.state == "error" and choice != "skip":
        detail = (
            f"Row {row.line} cannot be added as it is: {row.why} Correct it in the file and upload again."
        )
        raise Problem(409, "row_has_errors", detail=detail)
    if row.state == "forgotten" and choice != "skip":
        detail = f"Row {row.line} is somebody who asked to be forgotten."
        raise Problem(409, "asked_to_be_forgotten", detail=detail)
    if choice == "update" and row.duplicate_of_id is None:
        detail = f"Row {row.line} is nobody who is there already, so there is nothing to update."
        raise Problem(409, "nobody_to_update", detail=detail)
    if row.choice != choice:
        row.choice = choice
        await db.flush()
        await _recount(db, record)
    return row


async def choose_all(db: Session, import_id: str, state: str, choice: str) -> Import:
    """The same for every row in a state. Problem 409 as for one row."""
    record = await held(db, import_id)
    _must_be_ready(record)
    if state == "error" and choice != "skip":
        detail = "These rows cannot be added as they are. Correct them in the file and upload again."
        raise Problem(409, "row_has_errors", detail=detail)
    if state == "forgotten" and choice != "skip":
        detail = "These are people who asked to be forgotten."
        raise Problem(409, "asked_to_be_forgotten", detail=detail)
    if choice == "update" and state != "duplicate":
        detail = "Only rows that are contacts already can update them."
        raise Problem(409, "nobody_to_update", detail=detail)
    await db.execute(
        update(ImportRow)
        .where(ImportRow.import_id == import_id, ImportRow.state == state)
        .values(choice=choice)
        .execution_options(synchronize_session=False)
    )
    if state == "new":
        await db.execute(
            update(ImportChunk)
            .where(ImportChunk.import_id == import_id)
            .values(choice=choice)
            .execution_options(synchronize_session=False)
        )
    await _recount(db, record)
    return record


async def _recount(db: Session, record: Import) -> None:
    counted = await db.execute(
        select(ImportRow.choice, func.count(ImportRow.id))
        .where(ImportRow.import_id == record.id)
        .group_by(ImportRow.choice)
    )
    by_choice: Counter[str] = Counter({row[0]: row[1] for row in counted})
    together = await db.execute(
        select(ImportChunk.choice, func.sum(ImportChunk.size))
        .where(ImportChunk.import_id == record.id)
        .group_by(ImportChunk.choice)
    )
    by_choice.update({row[0]: row[1] for row in together})
    record.new, record.updates = by_choice["add"], by_choice["update"]
    await db.flush()


async def choose_edge(db: Session, import_id: str, edge_id: str, changes: Mapping[str, Any]) -> ImportEdge:
    """Whether somebody named really led to somebody, and who is meant. Problem 404, 409, 422."""
    record = await held(db, import_id)
    edge = await db.find(ImportEdge, edge_id)
    if edge is None or edge.import_id != import_id:
        raise Problem(404, "not_found", detail="There is no such mention in this import.")
    _must_be_ready(record)
    if "contact_id" in changes:
        await _point(db, edge, changes["contact_id"])
    if "turned" in changes:
        edge.turned = changes["turned"]
    choice = changes.get("choice", edge.choice)
    if choice == "confirm" and edge.other_row_id is None and edge.other_contact_id is None:
        detail = f"Say first which of your contacts “{edge.name}” is."
        raise Problem(422, "invalid", detail=detail, errors=[FieldError("/contact_id", "required", detail)])
    edge.choice = choice
    await db.flush()
    return edge


async def _point(db: Session, edge: ImportEdge, contact_id: str | None) -> None:
    if contact_id is not None:
        contact = await db.find(Contact, contact_id)
        if contact is None or contact.deleted_at is not None:
            detail = "There is no such contact in this search."
            raise Problem(422, "invalid", errors=[FieldError("/contact_id", "not_found", detail)])
        row = await db.find(ImportRow, edge.row_id)
        if row is not None and row.duplicate_of_id == contact_id:
            detail = "Nobody refers you to themselves (NET-4)."
            raise Problem(422, "invalid", errors=[FieldError("/contact_id", "self_referral", detail)])
    edge.other_contact_id, edge.other_row_id = contact_id, None
    if contact_id is None and edge.choice == "confirm":
        edge.choice = "undecided"


async def choose_edges(db: Session, import_id: str, choice: str) -> Import:
    """The same answer for every mention; yes only where it is known who is meant."""
    record = await held(db, import_id)
    _must_be_ready(record)
    statement = update(ImportEdge).where(ImportEdge.import_id == import_id)
    if choice == "confirm":
        known = ImportEdge.other_row_id.is_not(None) | ImportEdge.other_contact_id.is_not(None)
        statement = statement.where(known)
    await db.execute(statement.values(choice=choice).execution_options(synchronize_session=False))
    return record


async def start(db: Session, record: Import, now: datetime) -> None:
    """From preview to commit: every row whose choice is `add` or `update`, all of them or none."""
    _must_be_ready(record)
    record.state = "running"
    record.started_at = now
    record.progress_done, record.progress_total = 0, record.new + record.updates
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


async def undo(db: Session, import_id: str, now: datetime) -> Import:
    """Has an import taken back. Doing so twice changes nothing. Problem 409 where nothing can be undone."""
    record = await held(db, import_id)
    if record.state in ("undoing", "undone"):
        return record
    if record.state not in DONE or record.committed_at is None:
        raise Problem(
            409, "import_not_done", detail="Nothing of this import was added, so nothing is undone."
        )
    if now >= record.committed_at + UNDO_FOR:
        detail = f"An import can be undone for {UNDO_FOR.days} days; these are over."
        raise Problem(409, "undo_expired", detail=detail)
    record.state = "undoing"
    record.problem = None
    await db.flush()
    await enqueue(db, UNDO, {"import_id": record.id}, dedup_key=record.id, max_attempts=ATTEMPTS)
    return record
