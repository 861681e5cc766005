"""`inroad import` as a shell would call it."""

import argparse
import asyncio
import io
import json
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from inroad.kit.db import Database
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.imports.command import add_command, run_command
from tests.factories import books
from tests.factories.formats import FORMATS, Format
from tests.factories.imports import make_workspace, rows_of
from tests.factories.linkedin import connections, people
from tests.rooms.exports.demo import archive_of, data_of, rewritten, tell_story


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
    assert (status, [error["code"] for error in json.loads(out)["errors"]]) == (1, ["wrong_file_pdf"])
    status, _, err = call("--dry-run", str(file))
    assert (status, "Connections.csv" in err) == (1, True)
    assert call("--dry-run", str(tmp_path / "absent.csv"))[0] == 1
    assert call(str(file))[0] == 2


@pytest.fixture
async def store(sqlite_template: Path, tmp_path: Path) -> AsyncIterator[Database]:
    """Where own exports are made; what reads them opens none."""
    shutil.copyfile(sqlite_template, tmp_path / "inroad.sqlite3")
    opened = Database.open(f"sqlite:///{tmp_path / 'inroad.sqlite3'}")
    yield opened
    await opened.close()


KEYS = ["format", "encoding", "rows", "accepted", "errors", "edges", "contacts"]
ERROR = ["line", "column", "code", "message"]


@pytest.mark.parametrize("case", FORMATS, ids=lambda case: case.file)
async def test_every_format_is_read_without_a_database(store: Database, tmp_path: Path, case: Format) -> None:
    file = tmp_path / case.file
    file.write_bytes(await case.content(store))
    mapped = [part for pair in (case.mapping or {}).items() for part in ("--map", "=".join(pair))]
    status, out, err = call("--dry-run", "--json", *mapped, str(file))
    found = json.loads(out)
    assert (status, err, out.count("\n"), list(found)) == (0, "", 1, KEYS)
    assert (found["format"], found["rows"]) == (case.format, case.rows)
    assert found["accepted"] == len(found["contacts"]) == case.added
    assert all(list(error) == ERROR for error in found["errors"])
    assert [[error["line"], error["column"], error["code"]] for error in found["errors"]] == case.errors
    lines = {contact["line"]: contact["display_name"] for contact in found["contacts"]}
    assert all(lines[edge["from_line"]] == edge["from_name"] for edge in found["edges"])
    assert len(found["edges"]) == case.edges
    assert {name: found["contacts"][0][name] for name in case.person} == case.person


def test_details_are_said_on_demand_alone() -> None:
    status, out, _ = call("--dry-run", "--json", "--details", str(books.FILES / "google_old.csv"))
    found = json.loads(out)
    assert (status, list(found)) == (0, [*KEYS, "warnings", "fields", "fingerprint"])
    assert [error["value"] for error in found["errors"]] == ["", "bad(at)mail.example"]
    assert list(found["warnings"][0]) == [*ERROR, "value"]
    assert found["fields"]["given_name"] == "Given Name"


async def test_our_own_export_shows_its_referrals(store: Database, tmp_path: Path) -> None:
    content = await archive_of(store, await tell_story(store))
    file = tmp_path / "inroad.zip"
    file.write_bytes(content)
    found = json.loads(call("--dry-run", "--json", str(file))[1])
    data = data_of(content)
    assert (list(found), found["errors"], found["accepted"]) == (KEYS, [], len(data["contacts"]))
    assert found["contacts"][0]["display_name"] == data["contacts"][0]["display_name"]
    called = {one["id"]: one["display_name"] for one in data["contacts"]}
    assert [(edge["kind"], edge["name"], edge["from_name"]) for edge in found["edges"]] == [
        ("referral", called[one["from_contact"]["id"]], called[one["to_contact"]["id"]])
        for one in data["referrals"]
    ]
    for broken in (content[:-40], rewritten(content, data__contacts_json=b"[\n]\n")):
        file.write_bytes(broken)
        status, out, _ = call("--dry-run", "--json", str(file))
        assert (status, list(json.loads(out)), len(json.loads(out)["errors"])) == (1, KEYS, 1)


def test_outlooks_referred_by_comes_out_as_an_edge() -> None:
    _, out, _ = call("--dry-run", "--json", str(books.FILES / "outlook.csv"))
    edges = [edge for edge in json.loads(out)["edges"] if edge["kind"] == "referred_by"]
    assert [(edge["from_name"], edge["name"]) for edge in edges] == [
        ("René Côté", "Hale, Amal"),
        ("Amal Hale", "Kofi Brandt"),
    ]


def test_columns_are_mapped_by_hand(tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("Who=What,Chief\nAnn Lee,Bo Ray\n", encoding="utf-8")
    status, out, _ = call("--dry-run", "--json", "--details", str(file))
    problem = json.loads(out)["problem"]
    assert (status, problem["code"], problem["columns"]) == (1, "header_missing", ["Who=What", "Chief"])
    chosen = ("--map", "display_name=Who=What", "--map", "referred_by=Chief")
    status, out, _ = call("--dry-run", "--json", *chosen, str(file))
    found = json.loads(out)
    assert (status, found["format"], found["contacts"][0]["display_name"]) == (0, "mapped_csv", "Ann Lee")
    assert [edge["name"] for edge in found["edges"]] == ["Bo Ray"]
    for wrong in ("Who=What", "display_name"):
        with pytest.raises(SystemExit) as caught:
            call("--dry-run", "--map", wrong, str(file))
        assert caught.value.code == 2


def test_a_format_can_be_insisted_on(tmp_path: Path) -> None:
    file = tmp_path / "contacts.txt"
    file.write_bytes(b"exported by phone\nBEGIN:VCARD\nFN:Ann Lee\nEND:VCARD\n")
    assert call("--dry-run", "--json", str(file))[0] == 1
    status, out, _ = call("--dry-run", "--json", "--format", "vcard", str(file))
    assert (status, json.loads(out)["accepted"]) == (0, 1)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("bomb.zip", books.zipped({"Connections.csv": bytes(30 * 2**20)}), "archive_too_large"),
        ("cut.zip", books.zipped({"Connections.csv": b"x" * 999})[:60], "archive_damaged"),
        ("empty.vcf", b"", "empty_file"),
        ("other.json", b'{"hello": 1}', "wrong_file_json"),
        ("noise.csv", bytes(range(256)) * 50, "not_text"),
    ],
    ids=lambda value: value if isinstance(value, str) else "content",
)
def test_bad_files_give_one_object_and_no_traceback(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    status, out, err = call("--dry-run", "--json", str(file))
    found = json.loads(out)
    assert (status, err, list(found)) == (1, "", KEYS)
    assert [(list(error), error["line"], error["code"]) for error in found["errors"]] == [(ERROR, 1, code)]
    status, out, err = call("--dry-run", str(file))
    assert (status, out, "Traceback" in err) == (1, "", False)


def test_a_file_of_a_hundred_megabytes_is_not_even_opened(tmp_path: Path) -> None:
    file = tmp_path / "huge.csv"
    with file.open("wb") as out:
        out.truncate(100 * 2**20)
    status, said, _ = call("--dry-run", "--json", str(file))
    assert (status, json.loads(said)["errors"][0]["code"]) == (1, "file_too_large")


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
