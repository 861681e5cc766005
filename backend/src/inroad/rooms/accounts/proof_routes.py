"""Showing again that it is oneself, before what cannot be undone (S1)."""

from datetime import datetime

from fastapi import APIRouter, Depends, Request, Response

from inroad.kit import clock
from inroad.kit.http.problems import FieldError, Problem
from inroad.kit.http.routing import policy
from inroad.kit.http.transaction import TransactionalRoute, UnitOfWork, Uow
from inroad.rooms.accounts import actions
from inroad.rooms.accounts.access import ACCOUNT, SignedIn
from inroad.rooms.accounts.browser import PasswordsOf, address_of, renew
from inroad.rooms.accounts.passkey_routes import whose
from inroad.rooms.accounts.passwords import Passwords
from inroad.rooms.accounts.schemas import CurrentSessionOut, ProofIn
from inroad.rooms.accounts.tables import Account

router = APIRouter(route_class=TransactionalRoute, tags=["accounts"], dependencies=[Depends(ACCOUNT)])


async def _check_password(
    uow: UnitOfWork, request: Request, passwords: Passwords, account_id: str, password: str, now: datetime
) -> None:
    """Raises Problem 422 for a wrong one, which is counted, 429 after too many."""
    lookup = await uow.lookup()
    account = await lookup.get_one(Account, account_id)
    keys = actions.TryKeys.of(uow.kit.secret, account.email, address_of(request))
    await actions.refuse_too_many_tries(lookup, keys, now)
    stored = account.password_hash or None
    await uow.abort()
    if not await passwords.check(stored, password):
        async with uow.kit.database.write(None) as counted:
            await actions.note_try(counted, keys, now)
        detail = "This is not your password."
        raise Problem(422, "invalid", errors=[FieldError("/password", "wrong", detail)])


@router.post("/sessions/current/renewal", status_code=201, summary="Show that it is still you")
@policy(idempotency="refused")
async def renew_session(
    body: ProofIn,
    principal: SignedIn,
    uow: Uow,
    request: Request,
    response: Response,
    passwords: PasswordsOf,
) -> CurrentSessionOut:
    """Takes the password or a passkey; this browser gets a new session, good for 15 minutes of what asks."""
    now = clock.now()
    if (body.password is None) == (body.passkey is None):
        detail = "Send the password or a passkey: one of the two."
        raise Problem(422, "invalid", errors=[FieldError("/password", "required", detail)])
    if body.passkey is not None:
        if await whose(uow, body.passkey, principal.account_id) is None:
            detail = "This passkey is not yours, or the page waited too long. Try again."
            raise Problem(422, "invalid", errors=[FieldError("/passkey", "wrong", detail)])
    else:
        await _check_password(uow, request, passwords, principal.account_id, body.password or "", now)
    return await renew(uow, request, response, principal, now)
