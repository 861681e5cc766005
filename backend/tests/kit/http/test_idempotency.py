"""The same request twice has one effect and one answer."""

import asyncio
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import select
from tests.kit.http.notes import build, titles
from tests.kit.http.web import client

from inroad.kit import clock
from inroad.kit.http import idempotency
from inroad.kit.http.context import HttpKit
from inroad.kit.http.idempotency import IdempotencyRecord
from inroad.kit.ids import is_id, new_id


def key(text: str) -> dict[str, str]:
    return {"Idempotency-Key": text}


async def test_a_repeat_gets_the_stored_answer(kit: HttpKit) -> None:
    ws = new_id()
    path = f"/api/v1/workspaces/{ws}/notes"
    async with client(build(kit)) as web:
        first = await web.post(path, json={"title": "a", "place": "b"}, headers=key("one"))
        # Same meaning, other spelling; the key quoted, as the draft has it.
        again = await web.post(
            path,
            content=b'{ "place": "b",\n "title": "a" }',
            headers={"Content-Type": "application/json", **key('"one"')},
        )
    assert first.status_code == again.status_code == 201
    assert again.content == first.content
    assert again.headers["location"] == first.headers["location"]
    assert again.headers["etag"] == '"1"'
    assert again.headers["content-type"] == "application/json"
    assert again.headers["idempotent-replayed"] == "true"
    assert "idempotent-replayed" not in first.headers
    assert again.headers["x-request-id"] != first.headers["x-request-id"]
    assert await titles(kit, ws) == ["a"]


async def test_another_body_or_address_with_the_key_is_refused(kit: HttpKit) -> None:
    ws = new_id()
    path = f"/api/v1/workspaces/{ws}/notes"
    async with client(build(kit)) as web:
        await web.post(path, json={"title": "a"}, headers=key("one"))
        answer = await web.post(path, json={"title": "b"}, headers=key("one"))
        assert (answer.status_code, answer.json()["code"]) == (422, "idempotency_key_reused")
        # Another route, user or workspace has keys of its own.
        assert (
            await web.post(f"{path[:-6]}/late", json={"title": "c"}, headers=key("one"))
        ).status_code == 201
        other = {"X-User": new_id(), **key("one")}
        assert (await web.post(path, json={"title": "d"}, headers=other)).status_code == 201
        elsewhere = f"/api/v1/workspaces/{new_id()}/notes"
        assert (await web.post(elsewhere, json={"title": "a"}, headers=key("one"))).status_code == 201
    assert await titles(kit, ws) == ["a", "c", "d"]


async def test_a_failure_stores_nothing_and_may_be_mended_under_the_same_key(kit: HttpKit) -> None:
    ws = new_id()
    path = f"/api/v1/workspaces/{ws}/notes"
    async with client(build(kit)) as web:
        assert (await web.post(path, json={"title": 3}, headers=key("one"))).status_code == 422
        assert (
            await web.post(f"{path[:-6]}/broken", json={"title": "x"}, headers=key("two"))
        ).status_code == 500
        async with kit.database.read(ws) as session:
            assert (await session.scalars(select(IdempotencyRecord))).all() == []
        assert (await web.post(path, json={"title": "a"}, headers=key("one"))).status_code == 201


async def test_many_callers_at_once_have_one_effect(kit: HttpKit) -> None:
    ws = new_id()
    path = f"/api/v1/workspaces/{ws}/notes"

    async def call(web: httpx.AsyncClient, number: int) -> httpx.Response:
        for _ in range(50):
            answer = await web.post(path, json={"title": f"note {number:02}"}, headers=key(f"key-{number}"))
            if answer.status_code not in (409, 503):
                return answer
            assert answer.headers["retry-after"] == "2"
            await asyncio.sleep(0.02)
        raise AssertionError("never done")

    async with client(build(kit)) as web:
        answers = await asyncio.gather(*(call(web, number) for number in range(10) for _ in range(4)))
    assert [answer.status_code for answer in answers] == [201] * 40
    assert sum("idempotent-replayed" in answer.headers for answer in answers) == 30
    assert len({answer.json()["id"] for answer in answers}) == 10
    assert await titles(kit, ws) == [f"note {number:02}" for number in range(10)]
    assert not kit.running_keys


async def test_a_key_in_flight_is_409_when_the_first_takes_too_long(
    kit: HttpKit, monkeypatch: pytest.MonkeyPatch
) -> None:
    ws = new_id()
    path = f"/api/v1/workspaces/{ws}/slow"
    # The first is held longer than the second may wait: a second for the writer, five for a statement.
    held = asyncio.Event()
    monkeypatch.setattr("tests.kit.http.notes.pause", held.wait)
    async with client(build(kit)) as web:
        first = asyncio.create_task(web.post(path, json={"title": "a"}, headers=key("one")))
        await asyncio.sleep(0.2)
        second = await web.post(path, json={"title": "a"}, headers=key("one"))
        held.set()
        assert (await first).status_code == 201
        assert (second.status_code, second.json()["code"]) == (409, "idempotency_key_in_flight")
        assert second.headers["retry-after"] == "2"
        third = await web.post(path, json={"title": "a"}, headers=key("one"))
    assert third.headers["idempotent-replayed"] == "true"
    assert await titles(kit, ws) == ["a"]


