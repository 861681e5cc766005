"""A receiver of somebody's own is told what happened: signed, tried again, logged, replayed (api.md 1.13)."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from standardwebhooks import Webhook as Verifier
from standardwebhooks import WebhookVerificationError
from tests.contract.test_doors import OPERATIONS
from tests.rooms.conftest import Caller

from inroad.kit import clock
from inroad.rooms.webhooks.events import OF_OPERATION, WAITS, wait_after
from inroad.rooms.webhooks.tables import Webhook, WebhookDelivery


@pytest.fixture(autouse=True)
def loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """The receivers of these tests stand on this machine."""
    monkeypatch.setenv("INROAD_OUTBOUND_ALLOW", "127.0.0.0/8")


@dataclass
class Receiver:
    """A real HTTP server that keeps what it is sent and answers what it is told to."""

    port: int = 0
    answers: list[str] = field(default_factory=list)
    got: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}/hook"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One request."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        headers = dict(line.lower().split(": ", 1) for line in head.split("\r\n")[1:] if line)
        original = dict(line.split(": ", 1) for line in head.split("\r\n")[1:] if line)
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        self.got.append(({name.lower(): value for name, value in original.items()}, body))
        answer = self.answers.pop(0) if self.answers else "204 No Content"
        writer.write(f"HTTP/1.1 {answer}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode())
        await writer.drain()
        writer.close()


@asynccontextmanager
async def receiving(*answers: str) -> AsyncIterator[Receiver]:
    """A receiver on a free port. An answer may hold a header after a line break."""
    receiver = Receiver(answers=list(answers))
    server = await asyncio.start_server(receiver.serve, "127.0.0.1", 0)
    receiver.port = server.sockets[0].getsockname()[1]
    try:
        yield receiver
    finally:
        server.close()
        await server.wait_closed()


async def hook(caller: Caller, url: str, *events: str) -> dict[str, Any]:
    """A webhook with its secret."""
    answer = await caller.send("POST", "/webhooks", json={"url": url, "events": list(events)})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def log(caller: Caller, webhook_id: str) -> list[dict[str, Any]]:
    """What was sent, the oldest first."""
    found: list[dict[str, Any]] = (await caller.get(f"/webhooks/{webhook_id}/deliveries"))["items"]
    return found[::-1]


async def test_what_happens_arrives_signed_and_thin(caller: Caller) -> None:
    async with receiving() as receiver:
        made = await hook(caller, receiver.url)
        ruth = await caller.post("/contacts", {"given_name": "Ruth", "notes": "a secret of hers"})
        await caller.run_jobs()
    headers, body = receiver.got[0]
    told = Verifier(made["secret"]).verify(body, headers)
    assert told["type"] == "contact.created"
    assert told["data"] == {"id": ruth["id"], "workspace_id": caller.workspace_id}
    assert b"Ruth" not in body
    assert len(body) < 20_000
    [line] = await log(caller, made["id"])
    assert (line["state"], line["attempts"], line["last_status"]) == ("delivered", 1, 204)
    assert line["event_id"] == headers["webhook-id"]
    with pytest.raises(WebhookVerificationError):
        Verifier(made["secret"]).verify(body, {**headers, "webhook-id": "another"})
    old = str(int((datetime.now(UTC) - timedelta(minutes=10)).timestamp()))
    with pytest.raises(WebhookVerificationError):
        Verifier(made["secret"]).verify(body, {**headers, "webhook-timestamp": old})


async def test_only_what_was_asked_for_is_told_and_what_fails_is_not_an_event(caller: Caller) -> None:
    async with receiving() as receiver:
        await hook(caller, receiver.url, "contact.deleted")
        ruth = await caller.post("/contacts", {"given_name": "Ruth"})
        refused = await caller.send("DELETE", f"/contacts/{ruth['id']}", headers={"If-Match": '"99"'})
        assert refused.status_code == 412
        await caller.run_jobs()
        assert receiver.got == []
        await caller.send("DELETE", f"/contacts/{ruth['id']}", headers={"If-Match": "*"})
        await caller.run_jobs()
    assert [json.loads(body)["type"] for _, body in receiver.got] == ["contact.deleted"]


async def test_a_failure_is_tried_again_under_the_same_id(
    caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with receiving("500 Broken", "302 Found\r\nLocation: http://127.0.0.1:1/") as receiver:
        made = await hook(caller, receiver.url)
        await caller.post("/contacts", {"given_name": "Ruth"})
        for hours in (0, 1, 2):
            monkeypatch.setenv("INROAD_CLOCK", (datetime.now(UTC) + timedelta(hours=hours)).isoformat())
            clock._shift_for.cache_clear()
            await caller.run_jobs()
    assert len(receiver.got) == 3
    assert len({headers["webhook-id"] for headers, _ in receiver.got}) == 1
    assert len({headers["webhook-timestamp"] for headers, _ in receiver.got}) == 3
    [line] = await log(caller, made["id"])
    assert (line["state"], line["attempts"], line["next_at"]) == ("delivered", 3, None)


async def test_gone_ends_it_and_the_owner_sees_why(caller: Caller) -> None:
    async with receiving("410 Gone") as receiver:
        made = await hook(caller, receiver.url)
        await caller.post("/contacts", {"given_name": "Ruth"})
        await caller.run_jobs()
        found = await caller.get(f"/webhooks/{made['id']}")
        assert (found["enabled"], found["disabled_reason"]) == (False, "gone")
        await caller.post("/contacts", {"given_name": "Daniel"})
        await caller.run_jobs()
        assert len(receiver.got) == 1
        on = await caller.patch(f"/webhooks/{made['id']}", {"enabled": True})
        assert (on["enabled"], on["disabled_reason"]) == (True, None)


async def test_after_ten_tries_it_is_switched_off(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    async with receiving(*["503 Busy"] * 20) as receiver:
        made = await hook(caller, receiver.url)
        await caller.post("/contacts", {"given_name": "Ruth"})
        for day in range(12):
            monkeypatch.setenv("INROAD_CLOCK", (datetime.now(UTC) + timedelta(days=day * 2)).isoformat())
            clock._shift_for.cache_clear()
            await caller.run_jobs()
    assert len(receiver.got) == 10
    # So many days on the browser is signed out: the store itself is asked.
    async with caller.database.read(caller.workspace_id) as db:
        found = await db.get_one(Webhook, (caller.workspace_id, made["id"]))
        assert (found.enabled, found.disabled_reason) == (False, "unreachable")
        assert (await db.scalars(select(WebhookDelivery.state))).all() == ["failed"]


def test_the_waits_are_those_of_the_guide() -> None:
    assert [wait_after(attempt, 500, None, 0.0) for attempt in range(1, 11)] == [*WAITS, None]
    assert 74 * 3600 < sum(WAITS) < 78 * 3600
    assert wait_after(1, 500, None, 1.0) == 6
    assert wait_after(1, 429, None, 0.0) == 10
    assert wait_after(1, 503, "120", 0.0) == 120
    assert wait_after(1, 503, "99999999999", 0.0) == 24 * 3600
    assert wait_after(1, 503, "soon", 0.0) == 5


async def test_both_secrets_sign_while_one_takes_over(
    caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with receiving() as receiver:
        made = await hook(caller, receiver.url)
        rotated = await caller.send("POST", f"/webhooks/{made['id']}/rotate-secret")
        fresh = rotated.json()["secret"]
        assert fresh != made["secret"]
        await caller.send("POST", f"/webhooks/{made['id']}/test")
        await caller.run_jobs()
        for secret in (fresh, made["secret"]):
            assert Verifier(secret).verify(receiver.got[0][1], receiver.got[0][0])["type"] == "webhook.test"
        monkeypatch.setenv("INROAD_CLOCK", (datetime.now(UTC) + timedelta(hours=25)).isoformat())
        clock._shift_for.cache_clear()
        await caller.send("POST", f"/webhooks/{made['id']}/test")
        await caller.run_jobs()
    assert len(receiver.got[1][0]["webhook-signature"].split()) == 1


async def test_one_or_a_range_is_sent_once_more_under_its_own_id(caller: Caller) -> None:
    async with receiving() as receiver:
        made = await hook(caller, receiver.url, "contact.created")
        for name in ("Ruth", "Daniel", "Priya"):
            await caller.post("/contacts", {"given_name": name})
        await caller.run_jobs()
        first = (await log(caller, made["id"]))[0]
        again = await caller.post(f"/webhooks/{made['id']}/deliveries/{first['id']}/replay", status=202)
        assert again == {"replayed": 1}
        await caller.run_jobs()
        since = datetime.now(UTC) - timedelta(hours=1)
        span = {"since": since.isoformat(), "until": (since + timedelta(hours=2)).isoformat()}
        assert await caller.post(f"/webhooks/{made['id']}/replay", span, 202) == {"replayed": 3}
        await caller.run_jobs()
    ids = [headers["webhook-id"] for headers, _ in receiver.got]
    assert len(ids) == 7
    assert ids.count(first["event_id"]) == 3
    assert len(set(ids)) == 3


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("https://10.0.0.1/hook", "forbidden"),
        ("https://[::1]/hook", "forbidden"),
        ("https://169.254.169.254/latest", "forbidden"),
        ("https://name:word@hooks.example/", "credentials"),
    ],
)
async def test_s19_an_address_inside_is_refused_by_its_field(caller: Caller, url: str, why: str) -> None:
    answer = await caller.send("POST", "/webhooks", json={"url": url})
    assert answer.status_code == 422
    assert answer.json()["errors"][0] | {"detail": ""} == {
        "pointer": "/url",
        "code": f"url_{why}",
        "detail": "",
    }


async def test_s19_a_name_that_leads_inside_is_logged_and_never_reached(caller: Caller) -> None:
    webhook_id = (await hook(caller, "https://hooks.example.org/"))["id"]
    async with caller.database.write(caller.workspace_id) as db:
        (await db.get_one(Webhook, (caller.workspace_id, webhook_id))).url = "https://10.0.0.7/hook"
    await caller.post("/contacts", {"given_name": "Ruth"})
    await caller.run_jobs()
    [line] = await log(caller, webhook_id)
    assert (line["state"], line["last_error"], line["last_status"]) == ("pending", "forbidden", None)


async def test_p6_the_secret_lies_sealed_and_is_shown_once(caller: Caller) -> None:
    made = await hook(caller, "https://hooks.example.org/")
    async with caller.database.read(caller.workspace_id) as db:
        stored = (await db.scalars(select(Webhook.secret_sealed))).one()
    assert made["secret"].removeprefix("whsec_")[:20] not in stored
    for answer in (await caller.get("/webhooks"), await caller.get(f"/webhooks/{made['id']}")):
        assert made["secret"] not in json.dumps(answer)


async def test_deliveries_are_kept_for_thirty_days(caller: Caller) -> None:
    async with receiving() as receiver:
        made = await hook(caller, receiver.url)
        for name in ("Ruth", "Daniel"):
            await caller.post("/contacts", {"given_name": name})
        await caller.run_jobs()
        for line, days in zip(await log(caller, made["id"]), (31, 29), strict=True):
            async with caller.database.write(caller.workspace_id) as db:
                kept = await db.get_one(WebhookDelivery, (caller.workspace_id, line["id"]))
                kept.created_at -= timedelta(days=days)
        await caller.post("/contacts", {"given_name": "Priya"})
        await caller.run_jobs()
    assert len(await log(caller, made["id"])) == 2


def test_every_operation_that_is_an_event_is_in_the_contract() -> None:
    names = {each.name for each in OPERATIONS}
    assert set(OF_OPERATION) <= names
