"""Every kind begins from its template and from what is known; versions are kept; reasons stand in the log."""

from typing import Any

import pytest

from tests.factories.letters import begun, finished, named, sent
from tests.rooms.conftest import Caller


async def test_lnd_6_a_question_list_goes_ahead_and_is_what_the_meeting_asks(caller: Caller) -> None:
    daniel, _ = await named(caller)
    letter = await begun(caller, daniel, kind="questions", medium="email")
    assert letter["body"].startswith("Dear Daniel,\n\nHere are the questions")
    assert len(letter["questions"]) == 5
    assert not letter["report"]["blocked"]
    asked = ["What do you like best?", "How did you get started?"]
    ordered = await caller.patch(f"/letters/{letter['id']}", {"questions": asked}, letter["version"])
    out = await sent(caller, ordered)
    assert out["promise_id"] is None
    await caller.patch(f"/letters/{out['id']}", {"questions": []}, status=409)
    meeting = {"contact_id": daniel["id"], "place": "Canteen", "local_start": "2026-10-20T12:30"}
    agreed = await caller.post("/meetings", meeting)
    assert (await caller.get(f"/meetings/{agreed['id']}/preparation"))["questions"] == asked
    lines = (await caller.get(f"/contacts/{daniel['id']}/timeline"))["items"]
    told = next(line for line in lines if line["kind"] == "letter_sent")
    assert (told["title"], told["detail"]) == ("You sent your questions ahead", "It held two questions.")


async def test_flw_4_the_note_at_the_end_names_what_they_gave(caller: Caller) -> None:
    daniel, _ = await named(caller)
    note = await begun(caller, daniel, kind="goodbye")
    assert "You gave me the name of Tomás Lind" in note["body"]
    assert "[where you have landed]" in note["body"]
    body = note["body"].replace("[where you have landed]", "I have found my place at Liffey Foods")
    out = await sent(caller, await caller.patch(f"/letters/{note['id']}", {"body": body}))
    assert out["kind"] == "goodbye"
    # Who has been told is not told again when everybody is.
    told = await caller.post("/farewells", {"outcome": ""}, status=200)
    assert told["letter_ids"] == []


async def test_net_11_and_mtg_10_what_is_shared_and_offered_stands_in_the_pitch(caller: Caller) -> None:
    _, tomas = await named(
        caller, shared_path="began on the night shift", can_offer="Figures on shift planning. Also tea."
    )
    for medium in ("post", "email"):
        letter = await begun(caller, tomas, medium=medium)
        assert "we both began on the night shift." in letter["body"]
        assert "should it be of use to you: Figures on shift planning." in letter["body"]
    assert letter["subject"] == "Daniel Kerrigan suggested I write"
    assert letter["report"]["words"] <= 150  # LND-10


async def test_a_draft_keeps_its_versions_and_a_sent_letter_as_it_went_out(
    caller: Caller, stranger: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, tomas = await named(caller)
    first = await begun(caller, tomas)
    path = f"/letters/{first['id']}"
    assert (await caller.get(f"{path}/versions"))["items"] == []
    letter = await finished(caller, first)
    typed = await caller.patch(path, {"body": letter["body"] + "\nPS"}, letter["version"])
    kept = (await caller.get(f"{path}/versions"))["items"]
    assert [(each["cause"], each["body"]) for each in kept] == [("writing", first["body"])]
    monkeypatch.setenv("INROAD_CLOCK", "2026-10-14T09:05:00+00:00")
    moved = await caller.patch(path, {"promised_on": "2026-10-28"}, typed["version"])
    cut = await caller.patch(path, {"body": "Gone."}, moved["version"])
    kept = (await caller.get(f"{path}/versions"))["items"]
    assert [each["cause"] for each in kept] == ["cut", "choice", "writing"]
    assert [each["promised_on"] for each in kept] == [
        "2026-10-28",
        letter["promised_on"],
        letter["promised_on"],
    ]
    back = {name: kept[0][name] for name in ("subject", "body", "questions")}
    restored = await caller.patch(path, back, cut["version"])
    assert (restored["body"], restored["promised_on"]) == (moved["body"], "2026-10-28")
    out = await sent(caller, restored)
    kept = (await caller.get(f"{path}/versions"))["items"]
    assert (kept[0]["cause"], kept[0]["body"]) == ("sent", out["body"])
    await caller.patch(path, back, status=409)
    assert (await stranger.send("GET", f"{path}/versions")).status_code == 404


async def test_versions_are_bounded_and_the_first_stays(
    caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, tomas = await named(caller)
    first = await begun(caller, tomas)
    for number in range(53):
        monkeypatch.setenv("INROAD_CLOCK", f"2026-10-14T{9 + number // 12:02}:{number % 12 * 5:02}:00+00:00")
        await caller.patch(f"/letters/{first['id']}", {"body": f"Draft {number}."})
    kept = (await caller.get(f"/letters/{first['id']}/versions"))["items"]
    assert len(kept) == 50
    assert kept[0]["body"] == "Draft 51."
    assert kept[-1]["body"] == first["body"]


async def test_lnd_7_the_reason_for_sending_a_blocked_letter_stands_in_the_log(caller: Caller) -> None:
    _, tomas = await named(caller)
    letter = await finished(caller, await begun(caller, tomas))
    body = letter["body"].replace("May I come", "Do you have a job for me? May I come")
    asked = await caller.patch(f"/letters/{letter['id']}", {"body": body}, letter["version"])
    await caller.post(f"/letters/{letter['id']}/send", {"override_reason": "   "}, status=409)
    await sent(caller, asked, override_reason="He offered it on the phone.")
    lines = (await caller.get(f"/contacts/{tomas['id']}/timeline"))["items"]
    line = next(each for each in lines if each["kind"] == "letter_sent")
    assert "It went out as it was: He offered it on the phone." in line["detail"]


@pytest.mark.parametrize("name", ["N" * 200, "李 小龙", "أحمد بن عبد الله", "<img src=x onerror=alert(1)>"])
async def test_every_kind_bears_any_name(caller: Caller, name: str) -> None:
    person = await caller.post("/contacts", {"display_name": name})
    kinds: list[dict[str, Any]] = [{"kind": "pitch", "medium": "email"}, {"kind": "pitch"}]
    kinds += [{"kind": kind} for kind in ("questions", "thank_you", "check_back", "update", "goodbye")]
    for wish in kinds:
        letter = await begun(caller, person, **wish)
        assert name in letter["body"]
    texts = [item["text"] for item in (await caller.get(f"/contacts/{person['id']}/scripts"))["items"]]
    assert any(name in text for text in texts)


async def test_a_subject_is_one_line(caller: Caller) -> None:
    _, tomas = await named(caller)
    letter = await begun(caller, tomas, medium="email")
    for subject in ("Hello\r\nBcc: all@quay.example", "Hello\nX-Mailer: y", "a\u2028b"):
        refused = await caller.patch(f"/letters/{letter['id']}", {"subject": subject}, status=422)
        assert refused["errors"][0]["pointer"] == "/subject"
    wrong = {"kind": "goodbye", "subject": "a\r\nBcc: b", "body": "x"}
    assert (await caller.post("/letter-templates", wrong, status=422))["errors"][0]["pointer"] == "/subject"
