"""The zip: written page by page from one snapshot of the search, hashed on the way.

`data/*.json` hold a list with one record a line, so that they can be read again without holding them whole.
"""

import asyncio
import hashlib
import json
import zipfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import IO, Any

from sqlalchemy import func, select

from inroad.kit.db import Session
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.calendar.tables import Promise
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.exports.agenda import calendar
from inroad.rooms.exports.cards import vcards
from inroad.rooms.exports.kinds import KINDS, SEARCH, Kind, stands
from inroad.rooms.exports.people import Card, cards
from inroad.rooms.exports.records import Codec, codec, instant_text
from inroad.rooms.exports.sheets import csv_lines
from inroad.rooms.exports.texts import letter_file, letter_text, readme
from inroad.rooms.history import workspace_of
from inroad.rooms.letters.tables import Letter
from inroad.rooms.meetings.tables import Meeting
from inroad.rooms.organizations.tables import Organization

PRODUCT, FORMAT_VERSION = "inroad", 1
MANIFEST = "manifest.json"
PAGE = 1000
"""Rows read by one statement."""
Tell = Callable[[int, int], Awaitable[None]]
"""Told (done, total) in records as the writing goes on."""


@dataclass(slots=True)
class _Zip:
    """A zip on its way, with the hash of each file in it."""

    zip: zipfile.ZipFile
    at: datetime
    files: dict[str, dict[str, Any]] = field(default_factory=dict)

    async def add(self, name: str, pieces: AsyncIterator[bytes]) -> None:
        """One file, piece by piece; packing is done outside the loop."""
        info = zipfile.ZipInfo(name, self.at.timetuple()[:6])
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = 0o600 << 16
        digest, size = hashlib.sha256(), 0
        with self.zip.open(info, "w", force_zip64=True) as out:
            async for piece in pieces:
                await asyncio.to_thread(out.write, piece)
                digest.update(piece)
                size += len(piece)
        self.files[name] = {"bytes": size, "sha256": digest.hexdigest()}

    async def put(self, name: str, content: bytes) -> None:
        """One file at once."""

        async def whole() -> AsyncIterator[bytes]:
            yield content

        await self.add(name, whole())


@dataclass(slots=True)
class _Writer:
    db: Session
    workspace: Workspace
    called: dict[str, str]
    places: dict[str, str]
    total: int
    tell: Tell
    done: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    parents: set[str] = field(default_factory=set)

    async def step(self, records: int) -> None:
        """So many more are done."""
        self.done += records
        await self.tell(self.done, self.total)
        await asyncio.sleep(0)  # SQLite is called in this thread: let others have the loop in between

    def owned(self, kind: Kind, row: dict[str, Any]) -> bool:
        """Whether the row, and everybody it is about, is in the export."""
        if kind.name == "contacts":
            return row["id"] in self.called
        return all(row[name] in self.called for name in kind.owners) and stands(kind, row, self.parents)

    async def records(self, kind: Kind) -> AsyncIterator[bytes]:
        """The kind's list as JSON, a page of rows at a time."""
        found = codec(kind)
        self.counts[kind.name] = 0
        first = True
        yield b"[\n"
        async for rows in pages(self.db, kind.model, tuple(found.columns), kind):
            kept = [row for row in rows if self.owned(kind, row)]
            if kept:
                text = await asyncio.to_thread(self._lines, found, kept)
                yield text if first else b",\n" + text
                first = False
            self.counts[kind.name] += len(kept)
            await self.step(len(rows))
        yield b"\n]\n" if not first else b"]\n"

    def _lines(self, found: Codec, rows: Sequence[dict[str, Any]]) -> bytes:
        return ",\n".join(
            json.dumps(found.encode(row, self.called, self.places), ensure_ascii=False, separators=(",", ":"))
            for row in rows
        ).encode()

    async def people(self, text: Callable[[Iterable[Card], bool], str]) -> AsyncIterator[bytes]:
        """Every contact by `text`, which is told with the first page that it is the first."""
        ids = list(self.called)
        first = True
        for at in range(0, max(len(ids), 1), PAGE):
            found = await cards(self.db, ids[at : at + PAGE])
            yield (await asyncio.to_thread(text, found, first)).encode()
            first = False
            await self.step(len(found))


