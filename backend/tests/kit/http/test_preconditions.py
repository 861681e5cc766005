"""Nobody's work is overwritten unseen."""

import asyncio

import pytest
from tests.kit.http.notes import Note, build, titles
from tests.kit.http.web import client

from inroad.kit.http.context import HttpKit
from inroad.kit.http.preconditions import parse_tags, touch
from inroad.kit.http.problems import Problem
from inroad.kit.ids import new_id


async def test_a_change_needs_the_current_version(kit: HttpKit) -> None:
    base = f"/api/v1/workspaces/{new_id()}/notes"
    async with client(build(kit)) as web:
        made = await web.post(base, json={"title": "a"})
        path = f"{base}/{made.json()['id']}"
        answer = await web.put(path, json={"title": "b"})
        assert (answer.status_code, answer.json()["code"]) == (428, "precondition_required")
        answer = await web.put(path, json={"title": "b"}, headers={"If-Match": '"1"'})
        assert (answer.status_code, answer.headers["etag"], answer.json()["version"]) == (200, '"2"', 2)
        answer = await web.put(path, json={"title": "c"}, headers={"If-Match": '"1"'})
        assert (answer.status_code, answer.json()["code"]) == (412, "stale")
        assert answer.headers["etag"] == '"2"'
        assert (await web.get(path)).json()["title"] == "b"
        assert (await web.put(path, json={"title": "d"}, headers={"If-Match": "*"})).status_code == 200
        assert (await web.delete(path, headers={"If-Match": '"2"'})).status_code == 412
        assert (await web.delete(path, headers={"If-Match": '"1", "3"'})).status_code == 204
        assert (await web.delete(path, headers={"If-Match": "*"})).status_code == 404


async def test_of_racing_changes_one_wins_and_the_others_hear_of_it(kit: HttpKit) -> None:
    ws = new_id()
    base = f"/api/v1/workspaces/{ws}/notes"
    async with client(build(kit)) as web:
        path = f"{base}/{(await web.post(base, json={'title': 'a'})).json()['id']}"
        answers = await asyncio.gather(
            *(web.put(path, json={"title": f"t{n}"}, headers={"If-Match": '"1"'}) for n in range(8))
        )
    winners = [answer for answer in answers if answer.status_code == 200]
    losers = [answer for answer in answers if answer.status_code == 412]
    assert (len(winners), len(losers)) == (1, 7)
    assert {answer.headers["etag"] for answer in losers} == {'"2"'}
    assert await titles(kit, ws) == [winners[0].json()["title"]]


@pytest.mark.parametrize("tag", ['"1"', 'W/"1"', '"1-gzip"', '"9", "1"', "*"])
async def test_what_the_client_holds_is_not_sent_again(kit: HttpKit, tag: str) -> None:
    base = f"/api/v1/workspaces/{new_id()}/notes"
    async with client(build(kit)) as web:
        path = f"{base}/{(await web.post(base, json={'title': 'a'})).json()['id']}"
        answer = await web.get(path, headers={"If-None-Match": tag})
        assert (answer.status_code, answer.content) == (304, b"")
        assert answer.headers["etag"] == '"1"'
        assert "content-type" not in answer.headers
        assert "content-length" not in answer.headers
        assert (await web.get(path, headers={"If-None-Match": '"2"'})).status_code == 200


async def test_malformed_tags_are_400(kit: HttpKit) -> None:
    path = f"/api/v1/workspaces/{new_id()}/notes/{new_id()}"
    async with client(build(kit)) as web:
        for bad in ("3", '"3', "", "*,*", '"3" "4"'):
            answer = await web.put(path, json={"title": "a"}, headers={"If-Match": bad})
            assert (answer.status_code, answer.json()["errors"][0]["header"]) == (400, "If-Match"), bad


def test_tags_that_are_not_ours_match_nothing() -> None:
    assert parse_tags('"abc", W/"x-1", "00000000000000000000001"', "If-Match").versions == frozenset()
    with pytest.raises(Problem):
        parse_tags("abc", "If-Match")


async def test_a_change_to_what_belongs_to_a_row_counts(kit: HttpKit) -> None:
    ws = new_id()
    async with kit.database.write(ws) as session:
        note = Note(title="a")
        session.add(note)
        await session.flush()
        touch(note)
    assert note.version == 2
