"""Logging calls and taking them back, over HTTP and on both databases."""

from datetime import date

import httpx
import pytest

from tests.rooms.calendar.conftest import Story, at
from tests.rooms.conftest import Caller

TODAY = date(2026, 10, 14)


def rules(answer: dict[str, list[dict[str, str]]]) -> list[str]:
    return [reason["rule"] for reason in answer["reasons"]]


@pytest.mark.parametrize(
    ("outcome", "title"),
    [("voicemail", "Promise kept, not reached"), ("reached", "Promise kept, and reached")],
)
async def test_tim_6_any_call_on_the_day_keeps_the_promise(
    nora: Caller, pitched: Story, outcome: str, title: str
) -> None:
    amara = await pitched(TODAY)
    logged = await nora.post(f"/contacts/{amara['id']}/attempts", {"outcome": outcome})
    assert logged["kept"]["state"] == "kept"
    assert logged["kept"]["reached"] is (outcome == "reached")
    assert logged["kept"]["attempt_id"] == logged["attempt"]["id"]
    assert logged["attempt"]["promise_id"] == logged["kept"]["id"]
    assert "TIM-6" in rules(logged)
    assert not logged["repeated"]
    lines = (await nora.get(f"/contacts/{amara['id']}/timeline"))["items"]
    assert title in [line["title"] for line in lines]
    contact = await nora.get(f"/contacts/{amara['id']}")
    assert contact["stage"] == "call"
    assert contact["next_action"]["kind"] == "call_again"
    assert contact["next_action"]["title"] == logged["next_title"]


async def test_nrs_2_the_next_try_is_five_working_days_on_and_on_another_weekday(
    nora: Caller, pitched: Story
) -> None:
    amara = await pitched(TODAY)
    logged = await nora.post(f"/contacts/{amara['id']}/attempts", {"outcome": "no_answer"})
    assert logged["next_on"] == "2026-10-22"  # Thursday of the week after, not Wednesday again
    assert "NRS-2" in rules(logged)


async def test_tim_6_the_day_is_the_contacts_own(nora: Caller, pitched: Story) -> None:
    """Promised for Thursday in Auckland: a call on Wednesday evening in Dublin is on that day."""
    amara = await pitched(date(2026, 10, 14), time_zone="Pacific/Auckland")
    early = await nora.post(
        f"/contacts/{amara['id']}/attempts", {"outcome": "no_answer", "happened_at": at(13, 10, 30)}
    )
    assert early["kept"] is None  # Tuesday 23:30 in Auckland
    on_the_day = await nora.post(
        f"/contacts/{amara['id']}/attempts", {"outcome": "no_answer", "happened_at": at(13, 21)}
    )
    assert on_the_day["kept"]["state"] == "kept"  # Wednesday 10:00 in Auckland, still Tuesday in Dublin


async def test_tim_5_a_call_after_the_day_answers_a_broken_promise(nora: Caller, pitched: Story) -> None:
    amara = await pitched(date(2026, 10, 12))
    open_now = await nora.get("/promises?state=broken")
    assert [row["state"] for row in open_now["items"]] == ["broken"]
    assert (await nora.get("/promises?state=open"))["items"] == []
    logged = await nora.post(f"/contacts/{amara['id']}/attempts", {"outcome": "reached"})
    assert logged["kept"] is None
    assert rules(logged)[0] == "TIM-5"
    still = await nora.get("/promises?state=broken")
    assert [(row["state"], row["reached"]) for row in still["items"]] == [("broken", True)]


async def test_tim_5_a_call_logged_late_still_keeps_the_day_it_was_made_on(
    nora: Caller, pitched: Story
) -> None:
    amara = await pitched(date(2026, 10, 12))
    logged = await nora.post(
        f"/contacts/{amara['id']}/attempts", {"outcome": "voicemail", "happened_at": at(12)}
    )
    assert logged["kept"]["state"] == "kept"


async def test_lnd_2_a_first_call_without_letter_or_promise_needs_a_reason_that_is_kept(
    nora: Caller, pitched: Story
) -> None:
    amara = await pitched(None)
    path = f"/contacts/{amara['id']}/attempts"
    blocked = await nora.post(path, {"outcome": "no_answer"}, status=409)
    assert blocked["code"] == "rule_blocks"
    assert blocked["errors"][0]["pointer"] == "/override_reason"
    assert blocked["errors"][0]["code"] == "no_promise"
    assert "LND-2" in blocked["errors"][0]["detail"]
    cold = await nora.post("/contacts", {"given_name": "Tomás", "known": False})
    unknown = await nora.post(f"/contacts/{cold['id']}/attempts", {"outcome": "no_answer"}, status=409)
    assert unknown["errors"][0]["code"] == "letter_not_sent"
    logged = await nora.post(path, {"outcome": "no_answer", "override_reason": "She rang me first."})
    assert {"LND-2", "NET-3"} <= set(rules(logged))
    again = await nora.post(path, {"outcome": "voicemail"})
    assert "NET-3" not in rules(again)