async def pages(
    db: Session, model: Any, columns: Sequence[str], kind: Kind | None = None
) -> AsyncIterator[list[dict[str, Any]]]:
    """Rows of a table in the order of their ids."""
    last = ""
    while True:
        query = select(*(getattr(model, name) for name in columns)).order_by(model.id).limit(PAGE)
        if last:
            query = query.where(model.id > last)
        if kind is not None and kind.where is not None:
            name, values = kind.where
            query = query.where(getattr(model, name).in_(values))
        if kind is not None and kind.but is not None:
            name, value = kind.but
            query = query.where(func.coalesce(getattr(model, name), "") != value)
        rows = await db.rows(query)
        if rows:
            last = rows[-1]["id"]
            yield rows
        if len(rows) < PAGE:
            return


async def _begin(db: Session, tell: Tell) -> _Writer:
    workspace = await workspace_of(db)
    living = select(Contact.id, Contact.display_name).where(Contact.deleted_at.is_(None)).order_by(Contact.id)
    called = {row.id: row.display_name for row in await db.execute(living)}
    named = await db.execute(select(Organization.id, Organization.name))
    places = {row.id: row.name for row in named}
    total = 2 * len(called)
    for kind in KINDS:
        total += await db.scalar(select(func.count(kind.model.id))) or 0
    return _Writer(db, workspace, called, places, total, tell)


async def write_archive(db: Session, out: IO[bytes], now: datetime, tell: Tell) -> dict[str, int]:
    """Everything the session's search holds, as one zip; how many of each kind. `db` should be a snapshot."""
    writer = await _begin(db, tell)
    workspace = writer.workspace
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        files = _Zip(packed, now)
        await files.put("README.txt", readme(workspace.name, now).encode())
        await files.put(SEARCH.file, (_json(_search(workspace)) + "\n").encode())
        for kind in KINDS:
            await files.add(kind.file, writer.records(kind))
        await files.add("contacts.csv", writer.people(lambda page, first: csv_lines(page, head=first)))
        await files.add("contacts.vcf", writer.people(lambda page, _first: vcards(page)))
        await files.put("calendar.ics", await _calendar(writer))
        await _letters(writer, files)
        manifest = {
            "product": PRODUCT,
            "format_version": FORMAT_VERSION,
            "made_at": instant_text(now),
            "search": {"id": workspace.id, "name": workspace.name},
            "counts": writer.counts,
            "files": files.files,
        }
        await files.put(MANIFEST, (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode())
    return writer.counts


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _search(workspace: Workspace) -> dict[str, Any]:
    found = codec(SEARCH)
    return found.encode({name: getattr(workspace, name) for name in found.columns}, {}, {})


_PROMISE = ("id", "contact_id", "kind", "due_on", "state", "note", "updated_at")
_MEETING = ("id", "contact_id", "place", "local_start", "time_zone", "minutes", "state", "updated_at")
_LETTER = (
    *("id", "contact_id", "kind", "medium", "subject", "body", "questions"),
    *("sent_on", "promised_on", "updated_at"),
)


async def _named(writer: _Writer, model: Any, columns: Sequence[str]) -> list[dict[str, Any]]:
    found = []
    async for rows in pages(writer.db, model, columns):
        found += [
            {**row, "who": writer.called[row["contact_id"]]}
            for row in rows
            if row["contact_id"] in writer.called
        ]
        await asyncio.sleep(0)
    return found


async def _calendar(writer: _Writer) -> bytes:
    promises = await _named(writer, Promise, _PROMISE)
    meetings = await _named(writer, Meeting, _MEETING)
    return await asyncio.to_thread(calendar, promises, meetings, writer.workspace.name)


async def _letters(writer: _Writer, files: _Zip) -> None:
    taken: set[str] = set()
    async for rows in pages(writer.db, Letter, _LETTER):
        for row in rows:
            who = writer.called.get(row["contact_id"])
            if who is None:
                continue
            name = plain = letter_file(row, who)
            number = 1
            while name in taken:
                number += 1
                name = f"{plain}-{number}"
            taken.add(name)
            await files.put(f"letters/{name}.txt", letter_text(row, who).encode())
        await asyncio.sleep(0)
