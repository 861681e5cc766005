"""Promises and meetings as iCalendar (RFC 5545): one file that any calendar program reads."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

_CALLED = {
    "call": "Call {name}",
    "check_back": "Check back with {name}",
    "send_something": "Send {name} what you promised",
}
_GONE = ("withdrawn", "renegotiated")
_MARGIN = timedelta(days=366)


def calendar(
    promises: Sequence[Mapping[str, Any]], meetings: Sequence[Mapping[str, Any]], name: str
) -> bytes:
    """Promises as whole days, meetings at their hour and zone. Rows hold column values and `who`.

    UIDs are made of our ids, so that a later file changes the same events.
    """
    book = Calendar()
    book.add("prodid", "-//Inroad//Export//EN")
    book.add("version", "2.0")
    book.add("x-wr-calname", name)
    days: list[date] = []
    for row in promises:
        event = Event()
        event.add("uid", f"promise-{row['id']}@inroad")
        event.add("dtstamp", row["updated_at"])
        event.add("summary", _CALLED.get(row["kind"], "Promise to {name}").format(name=row["who"]))
        event.add("dtstart", row["due_on"])
        event.add("dtend", row["due_on"] + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        event.add("status", "CANCELLED" if row["state"] in _GONE else "CONFIRMED")
        if row["note"]:
            event.add("description", row["note"])
        book.add_component(event)
    for row in meetings:
        start: datetime = row["local_start"].replace(tzinfo=ZoneInfo(row["time_zone"]))
        days.append(start.date())
        event = Event()
        event.add("uid", f"meeting-{row['id']}@inroad")
        event.add("dtstamp", row["updated_at"])
        event.add("summary", f"Meet {row['who']}")
        event.add("dtstart", start)
        event.add("duration", timedelta(minutes=row["minutes"]))
        event.add("location", row["place"])
        event.add("status", "CANCELLED" if row["state"] == "cancelled" else "CONFIRMED")
        book.add_component(event)
    if days:
        book.add_missing_timezones(first_date=min(days) - _MARGIN, last_date=max(days) + _MARGIN)
    made: bytes = book.to_ical()
    return made
