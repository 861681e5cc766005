"""Who is asking, and whether they may: the way into every workspace.

A browser signs in with a cookie, a script with `Authorization: Bearer inroad_pat_…`; with both, the cookie
is ignored (S2). Someone who is no member of a workspace gets 404, as if it did not exist; a member whose role
does not cover the operation gets 403 (S10). Which role covers what stands in `roles.yaml`.
"""

from dataclasses import dataclass
from datetime import datetime
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
from inroad.kit.secrets import Secret
from inroad.rooms.accounts import tokens
from inroad.rooms.accounts.actions import SESSION_IDLE
from inroad.rooms.accounts.roles import RECENT, SIGNED_IN, matrix
from inroad.rooms.accounts.seen import Seen
from inroad.rooms.accounts.tables import AccessToken, Account, AccountSession, Membership, Workspace
from inroad.rooms.coaching.tables import CoachGrant

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
    authenticated_at: datetime | None = None
    """When a browser proved last who sits before it; a token has no such moment."""


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


async def holder_of(db: Session, secret: Secret, token: str) -> Principal | None:
    """Whoever holds an access token that is known and has not ended."""
    found = await db.execute(
        select(AccessToken.id, AccessToken.account_id, AccessToken.workspace_id, AccessToken.scopes).where(
            AccessToken.token_hash == secret.keyed_hash("access-token", token),
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
        select(AccountSession.id, AccountSession.account_id, AccountSession.authenticated_at).where(
            AccountSession.token_hash == tokens.session_hash(token),
            AccountSession.expires_at > now,
            AccountSession.last_seen_at > now - SESSION_IDLE,
        )
    )
    row = found.one_or_none()
    if row is None:
        return None
    return Principal(row.account_id, "session", row.id, None, None, row.authenticated_at)


def operation_of(request: Request) -> str:
    """The operation of the contract that this request asks for: its id is the function's name."""
    return str(request.scope["endpoint"].__name__)


def check_recent(request: Request, principal: Principal) -> None:
    """Problem 403 `reauthentication_needed` where a browser proved too long ago who sits there (S1)."""
    if principal.authenticated_at is None or operation_of(request) not in matrix().recent:
        return
    if principal.authenticated_at <= clock.now() - RECENT:
        raise Problem(
            403,
            "reauthentication_needed",
            detail="Show first that it is you: it is more than fifteen minutes since you last did.",
        )


async def recognise(request: Request) -> None:
    """Finds out who is asking, before a byte of the body is read (`HttpKit.before_body`).

    Strangers are refused here unless the matrix opens the operation to anyone; `_enter` looks at members.
    """
    uow: UnitOfWork = request.state.uow
    principal = None
    bearer = _bearer(request)
    if bearer is not None:
        if tokens.well_formed(bearer):
            principal = await holder_of(await uow.lookup(), uow.kit.secret, bearer)
    elif (cookie := cookie_of(request)) is not None:
        principal = await _by_cookie(await uow.lookup(), cookie)
    if principal is None:
        if uow.policy.max_body > MIB or not matrix().open_to_all(operation_of(request)):
            raise _unknown()
        return
    request.state.principal = principal
    grant(request, principal.scopes)
    uow.identify(principal.credential_id)
    if not uow.policy.unattended:
        seen: Seen = request.app.state.seen
        seen.note(principal.credential, principal.credential_id, clock.now())
    if matrix().admits(operation_of(request), (SIGNED_IN,)):
        check_recent(request, principal)


async def _signed_in(request: Request) -> Principal:
    principal: Principal | None = getattr(request.state, "principal", None)
    if principal is None:
        raise _unknown()
    return principal


SignedIn = Annotated[Principal, Depends(_signed_in)]
"""Whoever is asking; 401 for a stranger."""


async def _by_grant(
    lookup: Session, principal: Principal, workspace_id: str
) -> tuple[Workspace, frozenset[str]]:
    """A search whose seeker lets this coach look now, and at what (S14). Raises Problem 404."""
    now = clock.now()
    found = await lookup.execute(
        select(Workspace, CoachGrant.scopes)
        .join(CoachGrant, CoachGrant.workspace_id == Workspace.id)
        .where(
            CoachGrant.workspace_id == workspace_id,
            CoachGrant.coach_id == principal.account_id,
            CoachGrant.revoked_at.is_(None),
            CoachGrant.ends_at > now,
            Workspace.erase_at.is_(None),
        )
    )
    row = found.first()
    # A token is for a search of one's own: a coach looks with the browser.
    if row is None or principal.credential != "session":
        raise Problem(404, "not_found", detail="There is no such search, or it is not yours.")
    return row[0], frozenset(f"coach:{scope}" for scope in row[1])


async def _enter(
    request: Request,
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
    if row is not None and row[0].erase_at is not None and row[0].erase_at <= clock.now():
        raise Problem(404, "not_found", detail="There is no such search, or it is not yours.")
    if row is not None and principal.workspace_id in (None, workspace_id):
        workspace, role = row
        roles = frozenset({role})
    else:
        workspace, roles = await _by_grant(lookup, principal, workspace_id)
        role = "coach"
    if not matrix().admits(operation_of(request), roles):
        raise Problem(403, "role_too_low", detail=f"The role {role} in this search does not cover this.")
    check_recent(request, principal)
    lookup.expunge(workspace)
    return Entry(principal, workspace, role, await uow.session(workspace_id))


Inside = Annotated[Entry, Depends(_enter)]
"""The way into a workspace: 404 for everybody who is no member of it (S10)."""


async def still_inside(db: Session, principal: Principal, workspace_id: str, operation: str) -> bool:
    """Whether somebody let in a while ago would be let in now: signed in yet, and in a role that may (S1)."""
    now = clock.now()
    if principal.credential == "session":
        known = select(AccountSession.id).where(
            AccountSession.id == principal.credential_id,
            AccountSession.expires_at > now,
            AccountSession.last_seen_at > now - SESSION_IDLE,
        )
    else:
        known = select(AccessToken.id).where(
            AccessToken.id == principal.credential_id, AccessToken.expires_at > now
        )
    role = select(Membership.role).where(
        Membership.workspace_id == workspace_id, Membership.account_id == principal.account_id
    )
    return (await db.scalar(known)) is not None and matrix().admits(operation, (await db.scalars(role)).all())


ACCOUNT = Scopes(read="account:read", write="account:write")
"""For routes about the account itself. No token ever has these (S5): they are for the browser."""


async def _account(principal: SignedIn, uow: Uow) -> Account:
    db = await uow.session()
    account = await db.get(Account, principal.account_id)
    if account is None:
        raise _unknown()
    return account


CurrentAccount = Annotated[Account, Depends(_account)]
