"""Every operation of the contract, tried by everybody who must not come in (S9, S10, S13).

Operations are read from the contract: a new one without an id for its path fails here until it has one.
"""

import json
import re
from dataclasses import dataclass
from typing import Any

import httpx
from tests.rooms.conftest import Caller

from inroad.kit import clock
from inroad.kit.http.openapi import dump_openapi
from inroad.kit.ids import new_id
from inroad.kit.secrets import Secret
from inroad.main import create_app
from inroad.rooms.mailbox.tables import MailReply
from inroad.settings import load

METHODS = ("get", "post", "put", "patch", "delete")
CSV = (
    b"First Name,Last Name,E-mail Address,Company,Job Title,Referred By\n"
    b"Ada,Abe,ada@quay.example,Quay,Editor,Somebody Else\n"
)
"""As Outlook writes it, so that there is somebody whom a row names."""


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
    guarded: bool


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
                    any(p["name"] == "If-Match" for p in told.get("parameters", ())),
                )
            )
    return found


OPERATIONS = operations()
INSIDE = [each for each in OPERATIONS if "{workspace_id}" in each.path]


async def belongings(caller: Caller) -> dict[str, str]:
    """Ids of one thing of each kind in somebody's search."""
    ids = {"workspace_id": caller.workspace_id}
    mail = [{"address": "ruth@adeyemi.example", "label": ""}]
    first = await caller.post("/contacts", {"given_name": "Ruth", "family_name": "Adeyemi", "emails": mail})
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
    account = {"email": "nora@whelan.example", "host": "127.0.0.1", "port": 25, "security": "none"}
    assert (await caller.send("PUT", "/mail-account", json=account)).status_code == 200
    third = await caller.post(
        "/contacts", {"given_name": "Ines", "emails": [{"address": "i@example.org", "label": ""}]}
    )
    mailed = await caller.post("/letters", {"contact_id": third["id"], "medium": "email"})
    delivery = await caller.post(
        f"/letters/{mailed['id']}/deliveries", {"override_reason": "They asked for it."}, 202
    )
    ids["delivery_id"] = delivery["id"]
    ids["reply_id"] = await an_answer(caller, third["id"], mailed["id"])
    template = {"kind": "thank_you", "body": "Thank you, {{ contact.greet_as }}."}
    ids["template_id"] = (await caller.post("/letter-templates", template))["id"]
    ids["snippet_id"] = (await caller.post("/snippets", {"text": "I planned for years."}))["id"]
    # Gone out, for whatever reason: a draft has no words to hand on while something blocks it.
    await caller.post(f"/letters/{ids['letter_id']}/send", {"override_reason": "They asked for it."}, 200)
    meeting = {"contact_id": first["id"], "place": "Canteen", "local_start": "2027-03-04T12:30"}
    ids["meeting_id"] = (await caller.post("/meetings", meeting))["id"]
    sent = await caller.send("POST", "/imports", files={"file": ("Connections.csv", CSV, "text/csv")})
    assert sent.status_code == 202, sent.text
    ids["import_id"] = sent.json()["id"]
    await caller.run_jobs()
    ids["row_id"] = (await caller.get(f"/imports/{ids['import_id']}/rows"))["items"][0]["id"]
    ids["edge_id"] = (await caller.get(f"/imports/{ids['import_id']}/edges"))["items"][0]["id"]
    ids["export_id"] = (await caller.post("/exports", {}, status=202))["id"]
    await caller.run_jobs()
    view = {"name": "Choir", "filters": {"tag": ["choir"]}}
    ids["view_id"] = (await caller.post("/contact-views", view))["id"]
    tagged = {"action": "tag", "tag": "choir", "ids": [first["id"]]}
    ids["bulk_id"] = (await caller.post("/contacts/bulk", tagged, 200))["id"]
    pair = {"one_id": first["id"], "other_id": second["id"]}
    ids["dismissal_id"] = (await caller.post("/duplicates/dismissals", pair))["id"]
    third = await caller.post("/contacts", {"given_name": "Third"})
    merge = {"other_id": third["id"], "other_version": None}
    merged = await caller.post(f"/contacts/{second['id']}/merges", merge, headers={"If-Match": "*"})
    ids["merge_id"] = merged["id"]
    token = {"name": "t", "scopes": ["contacts:read"]}
    made = await caller.send("POST", "/tokens", json=token)
    ids["token_id"] = made.json()["id"]
    own = {"url": "https://calendar.example.org/basic.ics"}
    ids["busy_calendar_id"] = (await caller.post("/busy-calendars", own))["id"]
    feed = await caller.send("POST", "/calendar-feeds", json={"name": "phone"})
    ids["feed_id"], ids["feed_secret"] = feed.json()["id"], feed.json()["url"].rpartition("/")[2]
    browser = next(each.body for each in OPERATIONS if each.name == "create_push_subscription")
    ids["subscription_id"] = (await caller.post("/push-subscriptions", browser))["id"]
    group = (await caller.send("POST", "/api/v1/groups", json={"name": "St Brigid"})).json()
    ids["group_id"] = group["id"]
    inside = await caller.get(f"/api/v1/groups/{group['id']}")
    ids["member_id"] = inside["members"][0]["id"]
    asked = await caller.send("POST", "/invitations", json={"email": "ed@itor.example", "role": "editor"})
    ids["invitation_id"] = asked.json()["id"]
    # What needs another person, or another proof, is tried with an id that fits nothing.
    ids["credential_id"] = ids["identity_id"] = ids["grant_id"] = new_id()
    hook = {"url": "https://hooks.example.org/inroad", "events": ["letter.sent"]}
    ids["webhook_id"] = (await caller.send("POST", "/webhooks", json=hook)).json()["id"]
    ids["webhook_delivery_id"] = (await caller.post(f"/webhooks/{ids['webhook_id']}/test", status=202))["id"]
    ids["session_id"] = (await caller.get("/api/v1/sessions"))["items"][0]["id"]
    return ids


async def an_answer(caller: Caller, contact_id: str, letter_id: str) -> str:
    """What somebody wrote back, as it is found in a mailbox."""
    async with caller.database.write(caller.workspace_id) as db:
        reply = MailReply(
            id=new_id(),
            contact_id=contact_id,
            letter_id=letter_id,
            message_key="a@example.org",
            received_at=clock.now(),
            text="Yes.",
            kind="yes",
        )
        db.add(reply)
        return reply.id


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
    if operation.guarded:
        headers["If-Match"] = "*"
    if operation.keyed:
        headers["Idempotency-Key"] = new_id()
    return await client.request(operation.method, path, params=operation.query, headers=headers, **more)


async def everything(caller: Caller) -> Any:
    """What somebody has, as they see it."""
    lists = (
        "merges",
        "contacts",
        "organizations",
        "referrals",
        "promises",
        "attempts",
        "letters",
        "replies",
        "meetings",
    )
    whole = [
        await caller.get(f"/{name}")
        for name in ("contact-views", "contact-tags", "letter-templates", "snippets")
    ]
    return whole + [await caller.get(f"/{name}?limit=200") for name in lists]


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
            if field == "into_id":
                kind = "organization_id"
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
