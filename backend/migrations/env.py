"""Alembic's entry: one tree of migrations for both databases."""

import asyncio
import os
from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection
from sqlalchemy.types import JSON, String, TypeEngine

from inroad.kit.db import Id, UtcTime
from inroad.kit.db.database import make_engine, parse_url
from inroad.kit.db.search import is_search_object
from inroad.tables import metadata


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


def run(connection: Connection) -> None:
    """Migrate on a connection that is in a transaction."""
    context.configure(
        connection=connection,
        target_metadata=metadata,
        include_object=include_object,
        render_item=render_item,
        render_as_batch=True,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


async def run_from_shell() -> None:
    """For the alembic command line."""
    url = os.environ.get("INROAD_DATABASE_URL", "sqlite:///data/inroad.sqlite3")
    engine = make_engine(parse_url(url), begin="BEGIN IMMEDIATE")
    async with engine.begin() as connection:
        await connection.run_sync(run)
    await engine.dispose()


given: Connection | None = context.config.attributes.get("connection")
if given is not None:
    run(given)
elif context.is_offline_mode():
    raise SystemExit("these migrations read the database as they go: --sql is not supported")
else:
    asyncio.run(run_from_shell())
