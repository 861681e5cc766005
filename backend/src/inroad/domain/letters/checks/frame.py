"""Greeting, closing and signature: a letter that begins and ends as one."""

from inroad.domain.letters.letter import Letter
from inroad.domain.letters.model import NOTHING, CheckResult, Finding
from inroad.domain.letters.names import contains_name


def check(letter: Letter) -> CheckResult:
    """Warnings when the greeting, the closing or the writer's name is missing."""
    if not letter.is_kind("pitch", "thank_you", "check_back", "update", "goodbye", "email"):
        return NOTHING
    findings: list[Finding] = []
    context = letter.context
    if letter.greeting is None:
        name = context.recipient_display or "the reader"
        findings.append(
            Finding(
                "LND-10",
                "greeting_missing",
                "warn",
                0,
                0,
                "Greet the reader",
                f"Begin with a greeting to {name} by name.",
            )
        )
    if letter.closing is None:
        findings.append(
            Finding(
                "LND-10",
                "closing_missing",
                "warn",
                0,
                0,
                "Close the letter",
                "End with a closing line, such as “Yours sincerely”, and your name.",
            )
        )
    elif context.sender_name and not contains_name(
        letter.text[letter.closing.start() :], context.sender_name.split()[0]
    ):
        findings.append(
            Finding(
                "LND-10",
                "signature_missing",
                "warn",
                letter.closing.start(),
                letter.closing.end(),
                "Sign with your name",
                f"{context.sender_name} does not stand under the letter.",
            )
        )
    return CheckResult(tuple(findings))
