"""The demo's story, which has everything in it, and exports made of it."""

import io
import json
import zipfile
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select

from inroad.demo.run import PASSWORD, build
from inroad.kit.db import Database
from inroad.rooms.accounts.passwords import Passwords
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.calendar.tables import Attempt
from inroad.rooms.exports.kinds import KINDS, SEARCH
from inroad.rooms.exports.writing import write_archive
from inroad.rooms.letters.tables import Letter
from inroad.rooms.mailbox.tables import MailReply
from inroad.rooms.meetings.tables import Meeting, MeetingNote
from inroad.rooms.templates.tables import LetterTemplate, Snippet

NOW = datetime(2026, 10, 14, 8, 40, tzinfo=UTC)


async def tell_story(database: Database) -> str:
    """The id of the search of which the story is told."""
    assert (await build(database, PASSWORD, NOW, Passwords(memory_kib=19 * 1024, rounds=2))).fresh
    async with database.read(None) as db:
        workspace_id = (await db.scalars(select(Workspace.id).where(Workspace.background != ""))).one()
    # What was written at the table; the story itself is told without a device.
    async with database.write(workspace_id) as db:
        meeting_id = (await db.scalars(select(Meeting.id).order_by(Meeting.starts_at).limit(1))).one()
        db.add(LetterTemplate(kind="thank_you", body="Thank you, {{ contact.greet_as }}."))
        db.add(Snippet(text="I planned for years."))
        db.add(
            MeetingNote(meeting_id=meeting_id, kind="note", text="Ask for Ines", noted_at=NOW, changed_at=NOW)
        )
        # An answer that came by e-mail, and the line of the log it became.
        attempt = (await db.scalars(select(Attempt).order_by(Attempt.id).limit(1))).one()
        letter = (
            await db.scalars(select(Letter).where(Letter.state == "sent").order_by(Letter.id).limit(1))
        ).one()
        db.add(
            MailReply(
                letter_id=letter.id,
                contact_id=letter.contact_id,
                message_key="<1@lind.example>",
                received_at=NOW,
                from_address="tomas@lind.example",
                text="Yes, on Thursday.",
                kind="yes",
                words=[{"start": 0, "end": 3}],
                state="confirmed",
                confirmed_as="yes",
                settled_at=NOW,
                attempt_id=attempt.id,
            )
        )
    return workspace_id


async def archive_of(database: Database, workspace_id: str, now: datetime = NOW) -> bytes:
    """The search as a zip."""

    async def tell(_done: int, _total: int) -> None:
        pass

    out = io.BytesIO()
    async with database.snapshot(workspace_id) as db:
        await write_archive(db, out, now, tell)
    return out.getvalue()


def data_of(content: bytes) -> dict[str, Any]:
    """The JSON of a zip, by kind."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {kind.name: json.loads(packed.read(kind.file)) for kind in (SEARCH, *KINDS)}


def renumbered(data: dict[str, Any]) -> dict[str, Any]:
    """The same with every id replaced by the number of its first appearance."""
    numbers: dict[str, str] = {}

    def walk(value: Any) -> Any:
        if isinstance(value, str) and len(value) == 36 and value.count("-") == 4:
            return numbers.setdefault(value, f"#{len(numbers)}")
        if isinstance(value, list):
            return [walk(each) for each in value]
        if isinstance(value, dict):
            return {walk(name): walk(each) for name, each in value.items()}
        return value

    found: dict[str, Any] = walk(data)
    return found


def rewritten(content: bytes, **changed: bytes | None) -> bytes:
    """The zip with files replaced (names with `/` and `.` as `__` and `_`), or taken away by None."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as packed,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in packed.namelist():
            key = name.replace("/", "__").replace(".", "_")
            given = changed.get(key, packed.read(name))
            if given is not None:
                new.writestr(name, given)
    return out.getvalue()
