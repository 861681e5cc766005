"""Before the meeting: the checklist, who sent one, times to offer (MTG-1 to MTG-11, SET-3)."""

from typing import Any

from tests.factories import letters
from tests.factories.meetings import debrief, meeting_with
from tests.rooms.conftest import Caller
from tests.rooms.meetings.conftest import Held, Move


async def test_mtg_4_and_mtg_11_everything_to_have_in_mind(nora: Caller, priya: dict[str, Any]) -> None:
    await nora.patch(
        "",
        {
            "skill_stories": "The night shift\nThe changeover\n",
            "target_roles": "Planner",
            "can_offer": "A checklist",
            "big_picture_question": "Where would you put me?",
            "pack_list": ["Umbrella", "The good shoes"],
        },
    )
    await nora.patch(
        f"/contacts/{priya['id']}", {"talk_preferences": "Tea first", "shared_path": "sang alto"}
    )
    daniel = await nora.post("/contacts", {"given_name": "Daniel", "family_name": "Kerrigan"})
    await nora.post(
        "/referrals",
        {
            "from_contact_id": daniel["id"],
            "to_contact_id": priya["id"],
            "introduction": "She runs the canteen talks",
        },
    )
    await nora.post(f"/contacts/{priya['id']}/notes", {"text": "Loves rowing"})
    made = await nora.post("/meetings", meeting_with(priya))
    found = await nora.get(f"/meetings/{made['id']}/preparation")
    assert found["pack"] == [
        "Umbrella",
        "Your four questions, on paper",
        "The good shoes",
        "What you can offer: A checklist",
    ]
    assert made["pack"] == found["pack"]
    assert found["big_picture_question"] == "Where would you put me?"
    assert found["skill_stories"] == ["The night shift", "The changeover"]
    assert found["target_roles"] == ["Planner"]
    assert (found["talk_preferences"], found["shared_path"]) == ("Tea first", "sang alto")
    assert found["introduced_by"][0]["introduction"] == "She runs the canteen talks"
    assert [said["detail"] for said in found["said_before"]] == ["Loves rowing"]
    assert {"MTG-2", "MTG-4", "MTG-5", "MTG-10", "MTG-11"} == {each["rule"] for each in found["reasons"]}
    back = await nora.patch("", {"pack_list": None})
    assert back["pack_list"][0] == "Notebook and pen"


async def test_lnd_6_the_questions_are_those_that_were_sent_word_for_word(nora: Caller) -> None:
    _, tomas = await letters.named(nora)
    letter = await letters.finished(nora, await letters.begun(nora, tomas))
    made = await nora.post("/meetings", meeting_with(tomas))
    assert made["questions_sent_on"] is None  # written, but not out yet
    await letters.sent(nora, letter)
    asked = await nora.get(f"/meetings/{made['id']}")
    assert asked["questions"] == letter["questions"]
    assert (asked["questions_sent_on"], asked["question_findings"]) == ("2026-10-14", [])
    assert asked["pack"][1].startswith("Your own copy of the ")
    own = [*letter["questions"], "What would you ask next?"]
    changed = await nora.patch(f"/meetings/{made['id']}", {"questions": own})
    assert (changed["questions"], changed["questions_sent_on"]) == (own, None)
    back = await nora.patch(f"/meetings/{made['id']}", {"questions": []})
    assert (back["questions"], back["questions_sent_on"]) == (letter["questions"], "2026-10-14")


async def test_lnd_7_a_question_that_asks_for_a_job_is_said_so(nora: Caller, priya: dict[str, Any]) -> None:
    made = await nora.post("/meetings", meeting_with(priya))
    own = ["How did you get started?", "Do you have a job for me?"]
    asked = await nora.patch(f"/meetings/{made['id']}", {"questions": own})
    (finding,) = asked["question_findings"]
    assert (finding["question"], finding["rule"]) == (1, "LND-7")
    assert finding["title"] == "This asks for a job"
    calm = await nora.patch(f"/meetings/{made['id']}", {"questions": own[:1]})
    assert calm["question_findings"] == []


