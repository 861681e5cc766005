"""Operations of the API, called from within the process by a tool, as the holder of a token would call them.

A tool decides nothing: whoever may not do something over HTTP may not do it here, and what the method blocks
there is blocked here, because it is the same request that is asked (docs/decisions/0031).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar
from urllib.parse import quote

import httpx
from fastapi import FastAPI
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import BaseModel

from inroad.kit.http.openapi import contexts, scopes_of
from inroad.kit.http.routing import policy_of
from inroad.kit.ids import new_id

Answer = TypeVar("Answer", bound=BaseModel)
Query = Mapping[str, str | int | None]


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation of the contract: how it is asked for, and the scope it takes."""

    method: str
    path: str
    scope: str | None


class Api:
    """The operations this app answers, by id."""

    def __init__(self, app: FastAPI, origin: str) -> None:
        self.app = app
        self.origin = origin

    @cached_property
    def operations(self) -> dict[str, Operation]:
        """Every operation of the contract; read when first asked for, once all routers are there."""
        found = {}
        for path, method, context in contexts(self.app):
            scopes, endpoint = scopes_of(context), context.endpoint
            needed = scopes.needed(method.upper(), policy_of(endpoint).read_only) if scopes else None
            found[str(context.name)] = Operation(method.upper(), path, needed)
        return found


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a tool: whose token it came with, and from which address."""

    api: Api
    token: str
    workspace_id: str
    scopes: frozenset[str]
    client: tuple[str, int]

    async def ask(
        self,
        operation: str,
        model: type[Answer],
        *,
        body: Mapping[str, Any] | None = None,
        query: Query | None = None,
        version: int | None = None,
        **path: str,
    ) -> Answer:
        """What the operation answers, as `model`; a ToolError that says what is wrong where it refuses.

        A change of a thing takes the `version` it was read at; None for one that nobody else has seen yet.
        """
        asked = self.api.operations[operation]
        named = {name: quote(value, safe="") for name, value in path.items()}
        headers = {"Authorization": f"Bearer {self.token}", "Accept": "application/json"}
        if asked.method in ("PATCH", "PUT", "DELETE"):
            headers["If-Match"] = "*" if version is None else f'"{version}"'
        if asked.method == "POST":
            headers["Idempotency-Key"] = new_id()
        content = None
        if body is not None:
            headers["Content-Type"] = "application/json"
            # ASCII: what no UTF-8 can hold reaches the API's own check instead of failing here.
            content = json.dumps({name: value for name, value in body.items() if value is not None})
        transport = httpx.ASGITransport(self.api.app, raise_app_exceptions=False, client=self.client)
        async with httpx.AsyncClient(
            transport=transport, base_url=self.api.origin, trust_env=False
        ) as inside:
            answer = await inside.request(
                asked.method,
                asked.path.format(workspace_id=self.workspace_id, **named),
                params={name: value for name, value in (query or {}).items() if value is not None},
                content=content,
                headers=headers,
            )
        if answer.status_code >= 400:
            raise ToolError(refusal(answer.json()))
        return model.model_validate_json(answer.content)


def refusal(problem: Mapping[str, Any]) -> str:
    """A problem in words an assistant can act on: what is wrong, where, and what would be right."""
    said = [f"{problem['detail']} ({problem['code']})"]
    for error in problem.get("errors", ()):
        where = (error.get("pointer") or error.get("parameter") or error.get("header") or "").strip("/")
        said.append(f"{where}: {error['detail']}" if where else error["detail"])
    return "\n".join(said)
