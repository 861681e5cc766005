"""The only reader of the wall clock.

The environment variable `INROAD_CLOCK` (an ISO 8601 instant with offset) moves the clock for tests and
demonstrations: the first reading in a process returns that instant, and time runs on from there.
"""

import os
from datetime import UTC, datetime, timedelta
from functools import lru_cache

VARIABLE = "INROAD_CLOCK"


@lru_cache(maxsize=8)
def _shift_for(start: str) -> timedelta:
    try:
        instant = datetime.fromisoformat(start)
    except ValueError:
        raise ValueError(f"{VARIABLE} is not an ISO 8601 instant: {start!r}") from None
    if instant.tzinfo is None:
        raise ValueError(f"{VARIABLE} needs an offset, as in 2026-11-23T09:00:00+00:00: {start!r}")
    return instant - datetime.now(UTC)


def shift() -> timedelta:
    """How far the clock stands from the machine's: zero unless `INROAD_CLOCK` moves it."""
    start = os.environ.get(VARIABLE)
    return _shift_for(start) if start else timedelta(0)


def now() -> datetime:
    """The current instant, aware, in UTC."""
    moved = shift()
    return datetime.now(UTC) + moved
