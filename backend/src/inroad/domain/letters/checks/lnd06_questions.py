"""LND-6: the questions are sent ahead."""

import re

from inroad.domain.letters.letter import Letter
from inroad.domain.letters.model import NOTHING, CheckResult, Finding, Praise

_QUESTIONS = re.compile(r"\bquestions?\b", re.IGNORECASE)
_ENCLOSED = re.compile(
    r"\b(?:enclos\w*|attach\w*|below|overleaf|with\s+this\s+(?:letter|note|e-?mail)|on\s+the\s+(?:next"
    r"|second|other|following)\s+(?:page|sheet)"
    r"|included?|including|add(?:ed)?|append\w*|ahead|in\s+advance|beforehand|here\s+are|list\w*|send\w*"
    r"|sent)\b",
    re.IGNORECASE,
)


def check(letter: Letter) -> CheckResult:
    """A pitch says that the questions are enclosed, and there are questions to enclose."""
    if not letter.is_kind("pitch"):
        return NOTHING
    mention = next(
        (s for s in letter.sentences if _QUESTIONS.search(s.text) and _ENCLOSED.search(s.text)), None
    )
    if mention is None:
        return CheckResult(
            (
                Finding(
                    "LND-6",
                    "questions_not_mentioned",
                    "warn",
                    0,
                    0,
                    "Send your questions ahead",
                    "The letter does not say that your questions are enclosed. Whoever can read them "
                    "beforehand knows what "
                    "the meeting is about, and comes prepared.",
                ),
            )
        )
    count = len(letter.context.questions)
    if count:
        return CheckResult(
            praises=(
                Praise(
                    "LND-6", "sends one question ahead" if count == 1 else f"sends {count} questions ahead"
                ),
            )
        )
    if letter.context.recipient_display:
        return CheckResult(
            (
                Finding(
                    "LND-6",
                    "questions_empty",
                    "warn",
                    mention.start,
                    mention.end,
                    "Choose your questions",
                    "The letter speaks of your questions, but none is chosen yet. Pick four or five.",
                ),
            )
        )
    return NOTHING
