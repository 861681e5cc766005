"""Bases and field types of everything on the wire.

`Input` refuses unknown fields and coercions; `Output` is what the API answers. The aliases below
carry the limits: no string without a length, no list without a size, no integer without bounds.
"""

import re
from datetime import UTC, date, datetime, time
from typing import Annotated, Any, NotRequired
from uuid import UUID

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    Strict,
    StringConstraints,
    WithJsonSchema,
)
from typing_extensions import TypedDict

from inroad.kit.zones import check_zone


class Input(BaseModel):
    """A request body: closed, and strict about types (`false` is not 0)."""

    model_config = ConfigDict(extra="forbid", strict=True, str_strip_whitespace=True, frozen=True)


class Patch(Input):
    """A JSON Merge Patch (RFC 7396): absent keeps, null clears, arrays are replaced whole.

    `changes()` tells what was sent; a field whose column cannot be null refuses null by its type.
    """

    def changes(self) -> dict[str, object]:
        """Fields present in the request, with their new values (python objects)."""
        return {name: getattr(self, name) for name in self.model_fields_set}


class Output(BaseModel):
    """An answer. Open to new fields over time; clients ignore what they do not know."""

    model_config = ConfigDict(extra="ignore", frozen=True, from_attributes=True)


class PageLinks(TypedDict):
    """What every page of a list has; a room's page adds `items: list[…]`.

    (A generic page would lose its item type in a subclass on Python 3.11, and the contract with it.)
    """

    next: NotRequired[
        Annotated[
            str, Field(max_length=6000, description="Absolute address of the next page; absent on the last")
        ]
    ]
    total: NotRequired[
        Annotated[str, Field(max_length=8, description="Only with include=total; capped: 10000+")]
    ]


def _single_line(value: str) -> str:
    if any(ord(ch) < 32 or ch in "\u007f\u0085\u2028\u2029" for ch in value):
        raise ValueError("must be one line without control characters")
    return value


def _plain_text(value: str) -> str:
    if any(ord(ch) < 32 and ch not in "\n\t\r" for ch in value):
        raise ValueError("must not hold control characters other than line breaks and tabs")
    return value.replace("\r\n", "\n").replace("\r", "\n")


def _aware(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise ValueError("must carry an offset, such as 2026-10-14T09:40:00Z")
    return value


def _utc_text(value: datetime) -> str:
    utc = value.astimezone(UTC)
    return utc.replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def _uuid_text(value: str) -> str:
    try:
        return str(UUID(value))
    except ValueError:
        raise ValueError("must be a UUID, such as 0198c0de-0000-7000-8000-000000000000") from None


Identifier = Annotated[
    str,
    StringConstraints(min_length=32, max_length=45),
    AfterValidator(_uuid_text),
    WithJsonSchema({"type": "string", "format": "uuid"}),
]
"""An id on the way in: any UUID spelling is read, plain lower-case text comes out."""

Id = Annotated[str, Field(min_length=36, max_length=36, json_schema_extra={"format": "uuid"})]
"""An id on the way out."""


def _written(pattern: str, such_as: str) -> BeforeValidator:
    """Refuses numbers where a date or time belongs: pydantic would read them as seconds since 1970."""
    form = re.compile(pattern)

    def check(value: Any) -> Any:
        if isinstance(value, int | float) or (isinstance(value, str) and not form.match(value.strip())):
            raise ValueError(f"must be written as {such_as}")
        return value

    return BeforeValidator(check)


_DAY = _written(r"\d{4}-\d\d-\d\d$", "2026-10-14")
_TIME = _written(r"\d\d:\d\d(:\d\d)?$", "12:30")
_LOCAL = _written(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d", "2026-10-14T12:30")
_INSTANT = _written(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d", "2026-10-14T09:40:00Z")

Day = Annotated[date, Strict(False), _DAY]
"""A calendar day, ISO 8601, no time of day."""

LocalTime = Annotated[
    time,
    Strict(False),
    _TIME,
    WithJsonSchema({"type": "string", "pattern": r"^\d\d:\d\d(:\d\d)?$", "examples": ["12:30"]}),
]
"""Wall-clock time of day, such as 12:30."""


def _wall_clock(value: datetime) -> datetime:
    if value.tzinfo is not None:
        raise ValueError("must be wall-clock time without an offset; the zone stands in time_zone")
    return value.replace(second=0, microsecond=0)


LocalDateTime = Annotated[
    datetime,
    Strict(False),
    _LOCAL,
    AfterValidator(_wall_clock),
    PlainSerializer(
        lambda value: value.replace(tzinfo=None).isoformat(timespec="minutes"),
        return_type=str,
        when_used="json",
    ),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$",
            "maxLength": 19,
            "examples": ["2026-10-14T12:30"],
        }
    ),
]
"""Wall-clock day and time of an event, such as 2026-10-14T12:30; read together with a zone."""

Instant = Annotated[
    datetime,
    Strict(False),
    _INSTANT,
    AfterValidator(_aware),
    PlainSerializer(_utc_text, return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "format": "date-time", "maxLength": 40}),
]
"""A moment: RFC 3339, answered in UTC with milliseconds."""

Name = Annotated[str, StringConstraints(min_length=1, max_length=200), AfterValidator(_single_line)]
"""A required single line: names, titles."""

Line = Annotated[str, StringConstraints(max_length=500), AfterValidator(_single_line)]
"""An optional single line; may be empty."""

Text = Annotated[str, StringConstraints(max_length=20_000), AfterValidator(_plain_text)]
"""Free text with line breaks."""

Email = Annotated[
    str,
    StringConstraints(min_length=3, max_length=254),
    AfterValidator(_single_line),
    WithJsonSchema({"type": "string", "format": "email", "minLength": 3, "maxLength": 254}),
]
Zone = Annotated[str, StringConstraints(min_length=1, max_length=64), AfterValidator(check_zone)]
"""An IANA time zone, such as Europe/Dublin."""

Tag = Annotated[str, StringConstraints(min_length=1, max_length=50), AfterValidator(_single_line)]
Version = Annotated[int, Field(ge=1, description="Counts changes; also the ETag")]
Score = Annotated[int, Field(ge=1, le=5)]
Minutes = Annotated[int, Field(ge=1, le=480)]
