"""The feed as two calendar programs read it: vdirsyncer fetches it, khal shows it."""

from pathlib import Path

import pytest

from inroad.kit.db import Database
from inroad.settings import Settings
from tests.rooms.conftest import Caller
from tests.rooms.feeds.programs import follow, served, shown
from tests.rooms.feeds.test_routes import feed, story

FORM = "{start-time} {title} | {location} | {status}"


@pytest.fixture(autouse=True)
def wednesday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INROAD_CLOCK", "2026-10-14T09:00:00+00:00")


async def october(folder: Path) -> str:
    return "\n".join(await shown(folder, FORM, "2026-10-14", "2026-10-31"))


async def test_vdirsyncer_and_khal_follow_a_meeting_that_moves_and_goes(
    caller: Caller, settings: Settings, database: Database, tmp_path: Path
) -> None:
    told = await story(caller)
    path = f"/meetings/{told['meeting']['id']}"
    async with served(settings, database) as address:
        await follow(tmp_path, address + (await feed(caller)).partition(":8000")[2])
        before = await october(tmp_path)
        assert "12:30 Meet Ruth Adeyemi | Harbour Mills" in before
        assert "Call Ruth Adeyemi" in before
        assert "20:00 Thank Ruth tonight" in before

        moved = await caller.patch(path, {"local_start": "2026-10-21T08:15"}, told["meeting"]["version"])
        after = await october(tmp_path)
        assert "08:15 Meet Ruth Adeyemi" in after
        assert "12:30" not in after

        await caller.send("POST", f"{path}/cancel", json={}, headers={"If-Match": f'"{moved["version"]}"'})
        gone = await october(tmp_path)
    assert all("CANCELLED" in line for line in gone.splitlines() if "Meet Ruth Adeyemi" in line)
    assert "Call Ruth Adeyemi" in gone
