"""Which scope an operation needs, declared once on its router.

    router = APIRouter(dependencies=[Depends(Scopes(read="contacts:read", write="contacts:write"))])

Whoever authenticates (`HttpKit.before_body`) calls `grant`; this dependency refuses what was not granted. The
contract and the route lint read the same declaration.
"""

from collections.abc import Iterable

from fastapi.dependencies.models import Dependant
from starlette.requests import Request

from inroad.kit.http.problems import Problem
from inroad.kit.http.routing import policy_of

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def grant(request: Request, scopes: Iterable[str] | None) -> None:
    """Notes what the credential of this request may do; None: everything its user may (a session)."""
    request.state.granted_scopes = None if scopes is None else frozenset(scopes)


class Scopes:
    """Dependency of a router. `Scopes()` without names declares operations open to everybody."""

    def __init__(self, read: str | None = None, write: str | None = None) -> None:
        if (read is None) != (write is None):
            raise ValueError("name both scopes, or none for operations open to everybody")
        self.read = read
        self.write = write

    def needed(self, method: str, read_only: bool = False) -> str | None:
        """The scope a method needs; None for an open operation."""
        return self.read if method in SAFE or read_only else self.write

    async def __call__(self, request: Request) -> None:
        """Problem 401 when nobody is signed in, 403 `scope_missing` when the token does not reach."""
        endpoint = request.scope.get("endpoint")
        scope = self.needed(request.method, policy_of(endpoint).read_only)
        if scope is None:
            return
        if not hasattr(request.state, "granted_scopes"):
            raise Problem(401, "unauthorized")
        granted: frozenset[str] | None = request.state.granted_scopes
        if granted is not None and scope not in granted:
            raise Problem(403, "scope_missing", detail=f"The token lacks the scope {scope}.")


def declared(dependant: Dependant) -> list[Scopes]:
    """Every `Scopes` among what a route depends on."""
    found = [dependant.call] if isinstance(dependant.call, Scopes) else []
    for below in dependant.dependencies:
        found.extend(declared(below))
    return found
