"""Workspaces on the wire."""

from typing import Annotated

from pydantic import ConfigDict, Field

from inroad.kit.http.models import (
    Id,
    Input,
    Instant,
    Line,
    LocalTime,
    Minutes,
    Name,
    Output,
    Patch,
    Text,
    Version,
    Zone,
)

Country = Annotated[
    str, Field(min_length=2, max_length=2, pattern="^[A-Z]{2}$", description="ISO 3166-1 alpha-2")
]
Region = Annotated[
    str, Field(max_length=10, pattern="^[A-Z0-9]*$", description="ISO 3166-2 part after the hyphen")
]


class WorkspaceIn(Input):
    """A new search."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"name": "My search", "time_zone": "Europe/Dublin"}]}
    )

    name: Name
    time_zone: Zone


class WorkspaceOut(Output):
    """One search and the numbers the method runs on."""

    id: Id
    name: Annotated[str, Field(max_length=200)]
    time_zone: Annotated[str, Field(max_length=64)]
    country: Annotated[str, Field(max_length=2)] | None
    region: Annotated[str, Field(max_length=10)] | None
    minutes: Annotated[int, Field(description="Minutes asked for; twenty by the text (LND-5)")]
    calls_per_day: Annotated[int, Field(description="Promised calls a day holds before it is full")]
    post_days: Annotated[int, Field(description="Working days a posted letter takes")]
    office_opens: LocalTime
    office_closes: LocalTime
    sender_address: Annotated[str, Field(max_length=2000)]
    sender_phone: Annotated[str, Field(max_length=500)]
    background: Annotated[str, Field(max_length=20000, description="Who I am, in two or three sentences")]
    can_offer: Annotated[str, Field(max_length=20000)]
    created_at: Instant
    updated_at: Instant
    version: Version


class WorkspacePatch(Patch):
    """Change a search's settings."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"minutes": 20, "country": "IE"}]})

    name: Name = ""
    time_zone: Zone = "UTC"
    country: Country | None = None
    region: Region | None = None
    minutes: Minutes = 20
    calls_per_day: Annotated[int, Field(ge=1, le=50)] = 2
    post_days: Annotated[int, Field(ge=1, le=10)] = 2
    office_opens: LocalTime = None  # type: ignore[assignment]  # never read unless sent
    office_closes: LocalTime = None  # type: ignore[assignment]  # never read unless sent
    sender_address: Text = ""
    sender_phone: Line = ""
    background: Text = ""
    can_offer: Text = ""


class RuleOut(Output):
    """A rule of the method, and the sentence of the text it comes from."""

    id: Annotated[str, Field(max_length=16)]
    title: Annotated[str, Field(max_length=200)]
    sentence: Annotated[str, Field(max_length=2000)]
    source: Annotated[str, Field(max_length=4000, description="Empty where the rule is our own addition")]


class RulesOut(Output):
    """All rules of the method."""

    items: Annotated[list[RuleOut], Field(max_length=200)]
