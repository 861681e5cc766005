"""Which column holds which field: proposed, asked for, and remembered for the next file of its kind."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import select

from inroad.domain.importing import (
    FIELDS,
    Candidate,
    Reading,
    UnreadableError,
    read,
    read_cells,
    suggest_by_values,
)
from inroad.kit.archives import Archive, is_zip
from inroad.kit.db import Session
from inroad.kit.sheets import is_workbook, read_sheets
from inroad.rooms.imports.reading import FileProblem, decode_file
from inroad.rooms.imports.tables import ImportMapping

CURED = frozenset(
    {"header_missing", "mapping_missing", "mapped_column_missing", "column_used_twice", "unknown_field"}
)
"""Problems of a file that a mapping can cure."""
LOOKED_AT, SAMPLES, SAMPLE_CHARS = 20, 3, 80


def propose(
    content: bytes,
    options: Mapping[str, Any],
    columns: Sequence[str],
    suggested: Mapping[str, str],
    fingerprint: str,
) -> dict[str, Any]:
    """The columns with a few values each, and the field each seems to hold."""
    seen = samples(content, options, columns, suggested)
    guessed = {**suggest_by_values(seen, suggested), **suggested}
    fields = {column: name for name, column in guessed.items()}
    return {
        "fingerprint": fingerprint,
        "columns": [
            {"name": name, "samples": seen.get(name, []), "field": fields.get(name)} for name in columns
        ],
        "mapped": False,
        "remembered": False,
    }


def pieces(*arguments: Any) -> Iterator[dict[str, Any]]:
    """`propose` as a process of its own gives it."""
    yield propose(*arguments)


def samples(
    content: bytes, options: Mapping[str, Any], columns: Sequence[str], suggested: Mapping[str, str]
) -> dict[str, list[str]]:
    """Column → its first few different values; empty where the rows cannot be looked at."""
    seen: dict[str, list[str]] = {}
    try:
        reading = _reading(content, options, dict(suggested) or {"display_name": columns[0]})
        for item in islice(reading, LOOKED_AT):
            if not isinstance(item, Candidate):
                continue
            for name, value in item.raw.items():
                values = seen.setdefault(name, [])
                short = value.strip()[:SAMPLE_CHARS]
                if short and short not in values and len(values) < SAMPLES:
                    values.append(short)
    except (UnreadableError, FileProblem, ValueError):
        return {}
    return seen


def _reading(content: bytes, options: Mapping[str, Any], mapping: Mapping[str, str]) -> Reading:
    if is_zip(content):
        archive = Archive(content)
        if is_workbook(archive):
            return read_cells(read_sheets(content, archive, LOOKED_AT * 2)[0].rows, mapping)
    return read(decode_file(content, options.get("encoding")).text, None, mapping)


def taken(asked: Mapping[str, Any], mapping: Mapping[str, str], *, remembered: bool) -> dict[str, Any]:
    """The columns as the mapping reads them."""
    fields = {column: name for name, column in mapping.items() if column}
    columns = [{**column, "field": fields.get(column["name"])} for column in asked["columns"]]
    return {**asked, "columns": columns, "mapped": bool(mapping), "remembered": remembered}


async def recall(db: Session, fingerprint: str) -> dict[str, Any] | None:
    """The mapping used last time for a file with these columns."""
    found = await db.execute(select(ImportMapping).where(ImportMapping.fingerprint == fingerprint))
    kept = found.scalar_one_or_none()
    if kept is None or any(name not in FIELDS for name in kept.mapping):
        return None
    return {"mapping": kept.mapping, **({"date_order": kept.date_order} if kept.date_order else {})}


async def remember(db: Session, columns: Mapping[str, Any], date_order: str | None, now: datetime) -> None:
    """Keeps the mapping for the next file with these columns."""
    mapping = {column["field"]: column["name"] for column in columns["columns"] if column["field"]}
    found = await db.execute(select(ImportMapping).where(ImportMapping.fingerprint == columns["fingerprint"]))
    kept = found.scalar_one_or_none()
    if kept is None:
        kept = ImportMapping(fingerprint=columns["fingerprint"])
        db.add(kept)
    kept.mapping, kept.used_at = mapping, now
    kept.date_order = date_order or kept.date_order
