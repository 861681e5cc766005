"""The API guide as a check: what `lint_routes` returns is what a route lacks."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from fastapi import FastAPI
from fastapi.routing import RouteContext

from inroad.kit.http.examples import resolve
from inroad.kit.http.openapi import build_openapi, contexts, scopes_of
from inroad.kit.http.routing import policy_of
from inroad.kit.http.transaction import TransactionalRoute

_OPERATION_ID = re.compile(r"[a-z]+(_[a-z0-9]+)+")
_SEGMENT = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)?|\{[a-z]+(_[a-z]+)*\}")
_ANCHORED = re.compile(r"\^[^*+|]*\$")
"""A pattern for the whole text that cannot repeat without end bounds its length by itself."""

_SELF_BOUND = {"uuid", "date", "date-time", "time", "binary"}


def _unbounded(
    schema: dict[str, Any], components: dict[str, Any], place: str, seen: frozenset[str]
) -> Iterator[str]:
    """Places of a request where a text has no longest length, a list no size, a number no bounds."""
    name = schema.get("$ref", "")
    if name in seen:
        return
    schema, seen = resolve(schema, components), seen | {name} if name else seen
    for part in (*schema.get("anyOf", ()), *schema.get("oneOf", ()), *schema.get("allOf", ())):
        yield from _unbounded(part, components, place, seen)
    kind = schema.get("type")
    if "enum" in schema or "const" in schema:
        return
    pattern = schema.get("pattern", "")
    bounded = (
        schema.get("format") in _SELF_BOUND
        or "contentMediaType" in schema
        or "maxLength" in schema
        or (_ANCHORED.fullmatch(pattern) is not None and ",}" not in pattern)
    )
    if kind == "string" and not bounded:
        yield f"{place}: text without maxLength"
    if kind == "array":
        if "maxItems" not in schema:
            yield f"{place}: list without maxItems"
        yield from _unbounded(schema.get("items", {}), components, f"{place}/0", seen)
    if kind in ("integer", "number"):
        low = "minimum" in schema or "exclusiveMinimum" in schema
        high = "maximum" in schema or "exclusiveMaximum" in schema
        if not (low and high):
            yield f"{place}: number without bounds"
    for field, inner in schema.get("properties", {}).items():
        yield from _unbounded(inner, components, f"{place}/{field}", seen)


def _bodies(operation: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for kind, media in operation.get("requestBody", {}).get("content", {}).items():
        yield f"request body {kind}", media
    for status, answer in operation["responses"].items():
        if status.startswith("2"):
            for media in answer.get("content", {}).values():
                yield f"answer {status}", media


def _declarations(method: str, operation: Mapping[str, Any], context: RouteContext) -> Iterator[str]:
    policy = policy_of(context.endpoint)
    names = {parameter["name"] for parameter in operation.get("parameters", ())}
    if not isinstance(context.original_route, TransactionalRoute):
        yield "route_class is not TransactionalRoute"
    if not _OPERATION_ID.fullmatch(operation["operationId"]):
        yield "the function's name is not verb_noun"
    if not operation.get("description"):
        yield "no docstring, so no summary"
    if scopes_of(context) is None:
        yield "no scopes, or scopes declared twice"
    if method in ("put", "patch", "delete") and "If-Match" not in names and not policy.if_match:
        yield "no If-Match, and no reason why not"
    if "If-Match" in names and policy.if_match:
        yield "takes If-Match and gives a reason not to"
    if method != "post" and (policy.idempotency != "optional" or policy.read_only):
        yield "a policy that only a POST can have"


def _shape(method: str, operation: Mapping[str, Any], components: dict[str, Any]) -> Iterator[str]:
    names = {parameter["name"] for parameter in operation.get("parameters", ())}
    for parameter in operation.get("parameters", ()):
        if parameter["in"] == "query":
            yield from _unbounded(
                parameter["schema"], components, f"parameter {parameter['name']}", frozenset()
            )
    for place, media in _bodies(operation):
        schema = resolve(media.get("schema", {}), components)
        if "example" not in media and "examples" not in media:
            yield f"{place}: no example, and none can be made from the schema"
        if schema.get("type") == "array":
            yield f"{place}: the top level is no object"
        if place.startswith("request"):
            yield from _unbounded(media.get("schema", {}), components, place, frozenset())
        elif method == "get" and "items" in schema.get("properties", {}):
            missing = {"limit", "cursor", "sort"} - names
            if missing and not operation.get("x-whole"):
                yield f"a list without {', '.join(sorted(missing))}"


def lint_routes(app: FastAPI, tags: Mapping[str, str]) -> list[str]:
    """One line for each thing an operation lacks: `POST /path: what`. Empty when all keep the guide."""
    document = build_openapi(app, tags)
    components = document["components"]
    found: list[str] = []
    ids: Counter[str] = Counter()
    for path, method, context in contexts(app):
        operation = document["paths"][path][method]
        ids[operation["operationId"]] += 1
        said = [*_declarations(method, operation, context), *_shape(method, operation, components)]
        if len(operation.get("tags", ())) != 1 or operation["tags"][0] not in tags:
            said.append("not exactly one of the fixed tags")
        if any(not _SEGMENT.fullmatch(part) for part in path.strip("/").split("/") if part):
            said.append("the path is not kebab-case with {snake_case} ids")
        if not any(status.startswith("4") for status in operation["responses"]):
            said.append("no problems")
        found += [f"{method.upper()} {path}: {what}" for what in said]
    found += [f"operationId {name} is given {count} times" for name, count in ids.items() if count > 1]
    return found
