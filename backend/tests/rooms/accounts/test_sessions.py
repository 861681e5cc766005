"""Sessions: proving anew, cookies that are replayed or forged, and the limits on trying (S1, S2, S4)."""

import statistics
import time
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
import time_machine
from sqlalchemy import func, select

from inroad.kit import clock
from inroad.kit.db import Database
from inroad.kit.http.problems import Problem
from inroad.kit.ids import new_id
from inroad.rooms.accounts.actions import TryKeys, note_try, refuse_too_many_tries
from inroad.rooms.accounts.tables import SignInAttempt
from tests.rooms.accounts.test_routes import SIGN_IN, browser
from tests.rooms.conftest import PASSWORD, SECRET, Caller

RENEWAL = "/api/v1/sessions/current/renewal"


async def test_s1_export_and_tokens_ask_who_it_is_after_a_quarter_of_an_hour(caller: Caller) -> None:
    token = {"name": "s", "scopes": ["contacts:read"]}
    with time_machine.travel(clock.now() + timedelta(minutes=16), tick=True):
        for path, body in (("/tokens", token), ("/exports", {})):
            answer = await caller.send("POST", path, json=body)
            assert (answer.status_code, answer.json()["code"]) == (403, "reauthentication_needed")
        before = caller.client.cookies["session"]
        assert (await caller.send("POST", RENEWAL, json={"password": PASSWORD})).status_code == 201
        after = caller.client.cookies["session"]
        assert after != before
        assert (await caller.send("POST", "/tokens", json=token)).status_code == 201
        # The old cookie, replayed, opens nothing.
        caller.client.cookies.set("session", before)
        old = await caller.client.get("/api/v1/sessions/current", headers={"Cookie": f"session={before}"})
        assert old.status_code == 401


async def test_s1_a_wrong_password_proves_nothing_and_is_counted(caller: Caller) -> None:
    for _ in range(10):
        answer = await caller.send("POST", RENEWAL, json={"password": "not my sentence"})
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["pointer"] == "/password"
    assert (await caller.send("POST", RENEWAL, json={"password": PASSWORD})).status_code == 429
    assert (await caller.send("GET", "/contacts")).status_code == 200


async def test_s1_a_session_ends_after_thirty_days_however_much_it_is_used(
    web: httpx.AsyncClient, caller: Caller
) -> None:
    start = clock.now()
    for day in range(5, 30, 5):
        with time_machine.travel(start + timedelta(days=day), tick=True):
            assert (await caller.send("GET", "/contacts")).status_code == 200
            await web._transport.app.state.seen.flush(caller.database)  # type: ignore[attr-defined]  # ASGI
    with time_machine.travel(start + timedelta(days=30, minutes=1), tick=True):
        assert (await caller.send("GET", "/contacts")).status_code == 401


async def test_s1_forged_cookies_open_nothing(web: httpx.AsyncClient, caller: Caller) -> None:
    mine = caller.client.cookies["session"]
    for forged in (mine[:-1], mine + "A", mine.swapcase(), "A" * 43, "", "null", "1", "../" + mine):
        answer = await web.get("/api/v1/sessions/current", headers={"Cookie": f"session={forged}"})
        assert answer.status_code == 401, forged


async def test_s1_signing_out_clears_the_site(caller: Caller) -> None:
    cookie = caller.client.cookies["session"]
    answer = await caller.send("DELETE", "/api/v1/sessions/current")
    assert answer.headers["clear-site-data"] == '"cache", "storage"'
    replayed = await caller.client.get("/api/v1/sessions/current", headers={"Cookie": f"session={cookie}"})
    assert replayed.status_code == 401


