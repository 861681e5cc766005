"""Signing in with a provider: a real one, on loopback, that can be made to lie (S6)."""

import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
import time_machine
from sqlalchemy import func, select

from inroad.kit import clock
from inroad.kit.db import Database
from inroad.main import create_app
from inroad.rooms.accounts.passwords import Passwords
from inroad.rooms.accounts.tables import Account, Identity, SignInChallenge
from inroad.settings import Settings, load
from tests.rooms.accounts.test_routes import SIGN_IN, browser
from tests.rooms.conftest import BASE, PASSWORD, SECRET, Caller

BEGIN = "/api/v1/oidc-sign-ins"
BACK = "/api/v1/oidc-answers"
LINKS = "/api/v1/account/oidc-links"
IDENTITIES = "/api/v1/account/identities"
RUTH = "brigid-1"
BACKEND = Path(__file__).resolve().parents[3]


class Provider:
    """The provider from outside."""

    def __init__(self, issuer: str) -> None:
        self.issuer = issuer

    def say(self, **told: Any) -> None:
        """Make it lie, or know somebody."""
        httpx.post(f"{self.issuer}/lie", json=told).raise_for_status()

    def decide(self, address: str, person: str = RUTH) -> dict[str, str]:
        """Somebody says at the provider's page who they are; what the browser brings back."""
        answer = httpx.post(address, data={"person": person})
        assert answer.status_code == 302, answer.text
        assert answer.headers["location"].startswith(f"{BASE}/oidc?")
        return dict(parse_qsl(urlsplit(answer.headers["location"]).query))


