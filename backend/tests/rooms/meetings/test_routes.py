"""Meetings over HTTP, on both databases: agreed, moved, held, called off."""

from typing import Any

import pytest

from tests.factories.meetings import meeting_with
from tests.rooms.conftest import Caller
from tests.rooms.meetings.conftest import Held, Move


async def test_mtg_1_when_to_arrive_and_to_leave(nora: Caller, priya: dict[str, Any]) -> None:
    made = await nora.post("/meetings", meeting_with(priya))
    assert made["starts_at"] == "2026-10-14T11:30:00.000Z"  # half past twelve by Irish summer time
    assert made["ends_at"] == "2026-10-14T11:50:00.000Z"
    assert made["arrive_at"] == "2026-10-14T11:15:00.000Z"
    assert made["leave_at"] == "2026-10-14T10:50:00.000Z"
    assert made["state"] == "planned"
    assert made["time_zone"] == "Europe/Dublin"
    assert {"MTG-1", "MTG-3", "SET-3"} <= {reason["rule"] for reason in made["reasons"]}
    assert await nora.get(f"/meetings/{made['id']}") == made
    contact = await nora.get(f"/contacts/{priya['id']}")
    assert contact["stage"] == "meeting"
    assert contact["next_action"]["title"] == "Meet Priya Raman"


async def test_mtg_6_without_a_letter_the_four_questions_of_the_text(
    nora: Caller, priya: dict[str, Any]
) -> None:
    made = await nora.post("/meetings", meeting_with(priya))
    assert len(made["questions"]) == 4
    assert made["questions"][0].startswith("How did you get started")
    assert "Notebook and pen" in made["pack"]
    own = await nora.patch(f"/meetings/{made['id']}", {"questions": ["Why dairy?"]}, made["version"])
    assert own["questions"] == ["Why dairy?"]


async def test_tim_8_the_zone_is_the_contacts_own(nora: Caller) -> None:
    there = await nora.post("/contacts", {"given_name": "Kiri", "time_zone": "Pacific/Auckland"})
    made = await nora.post("/meetings", meeting_with(there, "2026-10-20T08:00"))
    assert made["time_zone"] == "Pacific/Auckland"
    assert made["starts_at"] == "2026-10-19T19:00:00.000Z"


async def test_a_time_that_comes_twice_means_the_first(nora: Caller, priya: dict[str, Any]) -> None:
    made = await nora.post("/meetings", meeting_with(priya, "2026-10-25T01:30"))
    assert made["starts_at"] == "2026-10-25T00:30:00.000Z"


BAD: list[tuple[dict[str, Any], str, str]] = [
    ({"local_start": "2026-10-14T09:59"}, "/local_start", "past"),
    ({"local_start": "2027-03-28T01:30"}, "/local_start", "skipped_hour"),
    ({"local_start": "2026-10-20T12:30Z"}, "/local_start", "bad_value"),
    ({"format": "phone"}, "/format_reason", "not_in_person"),
    ({"format": "video", "format_reason": "  "}, "/format_reason", "not_in_person"),
    ({"place": ""}, "/place", "too_short"),
    ({"minutes": 0}, "/minutes", "too_small"),
    ({"time_zone": "Dublin"}, "/time_zone", "bad_value"),
    ({"contact_id": "0198c0de-0000-7000-8000-000000000001"}, "/contact_id", "not_found"),
    ({"colour": "red"}, "/colour", "unknown"),
]


async def test_bad_meetings_are_refused(nora: Caller, priya: dict[str, Any]) -> None:
    for change, pointer, code in BAD:
        answer = await nora.send("POST", "/meetings", json=meeting_with(priya) | change)
        assert answer.status_code == 422, answer.text
        found = [(error["pointer"], error["code"]) for error in answer.json()["errors"]]
        assert found == [(pointer, code)], change
    assert (await nora.get("/meetings"))["items"] == []


async def test_a_skipped_hour_names_the_nearest(nora: Caller, priya: dict[str, Any]) -> None:
    answer = await nora.send("POST", "/meetings", json=meeting_with(priya, "2027-03-28T01:30"))
    assert "The nearest is 2:30." in answer.json()["errors"][0]["detail"]


