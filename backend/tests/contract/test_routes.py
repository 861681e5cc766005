"""The API guide, held to by every route."""

import json

from inroad.kit.http.lint import lint_routes
from inroad.kit.http.openapi import dump_openapi
from inroad.kit.secrets import Secret
from inroad.main import TAGS, create_app
from inroad.settings import load


def test_every_route_keeps_the_guide() -> None:
    app = create_app(load(), secret=Secret(bytes(32)), frontend=None)
    assert lint_routes(app, TAGS) == []


def test_nothing_in_the_contract_is_untyped() -> None:
    app = create_app(load(), secret=Secret(bytes(32)), frontend=None)
    schemas = json.loads(dump_openapi(app.openapi()))["components"]["schemas"]
    untyped = [
        f"{name}.{field}"
        for name, schema in schemas.items()
        for field, inner in schema.get("properties", {}).items()
        if inner.get("items") == {} or not inner
    ]
    assert untyped == []
