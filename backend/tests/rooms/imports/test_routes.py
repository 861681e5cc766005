"""Imports over HTTP, on both databases."""

from typing import Any

import pytest

from inroad.kit.ids import new_id
from tests.factories.linkedin import HEADER, connections, people
from tests.rooms.conftest import Caller

MIB = 1024 * 1024
KEY = "Idempotency-Key"


async def take_in(
    caller: Caller, content: bytes, status: int = 202, name: str = "Connections.csv", **fields: str
) -> dict[str, Any]:
    """What the upload of a file answers."""
    answer = await caller.send("POST", "/imports", files={"file": (name, content)}, data=fields)
    assert answer.status_code == status, answer.text
    found: dict[str, Any] = answer.json()
    if status == 202:
        path = f"/api/v1/workspaces/{caller.workspace_id}/imports/{found['id']}"
        assert answer.headers["location"] == path
        assert found["state"] == "pending"
    return found


async def previewed(caller: Caller, content: bytes, **fields: Any) -> dict[str, Any]:
    """The import once the worker has read it."""
    made = await take_in(caller, content, **fields)
    await caller.run_jobs()
    found: dict[str, Any] = await caller.get(f"/imports/{made['id']}")
    return found


async def test_from_the_file_to_a_list_of_fifty(caller: Caller) -> None:
    seen = await previewed(caller, connections(people(120)))
    assert seen["state"] == "ready"
    assert (seen["rows"], seen["new"], seen["duplicates"], seen["errors"], seen["added"]) == (
        120,
        120,
        0,
        0,
        0,
    )
    assert (await caller.get("/contacts"))["items"] == []
    path = f"/imports/{seen['id']}"
    rows = await caller.get(f"{path}/rows?limit=2")
    assert rows["items"][1] == rows["items"][1] | {
        "line": 6,
        "state": "new",
        "choice": "add",
        "display_name": "Zoë Okafor",
        "organization_name": "Harbour Mills 2",
        "headline": "Warehouse planner",
        "email": "person2@place2.example",
        "url": "https://www.linkedin.com/in/person-2",
        "connected_on": "2012-01-15",
        "duplicate_of": None,
        "why": "",
    }
    assert rows["next"].startswith("http://127.0.0.1:8000/api/v1/workspaces/")
    more = await caller.get(rows["next"].removeprefix("http://127.0.0.1:8000"))
    assert [row["line"] for row in more["items"]] == [7, 8]

    begun = await caller.post(f"{path}/commit", status=202)
    assert begun["state"] == "running"
    assert (await caller.get("/contacts"))["items"] == []
    await caller.run_jobs()
    done = await caller.get(path)
    assert (done["state"], done["added"], done["progress"]) == ("succeeded", 120, {"done": 120, "total": 120})
    page = await caller.get("/contacts?limit=50&include=total")
    assert (len(page["items"]), page["total"]) == (50, "120")
    found = await caller.get("/contacts?q=zoe%20harbour&degree=cold")
    assert found["items"][0]["next_kind"] == "find_introduction"
    contact = await caller.get(f"/contacts/{found['items'][0]['id']}")
    assert contact["source"] == "import"
    assert contact["known"] is False
    timeline = await caller.get(f"/contacts/{contact['id']}/timeline")
    assert [line["title"] for line in timeline["items"]] == ["Came in with Connections.csv"]
    listed = await caller.get("/imports")
    assert [one["id"] for one in listed["items"]] == [seen["id"]]


async def test_without_dry_run_the_good_rows_are_added_at_once(caller: Caller) -> None:
    rows = [*people(5), ("", "", "", "", "Nowhere", "", "")]
    done = await previewed(caller, connections(rows), dry_run="false")
    assert (done["state"], done["added"], done["errors"]) == ("succeeded_with_errors", 5, 1)
    again = await previewed(caller, connections(rows), dry_run="false")
    assert (again["state"], again["added"], again["duplicates"]) == ("succeeded_with_errors", 0, 5)


WRONG = [
    (b"", 422, "empty_file"),
    (b" \r\n\r\n", 422, "empty_file"),
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", 415, "wrong_file_pdf"),
    (b"\x89PNG\r\n\x1a\n" + bytes(64), 415, "wrong_file_image"),
    (b"PK\x03\x04" + bytes(26) + b"word/document.xml", 415, "wrong_file_document"),
    (b"<!doctype html><title>Sign in</title>", 415, "wrong_file_html"),
    (b"<?xml version='1.0'?><contacts/>", 415, "wrong_file_xml"),
]


@pytest.mark.parametrize(("content", "status", "code"), WRONG)
async def test_a_wrong_file_is_refused_with_what_to_do(
    caller: Caller, content: bytes, status: int, code: str
) -> None:
    problem = await take_in(caller, content, status)
    assert problem["code"] == code
    assert [(fault["pointer"], fault["code"]) for fault in problem["errors"]] == [("/file", code)]
    assert "Connections.csv" in problem["detail"]
    assert (await caller.get("/imports"))["items"] == []


