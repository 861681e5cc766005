"""The second factor: time-based codes that work once each, and recovery codes (S7)."""

import secrets
from collections.abc import Iterable
from datetime import datetime

import pyotp
import segno
from sqlalchemy import delete, func, select, update

from inroad.kit.db import Session
from inroad.kit.ids import new_id
from inroad.kit.secrets import Secret
from inroad.kit.vault import Vault
from inroad.rooms.accounts.tables import Account, Credential, RecoveryCode

STEP = 30
CODES = 10
PURPOSE = "totp"
_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
"""Without what is mistaken for something else on paper."""


async def totp_of(db: Session, account_id: str, *, confirmed: bool = True) -> Credential | None:
    """The app that makes an account's codes, if there is one."""
    state = Credential.confirmed_at.is_not(None) if confirmed else Credential.confirmed_at.is_(None)
    found = await db.execute(
        select(Credential).where(Credential.account_id == account_id, Credential.kind == "totp", state)
    )
    return found.scalar_one_or_none()


async def begin_totp(db: Session, vault: Vault, account: Account, now: datetime) -> tuple[Credential, str]:
    """A new secret for an app, which counts once a code of it has been seen."""
    await db.execute(
        delete(Credential).where(
            Credential.account_id == account.id,
            Credential.kind == "totp",
            Credential.confirmed_at.is_(None),
        )
    )
    shared, credential_id = pyotp.random_base32(), new_id()
    credential = Credential(
        id=credential_id,
        account_id=account.id,
        kind="totp",
        secret=vault.seal(PURPOSE, credential_id, shared),
        created_at=now,
    )
    db.add(credential)
    await db.flush()
    return credential, shared


def address_of_totp(shared: str, email: str) -> str:
    """What an app reads from the picture."""
    return pyotp.TOTP(shared).provisioning_uri(name=email, issuer_name="Inroad")


def picture(text: str) -> tuple[str, int]:
    """A QR code as the path of an SVG drawing, and the width of its square."""
    rows = [list(row) for row in segno.make(text, error="m").matrix_iter(scale=1, border=4)]
    path = "".join(_runs(rows))
    return path, len(rows)


def _runs(rows: Iterable[list[int]]) -> Iterable[str]:
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            end = x
            while end < len(row) and row[end]:
                end += 1
            if end > x:
                yield f"M{x} {y}h{end - x}v1h-{end - x}z"
            x = end + 1


async def take_code(db: Session, vault: Vault, credential: Credential, code: str, now: datetime) -> bool:
    """Whether the code is right now, or half a minute off; each time step is taken once (RFC 6238, 5.2)."""
    totp = pyotp.TOTP(vault.open(PURPOSE, credential.id, credential.secret))
    today = int(now.timestamp()) // STEP
    for step in (today, today - 1, today + 1):
        if secrets.compare_digest(totp.generate_otp(step), code):
            taken = await db.execute(
                update(Credential)
                .where(Credential.id == credential.id, Credential.counter < step)
                .values(counter=step, last_used_at=now)
                .returning(Credential.id)
            )
            return taken.first() is not None
    return False


def _plain(code: str) -> str:
    return code.strip().casefold().replace("-", "").replace(" ", "")


async def new_recovery_codes(db: Session, secret: Secret, account_id: str) -> list[str]:
    """Ten codes for paper; the ones before work no more."""
    await db.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account_id))
    codes = ["".join(secrets.choice(_ALPHABET) for _ in range(12)) for _ in range(CODES)]
    for code in codes:
        hashed = secret.keyed_hash("recovery-code", f"{account_id}:{code}")
        db.add(RecoveryCode(id=new_id(), account_id=account_id, code_hash=hashed))
    await db.flush()
    return [f"{code[:4]}-{code[4:8]}-{code[8:]}" for code in codes]


async def take_recovery_code(db: Session, secret: Secret, account_id: str, code: str, now: datetime) -> bool:
    """Whether it is one of the account's; it works no more."""
    taken = await db.execute(
        update(RecoveryCode)
        .where(
            RecoveryCode.account_id == account_id,
            RecoveryCode.code_hash == secret.keyed_hash("recovery-code", f"{account_id}:{_plain(code)}"),
            RecoveryCode.used_at.is_(None),
        )
        .values(used_at=now)
        .returning(RecoveryCode.id)
    )
    return taken.first() is not None


async def recovery_codes_left(db: Session, account_id: str) -> int:
    """How many have not been used."""
    found = await db.execute(
        select(func.count(RecoveryCode.id)).where(
            RecoveryCode.account_id == account_id, RecoveryCode.used_at.is_(None)
        )
    )
    return int(found.scalar_one())


async def kinds_of(db: Session, account_id: str) -> list[str]:
    """What an account asks for beside the password; nothing where that alone will do."""
    found = await db.execute(
        select(Credential.kind)
        .where(Credential.account_id == account_id, Credential.confirmed_at.is_not(None))
        .distinct()
    )
    kinds = sorted(found.scalars())
    return [*kinds, "recovery_code"] if kinds else []


async def check_second_factor(
    db: Session, vault: Vault, secret: Secret, account_id: str, code: str, now: datetime
) -> bool:
    """Whether a code from the app, or one from paper, is right."""
    plain = _plain(code)
    if len(plain) == 6 and plain.isascii() and plain.isdigit():
        credential = await totp_of(db, account_id)
        return credential is not None and await take_code(db, vault, credential, plain, now)
    return await take_recovery_code(db, secret, account_id, plain, now)
