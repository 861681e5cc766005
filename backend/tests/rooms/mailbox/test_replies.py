"""Answers to letters, from a real Dovecot: found once, sorted, confirmed, and nothing else kept."""

from datetime import timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Any

import pytest
from sqlalchemy import func, select

from inroad.kit import clock, imap
from inroad.kit.jobs import enqueue
from inroad.kit.vault import Vault
from inroad.rooms.mailbox import inbox, reading
from inroad.rooms.mailbox.tables import MailInbox, MailReply
from tests.factories.dovecot import Dovecot
from tests.factories.mail import MailServer
from tests.ports import free_port
from tests.rooms.conftest import SECRET, Caller

Letter = dict[str, Any]


async def set_up(caller: Caller, box: Dovecot, **changes: Any) -> dict[str, Any]:
    """The mailbox as the seeker types it, tried."""
    body = {
        "host": "127.0.0.1",
        "port": box.port,
        "security": "none",
        "username": box.user,
        "password": "right",
        **changes,
    }
    answer = await caller.send("PUT", "/mail-account/inbox", json=body)
    assert answer.status_code == 200, answer.text
    assert answer.json()["state"] == "under_way"
    await caller.run_jobs()
    found: dict[str, Any] = await caller.get("/mail-account/inbox")
    return found


@pytest.fixture
async def sent(caller: Caller, letter: Letter, box: Dovecot) -> Letter:
    """A letter that went out by e-mail, with its promise, and a mailbox that is read."""
    await caller.post(f"/letters/{letter['id']}/deliveries", {}, 202)
    await caller.run_jobs()
    assert (await set_up(caller, box))["state"] == "passed"
    found: Letter = await caller.get(f"/letters/{letter['id']}")
    return found


def answer_to(letter: Letter, text: str, **headers: str) -> bytes:
    """What somebody writes back."""
    message = EmailMessage()
    given = {
        "From": "Tomás Lind <tomas@lind.example>",
        "Subject": f"Re: {letter['subject']}",
        # Mail knows whole seconds: rounded down, an answer would come before its letter.
        "Date": format_datetime(clock.now() + timedelta(seconds=1)),
        "Message-ID": f"<{hash((text, *headers.values()))}@lind.example>",
        "In-Reply-To": f"<letter.{letter['id']}@whelan.example>",
    }
    for name, value in {**given, **{key.replace("_", "-"): value for key, value in headers.items()}}.items():
        message[name] = value
    message.set_content(f"{text}\n\nOn Wed, 14 Oct 2026, Nora wrote:\n> {letter['body'][:12]}\n")
    return message.as_bytes()


async def look(caller: Caller) -> list[dict[str, Any]]:
    """One look into the mailbox; the answers there are."""
    async with caller.database.write(caller.workspace_id) as db:
        await inbox.read_soon(db)
    await caller.run_jobs()
    rows: list[dict[str, Any]] = (await caller.get("/replies"))["items"]
    return rows


