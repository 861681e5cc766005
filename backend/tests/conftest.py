"""Fixtures for every test: a real SQLite file and a real PostgreSQL, migrated, clean for each test.

`database` and `db` run each test once on each database. Tests and fixtures may be `async def`.
"""

import asyncio
import gc
import logging
import shutil
from collections.abc import AsyncIterator, Iterator
from inspect import iscoroutinefunction
from pathlib import Path

import pytest
import structlog
from hypothesis import settings as hypothesis_settings

from inroad.kit import clock
from inroad.kit.db import Database, Session
from inroad.kit.db.migrate import migrate
from inroad.kit.ids import new_id
from tests.postgres import PostgresServer, clear_rows

BOTH = ["sqlite", "postgresql"]
# How long an example takes says more of the machine than of the code.
hypothesis_settings.register_profile("inroad", deadline=None)
hypothesis_settings.load_profile("inroad")


@pytest.fixture(autouse=True)
def logging_as_it_was() -> Iterator[None]:
    """A command that sets logging up writes to this test's output, which is closed when the test is over."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


@pytest.fixture(autouse=True)
def clock_from_the_start() -> None:
    """A clock that a test sets begins with that test, not with the first one in the run that set the same."""
    clock._shift_for.cache_clear()


def pytest_collection_finish() -> None:
    """What is there by now stays: the collector leaves it alone, as it does where a server runs."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 50, 50)


@pytest.hookimpl(tryfirst=True)
def pytest_pycollect_makeitem(collector: pytest.Module | pytest.Class, name: str, obj: object) -> None:
    """Every `async def` test runs on the event loop, without a marker on each."""
    if collector.istestfunction(obj, name) and iscoroutinefunction(obj):
        pytest.mark.anyio(obj)


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """The loop tests run on."""
    return "asyncio"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A PostgreSQL of this test run's own (one for each process of pytest-xdist)."""
    server = PostgresServer.start()
    try:
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="session")
def postgres_url(postgres_server: PostgresServer) -> str:
    """A migrated, empty database on it, reached as an ordinary role: superusers pass row-level security."""
    url = postgres_server.create_database("inroad")
    asyncio.run(migrate(url))
    return url


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty SQLite file to copy."""
    path = tmp_path_factory.mktemp("template") / "inroad.sqlite3"
    asyncio.run(migrate(f"sqlite:///{path}"))
    return path


@pytest.fixture(params=BOTH)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a migrated database without rows: what INROAD_DATABASE_URL would hold."""
    if request.param == "sqlite":
        path = tmp_path / "inroad.sqlite3"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
    else:
        url: str = request.getfixturevalue("postgres_url")
        server: PostgresServer = request.getfixturevalue("postgres_server")
        asyncio.run(clear_rows(server.admin_arguments("inroad")))
        yield url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """The store, on SQLite and on PostgreSQL in turn."""
    # A machine that stands still for seconds is not what most tests are about; those that are open their own.
    opened = Database.open(database_url, pool_timeout=30.0, lock_wait=30.0, statement_timeout=30.0)
    yield opened
    await opened.close()


@pytest.fixture
def workspace_id() -> str:
    """A workspace of this test's own."""
    return new_id()


@pytest.fixture
async def db(database: Database, workspace_id: str) -> AsyncIterator[Session]:
    """A writing session in `workspace_id`; committed when the test is over, so that a late error shows."""
    async with database.write(workspace_id) as session:
        yield session
