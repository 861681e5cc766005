"""Rows kept together behave like any other row: listed, left out, matched, and read as one by one."""

import csv
import io
from typing import Any

import pytest
from sqlalchemy import func, select

from inroad.domain.importing import Candidate, read
from inroad.domain.policy import Policy
from inroad.kit import clock
from inroad.kit.ids import ids_from, is_id, new_ids, place_of
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.imports import chunks, mass
from inroad.rooms.imports.building import Place, Setting, build, organization_key
from inroad.rooms.imports.reading import read_file
from inroad.rooms.imports.tables import ImportChunk, ImportRow
from tests.factories.imports import rows_of
from tests.factories.linkedin import HEADER, connections, people
from tests.rooms.conftest import Caller
from tests.rooms.duplicates.test_merges import merge
from tests.rooms.imports.test_choices import committed
from tests.rooms.imports.test_routes import previewed

ODD = (
    ("Björk", "", "https://www.linkedin.com/in/bjork", "", "", "", "02 Jan 2020"),
    ("'=Ann", "Lee  Ray", "https://www.linkedin.com/in/ann", "", "", "", ""),
    ("Bo", "Ito", "https://de.linkedin.com/in/Bo-Ito/?x=1", "", "", "", "2020-01-02"),
    ("Cy", "Fox", "https://www.linkedin.com/in/cy", "no address", "", "", "01 Feb 2020"),
    ("Di", "Orr", "https://www.linkedin.com/in/di", "", "Two\nlines", "", "01 Feb 2020"),
    ("Ed", "Poe", "https://www.linkedin.com/in/person-2", "", "", "", "01 Feb 2020"),
    ("", "", "", "", "", "", ""),
    ("Flo\ufffd", "Gray", "https://www.linkedin.com/in/flo", "", "", "", "01 Feb 2020"),
    ("Gus", "Hay", "https://www.linkedin.com/in/gus", "", "", "", "31 Feb 2020"),
    ("Ike", "Jett", "https://www.linkedin.com/in/ike", "", "", "", "01 Feb 2020", "", ""),
    ("Kit", "Lang", "https://www.linkedin.com/in/kit"),
    ("王", "小明", "https://www.linkedin.com/in/wang", "", "北京", "经理", "01 Feb 2020"),
)


def mixed(odd: int) -> str:
    """A file with unusual rows strewn among the others."""
    rows: list[Any] = list(people(900))
    for at, row in enumerate(ODD * odd):
        rows.insert(at * 61 % len(rows), row)
    text = io.StringIO(newline="")
    csv.writer(text).writerows([HEADER, *rows])
    return text.getvalue()


@pytest.mark.parametrize(
    ("text", "least"),
    [
        (mixed(0), 900),
        (mixed(1), 600),
        (mixed(3), 300),
        (mixed(1).replace("\r\n", "\n"), 600),
        (mixed(1) + '"open', 500),
    ],
    ids=["good", "odd", "odder", "unix", "open"],
)
def test_the_quick_way_reads_what_the_careful_one_reads(text: str, least: int) -> None:
    careful = read(text)
    expected = {item.line: item for item in careful}
    quick = read(text)
    seen = 0
    for item in quick.quick():
        if not isinstance(item, list):
            assert item == expected.pop(item.line)
            continue
        for line, given, family, headline, organization, email, url, day in item:
            found = expected.pop(line)
            assert isinstance(found, Candidate)
            assert not found.errors
            assert not found.warnings
            assert (given, family, headline, organization) == (
                found.given_name, found.family_name, found.headline, found.organization,
            )  # fmt: skip
            assert (f"{given} {family}", url) == (found.display_name, found.url)
            assert ([email] if email else []) == list(found.emails)
            assert day == (found.connected_on.isoformat() if found.connected_on else "")
            seen += 1
    assert not expected
    assert quick.summary == careful.summary
    assert seen >= least


def test_month_first_days_are_understood_by_the_whole_column() -> None:
    rows = [(*one[:6], f"{1 + at % 12:02d}/{1 + at % 28:02d}/2020") for at, one in enumerate(people(400))]
    found = read(connections(rows).decode())
    plain = [row for item in found.quick() if isinstance(item, list) for row in item]
    assert (found.summary.date_order, found.summary.accepted) == ("mdy", 400)
    assert len(plain) > 390
    assert plain[-1][-1] == "2020-04-08"


def test_reading_together_stops_at_the_limit() -> None:
    found = read(connections(people(700)).decode(), max_rows=600)
    items = list(found.quick())
    assert (found.summary.rows, found.summary.accepted, found.summary.truncated) == (600, 600, True)
    assert sum(len(item) for item in items if isinstance(item, list)) == 600


