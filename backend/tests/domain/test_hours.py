"""Hours: call windows and meeting slots."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroad.domain.hours import call_windows, meeting_bands, meeting_slots
from inroad.domain.policy import OfficeHours, Policy
from inroad.domain.timing import Diary, local

WED = date(2026, 10, 14)


def test_set_3_before_lunch_after_then_business() -> None:
    slots = meeting_slots(WED, "Europe/Dublin")
    order = list(dict.fromkeys(s.band for s in slots))
    assert order == ["before", "lunch", "after", "business"]
    assert slots[0].local_start == time(7, 30)
    assert slots[0].starts_at == datetime(2026, 10, 14, 6, 30, tzinfo=UTC)
    assert all(s.ends_at - s.starts_at == timedelta(minutes=20) for s in slots)
    assert {r.rule for s in slots for r in s.reasons} == {"SET-3"}


def test_set_3_hours_are_the_contacts_own() -> None:
    hours = OfficeHours(opens=time(7, 30), closes=time(16))
    slots = meeting_slots(WED, "America/New_York", hours)
    assert next(s for s in slots if s.band == "after").local_start == time(16)
    assert next(s for s in slots if s.band == "before").local_start == time(6)


def test_slots_leave_out_what_is_taken_past_or_a_day_off() -> None:
    free = meeting_slots(WED, "UTC")
    first = free[0]
    left = meeting_slots(WED, "UTC", taken=[(first.starts_at, first.ends_at)])
    assert first not in left
    touching = meeting_slots(WED, "UTC", taken=[(first.ends_at, first.ends_at + timedelta(minutes=5))])
    assert first in touching
    now = datetime(2026, 10, 14, 12, 10, tzinfo=UTC)
    assert all(s.starts_at > now for s in meeting_slots(WED, "UTC", now=now))
    assert meeting_slots(WED, "UTC", diary=Diary(holidays={WED: "A feast"})) == []
    assert meeting_slots(date(2026, 10, 17), "UTC") == []


def test_late_offices_do_not_run_over_midnight() -> None:
    hours = OfficeHours(opens=time(15), lunch_from=time(18), lunch_to=time(19), closes=time(23, 30))
    slots = meeting_slots(WED, "UTC", hours, per_band=9)
    assert all(s.local_start < s.local_end for s in slots)
    assert all(s.local_start.hour >= 13 for s in slots)


@given(
    st.dates(date(2024, 1, 1), date(2031, 12, 31)),
    st.sampled_from(["Europe/Dublin", "America/Santiago", "Australia/Lord_Howe"]),
    st.integers(1, 180),
    st.integers(1, 120),
)
def test_tim_8_slots_read_the_same_on_the_contacts_clock(
    day: date, zone: str, minutes: int, step: int
) -> None:
    policy = Policy(minutes=minutes + 1, cue_minutes=minutes)
    for slot in meeting_slots(day, zone, policy=policy, step_minutes=step):
        assert local(slot.starts_at, zone).replace(tzinfo=None) == datetime.combine(day, slot.local_start)
        assert slot.starts_at < slot.ends_at


def test_call_windows_by_weekday() -> None:
    assert [w.band for w in call_windows(WED, "UTC")] == ["morning", "afternoon"]
    monday, friday = call_windows(date(2026, 10, 12), "UTC"), call_windows(date(2026, 10, 16), "UTC")
    assert (monday[0].band, monday[0].reasons[0].rule) == ("afternoon", "TIM-2")
    assert (friday[0].band, friday[0].reasons[0].rule) == ("morning", "TIM-4")


def test_nrs_2_another_hour_first() -> None:
    windows = call_windows(WED, "UTC", tried=["morning"])
    assert [w.band for w in windows] == ["afternoon", "morning"]
    assert windows[0].reasons[0].rule == "NRS-2"
    both = call_windows(WED, "UTC", tried=["morning", "afternoon"])
    assert [w.band for w in both] == ["morning", "afternoon"]


def test_bands_cover_the_day_without_touching_twice() -> None:
    bands = sorted(meeting_bands(WED, "Europe/Dublin"), key=lambda s: s.starts_at)
    assert [b.band for b in bands] == ["before", "business", "lunch", "business", "after"]
    assert all(a.ends_at == b.starts_at for a, b in pairwise(bands))


def test_office_hours_must_ascend() -> None:
    with pytest.raises(ValueError, match="ascend"):
        OfficeHours(opens=time(18), closes=time(9))


def test_tim_4_a_relaxed_friday_is_good_all_day() -> None:
    friday = WED + timedelta(days=2)
    told = [w.reasons[0].text for w in call_windows(friday, "UTC", friday_style="relaxed")]
    assert all("relaxed" in text for text in told)
    assert not any("relaxed" in w.reasons[0].text for w in call_windows(friday, "UTC"))
