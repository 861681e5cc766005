"""Lists: a page at a time by cursor, sorted by an allow-list, with the id as the last key.

    SORT = Sort({"name": Contact.sort_name, "created_at": Contact.created_at}, default="name", tie=Contact.id)

    @router.get("/contacts")
    async def list_contacts(db: Db, request: Request, params: Annotated[ContactList, Query()]) -> RowPage:
        found = select(Contact.id, Contact.display_name).where(…)
        return await paginate(request, db, found, SORT, params)

A cursor holds the sort keys of the last row, sealed (they may be names, and URLs carry none), with a hash of
workspace, address, filters and order. Nulls come last in either direction, on both databases.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from heapq import merge
from typing import Annotated, Any, Literal, Protocol, TypeAlias, TypeVar, cast
from urllib.parse import urlencode
from weakref import WeakKeyDictionary

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import BindParameter, ColumnElement, Select, and_, bindparam, false, literal, or_, tuple_
from sqlalchemy.orm import InstrumentedAttribute
from starlette.requests import Request

from inroad.kit.db import Session
from inroad.kit.db.planning import unindexed
from inroad.kit.http.body import canonical
from inroad.kit.http.context import http_kit
from inroad.kit.http.models import PageLinks
from inroad.kit.http.problems import FieldError, Problem

TOTAL_CAP = 10_000
Rows: TypeAlias = Select[*tuple[Any, ...]]
"""A select of any columns."""

PageT = TypeVar("PageT", bound=PageLinks)

_PURPOSE = "list-cursor"
_NOT_FILTERS = {"limit", "cursor", "include"}


class ListParams(BaseModel):
    """Query of every list; a room adds its filters in a subclass."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    limit: Annotated[int, Field(ge=1, le=200, description="Rows on a page.")] = 50
    cursor: Annotated[
        str | None,
        Field(max_length=4000, description="From `next` of the page before. Opaque; only for the same list."),
    ] = None
    sort: Annotated[
        str | None,
        Field(
            max_length=200, description="Keys in order, `-` before a key turns it round: `-created_at,id`."
        ),
    ] = None
    include: Annotated[
        Literal["total"] | None, Field(description="`total` counts the list, up to 10000+.")
    ] = None


@dataclass(frozen=True, slots=True)
class Term:
    """One key of an order."""

    column: ColumnElement[Any] | InstrumentedAttribute[Any]
    descending: bool
    nullable: bool

    def unindexed(self) -> "Term":
        """The same order, made by sorting."""
        return replace(self, column=unindexed(self.column))

    def order(self) -> ColumnElement[Any]:
        """The key as ORDER BY has it."""
        found = self.column.desc() if self.descending else self.column.asc()
        return found.nulls_last() if self.nullable else found

    def after(self, value: Any) -> ColumnElement[bool]:
        """Rows that come after those with `value` in this key."""
        if value is None:
            return false()
        bound = self.bound(value)
        beyond = self.column < bound if self.descending else self.column > bound
        return or_(beyond, self.column.is_(None)) if self.nullable else beyond

    def same(self, value: Any) -> ColumnElement[bool]:
        """Rows with `value` in this key."""
        return self.column.is_(None) if value is None else self.column == self.bound(value)

    def bound(self, value: Any) -> ColumnElement[Any]:
        """The value as the statement has it; a parameter stays one."""
        return value if isinstance(value, BindParameter) else literal(value, self.column.type)


