"""A process with open streams ends when it is told to, and slow clients keep nobody waiting."""

import asyncio
import os
import signal
import sys
import time
from pathlib import Path

import httpx

from inroad.kit.http.ending import told_to_end
from tests.ports import free_port
from tests.rooms.conftest import Caller
from tests.rooms.events.serving import listening, served
from tests.rooms.events.test_events import began, cookie_of, path_of, token_of


async def answers(url: str, process: asyncio.subprocess.Process) -> None:
    """The server is up."""
    async with httpx.AsyncClient(base_url=url) as client, asyncio.timeout(60):
        while process.returncode is None:
            try:
                if (await client.get("/healthz")).status_code == 200:
                    return
            except httpx.TransportError:
                await asyncio.sleep(0.1)
    raise AssertionError("the server ended")


async def test_an_open_stream_does_not_keep_the_process_up(
    caller: Caller, database_url: str, tmp_path: Path
) -> None:
    port = free_port()
    env = {name: value for name, value in os.environ.items() if not name.startswith("INROAD_")} | {
        "INROAD_DATABASE_URL": database_url,
        "INROAD_DATA_DIR": str(tmp_path),
        "INROAD_PORT": str(port),
        "INROAD_WORKER": "false",
    }
    server = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "inroad", "serve", env=env, stdout=asyncio.subprocess.DEVNULL
    )
    try:
        url = f"http://127.0.0.1:{port}"
        await answers(url, server)
        # A browser's session is the same in every process.
        async with listening(url, path_of(caller), cookie_of(caller)) as ear:
            await began(ear)
            at = time.monotonic()
            server.send_signal(signal.SIGTERM)
            assert await ear.get(10.0) is None
            await asyncio.wait_for(server.wait(), 20)
            assert time.monotonic() - at < 15
    finally:
        if server.returncode is None:
            server.kill()
            await server.wait()


def test_who_handled_the_signal_before_still_does() -> None:
    heard: list[str] = []
    before = signal.signal(signal.SIGTERM, lambda _number, _frame: heard.append("before"))
    try:
        with told_to_end(lambda: heard.append("told")):
            signal.raise_signal(signal.SIGTERM)
        signal.raise_signal(signal.SIGTERM)
    finally:
        signal.signal(signal.SIGTERM, before)
    assert heard == ["told", "before", "before"]


async def test_who_sends_slowly_keeps_nobody_waiting(caller: Caller, database_url: str) -> None:
    """Twelve bodies that drip, more than the store has connections: everybody else is served at once."""
    _, bearer = await token_of(caller, "contacts:read", "contacts:write", "imports:write")
    body = b'{"given_name":"Slow"}'
    form = b"--x\r\nContent-Disposition: form-data; name=file; filename=a.csv\r\n\r\nName\r\n"
    search = f"/api/v1/workspaces/{caller.workspace_id}"
    async with served(database_url) as house:
        port = int(house.url.rpartition(":")[2])
        slow: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = []
        for number in range(12):
            path, kind, sent = (
                (f"{search}/contacts", "application/json", body)
                if number % 2
                else (f"{search}/imports", "multipart/form-data; boundary=x", form)
            )
            head = (
                f"POST {path} HTTP/1.1\r\nHost: x\r\nAuthorization: {bearer['Authorization']}\r\n"
                f"Content-Type: {kind}\r\nContent-Length: {len(sent)}\r\nConnection: close\r\n\r\n"
            )
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(head.encode() + sent[:5])
            await writer.drain()
            slow.append((reader, writer))
        await asyncio.sleep(0.5)
        async with httpx.AsyncClient(base_url=house.url, headers=bearer) as client:
            at = time.monotonic()
            for _ in range(3):
                assert (await client.get(f"{search}/contacts")).status_code == 200
                made = await client.post(f"{search}/contacts", json={"given_name": "Ann"})
                assert made.status_code == 201
            assert time.monotonic() - at < 15
        # Slow is not wrong: a body that comes to its end is answered.
        reader, writer = slow[1]
        writer.write(body[5:])
        await writer.drain()
        assert (await asyncio.wait_for(reader.readline(), 10)).startswith(b"HTTP/1.1 201")
        for _, writer in slow:
            writer.close()
