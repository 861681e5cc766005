"""Today over HTTP: what comes first and why, never empty, and cheap in a large search."""

import re
from datetime import UTC, datetime

import httpx
import pytest
from sqlalchemy import event

from inroad.rooms.contacts.tables import Contact
from inroad.rooms.today.schemas import TodayOut
from inroad.rooms.today.text import as_text
from tests.factories.calendar import make_meeting
from tests.factories.letters import begun, finished, named, sent
from tests.rooms.conftest import BASE, Caller


async def test_who_may(web: httpx.AsyncClient, caller: Caller, stranger: Caller) -> None:
    path = f"/api/v1/workspaces/{caller.workspace_id}/today"
    answer = await caller.send("POST", "/tokens", json={"name": "script", "scopes": ["contacts:read"]})
    made = answer.json()
    script = httpx.AsyncClient(
        transport=web._transport, base_url=BASE, headers={"Authorization": f"Bearer {made['token']}"}
    )
    for client, status in ((web, 401), (stranger.client, 404), (script, 403), (caller.client, 200)):
        assert (await client.get(path)).status_code == status


async def test_net_6_an_empty_search_asks_for_the_first_names(caller: Caller) -> None:
    today = await caller.get("/today")
    assert today["contacts"] == 0
    assert today["on"] == "2026-10-14"
    assert today["greeting"] == "Who knows you well?"
    [item] = today["items"]
    assert (item["kind"], item["action"], item["action_label"]) == (
        "add_people",
        "add_contact",
        "Add a contact",
    )
    assert {reason["rule"] for reason in item["reasons"]} == {"NET-2", "NET-8"}


async def test_net_6_a_quiet_day_proposes_whom_to_approach_with_reasons(caller: Caller) -> None:
    for name in ("Ruth", "Ines", "Frank", "Hugh"):
        await caller.post(
            "/contacts",
            {"given_name": name, "trusted": True, "closeness": 5, "phones": [{"number": "01 555 0142"}]},
        )
    today = await caller.get("/today")
    assert [item["section"] for item in today["items"]] == ["when_ready"] * 3
    first = today["items"][0]
    assert (first["kind"], first["action"], first["phone"]) == ("call", "call", "01 555 0142")
    assert first["action_label"] == "Call 01 555 0142"
    assert {"LND-1", "NET-3"} <= {reason["rule"] for reason in first["reasons"]}
    assert today["greeting"] == "Good morning, Nora."


