"""Contacts on the wire."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator
from typing_extensions import TypedDict

from inroad.kit.http.models import (
    Day,
    Email,
    Id,
    Identifier,
    Input,
    Instant,
    Line,
    Name,
    Output,
    Patch,
    Score,
    Tag,
    Text,
    Version,
    Zone,
)
from inroad.rooms.wire import (
    Circle,
    DuplicateLevel,
    EmailOut,
    EvidenceOut,
    FridayStyle,
    NextKind,
    PersonOut,
    PhoneOut,
    Reasons,
    Stage,
)

Standing = Literal["unknown", "respected", "highly_regarded"]
Source = Literal["manual", "import", "referral", "api"]


class EmailAddress(Input):
    """An address with what it is for."""

    address: Email
    label: Line = ""


class PhoneNumber(Input):
    """A number as typed; `e164` is worked out where it can be."""

    number: Annotated[str, Field(min_length=2, max_length=60)]
    label: Line = ""


class Narrowing(BaseModel):
    """What narrows the list of contacts. Several values of one filter mean any of them."""

    q: Annotated[
        str | None,
        Field(
            max_length=200,
            description="Words, the last perhaps only begun: name, headline, organization, e-mail, notes.",
        ),
    ] = None
    circle: Annotated[list[Circle], Field(max_length=10)] = []
    tag: Annotated[list[Tag], Field(max_length=10)] = []
    stage: Annotated[list[Stage], Field(max_length=10)] = []
    degree: Annotated[
        Literal["primary", "secondary", "cold"] | None,
        Field(description="primary: known; secondary: through others; cold: no way yet (NET-1)"),
    ] = None
    organization_id: Identifier | None = None
    referred_by: Annotated[Identifier | None, Field(description="Whose name this contact gave")] = None
    next_by: Annotated[Day | None, Field(description="Next action on or before this day")] = None
    closeness: Annotated[
        list[Literal["unknown", "1", "2", "3", "4", "5"]],
        Field(max_length=6, description="How well the seeker knows them; unknown until said"),
    ] = []
    source: Annotated[list[Source], Field(max_length=4)] = []
    archived: Annotated[bool, Field(description="Those put away, who are left out otherwise")] = False


class ContactFields(Input):
    """What one may say of a person when adding them."""

    given_name: Line = ""
    family_name: Line = ""
    honorific: Annotated[Line, Field(description="Mr, Ms, Dr …, for the greeting of a letter")] = ""
    display_name: Annotated[
        Line, Field(max_length=200, description="Worked out from the parts when empty")
    ] = ""
    headline: Annotated[Line, Field(description="What they do, such as Head of Supply")] = ""
    organization_name: Annotated[Line, Field(max_length=200, description="Found by name, or made")] = ""
    emails: Annotated[list[EmailAddress], Field(max_length=20)] = []
    phones: Annotated[list[PhoneNumber], Field(max_length=20)] = []
    address: Text = ""
    circle: Circle | None = None
    known: Annotated[
        bool, Field(description="The seeker knows them personally: a primary contact (NET-1)")
    ] = True
    closeness: Score | None = None
    trusted: bool = False
    standing: Standing = "unknown"
    decision_maker: bool = False
    time_zone: Zone | None = None
    friday_style: FridayStyle | None = None
    shared_path: Annotated[Text, Field(description="What you share: same start, same change (NET-11)")] = ""
    can_offer: Annotated[Text, Field(description="What you may have for them (MTG-10)")] = ""
    talk_preferences: Annotated[
        Text, Field(description="How they like to talk: tea first, straight to the point (MTG-7)")
    ] = ""
    notes: Text = ""
    tags: Annotated[list[Tag], Field(max_length=50)] = []
    source_note: Line = ""

    @model_validator(mode="after")
    def _named(self) -> "ContactFields":
        if not (self.given_name or self.family_name or self.display_name):
            raise ValueError("give at least one of given_name, family_name or display_name")
        return self


class ContactIn(ContactFields):
    """A person to keep."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "given_name": "Ruth",
                    "family_name": "Adeyemi",
                    "circle": "church",
                    "closeness": 5,
                    "trusted": True,
                    "phones": [{"number": "01 555 0188"}],
                }
            ]
        }
    )


