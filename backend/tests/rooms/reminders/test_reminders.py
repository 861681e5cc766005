"""Reminders by e-mail and in a browser, through a mail server and a push service that are really there."""

import asyncio
import base64
import json
from datetime import UTC, date, datetime
from email.message import EmailMessage
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from sqlalchemy import select

from inroad.kit.jobs import Job, JobState
from inroad.main import make_means, make_worker
from inroad.rooms.accounts.tables import Account
from inroad.rooms.reminders.pushing import public_key
from inroad.rooms.reminders.tables import PushSubscription, ReminderSent
from inroad.rooms.today.schemas import TodayOut
from inroad.rooms.today.text import as_text
from inroad.settings import load
from tests.rooms.conftest import SECRET, Caller
from tests.rooms.reminders.conftest import Browser, MailBox, Move

ALL = {
    "digest_email": True,
    "digest_push": True,
    "digest_at": "07:30",
    "promise_email": True,
    "promise_push": True,
    "promise_at": "09:00",
}


async def promised(caller: Caller, on: str = "2026-10-14") -> dict[str, Any]:
    ruth = await caller.post(
        "/contacts",
        {
            "given_name": "Ruth",
            "family_name": "Adeyemi",
            "closeness": 5,
            "phones": [{"number": "01 555 0142"}],
        },
    )
    made: dict[str, Any] = await caller.post("/promises", {"contact_id": ruth["id"], "due_on": on})
    return made


async def choose(caller: Caller, **chosen: Any) -> dict[str, Any]:
    answer = await caller.send("PUT", "/reminders", json=chosen)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def parts(message: EmailMessage) -> tuple[str, str]:
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    assert text is not None
    assert html is not None
    return text.get_content(), html.get_content()


async def test_nothing_comes_until_it_is_chosen(caller: Caller, at: Move, mailbox: MailBox) -> None:
    await promised(caller)
    shown = await caller.get("/reminders")
    assert not any(shown[name] for name in ALL if name.endswith(("email", "push")))
    assert shown["mail_ready"]
    assert shown["push_key"] == public_key(SECRET)
    at(14, 12)
    await caller.run_jobs()
    assert mailbox.messages == []


async def test_nothing_goes_to_an_address_that_is_not_confirmed(
    caller: Caller, at: Move, mailbox: MailBox
) -> None:
    async with caller.database.write(caller.workspace_id) as db:
        (await db.get_one(Account, caller.account["id"])).email_verified_at = None
    await promised(caller)
    assert not (await choose(caller, digest_email=True, promise_email=True))["email_verified"]
    at(14, 12)
    await caller.run_jobs()
    assert mailbox.messages == []


async def test_the_digest_is_the_list_of_today_in_the_morning_once(
    caller: Caller, at: Move, mailbox: MailBox
) -> None:
    await promised(caller)
    await choose(caller, digest_email=True)
    at(14, 6, 29)
    await caller.run_jobs()
    assert mailbox.messages == []
    at(14, 6, 31)
    await caller.run_jobs()
    at(14, 15)
    await caller.run_jobs()
    (message,) = mailbox.messages
    text, html = parts(message)
    at(14, 6, 31)
    today = TodayOut.model_validate(await caller.get("/today"), strict=False)
    assert text.replace("\r\n", "\n").startswith(as_text(today))
    assert message["Subject"] == today.lede
    assert message["To"].addresses[0].addr_spec == "nora@whelan.example"
    assert "Call Ruth Adeyemi" in html
    assert 'href="tel:015550142"' in html
    at(15, 6, 31)
    await caller.run_jobs()
    assert len(mailbox.messages) == 2


async def test_tim_5_the_promise_is_today_until_it_is_kept(
    caller: Caller, at: Move, mailbox: MailBox
) -> None:
    promise = await promised(caller)
    await choose(caller, promise_email=True)
    at(14, 8, 1)
    await caller.run_jobs()
    (message,) = mailbox.messages
    assert message["Subject"] == "Call Ruth Adeyemi"
    assert "Even if nobody comes to the phone, you keep your word by calling." in parts(message)[0]
    at(15, 8, 1)
    await caller.run_jobs()  # it has passed: that is for Today, not for a reminder
    assert len(mailbox.messages) == 1
    await promised(caller, "2026-10-20")
    at(20, 7)
    other = (await caller.get("/promises?state=open"))["items"][0]
    await caller.post(f"/contacts/{other['contact']['id']}/attempts", {"outcome": "voicemail"})
    at(20, 8, 1)
    await caller.run_jobs()
    assert len(mailbox.messages) == 1
    assert promise["state"] == "open"


