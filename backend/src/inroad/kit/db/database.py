"""Engines and sessions: the only file that asks which database it is."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, event, make_url
from sqlalchemy import exc as sa_exc
from sqlalchemy.dialects import registry
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker, create_async_engine
from sqlalchemy.orm.exc import StaleDataError
from sqlalchemy.util import await_only

from inroad.kit.db import guard
from inroad.kit.db.base import owned_tables
from inroad.kit.db.dialect import SAFE_WAL, driver
from inroad.kit.db.errors import Refused, Unavailable, translate
from inroad.kit.db.session import ACROSS, OPTION, Session, own_error
from inroad.kit.db.types import read_json
from inroad.kit.ids import is_id

_SEEN_STATEMENTS = 4096


def parse_url(url: str) -> URL:
    """The engine's address for what the user wrote.

    `sqlite:///relative/file`, `sqlite:////absolute/file`, `postgresql://…` or `postgres://…`; a PostgreSQL
    socket folder as `?host=/run/postgresql`. Raises ValueError for anything else.
    """
    try:
        parsed = make_url(url)
    except sa_exc.ArgumentError:
        raise ValueError("the database address is not a URL like sqlite:///data/inroad.sqlite3") from None
    name = parsed.drivername.partition("+")[0]
    if name == "sqlite":
        if not parsed.database or parsed.database == ":memory:":
            raise ValueError("SQLite needs a file: sqlite:///data/inroad.sqlite3")
        return parsed.set(drivername="sqlite+inroad")
    if name in {"postgresql", "postgres"}:
        return parsed.set(drivername="postgresql+asyncpg")
    raise ValueError(f"unknown database {name!r}: use sqlite:///file or postgresql://…")


def postgresql_arguments() -> dict[str, Any]:
    """Driver settings that are right behind a transaction pooler too: no cache, unnamed statements."""
    return {
        "statement_cache_size": 0,
        "prepared_statement_cache_size": 0,
        "prepared_statement_name_func": lambda: "",
        "timeout": 5.0,
    }


def make_engine(url: URL, *, begin: str = "BEGIN", lock_wait: float = 3.0, **options: Any) -> AsyncEngine:
    """An engine on the given address, without the session's rules: for migrations and the two pools here."""
    # Error messages must not carry what is stored (P7).
    options = {"hide_parameters": True, **options}
    options = {"json_deserializer": read_json, **options}
    if url.get_backend_name() == "sqlite":
        registry.register("sqlite.inroad", "inroad.kit.db.dialect", "InProcessSQLite")
        return create_async_engine(url, begin=begin, wait=lock_wait, **options)
    return create_async_engine(url, connect_args=postgresql_arguments(), **options)


def _set_journal_mode(connection: Any, mode: str, wait: float) -> None:
    """Kept in the file; changing it needs the file to oneself for a moment."""
    end = time.monotonic() + wait
    while connection.execute("PRAGMA journal_mode").fetchone()[0] != mode:
        try:
            connection.execute(f"PRAGMA journal_mode={mode}")
        except Exception as error:
            if "database is locked" not in str(error) or time.monotonic() > end:
                raise
            await_only(asyncio.sleep(0.01))
        else:
            return  # a file system that cannot do it keeps its mode, which is safe too


def _pragmas(engine: AsyncEngine, *, query_only: bool, wal: bool, lock_wait: float) -> None:
    @event.listens_for(engine.sync_engine, "connect")
    def connect(connection: Any, _record: object) -> None:
        run = connection.execute
        run("PRAGMA busy_timeout=20")
        _set_journal_mode(connection, "wal" if wal else "delete", lock_wait)
        run("PRAGMA synchronous=FULL")
        run("PRAGMA foreign_keys=ON")
        run("PRAGMA secure_delete=ON")
        if query_only:
            run("PRAGMA query_only=ON")
        else:
            # KiB. Many rows touch many pages of many indexes; with the usual 2 MB they are written twice.
            run("PRAGMA cache_size=-16384")


class _Watch:
    """Engine hook: refuses SQL that touches a workspace's table without a workspace predicate."""

    def __init__(self) -> None:
        self.seen: OrderedDict[str, list[str]] = OrderedDict()

    def __call__(
        self, _connection: Any, _cursor: Any, statement: str, _parameters: Any, context: Any, _many: bool
    ) -> None:
        if context is not None and context.execution_options.get(OPTION) is ACROSS:
            return
        found = self.seen.get(statement)
        if found is None:
            found = self.seen[statement] = guard.unscoped(statement, owned_tables())
            if len(self.seen) > _SEEN_STATEMENTS:
                self.seen.popitem(last=False)
        if found:
            raise Refused(f"no workspace predicate for {', '.join(found)}")


