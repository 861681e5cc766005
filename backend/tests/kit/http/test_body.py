"""JSON as RFC 8259 has it, in bounds, of the right type: all else is refused before a route sees it."""

from collections.abc import AsyncIterator
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kit.http.notes import build, titles
from tests.kit.http.web import client

from inroad.kit.http import body
from inroad.kit.http.context import HttpKit
from inroad.kit.http.problems import Problem
from inroad.kit.ids import new_id

JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "Line 1"),
        (b"{", "Line 1, column 2"),
        (b'{"a": 1} x', "Line 1"),
        (b'{"a": 1, "a": 2}', "twice"),
        (b'[{"b": {"a": 1, "\\u0061": 2}}]', "twice"),
        (b'{"a": NaN}', "NaN"),
        (b'{"a": -Infinity}', "-Infinity"),
        (b'{"a": 1e999}', "too large"),
        (b'{"a": 9007199254740992}', "beyond"),
        (b'{"a": -9007199254740992}', "beyond"),
        (b'{"a": ' + b"9" * 5000 + b"}", "beyond"),
        (b'{"a": "\\ud800"}', "surrogate"),
        (b'{"\\udfff": 1}', "surrogate"),
        (b'{"a": ["\\u0000"]}', "U+0000"),
        (b'{"a\\u0000": 1}', "U+0000"),
        (b'{"a": "\x00"}', "Line 1"),
        (b'{"a": "\xff"}', "UTF-8"),
        ("\ufeff{}".encode(), "Line 1"),
        ('{"a": 1}'.encode("utf-16"), "UTF-8"),
        (b"[" * 33 + b"]" * 33, "32 deep"),
        (b"[" * 33 + b'"\\u0000"' + b"]" * 33, "32 deep"),
        (b"[" * 100_000 + b"]" * 100_000, "32 deep"),
        (b'{"a":' * 33 + b"1" + b"}" * 33, "32 deep"),
        (b"[" * 32 + b'"\\u0000"' + b"]" * 32, "U+0000"),
    ],
)
def test_what_is_not_json_is_refused(raw: bytes, reason: str) -> None:
    with pytest.raises(Problem) as caught:
        body.loads(raw)
    assert (caught.value.status, caught.value.code) == (400, "malformed_json")
    assert reason in str(caught.value.detail)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (b'{"a": 9007199254740991}', {"a": 9007199254740991}),
        (b'{"a": -9007199254740991}', {"a": -9007199254740991}),
        (b'"\\ud83d\\ude00"', "\U0001f600"),
        (b'"\\\\u0000"', "\\u0000"),
        (b"-0", 0),
        (b'{"a": {"a": 1}}', {"a": {"a": 1}}),
        (b"[[], []]" + b" " * 50, [[], []]),
        (b'"' + b"[" * 50 + b'"', "[" * 50),
        (b"[" + b"[]," * 50 + b"[]]", [[]] * 51),
    ],
)
def test_what_is_json_is_read(raw: bytes, value: object) -> None:
    assert body.loads(raw) == value


def test_depth_32_is_still_read() -> None:
    assert body.loads(b"[" * 32 + b"]" * 32) is not None
    assert body.loads(b"[" * 32 + b"1" + b"]" * 32) is not None


@given(st.binary(max_size=60) | st.text(alphabet='[]{}",:\\ud80019eE-+. \n', max_size=40).map(str.encode))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    with suppress(Problem):  # and nothing else
        body.canonical(body.loads(raw))


@pytest.mark.parametrize(
    ("headers", "content"),
    [
        ({}, b'{"title": "a"}'),
        ({"Content-Type": "application/x-www-form-urlencoded"}, b"title=a"),
        ({"Content-Type": "text/plain"}, b'{"title": "a"}'),
        ({"Content-Type": "application/merge-patch+json"}, b'{"title": "a"}'),
        ({"Content-Type": "application/json; charset=latin-1"}, b'{"title": "a"}'),
        ({"Content-Type": "application/jsonx"}, b'{"title": "a"}'),
    ],
)
async def test_other_media_types_are_415(kit: HttpKit, headers: dict[str, str], content: bytes) -> None:
    async with client(build(kit)) as web:
        answer = await web.post(f"/api/v1/workspaces/{new_id()}/notes", content=content, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (415, "unsupported_media_type")


async def test_json_on_the_wire(kit: HttpKit) -> None:
    ws = new_id()
    path = f"/api/v1/workspaces/{ws}/notes"
    async with client(build(kit)) as web:
        good = {"Content-Type": "Application/JSON; charset=UTF-8"}
        assert (await web.post(path, content=b'{"title": "a"}', headers=good)).status_code == 201
        answer = await web.post(path, content=b'{"title": "a", "title": "b"}', headers=JSON)
        assert (answer.status_code, answer.json()["code"]) == (400, "malformed_json")
        answer = await web.post(path)
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "required")
        answer = await web.post(path, json={"title": "a", "workspace_id": ws, "version": 7})
        assert [error["pointer"] for error in answer.json()["errors"]] == ["/workspace_id", "/version"]
    assert await titles(kit, ws) == ["a"]


async def test_too_large_is_413_announced_or_not(kit: HttpKit) -> None:
    ws = new_id()
    path = f"/api/v1/workspaces/{ws}/notes"
    big = b'{"title": "' + b"a" * (1024 * 1024) + b'"}'

    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(3):
            yield b"a" * 400_000

    async with client(build(kit)) as web:
        for content in (big, chunks()):
            answer = await web.post(path, content=content, headers=JSON)
            assert (answer.status_code, answer.json()["code"]) == (413, "content_too_large")
            assert answer.headers["content-type"] == "application/problem+json"
        answer = await web.post(path, content=b"{}", headers={**JSON, "Content-Length": "-1"})
        assert answer.status_code == 400


async def test_a_route_may_take_more_or_less(kit: HttpKit) -> None:
    path = f"/api/v1/workspaces/{new_id()}/file"
    async with client(build(kit)) as web:
        answer = await web.post(path, files={"file": ("a", b"x" * 150_000)})
        assert (answer.status_code, answer.json()) == (201, {"bytes": 150_000})
        answer = await web.post(path, files={"file": ("a", b"x" * 250_000)})
        assert (answer.status_code, answer.json()["code"]) == (413, "content_too_large")

        async def chunks() -> AsyncIterator[bytes]:
            yield b'--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
            for _ in range(3):
                yield b"x" * 100_000
            yield b"\r\n--b--\r\n"

        form = {"Content-Type": "multipart/form-data; boundary=b"}
        answer = await web.post(path, content=chunks(), headers=form)
        assert (answer.status_code, answer.json()["code"]) == (413, "content_too_large")
        answer = await web.post(path, content=b"not a form", headers=form)
        assert (answer.status_code, answer.headers["content-type"]) in [
            (400, "application/problem+json"),
            (422, "application/problem+json"),
        ]
        answer = await web.post(path, data={"file": "a"})
        assert answer.status_code == 415
