"""A small app over a real store, on each database."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import Table
from tests.kit.http.notes import Note
from tests.kit.http.web import ORIGIN

from inroad.kit.db import Base, Database
from inroad.kit.db.database import make_engine, parse_url
from inroad.kit.http.context import HttpKit
from inroad.kit.http.idempotency import IdempotencyRecord
from inroad.kit.http.limits import Limit, RateLimiter
from inroad.kit.secrets import Secret

TABLES: list[Table] = [Note.__table__, IdempotencyRecord.__table__]  # type: ignore[list-item]  # both are tables


@pytest.fixture
def anyio_backend() -> str:
    """Only asyncio: the server runs on nothing else."""
    return "asyncio"


@pytest.fixture(params=["sqlite", "postgresql"])
async def store(
    request: pytest.FixtureRequest, tmp_path: Path, anyio_backend: str
) -> AsyncIterator[Database]:
    """A store with the tables of these tests."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path}/test.sqlite3"
    else:
        url = request.getfixturevalue("postgres_url")
    engine = make_engine(parse_url(url))
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.drop_all, tables=TABLES)
        await connection.run_sync(Base.metadata.create_all, tables=TABLES)
    await engine.dispose()
    database = Database.open(url, pool_timeout=1.0, lock_wait=1.0)
    yield database
    await database.close()


@pytest.fixture
def kit(store: Database) -> HttpKit:
    """The kit over the store, with limits no test meets by chance."""
    limiter = RateLimiter((Limit("ip", 100_000), Limit("user", 100_000)))
    return HttpKit(database=store, secret=Secret(b"s" * 32), public_url=ORIGIN, limiter=limiter)
