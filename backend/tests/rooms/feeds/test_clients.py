"""The feed as two calendar programs read it: vdirsyncer fetches it, khal shows it."""

import asyncio
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest
import uvicorn

from inroad.kit.db import Database
from inroad.kit.secrets import Secret
from inroad.main import create_app
from inroad.rooms.accounts.passwords import Passwords
from inroad.settings import Settings
from tests.rooms.conftest import Caller
from tests.rooms.feeds.test_routes import feed, story

VDIRSYNCER = """
[general]
status_path = "{folder}/status/"

[pair inroad]
a = "feed"
b = "local"
collections = null
conflict_resolution = "a wins"
partial_sync = "ignore"

[storage feed]
type = "http"
url = "{url}"

[storage local]
type = "filesystem"
path = "{folder}/events/"
fileext = ".ics"
"""
KHAL = """
[calendars]
[[inroad]]
path = {folder}/events
readonly = True

[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = Europe/Dublin
default_timezone = Europe/Dublin

[sqlite]
path = {folder}/khal.db
"""


@pytest.fixture(autouse=True)
def wednesday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INROAD_CLOCK", "2026-10-14T09:00:00+00:00")


@pytest.fixture
async def address(settings: Settings, database: Database) -> AsyncIterator[str]:
    """Where the app can be reached by programs outside this process."""
    app = create_app(
        settings,
        database=database,
        secret=Secret(bytes(range(32))),
        passwords=Passwords(memory_kib=19 * 1024, rounds=2),
        frontend=None,
    )
    door = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False))
    task = asyncio.create_task(server.serve(sockets=[door]))
    while not server.started:
        await asyncio.sleep(0.01)
    yield f"http://127.0.0.1:{door.getsockname()[1]}"
    server.should_exit = True
    with suppress(asyncio.CancelledError):
        await task


async def run(folder: Path, *command: str) -> str:
    """What a program of this environment prints; it has to end well."""
    process = await asyncio.create_subprocess_exec(
        str(Path(sys.executable).parent / command[0]),
        *command[1:],
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        env={"HOME": str(folder), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "Europe/Dublin"},
    )
    out, _ = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 0, out.decode()
    return out.decode()


async def shown(folder: Path) -> str:
    """The days as khal lists them after a fresh sync."""
    await run(folder, "vdirsyncer", "-c", str(folder / "vdirsyncer.conf"), "sync")
    span = ("2026-10-14", "2026-10-31")
    form = ("--format", "{start-time} {title} | {location} | {status}")
    return await run(folder, "khal", "-c", str(folder / "khal.conf"), "list", *form, *span)


async def test_vdirsyncer_and_khal_follow_a_meeting_that_moves_and_goes(
    caller: Caller, address: str, tmp_path: Path
) -> None:
    told = await story(caller)
    url = address + (await feed(caller)).partition(":8000")[2]
    (tmp_path / "events").mkdir()
    (tmp_path / "vdirsyncer.conf").write_text(VDIRSYNCER.format(folder=tmp_path, url=url))
    (tmp_path / "khal.conf").write_text(KHAL.format(folder=tmp_path))
    await run(tmp_path, "vdirsyncer", "-c", str(tmp_path / "vdirsyncer.conf"), "discover", "inroad")

    before = await shown(tmp_path)
    assert "12:30 Meet Ruth Adeyemi | Harbour Mills" in before
    assert "Call Ruth Adeyemi" in before
    assert "20:00 Thank Ruth tonight" in before

    path = f"/meetings/{told['meeting']['id']}"
    moved = await caller.patch(path, {"local_start": "2026-10-21T08:15"}, told["meeting"]["version"])
    after = await shown(tmp_path)
    assert "08:15 Meet Ruth Adeyemi" in after
    assert "12:30" not in after

    await caller.send("POST", f"{path}/cancel", json={}, headers={"If-Match": f'"{moved["version"]}"'})
    gone = await shown(tmp_path)
    assert all("CANCELLED" in line for line in gone.splitlines() if "Meet Ruth Adeyemi" in line)
    assert "Call Ruth Adeyemi" in gone
