"""Leaving: fourteen days to change one's mind, then nothing is left (P3); and what goes by itself (P4)."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select

from inroad.kit import clock
from inroad.kit.ids import new_id
from inroad.kit.jobs.tables import Job, Schedule
from inroad.rooms.accounts.tables import Account, AccountSession, Membership, Workspace
from inroad.rooms.audit.recording import append
from inroad.rooms.audit.tables import AuditChain, AuditEvent
from inroad.rooms.audit.verifying import verify
from inroad.rooms.coaching.tables import CoachGrant
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.forgotten.marks import Marks
from inroad.rooms.forgotten.tables import Erasure
from inroad.rooms.privacy import leaving, retention
from inroad.rooms.privacy.leaving import _owned_models
from inroad.rooms.privacy.log import FILE, in_step, read
from inroad.rooms.webhooks.tables import WebhookDelivery
from tests.contract.test_doors import belongings
from tests.rooms.conftest import PASSWORD, SECRET, Caller

START = datetime.fromisoformat("2027-03-01T09:00:00+00:00")


def turn_to(monkeypatch: pytest.MonkeyPatch, at: datetime) -> None:
    """The clock of this test stands at this instant."""
    clock._shift_for.cache_clear()
    monkeypatch.setenv("INROAD_CLOCK", at.isoformat())


async def leave(caller: Caller, status: int = 200, **body: str) -> httpx.Response:
    sent = {"confirm": caller.account["email"], **body}
    answer = await caller.send("POST", "/api/v1/account/erasure", json=sent)
    assert answer.status_code == status, answer.text
    return answer


async def grant(caller: Caller, coach: Caller) -> None:
    now = clock.now()
    async with caller.database.write(None) as db:
        values = {"created_at": now, "ends_at": now + timedelta(days=90), "scopes": ["progress"]}
        coach_id = coach.account["id"]
        db.add(CoachGrant(id=new_id(), workspace_id=caller.workspace_id, coach_id=coach_id, **values))


async def left_of(caller: Caller) -> dict[str, int]:
    """How many rows each table still has of a search."""
    found = {}
    async with caller.database.read(caller.workspace_id) as db:
        for model in (*_owned_models(), *leaving._LAST):
            if count := await db.scalar(select(func.count(model.id))):
                found[model.__tablename__] = count
        if await db.get(Workspace, caller.workspace_id) is not None:
            found["workspace"] = 1
    return found


async def test_p3_it_asks_first_and_can_be_called_off(
    caller: Caller, stranger: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    await grant(caller, stranger)
    theirs = f"/api/v1/workspaces/{caller.workspace_id}/coaching/progress"
    assert len((await stranger.get("/api/v1/coached-seekers"))["items"]) == 1
    wrong = await leave(caller, 422, confirm="somebody@else.example")
    assert wrong.json()["errors"][0]["pointer"] == "/confirm"
    told = (await leave(caller)).json()
    assert told["workspace_ids"] == [caller.workspace_id]
    ends = datetime.fromisoformat(told["erase_at"])
    assert timedelta(days=13) < ends - clock.now() <= timedelta(days=14)
    assert (await stranger.send("GET", theirs)).status_code == 404
    assert (await stranger.get("/api/v1/coached-seekers"))["items"] == []
    state = await caller.get("/api/v1/sessions/current")
    assert state["account"]["erase_at"] == state["workspaces"][0]["erase_at"] == told["erase_at"]
    await caller.post("/contacts", {"given_name": "Ruth"})  # until then all goes on
    assert (await leave(caller)).json()["erase_at"] == told["erase_at"]

    assert (await caller.send("DELETE", "/api/v1/account/erasure")).status_code == 204
    state = await caller.get("/api/v1/sessions/current")
    assert state["account"]["erase_at"] is state["workspaces"][0]["erase_at"] is None
    turn_to(monkeypatch, clock.now() + timedelta(days=20))
    await caller.run_jobs()
    await caller.come_back()
    assert [one["display_name"] for one in (await caller.get("/contacts"))["items"]] == ["Ruth"]


async def test_s1_leaving_asks_who_it_is(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    turn_to(monkeypatch, clock.now() + timedelta(minutes=16))
    assert (await leave(caller, 403)).json()["code"] == "reauthentication_needed"
    one = await caller.send("POST", "/erasure", json={"confirm": "x"})
    assert (one.status_code, one.json()["code"]) == (403, "reauthentication_needed")


async def test_p3_on_the_day_nothing_is_left(
    caller: Caller, stranger: Caller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await belongings(caller)
    before = await left_of(caller)
    assert len(before) > 30
    other = await left_of(stranger)
    await leave(caller)
    turn_to(monkeypatch, clock.now() + timedelta(days=15))
    await caller.run_jobs()
    # The door is shut, listeners are being told, an hour goes by.
    await caller.come_back()
    assert (await caller.send("GET", "/contacts")).status_code == 404
    async with caller.database.read(caller.workspace_id) as db:
        kinds = list(await db.scalars(select(WebhookDelivery.type)))
        assert await db.scalar(select(Workspace.id).where(Workspace.id == caller.workspace_id))
    assert "workspace.erased" in kinds or (await left_of(caller))["webhook"] == 1
    turn_to(monkeypatch, clock.now() + timedelta(hours=2))
    await caller.run_jobs()
    assert await left_of(caller) == {}
    assert {name: count for name, count in other.items() if name not in ("job", "schedule")}.items() <= (
        await left_of(stranger)
    ).items()
    await caller.run_jobs()
    async with caller.database.read(None) as db:
        assert await db.get(Account, caller.account["id"]) is None
        assert (
            list(
                await db.scalars(
                    select(AccountSession.id).where(AccountSession.account_id == caller.account["id"])
                )
            )
            == []
        )
    body = {"email": caller.account["email"], "password": PASSWORD}
    assert (await caller.client.post("/api/v1/sessions", json=body)).status_code == 401
    assert [entry.kind for entry in read(tmp_path / "data" / FILE)] == ["workspace", "account"]


async def test_p3_a_restored_backup_leaves_again(caller: Caller, tmp_path: Path) -> None:
    erasure = await leaving.purge(caller.database, caller.workspace_id, clock.now())
    path = tmp_path / "log.jsonl"
    path.write_text("")
    marks = Marks((SECRET,))
    assert await in_step(caller.database, marks, path) == 0
    assert [entry.id for entry in read(path)] == [erasure.id]
    async with caller.database.write(caller.workspace_id) as db:
        row = await db.get_one(Erasure, erasure.id)
        await db.delete(row)
        zones = {"time_zone": "UTC", "office_opens": START.time(), "office_closes": START.time()}
        db.add(Workspace(id=caller.workspace_id, name="Back again", **zones))
        db.add(Contact(display_name="Ruth", sort_name="ruth"))
    assert await in_step(caller.database, marks, path) == 1
    assert await left_of(caller) == {}


async def test_p3_one_search_goes_and_the_account_stays(
    caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = await caller.send("POST", "/api/v1/workspaces", json={"name": "Second", "time_zone": "UTC"})
    second = f"/api/v1/workspaces/{made.json()['id']}"
    wrong = await caller.send("POST", f"{second}/erasure", json={"confirm": "First"})
    assert wrong.status_code == 422
    answer = await caller.send("POST", f"{second}/erasure", json={"confirm": "second"})
    assert answer.json()["workspace_ids"] == [made.json()["id"]]
    assert (await caller.send("DELETE", f"{second}/erasure")).status_code == 204
    await caller.send("POST", f"{second}/erasure", json={"confirm": "Second"})
    await caller.run_jobs()  # every search has its night
    turn_to(monkeypatch, clock.now() + timedelta(days=15))
    await caller.run_jobs()
    turn_to(monkeypatch, clock.now() + timedelta(hours=2))
    await caller.run_jobs()
    await caller.come_back()
    state = await caller.get("/api/v1/sessions/current")
    assert [each["id"] for each in state["workspaces"]] == [caller.workspace_id]


async def test_p4_what_is_past_its_time_goes(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    turn_to(monkeypatch, START)
    await caller.come_back()
    gone = await caller.post("/contacts", {"given_name": "Gone"})
    await caller.post("/contacts", {"given_name": "Stays"})
    await caller.delete(f"/contacts/{gone['id']}")
    async with caller.database.read(caller.workspace_id) as db:
        events = await db.scalar(select(func.count(AuditEvent.id)))
    turn_to(monkeypatch, START + timedelta(days=29))
    await caller.run_jobs()
    async with caller.database.read(caller.workspace_id) as db:
        assert await db.find(Contact, gone["id"]) is not None
    turn_to(monkeypatch, START + timedelta(days=32))
    await caller.run_jobs()
    async with caller.database.read(caller.workspace_id) as db:
        assert await db.find(Contact, gone["id"]) is None
        assert [one.given_name for one in await db.scalars(select(Contact))] == ["Stays"]
        assert await db.scalar(select(func.count(AuditEvent.id))) == events
        assert (
            await db.scalar(select(Job.id).where(Job.finished_at < clock.now() - timedelta(days=30))) is None
        )
    async with caller.database.read(None) as db:
        assert list(await db.scalars(select(AccountSession.id))) == []


async def test_s15_the_trail_begins_later_and_is_whole(
    caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Events are added in the past of the real clock, which the database itself looks at."""
    begun = clock.now()
    who: dict[str, Any] = {
        "account_id": new_id(),
        "credential": "session",
        "credential_id": new_id(),
        "action": "create_note",
        "object_id": None,
        "fields": [],
        "address": "",
        "request_id": "r",
    }
    async with caller.database.write(caller.workspace_id) as db:
        for days in (500, 450, 10):
            turn_to(monkeypatch, begun - timedelta(days=days))
            await append(db, SECRET, **who)
    turn_to(monkeypatch, begun)
    async with caller.database.write(caller.workspace_id) as db:
        assert await retention.of_search(db, retention.KEPT, clock.now()) == 2
    async with caller.database.read(caller.workspace_id) as db:
        assert list(await db.scalars(select(AuditEvent.position))) == [3]
        found = await verify(db, SECRET)
        assert (found.whole, found.events) == (True, 1)
    # Somebody who forges where it begins is found out.
    async with caller.database.write(caller.workspace_id) as db:
        chain = (await db.scalars(select(AuditChain))).one()
        chain.anchor_position = 1
    async with caller.database.read(caller.workspace_id) as db:
        assert (await verify(db, SECRET)).whole is False
    await caller.run_jobs()
    turn_to(monkeypatch, begun + timedelta(days=1, hours=1))
    await caller.run_jobs()
    await caller.come_back()
    assert (await caller.get("/audit-verification"))["whole"] is False
    found_at_night = (await caller.get("/audit-events"))["last_check"]
    assert (found_at_night["whole"], found_at_night["broken_at"]) == (False, 2)


async def test_p4_an_idle_search_is_told_then_goes_and_stays_for_who_comes_back(
    caller: Caller, stranger: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = clock.now()
    turn_to(monkeypatch, begun + timedelta(days=800))
    await caller.run_jobs()  # makes the schedules
    turn_to(monkeypatch, begun + timedelta(days=801))
    await caller.run_jobs()
    await caller.come_back()
    state = await caller.get("/api/v1/sessions/current")
    assert state["workspaces"][0]["erase_at"] is not None
    assert state["account"]["erase_at"] is None
    # Nora was seen, Omar was not.
    async with caller.database.write(None) as db:
        (await db.get_one(Account, caller.account["id"])).seen_at = clock.now()
    turn_to(monkeypatch, begun + timedelta(days=802, hours=1))
    await caller.run_jobs()
    turn_to(monkeypatch, begun + timedelta(days=833))
    await caller.run_jobs()
    turn_to(monkeypatch, begun + timedelta(days=833, hours=2))
    await caller.run_jobs()
    async with caller.database.read(None) as db:
        assert list(await db.scalars(select(Membership.workspace_id))) == [caller.workspace_id]
    async with caller.database.read(caller.workspace_id) as db:
        assert await db.scalar(select(func.count(Schedule.id))) is not None
