"""What happened step by step: from a name to a meeting, from a letter to a meeting (NET-4, LND-2, NET-12)."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from inroad.domain.insights.facts import Facts, Period
from inroad.domain.insights.figure import Figure, median_wait
from inroad.domain.policy import Policy
from inroad.domain.wording import capital, counted, number, share

StepKind = Literal["approached", "spoken", "agreed", "met", "thanked", "named"]
STEPS: Final[tuple[StepKind, ...]] = ("approached", "spoken", "agreed", "met", "thanked", "named")
MOST_WAITS: Final = 60


@dataclass(frozen=True, slots=True)
class Wait:
    """One name: how many days until the first meeting, or how many so far."""

    contact_id: str
    named_on: date
    days: int
    met: bool


@dataclass(frozen=True, slots=True)
class Waits:
    """Days from name to meeting. `median_days` is None while more than half are still to be met."""

    figure: Figure
    median_days: int | None
    met: int
    waiting: int
    rows: tuple[Wait, ...]


def waits(facts: Facts, period: Period, policy: Policy) -> Waits:
    """For everybody first named in the period: the days to the first meeting held, or up to today."""
    mine = _waits(facts, period)
    met = sum(wait.met for wait in mine)
    median = median_wait([(wait.days, wait.met) for wait in mine])
    figure = Figure(
        sentence=_wait_sentence(len(mine), met, median),
        definition=(
            "Days from the day a name was given to the first meeting with that person. The median counts "
            "those not met yet for as long as they have waited, so that long waits are not forgotten "
            "(Kaplan and Meier). Somebody met before being named is left out."
        ),
        rule="NET-4",
        numerator=met,
        denominator=len(mine),
        counted="names",
        have=len(mine),
        needed=policy.insight_meetings,
    )
    return Waits(figure, median, met, len(mine) - met, tuple(mine[-MOST_WAITS:]))


def _waits(facts: Facts, period: Period) -> list[Wait]:
    first_named: dict[str, date] = {}
    for name in facts.names:
        first_named[name.contact_id] = min(name.on, first_named.get(name.contact_id, name.on))
    first_met: dict[str, date] = {}
    for meeting in facts.held(Period(last=facts.today)):
        first_met.setdefault(meeting.contact_id, meeting.day)
    found = []
    for contact_id, named_on in sorted(first_named.items(), key=lambda item: (item[1], item[0])):
        met_on = first_met.get(contact_id)
        if not period.holds(named_on) or named_on > facts.today or (met_on and met_on < named_on):
            continue
        days = ((met_on or facts.today) - named_on).days
        found.append(Wait(contact_id, named_on, days, met_on is not None))
    return found


def _wait_sentence(total: int, met: int, median: int | None) -> str:
    if not total:
        return "Nobody has been named yet."
    waiting = total - met
    said = f"Of {counted(total, 'person', 'people')} named you have met {number(met) if met else 'none yet'}"
    said += f", and {number(waiting)} not yet." if waiting and met else "."
    if median is None:
        return f"{said} More than half are still to come, so there is no middle to tell yet."
    return f"{said} Half were met within {counted(median, 'day')}."


@dataclass(frozen=True, slots=True)
class Steps:
    """People by how far things have come; each counts once at a step, and the first four nest."""

    figure: Figure
    counts: tuple[tuple[StepKind, int], ...]


def steps(facts: Facts, period: Period) -> Steps:
    """What happened in the period, step by step: people, not events."""
    met = {m.contact_id for m in facts.held(period)}
    live = (m for m in facts.meetings if m.state != "cancelled" and period.holds(m.day))
    agreed = met | {m.contact_id for m in live}
    calls = [c for c in facts.calls if period.holds(c.at.date())]
    spoken = agreed | {c.contact_id for c in calls if c.outcome.spoke}
    sent = [letter for letter in facts.letters if period.holds(letter.sent_on)]
    approached = spoken | {c.contact_id for c in calls}
    approached |= {letter.contact_id for letter in sent if letter.kind == "pitch"}
    thanked = met & {letter.contact_id for letter in sent if letter.kind == "thank_you"}
    named = met & {name.given_by for name in facts.names if period.holds(name.on)}
    counts = dict(zip(STEPS, map(len, (approached, spoken, agreed, met, thanked, named)), strict=True))
    sentence = "Nobody has been approached yet."
    if approached:
        parts = [f"You approached {counted(len(approached), 'person', 'people')}"]
        parts.append(f"spoke with {_some(len(spoken))} and met {_some(len(met))}.")
        sentence = ", ".join(parts)
    figure = Figure(
        sentence=sentence,
        definition=(
            "People, each counted once: approached by letter or call, spoken with, a meeting agreed, met; of "
            "those met, thanked in writing, and how many gave a name. Somebody met counts as spoken with."
        ),
        rule="NET-12",
        numerator=len(met),
        denominator=len(approached),
        counted="people",
        have=len(approached),
        needed=1,
    )
    return Steps(figure, tuple(counts.items()))


def _some(count: int) -> str:
    return number(count) if count else "nobody yet"


@dataclass(frozen=True, slots=True)
class Letters:
    """What came of letters, by the people written to."""

    figure: Figure
    meetings: int
    waiting: int
    another_time: int


def letters(facts: Facts, period: Period, policy: Policy) -> Letters:
    """Of the people a letter went to in the period: with whom a meeting was agreed afterwards (LND-2)."""
    first: dict[str, date] = {}
    for letter in facts.letters:
        if letter.kind == "pitch" and period.holds(letter.sent_on):
            first[letter.contact_id] = min(letter.sent_on, first.get(letter.contact_id, letter.sent_on))
    agreed = {
        m.contact_id
        for m in facts.meetings
        if m.state != "cancelled" and m.contact_id in first and m.day >= first[m.contact_id]
    }
    declined = {
        c.contact_id
        for c in facts.calls
        if c.declined and c.contact_id in first and c.at.date() >= first[c.contact_id]
    } - agreed
    waiting = len(first) - len(agreed) - len(declined)
    sentence = "No letter has gone out yet."
    if first:
        sentence = f"{share(len(agreed), len(first), 'letter')} led to a meeting."
        if waiting:
            sentence += f" {capital(number(waiting))} may still."
    figure = Figure(
        sentence=sentence,
        definition=(
            "People with whom a meeting was agreed after the first letter to them, divided by the people "
            "written to. A letter sent again is the same letter. Too busy, or rather not, is another time."
        ),
        rule="LND-2",
        numerator=len(agreed),
        denominator=len(first),
        counted="letters",
        have=len(first),
        needed=policy.insight_meetings,
    )
    return Letters(figure, len(agreed), waiting, len(declined))
