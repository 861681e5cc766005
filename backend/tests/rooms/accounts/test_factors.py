"""Codes of an app, each good once, and the codes on paper (S4, S7)."""

from datetime import timedelta

import httpx
import pyotp
import time_machine
from sqlalchemy import select

from inroad.kit import clock
from inroad.kit.db import Database
from inroad.rooms.accounts.factors import picture
from inroad.rooms.accounts.tables import Credential, RecoveryCode
from tests.rooms.accounts.test_routes import SIGN_IN, browser
from tests.rooms.conftest import Caller

SESSIONS = "/api/v1/sessions"


def code_of(secret: str, seconds: int = 0) -> str:
    """What the app shows."""
    return pyotp.TOTP(secret).at(clock.now() + timedelta(seconds=seconds))


async def with_app(caller: Caller) -> tuple[str, list[str]]:
    """An app that is confirmed: its secret and the codes on paper."""
    begun = await caller.send("POST", "/api/v1/account/totp")
    assert begun.status_code == 201, begun.text
    secret = begun.json()["secret"]
    done = await caller.send("POST", "/api/v1/account/totp/confirmation", json={"code": code_of(secret)})
    assert done.status_code == 201, done.text
    return secret, done.json()["codes"]


async def test_s7_signing_in_asks_for_a_code_that_works_once(
    web: httpx.AsyncClient, caller: Caller, database: Database
) -> None:
    secret, _ = await with_app(caller)
    other = browser(web)
    asked = await other.post(SESSIONS, json=SIGN_IN)
    assert (asked.status_code, asked.json()["code"]) == (401, "second_factor_needed")
    assert "set-cookie" not in asked.headers
    # Without the password nobody learns that a code is asked for.
    wrong = await other.post(SESSIONS, json={**SIGN_IN, "password": "not this"})
    assert wrong.json()["code"] == "wrong_credentials"
    code = code_of(secret, 30)
    assert (await other.post(SESSIONS, json={**SIGN_IN, "code": code})).status_code == 201
    replayed = await browser(web).post(SESSIONS, json={**SIGN_IN, "code": code})
    assert (replayed.status_code, replayed.json()["code"]) == (401, "wrong_code")
    async with database.read(None) as db:
        assert secret not in (await db.execute(select(Credential.secret))).scalar_one()


async def test_s7_a_code_from_paper_stands_in_once(
    web: httpx.AsyncClient, caller: Caller, database: Database
) -> None:
    _, codes = await with_app(caller)
    assert len(set(codes)) == 10
    spelt = codes[0].upper().replace("-", " ")
    assert (await browser(web).post(SESSIONS, json={**SIGN_IN, "code": spelt})).status_code == 201
    assert (await browser(web).post(SESSIONS, json={**SIGN_IN, "code": codes[0]})).status_code == 401
    told = await caller.get("/api/v1/account/credentials")
    assert (told["recovery_codes_left"], [each["kind"] for each in told["items"]]) == (9, ["totp"])
    async with database.read(None) as db:
        stored = " ".join((await db.execute(select(RecoveryCode.code_hash))).scalars())
    assert codes[1].replace("-", "") not in stored
    renewed = (await caller.send("POST", "/api/v1/account/recovery-codes")).json()["codes"]
    assert not set(renewed) & set(codes)
    assert (await browser(web).post(SESSIONS, json={**SIGN_IN, "code": codes[1]})).status_code == 401


async def test_s4_five_codes_in_five_minutes(web: httpx.AsyncClient, caller: Caller) -> None:
    secret, _ = await with_app(caller)
    other = browser(web)
    for n in range(5):
        answer = await other.post(SESSIONS, json={**SIGN_IN, "code": f"00000{n}"})
        assert answer.status_code == 401
    assert (await other.post(SESSIONS, json={**SIGN_IN, "code": code_of(secret)})).status_code == 429
    with time_machine.travel(clock.now() + timedelta(minutes=6), tick=True):
        assert (await other.post(SESSIONS, json={**SIGN_IN, "code": code_of(secret)})).status_code == 201


async def test_s4_twenty_codes_in_an_hour(web: httpx.AsyncClient, caller: Caller) -> None:
    secret, _ = await with_app(caller)
    other, start = browser(web), clock.now()
    for n in range(20):
        with time_machine.travel(start + timedelta(minutes=6 * (n // 5), seconds=n), tick=True):
            assert (await other.post(SESSIONS, json={**SIGN_IN, "code": "000000"})).status_code == 401
    with time_machine.travel(start + timedelta(minutes=30), tick=True):
        answer = await other.post(SESSIONS, json={**SIGN_IN, "code": code_of(secret)})
        assert (answer.status_code, answer.headers["retry-after"]) == (429, "3600")


async def test_an_app_counts_once_its_code_was_seen(web: httpx.AsyncClient, caller: Caller) -> None:
    begun = (await caller.send("POST", "/api/v1/account/totp")).json()
    assert (await browser(web).post(SESSIONS, json=SIGN_IN)).status_code == 201
    wrong = await caller.send("POST", "/api/v1/account/totp/confirmation", json={"code": "000000"})
    assert wrong.json()["errors"][0]["pointer"] == "/code"
    assert begun["uri"].startswith("otpauth://totp/Inroad:nora%40whelan.example?secret=")
    assert begun["qr_path"].startswith("M")
    secret, _ = await with_app(caller)
    assert (await caller.send("POST", "/api/v1/account/totp")).json()["code"] == "totp_exists"
    listed = (await caller.get("/api/v1/account/credentials"))["items"]
    gone = await caller.send("DELETE", f"/api/v1/account/credentials/{listed[0]['id']}")
    assert gone.status_code == 204
    assert (await browser(web).post(SESSIONS, json=SIGN_IN)).status_code == 201
    assert (await caller.get("/api/v1/account/credentials")) == {"items": [], "recovery_codes_left": 0}
    assert secret


async def test_s9_nobody_ends_the_second_factor_of_another(caller: Caller, stranger: Caller) -> None:
    await with_app(caller)
    theirs = (await caller.get("/api/v1/account/credentials"))["items"][0]["id"]
    assert (await stranger.send("DELETE", f"/api/v1/account/credentials/{theirs}")).status_code == 404
    assert len((await caller.get("/api/v1/account/credentials"))["items"]) == 1


def test_the_picture_is_the_code() -> None:
    path, width = picture("otpauth://totp/Inroad:a?secret=B")
    assert width >= 29
    assert set(path) <= set("Mhvz- 0123456789")
