"""The iCalendar writer, held against the `icalendar` library as reader."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from inroad.kit.ics import Alarm, Event, duration, fold, write

STAMP = datetime(2026, 10, 14, 9, tzinfo=UTC)


def event(**fields: Any) -> Event:
    day = date(2026, 10, 15)
    given: dict[str, Any] = {"uid": "a@inroad", "stamp": STAMP, "summary": "Call Ruth", "start": day}
    return Event(**{**given, "end": day + timedelta(days=1), **fields})


def read(content: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


@given(
    texts=st.tuples(*[st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=120)] * 3),
    broken=st.sampled_from(["", "\r\nATTENDEE:x", "\nEND:VEVENT", ";X=1:", "\\n", ","]),
)
def test_whatever_is_written_reads_back_the_same(texts: tuple[str, str, str], broken: str) -> None:
    summary, place, words = (text + broken for text in texts)
    (found,) = read(write("Search", [event(summary=summary, location=place, description=words)]))
    assert str(found["SUMMARY"]) == summary.replace("\r", "")
    assert str(found.get("LOCATION", "")) == place.replace("\r", "")
    assert str(found.get("DESCRIPTION", "")) == words.replace("\r", "")
    assert "ATTENDEE" not in found


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=400))
def test_no_line_is_longer_than_75_octets_and_none_breaks_a_character(text: str) -> None:
    for line in write(text, [event(summary=text)]).split(b"\r\n"):
        assert len(line) <= 75
        line.decode()


def test_days_instants_alarms_and_state() -> None:
    start = datetime(2026, 10, 15, 12, 30, tzinfo=UTC)
    content = write(
        "Search",
        [
            event(
                start=start,
                end=start + timedelta(minutes=20),
                sequence=3,
                status="CANCELLED",
                private=True,
                alarms=(Alarm(timedelta(minutes=75), "Leave"), Alarm(-timedelta(hours=9), "Morning")),
            )
        ],
    )
    (found,) = read(content)
    assert found.start == start
    assert found.end - found.start == timedelta(minutes=20)
    assert (found["SEQUENCE"], found["STATUS"], found["CLASS"]) == (3, "CANCELLED", "PRIVATE")
    assert [alarm["TRIGGER"].dt for alarm in found.walk("VALARM")] == [
        timedelta(minutes=-75),
        timedelta(hours=9),
    ]
    assert content == write(
        "Search",
        [
            event(
                start=start,
                end=start + timedelta(minutes=20),
                sequence=3,
                status="CANCELLED",
                private=True,
                alarms=(Alarm(timedelta(minutes=75), "Leave"), Alarm(-timedelta(hours=9), "Morning")),
            )
        ],
    )


def test_spans() -> None:
    spans = {0: "PT0M", 15: "PT15M", 60: "PT1H", 90: "PT1H30M", 1440: "P1D", 1500: "P1DT1H", -75: "-PT1H15M"}
    assert {minutes: duration(timedelta(minutes=minutes)) for minutes in spans} == spans


def test_short_lines_stay_as_they_are() -> None:
    assert fold("SUMMARY:short") == "SUMMARY:short"
