"""Calendar programs of other people, to read a feed with: vdirsyncer fetches it, khal shows it."""

import asyncio
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import uvicorn

from inroad.kit.db import Database
from inroad.kit.secrets import Secret
from inroad.main import create_app
from inroad.rooms.accounts.passwords import Passwords
from inroad.settings import Settings

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


@asynccontextmanager
async def served(settings: Settings, database: Database) -> AsyncIterator[str]:
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


async def follow(folder: Path, url: str) -> None:
    """Sets both programs up for the feed at `url`, in a folder of their own."""
    (folder / "events").mkdir()
    (folder / "vdirsyncer.conf").write_text(VDIRSYNCER.format(folder=folder, url=url))
    (folder / "khal.conf").write_text(KHAL.format(folder=folder))
    await run(folder, "vdirsyncer", "-c", str(folder / "vdirsyncer.conf"), "discover", "inroad")


async def shown(folder: Path, form: str, first: str, last: str) -> list[str]:
    """The events of some days as khal lists them after a fresh sync, each in the form asked for."""
    await run(folder, "vdirsyncer", "-c", str(folder / "vdirsyncer.conf"), "sync")
    listed = ("list", "--day-format", "", "--format", form, first, last)
    return (await run(folder, "khal", "-c", str(folder / "khal.conf"), *listed)).splitlines()
