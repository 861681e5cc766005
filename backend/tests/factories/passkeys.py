"""A device that keeps passkeys, in software: real keys, real signatures, as WebAuthn writes them."""

import base64
import hashlib
import json
import os
import struct
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

UP, UV, AT = 0x01, 0x04, 0x40


def text(raw: bytes) -> str:
    """base64url without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


@dataclass
class Device:
    """One passkey. Change a field to make it lie: another origin, no finger, a count that stands still."""

    origin: str
    rp_id: str
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    id: bytes = field(default_factory=lambda: os.urandom(16))
    handle: str = ""
    count: int = 0
    counts: bool = True
    verified: bool = True

    def _client_data(self, kind: str, challenge: str) -> bytes:
        told = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return json.dumps(told).encode()

    def _authenticator_data(self, flags: int, attested: bytes = b"") -> bytes:
        if self.counts:
            self.count += 1
        flags |= UP | (UV if self.verified else 0)
        return hashlib.sha256(self.rp_id.encode()).digest() + struct.pack(">BI", flags, self.count) + attested

    def create(self, options: dict[str, Any]) -> dict[str, Any]:
        """What `navigator.credentials.create()` gives, as our API takes it, without a name."""
        self.handle = options["user_id"]
        numbers = self.key.public_key().public_numbers()
        cose = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
        attested = bytes(16) + struct.pack(">H", len(self.id)) + self.id + cbor2.dumps(cose)
        told = {"fmt": "none", "attStmt": {}, "authData": self._authenticator_data(AT, attested)}
        return {
            "credential_id": text(self.id),
            "client_data": text(self._client_data("webauthn.create", options["challenge"])),
            "attestation_object": text(cbor2.dumps(told)),
        }

    def get(self, challenge: str) -> dict[str, Any]:
        """What `navigator.credentials.get()` gives, as our API takes it."""
        client, data = self._client_data("webauthn.get", challenge), self._authenticator_data(0)
        signed = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        return {
            "credential_id": text(self.id),
            "client_data": text(client),
            "authenticator_data": text(data),
            "signature": text(signed),
            "user_handle": self.handle,
        }
