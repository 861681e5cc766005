"""LND-4 and TIM-5: the letter says that the writer will call, on a day that is open and is the one in the
calendar."""

import re

from inroad.domain.letters.days import (
    SaidDay,
    day_in_words,
    promise_sentences,
    promised_days,
)
from inroad.domain.letters.letter import Letter
from inroad.domain.letters.model import NOTHING, CheckResult, Finding, Fix, Praise


def check(letter: Letter) -> CheckResult:
    """Findings on the promised call of a pitch."""
    context = letter.context
    if not letter.is_kind("pitch"):
        return NOTHING
    promises = promise_sentences(letter.text)
    if not promises:
        return CheckResult(
            (
                Finding(
                    "LND-4",
                    "promise_missing",
                    "block",
                    0,
                    0,
                    "Promise a call",
                    "The letter does not say that you will call. Say so, and on which day: then keeping "
                    "it shows that you "
                    "are reliable, even if nobody comes to the phone.",
                ),
            )
        )
    days = promised_days(letter.text, context.today or context.promised_on)
    if not days:
        first = promises[0]
        return CheckResult(
            (
                Finding(
                    "LND-4",
                    "promise_without_day",
                    "block",
                    first.start,
                    first.end,
                    "Name the day",
                    "You say that you will call, but not on which day. A named day is a promise that can "
                    "be kept.",
                ),
            )
        )
    findings = [finding for said in days if (finding := _look_at(letter, said)) is not None]
    if findings:
        return CheckResult(tuple(findings))
    said = days[0]
    words = day_in_words(said.day) if said.day else letter.text[said.start : said.end]
    return CheckResult(praises=(Praise("LND-4", f"promises a call on {words}"),))


def _look_at(letter: Letter, said: SaidDay) -> Finding | None:
    context = letter.context
    if said.day is None:
        return None
    words = day_in_words(said.day)
    year_written = re.search(r"20\d\d", letter.text[said.start : said.end]) is not None
    if context.promised_on is not None and said.day != context.promised_on:
        right = day_in_words(context.promised_on)
        replacement = day_in_words(context.promised_on, with_year=year_written)
        return Finding(
            "LND-4",
            "promise_differs",
            "block",
            said.start,
            said.end,
            "The calendar says another day",
            f"The letter promises a call on {words}; your calendar holds it on {right}. The two belong "
            f"together.",
            Fix(said.start, said.end, replacement, f"Write {right}"),
        )
    if said.weekday_differs:
        return Finding(
            "LND-4",
            "weekday_differs",
            "block",
            said.start,
            said.end,
            "Day and date do not match",
            f"{said.day.day} {words.split()[-1]} is a {words.split(',')[0]}. A reader who looks it up "
            f"will wonder which you meant.",
            Fix(said.start, said.end, day_in_words(said.day, with_year=year_written), f"Write {words}"),
        )
    if context.today is not None and said.day < context.today:
        return Finding(
            "TIM-5",
            "promise_past",
            "block",
            said.start,
            said.end,
            "That day has passed",
            f"{words} is behind us. Choose a day that you can still keep.",
        )
    if said.day in context.closed:
        return Finding(
            "TIM-5",
            "promise_closed",
            "block",
            said.start,
            said.end,
            "That day is closed",
            f"{words} is closed: {context.closed[said.day]}. A promise is only made for a day on which "
            f"it can be kept.",
        )
    if said.day.weekday() >= 5:
        return Finding(
            "TIM-5",
            "promise_weekend",
            "block",
            said.start,
            said.end,
            "That day is a weekend",
            f"{words} is a weekend day. Wednesday and Thursday are the best days for a call.",
        )
    return None
