"""Second factors over HTTP: an app for codes, paper for the day the telephone is lost."""

from fastapi import APIRouter, Depends, Request
from sqlalchemy import delete, select

from inroad.kit import clock
from inroad.kit.http.models import Identifier
from inroad.kit.http.problems import FieldError, Problem
from inroad.kit.http.routing import policy
from inroad.kit.http.transaction import TransactionalRoute, Uow
from inroad.rooms.accounts import actions, factors, identities
from inroad.rooms.accounts.access import ACCOUNT, CurrentAccount, SignedIn
from inroad.rooms.accounts.browser import VaultOf, address_of
from inroad.rooms.accounts.schemas import (
    CodeIn,
    CredentialOut,
    CredentialPatch,
    CredentialsOut,
    RecoveryCodesOut,
    TotpOut,
)
from inroad.rooms.accounts.tables import Account, Credential, RecoveryCode

router = APIRouter(route_class=TransactionalRoute, tags=["accounts"], dependencies=[Depends(ACCOUNT)])


@router.get("/account/credentials", summary="Second factors of one's account")
@policy(whole="somebody has a handful of devices")
async def list_credentials(principal: SignedIn, uow: Uow) -> CredentialsOut:
    """What is asked for beside the password, and how many recovery codes are left."""
    db = await uow.session()
    found = await db.execute(
        select(Credential)
        .where(Credential.account_id == principal.account_id, Credential.confirmed_at.is_not(None))
        .order_by(Credential.created_at, Credential.id)
        .limit(50)
    )
    return CredentialsOut(
        items=[CredentialOut.model_validate(row) for row in found.scalars()],
        recovery_codes_left=await factors.recovery_codes_left(db, principal.account_id),
    )


@router.post("/account/totp", status_code=201, summary="Begin with codes from an app")
@policy(idempotency="refused")
async def begin_totp(account: CurrentAccount, uow: Uow, vault: VaultOf) -> TotpOut:
    """A secret for an app, as text and as a picture, shown once. Nothing changes until a code confirms it."""
    db = await uow.session()
    if await factors.totp_of(db, account.id) is not None:
        raise Problem(409, "totp_exists", detail="Codes are asked for already. End that first.")
    credential, shared = await factors.begin_totp(db, vault, account, clock.now())
    path, width = factors.picture(factors.address_of_totp(shared, account.email))
    return TotpOut(
        id=credential.id,
        secret=shared,
        uri=factors.address_of_totp(shared, account.email),
        qr_path=path,
        qr_width=width,
    )


@router.post("/account/totp/confirmation", status_code=201, summary="Confirm the app with a code")
@policy(idempotency="refused")
async def confirm_totp(
    body: CodeIn, account: CurrentAccount, uow: Uow, request: Request, vault: VaultOf
) -> RecoveryCodesOut:
    """From now on signing in asks for a code. Answers with the recovery codes, shown once."""
    db = await uow.session()
    now = clock.now()
    keys = actions.TryKeys.of(uow.kit.secret, account.email, address_of(request))
    await actions.refuse_too_many_tries(db, keys, now, "factor")
    credential = await factors.totp_of(db, account.id, confirmed=False)
    if credential is None:
        raise Problem(409, "totp_not_begun", detail="Begin first: there is no app waiting for its code.")
    if not await factors.take_code(db, vault, credential, body.code, now):
        await uow.abort()
        async with uow.kit.database.write(None) as counted:
            await actions.note_try(counted, keys, now, "factor")
        detail = "This is not the code the app shows now. Look at the clock of the telephone, too."
        raise Problem(422, "invalid", errors=[FieldError("/code", "wrong", detail)])
    credential.confirmed_at = now
    return RecoveryCodesOut(codes=await factors.new_recovery_codes(db, uow.kit.secret, account.id))


@router.post("/account/recovery-codes", status_code=201, summary="Print new recovery codes")
@policy(idempotency="refused")
async def renew_recovery_codes(account: CurrentAccount, uow: Uow) -> RecoveryCodesOut:
    """Ten new ones, shown once; the ones before work no more."""
    db = await uow.session()
    if not await factors.kinds_of(db, account.id):
        detail = "They stand in for an app or a passkey, and there is none."
        raise Problem(409, "totp_not_begun", detail=detail)
    return RecoveryCodesOut(codes=await factors.new_recovery_codes(db, uow.kit.secret, account.id))


@router.patch("/account/credentials/{credential_id}", summary="Call a passkey something else")
@policy(if_match="a second factor has no versions")
async def update_credential(
    credential_id: Identifier, body: CredentialPatch, principal: SignedIn, uow: Uow
) -> CredentialOut:
    """Its name is for the person alone, to tell devices apart."""
    db = await uow.session()
    row = await db.get(Credential, credential_id)
    if row is None or row.account_id != principal.account_id or row.confirmed_at is None:
        raise Problem(404, "not_found", detail="There is no such second factor.")
    for name, value in body.changes().items():
        setattr(row, name, value)
    await db.flush()
    return CredentialOut.model_validate(row)


@router.delete("/account/credentials/{credential_id}", status_code=204, summary="End a second factor")
@policy(if_match="a second factor has no versions")
async def delete_credential(credential_id: Identifier, principal: SignedIn, uow: Uow) -> None:
    """It is not asked for any more. With the last of them go the recovery codes."""
    db = await uow.session()
    row = await db.get(Credential, credential_id)
    account = await db.get_one(Account, principal.account_id)
    if row is not None and row.account_id == account.id and not await identities.may_end(db, account, row):
        raise Problem(409, "only_way_in", detail="It is the only way in. Choose a password first.")
    ended = await db.execute(
        delete(Credential)
        .where(Credential.id == credential_id, Credential.account_id == principal.account_id)
        .returning(Credential.id)
    )
    if ended.first() is None:
        raise Problem(404, "not_found", detail="There is no such second factor.")
    if not await factors.kinds_of(db, principal.account_id):
        await db.execute(delete(RecoveryCode).where(RecoveryCode.account_id == principal.account_id))
