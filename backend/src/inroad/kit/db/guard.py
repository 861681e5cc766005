"""Reads the SQL that is about to run: every table of a workspace must carry a workspace predicate.

The session adds that predicate to ORM statements; this is the net under it. It sees what the session
cannot: a raw table or `text()` inside an ORM select, `session.connection()`. PostgreSQL has row-level
security besides; on SQLite this is what stands between a mistake and another workspace's rows.

A predicate counts when `name.workspace_id = <bound value>` must hold for every row: it stands in WHERE or ON
of the very SELECT (or UPDATE, DELETE) that names the table, joined to the rest by AND. A comparison of two
columns, one side of an OR, or something under NOT does not count. Where the reader is unsure it refuses.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

_TOKEN = re.compile(
    r"""
    (?P<space>\s+|--[^\n]*|/\*.*?\*/)
  | (?P<string>'(?:[^']|'')*')
  | (?P<word>"(?:[^"]|"")*"|[A-Za-z_][A-Za-z0-9_$]*)
  | (?P<bind>\?|\$[0-9]+|:[A-Za-z_][A-Za-z0-9_]*)
  | (?P<other>::|.)
    """,
    re.VERBOSE | re.DOTALL,
)
# After a table's name these are never its alias.
_NOT_ALIAS = frozenset(
    {"where", "join", "left", "right", "full", "inner", "outer", "cross", "natural", "on", "using", "group"}
    | {"order", "limit", "offset", "having", "union", "intersect", "except", "set", "values", "returning"}
    | {"for", "window", "default", "select", "as", "indexed", "not"}
)
_ENDS_WHERE = frozenset(
    {
        "group",
        "having",
        "order",
        "limit",
        "offset",
        "returning",
        "union",
        "intersect",
        "except",
        "for",
        "window",
    }
)
# A condition goes on with AND alone; these end it and begin something else.
_ENDS_CONDITION = _ENDS_WHERE | {"join", "left", "right", "full", "inner", "cross", "natural", "where", "set"}
_ENDS_FROM = _ENDS_WHERE | {"where", "set", "on"}


@dataclass
class _Scope:
    """One SELECT, UPDATE or DELETE: what it reads and which of it is held to a workspace."""

    tables: list[str] = field(default_factory=list)
    held: list[str] = field(default_factory=list)
    empty: bool = False

    def open_names(self) -> list[str]:
        """The tables that no predicate holds."""
        if self.empty:
            return []
        held = list(self.held)
        missing = []
        for name in self.tables:
            if name in held:
                held.remove(name)
            else:
                missing.append(name)
        return missing


@dataclass
class _Level:
    """What lies within one pair of parentheses, or the whole statement."""

    scope: _Scope
    condition: bool = False
    from_list: bool = False
    counts: bool = True
    pending: list[str] = field(default_factory=list)
    either: bool = False
    #: Tables an outer join keeps whatever its ON says.
    kept: list[str] = field(default_factory=list)

    def conclude(self) -> list[str]:
        """The names the condition read so far holds; starts another."""
        names = [] if self.either else [name for name in self.pending if name not in self.kept]
        self.pending, self.either, self.kept = [], False, []
        return names


def _tokens(sql: str) -> Iterator[tuple[str, str]]:
    for match in _TOKEN.finditer(sql):
        kind = match.lastgroup or "other"
        if kind == "space":
            continue
        text = match.group()
        if kind == "word":
            text = text[1:-1] if text.startswith('"') else text.lower()
        yield kind, text


class _Reader:
    """One pass over the tokens of a statement."""

    def __init__(self, sql: str, owned: Collection[str]) -> None:
        self.tokens = list(_tokens(sql))
        self.owned = owned
        self.scopes: list[_Scope] = []
        self.levels = [_Level(self._new_scope())]

    def _new_scope(self) -> _Scope:
        scope = _Scope()
        self.scopes.append(scope)
        return scope

    def word(self, at: int) -> str:
        """The word at a position, or an empty text."""
        kind, text = self.tokens[at] if 0 <= at < len(self.tokens) else ("", "")
        return text if kind == "word" else ""

    def text(self, at: int) -> str:
        """The token at a position, or an empty text."""
        return self.tokens[at][1] if 0 <= at < len(self.tokens) else ""

    def run(self) -> list[str]:
        """Tables that no predicate holds, by the name the statement gives them."""
        for at, (kind, text) in enumerate(self.tokens):
            if kind == "other" and text == "(":
                self._open(at)
            elif kind == "other" and text == ")":
                self._close()
            elif kind == "other" and text == "," and self.levels[-1].condition:
                # No condition holds a comma: ON is over, and another table follows.
                self.levels[-1].scope.held.extend(self.levels[-1].conclude())
                self.levels[-1].condition, self.levels[-1].from_list = False, True
            elif kind == "word":
                self._word(at, text)
        for level in self.levels:
            level.scope.held.extend(level.conclude())
        return sorted({name for scope in self.scopes for name in scope.open_names()})

    def _open(self, at: int) -> None:
        outer = self.levels[-1]
        before = self.text(at - 1)
        joined = outer.condition and before in {"where", "and", "on", "("}
        in_from = outer.from_list and before in {"from", "join", ",", "("}
        self.levels.append(_Level(outer.scope, condition=outer.condition, from_list=in_from, counts=joined))

    def _close(self) -> None:
        if len(self.levels) == 1:
            return
        level = self.levels.pop()
        outer = self.levels[-1]
        names = level.conclude()
        if level.scope is not outer.scope or level.from_list or not outer.condition:
            # A SELECT of its own, or a join in parentheses: its ON ends here.
            level.scope.held.extend(names)
        elif level.counts:
            outer.pending.extend(names)

    def _word(self, at: int, word: str) -> None:
        level = self.levels[-1]
        if self.text(at - 1) == ".":
            if word == "workspace_id":
                self._predicate(at, at - 2)
            return
        if word == "select":
            level.scope.held.extend(level.conclude())
            level.scope = self._new_scope()
            level.condition = level.from_list = False
        elif word == "workspace_id":
            self._predicate(at, at)
        elif word == "or":
            level.either = True
        elif word in {"where", "on"} or (word in _ENDS_CONDITION and self.text(at + 1) != "("):
            if word != "on":
                level.scope.held.extend(level.conclude())
            level.condition = word in {"where", "on"}
            level.scope.empty = level.scope.empty or (word == "where" and self._finds_nothing(at + 1))
        if word in _ENDS_FROM:
            level.from_list = False
        self._table_after(at, word)

    def _table_after(self, at: int, word: str) -> None:
        level = self.levels[-1]
        before = self.word(at - 1)
        if word == "join" or (word == "from" and before != "distinct"):
            level.from_list = True
            level.condition = False
            way = self.word(at - 2) if before == "outer" else before
            earlier = list(level.scope.tables)
            self._table(at + 1)
            if way in {"right", "full"}:
                level.kept = list(level.scope.tables)
            elif way == "left":
                level.kept = earlier
        elif word == "update" and before not in {"for", "do", "key"}:
            self._table(at + 1)
        elif level.from_list and word in self.owned and self.text(at - 1) in {",", "("}:
            self._table(at)

    def _table(self, at: int) -> None:
        while self.word(at) in {"only", "lateral"}:
            at += 1
        if self.text(at + 1) == ".":
            at += 2
        name = self.word(at)
        if name not in self.owned:
            return
        after = at + 2 if self.word(at + 1) == "as" else at + 1
        alias = self.word(after)
        known = alias if alias and (after == at + 2 or alias not in _NOT_ALIAS) else name
        self.levels[-1].scope.tables.append(known)

    def _finds_nothing(self, at: int) -> bool:
        """SQLAlchemy drops every other condition beside false(): `WHERE false`, or `WHERE 0 = 1`."""
        if self.word(at) == "false":
            after = at + 1
        elif [self.text(place) for place in range(at, at + 3)] == ["0", "=", "1"]:
            after = at + 3
        else:
            return False
        return self.text(after) in {"", ")"} or self.word(after) in _ENDS_WHERE

    def _predicate(self, at: int, first: int) -> None:
        """`first` is where the comparison begins: at the table's name, or at the column."""
        level = self.levels[-1]
        if not level.condition or self.text(first - 1) not in {"where", "and", "on", "("}:
            return
        if self.text(at + 1) != "=" or at + 2 >= len(self.tokens) or self.tokens[at + 2][0] != "bind":
            return
        after = at + 5 if self.text(at + 3) == "::" else at + 3
        if self.text(after) not in {"", ")", "and", ","} and self.word(after) not in _ENDS_CONDITION | {"on"}:
            return
        if first != at:
            level.pending.append(self.word(first))
        elif len(level.scope.tables) == 1:
            level.pending.append(level.scope.tables[0])


def unscoped(sql: str, owned: Collection[str]) -> list[str]:
    """Names of the tables in `owned` that `sql` touches without a workspace predicate.

    Names are those the statement uses: an alias where there is one.
    """
    return _Reader(sql, owned).run()
