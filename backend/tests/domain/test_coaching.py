"""The word a coach gets for a search, and figures that tell of nobody (NET-6, FLW-1, TIM-5, NET-2)."""

from dataclasses import replace
from typing import Any

import pytest

from inroad.domain.coaching import Counts, figures_of, too_few, word_for

QUIET = Counts(
    people=9, letters_out=0, met=1, meetings_ahead=0, kept=3, passed=0, ahead=0, thanks_owed=0, last_on=None
)


@pytest.mark.parametrize(
    ("change", "standing", "rule"),
    [
        ({}, "stuck", "NET-6"),
        ({"people": 0}, "beginning", "NET-2"),
        ({"ahead": 1}, "moving", "NET-6"),
        ({"letters_out": 1}, "moving", "NET-6"),
        ({"meetings_ahead": 1}, "moving", "NET-6"),
        ({"thanks_owed": 2, "ahead": 1}, "thanks_owed", "FLW-1"),
        ({"passed": 4, "ahead": 1}, "day_passed", "TIM-5"),
        ({"passed": 3, "ahead": 1}, "moving", "NET-6"),
    ],
)
def test_the_word_says_where_a_hand_may_help(change: dict[str, Any], standing: str, rule: str) -> None:
    word = word_for(replace(QUIET, **change))
    assert (word.standing, word.rule) == (standing, rule)
    assert not {"failed", "overdue", "behind", "late"} & set(word.text.lower().split())


def test_what_goes_on_is_told_in_one_sentence() -> None:
    word = word_for(replace(QUIET, meetings_ahead=1, ahead=2, letters_out=1))
    assert word.text == "One meeting ahead, two promised calls, one letter out."


def test_p9_a_group_of_four_has_no_figures() -> None:
    assert figures_of([QUIET] * 4) is None
    assert too_few(4) == "Four share their progress so far. Figures of a group begin at five."
    assert too_few(0).startswith("Nobody shares")
    found = figures_of([QUIET] * 4 + [replace(QUIET, ahead=1, passed=1)])
    assert found is not None
    assert (found.seekers, found.kept, found.due, found.stuck, found.met) == (5, 15, 16, 4, 5)
