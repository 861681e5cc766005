"""Promises, attempts and days on the wire."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from inroad.kit.http.models import (
    Day,
    Id,
    Identifier,
    Input,
    Instant,
    LocalDateTime,
    Name,
    Output,
    Text,
    Version,
    Zone,
)
from inroad.rooms.wire import DayWord, PersonOut, PromiseKind, ReasonOut, Reasons, ReliabilityOut

PromiseState = Literal["open", "kept", "broken", "renegotiated", "withdrawn"]
AttemptOutcome = Literal[
    "reached",
    "meeting_agreed",
    "call_back_later",
    "voicemail",
    "gatekeeper",
    "no_answer",
    "wrong_number",
    "too_busy",
    "declined",
]
"""What came of a call. Silence is never a refusal (NRS-1)."""

Channel = Literal["phone", "email", "in_person"]


class PromiseIn(Input):
    """A promise made outside a letter, such as at goodbye."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "contact_id": "0198c0de-0000-7000-8000-000000000001",
                    "kind": "check_back",
                    "due_on": "2026-10-15",
                    "note": "About a third name",
                }
            ]
        }
    )

    contact_id: Identifier
    kind: PromiseKind = "call"
    due_on: Day
    note: Text = ""


class PromiseMoveIn(Input):
    """Move a promise, by agreement with the contact only (TIM-5)."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"due_on": "2026-10-15", "agreed": True, "note": "Daniel asked for longer."}]
        }
    )

    due_on: Day
    agreed: Annotated[
        bool, Field(description="They agreed to the new day. A promise never moves without it.")
    ]
    note: Text = ""


class PromiseOut(Output):
    """A dated promise; the old day stays in the ledger when it is moved."""

    id: Id
    contact: PersonOut
    kind: PromiseKind
    due_on: Day
    time_zone: Annotated[str, Field(max_length=64)]
    state: PromiseState
    reached: Annotated[bool | None, Field(description="Kept: were they reached? (TIM-6)")]
    note: Annotated[str, Field(max_length=20000)]
    letter_id: Id | None
    meeting_id: Id | None
    attempt_id: Id | None
    moved_to_id: Id | None
    moved_from_on: Day | None
    reasons: Reasons
    created_at: Instant
    version: Version


class MeetingAgreedIn(Input):
    """Place, day and hour, asked at once (SET-1)."""

    place: Name
    local_start: LocalDateTime
    time_zone: Zone | None = None
    format: Literal["in_person", "phone", "video"] = "in_person"
    format_reason: Annotated[Text, Field(description="Needed unless in person (SET-4)")] = ""
    travel_minutes: Annotated[int, Field(ge=0, le=600)] = 0


class ContactReliabilityOut(ReliabilityOut):
    """What became of the promises to one contact, in numbers and in words."""

    contact: PersonOut
    reason: ReasonOut


class AttemptIn(Input):
    """One try to reach someone, with what came of it."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"outcome": "voicemail"}]})

    outcome: AttemptOutcome
    channel: Channel = "phone"
    happened_at: Annotated[Instant | None, Field(description="Now, when absent; never in the future")] = None
    note: Text = ""
    call_back_on: Annotated[Day | None, Field(description="With call_back_later: the day they asked for")] = (
        None
    )
    meeting: Annotated[MeetingAgreedIn | None, Field(description="With meeting_agreed")] = None
    override_reason: Annotated[Text, Field(description="Why to go on where a rule blocks (LND-2)")] = ""


class AttemptOut(Output):
    """A logged try."""

    id: Id
    contact: PersonOut
    outcome: AttemptOutcome
    channel: Channel
    happened_at: Instant
    note: Annotated[str, Field(max_length=20000)]
    promise_id: Id | None
    meeting_id: Id | None
    created_at: Instant
    version: Version


class AttemptLoggedOut(Output):
    """What logging an attempt did."""

    attempt: AttemptOut
    kept: Annotated[PromiseOut | None, Field(description="The promise this try kept, reached or not (TIM-6)")]
    promise: Annotated[PromiseOut | None, Field(description="The new promise, when they asked for a day")]
    meeting_id: Id | None
    next_title: Annotated[str, Field(max_length=300)]
    next_on: Day | None
    reasons: Reasons
    warnings: Annotated[
        Reasons, Field(description="About the meeting: the seeker's own calendar is busy then, say (SET-3)")
    ]
    repeated: Annotated[
        bool, Field(description="The same try was logged within the minute; nothing was added")
    ] = False


class CallDayOut(Output):
    """A day as a day to call someone."""

    on: Day
    word: DayWord
    score: Annotated[float, Field(ge=0, le=100)]
    proposed: bool
    heavy_mail: bool
    closed_because: Annotated[str, Field(max_length=200)] | None
    reasons: Reasons


class CallDaysOut(Output):
    """Days on which to promise a call, best marked, with the reasons of TIM-1 to TIM-8."""

    contact: PersonOut
    time_zone: Annotated[str, Field(max_length=64)]
    best_on: Day | None
    arrives_on: Day | None
    days: Annotated[list[CallDayOut], Field(max_length=62)]


class CalendarEntry(Output):
    """Something on a day."""

    id: Id
    kind: Literal["promise", "meeting", "thank_you", "letter_arrives", "suggestion", "debrief"]
    state: Literal[
        "promised", "due", "set", "suggested", "kept", "broken", "moved", "held", "cancelled", "sent"
    ]
    on: Day
    starts_at: Instant | None
    ends_at: Instant | None
    leave_at: Instant | None
    title: Annotated[str, Field(max_length=300)]
    detail: Annotated[str, Field(max_length=600)]
    contact: PersonOut
    reasons: Reasons


class BusySpan(Output):
    """Time of the seeker that a calendar of their own takes."""

    starts_at: Instant
    ends_at: Instant


class CalendarDay(Output):
    """A day: what kind it is for calls and mail, and what stands on it."""

    on: Day
    word: DayWord
    heavy_mail: bool
    closed_because: Annotated[str, Field(max_length=200)] | None
    promised_calls: int
    capacity: int
    busy: Annotated[
        list[BusySpan],
        Field(max_length=500, description="Taken in the seeker's own calendars, cut at midnight"),
    ]
    entries: Annotated[list[CalendarEntry], Field(max_length=500)]


class CalendarOut(Output):
    """Days from one to another, both included."""

    from_on: Day
    to_on: Day
    time_zone: Annotated[str, Field(max_length=64)]
    days: Annotated[list[CalendarDay], Field(max_length=62)]


class PlannedTouchOut(Output):
    """A next step and the day that has room for it."""

    id: Id
    contact: PersonOut
    kind: Literal["call_again", "resend_letter", "post_letter", "ask_by_phone", "write_letter"]
    lane: Annotated[Literal["call", "mail"], Field(description="Which room of the day it takes")]
    title: Annotated[str, Field(max_length=300)]
    planned_on: Annotated[Day | None, Field(description="Null where no day of the next weeks has room")]
    since: Annotated[Day, Field(description="Since when it is open")]
    reasons: Annotated[Reasons, Field(description="Why this day, or why none")]
    passed: Annotated[Reasons, Field(description="Better days that were full")]


class PlannedOut(Output):
    """What planning did."""

    planned: Annotated[int, Field(description="Touches that have a day")]
