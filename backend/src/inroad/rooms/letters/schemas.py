"""Letters and findings on the wire."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from inroad.kit.http.models import Day, Id, Identifier, Input, Instant, Line, Output, Patch, Text, Version
from inroad.rooms.wire import PersonOut, Reasons

LetterKind = Literal["pitch", "questions", "thank_you", "check_back", "update", "goodbye"]
Medium = Literal["post", "email"]
ScriptKind = Literal["primary", "secondary", "gatekeeper", "voicemail"]
WentBy = Literal["post", "hand", "email"]
LetterState = Literal["draft", "sent"]
Question = Annotated[str, Field(min_length=1, max_length=500)]


class LetterIn(Input):
    """A letter to someone, begun from the template and from what is known."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"contact_id": "0198c0de-0000-7000-8000-000000000001", "kind": "pitch", "medium": "post"}
            ]
        }
    )

    contact_id: Identifier
    kind: LetterKind = "pitch"
    medium: Medium = "post"
    referrer_id: Annotated[
        Identifier | None, Field(description="Which referrer to name, when there are several")
    ] = None
    promised_on: Annotated[Day | None, Field(description="The best day is proposed when absent")] = None
    resends_id: Annotated[Identifier | None, Field(description="The letter this one sends again (NRS-3)")] = (
        None
    )
    meeting_id: Annotated[
        Identifier | None,
        Field(description="Thank-you notes and news: the meeting they are about; the latest one when absent"),
    ] = None


class LetterPatch(Patch):
    """Change a draft. A day changed here changes in the text too, and the other way round (LND-4)."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"promised_on": "2026-10-22"}]})

    subject: Line = ""
    body: Text = ""
    questions: Annotated[list[Question], Field(max_length=20)] = []
    medium: Medium = "post"
    referrer_id: Identifier | None = None
    promised_on: Day | None = None


class FixOut(Output):
    """A change that settles a finding."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    replacement: Annotated[str, Field(max_length=20000)]
    label: Annotated[str, Field(max_length=200)]


class FindingOut(Output):
    """Something in the text, by a rule of the method. Offsets count code points of the body."""

    rule: Annotated[str, Field(max_length=16)]
    code: Annotated[str, Field(max_length=60)]
    severity: Literal["block", "warn", "hint"]
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]
    title: Annotated[str, Field(max_length=200)]
    message: Annotated[str, Field(max_length=1000)]
    fix: FixOut | None


class PraiseOut(Output):
    """Something that is in order."""

    rule: Annotated[str, Field(max_length=16)]
    text: Annotated[str, Field(max_length=300)]


class ReportOut(Output):
    """What the checks found."""

    findings: Annotated[list[FindingOut], Field(max_length=500)]
    praises: Annotated[list[PraiseOut], Field(max_length=50)]
    blocked: bool
    words: int
    pages: float


class LetterOut(Output):
    """A letter; once sent, text and questions stay as they went out."""

    id: Id
    contact: PersonOut
    referrer: PersonOut | None
    meeting_id: Id | None
    kind: LetterKind
    medium: Medium
    state: LetterState
    subject: Annotated[str, Field(max_length=500)]
    body: Annotated[str, Field(max_length=20000)]
    questions: Annotated[list[str], Field(max_length=20)]
    promised_on: Day | None
    promised_reasons: Annotated[Reasons, Field(description="Drafts: what speaks for the promised day")]
    due_on: Annotated[Day | None, Field(description="Thank-you notes: by the end of this day (FLW-2)")]
    promptness: Annotated[
        Literal["on_the_night", "late", "missing"] | None, Field(description="Thank-you notes only (FLW-2)")
    ]
    sent_on: Day | None
    sent_at: Instant | None
    arrives_on: Day | None
    went_by: Annotated[WentBy | None, Field(description="How it left, where that was said")]
    override_reason: Annotated[str, Field(max_length=20000)]
    promise_id: Id | None
    resends_id: Id | None
    report: ReportOut
    created_at: Instant
    updated_at: Instant
    version: Version


class VersionOut(Output):
    """How a letter once stood."""

    id: Id
    subject: Annotated[str, Field(max_length=500)]
    body: Annotated[str, Field(max_length=20000)]
    questions: Annotated[list[str], Field(max_length=20)]
    promised_on: Day | None
    cause: Annotated[
        Literal["writing", "choice", "cut", "sent"],
        Field(description="What came after it; `sent`: this is how it went out"),
    ]
    kept_at: Annotated[Instant, Field(description="Until when it stood so")]


class VersionsOut(Output):
    """How a letter stood before, the latest first."""

    items: Annotated[list[VersionOut], Field(max_length=50)]


class LetterRow(Output):
    """A line of the list of letters."""

    id: Id
    contact: PersonOut
    kind: LetterKind
    medium: Medium
    state: LetterState
    subject: Annotated[str, Field(max_length=500)]
    promised_on: Day | None
    due_on: Day | None
    sent_on: Day | None
    updated_at: Instant
    version: Version


class LetterSendIn(Input):
    """Say that a letter has gone out. Its promise goes into the calendar."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"sent_on": "2026-10-14"}]})

    sent_on: Annotated[Day | None, Field(description="Today, when absent")] = None
    went_by: Annotated[
        WentBy | None,
        Field(
            description="How it left; a letter handed over is there the same day. By its medium when absent"
        ),
    ] = None
    override_reason: Annotated[Text, Field(description="Why it goes out though it is blocked; kept")] = ""


class LetterCheckIn(Input):
    """A text to check on its own. A single sentence will do."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"text": "I would be glad to be considered for any openings you have."}]
        }
    )

    text: Text
    subject: Line = ""
    kind: Literal[
        "text", "pitch", "thank_you", "check_back", "update", "goodbye", "questions", "call_script"
    ] = "text"
    letter_id: Annotated[
        Identifier | None, Field(description="Check as this draft, with what is known of it")
    ] = None
    promised_on: Day | None = None
    questions: Annotated[list[Question], Field(max_length=20)] = []


class QuestionsOut(Output):
    """Questions to choose from; the four of the text first (MTG-6)."""

    items: Annotated[list[str], Field(max_length=100)]


class ScriptOut(Output):
    """What to say on the telephone."""

    kind: ScriptKind
    text: Annotated[str, Field(max_length=4000)]


class ScriptsOut(Output):
    """Scripts for a call to someone (LND-1, SET-2, NRS-4)."""

    contact: PersonOut
    items: Annotated[list[ScriptOut], Field(max_length=10)]


class FarewellIn(Input):
    """The search has ended."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"outcome": "I begin as a planner at Liffey Foods in January"}]}
    )

    outcome: Annotated[Line, Field(description="Where you have landed, in your words; may stay open")] = ""


class FarewellsOut(Output):
    """Notes drafted to those who helped; nothing has been sent."""

    letter_ids: Annotated[list[Id], Field(max_length=100)]
    contacts: Annotated[list[PersonOut], Field(max_length=100)]
