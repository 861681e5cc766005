"""Many rows at once: what a driver takes gladly, made once a column instead of once a value.

SQLite gets `executemany` with tuples, values that all rows share written out where they are plain; PostgreSQL
one `INSERT … SELECT … FROM unnest(…)` with an array a column (COPY is refused under row-level security).
SQLite's full text is filled beside the table, not by its trigger: a trigger writes the index out row by row.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Any, TypeVar

from sqlalchemy import Column, Date, Table, inspect
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.asyncio import AsyncConnection

from inroad.kit import clock
from inroad.kit.db.base import Owned
from inroad.kit.db.errors import Refused
from inroad.kit.db.search import Searchable, add_entries, new_keys
from inroad.kit.db.session import CORE, OPTION, Session
from inroad.kit.db.types import UtcTime
from inroad.kit.ids import new_ids

Model = TypeVar("Model", bound=Owned)
_BATCH = 4000
_FEW = 50
"""Below this a trigger costs less than doing without it."""
_OPTIONS = {OPTION: CORE}
_BARE = re.compile(r"[\w:+.\-]{0,64}|\[\]|\{\}", re.ASCII)
"""Text that can stand in SQL as it is: ids, instants, words, empty documents."""


def table_of(model: type[Owned]) -> Table:
    """The table a model is mapped to."""
    table = inspect(model).local_table
    if not isinstance(table, Table):
        raise TypeError(f"{model.__name__} is not mapped to a table")
    return table


def must_write(session: Session) -> str:
    """The workspace of a session that may write to it. Raises Refused."""
    if session.workspace_id is None:
        raise Refused("this session has no workspace")
    if not session.writable:
        raise Refused("a read session cannot write")
    return session.workspace_id


class Ready(list[Any]):
    """Values of a column as the driver takes them already: a document's text instead of the document."""


class _Bound:
    """How the values of one column are bound, and what stands where a row says nothing."""

    def __init__(self, column: Column[Any], dialect: Dialect) -> None:
        self.name = column.key
        self.quoted = dialect.identifier_preparer.quote(column.name)
        self.process: Callable[[Any], Any] | None = column.type.dialect_impl(dialect).bind_processor(dialect)
        if isinstance(column.type, Date) and self.process is not None:
            self.process = _iso
        self.kind = column.type.compile(dialect).partition(" COLLATE")[0]
        self.document = "JSON" in self.kind
        self.moment = isinstance(column.type, UtcTime | Date)
        # A document goes as text: the driver knows no array of documents.
        self.array = "text" if self.document else self.kind.partition("(")[0]

    def values(self, values: Sequence[Any]) -> Sequence[Any]:
        """These values as the driver takes them."""
        process = self.process
        if process is None or isinstance(values, Ready):
            return values
        if self.document:
            return [_document(value, process) for value in values]
        if self.moment:
            # Days and instants come again and again.
            known = {value: process(value) for value in set(values)}
            return [known[value] for value in values]
        return list(map(process, values))


