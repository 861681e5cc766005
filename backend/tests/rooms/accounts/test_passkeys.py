"""Passkeys: kept, signed in with, and refused wherever something does not hold (S7)."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import httpx
import pytest
import time_machine
from sqlalchemy import select

from inroad.kit import clock
from inroad.kit.db import Database
from inroad.main import create_app
from inroad.rooms.accounts.passkeys import site_of
from inroad.rooms.accounts.passwords import Passwords
from inroad.rooms.accounts.tables import Credential, SignInChallenge
from inroad.settings import Settings, load
from tests.factories.passkeys import Device
from tests.rooms.accounts.test_routes import SIGN_IN
from tests.rooms.conftest import OURS, PASSWORD, SECRET, Caller

HOME = "http://localhost:8000"
SESSIONS = "/api/v1/sessions"
BY_PASSKEY = "/api/v1/sessions/passkey"
CREDENTIALS = "/api/v1/account/credentials"


@pytest.fixture
async def web(
    settings: Settings, database: Database, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[httpx.AsyncClient]:
    """A stranger's client for an app at an address that browsers keep passkeys for."""
    monkeypatch.setenv("INROAD_PUBLIC_URL", HOME)
    app = create_app(
        load(), database=database, secret=SECRET, passwords=Passwords(19 * 1024, 2), frontend=None
    )
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url=HOME) as client:
        yield client


def browser(web: httpx.AsyncClient) -> httpx.AsyncClient:
    """Another browser: our pages, no cookies."""
    return httpx.AsyncClient(transport=web._transport, base_url=HOME, headers=OURS)


def device() -> Device:
    """A telephone."""
    return Device(HOME, "localhost")


async def kept(caller: Caller, made: Device, name: str = "My telephone") -> httpx.Response:
    """The answer to a passkey that is to be kept."""
    begun = await caller.send("POST", "/api/v1/account/passkeys/challenges")
    assert begun.status_code == 201, begun.text
    return await caller.send(
        "POST", "/api/v1/account/passkeys", json={"name": name, **made.create(begun.json())}
    )


async def challenge(client: httpx.AsyncClient) -> str:
    """Something to sign."""
    asked = await client.post("/api/v1/passkey-challenges")
    assert asked.status_code == 201, asked.text
    return str(asked.json()["challenge"])


async def test_s7_a_passkey_signs_in_by_itself(
    web: httpx.AsyncClient, caller: Caller, database: Database
) -> None:
    mine = device()
    answer = await kept(caller, mine)
    assert answer.status_code == 201, answer.text
    assert len(answer.json()["recovery_codes"]) == 10
    other = browser(web)
    signed = await other.post(BY_PASSKEY, json=mine.get(await challenge(other)))
    assert signed.status_code == 201, signed.text
    assert signed.json()["account"]["email"] == "nora@whelan.example"
    assert (await other.get("/api/v1/sessions/current")).status_code == 200
    async with database.read(None) as db:
        row = (await db.execute(select(Credential))).scalar_one()
        assert (row.counter, row.last_used_at is not None) == (2, True)
        left = (await db.execute(select(SignInChallenge.id))).all()
    assert left == []


async def test_s7_what_a_device_answered_is_good_once(web: httpx.AsyncClient, caller: Caller) -> None:
    mine = device()
    await kept(caller, mine)
    other = browser(web)
    answer = mine.get(await challenge(other))
    assert (await other.post(BY_PASSKEY, json=answer)).status_code == 201
    replayed = await browser(web).post(BY_PASSKEY, json=answer)
    assert (replayed.status_code, replayed.json()["code"]) == (401, "wrong_passkey")
    # Nor after a failure: whoever made a mistake asks for another challenge.
    asked = await challenge(other)
    wrong = {**mine.get(asked), "signature": mine.get(asked)["signature"][:-4] + "AAAA"}
    assert (await browser(web).post(BY_PASSKEY, json=wrong)).status_code == 401
    assert (await browser(web).post(BY_PASSKEY, json=mine.get(asked))).status_code == 401


