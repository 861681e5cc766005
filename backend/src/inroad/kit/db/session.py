"""The session: bound to one workspace, so that a query that forgets the workspace cannot be written."""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal, TypeAlias, TypeVar, cast

from sqlalchemy import Executable, Select, bindparam, event, text
from sqlalchemy import exc as sa_exc
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, ORMExecuteState, SessionTransaction, UOWTransaction, with_loader_criteria
from sqlalchemy.orm import Session as SyncSession
from sqlalchemy.orm.attributes import get_history
from sqlalchemy.orm.exc import StaleDataError
from sqlalchemy.sql.dml import Delete, Update
from sqlalchemy.sql.visitors import iterate

from inroad.kit.db.base import Owned
from inroad.kit.db.errors import Refused, Stale, StoreError, Unavailable
from inroad.kit.db.types import Id
from inroad.kit.ids import is_id

Row = TypeVar("Row", bound=Owned)
Hold: TypeAlias = Literal["stay", "alone"]
"""How a row is held until the transaction ends: `Session.find`."""
Statement = TypeVar("Statement", bound=Select[*tuple[Any, ...]])

PARAMETER = "_ws"
# A global constant would be wrapped by SQLAlchemy's lambda analysis, so the name is written out.
#: The predicate on the workspace, built once with a bound parameter, so that statements stay in the cache.
SCOPE = with_loader_criteria(
    Owned,
    lambda model: model.workspace_id == bindparam("_ws", type_=Id),
    include_aliases=True,
    track_closure_variables=False,
)


class _Pass:
    """Kept inside this package: an execution option that only kit code can hold."""


#: Lets a Core statement through the session; the reader of the SQL still demands the workspace predicate.
CORE = _Pass()
#: Also switches the reader off: for the worker's claim, which is across workspaces by nature.
ACROSS = _Pass()
OPTION = "inroad_pass"


def scoped(statement: Statement) -> Statement:
    """`statement` with the workspace predicate built in: for statements kept at module level."""
    return statement.options(SCOPE)


class ScopedSession(SyncSession):
    """The sync session beneath; rooms never see it."""

    workspace_id: str | None = None
    writable: bool = False
    postgresql: bool = False
    statement_timeout: float = 5.0

    def bulk_save_objects(self, *_arguments: Any, **_options: Any) -> None:
        """Refused: it goes past the workspace."""
        raise Refused("use inroad.kit.db.bulk_insert")

    def bulk_insert_mappings(self, *_arguments: Any, **_options: Any) -> None:
        """Refused: it goes past the workspace."""
        raise Refused("use inroad.kit.db.bulk_insert")

    def bulk_update_mappings(self, *_arguments: Any, **_options: Any) -> None:
        """Refused: it goes past the workspace."""
        raise Refused("load the rows, or use an ORM update")


def _touches_owned(statement: Any) -> bool:
    owned = set()
    for element in iterate(statement):
        mapper = getattr(element, "_annotations", {}).get("parententity")
        model = getattr(mapper, "class_", None)
        if model is not None and issubclass(model, Owned):
            owned.add(model)
    return bool(owned)


@event.listens_for(ScopedSession, "do_orm_execute")
def _scope(state: ORMExecuteState) -> None:
    session = cast(ScopedSession, state.session)
    granted = state.execution_options.get(OPTION)
    if granted is CORE or granted is ACROSS:
        return
    if not state.is_orm_statement:
        raise Refused("only ORM statements: a Core statement or text() carries no workspace")
    if state.is_insert:
        raise Refused("add the object to the session, or use inroad.kit.db.bulk_insert")
    if state.is_from_statement:
        raise Refused("from_statement() carries no workspace")
    if not session.writable and (state.is_update or state.is_delete):
        raise Refused("a read session cannot write")
    statement: Any = state.statement
    if session.workspace_id is None and _touches_owned(statement):
        raise Refused("this session has no workspace, and the statement reads a workspace's table")
    if isinstance(statement, Update | Delete):
        if isinstance(state.parameters, Sequence) and state.parameters:
            raise Refused("a bulk update by key carries no workspace: load the rows, or use an ORM update")
        # SQLAlchemy also evaluates this criterion in Python, where a bound parameter has no value.
        workspace_id = session.workspace_id
        state.statement = statement.options(
            with_loader_criteria(
                Owned, lambda model: model.workspace_id == workspace_id, include_aliases=True
            )
        )
        return
    if SCOPE not in statement._with_options:
        state.statement = statement.options(SCOPE)
    given = state.parameters
    parameters: dict[str, Any] = dict(given) if isinstance(given, Mapping) else {}
    parameters[PARAMETER] = session.workspace_id
    state.parameters = parameters


