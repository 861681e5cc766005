"""Organizations on the wire."""

from typing import Annotated

from pydantic import ConfigDict, Field

from inroad.kit.http.models import Id, Input, Instant, LocalTime, Name, Output, Patch, Text, Version, Zone
from inroad.rooms.wire import FridayStyle


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
    target: bool = False


class OrganizationPatch(Patch):
    """Change an organization."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"friday_style": "hurried"}]})

    name: Name = ""
    friday_style: FridayStyle = "unknown"
    time_zone: Zone | None = None
    office_opens: LocalTime | None = None
    office_closes: LocalTime | None = None
    address: Text = ""
    target: bool = False


class OrganizationOut(Output):
    """A place where contacts work (TIM-4: its Fridays; SET-3: its hours)."""

    id: Id
    name: Annotated[str, Field(max_length=200)]
    friday_style: FridayStyle
    time_zone: Annotated[str, Field(max_length=64)] | None
    office_opens: LocalTime | None
    office_closes: LocalTime | None
    address: Annotated[str, Field(max_length=20000)]
    target: bool
    created_at: Instant
    updated_at: Instant
    version: Version
