"""Getting ready for a meeting: what to bring and see to, and which questions to ask (MTG-1 to MTG-11)."""

from collections.abc import Collection, Sequence
from typing import Final

from inroad.domain.letters.questions import QUESTION_BANK
from inroad.domain.wording import counted

USUAL_PACK: Final = (
    "Notebook and pen",
    "Clothes for the day you are hired",
    "Two short stories of what you do well",
    "The way there, looked up",
    "Be there ten to fifteen minutes early",
)
"""The checklist of the text (MTG-1, MTG-2, MTG-3, MTG-11), until the seeker writes their own."""

FOUR: Final = tuple(question.text for question in QUESTION_BANK if question.rule == "MTG-6")[:4]
"""The questions of the text, for a meeting to which none were sent (MTG-6)."""

BIG_PICTURE: Final = next(question.text for question in QUESTION_BANK if question.rule == "MTG-5")
"""The pinned question, until the seeker words their own (MTG-5)."""

MOST_PACK: Final = 15
"""Lines a checklist may have."""


def pack(own: Sequence[str], *, questions: int, were_sent: bool, offer: str) -> list[str]:
    """The checklist of one meeting: own lines, a copy of the questions (MTG-3), the offer (MTG-10).

    offer  what one may have for the guest; its first line is named, if there is one
    """
    copy = counted(questions, "question")
    line = f"Your own copy of the {copy} you sent" if were_sent else f"Your {copy}, on paper"
    found = [*own[:1], line, *own[1:]]
    if offer.strip():
        found.append(f"What you can offer: {offer.strip().splitlines()[0]}")
    return found


def lines_of(text: str) -> list[str]:
    """What was typed one to a line: stories, roles."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def carried_over(questions: Sequence[str], asked: Collection[int] | None) -> list[str]:
    """The questions of a meeting that were not asked, for the next one: carried over, never failed (MTG-7).

    asked  their places, from 0; None where nobody kept count, and then nothing is carried
    """
    return [] if asked is None else [text for place, text in enumerate(questions) if place not in asked]
