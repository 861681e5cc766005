"""Every error is a problem: one shape, a stable code, nothing of the input or of the defect."""

from collections.abc import Iterator
from itertools import count
from typing import Annotated

import httpx
import pytest
import structlog
from fastapi import APIRouter, FastAPI, Header, Query
from fastapi.responses import StreamingResponse
from pydantic import Field
from tests.kit.http.web import client

from inroad.kit.http import pages
from inroad.kit.http.catalogue import STATUSES, ProblemType, catalogue
from inroad.kit.http.frame import Frame
from inroad.kit.http.models import Email, Input
from inroad.kit.http.problems import FieldError, Problem, install_problems, pointer


class Address(Input):
    address: Email


class Contact(Input):
    emails: Annotated[list[Address], Field(max_length=3)]
    age: Annotated[int, Field(ge=0, le=150)] = 0


def build() -> FastAPI:
    app = FastAPI(redirect_slashes=False)
    install_problems(app, [ProblemType("letter-sent", 409, "Sent already", "It went out.", "Write another.")])
    ids = (f"request-{number}" for number in count(1))
    app.add_middleware(Frame, new_id=lambda: next(ids))
    app.include_router(pages.router)
    router = APIRouter(prefix="/api/v1")

    @router.post("/contacts")
    async def create_contact(
        body: Contact, limit: Annotated[int, Query(ge=1, le=200)] = 50
    ) -> dict[str, int]:
        return {"emails": len(body.emails), "limit": limit}

    @router.get("/contacts")
    async def list_contacts(if_match: Annotated[int, Header()] = 1) -> dict[str, int]:
        return {"seen": if_match}

    @router.get("/contacts/{number}")
    async def get_contact(number: int) -> dict[str, int]:
        if number == 7:
            raise Problem(409, "letter_sent", extra={"promised_on": "2026-11-26", "status": 200})
        if number == 8:
            raise Problem(409, "already_met", errors=[FieldError("/name", "taken", "is taken")])
        raise ValueError("Ann Lee lives at 3 High Street")

    @router.put("/contacts/{number}")
    async def put_contact(number: int) -> dict[str, int]:
        return {"number": number}

    @router.get("/stream")
    async def stream() -> StreamingResponse:
        def chunks() -> Iterator[bytes]:
            yield b"one"
            raise ValueError("Ann Lee")

        return StreamingResponse(chunks())

    app.include_router(router)
    return app


def check(answer: httpx.Response, status: int, code: str) -> dict[str, object]:
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    body: dict[str, object] = answer.json()
    assert body["status"] == status
    assert body["code"] == code
    assert body["request_id"] == answer.headers["x-request-id"]
    assert str(body["type"]).startswith("/problems/")
    assert body["title"]
    assert body["detail"]
    return body


async def test_an_unknown_address_is_a_problem() -> None:
    async with client(build()) as web:
        check(await web.get("/api/v1/nothing"), 404, "not_found")
        check(await web.get("/api/v1/contacts/"), 404, "not_found")


async def test_a_wrong_method_names_every_method_of_the_address() -> None:
    async with client(build()) as web:
        answer = await web.delete("/api/v1/contacts")
        check(answer, 405, "method_not_allowed")
        assert answer.headers["allow"] == "GET, OPTIONS, POST"
        answer = await web.request("TRACE", "/api/v1/contacts/3")
        check(answer, 405, "method_not_allowed")
        assert answer.headers["allow"] == "GET, OPTIONS, PUT"


async def test_options_says_what_the_address_takes() -> None:
    async with client(build()) as web:
        answer = await web.options("/api/v1/contacts/3")
        assert (answer.status_code, answer.headers["allow"], answer.content) == (
            204,
            "GET, OPTIONS, PUT",
            b"",
        )
        check(await web.options("/api/v1/nothing"), 404, "not_found")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({}, [("/emails", "required")]),
        ({"emails": [{"address": 3}]}, [("/emails/0/address", "wrong_type")]),
        ({"emails": [], "age": False}, [("/age", "wrong_type")]),
        ({"emails": [], "age": 151}, [("/age", "too_large")]),
        ({"emails": [], "a/b~c": 1}, [("/a~1b~0c", "unknown")]),
        ({"emails": [{"address": "a\nb@x.org"}]}, [("/emails/0/address", "bad_value")]),
        ({"emails": [{"address": "a@b.example"}] * 4}, [("/emails", "too_many")]),
        ([], [("", "wrong_type")]),
    ],
)
async def test_invalid_fields_are_named_by_pointer(body: object, expected: list[tuple[str, str]]) -> None:
    async with client(build()) as web:
        found = check(await web.post("/api/v1/contacts", json=body), 422, "invalid")
    errors = found["errors"]
    assert isinstance(errors, list)
    assert [(error["pointer"], error["code"]) for error in errors] == expected
    assert all(set(error) == {"pointer", "code", "detail"} for error in errors)


