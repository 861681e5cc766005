"""What one's own calendar takes of the days (TIM-5, TIM-8)."""

import itertools
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from inroad.domain.occupied import clash, merged, occupied_days, on_days
from inroad.domain.policy import OfficeHours, Policy
from inroad.domain.promises import can_promise
from inroad.domain.timing import Diary, day_quality

WEDNESDAY = date(2026, 10, 14)
HOURS = OfficeHours(opens=time(9), closes=time(17))


def utc(hour: int, minute: int = 0, day: int = 14) -> datetime:
    """An instant of October 2026."""
    return datetime(2026, 10, day, hour, minute, tzinfo=UTC)


def test_a_day_without_a_free_quarter_of_an_hour_is_occupied() -> None:
    assert occupied_days([(utc(7), utc(12)), (utc(12), utc(17))], "Europe/Dublin", HOURS) == {WEDNESDAY}
    assert occupied_days([(utc(7), utc(12)), (utc(12, 15), utc(17))], "Europe/Dublin", HOURS) == frozenset()
    assert occupied_days([(utc(8), utc(15, 45))], "Europe/Dublin", HOURS) == frozenset()
    assert occupied_days([(utc(8), utc(15, 46))], "Europe/Dublin", HOURS) == {WEDNESDAY}


def test_office_hours_are_those_of_the_contact() -> None:
    """TIM-8: the same time fills a day in Dublin and leaves the afternoon in New York."""
    taken = [(utc(7), utc(17))]
    assert occupied_days(taken, "Europe/Dublin", HOURS) == {WEDNESDAY}
    assert occupied_days(taken, "America/New_York", HOURS) == frozenset()


def test_an_occupied_day_is_not_proposed_and_a_promise_on_it_is_warned_of() -> None:
    """TIM-5: full by promises is refused; one's own calendar may be wrong."""
    diary = Diary(occupied=frozenset({WEDNESDAY}))
    judged = day_quality(WEDNESDAY, diary=diary)
    assert (judged.word, judged.proposable) == ("full", False)
    assert judged.reasons[0].text == "On Wednesday your own calendar is full all through office hours."
    [refusal] = can_promise(WEDNESDAY, today=date(2026, 10, 12), diary=diary)
    assert not refusal.blocks
    full = Diary(occupied=diary.occupied, booked={WEDNESDAY: Policy().calls_per_day})
    [refusal] = can_promise(WEDNESDAY, today=date(2026, 10, 12), diary=full)
    assert refusal.blocks
    assert day_quality(WEDNESDAY, diary=Diary(occupied=diary.occupied, agreed=diary.occupied)).proposable
    assert day_quality(WEDNESDAY, diary=diary, for_="mail").proposable


def test_days_are_cut_at_midnight() -> None:
    cut = on_days([(utc(20), utc(4, day=16))], "Europe/Dublin", date(2026, 10, 14), date(2026, 10, 15))
    assert cut == {
        date(2026, 10, 14): [(utc(20), utc(23))],
        date(2026, 10, 15): [(utc(23), utc(23, day=15))],
    }


SPAN = st.tuples(st.integers(0, 500), st.integers(0, 500)).map(
    lambda two: (
        datetime.fromtimestamp(1_790_000_000 + two[0] * 60, UTC),
        datetime.fromtimestamp(1_790_000_000 + (two[0] + two[1]) * 60, UTC),
    )
)


@given(st.lists(SPAN, max_size=12))
def test_merging_keeps_every_minute_and_adds_none(spans: list[tuple[datetime, datetime]]) -> None:
    found = merged(spans)
    assert all(a[1] < b[0] for a, b in itertools.pairwise(found))
    for start, end in spans:
        assert start == end or any(a <= start and end <= b for a, b in found)
    edges = {start for start, _ in spans} | {end for _, end in spans}
    assert all(start in edges and end in edges for start, end in found)


def test_set_3_a_clash_is_told_in_words_on_the_seekers_clock() -> None:
    taken = [(utc(11), utc(12)), (utc(12), utc(13)), (utc(15), utc(16))]

    def said(start: datetime, end: datetime, zone: str = "Europe/Dublin", way: int = 0) -> str:
        found = clash(taken, (start, end), zone, way=timedelta(minutes=way))
        assert found is None or found.rule == "SET-3"
        return found.text if found else ""

    assert "on Wednesday from 12:00 to 14:00. Ask for another time" in said(utc(12, 30), utc(12, 50))
    assert "on Thursday from 0:00 to 2:00." in said(utc(12, 30), utc(12, 50), "Pacific/Auckland")
    assert said(utc(13), utc(13, 20)) == ""
    assert said(utc(10, 40), utc(11)) == ""
    assert "from 12:00 to 14:00, when you would be on your way" in said(utc(13), utc(13, 20), way=5)
    # What lies in the meeting itself is said before what lies on the way to it.
    assert "from 16:00 to 17:00. Ask" in said(utc(15, 10), utc(15, 30), way=140)
    whole = [(utc(23, day=13), utc(23))]
    found = clash(whole, (utc(12), utc(13)), "Europe/Dublin")
    assert found is not None
    assert "you are busy all Wednesday." in found.text
    night = [(utc(20), utc(3, day=15))]
    found = clash(night, (utc(20), utc(21)), "Europe/Dublin")
    assert found is not None
    assert "on Wednesday from 21:00 to Thursday 4:00." in found.text
