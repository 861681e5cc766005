"""The reproduction number: by hand, its censoring, and how often its interval holds the truth."""

import random
from datetime import date, timedelta
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroad.domain.method import RULES
from inroad.domain.momentum import RULE, Held, Naming, Parent, parents_of, reproduction

TODAY = date(2026, 11, 23)
OLD = TODAY - timedelta(days=21)


def test_net_4_worked_by_hand() -> None:
    # Four meetings gave 3 + 2 + 1 + 2 = 8 names; 6 of them were approached, 4 of those met.
    parents = [Parent(OLD, 3, 3, 2), Parent(OLD, 2, 1, 1), Parent(OLD, 1, 0, 0), Parent(OLD, 2, 2, 1)]
    found = reproduction(parents, TODAY)
    assert found.names_per_meeting == 2  # 8 / 4
    assert found.approached_per_name == 0.75  # 6 / 8
    assert found.met_per_approach == pytest.approx(2 / 3)  # 4 / 6
    assert found.value == 1  # 2 × 3/4 × 2/3
    # met 2, 1, 0, 1: variance 2/3 over mean 1 is below 1, so the plain Poisson limits of 4 events:
    # low 4 × (1 − 1/36 − 1.645/6)³ = 4 × .6981³ = 1.361, high 5 × (1 − 1/45 + 1.645/6.708)³ = 9.147; over 4.
    assert found.lower == pytest.approx(0.340, abs=0.001)
    assert found.upper == pytest.approx(2.287, abs=0.001)
    assert (found.parents, found.censored, found.self_sustaining) == (4, 0, False)
    assert found.rule == RULE == "NET-4"
    assert RULE in RULES
    assert "21 days" in found.definition


def test_meetings_that_differ_more_than_chance_widen_the_interval() -> None:
    even = reproduction([Parent(OLD, 2, 2, 2)] * 10, TODAY)
    uneven = reproduction([Parent(OLD, 20, 20, 20)] + [Parent(OLD, 0, 0, 0)] * 9, TODAY)
    assert even.value == uneven.value == 2
    assert even.self_sustaining
    assert not uneven.self_sustaining
    assert uneven.upper is not None
    assert even.upper is not None
    assert uneven.upper > even.upper


def test_young_meetings_are_left_out_and_counted() -> None:
    young = Parent(OLD + timedelta(days=1), 9, 9, 9)
    found = reproduction([Parent(OLD, 1, 1, 1), young], TODAY)
    assert (found.value, found.parents, found.censored) == (1, 1, 1)
    alone = reproduction([young], TODAY)
    assert (alone.value, alone.lower, alone.upper, alone.censored) == (None, None, None, 1)
    assert not alone.self_sustaining


def test_three_lucky_meetings_prove_nothing() -> None:
    found = reproduction([Parent(OLD, 1, 1, 1)] * 3, TODAY)
    assert found.value == 1
    assert not found.self_sustaining
    nothing = reproduction([Parent(OLD, 0, 0, 0)] * 3, TODAY)
    assert (nothing.value, nothing.lower, nothing.approached_per_name) == (0, 0, None)
    assert nothing.upper is not None
    assert 0.9 < nothing.upper < 1.1


def test_impossible_counts_are_refused() -> None:
    with pytest.raises(ValueError, match="approached"):
        Parent(OLD, 1, 2, 0)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=40))
def test_factors_multiply_and_the_interval_holds_the_value(counts: list[tuple[int, int, int]]) -> None:
    parents = [Parent(OLD, *sorted(c, reverse=True)) for c in counts]
    found = reproduction(parents, TODAY)
    assert found == reproduction(parents, TODAY)
    assert found.value is not None
    assert found.lower is not None
    assert found.upper is not None
    assert 0 <= found.lower <= found.value <= found.upper
    factors = (found.names_per_meeting, found.approached_per_name, found.met_per_approach)
    if None not in factors:
        a, b, c = (f or 0.0 for f in factors)
        assert a * b * c == pytest.approx(found.value)


def draw(chance: random.Random, mean: float, spread: bool) -> int:
    """A Poisson count, or a geometric one of the same mean, whose variance is larger."""
    if spread:
        stop, count = 1 / (1 + mean), 0
        while chance.random() > stop:
            count += 1
        return count
    left, count, product = exp(-mean), 0, chance.random()
    while product > left:
        product *= chance.random()
        count += 1
    return count


@pytest.mark.parametrize("spread", [False, True])
@pytest.mark.parametrize("size", [4, 10, 30])
def test_a_search_that_only_holds_its_level_is_seldom_called_self_sustaining(size: int, spread: bool) -> None:
    chance = random.Random(size)
    called = inside = 0
    for _ in range(1000):
        counts = [draw(chance, 1, spread) for _ in range(size)]
        found = reproduction([Parent(OLD, c, c, c) for c in counts], TODAY)
        assert found.lower is not None
        assert found.upper is not None
        called += found.self_sustaining
        inside += found.lower <= 1 <= found.upper
    assert called <= 70  # 5 % are allowed for; the slack is chance
    assert inside >= 850  # 90 % meant


def test_net_4_what_a_meeting_led_to() -> None:
    day = date(2026, 9, 1)
    meetings = [Held("m1", "ann", day), Held("m2", "ann", day + timedelta(days=20)), Held("m3", "bob", day)]
    later = day + timedelta(days=5)
    namings = [
        Naming("ann", "cy", day, "m1"),
        Naming("bob", "cy", later, "m3"),  # named before: counts for Ann
        Naming("ann", "dee", later),  # by telephone, after the first meeting
        Naming("ann", "eve", day + timedelta(days=21)),  # after the second
        Naming("zed", "flo", later),  # never met: no meeting to count it for
        Naming("bob", "gus", later, "m3"),  # met long before, not since
    ]
    approached = {"cy": later, "dee": later, "gus": day - timedelta(days=30)}
    met = {"cy": later + timedelta(days=9), "eve": day + timedelta(days=30), "gus": day - timedelta(days=30)}
    assert parents_of(meetings, namings, approached, met) == [
        Parent(day, 2, 2, 1),
        Parent(day + timedelta(days=20), 1, 1, 1),
        Parent(day, 1, 0, 0),
    ]
