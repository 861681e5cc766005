"""What letters decide, by the rules they follow; on both databases."""

from typing import Any

import pytest

from tests.factories.letters import begun, finished, named, sent
from tests.rooms.conftest import Caller


def codes(letter: dict[str, Any]) -> set[str]:
    return {finding["code"] for finding in letter["report"]["findings"]}


async def test_a_first_draft_says_what_is_known_and_asks_for_the_rest(caller: Caller) -> None:
    workspace = await caller.get("")
    await caller.patch("", {"background": "I planned production for eleven years."}, workspace["version"])
    daniel, tomas = await named(caller, shared_path="began on the night shift")
    letter = await begun(caller, tomas)
    body = letter["body"]
    assert body.startswith("Dear Mr Lind,")
    assert "Daniel Kerrigan suggested that I write to you." in body  # LND-3
    assert "your work at Corrib Logistics" in body
    assert "we both began on the night shift" in body  # NET-11
    assert "twenty minutes" in body  # LND-5
    assert "I planned production for eleven years. I would value your advice" in body
    assert body.rstrip().endswith("Nora Whelan")
    assert letter["referrer"] == {"id": daniel["id"], "display_name": "Daniel Kerrigan"}
    assert letter["questions"][0].startswith("How did you get started")  # MTG-6
    assert len(letter["questions"]) == 5
    assert "unfilled" in codes(letter)
    assert letter["report"]["blocked"]
    praised = {praise["rule"] for praise in letter["report"]["praises"]}
    assert {"LND-3", "LND-5", "LND-6"} <= praised


async def test_lnd_4_the_best_day_is_promised_with_its_reasons(caller: Caller) -> None:
    _, tomas = await named(caller)
    letter = await begun(caller, tomas)
    offered = await caller.get(f"/contacts/{tomas['id']}/call-days?medium=post")
    assert letter["promised_on"] == offered["best_on"]
    assert {reason["rule"] for reason in letter["promised_reasons"]} == {"TIM-1"}
    assert "had" in letter["promised_reasons"][-1]["text"]
    day = letter["promised_on"]
    said = {"2026-10-21": "Wednesday, 21 October", "2026-10-22": "Thursday, 22 October"}[day]
    assert f"on {said}" in letter["body"]


async def test_lnd_4_day_and_text_move_together(caller: Caller) -> None:
    _, tomas = await named(caller)
    letter = await begun(caller, tomas)
    path = f"/letters/{letter['id']}"
    moved = await caller.patch(path, {"promised_on": "2026-10-28"}, letter["version"])
    assert "on Wednesday, 28 October, to find" in moved["body"]
    body = moved["body"].replace("Wednesday, 28 October", "Thursday, 29 October")
    again = await caller.patch(path, {"body": body}, moved["version"])
    assert again["promised_on"] == "2026-10-29"
    refused = await caller.patch(path, {"body": body, "promised_on": "2026-10-28"}, status=422)
    assert {error["pointer"] for error in refused["errors"]} == {"/body", "/promised_on"}
    assert "29 October" in refused["errors"][0]["detail"]
    assert "28 October" in refused["errors"][0]["detail"]
    agreeing = await caller.patch(path, {"body": body, "promised_on": "2026-10-29"})
    assert agreeing["promised_on"] == "2026-10-29"
    cleared = await caller.patch(path, {"promised_on": None})
    assert cleared["promised_on"] is None
    assert "[the day you will call]" in cleared["body"]
    assert cleared["report"]["blocked"]
    filled = await caller.patch(path, {"promised_on": "2026-10-22"})
    assert "on Thursday, 22 October" in filled["body"]
    assert "[the day" not in filled["body"]
    sentence = "I will call your office on Thursday, 22 October, to find a time that suits you.\n\n"
    without = await caller.patch(path, {"body": filled["body"].replace(sentence, "")})
    assert "promise_missing" in codes(without)
    back = await caller.patch(path, {"promised_on": "2026-10-27"})
    assert back["body"].index("Tuesday, 27 October") < back["body"].index("Yours sincerely")


