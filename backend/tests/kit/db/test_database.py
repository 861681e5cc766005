"""Transactions, waiting, conflicts and the traps of both drivers."""

import asyncio
import sys
import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.exc import MissingGreenlet
from tests.kit.db import sample
from tests.kit.db.sample import Account, Note, Person

from inroad.kit.db import Conflict, Database, Refused, Stale, Unavailable
from inroad.kit.db import database as database_module
from inroad.kit.db.database import make_engine, parse_url
from inroad.kit.db.dialect import driver
from inroad.kit.db.session import ACROSS, CORE, OPTION
from inroad.kit.ids import new_id


async def count(store: Database, workspace_id: str) -> int:
    """People in a workspace."""
    async with store.read(workspace_id) as session:
        return await session.scalar(select(func.count()).select_from(Person)) or 0


async def add(store: Database, workspace_id: str, name: str = "x", pause: float = 0.0) -> None:
    """One write, holding the transaction for `pause` seconds."""
    async with store.write(workspace_id) as session:
        session.add(Person(name=name))
        await session.flush()
        await asyncio.sleep(pause)


@asynccontextmanager
async def opened(url: str, **options: float) -> AsyncIterator[Database]:
    """Another process's view of a store."""
    store = Database.open(url, **options)  # type: ignore[arg-type]  # times and one count
    try:
        yield store
    finally:
        await store.close()


async def test_a_block_commits_or_rolls_back(store: Database, ours: str) -> None:
    await add(store, ours)
    assert await count(store, ours) == 1

    async def fails() -> None:
        async with store.write(ours) as session:
            session.add(Person(name="y"))
            await session.flush()
            raise RuntimeError("mine")

    with pytest.raises(RuntimeError, match="mine"):
        await fails()
    assert await count(store, ours) == 1


async def test_calls_after_commit(store: Database, ours: str) -> None:
    calls: list[str] = []
    async with store.write(ours) as session:
        session.on_commit(lambda: calls.append("first"))
        session.notify_on_commit("bell")
        assert calls == []
        assert not store.signal("bell").is_set()
    assert calls == ["first"]
    assert store.signal("bell").is_set()
    async with store.write(ours) as session:
        session.on_commit(lambda: calls.append("never"))
        await session.rollback()
    assert calls == ["first"]


async def test_a_read_session_cannot_write(store: Database, ours: str) -> None:
    await add(store, ours)
    async with store.read(ours) as session:
        assert not session.writable
        session.add(Person(name="y"))
        with pytest.raises(Refused, match="read session"):
            await session.flush()
        await session.rollback()
        with pytest.raises(Refused, match="read session"):
            await session.execute(update(Person).values(name="z"))
    # And the database itself says no, when the session is gone round.
    async with store.read(ours) as session:
        with pytest.raises(Refused, match="read session"):
            await session.execute(text("DELETE FROM account"), execution_options={OPTION: CORE})
        await session.rollback()
    # The next reader is none the worse for it.
    assert await count(store, ours) == 1


async def test_version_and_stale(store: Database, ours: str) -> None:
    async with store.write(ours) as session:
        person = Person(name="a")
        session.add(person)
    assert person.version == 1
    async with store.read(ours) as one, store.read(ours) as two:
        first, second = await one.find(Person, person.id), await two.find(Person, person.id)
    async with store.write(ours) as session:
        found = await session.find(Person, person.id)
        assert found is not None
        found.name = "b"
    assert found.version == 2
    assert found.updated_at >= found.created_at

    async def change(seen: Person | None, flush: bool) -> None:
        async with store.write(ours) as session:
            assert seen is not None
            session.add(seen)
            seen.name = "c"
            if flush:
                await session.flush()

    for seen, flush in ((first, False), (second, True)):
        with pytest.raises(Stale):
            await change(seen, flush)


async def test_racing_changes_leave_one_winner(store: Database, ours: str) -> None:
    async with store.write(ours) as session:
        person = Person(name="a")
        session.add(person)

    async def change(number: int) -> bool:
        async with store.read(ours) as session:
            mine = await session.find(Person, person.id)
            assert mine is not None
        await barrier.wait()
        try:
            async with store.write(ours) as session:
                session.add(mine)
                mine.name = str(number)
        except Stale:
            return False
        return True

    barrier = asyncio.Barrier(8)
    assert sorted(await asyncio.gather(*(change(number) for number in range(8)))) == [False] * 7 + [True]


