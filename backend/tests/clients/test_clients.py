"""The typed clients, made from the contract, at a real server: a file comes in, and what is due is listed."""

import asyncio
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.server import Seeker, Server, serving

ROOT = Path(__file__).resolve().parents[3]
SCOPES = ("imports:read", "imports:write", "calendar:read", "workspace:read")
PEOPLE = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ann,Lee,https://www.linkedin.com/in/ann-lee,ann@harbour.example,Harbour Mills,Head of Supply,03 Oct 2026
Bob,Hale,https://www.linkedin.com/in/bob-hale,,Corrib Logistics,Planner,04 Oct 2026
"""


@pytest.fixture(scope="session")
def client_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the Python client, as `make clients` makes it."""
    home = tmp_path_factory.mktemp("client")
    made = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "clients.py"), str(home / "inroad_client")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stdout + made.stderr
    return home


def node() -> str:
    """The Node that `make setup` brings, or the machine's own."""
    ours = ROOT / "frontend" / "tools" / "node" / "node_modules" / ".bin" / "node"
    found = str(ours) if ours.exists() else shutil.which("node")
    assert found, "there is no Node; `make setup` installs it"
    return found


async def run(*command: str, cwd: Path, **env: str) -> tuple[int | None, str]:
    """What a program prints, and how it ends."""
    process = await asyncio.create_subprocess_exec(
        *command,
        cwd=cwd,
        env={"PATH": os.environ["PATH"], "HOME": str(cwd), **env},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    out, _ = await asyncio.wait_for(process.communicate(), 100)
    return process.returncode, out.decode()


def python_story(home: Path, folder: Path) -> tuple[list[str], dict[str, str]]:
    """The command of the Python example."""
    example = ROOT / "clients" / "python" / "examples" / "import_and_list.py"
    return [sys.executable, str(example), str(folder / "people.csv")], {"PYTHONPATH": str(home)}


def typescript_story(folder: Path) -> list[str]:
    """The command of the TypeScript example, beside the one package it needs."""
    (folder / "node_modules").symlink_to(ROOT / "frontend" / "node_modules")
    shutil.copy(ROOT / "clients" / "typescript" / "import-and-list.ts", folder)
    return [node(), str(folder / "import-and-list.ts"), str(folder / "people.csv")]


async def tells_the_story(
    command: list[str], seeker: Seeker, server: Server, folder: Path, **env: str
) -> None:
    """Two people come in, a second run adds nobody, and a wrong token is said in words."""
    let_in = {"INROAD_URL": server.url, "INROAD_TOKEN": await seeker.token(*SCOPES), **env}
    status, said = await run(*command, cwd=folder, **let_in)
    assert status == 0, said
    assert "succeeded" in said
    assert "2 added, 0 there already" in said
    assert len(said.strip().splitlines()) >= 3
    names = {row["display_name"] for row in (await seeker.get("/contacts"))["items"]}
    assert names == {"Ann Lee", "Bob Hale"}
    status, said = await run(*command, cwd=folder, **let_in)
    assert status == 0, said
    assert "0 added, 2 there already" in said
    status, said = await run(*command, cwd=folder, **{**let_in, "INROAD_TOKEN": "inroad_pat_nothing"})
    assert status == 1, said
    assert "unauthorized" in said


async def test_both_clients_bring_a_file_in_and_list_what_is_due(
    client_home: Path, database_url: str, tmp_path: Path
) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    async with serving(database_url, tmp_path, INROAD_CLOCK="2026-10-06T09:00:00+00:00") as server:
        async with server.seeker() as nora:
            command, env = python_story(client_home, tmp_path)
            await tells_the_story(command, nora, server, tmp_path, **env)
        async with server.seeker("omar@else.example") as omar:
            await tells_the_story(typescript_story(tmp_path), omar, server, tmp_path)


def test_the_python_example_is_typed_as_the_client_is(client_home: Path) -> None:
    """mypy reads the example against the client; what the client itself holds is the generator's affair."""
    example = ROOT / "clients" / "python" / "examples" / "import_and_list.py"
    command = [sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent", "--no-incremental"]
    done = subprocess.run(
        [*command, "--config-file=", str(example)],
        env={**os.environ, "MYPYPATH": str(client_home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
