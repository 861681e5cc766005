"""Exports on the wire."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from inroad.kit.http.models import Id, Input, Instant, Output, Version

ExportState = Literal["pending", "running", "succeeded", "failed", "purged"]


class ExportIn(Input):
    """What to take out: everything, as one zip."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"format": "zip"}]})

    format: Literal["zip"] = "zip"


class ExportProgressOut(Output):
    """How far an export has come, in records."""

    done: int
    total: int


class ExportOut(Output):
    """One export of a whole search."""

    id: Id
    state: Annotated[ExportState, Field(description="purged: seven days have passed and the file is gone")]
    progress: ExportProgressOut
    counts: Annotated[dict[str, int], Field(max_length=50, description="Records in it, by kind")]
    size: Annotated[int, Field(description="Bytes of the zip")] | None
    sha256: Annotated[str, Field(max_length=64)] | None
    created_at: Instant
    finished_at: Instant | None
    purge_at: Annotated[Instant, Field(description="When the file goes")] | None
    version: Version
