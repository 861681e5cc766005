"""Planning: each day its room, each touch a day worth having, nothing moved without need."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroad.domain.planning import LOSS, NEVER, Lane, Wish, auction, plan
from inroad.domain.policy import Policy
from inroad.domain.timing import Diary

MONDAY = date(2026, 9, 7)
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (MONDAY + timedelta(days=n) for n in range(1, 5))
ONE: dict[Lane, int] = {"call": 1, "mail": 1}


def wishes(count: int, **fields: Any) -> list[Wish]:
    return [replace(Wish(id=f"w{n:03d}", earliest=MONDAY), **fields) for n in range(count)]


def test_one_touch_gets_the_best_day_with_its_reason_by_tim_1() -> None:
    placed = plan(wishes(1), first=MONDAY).placed["w000"]
    assert placed.day == WEDNESDAY
    assert [(reason.rule, reason.text) for reason in placed.reasons] == [
        ("TIM-1", "Wednesday is business as usual.")
    ]
    assert placed.passed == ()


def test_when_wednesday_is_full_thursday_says_so_by_tim_5() -> None:
    found = plan(wishes(2), first=MONDAY, room=ONE)
    assert {item.day for item in found.placed.values()} == {WEDNESDAY, THURSDAY}
    second = next(item for item in found.placed.values() if item.day == THURSDAY)
    assert second.passed == ((WEDNESDAY, second.passed[0][1]),)
    assert second.passed[0][1].rule == "TIM-5"
    assert second.passed[0][1].text == "Not Wednesday 9: it holds one call already."


def test_promises_are_not_moved_they_take_room() -> None:
    found = plan(wishes(1), first=MONDAY, room=ONE, taken={"call": {WEDNESDAY: 1}})
    assert found.placed["w000"].day == THURSDAY


def test_monday_is_never_first_while_tuesday_to_thursday_are_free_by_tim_2() -> None:
    days = [item.day for item in plan(wishes(3), first=MONDAY, room=ONE).placed.values()]
    assert sorted(days) == [TUESDAY, WEDNESDAY, THURSDAY]


def test_post_and_calls_have_room_of_their_own_and_post_avoids_tuesday_by_tim_3() -> None:
    crowd = [*wishes(1), Wish(id="post", lane="mail", earliest=TUESDAY)]
    found = plan(crowd, first=TUESDAY, room=ONE)
    assert found.placed["w000"].day == WEDNESDAY
    assert found.placed["post"].day == WEDNESDAY


def test_a_relaxed_friday_ranks_with_tuesday_by_tim_4() -> None:
    taken: dict[Lane, dict[date, int]] = {"call": {WEDNESDAY: 1, THURSDAY: 1}}
    relaxed = wishes(1, earliest=WEDNESDAY, friday_style="relaxed")
    assert plan(relaxed, first=WEDNESDAY, days=6, room=ONE, taken=taken).placed["w000"].day == FRIDAY
    hurried = wishes(1, earliest=WEDNESDAY, friday_style="hurried")
    assert plan(hurried, first=WEDNESDAY, days=6, room=ONE, taken=taken).placed["w000"].day > FRIDAY


def test_weekends_and_holidays_are_never_planned_by_tim_7() -> None:
    diary = Diary(holidays={WEDNESDAY: "a holiday"}, closed={THURSDAY: "Ines is away"})
    days = {item.day for item in plan(wishes(12, diary=diary), first=MONDAY, room=ONE).placed.values()}
    assert not days & {WEDNESDAY, THURSDAY}
    assert all(day.weekday() < 5 for day in days)


def test_those_who_have_waited_longest_go_first() -> None:
    crowd = [
        Wish(id="a", earliest=WEDNESDAY, since=MONDAY),
        Wish(id="b", earliest=WEDNESDAY, since=MONDAY - timedelta(days=42)),
    ]
    found = plan(crowd, first=MONDAY, room=ONE)
    assert (found.placed["b"].day, found.placed["a"].day) == (WEDNESDAY, THURSDAY)


def test_another_weekday_comes_first_after_silence_by_nrs_2() -> None:
    wednesdays = wishes(1, tried=frozenset({2}))
    assert plan(wednesdays, first=MONDAY).placed["w000"].day == THURSDAY
    best = wishes(1, tried=frozenset({2, 3}))
    assert plan(best, first=MONDAY).placed["w000"].day == TUESDAY


def test_what_finds_no_room_is_left_open_and_says_why() -> None:
    found = plan(wishes(6), first=MONDAY, days=7, room=ONE)
    assert len(found.placed) == 5
    (reason,) = found.left.values()
    assert (reason.rule, reason.text) == (
        "TIM-5",
        "Every day of the week ahead is full. It stays open until one has room.",
    )


def test_a_span_without_a_business_day_leaves_all_open() -> None:
    found = plan(wishes(2), first=MONDAY + timedelta(days=5), days=2)
    assert not found.placed
    assert {reason.rule for reason in found.left.values()} == {"TIM-7"}


def test_nothing_to_plan() -> None:
    assert plan([], first=MONDAY).placed == {}


def test_a_new_touch_moves_hardly_any_of_those_that_were_shown() -> None:
    rng = Random(5)
    crowd = [
        Wish(id=f"{n:03d}", earliest=MONDAY + timedelta(days=rng.randrange(30)), since=MONDAY)
        for n in range(80)
    ]
    room: dict[Lane, int] = {"call": 3}
    before = plan(crowd, first=MONDAY, room=room).placed
    shown = [replace(wish, shown_on=before[wish.id].day) for wish in crowd]
    new = Wish(id="new", earliest=MONDAY + timedelta(days=3))
    after = plan([*shown, new], first=MONDAY, room=room).placed
    moved = [id for id, item in before.items() if after[id].day != item.day]
    assert len(moved) <= 2  # of 80
    assert "new" in after


def test_planning_again_what_is_planned_changes_nothing() -> None:
    crowd = wishes(60)
    room: dict[Lane, int] = {"call": 2}
    before = plan(crowd, first=MONDAY, room=room).placed
    shown = [replace(wish, shown_on=before[wish.id].day) for wish in crowd]
    after = plan(shown, first=MONDAY, room=room).placed
    assert {id: item.day for id, item in after.items()} == {id: item.day for id, item in before.items()}


small = st.lists(
    st.lists(st.sampled_from([NEVER, 1, 1200, 4000, 6500, 10_000]), min_size=3, max_size=3),
    min_size=1,
    max_size=5,
)


@given(values=small, free=st.lists(st.integers(0, 2), min_size=3, max_size=3))
def test_the_auction_is_within_its_bound_of_the_best_there_is(
    values: list[list[int]], free: list[int]
) -> None:
    got = auction(values, free)
    for place in range(3):
        assert got.count(place) <= free[place]
    assert all(place is None or row[place] > 0 for row, place in zip(values, got, strict=True))
    best = 0
    for choice in product([None, 0, 1, 2], repeat=len(values)):
        if all(choice.count(place) <= free[place] for place in range(3)):
            worth = sum(row[at] for row, at in zip(values, choice, strict=True) if at is not None)
            best = max(best, worth)
    ours = sum(row[at] for row, at in zip(values, got, strict=True) if at is not None)
    assert ours >= best - LOSS * len(values)


@given(
    seeds=st.lists(st.tuples(st.integers(0, 40), st.integers(0, 90), st.booleans()), max_size=60),
    room=st.integers(1, 4),
    order=st.randoms(use_true_random=False),
)
def test_no_day_is_ever_over_its_room_and_the_order_of_wishes_does_not_matter(
    seeds: list[tuple[int, int, bool]], room: int, order: Random
) -> None:
    crowd = [
        Wish(
            id=f"{n:03d}",
            earliest=MONDAY + timedelta(days=early),
            since=MONDAY - timedelta(days=waited),
            lane="mail" if mail else "call",
        )
        for n, (early, waited, mail) in enumerate(seeds)
    ]
    taken: dict[Lane, dict[date, int]] = {"call": {WEDNESDAY: 2}}
    rooms: dict[Lane, int] = {"call": room, "mail": room}
    found = plan(crowd, first=MONDAY, room=rooms, taken=taken)
    assert set(found.placed) | set(found.left) == {wish.id for wish in crowd}
    assert not set(found.placed) & set(found.left)
    lanes: tuple[Lane, Lane] = ("call", "mail")
    for lane in lanes:
        days = [found.placed[wish.id].day for wish in crowd if wish.lane == lane and wish.id in found.placed]
        for day in set(days):
            assert days.count(day) + taken.get(lane, {}).get(day, 0) <= max(
                room, taken.get(lane, {}).get(day, 0)
            )
            assert day.weekday() < 5
    assert all(found.placed[wish.id].day >= wish.earliest for wish in crowd if wish.id in found.placed)
    mixed = list(crowd)
    order.shuffle(mixed)
    assert plan(mixed, first=MONDAY, room=rooms, taken=taken) == found


def test_the_calls_of_a_day_are_the_policys_unless_said_otherwise() -> None:
    days = [
        item.day for item in plan(wishes(4), first=MONDAY, policy=Policy(calls_per_day=4)).placed.values()
    ]
    assert days == [WEDNESDAY] * 4


@pytest.mark.parametrize("lane", ["call", "mail"])
def test_a_late_day_is_better_than_none(lane: Lane) -> None:
    found = plan(wishes(45, lane=lane), first=MONDAY, days=90, room=ONE)
    assert len(found.placed) == 45
