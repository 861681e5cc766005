"""Rows as records of the export, and records as rows again.

A record has the names and forms of the API's answers; instants are written to the microsecond, as they are
stored, so that nothing is lost on the way. Reading is strict: every field is checked by the API's own types.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, create_model
from sqlalchemy import Boolean, Column, Date, DateTime, Integer, LargeBinary, String, Time, inspect

from inroad.kit.db import UtcTime
from inroad.kit.db.types import Id as IdColumn
from inroad.kit.db.types import Json
from inroad.kit.ids import is_id
from inroad.rooms.exports.kinds import ALWAYS_LEFT_OUT, Kind
from inroad.rooms.exports.schemas import ExportProgressOut
from inroad.rooms.wire import PersonOut

MOST_TEXT = 100_000
"""Characters of a stored text whose length no type of the API bounds."""
_MANY = 2**53


def _text(value: Any) -> Any:
    if not isinstance(value, str):
        raise ValueError("must be text")
    return value


def _identifier(value: str) -> str:
    if not is_id(value):
        raise ValueError("must be an id, such as 0198c0de-0000-7000-8000-000000000000")
    return value


def _storable(value: str) -> str:
    # PostgreSQL cannot hold it, and neither can UTF-8.
    if "\0" in value or any("\ud800" <= char <= "\udfff" for char in value):
        raise ValueError("must not hold U+0000 or half a character")
    return value


Key = Annotated[str, AfterValidator(_identifier)]
Words = Annotated[str, Field(max_length=MOST_TEXT)]
Moment = Annotated[
    datetime,
    BeforeValidator(_text),
    AfterValidator(lambda value: value.replace(tzinfo=value.tzinfo or UTC).astimezone(UTC)),
]


def _storable_deep(value: Any) -> Any:
    if isinstance(value, str):
        return _storable(value)
    if isinstance(value, list):
        for each in value:
            _storable_deep(each)
    elif isinstance(value, dict):
        for name, each in value.items():
            _storable(name)
            _storable_deep(each)
    return value


class Record(BaseModel):
    """Base of what is read back. Fields of a later program are passed over."""

    model_config = ConfigDict(extra="ignore", frozen=True)


def instant_text(value: datetime) -> str:
    """RFC 3339 in UTC, to the microsecond."""
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _by_column(column: "Column[Any]") -> Any:
    kind = column.type
    if repr(kind) == repr(IdColumn):
        return Key
    found: Any = Any
    if isinstance(kind, UtcTime):
        found = Moment
    elif isinstance(kind, DateTime):
        found = datetime
    elif isinstance(kind, Date):
        found = date
    elif isinstance(kind, Time):
        found = time
    elif isinstance(kind, Boolean):
        found = bool
    elif isinstance(kind, Integer):
        found = Annotated[int, Field(ge=-_MANY, le=_MANY)]
    elif isinstance(kind, String):
        found = Annotated[str, Field(max_length=kind.length or MOST_TEXT)]
    elif isinstance(kind, LargeBinary):
        raise TypeError(f"{column} holds bytes, which no record does")
    return found


def _writer(column: "Column[Any]") -> Callable[[Any], Any] | None:
    if isinstance(column.type, UtcTime):
        return instant_text
    if isinstance(column.type, DateTime):
        return lambda value: value.strftime("%Y-%m-%dT%H:%M")
    if isinstance(column.type, Date | Time):
        return lambda value: value.isoformat()
    return None


def _default(column: "Column[Any]") -> Any:
    """For what an older program did not write yet."""
    if column.nullable:
        return None
    found: Any = column.default
    if found is None or isinstance(column.type, UtcTime) or column.primary_key:
        return ...
    if found.is_scalar:
        return found.arg
    if repr(column.type) == repr(Json) and found.is_callable:
        return Field(default_factory=lambda: found.arg(None))
    return ...


class Codec:
    """How the rows of one kind are written and read."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        left_out = {**ALWAYS_LEFT_OUT, **kind.left_out}
        every = {column.key: column for column in inspect(kind.model).columns}
        self.columns = {name: column for name, column in every.items() if name not in left_out}
        self._writers = {
            name: writer for name, column in self.columns.items() if (writer := _writer(column)) is not None
        }
        self._nested = {
            column: (name, inner) for name, parts in kind.nested.items() for inner, column in parts.items()
        }
        self.ids = tuple(
            name
            for name, column in self.columns.items()
            if repr(column.type) == repr(IdColumn) and name not in kind.people
        )
        self.documents = tuple(
            name
            for name, column in self.columns.items()
            if repr(column.type) == repr(Json) and name not in kind.lists
        )
        self.model = self._model()

    def _model(self) -> type[Record]:
        shown = self.kind.shown.model_fields if self.kind.shown is not None else {}
        fields: dict[str, Any] = {}
        for name, column in self.columns.items():
            if name in self._nested:
                continue
            called = self.kind.people.get(name) or self.kind.lists.get(name) or name
            if name in self.kind.lists:
                fields[called] = (Annotated[list[PersonOut], Field(max_length=1000)], [])
                continue
            if name in self.kind.people:
                found: Any = PersonOut
            elif name in self.kind.types:
                found = self.kind.types[name]
            elif name in shown and not isinstance(column.type, UtcTime):
                info = shown[name]
                found = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
            else:
                found = _by_column(column)
            if name == "id":
                found = Key
            fields[called] = (found | None if column.nullable else found, _default(column))
        for name in self.kind.nested:
            within = shown[name].annotation if name in shown else ExportProgressOut
            fields[name] = (within, ...)
        return create_model(f"{self.kind.name.title()}Record", __base__=Record, **fields)

    def encode(
        self, row: Mapping[str, Any], called: Mapping[str, str], places: Mapping[str, str]
    ) -> dict[str, Any]:
        """The row as a record. `called`: display names of every contact in the export; `places`: of every
        organization. A contact that is not exported is not named."""
        record: dict[str, Any] = {}
        for name in self.columns:
            value = row[name]
            if name in self._writers and value is not None:
                value = self._writers[name](value)
            if name in self.kind.people:
                known = value in called
                record[self.kind.people[name]] = (
                    {"id": value, "display_name": called[value]} if known else None
                )
            elif name in self.kind.lists:
                record[self.kind.lists[name]] = [
                    {"id": id, "display_name": called[id]} for id in value if id in called
                ]
            elif name in self._nested:
                outer, inner = self._nested[name]
                record.setdefault(outer, {})[inner] = value
            else:
                record[name] = value
                if name == "organization_id":
                    record["organization_name"] = places.get(value)
        return record

    def decode(self, record: Any) -> dict[str, Any]:
        """The record as column values, ids as they stand in the file. Raises pydantic's ValidationError, or
        ValueError for what no column can hold."""
        _storable_deep(record)
        read = self.model.model_validate(record)
        row: dict[str, Any] = {}
        for name in self.columns:
            if name in self._nested:
                outer, inner = self._nested[name]
                value = getattr(getattr(read, outer), inner)
            elif name in self.kind.people:
                person = getattr(read, self.kind.people[name])
                value = _identifier(person.id) if person is not None else None
            elif name in self.kind.lists:
                value = [_identifier(person.id) for person in getattr(read, self.kind.lists[name])]
            else:
                value = getattr(read, name)
            row[name] = _plain(value)
        return row


def _plain(value: Any) -> Any:
    """Models of the wire as the plain values a JSON column holds."""
    if isinstance(value, BaseModel):
        return value.model_dump()
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value


@cache
def codec(kind: Kind) -> Codec:
    """The kind's codec, made once."""
    return Codec(kind)
