"""Full text as one SQL element: FTS5 on SQLite, tsvector on PostgreSQL, the same rows on both.

Both databases are given the same words, made here by `fold`: no database folds, splits or stems by itself, so
they cannot differ. Words of the query are ANDed; the last one matches as a prefix, for it is being typed.

A table takes part with the mixin `Searchable` and `create_search` in its migration; whoever changes a row
sets `search_text = fold(…)`.
"""

import re
import secrets
import threading
import unicodedata
from collections.abc import Awaitable, Callable, Iterable
from functools import cache
from typing import Any

from alembic.operations import Operations
from anyascii import anyascii
from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Index,
    Text,
    bindparam,
    column,
    false,
    func,
    inspect,
    literal_column,
    select,
)
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from inroad.kit.db.session import CORE, OPTION, Session
from inroad.kit.db.types import Id
from inroad.kit.ids import new_id

SUFFIX = "_fts"
VECTOR = "search_vector"
FEW = 2000
"""So many rows are fetched and sorted in the time in which a page of a common word is walked to."""
_MAX_WORD = 64
_MAX_WORDS = 16
# Written without spaces: each character is a word of its own, or nothing inside a name could be found.
_IDEOGRAPH = re.compile(
    "([\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff])"
)
_APOSTROPHES = str.maketrans("", "", "'`´ʻʼʹ‘’ʾʿ")
_WORD = re.compile("[a-z0-9]+")


def words(value: str) -> list[str]:
    """The words of a text as they are stored and looked for: lower-case ASCII letters and digits.

    "O’Brien" is `obrien`, "Anne-Marie" two words, "Škoda" `skoda`, "田中" `tian` and `zhong`.
    """
    if value.isascii():
        return [word[:_MAX_WORD] for word in _WORD.findall(value.translate(_APOSTROPHES).lower())]
    # NFKC first: a full-width letter is a letter, and an accent is one character with its letter.
    text = _IDEOGRAPH.sub(r" \1 ", unicodedata.normalize("NFKC", value))
    ascii_text = anyascii(text.translate(_APOSTROPHES)).translate(_APOSTROPHES).lower()
    return [word[:_MAX_WORD] for word in _WORD.findall(ascii_text)]


def fold(*parts: str | None) -> str:
    """The value of `search_text` for these texts: each word once, one space between."""
    return " ".join(dict.fromkeys(word for part in parts if part for word in words(part)))