@event.listens_for(ScopedSession, "before_flush")
def _stamp(session: ScopedSession, _context: UOWTransaction, _instances: object) -> None:
    changed = [*session.new, *session.deleted, *(row for row in session.dirty if session.is_modified(row))]
    if changed and not session.writable:
        raise Refused("a read session cannot write")
    for row in changed:
        if not isinstance(row, Owned):
            continue
        if session.workspace_id is None:
            raise Refused(f"this session has no workspace, and {type(row).__name__} belongs to one")
        if row.workspace_id is None and row in session.new:
            row.workspace_id = session.workspace_id
        if row.workspace_id != session.workspace_id or get_history(row, "workspace_id").deleted:
            raise Refused(f"{type(row).__name__} belongs to another workspace")


# In each transaction, never for the connection: behind a pooler the connection is somebody else's next.
_SETTINGS = text(
    "SELECT set_config('app.ws', :ws, true), set_config('statement_timeout', :timeout, true)"
).execution_options(**{OPTION: CORE})


@event.listens_for(ScopedSession, "after_begin")
def _announce(session: ScopedSession, _transaction: SessionTransaction, connection: Connection) -> None:
    if session.postgresql:
        timeout = str(int(session.statement_timeout * 1000))
        connection.execute(_SETTINGS, {"ws": session.workspace_id or "", "timeout": timeout})


def _read(
    session: SyncSession, statement: Executable, parameters: Mapping[str, Any] | None
) -> tuple[tuple[str, ...], Sequence[Sequence[Any]]]:
    """Names and rows of a select of columns, past the loading of objects; the same predicate holds it."""
    inner = cast(ScopedSession, session)
    orm = isinstance(statement, Select) and statement._propagate_attrs.get("compile_state_plugin") == "orm"
    if inner.workspace_id is None or not orm:
        result: Any = session.execute(statement, parameters)  # which says what is wrong with it
    else:
        if inner.writable:
            session.flush()
        if SCOPE not in statement._with_options:
            statement = statement.options(SCOPE)
        result = session.connection().execute(
            statement, {**(parameters or {}), PARAMETER: inner.workspace_id}
        )
    return tuple(result.keys()), result.all()


def _rows(
    session: SyncSession, statement: Executable, parameters: Mapping[str, Any] | None
) -> list[dict[str, Any]]:
    keys, rows = _read(session, statement, parameters)
    return [dict(zip(keys, row, strict=True)) for row in rows]