async def test_conflicts(store: Database, ours: str, theirs: str) -> None:
    for workspace in (ours, theirs):  # the same address in two workspaces is none
        async with store.write(workspace) as session:
            session.add(Person(name="a", email="a@example.org"))
    with pytest.raises(Conflict) as caught:
        async with store.write(ours) as session:
            session.add(Person(name="b", email="a@example.org"))
    assert (caught.value.kind, caught.value.table, caught.value.columns) == ("unique", "person", ("email",))
    assert "example.org" not in str(caught.value)
    async with store.write(ours) as session:
        session.add(Person(name="b", email="a@example.org"))
        with pytest.raises(Conflict):
            await session.flush()
        await session.rollback()
    with pytest.raises(Conflict) as caught:
        async with store.write(ours) as session:
            session.add(Note(person_id=new_id()))
    assert caught.value.kind == "foreign_key"
    async with store.write() as session:
        session.add(Account(email="a"))
    with pytest.raises(Conflict) as caught:
        async with store.write() as session:
            session.add(Account(email="a"))
    assert caught.value.columns == ("email",)


async def test_hidden_input_and_output_fails_alike(store: Database, ours: str) -> None:
    """A lazy load outside `await` must not pass on SQLite and fail on PostgreSQL."""
    await add(store, ours)
    async with store.read(ours) as session:
        person = (await session.scalars(select(Person))).one()
        session.expire(person)
        with pytest.raises(MissingGreenlet):
            _ = person.name


async def test_fifty_writers_at_once(store: Database, ours: str) -> None:
    """Each awaits inside its transaction; none fails, and the loop is never held up."""
    worst = 0.0
    stop = asyncio.Event()

    async def watch() -> None:
        nonlocal worst
        while not stop.is_set():
            before = time.monotonic()
            await asyncio.sleep(0.005)
            worst = max(worst, time.monotonic() - before - 0.005)

    watching = asyncio.create_task(watch())
    await asyncio.gather(*(add(store, ours, pause=0.02) for _ in range(50)))
    stop.set()
    await watching
    assert await count(store, ours) == 50
    assert worst < 1.5  # writers that block each other froze it for 4 s


async def test_readers_do_not_wait_for_a_writer(store: Database, ours: str) -> None:
    async with store.write(ours) as session:
        session.add(Person(name="x"))
        await session.flush()
        assert await asyncio.wait_for(count(store, ours), 1) == 0
    assert await count(store, ours) == 1


async def test_cancelled_writers_leave_nothing(store: Database, ours: str) -> None:
    tasks = [asyncio.create_task(add(store, ours, pause=5)) for _ in range(4)]
    await asyncio.sleep(0.2)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await add(store, ours)
    assert await count(store, ours) == 1


async def test_a_write_inside_a_write_is_an_error_not_a_hang(store_url: str, ours: str) -> None:
    async with opened(store_url, pool_timeout=0.2, pool_size=1) as store:
        with pytest.raises(Unavailable):
            async with store.write(ours), store.write(ours):
                pass
        await add(store, ours)
        assert await count(store, ours) == 1


async def test_a_lock_held_elsewhere_is_waited_for_off_the_loop(
    store: Database, store_url: str, ours: str
) -> None:
    if store.postgresql:
        return
    assert await count(store, ours) == 0  # the journal mode is set
    path = store_url.removeprefix("sqlite:///")
    held, release = threading.Event(), threading.Event()

    def hold() -> None:
        # The same library: two of them in one process do not see each other's locks.
        other = driver().connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        held.set()
        release.wait(10)
        other.execute("ROLLBACK")
        other.close()

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(10)
    try:
        task = asyncio.create_task(add(store, ours))
        worst = 0.0
        for _ in range(40):
            before = time.monotonic()
            await asyncio.sleep(0.005)
            worst = max(worst, time.monotonic() - before)
        assert not task.done()
        assert worst < 1.0  # a blocking wait would be 3 s; the rest is a busy machine
        async with opened(store_url, lock_wait=0.1) as impatient:
            with pytest.raises(Unavailable):
                await add(impatient, ours)
    finally:
        release.set()
        thread.join()
    await task
    assert await count(store, ours) == 1


async def test_a_long_statement_is_ended(store_url: str, ours: str) -> None:
    async with opened(store_url, statement_timeout=0.1) as store:
        if not store.postgresql:
            return
        async with store.read(ours) as session:
            with pytest.raises(Unavailable, match="too long"):
                await session.execute(text("SELECT pg_sleep(5)"), execution_options={OPTION: CORE})
            await session.rollback()


