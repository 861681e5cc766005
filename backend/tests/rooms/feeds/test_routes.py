"""Calendar feeds over HTTP: what they tell, to whom, and that they stop (S21, MTG-1, TIM-5, FLW-2)."""

from datetime import timedelta
from typing import Any

import httpx
import icalendar
import pytest

from inroad.kit import clock
from tests.rooms.conftest import BASE, Caller

NOW = "2026-10-14T09:00:00+00:00"


@pytest.fixture(autouse=True)
def wednesday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INROAD_CLOCK", NOW)


async def feed(caller: Caller, shows: str = "promises_and_meetings") -> str:
    made = await caller.send("POST", "/calendar-feeds", json={"name": "Phone", "shows": shows})
    assert made.status_code == 201, made.text
    url: str = made.json()["url"]
    assert url.startswith(f"{BASE}/api/v1/feeds/inroad_cal_")
    return url


async def read(url: str, client: httpx.AsyncClient, **headers: str) -> httpx.Response:
    """As a calendar program reads: nothing but the address."""
    return await httpx.AsyncClient(transport=client._transport).get(url, headers=headers)


async def events(url: str, client: httpx.AsyncClient) -> dict[str, Any]:
    answer = await read(url, client)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["cache-control"] == "private, no-cache"
    book: Any = icalendar.Calendar.from_ical(answer.content)
    return {str(each["UID"]): each for each in book.walk("VEVENT")}


async def story(caller: Caller) -> dict[str, Any]:
    ruth = await caller.post("/contacts", {"given_name": "Ruth", "family_name": "Adeyemi", "closeness": 5})
    promise = await caller.post(
        "/promises", {"contact_id": ruth["id"], "due_on": "2026-10-15", "note": "Two names"}
    )
    body = {
        "contact_id": ruth["id"],
        "place": "Harbour Mills",
        "local_start": "2026-10-20T12:30",
        "travel_minutes": 40,
    }
    meeting = await caller.post("/meetings", body)
    return {"ruth": ruth, "promise": promise, "meeting": meeting}


async def test_a_promise_and_a_meeting_stand_on_their_days_with_their_alarms(
    caller: Caller, web: httpx.AsyncClient
) -> None:
    told = await story(caller)
    found = await events(await feed(caller), web)
    promise = found[f"promise-{told['promise']['id']}@inroad"]
    assert str(promise["SUMMARY"]) == "Call Ruth Adeyemi"
    assert promise.start.isoformat() == "2026-10-15"
    assert [alarm["TRIGGER"].dt for alarm in promise.walk("VALARM")] == [timedelta(hours=9)]
    meeting = found[f"meeting-{told['meeting']['id']}@inroad"]
    assert meeting.start.isoformat() == "2026-10-20T11:30:00+00:00"  # Dublin is an hour ahead in October
    assert str(meeting["LOCATION"]) == "Harbour Mills"
    # Leave by: fifteen minutes early and forty on the way; arrive by: fifteen minutes early (MTG-1).
    assert [alarm["TRIGGER"].dt for alarm in meeting.walk("VALARM")] == [
        timedelta(minutes=-55),
        timedelta(minutes=-15),
    ]
    thanks = found[f"thanks-{told['meeting']['id']}@inroad"]
    assert thanks.start.isoformat() == "2026-10-20T19:00:00+00:00"


async def test_a_moved_meeting_moves_and_a_cancelled_one_is_told_as_cancelled(
    caller: Caller, web: httpx.AsyncClient
) -> None:
    told = await story(caller)
    url = await feed(caller)
    uid = f"meeting-{told['meeting']['id']}@inroad"
    before = (await events(url, web))[uid]
    path = f"/meetings/{told['meeting']['id']}"
    moved = await caller.patch(path, {"local_start": "2026-10-21T08:15"}, told["meeting"]["version"])
    after = (await events(url, web))[uid]
    assert after.start.isoformat() == "2026-10-21T07:15:00+00:00"
    assert after["SEQUENCE"] > before["SEQUENCE"]
    await caller.send("POST", f"{path}/cancel", json={}, headers={"If-Match": f'"{moved["version"]}"'})
    gone = (await events(url, web))[uid]
    assert (gone["STATUS"], gone["SEQUENCE"] > after["SEQUENCE"]) == ("CANCELLED", True)
    assert not list(gone.walk("VALARM"))


