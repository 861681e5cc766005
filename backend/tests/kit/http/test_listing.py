"""Lists: every row once in each order, whatever happens meanwhile; cursors good for their list alone."""

import random
from datetime import date, timedelta
from typing import Annotated, Any

import httpx
import pytest
from fastapi import APIRouter, FastAPI, Query, Request
from pydantic import Field
from sqlalchemy import delete, select
from tests.kit.http.notes import Db, Person, build
from tests.kit.http.web import ORIGIN, client

from inroad.kit.clock import now
from inroad.kit.db import Database, bulk_insert
from inroad.kit.http.context import HttpKit
from inroad.kit.http.listing import ListParams, Sort, paginate
from inroad.kit.http.models import PageLinks
from inroad.kit.http.transaction import TransactionalRoute
from inroad.kit.ids import new_id

SORT = Sort(
    {"name": Person.name, "town": Person.town, "met_on": Person.met_on, "seen_at": Person.seen_at},
    default="name",
    tie=Person.id,
)


class PersonList(ListParams):
    """The list's own filters."""

    town: Annotated[list[str], Field(max_length=5, default_factory=list)]


router = APIRouter(prefix="/api/v1/workspaces/{workspace_id}", route_class=TransactionalRoute)


class PersonPage(PageLinks):
    items: list[dict[str, Any]]


@router.get("/people")
async def list_people(db: Db, request: Request, params: Annotated[PersonList, Query()]) -> PersonPage:
    statement = select(Person.id, Person.name)
    if params.town:
        statement = statement.where(Person.town.in_(params.town))
    return await paginate(request, db, statement, SORT, params)


def app_of(kit: HttpKit) -> FastAPI:
    app = build(kit)
    app.include_router(router)
    return app


async def fill(database: Database, workspace_id: str, count: int) -> list[dict[str, Any]]:
    """People with many equal names, towns that are often unknown, and days that are sometimes."""
    chance, start = random.Random(3), now()
    rows = [
        {
            "id": new_id(),
            "name": chance.choice(["ann", "bo", "zoë", "李"]),
            "town": chance.choice([None, "cork", "dublin"]),
            "met_on": chance.choice([None, date(2026, 11, 1), date(2026, 11, 22)]),
            "seen_at": start - timedelta(minutes=chance.randrange(5)),
        }
        for _ in range(count)
    ]
    async with database.write(workspace_id) as session:
        await bulk_insert(session, Person, rows)
    return rows


async def walk(web: httpx.AsyncClient, url: str) -> list[str]:
    """Ids of all pages, in order."""
    ids: list[str] = []
    while True:
        answer = await web.get(url)
        assert answer.status_code == 200, answer.text
        body = answer.json()
        ids += [row["id"] for row in body["items"]]
        if "next" not in body:
            return ids
        url = body["next"]
        assert url.startswith(f"{ORIGIN}/api/v1/workspaces/")


@pytest.mark.parametrize(
    "sort",
    ["name", "-name", "town", "-town", "met_on,-name", "-met_on,town,name", "-seen_at", "seen_at,-town"],
)
async def test_each_order_gives_each_row_once_and_in_order(kit: HttpKit, sort: str) -> None:
    ws = new_id()
    people = {row["id"]: row for row in await fill(kit.database, ws, 60)}
    await fill(kit.database, new_id(), 5)
    async with client(app_of(kit)) as web:
        small = await walk(web, f"/api/v1/workspaces/{ws}/people?limit=7&sort={sort}")
        whole = await walk(web, f"/api/v1/workspaces/{ws}/people?limit=200&sort={sort}")
    assert small == whole
    assert sorted(small) == sorted(people)
    for part in sort.split(",")[:1]:
        values = [people[id_][part.lstrip("-")] for id_ in small]
        known = [value for value in values if value is not None]
        assert values[: len(known)] == known, "nulls come last"
        if part.lstrip("-") != "name":  # text follows the database's collation
            assert known == sorted(known, reverse=part.startswith("-"))


