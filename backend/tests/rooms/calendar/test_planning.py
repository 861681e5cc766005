"""The plan over HTTP: days with room, promises left alone, little moved (TIM, NRS-2, NET-12)."""

import asyncio
from datetime import date, timedelta
from typing import Any

import pytest

from inroad.kit import clock
from tests.rooms.conftest import Caller


def following_wednesday() -> date:
    """The Wednesday of next week."""
    today = clock.now().date()
    return today + timedelta(days=9 - today.weekday())


async def known(caller: Caller, count: int) -> list[str]:
    """People one knows well: each is to be asked by phone (LND-1)."""
    made = []
    for n in range(count):
        body = {"given_name": f"Person {n:02d}", "closeness": 4}
        made.append((await caller.post("/contacts", body))["id"])
    return made


async def plan_of(caller: Caller) -> dict[str, dict[str, Any]]:
    await caller.post("/planned-touches", None, 200)
    return {item["contact"]["id"]: item for item in (await caller.get("/planned-touches?limit=200"))["items"]}


async def test_no_day_holds_more_calls_than_the_search_allows(caller: Caller) -> None:
    await known(caller, 7)
    plan = await plan_of(caller)
    days = [item["planned_on"] for item in plan.values()]
    assert len(days) == 7
    assert all(days.count(day) <= 2 for day in days)
    assert all(date.fromisoformat(day).weekday() < 5 for day in days)
    assert {reason["rule"] for item in plan.values() for reason in item["reasons"]} <= {
        "TIM-1",
        "TIM-2",
        "TIM-4",
    }


async def test_promises_take_room_and_stay_where_they_are(caller: Caller) -> None:
    first, second, *others = await known(caller, 5)
    day = following_wednesday().isoformat()
    for contact_id in (first, second):
        await caller.post("/promises", {"contact_id": contact_id, "due_on": day})
    plan = await plan_of(caller)
    assert set(plan) == set(others)
    assert day not in [item["planned_on"] for item in plan.values()]
    promised = (await caller.get("/promises"))["items"]
    assert [promise["due_on"] for promise in promised] == [day, day]


async def test_a_new_touch_leaves_the_others_where_they_were_shown(caller: Caller) -> None:
    await known(caller, 6)
    before = await plan_of(caller)
    again = await plan_of(caller)
    assert again == before
    await caller.post("/contacts", {"given_name": "New", "closeness": 4})
    after = await plan_of(caller)
    moved = [id for id, item in before.items() if after[id]["planned_on"] != item["planned_on"]]
    assert len(after) == 7
    assert len(moved) <= 1


async def test_another_weekday_comes_first_after_a_silent_try_by_nrs_2(caller: Caller) -> None:
    (contact_id,) = await known(caller, 1)
    logged = await caller.post(f"/contacts/{contact_id}/attempts", {"outcome": "no_answer"})
    tried = date.fromisoformat(logged["attempt"]["happened_at"][:10]).weekday()
    item = (await plan_of(caller))[contact_id]
    assert item["kind"] == "call_again"
    assert date.fromisoformat(item["planned_on"]).weekday() != tried


async def test_whoever_one_knows_nothing_of_takes_no_day(caller: Caller) -> None:
    await caller.post("/contacts", {"given_name": "Ada"})
    assert await plan_of(caller) == {}


async def test_the_calendar_shows_the_plan_and_why_that_day(caller: Caller) -> None:
    await known(caller, 3)
    plan = await plan_of(caller)
    first = min(item["planned_on"] for item in plan.values())
    last = max(item["planned_on"] for item in plan.values())
    shown = await caller.get(f"/calendar?from_on={first}&to_on={last}")
    entries = {entry["contact"]["id"]: entry for day in shown["days"] for entry in day["entries"]}
    assert {id: entry["on"] for id, entry in entries.items()} == {
        id: item["planned_on"] for id, item in plan.items()
    }
    full = next(entry for entry in entries.values() if "already" in entry["reasons"][-1]["text"])
    assert [reason["rule"] for reason in full["reasons"]] == ["LND-1", "TIM-1", "TIM-5"]


