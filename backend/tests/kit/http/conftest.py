"""A small app over a real store, on each database."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import Table
from tests.kit.http.notes import TestBase
from tests.kit.http.web import ORIGIN

from inroad.kit.db import Database
from inroad.kit.db.database import make_engine, parse_url
from inroad.kit.http.context import HttpKit
from inroad.kit.http.idempotency import IdempotencyRecord
from inroad.kit.http.limits import Limit, RateLimiter
from inroad.kit.secrets import Secret

RECORDS: Table = IdempotencyRecord.__table__  # type: ignore[assignment]  # mapped to a table, not to a select


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Database]:
    """The store with the tables of these tests besides; they are gone again afterwards."""
    engine = make_engine(parse_url(database_url))
    async with engine.begin() as connection:
        await connection.run_sync(TestBase.metadata.create_all)
        await connection.run_sync(RECORDS.create, checkfirst=True)
    opened = Database.open(database_url, pool_timeout=1.0, lock_wait=1.0)
    yield opened
    await opened.close()
    async with engine.begin() as connection:
        await connection.run_sync(TestBase.metadata.drop_all)
    await engine.dispose()


@pytest.fixture
def kit(store: Database) -> HttpKit:
    """The kit over the store, with limits no test meets by chance."""
    limiter = RateLimiter((Limit("ip", 100_000), Limit("user", 100_000)))
    return HttpKit(database=store, secret=Secret(b"s" * 32), public_url=ORIGIN, limiter=limiter)