class _Keys:
    """Numbers below 2^63 that rise in one process and differ between processes, without a sequence (D3).

    Rising matters: FTS5 writes out what it has gathered whenever a row comes with a smaller rowid than the
    one before. Milliseconds of the id's clock, then 20 bits that begin anywhere.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last = 0

    def next(self) -> int:
        """The next number."""
        millisecond = int(new_id().replace("-", "")[:12], 16)
        with self._lock:
            fresh = (millisecond << 20) + secrets.randbits(20)
            self._last = fresh if fresh >> 20 > self._last >> 20 else self._last + 1
            return self._last

    def many(self, count: int) -> list[int]:
        """So many numbers, one after another."""
        first = self.next()
        with self._lock:
            first = max(first, self._last)
            self._last = first + count
        return list(range(first, first + count))


_keys = _Keys()
_new_key = _keys.next
new_keys = _keys.many


class Searchable:
    """A table with full text. List it before `Base`; the migration calls `create_search(op, table)`.

    `search_key` ties a row to its entry in the FTS5 table: implicit rowids change on VACUUM.
    """

    search_text: Mapped[str] = mapped_column(Text, default="", sort_order=80)
    search_key: Mapped[int] = mapped_column(BigInteger, default=_new_key, sort_order=81)

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        table = getattr(cls, "__table__", None)
        if table is not None:
            Index(f"ix_{table.name}_search", table.c.workspace_id, table.c.search_key)


class _Match(FunctionElement[bool]):
    """Clauses: the FTS5 table, search_key, search_vector, the two spellings of the query, the workspace."""

    name = "inroad_match"
    type = Boolean()
    inherit_cache = True

    def self_group(self, against: Any = None) -> Any:  # noqa: ARG002  # the signature is SQLAlchemy's
        """As it is: SQLAlchemy would write `= 1` behind it on SQLite, which then takes no index for it."""
        return self


@compiles(_Match, "postgresql")
def _match_postgresql(element: _Match, compiler: SQLCompiler, **options: Any) -> str:
    _table, _key, vector, _fts, query, _workspace = element.clauses
    return f"{compiler.process(vector, **options)} @@ CAST({compiler.process(query, **options)} AS tsquery)"


@compiles(_Match, "sqlite")
def _match_sqlite(element: _Match, compiler: SQLCompiler, **options: Any) -> str:
    table, key, _vector, query, _tsquery, workspace = element.clauses
    name = compiler.process(table, **options)
    # The workspace is part of the looked-up text, so that other workspaces' hits cost nothing (T6).
    owner = f"replace({compiler.process(workspace, **options)}, '-', '')"
    sought = (
        f"'workspace : \"' || {owner} || '\" AND words : (' || {compiler.process(query, **options)} || ')'"
    )
    found = f"SELECT rowid FROM {name} WHERE {name} MATCH ({sought})"  # noqa: S608  # all of it compiled
    return f"{compiler.process(key, **options)} IN ({found})"


def _looked_for(query: str) -> tuple[list[str], str] | None:
    """The whole words of a query, and the last one, which may go on; None where there is nothing to find."""
    found = list(dict.fromkeys(words(query)))[:_MAX_WORDS]
    return (found[:-1], found[-1]) if found else None


def _fts(whole: list[str], last: str) -> str:
    return " AND ".join([f'"{word}"' for word in whole] + [f'"{last}"*'])


def match(model: Any, query: str) -> ColumnElement[bool]:
    """Rows of `model` (a Searchable or an alias of one) with every word of `query`, the last one as a prefix.

    A query without a letter or digit finds nothing. For selects of a session only: it gives the workspace.
    """
    looked_for = _looked_for(query)
    if looked_for is None:
        return false()
    whole, last = looked_for
    tsquery = " & ".join([f"'{word}'" for word in whole] + [f"'{last}':*"])
    table = inspect(model).mapper.local_table.name
    key = model.search_key
    vector: ColumnElement[Any] = column(VECTOR, _selectable=inspect(model).selectable)
    return _Match(
        literal_column(f'"{table}{SUFFIX}"'),
        key,
        vector,
        bindparam(None, _fts(whole, last), unique=True),
        bindparam(None, tsquery, Text(), unique=True),
        bindparam("_ws", type_=Id),
    )


KEYS = "_keys"


@cache  # built once for each table: it is always the same
def among(model: Any) -> ColumnElement[bool]:
    """Rows that `few_match` found: its answer is given as the parameter `KEYS` when the select is run."""
    each = func.json_each(bindparam(KEYS, type_=Text())).table_valued("value")
    return model.search_key.in_(select(each.c.value))  # type: ignore[no-any-return]  # the model is any Searchable


async def few_match(session: Session, model: Any, query: str, cap: int = FEW) -> str | None:
    """What `among` looks for, where at most `cap` rows match; None where more do. Few are quicker taken and
    sorted than found by walking an index.

    SQLite's planner has no figures on words and would always walk. PostgreSQL's sees to it: None there.
    """
    looked_for = _looked_for(query)
    if session.sync_session.postgresql or looked_for is None or session.workspace_id is None:
        return None
    name = f'"{inspect(model).mapper.local_table.name}{SUFFIX}"'
    owner = session.workspace_id.replace("-", "")
    sought = f'workspace : "{owner}" AND words : ({_fts(*looked_for)})'
    hits = f"SELECT rowid FROM {name} WHERE {name} MATCH ? LIMIT ?"  # noqa: S608  # its name is ours
    counted = f"SELECT count(*), json_group_array(rowid) FROM ({hits})"  # noqa: S608  # the same
    count, keys = await session.run_sync(
        lambda inner: inner.connection().exec_driver_sql(counted, (sought, cap + 1)).one()
    )
    return str(keys) if count <= cap else None


async def add_entries(
    connection: AsyncConnection,
    table: str,
    workspace_id: str,
    entries: Iterable[tuple[int, str]],
    insert: Callable[[], Awaitable[None]],
) -> None:
    """Rows and their entries in SQLite's index, without the trigger that would write it out row by row.

    `insert` puts the rows in; `entries` are their search_key and search_text. The trigger goes and comes
    back in the transaction, so whatever fails leaves it where it was.
    """
    options = {OPTION: CORE}
    name = f"{table}{SUFFIX}"
    trigger = f"{name}_ai"
    asked = "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?"
    found = await connection.exec_driver_sql(asked, (trigger,), execution_options=options)
    again: str = found.scalar_one()
    await connection.exec_driver_sql(f'DROP TRIGGER "{trigger}"', execution_options=options)
    await insert()
    owner = workspace_id.replace("-", "")
    statement = f'INSERT INTO "{name}" (rowid, workspace, words) VALUES (?, ?, ?)'  # noqa: S608  # its name is ours
    tuples = [(key, owner, text) for key, text in entries]
    await connection.exec_driver_sql(statement, tuples, execution_options=options)
    await connection.exec_driver_sql(again, execution_options=options)


def is_search_object(kind: str, name: str | None) -> bool:
    """Whether a thing in the database belongs to the search and to no model: for `include_object`.

    `kind` is Alembic's word: "table", "column" and others.
    """
    name = name or ""
    if kind == "table":
        return re.search(rf"{SUFFIX}(_(data|idx|content|docsize|config))?$", name) is not None
    return kind == "column" and name == VECTOR


def create_search(op: Operations, table: str) -> None:
    """Give `table` its full text index, in a migration; rows that are there are indexed too.

    On PostgreSQL there is no GIN index: under row-level security the planner may not use one, because `@@` is
    not marked leakproof. The workspace's rows are found by key and their words compared (30,000 rows: 14 ms).
    On SQLite triggers keep it. A later batch migration of the table loses them: call `drop_search` before it
    and `create_search` after it.
    """
    if op.get_context().dialect.name == "postgresql":
        op.execute(
            f'ALTER TABLE "{table}" ADD COLUMN {VECTOR} tsvector '
            "GENERATED ALWAYS AS (array_to_tsvector(string_to_array(search_text, ' '))) STORED"
        )
        return
    name = f"{table}{SUFFIX}"
    insert = f'INSERT INTO "{name}" (rowid, workspace, words)'
    add = f"{insert} VALUES (new.search_key, replace(new.workspace_id, '-', ''), new.search_text);"
    remove = f'DELETE FROM "{name}" WHERE rowid = old.search_key;'  # noqa: S608  # the migration names it
    fill = f"SELECT search_key, replace(workspace_id, '-', ''), search_text FROM \"{table}\""  # noqa: S608  # same
    op.execute(
        f"CREATE VIRTUAL TABLE \"{name}\" USING fts5(workspace, words, tokenize = 'ascii', detail = column)"
    )
    version = op.get_bind().dialect.server_version_info or ()
    if version >= (3, 42):
        # Deleted text leaves the index's pages too (P2).
        setting = f'INSERT INTO "{name}" ("{name}", rank)'
        op.execute(f"{setting} VALUES ('secure-delete', 1)")
    op.execute(f"{insert} {fill}")
    op.execute(f'CREATE TRIGGER "{name}_ai" AFTER INSERT ON "{table}" BEGIN {add} END')
    op.execute(f'CREATE TRIGGER "{name}_ad" AFTER DELETE ON "{table}" BEGIN {remove} END')
    op.execute(
        f'CREATE TRIGGER "{name}_au" AFTER UPDATE OF search_text, search_key, workspace_id ON "{table}" '
        f"BEGIN {remove} {add} END"
    )


def drop_search(op: Operations, table: str) -> None:
    """Undo `create_search`."""
    if op.get_context().dialect.name == "postgresql":
        op.execute(f'ALTER TABLE "{table}" DROP COLUMN {VECTOR}')
        return
    for event in ("ai", "ad", "au"):
        op.execute(f'DROP TRIGGER IF EXISTS "{table}{SUFFIX}_{event}"')
    op.execute(f'DROP TABLE "{table}{SUFFIX}"')
