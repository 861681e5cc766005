"""The facts that the figures are made of, as plain values; a room fills them from its tables."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from inroad.domain.policy import OfficeHours
from inroad.domain.promises import Outcome, PromiseState

MeetingState = Literal["planned", "running", "held", "cancelled"]
ToldKind = Literal["feedback", "strengths", "weaknesses", "hard_to_hear"]
GainKind = Literal["name", "lead", "feedback", "insight", "offer", "friend"]
GAIN_KINDS: tuple[GainKind, ...] = ("name", "lead", "feedback", "insight", "offer", "friend")


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, both included; None is without that end.

    Raises ValueError for an end before its beginning.
    """

    first: date | None = None
    last: date | None = None

    def __post_init__(self) -> None:
        if self.first and self.last and self.last < self.first:
            raise ValueError("a period ends on or after its first day")

    def holds(self, day: date) -> bool:
        """Whether the day lies in it."""
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class PersonFact:
    """Somebody a figure speaks of. `degree` is None for somebody nobody leads to (NET-1)."""

    id: str
    name: str
    given_name: str
    degree: int | None = None
    decision_maker: bool = False


@dataclass(frozen=True, slots=True)
class PromiseFact:
    """A promise as judged: `late` is True for a broken one that was made up for afterwards (TIM-5)."""

    id: str
    contact_id: str
    kind: str
    day: date
    state: PromiseState
    reached: bool | None = None
    late: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody said of the seeker, in the words noted (MTG-11)."""

    kind: ToldKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFact:
    """A meeting. `start` is wall-clock time where it was held, `hours` those of the contact's office;
    `free_day` is True on a public holiday of theirs. `names` counts the people named at goodbye."""

    id: str
    contact_id: str
    start: datetime
    state: MeetingState
    hours: OfficeHours
    free_day: bool = False
    debriefed: bool = False
    names: int = 0
    gains: tuple[tuple[str, str], ...] = ()
    no_gain_reason: str = ""
    told: tuple[Told, ...] = ()

    @property
    def day(self) -> date:
        return self.start.date()


@dataclass(frozen=True, slots=True)
class CallFact:
    """A try to reach somebody, on the contact's own clock (TIM-8), by telephone unless said otherwise."""

    contact_id: str
    at: datetime
    outcome: Outcome
    declined: bool = False
    by_phone: bool = True


@dataclass(frozen=True, slots=True)
class NameFact:
    """A name that was given: who, by whom, on which day, and out of which meeting where that is known."""

    contact_id: str
    given_by: str
    on: date
    meeting_id: str | None = None


@dataclass(frozen=True, slots=True)
class PitchFact:
    """A letter that asked for the interview, or a note of thanks, on the day it went out."""

    contact_id: str
    kind: str
    sent_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that is known of a search on a day, in any order."""

    today: date
    people: dict[str, PersonFact] = field(default_factory=dict)
    promises: tuple[PromiseFact, ...] = ()
    meetings: tuple[MeetingFact, ...] = ()
    calls: tuple[CallFact, ...] = ()
    names: tuple[NameFact, ...] = ()
    letters: tuple[PitchFact, ...] = ()

    def held(self, period: Period) -> list[MeetingFact]:
        """The meetings held in the period, the earliest first."""
        found = [m for m in self.meetings if m.state == "held" and period.holds(m.day)]
        return sorted(found, key=lambda m: (m.start, m.id))
