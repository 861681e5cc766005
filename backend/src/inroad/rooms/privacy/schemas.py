"""Privacy over the wire."""

from typing import Annotated, Any

from pydantic import ConfigDict, Field

from inroad.kit.http.models import Day, Id, Input, Instant, Output

_COUNTS: dict[str, Any] = {"letters": 2, "meetings": 1, "promises": 1, "attempts": 3, "timeline": 9}


class ErasureCountsOut(Output):
    """What goes with somebody."""

    letters: int
    meetings: int
    promises: int
    attempts: int
    timeline: Annotated[int, Field(description="Lines of their history, notes among them")]


class ErasurePreviewOut(Output):
    """What an erasure would take; nothing is changed by looking."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"counts": _COUNTS, "place_kept": True}]})

    counts: ErasureCountsOut
    place_kept: Annotated[
        bool,
        Field(description="Names hang on them: an empty place stays in the graph, so that ways stay right"),
    ]


class ErasureIn(Input):
    """The name, typed: an erasure cannot be taken back."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"confirm": "Ruth Adeyemi"}]})

    confirm: Annotated[str, Field(max_length=200, description="The contact's `display_name`")]


class ErasureOut(Output):
    """An erasure that is done: ids alone."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "id": "0192f0c1-2b3c-7d4e-8f50-0123456789ab",
                    "erased_at": "2026-10-14T09:30:00Z",
                    "counts": _COUNTS,
                    "place_kept": True,
                }
            ]
        }
    )

    id: Id
    erased_at: Instant
    counts: ErasureCountsOut
    place_kept: bool


class LiftIn(Input):
    """Somebody who asked to be forgotten got in touch again: what they were known by, and how one knows."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"email": "ruth@adeyemi.example", "reason": "They wrote to me on Monday."}]
        }
    )

    email: Annotated[str, Field(max_length=254)] = ""
    phone: Annotated[str, Field(max_length=100)] = ""
    linkedin_url: Annotated[str, Field(max_length=500)] = ""
    reason: Annotated[
        str, Field(min_length=3, max_length=500, description="How they got in touch themselves; it is kept")
    ]


class LiftOut(Output):
    """Somebody who came back: never who, only when, and how it is known."""

    erasure_id: Id
    erased_at: Instant | None
    lifted_at: Instant
    reason: Annotated[str, Field(max_length=500)]


class LiftsOut(Output):
    """Those who came back, the latest first."""

    items: Annotated[list[LiftOut], Field(max_length=500)]


class LeavingIn(Input):
    """One's e-mail address, typed."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"confirm": "nora@whelan.example"}]})

    confirm: Annotated[str, Field(max_length=254, description="The address one signs in with")]


class SearchLeavingIn(Input):
    """The name of the search, typed."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"confirm": "Nora's search"}]})

    confirm: Annotated[str, Field(max_length=200, description="The search's `name`")]


class LeavingOut(Output):
    """What goes, and when; until then it can be called off."""

    erase_at: Instant
    workspace_ids: Annotated[list[Id], Field(max_length=1000)]


class DataSourceOut(Output):
    """One way by which somebody came in."""

    kind: Annotated[str, Field(max_length=20, description="manual, api, import, referral or note")]
    on: Day | None
    text: Annotated[str, Field(max_length=1000)]


class DataHeldOut(Output):
    """What is written down of somebody."""

    name: Annotated[str, Field(max_length=200)]
    honorific: Annotated[str, Field(max_length=500)]
    headline: Annotated[str, Field(max_length=500)]
    organization: Annotated[str, Field(max_length=200)]
    emails: Annotated[list[Annotated[str, Field(max_length=254)]], Field(max_length=100)]
    phones: Annotated[list[Annotated[str, Field(max_length=200)]], Field(max_length=100)]
    address: Annotated[str, Field(max_length=20_000)]
    linkedin_url: Annotated[str, Field(max_length=500)]
    tags: Annotated[list[Annotated[str, Field(max_length=50)]], Field(max_length=50)]
    notes: Annotated[str, Field(max_length=20_000)]
    shared_path: Annotated[str, Field(max_length=20_000)]
    can_offer: Annotated[str, Field(max_length=20_000)]
    talk_preferences: Annotated[str, Field(max_length=20_000)]
    do_not_contact: bool


class DataReportOut(Output):
    """How somebody's data came here, what is kept, and who may see it."""

    sources: Annotated[list[DataSourceOut], Field(max_length=1000)]
    held: DataHeldOut
    counts: ErasureCountsOut
    seen_by: Annotated[list[Annotated[str, Field(max_length=300)]], Field(max_length=1000)]
    text: Annotated[str, Field(max_length=100_000, description="All of it as a text to hand over")]
