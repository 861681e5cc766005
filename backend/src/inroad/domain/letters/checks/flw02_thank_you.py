"""FLW-2: the thank-you note goes out on the night of the talk, is short, and says thank you."""

import re

from inroad.domain.letters.letter import Letter
from inroad.domain.letters.model import NOTHING, CheckResult, Finding, Praise

MOST_WORDS = 120
_THANKS = re.compile(r"\b(?:thank\w*|grateful\w*|gratitude|appreciat\w*|indebted|obliged)\b", re.IGNORECASE)


def check(letter: Letter) -> CheckResult:
    """Findings on a thank-you note's length, on thanks that are missing, and on a note that is late."""
    if not letter.is_kind("thank_you"):
        return NOTHING
    findings: list[Finding] = []
    if letter.words > MOST_WORDS:
        findings.append(
            Finding(
                "FLW-2",
                "too_long",
                "warn",
                0,
                0,
                "A short note is enough",
                f"{letter.words} words. Up to {MOST_WORDS} are read on the way to a meeting, and remembered.",
            )
        )
    context = letter.context
    if context.met_on is not None and context.today is not None and context.today > context.met_on:
        days = (context.today - context.met_on).days
        findings.append(
            Finding(
                "FLW-2",
                "late",
                "hint",
                0,
                0,
                "Send it today",
                f"You met {'yesterday' if days == 1 else f'{days} days ago'}. A note the same night does "
                f"most; one today is still a good one.",
            )
        )
    if not _THANKS.search(letter.text):
        findings.append(
            Finding(
                "FLW-2",
                "thanks_missing",
                "warn",
                0,
                0,
                "Say thank you",
                "The note does not say thank you in so many words.",
            )
        )
    return (
        CheckResult(tuple(findings))
        if findings
        else CheckResult(praises=(Praise("FLW-2", f"{letter.words} words, and thanks in them"),))
    )
