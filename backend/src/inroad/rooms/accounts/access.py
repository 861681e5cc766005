"""Who is asking, and whether they may: the way into every workspace.

A browser signs in with a cookie, a script with `Authorization: Bearer inroad_pat_…`; with both, the cookie
is ignored (S2). Someone who is no member of a workspace gets 404, as if it did not exist (S10).
"""

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Depends, Path, Security
from fastapi.security import SecurityScopes
from sqlalchemy import select
from starlette.requests import Request

from inroad.kit import clock
from inroad.kit.db import Session
from inroad.kit.http.models import Identifier
from inroad.kit.http.problems import Problem
from inroad.kit.http.transaction import Uow
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
    return Problem(401, "sign_in_needed", detail="Sign in, or send a valid access token.")


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


async def _by_token(db: Session, uow: Uow, token: str) -> Principal:
    if not tokens.well_formed(token):
        raise _unknown()
    found = await db.execute(
        select(
            AccessToken.id, AccessToken.account_id, AccessToken.workspace_id, AccessToken.scopes
        ).where(
            AccessToken.token_hash == uow.kit.secret.keyed_hash("access-token", token),
            AccessToken.expires_at > clock.now(),
        )
    )
    row = found.one_or_none()
    if row is None:
        raise _unknown()
    return Principal(row.account_id, "token", row.id, row.workspace_id, frozenset(row.scopes))


async def _by_cookie(db: Session, token: str) -> Principal:
    now = clock.now()
    found = await db.execute(
        select(AccountSession.id, AccountSession.account_id).where(
            AccountSession.token_hash == tokens.session_hash(token),
            AccountSession.expires_at > now,
            AccountSession.last_seen_at > now - SESSION_IDLE,
        )
    )
    row = found.one_or_none()
    if row is None:
        raise _unknown()
    return Principal(row.account_id, "session", row.id, None, None)


async def find_out(request: Request, uow: Uow) -> Principal:
    """Who is asking. Problem 401 when that cannot be told."""
    bearer = _bearer(request)
    if bearer is not None:
        if not tokens.well_formed(bearer):
            raise _unknown()
        principal = await _by_token(await uow.lookup(), uow, bearer)
    else:
        cookie = cookie_of(request)
        if cookie is None:
            raise _unknown()
        principal = await _by_cookie(await uow.lookup(), cookie)
    seen: Seen = request.app.state.seen
    seen.note(principal.credential, principal.credential_id, clock.now())
    return principal


async def _person(request: Request, uow: Uow) -> Principal:
    principal = await find_out(request, uow)
    if principal.credential != "session":
        raise Problem(403, "browser_only", detail="Accounts are looked after in the browser, not by token.")
    uow.identify(principal.account_id)
    return principal


SignedIn = Annotated[Principal, Security(_person, scopes=[])]
"""A person in a browser: for routes about the account itself. Tokens are refused there (S5)."""


async def _enter(
    request: Request,
    uow: Uow,
    needed: SecurityScopes,
    workspace_id: Annotated[Identifier, Path(description="The search")],
) -> Entry:
    principal = await find_out(request, uow)
    lookup = await uow.lookup()
    found = await lookup.execute(
        select(Workspace, Membership.role)
        .join(Membership, Membership.workspace_id == Workspace.id)
        .where(Membership.workspace_id == workspace_id, Membership.account_id == principal.account_id)
    )
    row = found.one_or_none()
    if row is None or principal.workspace_id not in (None, workspace_id):
        raise Problem(404, "not_found", detail="There is no such search, or it is not yours.")
    if principal.scopes is not None and not principal.scopes.issuperset(needed.scopes):
        missing = ", ".join(sorted(set(needed.scopes) - principal.scopes))
        raise Problem(403, "scope_missing", detail=f"This token may not do that. It lacks: {missing}.")
    uow.identify(principal.credential_id, workspace_id)
    workspace, role = row
    lookup.expunge(workspace)
    db = await uow.session(workspace_id)
    return Entry(principal, workspace, role, db)


def enter(*scopes: str) -> object:
    """The marker for a route's entry: `Annotated[Entry, enter("contacts:read")]`."""
    return Security(_enter, scopes=list(scopes))


async def _account(principal: SignedIn, uow: Uow) -> Account:
    db = await uow.session()
    account = await db.get(Account, principal.account_id)
    if account is None:
        raise _unknown()
    return account


CurrentAccount = Annotated[Account, Depends(_account)]
