"""Letters by the seeker's own account, and a real server that takes, puts off or refuses them."""

import email
import email.policy
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from inroad.kit import clock
from inroad.kit.jobs import tables as jobs
from inroad.kit.vault import Vault
from inroad.rooms.mailbox import handing
from inroad.rooms.mailbox.tables import MailAccount
from tests.factories.mail import MailServer
from tests.ports import free_port
from tests.rooms.conftest import SECRET, Caller
from tests.rooms.mailbox.conftest import set_up


async def begin(caller: Caller, letter: dict[str, Any], **body: Any) -> dict[str, Any]:
    found: dict[str, Any] = await caller.post(f"/letters/{letter['id']}/deliveries", body, 202)
    return found


async def latest(caller: Caller, letter: dict[str, Any]) -> dict[str, Any]:
    items = (await caller.get(f"/letters/{letter['id']}/deliveries"))["items"]
    return dict(items[0])


async def due_now(caller: Caller) -> None:
    """What the queue put off comes due."""
    async with caller.database.write(caller.workspace_id) as db:
        await db.execute(
            update(jobs.Job)
            .where(jobs.Job.state == jobs.JobState.READY)
            .values(run_at=clock.now() - timedelta(hours=1))
            .execution_options(synchronize_session=False)
        )


async def test_a_letter_is_sent_once_with_its_promise(
    caller: Caller, server: MailServer, letter: dict[str, Any]
) -> None:
    started = await begin(caller, letter)
    assert (started["state"], started["to_address"]) == ("queued", "tomas@lind.example")
    sent = await caller.get(f"/letters/{letter['id']}")
    assert (sent["state"], sent["went_by"]) == ("sent", "email")
    assert sent["promise_id"] is not None
    await caller.run_jobs()
    await caller.run_jobs()
    message = email.message_from_bytes(server.messages.pop(), policy=email.policy.default)
    assert server.messages == []
    assert message["Message-ID"] == f"<letter.{letter['id']}@whelan.example>"
    assert message["To"] == "Tomás Lind <tomas@lind.example>"
    assert message["From"] == "Nora Whelan <nora@whelan.example>"
    assert message["Subject"] == letter["subject"]
    plain = message.get_body(("plain",))
    assert plain is not None
    assert letter["questions"][0] in plain.get_content()
    delivery = await latest(caller, letter)
    assert (delivery["state"], delivery["tries"], delivery["words"]) == ("sent", 1, "")
    again = await caller.post(f"/letters/{letter['id']}/deliveries", {}, 409)
    assert again["code"] == "letter_sent"


async def test_lnd_7_a_blocked_letter_needs_a_reason_here_too(
    caller: Caller, server: MailServer, letter: dict[str, Any]
) -> None:
    await caller.patch(f"/letters/{letter['id']}", {"body": letter["body"] + "\n\nAre you hiring?"})
    refused = await caller.post(f"/letters/{letter['id']}/deliveries", {}, 409)
    assert refused["code"] == "rule_blocks"
    await caller.run_jobs()
    assert server.messages == []
    await begin(caller, letter, override_reason="She told me to ask.")
    await caller.run_jobs()
    assert len(server.messages) == 1
    assert (await caller.get(f"/letters/{letter['id']}"))["override_reason"] == "She told me to ask."


async def test_a_wrong_password_leaves_a_draft_and_no_promise(
    caller: Caller, server: MailServer, letter: dict[str, Any]
) -> None:
    await set_up(caller, server.port, password="wrong")
    await begin(caller, letter)
    await caller.run_jobs()
    delivery = await latest(caller, letter)
    assert (delivery["state"], delivery["reason"]) == ("not_sent", "sign_in")
    assert "app password" in delivery["words"]
    back = await caller.get(f"/letters/{letter['id']}")
    assert (back["state"], back["sent_on"], back["promise_id"]) == ("draft", None, None)
    assert back["body"] == letter["body"]
    assert (await caller.get(f"/promises?contact_id={letter['contact']['id']}"))["items"] == []
    lines = (await caller.get(f"/contacts/{letter['contact']['id']}/timeline"))["items"]
    assert "letter_sent" not in {line["kind"] for line in lines}
    assert any(line["title"] == "Your letter did not leave" for line in lines)
    assert server.messages == []
    await set_up(caller, server.port)
    await begin(caller, letter)
    await caller.run_jobs()
    assert len(server.messages) == 1
    assert (await latest(caller, letter))["message_id"] == delivery["message_id"]


async def test_put_off_and_then_taken(caller: Caller, server: MailServer, letter: dict[str, Any]) -> None:
    server.answers = ["451 later, please"]
    await begin(caller, letter)
    await caller.run_jobs()
    delivery = await latest(caller, letter)
    assert (delivery["state"], delivery["reason"], delivery["said"]) == ("queued", "refused", "later, please")
    await due_now(caller)
    await caller.run_jobs()
    assert (await latest(caller, letter))["state"] == "sent"
    assert len(server.messages) == 1


async def test_a_no_is_a_no(caller: Caller, server: MailServer, letter: dict[str, Any]) -> None:
    server.answers = ["554 never"]
    await begin(caller, letter)
    await caller.run_jobs()
    await due_now(caller)
    await caller.run_jobs()
    delivery = await latest(caller, letter)
    assert (delivery["state"], delivery["said"], delivery["tries"]) == ("not_sent", "never", 1)
    assert (await caller.get(f"/letters/{letter['id']}"))["state"] == "draft"


