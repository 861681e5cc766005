"""Wire types that several rooms answer with."""

from typing import Annotated, Literal

from pydantic import Field

from inroad.kit.http.models import Id, Output

MAX_REASONS = 12


class ReasonOut(Output):
    """Why the program says so: a sentence, and the rule of the method it comes from."""

    rule: Annotated[str, Field(max_length=16, examples=["TIM-5"])]
    text: Annotated[str, Field(max_length=600)]


Reasons = Annotated[list[ReasonOut], Field(max_length=MAX_REASONS)]


class PersonOut(Output):
    """Just enough to name someone and link to them."""

    id: Id
    display_name: Annotated[str, Field(max_length=200)]


PromiseKind = Literal["call", "check_back", "send_something"]


class ReliabilityOut(Output):
    """The ledger of promises in numbers (TIM-5, TIM-6)."""

    kept: Annotated[int, Field(ge=0, description="On the day, or spoken before it; reached or not")]
    broken: Annotated[int, Field(ge=0, description="The day passed")]
    renegotiated: Annotated[int, Field(ge=0, description="Moved by agreement; the new day counts")]
    open: Annotated[int, Field(ge=0, description="The day is today or to come")]
    not_reached: Annotated[int, Field(ge=0, description="Kept, and nobody came to the phone")]
    late: Annotated[int, Field(ge=0, description="Broken, and made up for afterwards")]
    due: Annotated[int, Field(ge=0, description="Kept and broken")]


DayWord = Literal["best", "good", "harder", "depends", "closed", "holiday", "full", "past", "promised"]
"""What kind of day it is for calls; always shown as a word."""

FridayStyle = Literal["unknown", "hurried", "relaxed"]

Circle = Literal[
    "church", "community", "family", "friend", "former_colleague", "alumni", "professional", "other"
]
"""Where the seeker knows them from (NET-2)."""

Stage = Literal["new", "named", "letter", "call", "meeting", "met", "thanked", "resting"]
"""How far things have come with this person, in the words of the contact page."""

NextKind = Literal[
    "ask_by_phone",
    "write_letter",
    "post_letter",
    "call_promised",
    "call_again",
    "resend_letter",
    "rest",
    "prepare_meeting",
    "hold_meeting",
    "debrief",
    "thank_you",
    "update_referrer",
    "check_back",
    "find_introduction",
    "ask_permission",
    "name_day",
    "find_number",
    "keep_warm",
    "none",
]
"""The one next action of a contact (NET-12)."""

ReferralKind = Literal["informational", "job_interview"]
"""For a conversation, or for a job interview they offered (NET-4)."""

Country = Annotated[
    str, Field(min_length=2, max_length=2, pattern="^[A-Z]{2}$", description="ISO 3166-1 alpha-2")
]
Region = Annotated[
    str, Field(max_length=10, pattern="^[A-Z0-9]*$", description="ISO 3166-2 part after the hyphen")
]


class PhoneOut(Output):
    """A number as typed, and in international form when it could be read."""

    number: Annotated[str, Field(max_length=60)]
    e164: Annotated[str, Field(max_length=20)] | None
    label: Annotated[str, Field(max_length=500)]


class EmailOut(Output):
    """An address with what it is for."""

    address: Annotated[str, Field(max_length=254)]
    label: Annotated[str, Field(max_length=500)]


DuplicateLevel = Literal["certain", "likely", "possible"]
"""How sure it is that two contacts are one person, as a word."""


class EvidenceOut(Output):
    """One thing that speaks for (weight above 0) or against (below) two contacts being one person."""

    code: Annotated[str, Field(max_length=40, examples=["same_email"])]
    weight: Annotated[int, Field(ge=-100, le=100)]
    text: Annotated[str, Field(max_length=300, examples=["Bob is short for Robert"])]
