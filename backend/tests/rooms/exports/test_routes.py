"""Exports over HTTP: asked for, made by the worker, downloaded, gone after seven days."""

import csv
import hashlib
import io
import zipfile
from datetime import timedelta
from typing import Any

import httpx
import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import func, select

from inroad.kit import clock
from inroad.kit.jobs import Worker
from inroad.rooms.exports import jobs
from inroad.rooms.exports import routes as exports
from inroad.rooms.exports.tables import Export, ExportPart
from tests.rooms.conftest import Caller

PEOPLE = [
    {"given_name": "Ruth", "family_name": "Adeyemi", "circle": "church", "tags": ["choir"]},
    {"given_name": "=cmd|' /C calc'!A0", "family_name": "Evil", "known": False},
    {"given_name": "Daniel", "family_name": "Kerrigan", "circle": "church"},
]


async def fill(caller: Caller) -> None:
    made = [await caller.post("/contacts", person) for person in PEOPLE]
    await caller.post("/referrals", {"from_contact_id": made[0]["id"], "to_contact_id": made[1]["id"]})


async def test_an_export_from_asking_to_purging(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    await fill(caller)
    asked = await caller.send("POST", "/exports", json={})
    assert asked.status_code == 202
    assert asked.headers["Retry-After"] == "1"
    record = asked.json()
    assert record["state"] == "pending"
    path = f"/exports/{record['id']}"
    assert asked.headers["Location"].endswith(path)
    early = await caller.send("GET", f"{path}/content")
    assert (early.status_code, early.json()["code"]) == (409, "export_not_ready")
    again = await caller.send("POST", "/exports", json={})
    assert (again.status_code, again.json()["code"]) == (409, "export_under_way")

    await caller.run_jobs()
    done = await caller.get(path)
    assert done["state"] == "succeeded"
    assert done["counts"]["contacts"] == 3
    assert done["progress"]["done"] == done["progress"]["total"] == sum(done["counts"].values())
    sent = await caller.send("GET", f"{path}/content")
    assert sent.headers["Content-Type"] == "application/zip"
    assert sent.headers["Cache-Control"] == "private, no-store"
    assert sent.headers["Content-Disposition"].startswith('attachment; filename="inroad-')
    assert int(sent.headers["Content-Length"]) == len(sent.content) == done["size"]
    assert hashlib.sha256(sent.content).hexdigest() == done["sha256"]
    assert zipfile.ZipFile(io.BytesIO(sent.content)).testzip() is None
    assert [row["id"] for row in (await caller.get("/exports"))["items"]] == [record["id"]]

    week = clock.now() + timedelta(days=7, minutes=1)
    monkeypatch.setattr(clock, "now", lambda: week)
    monkeypatch.setattr(clock, "shift", lambda: timedelta(days=7, minutes=1))
    await Worker(caller.database, jobs.handlers()).run_due()
    monkeypatch.undo()
    assert (await caller.get(path))["state"] == "purged"
    gone = await caller.send("GET", f"{path}/content")
    assert (gone.status_code, gone.json()["code"]) == (410, "export_purged")
    async with caller.database.read(caller.workspace_id) as db:
        assert await db.scalar(select(func.count(ExportPart.id))) == 0


async def test_an_export_in_many_parts_is_sent_whole(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "PART", 100)
    await fill(caller)
    record = await caller.post("/exports", {}, status=202)
    await caller.run_jobs()
    sent = await caller.send("GET", f"/exports/{record['id']}/content")
    assert (
        hashlib.sha256(sent.content).hexdigest() == (await caller.get(f"/exports/{record['id']}"))["sha256"]
    )


async def test_an_export_can_be_taken_away_at_once(caller: Caller) -> None:
    first = await caller.post("/exports", {}, status=202)
    # Called off before it is made: the worker leaves it alone.
    await caller.delete(f"/exports/{first['id']}")
    await caller.run_jobs()
    assert (await caller.get(f"/exports/{first['id']}"))["state"] == "purged"
    second = await caller.post("/exports", {}, status=202)
    await caller.run_jobs()
    await caller.delete(f"/exports/{second['id']}")
    assert (await caller.send("GET", f"/exports/{second['id']}/content")).status_code == 410
    async with caller.database.read(caller.workspace_id) as db:
        assert await db.scalar(select(func.count(ExportPart.id))) == 0
        assert await db.scalar(select(func.count(Export.id))) == 2


async def test_one_that_cannot_be_made_says_so(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*_given: Any) -> dict[str, int]:
        raise RuntimeError("disk")

    monkeypatch.setattr(jobs, "write_archive", broken)
    record = await caller.post("/exports", {}, status=202)
    worker = Worker(caller.database, jobs.handlers(), chance=lambda _low, _high: 0.0)
    await worker.run_due()
    assert (await caller.get(f"/exports/{record['id']}"))["state"] == "failed"
    answer = await caller.send("GET", f"/exports/{record['id']}/content")
    assert (answer.status_code, answer.json()["code"]) == (409, "export_not_ready")
    # It stands in nobody's way.
    await caller.post("/exports", {}, status=202)


async def test_a_token_needs_the_scope(web: httpx.AsyncClient, caller: Caller) -> None:
    await fill(caller)
    statuses = {}
    for scope in ("contacts:read", "exports:read", "exports:write"):
        made = await caller.send("POST", "/tokens", json={"name": "t", "scopes": [scope]})
        headers = {"Authorization": f"Bearer {made.json()['token']}"}
        base = f"/api/v1/workspaces/{caller.workspace_id}"
        statuses[scope] = [
            (await web.post(f"{base}/exports", headers=headers, json={})).status_code,
            (await web.get(f"{base}/exports", headers=headers)).status_code,
            (await web.get(f"{base}/contacts.csv", headers=headers)).status_code,
        ]
    assert statuses == {
        "contacts:read": [403, 403, 200],
        "exports:read": [403, 200, 403],
        "exports:write": [202, 403, 403],
    }


async def test_small_files_keep_to_the_filter_and_the_order(caller: Caller) -> None:
    await fill(caller)
    sent = await caller.send("GET", "/contacts.csv?circle=church&sort=-display_name")
    assert sent.status_code == 200
    assert sent.headers["Content-Type"].startswith("text/csv")
    assert sent.headers["Cache-Control"] == "private, no-store"
    assert 'filename="contacts-' in sent.headers["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(sent.content.decode("utf-8-sig"), newline="")))
    assert [row["display_name"] for row in rows] == ["Ruth Adeyemi", "Daniel Kerrigan"]
    found = await caller.send("GET", "/contacts.csv?q=evil")
    row = next(csv.DictReader(io.StringIO(found.content.decode("utf-8-sig"), newline="")))
    assert row["given_name"].startswith("'=cmd")
    assert row["referred_by"] == "Ruth Adeyemi"
    book = await caller.send("GET", "/contacts.xlsx?tag=choir")
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(book.content)).get_sheet_by_index(0).to_python()
    assert [line[1] for line in sheet[1:]] == ["Ruth Adeyemi"]
    card = await caller.send("GET", "/contacts.vcf?degree=secondary")
    assert card.text.count("BEGIN:VCARD") == 1
    assert "X-ABRELATEDNAMES:Ruth Adeyemi" in card.text
    for bad in ("limit=2", "cursor=x", "include=total", "sort=notes", "circle=moon"):
        assert (await caller.send("GET", f"/contacts.csv?{bad}")).status_code == 422, bad


async def test_a_list_too_long_for_a_file_is_refused(caller: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    await fill(caller)
    monkeypatch.setattr(exports, "MOST", 2)
    answer = await caller.send("GET", "/contacts.csv")
    assert (answer.status_code, answer.json()["code"]) == (422, "too_many_contacts")
    assert (await caller.send("GET", "/contacts.csv?circle=church")).status_code == 200


async def test_p7_the_audit_names_ids_and_nobody(caller: Caller, capsys: pytest.CaptureFixture[str]) -> None:
    await fill(caller)
    record = await caller.post("/exports", {}, status=202)
    await caller.run_jobs()
    await caller.send("GET", f"/exports/{record['id']}/content")
    await caller.send("GET", "/contacts.csv?q=Adeyemi")
    said = capsys.readouterr()
    lines = said.out + said.err
    for event in ("export_asked", "export_made", "export_sent", "contacts_exported"):
        assert event in lines
    assert record["id"] in lines
    assert caller.account["id"] in lines
    for canary in ("Adeyemi", "Daniel", "nora@whelan.example", "choir"):
        assert canary not in lines
