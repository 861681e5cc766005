"""Notes after a meeting: thank-you on the night, word to the referrer, checking back."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from inroad.rooms.contacts.tables import Contact
from inroad.rooms.referrals.tables import Referral
from tests.factories.calendar import make_meeting
from tests.factories.letters import begun, named, sent
from tests.rooms.conftest import Caller


async def met(caller: Caller, contact: dict[str, Any], **changes: Any) -> str:
    """A meeting held on Tuesday 13 October at noon, UTC, with what it gave."""
    fields: dict[str, Any] = {
        "state": "held",
        "ended_at": datetime(2026, 10, 13, 12, 25, tzinfo=UTC),
        "gains": [{"kind": "insight", "text": "Supply moves west."}, {"kind": "feedback", "text": "Slower."}],
        **changes,
    }
    async with caller.database.write(caller.workspace_id) as db:
        person = await db.find(Contact, contact["id"])
        assert person is not None
        noon = datetime(2026, 10, 13, 12)  # noqa: DTZ001 - wall-clock time, as agreed
        meeting = await make_meeting(db, person, noon, **fields)
        return meeting.id


async def test_flw_2_the_note_is_drafted_from_the_gains_and_due_that_night(caller: Caller) -> None:
    _, tomas = await named(caller)
    meeting_id = await met(caller, tomas, ended_at=datetime(2026, 10, 14, 8, 30, tzinfo=UTC))
    grace = await caller.post("/contacts", {"given_name": "Grace", "family_name": "Tan", "known": False})
    async with caller.database.write(caller.workspace_id) as db:
        edge = {"from_contact_id": tomas["id"], "to_contact_id": grace["id"]}
        db.add(Referral(**edge, meeting_id=meeting_id, named_on=date(2026, 10, 14)))
    note = await begun(caller, tomas, kind="thank_you", medium="email")
    assert note["meeting_id"] == meeting_id
    assert note["due_on"] == "2026-10-14"
    assert note["promptness"] is None
    gained = "I came away with the name of Grace Tan, a clearer view of your field and your honest feedback."
    assert gained in note["body"]
    assert not note["report"]["blocked"]
    again = {"contact_id": tomas["id"], "kind": "thank_you"}
    await caller.post("/letters", again, status=409)
    out = await sent(caller, note)
    assert out["promptness"] == "on_the_night"
    assert out["promise_id"] is None
    lines = (await caller.get(f"/contacts/{tomas['id']}/timeline"))["items"]
    assert ("thank_you_sent", "Thank-you note, on the night") in [(li["kind"], li["title"]) for li in lines]


async def test_flw_2_late_and_missing_are_said_without_blame(caller: Caller) -> None:
    _, tomas = await named(caller)
    await met(caller, tomas)
    note = await begun(caller, tomas, kind="thank_you")
    assert note["due_on"] == "2026-10-13"
    assert note["promptness"] == "missing"
    out = await sent(caller, note)
    assert out["promptness"] == "late"
    lines = (await caller.get(f"/contacts/{tomas['id']}/timeline"))["items"]
    assert "Thank-you note, a little later" in [line["title"] for line in lines]


async def test_flw_2_the_night_is_the_seekers_own(caller: Caller) -> None:
    _, tomas = await named(caller, time_zone="America/Los_Angeles")
    await met(caller, tomas, ended_at=datetime(2026, 10, 14, 23, 30, tzinfo=UTC))  # 0:30 in Dublin
    note = await begun(caller, tomas, kind="thank_you")
    assert note["due_on"] == "2026-10-15"


async def test_flw_2_a_note_is_held_to_120_words_and_to_the_golden_rule(caller: Caller) -> None:
    _, tomas = await named(caller)
    await met(caller, tomas)
    note = await begun(caller, tomas, kind="thank_you")
    longer = note["body"].replace("Thank you for", "It was good to hear. " * 30 + "Thank you for")
    found = await caller.patch(f"/letters/{note['id']}", {"body": longer})
    assert "FLW-2" in {finding["rule"] for finding in found["report"]["findings"]}
    asking = note["body"].replace("With thanks", "Do you have a position for me?\n\nWith thanks")
    found = await caller.patch(f"/letters/{note['id']}", {"body": asking})
    assert found["report"]["blocked"]
    await caller.post(f"/letters/{note['id']}/send", {}, status=409)


async def test_flw_3_the_referrer_hears_what_came_of_the_name(caller: Caller) -> None:
    daniel, tomas = await named(caller)
    meeting_id = await met(caller, tomas, debriefed_at=datetime(2026, 10, 13, 18, tzinfo=UTC))
    thanks = await begun(caller, tomas, kind="thank_you")
    await sent(caller, thanks)
    row = next(
        item for item in (await caller.get("/today"))["week"] if item["title"] == "Tell Daniel about Tomás"
    )
    assert row["on"] == "2026-10-15"
    news = await begun(caller, daniel, kind="update", medium="email")
    assert news["meeting_id"] == meeting_id
    assert "You gave me the name of Tomás Lind" in news["body"]
    await sent(caller, news)
    for contact, title in (
        (daniel, "You told Daniel what came of it"),
        (tomas, "You told Daniel what came of it"),
    ):
        lines = (await caller.get(f"/contacts/{contact['id']}/timeline"))["items"]
        assert ("referrer_told", title) in [(line["kind"], line["title"]) for line in lines]
    after = await caller.get(f"/contacts/{tomas['id']}")
    assert after["next_action"]["kind"] == "keep_warm"
    week = (await caller.get("/today"))["week"]
    assert all(item["title"] != "Tell Daniel about Tomás" for item in week)


async def test_tim_5_an_e_mail_on_the_day_keeps_the_promise_to_check_back(
    caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, tomas = await named(caller)
    await met(caller, tomas)
    promise = await caller.post(
        "/promises", {"contact_id": tomas["id"], "kind": "check_back", "due_on": "2026-10-16"}
    )
    monkeypatch.setenv("INROAD_CLOCK", "2026-10-16T09:00:00+00:00")
    note = await begun(caller, tomas, kind="check_back", medium="email")
    assert not note["report"]["blocked"], note["report"]["findings"]
    await sent(caller, note)
    kept = await caller.get(f"/promises/{promise['id']}")
    assert kept["state"] == "kept"
    assert kept["reached"] is False
