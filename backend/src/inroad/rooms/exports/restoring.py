"""An own export brought back into a search, in one transaction: all of it or nothing.

Ids are made anew from the search and the old id, so the same export taken in twice adds nothing twice, and
one taken in where it came from finds its own rows. Order by id stays what it was. Into a search that held
nothing everything is restored as it was, settings too; into another one settings stay, people who are there
already are kept as they are and get their history, and what comes next is worked out anew.
"""

import asyncio
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any, cast

from sqlalchemy import delete, exists, select, update

from inroad.kit.db import Session, bulk_insert
from inroad.kit.fold import fold
from inroad.kit.ids import is_id
from inroad.rooms import following
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.contacts.actions import identifiers_of, search_text_of
from inroad.rooms.contacts.tables import Contact, ContactIdentifier, ContactTag
from inroad.rooms.exports.kinds import KINDS, SEARCH, Kind, stands
from inroad.rooms.exports.opening import Archive, ArchiveProblem
from inroad.rooms.exports.records import codec
from inroad.rooms.exports.tables import Restoration
from inroad.rooms.history import chunks
from inroad.rooms.organizations.tables import Organization
from inroad.rooms.referrals.tables import Referral

PAGE = 500
"""Rows inserted by one statement."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen in the preview, by contact id of the file.

    `leave`: contacts that are not to come in, with all that is about them. `same`: contacts that are there
    already, and who they are.
    """

    leave: frozenset[str] = frozenset()
    same: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Restored:
    """What came in, by kind; whether the search's settings were replaced."""

    added: Mapping[str, int]
    settings: bool


class _Ids:
    """Old ids to new ones. `known` holds those that stand for a row that is there under another id."""

    def __init__(self, workspace_id: str, search_id: str) -> None:
        self._workspace_id = workspace_id
        self._own = search_id == workspace_id
        self.known: dict[str, str] = {}

    def __call__(self, old: str) -> str:
        if old in self.known or self._own:
            return self.known.get(old, old)
        # The time and the counter stay in front: rows keep their order.
        tail = hashlib.sha256(f"{self._workspace_id}\n{old}".encode()).hexdigest()[:8]
        return old[:-8] + tail

    def within(self, value: Any) -> Any:
        """A JSON document with every id in it made new."""
        if isinstance(value, str):
            return self(value) if is_id(value) else value
        if isinstance(value, list):
            return [self.within(each) for each in value]
        if isinstance(value, dict):
            return {self.within(name): self.within(each) for name, each in value.items()}
        return value


def _next_page(rows: Iterator[dict[str, Any]]) -> list[dict[str, Any]]:
    return list(islice(rows, PAGE))


