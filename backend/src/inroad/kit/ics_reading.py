"""Reading foreign calendars: when somebody is busy, and nothing else of them (S21).

A calendar is untrusted, and what it repeats can keep a library busy for ever. So it is looked over as text
first, within hard bounds, then unfolded by a process of its own that is ended when it takes too long.

    python -m inroad.kit.ics_reading FIRST LAST < calendar.ics

answers with JSON: `{"spans": [[start, end], …], "until": "2027-01-31"}`, or `{"why": code, "detail": words}`.
Times are ISO 8601; those without an offset float: they are meant on whatever clock the reader goes by.
"""

import asyncio
import json
import os
import re
import resource
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any, Final

import icalendar
import recurring_ical_events
from icalendar.timezone import tzp

MAX_BYTES: Final = 1024 * 1024
MAX_COMPONENTS: Final = 5000
MAX_COUNT: Final = 1000
MAX_ITEMS: Final = 1000
MAX_DAYS: Final = 400
SECONDS: Final = 20.0
MEMORY: Final = 1024 * 1024 * 1024
OWN: Final = "@inroad"
"""How the ids of our own events end: what comes back to us is known already."""
_STEP: Final = timedelta(days=28)
_FOLD: Final = re.compile(r"\r?\n[ \t]")
_ZONE: Final = re.compile(r";TZID=(?:\"([^\"\r\n]*)\"|([^\":;,\r\n]*))", re.IGNORECASE)
_DEFINED: Final = re.compile(r"^TZID(?:;[^:\r\n]*)?:([^\r\n]*)", re.IGNORECASE | re.MULTILINE)
_RULE: Final = re.compile(r"^(?:RRULE|EXRULE)(?:;[^:\r\n]*)?:([^\r\n]*)", re.IGNORECASE | re.MULTILINE)
_TOO_OFTEN: Final = ("SECONDLY", "MINUTELY", "HOURLY")
_WITHIN_A_DAY: Final = ("BYHOUR", "BYMINUTE", "BYSECOND")


class IcsError(Exception):
    """A calendar that is not read. `why` is a stable word, the message a sentence for whoever added it."""

    def __init__(self, why: str, detail: str) -> None:
        super().__init__(detail)
        self.why = why


@dataclass(frozen=True, slots=True)
class Spans:
    """When somebody is busy, and up to which day that is known. Naive times float."""

    spans: list[tuple[datetime, datetime]]
    until: date


def look_over(content: bytes) -> str:
    """The text of a calendar within the bounds of S21. Raises IcsError."""
    if len(content) > MAX_BYTES:
        raise IcsError("too_large", "The calendar is larger than 1 MiB. Share a smaller one, or fewer years.")
    text = _FOLD.sub("", content.decode("utf-8", "replace").lstrip("\ufeff"))
    if not text.lstrip()[:15].upper().startswith("BEGIN:VCALENDAR"):
        raise IcsError("not_a_calendar", "There is no calendar at this address: it should be an .ics file.")
    upper = text.upper()
    if upper.count("\nBEGIN:") > MAX_COMPONENTS:
        raise IcsError("too_many", f"The calendar holds more than {MAX_COMPONENTS} entries.")
    if "\nEND:VCALENDAR" not in upper:
        raise IcsError("cut_off", "The calendar breaks off before its end.")
    for rule in _RULE.findall(text):
        _check_rule(rule.upper())
    _check_zones(text)
    return text


def _check_rule(rule: str) -> None:
    parts = dict(part.partition("=")[::2] for part in rule.replace(" ", "").split(";"))
    if parts.get("FREQ") in _TOO_OFTEN:
        often = {"SECONDLY": "second", "MINUTELY": "minute", "HOURLY": "hour"}[parts["FREQ"]]
        raise IcsError("too_often", f"An entry comes again every {often}. Such entries are not read.")
    if any("," in parts.get(name, "") for name in _WITHIN_A_DAY):
        raise IcsError("too_often", "An entry comes again many times a day. Such entries are not read.")
    for name, low, high in (("INTERVAL", 1, 10_000), ("COUNT", 1, MAX_COUNT)):
        value = parts.get(name)
        if value is not None and not (value.isdecimal() and low <= int(value[:9]) <= high):
            raise IcsError(
                "bad_rule", f"An entry repeats by a rule that is not read: {name} is from {low} to {high}."
            )


def _check_zones(text: str) -> None:
    known = {name.strip() for name in _DEFINED.findall(text)}
    for quoted, plain in _ZONE.findall(text):
        name = (quoted or plain).strip()
        if name in known:
            continue
        if tzp.timezone(name) is None:
            shown = "".join(char for char in name if char.isprintable())[:60]
            raise IcsError("bad_zone", f"The calendar names a time zone that nobody knows: {shown}.")
        known.add(name)