@lru_cache(maxsize=16_384)  # days come again in the next batch too
def _iso(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _document(value: Any, process: Callable[[Any], Any]) -> str | None:
    if value == []:
        return "[]"
    found: str | None = None if value is None else process(value)
    return found


@lru_cache(maxsize=256)
def _bound(table: Table, dialect: Dialect) -> dict[str, _Bound]:
    return {column.key: _Bound(column, dialect) for column in table.columns}


def _defaults(table: Table, given: frozenset[str], count: int) -> tuple[dict[str, Any], dict[str, list[Any]]]:
    """What columns take of which nothing is said: one value for all rows, or one for each."""
    # One instant for all, as one statement would give: and tens of thousands of clock readings less.
    now = clock.now()
    shared: dict[str, Any] = {}
    each: dict[str, list[Any]] = {}
    for column in table.columns:
        default = column.default
        if column.key in given or column.key == "workspace_id":
            continue
        if column.key == "id":
            each["id"] = new_ids(count)
        elif column.key == "search_key":
            each["search_key"] = new_keys(count)
        elif default is None:
            shared[column.key] = None
        elif isinstance(column.type, UtcTime):
            shared[column.key] = now
        elif default.is_scalar:
            shared[column.key] = default.arg  # type: ignore[attr-defined]  # a scalar default has one
        else:
            made = default.arg  # type: ignore[attr-defined]  # a callable default has one
            shared[column.key] = made(None)
    return shared, each


async def bulk_insert(
    session: Session,
    model: type[Model],
    rows: Iterable[Mapping[str, Any]],
    common: Mapping[str, Any] | None = None,
) -> list[str]:
    """Insert many rows of this workspace and return their ids, in order.

    Keys are column names, the same in every row; `common` holds what all rows share; what is left out takes
    the column's default, made once. Tens of thousands of rows take about a second. Raises ValueError for
    uneven rows, Conflict as `flush` does.
    """
    listed = list(rows)
    if not listed:
        return []
    keys = listed[0].keys()
    if any(row.keys() != keys for row in listed):
        raise ValueError("every row needs the same keys")
    return await bulk_columns(
        session, model, {key: list(map(itemgetter(key), listed)) for key in keys}, common, len(listed)
    )


async def bulk_columns(
    session: Session,
    model: type[Model],
    columns: Mapping[str, Sequence[Any]],
    common: Mapping[str, Any] | None = None,
    count: int | None = None,
) -> list[str]:
    """The same for rows that come as columns, all as long as each other: no object is made of a row.

    A column may be `Ready`. `count` is needed only without columns.
    """
    workspace_id = must_write(session)
    table = table_of(model)
    count = len(next(iter(columns.values()))) if count is None else count
    if not count:
        return []
    if any(len(values) != count for values in columns.values()):
        raise ValueError("every column needs as many values")
    each: dict[str, Sequence[Any]] = {key: values for key, values in columns.items() if key != "workspace_id"}
    shared = dict(common or {})
    for owner in {shared.pop("workspace_id", workspace_id), *columns.get("workspace_id", ())}:
        if owner != workspace_id:
            raise Refused(f"{model.__name__} belongs to another workspace")
    unknown = {*each, *shared} - {column.key for column in table.columns}
    if unknown:
        raise ValueError(f"{table.name} has no column {', '.join(sorted(unknown))}")
    same, made = _defaults(table, frozenset({*each, *shared}), count)
    shared = {**same, **shared, "workspace_id": workspace_id}
    each |= made
    await session.flush()
    connection = await session.connection()
    write = _postgresql if session.sync_session.postgresql else _sqlite
    for start in range(0, count, _BATCH):
        part = each if count <= _BATCH else {k: _part(v, start) for k, v in each.items()}
        await write(connection, model, table, shared, part)
    return list(each["id"])


def _part(values: Sequence[Any], start: int) -> Sequence[Any]:
    part = values[start : start + _BATCH]
    return Ready(part) if isinstance(values, Ready) else part


async def _sqlite(
    connection: AsyncConnection,
    model: type[Owned],
    table: Table,
    shared: Mapping[str, Any],
    each: Mapping[str, Sequence[Any]],
) -> None:
    bound = _bound(table, connection.dialect)
    count = len(each["id"])
    columns = {name: bound[name].values(values) for name, values in each.items()}
    names, places = [], []
    for name, value in shared.items():
        found = bound[name].values([value])[0]
        names.append(bound[name].quoted)
        literal = _literal(found)
        if literal is None:
            columns[name] = [found] * count
            names.pop()
        else:
            places.append(literal)
    into = ", ".join([bound[name].quoted for name in columns] + names)
    values = ", ".join(["?"] * len(columns) + places)
    statement = f"INSERT INTO {_quoted(connection, table)} ({into}) VALUES ({values})"  # noqa: S608  # names of columns
    tuples = list(zip(*columns.values(), strict=True))
    if issubclass(model, Searchable) and count >= _FEW:
        words = columns.get("search_text") or [shared["search_text"]] * count
        entries = zip(columns["search_key"], words, strict=True)
        await add_entries(
            connection,
            table.name,
            shared["workspace_id"],
            entries,
            lambda: _many(connection, statement, tuples),
        )
    else:
        await _many(connection, statement, tuples)


async def _many(connection: AsyncConnection, statement: str, tuples: list[tuple[Any, ...]]) -> None:
    await connection.exec_driver_sql(statement, tuples, execution_options=_OPTIONS)


def _literal(value: Any) -> str | None:
    """The value written out in SQL, where it cannot be anything but itself."""
    if value is None:
        return "NULL"
    if isinstance(value, int):
        return str(int(value))
    return f"'{value}'" if isinstance(value, str) and _BARE.fullmatch(value) else None


def _quoted(connection: AsyncConnection, table: Table) -> str:
    return connection.dialect.identifier_preparer.format_table(table)


async def _postgresql(
    connection: AsyncConnection,
    _model: type[Owned],
    table: Table,
    shared: Mapping[str, Any],
    each: Mapping[str, Sequence[Any]],
) -> None:
    bound = _bound(table, connection.dialect)
    places, arrays, arguments = [], [], []
    for at, (name, values) in enumerate(each.items(), start=1):
        arguments.append(list(bound[name].values(values)))
        arrays.append(f"${at}::{bound[name].array}[]")
        places.append(f"c{at}::{bound[name].kind}")
    for name, value in shared.items():
        arguments.append(bound[name].values([value])[0])
        places.append(f"${len(arguments)}::{bound[name].array}::{bound[name].kind}")
    into = ", ".join(bound[name].quoted for name in (*each, *shared))
    taken = ", ".join(f"c{at}" for at in range(1, len(each) + 1))
    statement = (
        f"INSERT INTO {_quoted(connection, table)} ({into}) SELECT {', '.join(places)} "  # noqa: S608  # as above
        f"FROM unnest({', '.join(arrays)}) AS given ({taken})"
    )
    await connection.exec_driver_sql(statement, tuple(arguments), execution_options=_OPTIONS)
