"""Calendars of one's own: read over a real server, kept as times alone, honoured by what is proposed."""

from typing import Any

import pytest
from sqlalchemy import select
from tests.factories.ics import CalendarServer, calendar, calendar_server, event
from tests.rooms.conftest import Caller

from inroad.kit.db import Database
from inroad.rooms.busy.tables import BusyCalendar, BusyTime

WEDNESDAY = "2026-10-14T09:00:00+00:00"
LUNCH = event("DTSTART;TZID=Europe/Dublin:20261015T120000", "DTEND;TZID=Europe/Dublin:20261015T140000")
FULL = event("DTSTART;TZID=Europe/Dublin:20261021T080000", "DTEND;TZID=Europe/Dublin:20261021T190000")


@pytest.fixture(autouse=True)
def opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """14 October 2026 in Dublin, loopback opened by the operator."""
    monkeypatch.setenv("INROAD_CLOCK", WEDNESDAY)
    monkeypatch.setenv("INROAD_OUTBOUND_ALLOW", "127.0.0.0/8")


async def look_at(caller: Caller, server: CalendarServer, **more: Any) -> Any:
    """The calendar of that server, read."""
    made = await caller.post("/busy-calendars", {"url": server.url, **more})
    assert made["state"] == "waiting"
    await caller.run_jobs()
    return await caller.get(f"/busy-calendars/{made['id']}")


async def test_times_are_kept_and_nothing_else(caller: Caller, database: Database) -> None:
    secret = event("DTSTART:20261015T090000Z", "DURATION:PT1H", "SUMMARY:Doctor", "LOCATION:Clinic")
    async with calendar_server(calendar(secret, LUNCH)) as server:
        kept = await look_at(caller, server, name="Private")
    assert (kept["name"], kept["state"], kept["busy_times"]) == ("Private", "read", 2)
    assert (kept["source"], kept["host"], kept["read_until"]) == ("address", "127.0.0.1", "2027-10-15")
    async with database.read(caller.workspace_id) as db:
        row = (await db.scalars(select(BusyCalendar))).one()
        assert row.sealed_url is not None
        assert "secret" not in row.sealed_url
        assert set(BusyTime.__table__.c.keys()) == {
            "workspace_id",
            "id",
            "busy_calendar_id",
            "starts_at",
            "ends_at",
        }
    day = (await caller.get("/calendar?from_on=2026-10-15&to_on=2026-10-15"))["days"][0]
    assert [(span["starts_at"][11:16], span["ends_at"][11:16]) for span in day["busy"]] == [
        ("09:00", "10:00"),
        ("11:00", "13:00"),
    ]


async def test_set_3_times_for_meetings_keep_clear_of_it(caller: Caller) -> None:
    ruth = await caller.post("/contacts", {"given_name": "Ruth", "circle": "church"})
    path = f"/contacts/{ruth['id']}/meeting-slots?from_on=2026-10-15&weeks=1"
    before = await caller.get(path)
    on = [each for each in before["items"] if each["on"] == "2026-10-15" and each["band"] == "lunch"]
    assert on
    async with calendar_server(calendar(LUNCH)) as server:
        await look_at(caller, server)
    after = await caller.get(path)
    assert not [each for each in after["items"] if each["on"] == "2026-10-15" and each["band"] == "lunch"]
    assert [each for each in after["items"] if each["on"] == "2026-10-16" and each["band"] == "lunch"]


