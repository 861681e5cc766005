"""Duplicates and merges on the wire."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field
from typing_extensions import TypedDict

from inroad.kit.http.models import Id, Identifier, Input, Instant, Output, Version
from inroad.rooms.wire import DuplicateLevel, EmailOut, EvidenceOut, PersonOut, PhoneOut

Choice = Literal["this", "other", "both"]
EdgeFate = Literal["stays", "moves", "combined", "dropped"]


class LookalikeOut(TypedDict):
    """One of two contacts that look alike: enough to tell whether they are one person."""

    id: Id
    display_name: Annotated[str, Field(max_length=200)]
    headline: Annotated[str, Field(max_length=500)]
    organization_name: Annotated[str, Field(max_length=200)] | None
    emails: Annotated[list[EmailOut], Field(max_length=20)]
    phones: Annotated[list[PhoneOut], Field(max_length=20)]
    linkedin_url: Annotated[str, Field(max_length=500)] | None
    version: Version


class DuplicateRow(TypedDict):
    """Two contacts that are probably one person, and why."""

    id: Id
    score: Annotated[int, Field(ge=0, le=100)]
    level: DuplicateLevel
    evidence: Annotated[list[EvidenceOut], Field(max_length=20)]
    one: LookalikeOut
    other: LookalikeOut


class DismissalIn(Input):
    """Two contacts that are not the same person."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "one_id": "0198c0de-0000-7000-8000-000000000001",
                    "other_id": "0198c0de-0000-7000-8000-000000000002",
                }
            ]
        }
    )

    one_id: Identifier
    other_id: Identifier


class DismissalOut(Output):
    """What was said of two contacts: not the same person."""

    id: Id
    one: PersonOut
    other: PersonOut
    dismissed_at: Instant


class ChoicesIn(Input):
    """Which side each field keeps; what is not named follows from which side says more.

    `both` for lists and long texts. Yes-or-no fields are yes as soon as one contact says so.
    """

    name: Choice | None = None
    headline: Choice | None = None
    organization: Choice | None = None
    emails: Choice | None = None
    phones: Choice | None = None
    tags: Choice | None = None
    notes: Choice | None = None
    shared_path: Choice | None = None
    can_offer: Choice | None = None
    talk_preferences: Choice | None = None
    address: Choice | None = None
    circle: Choice | None = None
    closeness: Choice | None = None
    standing: Choice | None = None
    time_zone: Choice | None = None
    friday_style: Choice | None = None
    linkedin: Choice | None = None
    source_note: Choice | None = None
    resting_until: Choice | None = None

    def made(self) -> dict[str, Choice]:
        """The choices that were made."""
        return {name: value for name in self.model_fields_set if (value := getattr(self, name)) is not None}


_OTHER = "0198c0de-0000-7000-8000-000000000002"


class MergePreviewIn(Input):
    """The contact that would go into this one."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"other_id": _OTHER, "choices": {"headline": "other"}}]}
    )

    other_id: Identifier
    choices: ChoicesIn = ChoicesIn()


class MergeIn(MergePreviewIn):
    """Have the other contact go into this one. Both versions are named: If-Match is this contact's."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"other_id": _OTHER, "other_version": 1, "choices": {"headline": "other"}}]
        }
    )

    other_version: Annotated[
        Annotated[int, Field(ge=1, le=2**53 - 1)] | None,
        Field(
            description="The version of the other contact that was seen; null for scripts that do not mind"
        ),
    ]


class FieldOut(Output):
    """One field of the two: what each says, and what would be kept."""

    field: Annotated[str, Field(max_length=40)]
    this: Annotated[list[str], Field(max_length=60)]
    other: Annotated[list[str], Field(max_length=60)]
    kept: Annotated[list[str], Field(max_length=60)]
    keep: Choice
    choices: Annotated[list[Choice], Field(max_length=3)]
    differs: bool


class MergeEdgeOut(Output):
    """A referral of one of the two, and what becomes of it."""

    id: Id
    from_contact: PersonOut
    to_contact: PersonOut
    named_on: str
    fate: EdgeFate


class MovesOut(Output):
    """How much goes over from the other contact."""

    letters: Annotated[int, Field(ge=0)]
    letters_naming: Annotated[int, Field(ge=0, description="Letters that name the other as who sent you")]
    promises: Annotated[int, Field(ge=0)]
    attempts: Annotated[int, Field(ge=0)]
    meetings: Annotated[int, Field(ge=0)]
    activities: Annotated[int, Field(ge=0, description="Lines of the timeline, notes among them")]
    referrals: Annotated[int, Field(ge=0)]


class MergePreviewOut(Output):
    """What a merge would do. Nothing is changed by looking."""

    this: PersonOut
    other: PersonOut
    this_version: Version
    other_version: Version
    fields: Annotated[list[FieldOut], Field(max_length=40)]
    moves: MovesOut
    edges_before: Annotated[list[MergeEdgeOut], Field(max_length=500)]
    edges_after: Annotated[list[MergeEdgeOut], Field(max_length=500)]
    this_degree: Annotated[int, Field(ge=1)] | None
    other_degree: Annotated[int, Field(ge=1)] | None
    degree_after: Annotated[int, Field(ge=1)] | None
    notices: Annotated[list[Annotated[str, Field(max_length=300)]], Field(max_length=20)]


class MergeOut(Output):
    """Two contacts that were made one."""

    id: Id
    contact: PersonOut
    merged: Annotated[PersonOut, Field(description="The contact that went into the other one")]
    merged_at: Instant
    undone_at: Instant | None
    moved: MovesOut
    dropped_referrals: Annotated[int, Field(ge=0)]
    combined_referrals: Annotated[int, Field(ge=0)]
    changed_since: Annotated[
        list[Annotated[str, Field(max_length=300)]],
        Field(max_length=60, description="After an undo: what was changed between merge and undo, and stays"),
    ]
    version: Version
