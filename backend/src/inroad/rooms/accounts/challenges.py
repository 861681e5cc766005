"""What a sign-in has to bring back: made here, taken once, forgotten after a few minutes."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete

from inroad.kit.db import Session
from inroad.kit.ids import new_id
from inroad.rooms.accounts.tables import SignInChallenge
from inroad.rooms.accounts.tokens import session_hash

LIVES = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Taken:
    """A challenge that was brought back in time."""

    account_id: str | None
    browser_hash: str
    sealed: str


async def make(
    db: Session,
    kind: str,
    token: str,
    now: datetime,
    *,
    account_id: str | None = None,
    browser_hash: str = "",
    sealed: str = "",
    lives: timedelta = LIVES,
) -> None:
    """Remember a challenge, and forget those nobody came back with."""
    await db.execute(delete(SignInChallenge).where(SignInChallenge.expires_at <= now))
    db.add(
        SignInChallenge(
            id=new_id(),
            kind=kind,
            account_id=account_id,
            token_hash=session_hash(token),
            browser_hash=browser_hash,
            sealed=sealed,
            created_at=now,
            expires_at=now + lives,
        )
    )
    await db.flush()


async def take(db: Session, kind: str, token: str, now: datetime) -> Taken | None:
    """The challenge, which is gone from then on; None for one that is used, too old or made up."""
    found = await db.execute(
        delete(SignInChallenge)
        .where(
            SignInChallenge.token_hash == session_hash(token),
            SignInChallenge.kind == kind,
            SignInChallenge.expires_at > now,
        )
        .returning(SignInChallenge.account_id, SignInChallenge.browser_hash, SignInChallenge.sealed)
    )
    row = found.one_or_none()
    return None if row is None else Taken(row.account_id, row.browser_hash, row.sealed)
