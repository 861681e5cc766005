"""Signing up, in and out, tokens and the way into a workspace (S1–S5, S9, S10)."""

from datetime import timedelta

import httpx
import pytest
import time_machine

from inroad.kit import clock
from inroad.kit.db import Database
from inroad.rooms.accounts import tokens
from inroad.settings import Settings
from tests.rooms.conftest import BASE, OURS, PASSWORD, Caller, sign_up

SIGN_IN = {"email": "nora@whelan.example", "password": PASSWORD}


def browser(web: httpx.AsyncClient) -> httpx.AsyncClient:
    """Another browser."""
    return httpx.AsyncClient(transport=web._transport, base_url=BASE, headers=OURS)


async def test_the_first_visitor_makes_the_first_account(web: httpx.AsyncClient, database: Database) -> None:
    assert (await web.get("/api/v1/setup")).json() == {
        "first_account_needed": True,
        "sign_up_open": True,
        "mail_ready": True,
        "passkeys_possible": False,
        "provider_name": None,
    }
    caller = await sign_up(web, database, "Nora@Whelan.example", "Nora Whelan")
    assert (await web.get("/api/v1/setup")).json()["first_account_needed"] is False
    state = await caller.get("/api/v1/sessions/current")
    assert state["account"]["email"] == "Nora@Whelan.example"
    assert state["workspaces"][0]["role"] == "owner"
    assert state["workspaces"][0]["time_zone"] == "Europe/Dublin"


async def test_an_address_has_one_account_however_it_is_spelt(web: httpx.AsyncClient, caller: Caller) -> None:
    again = await browser(web).post(
        "/api/v1/accounts",
        json={"email": "NORA@whelan.EXAMPLE", "password": PASSWORD, "display_name": "N"},
    )
    assert again.status_code == 409
    assert again.json()["errors"][0]["pointer"] == "/email"


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"email": "nora"}, "/email"),
        ({"password": "short"}, "/password"),
        ({"password": "passwordpassword"}, "/password"),
        ({"password": "aaaaaaaaaaaaaa"}, "/password"),
        ({"display_name": ""}, "/display_name"),
        ({"time_zone": "Mars/Olympus"}, "/time_zone"),
        ({"instance_admin": True}, "/instance_admin"),
    ],
)
async def test_sign_up_says_which_field(
    web: httpx.AsyncClient, change: dict[str, object], pointer: str
) -> None:
    body = {**SIGN_IN, "display_name": "Nora", **change}
    answer = await browser(web).post("/api/v1/accounts", json=body)
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]


async def test_sign_up_can_be_closed(
    web: httpx.AsyncClient, settings: Settings, caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "accounts", settings.accounts.model_copy(update={"sign_up": False}))
    answer = await browser(web).post(
        "/api/v1/accounts", json={"email": "b@c.example", "password": PASSWORD, "display_name": "B"}
    )
    assert answer.status_code == 403
    assert answer.json()["code"] == "sign_up_closed"


async def test_s1_signing_out_ends_the_session_at_once(web: httpx.AsyncClient, caller: Caller) -> None:
    other = browser(web)
    assert (await other.post("/api/v1/sessions", json=SIGN_IN)).status_code == 201
    listed = await caller.get("/api/v1/sessions")
    assert sorted(row["current"] for row in listed["items"]) == [False, True]
    here = next(row["id"] for row in listed["items"] if not row["current"])
    assert (await caller.send("DELETE", f"/api/v1/sessions/{here}")).status_code == 204
    assert (await other.get("/api/v1/sessions/current")).status_code == 401
    assert (await caller.send("DELETE", "/api/v1/sessions/current")).status_code == 204
    assert (await caller.send("GET", "/contacts")).status_code == 401


async def test_s1_an_idle_session_ends(web: httpx.AsyncClient, caller: Caller) -> None:
    with time_machine.travel(clock.now() + timedelta(days=6), tick=True):
        assert (await caller.send("GET", "/contacts")).status_code == 200
    with time_machine.travel(clock.now() + timedelta(days=8), tick=True):
        answer = await caller.send("GET", "/contacts")
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")


async def test_s1_the_cookie_cannot_be_read_by_scripts(web: httpx.AsyncClient, caller: Caller) -> None:
    answer = await browser(web).post("/api/v1/sessions", json=SIGN_IN)
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "path=/" in cookie


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site", "X-CSRF": "1"},
        {"Sec-Fetch-Site": "same-site", "X-CSRF": "1"},
        {"Sec-Fetch-Site": "same-origin", "X-CSRF": ""},
        {"Sec-Fetch-Site": "none", "X-CSRF": "1"},
    ],
)
async def test_s2_a_forged_write_is_refused(caller: Caller, headers: dict[str, str]) -> None:
    answer = await caller.send("POST", "/contacts", json={"given_name": "Forged"}, headers=headers)
    assert answer.status_code == 403
    assert answer.json()["code"] == "csrf_failed"
    assert (await caller.get("/contacts"))["items"] == []


