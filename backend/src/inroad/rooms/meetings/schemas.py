"""Meetings on the wire."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from inroad.kit.http.models import (
    Day,
    Id,
    Identifier,
    Input,
    Instant,
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


NoteKind = Literal["note", "tangent", "asked_me", "noticed", "offer", "name"]
"""Free words, a tangent (MTG-7), a question to the seeker (MTG-8), what the body said (MTG-9), an offer
(MTG-10), a name (BYE-3)."""

DeviceNow = Annotated[
    Instant | None,
    Field(description="What the device's own clock shows as it sends this; sets a clock right that is off"),
]


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
    arrived_at: Annotated[Instant | None, Field(description="When one was there (MTG-1)")] = None
    prepared: Annotated[bool, Field(description="Everything is ready: Today asks no more (MTG-3)")] = False


class MeetingStartIn(Input):
    """Begin the clock."""

    model_config = ConfigDict(json_schema_extra={"examples": [{}]})

    started_at: Annotated[Instant | None, Field(description="Now, when absent")] = None
    device_now: DeviceNow = None


class MeetingEndIn(Input):
    """The goodbye has been said."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"told_time": True, "invited_to_stay": False}]})

    ended_at: Annotated[Instant | None, Field(description="Now, when absent")] = None
    device_now: DeviceNow = None
    told_time: Annotated[bool, Field(description="Told them when the minutes were nearly up (BYE-1)")] = False
    invited_to_stay: Annotated[bool, Field(description="They asked one to stay longer (BYE-2)")] = False


class GainOut(Output):
    """Something one came away with."""

    kind: GainKind
    text: Annotated[str, Field(max_length=20000)]


class QuestionFindingOut(Output):
    """What the golden rule says to a question of one's own (LND-7)."""

    question: Annotated[int, Field(ge=0, le=19, description="Its number, from 0")]
    rule: Annotated[str, Field(max_length=16, examples=["LND-7"])]
    title: Annotated[str, Field(max_length=200)]
    message: Annotated[str, Field(max_length=1000)]


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
    arrived_at: Annotated[Instant | None, Field(description="When one was there (MTG-1)")]
    prepared_at: Instant | None
    told_time: bool
    invited_to_stay: bool
    questions: Annotated[list[str], Field(max_length=20)]
    questions_sent_on: Annotated[
        Day | None, Field(description="The day they went out with the letter, word for word (LND-6)")
    ]
    question_findings: Annotated[list[QuestionFindingOut], Field(max_length=20)]
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
    asked: Annotated[list[int], Field(max_length=20)] | None
    offer_given: bool
    promised_to_send: Annotated[str, Field(max_length=20000)]
    thank_you_letter_id: Id | None
    thank_you_due_on: Day | None
    reasons: Reasons
    warnings: Annotated[
        Reasons, Field(description="Worth a second look: one's own calendar is busy then (SET-3)")
    ]
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


class MeetingNoteIn(Input):
    """A line written at the table, under the id the device gave it."""

    id: Identifier
    kind: NoteKind = "note"
    text: Annotated[Text, Field(description="May be empty for a mark: they asked, a tangent")] = ""
    noted_at: Instant
    removed: Annotated[bool, Field(description="Taken out again; it stays out")] = False


class MeetingNotesIn(Input):
    """Lines to keep. The same line again changes nothing, so sending may be repeated at will."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "notes": [
                        {
                            "id": "0198c0de-0000-7000-8000-00000000000a",
                            "kind": "noticed",
                            "text": "Warm when speaking of her team",
                            "noted_at": "2026-10-14T11:37:00Z",
                        }
                    ],
                    "device_now": "2026-10-14T11:38:00Z",
                }
            ]
        }
    )

    notes: Annotated[list[MeetingNoteIn], Field(max_length=200)]
    device_now: DeviceNow = None


class MeetingNoteOut(Output):
    """A line written at the table."""

    id: Id
    kind: NoteKind
    text: Annotated[str, Field(max_length=20000)]
    noted_at: Instant


class MeetingNotesOut(Output):
    """Every line of a meeting, in the order in which they were written on whatever device."""

    items: Annotated[list[MeetingNoteOut], Field(max_length=1000)]
    state: MeetingState
    started_at: Instant | None


class SaidBefore(Output):
    """Something that was said or happened before this meeting (MTG-4)."""

    on: Day
    title: Annotated[str, Field(max_length=300)]
    detail: Annotated[str, Field(max_length=20000)]


class IntroducedBy(Output):
    """Who gave the name, with their words (NET-4, MTG-4)."""

    person: PersonOut
    introduction: Annotated[str, Field(max_length=20000)]
    may_use_name: bool | None


class PreparationOut(Output):
    """Everything to have in mind before one goes in."""

    pack: Annotated[list[str], Field(max_length=20, description="What to bring and see to (MTG-1 to MTG-3)")]
    big_picture_question: Annotated[str, Field(max_length=500, description="Pinned (MTG-5)")]
    questions: Annotated[list[str], Field(max_length=20)]
    carried_over: Annotated[
        list[str], Field(max_length=20, description="Of these, what was not asked last time (MTG-7)")
    ]
    skill_stories: Annotated[list[str], Field(max_length=200, description="MTG-11")]
    target_roles: Annotated[list[str], Field(max_length=200)]
    can_offer: Annotated[str, Field(max_length=20000, description="MTG-10")]
    talk_preferences: Annotated[str, Field(max_length=20000, description="How they like to talk (MTG-7)")]
    shared_path: Annotated[str, Field(max_length=20000, description="NET-11, MTG-4")]
    introduced_by: Annotated[list[IntroducedBy], Field(max_length=50)]
    said_before: Annotated[list[SaidBefore], Field(max_length=12, description="The latest first (MTG-4)")]
    prepared_at: Instant | None
    reasons: Reasons


class SlotOut(Output):
    """A time to offer, on the contact's clock and on the seeker's."""

    on: Day
    band: Literal["before", "lunch", "after", "business"]
    starts_at: Instant
    ends_at: Instant
    local_start: Annotated[LocalDateTime, Field(examples=["2026-10-15T12:30"])]
    own_local_start: Annotated[LocalDateTime, Field(description="On the seeker's clock (TIM-8)")]
    offered: Annotated[bool, Field(description="One of the three to name first")]
    reasons: Reasons


class SlotsOut(Output):
    """Times to offer for a meeting, the best first (SET-3)."""

    contact: PersonOut
    time_zone: Annotated[str, Field(max_length=64)]
    own_time_zone: Annotated[str, Field(max_length=64)]
    minutes: int
    travel_minutes: int
    items: Annotated[list[SlotOut], Field(max_length=100)]
    offer_text: Annotated[
        str, Field(max_length=1000, description="Three times to paste or read out; empty without any")
    ]
