"""3B7 over the API: a switch among the numbers of the method, told on Today, contact and plan (NRS-2)."""

from typing import Any

import pytest

from tests.rooms.calendar.conftest import Story
from tests.rooms.conftest import Caller

WHY = (
    "No answer from Ruth at Harbour Mills since Wednesday 14 October. From Monday 19 October on, "
    "begin with Ian too: the two run side by side (3B7)."
)


async def switch(caller: Caller, **numbers: Any) -> dict[str, Any]:
    """Sets numbers of the method, and has what rests on them judged anew."""
    patched = await caller.send("PATCH", "/method", json=numbers, headers={"If-Match": "*"})
    assert patched.status_code == 200, patched.text
    await caller.run_jobs()
    found: dict[str, Any] = patched.json()
    return found


async def at_the_mills(primary: Story, name: str, **more: Any) -> str:
    made = await primary(name, organization_name="Harbour Mills", **more)
    return str(made["id"])


async def test_nrs_2_the_next_one_at_the_place_has_a_day_and_its_reason(
    nora: Caller, primary: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    method = await switch(nora, parallel_contacts=True)
    assert (method["parallel_after_business_days"], method["parallel_again_business_days"]) == (3, 7)
    ruth, ian = [await at_the_mills(primary, name) for name in ("Ruth Adeyemi", "Ian Walsh")]
    await primary("Elsewhere Egan")
    before = await nora.get(f"/contacts/{ian}")
    await nora.post(f"/contacts/{ruth}/attempts", {"outcome": "no_answer"})
    told = await nora.get(f"/contacts/{ian}")
    # Monday is the third working day; the Tuesday after is the first good one for a call (TIM-1).
    assert (before["next_action"]["on"], told["next_action"]["on"]) == ("2026-10-14", "2026-10-20")
    assert told["next_action"]["reasons"][0] == {"rule": "NRS-2", "text": WHY}
    assert told["version"] == before["version"]
    first = await nora.get(f"/contacts/{ruth}")
    # Seven working days on is a Friday; the best day within a week of it is a Thursday.
    assert first["next_action"]["on"] == "2026-10-29"
    await nora.post("/planned-touches", status=200)
    [planned] = (await nora.get(f"/planned-touches?contact_id={ian}"))["items"]
    assert planned["planned_on"] == "2026-10-21"
    monkeypatch.setenv("INROAD_CLOCK", "2026-10-20T09:00:00+00:00")
    rows = {row["contact"]["id"]: row for row in (await nora.get("/today"))["items"] if row["contact"]}
    assert rows[ian]["reasons"][0] == {"rule": "NRS-2", "text": WHY}


async def test_an_answer_or_the_switch_ends_the_turn(nora: Caller, primary: Story) -> None:
    await switch(nora, parallel_contacts=True)
    ruth, ian = [await at_the_mills(primary, name) for name in ("Ruth Adeyemi", "Ian Walsh")]
    logged = await nora.post(f"/contacts/{ruth}/attempts", {"outcome": "voicemail"})
    assert (await nora.get(f"/contacts/{ian}"))["next_action"]["on"] == "2026-10-20"
    attempt = logged["attempt"]
    await nora.delete(f"/attempts/{attempt['id']}", attempt["version"])
    assert (await nora.get(f"/contacts/{ian}"))["next_action"]["on"] == "2026-10-14"
    await nora.post(f"/contacts/{ruth}/attempts", {"outcome": "voicemail"})
    assert (await switch(nora, parallel_contacts=None))["parallel_contacts"] is False
    assert (await nora.get(f"/contacts/{ian}"))["next_action"]["on"] == "2026-10-14"
    assert (await nora.get(f"/contacts/{ruth}"))["next_action"]["on"] == "2026-10-22"
    await switch(nora, parallel_contacts=True, parallel_after_business_days=1)
    assert (await nora.get(f"/contacts/{ian}"))["next_action"]["on"] == "2026-10-15"
    await nora.post(f"/contacts/{ruth}/attempts", {"outcome": "reached"})
    assert (await nora.get(f"/contacts/{ian}"))["next_action"]["on"] == "2026-10-14"


async def test_a_promise_is_never_moved_by_it(nora: Caller, primary: Story) -> None:
    ruth, ian = [await at_the_mills(primary, name) for name in ("Ruth Adeyemi", "Ian Walsh")]
    made = await nora.post("/promises", {"contact_id": ian, "due_on": "2026-10-15"})
    await nora.post(f"/contacts/{ruth}/attempts", {"outcome": "no_answer"})
    await switch(nora, parallel_contacts=True)
    assert (await nora.get(f"/promises/{made['id']}"))["due_on"] == "2026-10-15"
    assert (await nora.get(f"/contacts/{ian}"))["next_action"]["on"] == "2026-10-15"


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"parallel_contacts": "3B7"}, "/parallel_contacts"),
        ({"parallel_after_business_days": 0}, "/parallel_after_business_days"),
        ({"parallel_again_business_days": 121}, "/parallel_again_business_days"),
    ],
)
async def test_numbers_that_cannot_be(nora: Caller, body: dict[str, Any], pointer: str) -> None:
    answer = await nora.send("PATCH", "/method", json=body, headers={"If-Match": "*"})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == pointer