def unfold(text: str, first: date, last: date) -> Spans:
    """When the calendar's owner is busy from `first` up to `last`. Raises IcsError."""
    try:
        calendar = icalendar.Calendar.from_ical(text)
        query = recurring_ical_events.of(calendar, components=["VEVENT"])
        found = [span for span in _said_busy(calendar) if span[1].date() >= first and span[0].date() < last]
        steps = [min(first + _STEP * n, last) for n in range((last - first) // _STEP + 2)]
        for start, end in pairwise(steps):
            found += [span for event in query.between(start, end) if (span := _taken(event))]
            if len(found) > MAX_ITEMS:
                kept = sorted(found, key=_order)[:MAX_ITEMS]
                return Spans(kept, min(end, kept[-1][0].date()))
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, LookupError) as error:
        raise IcsError("broken", "An entry of the calendar cannot be read.") from error
    return Spans(sorted(found, key=_order), last)


def _order(span: tuple[datetime, datetime]) -> str:
    return span[0].isoformat()


def _taken(event: Any) -> tuple[datetime, datetime] | None:
    """The time an event takes; None where it takes none."""
    start, end = event.start, event.end
    shown_as = str(event.get("X-MICROSOFT-CDO-BUSYSTATUS", "")).upper()
    takes = str(event.get("TRANSP", "")).upper()
    whole_day = not isinstance(start, datetime)
    if str(event.get("STATUS", "")).upper() == "CANCELLED" or takes == "TRANSPARENT" or shown_as == "FREE":
        return None
    if str(event.get("UID", "")).endswith(OWN):
        return None
    if whole_day and takes != "OPAQUE" and shown_as not in ("BUSY", "OOF"):
        return None  # a birthday, a name day: programs write them without saying that they take no time
    if whole_day:
        start = datetime.combine(start, datetime.min.time())
        end = datetime.combine(end, datetime.min.time())
    return (start, end) if _later(end, start) else None


def _later(end: datetime, start: datetime) -> bool:
    return (end.tzinfo is None) == (start.tzinfo is None) and end > start


def _said_busy(calendar: Any) -> Iterator[tuple[datetime, datetime]]:
    """What calendars say that tell nothing but busy times (VFREEBUSY)."""
    for component in calendar.walk("VFREEBUSY"):
        said = component.get("FREEBUSY", [])
        for period in said if isinstance(said, list) else [said]:
            if str(period.params.get("FBTYPE", "BUSY")).upper() != "FREE" and period.end > period.start:
                yield period.start, period.end


async def read_busy(content: bytes, first: date, last: date, *, seconds: float = SECONDS) -> Spans:
    """When the owner of a calendar is busy, read in a process of its own. Raises IcsError."""
    if not timedelta(0) < last - first <= timedelta(days=MAX_DAYS):
        raise ValueError(f"a window has at most {MAX_DAYS} days")
    if len(content) > MAX_BYTES:
        look_over(content)
    passed_on = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "inroad.kit.ics_reading",
        first.isoformat(),
        last.isoformat(),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env=passed_on,
    )
    try:
        async with asyncio.timeout(seconds):
            out, _ = await process.communicate(content)
    except TimeoutError:
        raise IcsError("too_long", "The calendar takes too long to read.") from None
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode != 0:
        raise IcsError("too_long", "The calendar takes too much time or memory to read.")
    answer = json.loads(out)
    if "why" in answer:
        raise IcsError(answer["why"], answer["detail"])
    spans = [(datetime.fromisoformat(start), datetime.fromisoformat(end)) for start, end in answer["spans"]]
    return Spans(spans, date.fromisoformat(answer["until"]))


def main(first: str, last: str) -> None:
    """What the process does. It may use so much time and memory, then the system ends it."""
    limits = ((resource.RLIMIT_CPU, int(SECONDS)), (resource.RLIMIT_AS, MEMORY))
    for limit, most in limits:
        with suppress(ValueError, OSError):  # some systems bound no memory
            resource.setrlimit(limit, (most, most))
    try:
        text = look_over(sys.stdin.buffer.read(MAX_BYTES + 1))
        found = unfold(text, date.fromisoformat(first), date.fromisoformat(last))
    except IcsError as error:
        json.dump({"why": error.why, "detail": str(error)}, sys.stdout)
        return
    spans = [(start.isoformat(), end.isoformat()) for start, end in found.spans]
    json.dump({"spans": spans, "until": found.until.isoformat()}, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
