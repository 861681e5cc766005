"""Events on the wire."""

from typing import Annotated, Any

from pydantic import ConfigDict, Field

from inroad.kit.http.models import Id, Instant, Output

Position = Annotated[int, Field(ge=0, le=2**31 - 1, description="Counts the changes of the search, from 1")]
_EXAMPLE: dict[str, Any] = {
    "position": 42,
    "type": "letter.sent",
    "operation": "send_letter",
    "object_id": "0198c0de-0000-7000-8000-0000000000e1",
    "request_id": "0198c0de-0000-7000-8000-0000000000e2",
    "at": "2026-10-14T09:40:00.000Z",
}


class EventOut(Output):
    """One change: which kind, and of which thing."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    position: Position
    type: Annotated[
        str,
        Field(
            max_length=60,
            description="As webhooks call it, such as letter.sent; `changed` for what webhooks do not tell",
        ),
    ]
    operation: Annotated[str, Field(max_length=100, description="The operation that did it")]
    object_id: Annotated[Id | None, Field(description="The thing it was done to, where there is one")]
    request_id: Annotated[str, Field(max_length=64, description="X-Request-Id of the request that did it")]
    at: Instant


class EventsOut(Output):
    """What has happened since a position."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"items": [_EXAMPLE], "last": 42, "more": False}]}
    )

    items: Annotated[list[EventOut], Field(max_length=200)]
    last: Annotated[Position, Field(description="Send it as `after` the next time")]
    more: Annotated[bool, Field(description="More has happened than fits here: ask again at once")]
