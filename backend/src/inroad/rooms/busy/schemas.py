"""Calendars of the seeker's own on the wire."""

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, StringConstraints

from inroad.kit.http.models import Day, Id, Input, Instant, Output, Patch, Version

Address = Annotated[
    str,
    StringConstraints(min_length=9, max_length=2000, pattern=r"^(https?|webcal)://[!-~]+$"),
    Field(description="Where the calendar program publishes it: https:// or webcal://"),
]
Title = Annotated[str, StringConstraints(max_length=200, strip_whitespace=True)]
_EXAMPLE: dict[str, Any] = {"name": "Work", "url": "https://calendar.example.org/secret/basic.ics"}


class BusyCalendarIn(Input):
    """A calendar by its address. The address is kept sealed and never shown again."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    url: Address
    name: Annotated[Title, Field(description="The name of its host, when empty")] = ""


class BusyCalendarPatch(Patch):
    """What to change of a calendar."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"name": "Work"}]})

    name: Annotated[Title, StringConstraints(min_length=1)] = ""


class BusyCalendarOut(Output):
    """A calendar that is looked at for busy times, without its address."""

    id: Id
    name: Annotated[str, Field(max_length=200)]
    source: Literal["address", "file"]
    host: Annotated[str, Field(max_length=255, description="Where it is read from; empty for a file")]
    state: Annotated[
        Literal["waiting", "read", "stopped"],
        Field(description="stopped: something stood in the way last; what was read before is still honoured"),
    ]
    problem: Annotated[str, Field(max_length=30, description="What stood in the way, a stable word")]
    problem_detail: Annotated[str, Field(max_length=300, description="The same as a sentence")]
    busy_times: Annotated[int, Field(ge=0, description="Stretches of time that are known to be taken")]
    checked_at: Instant | None
    read_at: Instant | None
    read_until: Annotated[Day | None, Field(description="Up to which day busy times are known")]
    created_at: Instant
    version: Version