async def test_set_3_a_meeting_in_a_busy_time_is_kept_with_a_warning(caller: Caller) -> None:
    ruth = await caller.post("/contacts", {"given_name": "Ruth", "circle": "church"})
    async with calendar_server(calendar(LUNCH)) as server:
        await look_at(caller, server)
    agreed = {"place": "Harbour Mills", "local_start": "2026-10-15T12:30"}
    tried = {"outcome": "meeting_agreed", "meeting": agreed}
    logged = await caller.post(f"/contacts/{ruth['id']}/attempts", tried)
    says = "Your own calendar says you are busy on Thursday from 12:00 to 14:00"
    [warning] = logged["warnings"]
    assert warning["rule"] == "SET-3"
    assert warning["text"].startswith(f"{says}. Ask for another time")
    kept = await caller.get(f"/meetings/{logged['meeting_id']}")
    assert kept["state"] == "planned"
    assert kept["warnings"] == [warning]
    free = await caller.patch(f"/meetings/{kept['id']}", {"local_start": "2026-10-15T14:10"}, kept["version"])
    assert free["warnings"] == []
    late = await caller.patch(f"/meetings/{kept['id']}", {"travel_minutes": 20}, free["version"])
    assert late["warnings"][0]["text"].startswith(f"{says}, when you would be on your way.")
    back = await caller.patch(f"/meetings/{kept['id']}", {"local_start": "2026-10-15T12:30"}, late["version"])
    assert back["warnings"] == [warning]
    other = {"contact_id": ruth["id"], "place": "Quay", "local_start": "2026-10-15T11:50"}
    assert (await caller.post("/meetings", other))["warnings"] == [warning]


async def test_tim_5_a_full_day_is_not_proposed_for_calls_and_said_to_be_full(caller: Caller) -> None:
    ruth = await caller.post("/contacts", {"given_name": "Ruth", "circle": "church", "closeness": 4})
    await caller.post(f"/contacts/{ruth['id']}/attempts", {"outcome": "voicemail"})
    async with calendar_server(calendar(FULL)) as server:
        await look_at(caller, server)
    days = (await caller.get(f"/contacts/{ruth['id']}/call-days"))["days"]
    [full] = [day for day in days if day["on"] == "2026-10-21"]
    assert (full["word"], full["proposed"]) == ("full", False)
    assert full["reasons"][0] == {
        "rule": "TIM-5",
        "text": "On Wednesday your own calendar is full all through office hours.",
    }
    await caller.post("/planned-touches", status=200)
    [planned] = (await caller.get("/planned-touches"))["items"]
    assert planned["planned_on"] == "2026-10-22"
    [day] = (await caller.get("/calendar?from_on=2026-10-21&to_on=2026-10-21"))["days"]
    assert day["word"] == "full"
    promised = await caller.post("/promises", {"contact_id": ruth["id"], "due_on": "2026-10-21"})
    assert promised["state"] == "open"


async def test_it_is_read_again_and_only_when_it_has_changed(
    caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with calendar_server(calendar(LUNCH)) as server:
        kept = await look_at(caller, server)
        monkeypatch.setenv("INROAD_CLOCK", "2026-10-14T11:30:00+00:00")
        await caller.run_jobs()
        assert server.asked[-1]["if-none-match"]
        again = await caller.get(f"/busy-calendars/{kept['id']}")
        assert again["checked_at"] > kept["checked_at"]
        assert (again["read_at"], again["busy_times"]) == (kept["read_at"], 1)
        server.content = calendar(LUNCH, FULL)
        asked_for = await caller.post(f"/busy-calendars/{kept['id']}/refresh", status=202)
        assert (asked_for["state"], asked_for["busy_times"]) == ("waiting", 1)
        await caller.run_jobs()
        assert (await caller.get(f"/busy-calendars/{kept['id']}"))["busy_times"] == 2
        asked = len(server.asked)
        # A few months on, less than most of a year lies ahead: it is read though it has not changed.
        monkeypatch.setenv("INROAD_CLOCK", "2027-01-20T11:30:00+00:00")
        await caller.come_back()
        await caller.run_jobs()
    assert len(server.asked) == asked + 1
    assert "if-none-match" not in server.asked[-1]


BAD: list[tuple[dict[str, Any], str, str]] = [
    ({"head": "403 Forbidden"}, "refused", "secret address"),
    ({"head": "404 Not Found"}, "refused", "no calendar at this address"),
    ({"head": "500 Broken"}, "refused", "it answered 500"),
    ({"head": "302 Found\r\nLocation: /again"}, "redirects", "on and on"),
    ({"head": "302 Found\r\nLocation: http://10.0.0.1/x"}, "forbidden", "not on the public internet"),
    ({"content": b"<!doctype html>"}, "not_a_calendar", "an .ics file"),
    ({"content": b"x" * 40_000_000}, "too_large", "larger than 1 MiB"),
    ({"endless": True}, "too_large", "larger than 1 MiB"),
    (
        {"content": calendar(event("DTSTART:20261014T100000Z", "RRULE:FREQ=SECONDLY"))},
        "too_often",
        "every second",
    ),
    (
        {"content": calendar(event("DTSTART;TZID=Mars/Olympus:20261014T100000"))},
        "bad_zone",
        "Mars/Olympus",
    ),
]


async def test_bad_input_what_stands_in_the_way_is_said_and_what_was_known_stays(caller: Caller) -> None:
    async with calendar_server(calendar(LUNCH)) as server:
        kept = await look_at(caller, server)
        for given, problem, words in BAD:
            server.content, server.head, server.endless = b"", "", False
            for name, value in given.items():
                setattr(server, name, value)
            await caller.post(f"/busy-calendars/{kept['id']}/refresh", status=202)
            await caller.run_jobs()
            now = await caller.get(f"/busy-calendars/{kept['id']}")
            assert (now["state"], now["problem"]) == ("stopped", problem)
            assert words in now["problem_detail"]
            assert (now["busy_times"], now["read_at"]) == (1, kept["read_at"])


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://10.1.2.3/basic.ics", "url_forbidden"),
        ("https://name:word@calendar.example.org/basic.ics", "url_credentials"),
        ("ftp://calendar.example.org/basic.ics", "bad_format"),
    ],
)
async def test_bad_input_addresses_that_lead_nowhere_are_refused_at_once(
    caller: Caller, url: str, code: str
) -> None:
    answer = await caller.send("POST", "/busy-calendars", json={"url": url})
    assert answer.status_code == 422
    [fault] = answer.json()["errors"]
    assert (fault["pointer"], fault["code"]) == ("/url", code)


