"""A forgotten password, a new one, and another address, over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from sqlalchemy import select

from inroad.kit import clock
from inroad.kit.http.csrf import same_origin
from inroad.kit.http.problems import FieldError, Problem
from inroad.kit.http.routing import policy
from inroad.kit.http.scopes import Scopes
from inroad.kit.http.transaction import TransactionalRoute, Uow
from inroad.rooms.accounts import actions, recovery
from inroad.rooms.accounts.access import ACCOUNT, CurrentAccount, SignedIn
from inroad.rooms.accounts.browser import PasswordsOf, address_of, post_of
from inroad.rooms.accounts.post import Post
from inroad.rooms.accounts.schemas import (
    AccountOut,
    EmailChangeIn,
    LinkIn,
    NewPasswordIn,
    ResetAskIn,
    ResetIn,
    SentOut,
)
from inroad.rooms.accounts.tables import Account

door = APIRouter(route_class=TransactionalRoute, tags=["accounts"], dependencies=[Depends(Scopes())])
own = APIRouter(route_class=TransactionalRoute, tags=["accounts"], dependencies=[Depends(ACCOUNT)])

PROVE = """Hello {name},

open this within an hour to sign in to Inroad with this address:

{link}

If you did not ask for this, nothing needs to be done.
"""
MOVED = """Hello {name},

from now on you sign in to Inroad with {email}.

If that was not you, write to whoever runs your server at once.
"""
CHANGED = """Hello {name},

the password of your Inroad account was changed, and you were signed out everywhere else.

If that was not you, ask for a new password on the sign-in page at once.
"""
PostOf = Annotated[Post, Depends(post_of)]


def _mail_needed(post: Post) -> None:
    if not post.ready:
        detail = "This server sends no mail. Ask whoever runs it for help."
        raise Problem(409, "mail_not_set_up", detail=detail)


@door.post(
    "/password-resets", status_code=202, summary="Ask for a new password", dependencies=[Depends(same_origin)]
)
@policy(idempotency="refused")
async def request_password_reset(body: ResetAskIn, uow: Uow, request: Request, post: PostOf) -> SentOut:
    """Sends a link to the address if it has an account. The answer is the same if it has none (S4)."""
    _mail_needed(post)
    now = clock.now()
    keys = actions.TryKeys.of(uow.kit.secret, body.email, address_of(request))
    key = actions.email_key(body.email)
    await actions.refuse_too_many_tries(await uow.lookup(), keys, now, "reset")
    db = await uow.session()
    await actions.note_try(db, keys, now, "reset")
    await post.send_reset(db, key)
    return SentOut(sent=True)


@door.post(
    "/password-resets/use",
    status_code=204,
    summary="Choose a new password",
    dependencies=[Depends(same_origin)],
)
@policy(idempotency="refused", also=(410,))
async def reset_password(body: ResetIn, uow: Uow, passwords: PasswordsOf, post: PostOf) -> None:
    """The link works once. Every browser is signed out; a second factor is asked for as before."""
    lookup = await uow.lookup()
    account, _ = await recovery.look_at_link(lookup, "reset", body.token, clock.now())
    actions.check_new_password(body.password, (account.display_name, account.email))
    await uow.abort()
    hashed = await passwords.hash(body.password)
    db = await uow.session()
    now = clock.now()
    account, email = await recovery.use_link(db, "reset", body.token, now)
    account.password_hash = hashed
    if email == account.email:
        account.email_verified_at = account.email_verified_at or now
    await recovery.end_sessions(db, account.id)
    text = CHANGED.format(name=account.display_name)
    await db.flush()
    await post.send(db, email, "Your password was changed", text)


@own.post("/account/password", status_code=204, summary="Change one's password")
@policy(idempotency="refused")
async def change_password(
    body: NewPasswordIn,
    account: CurrentAccount,
    principal: SignedIn,
    uow: Uow,
    passwords: PasswordsOf,
    post: PostOf,
) -> None:
    """Asks for a fresh sign-in first. Every other browser is signed out."""
    actions.check_new_password(body.password, (account.display_name, account.email))
    await uow.abort()
    hashed = await passwords.hash(body.password)
    db = await uow.session()
    account = await db.get_one(Account, principal.account_id)
    account.password_hash = hashed
    await recovery.end_sessions(db, account.id, but=principal.credential_id)
    email, text = account.email, CHANGED.format(name=account.display_name)
    await db.flush()
    await post.send(db, email, "Your password was changed", text)


@own.post("/account/email", status_code=202, summary="Sign in with another address")
@policy(idempotency="refused")
async def change_email(body: EmailChangeIn, account: CurrentAccount, uow: Uow, post: PostOf) -> SentOut:
    """Sends a link to the new address; until it is opened, the old one stays. The same one is proved so."""
    _mail_needed(post)
    actions.email_key(body.email)
    db = await uow.session()
    now = clock.now()
    token = await recovery.make_link(db, account.id, "email", body.email, now)
    text = PROVE.format(name=account.display_name, link=f"{uow.kit.public_url}/prove#{token}")
    await post.send(db, body.email, "Is this your address?", text)
    return SentOut(sent=True)


@door.post("/email-proofs", status_code=201, summary="Prove an address", dependencies=[Depends(same_origin)])
@policy(idempotency="refused", also=(410,))
async def confirm_email(body: LinkIn, uow: Uow, response: Response, post: PostOf) -> AccountOut:
    """The link works once, in any browser."""
    db = await uow.session()
    now = clock.now()
    account, email = await recovery.use_link(db, "email", body.token, now)
    key, before = actions.email_key(email), account.email
    if (
        await db.execute(select(Account.id).where(Account.email_key == key, Account.id != account.id))
    ).first():
        raise Problem(
            409,
            "account_exists",
            detail="Another account signs in with this address.",
            errors=[FieldError("/token", "taken", "Another account signs in with this address.")],
        )
    account.email, account.email_key, account.email_verified_at = email, key, now
    await db.flush()
    if before != email:
        text = MOVED.format(name=account.display_name, email=email)
        await post.send(db, before, "You sign in with another address now", text)
    response.headers["Location"] = "/api/v1/sessions/current"
    return AccountOut.model_validate(account)
