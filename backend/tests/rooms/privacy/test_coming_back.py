"""Somebody who asked to be forgotten: held off at every door, until they get in touch themselves (P2)."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from inroad.kit import clock
from inroad.rooms.forgotten.tables import Forgotten
from tests.rooms.conftest import Caller
from tests.rooms.privacy.test_erasing import erase

EMAIL, PHONE = "ruth@adeyemi.example", "+353 1 555 0188"
RUTH = {"given_name": "Ruth", "emails": [{"address": EMAIL}], "phones": [{"number": PHONE}]}


async def forget_ruth(caller: Caller) -> None:
    ruth = await caller.post("/contacts", RUTH)
    await erase(caller, ruth["id"], "Ruth")


async def refused(caller: Caller, path: str, body: Any, *pointers: str) -> None:
    answer = await caller.send("POST", path, json=body)
    told = answer.json()
    assert (answer.status_code, told["code"]) == (409, "asked_to_be_forgotten"), answer.text
    assert [error["pointer"] for error in told["errors"]] == list(pointers)


async def met(caller: Caller) -> str:
    giver = await caller.post("/contacts", {"given_name": "Bob", "circle": "church"})
    ahead = f"{clock.now() + timedelta(days=2):%Y-%m-%d}T08:00"
    made = {"outcome": "meeting_agreed", "meeting": {"place": "The hall", "local_start": ahead}}
    meeting_id = (await caller.post(f"/contacts/{giver['id']}/attempts", made))["meeting_id"]
    await caller.post(f"/meetings/{meeting_id}/start", {}, 200)
    await caller.post(f"/meetings/{meeting_id}/end", {}, 200)
    return str(meeting_id)


async def test_p2_every_door_holds_them_off(caller: Caller) -> None:
    await forget_ruth(caller)
    other = await caller.post("/contacts", {"given_name": "Ann"})
    await refused(caller, "/contacts", RUTH, "/emails", "/phones")
    await refused(caller, "/contact-lines", {"line": f"Ruth A, {EMAIL}"}, "/emails")
    part = {"op": "create", "body": {"given_name": "R", "phones": [{"number": PHONE}]}}
    change = {"op": "update", "id": other["id"], "version": None, "body": {"emails": [{"address": EMAIL}]}}
    answer = await caller.send("POST", "/contacts/batch", json={"mode": "partial", "items": [part, change]})
    assert answer.status_code == 207
    said = [(item["status"], item["problem"]["code"]) for item in answer.json()["items"]]
    assert said == [(409, "asked_to_be_forgotten")] * 2
    answer = await caller.send("POST", "/contacts/batch", json={"items": [part]})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/items/0/body/phones"
    assert [row["display_name"] for row in (await caller.get("/contacts"))["items"]] == ["Ann"]


async def test_p2_a_name_given_at_goodbye_is_told_with_its_place(caller: Caller) -> None:
    await forget_ruth(caller)
    meeting_id = await met(caller)
    names = [{"given_name": "Grace"}, {"given_name": "Ruth", "email": EMAIL.upper(), "phone": PHONE}]
    body = {"outcome": "referrals", "names": names}
    path = f"/meetings/{meeting_id}/debrief"
    await refused(caller, path, body, "/names/1/email", "/names/1/phone")
    assert (await caller.get(f"/meetings/{meeting_id}"))["state"] != "debriefed"
    assert len((await caller.get("/contacts"))["items"]) == 1, "nothing half done"
    # A name alone may be written down: it is the address by which nobody may be reached again.
    answer = await caller.send("POST", path, json={"outcome": "referrals", "names": [{"given_name": "Ruth"}]})
    assert answer.status_code == 200, answer.text


async def test_p2_who_came_back_is_let_in_by_all_they_were_known_by(caller: Caller) -> None:
    await forget_ruth(caller)
    said = {"phone": "(01) 555 0188", "reason": "They rang me on Monday."}
    await caller.client.patch(
        f"/api/v1/workspaces/{caller.workspace_id}", json={"country": "IE"}, headers={"If-Match": "*"}
    )
    done = await caller.post("/forgotten/lifts", said)
    assert done["reason"] == said["reason"]
    assert EMAIL not in str(done)
    fresh = await caller.post("/contacts", RUTH)
    [told] = (await caller.get("/forgotten/lifts"))["items"]
    assert (told["erasure_id"], told["reason"]) == (done["erasure_id"], said["reason"])
    trail = (await caller.get("/audit-events"))["items"]
    assert "create_forgotten_lift" in [event["action"] for event in trail]
    assert not any(written in str(trail) for written in ("555 0188", "5550188"))
    # What was erased stays so: the id of an old export is marked still.
    async with caller.database.read(caller.workspace_id) as db:
        marks = (await db.scalars(select(Forgotten))).all()
    assert sorted(mark.lifted_at is None for mark in marks) == [False, False, True]
    # Erased once more, they are held off once more, and the reason that may name them is gone.
    await erase(caller, fresh["id"], "Ruth")
    await refused(caller, "/contacts", RUTH, "/emails", "/phones")
    assert (await caller.get("/forgotten/lifts"))["items"] == []


async def test_p2_a_reason_does_not_keep_a_name_that_is_erased(caller: Caller) -> None:
    await forget_ruth(caller)
    mirabel = await caller.post("/contacts", {"display_name": "Mirabel Quill"})
    await caller.post("/forgotten/lifts", {"email": EMAIL, "reason": "Mirabel Quill brought her along."})
    await erase(caller, mirabel["id"], "Mirabel Quill")
    [told] = (await caller.get("/forgotten/lifts"))["items"]
    assert told["reason"] == "someone erased brought her along."


async def test_p2_what_is_no_sign_of_anybody_is_told(caller: Caller, stranger: Caller) -> None:
    await forget_ruth(caller)
    reason = "They wrote to me."
    for body, at in (
        ({}, "/email"),
        ({"email": EMAIL, "phone": PHONE}, "/phone"),
        ({"email": "nobody"}, "/email"),
        ({"phone": "12"}, "/phone"),
        ({"linkedin_url": "https://evil.example/in/ruth"}, "/linkedin_url"),
        ({"email": EMAIL, "reason": ""}, "/reason"),
    ):
        answer = await caller.send("POST", "/forgotten/lifts", json={"reason": reason, **body})
        assert answer.status_code == 422, answer.text
        assert answer.json()["errors"][0]["pointer"] == at
    unknown = {"email": "else@harbour.example", "reason": reason}
    assert (await caller.send("POST", "/forgotten/lifts", json=unknown)).status_code == 404
    # Another search knows nothing of it.
    theirs = await stranger.send("POST", "/forgotten/lifts", json={"email": EMAIL, "reason": reason})
    assert theirs.status_code == 404
    made = await caller.send("POST", "/tokens", json={"name": "t", "scopes": ["contacts:write"]})
    token = made.json()["token"]
    answer = await caller.client.post(
        f"/api/v1/workspaces/{caller.workspace_id}/forgotten/lifts",
        json={"email": EMAIL, "reason": reason},
        headers={"Authorization": f"Bearer {token}"},
    )
    assert (answer.status_code, answer.json()["code"]) == (403, "browser_only")
    await refused(caller, "/contacts", RUTH, "/emails", "/phones")