async def test_rows_that_come_and_go_while_paging(kit: HttpKit) -> None:
    ws = new_id()
    rows = await fill(kit.database, ws, 40)
    async with client(app_of(kit)) as web:
        first = (await web.get(f"/api/v1/workspaces/{ws}/people?limit=10&sort=-seen_at")).json()
        seen = [row["id"] for row in first["items"]]
        gone = [seen[0], seen[9], *[row["id"] for row in rows if row["id"] not in seen][:3]]
        async with kit.database.write(ws) as session:
            await session.execute(delete(Person).where(Person.id.in_(gone)))
        await fill(kit.database, ws, 10)
        rest = await walk(web, first["next"])
    assert len(set(seen + rest)) == len(seen + rest), "no row twice"
    untouched = {row["id"] for row in rows} - set(gone)
    assert untouched <= set(seen + rest), "no untouched row missed"


async def test_a_cursor_is_only_good_for_its_list(kit: HttpKit) -> None:
    ws, other = new_id(), new_id()
    for workspace_id in (ws, other):
        await fill(kit.database, workspace_id, 9)
    base = f"/api/v1/workspaces/{ws}/people"
    async with client(app_of(kit)) as web:
        following = (await web.get(f"{base}?limit=2&town=cork&town=dublin")).json()["next"]
        cursor = httpx.URL(following).params["cursor"]
        assert httpx.URL(following).params.get_list("town") == ["cork", "dublin"]
        good = await web.get(base, params={"cursor": cursor, "town": ["cork", "dublin"], "limit": 3})
        assert good.status_code == 200
        for params in ({"town": "cork"}, {}, {"town": ["cork", "dublin"], "sort": "-name"}):
            answer = await web.get(base, params={"cursor": cursor, **params})
            assert (answer.status_code, answer.json()["code"]) == (400, "cursor_mismatch")
        query = {"cursor": cursor, "town": ["cork", "dublin"]}
        answer = await web.get(f"/api/v1/workspaces/{other}/people", params=query)
        assert answer.json()["code"] == "cursor_mismatch"
        flipped = cursor[:-2] + ("AA" if cursor[-2:] != "AA" else "BB")
        for bad in (flipped, "eyJpZCI6MX0", "", "ä", cursor[:20], cursor + "A"):
            answer = await web.get(base, params={**query, "cursor": bad})
            assert (answer.status_code, answer.json()["code"]) == (400, "cursor_invalid"), bad


async def test_a_cursor_shows_no_names(kit: HttpKit) -> None:
    secret = kit.secret.seal("list-cursor", b'["f",["Ann Lee"]]')
    assert "QW5u" not in secret
    assert kit.secret.unseal("list-cursor", secret) == b'["f",["Ann Lee"]]'
    assert kit.secret.unseal("another", secret) is None


async def test_bad_queries_name_the_parameter(kit: HttpKit) -> None:
    base = f"/api/v1/workspaces/{new_id()}/people"
    cases = {
        "limit=0": ("limit", "too_small"),
        "limit=201": ("limit", "too_large"),
        "limit=x": ("limit", "bad_format"),
        "sort=password": ("sort", "not_allowed"),
        "sort=name,-name": ("sort", "not_allowed"),
        "sort=": ("sort", "not_allowed"),
        "include=all": ("include", "not_allowed"),
        "name=ann": ("name", "unknown"),
        "town=%00": ("town", "bad_value"),
        "town=a&town=b&town=c&town=d&town=e&town=f": ("town", "too_many"),
    }
    async with client(app_of(kit)) as web:
        for query, expected in cases.items():
            answer = await web.get(f"{base}?{query}")
            assert answer.status_code == 422, query
            error = answer.json()["errors"][0]
            assert (error["parameter"], error["code"]) == expected, query


async def test_a_total_is_counted_when_asked_for_and_capped(
    kit: HttpKit, monkeypatch: pytest.MonkeyPatch
) -> None:
    ws = new_id()
    await fill(kit.database, ws, 12)
    await fill(kit.database, new_id(), 4)
    async with client(app_of(kit)) as web:
        base = f"/api/v1/workspaces/{ws}/people"
        assert "total" not in (await web.get(base)).json()
        assert (await web.get(f"{base}?include=total&limit=5")).json()["total"] == "12"
        monkeypatch.setattr("inroad.kit.http.listing.TOTAL_CAP", 10)
        assert (await web.get(f"{base}?include=total")).json()["total"] == "10+"


async def test_an_empty_list_is_a_page(kit: HttpKit) -> None:
    async with client(app_of(kit)) as web:
        answer = await web.get(f"/api/v1/workspaces/{new_id()}/people?include=total")
    assert answer.json() == {"items": [], "total": "0"}
