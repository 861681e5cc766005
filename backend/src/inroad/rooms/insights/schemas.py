"""Insights on the wire: every figure with its definition and the counts behind it."""

from typing import Annotated, Literal

from pydantic import Field

from inroad.kit.http.models import Day, Id, Output
from inroad.rooms.wire import PersonOut, PromiseKind, ReliabilityOut

Count = Annotated[int, Field(ge=0)]
Share = Annotated[float, Field(ge=0, le=1)]
Slot = Literal["before", "lunch", "after", "business"]
GainKind = Literal["name", "lead", "feedback", "insight", "offer", "friend"]
StepKind = Literal["approached", "spoken", "agreed", "met", "thanked", "named"]


class FigureOut(Output):
    """One figure: the sentence that says it, its definition, and whether there is enough to go by."""

    sentence: Annotated[str, Field(max_length=400, examples=["You kept eleven of twelve promises."])]
    definition: Annotated[str, Field(max_length=800)]
    rule: Annotated[str, Field(max_length=16, examples=["TIM-5"])]
    numerator: Count
    denominator: Count
    counted: Annotated[str, Field(max_length=60, description="What `have`, `needed` and `missing` count")]
    have: Count
    needed: Count
    missing: Annotated[int, Field(ge=0, description="How many more until the figure says something")]
    enough: bool


class KindReliabilityOut(ReliabilityOut):
    """The same for one kind of promise."""

    kind: PromiseKind


class JudgedPromiseOut(Output):
    """A promise, kept or not."""

    promise_id: Id
    contact: PersonOut
    on: Day
    kind: PromiseKind
    state: Literal["kept", "broken"]
    reached: bool | None
    late: bool


class PromisesInsight(Output):
    """Promises kept: the first figure (TIM-5)."""

    figure: FigureOut
    tally: ReliabilityOut
    by_kind: Annotated[list[KindReliabilityOut], Field(max_length=3)]
    latest: Annotated[list[JudgedPromiseOut], Field(max_length=12)]


class MeetingNamesOut(Output):
    """How many names a meeting brought."""

    meeting_id: Id
    contact: PersonOut
    on: Day
    names: Count


class NamesInsight(Output):
    """Names per meeting, the latest meetings last (NET-4, NET-8)."""

    figure: FigureOut
    mean: Annotated[float, Field(ge=0)] | None
    meetings_with: Count
    rows: Annotated[list[MeetingNamesOut], Field(max_length=24)]


class WaitOut(Output):
    """From a name to the first meeting; days so far while there was none."""

    contact: PersonOut
    named_on: Day
    days: Count
    met: bool


class WaitsInsight(Output):
    """Days from name to meeting. Those still waiting are counted for as long as they have waited."""

    figure: FigureOut
    median_days: Annotated[
        int | None, Field(ge=0, description="null while more than half are still to be met")
    ]
    met: Count
    waiting: Annotated[int, Field(ge=0, description="Named and not met yet (censored)")]
    rows: Annotated[list[WaitOut], Field(max_length=60)]


class SlotOut(Output):
    """Meetings in one part of the contact's day."""

    slot: Slot
    meetings: Count


class SlotsInsight(Output):
    """When one met, beside the 80 to 90 in the hundred of the text (SET-3)."""

    figure: FigureOut
    slots: Annotated[list[SlotOut], Field(max_length=4)]
    text_low: Annotated[int, Field(ge=0, le=100)]
    text_high: Annotated[int, Field(ge=0, le=100)]


class WeekdayOut(Output):
    """Calls of one weekday, with the interval of the share reached."""

    weekday: Annotated[int, Field(ge=1, le=7, description="1 is Monday")]
    reached: Count
    tries: Count
    low: Share
    high: Share


class HourOut(Output):
    """Calls of one hour, with the interval of the share reached."""

    hour: Annotated[int, Field(ge=0, le=23)]
    reached: Count
    tries: Count
    low: Share
    high: Share


class CallsInsight(Output):
    """Who came to the phone; both lists are empty while there are too few calls (TIM-1)."""

    figure: FigureOut
    weekdays: Annotated[list[WeekdayOut], Field(max_length=7)]
    hours: Annotated[list[HourOut], Field(max_length=24)]


