"""The contract says what the kit does, and the route lint finds what a route leaves out."""

import json
from collections.abc import Callable
from typing import Annotated, Any

import pytest
from fastapi import APIRouter, Depends, FastAPI, Path, Query, UploadFile
from pydantic import Field
from tests.kit.http.web import client

from inroad.kit.http.lint import lint_routes
from inroad.kit.http.listing import ListParams
from inroad.kit.http.models import Identifier, Input, Name, Output, PageLinks, Patch, Version
from inroad.kit.http.openapi import build_openapi, dump_openapi, install_openapi
from inroad.kit.http.preconditions import IfMatch
from inroad.kit.http.problems import install_problems
from inroad.kit.http.routing import policy
from inroad.kit.http.scopes import Scopes
from inroad.kit.http.transaction import TransactionalRoute

TAGS = {"contacts": "The people you know."}
NoteId = Annotated[Identifier, Path()]


class ContactIn(Input):
    name: Name
    tags: Annotated[list[Name], Field(max_length=20)] = []
    age: Annotated[int, Field(ge=0, le=150)] | None = None


class ContactPatch(Patch):
    name: Name


class Contact(Output):
    id: str
    name: str
    version: Version


class ContactPage(PageLinks):
    items: list[Contact]


def tidy() -> tuple[FastAPI, APIRouter]:
    """An app whose routes keep every rule, and its router."""
    router = APIRouter(
        prefix="/api/v1/workspaces/{workspace_id}",
        route_class=TransactionalRoute,
        tags=["contacts"],
        dependencies=[Depends(Scopes(read="contacts:read", write="contacts:write"))],
    )

    @router.get("/contacts")
    async def list_contacts(workspace_id: NoteId, params: Annotated[ListParams, Query()]) -> ContactPage:
        """List contacts."""
        raise AssertionError

    @router.post("/contacts", status_code=201)
    async def create_contact(workspace_id: NoteId, body: ContactIn) -> Contact:
        """Create a contact.

        With its tags.
        """
        raise AssertionError

    @router.get("/contacts/{contact_id}")
    async def get_contact(workspace_id: NoteId, contact_id: NoteId) -> Contact:
        """Read a contact."""
        raise AssertionError

    @router.patch("/contacts/{contact_id}")
    async def patch_contact(
        workspace_id: NoteId, contact_id: NoteId, body: ContactPatch, condition: IfMatch
    ) -> Contact:
        """Change a contact."""
        raise AssertionError

    @router.put("/contacts/{contact_id}/tags/{tag}", status_code=204)
    @policy(if_match="setting a tag twice changes nothing")
    async def put_tag(workspace_id: NoteId, contact_id: NoteId, tag: str) -> None:
        """Tag a contact."""

    @router.post("/contacts/{contact_id}/send")
    @policy(idempotency="required")
    async def send_letter(workspace_id: NoteId, contact_id: NoteId) -> Contact:
        """Send the letter."""
        raise AssertionError

    @router.get("/weekdays")
    @policy(whole="there are seven")
    async def list_weekdays(workspace_id: NoteId) -> ContactPage:
        """List the days of the week."""
        raise AssertionError

    @router.post("/contacts/search")
    @policy(read_only=True)
    async def search_contacts(workspace_id: NoteId, body: ContactIn) -> Contact:
        """Search contacts."""
        raise AssertionError

    @router.post("/imports", status_code=202)
    async def create_import(workspace_id: NoteId, file: UploadFile) -> Contact:
        """Import a file."""
        raise AssertionError

    app = FastAPI(title="Inroad", redirect_slashes=False)
    install_problems(app)
    app.include_router(router)
    return app, router


def document() -> dict[str, Any]:
    return build_openapi(tidy()[0], TAGS)


BASE = "/api/v1/workspaces/{workspace_id}/contacts"


def test_tidy_routes_pass() -> None:
    assert lint_routes(tidy()[0], TAGS) == []


