"""The contract: the framework's OpenAPI document, completed with what the kit itself answers.

Every operation gets its id from the function's name, its problems, its headers (If-Match, Idempotency-Key),
its scopes, an example and links from what is created to what can be done with it. Written with sorted keys,
so that a change in the document is a change in the API.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from fastapi import FastAPI
from fastapi.routing import RouteContext, iter_route_contexts

from inroad.kit.http.catalogue import GENERIC
from inroad.kit.http.examples import example
from inroad.kit.http.problems import MEDIA_TYPE
from inroad.kit.http.routing import Policy, policy_of
from inroad.kit.http.scopes import Scopes, declared

METHODS = ("get", "post", "put", "patch", "delete")

PROBLEM_SCHEMA: dict[str, Any] = {
    "type": "object",
    "title": "Problem",
    "description": "RFC 9457. `code` is stable; `type` is a page that says what to do.",
    "required": ["type", "title", "status", "detail", "code", "request_id"],
    "properties": {
        "type": {"type": "string", "maxLength": 200, "examples": ["/problems/not-found"]},
        "title": {"type": "string", "maxLength": 200, "examples": ["Nothing is here"]},
        "status": {"type": "integer", "minimum": 400, "maximum": 599, "examples": [404]},
        "detail": {"type": "string", "maxLength": 2000, "examples": ["The address names nothing."]},
        "code": {
            "type": "string",
            "maxLength": 63,
            "pattern": "^[a-z][a-z0-9_]*$",
            "examples": ["not_found"],
        },
        "request_id": {
            "type": "string",
            "maxLength": 36,
            "examples": ["0198c0de-0000-7000-8000-000000000000"],
        },
        "errors": {
            "type": "array",
            "maxItems": 100,
            "items": {
                "type": "object",
                "required": ["code", "detail"],
                "properties": {
                    "pointer": {"type": "string", "maxLength": 500, "examples": ["/emails/0/address"]},
                    "parameter": {"type": "string", "maxLength": 100, "examples": ["limit"]},
                    "header": {"type": "string", "maxLength": 100, "examples": ["If-Match"]},
                    "code": {"type": "string", "maxLength": 63, "examples": ["required"]},
                    "detail": {"type": "string", "maxLength": 2000, "examples": ["Field required"]},
                },
            },
            "examples": [[{"pointer": "/emails/0/address", "code": "required", "detail": "Field required"}]],
        },
    },
}

SECURITY_SCHEMES: dict[str, Any] = {
    "bearerAuth": {
        "type": "http",
        "scheme": "bearer",
        "description": "A personal access token. Its scopes are those named by each operation.",
    },
    "cookieAuth": {
        "type": "apiKey",
        "in": "cookie",
        "name": "__Host-session",
        "description": "A browser's session. Writes also need `X-CSRF: 1` and must come from our own pages. "
        "Over plain http on this machine the cookie is named `session`.",
    },
}

_IDEMPOTENCY_KEY: dict[str, Any] = {
    "name": "Idempotency-Key",
    "in": "header",
    "description": "A fresh UUID for each new request, the same one for a repeat; answers are kept 48 hours.",
    "schema": {
        "type": "string",
        "minLength": 1,
        "maxLength": 257,
        "pattern": '^("[ !#-~]{1,255}"|[!#-~]{1,255})$',
    },
    "example": "0198c0de-0000-7000-8000-0000000000f1",
}
_IF_NONE_MATCH: dict[str, Any] = {
    "name": "If-None-Match",
    "in": "header",
    "required": False,
    "description": "ETag of the version at hand; 304 when it is still current.",
    "schema": {"type": "string", "maxLength": 1000},
    "example": '"3"',
}
_ETAG: dict[str, Any] = {
    "description": "The version, quoted.",
    "schema": {"type": "string", "maxLength": 40},
    "example": '"3"',
}
_REPLAYED: dict[str, Any] = {
    "description": "`true` when this is the stored answer of an earlier request with the same key.",
    "schema": {"type": "string", "enum": ["true"]},
}
_LOCATION: dict[str, Any] = {
    "description": "Address of what was created.",
    "schema": {"type": "string", "format": "uri-reference", "maxLength": 2000},
}


def contexts(app: FastAPI) -> Iterator[tuple[str, str, RouteContext]]:
    """(path, method in lower case, route) of every operation in the contract."""
    for context in iter_route_contexts(app.routes):
        if getattr(context, "include_in_schema", False) and getattr(context, "dependant", None) is not None:
            for method in sorted(context.methods or ()):
                yield str(context.path_format), method.lower(), context


def scopes_of(context: RouteContext) -> Scopes | None:
    """The one declaration of scopes of a route; None where there is none, or more than one."""
    found = declared(context.dependant)
    return found[0] if len(found) == 1 else None


def statuses(method: str, operation: Mapping[str, Any], policy: Policy, open_to_all: bool) -> list[int]:
    """Every error status the operation may answer with."""
    names = {parameter["name"].lower() for parameter in operation.get("parameters", ())}
    found = {400, 404, 422, 429, 500, 503, *policy.also}
    if not open_to_all:
        found |= {401, 403}
    elif method == "post":
        found.add(401)  # what is open to everybody and writes is signing in
    if method != "get" and not policy.read_only:
        found |= {403, 409, 507}
    if "requestBody" in operation:
        found |= {413, 415}
    if "if-match" in names:
        found |= {412, 428}
    return sorted(found)


def _problem_response(status: int) -> dict[str, Any]:
    kind = GENERIC[status]
    body = {
        "type": f"/problems/{kind.slug}",
        "title": kind.title,
        "status": status,
        "detail": kind.meaning,
        "code": kind.code,
        "request_id": "0198c0de-0000-7000-8000-000000000000",
    }
    schema = {"$ref": "#/components/schemas/Problem"}
    found: dict[str, Any] = {
        "description": f"{kind.title}. {kind.remedy}",
        "content": {MEDIA_TYPE: {"schema": schema, "example": body}},
    }
    if status in (429, 503):
        seconds = {"type": "integer", "minimum": 0, "maximum": 86400}
        found["headers"] = {"Retry-After": {"description": "Seconds to wait.", "schema": seconds}}
    if status == 412:
        found["headers"] = {"ETag": _ETAG}
    return found


def _complete(method: str, operation: dict[str, Any], context: RouteContext) -> None:
    policy, scopes = policy_of(context.endpoint), scopes_of(context)
    operation["operationId"] = context.name
    description = operation.get("description", "")
    if description and not context.summary:
        operation["summary"] = description.split("\n")[0].rstrip(".")
    if method == "post" and not policy.read_only and policy.idempotency != "refused":
        needed = policy.idempotency == "required"
        operation.setdefault("parameters", []).append({**_IDEMPOTENCY_KEY, "required": needed})
    if policy.if_match:
        operation["x-if-match-exempt"] = policy.if_match
    if policy.whole:
        operation["x-whole"] = policy.whole
    if method == "post":
        operation["x-idempotency"] = "none: reads only" if policy.read_only else policy.idempotency
    scope = scopes.needed(method.upper(), policy.read_only) if scopes else None
    open_to_all = scopes is not None and scopes.read is None
    operation["x-scopes"] = [scope] if scope else []
    operation["security"] = [] if open_to_all else [{"bearerAuth": operation["x-scopes"]}, {"cookieAuth": []}]
    for parameter in operation.get("parameters", ()):
        if parameter["name"].lower() == "if-match":
            parameter.update(name="If-Match", required=True)
            parameter["schema"] = {"type": "string", "maxLength": 1000}
    answers: dict[str, Any] = operation["responses"]
    for status in [name for name in answers if name.startswith(("4", "5"))]:
        del answers[status]
    for status, answer in answers.items():
        if status == "201":
            answer.setdefault("headers", {}).setdefault("Location", _LOCATION)
        if method == "post" and policy.idempotency != "refused" and not policy.read_only:
            answer.setdefault("headers", {})["Idempotent-Replayed"] = _REPLAYED
    for code in statuses(method, operation, policy, open_to_all):
        answers[str(code)] = {"$ref": f"#/components/responses/Problem{code}"}


def _add_etags(item: dict[str, Any]) -> None:
    """A resource guarded by If-Match shows its ETag when read, and says 304."""
    names = {p["name"] for method in METHODS[2:] for p in item.get(method, {}).get("parameters", ())}
    if "If-Match" not in names:
        return
    if "get" in item:
        item["get"].setdefault("parameters", []).append(_IF_NONE_MATCH)
        item["get"]["responses"]["304"] = {"description": "Still current.", "headers": {"ETag": _ETAG}}
    for method in ("get", "put", "patch"):
        answer = item.get(method, {}).get("responses", {}).get("200")
        if answer is not None:
            answer.setdefault("headers", {})["ETag"] = _ETAG


def _add_links(paths: dict[str, Any]) -> None:
    """From what a POST creates to what can be done with it."""
    for path, item in paths.items():
        created = item.get("post", {}).get("responses", {}).get("201")
        if created is None:
            continue
        for target, other in paths.items():
            rest = target.removeprefix(path + "/")
            if rest == target or not (rest.startswith("{") and rest.endswith("}") and "/" not in rest):
                continue
            known = {
                p.strip("{}"): f"$request.path.{p.strip('{}')}" for p in path.split("/") if p.startswith("{")
            }
            for method in METHODS:
                if method in other:
                    name = other[method]["operationId"]
                    parameters = {**known, rest.strip("{}"): "$response.body#/id"}
                    created.setdefault("links", {})[name] = {"operationId": name, "parameters": parameters}


def _add_examples(operation: dict[str, Any], components: dict[str, Any]) -> None:
    media = list(operation.get("requestBody", {}).get("content", {}).values())
    for status, answer in operation["responses"].items():
        if status.startswith("2"):
            media += answer.get("content", {}).values()
    for one in media:
        if "schema" in one and not one.get("example") and not one.get("examples"):
            value = example(one["schema"], components)
            if value is not None:
                one["example"] = value
    for parameter in operation.get("parameters", ()):
        if "example" not in parameter and parameter.get("required"):
            value = example(parameter["schema"], components)
            if value is not None:
                parameter["example"] = value


def _add_merge_patch(operation: dict[str, Any]) -> None:
    content = operation.get("requestBody", {}).get("content", {})
    if "application/json" in content:
        content["application/merge-patch+json"] = dict(content["application/json"])


def _describe_ids(paths: dict[str, Any]) -> None:
    """Ids in paths and plain filters say what they are, where nobody has said so."""
    for item in paths.values():
        for method in METHODS:
            for parameter in item.get(method, {}).get("parameters", ()):
                if parameter.get("description"):
                    continue
                what = parameter["name"].removesuffix("_id").replace("_", " ")
                if parameter["in"] == "path":
                    parameter["description"] = f"Id of the {what}"
                elif parameter["in"] == "query":
                    parameter["description"] = f"Only those with this {what}"


def build_openapi(app: FastAPI, tags: Mapping[str, str]) -> dict[str, Any]:
    """The finished document. `tags` are names and descriptions, in the order they are shown."""
    document = json.loads(json.dumps(FastAPI.openapi(app)))
    components: dict[str, Any] = document.setdefault("components", {})
    schemas: dict[str, Any] = components.setdefault("schemas", {})
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    schemas["Problem"] = PROBLEM_SCHEMA
    components["securitySchemes"] = SECURITY_SCHEMES
    components["responses"] = {f"Problem{status}": _problem_response(status) for status in GENERIC}
    paths: dict[str, Any] = document.setdefault("paths", {})
    for path, method, context in contexts(app):
        _complete(method, paths[path][method], context)
    for item in paths.values():
        _add_etags(item)
        for method in METHODS:
            if method in item:
                _add_examples(item[method], components)
        if "patch" in item:
            _add_merge_patch(item["patch"])
    _add_links(paths)
    _describe_ids(paths)
    used = json.dumps(paths)
    for name in [name for name in components["responses"] if f'/responses/{name}"' not in used]:
        del components["responses"][name]
    document["servers"] = [{"url": "/"}]
    document["tags"] = [{"name": name, "description": text} for name, text in tags.items()]
    return dict(document)


def dump_openapi(document: Mapping[str, Any]) -> str:
    """The document as it is committed: keys sorted, two spaces, one newline at the end."""
    return json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def install_openapi(app: FastAPI, tags: Mapping[str, str]) -> None:
    """Makes `app.openapi()` and the address that serves it give the finished document, built once."""
    built: dict[str, Any] = {}

    def openapi() -> dict[str, Any]:
        if not built:
            built.update(build_openapi(app, tags))
        return built

    app.openapi = openapi  # type: ignore[method-assign]  # the way FastAPI documents
