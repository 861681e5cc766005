"""Rows of which there is nothing to say but that they are new: kept some hundred in one document.

A file of a hundred thousand connections is mostly these. They are shown, chosen and added like any other row;
one that is to be treated by itself is taken out and becomes an `ImportRow`.
"""

import json
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Select, func, select

from inroad.domain.importing import Plain, row_key
from inroad.kit.db import Session, bulk_insert
from inroad.kit.http.listing import Term
from inroad.kit.ids import ids_from, new_ids, place_of
from inroad.rooms.imports.packing import pack, unpack
from inroad.rooms.imports.tables import ImportChunk, ImportRow

SIZE = 500
"""Rows in one document."""
_AT_ONCE, _MOST_CHUNKS = 2, 1000
LISTS, ORGANIZATION = 8, 4
"""How many lists a document has, and which of them holds the organizations' names."""
_GONE = 0
"""The line of a row that was taken out."""


def row_of(id: str, plain: Plain) -> dict[str, Any]:
    """The row as `reading` hands out those that stand alone."""
    line, given, family, headline, organization, email, url, day = plain
    display, emails = f"{given} {family}", [email] if email else []
    found = {
        "id": id,
        "line": line,
        "key": row_key(url, display, organization, tuple(emails)),
        "state": "new",
        "choice": "add",
        "display_name": display,
        "duplicate_of_id": None,
        "why": "",
    }
    said = {
        "given_name": given,
        "family_name": family,
        "headline": headline,
        "organization_name": organization,
        "emails": emails,
        "url": url,
    }
    document = pack(said)
    if day:
        document["connected_on"] = day
    return unpack({**found, "data": document})


def number(rows: Sequence[Plain]) -> list[str]:
    """Ids for rows that are to be stored together."""
    return [id for start in range(0, len(rows), SIZE) for id in new_ids(min(SIZE, len(rows) - start))]


async def store(
    db: Session, import_id: str, ids: Sequence[str], rows: Sequence[Plain], apart: Collection[int] = ()
) -> None:
    """Stores rows together, all but those in the lines that stand by themselves. `ids` as from `number`."""
    found = []
    for start in range(0, len(rows), SIZE):
        part = rows[start : start + SIZE]
        if apart:
            part = [_HOLE if row[0] in apart else row for row in part]
        lines = [row[0] for row in part if row[0] != _GONE]
        if lines:
            found.append(
                {
                    "id": ids[start],
                    "first_line": lines[0],
                    "last_line": lines[-1],
                    "size": len(lines),
                    "data": json.dumps(list(zip(*part, strict=True)), separators=(",", ":")),
                }
            )
    await bulk_insert(db, ImportChunk, found, {"import_id": import_id})


_HOLE: Plain = (_GONE, "", "", "", "", "", "", "")


def opened(id: str, data: str, but: Collection[str] = ()) -> tuple[list[str], list[list[Any]]]:
    """Ids of a chunk's rows, and its lists, without the rows that were taken out or are among `but`."""
    lists = json.loads(data)
    ids = ids_from(id, len(lists[0]))
    if but or _GONE in lists[0]:
        there = [at for at, line in enumerate(lists[0]) if line != _GONE and ids[at] not in but]
        ids = [ids[at] for at in there]
        lists = [[values[at] for at in there] for values in lists]
    return ids, lists


def rows_of(id: str, data: str) -> list[tuple[str, Plain]]:
    """(id, row) of each row that is left in a chunk."""
    ids, lists = opened(id, data)
    return list(zip(ids, zip(*lists, strict=True), strict=True))


async def find(db: Session, import_id: str, row_id: str) -> tuple[ImportChunk, Plain] | None:
    """The chunk that holds the row, and the row."""
    chunk = await db.scalar(
        select(ImportChunk)
        .where(ImportChunk.import_id == import_id, ImportChunk.id <= row_id)
        .order_by(ImportChunk.id.desc())
        .limit(1)
    )
    if chunk is None or place_of(chunk.id, row_id) < 0:
        return None
    found = dict(rows_of(chunk.id, chunk.data)).get(row_id)
    return None if found is None else (chunk, found)


async def take_out(
    db: Session, chunk: ImportChunk, changes: Mapping[str, Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Makes rows of a chunk stand by themselves. `changes`: by id, what is to be different in them."""
    rows = dict(rows_of(chunk.id, chunk.data))
    taken = []
    for id, change in changes.items():
        whole = {**row_of(id, rows[id]), "choice": chunk.choice, **change}
        names = ("id", "line", "key", "state", "choice", "display_name", "duplicate_of_id", "why", "data")
        taken.append({name: whole[name] for name in names})
    lists = json.loads(chunk.data)
    for id in changes:
        lists[0][place_of(chunk.id, id)] = _GONE
    chunk.size -= len(taken)
    chunk.data = json.dumps(lists, separators=(",", ":"))
    if not chunk.size:
        await db.delete(chunk)
    await db.flush()
    await bulk_insert(db, ImportRow, taken, {"import_id": chunk.import_id})
    return taken


class Beside:
    """A chunk's rows for a list of `ImportRow`: see `listing.Beside`."""

    def __init__(self, import_id: str, state: str | None) -> None:
        self._import_id = import_id
        self._wanted = state in (None, "new")

    def _chunks(self) -> Select[*tuple[Any, ...]]:
        return select(ImportChunk.id, ImportChunk.choice, ImportChunk.data).where(
            ImportChunk.import_id == self._import_id
        )

    async def rows(
        self, db: Session, terms: tuple[Term, ...], after: list[Any] | None, limit: int
    ) -> list[dict[str, Any]]:
        """The next rows in this order, at most `limit`."""
        if not self._wanted:
            return []
        back = terms[0].descending
        found = self._chunks()
        if after is not None:
            line = after[0]
            found = found.where(ImportChunk.first_line <= line if back else ImportChunk.last_line >= line)
        found = found.order_by(ImportChunk.first_line.desc() if back else ImportChunk.first_line.asc())
        sign = -1 if back else 1
        rows: list[dict[str, Any]] = []
        for start in range(0, _MOST_CHUNKS, _AT_ONCE):
            chunks = await db.rows(found.limit(_AT_ONCE).offset(start))
            for chunk in chunks:
                part = rows_of(chunk["id"], chunk["data"])
                rows += [
                    _shown(id, plain, chunk["choice"]) for id, plain in (reversed(part) if back else part)
                ]
            if start == 0 and after is not None:
                rows = rows[bisect_right(rows, sign * after[0], key=lambda row: sign * row["line"]) :]
            if len(rows) >= limit or len(chunks) < _AT_ONCE:
                break
        return rows[:limit]

    async def total(self, db: Session) -> int:
        """How many there are."""
        if not self._wanted:
            return 0
        size = func.coalesce(func.sum(ImportChunk.size), 0)
        return await db.scalar(select(size).where(ImportChunk.import_id == self._import_id)) or 0


def _shown(id: str, plain: Plain, choice: str) -> dict[str, Any]:
    row = row_of(id, plain)
    names = ("id", "line", "state", "display_name", "data", "duplicate_of_id", "why")
    return {**{name: row[name] for name in names}, "choice": choice}