class GapOut(Output):
    """A meeting, and the days since the one before."""

    on: Day
    days: Count


class PaceInsight(Output):
    """Days between meetings: the middle of a window against the one before (NET-9)."""

    figure: FigureOut
    lately: Annotated[float, Field(ge=0)] | None
    before: Annotated[float, Field(ge=0)] | None
    window_days: Annotated[int, Field(ge=1)]
    rows: Annotated[list[GapOut], Field(max_length=24)]


class WindowOut(Output):
    """Meetings of a stretch of days. `generations`: 1 (known), 2, 3, then 4 and beyond."""

    first_on: Day
    last_on: Day
    meetings: Count
    decision_makers: Count
    generations: Annotated[list[Count], Field(min_length=4, max_length=4)]
    unplaced: Annotated[int, Field(ge=0, description="Nobody leads to them now")]


class GrowthInsight(Output):
    """Decision-makers and generations over time (NET-9)."""

    figure: FigureOut
    window_days: Annotated[int, Field(ge=1)]
    windows: Annotated[list[WindowOut], Field(max_length=14)]


class ReproductionInsight(Output):
    """To how many further meetings one meeting led, with its interval (NET-4)."""

    figure: FigureOut
    value: Annotated[float, Field(ge=0)] | None
    lower: Annotated[float, Field(ge=0)] | None
    upper: Annotated[float, Field(ge=0)] | None
    names_per_meeting: Annotated[float, Field(ge=0)] | None
    approached_per_name: Annotated[float, Field(ge=0)] | None
    met_per_approach: Annotated[float, Field(ge=0)] | None
    parents: Annotated[int, Field(ge=0, description="Meetings old enough to count")]
    censored: Annotated[int, Field(ge=0, description="Meetings left out as too young")]
    self_sustaining: bool


class QuoteOut(Output):
    """What somebody said of one."""

    meeting_id: Id
    contact: PersonOut
    on: Day
    kind: Literal["feedback", "strengths", "weaknesses", "hard_to_hear"]
    text: Annotated[str, Field(max_length=601, description="Cut after 600 characters")]


class SaidInsight(Output):
    """What they say about me, the latest first (MTG-11)."""

    figure: FigureOut
    total: Count
    quotes: Annotated[list[QuoteOut], Field(max_length=60)]


class GainCountOut(Output):
    """How often something of a kind was gained."""

    kind: GainKind
    count: Count


class GainNotedOut(Output):
    """Something one came away with."""

    meeting_id: Id
    contact: PersonOut
    on: Day
    kind: GainKind
    text: Annotated[str, Field(max_length=601)]


class GainsInsight(Output):
    """What the meetings brought (NET-10)."""

    figure: FigureOut
    counts: Annotated[list[GainCountOut], Field(max_length=6)]
    latest: Annotated[list[GainNotedOut], Field(max_length=60)]


class StepOut(Output):
    """How many people came to a step."""

    step: StepKind
    people: Count


class StepsInsight(Output):
    """What happened, step by step; people, each counted once (NET-12)."""

    figure: FigureOut
    steps: Annotated[list[StepOut], Field(max_length=6)]


class LettersInsight(Output):
    """What came of letters, by the people written to (LND-2)."""

    figure: FigureOut
    meetings: Count
    waiting: Count
    another_time: Annotated[int, Field(ge=0, description="Too busy, or rather not; neutral (NET-5)")]


class InsightsOut(Output):
    """What has come of it. Observation, never a target: there is no right number (NET-7)."""

    on: Annotated[Day, Field(description="The day it was worked out, on the seeker's calendar")]
    from_on: Day | None
    to_on: Day | None
    time_zone: Annotated[str, Field(max_length=64)]
    lede: Annotated[str, Field(max_length=300)]
    begun: Annotated[bool, Field(description="false while nothing has happened in the period")]
    meetings: Annotated[int, Field(ge=0, description="Held in the period")]
    first_meeting_on: Day | None
    promises: PromisesInsight
    names: NamesInsight
    waits: WaitsInsight
    slots: SlotsInsight
    calls: CallsInsight
    pace: PaceInsight
    growth: GrowthInsight
    reproduction: ReproductionInsight
    said: SaidInsight
    gains: GainsInsight
    steps: StepsInsight
    letters: LettersInsight
