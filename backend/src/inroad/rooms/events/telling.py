"""What a stream says, as server-sent events: what was changed since, then each change as it comes."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from typing import Any

from sqlalchemy import select

from inroad.kit.db import Session, StoreError
from inroad.kit.ids import is_id
from inroad.kit.jobs.watching import FinishedJob
from inroad.rooms.accounts.access import Principal, still_inside
from inroad.rooms.audit.tables import AuditChain, AuditEvent
from inroad.rooms.events.streams import Listener, Streams
from inroad.rooms.webhooks.events import OF_OPERATION

OPERATION = "list_events"
AT_ONCE = 200
BEHIND = 1000
"""Who missed more than this is told to read everything anew instead."""
AGAIN_MS = 2000
"""After how many milliseconds a browser comes back when a stream has ended."""
OTHER = "changed"
WORK = "work.done"

_COLUMNS = (
    AuditEvent.position,
    AuditEvent.action,
    AuditEvent.object_id,
    AuditEvent.request_id,
    AuditEvent.at,
)


async def last_position(db: Session) -> int:
    """How many changes the search has seen."""
    return (await db.scalar(select(AuditChain.length))) or 0


async def changes_since(db: Session, position: int, limit: int) -> list[dict[str, Any]]:
    """Changes after a position, the first first."""
    rows = await db.rows(
        select(*_COLUMNS).where(AuditEvent.position > position).order_by(AuditEvent.position).limit(limit)
    )
    for row in rows:
        row["operation"] = row.pop("action")
        row["type"] = OF_OPERATION.get(row["operation"], OTHER)
    return rows


def _message(event: str, data: dict[str, Any], position: int | None = None) -> bytes:
    lines = [f"id: {position}"] if position is not None else []
    lines += [f"event: {event}", f"data: {json.dumps(data, separators=(',', ':'))}"]
    return ("\n".join(lines) + "\n\n").encode()


def _change(row: dict[str, Any]) -> bytes:
    names = ("type", "operation", "object_id", "request_id")
    return _message("change", {name: row[name] for name in names}, row["position"])


def _work(job: FinishedJob) -> bytes:
    """Work in the background that has ended. It has no position: only who listens hears of it."""
    about = next((v for v in job.args.values() if isinstance(v, str) and is_id(v)), None)
    data = {"type": WORK, "operation": job.kind, "object_id": about, "request_id": job.request_id}
    return _message("change", data)


class Telling:
    """One stream of one principal in one search."""

    def __init__(self, streams: Streams, principal: Principal, workspace_id: str, after: int | None) -> None:
        self.streams = streams
        self.principal = principal
        self.workspace_id = workspace_id
        self.last = after

    async def _news(self) -> list[bytes] | None:
        """What there is to say now; None when they may not hear it any more."""
        async with self.streams.database.read(self.workspace_id) as db:
            if not await still_inside(db, self.principal, self.workspace_id, OPERATION):
                return None
            head = await last_position(db)
            if self.last is None:
                self.last = head
                return [_message("ready", {}, head)]
            if self.last > head or head - self.last > BEHIND:
                self.last = head
                return [_message("reset", {}, head)]
            said = []
            while self.last < head:
                rows = await changes_since(db, self.last, AT_ONCE)
                if not rows:
                    break
                said += [_change(row) for row in rows]
                self.last = rows[-1]["position"]
            return said

    async def told(self) -> AsyncIterator[bytes]:
        """The text of the stream, until the process ends or the listener may not listen any more."""
        yield f"retry: {AGAIN_MS}\n\n".encode()
        with self.streams.listening(self.workspace_id, self.principal.account_id) as listener:
            while not self.streams.ended:
                listener.news.clear()
                try:
                    said = await self._news()
                except StoreError:
                    return  # the reader comes back, and the store with luck
                if said is None:
                    return
                said += self._done(listener)
                yield b"".join(said) or b": still here\n\n"
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(listener.news.wait(), self.streams.beat)

    @staticmethod
    def _done(listener: Listener) -> list[bytes]:
        jobs = list(listener.work)
        listener.work.clear()
        return [_work(job) for job in jobs]
