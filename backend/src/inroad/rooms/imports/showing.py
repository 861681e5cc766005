"""Imports, their rows and mentions as answers show them."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from inroad.kit.db import Session
from inroad.rooms.contacts.actions import names
from inroad.rooms.imports.actions import DONE
from inroad.rooms.imports.packing import unpack
from inroad.rooms.imports.steps import UNDO_FOR
from inroad.rooms.imports.tables import Import, ImportRow

IMPORT = (
    *("id", "filename", "format", "encoding", "options", "size", "sha256", "same_as_id", "state"),
    *("progress_done", "progress_total", "rows", "new", "updates", "duplicates", "errors", "forgotten"),
    *(
        "edges",
        "added",
        "updated",
        "edges_added",
        "removed",
        "restored",
        "kept",
        "columns",
        "holds",
        "problem",
        "created_at",
    ),
    *("committed_at", "undone_at", "version"),
)
ROW = ("id", "line", "state", "choice", "display_name", "data", "duplicate_of_id", "why")
EDGE = (
    *("id", "line", "kind", "label", "name", "email", "row_id", "other_row_id", "other_contact_id"),
    *("turned", "choice", "referral_id", "why"),
)
_LATER: timedelta = UNDO_FOR


def shaped(row: dict[str, Any]) -> dict[str, Any]:
    """An import's columns as the answer has them."""
    row["progress"] = {"done": row.pop("progress_done"), "total": row.pop("progress_total")}
    committed = row["committed_at"]
    row["undo_until"] = committed + _LATER if committed and row["state"] in DONE else None
    columns = row["columns"]
    if columns is not None:
        row["columns"] = {name: columns.get(name) for name in ("columns", "remembered", "problem")}
    return row


def of(record: Import) -> dict[str, Any]:
    """An import as the answer has it."""
    return shaped({name: getattr(record, name) for name in IMPORT})


async def rows(db: Session, record: Import, found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of the table as the answer has them, in place."""
    called = await names(db, [row["duplicate_of_id"] for row in found])
    for row in found:
        whole = unpack(row)
        data, other = row.pop("data"), row.pop("duplicate_of_id")
        row["duplicate_of"] = {"id": other, "display_name": called[other]} if other in called else None
        for name in ("given_name", "family_name", "headline", "organization_name", "url"):
            row[name] = whole[name]
        row["connected_on"] = data.get("connected_on")
        row["email"] = next(iter(whole["emails"]), None)
        row["phone"] = next(iter(whole["phones"]), None)
        row["tags"] = list(whole["tags"])
        row["result"] = _result(record, row)
        row["contact_id"] = row["id"] if row["result"] == "added" else other
    return found


def _result(record: Import, row: Mapping[str, Any]) -> str | None:
    if row["state"] == "error":
        return "failed" if record.committed_at else None
    if not record.committed_at:
        return None
    if row["choice"] == "skip":
        return "skipped"
    if record.undone_at:
        return "undone"
    return "added" if row["choice"] == "add" else "updated"


async def edges(db: Session, found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Mentions of the table as the answer has them, in place."""
    ids = {row[name] for row in found for name in ("row_id", "other_row_id") if row[name]}
    people: dict[str, str] = {}
    if ids:
        rows = await db.execute(
            select(ImportRow.id, ImportRow.display_name).where(ImportRow.id.in_(sorted(ids)))
        )
        people = {row.id: row.display_name for row in rows}
    called = await names(db, [row["other_contact_id"] for row in found])
    for row in found:
        row["person"] = people.get(row.pop("row_id"), "")
        row["other"] = called.get(row["other_contact_id"]) or people.get(row.pop("other_row_id"))
        row["added"] = row.pop("referral_id") is not None
    return found
