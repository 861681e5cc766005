"""The erasure log beside the database, and doing erasures again that a backup has undone (P2, P3).

A backup holds what was erased after it was made. The log lies in the data folder, outside of what is backed
up with the database: one line an erasure, with ids and hashes alone. Whoever starts Inroad on a restored
database erases once more what the log names.
"""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import structlog
from sqlalchemy import select

from inroad.kit import clock
from inroad.kit.db import Database
from inroad.kit.http.problems import Problem
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.forgotten.marks import Marks
from inroad.rooms.forgotten.tables import Erasure
from inroad.rooms.privacy import erasing, leaving

FILE = "erasures.jsonl"
log = structlog.get_logger("inroad.privacy")


@dataclass(frozen=True, slots=True)
class Entry:
    """One erasure as the log has it."""

    id: str
    workspace_id: str
    kind: str
    object_ids: tuple[str, ...]
    marks: tuple[str, ...]
    erased_at: datetime

    @classmethod
    def of(cls, stored: Erasure) -> "Entry":
        """As it is stored."""
        return cls(
            stored.id,
            stored.workspace_id,
            stored.kind,
            tuple(stored.object_ids),
            tuple(stored.marks),
            stored.erased_at,
        )

    def line(self) -> str:
        """As it is written."""
        found: dict[str, Any] = {name: getattr(self, name) for name in self.__slots__}
        return json.dumps(found | {"erased_at": self.erased_at.isoformat()}) + "\n"


class LogError(Exception):
    """A line of a log is not what it should be; the message says which."""


def append(path: Path, entries: Iterable[Entry]) -> None:
    """Writes them down, on the disk before it returns."""
    text = "".join(entry.line() for entry in entries)
    if not text:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "a", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())


def read(path: Path) -> Iterator[Entry]:
    """The entries of a log; none where there is no file. A last line that was cut short is passed over."""
    if not path.exists():
        return
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    for number, line in enumerate(lines, 1):
        if number == len(lines) and not line.endswith("\n"):
            return
        try:
            told = json.loads(line)
            yield Entry(
                told["id"],
                told["workspace_id"],
                told["kind"],
                tuple(told["object_ids"]),
                tuple(told["marks"]),
                datetime.fromisoformat(told["erased_at"]),
            )
        except (ValueError, KeyError, TypeError) as error:
            raise LogError(f"line {number} of {path.name} is no erasure") from error


async def stored(db: Database) -> list[Entry]:
    """Every erasure this database knows of, the oldest first."""
    async with db.read() as session:
        found = await session.scalars(select(Erasure).order_by(Erasure.erased_at, Erasure.id))
        return [Entry.of(each) for each in found]


async def again(db: Database, marks: Marks, entries: Iterable[Entry]) -> int:
    """Erases once more what is there again; how many entries this database did not know of."""
    known = {entry.id for entry in await stored(db)}
    count = 0
    for entry in entries:
        if entry.id in known:
            continue
        known.add(entry.id)
        await _again(db, marks, entry)
        log.info("erased_again", erasure_id=entry.id, kind=entry.kind, workspace_id=entry.workspace_id)
        count += 1
    if count:
        await db.settle()
    return count


async def _again(db: Database, marks: Marks, entry: Entry) -> None:
    if entry.kind == "account":
        await leaving.purge_account(db, entry.object_ids[0], entry.erased_at, id=entry.id)
        return
    async with db.read() as session:
        there = await session.get(Workspace, entry.workspace_id) is not None
    if there and entry.kind == "workspace":
        await leaving.purge(db, entry.workspace_id, entry.erased_at, id=entry.id)
        return
    if not there:
        async with db.write() as session:
            session.add(_row(entry))
        return
    async with db.write(entry.workspace_id) as session:
        session.add(_row(entry))
        await session.flush()
        for contact_id in entry.object_ids:
            try:
                scope = await erasing.scope_of(session, contact_id)
            except Problem as problem:
                if problem.status != 404:
                    raise
                continue  # gone already, or gone with the one before
            await erasing.erase(session, marks, scope, clock.now(), id=entry.id)
        await erasing.remember(session, entry.id, entry.marks)


def _row(entry: Entry) -> Erasure:
    values = {name: getattr(entry, name) for name in ("id", "workspace_id", "kind", "erased_at")}
    return Erasure(**values, object_ids=list(entry.object_ids), marks=list(entry.marks))


async def in_step(db: Database, marks: Marks, path: Path) -> int:
    """Before a server or worker begins: the log and the database each get what only the other has.

    Returns how many erasures were done again.
    """
    written = list(read(path))
    done = await again(db, marks, written)
    ids = {entry.id for entry in written}
    append(path, (entry for entry in await stored(db) if entry.id not in ids))
    return done
