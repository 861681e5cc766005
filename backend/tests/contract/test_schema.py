"""The schema: the rules every table keeps, and migrations that match the models on both databases."""

from collections.abc import Callable, Iterator

from alembic import command
from sqlalchemy import Column, Connection, Index, MetaData, Table, UniqueConstraint, inspect, text

from inroad.kit.db import Database, Id
from inroad.kit.db.base import owned_tables
from inroad.kit.db.database import make_engine, parse_url
from inroad.kit.db.migrate import current, downgrade, head, run_alembic
from inroad.kit.db.search import SUFFIX, VECTOR
from inroad.tables import metadata


def schema_faults(tables: MetaData) -> Iterator[str]:
    """Breaches of D1 and D2 of the trust rules, one sentence each."""
    for table in tables.sorted_tables:
        owned = "workspace_id" in table.c and table.c.workspace_id.primary_key
        keys: list[tuple[str, list[Column[object]]]] = [("primary key", list(table.primary_key.columns))]
        for constraint in table.constraints:
            if isinstance(constraint, UniqueConstraint):
                keys.append((f"unique key {constraint.name}", list(constraint.columns)))
        for index in table.indexes:
            if "across_workspaces" not in index.info:
                keys.append((f"index {index.name}", list(index.columns)))
        if owned:
            for what, columns in keys:
                if not columns or columns[0].name != "workspace_id":
                    yield f"{table.name}: {what} does not start with workspace_id"
        for constraint in table.foreign_key_constraints:
            target = constraint.referred_table
            target_owned = "workspace_id" in target.c and target.c.workspace_id.primary_key
            if target_owned and not owned:
                yield f"{table.name}: a table of all workspaces refers to {target.name}"
            if (
                owned
                and target_owned
                and constraint.elements[0].target_fullname != f"{target.name}.workspace_id"
            ):
                yield f"{table.name}: the foreign key to {target.name} does not hold the workspace"
        for column in table.columns:
            is_key = column.primary_key or column.foreign_keys or column.name == "workspace_id"
            if is_key and repr(column.type) != repr(Id):
                yield f"{table.name}.{column.name}: a key that is not of type Id"


def test_every_table_keeps_to_its_workspace() -> None:
    assert list(schema_faults(metadata)) == []


def test_the_rules_see_a_breach() -> None:
    """The check above can fail: one table that breaks each rule."""
    broken = MetaData()
    Table("contact", broken, Column("workspace_id", Id, primary_key=True), Column("id", Id, primary_key=True))
    Table("late", broken, Column("id", Id, primary_key=True), Column("workspace_id", Id, primary_key=True))
    letter = Table(
        "letter",
        broken,
        Column("workspace_id", Id, primary_key=True),
        Column("id", Id, primary_key=True),
        Column("contact_id", Id),
    )
    Index("ix_letter_contact", letter.c.contact_id)
    letter.append_constraint(UniqueConstraint(letter.c.contact_id))
    faults = " / ".join(schema_faults(broken))
    assert "late: primary key" in faults
    assert "index ix_letter_contact" in faults
    assert "letter: unique key" in faults


def test_owned_tables_are_known_by_name() -> None:
    """The guard on emitted SQL goes by these names."""
    with_workspace = {
        table.name for table in metadata.sorted_tables if "workspace_id" in table.primary_key.columns
    }
    assert with_workspace <= owned_tables()


async def test_migrations_end_at_the_models(database_url: str) -> None:
    await run_alembic(database_url, command.check)


async def test_a_migrated_database_is_at_the_head(database: Database) -> None:
    assert await current(database) == head()


async def test_down_and_up_again(database_url: str) -> None:
    await downgrade(database_url, "base")
    await run_alembic(database_url, command.upgrade, "head")
    await run_alembic(database_url, command.check)


async def _on(url: str, work: Callable[[Connection], list[str]]) -> list[str]:
    engine = make_engine(parse_url(url))
    try:
        async with engine.connect() as connection:
            return await connection.run_sync(work)
    finally:
        await engine.dispose()


async def test_every_owned_table_has_forced_row_security(postgres_url: str) -> None:
    """S11: read from the catalogue, so that a table made by hand is seen too."""
    statement = text(
        "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid "
        "JOIN pg_namespace n ON n.oid = c.relnamespace "
        "JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary AND a.attnum = ANY (i.indkey) "
        "WHERE c.relkind = 'r' AND n.nspname = 'public' AND a.attname = 'workspace_id' "
        "AND NOT (c.relrowsecurity AND c.relforcerowsecurity "
        "AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid))"
    )
    assert await _on(postgres_url, lambda connection: list(connection.scalars(statement))) == []


async def test_every_searchable_table_has_its_index(database_url: str) -> None:
    """A batch migration on SQLite drops triggers: this is where it shows."""
    tables = [table.name for table in metadata.sorted_tables if "search_text" in table.c]

    def missing(connection: Connection) -> list[str]:
        if connection.dialect.name == "postgresql":
            reader = inspect(connection)
            return [
                name for name in tables if VECTOR not in {col["name"] for col in reader.get_columns(name)}
            ]
        triggers = set(connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")))
        wanted = {f"{name}{SUFFIX}_{event}" for name in tables for event in ("ai", "ad", "au")}
        return sorted(wanted - triggers)

    assert await _on(database_url, missing) == []
