"""Hostile texts in every field of every operation inside a search, and in every query (S17, S18, S24).

Fields are read from the contract: a new one is tried without anybody thinking of it.
"""

from collections.abc import Iterator
from typing import Any

import httpx

from inroad.kit.http.openapi import dump_openapi
from inroad.kit.secrets import Secret
from inroad.main import create_app
from inroad.settings import load
from tests.attacks.corpus import INSIDE_ADDRESSES, MARKUP, SQL, TEMPLATES
from tests.contract.test_doors import INSIDE, OPERATIONS, Operation, ask, belongings
from tests.rooms.conftest import Caller, caller, settings, stranger, web

__all__ = ["caller", "settings", "stranger", "web"]

SCHEMAS: dict[str, Any] = {}
ALL = (*MARKUP, *SQL, *TEMPLATES)
GONE = {"delete_contact", "delete_token", "create_merge", "undo_merge"}
"""They end what the others work on; ids are all they take."""


def schemas() -> dict[str, Any]:
    """The models of the contract."""
    if not SCHEMAS:
        app = create_app(load(), secret=Secret(bytes(32)), frontend=None)
        assert dump_openapi(app.openapi())
        SCHEMAS.update(app.openapi()["components"]["schemas"])
    return SCHEMAS


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema behind its reference, without the null it also takes."""
    for part in schema.get("anyOf", ()):
        if part.get("type") != "null":
            return resolved({**part, **{k: v for k, v in schema.items() if k != "anyOf"}})
    name = schema.get("$ref", "").rpartition("/")[2]
    return schemas()[name] if name else schema


def filled(schema: dict[str, Any], text: str, depth: int = 0) -> Iterator[tuple[str, Any]]:
    """(field, value) for each text a body takes, the text in its place, in lists and objects too."""
    for field, told in resolved(schema).get("properties", {}).items():
        inner = resolved(told)
        if inner.get("type") == "string" and not {"enum", "const", "format"} & inner.keys():
            yield field, text[: inner.get("maxLength", len(text))]
        elif inner.get("type") == "array" and depth < 2:
            item = resolved(inner.get("items", {}))
            if item.get("type") == "string" and not {"enum", "format"} & item.keys():
                yield field, [text[: item.get("maxLength", len(text))]]
            else:
                for name, value in filled(item, text, depth + 1):
                    yield field, [{name: value}]
        elif depth < 2:
            for name, value in filled(inner, text, depth + 1):
                yield field, {name: value}


def harmless(answer: httpx.Response, what: str) -> str | None:
    """What is wrong with an answer, if anything: a defect, or something a browser would run."""
    kind = answer.headers.get("content-type", "").partition(";")[0]
    fine = ("application/json", "application/problem+json", "application/pdf", "")
    if answer.status_code >= 500:
        return f"{what}: {answer.status_code} {answer.text[:200]}"
    if kind not in fine:
        return f"{what}: {kind}"
    if answer.headers["x-content-type-options"] != "nosniff" or "default-src" not in answer.headers.get(
        "content-security-policy", ""
    ):
        return f"{what}: without its safe headers"
    return None


def written() -> list[Operation]:
    """Operations with a body, the reading ones too."""
    return [each for each in INSIDE if each.schema and each.name not in GONE]


async def test_every_text_field_keeps_hostile_text_as_text(caller: Caller) -> None:
    ids, wrong, tried = await belongings(caller), [], 0
    long = "\n".join(ALL)
    for operation in written():
        for field, value in filled(operation.schema, long):
            body = {**(operation.body or {}), field: value}
            fault = harmless(await ask(caller.client, operation, ids, body=body), f"{operation.name} {field}")
            wrong += [fault] if fault else []
            tried += 1
        for field, _value in filled(operation.schema, ""):
            # One line at a time, turn by turn, where a line is all a field takes.
            for text in ALL[tried % 97 :: 97]:
                (value,) = [v for name, v in filled(operation.schema, text) if name == field][:1]
                body = {**(operation.body or {}), field: value}
                fault = harmless(
                    await ask(caller.client, operation, ids, body=body), f"{operation.name} {field} {text!r}"
                )
                wrong += [fault] if fault else []
                tried += 1
    assert wrong == []
    assert tried > 300
    for name in ("contacts", "organizations", "letters", "meetings", "promises", "referrals", "snippets"):
        assert await caller.get(f"/{name}")


async def test_what_was_kept_is_what_was_typed(caller: Caller) -> None:
    for text in (*MARKUP[:12], *SQL[:6], *TEMPLATES[:4]):
        line = text.replace("\t", " ").strip()
        made = await caller.post("/contacts", {"given_name": line, "notes": text, "headline": line})
        kept = await caller.get(f"/contacts/{made['id']}")
        assert (kept["given_name"], kept["notes"], kept["headline"]) == (line, text.strip(), line)


async def test_hostile_queries_find_nothing_more_and_break_nothing(caller: Caller, stranger: Caller) -> None:
    await caller.post("/contacts", {"given_name": "Ruth", "family_name": "Adeyemi"})
    await stranger.post("/contacts", {"given_name": "Secret", "family_name": "Stranger"})
    lists = [each for each in OPERATIONS if each.method == "GET" and each.path.count("{") == 1]
    names = ("q", "sort", "cursor", "tag", "limit", "organization_id", "name")
    wrong = []
    for operation in lists:
        path = operation.path.replace("{workspace_id}", caller.workspace_id)
        for number, text in enumerate((*SQL, *MARKUP[:8], *TEMPLATES[:4])):
            name = names[number % len(names)] if operation.name != "list_contacts" else "q"
            answer = await caller.client.get(path, params={**operation.query, name: text})
            if answer.status_code >= 500 or "Stranger" in answer.text:
                wrong.append(f"{operation.name} {name}={text!r}: {answer.status_code}")
        if operation.name == "list_contacts":
            for name in names:
                for text in SQL:
                    answer = await caller.client.get(path, params={name: text})
                    if answer.status_code >= 500 or "Stranger" in answer.text:
                        wrong.append(f"{operation.name} {name}={text!r}: {answer.status_code}")
    assert wrong == []
    assert len((await caller.get("/contacts"))["items"]) == 1


async def test_s19_no_address_inside_is_kept(caller: Caller) -> None:
    for url in INSIDE_ADDRESSES:
        answer = await caller.send("POST", "/webhooks", json={"url": url, "events": ["letter.sent"]})
        if "localhost" in url or "①" in url:  # names, which are looked up when they are called
            continue
        assert answer.status_code in (400, 422), f"{url}: {answer.status_code}"