class ContactPatch(Patch):
    """Change a contact: absent keeps, null clears, lists are replaced whole."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"closeness": 4, "notes": "Met at choir"}]})

    given_name: Line = ""
    family_name: Line = ""
    honorific: Line = ""
    display_name: Name = ""
    headline: Line = ""
    organization_name: Annotated[Line, Field(max_length=200)] | None = None
    emails: Annotated[list[EmailAddress], Field(max_length=20)] = []
    phones: Annotated[list[PhoneNumber], Field(max_length=20)] = []
    address: Text = ""
    circle: Circle | None = None
    known: bool = True
    closeness: Score | None = None
    trusted: bool = False
    standing: Standing = "unknown"
    decision_maker: bool = False
    do_not_contact: bool = False
    time_zone: Zone | None = None
    friday_style: FridayStyle | None = None
    shared_path: Text = ""
    can_offer: Text = ""
    talk_preferences: Text = ""
    notes: Text = ""
    tags: Annotated[list[Tag], Field(max_length=50)] = []
    source_note: Line = ""
    resting_until: Day | None = None
    champion: bool = False
    archived: Annotated[bool, Field(description="Put away: kept, but nothing new is proposed")] = False


class NextActionOut(Output):
    """What comes next with someone, when, and why (NET-12)."""

    kind: NextKind
    on: Day | None
    title: Annotated[str, Field(max_length=300)]
    reasons: Reasons


class ContactOut(Output):
    """A person, whole."""

    id: Id
    display_name: Annotated[str, Field(max_length=200)]
    given_name: Annotated[str, Field(max_length=500)]
    family_name: Annotated[str, Field(max_length=500)]
    honorific: Annotated[str, Field(max_length=500)]
    headline: Annotated[str, Field(max_length=500)]
    organization_id: Id | None
    organization_name: Annotated[str, Field(max_length=200)] | None
    emails: Annotated[list[EmailOut], Field(max_length=20)]
    phones: Annotated[list[PhoneOut], Field(max_length=20)]
    address: Annotated[str, Field(max_length=20000)]
    circle: Circle | None
    known: bool
    degree: Annotated[int, Field(ge=1, le=1000)] | None
    closeness: Score | None
    trusted: bool
    standing: Standing
    decision_maker: bool
    champion: bool
    do_not_contact: bool
    time_zone: Annotated[str, Field(max_length=64, description="As given; null when worked out")] | None
    local_time_zone: Annotated[
        str, Field(max_length=64, description="The zone the program reckons with (TIM-8)")
    ]
    friday_style: FridayStyle | None
    shared_path: Annotated[str, Field(max_length=20000)]
    can_offer: Annotated[str, Field(max_length=20000)]
    talk_preferences: Annotated[str, Field(max_length=20000)]
    notes: Annotated[str, Field(max_length=20000)]
    tags: Annotated[list[str], Field(max_length=50)]
    linkedin_url: Annotated[str, Field(max_length=500)] | None
    source: Source
    source_note: Annotated[str, Field(max_length=500)]
    stage: Stage
    resting_until: Day | None
    archived_at: Instant | None
    referred_by: Annotated[list[PersonOut], Field(max_length=50)]
    next_action: NextActionOut
    created_at: Instant
    updated_at: Instant
    version: Version


class ContactRow(TypedDict):
    """A line of the list of contacts."""

    id: Id
    display_name: Annotated[str, Field(max_length=200)]
    headline: Annotated[str, Field(max_length=500)]
    organization_id: Id | None
    organization_name: Annotated[str, Field(max_length=200)] | None
    circle: Circle | None
    known: bool
    degree: Annotated[int, Field(ge=1, le=1000)] | None
    closeness: Score | None
    stage: Stage
    next_kind: NextKind
    next_on: Day | None
    tags: Annotated[list[str], Field(max_length=50)]
    source: Source
    updated_at: Instant
    version: Version


class TimelineItem(Output):
    """One thing that happened with a person."""

    id: Id
    kind: Literal[
        "added",
        "named",
        "letter_drafted",
        "letter_sent",
        "promise_made",
        "promise_moved",
        "promise_withdrawn",
        "attempt",
        "meeting_set",
        "meeting_moved",
        "meeting_cancelled",
        "met",
        "debriefed",
        "thank_you_sent",
        "referrer_told",
        "note",
        "merged",
    ]
    happened_at: Instant
    title: Annotated[str, Field(max_length=300)]
    detail: Annotated[str, Field(max_length=20000)]
    people: Annotated[list[PersonOut], Field(max_length=60)]
    subject_id: Id | None


class NoteIn(Input):
    """A dated note on a person."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"text": "Prefers mornings."}]})

    text: Annotated[Text, Field(min_length=1)]


class StarterOut(Output):
    """Someone to begin with, and why (NET-2, NET-3)."""

    contact: PersonOut
    score: float
    reasons: Reasons


class StarterListOut(Output):
    """Whom to ask first."""

    items: Annotated[list[StarterOut], Field(max_length=50)]


class MatchOut(Output):
    """A contact that a typed name probably means already."""

    contact: PersonOut
    organization_name: Annotated[str, Field(max_length=200)] | None
    why: Annotated[str, Field(max_length=300)]
    score: Annotated[int, Field(ge=0, le=100)]
    level: DuplicateLevel
    evidence: Annotated[list[EvidenceOut], Field(max_length=20)]


class MatchesOut(Output):
    """Contacts that a name may already stand for."""

    items: Annotated[list[MatchOut], Field(max_length=10)]