async def test_s7_a_challenge_is_good_for_five_minutes(web: httpx.AsyncClient, caller: Caller) -> None:
    mine = device()
    await kept(caller, mine)
    other = browser(web)
    asked = await challenge(other)
    with time_machine.travel(clock.now() + timedelta(minutes=5, seconds=1), tick=True):
        assert (await other.post(BY_PASSKEY, json=mine.get(asked))).status_code == 401


@pytest.mark.parametrize(
    "lie",
    [
        {"origin": "http://localhost:9000"},
        {"origin": "https://evil.example"},
        {"rp_id": "evil.example"},
        {"verified": False},
        {"handle": "AAAAAAAAAAAAAAAAAAAAAA"},
        {"handle": None},
        {"count": 0},
        {"counts": False},
    ],
)
async def test_s7_what_does_not_hold_is_refused(
    web: httpx.AsyncClient, caller: Caller, lie: dict[str, Any]
) -> None:
    mine = device()
    await kept(caller, mine)
    other = browser(web)
    assert (await other.post(BY_PASSKEY, json=mine.get(await challenge(other)))).status_code == 201
    for name, value in lie.items():
        setattr(mine, name, value)
    thief = browser(web)
    answer = await thief.post(BY_PASSKEY, json=mine.get(await challenge(thief)))
    assert (answer.status_code, answer.json()["code"]) == (401, "wrong_passkey"), lie
    assert "set-cookie" not in answer.headers


async def test_s7_a_device_that_does_not_count_may_go_on(web: httpx.AsyncClient, caller: Caller) -> None:
    mine = device()
    mine.counts = False
    await kept(caller, mine)
    for _ in range(2):
        other = browser(web)
        assert (await other.post(BY_PASSKEY, json=mine.get(await challenge(other)))).status_code == 201


async def test_s7_another_key_and_another_kind_of_challenge(web: httpx.AsyncClient, caller: Caller) -> None:
    mine = device()
    await kept(caller, mine)
    forged = Device(HOME, "localhost", id=mine.id, handle=mine.handle, count=9)
    other = browser(web)
    assert (await other.post(BY_PASSKEY, json=forged.get(await challenge(other)))).status_code == 401
    assert (await other.post(BY_PASSKEY, json=mine.get("A" * 43))).status_code == 401
    begun = (await caller.send("POST", "/api/v1/account/passkeys/challenges")).json()
    assert (await other.post(BY_PASSKEY, json=mine.get(begun["challenge"]))).status_code == 401
    # And the other way: what signs in keeps nothing.
    asked = {"challenge": await challenge(other), "user_id": mine.handle}
    body = {"name": "x", **device().create(asked)}
    assert (await caller.send("POST", "/api/v1/account/passkeys", json=body)).json()[
        "code"
    ] == "passkey_refused"


async def test_s7_a_passkey_is_kept_once_and_for_whom_it_was_begun(
    web: httpx.AsyncClient, caller: Caller, stranger: Caller
) -> None:
    begun = (await caller.send("POST", "/api/v1/account/passkeys/challenges")).json()
    body = {"name": "Mine", **device().create(begun)}
    stolen = await stranger.send("POST", "/api/v1/account/passkeys", json=body)
    assert (stolen.status_code, stolen.json()["code"]) == (409, "passkey_refused")
    mine = device()
    assert (await kept(caller, mine)).status_code == 201
    assert (await kept(stranger, mine)).json()["code"] == "passkey_exists"
    begun = (await caller.send("POST", "/api/v1/account/passkeys/challenges")).json()
    assert begun["exclude"] == [mine.get("A")["credential_id"]]
    lazy = device()
    lazy.verified = False
    assert (await kept(caller, lazy)).json()["code"] == "passkey_refused"