async def test_tim_5_no_draft_takes_a_day_that_cannot_be_promised(caller: Caller) -> None:
    workspace = await caller.get("")
    await caller.patch("", {"country": "IE", "calls_per_day": 1}, workspace["version"])
    _, tomas = await named(caller)
    letter = await begun(caller, tomas)
    full = {"contact_id": tomas["id"], "kind": "call", "due_on": "2026-10-28"}
    await caller.post("/promises", full)
    for day, code in (
        ("2026-10-26", "holiday"),
        ("2026-10-24", "weekend"),
        ("2026-10-13", "past"),
        ("2026-10-28", "full"),
    ):
        refused = await caller.patch(f"/letters/{letter['id']}", {"promised_on": day}, status=422)
        assert refused["errors"][0]["pointer"] == "/promised_on"
        assert refused["errors"][0]["code"] == code
        assert refused["next_good_on"] > "2026-10-14"
        refused = await caller.post("/letters", {"contact_id": tomas["id"], "promised_on": day}, status=422)
        assert refused["errors"][0]["code"] == code


async def test_lnd_2_sending_makes_the_promise_and_freezes_the_letter(caller: Caller) -> None:
    _, tomas = await named(caller)
    letter = await finished(caller, await begun(caller, tomas))
    out = await sent(caller, letter)
    assert out["state"] == "sent"
    assert out["sent_on"] == "2026-10-14"
    assert out["arrives_on"] > out["sent_on"]
    promise = await caller.get(f"/promises/{out['promise_id']}")
    assert promise["kind"] == "call"
    assert promise["state"] == "open"
    assert promise["due_on"] == out["promised_on"]
    assert promise["letter_id"] == out["id"]
    contact = await caller.get(f"/contacts/{tomas['id']}")
    assert contact["stage"] == "letter"
    assert contact["next_action"]["kind"] == "call_promised"
    assert contact["next_action"]["on"] == out["promised_on"]
    lines = (await caller.get(f"/contacts/{tomas['id']}/timeline"))["items"]
    line = next(each for each in lines if each["kind"] == "letter_sent")
    assert line["title"] == "Your letter went out"
    assert "named Daniel, asked for twenty minutes and enclosed five questions" in line["detail"]
    assert [person["display_name"] for person in line["people"]] == ["Daniel Kerrigan"]
    assert "promise_made" in {each["kind"] for each in lines}
    assert "letter_drafted" not in {each["kind"] for each in lines}
    changes: list[dict[str, Any]] = [{"questions": []}, {"body": "Other"}, {"promised_on": "2026-10-29"}]
    for change in changes:
        refused = await caller.patch(f"/letters/{out['id']}", change, status=409)
        assert refused["code"] == "letter_sent"
    await caller.delete(f"/letters/{out['id']}", status=409)
    await caller.post(f"/letters/{out['id']}/send", {}, status=409)
    assert (await caller.get(f"/letters/{out['id']}"))["questions"] == letter["questions"]  # LND-6


async def test_lnd_2_a_letter_without_a_promise_needs_a_reason(caller: Caller) -> None:
    _, tomas = await named(caller)
    letter = await finished(caller, await begun(caller, tomas))
    lines = letter["body"].split("\n\n")
    body = "\n\n".join(line for line in lines if "I will call" not in line)
    bare = await caller.patch(f"/letters/{letter['id']}", {"body": body, "promised_on": None})
    refused = await caller.post(f"/letters/{bare['id']}/send", {}, status=409)
    assert refused["code"] == "rule_blocks"
    assert {"promise_missing", "no_promise"} <= {error["code"] for error in refused["errors"]}
    assert any("(LND-2)" in error["detail"] for error in refused["errors"])
    out = await sent(caller, bare, override_reason="He asked for it in writing, and will call himself.")
    assert out["promise_id"] is None
    assert out["promised_on"] is None
    assert out["override_reason"].startswith("He asked")


async def test_lnd_7_an_ask_for_a_job_blocks_and_the_reason_is_kept(caller: Caller) -> None:
    _, tomas = await named(caller)
    letter = await finished(caller, await begun(caller, tomas))
    path = f"/letters/{letter['id']}"
    asking = "I would be glad to be considered for any openings you have."
    body = letter["body"].replace("May I come", f"{asking} May I come")
    asked = await caller.patch(path, {"body": body}, letter["version"])
    finding = next(each for each in asked["report"]["findings"] if each["rule"] == "LND-7")
    assert finding["severity"] == "block"
    assert asked["body"][finding["start"] : finding["end"]] == asking
    refused = await caller.post(f"{path}/send", {}, status=409)
    assert "LND-7" in refused["errors"][0]["detail"]
    assert (await caller.get(path))["state"] == "draft"
    assert (await caller.get(f"/promises?contact_id={tomas['id']}"))["items"] == []
    out = await sent(caller, asked, override_reason="He offered it on the phone.")
    assert out["override_reason"] == "He offered it on the phone."
    clean = await finished(caller, await begun(caller, tomas, promised_on="2026-10-29"))
    assert (await sent(caller, clean, override_reason="Not needed"))["override_reason"] == ""


