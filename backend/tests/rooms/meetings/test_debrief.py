"""What comes of a meeting, all in one go, on both databases."""

from typing import Any

from tests.factories.meetings import debrief, many_names, meeting_with
from tests.rooms.conftest import Caller
from tests.rooms.meetings.conftest import Held, Move


async def test_bye_3_names_become_contacts_with_referrals(
    nora: Caller, priya: dict[str, Any], held: Held
) -> None:
    meeting = await held(priya)
    made = await nora.post(f"/meetings/{meeting['id']}/debrief", debrief(), 200)
    assert [each["display_name"] for each in made["contacts"]] == ["Sean Duffy", "Grace Tan"]
    assert made["good"]
    sean = await nora.get(f"/contacts/{made['contacts'][0]['id']}")
    assert sean["degree"] == 2
    assert sean["known"] is False
    assert sean["organization_name"] == "Ballard Packaging"
    assert sean["stage"] == "named"
    assert sean["next_action"]["kind"] == "write_letter"
    grace = await nora.get(f"/contacts/{made['contacts'][1]['id']}")
    assert grace["next_action"]["kind"] == "ask_permission"
    edge = await nora.get(f"/referrals/{made['referral_ids'][1]}")
    assert edge["meeting_id"] == meeting["id"]
    assert edge["introduction"] == "Runs planning at Liffey Foods"
    assert edge["may_use_name"] is None
    assert edge["named_on"] == "2026-10-14"
    lines = (await nora.get(f"/contacts/{priya['id']}/timeline"))["items"]
    met = next(line for line in lines if line["kind"] == "met")
    assert met["title"] == "Met at Kilbride Dairy canteen, 31 minutes"
    assert met["detail"] == (
        "Priya invited you to stay, and named Sean Duffy and Grace Tan.\n“Clear and warm. Add numbers.”"
    )
    assert [each["display_name"] for each in met["people"]] == ["Sean Duffy", "Grace Tan"]
    shown = await nora.get(f"/meetings/{meeting['id']}")
    assert shown["outcome"] == "referrals"
    assert shown["debriefed_at"] is not None
    assert shown["feedback"] == "Clear and warm. Add numbers."
    found = await nora.get("/contacts?q=duffy")
    assert [row["display_name"] for row in found["items"]] == ["Sean Duffy"]


async def test_flw_2_a_thank_you_draft_is_due_on_the_night(
    nora: Caller, priya: dict[str, Any], held: Held
) -> None:
    meeting = await held(priya)
    made = await nora.post(f"/meetings/{meeting['id']}/debrief", debrief(), 200)
    assert made["thank_you_due_on"] == "2026-10-14"
    letter = await nora.get(f"/letters/{made['thank_you_letter_id']}")
    assert letter["kind"] == "thank_you"
    assert letter["state"] == "draft"
    assert letter["due_on"] == "2026-10-14"
    assert letter["medium"] == "email"
    assert "Sean Duffy and Grace Tan" in letter["body"]
    contact = await nora.get(f"/contacts/{priya['id']}")
    assert contact["next_action"]["kind"] == "thank_you"
    assert (await nora.get(f"/meetings/{meeting['id']}"))["thank_you_letter_id"] == letter["id"]


async def test_flw_2_a_note_begun_before_the_debrief_is_the_note(
    nora: Caller, priya: dict[str, Any], held: Held
) -> None:
    meeting = await held(priya)
    begun = await nora.post(
        "/letters",
        {"contact_id": priya["id"], "kind": "thank_you", "medium": "email", "meeting_id": meeting["id"]},
    )
    made = await nora.post(f"/meetings/{meeting['id']}/debrief", debrief(), 200)
    assert made["thank_you_letter_id"] == begun["id"]


