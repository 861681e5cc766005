"""What the routes of signing in share: the cookie, the address asked from, and who is signed in."""

from datetime import datetime
from typing import Annotated

from fastapi import Depends, Request, Response
from sqlalchemy import delete, select

from inroad.kit.db import Session
from inroad.kit.http.transaction import UnitOfWork
from inroad.kit.vault import Vault
from inroad.rooms.accounts import actions
from inroad.rooms.accounts.access import COOKIES, Principal, cookie_of
from inroad.rooms.accounts.actions import SESSION_LONGEST
from inroad.rooms.accounts.passwords import Passwords
from inroad.rooms.accounts.post import Post
from inroad.rooms.accounts.schemas import AccountOut, CurrentSessionOut, WorkspaceBrief
from inroad.rooms.accounts.tables import Account, AccountSession, Membership, Workspace
from inroad.rooms.accounts.tokens import session_hash


def _passwords(request: Request) -> Passwords:
    found: Passwords = request.app.state.passwords
    return found


PasswordsOf = Annotated[Passwords, Depends(_passwords)]


def _vault(request: Request) -> Vault:
    found: Vault = request.app.state.means.vault
    return found


VaultOf = Annotated[Vault, Depends(_vault)]


def post_of(request: Request) -> Post:
    """What sends the installation's own mail."""
    found: Post = request.app.state.post
    return found


async def state_of(db: Session, account: Account, session: AccountSession | None) -> CurrentSessionOut:
    """The account and the searches it belongs to."""
    found = await db.execute(
        select(Workspace.id, Workspace.name, Workspace.time_zone, Workspace.erase_at, Membership.role)
        .join(Membership, Membership.workspace_id == Workspace.id)
        .where(Membership.account_id == account.id)
        .order_by(Workspace.created_at, Workspace.id)
        .limit(200)
    )
    return CurrentSessionOut(
        account=AccountOut.model_validate(account),
        workspaces=[WorkspaceBrief.model_validate(row) for row in found],
        expires_at=session.expires_at if session else None,
    )


def set_cookie(request: Request, response: Response, token: str) -> None:
    """Gives the browser its session (S1)."""
    secure = request.app.state.settings.server.cookie_secure
    response.set_cookie(
        COOKIES[0] if secure else COOKIES[1],
        token,
        max_age=int(SESSION_LONGEST.total_seconds()),
        path="/",
        secure=secure,
        httponly=True,
        samesite="lax",
    )


def forget_cookie(response: Response) -> None:
    """Takes the session from the browser, and asks it to forget what it kept (P8)."""
    for name in COOKIES:
        response.delete_cookie(name, path="/", secure=name.startswith("__Host-"), httponly=True)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'


def address_of(request: Request) -> str:
    """The network address asked from; behind a proxy, the one that it names."""
    return request.client.host if request.client else ""


async def sign_in(
    uow: UnitOfWork, request: Request, response: Response, account_id: str, now: datetime
) -> CurrentSessionOut:
    """Gives the browser a new session; the one it had ends (S1)."""
    db = await uow.session()
    if (old := cookie_of(request)) is not None:
        await db.execute(delete(AccountSession).where(AccountSession.token_hash == session_hash(old)))
    account = await db.get_one(Account, account_id)
    session, token = await actions.start_session(db, account.id, request.headers.get("user-agent", ""), now)
    set_cookie(request, response, token)
    return await state_of(db, account, session)


async def renew(
    uow: UnitOfWork, request: Request, response: Response, principal: Principal, now: datetime
) -> CurrentSessionOut:
    """Gives a browser whose owner has just shown who they are a new session in place of its own (S1)."""
    db = await uow.session()
    account = await db.get_one(Account, principal.account_id)
    old = await db.get_one(AccountSession, principal.credential_id)
    session, token = await actions.start_session(db, account.id, old.user_agent, now)
    await db.execute(delete(AccountSession).where(AccountSession.id == principal.credential_id))
    set_cookie(request, response, token)
    return await state_of(db, account, session)
