"""Who came to the phone, and when: the seeker's own experience beside the text's (TIM-1, NRS-2)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from inroad.domain.insights.facts import CallFact, Facts, Period
from inroad.domain.insights.figure import Figure, wilson
from inroad.domain.policy import Policy
from inroad.domain.promises import Outcome
from inroad.domain.wording import WEEKDAYS, counted, number

DEFINITION: Final = (
    "Calls in which the contact came to the phone, divided by the calls tried, by weekday and by hour on "
    "the contact's own clock. A wrong number is left out. The interval is Wilson's at 95 in the hundred: "
    "the true share probably lies within it."
)


@dataclass(frozen=True, slots=True)
class HourRow:
    """Calls of one weekday (0 is Monday) or one hour (0 to 23), with the interval of the share reached."""

    key: int
    reached: int
    tries: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class CallTimes:
    """Rows are empty while there is too little to go by: a few calls say nothing of a weekday."""

    figure: Figure
    weekdays: tuple[HourRow, ...]
    hours: tuple[HourRow, ...]


def call_times(facts: Facts, period: Period, policy: Policy) -> CallTimes:
    """Calls of the period by weekday and by hour, from `policy.insight_attempts` on."""
    tried = (c for c in facts.calls if c.by_phone and period.holds(c.at.date()))
    mine = [c for c in tried if c.outcome != Outcome.WRONG_NUMBER]
    reached = sum(c.outcome.spoke for c in mine)
    needed = policy.insight_attempts
    weekdays: tuple[HourRow, ...] = ()
    hours: tuple[HourRow, ...] = ()
    if len(mine) >= needed:
        weekdays = _rows((c.at.weekday(), c) for c in mine)
        hours = _rows((c.at.hour, c) for c in mine)
    figure = Figure(
        sentence=_sentence(len(mine), reached, needed, weekdays),
        definition=DEFINITION,
        rule="TIM-1",
        numerator=reached,
        denominator=len(mine),
        counted="calls",
        have=len(mine),
        needed=needed,
    )
    return CallTimes(figure, weekdays, hours)


def _rows(keyed: Iterable[tuple[int, CallFact]]) -> tuple[HourRow, ...]:
    found: dict[int, list[CallFact]] = {}
    for key, call in keyed:
        found.setdefault(key, []).append(call)
    rows = []
    for key in sorted(found):
        spoke = sum(c.outcome.spoke for c in found[key])
        rows.append(HourRow(key, spoke, len(found[key]), *wilson(spoke, len(found[key]))))
    return tuple(rows)


def _sentence(tries: int, reached: int, needed: int, weekdays: tuple[HourRow, ...]) -> str:
    if tries < needed:
        calls = counted(tries, "call")
        more = number(needed - tries)
        return f"{calls.capitalize()} so far. After {more} more this says which days have been kind to you."
    said = f"You reached someone in {number(reached)} of {counted(tries, 'call')}."
    best = max(weekdays, key=lambda row: (row.low, row.tries, -row.key))
    others = [row for row in weekdays if row is not best]
    # Only a day whose whole interval lies above another's middle is called the better one.
    if others and all(best.low > row.reached / row.tries for row in others):
        return f"{said} {WEEKDAYS[best.key]} has been kindest to you."
    return f"{said} No weekday stands out so far."