async def test_set_4_on_the_phone_with_a_reason(nora: Caller, priya: dict[str, Any]) -> None:
    body = meeting_with(priya, format="phone", format_reason="She is in Lisbon all year.")
    made = await nora.post("/meetings", body)
    assert "SET-4" in {reason["rule"] for reason in made["reasons"]}


async def test_two_meetings_at_once_are_refused(nora: Caller, priya: dict[str, Any]) -> None:
    first = await nora.post("/meetings", meeting_with(priya))
    joan = await nora.post("/contacts", {"given_name": "Joan", "family_name": "Petrie"})
    for start in ("2026-10-14T12:30", "2026-10-14T12:49", "2026-10-14T12:11"):
        answer = await nora.send("POST", "/meetings", json=meeting_with(joan, start))
        assert answer.status_code == 409
        assert answer.json()["code"] == "meeting_overlaps"
        assert answer.json()["meeting_id"] == first["id"]
        assert "Priya Raman" in answer.json()["errors"][0]["detail"]
    agreed = {"place": "x", "local_start": "2026-10-14T12:40"}
    said = {"outcome": "meeting_agreed", "meeting": agreed}
    answer = await nora.send("POST", f"/contacts/{joan['id']}/attempts", json=said)
    assert answer.status_code == 409
    after = await nora.post("/meetings", meeting_with(joan, "2026-10-14T12:50"))
    answer = await nora.send(
        "PATCH",
        f"/meetings/{after['id']}",
        json={"local_start": "2026-10-14T12:40"},
        headers={"If-Match": "*"},
    )
    assert answer.json()["code"] == "meeting_overlaps"
    await nora.post(f"/meetings/{first['id']}/cancel", None, 200)
    moved = await nora.patch(f"/meetings/{after['id']}", {"local_start": "2026-10-14T12:30"})
    assert moved["starts_at"] == first["starts_at"]


async def test_a_moved_meeting_leaves_its_line(nora: Caller, priya: dict[str, Any]) -> None:
    made = await nora.post("/meetings", meeting_with(priya))
    path = f"/meetings/{made['id']}"
    assert (await nora.send("PATCH", path, json={"place": "x"})).status_code == 428
    moved = await nora.patch(path, {"local_start": "2026-10-20T08:00"}, made["version"])
    assert moved["starts_at"] == "2026-10-20T07:00:00.000Z"
    assert moved["version"] == made["version"] + 1
    stale = await nora.send("PATCH", path, json={"place": "x"}, headers={"If-Match": f'"{made["version"]}"'})
    assert stale.status_code == 412
    lines = (await nora.get(f"/contacts/{priya['id']}/timeline"))["items"]
    titles = [line["title"] for line in lines]
    assert "Meeting moved from Wednesday 14 October at 12:30 to Tuesday 20 October at 8:00" in titles
    contact = await nora.get(f"/contacts/{priya['id']}")
    assert contact["next_action"]["on"] == "2026-10-18"
    for change, pointer in (
        ({"local_start": "2026-10-13T08:00"}, "/local_start"),
        ({"time_zone": "Pacific/Auckland", "local_start": "2026-10-14T12:00"}, "/local_start"),
        ({"format": "video"}, "/format_reason"),
        ({"place": None}, "/place"),
    ):
        answer = await nora.send("PATCH", path, json=change, headers={"If-Match": "*"})
        assert answer.status_code == 422, change
        assert answer.json()["errors"][0]["pointer"] == pointer