async def test_mtg_3_two_days_ahead_today_asks_until_everything_is_ready(
    nora: Caller, priya: dict[str, Any], at: Move
) -> None:
    made = await nora.post("/meetings", meeting_with(priya, "2026-10-16T12:30"))  # Friday; it is Wednesday
    items = (await nora.get("/today"))["items"]
    ready = next(each for each in items if each["action"] == "get_ready")
    assert (ready["title"], ready["meeting_id"]) == ("Get ready for Priya Raman", made["id"])
    assert ready["reasons"][0]["rule"] == "MTG-3"
    done = await nora.patch(f"/meetings/{made['id']}", {"prepared": True})
    assert done["prepared_at"] == "2026-10-14T09:00:00.000Z" or done["prepared_at"].startswith("2026-10-14")
    items = (await nora.get("/today"))["items"]
    assert not [each for each in items if each["title"].startswith("Get ready")]
    again = await nora.patch(f"/meetings/{made['id']}", {"prepared": False})
    assert again["prepared_at"] is None
    contact = await nora.get(f"/contacts/{priya['id']}")
    assert contact["next_action"]["on"] == "2026-10-14"


async def test_mtg_1_the_actual_arrival_is_noted(nora: Caller, priya: dict[str, Any], at: Move) -> None:
    made = await nora.post("/meetings", meeting_with(priya))
    path = f"/meetings/{made['id']}"
    noted = await nora.patch(path, {"arrived_at": "2026-10-14T11:17:00Z"})
    assert noted["arrived_at"] == "2026-10-14T11:17:00.000Z"
    at(11, 30)
    running = await nora.post(f"{path}/start", {}, 200)
    assert running["arrived_at"] == "2026-10-14T11:17:00.000Z"
    answer = await nora.send(
        "PATCH", path, json={"arrived_at": "2025-10-14T11:17:00Z"}, headers={"If-Match": "*"}
    )
    assert answer.json()["errors"][0]["pointer"] == "/arrived_at"


async def test_mtg_7_what_was_not_asked_comes_to_the_next_meeting(
    nora: Caller, priya: dict[str, Any], held: Held, at: Move
) -> None:
    ended = await held(priya)
    body = debrief(names=[], asked=[0, 3])
    await nora.post(f"/meetings/{ended['id']}/debrief", body, 200)
    again = await nora.post("/meetings", meeting_with(priya, "2026-10-28T12:30"))
    assert again["questions"] == ended["questions"][1:3]
    found = await nora.get(f"/meetings/{again['id']}/preparation")
    assert found["carried_over"] == again["questions"]
    assert "MTG-7" in {each["rule"] for each in found["reasons"]}


async def test_set_3_times_to_offer(nora: Caller, priya: dict[str, Any]) -> None:
    organization = (await nora.get("/organizations"))["items"][0]
    await nora.patch(
        f"/organizations/{organization['id']}", {"office_opens": "08:00", "office_closes": "16:00"}
    )
    path = f"/contacts/{priya['id']}/meeting-slots"
    found = await nora.get(f"{path}?travel_minutes=25")
    assert list(dict.fromkeys(each["band"] for each in found["items"])) == [
        "before",
        "lunch",
        "after",
        "business",
    ]
    offered = [each for each in found["items"] if each["offered"]]
    assert len(offered) == 3
    after = next(each for each in found["items"] if each["band"] == "after")
    assert after["local_start"].endswith("T16:00")
    assert found["offer_text"].startswith("Would Thursday 15 October at")
    assert all(each["on"] > "2026-10-14" for each in found["items"])
    assert "2026-10-26" not in {each["on"] for each in found["items"]}  # a public holiday
    joan = await nora.post("/contacts", {"given_name": "Joan"})
    taken = await nora.post("/meetings", meeting_with(joan, "2026-10-15T12:30"))
    left = await nora.get(f"{path}?travel_minutes=25&weeks=1")
    lunches = [each["local_start"] for each in left["items"] if each["band"] == "lunch"]
    assert not any(each.startswith("2026-10-15") for each in lunches)
    moving = await nora.get(f"{path}?travel_minutes=25&weeks=1&without_meeting_id={taken['id']}")
    lunches = [each["local_start"] for each in moving["items"] if each["band"] == "lunch"]
    assert any(each.startswith("2026-10-15") for each in lunches)


async def test_tim_8_both_clocks_where_they_differ(nora: Caller) -> None:
    there = await nora.post("/contacts", {"given_name": "Kiri", "time_zone": "America/New_York"})
    found = await nora.get(f"/contacts/{there['id']}/meeting-slots")
    assert "New York time" in found["offer_text"]
    first = found["items"][0]
    assert first["local_start"][:13] != first["own_local_start"][:13]
    far = await nora.send("GET", f"/contacts/{there['id']}/meeting-slots?from_on=2030-01-01")
    assert far.status_code == 422
