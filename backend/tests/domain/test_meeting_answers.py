"""Answers of calendar programs to an invitation (RFC 5546), from text nobody vouches for."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroad.domain.meeting_answers import MeetingAnswer, read_answer

ID = "0198c0de-0000-7000-8000-000000000001"


def reply(
    state: str = "ACCEPTED", *more: str, method: str = "REPLY", uid: str = f"meeting-{ID}@inroad"
) -> str:
    """What a program sends."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"METHOD:{method}",
        "BEGIN:VEVENT",
        f"UID:{uid}",
        "SEQUENCE:3",
        f'ATTENDEE;CN="Okafor, Amara";PARTSTAT={state}:mailto:Amara@Okafor.Example',
        "DTSTAMP:20261014T090000Z",
        *more,
        "BEGIN:VALARM",
        "COMMENT:not this",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
    return "\r\n".join(lines)


@pytest.mark.parametrize(
    ("state", "answer"),
    [
        ("ACCEPTED", "accepted"),
        ("DECLINED", "declined"),
        ("TENTATIVE", "tentative"),
        ("declined", "declined"),
    ],
)
def test_yes_no_and_perhaps(state: str, answer: str) -> None:
    assert read_answer(reply(state)) == MeetingAnswer(ID, answer, "amara@okafor.example", 3)  # type: ignore[arg-type]  # a word of the table


def test_lines_are_unfolded_and_words_unescaped() -> None:
    text = reply("ACCEPTED", "COMMENT:Fine\\, but\r\n  parking is hard\\; come by tram\\n\x07Amara")
    found = read_answer(text)
    assert found is not None
    assert found.comment == "Fine, but parking is hard; come by tram\nAmara"


@pytest.mark.parametrize(
    ("start", "at"),
    [
        ("DTSTART:20261020T080000Z", datetime(2026, 10, 20, 8, tzinfo=UTC)),
        ("DTSTART;TZID=Europe/Dublin:20261020T080000", datetime(2026, 10, 20, 7, tzinfo=UTC)),
        ("DTSTART;TZID=Mars/Olympus:20261020T080000", None),
        ("DTSTART:20261399T080000Z", None),
        ("DTSTART;VALUE=DATE:20261020", None),
    ],
)
def test_another_time_is_read_where_it_can_be_told(start: str, at: datetime | None) -> None:
    found = read_answer(reply("NEEDS-ACTION", start, method="COUNTER"))
    assert found is not None
    assert (found.answer, found.starts_at) == ("another_time", at)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Dear Nora, yes.",
        reply(method="REQUEST"),
        reply(method="PUBLISH"),
        reply("NEEDS-ACTION"),
        reply(uid="somebody-elses@example.org"),
        reply(uid=f"promise-{ID}@inroad"),
        reply().replace("mailto:Amara@Okafor.Example", "nobody"),
        reply().replace("BEGIN:VEVENT", "BEGIN:VTODO"),
        reply().replace("END:VEVENT", ""),
    ],
)
def test_anything_else_is_no_answer(text: str) -> None:
    assert read_answer(text) is None


@given(st.text(max_size=300), st.integers(0, 400))
def test_no_text_makes_it_fall_over(noise: str, at: int) -> None:
    whole = reply()
    read_answer(whole[:at] + noise + whole[at:])
