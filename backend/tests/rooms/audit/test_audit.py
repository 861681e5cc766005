"""Who did what stays, in a chain that shows a break (S15)."""

import asyncio
import json
from typing import Any

import pytest
from sqlalchemy import delete, select, update
from tests.rooms.conftest import SECRET, Caller

from inroad.kit.db import execute_core
from inroad.kit.db.bulk import table_of
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.audit.tables import AuditChain, AuditEvent
from inroad.rooms.audit.verifying import verify

CANARY = "Quetzalcoatlus"


async def events(caller: Caller) -> list[dict[str, Any]]:
    """The trail, the oldest first."""
    found: list[dict[str, Any]] = (await caller.get("/audit-events?limit=200"))["items"]
    return found[::-1]


async def test_s15_a_change_is_kept_with_who_what_and_the_names_of_fields(caller: Caller) -> None:
    made = await caller.post("/contacts", {"given_name": CANARY, "notes": CANARY})
    await caller.patch(f"/contacts/{made['id']}", {"notes": f"{CANARY} again"})
    await caller.get(f"/contacts/{made['id']}")
    last = (await events(caller))[-2:]
    assert [(each["action"], each["object_id"], each["fields"]) for each in last] == [
        ("create_contact", made["id"], ["given_name", "notes"]),
        ("update_contact", made["id"], ["notes"]),
    ]
    assert {each["account_id"] for each in last} == {caller.account["id"]}
    assert {each["account_name"] for each in last} == {caller.account["display_name"]}
    assert {each["credential"] for each in last} == {"session"}
    assert [each["title"] for each in last] == ["Add a contact", "Change a contact"]
    assert CANARY not in json.dumps(await events(caller))
    of_one = (await caller.get(f"/audit-events?object_id={made['id']}"))["items"]
    assert [each["position"] for each in of_one] == sorted((each["position"] for each in last), reverse=True)


async def test_s15_a_token_is_named_and_what_fails_leaves_no_line(caller: Caller) -> None:
    token = (await caller.send("POST", "/tokens", json={"name": "t", "scopes": ["contacts:write"]})).json()
    before = len(await events(caller))
    bearer = {"Authorization": f"Bearer {token['token']}"}
    answer = await caller.send("POST", "/contacts", json={"given_name": "Ruth"}, headers=bearer)
    assert answer.status_code == 201
    refused = await caller.send("POST", "/contacts", json={"given_name": 7}, headers=bearer)
    assert refused.status_code == 422
    found = await events(caller)
    assert len(found) == before + 1
    assert (found[-1]["credential"], found[-1]["credential_id"]) == ("token", token["id"])


async def test_s15_a_repeat_with_the_same_key_is_one_change(caller: Caller) -> None:
    before = len(await events(caller))
    for _ in range(2):
        answer = await caller.send(
            "POST", "/contacts", json={"given_name": "Ruth"}, headers={"Idempotency-Key": "once"}
        )
        assert answer.status_code == 201
    assert len(await events(caller)) == before + 1


async def test_s15_many_at_once_make_one_chain(caller: Caller) -> None:
    names = [f"Person {number}" for number in range(12)]
    await asyncio.gather(*(caller.post("/contacts", {"given_name": name}) for name in names))
    found = await events(caller)
    assert [each["position"] for each in found] == list(range(1, len(found) + 1))
    assert (await caller.get("/audit-verification")) == {
        "whole": True,
        "events": len(found),
        "broken_at": None,
    }


async def test_s15_the_database_refuses_to_change_or_drop_a_line(caller: Caller) -> None:
    await caller.post("/contacts", {"given_name": "Ruth"})
    table = table_of(AuditEvent)
    mine = table.c.workspace_id == caller.workspace_id
    for statement in (update(table).where(mine).values(action="nothing"), delete(table).where(mine)):
        with pytest.raises(Exception, match="audit event is"):
            async with caller.database.write(caller.workspace_id) as db:
                await execute_core(db, statement)
    assert (await caller.get("/audit-verification"))["whole"]


async def test_p3_with_its_search_the_trail_may_go(caller: Caller) -> None:
    await caller.post("/contacts", {"given_name": "Ruth"})
    table = table_of(AuditEvent)
    async with caller.database.write(caller.workspace_id) as db:
        await db.execute(delete(Workspace).where(Workspace.id == caller.workspace_id))
        await execute_core(db, delete(table).where(table.c.workspace_id == caller.workspace_id))
        assert (await db.scalars(select(AuditEvent.id))).all() == []


async def forge(caller: Caller, position: int, how: str) -> None:
    """What somebody with the database in their hands could do, the guards taken off."""
    async with caller.database.write(caller.workspace_id) as db:
        if how == "cut":
            chain = (await db.scalars(select(AuditChain))).one()
            chain.length -= 1
            return
        event = (await db.scalars(select(AuditEvent).where(AuditEvent.position == position))).one()
        db.add(
            AuditEvent(
                **{
                    name: getattr(event, name)
                    for name in (
                        "account_id",
                        "credential",
                        "credential_id",
                        "fields",
                        "address",
                        "request_id",
                    )
                },
                position=position + 1000,
                at=event.at,
                action="slipped_in",
                before_hash=event.hash,
                hash="0" * 64,
            )
        )


@pytest.mark.parametrize("how", ["cut", "slipped in"])
async def test_s15_a_break_is_found(caller: Caller, how: str) -> None:
    for name in ("Ruth", "Daniel", "Priya"):
        await caller.post("/contacts", {"given_name": name})
    length = len(await events(caller))
    await forge(caller, length, how)
    async with caller.database.read(caller.workspace_id) as db:
        verdict = await verify(db, SECRET)
    assert not verdict.whole
    assert verdict.broken_at == length + 1


async def test_s15_every_search_has_a_chain_of_its_own(caller: Caller, stranger: Caller) -> None:
    await caller.post("/contacts", {"given_name": "Ruth"})
    await stranger.post("/contacts", {"given_name": "Ruth"})
    for one in (caller, stranger):
        found = await events(one)
        assert found[0]["position"] == 1
        assert (await one.get("/audit-verification"))["whole"]
        assert {each["account_id"] for each in found} == {one.account["id"]}
