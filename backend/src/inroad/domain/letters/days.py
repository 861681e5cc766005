"""The promised day in words (LND-4): said, found and changed, so that text and calendar cannot drift
apart."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from inroad.domain.letters.text import Sentence, sentences

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEKDAY = (
    r"(?P<weekday>mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)"
)
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:\.?,?\s+(?P<year>20\d\d))?"
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:{_WEEKDAY}\.?,?\s+(?:the\s+)?)?{_DAY}\s+(?:of\s+)?{_MONTH}\b{_YEAR}",
        rf"\b(?:{_WEEKDAY}\.?,?\s+)?{_MONTH}\.?\s+(?:the\s+)?{_DAY}\b{_YEAR}",
        r"\b(?P<year>20\d\d)-(?P<monthnumber>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])\b",
        r"\b(?P<weekday>mon|tues|wednes|thurs|fri|satur|sun)day,?\s+the\s+(?P<day>[1-9]|[12]\d"
        r"|3[01])(?:st|nd|rd|th)\b",
        r"\b(?:(?P<next>next)\s+)?(?P<weekday>mon|tues|wednes|thurs|fri|satur"
        r"|sun)day\b(?P<afterweek>\s+(?:week\b|of\s+next\s+week\b))?",
        r"\b(?P<relative>the day after tomorrow|tomorrow)\b",
    )
)
_I_CALL = re.compile(
    r"\b(?:i|we)(?:\s+(?:will|shall|would|am|plan|intend|propose|mean|hope|want|promise)|['’]ll|['’]d"
    r"|['’]m)\b[^.!?;]{0,60}?"
    r"\b(?:call|calling|ring|ringing|phone|phoning|telephone|telephoning|follow\s+up|be\s+in\s+touch"
    r"|give\s+(?:you|your\s+\w+)\s+a\s+(?:call|ring|bell))\b"
    r"|\bexpect\s+(?:my|a)\s+call\b|\blet\s+me\s+(?:call|ring|phone|telephone)\b|\bmy\s+(?:phone\s+"
    r"|telephone\s+)?call\s+on\b",
    re.IGNORECASE,
)
_NOT_CALL = re.compile(
    r"\bcall(?:ing)?\s+(?:it|on\s+your\s+experience|myself|upon)\b|\b(?:not|never)\s+call\b", re.IGNORECASE
)
_PROMPT = re.compile(r"\[[^\]\n]*\bday\b[^\]\n]*\]", re.IGNORECASE)
_SOON = timedelta(days=30)
_HONORIFIC = re.compile(
    r"^(?:mr|mrs|ms|mx|miss|dr|prof|professor|sir|dame|rev|father|sister|rabbi|imam)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class SaidDay:
    """A day as the text says it. `day` is None when words cannot be resolved without today.

    `weekday_differs` is True when the weekday written beside the date is not that date's weekday.
    """

    day: date | None
    start: int
    end: int
    weekday_differs: bool = False


def day_in_words(day: date, *, with_year: bool = False) -> str:
    """`Thursday, 14 May`, or with the year `Thursday, 14 May 2026`."""
    words = f"{WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]}"
    return f"{words} {day.year}" if with_year else words


def promise_sentence(day: date, name: str) -> str:
    """The sentence that promises the call (LND-4). `name` is how the reader is addressed: with an honorific
    ("Ms Reyes") the office is called, by a given name the person."""
    whom = "your office" if _HONORIFIC.match(name.strip()) else "you"
    return f"I will call {whom} on {day_in_words(day)}, to find a time that suits you."


def promise_sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences in which the writer says they will call."""
    return tuple(s for s in sentences(text) if _I_CALL.search(s.text) and not _NOT_CALL.search(s.text))


def said_days(sentence: Sentence, anchor: date | None) -> tuple[SaidDay, ...]:
    """Every day named in a sentence, in order; the longest reading wins where two overlap."""
    taken: list[SaidDay] = []
    for form in _FORMS:
        for match in form.finditer(sentence.text):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            if any(start < other.end and other.start < end for other in taken):
                continue
            said = _resolve(match, anchor, start, end)
            if said is not None:
                taken.append(said)
    return tuple(sorted(taken, key=lambda said: said.start))


