"""What a reply says: yes, later, ask someone else, away, bounced, or rather not; a suggestion with its words.

Each kind has phrases that speak for it. Those that a negation turns round do not count. Of several kinds the
one decides that changes most what comes next: an absence written by a program, then another person, then
"rather not", then "later", then "yes". What speaks for none is `unclear`, and the seeker says what it is.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from inroad.domain.letters.days import MONTHS, said_days
from inroad.domain.letters.text import Sentence, sentences
from inroad.domain.method import Reason
from inroad.domain.replies.naming import Named, named_people
from inroad.domain.replies.phrases import INSTEAD, PHRASES, PUT_OFF, TURNED_ROUND
from inroad.domain.replies.reading import Bounce

ReplyKind = Literal["yes", "later", "someone_else", "away", "bounced", "declined", "unclear"]

KIND_WORDS: Final[dict[ReplyKind, str]] = {
    "yes": "It reads like a yes.",
    "later": "It reads like: not now, later.",
    "someone_else": "It sends you to somebody else.",
    "away": "An automatic answer: they are away.",
    "bounced": "The letter came back: it did not arrive.",
    "declined": "It reads like: rather not.",
    "unclear": "Read it, and say what it is.",
}

KIND_REASONS: Final[dict[ReplyKind, Reason]] = {
    "yes": Reason("SET-1", "Agree on place, day and hour: in person is what you are after."),
    "later": Reason(
        "TIM-5", "They name another day. Once you say so, your promise moves to it by agreement."
    ),
    "someone_else": Reason("NET-4", "A name given is a way in: contacts beget contacts."),
    "away": Reason("NRS-1", "No answer is no refusal. They are away, and your promise stands."),
    "bounced": Reason("NRS-3", "It did not get there. Look for another address, or send it by post."),
    "declined": Reason("NET-5", "Busy people say no to many. It is nothing against you."),
    "unclear": Reason("NET-12", "What they say decides what comes next."),
}
"""What the method says to each."""

_COUNTS: Final = {
    "a": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "few": 2,
    "couple": 2,
}
_IN_A_WHILE: Final = re.compile(
    r"\bin (?:about |around )?(?:a )?(a|one|two|three|four|five|six|few|couple|\d{1,2})(?: of)?"
    r" (day|week|month)s?\b",
    re.IGNORECASE,
)
_NEXT: Final = re.compile(r"\bnext (week|month|year)\b", re.IGNORECASE)
_MONTH: Final = re.compile(
    r"\b(?:in|until|till|after|before|by|of|from)\s+"
    rf"(?:(early|mid|late|the (?:beginning|middle|end) of)[- ])?({'|'.join(MONTHS)})\b",
    re.IGNORECASE,
)
_WITHIN: Final = {
    "early": 1,
    "mid": 15,
    "late": 22,
    "the beginning of": 1,
    "the middle of": 15,
    "the end of": 25,
}
_ORDER: Final[tuple[ReplyKind, ...]] = ("someone_else", "declined", "later", "yes")
_MOST_SPANS: Final = 6


@dataclass(frozen=True, slots=True)
class Span:
    """Words of the reply that led to the suggestion: where they stand, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the reply seems to say. `on` is the day it names for "later", or the end of an absence."""

    kind: ReplyKind
    spans: tuple[Span, ...] = ()
    on: date | None = None
    people: tuple[Named, ...] = ()


def sort_reply(
    text: str,
    received_on: date,
    *,
    subject: str = "",
    automatic: bool = False,
    bounce: Bounce | None = None,
) -> Suggestion:
    """Sorts a reply. `text` holds the writer's own words; days are reckoned from `received_on`."""
    text = text.replace("’", "'")
    told = sentences(text)
    if bounce is not None:
        return Suggestion("bounced", _first_lines(text, bounce))
    people = named_people(text)
    found = {kind: _spoken(told, kind) for kind in (*_ORDER, "away")}
    away = found["away"]
    said_away = PHRASES["away"].search(subject.replace("’", "'")) is not None
    if automatic and not away and not said_away:
        return Suggestion("unclear")  # a receipt, or a language we do not read
    if automatic or (away and said_away):
        return Suggestion("away", _spans(away), _day(told, away, received_on, latest=True), people)
    if found["yes"] and found["someone_else"] and not _in_their_place(found["someone_else"]):
        # "Happy to meet. You might also talk to Maria."
        del found["someone_else"]
    if found["yes"] and found["later"] and not found["declined"] and not _put_off(found, told, received_on):
        del found["later"]
    for kind in _ORDER:
        if found.get(kind):
            on = _day(told, found[kind], received_on) if kind == "later" else None
            return Suggestion(kind, _spans(found[kind]), on, people)
    if away:
        return Suggestion("away", _spans(away), _day(told, away, received_on, latest=True), people)
    return Suggestion("unclear", people=people)


