"""Every operation of the contract, tried by everybody who must not come in (S9, S10, S13).

Operations are read from the contract: a new one without an id for its path fails here until it has one.
"""

import json
import re
from dataclasses import dataclass
from typing import Any

import httpx
from tests.rooms.conftest import Caller

from inroad.kit.http.openapi import dump_openapi
from inroad.kit.ids import new_id
from inroad.kit.secrets import Secret
from inroad.main import create_app
from inroad.settings import load

METHODS = ("get", "post", "put", "patch", "delete")
CSV = b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAda,Abe,,,,,08 Jun 2019\n"


@dataclass(frozen=True)
class Operation:
    """One operation as the contract tells it."""

    method: str
    path: str
    name: str
    scopes: tuple[str, ...]
    body: Any
    schema: dict[str, Any]
    multipart: bool
    query: dict[str, str]
    keyed: bool


def _resolved(schema: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    name = schema.get("$ref", "").rpartition("/")[2]
    return schemas[name] if name else schema


def operations() -> list[Operation]:
    """All of them."""
    app = create_app(load(), secret=Secret(bytes(32)), frontend=None)
    document = json.loads(dump_openapi(app.openapi()))
    schemas = document["components"]["schemas"]
    found = []
    for path, item in document["paths"].items():
        for method in METHODS:
            if method not in item:
                continue
            told = item[method]
            content = told.get("requestBody", {}).get("content", {})
            media = content.get("application/json", {})
            body = media.get("example")
            if body is None and "examples" in media:
                body = next(iter(media["examples"].values()))["value"]
            query = {
                p["name"]: str(p.get("example", "2026-10-14" if "on" in p["name"] else "Ada"))
                for p in told.get("parameters", ())
                if p["in"] == "query" and p.get("required")
            }
            found.append(
                Operation(
                    method.upper(),
                    path,
                    told["operationId"],
                    tuple(told["x-scopes"]),
                    body,
                    _resolved(media.get("schema", {}), schemas),
                    "multipart/form-data" in content,
                    query,
                    told.get("x-idempotency") in ("optional", "required"),
                )
            )
    return found


OPERATIONS = operations()
INSIDE = [each for each in OPERATIONS if "{workspace_id}" in each.path]


async def belongings(caller: Caller) -> dict[str, str]:
    """Ids of one thing of each kind in somebody's search."""
    ids = {"workspace_id": caller.workspace_id}
    first = await caller.post("/contacts", {"given_name": "Ruth", "family_name": "Adeyemi"})
    second = await caller.post("/contacts", {"given_name": "Daniel", "known": False})
    ids["contact_id"] = first["id"]
    ids["organization_id"] = (await caller.post("/organizations", {"name": "Harbour Mills"}))["id"]
    edge = {"from_contact_id": first["id"], "to_contact_id": second["id"], "may_use_name": True}
    ids["referral_id"] = (await caller.post("/referrals", edge))["id"]
    promise = {"contact_id": first["id"], "due_on": "2027-03-03"}
    ids["promise_id"] = (await caller.post("/promises", promise))["id"]
    logged = await caller.post(f"/contacts/{first['id']}/attempts", {"outcome": "voicemail"})
    ids["attempt_id"] = logged["attempt"]["id"]
    ids["letter_id"] = (await caller.post("/letters", {"contact_id": second["id"]}))["id"]
    meeting = {"contact_id": first["id"], "place": "Canteen", "local_start": "2027-03-04T12:30"}
    ids["meeting_id"] = (await caller.post("/meetings", meeting))["id"]
    sent = await caller.send("POST", "/imports", files={"file": ("Connections.csv", CSV, "text/csv")})
    assert sent.status_code == 202, sent.text
    ids["import_id"] = sent.json()["id"]
    await caller.run_jobs()
    ids["row_id"] = (await caller.get(f"/imports/{ids['import_id']}/rows"))["items"][0]["id"]
    token = {"name": "t", "scopes": ["contacts:read"]}
    made = await caller.send("POST", "/tokens", json=token)
    ids["token_id"] = made.json()["id"]
    ids["session_id"] = (await caller.get("/api/v1/sessions"))["items"][0]["id"]
    return ids


async def ask(
    client: httpx.AsyncClient, operation: Operation, ids: dict[str, str], body: Any = None, **headers: str
) -> httpx.Response:
    """The operation with these ids in its path, complete in every other way."""
    path = re.sub(r"\{(\w+)\}", lambda found: ids[found[1]], operation.path)
    more: dict[str, Any] = {}
    if operation.multipart:
        more["files"] = {"file": ("Connections.csv", CSV, "text/csv")}
    elif operation.body is not None:
        more["json"] = operation.body if body is None else body
    if operation.method in ("PATCH", "PUT", "DELETE"):
        headers["If-Match"] = "*"
    if operation.keyed:
        headers["Idempotency-Key"] = new_id()
    return await client.request(operation.method, path, params=operation.query, headers=headers, **more)


async def everything(caller: Caller) -> Any:
    """What somebody has, as they see it."""
    lists = ("contacts", "organizations", "referrals", "promises", "attempts", "letters", "meetings")
    return [await caller.get(f"/{name}?limit=200") for name in lists]


async def test_s9_nobody_comes_in_by_another_door(
    web: httpx.AsyncClient, caller: Caller, stranger: Caller
) -> None:
    theirs = await belongings(caller)
    mine = {**theirs, "workspace_id": stranger.workspace_id}
    nowhere = {name: new_id() for name in theirs} | {"workspace_id": stranger.workspace_id}
    made = await stranger.send("POST", "/tokens", json={"name": "t", "scopes": ["contacts:read"]})
    token = {"Authorization": f"Bearer {made.json()['token']}"}
    before = await everything(caller)
    wrong = []

    def expect(who: str, operation: Operation, answer: httpx.Response, *statuses: int) -> None:
        if answer.status_code not in statuses:
            wrong.append(f"{who} {operation.name}: {answer.status_code} {answer.text[:200]}")

    for operation in INSIDE:
        expect("anonymous", operation, await ask(web, operation, theirs), 401)
        bad = {"Authorization": "Bearer inroad_pat_" + "0" * 43}
        expect("bad token", operation, await ask(web, operation, theirs, **bad), 401)
        expect("stranger", operation, await ask(stranger.client, operation, theirs), 404)
        expect("foreign token", operation, await ask(web, operation, theirs, **token), 403, 404)
        if operation.scopes != ("contacts:read",):
            expect("scopeless token", operation, await ask(web, operation, mine, **token), 403)
        if operation.path.count("{") > 1:
            foreign = await ask(stranger.client, operation, mine)
            expect("foreign id", operation, foreign, 404)
            absent = await ask(stranger.client, operation, nowhere)
            # A foreign id and one that never was look alike.
            told = [{k: v for k, v in each.json().items() if k != "request_id"} for each in (foreign, absent)]
            if told[0] != told[1]:
                wrong.append(f"foreign id {operation.name}: {told[0]} is not {told[1]}")
    assert wrong == []
    assert await everything(caller) == before


async def test_s9_ids_in_bodies_stay_inside(caller: Caller, stranger: Caller) -> None:
    theirs = await belongings(caller)
    mine = await belongings(stranger)
    before = await everything(caller)
    tried, wrong = 0, []
    for operation in INSIDE:
        fields = operation.schema.get("properties", {})
        for field in fields:
            if not field.endswith("_id"):
                continue
            kind = next((name for name in theirs if field.endswith(name)), "contact_id")
            if field == "referrer_id":
                kind = "contact_id"
            if field == "resends_id":
                kind = "letter_id"
            body = {**(operation.body or {}), field: theirs[kind]}
            for other in fields:
                if other != field and other.endswith("contact_id") and other in body:
                    body[other] = mine["contact_id"]
            answer = await ask(stranger.client, operation, mine, body=body)
            tried += 1
            if answer.status_code not in (404, 409, 422):
                wrong.append(f"{operation.name} {field}: {answer.status_code} {answer.text[:200]}")
    assert tried >= 5
    assert wrong == []
    assert await everything(caller) == before


async def test_s13_nothing_is_set_that_is_not_offered(caller: Caller) -> None:
    ids = await belongings(caller)
    wrong = []
    for operation in INSIDE:
        if operation.body is None or operation.multipart:
            continue
        for field in ("workspace_id", "version", "owner_id", "degree", "next_kind"):
            answer = await ask(caller.client, operation, ids, body={**operation.body, field: 1})
            if answer.status_code != 422:
                wrong.append(f"{operation.name} {field}: {answer.status_code}")
    assert wrong == []


async def test_reading_never_writes(caller: Caller) -> None:
    ids = await belongings(caller)
    before = await everything(caller)
    for operation in INSIDE:
        if operation.method == "GET":
            answer = await ask(caller.client, operation, ids)
            assert answer.status_code == 200, f"{operation.name}: {answer.text[:300]}"
    assert await everything(caller) == before
