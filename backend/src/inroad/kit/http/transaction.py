"""One commit a request: the answer is built, then committed, then sent.

A route of this class owns a `UnitOfWork`. Nothing is opened before it is asked for; whatever was written is
committed once, after the answer is ready and before its first byte leaves, together with the stored answer
of an Idempotency-Key. Any exception, and any answer of status 400 and above, rolls back. A commit that fails
is a problem, never a false 201. Safe methods, and POSTs declared read_only, read in a read-only transaction.
"""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import AbstractAsyncContextManager, suppress
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from inroad.kit import clock
from inroad.kit.db import Session, Stale, Unavailable
from inroad.kit.http import idempotency
from inroad.kit.http.body import CheckedRequest, check_length, limited, read_body
from inroad.kit.http.catalogue import GENERIC, STATUSES
from inroad.kit.http.context import HttpKit, http_kit
from inroad.kit.http.frame import template
from inroad.kit.http.limits import enforce
from inroad.kit.http.preconditions import etag, not_modified
from inroad.kit.http.problems import MEDIA_TYPE, FieldError, Problem, problem_response
from inroad.kit.http.routing import Policy, policy_of
from inroad.kit.ids import new_id

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
PROMPT = 0.1
"""Seconds in which a body that was sent at once is there."""


class _UndoneError(Exception):
    """Closes a session without a commit."""


class UnitOfWork:
    """The sessions of one request. Made by the route; found at `request.state.uow`."""

    def __init__(self, kit: HttpKit, request: CheckedRequest, policy: Policy) -> None:
        self.kit = kit
        self.request = request
        self.policy = policy
        self.read_only = request.method in SAFE or policy.read_only
        self.principal: str | None = None
        self.ask: idempotency.Ask | None = None
        self._open: tuple[AbstractAsyncContextManager[Session], Session] | None = None
        self._record: idempotency.IdempotencyRecord | None = None
        self._running: tuple[str, ...] | None = None

    def identify(self, principal: str, workspace_id: str | None = None) -> None:
        """Says who is asking, once that is known: the id of the user. Problem 429 when over a limit."""
        self.principal = principal
        scope, cost = self.request.scope, self.policy.cost
        enforce(self.kit.limiter, scope, "user", principal, cost)
        if workspace_id is not None:
            enforce(self.kit.limiter, scope, "workspace", workspace_id, cost)

    async def lookup(self) -> Session:
        """A reading session without a workspace, for finding out who is asking.

        On a write it is given back before the writer is opened: strangers never queue for the write lock.
        """
        if self._open is None:
            await self._begin(self.kit.database.read(None))
        assert self._open is not None  # noqa: S101 - just opened
        return self._open[1]

    async def session(self, workspace_id: str | None = None) -> Session:
        """The request's session in a workspace, or in none; the same one each time it is asked for.

        For a POST with an Idempotency-Key the key is claimed here, so ask only once the caller's permission
        is known. Raises Problem and, for a repeat, ends the request with the stored answer.
        """
        if self._open is not None:
            session = self._open[1]
            if session.writable or self.read_only:
                if session.workspace_id is None and workspace_id is not None:
                    await session.enter(workspace_id)
                if session.workspace_id != workspace_id:
                    raise RuntimeError("a request works in one workspace")
                return session
            await self.abort()
        if self.read_only:
            return await self._begin(self.kit.database.read(workspace_id))
        if self.ask is None:
            return await self._begin(self.kit.database.write(workspace_id))
        return await self._claim(self.ask, workspace_id)

    def new_workspace_id(self) -> str:
        """The id for a workspace this request creates: equal in a repeat with the same Idempotency-Key.

        The key is then claimed in the workspace that the first request made.
        """
        if self.ask is None:
            return new_id()
        seed = self.kit.secret.keyed_hash("new-workspace", f"{self.principal}\n{self.ask.key_hash}")
        return str(
            UUID(int=(int(seed[:32], 16) & ~(0xF000 << 64) & ~(0xC000 << 48)) | 0x8000 << 64 | 0x8000 << 48)
        )

    async def _begin(self, context: AbstractAsyncContextManager[Session]) -> Session:
        session = await context.__aenter__()
        self._open = (context, session)
        return session

    async def _claim(self, ask: idempotency.Ask, workspace_id: str | None) -> Session:
        if workspace_id is None or self.principal is None:
            raise Problem(400, "idempotency_key_not_supported")
        # Before the writer: hashing may read a file, and nothing but the database is awaited inside a write.
        fingerprint = await idempotency.request_hash(ask.request)
        running = (workspace_id, self.principal, ask.route, ask.key_hash)
        first = running not in self.kit.running_keys
        if first:
            self.kit.running_keys.add(running)
            self._running = running
        try:
            session = await self._begin(self.kit.database.write(workspace_id))
        except Unavailable:
            if first:
                raise
            raise idempotency.in_flight() from None
        self._record = await idempotency.claim(session, ask, self.principal, fingerprint, clock.now())
        return session

    async def commit(self, response: Response) -> None:
        """Stores the answer of a key and commits; once, by the route."""
        if self._open is None:
            return
        context, session = self._open
        if session.writable and self.kit.on_write is not None:
            await self.kit.on_write(self.request, session, self.kit.secret, response)
        if self._record is not None:
            idempotency.keep(self._record, response)
        self._open = None
        try:
            await context.__aexit__(None, None, None)
        finally:
            self._end()

    async def abort(self) -> None:
        """Rolls back whatever is open."""
        self._end()
        if self._open is None:
            return
        (context, _), self._open = self._open, None
        with suppress(_UndoneError):
            await context.__aexit__(_UndoneError, _UndoneError(), None)

    def _end(self) -> None:
        if self._running is not None:
            self.kit.running_keys.discard(self._running)
            self._running = None


