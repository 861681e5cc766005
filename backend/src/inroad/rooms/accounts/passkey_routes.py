"""Passkeys over HTTP: kept, and signed in with."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from inroad.kit import clock
from inroad.kit.http.csrf import same_origin
from inroad.kit.http.problems import Problem
from inroad.kit.http.routing import policy
from inroad.kit.http.scopes import Scopes
from inroad.kit.http.transaction import TransactionalRoute, UnitOfWork, Uow
from inroad.rooms.accounts import factors, passkeys
from inroad.rooms.accounts.access import ACCOUNT, CurrentAccount
from inroad.rooms.accounts.browser import sign_in
from inroad.rooms.accounts.passkey_schemas import (
    NewPasskeyIn,
    NewPasskeyOut,
    PasskeyChallengeOut,
    PasskeyIn,
    PasskeyOptionsOut,
)
from inroad.rooms.accounts.passkeys import Proof, Site
from inroad.rooms.accounts.schemas import CurrentSessionOut

door = APIRouter(route_class=TransactionalRoute, tags=["accounts"], dependencies=[Depends(Scopes())])
own = APIRouter(route_class=TransactionalRoute, tags=["accounts"], dependencies=[Depends(ACCOUNT)])

WAITS = 300_000
"""Milliseconds a browser waits for a finger: as long as the challenge lives."""


def _site(uow: Uow) -> Site:
    site = passkeys.site_of(uow.kit.public_url)
    if site is None:
        detail = "Browsers keep passkeys only for an https address with a name. This server has another."
        raise Problem(409, "passkeys_not_possible", detail=detail)
    return site


SiteOf = Annotated[Site, Depends(_site)]


async def whose(uow: UnitOfWork, body: PasskeyIn, account_id: str | None = None) -> str | None:
    """Whose passkey it is, None where it does not hold. Raises Problem 409.

    The challenge is used up in a transaction of its own, whatever becomes of the request.
    """
    site = _site(uow)
    await uow.abort()
    async with uow.kit.database.write(None) as db:
        return await passkeys.check(db, site, Proof(**body.model_dump()), clock.now(), account_id)


@own.post("/account/passkeys/challenges", status_code=201, summary="Begin with a passkey")
@policy(idempotency="refused")
async def create_passkey_options(account: CurrentAccount, uow: Uow, site: SiteOf) -> PasskeyOptionsOut:
    """What a browser asks a device for. Good for five minutes, once; asks for a fresh sign-in first."""
    db = await uow.session()
    return PasskeyOptionsOut(
        challenge=await passkeys.new_challenge(db, passkeys.NEW, clock.now(), account.id),
        rp_id=site.rp_id,
        rp_name="Inroad",
        user_id=passkeys.handle_of(account.id),
        user_name=account.email,
        user_display_name=account.display_name,
        algorithms=list(passkeys.ALGORITHMS),
        exclude=await passkeys.ids_of(db, account.id),
        timeout_ms=WAITS,
    )


@own.post("/account/passkeys", status_code=201, summary="Keep a passkey")
@policy(idempotency="refused")
async def create_passkey(
    body: NewPasskeyIn, account: CurrentAccount, uow: Uow, site: SiteOf, response: Response
) -> NewPasskeyOut:
    """From now on it signs in by itself, and a password alone no longer does (S7)."""
    db = await uow.session()
    row = await passkeys.keep(
        db,
        site,
        account.id,
        name=body.name,
        credential_id=body.credential_id,
        client_data=body.client_data,
        attestation_object=body.attestation_object,
        now=clock.now(),
    )
    if row is None:
        detail = "The device's answer does not hold, or came too late. Begin once more."
        raise Problem(409, "passkey_refused", detail=detail)
    codes: list[str] = []
    if await factors.recovery_codes_left(db, account.id) == 0:
        codes = await factors.new_recovery_codes(db, uow.kit.secret, account.id)
    response.headers["Location"] = "/api/v1/account/credentials"
    return NewPasskeyOut(id=row.id, name=row.name, created_at=row.created_at, recovery_codes=codes)


@door.post(
    "/passkey-challenges",
    status_code=201,
    summary="Ask for a passkey",
    dependencies=[Depends(same_origin)],
)
@policy(idempotency="refused")
async def create_passkey_challenge(uow: Uow, site: SiteOf) -> PasskeyChallengeOut:
    """For signing in, as second factor, and to show that it is still you. Tells nothing of anybody."""
    db = await uow.session()
    return PasskeyChallengeOut(
        challenge=await passkeys.new_challenge(db, passkeys.USE, clock.now()),
        rp_id=site.rp_id,
        timeout_ms=WAITS,
    )


@door.post(
    "/sessions/passkey",
    status_code=201,
    summary="Sign in with a passkey",
    dependencies=[Depends(same_origin)],
)
@policy(idempotency="refused")
async def create_passkey_session(
    body: PasskeyIn, uow: Uow, request: Request, response: Response
) -> CurrentSessionOut:
    """Signs a browser in; neither an address nor a password nor a code is asked for."""
    account_id = await whose(uow, body)
    if account_id is None:
        raise Problem(
            401, "wrong_passkey", detail="This passkey does not fit, or the page waited too long. Try again."
        )
    return await sign_in(uow, request, response, account_id, clock.now())