async def test_three_days_asleep_bring_one_digest(caller: Caller, at: Move, mailbox: MailBox) -> None:
    await promised(caller)
    await choose(caller, digest_email=True)
    at(19, 10)
    await caller.run_jobs()
    await caller.run_jobs()
    assert len(mailbox.messages) == 1
    assert "The day passed" in parts(mailbox.messages[0])[0]


async def test_what_wakes_in_quiet_hours_waits_for_their_end_and_is_that_days(
    caller: Caller, at: Move, mailbox: MailBox
) -> None:
    await promised(caller)
    await choose(caller, digest_email=True, digest_at="07:30", quiet_from="21:00", quiet_to="07:00")
    at(14, 22)  # eleven at night in Dublin
    await caller.run_jobs()
    assert mailbox.messages == []
    at(15, 6, 1)
    await caller.run_jobs()
    assert len(mailbox.messages) == 1
    at(15, 6, 31)  # the tick of the fifteenth itself
    await caller.run_jobs()
    assert len(mailbox.messages) == 1


@pytest.mark.parametrize(("month", "day", "hour"), [(10, 25, 0), (3, 28, 1)])
async def test_an_hour_that_does_not_exist_or_comes_twice_brings_one(
    caller: Caller,
    at: Move,
    mailbox: MailBox,
    month: int,
    day: int,
    hour: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    year = 2026 if month == 10 else 2027
    await promised(caller, f"{year}-{month:02d}-{day - 3:02d}")
    monkeypatch.setenv("INROAD_CLOCK", f"{year}-{month:02d}-{day - 1:02d}T12:00:00+00:00")
    await caller.come_back()
    await choose(caller, digest_email=True, digest_at="01:30", quiet_from=None, quiet_to=None)
    for minutes in (29, 31, 31 + 60, 31 + 120):
        at_hour, minute = divmod(60 * hour + minutes, 60)
        monkeypatch.setenv(
            "INROAD_CLOCK", f"{year}-{month:02d}-{day:02d}T{at_hour:02d}:{minute:02d}:00+00:00"
        )
        await caller.run_jobs()
        assert len(mailbox.messages) == (0 if minutes == 29 else 1)


async def test_two_workers_send_one(caller: Caller, at: Move, mailbox: MailBox) -> None:
    await promised(caller)
    await choose(caller, digest_email=True)
    at(14, 6, 31)
    workers = [make_worker(caller.database, make_means(load(), SECRET)) for _ in range(3)]
    await asyncio.gather(*(worker.run_due() for worker in workers))
    assert len(mailbox.messages) == 1


async def test_a_server_that_is_busy_is_asked_again_and_one_that_refuses_is_told_of(
    caller: Caller, at: Move, mailbox: MailBox
) -> None:
    await promised(caller)
    await choose(caller, digest_email=True)
    mailbox.answer = "451 Try again later"
    at(14, 6, 31)
    await caller.run_jobs()
    assert mailbox.messages == []
    assert (await caller.get("/reminders"))["mail_problem"] == "refused"
    mailbox.answer = "250 Ok"
    at(14, 8)
    await caller.run_jobs()
    assert len(mailbox.messages) == 1
    assert (await caller.get("/reminders"))["mail_problem"] == ""
    mailbox.answer = "550 No such user"
    at(15, 6, 31)
    await caller.run_jobs()
    at(15, 12)
    await caller.run_jobs()
    assert len(mailbox.messages) == 1
    assert (await caller.get("/reminders"))["mail_problem"] == "refused"


async def test_what_a_dead_worker_began_is_not_sent_again(caller: Caller, at: Move, mailbox: MailBox) -> None:
    await promised(caller)
    await choose(caller, digest_email=True)
    at(14, 6, 31)
    async with caller.database.write(caller.workspace_id) as db:
        from_before = ReminderSent(
            account_id=caller.account["id"],
            kind="digest",
            channel="email",
            on=date(2026, 10, 14),
            state="sending",
            at=datetime(2026, 10, 14, 6, 30, tzinfo=UTC),
        )
        db.add(from_before)
    await caller.run_jobs()
    assert mailbox.messages == []
    async with caller.database.read(caller.workspace_id) as db:
        states = list(await db.scalars(select(Job.state).where(Job.kind == "reminders.email")))
    assert states == [JobState.DONE]


async def test_push_is_encrypted_for_the_browser_and_signed_by_us(
    caller: Caller, at: Move, browser: Browser, mailbox: MailBox
) -> None:
    await promised(caller)
    made = await caller.post("/push-subscriptions", browser.subscription())
    again = await caller.post("/push-subscriptions", browser.subscription("The same one"))
    assert again["id"] == made["id"]
    assert "endpoint" not in made
    await choose(caller, promise_push=True, digest_push=True)
    at(14, 6, 31)
    await caller.run_jobs()
    at(14, 8, 1)
    await caller.run_jobs()
    digest, promise = browser.read()
    assert digest["tag"] == "digest-2026-10-14"
    assert promise["title"] == "The promise is today"
    assert promise["body"].startswith("Call Ruth Adeyemi")
    assert promise["url"] == "/today"
    assert mailbox.messages == []
    headers, body = browser.asked[0]
    assert b"Ruth" not in body
    assert headers["content-encoding"] == "aes128gcm"
    assert int(headers["ttl"]) > 0
    _check_signature(headers["authorization"], browser.url)
    (shown,) = (await caller.get("/push-subscriptions"))["items"]
    assert shown["shown_at"] is not None
    async with caller.database.read(caller.workspace_id) as db:
        (row,) = await db.scalars(select(PushSubscription))
        assert "secret-address" not in row.sealed + row.endpoint_hash


def _raw(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _check_signature(header: str, url: str) -> None:
    """By RFC 8292: an ES256 token for the push service, and the key that it names is ours."""
    fields = dict(part.strip().split("=", 1) for part in header.removeprefix("vapid ").split(","))
    head, claims, signature = fields["t"].split(".")
    assert fields["k"].rstrip("=") == public_key(SECRET)
    key = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _raw(fields["k"]))
    raw = _raw(signature)
    numbers = int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big")
    key.verify(encode_dss_signature(*numbers), f"{head}.{claims}".encode(), ec.ECDSA(SHA256()))
    said = json.loads(_raw(claims))
    assert url.startswith(said["aud"])
    assert said["sub"] == "mailto:inroad@example.org"


async def test_a_browser_that_is_gone_is_forgotten_and_one_that_is_busy_is_asked_again(
    caller: Caller, at: Move, browser: Browser
) -> None:
    await promised(caller)
    await caller.post("/push-subscriptions", browser.subscription())
    await choose(caller, digest_push=True)
    browser.status = 503
    at(14, 6, 31)
    await caller.run_jobs()
    browser.status = 201
    at(14, 8)
    await caller.run_jobs()
    assert len(browser.asked) == 2
    browser.status = 410
    at(15, 6, 31)
    await caller.run_jobs()
    assert (await caller.get("/push-subscriptions"))["items"] == []
    at(16, 6, 31)
    await caller.run_jobs()
    assert len(browser.asked) == 3


async def test_the_link_ends_one_kind_and_needs_no_sign_in(
    caller: Caller, web: Any, at: Move, mailbox: MailBox
) -> None:
    await promised(caller)
    await choose(caller, digest_email=True, promise_email=True)
    at(14, 6, 31)
    await caller.run_jobs()
    (message,) = mailbox.messages
    address = message["List-Unsubscribe"].strip("<>")
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    token = address.rpartition("/")[2]
    assert f"/unsubscribe/{token}" in parts(message)[0].replace("\r\n", "")
    path = f"/api/v1/unsubscribes/{token}"
    assert (await web.get(path)).json() == {"kind": "digest", "search": "My search", "on": True}
    ended = await web.post(path, data={"List-Unsubscribe": "One-Click"})
    assert ended.status_code == 200, ended.text
    assert ended.json()["on"] is False
    assert (await web.post(path, data={"List-Unsubscribe": "One-Click"})).status_code == 200
    chosen = await caller.get("/reminders")
    assert (chosen["digest_email"], chosen["promise_email"]) == (False, True)
    at(15, 6, 31)
    await caller.run_jobs()
    assert len(mailbox.messages) == 1
    changed = path[:-1] + ("A" if path[-1] != "A" else "B")
    assert (await web.get(changed)).status_code == 404


async def test_another_zone_moves_the_hour_with_it(caller: Caller, at: Move, mailbox: MailBox) -> None:
    await promised(caller)
    await choose(caller, digest_email=True)
    await caller.patch("", {"time_zone": "America/New_York"})
    at(14, 10)
    await caller.run_jobs()
    assert mailbox.messages == []
    at(14, 11, 31)
    await caller.run_jobs()
    assert len(mailbox.messages) == 1


@pytest.mark.parametrize(
    ("body", "pointer"),
    [({"quiet_from": "21:00"}, "/quiet_to"), ({"digest_at": "25:00"}, "/digest_at"), ({"no": 1}, "/no")],
)
async def test_what_makes_no_sense_is_refused(caller: Caller, body: dict[str, Any], pointer: str) -> None:
    answer = await caller.send("PUT", "/reminders", json=body)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == pointer


async def test_keys_that_are_none_are_refused(caller: Caller, browser: Browser) -> None:
    body = browser.subscription()
    body["keys"]["p256dh"] = "A" * 87
    answer = await caller.send("POST", "/push-subscriptions", json=body)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/keys"