async def _unit_of_work(request: Request) -> UnitOfWork:
    uow: UnitOfWork = request.state.uow
    return uow


Uow = Annotated[UnitOfWork, Depends(_unit_of_work)]
"""The unit of work as a parameter of a route or of a dependency."""


async def _read_body(request: CheckedRequest, uow: UnitOfWork, field: Any) -> None:
    """Reads the body. Who sends it slowly keeps no connection of the store from the others meanwhile."""
    reading = asyncio.ensure_future(read_body(request, field))
    try:
        _done, late = await asyncio.wait({reading}, timeout=PROMPT)
        if late:
            await uow.abort()
        await reading
    finally:
        reading.cancel()


def _check_query(request: Request, kit: HttpKit, route: APIRoute) -> None:
    """Problem 422 for a parameter the route does not know, or one that holds U+0000."""
    if not request.scope["query_string"]:
        return
    known = kit.query_names.of(request.app, route)
    faults = []
    for name, value in request.query_params.multi_items():
        if name not in known:
            faults.append(
                FieldError(None, "unknown", "is not a parameter of this operation", parameter=name[:100])
            )
        elif "\0" in value:
            faults.append(FieldError(None, "bad_value", "must not hold U+0000", parameter=name))
    if faults:
        raise Problem(422, "invalid", errors=faults)


async def _stale(request: Request, kit: HttpKit) -> Problem:
    """412 with the ETag of what `check_if_match` guarded, as it is now."""
    guarded = getattr(request.state, "guarded_row", None)
    workspace_id = request.path_params.get("workspace_id")
    if guarded is None or workspace_id is None:
        return Problem(412, "stale")
    model, row_id = guarded
    async with kit.database.read(workspace_id) as session:
        row = await session.find(model, row_id)
    return (
        Problem(412, "stale", headers={"ETag": etag(row)}) if row is not None else Problem(404, "not_found")
    )


async def _answer(request: CheckedRequest, uow: UnitOfWork, response: Response) -> Response:
    """Commits for a good answer, rolls back for another, which is made a problem if it is none."""
    if response.status_code >= 400:
        await uow.abort()
        if response.headers.get("content-type") == MEDIA_TYPE:
            return response
        status = response.status_code if response.status_code in STATUSES else 500
        return problem_response(Problem(status, GENERIC[status].code), request.scope)
    await uow.commit(response)
    if not_modified(request, response):
        kept = {name: value for name, value in response.headers.items() if not name.startswith("content-")}
        return Response(status_code=304, headers=kept)
    return response


class TransactionalRoute(APIRoute):
    """The class of every route of the API: `APIRouter(route_class=TransactionalRoute)`."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The framework's handler inside a unit of work."""
        inner = super().get_route_handler()
        policy = policy_of(self.endpoint)

        async def handle(request: Request) -> Response:
            kit = http_kit(request.app)
            if kit.spelt_out.refuses(request.app, template(request.scope), request.scope):
                raise HTTPException(405)
            checked = CheckedRequest(request.scope, limited(request.receive, policy.max_body))
            uow = checked.state.uow = UnitOfWork(kit, checked, policy)
            try:
                check_length(checked, policy.max_body)
                if kit.before_body is not None:
                    await kit.before_body(checked)
                _check_query(checked, kit, self)
                uow.ask = idempotency.read_key(checked, policy, template(checked.scope))
                if self.body_field is not None:
                    await _read_body(checked, uow, self.body_field)
                return await _answer(checked, uow, await inner(checked))
            except idempotency.ReplayError as replay:
                await uow.abort()
                return replay.response
            except Stale:
                await uow.abort()
                raise await _stale(checked, kit) from None
            except ClientDisconnect:
                await uow.abort()
                raise Problem(400, "bad_request", detail="The body ended early.") from None
            except BaseException:
                await uow.abort()
                raise

        return handle
