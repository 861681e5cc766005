"""What a route declares about itself, and what the table of routes knows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import iter_route_contexts
from pydantic import BaseModel
from starlette.types import Scope

MIB = 1024 * 1024
Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Policy:
    """How a route is served, beyond what its signature says.

    idempotency  POST only: a key may be sent, must be sent, or is refused because the answer is never stored
    if_match     PATCH, PUT, DELETE: None = If-Match is needed; a sentence = why it is not
    read_only    a POST that only reads (a search with a JSON body): read-only transaction, no key
    cost         units of the rate limits one request takes
    max_body     bytes
    whole        GET of a list: a sentence why it comes whole, without pages (it is short by nature)
    """

    idempotency: Literal["optional", "required", "refused"] = "optional"
    if_match: str | None = None
    read_only: bool = False
    cost: int = 1
    max_body: int = MIB
    whole: str | None = None


DEFAULT_POLICY = Policy()


def policy(
    *,
    idempotency: Literal["optional", "required", "refused"] = "optional",
    if_match: str | None = None,
    read_only: bool = False,
    cost: int = 1,
    max_body: int = MIB,
    whole: str | None = None,
) -> Callable[[Endpoint], Endpoint]:
    """Decorates an endpoint, below the router's own decorator, with its `Policy`."""
    found = Policy(idempotency, if_match, read_only, cost, max_body, whole)

    def mark(endpoint: Endpoint) -> Endpoint:
        endpoint.__dict__["policy"] = found
        return endpoint

    return mark


def policy_of(endpoint: Callable[..., Any] | None) -> Policy:
    """The endpoint's policy; the default one where it declares none."""
    found: Policy = getattr(endpoint, "policy", DEFAULT_POLICY)
    return found


def allowed_methods(app: FastAPI, scope: Scope) -> list[str]:
    """All methods of the address in `scope`, over every route that has it, sorted; OPTIONS is always one."""
    path: str = scope["path"].removeprefix(scope.get("root_path", ""))
    found = {"OPTIONS"}
    for context in iter_route_contexts(app.routes):
        pattern = getattr(context, "path_regex", None)
        if pattern is not None and pattern.match(path) and context.methods:
            found |= context.methods
    return sorted(found)


def _query_names(dependant: Dependant) -> Iterator[str]:
    """Names of the query parameters of a route and of all it depends on, those of query models included."""
    for field in dependant.query_params:
        annotation = field.field_info.annotation
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            yield from (info.alias or name for name, info in annotation.model_fields.items())
        else:
            yield field.alias
    for below in dependant.dependencies:
        yield from _query_names(below)


class QueryNames:
    """Which query parameters each route knows. Built on first use, since routers may be added until then."""

    def __init__(self) -> None:
        self._names: dict[int, frozenset[str]] | None = None

    def of(self, app: FastAPI, route: object) -> frozenset[str]:
        """Names the route takes, those of its routers' dependencies included."""
        if self._names is None:
            names: dict[int, frozenset[str]] = {}
            for context in iter_route_contexts(app.routes):
                dependant = getattr(context, "dependant", None)
                if dependant is None:
                    continue
                known = frozenset(_query_names(dependant))
                key = id(context.original_route)
                names[key] = names.get(key, frozenset()) | known
            self._names = names
        return self._names.get(id(route), frozenset())
