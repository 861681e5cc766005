"""What came of a meeting, on the wire."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from inroad.kit.http.models import Day, Id, Identifier, Input, Line, Output, Patch, Score, Text
from inroad.rooms.meetings.schemas import GainKind, Outcome
from inroad.rooms.wire import PersonOut


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
    asked: Annotated[
        list[Annotated[int, Field(ge=0, le=19)]] | None,
        Field(
            max_length=20,
            description="Questions that were asked, from 0; the others are carried over (MTG-7)",
        ),
    ] = None
    offer_given: Annotated[bool, Field(description="What I could offer was given (MTG-10)")] = False
    promised_to_send: Annotated[
        Text, Field(description="What I said I would send: becomes a promise (MTG-10, TIM-5)")
    ] = ""
    send_on: Annotated[
        Day | None, Field(description="The day I named; the next working day, when absent")
    ] = None
    champion: bool = False
    check_back_on: Annotated[Day | None, Field(description="Undecided: the day to check back (BYE-4)")] = None


class DebriefPatch(Patch):
    """More of what came of a meeting, or a word put right."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "hard_to_hear": "Too long in one trade.",
                    "answers": {"0": "By way of the night shift."},
                    "rapport": 4,
                }
            ]
        }
    )

    outcome: Outcome = "neither"
    gains: Annotated[list[GainIn], Field(max_length=60)] = []
    no_gain_reason: Annotated[Text, Field(description="Needed where no gain is left (NET-10)")] = ""
    feedback: Text = ""
    skills_said: Text = ""
    strengths: Text = ""
    weaknesses: Text = ""
    hard_to_hear: Text = ""
    big_picture: Text = ""
    observed: Annotated[Text, Field(description="What the body said (MTG-9)")] = ""
    notes: Text = ""
    answers: Annotated[
        dict[Annotated[str, Field(max_length=3)], Text | None],
        Field(max_length=20, description="By question number, from 0; null takes an answer out"),
    ] = {}
    rapport: Score | None = None
    asked_of_me: Annotated[int, Field(ge=0, le=100)] = 0
    asked: Annotated[list[Annotated[int, Field(ge=0, le=19)]] | None, Field(max_length=20)] = None
    offer_given: bool = False


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
    send_promise_id: Id | None
    good: Annotated[bool, Field(description="A good meeting gave at least one name (NET-8)")]
