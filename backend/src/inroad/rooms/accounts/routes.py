"""Accounts over HTTP: signing up, in and out, sessions, tokens."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from sqlalchemy import delete, select

from inroad.kit import clock
from inroad.kit.http.csrf import same_origin
from inroad.kit.http.listing import ListParams, Sort, paginate, rows_of
from inroad.kit.http.models import Identifier, PageLinks
from inroad.kit.http.preconditions import IfMatch, check_if_match, etag
from inroad.kit.http.problems import Problem
from inroad.kit.http.routing import policy
from inroad.kit.http.scopes import Scopes
from inroad.kit.http.transaction import TransactionalRoute, UnitOfWork, Uow
from inroad.kit.vault import Vault
from inroad.rooms.accounts import actions, factors
from inroad.rooms.accounts.access import ACCOUNT, CurrentAccount, Entry, Inside, SignedIn
from inroad.rooms.accounts.browser import (
    PasswordsOf,
    VaultOf,
    address_of,
    forget_cookie,
    set_cookie,
    sign_in,
    state_of,
)
from inroad.rooms.accounts.passkey_routes import whose
from inroad.rooms.accounts.passkeys import site_of
from inroad.rooms.accounts.schemas import (
    AccountOut,
    AccountPatch,
    CurrentSessionOut,
    NewTokenOut,
    SessionOut,
    SetupOut,
    SignInIn,
    SignUpIn,
    TokenIn,
    TokenOut,
)
from inroad.rooms.accounts.tables import AccessToken, Account, AccountSession

door = APIRouter(route_class=TransactionalRoute, tags=["accounts"], dependencies=[Depends(Scopes())])
"""Open to everybody: setup, signing up and in."""
own = APIRouter(route_class=TransactionalRoute, tags=["accounts"], dependencies=[Depends(ACCOUNT)])
"""One's own account, in the browser."""
router = APIRouter(
    route_class=TransactionalRoute,
    tags=["accounts"],
    dependencies=[Depends(Scopes(read="workspace:read", write="workspace:write"))],
)
"""Who one is, and the tokens of a search."""


class SessionPage(PageLinks):
    """A page of places where one is signed in."""

    items: list[SessionOut]


class TokenPage(PageLinks):
    """A page of access tokens."""

    items: list[TokenOut]


@door.get("/setup", summary="What a visitor may do before signing in")
async def get_setup(uow: Uow, request: Request) -> SetupOut:
    """Whether the first account is still to be made, and whether others may sign up by themselves."""
    first = not await actions.has_accounts(await uow.session())
    return SetupOut(
        first_account_needed=first,
        sign_up_open=first or request.app.state.settings.accounts.sign_up,
        mail_ready=request.app.state.post.ready,
        passkeys_possible=site_of(uow.kit.public_url) is not None,
        provider_name=provider.name if (provider := request.app.state.provider) else None,
    )


@door.post("/accounts", status_code=201, summary="Sign up", dependencies=[Depends(same_origin)])
@policy(idempotency="refused")
async def create_account(
    body: SignUpIn, uow: Uow, request: Request, response: Response, passwords: PasswordsOf
) -> CurrentSessionOut:
    """Makes an account with its first search, and signs this browser in."""
    lookup = await uow.lookup()
    if await actions.has_accounts(lookup) and not request.app.state.settings.accounts.sign_up:
        raise Problem(403, "sign_up_closed", detail="Ask whoever runs this server for an account.")
    actions.email_key(body.email)
    actions.check_new_password(body.password, (body.display_name, body.email))
    await uow.abort()
    hashed = await passwords.hash(body.password)
    db = await uow.session()
    now = clock.now()
    account, _ = await actions.create_account(
        db,
        email=body.email,
        password_hash=hashed,
        display_name=body.display_name,
        time_zone=body.time_zone,
        now=now,
    )
    session, token = await actions.start_session(db, account.id, request.headers.get("user-agent", ""), now)
    set_cookie(request, response, token)
    return await state_of(db, account, session)