def test_every_error_is_a_problem_and_nothing_else_is_left() -> None:
    found = document()
    assert not {"HTTPValidationError", "ValidationError"} & set(found["components"]["schemas"])
    for item in found["paths"].values():
        for operation in item.values():
            for status, answer in operation["responses"].items():
                if status[0] in "45":
                    assert answer == {"$ref": f"#/components/responses/Problem{status}"}
                    target = found["components"]["responses"][f"Problem{status}"]
                    assert list(target["content"]) == ["application/problem+json"]


def test_statuses_follow_from_what_an_operation_takes() -> None:
    paths = document()["paths"]
    assert {"412", "428", "413", "415", "409"} <= set(paths[f"{BASE}/{{contact_id}}"]["patch"]["responses"])
    listing = set(paths[BASE]["get"]["responses"])
    assert listing == {"200", "400", "401", "403", "404", "422", "429", "500", "503"}


def test_ids_summaries_scopes_and_servers() -> None:
    found = document()
    create = found["paths"][BASE]["post"]
    assert create["operationId"] == "create_contact"
    assert create["summary"] == "Create a contact"
    assert create["x-scopes"] == ["contacts:write"]
    assert create["security"] == [{"bearerAuth": ["contacts:write"]}, {"cookieAuth": []}]
    assert found["paths"][f"{BASE}/search"]["post"]["x-scopes"] == ["contacts:read"]
    assert found["servers"] == [{"url": "/"}]
    assert found["openapi"].startswith("3.1")
    assert set(found["components"]["securitySchemes"]) == {"bearerAuth", "cookieAuth"}


def test_headers_are_declared_where_they_count() -> None:
    paths = document()["paths"]

    def headers(path: str, method: str) -> dict[str, bool]:
        found = paths[path][method].get("parameters", [])
        return {each["name"]: each["required"] for each in found if each["in"] == "header"}

    assert headers(BASE, "post") == {"Idempotency-Key": False}
    assert headers(f"{BASE}/{{contact_id}}/send", "post") == {"Idempotency-Key": True}
    assert headers(f"{BASE}/search", "post") == {}
    assert headers(f"{BASE}/{{contact_id}}", "patch") == {"If-Match": True}
    assert headers(f"{BASE}/{{contact_id}}", "get") == {"If-None-Match": False}
    assert "304" in paths[f"{BASE}/{{contact_id}}"]["get"]["responses"]
    assert "ETag" in paths[f"{BASE}/{{contact_id}}"]["get"]["responses"]["200"]["headers"]
    assert "Location" in paths[BASE]["post"]["responses"]["201"]["headers"]
    assert set(paths[f"{BASE}/{{contact_id}}"]["patch"]["requestBody"]["content"]) == {
        "application/json",
        "application/merge-patch+json",
    }


def test_what_is_created_links_to_what_can_be_done_with_it() -> None:
    links = document()["paths"][BASE]["post"]["responses"]["201"]["links"]
    assert set(links) == {"get_contact", "patch_contact"}
    assert links["get_contact"]["parameters"] == {
        "workspace_id": "$request.path.workspace_id",
        "contact_id": "$response.body#/id",
    }


def test_examples_are_made_from_the_schema() -> None:
    paths = document()["paths"]
    assert paths[BASE]["post"]["requestBody"]["content"]["application/json"]["example"] == {
        "name": "text",
        "tags": ["text"],
        "age": 1,
    }
    page = paths[BASE]["get"]["responses"]["200"]["content"]["application/json"]["example"]
    assert page["items"][0]["version"] == 1


def test_the_document_is_written_the_same_way_each_time() -> None:
    text = dump_openapi(document())
    assert text == dump_openapi(document())
    assert text.endswith("}\n")
    assert json.loads(text) == document()
    assert text.index('"components"') < text.index('"info"') < text.index('"paths"')


async def test_the_server_serves_what_is_written() -> None:
    app, _ = tidy()
    install_openapi(app, TAGS)
    async with client(app) as web:
        assert (await web.get("/openapi.json")).json() == document()


def no_docstring(router: APIRouter) -> None:
    @router.get("/a-list")
    async def get_thing(workspace_id: NoteId) -> Contact:
        raise AssertionError


def bad_name(router: APIRouter) -> None:
    @router.get("/a-list")
    async def things(workspace_id: NoteId) -> Contact:
        """Things."""
        raise AssertionError


