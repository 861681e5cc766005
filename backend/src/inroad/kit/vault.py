"""Secrets at rest: AES-256-GCM under keys with ids, so that a key can be changed without losing anything.

A sealed text is `<key id>.<base64url of nonce, ciphertext, tag>`. The key id comes from the installation's
secret; old secrets open what they sealed until it is sealed anew (P6).
"""

import base64
import os
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from inroad.kit.secrets import Secret

_NONCE_BYTES = 12
_PURPOSE = "vault/"


class VaultError(Exception):
    """A sealed text was changed, belongs elsewhere, or was sealed under a secret that is no longer known."""


class Vault:
    """Seals under the first secret, opens under any of them."""

    def __init__(self, secret: Secret, old: Sequence[Secret] = ()) -> None:
        self._keys = {one.keyed_hash("vault-key-id", "")[:8]: one for one in (secret, *old)}
        self.current = secret.keyed_hash("vault-key-id", "")[:8]

    def __repr__(self) -> str:
        return "Vault(…)"

    def seal(self, purpose: str, owner: str, plain: str) -> str:
        """`plain` as text that only `open` with the same purpose and owner reads. Never twice the same."""
        nonce = os.urandom(_NONCE_BYTES)
        key = AESGCM(self._keys[self.current].key(_PURPOSE + purpose))
        sealed = nonce + key.encrypt(nonce, plain.encode(), owner.encode())
        return f"{self.current}.{base64.urlsafe_b64encode(sealed).decode()}"

    def open(self, purpose: str, owner: str, sealed: str) -> str:
        """What was sealed. Raises VaultError."""
        key_id, _, text = sealed.partition(".")
        secret = self._keys.get(key_id)
        if secret is None:
            raise VaultError("sealed under a secret that is no longer known")
        try:
            raw = base64.b64decode(text.encode("ascii"), altchars=b"-_", validate=True)
            plain = AESGCM(secret.key(_PURPOSE + purpose)).decrypt(
                raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], owner.encode()
            )
        except (ValueError, InvalidTag):
            raise VaultError("changed, or sealed for something else") from None
        return plain.decode()

    def outdated(self, sealed: str) -> bool:
        """Whether a text should be sealed anew under the current secret."""
        return not sealed.startswith(self.current + ".")
