"""A store with the sample tables, on both databases."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from tests.conftest import BOTH
from tests.kit.db import sample
from tests.postgres import PostgresServer, clear_rows

from inroad.kit.db import Database
from inroad.kit.db.database import make_engine, parse_url
from inroad.kit.ids import new_id


async def _create(url: str) -> None:
    engine = make_engine(parse_url(url))
    async with engine.begin() as connection:
        await connection.run_sync(sample.create)
    await engine.dispose()


@pytest.fixture(scope="session")
def sample_postgres_url(postgres_server: PostgresServer) -> str:
    """The sample tables on PostgreSQL."""
    url = postgres_server.create_database("sample")
    asyncio.run(_create(url))
    return url


@pytest.fixture(params=BOTH)
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty store with the sample tables."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'sample.sqlite3'}"
        asyncio.run(_create(url))
        yield url
    else:
        url = request.getfixturevalue("sample_postgres_url")
        server: PostgresServer = request.getfixturevalue("postgres_server")
        asyncio.run(clear_rows(server.admin_arguments("sample")))
        yield url


@pytest.fixture
async def store(store_url: str) -> AsyncIterator[Database]:
    """The store, on SQLite and on PostgreSQL in turn."""
    opened = Database.open(store_url)
    yield opened
    await opened.close()


@pytest.fixture
def ours() -> str:
    """A workspace."""
    return new_id()


@pytest.fixture
def theirs() -> str:
    """Another workspace."""
    return new_id()