async def test_lnd_7_holds_for_the_enclosed_questions(caller: Caller) -> None:
    _, tomas = await named(caller)
    letter = await finished(caller, await begun(caller, tomas))
    asked = await caller.patch(f"/letters/{letter['id']}", {"questions": ["Could you offer me a job?"]})
    finding = next(each for each in asked["report"]["findings"] if each["rule"] == "LND-7")
    assert (finding["start"], finding["end"]) == (0, 0)
    assert finding["message"].startswith("In a question:")


async def test_lnd_3_nobody_is_named_before_they_agreed(caller: Caller) -> None:
    daniel, tomas = await named(caller, may_use_name=None)
    letter = await begun(caller, tomas)
    assert "Kerrigan" not in letter["body"]
    assert "[who sent you" in letter["body"]
    assert letter["referrer"]["id"] == daniel["id"]
    assert "referrer_not_asked" in codes(letter)
    referral = (await caller.get(f"/referrals?to_contact_id={tomas['id']}"))["items"][0]
    await caller.patch(f"/referrals/{referral['id']}", {"may_use_name": True})
    filled = await caller.patch(f"/letters/{letter['id']}", {"referrer_id": daniel["id"]})
    assert "Daniel Kerrigan suggested that I write to you." in filled["body"]
    assert "referrer_not_asked" not in codes(filled)
    await caller.patch(f"/referrals/{referral['id']}", {"may_use_name": False})
    assert "referrer_not_allowed" in codes(await caller.get(f"/letters/{letter['id']}"))


async def test_lnd_3_another_referrer_takes_the_place_in_the_text(caller: Caller) -> None:
    _, tomas = await named(caller)
    ruth = await caller.post("/contacts", {"given_name": "Ruth", "family_name": "Adeyemi"})
    letter = await begun(caller, tomas)
    wrong = await caller.patch(f"/letters/{letter['id']}", {"referrer_id": ruth["id"]}, status=422)
    assert wrong["errors"][0]["pointer"] == "/referrer_id"
    edge = {"from_contact_id": ruth["id"], "to_contact_id": tomas["id"], "may_use_name": True}
    await caller.post("/referrals", edge)
    changed = await caller.patch(f"/letters/{letter['id']}", {"referrer_id": ruth["id"]})
    assert "Ruth Adeyemi suggested" in changed["body"]
    assert "Kerrigan" not in changed["body"]


