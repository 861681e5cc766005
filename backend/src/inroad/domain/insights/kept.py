"""Promises kept: the first figure (TIM-5, TIM-6)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from inroad.domain.insights.facts import Facts, Period, PromiseFact
from inroad.domain.insights.figure import Figure
from inroad.domain.promises import Reliability, reliability, reliability_words

LATEST: Final = 12
"""(+) How many promises the row of leaves shows."""

DEFINITION: Final = (
    "Kept: you called, wrote or sent it on the very day you had named, or spoke before it; nobody coming to "
    "the phone counts as kept. Counted are the promises whose day has come and gone or was kept. A day that "
    "you both moved counts by its new day alone."
)


@dataclass(frozen=True, slots=True)
class KeptKind:
    """The ledger of one kind of promise."""

    kind: str
    tally: Reliability


@dataclass(frozen=True, slots=True)
class Kept:
    """Promises of the period. `latest` are the last ones judged, the earliest of them first."""

    figure: Figure
    tally: Reliability
    by_kind: tuple[KeptKind, ...]
    latest: tuple[PromiseFact, ...]


def kept(facts: Facts, period: Period) -> Kept:
    """The promises whose day lies in the period."""
    mine = sorted((p for p in facts.promises if period.holds(p.day)), key=lambda p: (p.day, p.id))
    tally = _tally(mine)
    kinds = [kind for kind in ("call", "check_back", "send_something") if any(p.kind == kind for p in mine)]
    figure = Figure(
        sentence=reliability_words(tally),
        definition=DEFINITION,
        rule="TIM-5",
        numerator=tally.kept,
        denominator=tally.due,
        counted="promises",
        have=tally.due,
        needed=1,
    )
    judged = [p for p in mine if p.state in ("kept", "broken")]
    return Kept(
        figure=figure,
        tally=tally,
        by_kind=tuple(KeptKind(kind, _tally(p for p in mine if p.kind == kind)) for kind in kinds),
        latest=tuple(judged[-LATEST:]),
    )


def _tally(promises: Iterable[PromiseFact]) -> Reliability:
    return reliability((p.state, p.reached, p.late) for p in promises)
