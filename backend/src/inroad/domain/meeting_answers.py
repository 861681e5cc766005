"""What a calendar program answers to an invitation (iTIP, RFC 5546): yes, no, perhaps, or another time.

    METHOD:REPLY    ATTENDEE;PARTSTAT=ACCEPTED|DECLINED|TENTATIVE:mailto:…
    METHOD:COUNTER  the same event with the time they would rather have

Read from untrusted text: anything that is no answer to an invitation of ours reads as None.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Literal

from inroad.domain.timing import instant, zone

Answer = Literal["accepted", "declined", "tentative", "another_time"]

MAX_CHARS: Final = 200_000
MAX_COMMENT: Final = 1000
_FOLD: Final = re.compile(r"\r?\n[ \t]")
_UID: Final = re.compile(r"meeting-([0-9a-f-]{36})@inroad")
_LINE: Final = re.compile(r'([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,"[^"]*")*)*):(.*)')
_PARAM: Final = re.compile(r';([A-Za-z0-9-]+)=(?:"([^"]*)"|([^";:]*))')
_TIME: Final = re.compile(r"(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(Z?)")
_STATES: Final[dict[str, Answer]] = {
    "ACCEPTED": "accepted",
    "DECLINED": "declined",
    "TENTATIVE": "tentative",
}


@dataclass(frozen=True, slots=True)
class MeetingAnswer:
    """An answer to an invitation.

    meeting_id  the meeting it is about
    sequence    the state of the invitation it answers; an older one than was sent last says less
    email       who answers, in lower case
    starts_at   the time they would rather have, with `another_time`; None where it cannot be told
    """

    meeting_id: str
    answer: Answer
    email: str
    sequence: int = 0
    comment: str = ""
    starts_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    name: str
    params: dict[str, str]
    value: str


def read_answer(text: str) -> MeetingAnswer | None:
    """The answer in the text of a calendar part; None where there is none to an invitation of ours."""
    lines = list(_lines(text[:MAX_CHARS]))
    method = next((line.value.strip().upper() for line in lines if line.name == "METHOD"), "")
    if method not in ("REPLY", "COUNTER"):
        return None
    event = _event(lines)
    uid = _UID.fullmatch(_first(event, "UID").strip().lower())
    attendee = next((line for line in event if line.name == "ATTENDEE"), None)
    if uid is None or attendee is None:
        return None
    state = _STATES.get(attendee.params.get("PARTSTAT", "").upper())
    answer: Answer | None = "another_time" if method == "COUNTER" else state
    email = attendee.value.strip().lower().removeprefix("mailto:")
    if answer is None or not 3 <= len(email) <= 254 or "@" not in email:
        return None
    sequence = _first(event, "SEQUENCE").strip()
    start = next((line for line in event if line.name == "DTSTART"), None)
    return MeetingAnswer(
        uid[1],
        answer,
        email,
        int(sequence) if sequence.isdecimal() and len(sequence) < 9 else 0,
        _plain(_first(event, "COMMENT")),
        _instant(start) if answer == "another_time" and start is not None else None,
    )


def _lines(text: str) -> Iterator[_Line]:
    for raw in _FOLD.sub("", text).splitlines():
        found = _LINE.fullmatch(raw)
        if found is not None:
            params = {name.upper(): quoted or plain for name, quoted, plain in _PARAM.findall(found[2])}
            yield _Line(found[1].upper(), params, found[3])


def _event(lines: list[_Line]) -> list[_Line]:
    """The lines of the first event, those of parts within it left out."""
    found: list[_Line] = []
    inside: list[str] = []
    for line in lines:
        if line.name == "BEGIN":
            inside.append(line.value.strip().upper())
        elif line.name == "END":
            if not inside or inside.pop() != line.value.strip().upper():
                return []
            if line.value.strip().upper() == "VEVENT":
                return found
        elif inside[-1:] == ["VEVENT"]:
            found.append(line)
    return []


def _first(lines: list[_Line], name: str) -> str:
    return next((line.value for line in lines if line.name == name), "")


def _plain(text: str) -> str:
    words = text.replace("\\n", "\n").replace("\\N", "\n")
    words = re.sub(r"\\([\\;,])", r"\1", words)
    return "".join(char for char in words if char.isprintable() or char == "\n").strip()[:MAX_COMMENT]


def _instant(line: _Line) -> datetime | None:
    found = _TIME.fullmatch(line.value.strip())
    if found is None:
        return None
    try:
        year, month, day, hour, minute, second = (int(part) for part in found.groups()[:6])
        at = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
        if found[7]:
            return at
        name = line.params.get("TZID", "")
        zone(name)
        return instant(at.date(), at.time(), name)
    except ValueError:
        return None
