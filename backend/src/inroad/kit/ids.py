"""Identifiers: UUID version 7 as lower-case text, made by the application (D3 of the trust rules)."""

import re

from uuid_utils.compat import uuid7

_CANONICAL = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.ASCII)


def new_id() -> str:
    """A new UUIDv7 (RFC 9562), 36 lower-case characters; later ids sort after earlier ones."""
    return str(uuid7())


def is_id(value: object) -> bool:
    """Whether `value` is an id exactly as it is stored: 36 lower-case characters.

    PostgreSQL would take other spellings of the same UUID and refuse other text with an error, SQLite would
    do neither; asking here first makes both answer alike.
    """
    return isinstance(value, str) and _CANONICAL.fullmatch(value) is not None
