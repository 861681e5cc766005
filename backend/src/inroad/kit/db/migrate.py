"""Bringing a database to the schema of this version."""

from pathlib import Path
from typing import Any, Literal

from alembic import command
from alembic.autogenerate.api import AutogenContext
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.types import JSON, String, TypeEngine

from inroad.kit.db.database import Database, make_engine, parse_url
from inroad.kit.db.search import is_search_object
from inroad.kit.db.session import ACROSS, OPTION
from inroad.kit.db.types import Id, UtcTime

#: Where the migrations lie in a source tree or an image: beside `src/`.
SCRIPTS = Path(__file__).resolve().parents[4] / "migrations"
_LOCK = 6_902_017_523  # any number, the same in every process


def include_object(_item: Any, name: str | None, kind: str, reflected: bool, _compare_to: Any) -> bool:
    """The search tables, columns and indexes are made by create_search and known to no model."""
    return not (reflected and is_search_object(kind, name))


def render_item(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """Write our own types by their names."""
    if kind != "type" or not isinstance(item, TypeEngine):
        return False
    if isinstance(item, UtcTime):
        return "db.UtcTime()"
    variants = getattr(item, "_variant_mapping", {})
    if isinstance(item, String) and "postgresql" in variants and repr(item) == repr(Id):
        return "db.Id"
    if isinstance(item, JSON) and "postgresql" in variants:
        return "db.Json"
    return False


def config(scripts: Path = SCRIPTS) -> Config:
    """Alembic's configuration without its file: for commands called from code."""
    result = Config()
    result.set_main_option("script_location", str(scripts).replace("%", "%%"))
    return result


def head(scripts: Path = SCRIPTS) -> str | None:
    """The newest revision this version of the product knows."""
    return ScriptDirectory.from_config(config(scripts)).get_current_head()


async def run_alembic(url: str, call: Any, *arguments: Any, scripts: Path = SCRIPTS, **options: Any) -> None:
    """Run one of `alembic.command`'s functions on the database at `url`, in one transaction.

    Two processes that start at once queue here; a failure leaves the database as it was.
    """
    address = parse_url(url)
    if address.get_backend_name() == "sqlite":
        Path(address.database or "").parent.mkdir(parents=True, exist_ok=True)
    engine = make_engine(address, begin="BEGIN IMMEDIATE", lock_wait=60.0)

    def work(connection: Connection) -> None:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        settings = config(scripts)
        settings.attributes["connection"] = connection
        call(settings, *arguments, **options)
        if connection.dialect.name == "sqlite":
            # Foreign keys are off while tables are copied, so they are checked as a whole afterwards.
            broken = connection.execute(text("PRAGMA foreign_key_check")).fetchall()
            if broken:
                tables = ", ".join(sorted({row[0] for row in broken}))
                raise RuntimeError(f"the migration leaves broken foreign keys in {tables}")

    try:
        async with engine.begin() as connection:
            await connection.run_sync(work)
    finally:
        await engine.dispose()


async def migrate(url: str, revision: str = "head") -> None:
    """Bring the database at `url` up to a revision; makes the SQLite file and its folder if missing."""
    await run_alembic(url, command.upgrade, revision)


async def downgrade(url: str, revision: str) -> None:
    """Bring the database at `url` down to a revision (`base`: to nothing, with all data)."""
    await run_alembic(url, command.downgrade, revision)


async def current(database: Database) -> str | None:
    """The revision an open database is at, or None if it was never migrated. Raises Unavailable."""
    async with database.read() as session:
        connection = await session.connection()
        connection = await connection.execution_options(**{OPTION: ACROSS})
        return await connection.run_sync(lambda sync: MigrationContext.configure(sync).get_current_revision())
