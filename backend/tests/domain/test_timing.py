"""Days: scores, words, reasons, proposals, post, zones."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroad.domain.policy import Policy
from inroad.domain.timing import (
    Diary,
    add_business_days,
    best_posting_day,
    call_strip,
    day_quality,
    earliest_promise_day,
    friday_style,
    instant,
    is_business_day,
    local,
    local_day,
    mail_arrival,
    propose_call_days,
    read_by_then,
    zone,
)
from inroad.domain.wording import counted, listed, long_day, near_day, on_day

MON, TUE, WED, THU, FRI, SAT, SUN = (date(2026, 10, 12) + timedelta(days=n) for n in range(7))
DAYS = st.dates(date(2024, 1, 1), date(2031, 12, 31))
ZONES = st.sampled_from(
    [
        *("Europe/Dublin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia"),
        *("America/St_Johns", "Africa/Casablanca", "America/Santiago", "UTC"),
    ]
)


def rules(day: date, **kwargs: object) -> list[str]:
    return [r.rule for r in day_quality(day, **kwargs).reasons]  # type: ignore[arg-type]  # passes through


def test_tim_1_order_of_days() -> None:
    score = {d: day_quality(d).score for d in (MON, TUE, WED, THU, FRI)}
    assert score[WED] == score[THU] > score[TUE] > score[MON] >= score[FRI] > 0
    assert [day_quality(d).word for d in (MON, TUE, WED, THU, FRI)] == [
        *("harder", "good", "best", "best", "depends")
    ]
    assert all(day_quality(MON + timedelta(days=n)).reasons for n in range(7))


def test_tim_2_monday_is_never_first_while_tuesday_to_thursday_is_free() -> None:
    assert propose_call_days(SUN - timedelta(days=7), 1)[0].day == WED
    busy = Diary(booked={TUE: 2, WED: 2, THU: 2})
    nearest = propose_call_days(SUN - timedelta(days=7), 1, diary=busy, within_days=5)
    assert nearest[0].day == MON


def test_tim_3_tuesday_is_heavy_for_mail_and_good_for_calls() -> None:
    assert day_quality(TUE, for_="mail").word == "heavy mail"
    assert rules(TUE, for_="mail") == ["TIM-3"]
    assert day_quality(TUE).word == "good"
    warned = mail_arrival(MON, "post")
    assert warned.day == TUE
    assert warned.warning is not None
    assert warned.warning.rule == "TIM-3"
    assert mail_arrival(TUE, "post").warning is None
    assert mail_arrival(TUE, "email") == mail_arrival(TUE, "email", 3)
    assert mail_arrival(TUE, "email").warning is None


def test_tim_3_post_is_timed_for_wednesday_or_thursday() -> None:
    assert best_posting_day(MON, "post") == TUE
    assert best_posting_day(WED, "post") == WED
    assert best_posting_day(THU, "post") == date(2026, 10, 20)
    assert best_posting_day(THU, "post", 4) == THU
    assert best_posting_day(SAT, "email") == date(2026, 10, 19)


@given(DAYS, st.integers(0, 6))
def test_tim_3_posting_days_hold_for_any_day(today: date, transit: int) -> None:
    sent = best_posting_day(today, "post", transit)
    assert sent >= today
    assert is_business_day(sent)
    assert mail_arrival(sent, "post", transit).day.weekday() in (2, 3)


def test_tim_4_friday_by_the_office() -> None:
    unknown = day_quality(FRI)
    assert (unknown.word, len(unknown.reasons)) == ("depends", 2)
    relaxed = day_quality(FRI, friday_style="relaxed")
    assert (relaxed.word, relaxed.score) == ("good", day_quality(TUE).score)
    hurried = day_quality(FRI, friday_style="hurried")
    assert hurried.score <= day_quality(MON).score
    assert {r.rule for q in (unknown, relaxed, hurried) for r in q.reasons} == {"TIM-4"}


@pytest.mark.parametrize(
    ("stated", "reached", "tried", "learnt"),
    [
        ("unknown", 0, 0, "unknown"),
        ("unknown", 1, 1, "relaxed"),
        ("unknown", 0, 1, "unknown"),
        ("unknown", 0, 2, "hurried"),
        ("unknown", 1, 2, "relaxed"),
        ("unknown", 1, 3, "unknown"),
        ("hurried", 3, 3, "hurried"),
        ("relaxed", 0, 4, "relaxed"),
    ],
)
def test_tim_4_logged_fridays_teach(stated: str, reached: int, tried: int, learnt: str) -> None:
    assert friday_style(stated, reached, tried) == learnt  # type: ignore[arg-type]  # literals of the table


def test_tim_5_a_full_day_is_not_offered() -> None:
    full = day_quality(WED, diary=Diary(booked={WED: 2}))
    assert (full.score, full.word) == (0, "full")
    assert "two calls" in full.reasons[0].text
    assert day_quality(WED, diary=Diary(booked={WED: 1})).proposable
    assert day_quality(WED, diary=Diary(booked={WED: 9}), for_="mail").proposable


def test_tim_7_days_off_and_what_the_contact_says_otherwise() -> None:
    holiday = day_quality(MON, diary=Diary(holidays={MON: "October Bank Holiday"}))
    assert (holiday.word, holiday.score) == ("holiday", 0)
    assert "October Bank Holiday" in holiday.reasons[0].text
    away = day_quality(WED, diary=Diary(closed={WED: "Ines is away"}))
    assert (away.word, away.score) == ("closed", 0)
    assert day_quality(SAT).word == "closed"
    agreed = Diary(agreed=frozenset({SAT, MON}), holidays={MON: "Bank Holiday"}, booked={SAT: 5})
    assert day_quality(SAT, diary=agreed).proposable
    assert day_quality(MON, diary=agreed).reasons[0].text == "This Monday was agreed."


@given(
    DAYS,
    st.integers(1, 15),
    st.sets(st.integers(1, 70)),
    st.sets(st.integers(1, 70)),
    st.dictionaries(st.integers(1, 70), st.integers(0, 3)),
    st.sampled_from(["unknown", "hurried", "relaxed"]),
)
def test_tim_7_proposals_are_open_days_best_first(
    after: date, count: int, off: set[int], away: set[int], booked: dict[int, int], style: str
) -> None:
    def at(n: int) -> date:
        return after + timedelta(days=n)

    diary = Diary(
        holidays={at(n): "A feast" for n in off},
        closed={at(n): "away" for n in away},
        booked={at(n): c for n, c in booked.items()},
    )
    found = propose_call_days(after, count, diary=diary, friday_style=style)  # type: ignore[arg-type]  # a literal
    assert len(found) <= count
    assert len({q.day for q in found}) == len(found)
    for quality in found:
        assert quality.day > after
        assert quality.day.weekday() < 5
        assert quality.day not in diary.holidays
        assert quality.day not in diary.closed
        assert diary.booked.get(quality.day, 0) < 2
    near = [q.score for q in found if (q.day - after).days <= 14]
    assert near == sorted(near, reverse=True)
    strip = call_strip(after, diary=diary)
    assert len(strip) == 10
    assert all(q.day.weekday() < 5 and q.reasons for q in strip)
    assert all(not q.proposable for q in strip if q.day <= after)


def test_the_strip_starts_with_the_week_of_the_first_day() -> None:
    assert call_strip(WED)[0].day == MON
    assert call_strip(FRI)[0].day == date(2026, 10, 19)
    assert call_strip(WED, too_soon="Wait for the letter.")[2].reasons[0].text == "Wait for the letter."


def test_a_policy_may_leave_a_weekday_out() -> None:
    policy = Policy(call_scores=(0, 3, 4, 4, 1))
    monday = day_quality(MON, policy=policy)
    assert (monday.word, monday.proposable) == ("closed", False)
    assert MON not in {q.day for q in propose_call_days(SUN - timedelta(days=7), 5, policy=policy)}


def test_lnd_4_the_promise_leaves_time_to_read() -> None:
    assert earliest_promise_day(WED, "post") == FRI
    assert earliest_promise_day(THU, "post") == date(2026, 10, 19)
    assert earliest_promise_day(FRI, "email") == date(2026, 10, 19)
    assert earliest_promise_day(WED, "post", policy=Policy(reading_business_days=0)) == THU
    assert (
        read_by_then(date(2026, 10, 22), THU, "Tomás").text == "The letter will have had a week to be read."
    )
    assert read_by_then(THU, THU, "Tomás").rule == "LND-4"


@given(DAYS, st.integers(0, 30), st.sets(st.integers(0, 60), max_size=20))
def test_business_days_are_counted(day: date, count: int, off: set[int]) -> None:
    diary = Diary(holidays={day + timedelta(days=n): "off" for n in off})
    reached = add_business_days(day, count, diary)
    assert is_business_day(reached, diary)
    between = sum(is_business_day(day + timedelta(days=n), diary) for n in range(1, (reached - day).days + 1))
    assert between == count or (count == 0 and between <= 1)


@given(DAYS, ZONES, st.times())
def test_tim_8_a_local_time_stays_on_its_local_day(day: date, name: str, at: time) -> None:
    when = instant(day, at, name)
    assert when.tzinfo is UTC
    back = local(when, name)
    if back.replace(tzinfo=None) != datetime.combine(day, at):  # skipped by the clocks: moved on, never back
        assert timedelta(0) < back.replace(tzinfo=None) - datetime.combine(day, at) <= timedelta(hours=24)


@given(DAYS, ZONES)
def test_tim_8_nine_o_clock_is_nine_o_clock_on_both_sides_of_a_change(day: date, name: str) -> None:
    for n in range(2):
        there = local(instant(day + timedelta(days=n), time(9), name), name)
        if name != "Pacific/Apia":
            assert (there.date(), there.time()) == (day + timedelta(days=n), time(9))


def test_tim_8_the_clocks_of_dublin() -> None:
    assert instant(date(2026, 10, 24), time(9), "Europe/Dublin") == datetime(2026, 10, 24, 8, tzinfo=UTC)
    assert instant(date(2026, 10, 25), time(9), "Europe/Dublin") == datetime(2026, 10, 25, 9, tzinfo=UTC)
    assert local_day(datetime(2026, 10, 14, 23, 30, tzinfo=UTC), "Asia/Kathmandu") == THU


@pytest.mark.parametrize("name", ["Mars/Olympus", "", "../etc/passwd", "Europe"])
def test_tim_8_unknown_zones_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match="zone"):
        zone(name)


def test_tim_8_naive_instants_are_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        local(datetime(2026, 10, 14, 9), "UTC")  # noqa: DTZ001 -- naive on purpose


def test_words_for_days_and_counts() -> None:
    assert [near_day(d, WED) for d in (TUE, WED, THU, MON)] == ["yesterday", "today", "tomorrow", "Monday"]
    assert near_day(date(2026, 10, 22), WED) == "Thursday 22 October" == long_day(date(2026, 10, 22))
    assert (on_day(THU, WED), on_day(MON, WED)) == ("tomorrow", "on Monday")
    assert (counted(1, "lunch", "lunches"), counted(3, "call"), counted(40, "call")) == (
        *("one lunch", "three calls"),
        "40 calls",
    )
    assert (listed([]), listed(["A"]), listed(["A", "B", "C"])) == ("", "A", "A, B and C")
