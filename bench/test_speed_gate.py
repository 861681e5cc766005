"""The gate's own judgement: it can fail, and one bad moment of the machine does not make it."""

from speed_gate import GOALS, judge, told


def test_a_goal_that_is_missed_twice_fails() -> None:
    found = judge([lambda: {13: 2.0, 16: 1.0}])
    lines, missed = told(found)
    assert missed == 1
    assert lines[0].startswith("  MISSED 13")
    assert lines[1].startswith("  ok     16")


def test_a_goal_is_measured_once_more_and_the_better_counts() -> None:
    values = iter(({1: 0.01, 4: 9.0}, {1: GOALS[1].must * 2, 4: 9.5}))
    found = judge([lambda: next(values)])
    assert found == {1: GOALS[1].must * 2, 4: 9.0}
    assert told(found)[1] == 1


def test_what_is_met_is_measured_once() -> None:
    times = []

    def measure() -> dict[int, float]:
        times.append(1)
        return {19: 0}

    assert told(judge([measure]))[1] == 0
    assert len(times) == 1
