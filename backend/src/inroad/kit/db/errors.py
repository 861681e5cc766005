"""What can go wrong in the store, in words the rest of the product can act on."""

from dataclasses import dataclass
from typing import Literal

from sqlalchemy.engine.interfaces import ExceptionContext

from inroad.kit.db.base import key_columns

ConflictKind = Literal["unique", "foreign_key"]


class StoreError(Exception):
    """Base of every error of this package."""


class Refused(StoreError):  # noqa: N818  # says what happened, as `raise Refused` reads
    """The caller asked for something this session must not do: a mistake in the code, never the user's."""


class Unavailable(StoreError):  # noqa: N818  # says what happened, as `raise Unavailable` reads
    """The database is busy or away; the same request may succeed later (HTTP 503)."""


class Stale(StoreError):  # noqa: N818  # says what happened, as `raise Stale` reads
    """The row was changed or deleted since it was read (HTTP 412)."""


@dataclass(eq=False)
class Conflict(StoreError):  # noqa: N818  # says what happened, as `raise Conflict` reads
    """A row breaks a unique key or a foreign key (HTTP 409).

    `columns` without the workspace's; `constraint` is known on PostgreSQL only; both may be empty for a
    foreign key on SQLite, which does not name it.
    """

    kind: ConflictKind
    table: str | None = None
    columns: tuple[str, ...] = ()
    constraint: str | None = None

    def __str__(self) -> str:
        where = ", ".join(self.columns) or self.constraint or "unknown column"
        return f"{self.kind} conflict on {self.table or 'unknown table'} ({where})"


# Serialisation failure, deadlock, too many connections, shutting down or starting, lock timeout.
_PG_UNAVAILABLE = {"40001", "40P01", "53300", "57P01", "57P02", "57P03", "55P03"}


def _own(columns: str) -> tuple[str, ...]:
    names = tuple(name.strip().strip('"').rpartition(".")[2] for name in columns.split(","))
    return tuple(name for name in names if name != "workspace_id")


def _from_sqlite(message: str) -> StoreError | None:
    unique = "UNIQUE constraint failed: "
    if message.startswith(unique):
        columns = message.removeprefix(unique)
        return Conflict("unique", columns.partition(".")[0], _own(columns))
    if message.startswith("FOREIGN KEY constraint failed"):
        return Conflict("foreign_key")
    if "database is locked" in message or "database table is locked" in message:
        return Unavailable("another process holds the database")
    if "readonly database" in message:
        return Refused("a read session cannot write")
    return None


def _from_postgresql(state: str, error: BaseException) -> StoreError | None:
    if state in {"23505", "23503"}:
        # Its detail would tell the columns, with the values, but not of a table under row-level security.
        cause = error.__cause__
        table, name = getattr(cause, "table_name", None) or "", getattr(cause, "constraint_name", None) or ""
        kind: ConflictKind = "unique" if state == "23505" else "foreign_key"
        return Conflict(kind, table, _own(",".join(key_columns(table, name))), name)
    if state == "25006":
        return Refused("a read session cannot write")
    if state == "57014":
        return Unavailable("the statement took too long")
    if state in _PG_UNAVAILABLE or state.startswith("08"):
        return Unavailable("the database is not available")
    return None


def translate(context: ExceptionContext) -> StoreError | None:
    """Engine hook `handle_error`: raise one of ours in place of the driver's error, where one fits."""
    error = context.original_exception
    state = getattr(error, "sqlstate", None)
    return _from_postgresql(state, error) if state else _from_sqlite(str(error))
