"""Organizations over HTTP, on both databases: what they hold, and what hangs on it."""

from typing import Any

import pytest

from tests.rooms.conftest import Caller


async def make(caller: Caller, name: str, **more: Any) -> dict[str, Any]:
    made: dict[str, Any] = await caller.post("/organizations", {"name": name, **more})
    return made


async def work_at(caller: Caller, given: str, organization: str, **more: Any) -> dict[str, Any]:
    contact: dict[str, Any] = await caller.post(
        "/contacts", {"given_name": given, "organization_name": organization, **more}
    )
    return contact


async def test_an_organization_is_whole_and_found_by_a_word(caller: Caller) -> None:
    made = await make(
        caller,
        "Northgate Foods",
        friday_style="relaxed",
        time_zone="Europe/Berlin",
        office_opens="08:00",
        office_closes="16:00",
        address="Quay 4",
        country="DE",
        region="BY",
        website="https://northgate.example",
        note="Family business",
        target=True,
    )
    assert made["region"] == "BY"
    assert await caller.get(f"/organizations/{made['id']}") == made
    await make(caller, "Ballard Packaging")
    table = {
        "": ["Ballard Packaging", "Northgate Foods"],
        "?sort=-target,name": ["Northgate Foods", "Ballard Packaging"],
        "?q=food": ["Northgate Foods"],
        "?q=north": ["Northgate Foods"],
        "?q=oods": [],
        "?q=%25": [],
        "?target=true": ["Northgate Foods"],
        "?target=false": ["Ballard Packaging"],
    }
    for query, names in table.items():
        page = await caller.get(f"/organizations{query}")
        assert [row["name"] for row in page["items"]] == names, query
    first = await caller.get("/organizations?sort=-target,name&limit=1")
    rest = await caller.get(first["next"].removeprefix("http://127.0.0.1:8000"))
    assert [row["name"] for row in rest["items"]] == ["Ballard Packaging"]


async def test_bad_fields_are_named(caller: Caller) -> None:
    table = [
        ({"name": "A", "website": "javascript:alert(1)"}, "/website"),
        ({"name": "A", "country": "Germany"}, "/country"),
        ({"name": "A", "region": "BY"}, "/country"),
        ({"name": "A", "office_opens": "17:00", "office_closes": "09:00"}, "/office_closes"),
        ({"name": "  "}, "/name"),
    ]
    for body, pointer in table:
        answer = await caller.send("POST", "/organizations", json=body)
        assert answer.status_code == 422, body
        assert [error["pointer"] for error in answer.json()["errors"]] == [pointer], body


async def test_net_5_people_and_the_nearest_way_in(caller: Caller) -> None:
    ruth = await work_at(caller, "Ruth", "St Mary's")
    amara = await work_at(caller, "Amara", "Harbour Mills", known=False)
    await work_at(caller, "Zed", "Harbour Mills", known=False)
    await caller.post("/referrals", {"from_contact_id": ruth["id"], "to_contact_id": amara["id"]})
    await work_at(caller, "Cold", "Ballard", known=False)
    rows = {row["name"]: row for row in (await caller.get("/organizations"))["items"]}
    assert {name: row["people"] for name, row in rows.items()} == {
        "Ballard": 1,
        "Harbour Mills": 2,
        "St Mary's": 1,
    }
    assert rows["Harbour Mills"]["nearest"] == {
        "contact": {"id": amara["id"], "display_name": "Amara"},
        "degree": 2,
    }
    assert rows["St Mary's"]["nearest"]["degree"] == 1
    assert rows["Ballard"]["nearest"] is None
    there = await caller.get(f"/contacts?organization_id={rows['Harbour Mills']['id']}")
    assert [row["display_name"] for row in there["items"]] == ["Amara", "Zed"]


async def test_a_new_name_is_how_people_are_found(caller: Caller) -> None:
    contact = await work_at(caller, "Ruth", "Harbor Mills")
    path = f"/organizations/{contact['organization_id']}"
    stale = await caller.send("PATCH", path, json={"name": "x"}, headers={"If-Match": '"9"'})
    assert stale.status_code == 412
    await caller.patch(path, {"name": "Quayside"})
    assert [row["display_name"] for row in (await caller.get("/contacts?q=quays"))["items"]] == ["Ruth"]
    assert (await caller.get("/contacts?q=harbor"))["items"] == []
    await make(caller, "Ballard")
    await caller.patch(path, {"name": "BALLARD"}, status=409)


async def test_tim_8_a_contact_goes_by_the_clock_of_the_office(caller: Caller) -> None:
    contact = await work_at(caller, "Ines", "Hafen")
    assert contact["local_time_zone"] == "Europe/Dublin"
    await caller.patch(f"/organizations/{contact['organization_id']}", {"time_zone": "America/New_York"})
    assert (await caller.get(f"/contacts/{contact['id']}"))["local_time_zone"] == "America/New_York"
    own = await caller.patch(f"/contacts/{contact['id']}", {"time_zone": "Asia/Tokyo"})
    assert own["local_time_zone"] == "Asia/Tokyo"


