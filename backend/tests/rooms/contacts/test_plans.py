"""How the list of contacts is read: by the index that finds few, and else by the order it is asked for in."""

from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from inroad.kit.db import Database
from inroad.kit.db.session import CORE, OPTION
from tests.rooms.conftest import Caller

NAMES = ("Ruth Adeyemi", "Daniel Kerrigan", "Amara Okafor", "Helen Marsh", "Tomas Lind")


async def people(caller: Caller) -> dict[str, str]:
    """Five people, two of them at the mill; Ruth named Daniel. Ids by given name, and the mill's."""
    ids = {}
    for name in NAMES:
        given, family = name.split()
        body = {"given_name": given, "family_name": family, "known": given == "Ruth"}
        body |= {"organization_name": "Harbour Mills", "tags": ["mill"]} if given in ("Ruth", "Helen") else {}
        made = await caller.post("/contacts", body)
        ids[given] = made["id"]
        ids.setdefault("mill", made["organization_id"])
    edge = {"from_contact_id": ids["Ruth"], "to_contact_id": ids["Daniel"]}
    await caller.post("/referrals", edge)
    return ids


async def plan_of(database: Database, caller: Caller, query: str) -> tuple[list[str], str]:
    """Who is listed, and how SQLite reads the contacts for it; no plan on PostgreSQL."""
    sent: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        if "contact.headline" in statement:
            sent.append((statement, parameters))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        items = (await caller.get(f"/contacts?{query}"))["items"]
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    names = [item["display_name"].split()[0] for item in items]
    statement, parameters = sent[-1]
    async with database.read(caller.workspace_id) as db:
        if db.sync_session.postgresql:
            return names, ""
        connection = await db.connection()
        asked = await connection.exec_driver_sql(
            f"EXPLAIN QUERY PLAN {statement}", parameters, execution_options={OPTION: CORE}
        )
        return names, " ; ".join(str(detail) for *_, detail in asked if "contact " in f"{detail} ")


@pytest.mark.parametrize(
    ("query", "names", "index"),
    [
        ("limit=50", ["Amara", "Daniel", "Helen", "Ruth", "Tomas"], "ix_contact_name"),
        ("q=kerrig", ["Daniel"], "ix_contact_search"),
        ("q=harbour+mi&limit=1", ["Helen"], "ix_contact_search"),
        ("organization_id={mill}", ["Helen", "Ruth"], "ix_contact_organization"),
        ("referred_by={Ruth}", ["Daniel"], "sqlite_autoindex_contact_1"),
        ("tag=mill", ["Helen", "Ruth"], "sqlite_autoindex_contact_1"),
        ("degree=primary", ["Ruth"], "ix_contact_degree"),
        ("degree=secondary", ["Daniel"], "ix_contact_name"),
        ("degree=cold&sort=-updated_at", ["Tomas", "Helen", "Amara"], "ix_contact_updated"),
    ],
)
async def test_the_list_is_read_by_the_index_that_finds_few(
    caller: Caller, database: Database, query: str, names: list[str], index: str
) -> None:
    ids = await people(caller)
    found, plan = await plan_of(database, caller, query.format(**ids))
    assert found == names
    if plan:  # SQLite; PostgreSQL plans by figures of its own
        assert index in plan


async def test_pages_of_a_search_neither_repeat_nor_miss(caller: Caller) -> None:
    await people(caller)
    for number in range(9):
        await caller.post("/contacts", {"given_name": f"Buyer {number % 4}", "headline": "At the mill"})
    found: list[str] = []
    page = await caller.get("/contacts?q=mill&limit=2")
    while True:
        found += [item["id"] for item in page["items"]]
        if "next" not in page:
            break
        page = await caller.get(page["next"][page["next"].index("/contacts?") :])
    whole = await caller.get("/contacts?q=mill&limit=200")
    assert found == [item["id"] for item in whole["items"]]
    assert len(found) == 11


async def test_words_hold_on_every_page_and_in_the_total(caller: Caller) -> None:
    for given in ("Ann", "Bea", "Cal"):
        await caller.post("/contacts", {"given_name": given, "family_name": "Kerrigan"})
    await people(caller)  # a fourth of that name, and some of others
    first = await caller.get("/contacts?q=kerrig&limit=2&include=total")
    assert first["total"] == "4"
    assert [item["display_name"] for item in first["items"]] == ["Ann Kerrigan", "Bea Kerrigan"]
    cursor = first["next"].partition("cursor=")[2].partition("&")[0]
    second = await caller.get(f"/contacts?q=kerrig&limit=2&include=total&cursor={cursor}")
    assert [item["display_name"] for item in second["items"]] == ["Cal Kerrigan", "Daniel Kerrigan"]
    assert second.get("next") is None
    other = await caller.get("/contacts?q=marsh&limit=2")
    assert [item["display_name"] for item in other["items"]] == ["Helen Marsh"]