async def test_s4_unknown_address_and_wrong_password_look_alike(
    web: httpx.AsyncClient, caller: Caller
) -> None:
    wrong = await browser(web).post("/api/v1/sessions", json={**SIGN_IN, "password": "not this one at all"})
    nobody = await browser(web).post("/api/v1/sessions", json={**SIGN_IN, "email": "x@y.example"})
    assert wrong.status_code == nobody.status_code == 401
    strip = ("request_id",)
    assert {k: v for k, v in wrong.json().items() if k not in strip} == {
        k: v for k, v in nobody.json().items() if k not in strip
    }


async def test_s4_ten_tries_then_a_pause(web: httpx.AsyncClient, caller: Caller) -> None:
    other = browser(web)
    for _ in range(10):
        assert (await other.post("/api/v1/sessions", json={**SIGN_IN, "password": "no"})).status_code == 401
    blocked = await other.post("/api/v1/sessions", json=SIGN_IN)
    assert blocked.status_code == 429
    assert blocked.headers["retry-after"] == "300"
    with time_machine.travel(clock.now() + timedelta(minutes=6), tick=True):
        assert (await other.post("/api/v1/sessions", json=SIGN_IN)).status_code == 201


async def test_s5_a_token_is_shown_once_and_does_what_it_may(web: httpx.AsyncClient, caller: Caller) -> None:
    made = await caller.send(
        "POST", "/tokens", json={"name": "script", "scopes": ["contacts:read"], "expires_in_days": 30}
    )
    assert made.status_code == 201, made.text
    token = made.json()["token"]
    assert tokens.well_formed(token)
    listed = (await caller.get("/tokens"))["items"]
    assert len(listed) == 1
    assert token not in str(listed)
    script = {"Authorization": f"Bearer {token}"}
    below = f"/api/v1/workspaces/{caller.workspace_id}"
    assert (await web.get(f"{below}/contacts", headers=script)).status_code == 200
    written = await web.post(f"{below}/contacts", json={"given_name": "A"}, headers=script)
    assert written.status_code == 403
    assert written.json()["code"] == "scope_missing"
    for method, path in (("GET", f"{below}/tokens"), ("GET", "/api/v1/sessions")):
        assert (await web.request(method, path, headers=script)).status_code == 403
    assert (await caller.send("DELETE", f"/tokens/{listed[0]['id']}")).status_code == 204
    assert (await web.get(f"{below}/contacts", headers=script)).status_code == 401


async def test_s5_a_token_expires_and_forgeries_fail(web: httpx.AsyncClient, caller: Caller) -> None:
    made = await caller.send(
        "POST", "/tokens", json={"name": "s", "scopes": ["contacts:read"], "expires_in_days": 1}
    )
    token = made.json()["token"]
    path = f"/api/v1/workspaces/{caller.workspace_id}/contacts"
    for bad in (token[:-1] + "!", tokens.new_access_token(), "inroad_pat_", "", "x y"):
        answer = await web.get(path, headers={"Authorization": f"Bearer {bad}"})
        assert answer.status_code == 401, bad
    assert (await web.get(path, headers={"Authorization": "Basic eA=="})).status_code == 401
    with time_machine.travel(clock.now() + timedelta(days=2), tick=True):
        answer = await web.get(path, headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 401


async def test_s10_another_search_does_not_exist(
    web: httpx.AsyncClient, caller: Caller, stranger: Caller
) -> None:
    contact = await caller.post("/contacts", {"given_name": "Ruth"})
    theirs = f"/api/v1/workspaces/{caller.workspace_id}"
    for path in ("", "/contacts", f"/contacts/{contact['id']}", "/tokens", "/starters"):
        assert (await stranger.send("GET", theirs + path)).status_code == 404
        assert (await web.get(theirs + path)).status_code == 401
    assert (await stranger.send("GET", f"/contacts/{contact['id']}")).status_code == 404
    made = await stranger.send("POST", "/tokens", json={"name": "t", "scopes": ["contacts:read"]})
    script = {"Authorization": f"Bearer {made.json()['token']}"}
    assert (await web.get(f"{theirs}/contacts", headers=script)).status_code == 404


async def test_a_second_search_and_its_settings(caller: Caller) -> None:
    headers = {"Idempotency-Key": "second"}
    body = {"name": "Next search", "time_zone": "Pacific/Auckland"}
    first = await caller.send("POST", "/api/v1/workspaces", json=body, headers=headers)
    again = await caller.send("POST", "/api/v1/workspaces", json=body, headers=headers)
    assert first.status_code == again.status_code == 201
    assert first.json() == again.json()
    assert len((await caller.get("/api/v1/workspaces"))["items"]) == 2
    path = f"/api/v1/workspaces/{first.json()['id']}"
    changed = await caller.patch(path, {"minutes": 15, "country": "NZ"}, 1)
    assert (changed["minutes"], changed["country"], changed["version"]) == (15, "NZ", 2)
    answer = await caller.send("PATCH", path, json={"office_opens": "18:00"}, headers={"If-Match": '"2"'})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/office_closes"
    await caller.patch(path, {"minutes": 20}, 1, status=412)


async def test_the_rules_are_there_for_everybody(web: httpx.AsyncClient) -> None:
    rules = {rule["id"]: rule for rule in (await web.get("/api/v1/rules")).json()["items"]}
    assert "NEVER ask them for a job" in rules["LND-7"]["source"]
