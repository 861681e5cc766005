"""`inroad import` as a shell would call it."""

import argparse
import asyncio
import io
import json
from pathlib import Path
from typing import Any

from inroad.kit.db import Database
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.imports.command import add_command, run_command
from tests.factories.imports import make_workspace, rows_of
from tests.factories.linkedin import connections, people


def no_database() -> Database:
    """A dry run asks for none."""
    raise AssertionError("a dry run opens no database")


def call(*arguments: str, opened: Any = no_database) -> tuple[int, str, str]:
    """Exit status, standard output, standard error."""
    parser = argparse.ArgumentParser()
    add_command(parser.add_subparsers())
    out, err = io.StringIO(), io.StringIO()
    status = run_command(parser.parse_args(["import", *arguments]), opened, out, err)
    return status, out.getvalue(), err.getvalue()


def test_a_dry_run_prints_one_json_object(tmp_path: Path) -> None:
    file = tmp_path / "Connections.csv"
    file.write_bytes(connections([*people(3), ("", "", "", "", "Nowhere", "", ""), people(1)[0]]))
    status, out, _ = call("--dry-run", "--json", str(file))
    found = json.loads(out)
    assert status == 0
    assert (found["format"], found["encoding"], found["edges"]) == ("linkedin_connections", "utf_8", [])
    assert (found["rows"], found["accepted"], len(found["contacts"])) == (5, 3, 3)
    assert [(error["line"], error["code"]) for error in found["errors"]] == [(8, "missing_name")]
    assert found["contacts"][1]["display_name"] == "Zoë Okafor"
    assert found["contacts"][1]["connected_on"] == "2012-01-15"
    status, out, _ = call("--dry-run", str(file))
    assert (status, "accepted: 3" in out, "line 8" in out) == (0, True, True)


def test_what_cannot_be_read_says_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(b"%PDF-1.7\n")
    status, out, _ = call("--dry-run", "--json", str(file))
    assert (status, json.loads(out)["problem"]["code"]) == (1, "wrong_file_pdf")
    status, _, err = call("--dry-run", str(file))
    assert (status, "Connections.csv" in err) == (1, True)
    assert call("--dry-run", str(tmp_path / "absent.csv"))[0] == 1
    assert call(str(file))[0] == 2


def test_without_dry_run_people_are_added(database_url: str, tmp_path: Path) -> None:
    async def make() -> str:
        database = Database.open(database_url)
        workspace_id = await make_workspace(database)
        await database.close()
        return workspace_id

    async def count(workspace_id: str) -> int:
        database = Database.open(database_url)
        found = len(await rows_of(database, workspace_id, Contact))
        await database.close()
        return found

    workspace_id = asyncio.run(make())
    file = tmp_path / "Connections.csv"
    file.write_bytes(connections(people(20)))
    for added in (20, 0):
        status, out, _ = call(
            "--json", "--workspace", workspace_id, str(file), opened=lambda: Database.open(database_url)
        )
        found = json.loads(out)
        assert (status, found["state"], found["added"]) == (0, "succeeded", added)
    assert asyncio.run(count(workspace_id)) == 20
