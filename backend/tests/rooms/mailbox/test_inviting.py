"""Invitations to meetings: sent over a real mail server, changed, called off, answered (RFC 5546)."""

from datetime import UTC, datetime
from email import message_from_bytes
from typing import Any

import icalendar
import pytest

from inroad.kit.db import Database
from inroad.rooms.mailbox import inviting
from tests.factories.mail import MailServer
from tests.rooms.conftest import Caller
from tests.rooms.mailbox.conftest import set_up

AT = datetime(2026, 10, 14, 12, tzinfo=UTC)


@pytest.fixture
async def meeting(caller: Caller) -> dict[str, Any]:
    """Amara, on a Tuesday morning at her mill."""
    amara = await caller.post(
        "/contacts",
        {
            "given_name": "Amara",
            "family_name": "Okafor",
            "circle": "church",
            "emails": [{"address": "Amara@Okafor.example", "label": ""}],
        },
    )
    body = {"contact_id": amara["id"], "place": "Northgate Foods, gate 2", "local_start": "2026-10-20T08:00"}
    made: dict[str, Any] = await caller.post("/meetings", body)
    return made


def calendar_in(raw: bytes) -> Any:
    """The calendar part of a message, as the library reads it."""
    [part] = [each for each in message_from_bytes(raw).walk() if each.get_content_type() == "text/calendar"]
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    return part.get_param("method"), icalendar.Calendar.from_ical(content)


async def send(caller: Caller, meeting: dict[str, Any], status: int = 202) -> Any:
    """An invitation, delivered."""
    made = await caller.post(f"/meetings/{meeting['id']}/invitations", {}, status)
    await caller.run_jobs()
    return made


async def latest(caller: Caller, meeting: dict[str, Any]) -> Any:
    """What was sent last."""
    return (await caller.get(f"/meetings/{meeting['id']}/invitations"))["items"][0]


def reply(meeting: dict[str, Any], sequence: int, state: str, *more: str, method: str = "REPLY") -> bytes:
    """What her calendar program sends back."""
    lines = (
        "BEGIN:VCALENDAR",
        f"METHOD:{method}",
        "BEGIN:VEVENT",
        f"UID:meeting-{meeting['id']}@inroad",
        f"SEQUENCE:{sequence}",
        f"ATTENDEE;PARTSTAT={state}:mailto:amara@okafor.example",
        *more,
        "END:VEVENT",
        "END:VCALENDAR",
    )
    head = "From: amara@okafor.example\r\nContent-Type: text/calendar; method=REPLY; charset=utf-8\r\n\r\n"
    return (head + "\r\n".join(lines)).encode()


async def test_it_is_sent_changed_and_called_off_under_one_id(
    caller: Caller, server: MailServer, meeting: dict[str, Any]
) -> None:
    await set_up(caller, server.port)
    first = await send(caller, meeting)
    assert (first["state"], first["method"], first["to_address"]) == (
        "queued",
        "REQUEST",
        "Amara@okafor.example",
    )
    assert (await latest(caller, meeting))["state"] == "sent"
    moved = await caller.patch(
        f"/meetings/{meeting['id']}", {"local_start": "2026-10-21T12:30"}, meeting["version"]
    )
    assert not (await latest(caller, meeting))["current"]
    await send(caller, meeting)
    gone = await caller.send(
        "POST", f"/meetings/{meeting['id']}/cancel", json={}, headers={"If-Match": f'"{moved["version"]}"'}
    )
    assert gone.status_code == 200, gone.text
    await send(caller, meeting)
    read = [calendar_in(raw) for raw in server.messages]
    assert [method for method, _ in read] == ["REQUEST", "REQUEST", "CANCEL"]
    events = [calendar.walk("VEVENT")[0] for _, calendar in read]
    assert len({str(event["UID"]) for event in events}) == 1
    sequences = [int(event["SEQUENCE"]) for event in events]
    assert sequences == sorted(set(sequences))
    assert events[0].start == datetime(2026, 10, 20, 7, tzinfo=UTC)
    assert events[1].start == datetime(2026, 10, 21, 11, 30, tzinfo=UTC)
    assert str(events[2]["STATUS"]) == "CANCELLED"
    assert str(events[0]["ORGANIZER"]) == "mailto:nora@whelan.example"
    assert str(events[0]["ATTENDEE"]).lower() == "mailto:amara@okafor.example"
    assert "DESCRIPTION" not in events[0]
    subjects = [str(message_from_bytes(raw)["Subject"]) for raw in server.messages]
    assert subjects[0].startswith("Our meeting on")
    assert subjects[1].startswith("Changed: ")
    assert subjects[2].startswith("Called off: ")
    refused = await caller.send(
        "POST", f"/meetings/{meeting['id']}/invitations", json={}, headers={"Idempotency-Key": "again-1234"}
    )
    assert refused.status_code == 409


