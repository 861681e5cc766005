"""The frame of a figure, and the two pieces of arithmetic that are not plain counting."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

from inroad.domain.method import RULES

Z: Final = 1.96
"""Standard deviations on either side of a 95 % interval."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure: the sentence that says it, what is counted, and whether that is enough to say anything.

    definition   what numerator and denominator are, in words
    needed       how many of `counted` it takes until the figure says something; `missing` are still to come
    Raises KeyError for an unknown rule id.
    """

    sentence: str
    definition: str
    rule: str
    numerator: int
    denominator: int
    counted: str
    have: int
    needed: int

    def __post_init__(self) -> None:
        if self.rule not in RULES:
            raise KeyError(self.rule)

    @property
    def missing(self) -> int:
        return max(0, self.needed - self.have)

    @property
    def enough(self) -> bool:
        return self.missing == 0


def wilson(successes: int, tries: int) -> tuple[float, float]:
    """The 95 % interval of a share after Wilson (1927), which stays within 0 and 1 for small counts.

    (0.0, 1.0) without any try.
    """
    if tries == 0:
        return 0.0, 1.0
    share = successes / tries
    spread = Z * Z / tries
    centre = (share + spread / 2) / (1 + spread)
    half = Z * sqrt(share * (1 - share) / tries + spread / (4 * tries)) / (1 + spread)
    return max(0.0, centre - half), min(1.0, centre + half)


def median_wait(waits: Sequence[tuple[int, bool]]) -> int | None:
    """The median of waiting times of which some are not over (Kaplan and Meier, 1958).

    Each wait is its days so far and whether it is over. Those still waiting count for as long as they have
    waited. None while more than half of them, so reckoned, are still waiting.
    """
    still = 1.0
    for day in sorted({days for days, over in waits if over}):
        at_risk = sum(days >= day for days, _ in waits)
        ended = sum(days == day and over for days, over in waits)
        still *= 1 - ended / at_risk
        if still <= 0.5 + 1e-12:
            return day
    return None