def test_contacts_built_together_are_those_built_one_by_one() -> None:
    found = read_file(mixed(1).encode(), {}, apart=True)
    ids = chunks.number(found.plain)
    rows = [chunks.row_of(id, plain) for id, plain in zip(ids, found.plain, strict=True)]
    keys = {organization_key(row) for row in rows} - {""}
    places = {key: Place(f"id of {key}", None if len(key) % 2 else "Asia/Tokyo") for key in keys}
    setting = Setting("import", "Connections.csv", "Europe/Dublin", "IE", clock.now(), Policy())
    alone = build(rows, places, setting)
    called = {
        row["organization_name"]: places[organization_key(row)] for row in rows if organization_key(row)
    }
    lists = [list(values) for values in zip(*found.plain, strict=True)]
    together = mass.build(ids, lists, called, setting)
    texts = {"emails", "next_reasons"}
    for at, one in enumerate(alone.contacts):
        for name, values in together.contacts.items():
            expected = mass.written(one[name]) if name in texts else one[name]
            assert values[at] == expected, (name, one)
        rest = {name: value for name, value in one.items() if name not in together.contacts}
        assert rest == {"honorific": "", "phones": [], "address": "", "notes": "", "tags": []}
    assert [(one["contact_id"], one["value"]) for one in alone.identifiers] == list(
        zip(together.identifiers["contact_id"], together.identifiers["value"], strict=True)
    )


def test_ids_count_on_from_the_first() -> None:
    ids = new_ids(500)
    assert ids == ids_from(ids[0], 500) == sorted(ids)
    assert all(map(is_id, ids))
    assert [place_of(ids[0], id) for id in (ids[0], ids[499])] == [0, 499]
    # One made in the same instant may begin alike, and then stands far beyond the last.
    assert place_of(ids[0], new_ids(1)[0]) not in range(500)
    assert place_of(ids[1], ids[0]) == -1


async def everything(caller: Caller, path: str, limit: int) -> list[dict[str, Any]]:
    """All rows of a list, page by page."""
    found: list[dict[str, Any]] = []
    query = f"{path}{'&' if '?' in path else '?'}limit={limit}"
    while True:
        page = await caller.get(query)
        found += page["items"]
        if not page.get("next"):
            return found
        query = page["next"].partition(caller.workspace_id)[2]


async def test_rows_are_listed_in_the_order_of_the_file(
    caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chunks, "SIZE", 40)
    seen = await previewed(caller, mixed(1).encode())
    path = f"/imports/{seen['id']}/rows"
    rows = await everything(caller, path, 150)
    assert len(rows) == seen["rows"] == len({row["id"] for row in rows})
    assert [row["line"] for row in rows] == sorted(row["line"] for row in rows)
    assert await everything(caller, f"{path}?sort=-line", 170) == rows[::-1]
    states = {row["state"] for row in rows}
    assert states == {"new", "error", "in_file_twice"}
    for state in states:
        assert await everything(caller, f"{path}?state={state}", 200) == [
            row for row in rows if row["state"] == state
        ]
    total = (await caller.get(f"{path}?include=total&limit=1"))["total"]
    assert total == str(len(rows))
    zoe = next(row for row in rows if row["url"] == "https://www.linkedin.com/in/person-2" and row["email"])
    assert (zoe["display_name"], zoe["connected_on"], zoe["email"]) == (
        "Zoë Okafor", "2012-01-15", "person2@place2.example",
    )  # fmt: skip


async def test_one_of_many_is_left_out_and_the_others_come_in(caller: Caller) -> None:
    seen = await previewed(caller, connections(people(120)))
    path = f"/imports/{seen['id']}"
    rows = (await caller.get(f"{path}/rows?limit=200"))["items"]
    for row in rows[5:8]:
        left = await caller.patch(f"{path}/rows/{row['id']}", {"choice": "skip"})
        assert (left["id"], left["choice"], left["display_name"]) == (row["id"], "skip", row["display_name"])
    again = await caller.patch(f"{path}/rows/{rows[7]['id']}", {"choice": "add"})
    assert again["choice"] == "add"
    after = (await caller.get(f"{path}/rows?limit=200"))["items"]
    assert [row["id"] for row in after] == [row["id"] for row in rows]
    assert [row["choice"] for row in after].count("skip") == 2
    assert (await caller.get(path))["new"] == 118
    done = await committed(caller, seen["id"])
    assert (done["added"], done["progress"]["done"]) == (118, 118)
    people_there = {row["id"] for row in (await caller.get("/contacts?limit=200"))["items"]}
    assert people_there == {row["id"] for row in rows} - {rows[5]["id"], rows[6]["id"]}
    results = [row["result"] for row in (await caller.get(f"{path}/rows?limit=200"))["items"]]
    assert (results.count("added"), results.count("skipped")) == (118, 2)
    ann = await caller.get(f"/contacts/{rows[0]['id']}")
    assert [line["title"] for line in (await caller.get(f"/contacts/{ann['id']}/timeline"))["items"]] == [
        "Came in with Connections.csv"
    ]