async def test_twice_is_once(nora: Caller, priya: dict[str, Any], held: Held) -> None:
    path = f"/meetings/{(await held(priya))['id']}/debrief"
    key = {"Idempotency-Key": "once"}
    first = await nora.send("POST", path, json=debrief(), headers=key)
    again = await nora.send("POST", path, json=debrief(), headers=key)
    assert first.status_code == again.status_code == 200
    assert again.json() == first.json()
    assert (await nora.post(path, debrief(), 409))["code"] == "already_debriefed"
    assert len((await nora.get("/contacts"))["items"]) == 3
    assert len((await nora.get("/letters"))["items"]) == 1


async def test_net_10_no_gain_needs_its_reason(nora: Caller, priya: dict[str, Any], held: Held) -> None:
    path = f"/meetings/{(await held(priya))['id']}/debrief"
    bare = await nora.post(path, {"outcome": "neither"}, 422)
    assert [(error["pointer"], error["code"]) for error in bare["errors"]] == [("/no_gain_reason", "no_gain")]
    made = await nora.post(path, {"outcome": "neither", "no_gain_reason": "A call took Priya away."}, 200)
    assert made["good"] is False
    assert made["contacts"] == []


async def test_bye_4_undecided_is_checked_back_in_three_business_days(
    nora: Caller, priya: dict[str, Any], held: Held
) -> None:
    meeting = await held(priya)
    body = debrief(outcome="will_think", names=[])
    made = await nora.post(f"/meetings/{meeting['id']}/debrief", body, 200)
    promise = await nora.get(f"/promises/{made['check_back_promise_id']}")
    assert promise["due_on"] == "2026-10-19"  # from Wednesday: Thursday, Friday, Monday
    assert promise["kind"] == "check_back"
    assert promise["meeting_id"] == meeting["id"]


async def test_bye_4_a_full_day_is_passed_over(nora: Caller, priya: dict[str, Any], held: Held) -> None:
    meeting = await held(priya)
    for name in ("Ines", "Frank"):
        other = await nora.post("/contacts", {"given_name": name})
        await nora.post("/promises", {"contact_id": other["id"], "due_on": "2026-10-19", "kind": "call"})
    body = debrief(outcome="will_think", names=[])
    made = await nora.post(f"/meetings/{meeting['id']}/debrief", body, 200)
    promise = await nora.get(f"/promises/{made['check_back_promise_id']}")
    assert promise["due_on"] == "2026-10-20"


async def test_bye_4_the_day_they_named(nora: Caller, priya: dict[str, Any], held: Held) -> None:
    meeting = await held(priya)
    path = f"/meetings/{meeting['id']}/debrief"
    for day in ("2026-10-13", "2026-10-17", "2026-10-26"):  # past, Saturday, a public holiday
        refused = await nora.post(path, debrief(outcome="will_think", check_back_on=day), 422)
        assert refused["errors"][0]["pointer"] == "/check_back_on"
    assert (await nora.get("/contacts"))["items"][0]["display_name"] == "Priya Raman"
    assert len((await nora.get("/contacts"))["items"]) == 1  # nothing half kept
    made = await nora.post(path, debrief(check_back_on="2026-10-22"), 200)
    promise = await nora.get(f"/promises/{made['check_back_promise_id']}")
    assert promise["due_on"] == "2026-10-22"


async def test_names_that_are_contacts_already(nora: Caller, priya: dict[str, Any], held: Held) -> None:
    sean = await nora.post("/contacts", {"given_name": "Sean", "known": False})
    assert sean["degree"] is None
    kept = await nora.post("/referrals", {"from_contact_id": priya["id"], "to_contact_id": sean["id"]})
    meeting = await held(priya)
    body = debrief(names=[{"contact_id": sean["id"], "may_use_name": True, "kind": "job_interview"}])
    made = await nora.post(f"/meetings/{meeting['id']}/debrief", body, 200)
    assert made["referral_ids"] == [kept["id"]]
    edge = await nora.get(f"/referrals/{kept['id']}")
    assert edge["may_use_name"] is True
    assert edge["kind"] == "job_interview"
    assert (await nora.get(f"/contacts/{sean['id']}"))["degree"] == 2


