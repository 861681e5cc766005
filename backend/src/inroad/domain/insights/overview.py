"""All figures of a search at once, and the line that heads them (NET-7)."""

from dataclasses import dataclass
from datetime import date

from inroad.domain.insights.calls import CallTimes, call_times
from inroad.domain.insights.facts import Facts, Period
from inroad.domain.insights.growth import Growth, Pace, Reach, growth, pace, reach
from inroad.domain.insights.kept import Kept, kept
from inroad.domain.insights.met import Brought, Names, Said, Slots, brought, names, said, slots
from inroad.domain.insights.steps import Letters, Steps, Waits, letters, steps, waits
from inroad.domain.policy import Policy
from inroad.domain.wording import MONTHS, capital, counted


@dataclass(frozen=True, slots=True)
class Insights:
    """The figures of a period. `begun` is False while nothing has happened that a figure could speak of."""

    lede: str
    begun: bool
    meetings: int
    first_meeting_on: date | None
    promises: Kept
    names: Names
    waits: Waits
    slots: Slots
    calls: CallTimes
    pace: Pace
    growth: Growth
    reach: Reach
    said: Said
    brought: Brought
    steps: Steps
    letters: Letters


def insights(facts: Facts, period: Period, policy: Policy) -> Insights:
    """What has come of it in the period, as of the facts' day."""
    held = facts.held(period)
    first = held[0].day if held else None
    promises = kept(facts, period)
    done = steps(facts, period)
    return Insights(
        lede=_lede(len(held), first, facts.today),
        begun=bool(done.figure.denominator or promises.by_kind),
        meetings=len(held),
        first_meeting_on=first,
        promises=promises,
        names=names(facts, period, policy),
        waits=waits(facts, period, policy),
        slots=slots(facts, period, policy),
        calls=call_times(facts, period, policy),
        pace=pace(facts, period, policy),
        growth=growth(facts, period, policy),
        reach=reach(facts, period, policy),
        said=said(facts, period),
        brought=brought(facts, period),
        steps=done,
        letters=letters(facts, period, policy),
    )


def _lede(meetings: int, first: date | None, today: date) -> str:
    if first is None:
        return "There is no right number of interviews. This fills after the third."
    since = MONTHS[first.month - 1] + (f" {first.year}" if first.year != today.year else "")
    held = capital(counted(meetings, "meeting"))
    return f"{held} since {since}. There is no right number."