async def whole(caller: Caller, row: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = await caller.get(f"/replies/{row['id']}")
    return found


async def promises(caller: Caller, letter: Letter) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = (await caller.get(f"/promises?contact_id={letter['contact']['id']}"))[
        "items"
    ]
    return rows


async def test_an_answer_is_found_once_and_nothing_else_is_kept(
    caller: Caller, sent: Letter, box: Dovecot
) -> None:
    box.put(b"From: shop@else.example\r\nSubject: 40 % off\r\nMessage-ID: <1@else>\r\n\r\nBuy.\r\n")
    box.put(answer_to(sent, "I would be happy to meet. How about Thursday?"))
    box.put(answer_to(sent, "A word to somebody else.", In_Reply_To="<other@whelan.example>"))
    box.put(answer_to(sent, "My own words.", From="Nora Whelan <nora@whelan.example>"))
    for _ in range(3):
        rows = await look(caller)
    assert [(row["kind"], row["state"], row["contact"]) for row in rows] == [("yes", "open", sent["contact"])]
    reply = await whole(caller, rows[0])
    assert reply["text"] == "I would be happy to meet. How about Thursday?"
    words = [reply["text"][span["start"] : span["end"]] for span in reply["words"]]
    assert "happy to meet" in words
    assert reply["promised_on"] == sent["promised_on"]
    assert reply["reasons"][0]["rule"] == "SET-1"
    async with caller.database.read(caller.workspace_id) as db:
        assert await db.scalar(select(func.count(MailReply.id))) == 1


async def test_net_12_today_shows_an_answer_until_it_is_settled(
    caller: Caller, sent: Letter, box: Dovecot
) -> None:
    box.put(answer_to(sent, "Happy to."))
    (row,) = await look(caller)
    items = (await caller.get("/today"))["items"]
    (item,) = [each for each in items if each["kind"] == "reply"]
    assert (item["reply_id"], item["letter_id"], item["contact"]) == (row["id"], sent["id"], sent["contact"])
    assert (item["action"], item["title"]) == ("read_reply", "Tomás answered your letter")
    await caller.post(f"/replies/{row['id']}/dismissal", {}, 200)
    assert not [each for each in (await caller.get("/today"))["items"] if each["kind"] == "reply"]


async def test_yes_keeps_the_promise(caller: Caller, sent: Letter, box: Dovecot) -> None:
    box.put(answer_to(sent, "Yes, of course. Come by on Thursday."))
    (row,) = await look(caller)
    done = await caller.post(f"/replies/{row['id']}/confirmation", {"kind": "yes"}, 200)
    assert (done["reply"]["state"], done["reply"]["confirmed_as"]) == ("confirmed", "yes")
    (promise,) = await promises(caller, sent)
    assert (promise["state"], promise["reached"]) == ("kept", True)
    attempt = await caller.get(f"/attempts/{done['reply']['attempt_id']}")
    assert (attempt["outcome"], attempt["channel"]) == ("reached", "email")
    again = await caller.post(f"/replies/{row['id']}/confirmation", {"kind": "later"}, 409)
    assert again["code"] == "reply_settled"
    assert len((await caller.get(f"/attempts?contact_id={sent['contact']['id']}"))["items"]) == 1


async def test_an_answer_from_a_clock_that_is_behind_still_keeps_the_promise(
    caller: Caller, sent: Letter, box: Dovecot
) -> None:
    behind = format_datetime(clock.now() - timedelta(minutes=4))
    box.put(answer_to(sent, "Yes, of course. Come by on Thursday.", Date=behind))
    (row,) = await look(caller)
    await caller.post(f"/replies/{row['id']}/confirmation", {"kind": "yes"}, 200)
    (promise,) = await promises(caller, sent)
    assert (promise["state"], promise["reached"]) == ("kept", True)


async def test_a_yes_that_waits_for_the_call_leaves_the_promise_open(
    caller: Caller, sent: Letter, box: Dovecot
) -> None:
    box.put(answer_to(sent, "Happy to. I look forward to your call."))
    (row,) = await look(caller)
    body = {"kind": "yes", "on": sent["promised_on"]}
    await caller.post(f"/replies/{row['id']}/confirmation", body, 200)
    (promise,) = await promises(caller, sent)
    assert (promise["state"], promise["due_on"]) == ("open", sent["promised_on"])


async def test_tim_5_later_moves_the_promise_to_the_day_they_named(
    caller: Caller, sent: Letter, box: Dovecot
) -> None:
    box.put(answer_to(sent, "I am terribly busy. Please call me again on Wednesday, 28 October."))
    (row,) = await look(caller)
    assert (row["kind"], (await whole(caller, row))["suggested_on"]) == ("later", "2026-10-28")
    missing = await caller.post(f"/replies/{row['id']}/confirmation", {"kind": "later"}, 422)
    assert missing["errors"][0]["pointer"] == "/on"
    past = await caller.post(f"/replies/{row['id']}/confirmation", {"kind": "later", "on": "2026-10-01"}, 422)
    assert past["errors"][0]["pointer"] == "/on"
    await caller.post(f"/replies/{row['id']}/confirmation", {"kind": "later", "on": "2026-10-28"}, 200)
    kept = {(each["state"], each["due_on"]) for each in await promises(caller, sent)}
    assert kept == {("renegotiated", sent["promised_on"]), ("open", "2026-10-28")}


async def test_net_4_somebody_else_becomes_a_contact_with_the_edge(
    caller: Caller, sent: Letter, box: Dovecot
) -> None:
    box.put(
        answer_to(sent, "I am not the right person. You should talk to Maria Santos (maria@harbour.example).")
    )
    (row,) = await look(caller)
    reply = await whole(caller, row)
    assert row["kind"] == "someone_else"
    assert reply["people"] == [{"name": "Maria Santos", "email": "maria@harbour.example", "phone": ""}]
    wrong = {"kind": "someone_else", "people": [{"name": "Maria", "email": "no address"}]}
    refused = await caller.post(f"/replies/{row['id']}/confirmation", wrong, 422)
    assert refused["errors"][0]["pointer"] == "/people/0/email"
    body = {
        "kind": "someone_else",
        "people": [{"name": "Maria Santos", "email": "maria@harbour.example", "may_use_name": True}],
    }
    done = await caller.post(f"/replies/{row['id']}/confirmation", body, 200)
    (maria,) = done["contacts"]
    edges = (await caller.get(f"/referrals?to_contact_id={maria['id']}"))["items"]
    assert [(edge["from_contact"]["id"], edge["may_use_name"]) for edge in edges] == [
        (sent["contact"]["id"], True)
    ]
    person = await caller.get(f"/contacts/{maria['id']}")
    assert person["emails"][0]["address"] == "maria@harbour.example"
    assert person["degree"] is not None
    assert (await promises(caller, sent))[0]["state"] == "kept"


async def test_nrs_1_an_absence_lets_them_rest_and_leaves_the_promise(
    caller: Caller, sent: Letter, box: Dovecot
) -> None:
    text = "I am out of the office until Monday, 26 October."
    box.put(answer_to(sent, text, Auto_Submitted="auto-replied", Return_Path="<>"))
    (row,) = await look(caller)
    reply = await whole(caller, row)
    assert (row["kind"], reply["suggested_on"]) == ("away", "2026-10-26")
    await caller.post(f"/replies/{row['id']}/confirmation", {"kind": "away", "on": "2026-10-26"}, 200)
    assert (await promises(caller, sent))[0]["state"] == "open"
    person = await caller.get(f"/contacts/{sent['contact']['id']}")
    assert person["resting_until"] == "2026-10-26"
    lines = (await caller.get(f"/contacts/{sent['contact']['id']}/timeline"))["items"]
    assert any(line["title"] == "Tomás is away until Monday 26 October" for line in lines)


def came_back(letter: Letter, action: str = "failed") -> bytes:
    return (
        "Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.lind.example\r\nSubject: Undelivered Mail\r\n"
        f"Message-ID: <{action}@mx.lind.example>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="B"\r\n\r\n'
        "--B\r\nContent-Type: text/plain\r\n\r\nYour message could not be delivered.\r\n"
        "--B\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.lind.example\r\n\r\n"
        f"Final-Recipient: rfc822; tomas@lind.example\r\nAction: {action}\r\nStatus: 5.1.1\r\n"
        "Diagnostic-Code: smtp; 550 no such user\r\n\r\n"
        "--B\r\nContent-Type: text/rfc822-headers\r\n\r\n"
        f"Message-ID: <letter.{letter['id']}@whelan.example>\r\n\r\n--B--\r\n"
    ).encode()


async def test_a_bounce_marks_the_delivery_and_makes_the_letter_a_draft_once_confirmed(
    caller: Caller, sent: Letter, box: Dovecot
) -> None:
    box.put(came_back(sent, "delayed"))
    assert await look(caller) == []
    box.put(came_back(sent))
    (row,) = await look(caller)
    assert row["kind"] == "bounced"
    (delivery,) = (await caller.get(f"/letters/{sent['id']}/deliveries"))["items"]
    assert (delivery["state"], delivery["reason"], delivery["said"]) == (
        "bounced",
        "bounced",
        "550 no such user",
    )
    assert "came back" in delivery["words"]
    assert (await caller.get(f"/letters/{sent['id']}"))["state"] == "sent"
    await caller.post(f"/replies/{row['id']}/confirmation", {"kind": "bounced"}, 200)
    assert (await caller.get(f"/letters/{sent['id']}"))["state"] == "draft"
    assert await promises(caller, sent) == []


@pytest.mark.parametrize("kind", ["declined", None])
async def test_no_is_kept_as_no_and_nothing_comes_of_what_is_put_aside(
    caller: Caller, sent: Letter, box: Dovecot, kind: str | None
) -> None:
    box.put(answer_to(sent, "I am sorry, I cannot help you with this."))
    (row,) = await look(caller)
    assert row["kind"] == "declined"
    if kind is None:
        found = await caller.post(f"/replies/{row['id']}/dismissal", {}, 200)
        assert (found["state"], found["attempt_id"]) == ("dismissed", None)
        assert (await promises(caller, sent))[0]["state"] == "open"
    else:
        body = {"kind": kind, "on": "2026-10-28"}
        assert (await caller.post(f"/replies/{row['id']}/confirmation", body, 422))["errors"][0][
            "pointer"
        ] == "/on"
        await caller.post(f"/replies/{row['id']}/confirmation", {"kind": kind}, 200)
        (attempt,) = (await caller.get(f"/attempts?contact_id={sent['contact']['id']}"))["items"]
        assert attempt["outcome"] == "declined"
    assert (await caller.get("/replies?state=open"))["items"] == []


async def test_the_mailbox_is_read_on_and_anew_without_doubling(
    caller: Caller, sent: Letter, box: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "LIMITS", imap.Limits(headers=2, bodies=1))
    for number in range(3):
        box.put(answer_to(sent, f"Yes, number {number}."))
        box.put(b"From: a@b.example\r\nSubject: x\r\n\r\nx\r\n")
    assert len(await look(caller)) == 3
    async with caller.database.read(caller.workspace_id) as db:
        before = (await db.scalars(select(MailInbox))).one()
    box.renumber((before.uid_validity or 0) + 5)
    box.put(answer_to(sent, "Yes, once more."))
    assert len(await look(caller)) == 4
    async with caller.database.read(caller.workspace_id) as db:
        after = (await db.scalars(select(MailInbox))).one()
    assert (after.uid_validity, after.next_uid) == ((before.uid_validity or 0) + 5, 8)


async def test_two_runs_at_once_keep_an_answer_once(caller: Caller, sent: Letter, box: Dovecot) -> None:
    box.put(answer_to(sent, "Yes."))
    async with caller.database.write(caller.workspace_id) as db:
        await inbox.read_soon(db)
        await enqueue(db, inbox.READ, {}, dedup_key="beside")
    await caller.run_jobs()
    assert len(await look(caller)) == 1


@pytest.mark.parametrize(
    ("changes", "reason", "words"),
    [
        ({"password": "wrong"}, "sign_in", "app password"),
        ({"host": "10.0.0.1"}, "forbidden", "not on the public internet"),
        ({"security": "tls"}, "tls", "certificate"),
        ({"port": 1}, "unreachable", "could not be reached"),
    ],
)
async def test_a_mailbox_that_cannot_be_read_says_why_and_is_left_alone(
    caller: Caller, letter: Letter, box: Dovecot, changes: dict[str, Any], reason: str, words: str
) -> None:
    found = await set_up(caller, box, **changes)
    assert (found["state"], found["reason"]) == ("stopped", reason)
    assert words in found["words"]
    assert await look(caller) == []
    assert (await set_up(caller, box))["state"] == "passed"
    again = await caller.post("/mail-account/inbox/checks", {}, 202)
    assert again["state"] == "under_way"


async def test_a_server_that_goes_away_is_tried_later_and_later(
    caller: Caller, sent: Letter, box: Dovecot
) -> None:
    box.put(answer_to(sent, "Yes."))
    async with caller.database.write(caller.workspace_id) as db:
        kept = (await db.scalars(select(MailInbox))).one()
        real, kept.port = kept.port, free_port()
    assert await look(caller) == []
    first = await caller.get("/mail-account/inbox")
    assert (first["state"], first["reason"]) == ("passed", "unreachable")
    assert first["next_try_at"] is not None
    async with caller.database.write(caller.workspace_id) as db:
        kept = (await db.scalars(select(MailInbox))).one()
        assert kept.failures == 1
        kept.port = real
    assert await look(caller) == [], "not before its time"
    async with caller.database.write(caller.workspace_id) as db:
        (await db.scalars(select(MailInbox))).one().next_try_at = clock.now() - timedelta(minutes=1)
    assert len(await look(caller)) == 1
    found = await caller.get("/mail-account/inbox")
    assert (found["reason"], found["next_try_at"]) == ("", None)


async def test_the_password_is_sealed_and_stays_with_its_server(
    caller: Caller, sent: Letter, box: Dovecot
) -> None:
    shown = await caller.get("/mail-account/inbox")
    assert shown["has_password"]
    assert "right" not in str(shown)
    async with caller.database.read(caller.workspace_id) as db:
        kept = (await db.scalars(select(MailInbox))).one()
    assert "right" not in kept.sealed_password
    assert Vault(SECRET).open(inbox.PURPOSE, kept.id, kept.sealed_password) == "right"
    body = {"host": "127.0.0.1", "port": box.port, "security": "none", "username": box.user}
    assert (await caller.send("PUT", "/mail-account/inbox", json=body)).status_code == 200
    moved = await caller.send("PUT", "/mail-account/inbox", json={**body, "host": "elsewhere.example"})
    assert (moved.status_code, moved.json()["errors"][0]["pointer"]) == (422, "/password")


async def test_taking_the_account_away_takes_the_mailbox_and_leaves_the_answers(
    caller: Caller, sent: Letter, box: Dovecot
) -> None:
    box.put(answer_to(sent, "Yes."))
    await look(caller)
    assert (await caller.send("DELETE", "/mail-account")).status_code == 204
    assert not (await caller.get("/mail-account/inbox"))["configured"]
    assert len(await look(caller)) == 1
    body = {"host": "127.0.0.1", "port": box.port, "username": box.user, "password": "right"}
    refused = await caller.send("PUT", "/mail-account/inbox", json=body)
    assert (refused.status_code, refused.json()["code"]) == (409, "no_mail_account")


async def test_answers_of_one_search_are_not_another_s(
    caller: Caller, stranger: Caller, sent: Letter, box: Dovecot, server: MailServer
) -> None:
    box.put(answer_to(sent, "Yes."))
    (row,) = await look(caller)
    assert (await stranger.send("GET", f"/replies/{row['id']}")).status_code == 404
    await stranger.send(
        "PUT",
        "/mail-account",
        json={"email": "o@else.example", "host": "127.0.0.1", "port": server.port, "security": "none"},
    )
    assert (await set_up(stranger, box))["state"] == "passed"
    assert await look(stranger) == []
