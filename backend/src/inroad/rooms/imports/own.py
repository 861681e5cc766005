"""An export of our own on its way in again: previewed as contacts, restored whole, taken back.

What is special to it is here; reading and restoring are the exports room's.
"""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import select

from inroad.domain.importing import INROAD_EXPORT
from inroad.kit import clock
from inroad.kit.db import Session
from inroad.kit.ids import new_id
from inroad.kit.jobs import JobContext, enqueue
from inroad.rooms.contacts.actions import seek_duplicates
from inroad.rooms.exports import restoring
from inroad.rooms.exports.kinds import KINDS
from inroad.rooms.exports.opening import ArchiveProblem, open_archive
from inroad.rooms.imports import steps
from inroad.rooms.imports.actions import PURGE
from inroad.rooms.imports.reading import PART, FileProblem, ReadFile, told
from inroad.rooms.imports.tables import Import, ImportFile, ImportRow

_CONTACTS = next(kind for kind in KINDS if kind.name == "contacts")
_PLACES = next(kind for kind in KINDS if kind.name == "organizations")
_REFERRALS = next(kind for kind in KINDS if kind.name == "referrals")


def read_own(content: bytes) -> ReadFile:
    """Its contacts as rows, after everything in it was checked; a row's key is the contact's id there.

    `holds` counts what else comes in. Raises FileProblem.
    """
    rows: list[dict[str, Any]] = []
    for _name, part in _parts(content):
        if isinstance(part, ReadFile):
            part.rows = rows
            return part
        rows += part
    raise AssertionError  # the last part is what is said of the whole


def pieces(content: bytes) -> Iterator[tuple[str, Any]]:
    """The same as `reading.pieces`."""
    yield from told(_parts(content))


def _parts(content: bytes) -> Iterator[tuple[str, list[Any] | ReadFile]]:
    try:
        archive = open_archive(content)
        archive.check()
        places = {row["id"]: row["name"] for row in archive.rows(_PLACES)}
        people = (_row(line, person, places) for line, person in enumerate(archive.rows(_CONTACTS), 2))
        count = 0
        while part := list(islice(people, PART)):
            count += len(part)
            yield "rows", part
    except ArchiveProblem as problem:
        raise FileProblem(problem.code, problem.detail) from None
    holds = {name: number for name, number in archive.counts.items() if number}
    yield "file", ReadFile(INROAD_EXPORT, "utf_8", found=count, holds=holds)


def _row(line: int, person: dict[str, Any], places: dict[str, str]) -> dict[str, Any]:
    phones = [phone["number"] for phone in person["phones"]]
    return {
        "id": new_id(),
        "line": line,
        "key": person["id"],
        "state": "new",
        "choice": "add",
        **{name: person[name] for name in ("given_name", "family_name", "display_name", "headline")},
        "honorific": person["honorific"],
        "organization_name": places.get(person["organization_id"], ""),
        "emails": [email["address"] for email in person["emails"]],
        "email_labels": [],
        "phone": phones[0] if phones else None,
        "phones": phones,
        "phone_labels": [],
        "url": person["linkedin_url"],
        "connected_on": person["connected_on"],
        "address": person["address"],
        "note": person["notes"],
        "tags": person["tags"],
        "edges": [],
        "duplicate_of_id": None,
        "why": "",
    }


def referrals_of(content: bytes, people: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Its referrals among these rows of it: whose row it is, and who gave that name. Raises FileProblem."""
    rows = {row["key"]: row for row in people}
    try:
        referrals = list(open_archive(content).rows(_REFERRALS))
    except ArchiveProblem as problem:
        raise FileProblem(problem.code, problem.detail) from None
    found = []
    for referral in referrals:
        giver, named = rows.get(referral["from_contact_id"]), rows.get(referral["to_contact_id"])
        if giver is None or named is None:
            raise FileProblem("export_damaged", "A referral is about nobody in the export. Make a new one.")
        found.append(
            {
                "kind": "referral",
                "name": giver["display_name"],
                "email": next(iter(giver["emails"]), None),
                "target_key": giver["key"],
                "label": "",
                "line": named["line"],
                "from_line": named["line"],
                "from_key": named["key"],
                "from_name": named["display_name"],
            }
        )
    return found


async def commit(ctx: JobContext, import_id: str, now: datetime) -> None:
    """Restores the export with what was chosen in the preview: all of it or nothing, in one transaction."""
    async with ctx.read() as db:
        content = await db.scalar(select(ImportFile.content).where(ImportFile.import_id == import_id))
        choice = await _choice(db, import_id)
    if content is None:
        return
    try:
        archive = await asyncio.to_thread(open_archive, content)
        async with ctx.write() as db:
            record = await steps.held(db, import_id)
            if record is None or record.state != "running":
                return
            restored = await restoring.restore(db, archive, import_id, now, choice)
            record.added = restored.added["contacts"]
            record.edges_added = restored.added["referrals"]
            record.progress_done = record.progress_total
            record.state, record.committed_at = "succeeded", clock.now()
            # What is needed to undo stays as long as it can be undone.
            until = record.committed_at + steps.UNDO_FOR
            await enqueue(db, PURGE, {"import_id": import_id}, run_at=until)
            await seek_duplicates(db)
            await ctx.complete(db)
    except ArchiveProblem as problem:
        async with ctx.write() as db:
            record = await steps.held(db, import_id)
            if record is not None and record.state == "running":
                record.state = "failed"
                record.problem = {"code": problem.code, "detail": problem.detail[:1000]}


async def _choice(db: Session, import_id: str) -> restoring.Choice:
    rows = await db.execute(
        select(ImportRow.key, ImportRow.choice, ImportRow.duplicate_of_id).where(
            ImportRow.import_id == import_id
        )
    )
    leave, same = set(), {}
    for key, choice, known in rows:
        if choice == "add":
            continue
        if known is not None:
            same[key] = known
        else:
            leave.add(key)
    return restoring.Choice(frozenset(leave), same)


async def undo(db: Session, record: Import, now: datetime) -> None:
    """Takes back what the export brought, in the session's transaction; what was built upon it stays."""
    taken = await restoring.undo(db, record.id, now)
    record.state, record.undone_at = "undone", now
    record.removed, record.kept = taken.removed, len(taken.kept)