async def test_s7_a_password_then_asks_for_it(
    web: httpx.AsyncClient, caller: Caller, stranger: Caller
) -> None:
    mine = device()
    codes = (await kept(caller, mine)).json()["recovery_codes"]
    other = browser(web)
    asked = await other.post(SESSIONS, json=SIGN_IN)
    assert (asked.status_code, asked.json()["code"]) == (401, "second_factor_needed")
    assert asked.json()["factors"] == ["passkey", "recovery_code"]
    theirs = device()
    await kept(stranger, theirs)
    foreign = {**SIGN_IN, "passkey": theirs.get(await challenge(other))}
    assert (await other.post(SESSIONS, json=foreign)).json()["code"] == "wrong_passkey"
    right = {**SIGN_IN, "passkey": mine.get(await challenge(other))}
    assert (await other.post(SESSIONS, json={**right, "password": "not this one"})).status_code == 401
    assert (await other.post(SESSIONS, json=right)).status_code == 201
    assert (await browser(web).post(SESSIONS, json={**SIGN_IN, "code": codes[0]})).status_code == 201
    assert (await browser(web).post(SESSIONS, json={**SIGN_IN, "code": "000000"})).status_code == 401


async def test_s7_listed_named_and_ended(web: httpx.AsyncClient, caller: Caller, stranger: Caller) -> None:
    mine = device()
    made = (await kept(caller, mine)).json()
    path = f"{CREDENTIALS}/{made['id']}"
    assert (await stranger.send("PATCH", path, json={"name": "Theirs"})).status_code == 404
    assert (await stranger.send("DELETE", path)).status_code == 404
    assert (await caller.send("PATCH", path, json={"name": "The old one"})).json()["name"] == "The old one"
    listed = await caller.get(CREDENTIALS)
    assert [(each["kind"], each["name"]) for each in listed["items"]] == [("passkey", "The old one")]
    assert listed["recovery_codes_left"] == 10
    assert (await caller.send("DELETE", path)).status_code == 204
    other = browser(web)
    assert (await other.post(BY_PASSKEY, json=mine.get(await challenge(other)))).status_code == 401
    assert (await caller.get(CREDENTIALS))["recovery_codes_left"] == 0
    assert (await browser(web).post(SESSIONS, json=SIGN_IN)).status_code == 201


async def test_s1_a_passkey_shows_that_it_is_still_you(
    web: httpx.AsyncClient, caller: Caller, stranger: Caller, database: Database
) -> None:
    mine, theirs = device(), device()
    await kept(caller, mine)
    await kept(stranger, theirs)
    renewal = "/api/v1/sessions/current/renewal"
    with time_machine.travel(clock.now() + timedelta(minutes=16), tick=True):
        late = await caller.send("POST", "/api/v1/account/passkeys/challenges")
        assert late.json()["code"] == "reauthentication_needed"
        foreign = {"passkey": theirs.get(await challenge(caller.client))}
        answer = await caller.send("POST", renewal, json=foreign)
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/passkey")
        both = {"password": PASSWORD, "passkey": mine.get(await challenge(caller.client))}
        assert (await caller.send("POST", renewal, json=both)).status_code == 422
        assert (await caller.send("POST", renewal, json={})).status_code == 422
        right = {"passkey": mine.get(await challenge(caller.client))}
        assert (await caller.send("POST", renewal, json=right)).status_code == 201
        assert (await caller.send("POST", "/api/v1/account/passkeys/challenges")).status_code == 201


async def test_s7_twenty_passkeys_are_enough(caller: Caller) -> None:
    for _ in range(20):
        assert (await kept(caller, device())).status_code == 201
    assert (await kept(caller, device())).json()["code"] == "too_many"


async def test_s2_asking_for_a_passkey_comes_from_our_pages(web: httpx.AsyncClient) -> None:
    for path in ("/api/v1/passkey-challenges", BY_PASSKEY):
        answer = await web.post(path, json={}, headers={"Origin": "https://evil.example", "X-CSRF": "1"})
        assert (answer.status_code, answer.json()["code"]) == (403, "csrf_failed")


@pytest.mark.parametrize(
    ("address", "rp_id"),
    [
        ("https://inroad.example.org", "inroad.example.org"),
        ("http://localhost:8000", "localhost"),
        ("http://127.0.0.1:8000", None),
        ("https://[2001:db8::1]", None),
        ("http://inroad.example.org", None),
    ],
)
def test_where_browsers_keep_passkeys(address: str, rp_id: str | None) -> None:
    site = site_of(address)
    assert (site.rp_id if site else None) == rp_id
