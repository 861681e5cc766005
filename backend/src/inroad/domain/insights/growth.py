"""How the search moves: its pace, whom it reaches, and whether it carries itself (NET-4, NET-9)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median
from typing import Final

from inroad.domain.insights.facts import Facts, MeetingFact, Period
from inroad.domain.insights.figure import Figure
from inroad.domain.momentum import MATURE_DAYS, Held, Naming, Reproduction, parents_of, reproduction
from inroad.domain.policy import Policy
from inroad.domain.wording import capital, counted, number, share

MOST_WINDOWS: Final = 13
MOST_GAPS: Final = 24
FARTHEST: Final = 4
"""Generations beyond this one are told together."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A meeting, and the days since the one before."""

    on: date
    days: int


@dataclass(frozen=True, slots=True)
class Pace:
    """Days between meetings: the middle of the latest window and of the one before, and the latest gaps."""

    figure: Figure
    lately: float | None
    before: float | None
    window_days: int
    rows: tuple[Gap, ...]


def pace(facts: Facts, period: Period, policy: Policy) -> Pace:
    """Days between the meetings held in the period (NET-9). Meetings on one day are 0 days apart."""
    days = [m.day for m in facts.held(period)]
    gaps = [Gap(after, (after - before).days) for before, after in pairwise(days)]
    end = _end(facts, period)
    size = timedelta(days=policy.insight_window_days)
    lately = [gap.days for gap in gaps if end - size < gap.on <= end]
    before = [gap.days for gap in gaps if end - 2 * size < gap.on <= end - size]
    middle, earlier = _middle(lately), _middle(before)
    figure = Figure(
        sentence=_pace_sentence(middle, earlier, policy.insight_window_days),
        definition=(
            f"Days from one meeting held to the next: the middle of the last {policy.insight_window_days} "
            "days, beside that of as many days before. It says what was, not what will be."
        ),
        rule="NET-9",
        numerator=len(lately),
        denominator=len(gaps),
        counted="meetings",
        have=len(days),
        needed=policy.insight_meetings,
    )
    return Pace(figure, middle, earlier, policy.insight_window_days, tuple(gaps[-MOST_GAPS:]))


def _end(facts: Facts, period: Period) -> date:
    return min(period.last or facts.today, facts.today)


def _middle(values: Sequence[int]) -> float | None:
    return float(median(values)) if values else None


def _about(value: float) -> str:
    return number(round(value + 1e-9))


def _pace_sentence(lately: float | None, before: float | None, window: int) -> str:
    if lately is None and before is None:
        return "There are not two meetings to lie between yet."
    if lately is None and before is not None:
        return f"No second meeting in the last {window} days; about {_about(before)} days apart before."
    if lately is not None and before is not None:
        return f"About {_about(lately)} days apart lately, about {_about(before)} before."
    return f"About {_about(lately or 0)} days apart."


@dataclass(frozen=True, slots=True)
class Window:
    """Meetings held from `first_on` to `last_on`: how many, with people who decide, and by generation.

    `generations` counts generation 1 (people one knows), 2, 3, then 4 and beyond; `unplaced` are those nobody
    leads to now.
    """

    first_on: date
    last_on: date
    meetings: int
    decision_makers: int
    generations: tuple[int, ...]
    unplaced: int


@dataclass(frozen=True, slots=True)
class Growth:
    """Windows of equal length up to the end of the period, the earliest first."""

    figure: Figure
    window_days: int
    windows: tuple[Window, ...]


def growth(facts: Facts, period: Period, policy: Policy) -> Growth:
    """Decision-makers and generations over time (NET-9)."""
    mine = facts.held(period)
    end = _end(facts, period)
    days, windows = _windows(facts, mine, end, policy.insight_window_days)
    deciding = sum(window.decision_makers for window in windows)
    held = sum(window.meetings for window in windows)
    farthest = max((_generation(facts, m) or 0 for m in mine), default=0)
    figure = Figure(
        sentence=_growth_sentence(held, deciding, farthest),
        definition=(
            "Meetings held with people marked as deciding, divided by all meetings held. A generation is how "
            "many people lie between: 1 are people you know, 2 are those they named, and so on."
        ),
        rule="NET-9",
        numerator=deciding,
        denominator=held,
        counted="meetings",
        have=held,
        needed=policy.insight_meetings,
    )
    return Growth(figure, days, windows)


