"""Promises: made for good days only, moved by agreement only."""

from datetime import date

import httpx

from tests.rooms.calendar.conftest import Story
from tests.rooms.conftest import Caller

CLOSED = [
    ("2026-10-13", "past", "gone by", "2026-10-15"),
    ("2026-10-17", "weekend", "belongs to the weekend", "2026-10-21"),
    ("2026-10-26", "holiday", "October Bank Holiday", "2026-10-28"),
]


async def test_tim_5_and_tim_7_a_closed_day_is_refused_with_the_next_good_one(
    nora: Caller, primary: Story
) -> None:
    ruth = await primary()
    for day, code, sentence, better in CLOSED:
        refused = await nora.post("/promises", {"contact_id": ruth["id"], "due_on": day}, status=422)
        assert [(error["pointer"], error["code"]) for error in refused["errors"]] == [("/due_on", code)]
        assert sentence in refused["errors"][0]["detail"]
        assert refused["next_good_on"] == better


async def test_tim_5_a_full_day_is_refused(nora: Caller, primary: Story) -> None:
    people = [await primary(name) for name in ("Ruth Adeyemi", "Hugh Lacey", "Ines Prado")]
    for person in people[:2]:
        await nora.post("/promises", {"contact_id": person["id"], "due_on": "2026-10-21"})
    body = {"contact_id": people[2]["id"], "due_on": "2026-10-21"}
    refused = await nora.post("/promises", body, status=422)
    assert refused["errors"][0]["code"] == "full"
    assert refused["next_good_on"] == "2026-10-22"
    shown = await nora.get("/calendar?from_on=2026-10-21&to_on=2026-10-22")
    assert [(day["word"], day["promised_calls"], day["capacity"]) for day in shown["days"]] == [
        ("full", 2, 2),
        ("best", 0, 2),
    ]
    await nora.patch("", {"calls_per_day": 3})
    await nora.post("/promises", body)


async def test_tim_5_a_promise_is_the_next_step_and_is_made_once(nora: Caller, primary: Story) -> None:
    ruth = await primary()
    body = {"contact_id": ruth["id"], "kind": "check_back", "due_on": "2026-10-15", "note": "A third name"}
    made = await nora.post("/promises", body)
    assert (made["state"], made["time_zone"], made["note"]) == ("open", "Europe/Dublin", "A third name")
    assert made["reasons"][0]["rule"] == "TIM-5"
    contact = await nora.get(f"/contacts/{ruth['id']}")
    assert (contact["next_action"]["kind"], contact["next_action"]["on"]) == ("check_back", "2026-10-15")
    assert contact["next_action"]["title"] == "Check back with Ruth"
    again = await nora.post("/promises", body, status=409)
    assert again["code"] == "already_promised"
    one = await nora.send("GET", f"/promises/{made['id']}")
    assert one.json() == made
    assert one.headers["ETag"] == f'"{made["version"]}"'


async def test_tim_5_moved_by_agreement_the_old_day_stays(nora: Caller, primary: Story) -> None:
    ruth = await primary()
    body = {"contact_id": ruth["id"], "kind": "check_back", "due_on": "2026-10-15", "note": "A third name"}
    made = await nora.post("/promises", body)
    path = f"/promises/{made['id']}/move"
    silent = await nora.post(path, {"due_on": "2026-10-20", "agreed": False}, status=422)
    assert silent["errors"][0]["pointer"] == "/agreed"
    assert "TIM-5" in silent["errors"][0]["detail"]
    same = await nora.post(path, {"due_on": "2026-10-15", "agreed": True}, status=422)
    assert same["errors"][0]["code"] == "same_day"
    weekend = await nora.post(path, {"due_on": "2026-10-18", "agreed": True}, status=422)
    assert weekend["errors"][0]["code"] == "weekend"
    moved = await nora.post(
        path, {"due_on": "2026-10-20", "agreed": True, "note": "Ruth asked for longer."}, status=200
    )
    assert (moved["kind"], moved["moved_from_on"], moved["state"]) == ("check_back", "2026-10-15", "open")
    old = await nora.get(f"/promises/{made['id']}")
    assert (old["state"], old["moved_to_id"]) == ("renegotiated", moved["id"])
    again = await nora.post(path, {"due_on": "2026-10-21", "agreed": True}, status=409)
    assert again["code"] == "promise_settled"
    lines = (await nora.get(f"/contacts/{ruth['id']}/timeline"))["items"]
    found = {line["title"]: line["detail"] for line in lines}
    title = "Promise moved from Thursday 15 October to Tuesday 20 October"
    assert found[title] == "Ruth asked for longer. You both agreed."
    shown = await nora.get("/calendar?from_on=2026-10-15&to_on=2026-10-20")
    entries = {entry["on"]: entry for day in shown["days"] for entry in day["entries"]}
    assert (entries["2026-10-15"]["state"], entries["2026-10-15"]["detail"]) == ("moved", "moved to Tuesday")
    assert entries["2026-10-20"]["state"] == "promised"


