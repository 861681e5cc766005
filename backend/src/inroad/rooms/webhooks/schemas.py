"""Webhooks on the wire."""

from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, StringConstraints

from inroad.kit.http.models import Id, Input, Instant, Output, Patch, Version
from inroad.rooms.webhooks.events import EventType

Url = Annotated[str, StringConstraints(min_length=9, max_length=2000, pattern=r"^https?://[!-~]+$")]
Events = Annotated[
    list[EventType], Field(max_length=40, description="What to be told of; an empty list: of everything")
]
Description = Annotated[str, StringConstraints(max_length=200)]
_EXAMPLE: dict[str, Any] = {
    "url": "https://hooks.example.org/inroad",
    "events": ["letter.sent", "promise.made"],
}


class WebhookIn(Input):
    """An address that is told what happens."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    url: Url
    description: Description = ""
    events: Events = []


class WebhookPatch(Patch):
    """What to change of a webhook."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"enabled": True}]})

    url: Url = ""
    description: Description = ""
    events: Events = []
    enabled: bool = True


class WebhookOut(Output):
    """A webhook without its secret."""

    id: Id
    url: Annotated[str, Field(max_length=2000)]
    description: Annotated[str, Field(max_length=200)]
    events: Annotated[list[str], Field(max_length=40)]
    enabled: bool
    disabled_reason: Annotated[
        Literal["gone", "unreachable"] | None,
        Field(description="gone: the address answered 410; unreachable: ten tries were in vain"),
    ]
    old_secret_until: Annotated[Instant, Field(description="Until then the old secret signs too")] | None
    created_at: Instant
    updated_at: Instant
    version: Version


class NewWebhookOut(WebhookOut):
    """A webhook with its secret: the only time it is shown."""

    secret: Annotated[str, Field(max_length=100)]


class WebhookDeliveryOut(Output):
    """One event on its way to one address."""

    id: Id
    event_id: Annotated[Id, Field(description="`webhook-id`: the same on every try and every replay")]
    type: Annotated[str, Field(max_length=60)]
    object_id: Id | None
    happened_at: Instant
    created_at: Instant
    state: Literal["pending", "delivered", "failed"]
    attempts: int
    next_at: Instant | None
    last_status: int | None
    last_error: Annotated[str, Field(max_length=20)] | None
    took_ms: int | None
    delivered_at: Instant | None


class ReplayIn(Input):
    """Which deliveries to send once more: those that happened in a range, 500 at most, the oldest first."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"since": "2026-10-14T00:00:00Z", "until": "2026-10-15T00:00:00Z", "state": "failed"}
            ]
        }
    )

    since: Instant
    until: Instant
    state: Literal["delivered", "failed"] | None = None


class ReplayedOut(Output):
    """How many events are on their way once more."""

    replayed: int