def _resolve(match: re.Match[str], anchor: date | None, start: int, end: int) -> SaidDay | None:
    parts = match.groupdict()
    weekday = _weekday_number(parts.get("weekday"))
    if parts.get("relative"):
        days = 2 if "after" in parts["relative"].lower() else 1
        return SaidDay(anchor + timedelta(days=days) if anchor else None, start, end)
    if not parts.get("day"):
        return SaidDay(_next_weekday(anchor, weekday, parts) if anchor else None, start, end)
    number = int(parts["day"])
    month = _month_number(parts)
    if month is None:
        return SaidDay(_next_numbered(anchor, number) if anchor else None, start, end)
    year = int(parts["year"]) if parts.get("year") else None
    day = _with_year(number, month, year, weekday, anchor)
    if day is None:
        valid = _valid(2024, month, number) is not None
        return SaidDay(None, start, end) if valid else None
    return SaidDay(day, start, end, weekday is not None and day.weekday() != weekday)


def _weekday_number(word: str | None) -> int | None:
    if not word:
        return None
    return next(i for i, name in enumerate(WEEKDAYS) if name.lower().startswith(word.lower()[:3]))


def _month_number(parts: dict[str, str | None]) -> int | None:
    if number := parts.get("monthnumber"):
        return int(number)
    word = parts.get("month")
    if not word:
        return None
    return next(i for i, name in enumerate(MONTHS, 1) if name.lower().startswith(word.lower()[:3]))


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _with_year(
    day: int, month: int, year: int | None, weekday: int | None, anchor: date | None
) -> date | None:
    if year is not None:
        return _valid(year, month, day)
    if anchor is None:
        return None
    options = [d for y in (anchor.year - 1, anchor.year, anchor.year + 1) if (d := _valid(y, month, day))]
    ahead = [d for d in options if d >= anchor - _SOON] or options
    fitting = [d for d in ahead if weekday is None or d.weekday() == weekday]
    near = [d for d in ahead if d <= anchor + timedelta(days=335)] or ahead
    choice = [d for d in near if d in fitting] or near
    return min(choice, key=lambda d: abs((d - anchor).days)) if choice else None


def _next_weekday(anchor: date, weekday: int | None, parts: dict[str, str | None]) -> date | None:
    if weekday is None:
        return None
    ahead = (weekday - anchor.weekday() - 1) % 7 + 1
    if parts.get("next") or "next" in (parts.get("afterweek") or ""):
        monday_after = anchor + timedelta(days=7 - anchor.weekday())
        return monday_after + timedelta(days=weekday)
    if parts.get("afterweek"):
        ahead += 7
    return anchor + timedelta(days=ahead)


def _next_numbered(anchor: date, number: int) -> date | None:
    for months in range(4):
        month = (anchor.month - 1 + months) % 12 + 1
        day = _valid(anchor.year + (anchor.month - 1 + months) // 12, month, number)
        if day and day >= anchor:
            return day
    return None


def promised_days(text: str, anchor: date | None) -> tuple[SaidDay, ...]:
    """Every day named in a sentence in which the writer promises a call."""
    return tuple(said for sentence in promise_sentences(text) for said in said_days(sentence, anchor))


def find_promised_day(text: str, *, today: date) -> tuple[date, int, int] | None:
    """The first day on which the text promises a call, with the span of its words; None when there is none.

    A date without a year is the one nearest to `today` (up to thirty days back, so that a promise gone by is
    seen as such); a bare weekday is the next one after `today`.
    """
    for said in promised_days(text, today):
        if said.day is not None:
            return said.day, said.start, said.end
    return None


def replace_promised_day(text: str, day: date, *, today: date) -> str:
    """The text with every promised day changed to `day` in words; a prompt such as `[the day you will
    call]` is filled.

    A year is kept only where one was written or the day is more than eleven months off. Without a promised
    day and without a prompt the text comes back as it was.
    """
    spans = [(said.start, said.end) for said in promised_days(text, today)]
    if not spans:
        spans = [
            (sentence.start + match.start(), sentence.start + match.end())
            for sentence in promise_sentences(text)
            for match in _PROMPT.finditer(sentence.text)
        ]
    for start, end in reversed(spans):
        year_written = re.search(r"20\d\d", text[start:end]) is not None
        words = day_in_words(
            day, with_year=year_written or abs((day - today).days) > 330 or day < today - _SOON
        )
        text = text[:start] + words + text[end:]
    return text
