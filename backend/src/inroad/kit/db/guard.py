"""Reads the SQL that is about to run: every table of a workspace must carry a workspace predicate.

The session adds that predicate to ORM statements; this is the net under it. It sees what the session
cannot: a raw table or `text()` inside an ORM select, `session.connection()`. PostgreSQL has row-level
security besides; on SQLite this is what stands between a mistake and another workspace's rows.

A predicate counts when it compares `name.workspace_id` with a bound value, in the same SELECT (or UPDATE,
DELETE) that names the table. A comparison of two columns does not.
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
_STATEMENTS = frozenset({"select", "update", "delete", "insert"})


@dataclass
class _Scope:
    """One SELECT, UPDATE or DELETE: what it reads and which of it is held to a workspace."""

    tables: list[str] = field(default_factory=list)
    held: list[str] = field(default_factory=list)
    from_list: bool = False

    def open_names(self) -> list[str]:
        held = list(self.held)
        missing = []
        for name in self.tables:
            if name in held:
                held.remove(name)
            else:
                missing.append(name)
        return missing


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
        self.finished: list[_Scope] = []
        # Each open parenthesis repeats the scope it is in, until a SELECT begins within it.
        self.scopes: list[_Scope] = [_Scope()]

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
            if kind == "other":
                self._punctuation(text)
            elif kind == "word":
                self._word(at, text)
        self.finished.extend(self.scopes)
        return sorted({name for scope in set_of(self.finished) for name in scope.open_names()})

    def _punctuation(self, text: str) -> None:
        if text == "(":
            self.scopes.append(self.scopes[-1])
        elif text == ")" and len(self.scopes) > 1:
            self.finished.append(self.scopes.pop())

    def _word(self, at: int, word: str) -> None:
        scope = self.scopes[-1]
        if word in _STATEMENTS and not (word == "update" and self.word(at - 1) in {"for", "do"}):
            if word == "select":
                self.finished.append(scope)
                self.scopes[-1] = _Scope()
        elif word in {
            "where",
            "set",
            "group",
            "order",
            "having",
            "limit",
            "returning",
            "union",
            "on",
            "select",
        }:
            scope.from_list = False
        if word in {"from", "join"} or (
            word == "update" and self.word(at - 1) not in {"for", "do", "key", "on"}
        ):
            self._table(at + 1)
            self.scopes[-1].from_list = True
        elif word == "workspace_id":
            self._predicate(at)
        elif self.scopes[-1].from_list and self.text(at - 1) in {",", "("} and word in self.owned:
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
        self.scopes[-1].tables.append(known)

    def _predicate(self, at: int) -> None:
        named = self.text(at - 1) == "."
        next_kind, next_text = self.tokens[at + 1] if at + 1 < len(self.tokens) else ("", "")
        value = self.tokens[at + 2][0] if at + 2 < len(self.tokens) else ""
        if next_kind == "other" and next_text == "=" and value == "bind":
            scope = self.scopes[-1]
            if named:
                scope.held.append(self.word(at - 2))
            elif len(scope.tables) == 1:
                scope.held.append(scope.tables[0])


def set_of(scopes: list[_Scope]) -> list[_Scope]:
    """Each scope once, though several parentheses share it."""
    return list({id(scope): scope for scope in scopes}.values())


def unscoped(sql: str, owned: Collection[str]) -> list[str]:
    """Names of the tables in `owned` that `sql` touches without a workspace predicate.

    Names are those the statement uses: an alias where there is one.
    """
    return _Reader(sql, owned).run()
