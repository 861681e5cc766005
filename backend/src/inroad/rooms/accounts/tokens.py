"""Session and access tokens: made, shown once, kept as a hash (S1, S5).

An access token reads `inroad_pat_` + 37 base62 characters + 6 of their CRC-32, so that a mistyped or
made-up one is refused without a look into the database, and scanners can find a leaked one.
"""

import hashlib
import secrets
import string
import zlib

PREFIX = "inroad_pat_"
ALPHABET = string.digits + string.ascii_uppercase + string.ascii_lowercase
BODY = 37
CHECK = 6


def _base62(number: int, width: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, 62)
        digits = ALPHABET[rest] + digits
    return digits.rjust(width, "0")


def _check(body: str) -> str:
    return _base62(zlib.crc32(body.encode()), CHECK)


def new_access_token() -> str:
    """A fresh access token, to be shown once."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(BODY))
    return PREFIX + body + _check(body)


def well_formed(token: str) -> bool:
    """Whether it could be one of ours at all."""
    body = token.removeprefix(PREFIX)
    if body == token or len(body) != BODY + CHECK or not body.isascii():
        return False
    return secrets.compare_digest(_check(body[:BODY]), body[BODY:])


def new_session_token() -> str:
    """256 random bits for a cookie."""
    return secrets.token_urlsafe(32)


def session_hash(token: str) -> str:
    """What is stored of a session token."""
    return hashlib.sha256(token.encode()).hexdigest()
