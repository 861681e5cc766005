"""Several changes of contacts in one request, on the wire (api.md 1.9)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, ValidationError, WrapValidator

from inroad.kit.http.models import Id, Identifier, Input, Output, Version
from inroad.rooms.contacts.schemas import ContactIn, ContactPatch

MAX_PARTS = 100
OPS = ("create", "update", "delete")
_EXAMPLE: dict[str, Any] = {
    "mode": "partial",
    "items": [
        {"op": "create", "body": {"given_name": "Ruth", "family_name": "Adeyemi", "circle": "church"}},
        {"op": "create", "body": {"given_name": "Daniel", "known": False}},
    ],
}

Seen = Annotated[
    int | None,
    Field(
        ge=1,
        le=2**31 - 1,
        description="The version the change is meant for, as If-Match is; null for any",
    ),
]


@dataclass(frozen=True, slots=True)
class Malformed:
    """A part that cannot be understood, and why: pydantic's own errors, without what was sent."""

    errors: tuple[dict[str, Any], ...]


def _kept(value: Any, handler: Callable[[Any], Any]) -> Any:
    """A part, or what is wrong with it: one bad part says nothing of the others."""
    try:
        return handler(value)
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=False, include_input=False)
        return Malformed(tuple({**each, "loc": _place(each["loc"])} for each in found))


def _place(loc: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """The discriminator stands in the place as if it were a member."""
    return loc[1:] if loc and loc[0] in OPS else loc


class CreatePart(Input):
    """Add a contact, as `POST …/contacts` does."""

    op: Literal["create"]
    body: ContactIn


class UpdatePart(Input):
    """Change a contact, as `PATCH …/contacts/{contact_id}` does."""

    op: Literal["update"]
    id: Identifier
    version: Seen
    body: ContactPatch


class DeletePart(Input):
    """Delete a contact, as `DELETE …/contacts/{contact_id}` does."""

    op: Literal["delete"]
    id: Identifier
    version: Seen


Part = Annotated[
    Annotated[CreatePart | UpdatePart | DeletePart, Field(discriminator="op")], WrapValidator(_kept)
]


class BatchIn(Input):
    """Up to a hundred changes, done in this order."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    mode: Annotated[
        Literal["atomic", "partial"],
        Field(description="atomic: all of them or none; partial: those that can be done"),
    ] = "atomic"
    items: Annotated[list[Part], Field(min_length=1, max_length=MAX_PARTS)]


class PartFaultOut(Output):
    """One fault of a part; `pointer` counts from the whole request."""

    pointer: Annotated[str, Field(max_length=500)]
    code: Annotated[str, Field(max_length=63)]
    detail: Annotated[str, Field(max_length=2000)]


class PartProblemOut(Output):
    """Why a part was not done: what its own operation would have answered."""

    type: Annotated[str, Field(max_length=200)]
    title: Annotated[str, Field(max_length=200)]
    status: Annotated[int, Field(ge=400, le=599)]
    detail: Annotated[str, Field(max_length=2000)]
    code: Annotated[str, Field(max_length=63)]
    errors: Annotated[list[PartFaultOut], Field(max_length=100)] = []


class BatchItemOut(Output):
    """What became of one part."""

    index: Annotated[int, Field(ge=0, le=MAX_PARTS - 1, description="Its place in the request, from 0")]
    status: Annotated[int, Field(ge=200, le=599, description="What its own operation would have answered")]
    id: Annotated[Id | None, Field(description="The contact, where the part was done")]
    version: Annotated[Version | None, Field(description="Its version now; null once it is deleted")]
    problem: PartProblemOut | None


class BatchOut(Output):
    """What became of each part, in the order they were sent."""

    items: Annotated[list[BatchItemOut], Field(max_length=MAX_PARTS)]
