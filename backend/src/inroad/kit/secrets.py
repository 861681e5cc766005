"""Keyed hashes and signatures, all from the installation's one secret.

Each purpose gets a key of its own, so a value signed for one thing is worth nothing for another.
"""

import base64
import hashlib
import hmac
import os
import secrets
from pathlib import Path

MIN_BYTES = 32
_TAG_BYTES = 16


class Secret:
    """The secret of an installation. ValueError for less than 32 bytes. Never shows itself in a repr."""

    def __init__(self, value: bytes) -> None:
        if len(value) < MIN_BYTES:
            raise ValueError(f"the secret needs at least {MIN_BYTES} bytes")
        self._value = value

    def __repr__(self) -> str:
        return "Secret(…)"

    def key(self, purpose: str) -> bytes:
        """32 bytes for one purpose (HKDF's expand step with HMAC-SHA256, RFC 5869)."""
        return hmac.digest(self._value, purpose.encode() + b"\x01", "sha256")

    def keyed_hash(self, purpose: str, value: str) -> str:
        """64 hex digits only this installation can compute from `value`: for tokens, for e-mails in logs."""
        return hmac.new(self.key(purpose), value.encode(), hashlib.sha256).hexdigest()

    def seal(self, purpose: str, payload: bytes) -> str:
        """`payload` as URL-safe text that only this installation can make, read or change.

        Synthetic-IV encryption (the construction of RFC 5297) with HMAC-SHA256 as the one primitive: the tag
        over the payload is the nonce of the key stream. Equal payloads give equal texts.
        """
        tag = hmac.digest(self.key(purpose + "/tag"), payload, "sha256")[:_TAG_BYTES]
        return base64.urlsafe_b64encode(tag + self._mask(purpose, tag, payload)).rstrip(b"=").decode()

    def _mask(self, purpose: str, tag: bytes, data: bytes) -> bytes:
        key, blocks = self.key(purpose + "/stream"), range((len(data) + 31) // 32)
        stream = b"".join(hmac.digest(key, tag + block.to_bytes(4, "big"), "sha256") for block in blocks)
        return bytes(a ^ b for a, b in zip(data, stream, strict=False))

    def unseal(self, purpose: str, text: str) -> bytes | None:
        """The payload of a text made by `seal` for the same purpose; None for anything else."""
        try:
            raw = base64.b64decode(
                text.encode("ascii") + b"=" * (-len(text) % 4), altchars=b"-_", validate=True
            )
        except ValueError:
            return None
        if base64.urlsafe_b64encode(raw).rstrip(b"=").decode() != text:
            return None  # the same bytes spelled another way
        tag, payload = raw[:_TAG_BYTES], self._mask(purpose, raw[:_TAG_BYTES], raw[_TAG_BYTES:])
        good = hmac.digest(self.key(purpose + "/tag"), payload, "sha256")[:_TAG_BYTES]
        return payload if hmac.compare_digest(tag, good) else None


def load_secret(given: str | None, file: Path) -> Secret:
    """The secret from the setting, or else from `file`, which is made (mode 0600) when absent.

    Raises ValueError for a secret that is too short, OSError where the file cannot be read or written.
    """
    if given is not None:
        return Secret(given.encode())
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return Secret(file.read_bytes().strip())
    with os.fdopen(handle, "wb") as out:
        out.write(secrets.token_hex(32).encode())
    return Secret(file.read_bytes())
