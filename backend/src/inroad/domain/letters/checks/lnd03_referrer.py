"""LND-3: the letter says exactly who referred the writer, and only when that person has allowed it."""

import re

from inroad.domain.letters.letter import Letter
from inroad.domain.letters.model import NOTHING, CheckResult, Finding, Praise
from inroad.domain.letters.names import contains_name, parts

_REFERRAL = re.compile(
    r"\b(?:refer(?:red|ral)|suggest(?:ed|s|ion)|recommend(?:ed|ation|s)?|introduc(?:ed|tion)"
    r"|gave\s+me\s+your\s+name|mentioned\s+you|point(?:ed)?\s+me"
    r"|(?:spoke|speaks|spoken|told\s+me|talked)\b[^.]{0,40}\b(?:of|about)\s+you|encouraged|advised"
    r"|sent\s+me\s+to|passed\s+(?:me\s+)?your\s+name"
    r"|put\s+me\s+in\s+touch|urged\s+me|thought\s+(?:that\s+)?(?:you|we))\b",
    re.IGNORECASE,
)
_FULL_NAME = re.compile(
    r"(?<![.!?]\s)(?:^|(?<=\s))(?!Dear|Hello|Hi)[A-Z][\w'’-]+(?:\s+(?:de|van|von|da|el|al|bin|ter"
    r"|[A-Z]\.))*\s+[A-Z][\w'’-]+",
    re.MULTILINE,
)


def check(letter: Letter) -> CheckResult:
    """Findings on the referrer's name, or the praise that it is there."""
    context = letter.context
    if not letter.is_kind("pitch", "call_script") or context.degree == 1:
        return NOTHING
    name = context.referrer_name
    if not name:
        return _nobody_known(letter)
    named = contains_name(letter.text, name)
    if context.referrer_may_be_named is False:
        if not named:
            return NOTHING
        start, end = _span(letter.text, name)
        return CheckResult(
            (
                _finding(
                    "referrer_not_allowed",
                    start,
                    end,
                    f"{name} has not agreed to be named",
                    f"You noted that {name} would rather not be named. Ask first, or leave the name out "
                    f"and say how you came "
                    "to write.",
                ),
            )
        )
    if named:
        agreed = ", who agreed" if context.referrer_may_be_named else ""
        return CheckResult(praises=(Praise("LND-3", f"names {name}{agreed}"),))
    part = next((p for p in parts(name) if re.search(rf"\b{re.escape(p)}\b", letter.text)), None)
    start, end = _span(letter.text, part) if part else (0, 0)
    return CheckResult(
        (
            _finding(
                "referrer_missing",
                start,
                end,
                f"Say that {name} sent you",
                f"Busy people first make time for those a mutual friend sends. Name {name} in full, near "
                f"the beginning.",
            ),
        )
    )


def _nobody_known(letter: Letter) -> CheckResult:
    for sentence in letter.sentences:
        if _REFERRAL.search(sentence.text) and _FULL_NAME.search(sentence.text):
            return NOTHING
    cold = letter.context.degree is None and letter.context.recipient_display != ""
    return CheckResult(
        (
            Finding(
                "LND-3",
                "referrer_unknown",
                "warn" if cold else "block",
                0,
                0,
                "Say who sent you",
                "The letter does not say who referred you. Busy people first make time for those a "
                "mutual friend sends: "
                "give that person's full name near the beginning.",
            ),
        )
    )


def _finding(code: str, start: int, end: int, title: str, message: str) -> Finding:
    return Finding("LND-3", code, "block", start, end, title, message)


def _span(text: str, name: str) -> tuple[int, int]:
    pattern = r"\s+".join(re.escape(word) for word in name.split())
    match = re.search(pattern, text, re.IGNORECASE)
    return match.span() if match else (0, 0)
