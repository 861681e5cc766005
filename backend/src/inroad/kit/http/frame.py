"""The outermost layer of every request: ids, the access log, safe headers, and defects as problems.

Pure ASGI. Logs hold no bodies, names, query strings or addresses with ids: a route is logged by its
template, a defect by its class and the places it passed, never by its message, which may quote data.
"""

import re
import time
import traceback
from collections.abc import Callable

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from inroad.kit.http.problems import Problem, problem_response

CSP = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"

_CLIENT_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_SAFE_HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
}


class AbortedError(Exception):
    """The answer had begun when a defect came up; the connection is cut without more words."""


def places(error: BaseException) -> list[str]:
    """Where a defect passed, innermost last: file:line function. Nothing of what it says."""
    frames = traceback.extract_tb(error.__traceback__)
    return [
        f"{frame.filename.rsplit('/site-packages/')[-1]}:{frame.lineno} {frame.name}"
        for frame in frames[-25:]
    ]


def template(scope: Scope) -> str:
    """The route's template, such as /api/v1/workspaces/{workspace_id}; "unmatched" where there is none."""
    context = scope.get("fastapi", {}).get("effective_route_context")
    path = getattr(context, "path_format", None) or getattr(scope.get("route"), "path_format", None)
    return path if isinstance(path, str) else "unmatched"


class Frame:
    """ASGI middleware. `new_id` makes request ids; `monotonic` measures time taken, in seconds."""

    def __init__(
        self,
        app: ASGIApp,
        new_id: Callable[[], str],
        secure: bool = False,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.app = app
        self.new_id = new_id
        self.monotonic = monotonic
        self.headers = dict(_SAFE_HEADERS)
        if secure:
            self.headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains"
        self.log = structlog.get_logger("inroad.http")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id, started, status = self.new_id(), self.monotonic(), 0
        state = scope.setdefault("state", {})
        state["request_id"] = request_id
        said = Headers(scope=scope).get("x-request-id", "")
        client_id = said if _CLIENT_ID.fullmatch(said) else None
        api = scope["path"].startswith(("/api/", "/mcp"))

        async def dressed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers["X-Request-Id"] = request_id
                for name, value in self.headers.items():
                    headers.setdefault(name, value)
                if api:
                    headers.setdefault("Cache-Control", "no-store")
            await send(message)

        bound = {"request_id": request_id} | ({"client_request_id": client_id} if client_id else {})
        with structlog.contextvars.bound_contextvars(**bound):
            try:
                await self.app(scope, receive, dressed)
            except Exception as error:
                self.log.error(
                    "defect", error=type(error).__qualname__, route=template(scope), places=places(error)
                )
                if status:
                    raise AbortedError(request_id) from None
                await problem_response(Problem(500, "internal"), scope)(scope, receive, dressed)
            finally:
                self.log.info(
                    "request",
                    method=scope["method"],
                    route=template(scope),
                    status=status,
                    ms=round((self.monotonic() - started) * 1000, 1),
                )