async def test_a_promise_moved_by_agreement_is_cancelled_on_the_old_day(
    caller: Caller, web: httpx.AsyncClient
) -> None:
    told = await story(caller)
    url = await feed(caller)
    moved = await caller.post(
        f"/promises/{told['promise']['id']}/move", {"due_on": "2026-10-22", "agreed": True}, 200
    )
    found = await events(url, web)
    assert found[f"promise-{told['promise']['id']}@inroad"]["STATUS"] == "CANCELLED"
    assert found[f"promise-{moved['id']}@inroad"].start.isoformat() == "2026-10-22"


async def test_the_same_state_answers_304_and_a_change_does_not(
    caller: Caller, web: httpx.AsyncClient
) -> None:
    told = await story(caller)
    url = await feed(caller)
    first = await read(url, web)
    again = await read(url, web, **{"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    await caller.post("/promises", {"contact_id": told["ruth"]["id"], "due_on": "2026-10-22"})
    changed = await read(url, web, **{"If-None-Match": first.headers["etag"]})
    assert changed.status_code == 200


async def test_a_busy_feed_tells_no_name_and_no_place(caller: Caller, web: httpx.AsyncClient) -> None:
    await story(caller)
    answer = await read(await feed(caller, "busy"), web)
    for word in (b"Ruth", b"Adeyemi", b"Harbour", b"Two names"):
        assert word not in answer.content
    book: Any = icalendar.Calendar.from_ical(answer.content)
    (event,) = book.walk("VEVENT")
    assert str(event["SUMMARY"]) == "Busy"
    assert event.start.isoformat() == "2026-10-20T10:35:00+00:00"


async def test_everything_holds_what_is_planned_too(caller: Caller, web: httpx.AsyncClient) -> None:
    await story(caller)
    ines = await caller.post("/contacts", {"given_name": "Ines", "closeness": 4})
    await caller.post("/planned-touches", None, 200)
    uid = f"next-{ines['id']}-ask_by_phone@inroad"
    assert uid not in await events(await feed(caller), web)
    found = (await events(await feed(caller, "everything"), web))[uid]
    assert str(found["SUMMARY"]) == "Call Ines"
    assert found["STATUS"] == "TENTATIVE"


async def test_an_ended_feed_and_a_made_up_address_open_nothing(
    caller: Caller, web: httpx.AsyncClient
) -> None:
    url = await feed(caller)
    assert (await read(url, web)).status_code == 200
    listed = (await caller.get("/calendar-feeds"))["items"]
    assert "url" not in listed[0]
    assert (await caller.send("DELETE", f"/calendar-feeds/{listed[0]['id']}")).status_code == 204
    assert (await read(url, web)).status_code == 404
    assert (await read(url[:-3] + "abc", web)).status_code == 404
    assert (await read(f"{BASE}/api/v1/feeds/nothing", web)).status_code == 404


async def test_a_stranger_sees_and_ends_no_feed_of_mine(caller: Caller, stranger: Caller) -> None:
    await feed(caller)
    (mine,) = (await caller.get("/calendar-feeds"))["items"]
    assert (await stranger.get("/calendar-feeds"))["items"] == []
    assert (await stranger.send("DELETE", f"/calendar-feeds/{mine['id']}")).status_code == 404


async def test_single_events_come_as_files_of_the_same_id(caller: Caller) -> None:
    told = await story(caller)
    for kind in ("meeting", "promise"):
        answer = await caller.send("GET", f"/{kind}s/{told[kind]['id']}/event.ics")
        assert answer.status_code == 200
        assert answer.headers["content-disposition"] == f'attachment; filename="{kind}.ics"'
        book: Any = icalendar.Calendar.from_ical(answer.content)
        (event,) = book.walk("VEVENT")
        assert str(event["UID"]) == f"{kind}-{told[kind]['id']}@inroad"
    missing = await caller.send("GET", f"/meetings/{told['promise']['id']}/event.ics")
    assert missing.status_code == 404


async def test_the_feed_remembers_when_it_was_read_last(caller: Caller, web: httpx.AsyncClient) -> None:
    url = await feed(caller)
    assert (await caller.get("/calendar-feeds"))["items"][0]["last_read_at"] is None
    await read(url, web)
    app = web._transport.app  # type: ignore[attr-defined]  # the app the client speaks to
    await app.state.seen.flush(caller.database)
    last = (await caller.get("/calendar-feeds"))["items"][0]["last_read_at"]
    assert last is not None
    assert last[:10] == clock.now().date().isoformat()