async def _ask_second_factor(
    uow: UnitOfWork, vault: Vault, account_id: str, keys: actions.TryKeys, body: SignInIn
) -> None:
    """Nothing where none is set up. Raises Problem 401 without one that is right, 429 after too many."""
    now = clock.now()
    async with uow.kit.database.read(None) as db:
        kinds = await factors.kinds_of(db, account_id)
        if not kinds:
            return
        if body.code is None and body.passkey is None:
            detail = "Send a code as `code`, or a passkey's answer as `passkey`, too."
            raise Problem(401, "second_factor_needed", detail=detail, extra={"factors": kinds})
        await actions.refuse_too_many_tries(db, keys, now, "factor")
    if body.passkey is not None:
        if await whose(uow, body.passkey, account_id) == account_id:
            return
        raise Problem(401, "wrong_passkey", detail="This passkey does not fit, or the page waited too long.")
    async with uow.kit.database.write(None) as db:
        if await factors.check_second_factor(db, vault, uow.kit.secret, account_id, body.code or "", now):
            return
        await actions.note_try(db, keys, now, "factor")
    raise Problem(401, "wrong_code", detail="The code is not right, or was used already.")


@door.post("/sessions", status_code=201, summary="Sign in", dependencies=[Depends(same_origin)])
@policy(idempotency="refused")
async def create_session(
    body: SignInIn, uow: Uow, request: Request, response: Response, passwords: PasswordsOf, vault: VaultOf
) -> CurrentSessionOut:
    """Signs a browser in; the answer takes as long for an unknown address as for a wrong password (S4)."""
    now = clock.now()
    keys = actions.TryKeys.of(uow.kit.secret, body.email, address_of(request))
    lookup = await uow.lookup()
    await actions.refuse_too_many_tries(lookup, keys, now)
    account = await actions.account_by_email(lookup, body.email)
    stored = (account.password_hash or None) if account else None
    await uow.abort()
    if not await passwords.check(stored, body.password) or account is None:
        async with uow.kit.database.write(None) as counted:
            await actions.note_try(counted, keys, now)
        raise Problem(401, "wrong_credentials", detail="The address or the password is not right.")
    await _ask_second_factor(uow, vault, account.id, keys, body)
    renewed = await passwords.hash(body.password) if passwords.outdated(account.password_hash) else None
    state = await sign_in(uow, request, response, account.id, now)
    if renewed is not None:
        db = await uow.session()
        (await db.get_one(Account, account.id)).password_hash = renewed
    return state


@router.get("/sessions/current", summary="Who is signed in")
async def get_current_session(principal: SignedIn, uow: Uow) -> CurrentSessionOut:
    """The account and its searches; with a token, the one search it is for."""
    db = await uow.session()
    account = await db.get_one(Account, principal.account_id)
    if principal.credential == "token":
        state = await state_of(db, account, None)
        mine = [each for each in state.workspaces if each.id == principal.workspace_id]
        return state.model_copy(update={"workspaces": mine})
    return await state_of(db, account, await db.get_one(AccountSession, principal.credential_id))


@own.delete("/sessions/current", status_code=204, summary="Sign out")
@policy(if_match="a session has no versions")
async def delete_current_session(principal: SignedIn, uow: Uow, response: Response) -> None:
    """Ends this browser's session and asks it to forget what it kept."""
    db = await uow.session()
    await db.execute(delete(AccountSession).where(AccountSession.id == principal.credential_id))
    forget_cookie(response)


@own.patch("/account", summary="Change one's account")
async def update_account(
    body: AccountPatch, account: CurrentAccount, condition: IfMatch, uow: Uow, response: Response
) -> AccountOut:
    """Change how one is called."""
    check_if_match(condition, account)
    for name, value in body.changes().items():
        setattr(account, name, value)
    await (await uow.session()).flush()
    response.headers["ETag"] = etag(account)
    return AccountOut.model_validate(account)


