"""Signing up, in and out; tokens; and the limits on trying."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from email_validator import EmailNotValidError, validate_email
from sqlalchemy import delete, func, select

from inroad.kit.db import Session
from inroad.kit.http.problems import FieldError, Problem
from inroad.kit.ids import new_id
from inroad.kit.secrets import Secret
from inroad.rooms.accounts import tokens
from inroad.rooms.accounts.passwords import is_common
from inroad.rooms.accounts.tables import (
    AccessToken,
    Account,
    AccountSession,
    Membership,
    SignInAttempt,
    Workspace,
)

SESSION_IDLE = timedelta(days=7)
SESSION_LONGEST = timedelta(days=30)
TRIES_EVERYWHERE = 1000
TRIES_WITHIN = timedelta(minutes=5)
TRIES: dict[str, tuple[tuple[timedelta, int], ...]] = {
    "password": ((TRIES_WITHIN, 10),),
    "factor": ((TRIES_WITHIN, 5), (timedelta(hours=1), 20), (timedelta(days=1), 50)),
    "reset": ((timedelta(days=1), 5),),
}
"""For each kind of try: within how long, how many for one account (S4)."""
TRIES_KEPT = timedelta(days=1)
OPENS = time(9, 0)
CLOSES = time(17, 0)


def email_key(address: str) -> str:
    """The form in which two spellings of one address are equal. Raises Problem 422 when it is none."""
    try:
        checked = validate_email(address, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        raise Problem(
            422,
            "invalid",
            errors=[
                FieldError(
                    "/email", "not_an_address", "Write an e-mail address, such as nora@whelan.example."
                )
            ],
        ) from None
    return checked.normalized.casefold()


def check_new_password(password: str, own_words: tuple[str, ...]) -> None:
    """Refuses passwords that everybody tries first (S3). Raises Problem 422."""
    if is_common(password, own_words):
        raise Problem(
            422,
            "invalid",
            errors=[
                FieldError(
                    "/password",
                    "too_common",
                    "This one is easily guessed. A sentence of your own is easy to keep in mind.",
                )
            ],
        )


async def has_accounts(db: Session) -> bool:
    """Whether anybody has signed up yet."""
    return (await db.execute(select(Account.id).limit(1))).first() is not None


async def create_account(
    db: Session,
    *,
    email: str,
    password_hash: str,
    display_name: str,
    time_zone: str,
    now: datetime,
) -> tuple[Account, Workspace]:
    """A new account with its first search. Raises Problem 409 when the address has one already."""
    key = email_key(email)
    if (await db.execute(select(Account.id).where(Account.email_key == key))).first() is not None:
        raise Problem(
            409,
            "account_exists",
            detail="There is an account with this address already. Sign in instead.",
            errors=[FieldError("/email", "taken", "There is an account with this address already.")],
        )
    account = Account(
        id=new_id(),
        email=email,
        email_key=key,
        display_name=display_name,
        password_hash=password_hash,
        instance_admin=not await has_accounts(db),
    )
    db.add(account)
    await db.flush()
    workspace = await create_workspace(
        db, workspace_id=new_id(), account_id=account.id, name="My search", time_zone=time_zone, now=now
    )
    return account, workspace


async def create_workspace(
    db: Session, *, workspace_id: str, account_id: str, name: str, time_zone: str, now: datetime
) -> Workspace:
    """A new search that belongs to the account."""
    workspace = Workspace(
        id=workspace_id, name=name, time_zone=time_zone, office_opens=OPENS, office_closes=CLOSES
    )
    db.add(workspace)
    await db.flush()
    db.add(
        Membership(
            id=new_id(), workspace_id=workspace.id, account_id=account_id, role="owner", created_at=now
        )
    )
    await db.flush()
    return workspace


async def account_by_email(db: Session, email: str) -> Account | None:
    """The account of an address, if there is one."""
    found = await db.execute(select(Account).where(Account.email_key == email_key(email)))
    return found.scalar_one_or_none()


async def start_session(
    db: Session, account_id: str, user_agent: str, now: datetime
) -> tuple[AccountSession, str]:
    """A new signed-in browser: the row, and the token for its cookie."""
    token = tokens.new_session_token()
    session = AccountSession(
        id=new_id(),
        account_id=account_id,
        token_hash=tokens.session_hash(token),
        created_at=now,
        last_seen_at=now,
        authenticated_at=now,
        expires_at=now + SESSION_LONGEST,
        user_agent=user_agent[:300],
    )
    db.add(session)
    await db.execute(
        delete(AccountSession).where(AccountSession.account_id == account_id, AccountSession.expires_at < now)
    )
    await db.flush()
    return session, token


@dataclass(frozen=True, slots=True)
class TryKeys:
    """Whom and whence a try to sign in came from, as keyed hashes (P7)."""

    account: str
    address: str

    @classmethod
    def of(cls, secret: Secret, email: str, address: str) -> "TryKeys":
        """Keys of an e-mail address as typed and a network address."""
        return cls(
            secret.keyed_hash("sign-in:account", email.strip().casefold()),
            secret.keyed_hash("sign-in:address", address),
        )


async def refuse_too_many_tries(db: Session, keys: TryKeys, now: datetime, kind: str = "password") -> None:
    """Refuses a try beyond the limits of its kind; passwords also for an address, and for all (S4).

    Raises Problem 429.
    """
    of_kind = SignInAttempt.kind == kind
    for within, most in TRIES[kind]:
        recent = SignInAttempt.at > now - within
        limits = [(SignInAttempt.account_key == keys.account, most)]
        if kind == "password":
            limits.append((SignInAttempt.address_key == keys.address, most))
            limits.append((SignInAttempt.id.is_not(None), TRIES_EVERYWHERE))
        counts = (
            await db.execute(
                select(
                    *(
                        select(func.count(SignInAttempt.id)).where(recent, of_kind, whose).scalar_subquery()
                        for whose, _ in limits
                    )
                )
            )
        ).one()
        if any(count >= limit for count, (_, limit) in zip(counts, limits, strict=True)):
            seconds = int(within.total_seconds())
            wait = "five minutes" if within == TRIES_WITHIN else "an hour" if seconds == 3600 else "a day"
            raise Problem(
                429,
                "too_many_tries",
                detail=f"Too many tries. Wait {wait}, then try again.",
                headers={"Retry-After": str(seconds)},
            )


async def note_try(db: Session, keys: TryKeys, now: datetime, kind: str = "password") -> None:
    """Count a try, and forget the old ones."""
    await db.execute(delete(SignInAttempt).where(SignInAttempt.at <= now - TRIES_KEPT))
    db.add(SignInAttempt(id=new_id(), kind=kind, account_key=keys.account, address_key=keys.address, at=now))
    await db.flush()


async def create_token(
    db: Session,
    secret: Secret,
    *,
    account_id: str,
    workspace_id: str,
    name: str,
    scopes: list[str],
    days: int,
    now: datetime,
) -> tuple[AccessToken, str]:
    """A personal access token: the row, and the secret that is shown once (S5)."""
    token = tokens.new_access_token()
    row = AccessToken(
        id=new_id(),
        workspace_id=workspace_id,
        account_id=account_id,
        name=name,
        token_hash=secret.keyed_hash("access-token", token),
        hint=token[: len(tokens.PREFIX) + 4],
        scopes=sorted(set(scopes)),
        created_at=now,
        expires_at=now + timedelta(days=days),
    )
    db.add(row)
    await db.flush()
    return row, token