@pytest.fixture(scope="module")
def process() -> Iterator[Provider]:
    """The provider's process."""
    command = [sys.executable, "-m", "tests.provider", "inroad", "client: secret/ü", f"{BASE}/oidc"]
    with subprocess.Popen(command, cwd=BACKEND, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        yield Provider(running.stdout.readline().strip())
        running.terminate()


@pytest.fixture
def provider(process: Provider) -> Provider:
    """The provider, honest again."""
    process.say(lie="")
    return process


@pytest.fixture
async def web(
    settings: Settings, database: Database, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[httpx.AsyncClient]:
    """A stranger's client for an app that knows the provider."""
    monkeypatch.setenv("INROAD_OIDC_ISSUER", provider.issuer)
    monkeypatch.setenv("INROAD_OIDC_CLIENT_ID", "inroad")
    monkeypatch.setenv("INROAD_OIDC_CLIENT_SECRET", "client: secret/ü")
    monkeypatch.setenv("INROAD_OIDC_NAME", "St Brigid")
    monkeypatch.setenv("INROAD_OUTBOUND_ALLOW", "127.0.0.0/8")
    known = load()
    known.accounts = settings.accounts
    app = create_app(
        known, database=database, secret=SECRET, passwords=Passwords(19 * 1024, 2), frontend=None
    )
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:
        yield client


async def begun(client: httpx.AsyncClient, path: str = BEGIN, next_page: str = "") -> str:
    """Where the browser is sent."""
    answer = await client.post(path, json={"next": next_page})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["address"])


async def through(
    client: httpx.AsyncClient, provider: Provider, path: str = BEGIN, person: str = RUTH
) -> httpx.Response:
    """All the way through the provider and back."""
    back = provider.decide(await begun(client, path), person)
    return await client.post(BACK, json={**back, "time_zone": "Europe/Dublin"})


async def test_s6_somebody_new_gets_an_account_and_comes_back_to_it(
    web: httpx.AsyncClient, provider: Provider, database: Database
) -> None:
    assert (await web.get("/api/v1/setup")).json()["provider_name"] == "St Brigid"
    first = browser(web)
    address = await begun(first, next_page="/contacts")
    asked = dict(parse_qsl(urlsplit(address).query))
    assert (asked["response_type"], asked["code_challenge_method"]) == ("code", "S256")
    assert len({asked["state"], asked["nonce"], asked["code_challenge"]}) == 3
    answer = await first.post(BACK, json={**provider.decide(address), "time_zone": "Europe/Dublin"})
    assert answer.status_code == 201, answer.text
    told = answer.json()
    assert (told["did"], told["next"]) == ("signed_up", "/contacts")
    account = told["session"]["account"]
    assert (account["display_name"], account["email"]) == ("Ruth Adeyemi", "ruth@brigid.example")
    assert account["email_verified_at"]
    assert told["session"]["workspaces"][0]["time_zone"] == "Europe/Dublin"
    assert (await first.get("/api/v1/sessions/current")).status_code == 200
    # The address may change over there: the account is that of the subject.
    provider.say(people={RUTH: {"sub": RUTH, "name": "Ruth", "email": "other@brigid.example"}})
    again = await through(browser(web), provider)
    assert (again.json()["did"], again.json()["session"]["account"]["id"]) == ("signed_in", account["id"])
    provider.say(
        people={
            RUTH: {
                "sub": RUTH,
                "name": "Ruth Adeyemi",
                "email": "ruth@brigid.example",
                "email_verified": True,
            }
        }
    )
    async with database.read(None) as db:
        row = (await db.execute(select(Identity))).scalar_one()
        assert (row.issuer, row.subject) == (provider.issuer, RUTH)
        assert (await db.execute(select(func.count(SignInChallenge.id)))).scalar_one() == 0
    # Nobody knows a password of theirs: not even none.
    for password in (" ", "x", ""):
        body = {"email": "ruth@brigid.example", "password": password}
        assert (await browser(web).post("/api/v1/sessions", json=body)).status_code in (401, 422)


LIES = {
    "nonce": "nonce",
    "no_nonce": "nonce",
    "iss": "issuer",
    "mix_up": "issuer",
    "unnamed": "issuer",
    "aud": "audience",
    "two_auds": "audience",
    "azp": "audience",
    "expired": "expired",
    "no_sub": "claims",
    "stranger": "signature",
    "hs256": "signature",
    "none": "signature",
}


async def test_s6_what_does_not_hold_lets_nobody_in(
    web: httpx.AsyncClient, provider: Provider, database: Database
) -> None:
    for lie, reason in LIES.items():
        provider.say(lie=lie)
        client = browser(web)
        answer = await through(client, provider)
        told = answer.json()
        assert (answer.status_code, told["code"], told.get("reason")) == (401, "provider_refused", reason), (
            lie
        )
        assert "session" not in client.cookies, lie
    async with database.read(None) as db:
        assert (await db.execute(select(func.count(Account.id)))).scalar_one() == 0


async def test_s6_an_issuer_that_calls_itself_otherwise_is_not_asked(
    web: httpx.AsyncClient, provider: Provider
) -> None:
    provider.say(lie="metadata")
    answer = await browser(web).post(BEGIN, json={})
    assert (answer.status_code, answer.json()["reason"]) == (401, "issuer")


async def test_s6_a_way_is_gone_once_in_one_browser_within_ten_minutes(
    web: httpx.AsyncClient, provider: Provider
) -> None:
    mine, thief = browser(web), browser(web)
    back = provider.decide(await begun(mine))
    cookie = mine.cookies["way"]
    # The code of somebody else, or one's own foisted on somebody: bound to the browser it was begun in.
    assert (await thief.post(BACK, json=back)).json()["reason"] == "state"
    # And used up by that.
    assert (await mine.post(BACK, json=back)).json()["reason"] == "state"
    back = provider.decide(await begun(mine))
    assert mine.cookies["way"] != cookie
    assert (await mine.post(BACK, json=back)).status_code == 201
    replayed = await mine.post(BACK, json=back)
    assert (replayed.status_code, replayed.json()["reason"]) == (401, "state")
    back = provider.decide(await begun(mine))
    swapped = {**back, "state": back["state"][::-1]}
    assert (await mine.post(BACK, json=swapped)).json()["reason"] == "state"
    with time_machine.travel(clock.now() + timedelta(minutes=11), tick=True):
        assert (await mine.post(BACK, json=back)).json()["reason"] == "state"


async def test_s6_a_code_is_worth_nothing_without_the_verifier(
    web: httpx.AsyncClient, provider: Provider
) -> None:
    mine, other = browser(web), browser(web)
    stolen = provider.decide(await begun(mine))["code"]
    back = provider.decide(await begun(other))
    answer = await other.post(BACK, json={**back, "code": stolen})
    assert (answer.status_code, answer.json()["reason"]) == (401, "code")


async def test_s6_nobody_chosen_and_a_provider_that_is_away(
    web: httpx.AsyncClient, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = browser(web)
    back = provider.decide(await begun(client), "")
    assert back["error"] == "access_denied"
    answer = await client.post(BACK, json={k: v for k, v in back.items() if k in ("state", "error", "iss")})
    assert answer.json()["reason"] == "denied"
    app = web._transport.app  # type: ignore[attr-defined]  # the transport of an app
    monkeypatch.setattr(app.state.provider, "issuer", "http://127.0.0.1:9")
    monkeypatch.setattr(app.state.provider, "_told_at", None)
    assert (await client.post(BEGIN, json={})).json()["reason"] == "unreachable"


async def test_s6_signing_up_follows_the_same_rules(
    web: httpx.AsyncClient,
    provider: Provider,
    caller: Caller,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = web._transport.app  # type: ignore[attr-defined]  # the transport of an app
    closed = settings.accounts.model_copy(update={"sign_up": False})
    monkeypatch.setattr(app.state.settings, "accounts", closed)
    answer = await through(browser(web), provider)
    assert (answer.status_code, answer.json()["code"]) == (403, "sign_up_closed")
    monkeypatch.setattr(app.state.settings, "accounts", settings.accounts)
    # An address is no key: whoever has Nora's over there is not Nora here.
    provider.say(people={"2": {"sub": "2", "name": "Not Nora", "email": "nora@whelan.example"}})
    taken = await through(browser(web), provider, person="2")
    assert (taken.status_code, taken.json()["code"]) == (409, "account_exists")
    provider.say(people={"3": {"sub": "3", "name": "Nameless"}})
    without = await through(browser(web), provider, person="3")
    assert (without.status_code, without.json()["code"]) == (409, "provider_without_email")


async def test_s6_linked_only_while_signed_in_and_let_go(
    web: httpx.AsyncClient, provider: Provider, caller: Caller, stranger: Caller
) -> None:
    assert (await browser(web).post(LINKS, json={})).status_code == 401
    linked = await through(caller.client, provider, LINKS)
    assert (linked.status_code, linked.json()["did"]) == (201, "linked"), linked.text
    signed = await through(browser(web), provider)
    assert signed.json()["session"]["account"]["email"] == "nora@whelan.example"
    # One person over there opens one account.
    assert (await through(stranger.client, provider, LINKS)).json()["code"] == "identity_taken"
    # A way begun by one and ended by another, signed in in the same browser, links nobody.
    provider.say(people={"2": {"sub": "2", "name": "Not Nora", "email": "two@brigid.example"}})
    back = provider.decide(await begun(stranger.client, LINKS), "2")
    await stranger.client.delete("/api/v1/sessions/current")
    assert (await stranger.client.post("/api/v1/sessions", json=SIGN_IN)).status_code == 201
    ended = (await stranger.client.post(BACK, json=back)).json()
    assert ended.get("reason") == "state", ended
    mine = (await caller.get(IDENTITIES))["items"]
    assert [each["email"] for each in mine] == ["ruth@brigid.example"]
    path = f"{IDENTITIES}/{mine[0]['id']}"
    with time_machine.travel(clock.now() + timedelta(minutes=16), tick=True):
        for method, address in (("DELETE", path), ("POST", LINKS)):
            late = await caller.send(method, address, json={} if method == "POST" else None)
            assert late.json()["code"] == "reauthentication_needed"
    assert (await caller.send("DELETE", path)).status_code == 204
    assert (await caller.get(IDENTITIES))["items"] == []


async def test_s1_the_provider_shows_who_is_there_where_no_password_is(
    web: httpx.AsyncClient, provider: Provider
) -> None:
    client = browser(web)
    assert (await through(client, provider)).status_code == 201
    only = (await client.get(IDENTITIES)).json()["items"][0]["id"]
    assert (await client.delete(f"{IDENTITIES}/{only}")).json()["code"] == "only_way_in"
    renewals = "/api/v1/account/oidc-renewals"
    with time_machine.travel(clock.now() + timedelta(minutes=16), tick=True):
        assert (await client.post("/api/v1/account/password", json={"password": PASSWORD})).status_code == 403
    provider.say(lie="seen_long_ago")
    assert (await through(client, provider, renewals)).json()["reason"] == "unseen"
    provider.say(lie="", people={"4": {"sub": "4", "email": "four@brigid.example"}})
    assert (await through(client, provider, renewals, "4")).json()["reason"] == "claims"
    address = await begun(client, renewals)
    assert dict(parse_qsl(urlsplit(address).query))["prompt"] == "login"
    before = client.cookies["session"]
    renewed = await client.post(BACK, json=provider.decide(address))
    assert (renewed.status_code, renewed.json()["did"]) == (201, "renewed")
    assert client.cookies["session"] != before
    kept = await client.post("/api/v1/account/password", json={"password": PASSWORD})
    assert kept.status_code == 204
    assert (await client.delete(f"{IDENTITIES}/{only}")).status_code == 204


async def test_s2_ways_are_begun_and_ended_on_our_pages(web: httpx.AsyncClient) -> None:
    for path in (BEGIN, BACK):
        answer = await web.post(path, json={}, headers={"Origin": "https://evil.example", "X-CSRF": "1"})
        assert (answer.status_code, answer.json()["code"]) == (403, "csrf_failed")


async def test_without_a_provider_there_is_no_way(settings: Settings, database: Database) -> None:
    app = create_app(settings, database=database, secret=SECRET, frontend=None)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url=BASE) as client:
        ours = {"Sec-Fetch-Site": "same-origin", "X-CSRF": "1"}
        answer = await client.post(BEGIN, json={}, headers=ours)
        assert (answer.status_code, answer.json()["code"]) == (409, "provider_not_set_up")
        assert (await client.get("/api/v1/setup")).json()["provider_name"] is None
