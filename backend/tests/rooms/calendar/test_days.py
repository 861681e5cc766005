"""Call days and the calendar: words, tints, zones and the clocks going back and forth."""

from datetime import date, datetime

import pytest

from inroad.kit.db import Database
from inroad.kit.holidays import closed_days
from inroad.rooms import following
from inroad.rooms.calendar.meetings_agreed import start_of
from inroad.rooms.contacts.tables import Contact
from tests.factories.calendar import make_letter, make_meeting, make_promise
from tests.rooms.calendar.conftest import NOW, Story
from tests.rooms.conftest import Caller


async def test_tim_1_to_tim_7_the_strip_of_picture_4(
    nora: Caller, pitched: Story, database: Database
) -> None:
    tomas = await pitched(date(2026, 10, 22), "Tomás Lind")
    async with database.write(nora.workspace_id) as db:
        contact = await db.find(Contact, tomas["id"])
        assert contact is not None
        for _ in range(2):
            await make_promise(db, contact, date(2026, 10, 21), kind="check_back")
        await db.flush()
    await nora.patch("", {"post_days": 1})
    found = await nora.get(f"/contacts/{tomas['id']}/call-days?medium=post")
    assert found["arrives_on"] == "2026-10-15"
    words = {day["on"][-2:]: day["word"] for day in found["days"]}
    assert words == {
        "19": "harder",
        "20": "good",
        "21": "promised",
        "22": "promised",
        "23": "depends",
        "26": "holiday",
        "27": "good",
        "28": "best",
        "29": "best",
        "30": "depends",
    }
    assert found["best_on"] == "2026-10-22"
    best = next(day for day in found["days"] if day["on"] == found["best_on"])
    assert [reason["text"] for reason in best["reasons"]] == [
        "Thursday is business as usual.",
        "The letter will have had a week to be read.",
    ]
    scores = {day["on"][-2:]: day["score"] for day in found["days"]}
    assert scores["28"] == scores["29"] == 100
    assert scores["28"] > scores["27"] > scores["19"] >= scores["30"] > scores["26"] == 0
    holiday = next(day for day in found["days"] if day["word"] == "holiday")
    assert holiday["closed_because"] == "Monday is a public holiday: October Bank Holiday."
    assert [day["on"][-2:] for day in found["days"] if day["heavy_mail"]] == ["20", "27"]


async def test_tim_5_a_day_full_of_calls_to_others(nora: Caller, primary: Story) -> None:
    people = [await primary(name) for name in ("Ruth Adeyemi", "Hugh Lacey", "Ines Prado")]
    for person in people[:2]:
        await nora.post("/promises", {"contact_id": person["id"], "due_on": "2026-10-15"})
    found = await nora.get(f"/contacts/{people[2]['id']}/call-days?weeks=3")
    assert len(found["days"]) == 15
    by_day = {day["on"]: day for day in found["days"]}
    assert by_day["2026-10-13"]["word"] == "past"
    assert by_day["2026-10-15"]["word"] == "full"
    assert not by_day["2026-10-15"]["proposed"]
    assert found["best_on"] == "2026-10-14"  # somebody known may be called today (LND-1)
    for bad in ("weeks=0", "weeks=9", "medium=pigeon"):
        assert (await nora.send("GET", f"/contacts/{people[2]['id']}/call-days?{bad}")).status_code == 422


async def test_tim_4_fridays_are_learnt_from_the_log(nora: Caller, primary: Story) -> None:
    ruth = await primary()
    path = f"/contacts/{ruth['id']}"
    for day in ("2026-10-02", "2026-10-09"):
        await nora.post(f"{path}/attempts", {"outcome": "reached", "happened_at": f"{day}T09:00:00Z"})
    found = await nora.get(f"{path}/call-days")
    friday = next(day for day in found["days"] if day["on"] == "2026-10-16")
    assert (friday["word"], friday["reasons"][0]["rule"]) == ("good", "TIM-4")


async def test_the_week_of_picture_11(
    nora: Caller, primary: Story, pitched: Story, database: Database
) -> None:
    priya = await primary("Priya Raman")
    amara = await pitched(date(2026, 10, 14))
    async with database.write(nora.workspace_id) as db:
        contact = await db.find(Contact, priya["id"])
        named = await db.find(Contact, amara["id"])
        assert contact is not None
        assert named is not None
        await make_meeting(
            db,
            contact,
            datetime.fromisoformat("2026-10-14T12:30"),
            starts_at=datetime.fromisoformat("2026-10-14T11:30:00+00:00"),
            travel_minutes=25,
        )
        await make_meeting(
            db,
            contact,
            datetime.fromisoformat("2026-10-13T08:00"),
            starts_at=datetime.fromisoformat("2026-10-13T07:00:00+00:00"),
            state="held",
            thank_you_due_on=date(2026, 10, 13),
        )
        await make_letter(db, named, arrives_on=date(2026, 10, 15))
        await following.refresh(db, [contact.id, named.id], datetime.fromisoformat(NOW))
    shown = await nora.get("/calendar?from_on=2026-10-12&to_on=2026-10-18")
    assert [day["word"] for day in shown["days"]] == [
        "harder",
        "good",
        "best",
        "best",
        "depends",
        "closed",
        "closed",
    ]
    assert [day["heavy_mail"] for day in shown["days"]].count(True) == 1
    found = {
        day["on"][-2:]: [(e["kind"], e["state"], e["title"]) for e in day["entries"]] for day in shown["days"]
    }
    assert found["13"] == [
        ("meeting", "held", "Priya Raman"),
        ("thank_you", "due", "Thank Priya"),
        ("debrief", "due", "Write down what Priya said"),
    ]
    assert found["14"] == [("meeting", "set", "Priya Raman"), ("promise", "promised", "Call Amara Okafor")]
    assert found["15"] == [("letter_arrives", "sent", "Letter reaches Amara")]
    meeting = shown["days"][2]["entries"][0]
    assert (meeting["leave_at"], meeting["detail"]) == ("2026-10-14T10:50:00.000Z", "Kilbride Dairy canteen")