async def test_lnd_1_somebody_known_is_called_at_once(nora: Caller, primary: Story) -> None:
    ruth = await primary()
    logged = await nora.post(f"/contacts/{ruth['id']}/attempts", {"outcome": "no_answer"})
    assert "NET-3" not in rules(logged)


async def test_nrs_1_somebody_who_asked_not_to_be_contacted_is_left_alone(
    nora: Caller, primary: Story
) -> None:
    ruth = await primary()
    await nora.patch(f"/contacts/{ruth['id']}", {"do_not_contact": True})
    refused = await nora.post(
        f"/contacts/{ruth['id']}/attempts", {"outcome": "reached", "override_reason": "x"}, status=409
    )
    assert refused["code"] == "do_not_contact"
    refused = await nora.post("/promises", {"contact_id": ruth["id"], "due_on": "2026-10-15"}, status=409)
    assert refused["code"] == "do_not_contact"


async def test_picture_10_asked_to_call_on_friday(nora: Caller, pitched: Story) -> None:
    amara = await pitched(TODAY)
    logged = await nora.post(
        f"/contacts/{amara['id']}/attempts", {"outcome": "call_back_later", "call_back_on": "2026-10-16"}
    )
    assert logged["kept"]["state"] == "kept"
    assert logged["promise"]["due_on"] == "2026-10-16"
    assert logged["promise"]["state"] == "open"
    assert (logged["next_title"], logged["next_on"]) == ("Call Amara Okafor", "2026-10-16")
    lines = (await nora.get(f"/contacts/{amara['id']}/timeline"))["items"]
    found = {line["title"]: line["detail"] for line in lines}
    assert found["Promise kept, not reached"] == "You were asked to call Amara on Friday."
    assert "You said you would call on Friday 16 October" in found


async def test_tim_5_asked_before_the_day_the_old_day_stays_in_the_ledger(
    nora: Caller, pitched: Story
) -> None:
    amara = await pitched(date(2026, 10, 15))
    logged = await nora.post(
        f"/contacts/{amara['id']}/attempts", {"outcome": "call_back_later", "call_back_on": "2026-10-17"}
    )
    assert logged["kept"] is None
    assert logged["promise"]["moved_from_on"] == "2026-10-15"  # a Saturday, since they named it (TIM-7)
    ledger = (await nora.get(f"/promises?contact_id={amara['id']}"))["items"]
    assert [(row["due_on"], row["state"]) for row in ledger] == [
        ("2026-10-15", "renegotiated"),
        ("2026-10-17", "open"),
    ]
    assert ledger[0]["moved_to_id"] == ledger[1]["id"]


async def test_a_promise_for_later_today_is_not_kept_by_the_call_that_led_to_it(
    nora: Caller, primary: Story
) -> None:
    ruth = await primary()
    path = f"/contacts/{ruth['id']}/attempts"
    logged = await nora.post(path, {"outcome": "call_back_later", "call_back_on": "2026-10-14"})
    assert logged["promise"]["state"] == "open"
    assert logged["next_on"] == "2026-10-14"
    again = await nora.post(path, {"outcome": "reached"})
    assert again["kept"]["id"] == logged["promise"]["id"]


async def test_set_1_a_meeting_agreed_is_made_at_once(nora: Caller, pitched: Story) -> None:
    amara = await pitched(date(2026, 10, 15))
    meeting = {"place": "Kilbride Dairy canteen", "local_start": "2026-10-20T12:30", "travel_minutes": 25}
    logged = await nora.post(
        f"/contacts/{amara['id']}/attempts", {"outcome": "meeting_agreed", "meeting": meeting}
    )
    assert logged["meeting_id"] is not None
    assert logged["attempt"]["meeting_id"] == logged["meeting_id"]
    assert logged["kept"]["state"] == "kept"  # they spoke before the day came
    assert logged["next_title"] == "Get ready to meet Amara"
    shown = await nora.get("/calendar?from_on=2026-10-20&to_on=2026-10-20")
    entry = next(entry for entry in shown["days"][0]["entries"] if entry["kind"] == "meeting")
    assert entry["starts_at"] == "2026-10-20T11:30:00.000Z"  # half past twelve by Irish summer time
    assert entry["leave_at"] == "2026-10-20T10:50:00.000Z"  # fifteen minutes early (MTG-1), and the way
    lines = (await nora.get(f"/contacts/{amara['id']}/timeline"))["items"]
    assert "You agreed to meet on Tuesday 20 October at 12:30" in [line["title"] for line in lines]