async def test_all_new_rows_are_left_out_at_once(caller: Caller) -> None:
    seen = await previewed(caller, connections(people(30)))
    for choice, new in (("skip", 0), ("add", 30), ("skip", 0)):
        record = await caller.post(
            f"/imports/{seen['id']}/choices", {"state": "new", "choice": choice}, status=200
        )
        assert record["new"] == new
    assert (await committed(caller, seen["id"]))["added"] == 0


async def test_those_who_are_there_already_stand_by_themselves(caller: Caller) -> None:
    for one in people(60)[12:16]:
        await caller.post("/contacts", {"given_name": one[0], "emails": [{"address": one[3].upper()}]})
    seen = await previewed(caller, connections(people(60)))
    assert (seen["new"], seen["duplicates"]) == (56, 4)
    rows = (await caller.get(f"/imports/{seen['id']}/rows?limit=200"))["items"]
    assert [row["line"] for row in rows] == list(range(rows[0]["line"], rows[0]["line"] + 60))
    assert [row["duplicate_of"]["display_name"] for row in rows if row["state"] == "duplicate"] == [
        one[0] for one in people(60)[12:16]
    ]
    # Somebody more is added by hand before the commit.
    _, _, url, email, *_ = people(60)[20]
    await caller.post("/contacts", {"given_name": "Un", "emails": [{"address": email}]})
    done = await committed(caller, seen["id"])
    assert (done["added"], done["new"], done["duplicates"]) == (55, 55, 5)
    assert (await caller.get("/contacts?limit=1&include=total"))["total"] == "60"
    row = next(
        row
        for row in (await caller.get(f"/imports/{seen['id']}/rows?limit=200"))["items"]
        if row["url"] == url
    )
    assert (row["state"], row["result"]) == ("duplicate", "skipped")


async def test_a_chunk_emptied_row_by_row_is_gone(caller: Caller) -> None:
    seen = await previewed(caller, connections(people(3)))
    rows = (await caller.get(f"/imports/{seen['id']}/rows"))["items"]
    for row in rows:
        await caller.patch(f"/imports/{seen['id']}/rows/{row['id']}", {"choice": "skip"})
    assert await rows_of(caller.database, caller.workspace_id, ImportChunk) == []
    async with caller.database.read(caller.workspace_id) as db:
        assert await db.scalar(select(func.count(ImportRow.id))) == 3
        assert await db.scalar(select(func.count(Contact.id))) == 0
    other = await previewed(caller, connections(people(2, start=50)))
    strange = (await caller.get(f"/imports/{other['id']}/rows"))["items"][0]["id"]
    await caller.patch(f"/imports/{seen['id']}/rows/{strange}", {"choice": "skip"}, status=404)


async def test_how_somebody_came_in_goes_along_with_a_merge_and_comes_back(caller: Caller) -> None:
    kept = await caller.post("/contacts", {"given_name": "Ann", "family_name": "Lee", "known": True})
    seen = await previewed(caller, connections(people(2)))
    await committed(caller, seen["id"])
    rows = (await caller.get(f"/imports/{seen['id']}/rows"))["items"]
    path = f"/contacts/{rows[0]['contact_id']}/timeline"
    line = {
        "id": rows[0]["contact_id"],
        "kind": "added",
        "title": "Came in with Connections.csv",
        "detail": "",
        "people": [],
        "subject_id": seen["id"],
    }
    (first,) = (await caller.get(path))["items"]
    assert {name: value for name, value in first.items() if name != "happened_at"} == line
    note = await caller.post(f"/contacts/{rows[0]['contact_id']}/notes", {"text": "Met at the quay."})
    assert [each["kind"] for each in (await caller.get(path))["items"]] == ["note", "added"]
    page = await caller.get(f"{path}?limit=1&include=total")
    assert (page["items"][0]["id"], page["total"]) == (note["id"], "2")
    assert (await everything(caller, f"/contacts/{rows[0]['contact_id']}/timeline", 1))[1] == first
    ways = await everything(caller, f"/contacts/{rows[0]['contact_id']}/timeline?sort=happened_at", 1)
    assert [each["kind"] for each in ways] == ["added", "note"]
    done = await merge(caller, kept, {"id": rows[0]["contact_id"]})
    titles = [each["title"] for each in (await caller.get(f"/contacts/{kept['id']}/timeline"))["items"]]
    assert "Came in with Connections.csv" in titles
    await caller.post(f"/merges/{done['id']}/undo", status=200)
    titles = [each["title"] for each in (await caller.get(f"/contacts/{kept['id']}/timeline"))["items"]]
    assert "Came in with Connections.csv" not in titles
    assert [each["kind"] for each in (await caller.get(path))["items"]] == ["note", "added"]
