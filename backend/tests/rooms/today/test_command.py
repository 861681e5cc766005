"""`inroad today` as a shell would call it: the same list as the API's, in words and as JSON."""

import argparse
import asyncio
import io
import json
from pathlib import Path
from typing import Any

import pytest

from inroad.__main__ import main
from inroad.kit.db import Database
from inroad.rooms.today.command import add_command, run_command
from inroad.rooms.today.schemas import TodayOut
from inroad.rooms.today.text import as_text
from tests.rooms.conftest import Caller


def call(url: str, *arguments: str) -> tuple[int, str, str]:
    """Exit status, standard output, standard error."""
    parser = argparse.ArgumentParser()
    add_command(parser.add_subparsers())
    out, err = io.StringIO(), io.StringIO()
    status = run_command(parser.parse_args(["today", *arguments]), lambda: Database.open(url), out, err)
    return status, out.getvalue(), err.getvalue()


async def called(url: str, *arguments: str) -> tuple[int, str, str]:
    """The same from inside a running loop: the command has one of its own."""
    return await asyncio.to_thread(call, url, *arguments)


async def _story(caller: Caller) -> dict[str, Any]:
    lena = await caller.post(
        "/contacts",
        {"given_name": "Lena", "family_name": "Brandt", "phones": [{"number": "01 555 0119"}]},
    )
    await caller.post("/promises", {"contact_id": lena["id"], "due_on": "2026-10-14"})
    other = await caller.post("/contacts", {"given_name": "Hugh", "family_name": "Lacey"})
    await caller.post("/promises", {"contact_id": other["id"], "due_on": "2026-10-15"})
    found: dict[str, Any] = await caller.get("/today")
    return found


async def test_command_api_and_text_agree(caller: Caller, database_url: str) -> None:
    answered = await _story(caller)
    status, out, err = await called(database_url, "--json")
    assert (status, err) == (0, "")
    assert json.loads(out) == answered
    status, out, _ = await called(database_url)
    assert status == 0
    assert out == as_text(TodayOut.model_validate_json(json.dumps(answered)))
    assert out.startswith("Wednesday 14 October\nGood morning, Nora.\nOne call.\n\nFirst\n")
    assert "  Promised for today: Call Lena Brandt\n" in out
    assert "  # Thu 15  Call Hugh Lacey\n" in out


async def test_which_search_is_meant(caller: Caller, stranger: Caller, database_url: str) -> None:
    await _story(caller)
    status, out, err = await called(database_url)
    assert (status, out) == (2, "")
    assert caller.workspace_id in err
    assert stranger.workspace_id in err
    assert "@" not in err
    for arguments in (("--workspace", caller.workspace_id), ("--email", "Nora@Whelan.example")):
        status, out, _ = await called(database_url, *arguments)
        assert (status, "Call Lena Brandt" in out) == (0, True)
    status, out, _ = await called(database_url, "--workspace", stranger.workspace_id)
    assert (status, "Lena" in out) == (0, False)
    wrong = ("--workspace", caller.workspace_id, "--email", "omar@else.example")
    assert (await called(database_url, *wrong))[0] == 2


def test_a_database_of_another_version_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("INROAD_DATABASE_URL", f"sqlite:///{tmp_path / 'none.sqlite3'}")
    assert main(["today"]) == 1
    assert "inroad migrate" in capsys.readouterr().err
