"""Times to offer for a meeting (SET-2, SET-3)."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from inroad.domain.policy import OfficeHours
from inroad.domain.slots import Busy, Proposal, offer_text, propose
from inroad.domain.timing import Diary

MON = date(2026, 10, 12)
NOW = datetime(2026, 10, 11, 9, tzinfo=UTC)
DUBLIN = "Europe/Dublin"


def bands(found: list[Proposal]) -> list[str]:
    return list(dict.fromkeys(each.slot.band for each in found))


def test_set_3_before_lunch_after_then_business_over_the_days() -> None:
    found = propose(MON, 7, DUBLIN, now=NOW)
    assert bands(found) == ["before", "lunch", "after", "business"]
    lunches = [each.day for each in found if each.slot.band == "lunch"]
    assert lunches == sorted(lunches)
    assert {each.day.weekday() for each in found} == {0, 1, 2, 3, 4}  # no weekend (TIM-7)


def test_set_2_three_are_offered_on_different_days_one_of_each_good_band() -> None:
    offered = [each for each in propose(MON, 7, DUBLIN, now=NOW) if each.offered]
    assert [each.slot.band for each in offered] == ["before", "lunch", "after"]
    assert len({each.day for each in offered}) == 3


def test_with_one_day_three_times_of_that_day_are_offered() -> None:
    offered = [each for each in propose(MON, 1, DUBLIN, now=NOW) if each.offered]
    assert len(offered) == 3
    assert {each.day for each in offered} == {MON}


def test_set_3_hours_are_the_contacts_own_office() -> None:
    hours = OfficeHours(opens=time(7), closes=time(15))
    found = propose(MON, 1, "America/New_York", hours, now=NOW)
    after = next(each for each in found if each.slot.band == "after")
    assert after.slot.local_start == time(15)
    assert after.slot.starts_at == datetime(2026, 10, 12, 19, tzinfo=UTC)


def test_busy_times_are_kept_clear_by_the_way_there_the_early_arrival_and_the_way_back() -> None:
    noon = datetime(2026, 10, 12, 11, tzinfo=UTC)  # twelve in Dublin
    busy = [Busy(noon - timedelta(hours=1), noon)]  # until twelve
    near = propose(MON, 1, DUBLIN, now=NOW, busy=busy, travel_minutes=20, per_band=9)
    lunch = [each.slot.local_start for each in near if each.slot.band == "lunch"]
    assert lunch[0] == time(13)  # 12:30 is 30 minutes off, and 35 are needed
    here = propose(MON, 1, DUBLIN, now=NOW, busy=busy, per_band=9)
    assert next(each.slot.local_start for each in here if each.slot.band == "lunch") == time(12, 30)
    before = [each.slot for each in near if each.slot.band == "business" and each.slot.ends_at <= noon]
    assert all(slot.ends_at + timedelta(minutes=20) <= noon - timedelta(hours=1) for slot in before)


def test_tim_7_holidays_and_days_away_are_left_out() -> None:
    diary = Diary(holidays={MON: "A feast"}, closed={MON + timedelta(days=1): "Ines is away"})
    found = propose(MON, 3, DUBLIN, now=NOW, diary=diary)
    assert {each.day for each in found} == {MON + timedelta(days=2)}


@pytest.mark.parametrize(("style", "last"), [("relaxed", False), ("hurried", True), ("unknown", True)])
def test_tim_4_friday_comes_last_in_its_band_unless_it_is_relaxed(style: str, last: bool) -> None:
    friday = date(2026, 10, 16)
    found = propose(friday, 7, DUBLIN, now=NOW, friday_style=style)  # type: ignore[arg-type]  # parametrised
    before = [each for each in found if each.slot.band == "before"]
    assert (before[-1].day == friday) is last
    said = next(each for each in found if each.day == friday)
    assert "TIM-4" in {reason.rule for reason in said.reasons}


def test_nothing_that_cannot_be_reached_any_more() -> None:
    now = datetime(2026, 10, 12, 10, 50, tzinfo=UTC)  # ten to twelve
    found = propose(MON, 1, DUBLIN, now=now, travel_minutes=30, per_band=9)
    assert min(each.slot.starts_at for each in found) > now + timedelta(minutes=45)


def test_busy_times_must_make_sense() -> None:
    with pytest.raises(ValueError, match="zone"):
        Busy(datetime(2026, 10, 12, 9), datetime(2026, 10, 12, 10))  # noqa: DTZ001 -- naive on purpose
    with pytest.raises(ValueError, match="ends after"):
        Busy(NOW, NOW - timedelta(minutes=1))


def test_set_2_the_offer_in_words() -> None:
    times = [datetime(2026, 10, 14, 11, 30, tzinfo=UTC), datetime(2026, 10, 13, 7, tzinfo=UTC)]
    text = offer_text(times, DUBLIN, DUBLIN, minutes=20, place="Dublin")
    assert text == (
        "Would Tuesday 13 October at 8:00 or Wednesday 14 October at 12:30 suit you? "
        "I will need only 20 minutes."
    )
    assert offer_text([], DUBLIN, DUBLIN, minutes=20, place="") == ""


def test_tim_8_both_clocks_where_they_differ() -> None:
    late = datetime(2026, 10, 13, 22, tzinfo=UTC)
    text = offer_text([late], "America/New_York", DUBLIN, minutes=20, place="New York")
    assert text.startswith("Would Tuesday 13 October at 18:00 (23:00 for me), New York time suit you?")
    text = offer_text([late + timedelta(hours=2)], "America/New_York", DUBLIN, minutes=20, place="New York")
    assert "at 20:00 (Wednesday 14 October, 1:00 for me)" in text
