"""The steps of an introduction in words, and how warm each is (NET-5, LND-3)."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from inroad.domain.wording import MONTHS, listed

POSSIBLE_WARMTH: Final = 1
"""Two people who probably know each other, and nobody was asked yet."""


def known_warmth(closeness: int | None) -> int:
    """Closeness as said, 1 to 5; someone of whom it was not said counts as an acquaintance."""
    return closeness or 2


def named_warmth(may_use_name: bool | None, introduction: str) -> int:
    """5 with permission and words of introduction, 4 with permission, 2 not asked, 0 rather not (LND-3)."""
    if may_use_name is False:
        return 0
    return (4 if may_use_name else 2) + (1 if may_use_name and introduction else 0)


def known_words(name: str, closeness: int | None) -> str:
    """How well the seeker knows the first person of the way."""
    how = {5: " very well", 4: " well", 2: " a little", 1: " a little"}.get(closeness or 0, "")
    return f"You know {name}{how}."


def named_words(giver: str, named: str, named_on: date, today: date, may_use_name: bool | None) -> str:
    """Who named whom, when, and whether one may say so."""
    said = f"{giver} named {named} on {_day(named_on, today)}"
    if may_use_name:
        return f"{said} and you may use {_of(giver)} name."
    if may_use_name is None:
        return f"{said}. Whether you may use {_of(giver)} name has not been asked yet."
    return f"{said} and would rather not be mentioned."


def possible_words(giver: str, named: str, place: str) -> str:
    """Two people at one place, of whom the first may know the second."""
    return f"{giver} and {named} are both with {place}. {giver} has not been asked yet."


def way_words(names: Sequence[str], granted: bool, shortest: bool) -> str:
    """One sentence about a way; `names` from the first person to the one to reach, in full there."""
    target, between = names[-1], list(names[:-1])
    if not between:
        return f"You know {target}. Ask directly."
    lead = "The shortest way" if shortest else "Another way"
    end = "" if granted else ", once the last step has been asked for"
    return f"{lead} to {target} goes through {listed(between)}{end}."


def ask_words(name: str, target: str) -> str:
    """Whom to ask next, and for what."""
    return (
        f"Busy people first see those they know, or those who are sent to them. "
        f"Ask whether {name} would introduce you to {target}, and whether you may say who sent you."
    )


def permission_words(name: str, target: str) -> str:
    """The name was given; whether it may be used is still to be asked."""
    return f"Ask whether you may say that {name} sent you to {target}: the letter says exactly who."


def _day(day: date, today: date) -> str:
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day.day} {MONTHS[day.month - 1]}{year}"


def _of(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"
