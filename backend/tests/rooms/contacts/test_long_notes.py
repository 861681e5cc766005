"""A note as long as may be is taken, and told whole."""

from tests.rooms.conftest import Caller


async def test_a_long_note_is_told_whole(caller: Caller) -> None:
    ruth = await caller.post("/contacts", {"given_name": "Ruth"})
    text = "word " * 3999
    made = await caller.post(f"/contacts/{ruth['id']}/notes", {"text": text})
    assert made["detail"] == text.strip()
    timeline = await caller.get(f"/contacts/{ruth['id']}/timeline")
    assert timeline["items"][0]["detail"] == text.strip()


async def test_a_name_too_long_is_said_by_its_field(caller: Caller) -> None:
    answer = await caller.send("POST", "/contacts", json={"display_name": "x" * 201})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/display_name")