class Sort:
    """The orders a list offers: names on the wire and their columns, each with an index beginning with it."""

    def __init__(
        self,
        keys: Mapping[str, InstrumentedAttribute[Any]],
        *,
        default: str,
        tie: InstrumentedAttribute[Any],
    ) -> None:
        self._keys = dict(keys)
        self._tie = tie
        self.default = self.parse(default)

    @property
    def names(self) -> tuple[str, ...]:
        """What `sort` may name."""
        return tuple(self._keys)

    def parse(self, text: str | None) -> tuple[Term, ...]:
        """The terms of `sort`, the tie-break added; Problem 422 for a key that is unknown or named twice."""
        if text is None:
            return self.default
        terms: dict[str, Term] = {}
        for part in text.split(","):
            name = part.removeprefix("-")
            if name not in self._keys or name in terms:
                detail = f"must name some of {', '.join(self._keys)}, each once; - before one turns it round"
                fault = FieldError(None, "not_allowed", detail, parameter="sort")
                raise Problem(422, "invalid", errors=[fault])
            terms[name] = self._term(self._keys[name], part.startswith("-"))
        last = tuple(terms.values())
        if any(term.column is self._tie for term in last):
            return last
        return (*last, self._term(self._tie, last[-1].descending))

    @staticmethod
    def _term(column: InstrumentedAttribute[Any], descending: bool) -> Term:
        columns = getattr(column.property, "columns", ())
        return Term(column, descending, nullable=bool(columns and columns[0].nullable))


def beyond(terms: tuple[Term, ...], values: list[Any]) -> ColumnElement[bool]:
    """Rows that come after the row with these values, in this order."""
    if not any(term.nullable for term in terms) and len({term.descending for term in terms}) == 1:
        # A row comparison: the one form both databases answer from the index alone.
        columns = tuple_(*(term.column for term in terms))
        bound = tuple_(*(term.bound(value) for term, value in zip(terms, values, strict=True)))
        return columns < bound if terms[0].descending else columns > bound
    ways: list[ColumnElement[bool]] = []
    for at, (term, value) in enumerate(zip(terms, values, strict=True)):
        same = [before.same(known) for before, known in zip(terms[:at], values[:at], strict=True)]
        ways.append(and_(*same, term.after(value)))
    # The first key alone bounds the range, which the alternatives by themselves would hide from the planner.
    return and_(or_(terms[0].after(values[0]), terms[0].same(values[0])), or_(*ways))


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return {"at": value.isoformat()}
    return {"on": value.isoformat()} if isinstance(value, date) else value


def _revived(value: Any) -> Any:
    if isinstance(value, dict):
        return datetime.fromisoformat(value["at"]) if "at" in value else date.fromisoformat(value["on"])
    return value


def _fingerprint(request: Request, session: Session, params: ListParams) -> str:
    filters = params.model_dump(mode="json", exclude=_NOT_FILTERS)
    place = f"{session.workspace_id}\n{request.url.path}\n".encode()
    return hashlib.sha256(place + canonical(filters)).hexdigest()[:32]


def _read_cursor(request: Request, text: str, fingerprint: str, terms: tuple[Term, ...]) -> list[Any]:
    payload = http_kit(request.app).secret.unseal(_PURPOSE, text)
    if payload is None:
        raise Problem(400, "cursor_invalid")
    made_for, values = json.loads(payload)
    if made_for != fingerprint or len(values) != len(terms):
        raise Problem(400, "cursor_mismatch")
    return [_revived(value) for value in values]


def _next(request: Request, fingerprint: str, values: list[Any]) -> str:
    payload = json.dumps([fingerprint, [_plain(value) for value in values]], separators=(",", ":"))
    kit = http_kit(request.app)
    cursor = kit.secret.seal(_PURPOSE, payload.encode())
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "cursor"]
    return f"{kit.public_url}{request.url.path}?{urlencode([*kept, ('cursor', cursor)])}"


class Beside(Protocol):
    """Rows of a list that are stored otherwise; they hold the columns it is sorted by."""

    async def rows(
        self, db: Session, terms: tuple[Term, ...], after: list[Any] | None, limit: int
    ) -> list[dict[str, Any]]:
        """The next rows in this order, at most `limit`; `after`: the sort keys of the last row before."""

    async def total(self, db: Session) -> int:
        """How many there are."""


async def _merged(
    session: Session,
    beside: Beside,
    rows: list[dict[str, Any]],
    place: tuple[tuple[Term, ...], Any],
    limit: int,
) -> list[dict[str, Any]]:
    """Both kinds of rows in one order; every term runs the same way."""
    terms, after = place
    names = [f"_key_{at}" for at in range(len(terms))]
    more = await beside.rows(session, terms, after, limit)
    for row in more:
        row.update((name, row[str(term.column.key)]) for name, term in zip(names, terms, strict=True))
    back = terms[0].descending
    return list(merge(rows, more, key=lambda row: [row[name] for name in names], reverse=back))[:limit]


