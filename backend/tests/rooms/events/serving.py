"""Real servers for what only a real connection shows: streams, slow clients, an end that is waited for."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import uvicorn

from inroad.kit.db import Database
from inroad.main import create_app
from inroad.rooms.accounts.passwords import Passwords
from inroad.rooms.events.streams import Streams
from inroad.settings import load
from tests.ports import free_port
from tests.rooms.conftest import SECRET


@dataclass(slots=True)
class House:
    """A server of this test's own, in its event loop."""

    url: str
    streams: Streams


@contextlib.asynccontextmanager
async def served(database_url: str, *, poll: float = 0.4, beat: float = 10.0) -> AsyncIterator[House]:
    """A process of its own, as far as the database can tell: its store shares nothing with another's."""
    store = Database.open(database_url)
    app = create_app(
        load(),
        database=store,
        secret=SECRET,
        passwords=Passwords(memory_kib=19 * 1024, rounds=2),
        frontend=None,
    )
    app.state.streams = Streams(store, poll=poll, beat=beat)
    port = free_port()
    config = uvicorn.Config(app, port=port, log_config=None, access_log=False, timeout_graceful_shutdown=5)
    server = uvicorn.Server(config)
    running = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    try:
        yield House(f"http://127.0.0.1:{port}", app.state.streams)
    finally:
        app.state.streams.stop()
        server.should_exit = True
        await running
        await store.close()


@dataclass(slots=True)
class Heard:
    """One message of a stream."""

    event: str = ""
    id: str = ""
    data: Any = None


@dataclass(slots=True)
class Ear:
    """Reads one stream; `get` waits for the next message, `over` for its end."""

    status: int = 0
    problem: Any = None
    heard: "asyncio.Queue[Heard | None]" = field(default_factory=asyncio.Queue)

    async def get(self, within: float = 5.0) -> Heard | None:
        """The next message; None at the end of the stream."""
        return await asyncio.wait_for(self.heard.get(), within)

    async def nothing(self, during: float = 0.6) -> bool:
        """Whether nothing is said for a while."""
        await asyncio.sleep(during)
        return self.heard.empty()


async def _read(answer: httpx.Response, ear: Ear) -> None:
    message = Heard()
    with contextlib.suppress(httpx.HTTPError):
        async for line in answer.aiter_lines():
            name, _, value = line.partition(": ")
            if line == "" and message.event:
                ear.heard.put_nowait(message)
            if line == "":
                message = Heard()
            elif name == "event":
                message.event = value
            elif name == "id":
                message.id = value
            elif name == "data":
                message.data = json.loads(value)
    ear.heard.put_nowait(None)


@contextlib.asynccontextmanager
async def listening(url: str, path: str, headers: dict[str, str]) -> AsyncIterator[Ear]:
    """A stream that is read for as long as the block lasts."""
    ear = Ear()
    asked = {"Accept": "text/event-stream", **headers}
    async with (
        httpx.AsyncClient(base_url=url, timeout=30) as client,
        client.stream("GET", path, headers=asked) as answer,
    ):
        ear.status = answer.status_code
        if answer.status_code != 200:
            ear.problem = json.loads(await answer.aread())
            yield ear
            return
        reading = asyncio.create_task(_read(answer, ear))
        try:
            yield ear
        finally:
            reading.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await reading
