"""Column types that mean the same on SQLite and PostgreSQL."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from pydantic_core import from_json
from sqlalchemy import JSON, String
from sqlalchemy.dialects.postgresql import JSONB, TIMESTAMP
from sqlalchemy.dialects.postgresql import UUID as PG_UUID
from sqlalchemy.engine import Dialect
from sqlalchemy.engine.processors import str_to_datetime
from sqlalchemy.types import TypeDecorator, TypeEngine

#: A UUID: `str` in Python, text of 36 on SQLite, native uuid on PostgreSQL. Every key column must use it:
#: `varchar = uuid` fails on PostgreSQL only.
Id = String(36).with_variant(PG_UUID(as_uuid=False), "postgresql")

#: A JSON document; equality and containment are not portable, so rooms only store and load it.
Json = JSON().with_variant(JSONB(), "postgresql")


def read_json(text: str | bytes) -> Any:
    """A stored document, read by pydantic's parser, which takes a fifth of the time of the standard one.

    It refuses half a surrogate pair, which the standard one has let in.
    """
    try:
        return from_json(text)
    except ValueError:
        return json.loads(text)


def _to_utc(value: datetime | None) -> datetime | None:
    if value is None:
        return None
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise ValueError("an instant needs a time zone; a day belongs in a Date column")
    return value.astimezone(UTC)


def _to_text(value: datetime | None) -> str | None:
    instant = _to_utc(value)
    return None if instant is None else instant.isoformat(timespec="microseconds")


class UtcTime(TypeDecorator[datetime]):
    """An instant, aware and in UTC.

    timestamptz on PostgreSQL; on SQLite ISO text with microseconds and `+00:00`, which sorts as time does.
    Raises ValueError for a naive datetime.
    """

    impl = String(32)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The type that stores it on this database."""
        return TIMESTAMP(timezone=True) if dialect.name == "postgresql" else String(32)

    # The processors are overridden, not process_*_value: no Python call a value where none is needed.
    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], Any]:
        """Checks that an instant is aware and brings it to UTC."""
        return _to_utc if dialect.name == "postgresql" else _to_text

    def result_processor(self, dialect: Dialect, _coltype: object) -> Callable[[Any], datetime | None] | None:
        """None on PostgreSQL: its driver gives aware instants in UTC already."""
        return None if dialect.name == "postgresql" else str_to_datetime

    def process_literal_param(self, value: datetime | None, dialect: Dialect) -> str:
        """Instants are always bound, never written into SQL."""
        raise NotImplementedError("bind an instant, do not write it into the statement")
