"""When something comes again: the five fields, and clocks that are put forward and back."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroad.kit.jobs.rules import latest_due, next_after, parse

DUBLIN = "Europe/Dublin"


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type, misc]  # year, month, day, hour, minute


@pytest.mark.parametrize(
    ("rule", "after", "expected"),
    [
        ("30 7 * * *", at(2026, 11, 30, 6), at(2026, 11, 30, 7, 30)),
        ("30 7 * * *", at(2026, 11, 30, 7, 30), at(2026, 12, 1, 7, 30)),
        ("30 7 * * 1-5", at(2026, 12, 4, 8), at(2026, 12, 7, 7, 30)),
        ("0 9 * * 7", at(2026, 12, 4, 8), at(2026, 12, 6, 9)),
        ("*/20 8-9 * * *", at(2026, 11, 30, 8, 41), at(2026, 11, 30, 9)),
        ("0 0 29 2 *", at(2026, 11, 30), at(2028, 2, 29)),
        ("5,50 23 31 12 *", at(2026, 12, 31, 23, 6), at(2026, 12, 31, 23, 50)),
    ],
)
def test_the_next_time(rule: str, after: datetime, expected: datetime) -> None:
    assert next_after(rule, DUBLIN, after) == expected


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "* * * *",
        "60 * * * *",
        "* 24 * * *",
        "* * 0 * *",
        "* * * 13 *",
        "* * * * 8",
        "*/0 * * * *",
        "5-1 * * * *",
        "a * * * *",
        "0 0 31 2 *",
        "0 0 31 4,6 *",
        "-1 * * * *",
        "1- * * * *",
    ],
)
def test_what_is_no_rule_is_refused(rule: str) -> None:
    with pytest.raises(ValueError, match=r"rule|never"):
        parse(rule)


@pytest.mark.parametrize("hour", [1, 2])
def test_an_hour_the_clocks_skip_comes_once_when_they_have_gone_forward(hour: int) -> None:
    """Half past two does not exist on 28 March 2027 in Berlin, half past one not in Dublin."""
    zone = DUBLIN if hour == 1 else "Europe/Berlin"
    rule = f"30 {hour} * * *"
    before = next_after(rule, zone, at(2027, 3, 26, 12))
    skipped = next_after(rule, zone, before)
    after = next_after(rule, zone, skipped)
    assert before == at(2027, 3, 27, 1, 30)
    assert skipped == at(2027, 3, 28, 1, 30)  # 02:30 summer time in Dublin, 03:30 in Berlin
    assert after == at(2027, 3, 29, 0, 30)


@pytest.mark.parametrize(("zone", "hour"), [(DUBLIN, 1), ("Europe/Berlin", 2)])
def test_an_hour_that_comes_twice_counts_the_first_time(zone: str, hour: int) -> None:
    rule = f"30 {hour} * * *"
    first = next_after(rule, zone, at(2026, 10, 24, 12))
    assert first == at(2026, 10, 25, 0, 30)
    assert next_after(rule, zone, first) == at(2026, 10, 26, 1, 30)
    # Somebody who looks between the two does not get it again.
    assert next_after(rule, zone, at(2026, 10, 25, 0, 45)) == at(2026, 10, 26, 1, 30)


def test_two_hours_that_fall_together_come_once() -> None:
    rule = "30 1,2 * * *"
    first = next_after(rule, DUBLIN, at(2027, 3, 28, 0, 45))
    assert first == at(2027, 3, 28, 1, 30)  # both: half past one is skipped and lands on half past two
    assert next_after(rule, DUBLIN, first) == at(2027, 3, 29, 0, 30)


def test_what_was_missed_is_made_up_for_once() -> None:
    due = at(2026, 11, 27, 7, 30)
    assert latest_due("30 7 * * *", DUBLIN, due, at(2026, 11, 30, 9)) == at(2026, 11, 30, 7, 30)
    assert latest_due("30 7 * * *", DUBLIN, due, at(2026, 11, 27, 9)) == due
    assert latest_due("*/5 * * * *", DUBLIN, at(2020, 1, 1), at(2026, 11, 30, 9)) == at(2026, 11, 30, 9)


@given(
    st.integers(0, 2 * 365 * 24 * 60).map(lambda minutes: at(2026, 1, 1) + timedelta(minutes=minutes)),
    st.sampled_from(
        [DUBLIN, "America/New_York", "Pacific/Auckland", "Australia/Lord_Howe", "Asia/Kathmandu"]
    ),
    st.integers(0, 23),
    st.integers(0, 59),
)
def test_every_day_has_its_time_exactly_once(after: datetime, zone: str, hour: int, minute: int) -> None:
    rule = f"{minute} {hour} * * *"
    first = next_after(rule, zone, after)
    second = next_after(rule, zone, first)
    assert after < first < second
    assert timedelta(hours=22) < second - first < timedelta(hours=26)
