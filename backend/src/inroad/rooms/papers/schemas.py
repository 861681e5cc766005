"""The ways out on the wire."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from inroad.kit.http.models import Identifier, Input, Output

Paper = Literal["a4", "letter"]


class NoteOut(Output):
    """Something to know before the letter goes out."""

    code: Literal["no_address", "no_email", "no_sender_address", "missing_glyphs", "link_too_long"]
    detail: Annotated[str, Field(max_length=500)]


class BlockOut(Output):
    """A finding that keeps the letter from going out."""

    code: Annotated[str, Field(max_length=60)]
    detail: Annotated[str, Field(max_length=1200)]


class WaysOut(Output):
    """How a letter can leave. Words are there once nothing blocks it, or it has gone out with a reason."""

    ready: Annotated[bool, Field(description="Nothing blocks it, or it has gone out")]
    blocks: Annotated[list[BlockOut], Field(max_length=500)]
    paper: Annotated[Paper, Field(description="What is printed on where no paper is asked for")]
    to: Annotated[str | None, Field(max_length=254, description="The contact's first e-mail address")]
    subject: Annotated[str, Field(max_length=500)]
    text: Annotated[str | None, Field(max_length=60_000, description="Plain text, with the questions")]
    html: Annotated[str | None, Field(max_length=400_000, description="Rich text, escaped")]
    mailto: Annotated[
        str | None, Field(max_length=400_000, description="RFC 6068; null where it would be too long")
    ]
    missing_glyphs: Annotated[
        str, Field(max_length=20_000, description="Characters no font here can print; they show as boxes")
    ]
    notes: Annotated[list[NoteOut], Field(max_length=10)]


class LabelSheetIn(Input):
    """Labels for the envelopes of several letters."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"letter_ids": ["0198c0de-0000-7000-8000-000000000001"], "paper": "a4", "start": 1}]
        }
    )

    letter_ids: Annotated[list[Identifier], Field(min_length=1, max_length=200)]
    paper: Annotated[Paper | None, Field(description="By the country of the search when absent")] = None
    start: Annotated[int, Field(ge=1, le=14, description="The first free label of a sheet begun before")] = 1
