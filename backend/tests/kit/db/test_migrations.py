"""The migration frame: one transaction, one at a time, our types by name, data changes under row security."""

import asyncio
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import produce_migrations, render_python_code
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection, inspect, select, text, update
from tests.kit.db.sample import Person, SampleBase

from inroad.kit.db import Database
from inroad.kit.db.database import make_engine, parse_url
from inroad.kit.db.migrate import downgrade, head, include_object, migrate, render_item, run_alembic
from inroad.kit.db.policies import disable_rls, enable_rls, lifted_rls
from inroad.kit.db.search import create_search, drop_search, fold, match


async def on(url: str, work: Any) -> Any:
    """Run something on a plain connection, in one transaction."""
    engine = make_engine(parse_url(url), begin="BEGIN IMMEDIATE")
    try:
        async with engine.begin() as connection:
            return await connection.run_sync(work)
    finally:
        await engine.dispose()


def tables(connection: Connection) -> set[str]:
    """What is there."""
    return set(inspect(connection).get_table_names())


def operations(connection: Connection) -> Operations:
    """What a migration calls `op`."""
    return Operations(MigrationContext.configure(connection))


async def test_a_failing_migration_leaves_nothing(database_url: str) -> None:
    await downgrade(database_url, "base")

    def half(settings: Config) -> None:
        command.upgrade(settings, "head")
        raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        await run_alembic(database_url, half)
    assert await on(database_url, tables) <= {"alembic_version"}
    await migrate(database_url)
    assert "job" in await on(database_url, tables)


async def test_two_processes_may_start_at_once(database_url: str) -> None:
    await downgrade(database_url, "base")
    await asyncio.gather(migrate(database_url), migrate(database_url))
    revision = text("SELECT version_num FROM alembic_version")
    assert await on(database_url, lambda connection: list(connection.scalars(revision))) == [head()]


async def test_autogenerate_writes_our_types(store_url: str) -> None:
    """What it writes for the sample tables can be run, by names a migration imports."""

    def render(connection: Connection) -> str:
        for table in reversed(SampleBase.metadata.sorted_tables):
            if table.name == "person":
                drop_search(operations(connection), "person")
            table.drop(connection)
        options = {"include_object": include_object, "render_item": render_item, "render_as_batch": True}
        context = MigrationContext.configure(connection, opts=options)
        made = produce_migrations(context, SampleBase.metadata)
        assert made.upgrade_ops is not None
        code = render_python_code(made.upgrade_ops, render_as_batch=True, render_item=render_item)
        SampleBase.metadata.create_all(connection)
        create_search(operations(connection), "person")
        # And once the tables are there, nothing is left to do: the search's own are not seen.
        again = produce_migrations(
            MigrationContext.configure(connection, opts=options), SampleBase.metadata
        ).upgrade_ops
        assert again is not None
        assert again.as_diffs() == []
        return code

    class UndoError(Exception):
        pass

    rendered: list[str] = []

    def work(connection: Connection) -> None:
        rendered.append(render(connection))
        raise UndoError  # the database is shared with other tests

    with pytest.raises(UndoError):
        await on(store_url, work)
    code = rendered[0]
    assert "sa.Column('workspace_id', db.Id, nullable=False)" in code
    assert "sa.Column('met_at', db.UtcTime(), nullable=True)" in code
    assert "sa.Column('facts', db.Json, nullable=True)" in code
    compile("if True:\n" + code, "migration", "exec")


async def test_data_can_be_migrated_under_row_security(store: Database, store_url: str, ours: str) -> None:
    async with store.write(ours) as session:
        session.add(Person(name="Ann"))
    change = update(Person.__table__).values(name="Bea")  # type: ignore[arg-type]  # a table, as always

    def plain(connection: Connection) -> int:
        return connection.execute(change).rowcount

    def lifted(connection: Connection) -> int:
        with lifted_rls(operations(connection), "person"):
            return connection.execute(change).rowcount

    assert await on(store_url, plain) == (0 if store.postgresql else 1)
    assert await on(store_url, lifted) == 1
    assert await on(store_url, plain) == (0 if store.postgresql else 1)  # forced again
    async with store.read(ours) as session:
        assert await session.rows(select(Person.name)) == [{"name": "Bea"}]


async def test_policies_and_search_can_be_undone(store: Database, store_url: str, ours: str) -> None:
    async with store.write(ours) as session:
        session.add(Person(name="Ann", search_text=fold("Ann")))

    def undo(connection: Connection) -> None:
        disable_rls(operations(connection), "note")
        drop_search(operations(connection), "person")
        assert not [name for name in tables(connection) if "fts" in name]
        create_search(operations(connection), "person")  # indexes what is there

    def enable_again(connection: Connection) -> None:
        enable_rls(operations(connection), "note")

    await on(store_url, undo)
    await on(store_url, enable_again)
    async with store.read(ours) as session:
        assert await session.rows(select(Person.name).where(match(Person, "ann"))) == [{"name": "Ann"}]
