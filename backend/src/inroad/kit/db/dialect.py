"""SQLite called in process: the async API of SQLAlchemy without a thread.

The driver never yields, so a statement costs no hop to a thread. One finished awaitable a statement keeps
SQLAlchemy's promise that only awaited code does I/O: a lazy load outside `await` fails here as on asyncpg.
Waiting for another process's lock is polling off the event loop's back, never `busy_timeout`.
"""

import asyncio
import importlib
import time
from collections.abc import Callable, Generator
from functools import lru_cache
from types import ModuleType
from typing import Any

from sqlalchemy import URL, pool
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import await_only

#: First SQLite whose WAL is safe with two connections writing and checkpointing at once (see trust, found 1).
SAFE_WAL = (3, 51, 3)
_PAUSE = 0.005


def driver() -> ModuleType:
    """The SQLite driver: the wheel with a current library where there is one, else Python's own."""
    try:
        return importlib.import_module("pysqlite3.dbapi2")
    except ImportError:
        return importlib.import_module("sqlite3.dbapi2")


class _Done:
    """An awaitable that is already finished: it never yields to the loop."""

    def __await__(self) -> Generator[Any, None, None]:
        return iter(())  # type: ignore[return-value]  # an empty iterator is all await needs


_DONE = _Done()


@lru_cache(maxsize=2)
def _connection_class(module: ModuleType) -> type[Any]:
    """The driver's connection, whose cursors answer what SQLAlchemy asks of an async driver's."""

    class Cursor(module.Cursor):  # type: ignore[name-defined,misc]  # the module is known only when it runs
        async def _async_soft_close(self) -> None:
            """Nothing to give back: rows are read in process, when they are asked for."""

    class Connection(module.Connection):  # type: ignore[name-defined,misc]  # as above
        def cursor(self) -> Any:
            return super().cursor(Cursor)

    return Connection


class InProcessSQLite(SQLiteDialect_pysqlite):
    """Dialect of an engine; `begin` is the statement that opens a transaction, `wait` in seconds."""

    driver = "inroad"
    is_async = True
    supports_statement_cache = True

    def __init__(self, begin: str = "BEGIN", wait: float = 3.0, **options: Any) -> None:
        super().__init__(**options)
        self._begin = begin
        self._wait = wait

    @classmethod
    def import_dbapi(cls) -> Any:
        """The driver module."""
        return driver()

    @classmethod
    def get_pool_class(cls, _url: URL) -> type[pool.Pool]:
        """A queue: for the writer it is the lock, first come first served."""
        return pool.AsyncAdaptedQueuePool

    def create_connect_args(self, url: URL) -> Any:
        """Transactions are opened by us alone, and the driver does not wait for locks."""
        arguments, options = super().create_connect_args(url)
        return arguments, {
            **options,
            "isolation_level": None,
            "timeout": 0.0,
            "check_same_thread": False,
            "factory": _connection_class(driver()),
        }

    def do_begin(self, dbapi_connection: Any) -> None:
        """Open the transaction, waiting at most `wait` seconds for another process."""
        self._patiently(dbapi_connection.execute, self._begin)

    def do_commit(self, dbapi_connection: Any) -> None:
        """Commit; without WAL this may have to wait for readers."""
        if dbapi_connection.in_transaction:
            self._patiently(dbapi_connection.execute, "COMMIT")

    def do_execute(self, cursor: Any, statement: str, parameters: Any, _context: Any = None) -> None:
        """Run one statement."""
        await_only(_DONE)
        self._patiently(cursor.execute, statement, parameters)

    def do_executemany(self, cursor: Any, statement: str, parameters: Any, _context: Any = None) -> None:
        """Run one statement for many rows; not repeated, for some rows may be in already."""
        await_only(_DONE)
        cursor.executemany(statement, parameters)

    def _patiently(self, call: Callable[..., Any], *arguments: Any) -> None:
        end: float | None = None
        while True:
            try:
                call(*arguments)
                return
            except Exception as error:
                end = end or time.monotonic() + self._wait
                if "database is locked" not in str(error) or time.monotonic() > end:
                    raise
            await_only(asyncio.sleep(_PAUSE))
