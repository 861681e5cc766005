"""What a calendar program answers to an invitation, found in a real mailbox (RFC 5546, RFC 6047)."""

from tests.factories.dovecot import Dovecot
from tests.factories.mail import MailServer
from tests.rooms.conftest import Caller
from tests.rooms.mailbox.conftest import set_up as mail_account
from tests.rooms.mailbox.test_replies import look, set_up


async def test_what_a_calendar_answers_is_found_in_the_mailbox(
    caller: Caller, server: MailServer, box: Dovecot
) -> None:
    """An answer to an invitation names no letter: it is known by who was invited."""
    await mail_account(caller, server.port)
    amara = await caller.post(
        "/contacts", {"given_name": "Amara", "emails": [{"address": "Amara@Okafor.example", "label": ""}]}
    )
    where = {"contact_id": amara["id"], "place": "Gate 2", "local_start": "2026-10-20T08:00"}
    meeting = await caller.post("/meetings", where)
    invitation = await caller.post(f"/meetings/{meeting['id']}/invitations", {}, 202)
    await caller.run_jobs()
    assert (await set_up(caller, box))["state"] == "passed"
    head = "From: Amara <amara@okafor.example>\r\nSubject: {}\r\nMessage-ID: <{}@okafor.example>\r\n"
    box.put((head.format("Something else", 1) + "\r\nLovely weather.\r\n").encode())
    lines = (
        "BEGIN:VCALENDAR",
        "METHOD:REPLY",
        "BEGIN:VEVENT",
        f"UID:meeting-{meeting['id']}@inroad",
        f"SEQUENCE:{invitation['sequence']}",
        "ATTENDEE;PARTSTAT=ACCEPTED:mailto:amara@okafor.example",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    kind = "Content-Type: text/calendar; method=REPLY; charset=utf-8\r\n"
    box.put((head.format("Accepted", 2) + kind + "\r\n" + "\r\n".join(lines) + "\r\n").encode())
    assert await look(caller) == []
    [row] = (await caller.get(f"/meetings/{meeting['id']}/invitations"))["items"]
    assert row["answer"] == "accepted"