async def test_a_change_before_it_goes_out_stops_it(
    caller: Caller, server: MailServer, meeting: dict[str, Any]
) -> None:
    await set_up(caller, server.port)
    await caller.post(f"/meetings/{meeting['id']}/invitations", {}, 202)
    await caller.patch(f"/meetings/{meeting['id']}", {"place": "The Winding Stair"}, meeting["version"])
    await caller.run_jobs()
    kept = await latest(caller, meeting)
    assert (kept["state"], kept["reason"]) == ("not_sent", "changed_since")
    assert server.messages == []


async def test_without_an_account_it_is_a_file_and_without_an_address_neither(
    caller: Caller, meeting: dict[str, Any]
) -> None:
    refused = await caller.post(f"/meetings/{meeting['id']}/invitations", {}, 409)
    assert refused["code"] == "no_mail_account"
    answer = await caller.send("GET", f"/meetings/{meeting['id']}/invitation.eml")
    assert answer.status_code == 200
    method, calendar = calendar_in(answer.content)
    assert method == "REQUEST"
    assert str(calendar["METHOD"]) == "REQUEST"
    assert message_from_bytes(answer.content)["X-Unsent"] == "1"
    await caller.patch(f"/contacts/{meeting['contact']['id']}", {"emails": []})
    assert (await caller.send("GET", f"/meetings/{meeting['id']}/invitation.eml")).status_code == 409


async def test_what_her_calendar_answers_stands_with_the_invitation_and_moves_nothing(
    caller: Caller, server: MailServer, meeting: dict[str, Any], database: Database
) -> None:
    await set_up(caller, server.port)
    sent = await send(caller, meeting)

    async def take(raw: bytes, at: datetime = AT) -> bool:
        async with database.write(caller.workspace_id) as db:
            return await inviting.take_answer(db, raw, at)

    assert await take(reply(meeting, sent["sequence"], "ACCEPTED", "COMMENT:Glad to"))
    kept = await latest(caller, meeting)
    assert (kept["answer"], kept["answer_comment"]) == ("accepted", "Glad to")
    counter = reply(meeting, sent["sequence"], "TENTATIVE", "DTSTART:20261022T100000Z", method="COUNTER")
    assert await take(counter, AT.replace(hour=13))
    kept = await latest(caller, meeting)
    assert (kept["answer"], kept["answer_starts_at"][:16]) == ("another_time", "2026-10-22T10:00")
    assert await take(reply(meeting, sent["sequence"], "DECLINED"))  # an older one, read late
    assert (await latest(caller, meeting))["answer"] == "another_time"
    assert (await caller.get(f"/meetings/{meeting['id']}"))["version"] == meeting["version"]
    timeline = await caller.get(f"/contacts/{meeting['contact']['id']}/timeline")
    assert "Amara accepted the invitation" in {line["title"] for line in timeline["items"]}
    stranger = reply(meeting, 1, "DECLINED").replace(b"amara@", b"mallory@")
    assert not await take(stranger)
    assert not await take(b"Subject: yes\r\n\r\nYes.")
