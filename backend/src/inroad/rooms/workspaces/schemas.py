"""Workspaces on the wire."""

from typing import Annotated

from pydantic import ConfigDict, Field

from inroad.domain.preparing import MOST_PACK
from inroad.kit.http.models import (
    Id,
    Input,
    Instant,
    Line,
    LocalTime,
    Minutes,
    Name,
    Output,
    Patch,
    Text,
    Version,
    Zone,
)
from inroad.rooms.wire import Country, Region


class WorkspaceIn(Input):
    """A new search."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"name": "My search", "time_zone": "Europe/Dublin"}]}
    )

    name: Name
    time_zone: Zone


class WorkspaceOut(Output):
    """One search and the numbers the method runs on."""

    id: Id
    name: Annotated[str, Field(max_length=200)]
    time_zone: Annotated[str, Field(max_length=64)]
    country: Annotated[str, Field(max_length=2)] | None
    region: Annotated[str, Field(max_length=10)] | None
    minutes: Annotated[int, Field(description="Minutes asked for; twenty by the text (LND-5)")]
    calls_per_day: Annotated[int, Field(description="Promised calls a day holds before it is full")]
    post_days: Annotated[int, Field(description="Working days a posted letter takes")]
    office_opens: LocalTime
    office_closes: LocalTime
    sender_address: Annotated[str, Field(max_length=20000)]
    sender_phone: Annotated[str, Field(max_length=500)]
    background: Annotated[str, Field(max_length=20000, description="Who I am, in two or three sentences")]
    can_offer: Annotated[str, Field(max_length=20000)]
    target_roles: Annotated[str, Field(max_length=20000, description="Roles one looks for, one to a line")]
    skill_stories: Annotated[
        str,
        Field(max_length=20000, description="Short stories of what one does well, one to a line (MTG-11)"),
    ]
    big_picture_question: Annotated[
        str, Field(max_length=500, description="Pinned at every meeting (MTG-5); empty means the bank's own")
    ]
    pack_list: Annotated[
        list[str], Field(max_length=MOST_PACK, description="What to bring and see to (MTG-1 to MTG-3)")
    ]
    created_at: Instant
    updated_at: Instant
    version: Version


class WorkspacePatch(Patch):
    """Change a search's settings."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"minutes": 20, "country": "IE"}]})

    name: Name = ""
    time_zone: Zone = "UTC"
    country: Country | None = None
    region: Region | None = None
    minutes: Minutes = 20
    calls_per_day: Annotated[int, Field(ge=1, le=50)] = 2
    post_days: Annotated[int, Field(ge=1, le=10)] = 2
    office_opens: LocalTime = None  # type: ignore[assignment]  # never read unless sent
    office_closes: LocalTime = None  # type: ignore[assignment]  # never read unless sent
    sender_address: Text = ""
    sender_phone: Line = ""
    background: Text = ""
    can_offer: Text = ""
    target_roles: Text = ""
    skill_stories: Text = ""
    big_picture_question: Line = ""
    pack_list: Annotated[
        Annotated[list[Name], Field(max_length=MOST_PACK)] | None,
        Field(description="null brings the usual list back"),
    ] = None


Days = Annotated[int, Field(ge=1, le=120)]
Words = Annotated[int, Field(ge=20, le=1000)]
WeekScores = Annotated[
    list[Annotated[int, Field(ge=0, le=10)]],
    Field(min_length=5, max_length=5, description="Monday to Friday; higher is better, 0 is never proposed"),
]


class MethodOut(Output):
    """The numbers of the method in this search; what is not set here is the method's own."""

    call_scores: Annotated[
        WeekScores, Field(description="How good each weekday is for calls (TIM-1, TIM-2, TIM-4)")
    ]
    mail_scores: Annotated[
        WeekScores, Field(description="How good each weekday is for post to arrive (TIM-3)")
    ]
    cue_minutes: Annotated[int, Field(description="When the meeting clock gives its quiet sign (BYE-1)")]
    arrive_early_minutes: Annotated[int, Field(description="How early one arrives (MTG-1)")]
    letters_per_day: Annotated[int, Field(description="Letters a day has room for when touches are planned")]
    silence_gap_business_days: Annotated[int, Field(description="Working days until the next try (NRS-2)")]
    parallel_contacts: Annotated[
        bool, Field(description="The playbook 3B7: people at one place side by side")
    ]
    parallel_after_business_days: Annotated[
        int, Field(description="3B7: working days of silence until the next one there is begun with")
    ]
    parallel_again_business_days: Annotated[
        int, Field(description="3B7: working days until the first is tried again")
    ]
    resend_from_attempt: Annotated[
        int, Field(description="Silent tries from which the letter can go again (NRS-3)")
    ]
    attempts_before_rest: Annotated[
        int, Field(description="Silent tries after which a rest is suggested (NRS-2)")
    ]
    rest_business_days: Annotated[int, Field(description="How long a rest is (NRS-2)")]
    check_back_business_days: Annotated[
        int, Field(description="When to check back with the undecided (BYE-4)")
    ]
    practice_rounds: Annotated[
        int, Field(description="First meetings that are practice, with trusted people (NET-3)")
    ]
    referrer_update_days: Annotated[
        int, Field(description="Days in which a referrer hears what came of it (FLW-3)")
    ]
    keep_warm_days: Annotated[
        int, Field(description="Days after which a line is due to those who helped (NET-10)")
    ]
    reading_business_days: Annotated[
        int, Field(description="Working days a letter lies before the call (LND-4)")
    ]
    stuck_days: Annotated[
        int, Field(description="Days without a meeting before approaches are proposed (NET-6)")
    ]
    thank_you_words: Annotated[int, Field(description="Longest thank-you note (FLW-2)")]
    email_words: Annotated[int, Field(description="Longest e-mail (LND-10)")]
    own: Annotated[
        list[Annotated[str, Field(max_length=40)]],
        Field(max_length=40, description="Names of those set here"),
    ]
    version: Version


class MethodPatch(Patch):
    """Set numbers of the method for this search; null gives back the method's own."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"attempts_before_rest": 4, "keep_warm_days": None}]}
    )

    call_scores: WeekScores | None = None
    mail_scores: WeekScores | None = None
    cue_minutes: Minutes | None = None
    arrive_early_minutes: Minutes | None = None
    letters_per_day: Annotated[int, Field(ge=1, le=50)] | None = None
    silence_gap_business_days: Days | None = None
    parallel_contacts: bool | None = None
    parallel_after_business_days: Days | None = None
    parallel_again_business_days: Days | None = None
    resend_from_attempt: Annotated[int, Field(ge=1, le=10)] | None = None
    attempts_before_rest: Annotated[int, Field(ge=1, le=20)] | None = None
    rest_business_days: Days | None = None
    check_back_business_days: Days | None = None
    practice_rounds: Annotated[int, Field(ge=0, le=20)] | None = None
    referrer_update_days: Days | None = None
    keep_warm_days: Annotated[int, Field(ge=1, le=730)] | None = None
    reading_business_days: Annotated[int, Field(ge=0, le=20)] | None = None
    stuck_days: Days | None = None
    thank_you_words: Words | None = None
    email_words: Words | None = None


class RuleOut(Output):
    """A rule of the method, and the sentence of the text it comes from."""

    id: Annotated[str, Field(max_length=16)]
    title: Annotated[str, Field(max_length=200)]
    sentence: Annotated[str, Field(max_length=2000)]
    source: Annotated[str, Field(max_length=4000, description="Empty where the rule is our own addition")]


class RulesOut(Output):
    """All rules of the method."""

    items: Annotated[list[RuleOut], Field(max_length=200)]