UNREADABLE = [
    (connections([], preamble=True), "no_rows", "no rows"),
    (bytes(range(1, 32)) * 400, "header_missing", "header"),
]


@pytest.mark.parametrize(("content", "code", "word"), UNREADABLE)
async def test_a_file_that_cannot_be_read_fails_with_what_to_do(
    caller: Caller, content: bytes, code: str, word: str
) -> None:
    seen = await previewed(caller, content)
    assert seen["state"] == "failed"
    assert seen["problem"]["code"] == code
    assert word in seen["problem"]["detail"]
    refused = await caller.post(f"/imports/{seen['id']}/commit", status=409)
    assert refused["code"] == "import_not_ready"


async def test_a_large_file_is_refused_in_words(caller: Caller) -> None:
    line = b",".join([b"x" * 60] * 7) + b"\r\n"
    content = (",".join(HEADER) + "\r\n").encode() + line * (30 * MIB // len(line))
    problem = await take_in(caller, content, 413)
    assert problem["code"] == "file_too_large"
    assert problem["type"] == "/problems/file-too-large"
    assert "30 MiB" in problem["detail"]
    assert "at most 25 MiB" in problem["detail"]


async def test_windows_1252_is_read_and_can_be_overruled(caller: Caller) -> None:
    content = connections([("Jürgen", "Müller", "", "", "Café Zoë", "Köchin", "08 Jun 2019")])
    narrow = content.decode().encode("cp1252")
    seen = await previewed(caller, narrow)
    assert (seen["state"], seen["encoding"]) == ("ready", "cp1252")
    rows = await caller.get(f"/imports/{seen['id']}/rows")
    assert rows["items"][0]["display_name"] == "Jürgen Müller"
    assert rows["items"][0]["connected_on"] == "2019-06-08"
    wrong = await previewed(caller, narrow, encoding="utf_8")
    assert wrong["problem"]["code"] == "wrong_encoding"
    refused = await take_in(caller, narrow, 422, encoding="klingon")
    assert [fault["pointer"] for fault in refused["errors"]] == ["/encoding"]
    refused = await take_in(caller, narrow, 422, format="klingon_csv")
    assert [fault["pointer"] for fault in refused["errors"]] == ["/format"]


async def test_three_bad_rows_of_a_hundred_say_where_and_what(caller: Caller) -> None:
    rows = people(100)
    rows[10] = ("", "", *rows[10][2:])
    rows[40] = (*rows[40][:3], "nonsense", *rows[40][4:])
    rows[70] = (*rows[70][:6], "31 Feb 2020")
    seen = await previewed(caller, connections(rows))
    assert (seen["state"], seen["new"], seen["errors"]) == ("ready", 97, 3)
    path = f"/imports/{seen['id']}"
    errors = (await caller.get(f"{path}/errors?limit=2"))["items"]
    assert [(error["line"], error["column"], error["code"]) for error in errors] == [
        (15, "First Name", "missing_name"),
        (45, "Email Address", "invalid_email"),
    ]
    assert all(error["message"].count(".") >= 1 for error in errors)
    bad = (await caller.get(f"{path}/rows?state=error"))["items"]
    assert [(row["line"], row["choice"]) for row in bad] == [(15, "skip"), (45, "skip"), (75, "skip")]
    refused = await caller.patch(f"{path}/rows/{bad[0]['id']}", {"choice": "add"}, status=409)
    assert refused["code"] == "row_has_errors"
    await caller.post(f"{path}/commit", status=202)
    await caller.run_jobs()
    assert (await caller.get("/contacts?include=total"))["total"] == "97"


async def test_rows_are_left_out_and_duplicates_taken_in_by_choice(caller: Caller) -> None:
    known = await caller.post(
        "/contacts",
        {"given_name": "Zoe", "family_name": "Okafor", "emails": [{"address": "Person2@Place2.example"}]},
    )
    seen = await previewed(caller, connections([*people(3), people(1)[0]]))
    assert (seen["new"], seen["duplicates"]) == (2, 2)
    path = f"/imports/{seen['id']}"
    one, two, three, four = (await caller.get(f"{path}/rows"))["items"]
    assert two["duplicate_of"] == {"id": known["id"], "display_name": "Zoe Okafor"}
    assert "e-mail" in two["why"]
    assert (four["state"], four["choice"]) == ("in_file_twice", "skip")
    assert "line 5" in four["why"]
    changed = await caller.patch(f"{path}/rows/{one['id']}", {"choice": "skip"})
    assert changed["choice"] == "skip"
    await caller.patch(f"{path}/rows/{two['id']}", {"choice": "add"})
    await caller.patch(f"{path}/rows/{two['id']}", {"choice": "add"})
    assert (await caller.get(path))["new"] == 2
    await caller.post(f"{path}/commit", status=202)
    await caller.patch(f"{path}/rows/{three['id']}", {"choice": "skip"}, status=409)
    await caller.run_jobs()
    page = await caller.get("/contacts")
    assert sorted(row["display_name"] for row in page["items"]) == ["Noah Okafor", "Zoe Okafor", "Zoë Okafor"]


async def test_someone_added_since_the_preview_is_left_out(caller: Caller) -> None:
    seen = await previewed(caller, connections(people(3)))
    await caller.post("/contacts", {"given_name": "Zoë", "emails": [{"address": "person2@place2.example"}]})
    await caller.post(f"/imports/{seen['id']}/commit", status=202)
    await caller.run_jobs()
    done = await caller.get(f"/imports/{seen['id']}")
    assert (done["new"], done["duplicates"], done["added"]) == (2, 1, 2)
    assert (await caller.get("/contacts?include=total"))["total"] == "3"


async def test_a_commit_needs_a_key_and_happens_once(caller: Caller) -> None:
    seen = await previewed(caller, connections(people(3)))
    path = f"/imports/{seen['id']}/commit"
    bare = await caller.send("POST", path)
    assert (bare.status_code, bare.json()["code"]) == (400, "idempotency_key_required")
    key = {KEY: new_id()}
    first = await caller.send("POST", path, headers=key)
    again = await caller.send("POST", path, headers=key)
    assert (first.status_code, again.status_code) == (202, 202)
    assert again.headers["idempotent-replayed"] == "true"
    assert again.json() == first.json()
    other = await caller.send("POST", path, headers={KEY: new_id()})
    assert (other.status_code, other.json()["code"]) == (409, "import_not_ready")
    await caller.run_jobs()
    assert (await caller.get(f"/imports/{seen['id']}"))["added"] == 3


async def test_a_cancelled_import_leaves_nothing(caller: Caller) -> None:
    content = connections(people(30))
    seen = await previewed(caller, content)
    await caller.post(f"/imports/{seen['id']}/commit", status=202)
    gone = await caller.post(f"/imports/{seen['id']}/cancel", status=200)
    assert gone["state"] == "cancelled"
    assert (await caller.post(f"/imports/{seen['id']}/cancel", status=200))["state"] == "cancelled"
    await caller.run_jobs()
    assert (await caller.get("/contacts"))["items"] == []
    assert (await caller.get("/organizations"))["items"] == []
    assert (await caller.get(f"/imports/{seen['id']}/rows"))["items"] == []
    done = await previewed(caller, content, dry_run="false")
    assert done["added"] == 30
    late = await caller.post(f"/imports/{done['id']}/cancel", status=409)
    assert late["code"] == "import_ended"


async def test_who_may_come_in(caller: Caller, stranger: Caller) -> None:
    seen = await previewed(caller, connections(people(2)))
    (row, _) = (await caller.get(f"/imports/{seen['id']}/rows"))["items"]
    base = f"/api/v1/workspaces/{caller.workspace_id}/imports"
    calls: list[tuple[str, str, dict[str, Any]]] = [
        ("POST", base, {"files": {"file": ("c.csv", connections(people(1)))}}),
        ("GET", base, {}),
        ("GET", f"{base}/{seen['id']}", {}),
        ("GET", f"{base}/{seen['id']}/rows", {}),
        ("PATCH", f"{base}/{seen['id']}/rows/{row['id']}", {"json": {"choice": "skip"}}),
        ("GET", f"{base}/{seen['id']}/errors", {}),
        ("POST", f"{base}/{seen['id']}/commit", {"headers": {KEY: new_id()}}),
        ("POST", f"{base}/{seen['id']}/cancel", {}),
    ]
    token = await caller.send(
        "POST", "/tokens", json={"name": "reads", "scopes": ["contacts:read"], "expires_in_days": 9}
    )
    bearer = {"Authorization": f"Bearer {token.json()['token']}"}
    for method, path, more in calls:
        headers = more.pop("headers", {})
        answer = await stranger.send(method, path, headers=headers, **more)
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found"), (method, path)
        below = path.replace(caller.workspace_id, stranger.workspace_id)
        if path != base:
            answer = await stranger.send(method, below, headers=headers, **more)
            assert answer.status_code == 404, (method, below)
        answer = await caller.send(method, path, headers=headers | bearer, **more)
        assert (answer.status_code, answer.json()["code"]) == (403, "scope_missing"), (method, path)
        kept, caller.client.cookies = caller.client.cookies, {}
        answer = await caller.send(method, path, headers=headers, **more)
        assert answer.status_code == 401, (method, path)
        caller.client.cookies = kept
    assert (await caller.get(f"/imports/{seen['id']}"))["state"] == "ready"