async def test_a_webcal_address_is_asked_over_https(caller: Caller) -> None:
    made = await caller.send("POST", "/busy-calendars", json={"url": "webcal://calendar.example.org/b.ics"})
    assert (made.status_code, made.json()["name"]) == (201, "calendar.example.org")


async def test_a_file_gives_its_times_once_and_is_not_kept(caller: Caller) -> None:
    floating = event("DTSTART:20261015T120000", "DTEND:20261015T140000")
    file = {"file": ("work.ics", calendar(floating), "text/calendar")}
    made = await caller.send("POST", "/busy-calendars/files", files=file, data={"name": "Work"})
    assert made.status_code == 201, made.text
    kept = made.json()
    assert (kept["source"], kept["state"], kept["busy_times"]) == ("file", "read", 1)
    [day] = (await caller.get("/calendar?from_on=2026-10-15&to_on=2026-10-15"))["days"]
    assert day["busy"][0]["starts_at"][11:16] == "11:00"  # noon on the clock in Dublin
    refused = await caller.send("POST", f"/busy-calendars/{kept['id']}/refresh")
    assert refused.status_code == 409
    bad = {"file": ("work.ics", b"<html>", "text/calendar")}
    answer = await caller.send("POST", "/busy-calendars/files", files=bad)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["code"] == "not_a_calendar"


async def test_a_calendar_is_named_removed_and_goes_with_its_times(
    caller: Caller, database: Database
) -> None:
    async with calendar_server(calendar(LUNCH)) as server:
        kept = await look_at(caller, server)
        named = await caller.patch(f"/busy-calendars/{kept['id']}", {"name": "Work"}, kept["version"])
        assert named["name"] == "Work"
        await caller.delete(f"/busy-calendars/{kept['id']}", kept["version"], status=412)
        await caller.delete(f"/busy-calendars/{kept['id']}", named["version"])
        asked = len(server.asked)
        async with database.read(caller.workspace_id) as db:
            assert (await db.scalars(select(BusyTime))).all() == []
        assert (await caller.get("/busy-calendars"))["items"] == []
        await caller.run_jobs()
    assert len(server.asked) == asked


async def test_ten_calendars_are_enough(caller: Caller) -> None:
    body = {"url": "https://calendar.example.org/b.ics"}
    answers = [await caller.send("POST", "/busy-calendars", json=body) for _ in range(11)]
    assert [answer.status_code for answer in answers] == [201] * 10 + [409]