SESSIONS = Sort({"created_at": AccountSession.created_at}, default="-created_at", tie=AccountSession.id)
TOKENS = Sort({"created_at": AccessToken.created_at}, default="-created_at", tie=AccessToken.id)


@own.get("/sessions", summary="Where one is signed in")
async def list_sessions(
    principal: SignedIn, uow: Uow, request: Request, params: Annotated[ListParams, Query()]
) -> SessionPage:
    """Every browser that is signed in to this account."""
    db = await uow.session()
    found = select(
        AccountSession.id,
        AccountSession.created_at,
        AccountSession.last_seen_at,
        AccountSession.expires_at,
        AccountSession.user_agent,
    ).where(AccountSession.account_id == principal.account_id, AccountSession.expires_at > clock.now())
    page: SessionPage = await paginate(request, db, found, SESSIONS, params)
    for row in rows_of(page):
        row["current"] = row["id"] == principal.credential_id
    return page


@own.delete("/sessions/{session_id}", status_code=204, summary="Sign out elsewhere")
@policy(if_match="a session has no versions")
async def delete_session(session_id: Identifier, principal: SignedIn, uow: Uow) -> None:
    """Ends one of one's own sessions at once."""
    db = await uow.session()
    ended = await db.execute(
        delete(AccountSession)
        .where(AccountSession.id == session_id, AccountSession.account_id == principal.account_id)
        .returning(AccountSession.id)
    )
    if ended.scalar_one_or_none() is None:
        raise Problem(404, "not_found", detail="There is no such session.")


@router.get("/workspaces/{workspace_id}/tokens", summary="Access tokens of a search")
async def list_tokens(entry: Inside, request: Request, params: Annotated[ListParams, Query()]) -> TokenPage:
    """One's own tokens, without their secrets."""
    found = select(
        AccessToken.id,
        AccessToken.name,
        AccessToken.scopes,
        AccessToken.created_at,
        AccessToken.expires_at,
        AccessToken.last_used_at,
        AccessToken.hint,
    ).where(
        AccessToken.workspace_id == entry.workspace.id,
        AccessToken.account_id == entry.principal.account_id,
    )
    return await paginate(request, entry.db, found, TOKENS, params)


def _in_browser(entry: Entry) -> None:
    if entry.principal.credential != "session":
        raise Problem(403, "browser_only", detail="Tokens are made and ended in the browser, not by token.")


@router.post("/workspaces/{workspace_id}/tokens", status_code=201, summary="Make an access token")
@policy(idempotency="refused")
async def create_token(body: TokenIn, entry: Inside, uow: Uow) -> NewTokenOut:
    """The secret is shown in this answer and never again (S5)."""
    _in_browser(entry)
    row, secret = await actions.create_token(
        entry.db,
        uow.kit.secret,
        account_id=entry.principal.account_id,
        workspace_id=entry.workspace.id,
        name=body.name,
        scopes=list(body.scopes),
        days=body.expires_in_days,
        now=clock.now(),
    )
    return NewTokenOut.model_validate({**TokenOut.model_validate(row).model_dump(), "token": secret})


@router.delete("/workspaces/{workspace_id}/tokens/{token_id}", status_code=204, summary="End a token")
@policy(if_match="a token has no versions")
async def delete_token(token_id: Identifier, entry: Inside) -> None:
    """The token stops working with the next request."""
    _in_browser(entry)
    ended = await entry.db.execute(
        delete(AccessToken)
        .where(
            AccessToken.id == token_id,
            AccessToken.workspace_id == entry.workspace.id,
            AccessToken.account_id == entry.principal.account_id,
        )
        .returning(AccessToken.id)
    )
    if ended.scalar_one_or_none() is None:
        raise Problem(404, "not_found", detail="There is no such token.")
