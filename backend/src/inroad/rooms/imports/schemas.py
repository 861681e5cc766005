"""Imports on the wire."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from inroad.kit.http.models import Day, Id, Input, Instant, Output, Patch, Version
from inroad.rooms.wire import PersonOut

ImportState = Literal[
    "pending",
    "validating",
    "needs_mapping",
    "ready",
    "running",
    "succeeded",
    "succeeded_with_errors",
    "failed",
    "cancelled",
    "undoing",
    "undone",
]
RowState = Literal["new", "duplicate", "in_file_twice", "error", "forgotten"]
RowChoice = Literal["add", "skip", "update"]
RowResult = Literal["added", "updated", "skipped", "failed", "undone"]
EdgeChoice = Literal["undecided", "confirm", "skip"]
EdgeKind = Literal["referred_by", "related", "met_through"]
DateOrder = Literal["dmy", "mdy"]
Column = Annotated[str, Field(max_length=200)]
Mapped = Annotated[
    dict[Annotated[str, Field(max_length=40)], Column],
    Field(
        max_length=40,
        description="Our field → the file's column, such as `display_name: Who`. An empty column leaves the "
        "field out.",
    ),
]


class ProgressOut(Output):
    """How far a job has come, in rows."""

    done: int
    total: int


class ImportProblemOut(Output):
    """Why a file could not be read at all."""

    code: Annotated[str, Field(max_length=63)]
    detail: Annotated[str, Field(max_length=1000)]


class ImportColumnOut(Output):
    """A column of the file, with a few of its values and the field it holds or seems to hold."""

    name: Column
    samples: Annotated[list[Annotated[str, Field(max_length=80)]], Field(max_length=3)]
    field: Annotated[str, Field(max_length=40)] | None


class ImportColumnsOut(Output):
    """Which column holds which field. `remembered`: as it was said for an earlier file with these columns."""

    columns: Annotated[list[ImportColumnOut], Field(max_length=1000)]
    remembered: bool
    problem: ImportProblemOut | None


class ImportOptionsOut(Output):
    """How the file was asked to be read; what is null is found from the content."""

    format: Annotated[str, Field(max_length=40)] | None = None
    encoding: Annotated[str, Field(max_length=40)] | None = None
    date_order: DateOrder | None = None
    mapping: Mapped | None = None


class ImportOut(Output):
    """One file on its way in."""

    id: Id
    filename: Annotated[str, Field(max_length=300)]
    format: Annotated[str, Field(max_length=40)] | None
    encoding: Annotated[str, Field(max_length=40)] | None
    options: ImportOptionsOut
    size: int
    sha256: Annotated[str, Field(max_length=64)]
    same_as_id: Annotated[Id | None, Field(description="An earlier import of the very same file")]
    state: ImportState
    progress: ProgressOut
    rows: Annotated[int, Field(description="Rows found in the file")]
    new: Annotated[int, Field(description="Rows that would be, or were, added")]
    updates: Annotated[int, Field(description="Rows laid over contacts that are there")]
    duplicates: Annotated[
        int, Field(description="Rows that are contacts already, or stand twice in the file")
    ]
    errors: Annotated[int, Field(description="Rows that cannot be added as they are")]
    forgotten: Annotated[int, Field(description="Rows of people who asked to be forgotten; never added")]
    edges: Annotated[int, Field(description="People whom rows name, as referrers or otherwise")]
    added: Annotated[int, Field(description="Contacts made by the commit")]
    updated: Annotated[int, Field(description="Contacts that got something from the file")]
    edges_added: Annotated[int, Field(description="Referrals made of confirmed mentions")]
    removed: Annotated[int, Field(description="Contacts the undo took away")]
    restored: Annotated[int, Field(description="Contacts the undo gave their former values")]
    kept: Annotated[int, Field(description="Contacts the undo left, see `kept` below the import")]
    columns: Annotated[
        ImportColumnsOut | None, Field(description="Of tables whose columns nobody knows by themselves")
    ]
    holds: Annotated[
        dict[str, int] | None,
        Field(max_length=50, description="Of an export of ours: how many of each kind come in"),
    ]
    problem: ImportProblemOut | None
    created_at: Instant
    committed_at: Instant | None
    undone_at: Instant | None
    undo_until: Instant | None
    version: Version


class ImportRowOut(Output):
    """A row as it was understood; `result` says what became of it."""

    id: Id
    line: int
    state: RowState
    choice: RowChoice
    result: RowResult | None
    contact_id: Id | None
    display_name: Annotated[str, Field(max_length=500)]
    given_name: Annotated[str, Field(max_length=500)]
    family_name: Annotated[str, Field(max_length=500)]
    headline: Annotated[str, Field(max_length=500)]
    organization_name: Annotated[str, Field(max_length=500)]
    email: Annotated[str, Field(max_length=254)] | None
    phone: Annotated[str, Field(max_length=60)] | None
    url: Annotated[str, Field(max_length=500)] | None
    connected_on: Day | None
    tags: Annotated[list[Annotated[str, Field(max_length=200)]], Field(max_length=500)]
    duplicate_of: PersonOut | None
    why: Annotated[str, Field(max_length=300)]


class ImportErrorOut(Output):
    """What is wrong in one cell, and what would be right."""

    line: int
    column: Annotated[str, Field(max_length=200)]
    code: Annotated[str, Field(max_length=63)]
    message: Annotated[str, Field(max_length=600)]
    value: Annotated[str, Field(max_length=200)]


class ImportEdgeOut(Output):
    """Somebody a row names. `other` is null while nobody knows who is meant."""

    id: Id
    line: int
    kind: EdgeKind
    label: Annotated[str, Field(max_length=100, description="In the file's own words")]
    name: Annotated[str, Field(max_length=200, description="As the file writes it")]
    email: Annotated[str, Field(max_length=254)] | None
    person: Annotated[str, Field(max_length=500, description="Whose row it is")]
    other: (
        Annotated[str, Field(max_length=500, description="Who is meant: in the file or among the contacts")]
        | None
    )
    other_contact_id: Id | None
    turned: Annotated[bool, Field(description="The row's person gave the other's name, not the reverse")]
    choice: EdgeChoice
    added: bool
    why: Annotated[str, Field(max_length=300)]


class ImportKeptOut(Output):
    """A contact the undo left, and why."""

    id: Id
    contact: PersonOut
    why: Annotated[str, Field(max_length=300)]


class ImportPatch(Patch):
    """How the file is to be read; it is read again. Null has it found from the content."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"mapping": {"display_name": "Who", "email": "Mail"}}]}
    )

    format: Annotated[str, Field(max_length=40)] | None = None
    encoding: Annotated[str, Field(max_length=40)] | None = None
    date_order: DateOrder | None = None
    mapping: Mapped | None = None


class ImportChoiceIn(Input):
    """What becomes of a row: added, laid over the contact it is, or left out."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"choice": "skip"}]})

    choice: RowChoice


class ImportChoicesIn(Input):
    """The same for every row in a state."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"state": "duplicate", "choice": "update"}]})

    state: RowState
    choice: RowChoice


class ImportEdgePatch(Patch):
    """Is it so? `contact_id` says who is meant, `turned` who gave whose name."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"choice": "skip"}]})

    choice: EdgeChoice = "undecided"
    contact_id: Id | None = None
    turned: bool = False


class ImportEdgesIn(Input):
    """The same answer for every mention."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"choice": "skip"}]})

    choice: EdgeChoice
