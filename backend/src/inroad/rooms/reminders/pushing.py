"""Web push: encrypted for one browser, signed by this installation (RFC 8030, 8188, 8291, 8292)."""

import base64
import json
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import http_ece  # type: ignore[import-untyped]  # it ships no types
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid02  # type: ignore[import-untyped]  # it ships no types

from inroad.kit.outbound import Outbound, OutboundError
from inroad.kit.secrets import Secret

_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""Of the curve P-256: a private key lies between 1 and this."""
_KEPT = timedelta(hours=12)
"""How long a push service keeps a reminder for a browser that is asleep."""
GONE = (404, 410)


class PushError(Exception):
    """A push service did not take a reminder. `gone`: that browser wants no more; else it may later."""

    def __init__(self, reason: str, *, gone: bool = False) -> None:
        super().__init__(reason)
        self.reason, self.gone = reason, gone


def _unpadded(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _raw(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _signer(secret: Secret) -> Vapid02:
    number = int.from_bytes(secret.key("push/vapid"), "big") % (_ORDER - 1) + 1
    return Vapid02(ec.derive_private_key(number, ec.SECP256R1()))


def public_key(secret: Secret) -> str:
    """The key a browser subscribes with: of this installation, the same as long as its secret is."""
    point: bytes = _signer(secret).public_key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return _unpadded(point)


def check_keys(p256dh: str, auth: str) -> bool:
    """Whether a browser's keys are a point of the curve and sixteen bytes."""
    try:
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), _raw(p256dh))
        return len(_raw(auth)) == 16
    except ValueError:
        return False


async def push(
    outbound: Outbound,
    secret: Secret,
    subscription: dict[str, Any],
    payload: dict[str, str],
    *,
    contact: str,
    topic: str,
    now: datetime,
) -> None:
    """Hands one reminder to the push service of one browser. Raises PushError.

    contact  where a push service may complain: an address of the operator's
    topic    a reminder of the same topic takes the place of one that still waits
    """
    keys, endpoint = subscription["keys"], subscription["endpoint"]
    body = http_ece.encrypt(
        json.dumps(payload, ensure_ascii=False).encode(),
        private_key=ec.generate_private_key(ec.SECP256R1()),
        dh=_raw(keys["p256dh"]),
        auth_secret=_raw(keys["auth"]),
        version="aes128gcm",
    )
    parts = urlsplit(endpoint)
    claims = {
        "aud": f"{parts.scheme}://{parts.netloc}",
        "exp": int((now + _KEPT).timestamp()),
        "sub": contact,
    }
    headers = {
        **_signer(secret).sign(claims),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(int(_KEPT.total_seconds())),
        "Topic": topic[:32],
        "Urgency": "normal",
    }
    try:
        answer = await outbound.request("POST", endpoint, headers=headers, content=body)
    except OutboundError as error:
        raise PushError(error.why, gone=error.why in ("bad_url", "scheme", "port", "forbidden")) from None
    if answer.status in GONE:
        raise PushError("gone", gone=True)
    if not 200 <= answer.status < 300:
        raise PushError(f"status {answer.status}")
