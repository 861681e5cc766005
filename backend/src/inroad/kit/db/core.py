"""The few ways past the ORM, each of which keeps to the workspace by itself."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Executable, Result, Table, inspect
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.sql import insert

from inroad.kit import clock
from inroad.kit.db.base import Owned
from inroad.kit.db.errors import Refused
from inroad.kit.db.session import CORE, OPTION, Session
from inroad.kit.db.types import UtcTime
from inroad.kit.ids import new_id

Model = TypeVar("Model", bound=Owned)
_BATCH = 5000


def _table(model: type[Owned]) -> Table:
    table = inspect(model).local_table
    if not isinstance(table, Table):
        raise TypeError(f"{model.__name__} is not mapped to a table")
    return table


def _stamp(session: Session, model: type[Owned], row: Mapping[str, Any]) -> dict[str, Any]:
    if row.get("workspace_id", session.workspace_id) != session.workspace_id:
        raise Refused(f"{model.__name__} belongs to another workspace")
    return {"id": new_id(), **row, "workspace_id": session.workspace_id}


def _writing(session: Session) -> None:
    if session.workspace_id is None:
        raise Refused("this session has no workspace")
    if not session.writable:
        raise Refused("a read session cannot write")


async def bulk_insert(session: Session, model: type[Model], rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """Insert many rows of this workspace and return their ids, in order.

    Keys are column names, the same in every row; what is left out takes the column's default. Tens of
    thousands of rows take about a second. Raises ValueError for uneven rows, Conflict as `flush` does.
    """
    _writing(session)
    table = _table(model)
    # One instant for all, as one statement would give: and tens of thousands of clock readings less.
    now = clock.now()
    times = {
        column.key: now
        for column in table.columns
        if isinstance(column.type, UtcTime) and column.default is not None
    }
    stamped = [{**times, **_stamp(session, model, row)} for row in rows]
    if not stamped:
        return []
    keys = stamped[0].keys()
    if any(row.keys() != keys for row in stamped):
        raise ValueError("every row needs the same keys")
    await session.flush()
    statement = insert(table).execution_options(**{OPTION: CORE})
    connection = await session.connection()
    for start in range(0, len(stamped), _BATCH):
        await connection.execute(statement, stamped[start : start + _BATCH])
    return [row["id"] for row in stamped]


async def insert_if_absent(
    session: Session, model: type[Model], values: Mapping[str, Any], key: Sequence[str] = ()
) -> str | None:
    """Insert one row unless it breaks a unique key: the new id, or None if the row was there.

    `key`: the columns of the unique key that may be broken, without workspace_id; none given: any key.
    """
    _writing(session)
    row = _stamp(session, model, values)
    table = _table(model)
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


__all__ = ["bulk_insert", "execute_core", "insert_if_absent"]