async def test_query_and_header_faults_are_named_without_a_pointer() -> None:
    async with client(build()) as web:
        found = check(await web.post("/api/v1/contacts?limit=0", json={"emails": []}), 422, "invalid")
        assert found["errors"] == [
            {
                "parameter": "limit",
                "code": "too_small",
                "detail": "Input should be greater than or equal to 1",
            }
        ]
        found = check(await web.get("/api/v1/contacts", headers={"If-Match": "x"}), 422, "invalid")
        errors = found["errors"]
        assert isinstance(errors, list)
        assert (errors[0]["header"], errors[0]["code"]) == ("if-match", "bad_format")


async def test_an_impossible_id_is_absent() -> None:
    async with client(build()) as web:
        check(await web.get("/api/v1/contacts/ann"), 404, "not_found")


async def test_own_types_and_generic_types() -> None:
    async with client(build()) as web:
        found = check(await web.get("/api/v1/contacts/7"), 409, "letter_sent")
        assert (found["type"], found["promised_on"]) == ("/problems/letter-sent", "2026-11-26")
        found = check(await web.get("/api/v1/contacts/8"), 409, "already_met")
        assert found["type"] == "/problems/conflict"
        assert found["errors"] == [{"pointer": "/name", "code": "taken", "detail": "is taken"}]


async def test_a_defect_says_nothing_of_itself_and_is_logged_without_its_message() -> None:
    with structlog.testing.capture_logs() as logs:
        async with client(build()) as web:
            answer = await web.get("/api/v1/contacts/1?name=Ann")
    check(answer, 500, "internal")
    assert "Ann" not in answer.text
    defect = next(entry for entry in logs if entry["event"] == "defect")
    assert (defect["error"], defect["route"]) == ("ValueError", "/api/v1/contacts/{number}")
    assert any("test_problems.py" in place for place in defect["places"])
    assert "Ann" not in repr(logs)


async def test_a_defect_after_the_answer_began_cuts_the_connection() -> None:
    with structlog.testing.capture_logs() as logs:
        async with client(build()) as web:
            answer = await web.get("/api/v1/stream")
    assert answer.content != b"{}"
    assert [entry["event"] for entry in logs] == ["defect", "request"]
    assert "Ann" not in repr(logs)


async def test_every_type_is_a_page() -> None:
    async with client(build()) as web:
        listing = await web.get("/problems")
        for slug, kind in catalogue().items():
            page = await web.get(f"/problems/{slug}")
            assert page.status_code == 200
            assert page.headers["content-type"] == "text/html; charset=utf-8"
            assert f"<code>{kind.code}</code>" in page.text
            assert f'href="/problems/{slug}"' in listing.text
            assert "<script" not in page.text
            assert "http" not in page.text
        assert (await web.get("/problems/letter-sent")).status_code == 200
        check(await web.get("/problems/unheard-of"), 404, "not_found")


async def test_safe_headers_are_on_every_answer() -> None:
    async with client(build()) as web:
        for answer in (
            await web.get("/problems"),
            await web.get("/api/v1/x"),
            await web.get("/api/v1/contacts/1"),
        ):
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert "object-src 'none'" in answer.headers["content-security-policy"]
            assert answer.headers["referrer-policy"] == "same-origin"
        assert (await web.get("/api/v1/x")).headers["cache-control"] == "no-store"


async def test_an_inbound_request_id_is_kept_apart() -> None:
    app, seen = build(), []

    @app.get("/log")
    async def log() -> None:
        seen.append(structlog.contextvars.get_contextvars())

    async with client(app) as web:
        answer = await web.get("/log", headers={"X-Request-Id": "from-a-client"})
        await web.get("/log", headers={"X-Request-Id": "two words"})
    assert answer.headers["x-request-id"] == "request-1"
    assert seen == [
        {"request_id": "request-1", "client_request_id": "from-a-client"},
        {"request_id": "request-2"},
    ]


def test_a_problem_keeps_to_the_list_of_statuses_and_codes() -> None:
    with pytest.raises(ValueError, match="418"):
        Problem(418, "teapot")
    with pytest.raises(ValueError, match="not a code"):
        Problem(404, "Not found")
    with pytest.raises(ValueError, match="twice"):
        catalogue([ProblemType("stale", 412, "a", "b", "c")])
    assert {kind.status for kind in catalogue().values()} == STATUSES


def test_pointers_escape_as_rfc_6901_says() -> None:
    assert pointer([]) == ""
    assert pointer(["a/b", 0, "m~n"]) == "/a~1b/0/m~0n"