def same_name(router: APIRouter) -> None:
    @router.get("/a-list")
    async def get_contact(workspace_id: NoteId) -> Contact:
        """Things."""
        raise AssertionError


def no_cursor(router: APIRouter) -> None:
    @router.get("/a-list")
    async def list_things(workspace_id: NoteId) -> ContactPage:
        """Things."""
        raise AssertionError


def bare_array(router: APIRouter) -> None:
    @router.get("/a-list")
    async def list_things(workspace_id: NoteId) -> list[Contact]:
        """Things."""
        raise AssertionError


def no_if_match(router: APIRouter) -> None:
    @router.delete("/a-list", status_code=204)
    async def delete_thing(workspace_id: NoteId) -> None:
        """Delete."""


def unbounded_text(router: APIRouter) -> None:
    class Loose(Input):
        words: list[str]

    @router.post("/a-list")
    async def create_thing(workspace_id: NoteId, body: Loose) -> Contact:
        """Create."""
        raise AssertionError


def endless_pattern(router: APIRouter) -> None:
    class Coded(Input):
        code: Annotated[str, Field(pattern="^[a-z]+$", examples=["a"])]
        more: Annotated[str, Field(pattern="^[a-z]{2,}$", examples=["aa"])]
        fine: Annotated[str, Field(pattern="^[a-z]{2}$", examples=["aa"])]

    @router.post("/a-list")
    async def create_thing(workspace_id: NoteId, body: Coded) -> Contact:
        """Create."""
        raise AssertionError


def unbounded_number(router: APIRouter) -> None:
    @router.get("/a-list")
    async def get_thing(workspace_id: NoteId, age: Annotated[int, Query()]) -> Contact:
        """Get."""
        raise AssertionError


def pattern_without_example(router: APIRouter) -> None:
    class Coded(Input):
        code: Annotated[str, Field(pattern="^[A-Z]{3}$", max_length=3)]

    @router.post("/a-list")
    async def create_thing(workspace_id: NoteId, body: Coded) -> Contact:
        """Create."""
        raise AssertionError


def bad_path(router: APIRouter) -> None:
    @router.get("/aList")
    async def get_thing(workspace_id: NoteId) -> Contact:
        """Get."""
        raise AssertionError


def two_tags(router: APIRouter) -> None:
    @router.get("/a-list", tags=["more"])
    async def get_thing(workspace_id: NoteId) -> Contact:
        """Get."""
        raise AssertionError


def two_scopes(router: APIRouter) -> None:
    @router.get("/a-list", dependencies=[Depends(Scopes(read="x", write="y"))])
    async def get_thing(workspace_id: NoteId) -> Contact:
        """Get."""
        raise AssertionError


@pytest.mark.parametrize(
    ("defect", "said"),
    [
        (no_docstring, "no docstring"),
        (bad_name, "verb_noun"),
        (same_name, "get_contact is given 2 times"),
        (no_cursor, "a list without cursor, limit, sort"),
        (bare_array, "the top level is no object"),
        (no_if_match, "no If-Match"),
        (unbounded_text, "/words/0: text without maxLength"),
        (unbounded_text, "/words: list without maxItems"),
        (endless_pattern, "/code: text without maxLength"),
        (endless_pattern, "/more: text without maxLength"),
        (unbounded_number, "parameter age: number without bounds"),
        (pattern_without_example, "no example"),
        (bad_path, "kebab-case"),
        (two_tags, "fixed tags"),
        (two_scopes, "no scopes, or scopes declared twice"),
    ],
)
def test_the_lint_finds_each_defect(defect: Callable[[APIRouter], None], said: str) -> None:
    app, router = tidy()
    defect(router)
    found = lint_routes(app, TAGS)
    assert any(said in line for line in found), found


def test_a_route_outside_the_kit_is_found() -> None:
    app, _ = tidy()

    @app.get("/api/v1/stray", tags=["contacts"])
    async def get_stray() -> Contact:
        """Stray."""
        raise AssertionError

    found = lint_routes(app, TAGS)
    assert "GET /api/v1/stray: route_class is not TransactionalRoute" in found
    assert "GET /api/v1/stray: no scopes, or scopes declared twice" in found
