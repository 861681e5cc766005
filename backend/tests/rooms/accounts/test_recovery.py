"""Coming back without the password, another address, another password (S1, S4, S25)."""

from datetime import timedelta

import httpx
import pytest
import time_machine
from sqlalchemy import select

from inroad.kit import clock
from inroad.kit.db import Database
from inroad.rooms.accounts.tables import AccountLink
from tests.factories.mailbox import Mailbox
from tests.rooms.accounts.conftest import Postman
from tests.rooms.accounts.test_routes import SIGN_IN, browser
from tests.rooms.conftest import Caller

ASK = "/api/v1/password-resets"
USE = "/api/v1/password-resets/use"
FRESH = "another sentence of mine"


async def test_a_forgotten_password_is_replaced_by_a_link_that_works_once(
    web: httpx.AsyncClient, caller: Caller, mailbox: Mailbox, post: Postman, database: Database
) -> None:
    other = browser(web)
    assert (await other.post(ASK, json={"email": "NORA@whelan.example"})).status_code == 202
    await post.drain()
    assert mailbox.to() == ["nora@whelan.example"]
    secret = mailbox.secret()
    async with database.read(None) as db:
        stored = (await db.execute(select(AccountLink.token_hash))).scalar_one()
    assert secret not in stored
    weak = await other.post(USE, json={"token": secret, "password": "passwordpassword"})
    assert weak.json()["errors"][0]["pointer"] == "/password"
    assert (await other.post(USE, json={"token": secret, "password": FRESH})).status_code == 204
    # Everywhere else one is signed out, the old password opens nothing, and the link neither.
    assert (await caller.send("GET", "/contacts")).status_code == 401
    assert (await other.post("/api/v1/sessions", json=SIGN_IN)).status_code == 401
    again = await other.post(USE, json={"token": secret, "password": "a third sentence of mine"})
    assert (again.status_code, again.json()["code"]) == (410, "link_used_up")
    entered = await other.post("/api/v1/sessions", json={**SIGN_IN, "password": FRESH})
    assert entered.json()["account"]["email_verified_at"] is not None
    await post.drain()
    assert "was changed" in mailbox.letters[-1]["Subject"]


async def test_s4_an_unknown_address_gets_the_same_answer(
    web: httpx.AsyncClient, caller: Caller, mailbox: Mailbox, post: Postman
) -> None:
    other = browser(web)
    known = await other.post(ASK, json={"email": "nora@whelan.example"})
    nobody = await other.post(ASK, json={"email": "nobody@whelan.example"})
    await post.drain()
    assert (known.status_code, known.json()) == (nobody.status_code, nobody.json())
    assert mailbox.to() == ["nora@whelan.example"]


async def test_s4_five_links_a_day_known_or_not(web: httpx.AsyncClient, caller: Caller) -> None:
    other = browser(web)
    for email in ("nora@whelan.example", "nobody@whelan.example"):
        for _ in range(5):
            assert (await other.post(ASK, json={"email": email})).status_code == 202
        refused = await other.post(ASK, json={"email": email})
        assert refused.status_code == 429
        assert refused.headers["retry-after"] == "86400"
    with time_machine.travel(clock.now() + timedelta(days=1, minutes=1), tick=True):
        assert (await other.post(ASK, json={"email": "nora@whelan.example"})).status_code == 202


@pytest.mark.parametrize("minutes", [61, 600])
async def test_a_link_ends_after_an_hour(
    web: httpx.AsyncClient, caller: Caller, mailbox: Mailbox, post: Postman, minutes: int
) -> None:
    other = browser(web)
    await other.post(ASK, json={"email": "nora@whelan.example"})
    await post.drain()
    with time_machine.travel(clock.now() + timedelta(minutes=minutes), tick=True):
        answer = await other.post(USE, json={"token": mailbox.secret(), "password": FRESH})
    assert answer.status_code == 410


async def test_a_newer_link_takes_the_place_of_the_older(
    web: httpx.AsyncClient, caller: Caller, mailbox: Mailbox, post: Postman
) -> None:
    other = browser(web)
    for _ in range(2):
        await other.post(ASK, json={"email": "nora@whelan.example"})
        await post.drain()
    older = await other.post(USE, json={"token": mailbox.secret(0), "password": FRESH})
    assert older.status_code == 410
    made_up = await other.post(USE, json={"token": "A" * 43, "password": FRESH})
    assert made_up.json()["code"] == older.json()["code"]
    assert (await other.post(USE, json={"token": mailbox.secret(1), "password": FRESH})).status_code == 204


async def test_s2_nobody_asks_from_another_site(web: httpx.AsyncClient, caller: Caller) -> None:
    for path, body in (
        (ASK, {"email": "nora@whelan.example"}),
        (USE, {"token": "A" * 43, "password": FRESH}),
    ):
        answer = await web.post(path, json=body, headers={"Sec-Fetch-Site": "cross-site", "X-CSRF": "1"})
        assert (answer.status_code, answer.json()["code"]) == (403, "csrf_failed")


async def test_another_address_counts_once_its_link_was_opened(
    web: httpx.AsyncClient, caller: Caller, mailbox: Mailbox, post: Postman
) -> None:
    asked = await caller.send("POST", "/api/v1/account/email", json={"email": "nora@hillcrest.example"})
    assert asked.status_code == 202
    await post.drain()
    assert mailbox.to() == ["nora@hillcrest.example"]
    assert (await caller.get("/api/v1/sessions/current"))["account"]["email"] == "nora@whelan.example"
    proved = await browser(web).post("/api/v1/email-proofs", json={"token": mailbox.secret()})
    assert proved.status_code == 201, proved.text
    await post.drain()
    # The address that no longer signs in hears of it.
    assert mailbox.to()[-1] == "nora@whelan.example"
    entered = await browser(web).post("/api/v1/sessions", json={**SIGN_IN, "email": "nora@hillcrest.example"})
    assert entered.status_code == 201
    assert (await browser(web).post("/api/v1/sessions", json=SIGN_IN)).status_code == 401


async def test_an_address_of_somebody_else_is_not_taken_over(
    web: httpx.AsyncClient, caller: Caller, stranger: Caller, mailbox: Mailbox, post: Postman
) -> None:
    await caller.send("POST", "/api/v1/account/email", json={"email": "omar@else.example"})
    await post.drain()
    answer = await browser(web).post("/api/v1/email-proofs", json={"token": mailbox.secret()})
    assert (answer.status_code, answer.json()["code"]) == (409, "account_exists")


async def test_changing_the_password_signs_out_the_others(web: httpx.AsyncClient, caller: Caller) -> None:
    other = browser(web)
    await other.post("/api/v1/sessions", json=SIGN_IN)
    changed = await caller.send("POST", "/api/v1/account/password", json={"password": FRESH})
    assert changed.status_code == 204, changed.text
    assert (await other.get("/api/v1/sessions/current")).status_code == 401
    assert (await caller.send("GET", "/contacts")).status_code == 200
    assert (
        await browser(web).post("/api/v1/sessions", json={**SIGN_IN, "password": FRESH})
    ).status_code == 201
