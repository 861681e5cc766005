"""Days, hours, counts and lists in the words the product speaks (British-neutral English)."""

from collections.abc import Sequence
from datetime import date, time
from typing import Final

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_NUMBERS: Final = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)


def weekday(day: date) -> str:
    return WEEKDAYS[day.weekday()]


def long_day(day: date) -> str:
    """Weekday, day and month: "Thursday 22 October"."""
    return f"{weekday(day)} {day.day} {MONTHS[day.month - 1]}"


def near_day(day: date, today: date) -> str:
    """Today, tomorrow, yesterday; a weekday within six days either way, else the long form."""
    distance = (day - today).days
    if distance in (-1, 0, 1):
        return ("yesterday", "today", "tomorrow")[distance + 1]
    return weekday(day) if abs(distance) < 7 else long_day(day)


def on_day(day: date, today: date) -> str:
    """`near_day` as an adverb: "today", "on Thursday"."""
    words = near_day(day, today)
    return words if words.islower() else f"on {words}"


def clock(at: time) -> str:
    """Hours and minutes on the 24-hour clock: "9:05"."""
    return f"{at.hour}:{at.minute:02d}"


def number(count: int) -> str:
    """Up to twelve in words, then in figures."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def counted(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun: "one call", "three calls"."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def share(count: int, total: int, one: str, many: str | None = None) -> str:
    """How many of how many, at the head of a sentence: "Two of four letters", "All four letters"."""
    if total == 1:
        return f"{'The' if count else 'Not the'} one {one}"
    nouns = f"{number(total)} {many or one + 's'}"
    if count == total:
        return f"Both {many or one + 's'}" if total == 2 else f"All {nouns}"
    return f"{capital(number(count)) if count else 'None'} of {nouns}"


def listed(parts: Sequence[str]) -> str:
    """Names in a row: "Ruth", "Ruth and Daniel", "Ruth, Daniel and Ines"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