async def test_s4_however_many_tries_ten_passwords_are_looked_at(
    web: httpx.AsyncClient, caller: Caller, database: Database
) -> None:
    """Nothing is hashed and nothing grows after ten tries; bench/sign_in_tries.py makes ten thousand."""
    other = browser(web)
    answers = {401: 0, 429: 0}
    for n in range(200):
        answer = await other.post("/api/v1/sessions", json={**SIGN_IN, "password": f"guess {n}"})
        answers[answer.status_code] += 1
    assert answers == {401: 10, 429: 190}
    async with database.read(None) as db:
        assert (await db.execute(select(func.count(SignInAttempt.id)))).scalar_one() == 10
    # Whoever is signed in already notices nothing.
    assert (await caller.send("GET", "/contacts")).status_code == 200


async def test_s4_an_unknown_address_takes_as_long_as_a_wrong_password(
    web: httpx.AsyncClient, caller: Caller
) -> None:
    other = browser(web)
    times: dict[str, list[float]] = {"nora@whelan.example": [], "nobody@whelan.example": []}
    for n in range(8):
        with time_machine.travel(clock.now() + timedelta(minutes=6 * n), tick=True):
            for email, taken in times.items():
                start = time.perf_counter()
                answer = await other.post("/api/v1/sessions", json={"email": email, "password": "not this"})
                taken.append(time.perf_counter() - start)
                assert answer.status_code == 401
    known, unknown = (statistics.median(taken) for taken in times.values())
    # On a machine that is shared a median wanders; without the hash for nobody it would be a tenth.
    assert abs(known - unknown) < 0.5 * max(known, unknown)


async def test_s4_a_thousand_tries_at_as_many_accounts(database: Database) -> None:
    """So many in five minutes are looked at, whoever is tried and from wherever; then a pause for all."""
    now, looked_at = clock.now(), 990

    def keys(n: int) -> TryKeys:
        return TryKeys.of(SECRET, f"person{n}@whelan.example", f"10.0.{n // 250}.{n % 250}")

    async def passes(n: int, at: datetime) -> bool:
        async with database.write(None) as db:
            try:
                await refuse_too_many_tries(db, keys(n), at)
            except Problem as problem:
                return problem.status != 429
            await note_try(db, keys(n), at)
            return True

    async with database.write(None) as db:
        for n in range(looked_at):
            row = {"id": new_id(), "account_key": keys(n).account, "address_key": keys(n).address}
            db.add(SignInAttempt(**row, at=now))
    tries = [await passes(looked_at + n, now) for n in range(25)]
    assert tries == [True] * 10 + [False] * 15
    assert await passes(0, now + timedelta(minutes=5, seconds=1))


@pytest.mark.parametrize(
    "sent",
    [
        {"content": '{"given_name":"Forged"}', "headers": {"Content-Type": "text/plain"}},
        {"content": '{"given_name":"Forged"}', "headers": {"Content-Type": "application/json"}},
        {"data": {"given_name": "Forged"}},
        {"files": {"file": ("Connections.csv", b"First Name\nForged\n", "text/csv")}},
    ],
    ids=["text", "json", "form", "multipart"],
)
async def test_s2_whatever_another_site_posts_is_refused(caller: Caller, sent: dict[str, Any]) -> None:
    """What a page elsewhere can send by itself: a simple request, with the cookie and no header of ours."""
    cookie = {"Cookie": f"session={caller.client.cookies['session']}"}
    origins = [
        {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://127.0.0.1:8000.evil.example"},
        {},
    ]
    paths = [f"/api/v1/workspaces/{caller.workspace_id}/contacts", "/api/v1/sessions", "/api/v1/accounts"]
    paths += [f"/api/v1/workspaces/{caller.workspace_id}/imports", "/api/v1/passkey-challenges"]
    transport = caller.client._transport
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as evil:
        for origin in origins:
            for path in paths:
                more = {**sent, "headers": {**sent.get("headers", {}), **cookie, **origin}}
                answer = await evil.post(path, **more)
                assert (answer.status_code, answer.json()["code"]) == (403, "csrf_failed"), (origin, path)
    assert (await caller.get("/contacts"))["items"] == []
    assert (await caller.get("/imports"))["items"] == []
