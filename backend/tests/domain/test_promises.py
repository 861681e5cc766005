"""Promises: what keeps, breaks and moves one."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroad.domain.promises import (
    Attempt,
    Outcome,
    Promise,
    Reliability,
    can_promise,
    is_due,
    judge,
    reliability,
    reliability_words,
)
from inroad.domain.timing import Diary, instant, local_day

WED = date(2026, 10, 14)
MADE = datetime(2026, 10, 8, 9, tzinfo=UTC)
ZONES = st.sampled_from(["Europe/Dublin", "America/Los_Angeles", "Pacific/Kiritimati", "Asia/Kathmandu"])


def promise(**changes: object) -> Promise:
    base: dict[str, object] = {
        "id": "p",
        "contact_id": "c",
        "day": WED,
        "zone": "Europe/Dublin",
        "made_at": MADE,
    }
    return Promise(**(base | changes))  # type: ignore[arg-type]  # keyword values of the test


def at(day: int, hour: int = 10) -> datetime:
    return datetime(2026, 10, day, hour, tzinfo=UTC)


def test_tim_5_open_until_its_day_and_due_on_it() -> None:
    before, on = judge(promise(), [], at(13)), judge(promise(), [], at(14), name="Amara")
    assert (before.state, before.standing) == ("open", "later")
    assert (on.state, on.standing) == ("open", "today")
    assert on.reason.text.startswith("You told Amara you would call today.")
    assert is_due(promise(), at(14))


@pytest.mark.parametrize("outcome", list(Outcome))
def test_tim_6_any_attempt_on_the_day_keeps_the_promise(outcome: Outcome) -> None:
    found = judge(promise(), [Attempt(at(14), outcome)], at(20))
    assert (found.state, found.standing, found.at) == ("kept", "settled", at(14))
    assert found.reached is (outcome in (Outcome.REACHED, Outcome.DECLINED))
    assert found.reason.rule == "TIM-6"


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (Outcome.REACHED, "kept"),
        (Outcome.DECLINED, "kept"),
        (Outcome.VOICEMAIL, "open"),
        (Outcome.CALL_AT, "open"),
    ],
)
def test_tim_6_an_early_attempt_counts_only_when_they_spoke(outcome: Outcome, state: str) -> None:
    assert judge(promise(), [Attempt(at(12), outcome)], at(13)).state == state
    later = judge(promise(), [Attempt(at(12), outcome)], at(15)).state
    assert later == ("kept" if state == "kept" else "broken")


def test_tim_5_the_day_passed_and_what_still_helps() -> None:
    found = judge(promise(), [], at(15), name="Lena")
    assert (found.state, found.standing) == ("broken", "passed")
    assert found.reason.text == (
        "The day passed. A call today, with a word about yesterday, still does you credit with Lena."
    )
    made_up = judge(promise(), [Attempt(at(16), Outcome.VOICEMAIL), Attempt(at(19), Outcome.REACHED)], at(20))
    assert (made_up.state, made_up.standing, made_up.answered_at) == ("broken", "settled", at(16))


def test_tim_5_moved_by_agreement_stays_in_the_ledger() -> None:
    moved = promise(renegotiated_at=at(12), moved_to=date(2026, 10, 15))
    assert judge(moved, [], at(20)).state == "renegotiated"
    assert judge(moved, [Attempt(at(14), Outcome.VOICEMAIL)], at(20)).state == "renegotiated"
    assert judge(moved, [Attempt(at(12), Outcome.REACHED)], at(20)).state == "renegotiated"
    by_letter = promise(renegotiated_at=at(14, 11), moved_to=date(2026, 10, 15))
    assert judge(by_letter, [], at(20)).state == "renegotiated"
    on_the_day = promise(renegotiated_at=at(14, 11), moved_to=date(2026, 10, 15))
    assert judge(on_the_day, [Attempt(at(14, 11), Outcome.CALL_AT)], at(20)).state == "kept"


def test_tim_5_a_day_that_passed_cannot_be_moved_away() -> None:
    late = promise(renegotiated_at=at(15), moved_to=date(2026, 10, 20))
    found = judge(late, [Attempt(at(15), Outcome.REACHED)], at(15, 11))
    assert (found.state, found.standing, found.answered_at) == ("broken", "settled", at(15))


def test_attempts_before_the_promise_or_after_now_do_not_count() -> None:
    today = promise(made_at=at(14, 9))
    assert judge(today, [Attempt(at(14, 9), Outcome.CALL_AT)], at(14, 12)).state == "open"
    assert judge(today, [Attempt(at(14, 12), Outcome.VOICEMAIL)], at(14, 12)).state == "kept"
    assert judge(today, [Attempt(at(14, 8), Outcome.VOICEMAIL)], at(14, 12)).state == "open"
    assert judge(today, [Attempt(at(14, 13), Outcome.VOICEMAIL)], at(14, 12)).state == "open"


def test_tim_8_the_day_is_the_contacts_own() -> None:
    there = promise(zone="America/Los_Angeles")
    late_there = datetime(2026, 10, 15, 6, 59, tzinfo=UTC)  # 23:59 on the 14th in Los Angeles
    assert is_due(there, late_there)
    assert judge(there, [Attempt(late_there, Outcome.VOICEMAIL)], at(16)).state == "kept"
    assert judge(promise(), [Attempt(late_there, Outcome.VOICEMAIL)], at(16)).state == "broken"


@given(st.dates(date(2025, 1, 1), date(2030, 12, 31)), ZONES, st.times(), st.sampled_from(list(Outcome)))
def test_tim_8_any_minute_of_the_local_day_keeps_it(
    day: date, zone: str, when: time, outcome: Outcome
) -> None:
    moment = instant(day, when, zone)
    made = moment - timedelta(days=3)
    kept = promise(day=local_day(moment, zone), zone=zone, made_at=made)
    assert is_due(kept, moment)
    assert judge(kept, [Attempt(moment, outcome)], moment + timedelta(days=9)).state == "kept"


@given(
    st.lists(st.tuples(st.integers(-100, 300), st.sampled_from(list(Outcome))), max_size=6),
    st.integers(0, 300),
    st.integers(0, 300),
    ZONES,
)
def test_what_is_settled_stays_settled(
    tries: list[tuple[int, Outcome]], first: int, second: int, zone: str
) -> None:
    attempts = [Attempt(MADE + timedelta(hours=h), o) for h, o in tries]
    p = promise(zone=zone)
    sooner, later = sorted((first, second))
    before = judge(p, attempts, MADE + timedelta(hours=sooner))
    after = judge(p, attempts, MADE + timedelta(hours=later))
    if before.state in ("kept", "broken"):
        assert after.state == before.state
    if before.standing == "settled":
        assert after.standing == "settled"
        assert (after.at, after.answered_at) == (before.at, before.answered_at)


def test_a_promise_needs_zone_and_instants() -> None:
    with pytest.raises(ValueError, match="zone"):
        promise(zone="Nowhere/At_All")
    with pytest.raises(ValueError, match="instants"):
        promise(made_at=datetime(2026, 10, 8))  # noqa: DTZ001 -- naive on purpose
    with pytest.raises(ValueError, match="new day"):
        promise(moved_to=WED)
    with pytest.raises(ValueError, match="instant"):
        Attempt(datetime(2026, 10, 8), Outcome.REACHED)  # noqa: DTZ001 -- naive on purpose


def test_tim_5_days_that_are_not_promised() -> None:
    diary = Diary(
        holidays={date(2026, 10, 26): "October Bank Holiday"},
        closed={date(2026, 10, 20): "Tomás is away"},
        booked={date(2026, 10, 21): 2},
    )

    def codes(
        day: date, arrives_on: date | None = None, earliest: date | None = None
    ) -> list[tuple[str, bool]]:
        found = can_promise(day, today=WED, diary=diary, arrives_on=arrives_on, earliest=earliest)
        return [(r.code, r.blocks) for r in found]

    assert codes(date(2026, 10, 13)) == [("past", True)]
    assert codes(date(2026, 10, 17)) == [("weekend", True)]
    assert codes(date(2026, 10, 26)) == [("holiday", True)]
    assert codes(date(2026, 10, 20)) == [("closed", True)]
    assert codes(date(2026, 10, 21)) == [("full", True)]
    assert codes(date(2026, 10, 22)) == []
    assert codes(WED) == []
    assert codes(WED, arrives_on=date(2026, 10, 15)) == [("too_soon", True)]
    assert codes(date(2026, 10, 15), earliest=date(2026, 10, 16)) == [("too_soon", False)]
    agreed = Diary(agreed=frozenset({date(2026, 10, 17)}))
    assert can_promise(date(2026, 10, 17), today=WED, diary=agreed) == []


@pytest.mark.parametrize(
    ("ledger", "words"),
    [
        (Reliability(), "No promise has come due yet."),
        (Reliability(kept=1), "You kept your promise."),
        (Reliability(kept=2, renegotiated=1), "You kept both promises. One was moved by agreement."),
        (Reliability(kept=3), "You kept all three promises."),
        (
            Reliability(kept=11, broken=1, late=1, renegotiated=2),
            "You kept eleven of twelve promises. One came after the day. Two were moved by agreement.",
        ),
        (
            Reliability(kept=2, not_reached=1),
            "You kept both promises. One of them with nobody on the phone, which counts.",
        ),
    ],
)
def test_tim_5_the_ledger_is_said_without_blame(ledger: Reliability, words: str) -> None:
    assert reliability_words(ledger) == words


def test_tim_5_and_6_the_ledger_is_counted() -> None:
    # Two kept, one of them with nobody on the phone; two broken, one made up for; one moved; one open: due 4.
    found = reliability(
        [
            ("kept", True, False),
            ("kept", False, False),
            ("broken", None, False),
            ("broken", True, True),
            ("renegotiated", None, False),
            ("open", None, False),
        ]
    )
    assert found == Reliability(kept=2, broken=2, renegotiated=1, open=1, not_reached=1, late=1)
    assert found.due == 4
