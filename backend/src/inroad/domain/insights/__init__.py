"""What has come of a search so far: figures, each with its definition, its rule and the counts behind it.

Observation, never a target (NET-7). Everything is worked out from plain facts and a day; the same facts give
the same figures.
"""

from inroad.domain.insights.calls import CallTimes, HourRow, call_times
from inroad.domain.insights.facts import (
    CallFact,
    Facts,
    MeetingFact,
    NameFact,
    Period,
    PersonFact,
    PitchFact,
    PromiseFact,
    Told,
    ToldKind,
)
from inroad.domain.insights.figure import Figure
from inroad.domain.insights.growth import Growth, Pace, Reach, Window, growth, pace, reach
from inroad.domain.insights.kept import Kept, kept
from inroad.domain.insights.met import Brought, Names, Said, Slots, brought, names, said, slots
from inroad.domain.insights.overview import Insights, insights
from inroad.domain.insights.steps import Letters, Steps, Waits, letters, steps, waits

__all__ = [
    "Brought",
    "CallFact",
    "CallTimes",
    "Facts",
    "Figure",
    "Growth",
    "HourRow",
    "Insights",
    "Kept",
    "Letters",
    "MeetingFact",
    "NameFact",
    "Names",
    "Pace",
    "Period",
    "PersonFact",
    "PitchFact",
    "PromiseFact",
    "Reach",
    "Said",
    "Slots",
    "Steps",
    "Told",
    "ToldKind",
    "Waits",
    "Window",
    "brought",
    "call_times",
    "growth",
    "insights",
    "kept",
    "letters",
    "names",
    "pace",
    "reach",
    "said",
    "slots",
    "steps",
    "waits",
]
