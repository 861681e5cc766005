"""The network on the wire."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from inroad.kit.http.models import Day, Id, Instant, Output
from inroad.rooms.edges import EdgeState
from inroad.rooms.wire import Circle, NextKind, PersonOut, ReasonOut, Reasons, ReferralKind, Stage

MAX_PEOPLE = 5000
MAX_WAYS = 3

Count = Annotated[int, Field(ge=0, le=100_000_000)]
Ratio = Annotated[float, Field(ge=0, le=1_000_000)]
Words = Annotated[str, Field(max_length=1000)]


class NodeOut(Output):
    """Somebody in the picture. `degree` null: no way leads there yet (NET-1)."""

    id: Id
    display_name: Annotated[str, Field(max_length=200)]
    headline: Annotated[str, Field(max_length=500)]
    organization_name: Annotated[str, Field(max_length=200)] | None
    circle: Circle | None
    closeness: Annotated[int, Field(ge=1, le=5)] | None
    known: bool
    degree: Annotated[int, Field(ge=1, le=100_000_000)] | None
    champion: bool
    decision_maker: bool
    wanted: Annotated[bool, Field(description="Works at a target, and no way leads there yet")]
    stage: Stage
    met_on: Annotated[Day | None, Field(description="The first meeting held")]
    next_kind: NextKind
    next_on: Day | None
    next_title: Annotated[str, Field(max_length=300)]


class EdgeOut(Output):
    """A name given: from whom, to whom, and how far it has come (NET-4)."""

    id: Id
    from_id: Id
    to_id: Id
    named_on: Day
    may_use_name: bool | None
    kind: ReferralKind
    state: EdgeState


class TierOut(Output):
    """A generation: how many there are, and how many of them this answer holds."""

    degree: Annotated[int, Field(ge=1, le=100_000_000)] | None
    people: Count
    shown: Count


class NetworkOut(Output):
    """The picture: people of the story by generation, and every referral between those shown."""

    people: Annotated[list[NodeOut], Field(max_length=MAX_PEOPLE)]
    referrals: Annotated[list[EdgeOut], Field(max_length=10 * MAX_PEOPLE)]
    tiers: Annotated[list[TierOut], Field(max_length=10_000)]
    complete: Annotated[bool, Field(description="Whether everybody of the story is here")]


class StepOut(Output):
    """One step of a way. `giver` null: the seeker takes it. `granted` false: it is still to be asked for."""

    kind: Literal["known", "named", "possible"]
    giver: PersonOut | None
    person: PersonOut
    headline: Annotated[str, Field(max_length=500)]
    organization_name: Annotated[str, Field(max_length=200)] | None
    circle: Circle | None
    referral_id: Id | None
    named_on: Day | None
    may_use_name: bool | None
    granted: bool
    text: Words


class AskOut(Output):
    """The one thing to ask next on a way, and of whom."""

    person: PersonOut
    kind: Literal["introduction", "permission"]
    on: Annotated[Day | None, Field(description="When this person is next in turn anyway")]
    on_title: Annotated[str, Field(max_length=300, description="What is next with them anyway")]
    reason: ReasonOut


class WayOut(Output):
    """A way from the seeker to somebody, step by step, in words."""

    text: Words
    person: PersonOut
    warmth: Annotated[int, Field(ge=0, le=1_000_000, description="Sum over the steps, each 0 to 5")]
    steps: Annotated[list[StepOut], Field(max_length=1000)]
    ask: AskOut | None


class HelperOut(Output):
    """Somebody who may know a way."""

    person: PersonOut
    reasons: Reasons


class PathsOut(Output):
    """Up to three ways, the shortest first, then the warmest; without any, whom to ask (NET-5)."""

    model_config = ConfigDict(json_schema_extra={"description": "Up to three ways, shortest then warmest."})

    paths: Annotated[list[WayOut], Field(max_length=MAX_WAYS)]
    whom_to_ask: Annotated[list[HelperOut], Field(max_length=MAX_WAYS)]
    reason: ReasonOut


class DescendantOut(Output):
    """Somebody to whom a contact led, directly or through others."""

    person: PersonOut
    organization_name: Annotated[str, Field(max_length=200)] | None
    through: PersonOut
    steps: Annotated[int, Field(ge=1, le=100_000_000)]
    state: EdgeState


class DescendantsOut(Output):
    """Whom one contact led to, the nearest first, and how far things have come with them (NET-4)."""

    people: Annotated[list[DescendantOut], Field(max_length=MAX_PEOPLE)]
    named: Count
    letters: Annotated[Count, Field(description="Of them, written to")]
    met: Count
    complete: bool
    text: Words


class DependentOut(Output):
    """Somebody on whom a contact's leaving would tell. `degree_without` null: no way would lead there."""

    person: PersonOut
    organization_name: Annotated[str, Field(max_length=200)] | None
    degree: Annotated[int, Field(ge=1, le=100_000_000)]
    degree_without: Annotated[int, Field(ge=1, le=100_000_000)] | None
    state: EdgeState


class DependentsOut(Output):
    """What would be lost if one contact left: the nearest first, those out of reach apart (NET-1)."""

    cold: Annotated[list[DependentOut], Field(max_length=MAX_PEOPLE, description="No way would lead to them")]
    further: Annotated[
        list[DependentOut], Field(max_length=MAX_PEOPLE, description="A longer way would lead to them")
    ]
    would_be_cold: Count
    would_be_further: Count
    complete: Annotated[bool, Field(description="Whether both lists hold everybody")]
    text: Words
    reason: ReasonOut


class ChampionOut(Output):
    """Somebody who gave names, what came of them, and what would be lost without this person."""

    person: PersonOut
    champion: bool
    named: Count
    letters: Count
    met: Count
    would_be_cold: Annotated[Count, Field(description="Whom no way would lead to without this person")]
    would_be_further: Annotated[Count, Field(description="Who would be reached only by a longer way")]
    cold_people: Annotated[list[PersonOut], Field(max_length=5)]
    text: Words


class ChampionsOut(Output):
    """Those who gave names that led to meetings, and those on whom the most ways hang (NET-10)."""

    champions: Annotated[list[ChampionOut], Field(max_length=20)]
    connectors: Annotated[list[ChampionOut], Field(max_length=20)]


class ReproductionOut(Output):
    """To how many further meetings one meeting leads, with its range: no goal, what was seen (NET-7)."""

    names_per_meeting: Ratio | None
    approached_per_name: Ratio | None
    met_per_approach: Ratio | None
    value: Ratio | None
    lower: Ratio | None
    upper: Ratio | None
    parents: Annotated[Count, Field(description="Meetings reckoned with")]
    censored: Annotated[Count, Field(description="Meetings too young to have led anywhere")]
    self_sustaining: Annotated[bool, Field(description="Whether even the lower end lies above 1")]
    definition: Words
    text: Words
    reasons: Reasons
    as_of: Instant