SET_4 = {"place": "Phone", "local_start": "2026-10-20T12:30", "format": "phone"}


BAD: list[tuple[dict[str, object], str, str]] = [
    ({"outcome": "no_answer", "happened_at": at(14, 9, 30)}, "/happened_at", "in_future"),
    ({"outcome": "no_answer", "happened_at": "2001-01-01T00:00:00Z"}, "/happened_at", "too_early"),
    ({"outcome": "no_answer", "happened_at": "2026-10-14T09:00:00"}, "/happened_at", "bad_value"),
    ({"outcome": "meeting_agreed"}, "/meeting", "required"),
    ({"outcome": "reached", "meeting": SET_4}, "/meeting", "not_allowed"),
    ({"outcome": "call_back_later"}, "/call_back_on", "required"),
    ({"outcome": "reached", "call_back_on": "2026-10-16"}, "/call_back_on", "not_allowed"),
    ({"outcome": "call_back_later", "call_back_on": "2026-10-13"}, "/call_back_on", "past"),
    ({"outcome": "call_back_later", "call_back_on": "9999-12-31"}, "/call_back_on", "too_far"),
    ({"outcome": "meeting_agreed", "meeting": SET_4}, "/meeting/format_reason", "not_in_person"),
    (
        {"outcome": "meeting_agreed", "meeting": {"place": "x", "local_start": "2026-10-13T12:30"}},
        "/meeting/local_start",
        "past",
    ),
    (
        {"outcome": "meeting_agreed", "meeting": {"place": "x", "local_start": "2027-03-28T01:30"}},
        "/meeting/local_start",
        "skipped_hour",
    ),
    ({"outcome": "ignored"}, "/outcome", "not_allowed"),
    ({"outcome": "reached", "colour": "red"}, "/colour", "unknown"),
    (
        {"outcome": "meeting_agreed", "meeting": {"place": "x", "local_start": "9999-12-31T23:30"}},
        "/meeting/local_start",
        "out_of_range",
    ),
]


async def test_bad_input_is_named_by_its_place(nora: Caller, primary: Story) -> None:
    ruth = await primary()
    for body, pointer, code in BAD:
        refused = await nora.post(f"/contacts/{ruth['id']}/attempts", body, status=422)
        assert [(error["pointer"], error["code"]) for error in refused["errors"]] == [(pointer, code)]
    assert (await nora.get("/attempts"))["items"] == []


async def test_a_clock_a_little_ahead_is_forgiven(nora: Caller, primary: Story) -> None:
    ruth = await primary()
    logged = await nora.post(
        f"/contacts/{ruth['id']}/attempts", {"outcome": "no_answer", "happened_at": at(14, 9, 4)}
    )
    assert logged["attempt"]["happened_at"] < "2026-10-14T09:04"


async def test_the_same_try_from_two_devices_is_one(nora: Caller, pitched: Story) -> None:
    amara = await pitched(TODAY)
    path = f"/contacts/{amara['id']}/attempts"
    first = await nora.post(path, {"outcome": "no_answer", "happened_at": at(14, 8, 30)})
    second = await nora.post(path, {"outcome": "no_answer", "happened_at": "2026-10-14T08:30:40Z"}, 200)
    assert second["repeated"]
    assert second["attempt"]["id"] == first["attempt"]["id"]
    assert second["kept"]["id"] == first["kept"]["id"]
    other = await nora.post(path, {"outcome": "reached", "happened_at": at(14, 8, 30)})
    assert other["attempt"]["id"] != first["attempt"]["id"]
    assert len((await nora.get("/attempts"))["items"]) == 2


