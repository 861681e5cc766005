"""Passkeys: keys that a device keeps and lets nobody use without its owner (S7, WebAuthn level 3).

A passkey is found by the device itself, and each use asks for a finger, a face or the device's own code: it
stands for a password and a second factor at once.
"""

from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_address
from urllib.parse import urlsplit
from uuid import UUID

import structlog
from sqlalchemy import or_, select, update
from webauthn import verify_authentication_response, verify_registration_response
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url, parse_client_data_json
from webauthn.helpers.cose import COSEAlgorithmIdentifier
from webauthn.helpers.exceptions import WebAuthnException

from inroad.kit.db import Session
from inroad.kit.http.problems import Problem
from inroad.kit.ids import new_id
from inroad.rooms.accounts import challenges
from inroad.rooms.accounts.tables import Credential
from inroad.rooms.accounts.tokens import new_session_token

MOST = 20
"""Passkeys of one account."""
NEW, USE = "passkey_new", "passkey"
"""The kinds of challenge: what was made to keep a new one never signs anybody in."""
ALGORITHMS = (
    COSEAlgorithmIdentifier.EDDSA,
    COSEAlgorithmIdentifier.ECDSA_SHA_256,
    COSEAlgorithmIdentifier.RSASSA_PKCS1_v1_5_SHA_256,
)
log = structlog.get_logger("inroad.accounts")


@dataclass(frozen=True, slots=True)
class Site:
    """For whom a passkey is made: the host, and the address of the pages that may ask for it."""

    rp_id: str
    origin: str


def site_of(public_url: str) -> Site | None:
    """The site at an address. None where no browser keeps passkeys: no https, or a number for a name."""
    parts = urlsplit(public_url)
    host = parts.hostname or ""
    try:
        ip_address(host)
    except ValueError:
        pass
    else:
        return None
    return Site(host, public_url) if parts.scheme == "https" or host == "localhost" else None


@dataclass(frozen=True, slots=True)
class Proof:
    """What a device answered when asked for a passkey; every member base64url."""

    credential_id: str
    client_data: str
    authenticator_data: str
    signature: str
    user_handle: str | None


def handle_of(account_id: str) -> str:
    """The account as a device keeps it: no name in it."""
    return bytes_to_base64url(UUID(account_id).bytes)


async def new_challenge(db: Session, kind: str, now: datetime, account_id: str | None = None) -> str:
    """256 bits for a device to sign, within five minutes, once."""
    challenge = new_session_token()
    await challenges.make(db, kind, challenge, now, account_id=account_id)
    return challenge


def _challenge_in(client_data: str) -> str:
    """Raises WebAuthnException or ValueError."""
    return bytes_to_base64url(parse_client_data_json(base64url_to_bytes(client_data)).challenge)


async def ids_of(db: Session, account_id: str) -> list[str]:
    """The devices' own ids of an account's passkeys."""
    found = await db.execute(
        select(Credential.external_id).where(
            Credential.account_id == account_id, Credential.kind == "passkey"
        )
    )
    return [each for each in found.scalars() if each is not None]


async def keep(
    db: Session,
    site: Site,
    account_id: str,
    *,
    name: str,
    credential_id: str,
    client_data: str,
    attestation_object: str,
    now: datetime,
) -> Credential | None:
    """The passkey a device has made; None where its answer does not hold. Raises Problem 409 for too many."""
    try:
        challenge = _challenge_in(client_data)
        taken = await challenges.take(db, NEW, challenge, now)
        if taken is None or taken.account_id != account_id:
            return None
        made = verify_registration_response(
            credential={
                "id": credential_id,
                "rawId": credential_id,
                "type": "public-key",
                "response": {"clientDataJSON": client_data, "attestationObject": attestation_object},
            },
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=site.rp_id,
            expected_origin=site.origin,
            require_user_verification=True,
            supported_pub_key_algs=list(ALGORITHMS),
        )
    except (WebAuthnException, ValueError):
        return None
    external_id = bytes_to_base64url(made.credential_id)
    mine = await ids_of(db, account_id)
    if len(mine) >= MOST:
        raise Problem(409, "too_many", detail=f"An account keeps {MOST} passkeys; end one first.")
    if (await db.execute(select(Credential.id).where(Credential.external_id == external_id))).first():
        raise Problem(
            409, "passkey_exists", detail="This device keeps a passkey for an account here already."
        )
    row = Credential(
        id=new_id(),
        account_id=account_id,
        kind="passkey",
        name=name,
        external_id=external_id,
        secret=bytes_to_base64url(made.credential_public_key),
        counter=made.sign_count,
        created_at=now,
        confirmed_at=now,
    )
    db.add(row)
    await db.flush()
    return row


async def check(
    db: Session, site: Site, proof: Proof, now: datetime, account_id: str | None = None
) -> str | None:
    """Whose passkey signed; None where that does not hold. With `account_id` only that account's will do.

    The challenge is used up either way, so call it in a transaction that is committed. A passkey counts its
    uses: one that counts backwards was copied, and is refused.
    """
    try:
        challenge = _challenge_in(proof.client_data)
    except (WebAuthnException, ValueError):
        return None
    taken = await challenges.take(db, USE, challenge, now)
    found = await db.execute(
        select(Credential).where(Credential.external_id == proof.credential_id, Credential.kind == "passkey")
    )
    row = found.scalar_one_or_none()
    if taken is None or row is None or row.account_id != (account_id or row.account_id):
        return None
    if proof.user_handle is None and account_id is None:
        return None
    if proof.user_handle is not None and proof.user_handle != handle_of(row.account_id):
        return None
    uses = _uses_after(site, proof, challenge, row)
    if uses is None:
        return None
    moved = await db.execute(
        update(Credential)
        .where(Credential.id == row.id, or_(Credential.counter < uses, Credential.counter + uses == 0))
        .values(counter=uses, last_used_at=now)
        .returning(Credential.account_id)
    )
    return moved.scalar_one_or_none()


def _uses_after(site: Site, proof: Proof, challenge: str, row: Credential) -> int | None:
    try:
        return verify_authentication_response(
            credential={
                "id": proof.credential_id,
                "rawId": proof.credential_id,
                "type": "public-key",
                "response": {
                    "clientDataJSON": proof.client_data,
                    "authenticatorData": proof.authenticator_data,
                    "signature": proof.signature,
                },
            },
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=site.rp_id,
            expected_origin=site.origin,
            credential_public_key=base64url_to_bytes(row.secret),
            credential_current_sign_count=row.counter,
            require_user_verification=True,
        ).new_sign_count
    except (WebAuthnException, ValueError) as error:
        log.warning("passkey_refused", credential_id=row.id, reason=type(error).__name__)
        return None
