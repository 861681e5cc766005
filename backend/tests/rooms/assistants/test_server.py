"""An assistant at a real server, by the SDK's own client: the story of a name, a letter and a promise."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import httpx2
import pytest
from mcp import Client
from mcp.client.streamable_http import streamable_http_client

from inroad.rooms.assistants.server import TOOLS
from tests.server import Seeker, Server, serving

ALL = (
    "contacts:read",
    "contacts:write",
    "letters:read",
    "letters:write",
    "calendar:read",
    "calendar:write",
    "meetings:read",
    "meetings:write",
)
HOLES = {
    " [what you share]": "",
    "[who you are, in half a sentence]": "a planner from Galway",
    "[what you would like to understand]": "how mills plan a harvest",
}
"""What a first draft leaves for the seeker to say."""
NAMES = {tool.name for tool in TOOLS}


@asynccontextmanager
async def assistant(server: Server, token: str, mode: Any = "auto") -> AsyncIterator[Client]:
    """The SDK's client, let in by a token."""
    async with httpx2.AsyncClient(headers={"Authorization": f"Bearer {token}"}, timeout=60) as web:
        transport = streamable_http_client(f"{server.url}/mcp", http_client=web)
        async with Client(transport, mode=mode) as client:
            yield client


async def told(client: Client, tool: str, **given: Any) -> dict[str, Any]:
    """What a tool answers; it has to succeed."""
    result = await client.call_tool(tool, given)
    assert not result.is_error, result.content
    found = result.structured_content
    assert isinstance(found, dict)
    return found


async def refused(client: Client, tool: str, **given: Any) -> str:
    """The words of a refusal."""
    result = await client.call_tool(tool, given)
    assert result.is_error, result.structured_content
    return "".join(part.text for part in result.content if part.type == "text")


@pytest.fixture
async def server(database_url: str, tmp_path: Path) -> AsyncIterator[Server]:
    clock = {"INROAD_CLOCK": "2026-10-06T09:00:00+00:00", "INROAD_LIMIT_USER": "100000"}
    async with serving(database_url, tmp_path, **clock) as found:
        yield found


async def test_an_assistant_helps_from_a_name_to_a_kept_promise(server: Server) -> None:
    async with server.seeker() as nora:
        token = await nora.token(*ALL)
        async with assistant(server, token) as client:
            assert "NEVER" not in (client.instructions or "")
            assert "Never ask for a job, and never ask for money." in (client.instructions or "")
            await shown_as_they_are(client)
            await the_story(client, nora)
        async with assistant(server, token, mode="legacy") as older:
            assert {tool.name for tool in (await older.list_tools()).tools} == NAMES
            assert (await told(older, "find_contact", words="Lee"))["items"][0]["display_name"] == "Ann Lee"
        await what_a_token_does_not_reach(server, nora)
        await who_is_not_let_in(server, nora, token)
    log = server.log.read_text()
    assert '"level": "error"' not in log
    for private in ("Ann Lee", "Harbour", "Bob Hale", "ann@harbour", token):
        assert private not in log


async def shown_as_they_are(client: Client) -> None:
    """Eight to twelve tools, each with what it takes, what it answers, and whether it changes anything."""
    tools = (await client.list_tools()).tools
    assert {tool.name for tool in tools} == NAMES
    assert 8 <= len(tools) <= 12
    for tool in tools:
        assert tool.description
        assert tool.output_schema is not None
        assert "call" not in tool.input_schema["properties"]
        assert tool.annotations is not None
    writing = {tool.name for tool in tools if tool.annotations and not tool.annotations.read_only_hint}
    assert writing == {"add_name", "draft_letter", "log_attempt", "make_promise"}


