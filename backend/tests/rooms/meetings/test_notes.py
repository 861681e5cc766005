"""Lines written at the table: once each, in order, from any number of devices (MTG-7 to MTG-9, BYE-1)."""

from typing import Any

from inroad.kit.ids import new_id
from tests.factories.meetings import debrief, meeting_with
from tests.rooms.conftest import Caller
from tests.rooms.meetings.conftest import Held, Move


def line(text: str, at: str, **more: Any) -> dict[str, Any]:
    return {"id": new_id(), "kind": "note", "text": text, "noted_at": f"2026-10-14T{at}Z"} | more


async def keep(nora: Caller, path: str, *lines: dict[str, Any], **more: Any) -> list[str]:
    body = {"notes": list(lines)} | more
    answer = await nora.send("POST", f"{path}/notes", json=body)
    assert answer.status_code == 200, answer.text
    return [each["text"] for each in answer.json()["items"]]


async def lunch(nora: Caller, priya: dict[str, Any], at: Move) -> str:
    made = await nora.post("/meetings", meeting_with(priya))
    at(11, 30)
    await nora.post(f"/meetings/{made['id']}/start", {}, 200)
    at(11, 50)
    return f"/meetings/{made['id']}"


async def test_mtg_7_two_devices_merge_in_the_order_of_writing(
    nora: Caller, priya: dict[str, Any], at: Move
) -> None:
    path = await lunch(nora, priya, at)
    first, second, third = line("one", "11:32:00"), line("two", "11:33:00"), line("three", "11:34:00")
    assert await keep(nora, path, first, third) == ["one", "three"]
    assert await keep(nora, path, second) == ["one", "two", "three"]  # the other device was offline
    assert await keep(nora, path, first, second, third) == ["one", "two", "three"]  # sent again: once each
    assert [each["text"] for each in (await nora.get(f"{path}/notes"))["items"]] == ["one", "two", "three"]


async def test_a_line_is_changed_in_its_place_and_stays_out_once_taken_out(
    nora: Caller, priya: dict[str, Any], at: Move
) -> None:
    path = await lunch(nora, priya, at)
    first, second = line("one", "11:32:00"), line("two", "11:33:00")
    await keep(nora, path, first, second)
    assert await keep(nora, path, {**first, "text": "One."}) == ["One.", "two"]
    assert await keep(nora, path, {**first, "removed": True}) == ["two"]
    assert await keep(nora, path, {**first, "text": "again"}) == ["two"]
    assert await keep(nora, path) == ["two"]


async def test_mtg_8_and_mtg_9_marks_need_no_words(nora: Caller, priya: dict[str, Any], at: Move) -> None:
    path = await lunch(nora, priya, at)
    await keep(
        nora, path, line("", "11:35:00", kind="asked_me"), line("She leaned in", "11:36:00", kind="noticed")
    )
    kinds = [each["kind"] for each in (await nora.get(f"{path}/notes"))["items"]]
    assert kinds == ["asked_me", "noticed"]


async def test_a_clock_an_hour_wrong_is_set_right(nora: Caller, priya: dict[str, Any], at: Move) -> None:
    path = await lunch(nora, priya, at)
    # The device shows 12:50, an hour ahead; it wrote ten minutes ago.
    wrong = line("late", "12:40:00")
    await keep(nora, path, line("right", "11:45:00"), device_now="2026-10-14T11:50:00Z")
    assert await keep(nora, path, wrong, device_now="2026-10-14T12:50:00Z") == ["late", "right"]
    items = (await nora.get(f"{path}/notes"))["items"]
    assert items[0]["noted_at"].startswith("2026-10-14T11:40:0")


async def test_a_note_of_100_kb_is_refused_by_name_and_nothing_is_kept(
    nora: Caller, priya: dict[str, Any], at: Move
) -> None:
    path = await lunch(nora, priya, at)
    body = {"notes": [line("fine", "11:32:00"), line("x" * 100_000, "11:33:00")]}
    answer = await nora.send("POST", f"{path}/notes", json=body)
    assert answer.status_code == 422
    error = answer.json()["errors"][0]
    assert (error["pointer"], error["code"]) == ("/notes/1/text", "too_long")
    assert (await nora.get(f"{path}/notes"))["items"] == []
    assert await keep(nora, path, *(line("x" * 20_000, f"11:3{n}:00") for n in range(5))) != []


