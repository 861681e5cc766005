"""What became of the promises to one contact, counted by hand, on both databases."""

import pytest

from tests.rooms.calendar.conftest import Story, at
from tests.rooms.conftest import Caller


async def test_tim_5_kept_broken_and_moved_are_counted_by_contact(
    nora: Caller, primary: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Ruth: the 14th is called on, in vain = kept, not reached. The 15th goes by and is called on the 16th =
    # broken, late. The 19th is moved to the 20th together = renegotiated, and the 20th is open. Due: 2.
    # Ines: one promise, open.
    ruth, ines = await primary("Ruth Adeyemi"), await primary("Ines Carvalho")
    for person, day in ((ruth, 14), (ruth, 15), (ruth, 19), (ines, 16)):
        body = {"contact_id": person["id"], "due_on": f"2026-10-{day}"}
        made = await nora.post("/promises", body)
        if day == 19:
            moved = await nora.post(
                f"/promises/{made['id']}/move", {"due_on": "2026-10-20", "agreed": True}, 200
            )
    await nora.post(f"/contacts/{ruth['id']}/attempts", {"outcome": "voicemail"})
    monkeypatch.setenv("INROAD_CLOCK", at(16, 10))
    await nora.post(f"/contacts/{ruth['id']}/attempts", {"outcome": "no_answer"})
    found = await nora.get(f"/contacts/{ruth['id']}/reliability")
    assert found["contact"] == {"id": ruth["id"], "display_name": "Ruth Adeyemi"}
    assert {name: found[name] for name in ("kept", "broken", "renegotiated", "open", "due")} == {
        "kept": 1,
        "broken": 1,
        "renegotiated": 1,
        "open": 1,
        "due": 2,
    }
    assert (found["not_reached"], found["late"]) == (1, 1)
    assert found["reason"] == {
        "rule": "TIM-5",
        "text": "You kept one of two promises. One of them with nobody on the phone, which counts. "
        "One came after the day. One was moved by agreement.",
    }
    other = await nora.get(f"/contacts/{ines['id']}/reliability")
    assert (other["kept"], other["open"], other["due"]) == (0, 1, 0)
    assert other["reason"]["text"] == "No promise has come due yet."
    # The search is the sum of its contacts.
    tally = (await nora.get("/insights"))["promises"]["tally"]
    assert {name: tally[name] for name in tally} == {name: found[name] + other[name] for name in tally}
    # The day that was moved stays where everybody can see it.
    lines = (await nora.get(f"/contacts/{ruth['id']}/timeline"))["items"]
    titles = [line["title"] for line in lines]
    assert "Promise moved from Monday 19 October to Tuesday 20 October" in titles
    assert "You said you would call on Monday 19 October" in titles
    assert (await nora.get(f"/promises/{moved['id']}"))["moved_from_on"] == "2026-10-19"
    await nora.delete(f"/contacts/{ruth['id']}")
    assert (await nora.send("GET", f"/contacts/{ruth['id']}/reliability")).status_code == 404
