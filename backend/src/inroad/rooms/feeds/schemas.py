"""Calendar feeds on the wire."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from inroad.kit.http.models import Id, Input, Instant, Name, Output

Shows = Annotated[
    Literal["everything", "promises_and_meetings", "busy"],
    Field(description="busy: that there is a meeting, and nothing of whom or where"),
]


class FeedIn(Input):
    """A feed for one calendar program."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"name": "My phone", "shows": "promises_and_meetings"}]}
    )

    name: Name
    shows: Shows = "promises_and_meetings"


class FeedOut(Output):
    """A feed without its address."""

    id: Id
    name: Annotated[str, Field(max_length=200)]
    shows: Shows
    created_at: Instant
    last_read_at: Instant | None


class NewFeedOut(FeedOut):
    """A feed just made: the only time its address is shown. Whoever has it can read the feed."""

    url: Annotated[str, Field(max_length=500)]
