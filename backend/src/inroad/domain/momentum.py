"""Whether the search carries itself: to how many further meetings one meeting leads (NET-4, NET-7).

The reproduction number of a search is names per meeting × approached per name × met per approach, over the
meetings old enough to have led anywhere. It is an observation with an interval, never a goal (NET-7).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt
from typing import Final

MATURE_DAYS: Final = 21  # (+) from a meeting to the meeting with somebody named there
LEVEL: Final = 0.90  # (+) share of searches like this one whose true number lies inside the interval
_Z: Final = 1.6448536269514722  # the 95 % point of the normal distribution: 5 % beyond either end

RULE: Final = "NET-4"
DEFINITION: Final = (
    "Names per meeting, times how many of those names were approached, times how many of those approached "
    "were met: the further meetings one meeting led to. Only meetings at least {days} days old are counted, "
    "because younger ones have had no time. A person named twice counts for the one who named them first. "
    "The range holds the true number nine times in ten; the search carries itself once the whole range "
    "lies above 1."
)


@dataclass(frozen=True, slots=True)
class Parent:
    """A held meeting and what it led to: people first named there, how many of them were approached, and met.

    `day` is the local day it was held. Raises ValueError unless names ≥ approached ≥ met ≥ 0.
    """

    day: date
    names: int
    approached: int
    met: int

    def __post_init__(self) -> None:
        if not self.names >= self.approached >= self.met >= 0:
            raise ValueError("of the names some were approached, and of those some met")


@dataclass(frozen=True, slots=True)
class Reproduction:
    """The number with its parts and its interval; a part is None where there is nothing to divide by.

    `parents` counts the meetings reckoned with, `censored` those left out as too young. `value`, `lower` and
    `upper` are further meetings per meeting, None without a parent.
    """

    names_per_meeting: float | None
    approached_per_name: float | None
    met_per_approach: float | None
    value: float | None
    lower: float | None
    upper: float | None
    parents: int
    censored: int
    definition: str
    rule: str = RULE

    @property
    def self_sustaining(self) -> bool:
        """Whether even the lower end says that a meeting leads to more than one further meeting."""
        return self.lower is not None and self.lower > 1


@dataclass(frozen=True, slots=True)
class Held:
    """A held meeting: its id, whom with, and the local day."""

    id: str
    contact_id: str
    day: date


@dataclass(frozen=True, slots=True)
class Naming:
    """A name given: by whom, who, on which day, and the meeting it came out of where that is known."""

    giver: str
    named: str
    day: date
    meeting_id: str | None = None


def parents_of(
    meetings: Iterable[Held],
    namings: Iterable[Naming],
    approached: Mapping[str, date],
    met: Mapping[str, date],
) -> list[Parent]:
    """The held meetings with what they led to, in the order given.

    `approached` and `met` hold the last day on which a person was written to or called, and met: it counts
    for a name when it is not before the naming, so that somebody met long ago and named again is no fruit of
    the naming. Whoever was met was approached. A person named several times counts for the first naming. A
    name without a meeting belongs to the giver's last meeting up to that day; without one it counts nowhere.
    """
    held = list(meetings)
    by_id = {meeting.id: meeting for meeting in held}
    by_contact: dict[str, list[Held]] = {}
    for meeting in sorted(held, key=lambda m: (m.day, m.id)):
        by_contact.setdefault(meeting.contact_id, []).append(meeting)
    counts = {meeting.id: [0, 0, 0] for meeting in held}
    seen: set[str] = set()
    for naming in sorted(namings, key=lambda n: (n.day, n.giver, n.named)):
        if naming.named in seen:
            continue
        seen.add(naming.named)
        source = by_id.get(naming.meeting_id or "")
        if source is None:
            before = [m for m in by_contact.get(naming.giver, ()) if m.day <= naming.day]
            source = before[-1] if before else None
        if source is None:
            continue
        was_met = met.get(naming.named, date.min) >= naming.day
        count = counts[source.id]
        count[0] += 1
        count[1] += was_met or approached.get(naming.named, date.min) >= naming.day
        count[2] += was_met
    return [Parent(meeting.day, *counts[meeting.id]) for meeting in held]


def reproduction(parents: Sequence[Parent], today: date, mature_days: int = MATURE_DAYS) -> Reproduction:
    """To how many further meetings one meeting leads, as of `today` (NET-4).

    The three factors multiply to met per meeting. Its interval is Byar's approximation of the exact Poisson
    limits at 90 %, widened where meetings differ more than chance would have them (variance over mean, never
    below 1): with the handful of meetings a search has, resampling them would call three lucky ones certain.
    """
    ripe = [p for p in parents if p.day <= today - timedelta(days=mature_days)]
    censored = len(parents) - len(ripe)
    definition = DEFINITION.format(days=mature_days)
    if not ripe:
        return Reproduction(None, None, None, None, None, None, 0, censored, definition)
    count = len(ripe)
    names = sum(p.names for p in ripe)
    approached = sum(p.approached for p in ripe)
    met = sum(p.met for p in ripe)
    lower, upper = _limits([p.met for p in ripe])
    return Reproduction(
        names_per_meeting=names / count,
        approached_per_name=approached / names if names else None,
        met_per_approach=met / approached if approached else None,
        value=met / count,
        lower=lower,
        upper=upper,
        parents=count,
        censored=censored,
        definition=definition,
    )


def _limits(counts: Sequence[int]) -> tuple[float, float]:
    """Both ends of the interval of the mean of these counts (Byar, in Breslow and Day 1987, 2.13)."""
    size, total = len(counts), sum(counts)
    mean = total / size
    spread = 1.0
    if size > 1 and total:
        spread = max(1.0, sum((c - mean) ** 2 for c in counts) / (size - 1) / mean)
    events = total / spread  # as many independent events as these are worth
    above = events + 1
    low = 1 - 1 / (9 * events) - _Z / (3 * sqrt(events)) if events else 0.0
    high = 1 - 1 / (9 * above) + _Z / (3 * sqrt(above))
    return events * max(0.0, low) ** 3 * spread / size, above * high**3 * spread / size
