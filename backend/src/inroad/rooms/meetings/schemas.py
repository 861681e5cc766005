"""Meetings on the wire."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from inroad.kit.http.models import (
    Day,
    Id,
    Identifier,
    Input,
    Instant,
    Line,
    LocalDateTime,
    Minutes,
    Name,
    Output,
    Patch,
    Score,
    Text,
    Version,
    Zone,
)
from inroad.rooms.wire import PersonOut, Reasons

MeetingFormat = Literal["in_person", "phone", "video"]
MeetingState = Literal["planned", "running", "held", "cancelled"]
Outcome = Literal["invited", "referrals", "both", "will_think", "neither"]
"""How one left, in the words of BYE-5."""

GainKind = Literal["name", "lead", "feedback", "insight", "offer", "friend"]


class MeetingIn(Input):
    """A meeting that has been agreed."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "contact_id": "0198c0de-0000-7000-8000-000000000001",
                    "place": "Kilbride Dairy canteen",
                    "local_start": "2026-10-14T12:30",
                }
            ]
        }
    )

    contact_id: Identifier
    place: Name
    local_start: LocalDateTime
    time_zone: Annotated[Zone | None, Field(description="The contact's, when absent (TIM-8)")] = None
    minutes: Annotated[Minutes | None, Field(description="The workspace's, when absent (LND-5)")] = None
    format: MeetingFormat = "in_person"
    format_reason: Annotated[Text, Field(description="Needed unless in person (SET-4)")] = ""
    travel_minutes: Annotated[int, Field(ge=0, le=600)] = 0


class MeetingPatch(Patch):
    """Change a planned meeting."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"place": "Front desk, Corrib Logistics"}]})

    place: Name = ""
    local_start: LocalDateTime = None  # type: ignore[assignment]  # never read unless sent
    time_zone: Zone = "UTC"
    minutes: Minutes = 20
    format: MeetingFormat = "in_person"
    format_reason: Text = ""
    travel_minutes: Annotated[int, Field(ge=0, le=600)] = 0
    questions: Annotated[list[Annotated[str, Field(min_length=1, max_length=500)]], Field(max_length=20)] = []
    notes: Text = ""


class MeetingStartIn(Input):
    """Begin the clock."""

    model_config = ConfigDict(json_schema_extra={"examples": [{}]})

    started_at: Annotated[Instant | None, Field(description="Now, when absent")] = None


class MeetingEndIn(Input):
    """The goodbye has been said."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"told_time": True, "invited_to_stay": False}]})

    ended_at: Annotated[Instant | None, Field(description="Now, when absent")] = None
    told_time: Annotated[bool, Field(description="Told them when the minutes were nearly up (BYE-1)")] = False
    invited_to_stay: Annotated[bool, Field(description="They asked one to stay longer (BYE-2)")] = False


class GainIn(Input):
    """Something one came away with (NET-10)."""

    kind: GainKind
    text: Text = ""


class NamedPersonIn(Input):
    """Someone they named at goodbye (BYE-3)."""

    contact_id: Annotated[
        Identifier | None, Field(description="Already a contact; else the name parts make one")
    ] = None
    given_name: Line = ""
    family_name: Line = ""
    headline: Line = ""
    organization_name: Line = ""
    email: Line = ""
    phone: Line = ""
    introduction: Annotated[Text, Field(description="Where, and what was said; how to mention them")] = ""
    may_use_name: bool | None = None
    kind: Literal["informational", "job_interview"] = "informational"