async def test_a_meeting_has_an_end_of_lines_and_its_own_ids(
    nora: Caller, priya: dict[str, Any], at: Move
) -> None:
    path = await lunch(nora, priya, at)
    for _ in range(5):
        await keep(nora, path, *(line(str(n), "11:32:00") for n in range(200)))
    answer = await nora.send("POST", f"{path}/notes", json={"notes": [line("more", "11:33:00")]})
    assert answer.json()["errors"][0]["code"] == "too_many"
    joan = await nora.post("/contacts", {"given_name": "Joan"})
    other = await nora.post("/meetings", meeting_with(joan, "2026-10-15T12:30"))
    mine = (await nora.get(f"{path}/notes"))["items"][0]["id"]
    taken = await nora.send(
        "POST", f"/meetings/{other['id']}/notes", json={"notes": [line("x", "11:33:00", id=mine)]}
    )
    assert taken.json()["errors"][0] | {"detail": ""} == {
        "pointer": "/notes/0/id",
        "code": "taken",
        "detail": "",
    }


async def test_late_lines_are_taken_after_the_debrief_but_not_once_called_off(
    nora: Caller, priya: dict[str, Any], held: Held, at: Move
) -> None:
    ended = await held(priya)
    path = f"/meetings/{ended['id']}"
    await nora.post(f"{path}/debrief", debrief(names=[]), 200)
    assert await keep(nora, path, line("from the other phone", "11:40:00")) == ["from the other phone"]
    at(12)
    off = await nora.post("/meetings", meeting_with(priya, "2026-10-21T12:30"))
    await nora.post(f"/meetings/{off['id']}/cancel", None, 200)
    answer = await nora.send("POST", f"/meetings/{off['id']}/notes", json={"notes": [line("x", "11:32:00")]})
    assert (answer.status_code, answer.json()["code"]) == (409, "meeting_cancelled")
    await nora.delete(f"/contacts/{priya['id']}")
    gone = await nora.send("POST", f"{path}/notes", json={"notes": [line("x", "11:32:00")]})
    assert gone.status_code == 404


async def test_bye_1_told_late_by_a_device_that_was_offline_with_a_wrong_clock(
    nora: Caller, priya: dict[str, Any], at: Move
) -> None:
    made = await nora.post("/meetings", meeting_with(priya))
    path = f"/meetings/{made['id']}"
    at(12, 30)
    # It began an hour ago; the device shows 13:30 and was offline until now.
    begun = {"started_at": "2026-10-14T12:30:00Z", "device_now": "2026-10-14T13:30:00Z"}
    running = await nora.post(f"{path}/start", begun, 200)
    assert running["started_at"].startswith("2026-10-14T11:30:0")
    assert running["arrived_at"] == running["started_at"]
    over = {"ended_at": "2026-10-14T12:55:00Z", "device_now": "2026-10-14T13:30:00Z"}
    ended = await nora.post(f"{path}/end", over, 200)
    assert ended["ended_at"].startswith("2026-10-14T11:55:0")
    assert (await nora.post(f"{path}/end", over, 409))["code"] == "meeting_not_running"


async def test_a_device_ahead_of_itself_or_back_from_years_away_counts_as_now(
    nora: Caller, priya: dict[str, Any], at: Move
) -> None:
    made = await nora.post("/meetings", meeting_with(priya))
    at(11, 30)
    begun = {"started_at": "2001-01-01T00:00:00Z", "device_now": "2026-10-14T11:30:00Z"}
    running = await nora.post(f"/meetings/{made['id']}/start", begun, 200)
    assert running["started_at"].startswith("2026-10-14T11:30:0")
    before = {"ended_at": "2026-10-14T11:29:00Z", "device_now": "2026-10-14T11:30:00Z"}
    ended = await nora.post(f"/meetings/{made['id']}/end", before, 200)
    assert ended["ended_at"][:16] == ended["started_at"][:16]


async def test_the_answer_tells_the_servers_own_time(nora: Caller, priya: dict[str, Any], at: Move) -> None:
    made = await nora.post("/meetings", meeting_with(priya))
    at(11, 30)
    answer = await nora.send("GET", f"/meetings/{made['id']}")
    assert answer.headers["X-Server-Time"].startswith("2026-10-14T11:30:0")