_pages: "WeakKeyDictionary[Rows, dict[tuple[Any, ...], Rows]]" = WeakKeyDictionary()
"""Pages of statements that are kept: to build one and find it compiled takes as long as to run it."""
_MOST_PAGES = 64


def page_of(
    statement: Rows, terms: tuple[Term, ...], limit: int, after: list[Any] | None = None, *, few: bool = False
) -> tuple[Rows, dict[str, Any]]:
    """The select of one page, and its parameters: the columns, then the sort keys as `_key_0` and on, one row
    beyond `limit`.

    `after`: the keys of the last row before; `few` as for `paginate`.
    """
    given = {f"_after_{at}": value for at, value in enumerate(after or ()) if value is not None}
    order = tuple((id(term.column), term.descending) for term in terms)
    shape = None if after is None else tuple(given)
    known = _pages.setdefault(statement, {})
    found = known.get((order, limit, shape, few))
    if found is None:
        keys = [term.column.label(f"_key_{at}") for at, term in enumerate(terms)]
        sorting = tuple(term.unindexed() for term in terms) if few else terms
        found = statement.add_columns(*keys).order_by(*(term.order() for term in sorting)).limit(limit + 1)
        if after is not None:
            values = [
                bindparam(f"_after_{at}", type_=term.column.type) if f"_after_{at}" in given else None
                for at, term in enumerate(terms)
            ]
            found = found.where(beyond(sorting, values))
        if len(known) >= _MOST_PAGES:
            known.clear()
        known[order, limit, shape, few] = found
    return found, given


async def paginate(
    request: Request,
    session: Session,
    statement: Rows,
    sort: Sort,
    params: ListParams,
    beside: Beside | None = None,
    *,
    few: bool = False,
    values: Mapping[str, Any] | None = None,
) -> PageT:
    """One page of `statement`, a select of ORM columns without order or limit, as rows of plain dicts.

    The page's type is the caller's: `page: ContactPage = await paginate(…)`. `beside` gives further rows of
    the same list. `few`: those that fit are few enough to be found first and then sorted; else the index of
    the order is walked until the page is full. `values`: parameters of the statement.

    Raises Problem 400 `cursor_invalid`, `cursor_mismatch`; 422 for an unknown sort key.
    """
    terms = sort.parse(params.sort)
    fingerprint = _fingerprint(request, session, params)
    names = [f"_key_{at}" for at in range(len(terms))]
    after = None
    if params.cursor is not None:
        after = _read_cursor(request, params.cursor, fingerprint, terms)
    values = values or {}
    query, place = page_of(statement, terms, params.limit, after, few=few)
    rows = await session.rows(query, {**values, **place})
    if beside is not None:
        rows = await _merged(session, beside, rows, (terms, after), params.limit + 1)
    more = len(rows) > params.limit
    rows = rows[: params.limit]
    found: dict[str, Any] = {"items": rows}
    if more:
        found["next"] = _next(request, fingerprint, [rows[-1][name] for name in names])
    for row in rows:
        for name in names:
            del row[name]
    if params.include == "total":
        more_of_them = await beside.total(session) if beside is not None else 0
        found["total"] = await _total(session, statement, values, terms[-1], more_of_them)
    return cast(PageT, found)


def rows_of(page: PageLinks) -> list[dict[str, Any]]:
    """The rows of a page as the dicts they still are, to be completed in place before they are answered."""
    rows: list[dict[str, Any]] = cast(Any, page)["items"]
    return rows


async def _total(session: Session, statement: Rows, values: Mapping[str, Any], tie: Term, more: int) -> str:
    """How many rows there are, as text; counting stops at the cap, so that it costs the same on any list."""
    ids = statement.with_only_columns(tie.column, maintain_column_froms=True).limit(TOTAL_CAP + 1)
    count = len(await session.rows(ids, values)) + more
    return f"{TOTAL_CAP}+" if count > TOTAL_CAP else str(count)
