"""Attacks on a running server, byte by byte where a client library would be too polite."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import httpx
import pytest

from tests.attacks.corpus import PATHS
from tests.server import Seeker, Server, serving

SECRET = "root:x:0:0"


@pytest.fixture
async def server(database_url: str, tmp_path: Path) -> AsyncIterator[Server]:
    async with serving(database_url, tmp_path, INROAD_LIMIT_USER="100000", INROAD_LIMIT_IP="100000") as found:
        yield found


async def raw(server: Server, request: bytes, patience: float = 20.0) -> bytes:
    """What comes back for these very bytes, until the server or time ends it."""
    host, _, port = server.url.removeprefix("http://").partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    try:
        writer.write(request)
        answer = bytearray()
        try:
            async with asyncio.timeout(patience):
                while part := await reader.read(65536):
                    answer += part
        except (ConnectionResetError, BrokenPipeError):
            pass
        return bytes(answer)
    finally:
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()


def post(path: str, body: bytes, *headers: str, length: int | None = None) -> bytes:
    """A POST, spelt out."""
    size = len(body) if length is None else length
    lines = [f"POST {path} HTTP/1.1", "Host: 127.0.0.1", "Connection: close", *headers]
    return "\r\n".join([*lines, f"Content-Length: {size}", "", ""]).encode("latin-1") + body


async def test_a_running_server_withstands_what_is_sent_to_it(server: Server) -> None:
    async with server.seeker() as nora, server.seeker("omar@else.example") as omar:
        token = await nora.token("contacts:read", "contacts:write", "imports:read", "imports:write")
        bearer = f"Authorization: Bearer {token}"
        contacts = f"/api/v1/workspaces/{nora.workspace_id}/contacts"
        await paths_lead_nowhere(server)
        await json_is_read_one_way(server, contacts, bearer)
        await heads_are_not_believed(server, nora, contacts, bearer)
        await sizes_are_bounded(server, contacts, bearer)
        await bombs_do_not_go_off(server, nora)
        await forged_sessions_open_nothing(server, nora, omar)
        await tenants_stay_apart(server, nora, omar)
        await many_slow_ones_do_not_stop_the_rest(server)
        assert (await nora.get("/contacts"))["items"]
    log = server.log.read_text(encoding="utf-8")
    assert '"level": "error"' not in log
    assert token not in log
    assert "Ruth" not in log


async def paths_lead_nowhere(server: Server) -> None:
    """No spelling of a path reaches a file outside the pages."""
    for path in PATHS:
        answer = await raw(server, f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
        status = int(answer.split(b" ", 2)[1])
        assert status in (200, 307, 400, 404), (path, answer[:200])
        assert SECRET.encode() not in answer, path
        assert b"SQLite format 3" not in answer, path
        if status == 200:
            assert b"<title>" in answer, path


async def json_is_read_one_way(server: Server, contacts: str, bearer: str) -> None:
    """Keys twice, numbers that are none, half characters, depth, other encodings: nothing is kept."""
    kind = "Content-Type: application/json"
    bad = (
        b'{"given_name": "Ruth", "given_name": "Eve"}',
        b'{"given_name": NaN}',
        b'{"given_name": Infinity}',
        b'{"given_name": "\\ud800"}',
        b'{"given_name": "a\\u0000b"}',
        b'{"given_name": 1e400}',
        b"[" * 100_000,
        b'{"a":' * 200 + b"1" + b"}" * 200,
        b'{"given_name": "\xff"}',
        b"\xff\xfe{\x00}\x00",
        b'{"given_name": "Ruth"} x',
        b"",
        b"null",
        b'{"closeness": 99999999999999999999999, "given_name": "R"}',
    )
    for body in bad:
        answer = await raw(server, post(contacts, body, bearer, kind))
        assert int(answer.split(b" ", 2)[1]) in (400, 422), (body[:60], answer[:300])
        assert b"application/problem+json" in answer
    for other in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
        answer = await raw(server, post(contacts, b'{"given_name":"R"}', bearer, f"Content-Type: {other}"))
        assert b" 415 " in answer[:20], other


async def heads_are_not_believed(server: Server, nora: Seeker, contacts: str, bearer: str) -> None:
    """Two lengths, a length beside chunks, a broken line, somebody else's host: refused, or not believed."""
    kind = "Content-Type: application/json"
    smuggled = (
        post(contacts, b"{}", bearer, kind, "Transfer-Encoding: chunked"),
        post(contacts, b"{}", bearer, kind, "Content-Length: 40"),
        post(contacts, b"{}", bearer, kind, "Content-Length: -1"),
        post(contacts, b"{}", bearer, kind, "Transfer-Encoding: xchunked"),
        f"POST {contacts} HTTP/1.1\r\nHost: x\r\n X: folded\r\n\r\n".encode(),
        b"GET / HTTP/1.1\r\nHost : x\r\n\r\n",
        b"GET / HTTP/9.9\r\nHost: x\r\n\r\n",
        b"\x00\x01\x02\r\n\r\n",
    )
    for request in smuggled:
        answer = await raw(server, request)
        assert answer.count(b"HTTP/1.1 ") == 1, (request, answer[:300])
        assert answer.split(b" ", 2)[1] in (b"400", b"401", b"411", b"422", b"501"), (request, answer[:200])
    for _ in range(2):
        await nora.post("/contacts", {"given_name": "Ruth"})
    listed = await nora.web.get(f"{contacts}?limit=1", headers={"Host": "evil.example"})
    assert listed.status_code == 200
    assert "evil.example" not in listed.text
    assert listed.json()["next"].startswith(server.url)
    for name in ("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded", "X-Original-URL"):
        told = await nora.web.get(f"{contacts}?limit=1", headers={name: "evil.example"})
        assert "evil.example" not in told.text + str(told.headers), name
    for name in ("X-Request-Id", "Idempotency-Key", "If-None-Match"):
        lines = f"GET {contacts} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{bearer}\r\n"
        answer = await raw(server, f"{lines}{name}: a%0d%0aSet-Cookie:%20x=1\r\n\r\n".encode())
        assert b"\r\nset-cookie" not in answer.lower(), name
    for method in ("TRACE", "CONNECT", "PROPFIND", "FOO"):
        answer = await raw(server, f"{method} / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
        assert answer.split(b" ", 2)[1] in (b"400", b"405"), method


async def sizes_are_bounded(server: Server, contacts: str, bearer: str) -> None:
    """A length that is announced is refused unread, another when it is reached; heads have an end."""
    kind = "Content-Type: application/json"
    for length in (10**9, 10**18):
        assert b" 413 " in (await raw(server, post(contacts, b"{", bearer, kind, length=length)))[:20]
    lines = ("Connection: close", bearer, kind, "Transfer-Encoding: chunked")
    head = "\r\n".join([f"POST {contacts} HTTP/1.1", "Host: x", *lines, "", ""]).encode()
    chunk = b"10000\r\n" + b" " * 65536 + b"\r\n"
    answer = await raw(server, head + chunk * 40)
    assert answer == b"" or b" 413 " in answer[:20]
    endless = b"GET / HTTP/1.1\r\nHost: x\r\nX-A: " + b"a" * 200_000
    assert b" 400 " in (await raw(server, endless))[:20]
    assert b" 400 " in (await raw(server, b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\n\r\n"))[:20]


async def bombs_do_not_go_off(server: Server, nora: Seeker) -> None:
    """An archive that grows a thousandfold, one within another, a table of one line: refused in words."""
    for name, content in bombs().items():
        answer = await nora.web.post(
            f"/api/v1/workspaces/{nora.workspace_id}/imports", files={"file": (name, content)}
        )
        assert answer.status_code in (202, 413, 422), (name, answer.text)
        if answer.status_code == 202:
            found: dict[str, Any] = answer.json()
            for _ in range(300):
                if found["state"] not in ("pending", "validating", "running"):
                    break
                await asyncio.sleep(0.1)
                found = await nora.get(f"/imports/{found['id']}")
            assert found["state"] == "failed", (name, found["state"])
    assert (await nora.web.get("/healthz")).status_code == 200


def bombs() -> dict[str, bytes]:
    """Files that are small outside and large within."""

    def packed(name: str, content: bytes) -> bytes:
        out = BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as archive:
            archive.writestr(name, content)
        return out.getvalue()

    large = packed("Connections.csv", b"a," * 60_000_000)
    return {
        "Connections.zip": large,
        "nested.zip": packed("Connections.csv.zip", large),
        "../../evil.zip": packed("../../../etc/cron.d/evil", b"x"),
        "people.xlsx": packed("xl/worksheets/sheet1.xml", b"<a>" * 40_000_000),
        "lol.xlsx": packed("xl/workbook.xml", LAUGHS),
    }


LAUGHS = (
    b"""<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">"""
    + b"".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">'.encode() for n in range(9))
    + b"]><l>&j;</l>"
)


async def forged_sessions_open_nothing(server: Server, nora: Seeker, omar: Seeker) -> None:
    """Cookies made up, cut, replayed after signing out, and writes that another site makes."""
    mine = nora.web.cookies["session"]
    async with httpx.AsyncClient(base_url=server.url, timeout=60) as web:
        for forged in (mine[:-1], mine[::-1], "a" * 43, "", f"{mine}; session={mine[::-1]}x", "null"):
            answer = await web.get("/api/v1/workspaces", headers={"Cookie": f"session={forged}"})
            assert answer.status_code in (401, 200 if mine in forged else 401), forged
        body, url = {"given_name": "Eve"}, f"/api/v1/workspaces/{nora.workspace_id}/contacts"
        for headers in (
            {},
            {"X-CSRF": "1"},
            {"X-CSRF": "1", "Origin": "https://evil.example"},
            {"X-CSRF": "1", "Origin": "null"},
            {"X-CSRF": "1", "Sec-Fetch-Site": "cross-site", "Origin": server.url},
            {"X-CSRF": "1", "Sec-Fetch-Site": "same-site"},
            {"Sec-Fetch-Site": "same-origin"},
            {"X-CSRF": "1", "Origin": server.url + ".evil.example"},
        ):
            answer = await web.post(url, json=body, headers={**headers, "Cookie": f"session={mine}"})
            assert (answer.status_code, answer.json()["code"]) == (403, "csrf_failed"), headers
        theirs = omar.web.cookies["session"]
        assert (await omar.web.delete("/api/v1/sessions/current")).status_code == 204
        replayed = await web.get("/api/v1/workspaces", headers={"Cookie": f"session={theirs}"})
        assert replayed.status_code == 401
        tries = [
            (await web.post("/api/v1/sessions", json=SIGN_IN, headers=OURS)).status_code for _ in range(25)
        ]
        assert tries.count(401) <= 10
        assert set(tries) == {401, 429}


SIGN_IN = {"email": "nora@whelan.example", "password": "not the one at all"}
OURS = {"Sec-Fetch-Site": "same-origin", "X-CSRF": "1"}


async def tenants_stay_apart(server: Server, nora: Seeker, _omar: Seeker) -> None:
    """A token, an id and a cursor of one search are worth nothing in another."""
    async with server.seeker("ida@third.example") as ida:
        token = await ida.token("contacts:read", "contacts:write")
        ruth = (await nora.get("/contacts?limit=1"))["items"][0]["id"]
        cursor = (await nora.get("/contacts?limit=1"))["next"].partition("cursor=")[2].partition("&")[0]
        async with httpx.AsyncClient(base_url=server.url, timeout=60) as web:
            web.headers["Authorization"] = f"Bearer {token}"
            theirs, own = (f"/api/v1/workspaces/{each.workspace_id}" for each in (nora, ida))
            for url in (
                f"{theirs}/contacts",
                f"{theirs}/contacts/{ruth}",
                f"{own}/contacts/{ruth}",
                f"{own}/contacts/{ruth}/timeline",
                f"{own}/contacts/{ruth}/introduction-paths",
            ):
                answer = await web.get(url)
                assert (answer.status_code, answer.json()["code"]) == (404, "not_found"), url
            answer = await web.get(f"{own}/contacts?limit=1&cursor={cursor}")
            assert answer.status_code == 400
            answer = await web.get(f"{own}/contacts?referred_by={ruth}")
            assert answer.json()["items"] == []
            edge = {"from_contact_id": ruth, "to_contact_id": ruth}
            assert (await web.post(f"{own}/referrals", json=edge)).status_code in (404, 422)


async def many_slow_ones_do_not_stop_the_rest(server: Server) -> None:
    """Three hundred connections that send half a head: others are served, and all of them are ended."""
    host, _, port = server.url.removeprefix("http://").partition(":")
    slow = [socket.create_connection((host, int(port))) for _ in range(300)]
    try:
        for each in slow:
            each.sendall(b"POST /api/v1/sessions HTTP/1.1\r\nHost: x\r\nX-A: ")
        async with httpx.AsyncClient(base_url=server.url, timeout=20) as web:
            assert (await web.get("/api/v1/setup")).status_code == 200
        await asyncio.sleep(11)
        for each in slow:
            each.settimeout(20)
            assert json.loads(each.recv(4000).partition(b"\r\n\r\n")[2])["status"] == 400
            assert each.recv(10) == b""
    finally:
        for each in slow:
            each.close()