async def test_start_and_end_once_each_and_in_order(nora: Caller, priya: dict[str, Any], at: Move) -> None:
    made = await nora.post("/meetings", meeting_with(priya))
    path = f"/meetings/{made['id']}"
    assert (await nora.post(f"{path}/end", {}, 409))["code"] == "meeting_not_running"
    at(11, 30)
    key = {"Idempotency-Key": "begin"}
    first = await nora.send("POST", f"{path}/start", json={}, headers=key)
    again = await nora.send("POST", f"{path}/start", json={}, headers=key)
    assert first.json() == again.json()
    assert first.json()["state"] == "running"
    assert (await nora.post(f"{path}/start", {}, 409))["code"] == "meeting_not_planned"
    early = await nora.post(f"{path}/end", {"ended_at": "2026-10-14T11:25:00Z"}, 422)
    assert early["errors"][0]["pointer"] == "/ended_at"
    assert (await nora.send("PATCH", path, json={"place": "x"}, headers={"If-Match": "*"})).status_code == 409
    noted = await nora.patch(path, {"notes": "Began on the night shift."})
    assert noted["notes"] == "Began on the night shift."
    at(12, 1)
    ended = await nora.post(f"{path}/end", {"told_time": True, "invited_to_stay": True}, 200)
    assert ended["state"] == "held"
    assert ended["thank_you_due_on"] == "2026-10-14"
    assert [reason["rule"] for reason in ended["reasons"]] == ["FLW-1"]
    assert (await nora.post(f"{path}/end", {}, 409))["code"] == "meeting_not_running"
    assert (await nora.post(f"{path}/cancel", None, 409))["code"] == "meeting_not_planned"
    lines = (await nora.get(f"/contacts/{priya['id']}/timeline"))["items"]
    assert lines[0]["title"] == "Met at Kilbride Dairy canteen, 31 minutes"
    assert lines[0]["detail"] == "Priya invited you to stay."
    contact = await nora.get(f"/contacts/{priya['id']}")
    assert contact["next_action"]["kind"] == "debrief"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2026-10-14T11:25:00Z", "2026-10-14T11:25:00"),  # five minutes behind: believed
        ("2026-10-14T10:30:00Z", "2026-10-14T11:30:00"),  # an hour behind
        ("2026-10-14T12:30:00Z", "2026-10-14T11:30:00"),  # an hour ahead
        ("2026-10-14T11:34:00Z", "2026-10-14T11:30:00"),  # ahead: never later than now
    ],
)
async def test_a_clock_that_is_far_off_is_not_believed(
    nora: Caller, priya: dict[str, Any], at: Move, given: str, kept: str
) -> None:
    made = await nora.post("/meetings", meeting_with(priya))
    at(11, 30, second=int(given[11:13]))  # a reading of its own for each case
    begun = await nora.post(f"/meetings/{made['id']}/start", {"started_at": given}, 200)
    assert begun["started_at"][:16] == kept[:16]


async def test_cancelled_meetings_stay_on_the_timeline(nora: Caller, priya: dict[str, Any]) -> None:
    made = await nora.post("/meetings", meeting_with(priya))
    path = f"/meetings/{made['id']}"
    assert (await nora.post(f"{path}/cancel", None, 200))["state"] == "cancelled"
    assert (await nora.post(f"{path}/cancel", None, 409))["code"] == "meeting_not_planned"
    assert (await nora.post(f"{path}/start", {}, 409))["code"] == "meeting_not_planned"
    lines = (await nora.get(f"/contacts/{priya['id']}/timeline"))["items"]
    assert "Meeting on Wednesday 14 October at 12:30 called off" in [line["title"] for line in lines]
    contact = await nora.get(f"/contacts/{priya['id']}")
    assert contact["next_action"]["kind"] == "ask_by_phone"


async def test_the_list_filters(nora: Caller, priya: dict[str, Any], held: Held) -> None:
    await held(priya)
    joan = await nora.post("/contacts", {"given_name": "Joan", "family_name": "Petrie"})
    await nora.post("/meetings", meeting_with(joan, "2026-10-20T08:00"))
    rows = (await nora.get("/meetings"))["items"]
    assert [row["contact"]["display_name"] for row in rows] == ["Joan Petrie", "Priya Raman"]
    rows = (await nora.get("/meetings?state=held"))["items"]
    assert [row["contact"]["display_name"] for row in rows] == ["Priya Raman"]
    rows = (await nora.get(f"/meetings?contact_id={joan['id']}&sort=starts_at"))["items"]
    assert [row["state"] for row in rows] == ["planned"]


async def test_who_may_see_and_change(nora: Caller, stranger: Caller, priya: dict[str, Any]) -> None:
    made = await nora.post("/meetings", meeting_with(priya))
    path = f"/meetings/{made['id']}"
    theirs = f"/api/v1/workspaces/{nora.workspace_id}{path}"
    assert (await stranger.send("GET", theirs)).status_code == 404
    assert (await stranger.send("GET", path)).status_code == 404
    for action in ("start", "end", "cancel", "debrief"):
        body = {"outcome": "neither"} if action == "debrief" else {}
        answer = await stranger.send("POST", f"{path}/{action}", json=body)
        assert answer.status_code == 404, action
    nora.client.cookies.clear()
    assert (await nora.send("GET", path)).status_code == 401
