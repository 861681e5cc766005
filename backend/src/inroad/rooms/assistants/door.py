"""The door at /mcp: Streamable HTTP without sessions, opened by an access token alone.

Every request stands for itself, so any number of processes may answer. A browser's cookie does not count
here, and a page of another site is refused by its `Origin`, a rebound name by its `Host`.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from fastapi import FastAPI
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp.server.transport_security import TransportSecuritySettings
from starlette.datastructures import Headers
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from inroad.kit import clock
from inroad.kit.db import StoreError
from inroad.kit.http.context import http_kit
from inroad.kit.http.limits import enforce
from inroad.kit.http.problems import Problem, problem_response
from inroad.kit.http.routing import MIB
from inroad.rooms.accounts import tokens
from inroad.rooms.accounts.access import Principal, holder_of
from inroad.rooms.assistants.calling import Api, Call
from inroad.rooms.assistants.server import build

PATH = "/mcp"
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def security(origin: str) -> TransportSecuritySettings:
    """Hosts and origins that are ours; where the address is this machine, in all its spellings."""
    parts = urlsplit(origin)
    host, port = parts.netloc, parts.port
    hosts = [host]
    if host.rpartition(":")[0] in LOOPBACK or host in LOOPBACK:
        hosts = [f"{name}:{port}" if port else name for name in LOOPBACK]
    return TransportSecuritySettings(
        enable_dns_rebinding_protection=True,
        allowed_hosts=hosts,
        allowed_origins=[f"{parts.scheme}://{each}" for each in hosts],
    )


class Door:
    """ASGI application for the route; answers once `serving` runs."""

    def __init__(self, app: FastAPI, origin: str, version: str) -> None:
        self.app = app
        self.api = Api(app, origin)
        self.security = security(origin)
        self.version = version
        self._manager: StreamableHTTPSessionManager | None = None

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[None]:
        """For the lifespan of the app."""
        server = build(self.version)
        manager = StreamableHTTPSessionManager(
            server._lowlevel_server,
            json_response=True,
            stateless=True,
            security_settings=self.security,
            max_request_body_size=MIB,
        )
        async with manager.run():
            self._manager = manager
            try:
                yield
            finally:
                self._manager = None

    async def _principal(self, token: str) -> Principal:
        kit = http_kit(self.app)
        found = None
        if tokens.well_formed(token):
            try:
                async with kit.database.read(None) as db:
                    found = await holder_of(db, kit.secret, token)
            except StoreError:
                raise Problem(503, "unavailable") from None
        if found is None:
            raise Problem(401, "unauthorized", detail="Send a valid access token: Authorization: Bearer …")
        return found

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            if scope["method"] != "POST":
                # No stream is kept open and no session is there to end.
                raise Problem(405, "method_not_allowed", headers={"Allow": "POST, OPTIONS"})
            kind, _, token = Headers(scope=scope).get("authorization", "").partition(" ")
            principal = await self._principal(token.strip() if kind.lower() == "bearer" else "")
            enforce(http_kit(self.app).limiter, scope, "user", principal.credential_id)
            if self._manager is None:
                raise Problem(503, "unavailable")
        except Problem as problem:
            await problem_response(problem, scope)(scope, receive, send)
            return
        self.app.state.seen.note("token", principal.credential_id, clock.now())
        scope["state"]["assistant_call"] = Call(
            self.api,
            token.strip(),
            principal.workspace_id or "",
            principal.scopes or frozenset(),
            tuple(scope.get("client") or ("unknown", 0)),
        )
        await self._manager.asgi_app(scope, receive, send)


def let_in(app: FastAPI, origin: str, version: str) -> Door:
    """Puts the door on the app; its `serving` belongs into the app's lifespan."""
    door = Door(app, origin, version)
    app.router.routes.append(Route(PATH, endpoint=door, include_in_schema=False))
    return door
