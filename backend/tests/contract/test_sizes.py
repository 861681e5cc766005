"""What may be sent fits into what is answered: what is taken and cannot be told again is a defect (500)."""

import json
from collections.abc import Iterator
from typing import Any

from inroad.kit.http.openapi import dump_openapi
from inroad.kit.secrets import Secret
from inroad.main import create_app
from inroad.settings import load


def too_narrow(sent: Any, told: Any, schemas: dict[str, Any], place: str) -> Iterator[str]:
    """Places where less is told than was taken."""
    sent, told = resolved(sent, schemas), resolved(told, schemas)
    for limit in ("maxLength", "maxItems"):
        if limit in told and limit in sent and sent[limit] > told[limit]:
            yield f"{place}: {sent[limit]} in, {told[limit]} out"
    if "items" in sent and "items" in told:
        yield from too_narrow(sent["items"], told["items"], schemas, f"{place}[]")
    for name, inner in sent.get("properties", {}).items():
        if name in told.get("properties", {}):
            yield from too_narrow(inner, told["properties"][name], schemas, f"{place}.{name}")


def resolved(schema: Any, schemas: dict[str, Any]) -> Any:
    """A schema behind its reference, without the null it may also be."""
    for part in schema.get("anyOf", ()):
        if part.get("type") != "null":
            return resolved(part, schemas)
    return schemas[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema


def test_what_may_be_sent_fits_into_what_is_answered() -> None:
    app = create_app(load(), secret=Secret(bytes(32)), frontend=None)
    document = json.loads(dump_openapi(app.openapi()))
    schemas, seen = document["components"]["schemas"], 0
    wrong: list[str] = []
    for item in document["paths"].values():
        for operation in item.values():
            content = operation.get("requestBody", {}).get("content", {})
            body = content.get("application/json", {}).get("schema")
            for status in ("200", "201", "202"):
                answer = operation["responses"].get(status, {}).get("content", {}).get("application/json")
                if body and answer:
                    seen += 1
                    wrong += too_narrow(body, answer["schema"], schemas, operation["operationId"])
    assert wrong == []
    assert seen > 20
