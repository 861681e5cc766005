"""What a route declares about itself, and what the table of routes knows."""

import re
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
    also         statuses it answers beside those of its kind, such as 410 for a link that was used
    unattended   asked for by an open page by itself: it keeps nobody signed in
    """

    idempotency: Literal["optional", "required", "refused"] = "optional"
    if_match: str | None = None
    read_only: bool = False
    cost: int = 1
    max_body: int = MIB
    whole: str | None = None
    also: tuple[int, ...] = ()
    unattended: bool = False


DEFAULT_POLICY = Policy()


def policy(
    *,
    idempotency: Literal["optional", "required", "refused"] = "optional",
    if_match: str | None = None,
    read_only: bool = False,
    cost: int = 1,
    max_body: int = MIB,
    whole: str | None = None,
    also: tuple[int, ...] = (),
    unattended: bool = False,
) -> Callable[[Endpoint], Endpoint]:
    """Decorates an endpoint, below the router's own decorator, with its `Policy`."""
    found = Policy(idempotency, if_match, read_only, cost, max_body, whole, also, unattended)

    def mark(endpoint: Endpoint) -> Endpoint:
        endpoint.__dict__["policy"] = found
        return endpoint

    return mark


def policy_of(endpoint: Callable[..., Any] | None) -> Policy:
    """The endpoint's policy; the default one where it declares none."""
    found: Policy = getattr(endpoint, "policy", DEFAULT_POLICY)
    return found


def _addresses(app: FastAPI) -> dict[str, tuple[re.Pattern[str], set[str]]]:
    """Each template with its pattern and all methods that some route has there."""
    found: dict[str, tuple[re.Pattern[str], set[str]]] = {}
    for context in iter_route_contexts(app.routes):
        pattern, name = getattr(context, "path_regex", None), getattr(context, "path_format", None)
        if pattern is not None and name is not None and context.methods:
            found.setdefault(name, (pattern, set()))[1].update(context.methods)
    return found


def allowed_methods(app: FastAPI, scope: Scope) -> list[str]:
    """All methods of the address in `scope`, sorted; OPTIONS is always one.

    Where several templates fit, the one spelt out counts: `/contacts/bulk` is no contact's address.
    """
    path: str = scope["path"].removeprefix(scope.get("root_path", ""))
    fitting = {name: entry for name, entry in _addresses(app).items() if entry[0].match(path)}
    found = {"OPTIONS"}
    for name, (pattern, methods) in fitting.items():
        if not any(other != name and pattern.match(other) for other in fitting):
            found |= methods
    return sorted(found)


class SpeltOut:
    """Addresses spelt out that a template with a parameter would also fit. Built on first use."""

    def __init__(self) -> None:
        self._above: dict[str, list[tuple[re.Pattern[str], set[str]]]] | None = None

    def refuses(self, app: FastAPI, template: str, scope: Scope) -> bool:
        """Whether the address in `scope`, which a route of `template` took, is spelt out without its method.

        The framework falls through from `POST /contacts/bulk` to `PATCH /contacts/{contact_id}`.
        """
        if self._above is None:
            known = _addresses(app)
            self._above = {
                name: [entry for other, entry in known.items() if other != name and pattern.match(other)]
                for name, (pattern, _methods) in known.items()
            }
        path: str = scope["path"].removeprefix(scope.get("root_path", ""))
        return any(
            pattern.match(path) and scope["method"] not in methods
            for pattern, methods in self._above.get(template, ())
        )


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