async def test_settings_do_not_outlive_the_transaction(store_url: str, ours: str) -> None:
    """Behind a pooler the connection is somebody else's next: nothing of ours may stay on it."""
    async with opened(store_url, pool_size=1) as store:
        if not store.postgresql:
            return
        await add(store, ours)
        engine = store._engines[1]
        async with engine.connect() as connection:
            for name in ("app.ws", "app.worker"):
                value = await connection.scalar(text("SELECT current_setting(:name, true)"), {"name": name})
                assert not value
            shown = await connection.scalar(text("SELECT current_setting('transaction_read_only')"))
            assert shown == "off"
            options = {OPTION: ACROSS}
            unscoped = text("SELECT count(*) FROM person").execution_options(**options)
            assert await connection.scalar(unscoped) == 0
            # Unnamed statements: none stays behind on the server's side.
            left = text("SELECT count(*) FROM pg_prepared_statements WHERE name <> ''")
            assert await connection.scalar(left) == 0


async def test_many_transactions_of_two_workspaces_never_mix(store: Database, ours: str, theirs: str) -> None:
    for workspace, number in ((ours, 2), (theirs, 3)):
        for _ in range(number):
            await add(store, workspace)

    async def lane() -> list[int]:
        return [await count(store, workspace) for _ in range(15) for workspace in (ours, theirs, new_id())]

    for found in await asyncio.gather(*(lane() for _ in range(6))):
        assert found == [2, 3, 0] * 15


async def test_an_absent_server_is_unavailable(ours: str, tmp_path: Path) -> None:
    async with opened(f"postgresql://inroad@/nothing?host={tmp_path}") as store:
        with pytest.raises(Unavailable):
            async with store.read(ours):
                pass


async def test_a_missing_table_is_not_hidden(store: Database) -> None:
    async with store.read() as session:
        with pytest.raises(Exception, match="no_such_table"):
            await session.execute(text("SELECT * FROM no_such_table"), execution_options={OPTION: CORE})
        await session.rollback()


async def test_a_bad_workspace_is_refused(store: Database) -> None:
    for bad in ("", "x", new_id().upper()):
        with pytest.raises(Refused):
            async with store.read(bad):
                pass


@pytest.fixture
def old_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without the wheel: Python's own SQLite, too old for WAL."""
    monkeypatch.setitem(sys.modules, "pysqlite3.dbapi2", None)
    monkeypatch.setattr(database_module, "SAFE_WAL", (99, 0, 0))


@pytest.mark.usefixtures("old_library")
async def test_without_wal(tmp_path: Path, ours: str) -> None:
    """The rollback journal: slower, and a writer waits for readers, but nothing fails."""
    url = f"sqlite:///{tmp_path / 'old.sqlite3'}"
    engine = make_engine(parse_url(url))
    async with engine.begin() as connection:
        await connection.run_sync(sample.create)
    await engine.dispose()
    async with opened(url) as store:
        assert "older than 3.51.3" in store.notes[0]

        async def look() -> None:
            async with store.read(ours) as session:
                await session.scalar(select(func.count()).select_from(Person))
                await asyncio.sleep(0.01)

        jobs = [add(store, ours, pause=0.005) if number % 2 else look() for number in range(40)]
        await asyncio.gather(*jobs)
        assert await count(store, ours) == 20
        async with store.read() as session:
            mode = await session.execute(text("PRAGMA journal_mode"), execution_options={OPTION: CORE})
            assert mode.scalar() == "delete"


async def test_pragmas(store: Database) -> None:
    if store.postgresql:
        return
    assert store.notes == ()
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
    for maker, query_only in ((store.read, 1), (store.write, 0)):
        async with maker() as session:
            for name, value in {**wanted, "query_only": query_only}.items():
                result = await session.execute(text(f"PRAGMA {name}"), execution_options={OPTION: CORE})
                assert (name, result.scalar()) == (name, value)


def test_addresses() -> None:
    assert parse_url("postgres://u:p@h:5/d").drivername == "postgresql+asyncpg"
    assert parse_url("postgresql+psycopg://h/d").drivername == "postgresql+asyncpg"
    assert parse_url("sqlite:///data/x.sqlite3").drivername == "sqlite+inroad"
    for bad in ("", "nonsense", "mysql://h/d", "sqlite://", "sqlite:///:memory:"):
        with pytest.raises(ValueError, match=r"database|SQLite"):
            parse_url(bad)
