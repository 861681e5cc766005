"""Who is asking, and whether they may: the way into every workspace.

A browser signs in with a cookie, a script with `Authorization: Bearer inroad_pat_…`; with both, the cookie
is ignored (S2). Someone who is no member of a workspace gets 404, as if it did not exist (S10).
"""

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Depends, Path
from sqlalchemy import select
from starlette.requests import Request

from inroad.kit import clock
from inroad.kit.db import Session
from inroad.kit.http.models import Identifier
from inroad.kit.http.problems import Problem
from inroad.kit.http.routing import MIB
from inroad.kit.http.scopes import Scopes, grant
from inroad.kit.http.transaction import UnitOfWork, Uow
from inroad.rooms.accounts import tokens
from inroad.rooms.accounts.actions import SESSION_IDLE
from inroad.rooms.accounts.seen import Seen
from inroad.rooms.accounts.tables import AccessToken, Account, AccountSession, Membership, Workspace

COOKIES = ("__Host-session", "session")
"""The first where the address is https; the second only where it is not."""


@dataclass(frozen=True, slots=True)
class Principal:
    """Somebody known. `scopes` is None for a browser, which may do all its account may."""

    account_id: str
    credential: Literal["session", "token"]
    credential_id: str
    workspace_id: str | None
    scopes: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A principal inside a workspace, with the session of the request."""

    principal: Principal
    workspace: Workspace
    role: str
    db: Session


def _unknown() -> Problem:
    return Problem(401, "unauthorized", detail="Sign in, or send a valid access token.")


def _bearer(request: Request) -> str | None:
    header = request.headers.get("authorization")
    if header is None:
        return None
    kind, _, token = header.partition(" ")
    return token.strip() if kind.lower() == "bearer" else ""


def cookie_of(request: Request) -> str | None:
    """The session token a browser sent."""
    for name in COOKIES:
        if value := request.cookies.get(name):
            return value
    return None


async def _by_token(db: Session, uow: UnitOfWork, token: str) -> Principal | None:
    found = await db.execute(
        select(AccessToken.id, AccessToken.account_id, AccessToken.workspace_id, AccessToken.scopes).where(
            AccessToken.token_hash == uow.kit.secret.keyed_hash("access-token", token),
            AccessToken.expires_at > clock.now(),
        )
    )
    row = found.one_or_none()
    if row is None:
        return None
    return Principal(row.account_id, "token", row.id, row.workspace_id, frozenset(row.scopes))


async def _by_cookie(db: Session, token: str) -> Principal | None:
    now = clock.now()
    found = await db.execute(
        select(AccountSession.id, AccountSession.account_id).where(
            AccountSession.token_hash == tokens.session_hash(token),
            AccountSession.expires_at > now,
            AccountSession.last_seen_at > now - SESSION_IDLE,
        )
    )
    row = found.one_or_none()
    return None if row is None else Principal(row.account_id, "session", row.id, None, None)


async def recognise(request: Request) -> None:
    """Finds out who is asking, before a byte of the body is read (`HttpKit.before_body`).

    Nobody is refused here but strangers with a large body: routes say by their scopes who may come in.
    """
    uow: UnitOfWork = request.state.uow
    principal = None
    bearer = _bearer(request)
    if bearer is not None:
        if tokens.well_formed(bearer):
            principal = await _by_token(await uow.lookup(), uow, bearer)
    elif (cookie := cookie_of(request)) is not None:
        principal = await _by_cookie(await uow.lookup(), cookie)
    if principal is None:
        if uow.policy.max_body > MIB:
            raise _unknown()
        return
    request.state.principal = principal
    grant(request, principal.scopes)
    uow.identify(principal.credential_id)
    seen: Seen = request.app.state.seen
    seen.note(principal.credential, principal.credential_id, clock.now())


async def _signed_in(request: Request) -> Principal:
    principal: Principal | None = getattr(request.state, "principal", None)
    if principal is None:
        raise _unknown()
    return principal


SignedIn = Annotated[Principal, Depends(_signed_in)]
"""Whoever is asking; 401 for a stranger."""


async def _enter(
    principal: SignedIn,
    uow: Uow,
    workspace_id: Annotated[Identifier, Path(description="The search")],
) -> Entry:
    lookup = await uow.lookup()
    found = await lookup.execute(
        select(Workspace, Membership.role)
        .join(Membership, Membership.workspace_id == Workspace.id)
        .where(Membership.workspace_id == workspace_id, Membership.account_id == principal.account_id)
    )
    row = found.one_or_none()
    if row is None or principal.workspace_id not in (None, workspace_id):
        raise Problem(404, "not_found", detail="There is no such search, or it is not yours.")
    workspace, role = row
    lookup.expunge(workspace)
    return Entry(principal, workspace, role, await uow.session(workspace_id))


Inside = Annotated[Entry, Depends(_enter)]
"""The way into a workspace: 404 for everybody who is no member of it (S10)."""

ACCOUNT = Scopes(read="account:read", write="account:write")
"""For routes about the account itself. No token ever has these (S5): they are for the browser."""


async def _account(principal: SignedIn, uow: Uow) -> Account:
    db = await uow.session()
    account = await db.get(Account, principal.account_id)
    if account is None:
        raise _unknown()
    return account


CurrentAccount = Annotated[Account, Depends(_account)]
