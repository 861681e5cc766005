"""Today on the wire."""

from typing import Annotated, Literal

from pydantic import Field

from inroad.kit.http.models import Day, Id, Instant, Output
from inroad.rooms.wire import PersonOut, Reasons

TodayKind = Literal[
    "promise_passed",
    "promise_due",
    "meeting",
    "debrief",
    "thank_you",
    "post_letter",
    "update_referrer",
    "call",
    "write_letter",
    "resend_letter",
    "check_back",
    "find_introduction",
    "add_people",
    "name_day",
    "ask_permission",
    "find_number",
    "keep_warm",
    "choose_practice",
    "reply",
]
TodayAction = Literal[
    "call",
    "log_attempt",
    "get_ready",
    "run_meeting",
    "debrief",
    "write_letter",
    "open_letter",
    "write_note",
    "add_contact",
    "open_contact",
    "mark_sent",
    "read_reply",
]


class TodayItem(Output):
    """One thing to do, why, and the one button that does it."""

    id: Annotated[str, Field(max_length=120, description="Stable while the thing is the same")]
    kind: TodayKind
    state: Literal["promised", "due", "suggested", "kept", "broken"]
    section: Literal["first", "later_today", "if_there_is_time", "when_ready", "done"]
    when: Annotated[str, Field(max_length=60, description="Time or word, such as 12:30 or Tonight")]
    on: Day | None
    starts_at: Instant | None
    title: Annotated[str, Field(max_length=300)]
    detail: Annotated[str, Field(max_length=600)]
    action: TodayAction
    action_label: Annotated[str, Field(max_length=120)]
    phone: Annotated[str, Field(max_length=60)] | None
    contact: PersonOut | None
    promise_id: Id | None
    meeting_id: Id | None
    letter_id: Id | None
    reply_id: Annotated[Id | None, Field(description="The answer that waits to be read")] = None
    undo_attempt_id: Annotated[
        Id | None, Field(description="Done items: deleting this attempt takes it back")
    ]
    reasons: Reasons


class WeekItem(Output):
    """A line of the week strip."""

    on: Day
    state: Literal["promised", "due", "suggested"]
    title: Annotated[str, Field(max_length=300)]
    contact: PersonOut | None


class TodayOut(Output):
    """What to do now, and why that first. Never empty (NET-6)."""

    on: Day
    time_zone: Annotated[str, Field(max_length=64)]
    greeting: Annotated[str, Field(max_length=200)]
    lede: Annotated[str, Field(max_length=300)]
    note: Annotated[str, Field(max_length=300, description="On a day of rest: that nothing needs doing")]
    items: Annotated[list[TodayItem], Field(max_length=200)]
    week: Annotated[list[WeekItem], Field(max_length=50)]
    contacts: Annotated[int, Field(description="Live contacts")]
