"""Several changes in one request (api.md 1.9)."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from sqlalchemy import func, select

from inroad.kit.ids import new_id
from inroad.rooms.accounts.roles import Matrix, matrix
from inroad.rooms.contacts import batch
from inroad.rooms.contacts.batch_schemas import BatchIn, Malformed
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.webhooks.tables import WebhookDelivery
from tests.rooms.conftest import Caller

RUTH = {"op": "create", "body": {"given_name": "Ruth", "family_name": "Adeyemi"}}


async def send(caller: Caller, items: list[Any], status: int, mode: str = "partial") -> Any:
    return await caller.post("/contacts/batch", {"mode": mode, "items": items}, status)


async def count(caller: Caller) -> int:
    async with caller.database.read(caller.workspace_id) as db:
        return await db.scalar(select(func.count()).select_from(Contact)) or 0


async def test_all_parts_are_done_in_their_order(caller: Caller) -> None:
    first = await caller.post("/contacts", {"given_name": "Ann"})
    gone = await caller.post("/contacts", {"given_name": "Old"})
    items = [
        RUTH,
        {"op": "update", "id": first["id"], "version": first["version"], "body": {"headline": "Planner"}},
        {"op": "delete", "id": gone["id"], "version": None},
    ]
    done = (await send(caller, items, 200, "atomic"))["items"]
    assert [(each["index"], each["status"]) for each in done] == [(0, 201), (1, 200), (2, 204)]
    assert all(each["problem"] is None for each in done)
    made = await caller.get(f"/contacts/{done[0]['id']}")
    assert (made["display_name"], made["version"]) == ("Ruth Adeyemi", done[0]["version"])
    changed = await caller.get(f"/contacts/{first['id']}")
    assert (changed["headline"], changed["version"]) == ("Planner", done[1]["version"])
    assert (await caller.send("GET", f"/contacts/{gone['id']}")).status_code == 404


async def test_atomic_is_all_or_nothing_and_points_to_every_bad_part(caller: Caller) -> None:
    ann = await caller.post("/contacts", {"given_name": "Ann"})
    before = await count(caller)
    items = [
        RUTH,
        {"op": "create", "body": {"given_name": "B", "closeness": 9}},
        {"op": "create", "body": {"given_name": "C", "emails": [{"address": "no address"}]}},
        {"op": "update", "id": ann["id"], "version": ann["version"] + 7, "body": {"headline": "x"}},
        {"op": "update", "id": ann["id"], "version": None, "body": {"display_name": "", "given_name": ""}},
        {"op": "delete", "id": new_id(), "version": None},
    ]
    refused = await send(caller, items, 422, "atomic")
    assert {each["pointer"]: each["code"] for each in refused["errors"]} == {
        "/items/1/body/closeness": "too_large",
        "/items/2/body/emails/0/address": "not_an_address",
        "/items/3": "stale",
        "/items/4/body/display_name": "too_short",
        "/items/5": "not_found",
    }
    assert await count(caller) == before
    assert (await caller.get(f"/contacts/{ann['id']}"))["version"] == ann["version"]


async def test_partial_says_of_each_part_what_became_of_it(caller: Caller) -> None:
    ann = await caller.post("/contacts", {"given_name": "Ann"})
    items = [
        RUTH,
        {"op": "create", "body": {"given_name": "B", "closeness": 9}},
        {"op": "update", "id": ann["id"], "version": 99, "body": {"headline": "x"}},
        {"op": "update", "id": ann["id"], "version": ann["version"], "body": {"headline": "Buyer"}},
        # The version that the part before has left behind is not this one's.
        {"op": "update", "id": ann["id"], "version": ann["version"], "body": {"headline": "late"}},
        {"op": "explode"},
        "no part at all",
        {"op": "create", "body": {"given_name": "D"}, "workspace_id": new_id()},
    ]
    told = (await send(caller, items, 207))["items"]
    assert [each["status"] for each in told] == [201, 422, 412, 200, 412, 422, 422, 422]
    assert [each["index"] for each in told] == list(range(8))
    assert told[1]["problem"]["errors"][0]["pointer"] == "/items/1/body/closeness"
    assert told[2]["problem"]["code"] == "stale"
    assert told[2]["problem"]["type"] == "/problems/stale"
    assert told[5]["problem"]["errors"][0]["pointer"].startswith("/items/5")
    assert told[7]["problem"]["errors"][0]["code"] == "unknown"
    assert (await caller.get(f"/contacts/{ann['id']}"))["headline"] == "Buyer"
    assert await count(caller) == 2


async def test_limits_of_a_batch(caller: Caller) -> None:
    assert len((await send(caller, [RUTH] * 100, 207))["items"]) == 100
    for items in ([RUTH] * 101, []):
        refused = await send(caller, items, 422)
        assert refused["errors"][0]["pointer"] == "/items"
    refused = await caller.post("/contacts/batch", {"items": [RUTH], "mode": "half"}, 422)
    assert refused["errors"][0]["pointer"] == "/mode"


async def test_the_same_key_has_one_effect(caller: Caller) -> None:
    body = {"mode": "partial", "items": [RUTH, {"op": "delete", "id": new_id(), "version": None}]}
    headers = {"Idempotency-Key": new_id()}
    first = await caller.send("POST", "/contacts/batch", json=body, headers=headers)
    again = await caller.send("POST", "/contacts/batch", json=body, headers=headers)
    assert (first.status_code, again.status_code) == (207, 207)
    assert again.headers["Idempotent-Replayed"] == "true"
    assert again.content == first.content
    assert await count(caller) == 1
    other = {**body, "mode": "atomic"}
    assert (await caller.send("POST", "/contacts/batch", json=other, headers=headers)).status_code == 422


async def test_each_part_asks_for_its_own_permission(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same matrix as for the operations: whoever may not delete may not delete in a batch."""
    ann = await caller.post("/contacts", {"given_name": "Ann"})
    narrow = Matrix({**matrix().allowed, "delete_contact": frozenset({"editor"})}, matrix().recent)
    monkeypatch.setattr(batch, "matrix", lambda: narrow)
    told = (await send(caller, [RUTH, {"op": "delete", "id": ann["id"], "version": None}], 207))["items"]
    assert [each["status"] for each in told] == [201, 403]
    assert told[1]["problem"]["code"] == "role_too_low"
    assert (await caller.send("GET", f"/contacts/{ann['id']}")).status_code == 200


