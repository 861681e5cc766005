"""Accounts by issuer and subject: found, made under the rules of signing up, linked, let go (S6)."""

from datetime import datetime

from sqlalchemy import delete, select, update

from inroad.kit.db import Session
from inroad.kit.http.problems import Problem
from inroad.kit.ids import new_id
from inroad.rooms.accounts import actions, factors
from inroad.rooms.accounts.provider import Person
from inroad.rooms.accounts.tables import Account, Credential, Identity


async def account_of(db: Session, issuer: str, subject: str, now: datetime) -> str | None:
    """Whose account it is; never looked for by address, which may be anybody's over there."""
    found = await db.execute(
        update(Identity)
        .where(Identity.issuer == issuer, Identity.subject == subject)
        .values(last_used_at=now)
        .returning(Identity.account_id)
    )
    return found.scalar_one_or_none()


async def sign_up(
    db: Session, issuer: str, person: Person, *, open_to_all: bool, time_zone: str, now: datetime
) -> str:
    """A new account with its first search. Raises Problem 403 where nobody may, 409 for an address in use."""
    if not open_to_all and await actions.has_accounts(db):
        raise Problem(403, "sign_up_closed", detail="Ask whoever runs this server for an account.")
    if not person.email:
        detail = "The provider did not say an e-mail address, and an account needs one."
        raise Problem(409, "provider_without_email", detail=detail)
    account, _ = await actions.create_account(
        db,
        email=person.email,
        password_hash="",
        display_name=person.name or person.email.partition("@")[0],
        time_zone=time_zone,
        now=now,
    )
    if person.email_verified:
        account.email_verified_at = now
    await link(db, account.id, issuer, person, now)
    return account.id


async def link(db: Session, account_id: str, issuer: str, person: Person, now: datetime) -> None:
    """From now on it opens this account. Raises Problem 409 where it opens another."""
    found = await db.execute(
        select(Identity.account_id).where(Identity.issuer == issuer, Identity.subject == person.subject)
    )
    whose = found.scalar_one_or_none()
    if whose == account_id:
        return
    if whose is not None:
        raise Problem(409, "identity_taken", detail="Another account here signs in that way.")
    db.add(
        Identity(
            id=new_id(),
            account_id=account_id,
            issuer=issuer,
            subject=person.subject,
            email=person.email,
            created_at=now,
            last_used_at=now,
        )
    )
    await db.flush()


async def let_go(db: Session, account: Account, identity_id: str) -> None:
    """It opens nothing any more. Raises Problem 404, and 409 for the only way in."""
    mine = select(Identity.id).where(Identity.account_id == account.id)
    if identity_id not in (await db.execute(mine)).scalars().all():
        raise Problem(404, "not_found", detail="There is no such link.")
    others = (await db.execute(mine.where(Identity.id != identity_id).limit(1))).first() is not None
    keyed = "passkey" in await factors.kinds_of(db, account.id)
    if not (account.password_hash or others or keyed):
        detail = "It is the only way in. Choose a password or keep a passkey first."
        raise Problem(409, "only_way_in", detail=detail)
    await db.execute(delete(Identity).where(Identity.id == identity_id))


async def may_end(db: Session, account: Account, credential: Credential) -> bool:
    """Whether somebody still comes in when a passkey is gone."""
    if credential.kind != "passkey" or account.password_hash:
        return True
    linked = select(Identity.id).where(Identity.account_id == account.id).limit(1)
    others = select(Credential.id).where(
        Credential.account_id == account.id, Credential.kind == "passkey", Credential.id != credential.id
    )
    return (await db.execute(linked)).first() is not None or (await db.execute(others)).first() is not None