async def test_undo_opens_the_promise_again_and_gives_it_to_the_next_call(
    nora: Caller, pitched: Story
) -> None:
    amara = await pitched(TODAY)
    path = f"/contacts/{amara['id']}/attempts"
    first = await nora.post(path, {"outcome": "no_answer", "happened_at": at(14, 8)})
    second = await nora.post(path, {"outcome": "reached", "happened_at": at(14, 8, 30)})
    assert second["kept"] is None
    bare = await nora.send("DELETE", f"/attempts/{first['attempt']['id']}")
    assert bare.status_code == 428
    stale = await nora.send("DELETE", f"/attempts/{first['attempt']['id']}", headers={"If-Match": '"77"'})
    assert stale.status_code == 412
    shown = await nora.send("GET", f"/attempts/{first['attempt']['id']}")
    gone = await nora.send(
        "DELETE", f"/attempts/{first['attempt']['id']}", headers={"If-Match": shown.headers["ETag"]}
    )
    assert gone.status_code == 204
    kept = (await nora.get(f"/promises?contact_id={amara['id']}"))["items"][0]
    assert (kept["state"], kept["reached"], kept["attempt_id"]) == ("kept", True, second["attempt"]["id"])
    lines = [line["title"] for line in (await nora.get(f"/contacts/{amara['id']}/timeline"))["items"]]
    assert lines.count("Promise kept, and reached") == 1
    assert "Promise kept, not reached" not in lines
    await nora.delete(f"/attempts/{second['attempt']['id']}")
    kept = (await nora.get(f"/promises?contact_id={amara['id']}"))["items"][0]
    assert (kept["state"], kept["reached"], kept["attempt_id"]) == ("open", None, None)
    contact = await nora.get(f"/contacts/{amara['id']}")
    assert (contact["next_action"]["kind"], contact["next_action"]["on"]) == ("call_promised", "2026-10-14")
    assert (await nora.send("GET", f"/attempts/{first['attempt']['id']}")).status_code == 404


async def test_undo_takes_the_named_day_back_and_restores_the_old_one(nora: Caller, pitched: Story) -> None:
    amara = await pitched(date(2026, 10, 15))
    path = f"/contacts/{amara['id']}/attempts"
    logged = await nora.post(path, {"outcome": "call_back_later", "call_back_on": "2026-10-20"})
    await nora.delete(f"/attempts/{logged['attempt']['id']}")
    ledger = (await nora.get("/promises"))["items"]
    assert [(row["due_on"], row["state"], row["moved_to_id"]) for row in ledger] == [
        ("2026-10-15", "open", None)
    ]


async def test_undo_is_refused_once_the_named_day_was_moved(nora: Caller, primary: Story) -> None:
    ruth = await primary()
    path = f"/contacts/{ruth['id']}/attempts"
    logged = await nora.post(path, {"outcome": "call_back_later", "call_back_on": "2026-10-20"})
    await nora.post(
        f"/promises/{logged['promise']['id']}/move", {"due_on": "2026-10-21", "agreed": True}, status=200
    )
    refused = await nora.delete(f"/attempts/{logged['attempt']['id']}", status=409)
    assert refused.json()["code"] == "changed_since"


async def test_undo_takes_an_untouched_meeting_back(nora: Caller, primary: Story) -> None:
    ruth = await primary()
    meeting = {"place": "Café", "local_start": "2026-10-20T12:30"}
    logged = await nora.post(
        f"/contacts/{ruth['id']}/attempts", {"outcome": "meeting_agreed", "meeting": meeting}
    )
    await nora.delete(f"/attempts/{logged['attempt']['id']}")
    shown = await nora.get("/calendar?from_on=2026-10-20&to_on=2026-10-20")
    assert shown["days"][0]["entries"] == []
    lines = [line["title"] for line in (await nora.get(f"/contacts/{ruth['id']}/timeline"))["items"]]
    assert lines == ["You added Ruth Adeyemi"]


async def test_who_may(web: httpx.AsyncClient, nora: Caller, stranger: Caller, primary: Story) -> None:
    ruth = await primary()
    path = f"/contacts/{ruth['id']}/attempts"
    logged = await nora.post(path, {"outcome": "no_answer"})
    attempt = f"/attempts/{logged['attempt']['id']}"
    base = f"/api/v1/workspaces/{nora.workspace_id}"
    for method, address in (("GET", attempt), ("DELETE", attempt), ("POST", path), ("GET", "/attempts")):
        nobody = await web.request(method, f"{base}{address}", headers={"If-Match": "*"})
        assert nobody.status_code == 401, (method, address)
    for method, address in (("GET", attempt), ("DELETE", attempt), ("POST", path), ("GET", "/attempts")):
        foreign = await stranger.send(
            method, f"{base}{address}", json={"outcome": "reached"}, headers={"If-Match": "*"}
        )
        assert foreign.status_code == 404, (method, address)
    for method, address in (("GET", attempt), ("DELETE", attempt), ("POST", path)):
        inside = await stranger.send(method, address, json={"outcome": "reached"}, headers={"If-Match": "*"})
        assert inside.status_code == 404, (method, address)
    made = await nora.send("POST", "/tokens", json={"name": "reader", "scopes": ["calendar:read"]})
    assert made.status_code == 201, made.text
    bearer = {"Authorization": f"Bearer {made.json()['token']}"}
    reads = await web.get(f"{base}/attempts", headers=bearer)
    assert reads.status_code == 200
    writes = await web.post(f"{base}{path}", json={"outcome": "reached"}, headers=bearer)
    assert writes.status_code == 403