@dataclass(slots=True)
class _Restorer:
    db: Session
    archive: Archive
    choice: Choice
    ids: _Ids
    empty: bool
    contacts: set[str] = field(default_factory=set)
    """Contacts of the file that may be pointed at, by old id."""
    left: set[str] = field(default_factory=set)
    parents: set[str] = field(default_factory=set)
    places: dict[str, str] = field(default_factory=dict)
    fresh: set[str] = field(default_factory=set)
    """Contacts that were added, by new id."""
    touched: set[str] = field(default_factory=set)
    """Contacts that were there before and got something, by id."""
    added: dict[str, list[str]] = field(default_factory=dict)

    async def run(self) -> None:
        for kind in KINDS:
            self.added[kind.name] = []
            rows = self.archive.rows(kind)
            while page := await asyncio.to_thread(_next_page, rows):
                await self._page(kind, page)

    async def _page(self, kind: Kind, page: list[dict[str, Any]]) -> None:
        page = self._wanted(kind, page)
        if kind.name == "organizations":
            page = await self._new_places(page)
        new = {row["id"]: self.ids(row["id"]) for row in page}
        there = set() if self.empty else await self._there(kind.model, new.values())
        if kind.name == "contacts":
            page = [row for row in page if row["id"] not in self.ids.known]
        rows = [self._renamed(kind, row) for row in page if new[row["id"]] not in there]
        if kind.once:
            rows = await self._once(kind, rows)
        if kind.name == "contacts":
            await self._people(rows)
        else:
            await bulk_insert(self.db, kind.model, rows)
        self.added[kind.name] += [row["id"] for row in rows]
        if kind.name == "contacts":
            self.fresh.update(row["id"] for row in rows)
        self.touched |= {row[name] for row in rows for name in kind.owners} - self.fresh

    def _wanted(self, kind: Kind, page: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Rows that are to come in. Raises ArchiveProblem for one that points at nobody."""
        if kind.name == "contacts":
            for row in page:
                if row["id"] in self.choice.leave:
                    self.left.add(row["id"])
                    continue
                self.contacts.add(row["id"])
                if row["id"] in self.choice.same:
                    self.ids.known[row["id"]] = self.choice.same[row["id"]]
            return [row for row in page if row["id"] in self.contacts]
        for row in page:
            for name in kind.owners:
                if row[name] not in self.contacts and row[name] not in self.left:
                    detail = f"{kind.file} speaks of a contact who is not in the export. Make a new export."
                    raise ArchiveProblem("export_damaged", detail)
        kept = [row for row in page if all(row[name] in self.contacts for name in kind.owners)]
        return [row for row in kept if stands(kind, row, self.parents)]

    async def _there(self, model: Any, ids: Iterable[str]) -> set[str]:
        found: set[str] = set()
        for part in chunks(list(ids)):
            found |= set(await self.db.scalars(select(model.id).where(model.id.in_(part))))
        return found

    async def _new_places(self, page: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Organizations that are not there by their name; the others are used as they are."""
        there: dict[str, str] = {}
        for row in page:
            row["name_key"] = fold(row["name"])[:200]
            self.places[row["id"]] = row["name"]
        keys = {row["name_key"] for row in page}
        if len(keys) != len(page):
            raise ArchiveProblem("export_damaged", "Two organizations in the export have one name.")
        for part in chunks(sorted(keys)):
            rows = await self.db.execute(
                select(Organization.name_key, Organization.id).where(Organization.name_key.in_(part))
            )
            there.update((key, id) for key, id in rows)
        for row in page:
            if row["name_key"] in there:
                self.ids.known[row["id"]] = there[row["name_key"]]
        return [row for row in page if row["name_key"] not in there]

    async def _once(self, kind: Kind, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Rows that are not there by what may be there once; nobody refers themselves."""
        keys = {tuple(row[name] for name in kind.once): row for row in rows}
        new = {key: row for key, row in keys.items() if len(set(key)) == len(key)}
        columns = [getattr(kind.model, name) for name in kind.once]
        for part in chunks(list({key[0] for key in new})):
            for found in await self.db.execute(select(*columns).where(columns[0].in_(part))):
                new.pop(tuple(found), None)
        return list(new.values())

    def _renamed(self, kind: Kind, row: dict[str, Any]) -> dict[str, Any]:
        found = codec(kind)
        new = dict(row)
        if row.get("organization_id") is not None and row["organization_id"] not in self.places:
            raise ArchiveProblem(
                "export_damaged", f"{kind.file} speaks of an organization that is not in the export."
            )
        for name in (*found.ids, *kind.people):
            if row[name] is not None:
                new[name] = self.ids(row[name])
        for name in found.documents:
            new[name] = self.ids.within(row[name])
        for name in kind.people:
            if row[name] in self.left:
                new[name] = None
        for name in kind.lists:
            new[name] = [self.ids(id) for id in row[name] if id not in self.left]
        return new

    async def _people(self, rows: list[dict[str, Any]]) -> None:
        places = {self.ids(old): name for old, name in self.places.items()}
        people, identifiers, tags = await asyncio.to_thread(_built, rows, places)
        await bulk_insert(self.db, Contact, people)
        await bulk_insert(self.db, ContactIdentifier, identifiers)
        await bulk_insert(self.db, ContactTag, tags)


@dataclass(slots=True)
class _Person:
    """As much of a contact as finding it again needs."""

    values: dict[str, Any]

    def __getattr__(self, name: str) -> Any:
        return self.values[name]


_Rows = list[dict[str, Any]]


def _built(rows: _Rows, places: Mapping[str, str]) -> tuple[_Rows, _Rows, _Rows]:
    """Contacts with what is worked out from them; how they are found, and their tags."""
    people, identifiers, tags = [], [], []
    for row in rows:
        person = cast(Contact, _Person(row))
        place = places.get(row["organization_id"], "")
        people.append(
            {
                **row,
                "sort_name": fold(row["display_name"])[:200],
                "search_text": search_text_of(person, place),
            }
        )
        identifiers += [
            {"contact_id": row["id"], "kind": kind, "value": value[:500]}
            for kind, value in identifiers_of(person)
        ]
        tags += [{"contact_id": row["id"], "tag": tag} for tag in dict.fromkeys(row["tags"])]
    return people, identifiers, tags


async def _is_empty(db: Session) -> bool:
    someone = await db.scalar(select(Contact.id).limit(1))
    return someone is None and await db.scalar(select(Organization.id).limit(1)) is None


async def restore(
    db: Session, archive: Archive, import_id: str, now: datetime, choice: Choice | None = None
) -> Restored:
    """Brings the export into the session's search, in its transaction, and keeps what undoing it takes.

    Raises ArchiveProblem; the caller lets the transaction fall.
    """
    workspace_id = db.workspace_id
    if workspace_id is None:
        raise ValueError("an export is restored into a search")
    choice = choice or Choice()
    empty = await _is_empty(db)
    settings = await asyncio.to_thread(archive.search)
    ids = _Ids(workspace_id, archive.search_id)
    work = _Restorer(db, archive, choice, ids, empty)
    await work.run()
    before = None
    if empty:
        before = await _settings(db)
        await _set(db, {name: value for name, value in settings.items() if name != "id"})
    if not empty or work.left:
        await _follow(db, [*work.added["contacts"], *work.touched], now)
    db.add(Restoration(import_id=import_id, added=work.added, settings=before))
    await db.flush()
    return Restored({name: len(found) for name, found in work.added.items()}, empty)


async def _follow(db: Session, contact_ids: list[str], now: datetime) -> None:
    await following.refresh_degrees(db, contact_ids, now)
    for part in chunks(contact_ids):
        await following.refresh(db, part, now)
        await asyncio.sleep(0)


async def _settings(db: Session) -> dict[str, Any]:
    workspace = await db.get_one(Workspace, db.workspace_id)
    found = codec(SEARCH)
    return found.encode({name: getattr(workspace, name) for name in found.columns}, {}, {})


async def _set(db: Session, values: Mapping[str, Any]) -> None:
    """The search's settings as they were, its instants too; the version moves, for they did change."""
    await db.execute(
        update(Workspace)
        .where(Workspace.id == db.workspace_id)
        .values(**values, version=Workspace.version + 1)
        .execution_options(synchronize_session=False)
    )
    await db.refresh(await db.get_one(Workspace, db.workspace_id))


@dataclass(frozen=True, slots=True)
class Taken:
    """What an undo did: how many contacts went, and ids of those that stay as something was built on them."""

    removed: int
    kept: frozenset[str]


async def undo(db: Session, import_id: str, now: datetime) -> Taken:
    """Takes back what an import of an export added, in the session's transaction.

    A contact stays, with all that came with it, where the user has changed it or something of it since, or
    has added something; so does a line of history that was changed, of people who were there before.
    """
    record = await db.scalar(select(Restoration).where(Restoration.import_id == import_id))
    if record is None:
        return Taken(0, frozenset())
    mine = set(record.added.get("contacts", ()))
    every = set().union(*record.added.values())
    kept = await _built_upon(db, mine, every)
    gone = mine - kept
    touched = await _touched(db, record.added, gone)
    for kind in (each for each in reversed(KINDS) if each.within is None):
        wanted = record.added.get(kind.name, [])
        if kind.name == "contacts":
            wanted = sorted(gone)
        for part in chunks(wanted):
            await _delete(db, kind, part, kept)
            await asyncio.sleep(0)
    if record.settings is not None and not kept:
        values = codec(SEARCH).decode(record.settings)
        await _set(db, {name: value for name, value in values.items() if name != "id"})
    await db.delete(record)
    await db.flush()
    await _follow(db, sorted(touched), now)
    return Taken(len(gone), frozenset(kept))


async def _built_upon(db: Session, mine: set[str], every: set[str]) -> set[str]:
    """Which of these contacts were changed since, or have something of their own that did not come along."""
    kept: set[str] = set()
    for part in chunks(sorted(mine)):
        changed = await db.execute(select(Contact.id, Contact.version).where(Contact.id.in_(part)))
        kept |= {row.id for row in changed if row.version != 1}
    for kind in KINDS:
        version = getattr(kind.model, "version", None)
        for name in kind.owners:
            owner = getattr(kind.model, name)
            columns = [owner.label("owner"), kind.model.id, *([version] if version is not None else [])]
            for part in chunks(sorted(mine)):
                for row in await db.rows(select(*columns).where(owner.in_(part))):
                    if row["id"] not in every or row.get("version", 1) != 1:
                        kept.add(row["owner"])
    return kept


async def _touched(db: Session, added: Mapping[str, list[str]], gone: set[str]) -> set[str]:
    """Contacts that stay, of whom something goes: named by somebody who goes, or given a piece of history."""
    found: set[str] = set()
    for part in chunks(sorted(gone)):
        found |= set(
            await db.scalars(select(Referral.to_contact_id).where(Referral.from_contact_id.in_(part)))
        )
    for kind in KINDS:
        for name in kind.owners:
            column = getattr(kind.model, name)
            for part in chunks(added.get(kind.name, [])):
                found |= set(await db.scalars(select(column).where(kind.model.id.in_(part))))
    return found - gone


async def _delete(db: Session, kind: Kind, ids: list[str], kept: set[str]) -> None:
    """These rows, but those of somebody who is kept, and those changed since."""
    columns = [kind.model.id, *(getattr(kind.model, name) for name in kind.owners)]
    versioned = getattr(kind.model, "version", None)
    if versioned is not None:
        columns.append(versioned)
    rows = await db.rows(select(*columns).where(kind.model.id.in_(ids)))
    goes = [
        row["id"]
        for row in rows
        if row.get("version", 1) == 1 and not any(row[name] in kept for name in kind.owners)
    ]
    statement = delete(kind.model).where(kind.model.id.in_(goes))
    if kind.name == "organizations":
        # Somebody else may work there by now.
        works = exists(select(Contact.id).where(Contact.organization_id == Organization.id))
        statement = statement.where(~works)
    await db.execute(statement.execution_options(synchronize_session=False))