async def test_a_part_reaches_into_no_other_search(caller: Caller, stranger: Caller) -> None:
    theirs = await stranger.post("/contacts", {"given_name": "Omar"})
    items = [
        {"op": "update", "id": theirs["id"], "version": None, "body": {"headline": "mine"}},
        {"op": "delete", "id": theirs["id"], "version": None},
    ]
    told = (await send(caller, items, 207))["items"]
    nowhere = (await send(caller, [{**each, "id": new_id()} for each in items], 207))["items"]
    # A foreign id and one that never was look alike.
    assert told == nowhere
    assert [each["status"] for each in told] == [404, 404]
    assert await stranger.get(f"/contacts/{theirs['id']}") == theirs


async def test_the_trail_and_webhooks_tell_of_each_part(caller: Caller) -> None:
    hook = {"url": "https://hooks.example.org/inroad", "events": ["contact.created", "contact.deleted"]}
    assert (await caller.send("POST", "/webhooks", json=hook)).status_code == 201
    ann = await caller.post("/contacts", {"given_name": "Ann"})
    start = (await caller.get("/events"))["last"]
    items = [
        RUTH,
        {"op": "create", "body": {"given_name": ""}},
        {"op": "delete", "id": ann["id"], "version": None},
    ]
    told = (await send(caller, items, 207))["items"]
    heard = (await caller.get(f"/events?after={start}"))["items"]
    assert [(each["operation"], each["object_id"]) for each in heard] == [
        ("create_contact", told[0]["id"]),
        ("delete_contact", ann["id"]),
    ]
    trail = (await caller.get("/audit-events?limit=2"))["items"]
    assert [each["fields"] for each in trail] == [[], ["family_name", "given_name"]]
    assert (await caller.get("/audit-verification"))["whole"] is True
    async with caller.database.read(caller.workspace_id) as db:
        sent = await db.execute(select(WebhookDelivery.type, WebhookDelivery.object_id))
        assert {tuple(row) for row in sent} >= {
            ("contact.created", told[0]["id"]),
            ("contact.deleted", ann["id"]),
        }


async def test_where_nothing_was_done_nothing_is_told(caller: Caller) -> None:
    start = (await caller.get("/events"))["last"]
    await send(caller, [{"op": "delete", "id": new_id(), "version": None}], 207)
    assert (await caller.get(f"/events?after={start}"))["items"] == []


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-9, 9)
    | st.text(max_size=5)
    | st.sampled_from(["create", "delete"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["op", "id", "version", "body", "given_name", "x"]), inner, max_size=4
        )
    ),
    max_leaves=8,
)


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(JSON, min_size=1, max_size=4))
def test_whatever_a_part_is_it_is_a_part_or_malformed(items: list[Any]) -> None:
    try:
        read = BatchIn.model_validate({"mode": "partial", "items": items})
    except ValidationError as error:  # pragma: no cover - shows which
        raise AssertionError(items) from error
    for index, part in enumerate(read.items):
        found: Any = part
        if isinstance(found, Malformed):
            problem = batch._malformed(found, index)
            assert all(str(each.pointer).startswith(f"/items/{index}") for each in problem.errors)
            assert problem.errors