@pytest.mark.parametrize("how", ["hangs", "drops"])
async def test_where_nobody_can_know_nobody_sends_again(
    caller: Caller, server: MailServer, letter: dict[str, Any], how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handing, "SECONDS", 1.0)
    server.pause, server.drop = (4.0, False) if how == "hangs" else (0.0, True)
    await begin(caller, letter)
    await caller.run_jobs()
    await due_now(caller)
    await caller.run_jobs()
    delivery = await latest(caller, letter)
    assert (delivery["state"], len(server.messages)) == ("needs_attention", 1)
    assert "It may have gone out" in delivery["words"]
    path = f"/letters/{letter['id']}/deliveries/{delivery['id']}/outcome"
    settled = await caller.post(path, {"outcome": "went_out"}, 200)
    assert settled["state"] == "sent"
    assert (await caller.post(path, {"outcome": "send_again"}, 409))["code"] == "delivery_settled"


async def test_a_letter_in_doubt_is_sent_again_or_taken_back_on_the_seekers_word(
    caller: Caller, server: MailServer, letter: dict[str, Any]
) -> None:
    server.drop = True
    first = await begin(caller, letter)
    await caller.run_jobs()
    path = f"/letters/{letter['id']}/deliveries/{first['id']}/outcome"
    assert (await caller.post(path, {"outcome": "send_again"}, 200))["state"] == "queued"
    await caller.run_jobs()
    assert len(server.messages) == 2
    assert (await caller.post(path, {"outcome": "take_back"}, 200))["state"] == "not_sent"
    assert (await caller.get(f"/letters/{letter['id']}"))["state"] == "draft"


async def test_a_server_that_is_not_there_is_tried_again(caller: Caller, letter: dict[str, Any]) -> None:
    await set_up(caller, free_port())
    await begin(caller, letter)
    await caller.run_jobs()
    delivery = await latest(caller, letter)
    assert (delivery["state"], delivery["reason"]) == ("queued", "unreachable")
    for _ in range(8):
        await due_now(caller)
        await caller.run_jobs()
    assert (await latest(caller, letter))["state"] == "not_sent"
    assert (await caller.get(f"/letters/{letter['id']}"))["state"] == "draft"


async def test_p5_who_asked_not_to_be_contacted_is_not_even_by_a_letter_on_its_way(
    caller: Caller, server: MailServer, letter: dict[str, Any]
) -> None:
    await begin(caller, letter)
    contact = letter["contact"]["id"]
    await caller.patch(f"/contacts/{contact}", {"do_not_contact": True})
    await caller.run_jobs()
    assert server.messages == []
    assert (await latest(caller, letter))["reason"] == "do_not_contact"


async def test_s19_nothing_leads_inside(
    caller: Caller, server: MailServer, letter: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    await begin(caller, letter)
    monkeypatch.setenv("INROAD_OUTBOUND_ALLOW", "")
    await caller.run_jobs()
    assert (await latest(caller, letter))["reason"] == "forbidden"
    assert server.messages == []


async def test_p6_the_password_is_sealed_and_never_told(caller: Caller, server: MailServer) -> None:
    told = await set_up(caller, server.port, password="a canary in the mine")
    assert told["has_password"]
    for answer in (told, await caller.get("/mail-account")):
        assert "canary" not in str(answer)
        assert "sealed" not in str(answer)
    async with caller.database.read(caller.workspace_id) as db:
        account = (await db.scalars(select(MailAccount))).one()
    assert "canary" not in account.sealed_password
    assert Vault(SECRET).open("mail-account", account.id, account.sealed_password) == "a canary in the mine"
    # Another server does not get the password that was typed for this one.
    answer = await caller.send(
        "PUT",
        "/mail-account",
        json={"email": "nora@whelan.example", "host": "evil.example", "username": "nora"},
    )
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/password"
    assert (await caller.delete("/mail-account")).status_code == 204
    assert await caller.get("/mail-account") == {**await caller.get("/mail-account"), "configured": False}


async def test_a_test_message_says_whether_the_account_works(caller: Caller, server: MailServer) -> None:
    await set_up(caller, server.port)
    assert (await caller.post("/mail-account/tests", {}, 202))["test_state"] == "under_way"
    await caller.run_jobs()
    assert (await caller.get("/mail-account"))["test_state"] == "passed"
    message = email.message_from_bytes(server.messages[0], policy=email.policy.default)
    assert message["To"] == "nora@whelan.example"
    await set_up(caller, server.port, password="wrong")
    await caller.post("/mail-account/tests", {}, 202)
    await caller.run_jobs()
    told = await caller.get("/mail-account")
    assert (told["test_state"], told["test_reason"]) == ("stopped", "sign_in")
    assert "app password" in told["test_words"]


async def test_without_an_account_or_an_address_nothing_is_begun(
    caller: Caller, letter: dict[str, Any]
) -> None:
    await caller.patch(f"/contacts/{letter['contact']['id']}", {"emails": []})
    refused = await caller.post(f"/letters/{letter['id']}/deliveries", {}, 409)
    assert refused["code"] == "no_email_address"
    await caller.delete("/mail-account")
    refused = await caller.post(f"/letters/{letter['id']}/deliveries", {}, 409)
    assert refused["code"] == "no_mail_account"
    assert (await caller.get(f"/letters/{letter['id']}"))["state"] == "draft"
