"""The whole way by HTTP: out of one search, into another, seen before it is done, and taken back."""

import pytest

from inroad.kit.db import Database
from tests.rooms.conftest import Caller
from tests.rooms.exports.demo import archive_of, data_of, renumbered, rewritten, tell_story


async def upload(caller: Caller, content: bytes) -> dict[str, object]:
    sent = await caller.send("POST", "/imports", files={"file": ("inroad.zip", content, "application/zip")})
    assert sent.status_code == 202, sent.text
    await caller.run_jobs()
    found: dict[str, object] = await caller.get(f"/imports/{sent.json()['id']}")
    return found


async def exported(caller: Caller) -> bytes:
    record = await caller.post("/exports", {}, status=202)
    await caller.run_jobs()
    return (await caller.send("GET", f"/exports/{record['id']}/content")).content


async def test_out_in_and_out_again_by_http(stranger: Caller, database: Database) -> None:
    content = await archive_of(database, await tell_story(database))
    before = data_of(await exported(stranger))
    preview = await upload(stranger, content)
    assert (preview["state"], preview["format"], preview["new"]) == ("ready", "inroad_export", 40)
    assert preview["holds"] == {
        name: len(rows) for name, rows in data_of(content).items() if name != "search" and rows
    }
    rows = (await stranger.get(f"/imports/{preview['id']}/rows?limit=200"))["items"]
    assert [row["display_name"] for row in rows] == [c["display_name"] for c in data_of(content)["contacts"]]
    assert await stranger.get("/contacts") == {"items": []}
    await stranger.post(f"/imports/{preview['id']}/commit", status=202)
    await stranger.run_jobs()
    done = await stranger.get(f"/imports/{preview['id']}")
    named = len(data_of(content)["referrals"])
    assert (done["state"], done["added"], done["edges_added"]) == ("succeeded", 40, named)
    assert renumbered(data_of(await exported(stranger))) == renumbered(data_of(content))
    again = await upload(stranger, content)
    assert (again["new"], again["duplicates"]) == (0, 40)
    await stranger.post(f"/imports/{preview['id']}/undo", status=202)
    await stranger.run_jobs()
    undone = await stranger.get(f"/imports/{preview['id']}")
    assert (undone["state"], undone["removed"], undone["kept"]) == ("undone", 40, 0)
    assert data_of(await exported(stranger)) == before


async def test_what_was_built_upon_it_stays(stranger: Caller, database: Database) -> None:
    content = await archive_of(database, await tell_story(database))
    preview = await upload(stranger, content)
    await stranger.post(f"/imports/{preview['id']}/commit", status=202)
    await stranger.run_jobs()
    ruth = (await stranger.get("/contacts?q=adeyemi"))["items"][0]["id"]
    frank = (await stranger.get("/contacts?q=molloy"))["items"][0]["id"]
    await stranger.post(f"/contacts/{ruth}/notes", {"text": "Sang on Sunday."})
    await stranger.patch(f"/contacts/{frank}", {"notes": "Retired."})
    letters = (await stranger.get(f"/letters?contact_id={ruth}"))["items"]
    await stranger.post(f"/imports/{preview['id']}/undo", status=202)
    await stranger.run_jobs()
    assert {row["id"] for row in (await stranger.get("/contacts"))["items"]} == {ruth, frank}
    assert (await stranger.get(f"/letters?contact_id={ruth}"))["items"] == letters
    assert (await stranger.get(f"/imports/{preview['id']}"))["kept"] == 2


@pytest.mark.parametrize("what", ["damaged", "newer"])
async def test_what_cannot_be_restored_says_so_before(
    stranger: Caller, database: Database, what: str
) -> None:
    content = await archive_of(database, await tell_story(database))
    if what == "damaged":
        content = rewritten(content, data__letters_json=b"[\n]\n")
    else:
        content = rewritten(content, manifest_json=b'{"product": "inroad", "format_version": 9}')
    found = await upload(stranger, content)
    assert found["state"] == "failed"
    problem = found["problem"]
    assert isinstance(problem, dict)
    assert problem["code"] == ("export_damaged" if what == "damaged" else "export_version_unknown")