async def test_names_that_cannot_be_kept(nora: Caller, priya: dict[str, Any], held: Held) -> None:
    path = f"/meetings/{(await held(priya))['id']}/debrief"
    table: list[tuple[list[dict[str, Any]], list[tuple[str, str]]]] = [
        ([{"contact_id": priya["id"]}], [("/names/0/contact_id", "self_referral")]),
        (
            [{"given_name": "Sean"}, {"given_name": "priya", "family_name": "RAMAN"}],
            [("/names/1/given_name", "self_referral")],
        ),
        ([{"headline": "Someone"}], [("/names/0/given_name", "required")]),
        ([{"given_name": "Sean"}, {"given_name": "sean"}], [("/names/1/given_name", "twice")]),
        (
            [{"contact_id": "0198c0de-0000-7000-8000-000000000001"}],
            [("/names/0/contact_id", "not_found")],
        ),
        (
            [{"given_name": "A", "email": "nonsense"}, {"given_name": "B", "email": "also nonsense"}],
            [("/names/0/email", "not_an_address"), ("/names/1/email", "not_an_address")],
        ),
    ]
    for names, expected in table:
        answer = await nora.post(path, debrief(names=names), 422)
        assert [(error["pointer"], error["code"]) for error in answer["errors"]] == expected, names
    assert [row["display_name"] for row in (await nora.get("/contacts"))["items"]] == ["Priya Raman"]
    two = debrief(names=[{"given_name": "Priya", "family_name": "Raman", "organization_name": "Elsewhere"}])
    assert (await nora.post(path, two, 200))["good"]  # somebody else of that name


async def test_sixty_names_are_fine(nora: Caller, priya: dict[str, Any], held: Held) -> None:
    count = 60
    meeting = await held(priya)
    made = await nora.post(f"/meetings/{meeting['id']}/debrief", debrief(names=many_names(count)), 200)
    assert len(made["contacts"]) == len(made["referral_ids"]) == count
    page = await nora.get("/contacts?limit=200&degree=secondary")
    assert len(page["items"]) == count
    lines = (await nora.get(f"/contacts/{priya['id']}/timeline"))["items"]
    assert any(f"{count - 4} more" in line["detail"] for line in lines)
    assert await nora.post(f"/meetings/{meeting['id']}/debrief", debrief(names=many_names(101)), 422)


async def test_answers_go_by_the_number_of_their_question(
    nora: Caller, priya: dict[str, Any], held: Held
) -> None:
    path = f"/meetings/{(await held(priya))['id']}/debrief"
    for key in ("4", "-1", "x", "²"):
        answer = await nora.post(path, debrief(answers={key: "Yes."}), 422)
        assert answer["errors"][0]["pointer"] == f"/answers/{key}"
    await nora.post(path, debrief(answers={"0": "On the night shift.", "3": "Say it in numbers."}), 200)


async def test_a_debrief_has_its_time(nora: Caller, priya: dict[str, Any], at: Move) -> None:
    ahead = await nora.post("/meetings", meeting_with(priya))
    path = f"/meetings/{ahead['id']}/debrief"
    assert (await nora.post(path, debrief(), 409))["code"] == "meeting_not_held"
    at(18)
    await nora.post(path, debrief(), 200)  # the clock was never begun
    shown = await nora.get(f"/meetings/{ahead['id']}")
    assert shown["state"] == "held"
    assert shown["ended_at"] is None
    off = await nora.post("/meetings", meeting_with(priya, "2026-10-20T12:30"))
    await nora.post(f"/meetings/{off['id']}/cancel", None, 200)
    answer = await nora.post(f"/meetings/{off['id']}/debrief", debrief(), 409)
    assert answer["code"] == "meeting_cancelled"


async def test_net_10_champions_are_marked(nora: Caller, priya: dict[str, Any], held: Held) -> None:
    meeting = await held(priya)
    await nora.post(f"/meetings/{meeting['id']}/debrief", debrief(champion=True, rapport=5), 200)
    contact = await nora.get(f"/contacts/{priya['id']}")
    assert contact["champion"] is True