class Database:
    """The store. Open one a process and pass it on; every session comes from here.

    SQLite has two engines: a pool of readers that cannot write, and one writer connection whose pool is the
    lock. Nothing but the database may be awaited inside a write, or all writers queue behind it.
    """

    def __init__(
        self, readers: AsyncEngine, writers: AsyncEngine, notes: tuple[str, ...], timeout: float
    ) -> None:
        self.notes = notes
        self.postgresql = writers.dialect.name == "postgresql"
        self._engines = (readers, writers)
        self._timeout = timeout
        self._signals: dict[str, asyncio.Event] = {}
        watch = _Watch()
        for engine in {id(readers.sync_engine): readers, id(writers.sync_engine): writers}.values():
            event.listen(engine.sync_engine, "before_cursor_execute", watch)
            event.listen(engine.sync_engine, "handle_error", translate)
        self._readers = self._maker(readers)
        self._writers = self._maker(writers)

    @classmethod
    def open(
        cls,
        url: str,
        *,
        pool_size: int = 8,
        pool_timeout: float = 3.0,
        lock_wait: float = 3.0,
        statement_timeout: float = 5.0,
    ) -> "Database":
        """The store at `url` (see `parse_url`); nothing is connected yet. Times in seconds.

        `pool_timeout`: longest wait for a connection; `lock_wait`: for another process's lock on SQLite;
        `statement_timeout`: for one statement on PostgreSQL. Each ends in Unavailable.
        """
        address = parse_url(url)
        pool: dict[str, Any] = {"max_overflow": 0, "pool_timeout": pool_timeout}
        if address.get_backend_name() == "postgresql":
            engine = make_engine(address, pool_size=pool_size, **pool)
            readers = engine.execution_options(postgresql_readonly=True)
            return cls(readers, engine, (), statement_timeout)
        Path(address.database or "").parent.mkdir(parents=True, exist_ok=True)
        module = driver()
        wal = module.sqlite_version_info >= SAFE_WAL
        notes = (
            ()
            if wal
            else (
                f"SQLite {module.sqlite_version} is older than 3.51.3: its WAL mode is not safe "
                "with two writers, so the rollback journal is used. Install pysqlite3 for a current one.",
            )
        )
        writer = make_engine(address, begin="BEGIN IMMEDIATE", lock_wait=lock_wait, pool_size=1, **pool)
        reader = make_engine(address, lock_wait=lock_wait, pool_size=pool_size, **pool)
        _pragmas(writer, query_only=False, wal=wal, lock_wait=lock_wait)
        _pragmas(reader, query_only=True, wal=wal, lock_wait=lock_wait)
        return cls(reader, writer, notes, statement_timeout)

    def _maker(self, engine: AsyncEngine) -> async_sessionmaker[Session]:
        # expire_on_commit would turn the next attribute read into hidden I/O.
        return async_sessionmaker(engine, class_=Session, expire_on_commit=False)

    @asynccontextmanager
    async def _session(
        self,
        maker: async_sessionmaker[Session],
        workspace_id: str | None,
        writable: bool,
        snapshot: bool = False,
    ) -> AsyncIterator[Session]:
        if workspace_id is not None and not is_id(workspace_id):
            raise Refused("not a workspace id")
        session = maker()
        session.signal = self.signal
        inner = session.sync_session
        inner.workspace_id, inner.writable = workspace_id, writable
        inner.postgresql, inner.statement_timeout = self.postgresql, self._timeout
        try:
            # At once: a full pool or a held lock shows here, before anything was done.
            try:
                level = {"isolation_level": "REPEATABLE READ"} if snapshot and self.postgresql else {}
                await session.connection(execution_options=level)
            except OSError as error:
                raise Unavailable("the database cannot be reached") from error
            yield session
            if writable:
                await session.commit()
        except (sa_exc.SQLAlchemyError, StaleDataError) as error:
            raise own_error(error) from error
        finally:
            await session.close()

    def read(self, workspace_id: str | None = None) -> AbstractAsyncContextManager[Session]:
        """A read-only session: `async with db.read(workspace_id) as session`. Writing raises Refused."""
        return self._session(self._readers, workspace_id, writable=False)

    def snapshot(self, workspace_id: str) -> AbstractAsyncContextManager[Session]:
        """A read-only session in which every statement sees the same instant, however long it takes."""
        return self._session(self._readers, workspace_id, writable=False, snapshot=True)

    def write(self, workspace_id: str | None = None) -> AbstractAsyncContextManager[Session]:
        """A writing session: commits when the block ends, rolls back when it raises."""
        return self._session(self._writers, workspace_id, writable=True)

    async def settle(self, wait: float = 3.0) -> bool:
        """Nothing that was deleted is left in the files beside SQLite's: the WAL is written back and emptied.

        False where readers kept it from being done in `wait` seconds. PostgreSQL keeps its files itself.
        """
        if self.postgresql:
            return True
        end = time.monotonic() + wait
        while True:
            # The driver itself: in a transaction of ours there is no checkpoint.
            async with self._engines[1].connect() as connection:
                raw: Any = await connection.get_raw_connection()
                busy = raw.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            if not busy:
                return True
            if time.monotonic() > end:
                return False
            await asyncio.sleep(0.05)

    def signal(self, name: str) -> asyncio.Event:
        """An event shared by this process's users of the store, made on first use."""
        return self._signals.setdefault(name, asyncio.Event())

    async def close(self) -> None:
        """Give back every connection."""
        for engine in self._engines:
            await engine.dispose()
