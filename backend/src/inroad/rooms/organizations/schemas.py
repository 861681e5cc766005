"""Organizations on the wire."""

from typing import Annotated

from pydantic import AfterValidator, ConfigDict, Field
from typing_extensions import TypedDict

from inroad.kit.http.models import (
    Id,
    Identifier,
    Input,
    Instant,
    Line,
    LocalTime,
    Name,
    Output,
    Patch,
    Text,
    Version,
    Zone,
)
from inroad.rooms.wire import Country, FridayStyle, PersonOut, Region


def _web(address: str) -> str:
    if address and not address.lower().startswith(("http://", "https://")):
        raise ValueError("must begin with https:// or http://")
    return address


Website = Annotated[Line, AfterValidator(_web)]
"""An address of the web, or nothing: only http and https, so that a link to it is safe (S18)."""


class OrganizationIn(Input):
    """A place where contacts work."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"name": "Northgate Foods", "friday_style": "relaxed"}]}
    )

    name: Name
    friday_style: FridayStyle = "unknown"
    time_zone: Zone | None = None
    office_opens: LocalTime | None = None
    office_closes: LocalTime | None = None
    address: Text = ""
    country: Annotated[Country | None, Field(description="Whose public holidays are kept (TIM-7)")] = None
    region: Region | None = None
    website: Website = ""
    note: Text = ""
    target: Annotated[bool, Field(description="The seeker would like to get to know it")] = False


class OrganizationPatch(Patch):
    """Change an organization."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"friday_style": "hurried"}]})

    name: Name = ""
    friday_style: FridayStyle = "unknown"
    time_zone: Zone | None = None
    office_opens: LocalTime | None = None
    office_closes: LocalTime | None = None
    address: Text = ""
    country: Country | None = None
    region: Region | None = None
    website: Website = ""
    note: Text = ""
    target: bool = False


class OrganizationOut(Output):
    """A place where contacts work (TIM-4: its Fridays; SET-3: its hours; TIM-7: its holidays)."""

    id: Id
    name: Annotated[str, Field(max_length=200)]
    friday_style: FridayStyle
    time_zone: Annotated[str, Field(max_length=64)] | None
    office_opens: LocalTime | None
    office_closes: LocalTime | None
    address: Annotated[str, Field(max_length=20000)]
    country: Annotated[str, Field(max_length=2)] | None
    region: Annotated[str, Field(max_length=10)] | None
    website: Annotated[str, Field(max_length=500)]
    note: Annotated[str, Field(max_length=20000)]
    target: bool
    created_at: Instant
    updated_at: Instant
    version: Version


class NearestOut(TypedDict):
    """The one among the people there who is nearest to the seeker (NET-5)."""

    contact: PersonOut
    degree: Annotated[int, Field(ge=1, le=1000)]


class OrganizationRow(TypedDict):
    """A line of the list of organizations."""

    id: Id
    name: Annotated[str, Field(max_length=200)]
    friday_style: FridayStyle
    time_zone: Annotated[str, Field(max_length=64)] | None
    office_opens: LocalTime | None
    office_closes: LocalTime | None
    address: Annotated[str, Field(max_length=20000)]
    country: Annotated[str, Field(max_length=2)] | None
    region: Annotated[str, Field(max_length=10)] | None
    website: Annotated[str, Field(max_length=500)]
    note: Annotated[str, Field(max_length=20000)]
    target: bool
    created_at: Instant
    updated_at: Instant
    version: Version
    people: Annotated[int, Field(ge=0, le=10_000_000, description="Contacts who work there")]
    nearest: NearestOut | None


class MergeIn(Input):
    """Which organization the other one is."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"into_id": "0198c0de-0000-7000-8000-000000000000"}]}
    )

    into_id: Annotated[Identifier, Field(description="The one that stays")]