async def test_tim_5_a_day_that_closed_meanwhile_stops_the_letter(
    caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, tomas = await named(caller)
    letter = await finished(caller, await begun(caller, tomas, promised_on="2026-10-20"))
    monkeypatch.setenv("INROAD_CLOCK", "2026-10-21T07:00:00+00:00")
    refused = await caller.post(f"/letters/{letter['id']}/send", {"override_reason": "I want to"}, status=409)
    assert refused["code"] == "day_cannot_be_promised"
    assert refused["errors"][0]["code"] == "past"
    assert refused["next_good_on"] > "2026-10-21"
    assert (await caller.get(f"/letters/{letter['id']}"))["state"] == "draft"


async def test_lnd_2_no_call_is_promised_before_the_letter_is_there(caller: Caller) -> None:
    _, tomas = await named(caller)
    letter = await finished(caller, await begun(caller, tomas, promised_on="2026-10-15"))
    refused = await caller.post(f"/letters/{letter['id']}/send", {}, status=409)
    assert refused["errors"][0]["code"] == "too_soon"
    await caller.patch(f"/letters/{letter['id']}", {"medium": "email"})
    out = await sent(caller, letter)
    assert out["arrives_on"] == "2026-10-14"


async def test_net_12_nobody_who_asked_to_be_left_alone_is_written_to(caller: Caller) -> None:
    _, tomas = await named(caller)
    letter = await finished(caller, await begun(caller, tomas))
    await caller.patch(f"/contacts/{tomas['id']}", {"do_not_contact": True})
    refused = await caller.post(f"/letters/{letter['id']}/send", {"override_reason": "x"}, status=409)
    assert refused["code"] == "do_not_contact"
    await caller.post("/letters", {"contact_id": tomas["id"]}, status=409)


async def test_nrs_3_the_letter_goes_again_from_the_second_silence(
    caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, tomas = await named(caller)
    first = await sent(caller, await finished(caller, await begun(caller, tomas)))
    again = {"contact_id": tomas["id"], "resends_id": first["id"]}
    for day in ("2026-10-19", "2026-10-20"):
        refused = await caller.post("/letters", again, status=409)
        assert refused["code"] == "rule_blocks"
        assert "(NRS-3)" in refused["errors"][0]["detail"]
        monkeypatch.setenv("INROAD_CLOCK", f"{day}T09:00:00+00:00")
        await caller.post(f"/contacts/{tomas['id']}/attempts", {"outcome": "no_answer"})
    second = await caller.post("/letters", again)
    assert second["resends_id"] == first["id"]
    assert second["questions"] == first["questions"]
    assert second["promised_on"] > "2026-10-20"
    assert f"{int(second['promised_on'][-2:])} October" in second["body"]
    assert not second["report"]["blocked"], second["report"]["findings"]
    out = await sent(caller, second)
    assert out["promise_id"] != first["promise_id"]
    lines = (await caller.get(f"/contacts/{tomas['id']}/timeline"))["items"]
    assert "You sent your letter again" in [line["title"] for line in lines]


async def test_tim_3_post_that_would_arrive_on_tuesday_is_warned_of(
    caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = await caller.get("")
    await caller.patch("", {"post_days": 1}, workspace["version"])
    _, tomas = await named(caller)
    monkeypatch.setenv("INROAD_CLOCK", "2026-10-19T09:00:00+00:00")  # Monday
    letter = await begun(caller, tomas)
    warning = next(f for f in letter["report"]["findings"] if f["code"] == "arrives_on_tuesday")
    assert (warning["rule"], warning["severity"]) == ("TIM-3", "warn")
    assert "Tuesday 20 October" in warning["message"]
    by_mail = await caller.patch(f"/letters/{letter['id']}", {"medium": "email"})
    assert "arrives_on_tuesday" not in codes(by_mail)


async def test_net_3_a_pitch_before_any_practice_is_only_a_warning(caller: Caller) -> None:
    _, tomas = await named(caller)
    letter = await begun(caller, tomas)
    warning = next(f for f in letter["report"]["findings"] if f["rule"] == "NET-3")
    assert warning["severity"] == "warn"


async def test_what_is_sent_later_keeps_the_day_it_went_out(caller: Caller) -> None:
    _, tomas = await named(caller)
    letter = await finished(caller, await begun(caller, tomas))
    ahead = await caller.post(f"/letters/{letter['id']}/send", {"sent_on": "2026-10-15"}, status=422)
    assert ahead["errors"][0]["pointer"] == "/sent_on"
    out = await sent(caller, letter, sent_on="2026-10-13")
    assert out["sent_on"] == "2026-10-13"
    assert out["sent_at"].startswith("2026-10-13T11:00")


async def test_sending_twice_with_one_key_is_sending_once(caller: Caller) -> None:
    _, tomas = await named(caller)
    letter = await finished(caller, await begun(caller, tomas))
    path = f"/letters/{letter['id']}/send"
    missing = await caller.send("POST", path, json={})
    assert missing.status_code == 400
    key = {"Idempotency-Key": "one-and-the-same"}
    first = await caller.send("POST", path, json={}, headers=key)
    second = await caller.send("POST", path, json={}, headers=key)
    assert first.json() == second.json()
    assert second.headers["Idempotent-Replayed"] == "true"
    promises = (await caller.get(f"/promises?contact_id={tomas['id']}"))["items"]
    assert len(promises) == 1


async def test_lnd_1_and_nrs_4_scripts_say_what_is_known(caller: Caller) -> None:
    daniel, tomas = await named(caller)
    await sent(caller, await finished(caller, await begun(caller, tomas)))
    scripts = (await caller.get(f"/contacts/{tomas['id']}/scripts"))["items"]
    by_kind = {script["kind"]: script["text"] for script in scripts}
    assert set(by_kind) == {"secondary", "gatekeeper", "voicemail"}
    assert all("twenty minutes" in text for text in by_kind.values())  # SET-2
    assert "Daniel Kerrigan suggested that I write" in by_kind["gatekeeper"]
    assert "I wrote to Mr Lind on Wednesday 14 October" in by_kind["gatekeeper"]
    assert "W-H-E-L-A-N" in by_kind["voicemail"]
    known = (await caller.get(f"/contacts/{daniel['id']}/scripts"))["items"]
    assert next(script["kind"] for script in known) == "primary"
    for text in (*by_kind.values(), *(script["text"] for script in known)):
        report = await caller.post("/letter-checks", {"text": text, "kind": "text"}, status=200)
        assert not any(finding["rule"] == "LND-7" for finding in report["findings"]), text