async def test_the_worker_plans_by_itself_a_few_seconds_after_a_change(
    caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    (contact_id,) = await known(caller, 1)
    monkeypatch.setenv("INROAD_CLOCK", (clock.now() + timedelta(seconds=30)).isoformat())
    assert await caller.run_jobs() >= 1
    items = (await caller.get("/planned-touches"))["items"]
    assert [item["contact"]["id"] for item in items] == [contact_id]


async def test_the_list_is_filtered_by_day_and_contact(caller: Caller) -> None:
    ids = await known(caller, 5)
    plan = await plan_of(caller)
    day = plan[ids[0]]["planned_on"]
    found = (await caller.get(f"/planned-touches?from_on={day}&to_on={day}"))["items"]
    assert {item["planned_on"] for item in found} == {day}
    found = (await caller.get(f"/planned-touches?contact_id={ids[3]}"))["items"]
    assert [item["contact"]["id"] for item in found] == [ids[3]]


async def test_numbers_of_the_method_are_settings_and_planning_follows_them(caller: Caller) -> None:
    method = await caller.get("/method")
    assert method["call_scores"] == [2, 3, 4, 4, 1]
    assert method["own"] == []
    patched = await caller.send(
        "PATCH",
        "/method",
        json={"call_scores": [9, 0, 0, 0, 0], "attempts_before_rest": 5},
        headers={"If-Match": f'"{method["version"]}"'},
    )
    assert patched.status_code == 200, patched.text
    assert patched.json()["own"] == ["attempts_before_rest", "call_scores"]
    await known(caller, 3)
    days = {date.fromisoformat(item["planned_on"]).weekday() for item in (await plan_of(caller)).values()}
    assert days == {0}
    back = await caller.send("PATCH", "/method", json={"call_scores": None}, headers={"If-Match": "*"})
    assert back.json()["call_scores"] == [2, 3, 4, 4, 1]
    assert back.json()["attempts_before_rest"] == 5


async def test_numbers_that_cannot_be_are_refused_with_their_field(caller: Caller) -> None:
    for body, pointer in (
        ({"call_scores": [0, 0, 0, 0, 0]}, "/call_scores"),
        ({"call_scores": [1, 2, 3]}, "/call_scores"),
        ({"cue_minutes": 20}, "/cue_minutes"),
        ({"rest_business_days": 0}, "/rest_business_days"),
    ):
        answer = await caller.send("PATCH", "/method", json=body, headers={"If-Match": "*"})
        assert answer.status_code == 422, answer.text
        assert answer.json()["errors"][0]["pointer"] == pointer
    assert (await caller.get("/method"))["own"] == []


async def test_a_promise_pushes_suggestions_off_its_day_by_itself(
    caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = await known(caller, 3)
    plan = await plan_of(caller)
    day = plan[people[0]]["planned_on"]
    sharing = [each for each, item in plan.items() if item["planned_on"] == day]
    assert len(sharing) == 2
    await caller.post("/promises", {"contact_id": people[2], "due_on": day})
    monkeypatch.setenv("INROAD_CLOCK", (clock.now() + timedelta(seconds=20)).isoformat())
    await caller.run_jobs()
    items = (await caller.get(f"/planned-touches?from_on={day}&to_on={day}"))["items"]
    assert len(items) == 1


async def test_the_day_turns_and_what_went_by_is_planned_anew(
    caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    (person,) = await known(caller, 1)
    await caller.run_jobs()
    first = (await plan_of(caller))[person]["planned_on"]
    later = clock.now() + timedelta(days=10)
    monkeypatch.setenv("INROAD_CLOCK", later.isoformat())
    await caller.run_jobs()
    await caller.come_back()
    again = (await caller.get("/planned-touches"))["items"][0]["planned_on"]
    assert first < later.date().isoformat() <= again


async def test_nrs_2_a_rest_that_is_over_leads_on_when_the_day_turns(
    caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    (person,) = await known(caller, 1)
    await caller.run_jobs()
    until = clock.now().date() + timedelta(days=14)
    await caller.post(f"/contacts/{person}/attempts", {"outcome": "no_answer"})
    await caller.patch(f"/contacts/{person}", {"resting_until": until.isoformat()})
    assert (await caller.get("/contacts"))["items"][0]["next_kind"] == "rest"
    monkeypatch.setenv("INROAD_CLOCK", (clock.now() + timedelta(days=16)).isoformat())
    await caller.run_jobs()
    await caller.come_back()
    row = (await caller.get("/contacts"))["items"][0]
    assert row["next_kind"] == "call_again"


async def test_two_plans_at_once_do_not_stand_in_each_others_way(caller: Caller) -> None:
    await known(caller, 5)
    answers = await asyncio.gather(*(caller.send("POST", "/planned-touches") for _ in range(3)))
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert len((await caller.get("/planned-touches"))["items"]) == 5
