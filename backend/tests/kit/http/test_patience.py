"""Slow and endless requests on a real socket, with the limits made short."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest
import uvicorn
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from inroad.kit.http import patience
from inroad.kit.http.patience import PatientProtocol


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    """Says how much came."""
    if scope["type"] == "lifespan":
        await receive()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await send({"type": "lifespan.shutdown.complete"})
        return
    body = await Request(scope, receive).body()
    await PlainTextResponse(str(len(body)))(scope, receive, send)


@pytest.fixture
async def port(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[int]:
    monkeypatch.setattr(patience, "HEAD_SECONDS", 1.0)
    monkeypatch.setattr(patience, "BODY_TICK", 1.0)
    monkeypatch.setattr(patience, "BODY_SECONDS", 4.0)
    door = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(echo, http=PatientProtocol, log_config=None, access_log=False))
    task = asyncio.create_task(server.serve(sockets=[door]))
    while not server.started:
        await asyncio.sleep(0.01)
    yield door.getsockname()[1]
    server.should_exit = True
    await task


@asynccontextmanager
async def connection(port: int) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        yield reader, writer
    finally:
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()


async def rest(reader: asyncio.StreamReader) -> bytes:
    """All that comes until the server ends the connection."""
    try:
        return await asyncio.wait_for(reader.read(), 20)
    except ConnectionResetError:
        return b""


HEAD = b"POST / HTTP/1.1\r\nHost: x\r\n"


@pytest.mark.parametrize("said", [b"", b"POST / HT", HEAD, HEAD + b"X-A: b\r\n"])
async def test_a_head_that_does_not_come_ends_the_connection(port: int, said: bytes) -> None:
    async with connection(port) as (reader, writer):
        writer.write(said)
        answer = await rest(reader)
    assert answer.startswith(b"HTTP/1.1 400 ")
    problem = json.loads(answer.partition(b"\r\n\r\n")[2])
    assert (problem["code"], problem["status"]) == ("bad_request", 400)


async def test_a_head_that_comes_byte_by_byte_ends_all_the_same(port: int) -> None:
    async with connection(port) as (reader, writer):
        answer = asyncio.create_task(rest(reader))
        for _ in range(40):
            if answer.done():
                break
            writer.write(b"X")
            await asyncio.sleep(0.1)
        assert b" 400 " in await answer


async def test_a_head_without_an_end_is_cut(port: int) -> None:
    async with connection(port) as (reader, writer):
        writer.write(HEAD + b"X-Much: " + b"a" * 100_000)
        assert b"64 KiB" in await rest(reader)


async def test_a_body_that_stands_still_ends_and_one_that_comes_is_read(port: int) -> None:
    async with connection(port) as (reader, writer):
        writer.write(HEAD + b"Content-Length: 100000\r\n\r\n" + b"a" * 100)
        assert await rest(reader) == b""
    async with connection(port) as (reader, writer):
        writer.write(HEAD + b"Connection: close\r\nContent-Length: 100000\r\n\r\n")
        for _ in range(20):
            writer.write(b"a" * 5000)
            await asyncio.sleep(0.1)
        assert (await rest(reader)).endswith(b"100000")


async def test_a_body_that_drips_for_ever_ends(port: int) -> None:
    async with connection(port) as (reader, writer):
        writer.write(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
        answer = asyncio.create_task(rest(reader))
        for _ in range(200):
            if answer.done():
                break
            writer.write(b"7d0\r\n" + b"a" * 2000 + b"\r\n")
            await asyncio.sleep(0.1)
        assert await answer == b""


async def test_one_connection_serves_many_requests(port: int) -> None:
    async with connection(port) as (reader, writer):
        for _ in range(3):
            writer.write(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            assert b" 200 " in await reader.readuntil(b"\r\n\r\n0")
        writer.write(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n" * 2)
        await reader.readuntil(b"\r\n\r\n0")
        await reader.readuntil(b"\r\n\r\n0")
        writer.write(b"GET / HT")
        assert b"within ten seconds" in await rest(reader)


async def test_what_is_no_http_is_a_problem(port: int) -> None:
    async with connection(port) as (reader, writer):
        writer.write(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n")
        answer = await rest(reader)
    assert b"application/problem+json" in answer