async def test_tim_5_a_promised_call_comes_first_and_a_broken_one_before_it(
    caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, tomas = await named(caller)
    lena = await caller.post("/contacts", {"given_name": "Lena", "family_name": "Brandt"})
    promise = await caller.post("/promises", {"contact_id": lena["id"], "due_on": "2026-10-15"})
    await caller.post("/promises", {"contact_id": tomas["id"], "due_on": "2026-10-16"})
    waiting = await caller.get("/today")
    assert [(line["on"], line["title"]) for line in waiting["week"]] == [
        ("2026-10-15", "Call Lena Brandt"),
        ("2026-10-16", "Call Tomás Lind"),
    ]
    monkeypatch.setenv("INROAD_CLOCK", "2026-10-16T09:00:00+00:00")
    today = await caller.get("/today")
    assert today["lede"] == "One call is waiting from yesterday."
    passed, due = today["items"][:2]
    assert (passed["kind"], passed["section"], passed["state"]) == ("promise_passed", "first", "broken")
    assert passed["promise_id"] == promise["id"]
    assert passed["contact"]["id"] == lena["id"]
    assert passed["action"] == "log_attempt"  # no number is known
    assert (due["kind"], due["section"]) == ("promise_due", "later_today")
    assert due["when"] == "Promised for today"
    assert "TIM-5" in {reason["rule"] for reason in due["reasons"]}


async def test_tim_6_what_was_kept_can_be_taken_back_for_five_minutes(
    caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    lena = await caller.post("/contacts", {"given_name": "Lena", "family_name": "Brandt"})
    promise = await caller.post("/promises", {"contact_id": lena["id"], "due_on": "2026-10-14"})
    logged = await caller.post(f"/contacts/{lena['id']}/attempts", {"outcome": "voicemail"})
    done = [item for item in (await caller.get("/today"))["items"] if item["section"] == "done"]
    assert [item["promise_id"] for item in done] == [promise["id"]]
    title = re.sub(r"at 10:0\d", "at 10:00", done[0]["title"])  # the clock runs on while the test does
    assert title == "Kept today: you called Lena at 10:00, though nobody could talk."
    assert done[0]["undo_attempt_id"] == logged["attempt"]["id"]
    other = await caller.post("/contacts", {"given_name": "Hugh"})
    plain = await caller.post(f"/contacts/{other['id']}/attempts", {"outcome": "no_answer"})
    done = [item for item in (await caller.get("/today"))["items"] if item["section"] == "done"]
    assert [item["undo_attempt_id"] for item in done] == [logged["attempt"]["id"], plain["attempt"]["id"]]
    monkeypatch.setenv("INROAD_CLOCK", "2026-10-14T09:10:00+00:00")
    done = [item for item in (await caller.get("/today"))["items"] if item["section"] == "done"]
    assert [(item["state"], item["undo_attempt_id"]) for item in done] == [("kept", None)]


async def test_mtg_1_and_flw_2_a_meeting_today_and_its_note(
    caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, tomas = await named(caller)
    async with caller.database.write(caller.workspace_id) as db:
        person = await db.find(Contact, tomas["id"])
        assert person is not None
        start = datetime(2026, 10, 14, 11, 30)  # noqa: DTZ001 - wall-clock time, as agreed
        meeting = await make_meeting(db, person, start, travel_minutes=25)
    today = await caller.get("/today")
    row = next(item for item in today["items"] if item["kind"] == "meeting")
    assert (row["when"], row["action"], row["meeting_id"]) == ("12:30", "get_ready", meeting.id)
    assert row["starts_at"] == "2026-10-14T11:30:00.000Z"
    assert "Leave by 11:50 to be there at 12:15." in row["detail"]
    assert next(item for item in today["items"] if item["kind"] == "thank_you")["when"] == "Tonight"
    monkeypatch.setenv("INROAD_CLOCK", "2026-10-14T11:20:00+00:00")
    row = next(item for item in (await caller.get("/today"))["items"] if item["kind"] == "meeting")
    assert row["action"] == "run_meeting"
    async with caller.database.write(caller.workspace_id) as db:
        held = await db.merge(meeting)
        held.state, held.ended_at = "held", datetime(2026, 10, 14, 12, tzinfo=UTC)
    monkeypatch.setenv("INROAD_CLOCK", "2026-10-14T13:00:00+00:00")
    by_kind = {item["kind"]: item for item in (await caller.get("/today"))["items"]}
    assert (by_kind["debrief"]["action"], by_kind["debrief"]["meeting_id"]) == ("debrief", meeting.id)
    assert by_kind["thank_you"]["letter_id"] is None
    note = await begun(caller, tomas, kind="thank_you")
    by_kind = {item["kind"]: item for item in (await caller.get("/today"))["items"]}
    assert by_kind["thank_you"]["letter_id"] == note["id"]
    assert by_kind["thank_you"]["action"] == "write_note"


async def test_a_draft_says_whether_there_is_a_sentence_to_look_at(caller: Caller) -> None:
    _, tomas = await named(caller)
    letter = await begun(caller, tomas, medium="email")
    row = next(item for item in (await caller.get("/today"))["items"] if item["letter_id"] == letter["id"])
    assert row["title"] == "Finish the letter to Tomás Lind"
    assert (row["kind"], row["action"]) == ("post_letter", "open_letter")
    await finished(caller, letter)
    row = next(item for item in (await caller.get("/today"))["items"] if item["letter_id"] == letter["id"])
    assert row["title"] == "Post the letter to Tomás Lind"
    await sent(caller, letter)
    today = await caller.get("/today")
    assert all(item["letter_id"] != letter["id"] for item in today["items"])
    assert today["week"] == [] or today["week"][0]["state"] == "promised"


async def test_the_text_form_says_the_same(caller: Caller) -> None:
    lena = await caller.post(
        "/contacts",
        {"given_name": "Lena", "family_name": "Brandt", "phones": [{"number": "01 555 0119"}]},
    )
    await caller.post("/promises", {"contact_id": lena["id"], "due_on": "2026-10-14"})
    later = await caller.post("/contacts", {"given_name": "Hugh", "family_name": "Lacey"})
    await caller.post("/promises", {"contact_id": later["id"], "due_on": "2026-10-15"})
    text = as_text(TodayOut.model_validate_json((await caller.send("GET", "/today")).content))
    assert text.startswith("Wednesday 14 October\nGood morning, Nora.\nOne call.\n\nFirst\n")
    assert "  Promised for today: Call Lena Brandt\n" in text
    assert "    Telephone 01 555 0119\n" in text
    assert "(TIM-5)" in text
    assert "  # Thu 15  Call Hugh Lacey\n" in text
    assert text.endswith(".\n")


async def test_the_number_of_statements_does_not_grow_with_the_search(caller: Caller) -> None:
    async def count() -> int:
        said: list[str] = []

        def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
            if statement.lstrip().upper().startswith(("SELECT", "WITH")):
                said.append(statement)

        # Reads run on the first engine; on PostgreSQL that one shares the events of the second.
        readers, writers = caller.database._engines
        engine = (readers if readers.dialect.name == "sqlite" else writers).sync_engine
        event.listen(engine, "before_cursor_execute", note)
        await caller.get("/today")
        event.remove(engine, "before_cursor_execute", note)
        return len(said)

    async def grow(to: int) -> None:
        for at in range(to):
            person = await caller.post("/contacts", {"given_name": f"Person {at}"})
            await caller.post(
                "/promises",
                {"contact_id": person["id"], "kind": "check_back", "due_on": f"2026-10-{15 + at % 2}"},
            )

    await caller.patch("", {"calls_per_day": 50})
    await grow(2)
    few = await count()
    await grow(6)
    assert await count() == few
    assert few <= 12  # three of them find out who is asking