async def the_story(client: Client, nora: Seeker) -> None:
    """Tuesday 6 October: a name, a letter that asks for a job, the same mended, its promise, and the call."""
    bob = await told(client, "add_name", line="Bob Hale, Planner at Corrib Logistics, church")
    ann = await told(
        client,
        "add_name",
        line="Ann Lee, Head of Supply at Harbour Mills, ann@harbour.example",
        referrer_id=bob["contact"]["id"],
        may_use_name=True,
        introduction="Tell her I sent you.",
    )
    assert ann["referrer"]["display_name"] == "Bob Hale"
    there = await refused(client, "add_name", line="Ann Lee, Harbour Mills, ann@harbour.example")
    assert "is there already" in there
    found = await told(client, "find_contact", words="harbour")
    (line,) = found["items"]
    assert (line["id"], line["degree"], line["next_kind"]) == (ann["contact"]["id"], 2, "write_letter")
    ways = await told(client, "find_introduction_path", contact_id=line["id"])
    assert "through Bob" in ways["paths"][0]["text"]

    days = await told(client, "propose_days", contact_id=line["id"], after_letter="post")
    assert days["best_on"] in [day["on"] for day in days["days"] if day["proposed"]]
    draft = await told(client, "draft_letter", contact_id=line["id"])
    assert "Bob Hale" in draft["body"]
    begging = draft["body"].replace("\n\n", "\n\nPlease give me a job at Harbour Mills.\n\n", 1)
    worse = await told(client, "draft_letter", letter_id=draft["id"], version=draft["version"], text=begging)
    assert worse["report"]["blocked"]
    assert "LND-7" in {finding["rule"] for finding in worse["report"]["findings"]}
    lost = await refused(
        client, "draft_letter", letter_id=draft["id"], version=draft["version"], text=draft["body"]
    )
    assert "stale" in lost
    no = await refused(client, "log_attempt", outcome="letter_sent", letter_id=draft["id"], went_by="post")
    assert "rule_blocks" in no
    assert "override_reason" in no
    assert (await nora.get(f"/letters/{draft['id']}"))["state"] == "draft"

    body = draft["body"]
    for hole, filled in HOLES.items():
        body = body.replace(hole, filled)
    mended = await told(client, "draft_letter", letter_id=draft["id"], version=worse["version"], text=body)
    checked = await told(client, "check_letter", letter_id=draft["id"])
    assert [each["rule"] for each in checked["findings"]] == [
        each["rule"] for each in mended["report"]["findings"]
    ]
    assert not checked["blocked"], checked["findings"]
    sent = await told(client, "log_attempt", outcome="letter_sent", letter_id=draft["id"], went_by="post")
    assert sent["letter"]["state"] == "sent"
    promises = await told(client, "list_promises")
    assert [each["due_on"] for each in promises["items"]] == [sent["letter"]["promised_on"]]
    assert promises["items"][0]["contact"]["display_name"] == "Ann Lee"

    sentence = await told(client, "check_letter", text="Could you lend me some money?")
    assert sentence["blocked"]
    call = await told(client, "log_attempt", outcome="voicemail", contact_id=bob["contact"]["id"])
    assert call["next_title"]
    agreed = await told(
        client,
        "log_attempt",
        outcome="meeting_agreed",
        contact_id=bob["contact"]["id"],
        place="Corrib Logistics, front desk",
        local_start="2026-10-14T12:30",
    )
    ready = await told(client, "prepare_meeting", contact_id=bob["contact"]["id"])
    assert ready["meeting_id"] == agreed["meeting_id"]
    assert ready["preparation"]["big_picture_question"]
    full = await refused(client, "make_promise", contact_id=line["id"], due_on="2026-10-10")
    assert "due_on" in full
    kept = await told(client, "make_promise", contact_id=bob["contact"]["id"], due_on="2026-10-15")
    assert kept["state"] == "open"
    today = await told(client, "whats_due_today")
    assert today["items"]
    assert today["on"] == "2026-10-06"
    insights = await told(client, "show_insights")
    assert insights["letters"]["figure"]["definition"]


async def what_a_token_does_not_reach(server: Server, nora: Seeker) -> None:
    """Tools beyond the token's scopes are not shown, and refuse when they are called all the same."""
    async with assistant(server, await nora.token("contacts:read")) as client:
        seen = {tool.name for tool in (await client.list_tools()).tools}
        assert seen == {"find_contact", "add_name", "find_introduction_path"}
        assert "scope_missing" in await refused(client, "whats_due_today")
        assert "scope_missing" in await refused(client, "add_name", line="Somebody New")
        assert not (await told(client, "find_contact", words="Somebody"))["items"]
        wrong = await refused(client, "find_introduction_path", contact_id="../tokens")
        assert "contact_id" in wrong
    async with server.seeker("omar@else.example") as omar:
        ann = (await nora.get("/contacts?q=Ann"))["items"][0]["id"]
        async with assistant(server, await omar.token(*ALL)) as client:
            assert not (await told(client, "find_contact", words="Ann"))["items"]
            assert "not_found" in await refused(client, "propose_days", contact_id=ann)
            assert "not_found" in await refused(client, "log_attempt", outcome="reached", contact_id=ann)


HELLO = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "test", "version": "1"},
    },
}


async def who_is_not_let_in(server: Server, nora: Seeker, token: str) -> None:
    """Nobody without a token, no browser of another site, no rebound name, nothing over a mebibyte."""
    ours = {"Accept": "application/json, text/event-stream", "Content-Type": "application/json"}
    let_in = ours | {"Authorization": f"Bearer {token}"}
    port = server.url.rpartition(":")[2]
    async with httpx.AsyncClient(base_url=server.url, timeout=60) as web:

        async def status(headers: dict[str, str], content: bytes = json.dumps(HELLO).encode()) -> int:
            return (await web.post("/mcp", content=content, headers=headers)).status_code

        assert await status(let_in) == 200
        assert await status(let_in | {"Host": f"localhost:{port}"}) == 200
        assert await status(let_in | {"Origin": server.url}) == 200
        assert await status(ours) == 401
        assert await status(ours | {"Authorization": "Bearer inroad_pat_x"}) == 401
        assert await status(ours | {"Authorization": f"Bearer {token[:-1]}x"}) == 401
        assert await status(ours | {"Cookie": f"session={nora.web.cookies['session']}"}) == 403
        assert await status(let_in | {"Origin": "https://evil.example"}) == 403
        assert await status(let_in | {"Host": "evil.example"}) == 421
        assert await status(let_in, b"[" * 2_000_000) == 413
        assert await status(let_in, b'{"jsonrpc": ') == 400
        for method in ("GET", "DELETE", "PUT"):
            answer = await web.request(method, "/mcp", headers=let_in)
            assert (answer.status_code, answer.headers["allow"]) == (405, "POST, OPTIONS")
        answer = await web.post("/mcp", json=HELLO, headers=let_in)
        assert answer.headers["cache-control"] == "no-store"
        assert "RateLimit" in answer.headers
        (row,) = [each for each in (await nora.get("/tokens"))["items"] if len(each["scopes"]) == len(ALL)]
        gone = await nora.web.delete(
            f"/api/v1/workspaces/{nora.workspace_id}/tokens/{row['id']}", headers={"If-Match": "*"}
        )
        assert gone.status_code == 204
        assert await status(let_in) == 401
