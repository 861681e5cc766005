"""Identifiers: UUID version 7 as lower-case text, made by the application (D3 of the trust rules)."""

import re

from uuid_utils import uuid7

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


INSTALLATION = "00000000-0000-0000-0000-000000000000"
"""Stands where a workspace's id would, for work that belongs to none of them."""

_TAIL = 12
_HALF = (1 << 47) - 1


def new_ids(count: int) -> list[str]:
    """So many new ids one after another, each the one before and one (RFC 9562, 6.2, method 2)."""
    first = new_id()
    # The top bit of the tail is left free, so that counting never carries beyond it.
    return ids_from(f"{first[:-_TAIL]}{int(first[-_TAIL:], 16) & _HALF:012x}", count)


def ids_from(first: str, count: int) -> list[str]:
    """The ids that `new_ids` gave together with `first`, its first one."""
    head, tail = first[:-_TAIL], int(first[-_TAIL:], 16)
    return [f"{head}{number:012x}" for number in range(tail, tail + count)]


def place_of(first: str, id: str) -> int:
    """Where `id` stands from `first` on, from 0; -1, or a place beyond their last, if it is none of them."""
    if id[:-_TAIL] != first[:-_TAIL]:
        return -1
    return max(int(id[-_TAIL:], 16) - int(first[-_TAIL:], 16), -1)