async def test_keys_that_are_missing_refused_or_malformed(kit: HttpKit) -> None:
    base = f"/api/v1/workspaces/{new_id()}"
    async with client(build(kit)) as web:
        answer = await web.post(f"{base}/sent", json={"title": "a"})
        assert (answer.status_code, answer.json()["code"]) == (400, "idempotency_key_required")
        assert (await web.post(f"{base}/sent", json={"title": "a"}, headers=key("x"))).status_code == 201
        answer = await web.post(f"{base}/secret", headers=key("x"))
        assert (answer.status_code, answer.json()["code"]) == (400, "idempotency_key_not_supported")
        for bad in ("", '""', "k" * 256, "two words", 'a"b'):
            answer = await web.post(f"{base}/notes", json={"title": "a"}, headers=key(bad))
            assert (answer.status_code, answer.json()["code"]) == (400, "bad_request"), bad
        assert (
            await web.post(f"{base}/notes", json={"title": "b"}, headers=key("k" * 255))
        ).status_code == 201


async def test_files_are_compared_by_content_not_by_boundary(kit: HttpKit) -> None:
    ws = new_id()
    path = f"/api/v1/workspaces/{ws}/file"
    async with client(build(kit)) as web:
        for _ in range(2):
            answer = await web.post(path, files={"file": ("a.csv", b"x" * 70_000)}, headers=key("one"))
            assert (answer.status_code, answer.json()) == (201, {"bytes": 70_000})
        assert answer.headers["idempotent-replayed"] == "true"
        answer = await web.post(path, files={"file": ("a.csv", b"x" * 69_999 + b"y")}, headers=key("one"))
        assert answer.json()["code"] == "idempotency_key_reused"
    assert await titles(kit, ws) == ["file of 70000"]


async def test_an_answer_is_kept_48_hours_and_no_longer(kit: HttpKit) -> None:
    ws, other = new_id(), new_id()
    path = f"/api/v1/workspaces/{ws}/notes"
    async with client(build(kit)) as web:
        await web.post(path, json={"title": "a"}, headers=key("one"))
        await web.post(f"/api/v1/workspaces/{other}/notes", json={"title": "a"}, headers=key("one"))
        async with kit.database.write(ws) as session:
            record = (await session.scalars(select(IdempotencyRecord))).one()
            record.created_at = clock.now() - timedelta(hours=48, seconds=1)
        again = await web.post(path, json={"title": "b"}, headers=key("one"))
        assert again.status_code == 201
        assert "idempotent-replayed" not in again.headers
    for workspace_id in (ws, other):
        async with kit.database.write(workspace_id) as session:
            await idempotency.purge(session, clock.now() + timedelta(hours=47))
            assert len((await session.scalars(select(IdempotencyRecord))).all()) == 1
    async with kit.database.write(ws) as session:
        await idempotency.purge(session, clock.now() + timedelta(hours=48))
        assert (await session.scalars(select(IdempotencyRecord))).all() == []
    async with kit.database.write(other) as session:
        assert len((await session.scalars(select(IdempotencyRecord))).all()) == 1
        await idempotency.forget(session)
        assert (await session.scalars(select(IdempotencyRecord))).all() == []


async def test_a_repeat_by_somebody_without_permission_gets_nothing(kit: HttpKit) -> None:
    path = f"/api/v1/workspaces/{new_id()}/notes"
    async with client(build(kit)) as web:
        await web.post(path, json={"title": "a"}, headers=key("one"))
        answer = await web.post(path, json={"title": "a"}, headers={"X-User": "nobody", **key("one")})
    assert answer.status_code == 401
    assert "idempotent-replayed" not in answer.headers


async def test_a_repeat_creates_no_second_workspace(kit: HttpKit) -> None:
    async with client(build(kit)) as web:
        first = await web.post("/api/v1/workspaces", json={"title": "a"}, headers=key("one"))
        again = await web.post("/api/v1/workspaces", json={"title": "a"}, headers=key("one"))
        other = await web.post("/api/v1/workspaces", json={"title": "a"}, headers=key("two"))
        plain = await web.post("/api/v1/workspaces", json={"title": "a"})
    assert again.headers["idempotent-replayed"] == "true"
    assert again.json() == first.json()
    made = {answer.json()["id"] for answer in (first, other, plain)}
    assert len(made) == 3
    for workspace_id in made:
        assert is_id(workspace_id)
        assert await titles(kit, workspace_id) == ["a"]
