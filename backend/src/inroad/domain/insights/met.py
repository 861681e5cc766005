"""What the meetings were, and what they brought (NET-4, NET-10, SET-3, MTG-11)."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from inroad.domain.hours import Band, band_of
from inroad.domain.insights.facts import GAIN_KINDS, Facts, GainKind, MeetingFact, Period, Told
from inroad.domain.insights.figure import Figure
from inroad.domain.policy import Policy
from inroad.domain.wording import capital, counted, share

SHOWN: Final = 24
"""(+) Meetings a row of dots has room for; the latest are shown."""

MOST_TOLD: Final = 60
MOST_GAINS: Final = 60
BANDS: Final[tuple[Band, ...]] = ("before", "lunch", "after", "business")
TEXT_LOW: Final = 80
TEXT_HIGH: Final = 90


@dataclass(frozen=True, slots=True)
class MeetingNames:
    """How many names one meeting brought."""

    meeting_id: str
    contact_id: str
    on: date
    names: int


@dataclass(frozen=True, slots=True)
class Names:
    """Names per meeting. `mean` is None without a meeting; `rows` are the latest, the earliest first."""

    figure: Figure
    mean: float | None
    meetings_with: int
    rows: tuple[MeetingNames, ...]


def names(facts: Facts, period: Period, policy: Policy) -> Names:
    """Names given at goodbye, by meeting held in the period and written down (NET-4, NET-8)."""
    mine = [m for m in facts.held(period) if m.debriefed]
    total = sum(m.names for m in mine)
    good = sum(m.names > 0 for m in mine)
    sentence = "No meeting has been written down yet."
    if mine:
        sentence = f"{share(good, len(mine), 'meeting')} led to someone new: {counted(total, 'name')} in all."
    figure = Figure(
        sentence=sentence,
        definition="Names given at goodbye, divided by the meetings held and written down.",
        rule="NET-4",
        numerator=total,
        denominator=len(mine),
        counted="meetings",
        have=len(mine),
        needed=policy.insight_meetings,
    )
    rows = tuple(MeetingNames(m.id, m.contact_id, m.day, m.names) for m in mine[-SHOWN:])
    return Names(figure, total / len(mine) if mine else None, good, rows)


@dataclass(frozen=True, slots=True)
class Slots:
    """Meetings by the part of the day, in the order of SET-3; `text_low` to `text_high` is the text's own
    figure, in the hundred."""

    figure: Figure
    counts: tuple[tuple[Band, int], ...]
    text_low: int = TEXT_LOW
    text_high: int = TEXT_HIGH


def slot_of(meeting: MeetingFact) -> Band:
    """Where the meeting lay in the contact's day. A free day has no office hours: it counts as after them."""
    if meeting.free_day or meeting.day.weekday() > 4:
        return "after"
    return band_of(meeting.start.time(), meeting.hours)


def slots(facts: Facts, period: Period, policy: Policy) -> Slots:
    """When one met, against the 80 to 90 in the hundred of the text (SET-3)."""
    mine = [slot_of(m) for m in facts.held(period)]
    outside = sum(band != "business" for band in mine)
    sentence = "No meeting has been held yet."
    if mine:
        were = "was" if outside == 1 else "were"
        sentence = f"{share(outside, len(mine), 'meeting')} {were} at lunch or outside office hours."
    figure = Figure(
        sentence=sentence,
        definition=(
            "Meetings that began before the contact's office opens, over lunch, after it closes, or on a "
            "free day, divided by all meetings held. The text says 80 to 90 in the hundred; that is its "
            "author's figure, not a mark to reach."
        ),
        rule="SET-3",
        numerator=outside,
        denominator=len(mine),
        counted="meetings",
        have=len(mine),
        needed=policy.insight_meetings,
    )
    return Slots(figure, tuple((band, mine.count(band)) for band in BANDS))


@dataclass(frozen=True, slots=True)
class Gain:
    """Something one came away with, in the words noted."""

    meeting_id: str
    contact_id: str
    on: date
    kind: GainKind
    text: str


@dataclass(frozen=True, slots=True)
class Brought:
    """What the meetings brought, by kind, and the latest of it first."""

    figure: Figure
    counts: tuple[tuple[GainKind, int], ...]
    latest: tuple[Gain, ...]


def brought(facts: Facts, period: Period) -> Brought:
    """Gains of the meetings held in the period (NET-10)."""
    mine = [m for m in facts.held(period) if m.debriefed]
    counts = dict.fromkeys(GAIN_KINDS, 0)
    with_gain = 0
    for meeting in mine:
        found = _gains_of(meeting)
        with_gain += any(found.values())
        for kind, count in found.items():
            counts[kind] += count
    sentence = "No meeting has been written down yet."
    if mine:
        sentence = f"{share(with_gain, len(mine), 'meeting')} brought something."
    figure = Figure(
        sentence=sentence,
        definition=(
            "Meetings with at least one thing to take away, divided by the meetings written down. A name "
            "that became a contact, and feedback that was written down, count without being listed again."
        ),
        rule="NET-10",
        numerator=with_gain,
        denominator=len(mine),
        counted="meetings",
        have=len(mine),
        needed=1,
    )
    latest = [
        Gain(m.id, m.contact_id, m.day, kind, text)
        for m in reversed(mine)
        for kind, text in _listed(m)
        if text
    ]
    return Brought(figure, tuple(counts.items()), tuple(latest[:MOST_GAINS]))


def _listed(meeting: MeetingFact) -> list[tuple[GainKind, str]]:
    return [(kind, text.strip()) for kind in GAIN_KINDS for said, text in meeting.gains if said == kind]


def _gains_of(meeting: MeetingFact) -> dict[GainKind, int]:
    """By kind. What is noted in two places is one thing: a name, or feedback, that has its own line."""
    found: dict[GainKind, int] = {k: sum(said == k for said, _ in meeting.gains) for k in GAIN_KINDS}
    found["name"] = max(found["name"], meeting.names)
    has_feedback = any(told.kind == "feedback" for told in meeting.told)
    found["feedback"] = max(found["feedback"], int(has_feedback))
    return found


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said of the seeker, and when."""

    meeting_id: str
    contact_id: str
    on: date
    told: Told


@dataclass(frozen=True, slots=True)
class Said:
    """What they say about the seeker, the latest first. `total` counts those that are not shown too."""

    figure: Figure
    total: int
    quotes: tuple[Quote, ...]


def said(facts: Facts, period: Period) -> Said:
    """Feedback gathered from the debriefs of the period (MTG-11)."""
    mine = [m for m in facts.held(period) if m.debriefed]
    quotes = [Quote(m.id, m.contact_id, m.day, told) for m in reversed(mine) for told in m.told]
    spoke = sum(bool(m.told) for m in mine)
    sentence = "Nobody's words have been written down yet."
    if spoke:
        sentence = f"{capital(counted(spoke, 'person', 'people'))} told you how you come across."
        people = len({m.contact_id for m in mine if m.told})
        if people != spoke:
            sentence = f"{capital(counted(spoke, 'meeting'))} told you how you come across."
    figure = Figure(
        sentence=sentence,
        definition=(
            "Meetings after which feedback, strengths, weaknesses or something hard to hear was written "
            "down, divided by the meetings written down."
        ),
        rule="MTG-11",
        numerator=spoke,
        denominator=len(mine),
        counted="meetings",
        have=len(mine),
        needed=1,
    )
    return Said(figure, len(quotes), tuple(quotes[:MOST_TOLD]))
