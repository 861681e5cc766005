"""What every figure is made of: medians, intervals, shares in words, and what cannot be."""

from datetime import date

import pytest

from inroad.domain.insights import Period
from inroad.domain.insights.figure import Figure, median_wait, wilson
from inroad.domain.wording import share


def test_a_median_that_is_not_there_yet_is_not_made_up() -> None:
    assert median_wait([(5, True), (9, False), (9, False)]) is None  # 2/3 still waiting
    assert median_wait([(5, True), (5, False)]) == 5  # 1 of 2 at risk: exactly a half
    assert median_wait([(3, True), (3, True), (8, False)]) == 3  # 1/3
    assert median_wait([]) is None


def test_wilson_worked_by_hand() -> None:
    # 4 of 5, z = 1.96, z² = 3.8416. Centre (0.8 + 3.8416/10) / (1 + 3.8416/5) = 1.18416/1.76832 = 0.66965.
    # Half 1.96 x sqrt(0.16/5 + 3.8416/100) / 1.76832 = 1.96 x 0.26536 / 1.76832 = 0.29412.
    assert wilson(4, 5) == pytest.approx((0.37553, 0.96377), abs=2e-5)
    assert wilson(0, 0) == (0.0, 1.0)
    assert wilson(0, 10)[0] == 0.0
    assert wilson(10, 10)[1] == 1.0


def test_a_period_and_a_rule_that_cannot_be() -> None:
    with pytest.raises(ValueError, match="on or after"):
        Period(date(2026, 10, 2), date(2026, 10, 1))
    with pytest.raises(KeyError):
        Figure(
            sentence="",
            definition="",
            rule="NET-99",
            numerator=0,
            denominator=0,
            counted="",
            have=0,
            needed=0,
        )


@pytest.mark.parametrize(
    ("count", "total", "words"),
    [
        (0, 1, "Not the one meeting"),
        (1, 1, "The one meeting"),
        (2, 2, "Both meetings"),
        (0, 4, "None of four meetings"),
        (3, 4, "Three of four meetings"),
        (4, 4, "All four meetings"),
    ],
)
def test_a_share_is_said_in_words(count: int, total: int, words: str) -> None:
    assert share(count, total, "meeting") == words
