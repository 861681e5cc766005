"""LND-5: twenty minutes are enough, and that is what is asked for."""

import re

from inroad.domain.letters.letter import Letter
from inroad.domain.letters.model import NOTHING, CheckResult, Finding, Fix, Praise

_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = {20: "twenty", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 90: "ninety"}
_NUMBERS = {word: number for number, word in enumerate(_SMALL)} | {
    word: number for number, word in _TENS.items()
}
_NUMBERS |= {
    f"{ten}{joint}{_SMALL[unit]}": base + unit
    for base, ten in _TENS.items()
    if base <= 50
    for unit in range(1, 10)
    for joint in ("-", " ")
}
_WORDS = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_ASK = re.compile(
    rf"\b(?P<number>\d{{1,3}}|{_WORDS})(?P<joint>[\s-]+)(?P<unit>minutes?|mins?|min)\b", re.IGNORECASE
)
_HOURS = re.compile(
    r"\b(?:(?P<half>half(?:\s+an|\s+a|-an)?[\s-]+hour)|(?P<quarter>(?:a\s+)?quarter\s+of\s+an\s+hour)"
    r"|(?P<one>an\s+hour|one\s+hour))\b",
    re.IGNORECASE,
)
_NOT_THE_ASK = re.compile(
    r"\b(?:late|ago|walk|drive|from\s+(?:your|the|my)|early|earlier|away|train|journey)\b", re.IGNORECASE
)


def number_word(number: int) -> str:
    """`20` → `twenty`, `25` → `twenty-five`; digits where the word would be long."""
    return next(
        (word for word, value in _NUMBERS.items() if value == number and " " not in word), str(number)
    )


def check(letter: Letter) -> CheckResult:
    """Findings on the time that is asked for."""
    if not letter.is_kind("pitch", "call_script"):
        return NOTHING
    wanted = letter.context.minutes
    asks = [
        ask for ask in _asks(letter.text) if not _NOT_THE_ASK.match(letter.text[ask[1] : ask[1] + 14].strip())
    ]
    if any(value == wanted for _, _, value, _ in asks):
        return CheckResult(praises=(Praise("LND-5", f"asks for {number_word(wanted)} minutes"),))
    if not asks:
        return CheckResult(
            (
                Finding(
                    "LND-5",
                    "minutes_missing",
                    "warn",
                    0,
                    0,
                    f"Ask for {number_word(wanted)} minutes",
                    f"The letter does not say how long you need. {number_word(wanted).capitalize()} "
                    f"minutes are enough, and "
                    "easier to grant than a meeting without an end.",
                ),
            )
        )
    start, end, value, said = asks[0]
    replacement = f"{wanted} minutes" if said.isdigit() else f"{number_word(wanted)} minutes"
    return CheckResult(
        (
            Finding(
                "LND-5",
                "minutes_differ",
                "warn",
                start,
                end,
                f"Ask for {number_word(wanted)} minutes",
                f"You ask for {value} minutes; {number_word(wanted)} are what you promise. Whoever has "
                f"more to say will invite you to stay.",
                Fix(start, end, replacement, f"Write {replacement}"),
            ),
        )
    )


def _asks(text: str) -> list[tuple[int, int, int, str]]:
    found = []
    for match in _ASK.finditer(text):
        said = " ".join(match["number"].lower().split())
        found.append((match.start(), match.end(), int(said) if said.isdigit() else _NUMBERS[said], said))
    for match in _HOURS.finditer(text):
        value = 30 if match["half"] else 15 if match["quarter"] else 60
        found.append((match.start(), match.end(), value, "half an hour"))
    return sorted(found)