async def test_tim_7_holidays_are_those_of_the_office(
    caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    """26 October is a holiday in Austria, not in Dublin; nothing but the country of the office says so."""
    monkeypatch.setenv("INROAD_CLOCK", "2026-10-19T08:00:00Z")
    contact = await work_at(caller, "Ines", "Donau")
    path = f"/organizations/{contact['organization_id']}"
    promise = {"contact_id": contact["id"], "due_on": "2026-10-26"}

    async def word() -> str:
        days = (await caller.get(f"/contacts/{contact['id']}/call-days"))["days"]
        return str(next(day["word"] for day in days if day["on"] == "2026-10-26"))

    # Dublin keeps the last Monday of October too: it counts by the zone until the office says where it is.
    await caller.patch(path, {"country": "DE", "region": "BE"})
    assert await word() == "harder"
    await caller.patch(path, {"country": "AT", "region": None})
    assert await word() == "holiday"
    refused = await caller.send("POST", "/promises", json=promise)
    assert refused.status_code == 422
    await caller.patch(path, {"country": "DE"})
    await caller.post("/promises", promise)


async def test_tim_4_relaxed_fridays_are_the_office_s(
    caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INROAD_CLOCK", "2026-10-12T08:00:00Z")
    contact = await work_at(caller, "Ines", "Hafen")
    path = f"/organizations/{contact['organization_id']}"

    async def friday() -> dict[str, Any]:
        days = (await caller.get(f"/contacts/{contact['id']}/call-days"))["days"]
        return dict(next(day for day in days if day["on"] == "2026-10-16"))

    before = await friday()
    assert before["word"] == "depends"
    await caller.patch(path, {"friday_style": "relaxed"})
    after = await friday()
    assert after["word"] == "good"
    assert after["score"] > before["score"]
    await caller.patch(f"/contacts/{contact['id']}", {"friday_style": "hurried"})
    assert (await friday())["word"] == "harder"


async def test_set_3_lunch_is_at_the_hours_of_the_office(caller: Caller) -> None:
    contact = await work_at(caller, "Ines", "Nacht")
    meeting = {"contact_id": contact["id"], "place": "Canteen", "local_start": "2027-03-04T20:30"}
    made = await caller.post("/meetings", meeting)
    assert not any("lunch" in reason["text"] for reason in made["reasons"])
    path = f"/organizations/{contact['organization_id']}"
    await caller.patch(path, {"office_opens": "16:00", "office_closes": "23:30"})
    read = await caller.get(f"/meetings/{made['id']}")
    assert any("lunch" in reason["text"] and reason["rule"] == "SET-3" for reason in read["reasons"])


async def test_two_names_of_one_place_become_one(caller: Caller) -> None:
    ann = await work_at(caller, "Ann", "Harbour Mills Ltd")
    bob = await work_at(caller, "Bob", "Harbour Mills")
    source, target = ann["organization_id"], bob["organization_id"]
    await caller.delete(f"/contacts/{ann['id']}")
    await caller.patch(
        f"/organizations/{source}",
        {"friday_style": "relaxed", "time_zone": "Asia/Tokyo", "note": "Old name", "target": True},
    )
    await caller.patch(f"/organizations/{target}", {"note": "New name", "office_opens": "07:00"})
    await caller.post(f"/organizations/{source}/merge", {"into_id": source}, 422)
    one = await caller.post(f"/organizations/{source}/merge", {"into_id": target}, 200)
    assert (one["name"], one["friday_style"], one["target"]) == ("Harbour Mills", "relaxed", True)
    assert one["note"] == "New name\nOld name"
    assert (one["time_zone"], one["office_opens"][:5]) == ("Asia/Tokyo", "07:00")
    assert (await caller.send("GET", f"/organizations/{source}")).status_code == 404
    assert (await caller.get(f"/contacts/{bob['id']}"))["local_time_zone"] == "Asia/Tokyo"
    back = await caller.post(f"/contacts/{ann['id']}/restore", status=200)
    assert back["organization_name"] == "Harbour Mills"


async def test_only_an_empty_organization_is_deleted(caller: Caller) -> None:
    ann = await work_at(caller, "Ann", "Harbour Mills")
    path = f"/organizations/{ann['organization_id']}"
    refused = await caller.delete(path, status=409)
    assert refused.json()["code"] == "in_use"
    await caller.delete(f"/contacts/{ann['id']}")
    await caller.delete(path)
    assert (await caller.get("/organizations"))["items"] == []
    back = await caller.post(f"/contacts/{ann['id']}/restore", status=200)
    assert back["organization_name"] is None