def _generation(facts: Facts, meeting: MeetingFact) -> int | None:
    person = facts.people.get(meeting.contact_id)
    return person.degree if person else None


def _windows(
    facts: Facts, held: Sequence[MeetingFact], end: date, size: int
) -> tuple[int, tuple[Window, ...]]:
    """Windows back from `end` to the first meeting; longer ones where there would be too many."""
    mine = [m for m in held if m.day <= end]
    if not mine:
        return size, ()
    span = (end - mine[0].day).days + 1
    while size * MOST_WINDOWS < span:
        size *= 2
    windows = []
    for back in reversed(range(-(-span // size))):
        last = end - timedelta(days=back * size)
        first = last - timedelta(days=size - 1)
        inside = [m for m in mine if first <= m.day <= last]
        generations = [_generation(facts, m) for m in inside]
        windows.append(
            Window(
                first,
                last,
                len(inside),
                sum(
                    m.contact_id in facts.people and facts.people[m.contact_id].decision_maker for m in inside
                ),
                tuple(
                    sum(g is not None and min(g, FARTHEST) == n for g in generations)
                    for n in range(1, FARTHEST + 1)
                ),
                sum(g is None for g in generations),
            )
        )
    return size, tuple(windows)


def _growth_sentence(held: int, deciding: int, farthest: int) -> str:
    if not held:
        return "No meeting has been held yet."
    were = "was" if deciding == 1 else "were"
    said = f"{share(deciding, held, 'meeting')} {were} with somebody who decides."
    if farthest > 1:
        said += f" The farthest was {counted(farthest - 1, 'introduction')} beyond those you know."
    return said


@dataclass(frozen=True, slots=True)
class Reach:
    """To how many further meetings one meeting led, with its interval (momentum)."""

    figure: Figure
    number: Reproduction


def reach(facts: Facts, period: Period, policy: Policy) -> Reach:
    """The reproduction number over the meetings held in the period, as of the facts' day (NET-4)."""
    approached: dict[str, date] = {}
    touches = [(letter.contact_id, letter.sent_on) for letter in facts.letters if letter.kind == "pitch"]
    for contact_id, day in (*touches, *((c.contact_id, c.at.date()) for c in facts.calls)):
        approached[contact_id] = max(day, approached.get(contact_id, day))
    met = {m.contact_id: m.day for m in facts.held(Period(last=facts.today))}
    held = [Held(m.id, m.contact_id, m.day) for m in facts.held(period)]
    namings = [Naming(n.given_by, n.contact_id, n.on, n.meeting_id) for n in facts.names]
    parents = parents_of(held, namings, approached, met)
    found = reproduction(parents, facts.today)
    ripe = [p for p in parents if p.day <= facts.today - timedelta(days=MATURE_DAYS)]
    figure = Figure(
        sentence=_reach_sentence(found),
        definition=found.definition,
        rule=found.rule,
        numerator=sum(p.met for p in ripe),
        denominator=found.parents,
        counted="meetings",
        have=found.parents,
        needed=policy.insight_meetings,
    )
    return Reach(figure, found)


def _reach_sentence(found: Reproduction) -> str:
    if found.value is None:
        if not found.censored:
            return "No meeting has been held yet."
        young = counted(found.censored, "meeting")
        return f"{capital(young)} so far, too young to have led anywhere yet."
    said = f"So far each meeting led to about {_decimal(found.value)} further ones"
    if found.lower is None or found.upper is None:
        return f"{said}."
    return f"{said}, probably between {_decimal(found.lower)} and {_decimal(found.upper)}."


def _decimal(value: float) -> str:
    return f"{value:.1f}"
