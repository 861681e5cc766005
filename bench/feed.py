"""A feed of 1,000 events against a writer made for nothing else, and against `icalendar`, in one run (goal
16).

    PYTHONPATH=backend/src python bench/feed.py [EVENTS]

Goal: at most 2 times the hand-made one (aim 1.3), at least 8 times faster than `icalendar` (aim 15).
"""

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from icalendar import Alarm as TheirAlarm
from icalendar import Calendar
from icalendar import Event as TheirEvent

from inroad.kit.ics import Alarm, Event, write

START = datetime(2026, 10, 15, 12, 30, tzinfo=UTC)


def ours(count: int) -> list[Event]:
    """Meetings with two alarms each."""
    return [
        Event(
            uid=f"meeting-{n:08d}@inroad",
            stamp=START,
            sequence=3,
            summary=f"Meet Ruth Adeyemi, {n}",
            start=START + timedelta(hours=n),
            end=START + timedelta(hours=n, minutes=20),
            description="20 minutes were promised.\nNotebook, pen, your copy of the questions.",
            location="Harbour Mills; the canteen",
            url="http://127.0.0.1:8000/meetings/1",
            alarms=(Alarm(timedelta(minutes=55), "Leave now."), Alarm(timedelta(minutes=15), "Be there.")),
        )
        for n in range(count)
    ]


def by_hand(events: list[Event]) -> bytes:
    """The same events by one format string, nothing escaped, nothing folded."""
    parts = ["BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n"]
    for each in events:
        stamp, start, end = (f"{at:%Y%m%dT%H%M%SZ}" for at in (each.stamp, each.start, each.end))
        parts.append(
            f"BEGIN:VEVENT\r\nUID:{each.uid}\r\nDTSTAMP:{stamp}\r\nLAST-MODIFIED:{stamp}\r\nSEQUENCE:{each.sequence}\r\n"
            f"DTSTART:{start}\r\nDTEND:{end}\r\nSUMMARY:{each.summary}\r\nSTATUS:{each.status}\r\nTRANSP:OPAQUE\r\n"
            f"DESCRIPTION:{each.description}\r\nLOCATION:{each.location}\r\nURL:{each.url}\r\n"
        )
        for alarm in each.alarms:
            minutes = int(alarm.before.total_seconds() // 60)
            parts.append(
                f"BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT{minutes}M\r\nDESCRIPTION:{alarm.text}\r\nEND:VALARM\r\n"
            )
        parts.append("END:VEVENT\r\n")
    parts.append("END:VCALENDAR\r\n")
    return "".join(parts).encode()


def by_icalendar(events: list[Event]) -> bytes:
    """The same events by the library."""
    book = Calendar()
    book.add("prodid", "x")
    book.add("version", "2.0")
    for each in events:
        event = TheirEvent()
        for name, value in (
            ("uid", each.uid),
            ("dtstamp", each.stamp),
            ("last-modified", each.stamp),
            ("sequence", each.sequence),
            ("dtstart", each.start),
            ("dtend", each.end),
            ("summary", each.summary),
            ("status", each.status),
            ("transp", "OPAQUE"),
            ("description", each.description),
            ("location", each.location),
            ("url", each.url),
        ):
            event.add(name, value)
        for alarm in each.alarms:
            theirs = TheirAlarm()
            theirs.add("action", "DISPLAY")
            theirs.add("trigger", -alarm.before)
            theirs.add("description", alarm.text)
            event.add_component(theirs)
        book.add_component(event)
    made: bytes = book.to_ical()
    return made


def best(call: Callable[[], object], times: int) -> float:
    """The shortest of so many runs, in milliseconds of processor time."""
    found = []
    for _ in range(times):
        begun = time.process_time()
        call()
        found.append(1000 * (time.process_time() - begun))
    return min(found)


def main(count: int = 1000) -> None:
    events = ours(count)
    mine, hand, library = (
        best(lambda: write("Search", events), 20),
        best(lambda: by_hand(events), 20),
        best(lambda: by_icalendar(events), 3),
    )
    print(f"{count} events: ours {mine:.1f} ms, by hand {hand:.1f} ms, icalendar {library:.0f} ms")
    print(
        f"ours / by hand {mine / hand:.2f} (goal at most 2), icalendar / ours {library / mine:.0f} (goal 8)"
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