_Hit = tuple[Sentence, int, int]


def _spoken(told: tuple[Sentence, ...], kind: ReplyKind) -> list[_Hit]:
    """Where phrases of a kind stand, but for those that a negation before them turns round."""
    hits: list[_Hit] = []
    for sentence in told:
        for match in PHRASES[kind].finditer(sentence.text):
            if kind == "yes" and TURNED_ROUND.search(sentence.text[: match.start()]):
                continue
            hits.append((sentence, sentence.start + match.start(), sentence.start + match.end()))
    return hits


def _spans(hits: list[_Hit]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for _, start, end in hits[:_MOST_SPANS])


def _in_their_place(hits: list[_Hit]) -> bool:
    """Whether somebody else is named in the writer's place, not beside them."""
    return any(INSTEAD.search(sentence.text) for sentence, _, _ in hits)


def _put_off(found: dict[ReplyKind, list[_Hit]], told: tuple[Sentence, ...], today: date) -> bool:
    """Whether a yes is one for later: it is put off in words, or to a day more than a fortnight away."""
    if any(PUT_OFF.search(sentence.text) for sentence, _, _ in found["later"]):
        return True
    day = _day(told, found["later"], today)
    return day is not None and day > today + timedelta(days=14)


def _day(told: tuple[Sentence, ...], hits: list[_Hit], today: date, *, latest: bool = False) -> date | None:
    """The day those sentences name; of several the first, or the last where it is an end that is sought."""
    named: list[date] = []
    near = list(dict.fromkeys(sentence for sentence, _, _ in hits)) or list(told)
    for sentence in (*near, *(each for each in told if each not in near)):
        days = [said.day for said in said_days(sentence, today) if said.day is not None and said.day > today]
        named += days or [day for day in _loose(sentence.text, today) if day > today]
        if named and sentence is near[-1]:
            break
        if named and not latest:
            break
    return (max(named) if latest else named[0]) if named else None


def _loose(text: str, today: date) -> list[date]:
    """Days that are said in passing: in two weeks, next month, in November. Never a weekend."""
    found: list[date] = []
    for count, unit in _IN_A_WHILE.findall(text):
        many = _COUNTS.get(count.lower()) or int(count)
        found.append(today + timedelta(days=many * {"day": 1, "week": 7, "month": 30}[unit.lower()]))
    for unit in _NEXT.findall(text):
        found.append(
            {
                "week": today + timedelta(days=7 - today.weekday()),
                "month": _first_of(today, 1),
                "year": date(today.year + 1, 1, 8),
            }[unit.lower()]
        )
    for part, month in _MONTH.findall(text):
        number = next(n for n, name in enumerate(MONTHS, 1) if name.lower() == month.lower())
        year = today.year + (number < today.month)
        day = date(year, number, _WITHIN.get(part.lower(), 1))
        found.append(day if day > today else today + timedelta(days=7))
    return [day + timedelta(days=7 - day.weekday()) if day.weekday() > 4 else day for day in found]


def _first_of(today: date, months: int) -> date:
    at = today.month - 1 + months
    return date(today.year + at // 12, at % 12 + 1, 1)


def _first_lines(text: str, bounce: Bounce) -> tuple[Span, ...]:
    """Where the text says why it came back."""
    for words in (bounce.said, bounce.status, bounce.recipient):
        at = text.find(words) if words else -1
        if at >= 0:
            return (Span(at, at + len(words)),)
    return ()
