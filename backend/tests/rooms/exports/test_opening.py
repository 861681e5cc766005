"""Zips that are not ours, are broken, or mean harm: a clear word, and nothing read."""

import asyncio
import hashlib
import io
import json
import shutil
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inroad.kit.db import Database
from inroad.rooms.exports import opening
from inroad.rooms.exports.kinds import KINDS
from inroad.rooms.exports.opening import ArchiveProblem, is_archive, open_archive
from tests.rooms.exports.demo import archive_of, rewritten, tell_story


@pytest.fixture(scope="module")
def good(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An export of the story, made once: what is in it is the same on both databases (test_restoring)."""
    path = tmp_path_factory.mktemp("story") / "inroad.sqlite3"
    shutil.copyfile(sqlite_template, path)

    async def make() -> bytes:
        database = Database.open(f"sqlite:///{path}")
        try:
            return await archive_of(database, await tell_story(database))
        finally:
            await database.close()

    return asyncio.run(make())


def _problem(content: bytes) -> ArchiveProblem:
    with pytest.raises(ArchiveProblem) as caught:
        open_archive(content).check()
    assert len(caught.value.detail) < 1000
    return caught.value


def _zip(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name.replace("__", "/").replace("_json", ".json"), content)
    return out.getvalue()


def _with(good: bytes, name: str, change: Callable[[list[Any]], None]) -> bytes:
    """The export with one list changed, and a manifest that agrees with it."""
    with zipfile.ZipFile(io.BytesIO(good)) as packed:
        rows = json.loads(packed.read(f"data/{name}.json"))
        manifest = json.loads(packed.read("manifest.json"))
    change(rows)
    text = ("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]\n").encode()
    manifest["files"][f"data/{name}.json"] = {"bytes": len(text), "sha256": hashlib.sha256(text).hexdigest()}
    manifest["counts"][name] = len(rows)
    return rewritten(good, **{f"data__{name}_json": text}, manifest_json=json.dumps(manifest).encode())


def _manifest(good: bytes, **changed: Any) -> bytes:
    with zipfile.ZipFile(io.BytesIO(good)) as packed:
        manifest = json.loads(packed.read("manifest.json"))
    return rewritten(good, manifest_json=json.dumps({**manifest, **changed}).encode())


def test_a_good_one_is_read_whole(good: bytes) -> None:
    archive = open_archive(good)
    archive.check()
    assert is_archive(good)
    assert {kind.name: sum(1 for _ in archive.rows(kind)) for kind in KINDS} == dict(archive.counts)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not_a_zip"),
        (b"name,email\nAda,a@b.example\n", "not_a_zip"),
        (b"PK\x03\x04 and then nothing", "not_a_zip"),
        (_zip(Connections_csv=b"First Name,Last Name\n"), "not_an_inroad_export"),
        (_zip(manifest_json=b"{}"), "not_an_inroad_export"),
        (_zip(manifest_json=b"[" * 100_000), "not_an_inroad_export"),
        (_zip(manifest_json=b'{"product": "outroad", "format_version": 1}'), "not_an_inroad_export"),
        (_zip(manifest_json=b'{"product": "inroad", "format_version": 2}'), "export_version_unknown"),
        (_zip(manifest_json=b'{"product": "inroad", "format_version": true}'), "export_version_unknown"),
        (_zip(manifest_json=b'{"product": "inroad", "format_version": 1}'), "export_damaged"),
    ],
)
def test_what_is_not_ours_is_refused(content: bytes, code: str) -> None:
    assert _problem(content).code == code
    assert is_archive(content) == (code in ("export_version_unknown", "export_damaged"))


def test_what_was_changed_is_refused(good: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(good)) as packed:
        contacts = packed.read("data/contacts.json")
    changed = contacts.replace(b"Ruth", b"Rosa")
    assert "does not agree" in _problem(rewritten(good, data__contacts_json=changed)).detail
    assert "longer" in _problem(rewritten(good, data__contacts_json=contacts + b"x")).detail
    assert "missing" in _problem(rewritten(good, data__contacts_json=None)).detail
    assert "missing" in _problem(rewritten(good, data__search_json=None)).detail
    assert _problem(good[: len(good) // 2]).code == "not_a_zip"
    middle = good.index(b"data/contacts.json") + 500
    assert _problem(good[:middle] + b"\0" * 40 + good[middle + 40 :]).code == "export_damaged"
    assert _problem(_manifest(good, counts={"contacts": 3})).code == "export_damaged"
    assert _problem(_manifest(good, files=None)).code == "export_damaged"


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("contacts", "id", "../../etc/passwd"),
        ("contacts", "circle", "martians"),
        ("contacts", "display_name", "x" * 201),
        ("contacts", "display_name", "half \ud800"),
        ("contacts", "notes", "nul \0"),
        ("contacts", "created_at", 12),
        ("contacts", "emails", [{"address": "a"}] * 1),
        ("contacts", "next_action", None),
        ("letters", "contact", {"id": "nobody", "display_name": ""}),
        ("letters", "contact", None),
        ("letters", "state", "perhaps"),
        ("meetings", "local_start", "some time"),
        ("meetings", "answers", {"0": "\0"}),
        ("promises", "state", "broken"),
        ("promises", "due_on", "2026-02-31"),
        ("timeline", "people", [{"id": "x", "display_name": ""}]),
        ("attempts", "happened_at", "yesterday"),
    ],
)
def test_values_no_column_holds_are_refused(good: bytes, name: str, field: str, value: Any) -> None:
    def change(rows: list[Any]) -> None:
        rows[0][field] = value

    problem = _problem(_with(good, name, change))
    assert problem.code == "export_damaged"
    assert f"data/{name}.json, line 2" in problem.detail
    assert "passwd" not in problem.detail


def test_a_record_that_is_there_twice_is_refused(good: bytes) -> None:
    assert "before" in _problem(_with(good, "contacts", lambda rows: rows.append(rows[0]))).detail


def test_zip_bombs_are_bounded(good: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("manifest.json", b'{"product": "inroad", "format_version": 1}')
        packed.writestr("data/contacts.json", b" " * (16 * opening.MIB))
    assert _problem(out.getvalue()).code == "archive_too_large"
    many = io.BytesIO()
    with zipfile.ZipFile(many, "w") as packed:
        for at in range(opening.MOST_FILES + 1):
            packed.writestr(f"{at}", b"")
    assert _problem(many.getvalue()).code == "archive_too_large"
    # A zip that lies about what it holds is stopped where the manifest said it ends.
    monkeypatch.setattr(opening, "MOST_UNPACKED", 1000)
    assert _problem(good).code == "archive_too_large"


@settings(max_examples=60)
@given(st.data())
def test_whatever_is_broken_there_is_a_word_for_it(data: st.DataObject) -> None:
    content = bytearray(_SMALL)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    with suppress(ArchiveProblem):
        open_archive(bytes(content)).check()


def _small() -> bytes:
    search = (
        b'{"id":"0198c0de-0000-7000-8000-000000000000","name":"S","time_zone":"UTC","country":null,'
        b'"region":null,"minutes":20,"calls_per_day":2,"post_days":2,"office_opens":"09:00:00",'
        b'"office_closes":"17:00:00","sender_address":"","sender_phone":"","background":"","can_offer":"",'
        b'"created_at":"2026-10-14T08:40:00.000000Z","updated_at":"2026-10-14T08:40:00.000000Z"}\n'
    )
    files = {"data/search.json": search, **{kind.file: b"[\n]\n" for kind in KINDS}}
    told = {
        name: {"bytes": len(text), "sha256": hashlib.sha256(text).hexdigest()} for name, text in files.items()
    }
    manifest = {"product": "inroad", "format_version": 1, "search": {"id": "x"}, "counts": {}, "files": told}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in files.items():
            packed.writestr(name, text)
        packed.writestr("manifest.json", json.dumps(manifest))
    open_archive(out.getvalue()).check()
    return out.getvalue()


_SMALL = _small()