async def test_tim_5_moving_after_the_day_has_passed_does_not_undo_that(nora: Caller, pitched: Story) -> None:
    await pitched(date(2026, 10, 13))
    broken = (await nora.get("/promises"))["items"][0]
    assert broken["state"] == "broken"
    await nora.post(f"/promises/{broken['id']}/move", {"due_on": "2026-10-15", "agreed": True}, status=200)
    ledger = (await nora.get("/promises"))["items"]
    assert [(row["due_on"], row["state"]) for row in ledger] == [
        ("2026-10-13", "broken"),
        ("2026-10-15", "open"),
    ]


async def test_tim_8_days_are_judged_where_the_contact_is(nora: Caller, primary: Story) -> None:
    """It is ten in the morning in Dublin, and already the evening of the same day in Auckland."""
    kiri = await primary("Kiri Walker", time_zone="Pacific/Auckland")
    theirs = {"contact_id": kiri["id"], "due_on": "2026-12-28"}  # a Monday: kept there, not in Ireland
    refused = await nora.post("/promises", theirs, status=422)
    assert "Boxing Day" in refused["errors"][0]["detail"]
    made = await nora.post("/promises", {"contact_id": kiri["id"], "due_on": "2026-10-15"})
    assert made["time_zone"] == "Pacific/Auckland"
    shown = await nora.get("/calendar?from_on=2026-10-15&to_on=2026-10-15")
    assert shown["days"][0]["entries"][0]["detail"] == (
        "Thursday in Auckland: office hours there are Wednesday 21:00 to Thursday 5:00 on your clock."
    )


async def test_lists_filter_and_page(nora: Caller, primary: Story) -> None:
    people = [await primary(name) for name in ("Ruth Adeyemi", "Hugh Lacey", "Ines Prado")]
    for person, day in zip(people, ("2026-10-22", "2026-10-20", "2026-10-21"), strict=True):
        await nora.post("/promises", {"contact_id": person["id"], "due_on": day})
    first = await nora.get("/promises?limit=2")
    assert [row["due_on"] for row in first["items"]] == ["2026-10-20", "2026-10-21"]
    rest = await nora.get(first["next"].removeprefix("http://127.0.0.1:8000"))
    assert [row["contact"]["display_name"] for row in rest["items"]] == ["Ruth Adeyemi"]
    assert (await nora.get("/promises?state=kept"))["items"] == []
    mine = await nora.get(f"/promises?contact_id={people[1]['id']}&state=open")
    assert [row["due_on"] for row in mine["items"]] == ["2026-10-20"]
    wrong = await nora.send("GET", "/promises?state=lost")
    assert (wrong.status_code, wrong.json()["errors"][0]["parameter"]) == (422, "state")


async def test_who_may(web: httpx.AsyncClient, nora: Caller, stranger: Caller, primary: Story) -> None:
    ruth = await primary()
    made = await nora.post("/promises", {"contact_id": ruth["id"], "due_on": "2026-10-15"})
    base = f"/api/v1/workspaces/{nora.workspace_id}"
    table = [
        ("GET", "/promises", None),
        ("GET", f"/promises/{made['id']}", None),
        ("POST", "/promises", {"contact_id": ruth["id"], "due_on": "2026-10-20"}),
        ("POST", f"/promises/{made['id']}/move", {"due_on": "2026-10-20", "agreed": True}),
        ("GET", f"/contacts/{ruth['id']}/call-days", None),
        ("GET", "/calendar?from_on=2026-10-15&to_on=2026-10-15", None),
    ]
    for method, path, body in table:
        assert (await web.request(method, f"{base}{path}", json=body)).status_code == 401, path
        assert (await stranger.send(method, f"{base}{path}", json=body)).status_code == 404, path
        if ruth["id"] in f"{path}{body}" or made["id"] in path:
            assert (await stranger.send(method, path, json=body)).status_code == 404, path


async def test_tim_5_a_promise_kept_today_leaves_its_room(nora: Caller, primary: Story) -> None:
    await nora.patch("", {"calls_per_day": 1})
    ruth, ines = await primary("Ruth Adeyemi"), await primary("Ines Marlowe")
    today = "2026-10-14"
    await nora.post("/promises", {"contact_id": ruth["id"], "due_on": today})
    wanted = {"contact_id": ines["id"], "due_on": today}
    assert (await nora.post("/promises", wanted, 422))["errors"][0]["code"] == "full"
    logged = await nora.post(f"/contacts/{ruth['id']}/attempts", {"outcome": "no_answer"})
    assert logged["kept"]["state"] == "kept"
    assert (await nora.post("/promises", wanted))["state"] == "open"
    [day] = (await nora.get(f"/calendar?from_on={today}&to_on={today}"))["days"]
    assert (day["promised_calls"], day["capacity"]) == (1, 1)
