"""The open streams of this process, and the one look at the database that serves them all.

Which searches have moved is asked for all of them in one small transaction, several times a second while
somebody listens, and not at all while nobody does. No LISTEN/NOTIFY (D5): any number of processes may write.
"""

import asyncio
import contextlib
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from inroad.kit import clock
from inroad.kit.db import Database, StoreError
from inroad.kit.jobs.watching import FinishedJob, finished, looking_across, numbers
from inroad.rooms.audit.recording import CHANGED
from inroad.rooms.audit.tables import AuditChain

POLL = 0.4
"""Seconds between two looks: what another process wrote is told well within one."""
TOGETHER = 0.05
"""Seconds for what is committed close together to be told together."""
BEAT = 10.0
"""Seconds of silence after which a comment is sent, and it is asked whether the listener may still listen."""
MOST = 12
"""Streams one account may have open in one process."""
BACK = timedelta(seconds=5)
"""How far back jobs are looked for: they are written down a little after they ended."""
MOST_WORK = 200


@dataclass(slots=True, eq=False)
class Listener:
    """One open stream. `news` is set when there may be something to tell."""

    workspace_id: str
    account_id: str
    news: asyncio.Event = field(default_factory=asyncio.Event)
    work: deque[FinishedJob] = field(default_factory=lambda: deque(maxlen=MOST_WORK))


class Streams:
    """Who listens in this process. `stop` ends every stream, for good."""

    def __init__(self, database: Database, *, poll: float = POLL, beat: float = BEAT) -> None:
        self.database = database
        self.poll, self.beat = poll, beat
        self.ended = False
        self._listeners: dict[str, set[Listener]] = {}
        self._open: Counter[str] = Counter()
        self._known: dict[str, int] = {}
        self._told: dict[str, datetime] = {}
        self._task: asyncio.Task[None] | None = None

    def full(self, account_id: str) -> bool:
        """Whether this account has as many streams open as it may."""
        return self._open[account_id] >= MOST

    def count(self) -> int:
        """How many streams are open."""
        return sum(self._open.values())

    def stop(self) -> None:
        """Ends every stream at once, so that the process can end: their readers come back elsewhere."""
        self.ended = True
        for listener in self._everybody():
            listener.news.set()

    def _everybody(self) -> list[Listener]:
        return [listener for those in self._listeners.values() for listener in those]

    @contextlib.contextmanager
    def listening(self, workspace_id: str, account_id: str) -> Iterator[Listener]:
        """A listener for as long as the block lasts."""
        listener = Listener(workspace_id, account_id)
        self._listeners.setdefault(workspace_id, set()).add(listener)
        self._open[account_id] += 1
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._watch())
        try:
            yield listener
        finally:
            self._listeners[workspace_id].discard(listener)
            if not self._listeners[workspace_id]:
                del self._listeners[workspace_id]
                self._known.pop(workspace_id, None)
            self._open[account_id] -= 1
            if not self._open[account_id]:
                del self._open[account_id]

    async def _watch(self) -> None:
        wake = self.database.signal(CHANGED)
        while self._listeners and not self.ended:
            wake.clear()
            with contextlib.suppress(StoreError):
                await self.look()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(wake.wait(), self.poll)
                await asyncio.sleep(TOGETHER)
        self._told.clear()

    async def look(self) -> None:
        """Wakes the listeners of every search that has moved since the last look."""
        ids = list(self._listeners)
        since = clock.now() - BACK
        async with looking_across(self.database) as session:
            lengths = await numbers(session, AuditChain, "length", ids)
            jobs = await finished(session, ids, since)
        for workspace_id, length in lengths.items():
            if self._known.get(workspace_id) != length:
                self._known[workspace_id] = length
                for listener in self._listeners.get(workspace_id, ()):
                    listener.news.set()
        for job in jobs:
            if job.id in self._told:
                continue
            self._told[job.id] = job.finished_at
            for listener in self._listeners.get(job.workspace_id, ()):
                listener.work.append(job)
                listener.news.set()
        for job_id in [job_id for job_id, at in self._told.items() if at <= since]:
            del self._told[job_id]
