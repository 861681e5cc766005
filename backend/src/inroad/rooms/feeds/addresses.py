"""The secret addresses: made, told apart from made-up ones, and looked up by their keyed hash (S21)."""

import secrets

PREFIX = "inroad_cal_"
PURPOSE = "calendar-feed"
_LONG = 43


def new_address() -> str:
    """The secret part of a feed's address: 256 random bits."""
    return PREFIX + secrets.token_urlsafe(32)


def well_formed(secret: str) -> bool:
    """Whether it could be one of ours at all."""
    body = secret.removeprefix(PREFIX)
    return body != secret and len(body) == _LONG and body.isascii()
