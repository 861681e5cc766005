"""The few ways past the ORM, each of which keeps to the workspace by itself."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Executable, Result
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from inroad.kit.db.base import Owned
from inroad.kit.db.bulk import Ready, bulk_columns, bulk_insert, must_write, table_of
from inroad.kit.db.errors import Refused
from inroad.kit.db.session import CORE, OPTION, Session
from inroad.kit.ids import new_id

Model = TypeVar("Model", bound=Owned)


def _stamp(session: Session, model: type[Owned], row: Mapping[str, Any]) -> dict[str, Any]:
    if row.get("workspace_id", session.workspace_id) != session.workspace_id:
        raise Refused(f"{model.__name__} belongs to another workspace")
    return {"id": new_id(), **row, "workspace_id": session.workspace_id}


async def insert_if_absent(
    session: Session, model: type[Model], values: Mapping[str, Any], key: Sequence[str] = ()
) -> str | None:
    """Insert one row unless it breaks a unique key: the new id, or None if the row was there.

    `key`: the columns of the unique key that may be broken, without workspace_id; none given: any key.
    """
    must_write(session)
    row = _stamp(session, model, values)
    table = table_of(model)
    await session.flush()
    # RETURNING, never rowcount: it is -1 on some drivers, which reads as true.
    dialect_insert = postgresql_insert if session.sync_session.postgresql else sqlite_insert
    columns = ["workspace_id", *key] if key else None
    statement = (
        dialect_insert(table).values(row).on_conflict_do_nothing(index_elements=columns).returning(table.c.id)
    )
    result = await execute_core(session, statement)
    return result.scalar_one_or_none()


async def execute_core(
    session: Session, statement: Executable, parameters: Mapping[str, Any] | None = None
) -> Result[Any]:
    """Run a Core statement that carries its own workspace predicate; without one it is refused."""
    return await session.execute(statement, parameters, execution_options={OPTION: CORE})


__all__ = ["Ready", "bulk_columns", "bulk_insert", "execute_core", "insert_if_absent"]