async def test_net_12_nobody_is_thanked_who_asked_for_peace(
    nora: Caller, priya: dict[str, Any], held: Held
) -> None:
    meeting = await held(priya)
    await nora.patch(f"/contacts/{priya['id']}", {"do_not_contact": True})
    body = debrief(outcome="will_think", names=[])
    made = await nora.post(f"/meetings/{meeting['id']}/debrief", body, 200)
    assert made["thank_you_letter_id"] is None
    assert made["check_back_promise_id"] is None


async def test_flw_1_the_rest_is_added_at_home(nora: Caller, priya: dict[str, Any], held: Held) -> None:
    meeting = await held(priya)
    path = f"/meetings/{meeting['id']}/debrief"
    await nora.post(path, debrief(answers={"0": "By chance.", "1": "The people."}), 200)
    kept = await nora.get(f"/meetings/{meeting['id']}")
    more = {
        "feedback": "Clear and warm. Add numbers, and slow down.",
        "hard_to_hear": "Too long in one trade.",
        "answers": {"0": "By way of the night shift.", "1": None},
        "gains": [{"kind": "lead", "text": "Galway hires in spring."}],
        "rapport": 4,
        "outcome": "both",
    }
    changed = await nora.patch(path, more, kept["version"])
    assert changed["answers"] == {"0": "By way of the night shift."}
    assert changed["gains"] == [{"kind": "lead", "text": "Galway hires in spring."}]
    assert (changed["hard_to_hear"], changed["rapport"], changed["outcome"]) == (
        "Too long in one trade.",
        4,
        "both",
    )
    assert changed["debriefed_at"] == kept["debriefed_at"]
    assert changed["thank_you_letter_id"] == kept["thank_you_letter_id"]
    met = next(
        line
        for line in (await nora.get(f"/contacts/{priya['id']}/timeline"))["items"]
        if line["kind"] == "met"
    )
    assert met["detail"].endswith("“Clear and warm. Add numbers, and slow down.”")
    assert [each["display_name"] for each in met["people"]] == ["Sean Duffy", "Grace Tan"]
    said = (await nora.get("/insights"))["said"]
    assert {quote["kind"] for quote in said["quotes"]} == {"feedback", "hard_to_hear"}
    stale = await nora.send("PATCH", path, json={"notes": "x"}, headers={"If-Match": '"1"'})
    assert stale.status_code == 412


async def test_an_amended_debrief_still_has_a_gain_and_its_own_questions(
    nora: Caller, priya: dict[str, Any], at: Move, held: Held
) -> None:
    ahead = await nora.post("/meetings", meeting_with(priya, "2026-10-20T12:30"))
    early = await nora.send(
        "PATCH", f"/meetings/{ahead['id']}/debrief", json={"notes": "x"}, headers={"If-Match": "*"}
    )
    assert (early.status_code, early.json()["code"]) == (409, "not_debriefed")
    meeting = await held(priya)
    path = f"/meetings/{meeting['id']}/debrief"
    await nora.post(path, debrief(names=[], gains=[], outcome="neither"), 200)
    table: list[tuple[dict[str, Any], str]] = [
        ({"feedback": ""}, "/no_gain_reason"),
        ({"answers": {"9": "x"}}, "/answers/9"),
        ({"asked": [0, 19]}, "/asked/1"),
        ({"names": []}, "/names"),
        ({"rapport": 6}, "/rapport"),
    ]
    for body, pointer in table:
        refused = await nora.send("PATCH", path, json=body, headers={"If-Match": "*"})
        assert refused.status_code == 422, body
        assert refused.json()["errors"][0]["pointer"] == pointer
    shown = await nora.get(f"/meetings/{meeting['id']}")
    assert shown["feedback"] == "Clear and warm. Add numbers."
    reason = {"feedback": "", "no_gain_reason": "Called away after three minutes."}
    changed = await nora.patch(path, reason)
    assert changed["no_gain_reason"] == "Called away after three minutes."
