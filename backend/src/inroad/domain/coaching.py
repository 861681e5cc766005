"""What a coach sees of a search: counts, a word for where it stands, figures of a group (NET-6, TIM-5).

Nobody is measured here: the word says where a hand may help, never how well somebody does.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from inroad.domain.wording import capital, counted, number

SMALLEST_GROUP: Final = 5  # (+) figures of fewer would say something of one of them

Standing = Literal["beginning", "moving", "stuck", "thanks_owed", "day_passed"]


@dataclass(frozen=True, slots=True)
class Counts:
    """A search in numbers. `kept`, `passed` and `ahead` count promises; `met` is of the last 30 days."""

    people: int
    letters_out: int
    met: int
    meetings_ahead: int
    kept: int
    passed: int
    ahead: int
    thanks_owed: int
    last_on: date | None


@dataclass(frozen=True, slots=True)
class Word:
    """Where a search stands: the word, one sentence for the coach, and the rule behind it."""

    standing: Standing
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """Sums over the seekers of a group who share their progress."""

    seekers: int
    met: int
    meetings_ahead: int
    kept: int
    due: int
    thanks_owed: int
    stuck: int


def word_for(counts: Counts) -> Word:
    """The one thing a coach might ask about first; the order is that of Today."""
    if counts.people == 0:
        return Word("beginning", "No name is written down yet. One is enough to begin.", "NET-2")
    if counts.thanks_owed:
        owed = counted(counts.thanks_owed, "thank-you")
        return Word("thanks_owed", f"{owed.capitalize()} still to be written. A short note does it.", "FLW-1")
    if not (counts.ahead or counts.meetings_ahead or counts.letters_out):
        text = "No meeting ahead, no promised call, no letter out: a good moment to pick the next names."
        return Word("stuck", text, "NET-6")
    if counts.passed > counts.kept:
        text = "Some promised days have passed. A call with a word about it still does credit."
        return Word("day_passed", text, "TIM-5")
    parts = [
        (counts.meetings_ahead, "meeting ahead", "meetings ahead"),
        (counts.ahead, "promised call", "promised calls"),
        (counts.letters_out, "letter out", "letters out"),
    ]
    told = [counted(count, one, many) for count, one, many in parts if count]
    return Word("moving", f"{', '.join(told).capitalize()}.", "NET-6")


def figures_of(group: Sequence[Counts]) -> GroupFigures | None:
    """The sums; None below five seekers, where they would tell of one of them (P9)."""
    if len(group) < SMALLEST_GROUP:
        return None
    return GroupFigures(
        seekers=len(group),
        met=sum(c.met for c in group),
        meetings_ahead=sum(c.meetings_ahead for c in group),
        kept=sum(c.kept for c in group),
        due=sum(c.kept + c.passed for c in group),
        thanks_owed=sum(c.thanks_owed for c in group),
        stuck=sum(word_for(c).standing == "stuck" for c in group),
    )


def too_few(seekers: int) -> str:
    """Why there are no figures yet."""
    who = "Nobody shares" if not seekers else "One shares" if seekers == 1 else f"{number(seekers)} share"
    return f"{capital(who)} their progress so far. Figures of a group begin at five."
