"""After goodbye: what was promised is sent, what was offered is ticked (MTG-10, BYE-3, FLW-1, FLW-3)."""

from typing import Any

from tests.factories.meetings import debrief, many_names
from tests.rooms.conftest import Caller
from tests.rooms.meetings.conftest import Held, Move


async def test_mtg_10_what_was_promised_is_a_promise_and_today_brings_it(
    nora: Caller, priya: dict[str, Any], held: Held, at: Move
) -> None:
    ended = await held(priya)
    body = debrief(names=[], promised_to_send="The changeover checklist", offer_given=True)
    made = await nora.post(f"/meetings/{ended['id']}/debrief", body, 200)
    promise = await nora.get(f"/promises/{made['send_promise_id']}")
    assert (promise["kind"], promise["due_on"]) == ("send_something", "2026-10-15")
    assert (promise["note"], promise["meeting_id"]) == ("The changeover checklist", ended["id"])
    at(9, day=15)
    item = next(each for each in (await nora.get("/today"))["items"] if each["promise_id"] == promise["id"])
    assert (item["title"], item["action"]) == ("Send Priya what you promised", "mark_sent")
    assert (item["detail"], item["state"]) == ("The changeover checklist", "promised")
    # A call is not a parcel: it keeps nothing here.
    await nora.post(f"/contacts/{priya['id']}/attempts", {"outcome": "reached"})
    assert (await nora.get(f"/promises/{promise['id']}"))["state"] == "open"
    sent = await nora.post(f"/promises/{promise['id']}/sent", None, 200)
    assert sent["state"] == "kept"
    assert (await nora.post(f"/promises/{promise['id']}/sent", None, 409))["code"] == "promise_settled"
    items = (await nora.get("/today"))["items"]
    assert not [each for each in items if each["action"] == "mark_sent"]
    assert any("you sent Priya what you promised" in each["title"] for each in items)
    meeting = await nora.get(f"/meetings/{ended['id']}")
    assert (meeting["offer_given"], meeting["promised_to_send"]) == (True, "The changeover checklist")


async def test_a_day_late_is_broken_and_made_up_for(
    nora: Caller, priya: dict[str, Any], held: Held, at: Move
) -> None:
    ended = await held(priya)
    body = debrief(names=[], promised_to_send="The list", send_on="2026-10-15")
    made = await nora.post(f"/meetings/{ended['id']}/debrief", body, 200)
    at(9, day=16)
    promise = await nora.get(f"/promises/{made['send_promise_id']}")
    assert promise["state"] == "broken"
    late = await nora.post(f"/promises/{promise['id']}/sent", None, 200)
    assert late["state"] == "broken"
    assert "made up for it" in late["reasons"][0]["text"]
    call = await nora.post("/promises", {"contact_id": priya["id"], "due_on": "2026-10-20"})
    assert (await nora.post(f"/promises/{call['id']}/sent", None, 409))["code"] == "rule_blocks"


async def test_a_day_without_a_thing_and_a_question_that_is_not_there(
    nora: Caller, priya: dict[str, Any], held: Held
) -> None:
    ended = await held(priya)
    for change, pointer in (
        ({"send_on": "2026-10-16"}, "/promised_to_send"),
        ({"promised_to_send": "x", "send_on": "2026-10-17"}, "/send_on"),
        ({"asked": [0, 4]}, "/asked/1"),
    ):
        answer = await nora.send("POST", f"/meetings/{ended['id']}/debrief", json=debrief(names=[], **change))
        assert answer.status_code == 422, change
        assert answer.json()["errors"][0]["pointer"] == pointer
    assert (await nora.get(f"/meetings/{ended['id']}"))["debriefed_at"] is None


async def test_bye_3_sixty_names_at_once(nora: Caller, priya: dict[str, Any], held: Held) -> None:
    ended = await held(priya)
    made = await nora.post(f"/meetings/{ended['id']}/debrief", debrief(names=many_names(60)), 200)
    assert len(made["contacts"]) == len(made["referral_ids"]) == 60


async def test_flw_1_how_old_it_is_shows_until_it_is_written(
    nora: Caller, priya: dict[str, Any], held: Held, at: Move
) -> None:
    ended = await held(priya)
    at(9, day=17)
    item = next(each for each in (await nora.get("/today"))["items"] if each["kind"] == "debrief")
    assert item["reasons"][0]["rule"] == "FLW-1"
    assert "Wednesday" in item["reasons"][0]["text"]
    assert item["meeting_id"] == ended["id"]


async def test_flw_3_the_one_who_gave_the_name_is_told_within_two_days(
    nora: Caller, priya: dict[str, Any], held: Held, at: Move
) -> None:
    daniel = await nora.post("/contacts", {"given_name": "Daniel", "family_name": "Kerrigan"})
    edge = {"from_contact_id": daniel["id"], "to_contact_id": priya["id"], "may_use_name": True}
    await nora.post("/referrals", edge)
    ended = await held(priya)
    await nora.post(f"/meetings/{ended['id']}/debrief", debrief(names=[], champion=True), 200)
    at(9, day=16)
    item = next(each for each in (await nora.get("/today"))["items"] if each["kind"] == "update_referrer")
    assert item["title"] == "Tell Daniel about Priya"
    assert item["on"] == "2026-10-16"
    assert (await nora.get(f"/contacts/{priya['id']}"))["champion"] is True


async def test_bye_2_and_bye_5_how_one_left_in_the_words_of_the_rule(
    nora: Caller, priya: dict[str, Any], held: Held
) -> None:
    ended = await held(priya)
    assert ended["invited_to_stay"] is True
    wrong = await nora.send("POST", f"/meetings/{ended['id']}/debrief", json=debrief(outcome="hired"))
    assert wrong.json()["errors"][0]["pointer"] == "/outcome"
    await nora.post(f"/meetings/{ended['id']}/debrief", debrief(names=[], outcome="both"), 200)
    assert (await nora.get(f"/meetings/{ended['id']}"))["outcome"] == "both"
    lines = (await nora.get(f"/contacts/{priya['id']}/timeline"))["items"]
    assert any("Priya invited you to stay." in line["detail"] for line in lines)


async def test_flw_4_when_the_search_ends_everyone_who_helped_is_told_once(
    nora: Caller, priya: dict[str, Any], held: Held
) -> None:
    ended = await held(priya)
    await nora.post(f"/meetings/{ended['id']}/debrief", debrief(), 200)  # Priya gave two names
    joan = await nora.post("/contacts", {"given_name": "Joan"})
    await nora.patch(f"/contacts/{joan['id']}", {"champion": True})
    await nora.post("/contacts", {"given_name": "Nobody"})
    shy = await nora.post("/contacts", {"given_name": "Shy"})
    await nora.patch(f"/contacts/{shy['id']}", {"champion": True, "do_not_contact": True})
    made = await nora.post("/farewells", {"outcome": "I begin at Liffey Foods"}, 200)
    assert [each["id"] for each in made["contacts"]] == [joan["id"], priya["id"]]
    letter = await nora.get(f"/letters/{made['letter_ids'][1]}")
    assert (letter["state"], letter["medium"]) == ("draft", "email")
    assert "I begin at Liffey Foods" in letter["body"]
    assert "Sean Duffy" in letter["body"]
    assert (await nora.post("/farewells", {}, 200))["letter_ids"] == []
