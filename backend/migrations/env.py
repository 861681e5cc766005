"""Alembic's entry: one tree of migrations for both databases."""

import asyncio
import os

from alembic import context
from sqlalchemy import Connection

from inroad.kit.db.database import make_engine, parse_url
from inroad.kit.db.migrate import include_object, render_item
from inroad.tables import metadata


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