class DebriefIn(Input):
    """What came of a meeting. Names become contacts with referrals, all in one go (BYE-3)."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "outcome": "referrals",
                    "gains": [{"kind": "insight", "text": "Supply chains are moving to Galway."}],
                    "names": [
                        {
                            "given_name": "Grace",
                            "family_name": "Tan",
                            "organization_name": "Liffey Foods",
                            "may_use_name": True,
                        }
                    ],
                    "feedback": "Clear and warm. Add numbers.",
                }
            ]
        }
    )

    outcome: Outcome
    gains: Annotated[list[GainIn], Field(max_length=60)] = []
    no_gain_reason: Annotated[Text, Field(description="Needed when there was no gain at all (NET-10)")] = ""
    names: Annotated[list[NamedPersonIn], Field(max_length=100)] = []
    feedback: Annotated[Text, Field(description="How did I come across?")] = ""
    skills_said: Annotated[Text, Field(description="Skills and jobs I said I am fit for")] = ""
    strengths: Text = ""
    weaknesses: Text = ""
    hard_to_hear: Text = ""
    big_picture: Text = ""
    observed: Annotated[Text, Field(description="What the body said (MTG-9)")] = ""
    notes: Text = ""
    answers: Annotated[
        dict[Annotated[str, Field(max_length=3)], Text],
        Field(max_length=20, description="Answer by question number, from 0"),
    ] = {}
    rapport: Score | None = None
    asked_of_me: Annotated[int, Field(ge=0, le=100, description="Questions they asked of me (MTG-8)")] = 0
    champion: bool = False
    check_back_on: Annotated[Day | None, Field(description="Undecided: the day to check back (BYE-4)")] = None


class DebriefOut(Output):
    """What the debrief made."""

    meeting_id: Id
    contacts: Annotated[list[PersonOut], Field(max_length=100)]
    referral_ids: Annotated[list[Id], Field(max_length=100)]
    thank_you_letter_id: Annotated[
        Id | None, Field(description="null for someone who asked not to be contacted")
    ]
    thank_you_due_on: Day | None
    check_back_promise_id: Id | None
    good: Annotated[bool, Field(description="A good meeting gave at least one name (NET-8)")]


class GainOut(Output):
    """Something one came away with."""

    kind: GainKind
    text: Annotated[str, Field(max_length=20000)]


class MeetingOut(Output):
    """A meeting, from agreed to debriefed."""

    id: Id
    contact: PersonOut
    place: Annotated[str, Field(max_length=200)]
    format: MeetingFormat
    format_reason: Annotated[str, Field(max_length=20000)]
    local_start: Annotated[LocalDateTime, Field(examples=["2026-10-14T12:30"])]
    time_zone: Annotated[str, Field(max_length=64)]
    starts_at: Instant
    ends_at: Instant
    arrive_at: Annotated[Instant, Field(description="Fifteen minutes early (MTG-1)")]
    leave_at: Instant
    minutes: int
    travel_minutes: int
    state: MeetingState
    started_at: Instant | None
    ended_at: Instant | None
    told_time: bool
    invited_to_stay: bool
    questions: Annotated[list[str], Field(max_length=20)]
    pack: Annotated[list[str], Field(max_length=20, description="What to bring (MTG-2, MTG-3)")]
    notes: Annotated[str, Field(max_length=20000)]
    referred_by: Annotated[list[PersonOut], Field(max_length=50)]
    debriefed_at: Instant | None
    outcome: Outcome | None
    gains: Annotated[list[GainOut], Field(max_length=60)]
    no_gain_reason: Annotated[str, Field(max_length=20000)]
    feedback: Annotated[str, Field(max_length=20000)]
    skills_said: Annotated[str, Field(max_length=20000)]
    strengths: Annotated[str, Field(max_length=20000)]
    weaknesses: Annotated[str, Field(max_length=20000)]
    hard_to_hear: Annotated[str, Field(max_length=20000)]
    big_picture: Annotated[str, Field(max_length=20000)]
    observed: Annotated[str, Field(max_length=20000)]
    answers: Annotated[dict[str, str], Field(max_length=20)]
    rapport: Score | None
    asked_of_me: int
    thank_you_letter_id: Id | None
    thank_you_due_on: Day | None
    reasons: Reasons
    created_at: Instant
    updated_at: Instant
    version: Version


class MeetingRow(Output):
    """A line of the list of meetings."""

    id: Id
    contact: PersonOut
    place: Annotated[str, Field(max_length=200)]
    starts_at: Instant
    state: MeetingState
    debriefed_at: Instant | None
    version: Version
