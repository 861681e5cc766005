"""Imports on the wire."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from inroad.kit.http.models import Day, Id, Input, Instant, Output, Version
from inroad.rooms.wire import PersonOut

ImportState = Literal[
    "pending", "validating", "ready", "running", "succeeded", "succeeded_with_errors", "failed", "cancelled"
]
RowState = Literal["new", "duplicate", "in_file_twice", "error"]
RowChoice = Literal["add", "skip"]


class ProgressOut(Output):
    """How far a job has come, in rows."""

    done: int
    total: int


class ImportProblemOut(Output):
    """Why a file could not be read at all."""

    code: Annotated[str, Field(max_length=63)]
    detail: Annotated[str, Field(max_length=1000)]


class ImportOut(Output):
    """One file on its way in."""

    id: Id
    filename: Annotated[str, Field(max_length=300)]
    format: Annotated[str, Field(max_length=40)] | None
    encoding: Annotated[str, Field(max_length=40)] | None
    size: int
    sha256: Annotated[str, Field(max_length=64)]
    state: ImportState
    progress: ProgressOut
    rows: Annotated[int, Field(description="Rows found in the file")]
    new: Annotated[int, Field(description="Rows that would be, or were, added")]
    duplicates: Annotated[
        int, Field(description="Rows that are contacts already, or stand twice in the file")
    ]
    errors: Annotated[int, Field(description="Rows that cannot be added as they are")]
    added: Annotated[int, Field(description="Contacts made by the commit")]
    problem: ImportProblemOut | None
    created_at: Instant
    committed_at: Instant | None
    version: Version


class ImportRowOut(Output):
    """A row as it was understood."""

    id: Id
    line: int
    state: RowState
    choice: RowChoice
    display_name: Annotated[str, Field(max_length=500)]
    given_name: Annotated[str, Field(max_length=500)]
    family_name: Annotated[str, Field(max_length=500)]
    headline: Annotated[str, Field(max_length=500)]
    organization_name: Annotated[str, Field(max_length=500)]
    email: Annotated[str, Field(max_length=254)] | None
    url: Annotated[str, Field(max_length=500)] | None
    connected_on: Day | None
    duplicate_of: PersonOut | None
    why: Annotated[str, Field(max_length=300)]


class ImportErrorOut(Output):
    """What is wrong in one cell, and what would be right."""

    line: int
    column: Annotated[str, Field(max_length=200)]
    code: Annotated[str, Field(max_length=63)]
    message: Annotated[str, Field(max_length=600)]
    value: Annotated[str, Field(max_length=200)]


class ImportChoiceIn(Input):
    """Leave a row out, or take it in after all."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"choice": "skip"}]})

    choice: RowChoice