class Session(AsyncSession):
    """A unit of work in one workspace, or in none (then tables of workspaces are refused)."""

    sync_session_class = ScopedSession
    sync_session: ScopedSession
    _after_commit: list[Callable[[], None]]
    #: Given by the store that opened the session.
    signal: Callable[[str], asyncio.Event] | None = None

    @property
    def workspace_id(self) -> str | None:
        """The workspace every statement is held to."""
        return self.sync_session.workspace_id

    @property
    def writable(self) -> bool:
        """Whether this session may change anything."""
        return self.sync_session.writable

    async def enter(self, workspace_id: str) -> None:
        """Bind a session without a workspace to one, in the same transaction: after the token was looked up.

        Raises Refused when the session is bound already.
        """
        inner = self.sync_session
        if inner.workspace_id is not None:
            raise Refused("this session is bound to a workspace already")
        if not is_id(workspace_id):
            raise Refused("not a workspace id")
        if any(isinstance(row, Owned) for row in inner.new):
            raise Refused("rows were added before the workspace was known")
        inner.workspace_id = workspace_id
        if inner.postgresql and inner.in_transaction():
            connection = await self.connection()
            timeout = str(int(inner.statement_timeout * 1000))
            await connection.execute(_SETTINGS, {"ws": workspace_id, "timeout": timeout})

    async def find(self, model: type[Row], id: str, *, hold: Hold | None = None) -> Row | None:
        """The row of this workspace with that id, or None; text that is no id finds nothing.

        `hold`, for who writes: `stay` keeps others from holding the row `alone` until the end, and waits for
        those who do; what is read is then as they left it. Hold several in the order of their ids. SQLite has
        one writer, and needs none of it.
        """
        if self.workspace_id is None:
            raise Refused("this session has no workspace")
        if not is_id(id):
            return None
        key = (self.workspace_id, id)
        if hold is None or not self.writable or not self.sync_session.postgresql:
            return await self.get(model, key)
        lock = {"read": True, "key_share": True} if hold == "stay" else True
        await self.flush()  # the row is read anew, over what was changed and not sent yet
        return await self.get(model, key, with_for_update=cast(Any, lock))

    async def rows(
        self, statement: Select[*tuple[Any, ...]], parameters: Mapping[str, Any] | None = None
    ) -> list[dict[str, Any]]:
        """Rows as plain dicts, keyed by column name: the quick way for lists.

        Takes a select of ORM columns, as `scoped(select(Contact.id, Contact.display_name))`.
        """
        return await self.run_sync(_rows, statement, parameters)

    async def read(
        self, statement: Select[*tuple[Any, ...]], parameters: Mapping[str, Any] | None = None
    ) -> tuple[tuple[str, ...], Sequence[Sequence[Any]]]:
        """The same, as the names of the columns and the rows as they come: for thousands of them."""
        return await self.run_sync(_read, statement, parameters)

    def on_commit(self, call: Callable[[], None]) -> None:
        """Call once the transaction is committed, and not at all if it is rolled back."""
        self._after_commit.append(call)

    def notify_on_commit(self, name: str) -> None:
        """Set the store's signal of that name (see `Database.signal`) once the transaction is committed."""
        if self.signal is not None:
            self.on_commit(self.signal(name).set)

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._after_commit = []

    async def flush(self, objects: Iterable[Any] | None = None) -> None:
        """Send pending changes. Raises Conflict, Stale, Refused, Unavailable."""
        try:
            await super().flush(cast(Any, objects))
        except (sa_exc.SQLAlchemyError, StaleDataError) as error:
            raise own_error(error) from error

    async def commit(self) -> None:
        """Flush and commit. Raises Conflict, Stale, Refused, Unavailable."""
        try:
            await super().commit()
        except (sa_exc.SQLAlchemyError, StaleDataError) as error:
            raise own_error(error) from error
        calls, self._after_commit = self._after_commit, []
        for call in calls:
            call()

    async def rollback(self) -> None:
        """Undo everything since the last commit."""
        self._after_commit = []
        await super().rollback()


def own_error(error: Exception) -> Exception:
    """What the session raises in place of SQLAlchemy's own, where one of ours fits; else `error` itself."""
    if isinstance(error, StoreError):
        return error
    if isinstance(error, StaleDataError):
        return Stale("the row was changed or deleted meanwhile")
    if isinstance(error, sa_exc.TimeoutError):
        return Unavailable("no connection was free in time")
    return error


#: Kept importable for annotations in rooms.
__all__ = ["ACROSS", "CORE", "OPTION", "SCOPE", "Mapped", "Session", "own_error", "scoped"]