async def test_nrs_2_a_further_try_is_suggested_on_its_day(nora: Caller, pitched: Story) -> None:
    amara = await pitched(date(2026, 10, 14))
    await nora.post(f"/contacts/{amara['id']}/attempts", {"outcome": "no_answer"})
    shown = await nora.get("/calendar?from_on=2026-10-14&to_on=2026-10-22")
    found = [(e["on"], e["state"], e["title"]) for day in shown["days"] for e in day["entries"]]
    assert found == [
        ("2026-10-14", "kept", "Called Amara Okafor"),
        ("2026-10-22", "suggested", "Try Amara Okafor again"),
    ]


RANGES = [
    ("from_on=2026-10-01&to_on=2026-12-01", 200, None),
    ("from_on=2026-10-01&to_on=2026-12-02", 422, "to_on"),
    ("from_on=2026-10-02&to_on=2026-10-01", 422, "to_on"),
    ("from_on=9999-12-30&to_on=9999-12-31", 422, "from_on"),
    ("from_on=2026-10-02", 422, "to_on"),
    ("from_on=monday&to_on=2026-10-01", 422, "from_on"),
]


async def test_the_range_of_the_calendar(nora: Caller) -> None:
    for query, status, parameter in RANGES:
        answer = await nora.send("GET", f"/calendar?{query}")
        assert answer.status_code == status, query
        if parameter is not None:
            assert answer.json()["errors"][0]["parameter"] == parameter
        else:
            assert len(answer.json()["days"]) == 62


@pytest.mark.parametrize(
    ("local_start", "zone", "utc"),
    [
        ("2026-10-23T08:00", "Europe/Dublin", "2026-10-23T07:00"),
        ("2026-10-26T08:00", "Europe/Dublin", "2026-10-26T08:00"),  # the clocks have gone back
        ("2027-03-26T08:00", "Europe/Dublin", "2027-03-26T08:00"),
        ("2027-03-29T08:00", "Europe/Dublin", "2027-03-29T07:00"),  # and forward
        ("2026-09-28T08:00", "Pacific/Auckland", "2026-09-27T19:00"),  # summer begins there in autumn here
    ],
)
def test_tim_8_the_clocks_never_move_the_hour_that_was_agreed(local_start: str, zone: str, utc: str) -> None:
    found = start_of(datetime.fromisoformat(local_start), zone)
    assert found == datetime.fromisoformat(f"{utc}:00+00:00")


CHANGES = [
    ("2026-03-29", "2026-03-28T23:30:00Z", False),  # winter time: still Saturday
    ("2026-03-29", "2026-03-29T22:30:00Z", True),
    ("2026-03-29", "2026-03-29T23:30:00Z", False),  # summer time: Monday already
    ("2025-10-26", "2025-10-25T22:30:00Z", False),
    ("2025-10-26", "2025-10-25T23:30:00Z", True),  # summer time: Sunday already
    ("2025-10-26", "2025-10-26T23:30:00Z", True),  # winter time: Sunday still
    ("2025-10-26", "2025-10-27T00:10:00Z", False),
]


async def test_tim_8_the_day_on_which_the_clocks_change_keeps_its_own_length(
    nora: Caller, primary: Story, database: Database
) -> None:
    for number, (day, happened_at, kept) in enumerate(CHANGES):
        person = await primary(f"Person {number}")
        async with database.write(nora.workspace_id) as db:
            contact = await db.find(Contact, person["id"])
            assert contact is not None
            made_at = datetime.fromisoformat("2025-01-01T09:00:00+00:00")
            await make_promise(db, contact, date.fromisoformat(day), created_at=made_at)
        logged = await nora.post(
            f"/contacts/{person['id']}/attempts", {"outcome": "no_answer", "happened_at": happened_at}
        )
        assert (logged["kept"] is not None) is kept, happened_at


def test_tim_7_holidays_by_country_and_region() -> None:
    whole, first, last = (2026, date(2026, 1, 1), date(2026, 12, 31))
    assert closed_days("IE", None, date(whole, 10, 26), date(whole, 10, 26)) == {
        date(2026, 10, 26): "October Bank Holiday"
    }
    assert date(2026, 6, 4) in closed_days("DE", "BY", first, last)
    assert date(2026, 6, 4) not in closed_days("DE", "HH", first, last)
    assert closed_days("DE", "nowhere", first, last) == closed_days("DE", None, first, last)
    assert closed_days("ZZ", None, first, last) == closed_days(None, None, first, last) == {}


async def test_a_deleted_person_leaves_the_calendar(nora: Caller, primary: Story) -> None:
    ruth = await primary()
    await nora.post("/promises", {"contact_id": ruth["id"], "due_on": "2026-10-15"})
    await nora.delete(f"/contacts/{ruth['id']}")
    shown = await nora.get("/calendar?from_on=2026-10-15&to_on=2026-10-15")
    assert shown["days"][0]["entries"] == []
    assert (await nora.get("/promises"))["items"] == []
