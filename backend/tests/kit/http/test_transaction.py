"""One commit a request, after the answer is built and before it is sent; everything else rolls back."""

import asyncio
from contextlib import AsyncExitStack

import pytest
from tests.kit.http.notes import build, titles
from tests.kit.http.web import client

from inroad.kit.http.context import HttpKit
from inroad.kit.ids import new_id


async def test_a_good_answer_is_committed_before_it_is_sent(kit: HttpKit) -> None:
    ws = new_id()
    async with client(build(kit)) as web:
        answer = await web.post(f"/api/v1/workspaces/{ws}/notes", json={"title": "call Ann"})
        assert answer.status_code == 201
        assert answer.headers["location"] == f"/notes/{answer.json()['id']}"
        assert await titles(kit, ws) == ["call Ann"]
        assert await titles(kit, new_id()) == []


async def test_a_failing_commit_is_a_problem_and_no_false_201(kit: HttpKit) -> None:
    path = f"/api/v1/workspaces/{new_id()}/late"
    async with client(build(kit)) as web:
        assert (await web.post(path, json={"title": "a"})).status_code == 201
        answer = await web.post(path, json={"title": "a"})
        assert (answer.status_code, answer.json()["code"]) == (409, "already_exists")
        assert answer.json()["type"] == "/problems/conflict"


@pytest.mark.parametrize(("door", "status"), [("refusing", 409), ("broken", 500)])
async def test_an_answer_that_is_an_error_rolls_back(kit: HttpKit, door: str, status: int) -> None:
    ws = new_id()
    async with client(build(kit)) as web:
        answer = await web.post(f"/api/v1/workspaces/{ws}/{door}", json={"title": "a"})
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert await titles(kit, ws) == []


async def test_a_get_cannot_write(kit: HttpKit) -> None:
    ws = new_id()
    async with client(build(kit)) as web:
        answer = await web.get(f"/api/v1/workspaces/{ws}/writing")
    assert answer.status_code == 500
    assert await titles(kit, ws) == []


async def test_a_search_by_post_reads_only(kit: HttpKit) -> None:
    ws = new_id()
    async with client(build(kit)) as web:
        await web.post(f"/api/v1/workspaces/{ws}/notes", json={"title": "a"})
        answer = await web.post(f"/api/v1/workspaces/{ws}/search", json={"title": "a"})
    assert len(answer.json()["items"]) == 1


async def test_connections_come_back_whatever_happens(kit: HttpKit) -> None:
    ws = new_id()
    async with client(build(kit)) as web:
        for number in range(12):
            await web.post(f"/api/v1/workspaces/{ws}/broken", json={"title": "a"})
            await web.get(f"/api/v1/workspaces/{ws}/notes/{new_id()}")
            await web.get(f"/api/v1/workspaces/{ws}/notes/x?unknown=1")
            await web.post(f"/api/v1/workspaces/{ws}/notes", json={})
            answer = await web.post(f"/api/v1/workspaces/{ws}/notes", json={"title": str(number)})
            assert answer.status_code == 201


async def test_a_cancelled_request_leaves_nothing(kit: HttpKit) -> None:
    ws = new_id()
    async with client(build(kit)) as web:
        task = asyncio.create_task(web.post(f"/api/v1/workspaces/{ws}/slow", json={"title": "a"}))
        await asyncio.sleep(0.1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert (await web.post(f"/api/v1/workspaces/{ws}/notes", json={"title": "b"})).status_code == 201
    assert await titles(kit, ws) == ["b"]


async def test_a_connection_that_cannot_be_had_is_503(kit: HttpKit) -> None:
    ws, most = new_id(), 8 if kit.database.postgresql else 1
    async with client(build(kit)) as web, AsyncExitStack() as held:
        for _ in range(most):
            await held.enter_async_context(kit.database.write(ws))
        answer = await web.post(f"/api/v1/workspaces/{ws}/notes", json={"title": "a"})
        assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
        assert answer.headers["retry-after"] == "2"


async def test_unknown_query_parameters_are_refused_on_every_route(kit: HttpKit) -> None:
    ws = new_id()
    async with client(build(kit)) as web:
        answer = await web.get(f"/api/v1/workspaces/{ws}/notes/{new_id()}?limit=3&fields=a")
    assert answer.status_code == 422
    assert [error["parameter"] for error in answer.json()["errors"]] == ["limit", "fields"]


async def test_who_is_asking_comes_before_what_is_asked(kit: HttpKit) -> None:
    async with client(build(kit), **{"X-User": "nobody"}) as web:
        answer = await web.post(f"/api/v1/workspaces/{new_id()}/notes", json={"wrong": 1})
    assert (answer.status_code, answer.json()["code"]) == (401, "unauthorized")
    assert answer.headers["www-authenticate"] == 'Bearer realm="inroad"'
