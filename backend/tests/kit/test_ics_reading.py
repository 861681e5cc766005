"""Foreign calendars: when somebody is busy, and nothing that hurts us (S21)."""

from datetime import UTC, date, datetime

import pytest
from tests.factories.ics import calendar, event

from inroad.kit.ics_reading import MAX_BYTES, IcsError, look_over, read_busy, unfold

FIRST, LAST = date(2026, 10, 7), date(2027, 10, 15)
HOUR = "DURATION:PT1H"


def spans(*parts: str) -> list[tuple[datetime, datetime]]:
    """What a calendar of these parts takes in October 2026."""
    return unfold(look_over(calendar(*parts)), date(2026, 10, 1), date(2026, 11, 1)).spans


def utc(day: int, hour: int = 0) -> datetime:
    """An instant of October 2026."""
    return datetime(2026, 10, day, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("part", "taken"),
    [
        (event("DTSTART:20261014T100000Z", HOUR), [(utc(14, 10), utc(14, 11))]),
        (
            event("DTSTART;TZID=America/New_York:20261014T100000", HOUR),
            [(utc(14, 14), utc(14, 15))],
        ),
        (  # as Outlook names its zones
            event('DTSTART;TZID="W. Europe Standard Time":20261014T100000', HOUR),
            [(utc(14, 8), utc(14, 9))],
        ),
        (event("DTSTART:20261014T100000Z", HOUR, "TRANSP:TRANSPARENT"), []),
        (event("DTSTART:20261014T100000Z", HOUR, "STATUS:CANCELLED"), []),
        (event("DTSTART:20261014T100000Z", HOUR, "X-MICROSOFT-CDO-BUSYSTATUS:FREE"), []),
        (event("DTSTART:20261014T100000Z"), []),
        (event("DTSTART;VALUE=DATE:20261014"), []),
        (event("DTSTART:20261014T100000Z", HOUR).replace("@elsewhere", "@inroad"), []),
        (
            event("DTSTART;VALUE=DATE:20261014", "TRANSP:OPAQUE"),
            [(datetime(2026, 10, 14), datetime(2026, 10, 15))],  # noqa: DTZ001 - it floats
        ),
        (
            event("DTSTART:20261006T100000Z", HOUR, "RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE:20261013T100000Z"),
            [(utc(6, 10), utc(6, 11)), (utc(20, 10), utc(20, 11))],
        ),
        (
            "BEGIN:VFREEBUSY\nUID:1\nDTSTAMP:20261001T000000Z\n"
            "FREEBUSY:20261014T100000Z/PT1H,20261015T090000Z/20261015T100000Z\n"
            "FREEBUSY;FBTYPE=FREE:20261016T100000Z/PT1H\nEND:VFREEBUSY",
            [(utc(14, 10), utc(14, 11)), (utc(15, 9), utc(15, 10))],
        ),
    ],
)
def test_what_takes_time_is_busy(part: str, taken: list[tuple[datetime, datetime]]) -> None:
    assert spans(part) == taken


def test_a_meeting_keeps_its_hour_when_the_clocks_change() -> None:
    found = spans(event("DTSTART;TZID=Europe/Dublin:20261018T100000", HOUR, "RRULE:FREQ=WEEKLY"))
    assert [start for start, _ in found] == [utc(18, 9), utc(25, 10)]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"<!doctype html>", "not_a_calendar"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "cut_off"),
        (calendar("X-NOISE:" + "x" * MAX_BYTES), "too_large"),
        (calendar(*["BEGIN:VEVENT\nEND:VEVENT"] * 5001), "too_many"),
        (calendar(event("DTSTART:20261014T100000Z", HOUR, "RRULE:FREQ=SECONDLY")), "too_often"),
        (calendar(event("DTSTART:20261014T100000Z", HOUR, "RRULE:FREQ=MINUTELY")), "too_often"),
        (calendar(event("DTSTART:20261014T100000Z", HOUR, "RRULE:FREQ=\n HOURLY")), "too_often"),
        (calendar(event("DTSTART:20261014T100000Z", HOUR, "RRULE:FREQ=DAILY;BYHOUR=1,2")), "too_often"),
        (calendar(event("DTSTART:20261014T100000Z", HOUR, "RRULE:FREQ=DAILY;INTERVAL=0")), "bad_rule"),
        (calendar(event("DTSTART:20261014T100000Z", HOUR, "RRULE:FREQ=DAILY;COUNT=1001")), "bad_rule"),
        (calendar(event("DTSTART;TZID=Mars/Olympus:20261014T100000", HOUR)), "bad_zone"),
        (calendar(event("DTSTART:tomorrow", HOUR)), "broken"),
    ],
)
async def test_what_could_hurt_or_mislead_is_refused_with_a_reason(content: bytes, why: str) -> None:
    with pytest.raises(IcsError) as refused:
        await read_busy(content, FIRST, LAST)
    assert refused.value.why == why
    assert str(refused.value).endswith(".")


async def test_a_rule_that_never_comes_and_one_that_began_long_ago_end() -> None:
    found = await read_busy(
        calendar(event("DTSTART:20260101T100000Z", HOUR, "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")),
        FIRST,
        LAST,
    )
    assert found.spans == []
    assert found.until == LAST


async def test_a_calendar_that_takes_too_long_is_given_up() -> None:
    slow = [event("DTSTART:19700101T000000Z", HOUR, "RRULE:FREQ=DAILY") for _ in range(3000)]
    with pytest.raises(IcsError, match="too long") as refused:
        await read_busy(calendar(*slow), FIRST, LAST, seconds=2)
    assert refused.value.why == "too_long"


async def test_beyond_a_thousand_items_it_says_how_far_it_knows() -> None:
    often = [event("DTSTART:20261001T100000Z", HOUR, "RRULE:FREQ=DAILY") for _ in range(5)]
    found = await read_busy(calendar(*often), FIRST, LAST)
    assert len(found.spans) == 1000
    assert found.until == date(2027, 4, 24)
