"""Writing iCalendar (RFC 5545): events with alarms, escaped and folded, the same bytes for the same input.

Instants are written in UTC and whole days as dates, so no time zone definition is needed. Only what a feed
has to say: reading foreign calendars is left to the `icalendar` library.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Final, Literal
from urllib.parse import quote

PRODUCT: Final = "-//Inroad//Inroad//EN"
LIMIT: Final = 74
"""Octets of a line before it is folded; the standard allows 75."""

Status = Literal["CONFIRMED", "TENTATIVE", "CANCELLED"]
Method = Literal["PUBLISH", "REQUEST", "CANCEL"]

_SPECIAL: Final = str.maketrans(
    {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}
    | {chr(code): None for code in (*range(9), 11, 12, *range(14, 32), 127)}
    | {"\t": " ", "\r": None}
)


_UNSAFE: Final = re.compile(r"[\\;,\x00-\x1f\x7f]")


def _text(value: str) -> str:
    return value.translate(_SPECIAL) if _UNSAFE.search(value) else value


@dataclass(frozen=True, slots=True)
class Alarm:
    """A reminder so long before the start (after it where `before` is negative), with its words."""

    before: timedelta
    text: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at a meeting, by their e-mail address."""

    name: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event. `start` and `end` are both days (the end not included) or both aware instants.

    uid, sequence  what makes a client move the event it has instead of adding another
    stamp          when it was last changed: also DTSTAMP, so that the same state gives the same bytes
    busy           whether it takes the time it stands on
    organizer, attendee  who invites whom; an invitation has both (RFC 5546)
    """

    uid: str
    stamp: datetime
    summary: str
    start: date | datetime
    end: date | datetime
    sequence: int = 0
    description: str = ""
    location: str = ""
    url: str = ""
    status: Status = "CONFIRMED"
    busy: bool = True
    private: bool = False
    alarms: tuple[Alarm, ...] = ()
    organizer: Person | None = None
    attendee: Person | None = None


def write(name: str, events: Iterable[Event], *, method: Method = "PUBLISH", every: str = "PT1H") -> bytes:
    """The calendar as a file: CRLF, UTF-8. `every` asks readers to look again so often (RFC 7986)."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", f"METHOD:{method}"]
    if name:
        shown = _text(name)
        lines += [fold(f"NAME:{shown}"), fold(f"X-WR-CALNAME:{shown}")]
    if method == "PUBLISH":
        lines += [f"REFRESH-INTERVAL;VALUE=DURATION:{every}", f"X-PUBLISHED-TTL:{every}"]
    for event in events:
        _event(lines, event)
    lines.append("END:VCALENDAR\r\n")
    return "\r\n".join(lines).encode()


def fold(line: str) -> str:
    """A content line in pieces of at most 75 octets, never inside a character."""
    if len(line) <= LIMIT and (line.isascii() or len(line.encode()) <= LIMIT):
        return line
    pieces, piece, size = [], "", 0
    for char in line:
        octets = len(char.encode())
        if size + octets > LIMIT:
            pieces.append(piece)
            piece, size = "", 1  # the blank that begins a folded line
        piece += char
        size += octets
    pieces.append(piece)
    return "\r\n ".join(pieces)


@lru_cache(maxsize=1024)
def duration(span: timedelta) -> str:
    """RFC 5545's form of a span in whole minutes: `-PT1H30M`, `P1D`."""
    minutes = int(span.total_seconds() // 60) if span >= timedelta(0) else -int(-span.total_seconds() // 60)
    sign, minutes = ("-", -minutes) if minutes < 0 else ("", minutes)
    days, minutes = divmod(minutes, 24 * 60)
    hours, minutes = divmod(minutes, 60)
    clock = f"{hours}H" * bool(hours) + f"{minutes}M" * bool(minutes)
    if not days and not clock:
        return "PT0M"
    return f"{sign}P{f'{days}D' if days else ''}{f'T{clock}' if clock else ''}"


@lru_cache(maxsize=4096)
def _at(at: date | datetime) -> str:
    if isinstance(at, datetime):
        at = at.astimezone(UTC)
        return f":{at.year:04d}{at.month:02d}{at.day:02d}T{at.hour:02d}{at.minute:02d}{at.second:02d}Z"
    return f";VALUE=DATE:{at.year:04d}{at.month:02d}{at.day:02d}"


def _event(lines: list[str], event: Event) -> None:
    stamp = _at(event.stamp)
    lines.append(
        f"BEGIN:VEVENT\r\n{fold(f'UID:{_text(event.uid)}')}\r\nDTSTAMP{stamp}\r\nLAST-MODIFIED{stamp}\r\n"
        f"SEQUENCE:{event.sequence}\r\nDTSTART{_at(event.start)}\r\nDTEND{_at(event.end)}\r\n"
        f"{fold(f'SUMMARY:{_text(event.summary)}')}\r\nSTATUS:{event.status}\r\n"
        f"TRANSP:{'OPAQUE' if event.busy else 'TRANSPARENT'}"
    )
    if event.private:
        lines.append("CLASS:PRIVATE")
    if event.description:
        lines.append(fold(f"DESCRIPTION:{_text(event.description)}"))
    if event.location:
        lines.append(fold(f"LOCATION:{_text(event.location)}"))
    if event.url:
        lines.append(fold(f"URL:{event.url}"))
    if event.organizer is not None:
        lines.append(fold(f"ORGANIZER;{_named(event.organizer)}"))
    if event.attendee is not None:
        asked = "ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE"
        lines.append(fold(f"ATTENDEE;{asked};{_named(event.attendee)}"))
    for alarm in event.alarms:
        lines.append(_alarm(alarm))
    lines.append("END:VEVENT")


def _named(person: Person) -> str:
    """A name as a parameter, which holds no quotes, and the address."""
    name = "".join(char for char in person.name if char.isprintable() and char != '"')
    return f'CN="{name}":mailto:{quote(person.email, safe="@.!#$&*+-/=?^_`{|}~")}'


@lru_cache(maxsize=1024)
def _alarm(alarm: Alarm) -> str:
    """The same few reminders stand on many events."""
    return "\r\n".join(
        (
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            f"TRIGGER:{duration(-alarm.before)}",
            fold(f"DESCRIPTION:{_text(alarm.text)}"),
            "END:VALARM",
        )
    )


__all__ = ["Alarm", "Event", "Person", "duration", "fold", "write"]
