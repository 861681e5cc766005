"""LND-9: people are flattered and inclined to help when asked for advice."""

import re

from inroad.domain.letters.letter import Letter
from inroad.domain.letters.model import NOTHING, CheckResult, Finding, Praise

_ADVICE = re.compile(
    r"\b(?:advice|advise|perspectives?|insights?|opinions?|your\s+(?:own\s+)?(?:views?|thoughts?"
    r"|experience|take|counsel|guidance|judgment|judgement|story)"
    r"|counsel|guidance|learn\s+(?:from|about|how|what|more)|what\s+you\s+(?:think|would"
    r"|have\s+learn\w*)|hear\s+(?:how|what|about)|feedback|wisdom"
    r"|how\s+you\s+(?:see|got|came|began|started|view)|point\s+of\s+view)\b",
    re.IGNORECASE,
)


def check(letter: Letter) -> CheckResult:
    """A hint when a pitch or check-back asks for no advice."""
    if not letter.is_kind("pitch"):
        return NOTHING
    if _ADVICE.search(letter.text):
        return CheckResult(praises=(Praise("LND-9", "asks for advice"),))
    return CheckResult(
        (
            Finding(
                "LND-9",
                "advice_missing",
                "hint",
                0,
                0,
                "Ask for advice",
                "The letter asks for no advice or view of theirs. People are glad to be asked what they "
                "think.",
            ),
        )
    )
