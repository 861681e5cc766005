"""What can be said of the tools without a server: what they ask for, and whose address counts as ours."""

import ast
import inspect
import re
from pathlib import Path

import pytest

from inroad.domain.method import RULES
from inroad.kit.secrets import Secret
from inroad.main import create_app
from inroad.rooms.assistants.calling import Api, refusal
from inroad.rooms.assistants.door import security
from inroad.rooms.assistants.server import TOOLS, Tool
from inroad.rooms.assistants.words import instructions
from inroad.settings import load

PAGE = Path(__file__).resolve().parents[4] / "docs" / "integrators" / "assistants.md"


@pytest.fixture(scope="module")
def api() -> Api:
    app = create_app(load(), secret=Secret(bytes(32)), frontend=None)
    return Api(app, "http://127.0.0.1:8000")


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_a_tool_names_the_operations_it_asks_for(tool: Tool, api: Api) -> None:
    """The list of tools a token is shown follows from these names."""
    tree = ast.parse(inspect.getsource(tool.function))
    asked = {
        str(node.args[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) == "call.ask"
        and isinstance(node.args[0], ast.Constant)
    }
    assert asked == set(tool.operations)
    methods = {api.operations[name].method for name in asked}
    scopes = {api.operations[name].scope for name in asked}
    assert any(str(scope).endswith(":write") for scope in scopes) is tool.writes
    assert tool.writes or methods <= {"GET", "POST"}


def test_the_page_for_integrators_names_every_tool_with_its_scopes(api: Api) -> None:
    page = PAGE.read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| `(\w+)` \|.*\| (`.*`) \|$", page, re.MULTILINE))
    assert {name: set(re.findall(r"`([\w:]+)`", scopes)) for name, scopes in told.items()} == {
        tool.name: {api.operations[name].scope for name in tool.operations} for tool in TOOLS
    }


def test_the_instructions_begin_with_the_golden_rule() -> None:
    text = instructions()
    assert text.index(RULES["LND-7"].sentence) < text.index("NET-6") < text.index("Begin with")
    assert max(len(line) for line in text.splitlines()) < 200


@pytest.mark.parametrize(
    ("origin", "hosts", "origins"),
    [
        (
            "http://127.0.0.1:8000",
            ["127.0.0.1:8000", "localhost:8000", "[::1]:8000"],
            ["http://127.0.0.1:8000", "http://localhost:8000", "http://[::1]:8000"],
        ),
        ("https://inroad.example.org", ["inroad.example.org"], ["https://inroad.example.org"]),
        ("https://inroad.example.org:8443", ["inroad.example.org:8443"], ["https://inroad.example.org:8443"]),
    ],
)
def test_only_our_own_address_counts(origin: str, hosts: list[str], origins: list[str]) -> None:
    told = security(origin)
    assert (told.enable_dns_rebinding_protection, told.allowed_hosts, told.allowed_origins) == (
        True,
        hosts,
        origins,
    )


def test_a_refusal_says_where_and_what_would_be_right() -> None:
    problem = {
        "detail": "The request is not valid.",
        "code": "invalid",
        "errors": [
            {"pointer": "/due_on", "code": "closed", "detail": "Sunday is closed."},
            {"detail": "More"},
        ],
    }
    assert refusal(problem) == "The request is not valid. (invalid)\ndue_on: Sunday is closed.\nMore"
