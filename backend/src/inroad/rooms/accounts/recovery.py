"""Coming back without the password, and proving an address: links that work once (S4, S8)."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select, update

from inroad.kit.db import Session
from inroad.kit.http.problems import Problem
from inroad.kit.ids import new_id
from inroad.rooms.accounts import tokens
from inroad.rooms.accounts.tables import Account, AccountLink, AccountSession

LINK_LIVES = timedelta(hours=1)


async def make_link(
    db: Session, account_id: str, kind: str, email: str, now: datetime, *, token: str | None = None
) -> str:
    """The secret of a new link, `token` where that is given; earlier ones of its kind work no more."""
    await db.execute(
        delete(AccountLink).where(AccountLink.account_id == account_id, AccountLink.kind == kind)
    )
    token = token or tokens.new_session_token()
    db.add(
        AccountLink(
            id=new_id(),
            account_id=account_id,
            kind=kind,
            token_hash=tokens.session_hash(token),
            email=email,
            created_at=now,
            expires_at=now + LINK_LIVES,
        )
    )
    await db.flush()
    return token


async def look_at_link(db: Session, kind: str, token: str, now: datetime) -> tuple[Account, AccountLink]:
    """Whose link it is. Raises Problem 410 for one that is used, replaced, too old or made up."""
    found = await db.execute(
        select(Account, AccountLink)
        .join(Account, Account.id == AccountLink.account_id)
        .where(
            AccountLink.token_hash == tokens.session_hash(token),
            AccountLink.kind == kind,
            AccountLink.used_at.is_(None),
            AccountLink.expires_at > now,
        )
    )
    row = found.one_or_none()
    if row is None:
        raise Problem(410, "link_used_up", detail="The link has been used, or is older than an hour.")
    return row[0], row[1]


async def use_link(db: Session, kind: str, token: str, now: datetime) -> tuple[Account, str]:
    """Whose link it was, and the address it proves; it works no more. Raises Problem 410."""
    account, link = await look_at_link(db, kind, token, now)
    used = await db.execute(
        update(AccountLink)
        .where(AccountLink.id == link.id, AccountLink.used_at.is_(None))
        .values(used_at=now)
        .returning(AccountLink.id)
    )
    if used.first() is None:
        raise Problem(410, "link_used_up", detail="The link has been used just now.")
    return account, link.email


async def end_sessions(db: Session, account_id: str, but: str | None = None) -> None:
    """Sign out everywhere, but for one browser."""
    await db.execute(
        delete(AccountSession).where(
            AccountSession.account_id == account_id, AccountSession.id != (but or "")
        )
        if but
        else delete(AccountSession).where(AccountSession.account_id == account_id)
    )
