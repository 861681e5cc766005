"""Types of what tools are given: each with its limits and a word on what it is."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

ContactId = Annotated[UUID, Field(description="From find_contact, or `contact.id` of any answer")]
LetterId = Annotated[UUID, Field(description="`id` of a draft, or `letter_id` of whats_due_today")]
MeetingId = Annotated[UUID, Field(description="`meeting_id` of any answer")]
OrganizationId = Annotated[UUID, Field(description="`organization_id` of find_contact")]

Words = Annotated[str, Field(max_length=200, description="Words of a name, a place, a note")]
Few = Annotated[int, Field(ge=1, le=50, description="At most so many")]
Text = Annotated[str, Field(max_length=20_000)]
Subject = Annotated[str, Field(max_length=500)]
Questions = Annotated[list[Annotated[str, Field(min_length=1, max_length=500)]], Field(max_length=20)]
OverrideReason = Annotated[
    str,
    Field(
        max_length=20_000,
        description="Only when a rule blocks and the seeker goes on: their own reason, in their words",
    ),
]

LetterKind = Literal["pitch", "questions", "thank_you", "check_back", "update", "goodbye"]
TextKind = Literal[
    "text", "pitch", "thank_you", "check_back", "update", "goodbye", "questions", "call_script"
]
Medium = Literal["post", "email"]
WentBy = Literal["post", "hand", "email"]
Channel = Literal["phone", "email", "in_person"]
PromiseKind = Literal["call", "check_back", "send_something"]
PromiseState = Literal["open", "kept", "broken", "renegotiated", "withdrawn"]
Outcome = Literal[
    "letter_sent",
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
"""What came of a try; `letter_sent` is the letter that has gone out, the rest are calls."""

OnDay = Annotated[date, Field(description="A day, such as 2026-10-15")]
