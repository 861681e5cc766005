"""Unfilled fields: prompts in brackets and template fields that were left in."""

import re

from inroad.domain.letters.letter import Letter
from inroad.domain.letters.model import CheckResult, Finding

_FIELD = re.compile(
    r"\[[^\]\n]{1,120}\]|\{\{[^}\n]{0,80}\}\}|\{%[^%\n]{0,80}%\}|\{[a-z_ ]{2,40}\}|<[a-z_][a-z_ ]{1,40}>"
    r"|«[^»\n]{1,40}»|\b(?:XX+|TBD|TBC|lorem ipsum)\b|_{4,}"
)
_HARMLESS = re.compile(r"\[(?:sic|…|\.\.\.|\d{1,3}|x| )\]", re.IGNORECASE)


def check(letter: Letter) -> CheckResult:
    """A blocking finding for every field left unfilled."""
    findings = []
    for match in _FIELD.finditer(letter.text):
        if _HARMLESS.fullmatch(match.group()):
            continue
        what = match.group().strip("[]{}<>%«» ")
        findings.append(
            Finding(
                "LND-10",
                "unfilled",
                "block",
                match.start(),
                match.end(),
                "Still to fill in",
                f"“{what}” is a note to yourself. Put your own words here, or take the sentence out.",
            )
        )
    for match in _FIELD.finditer(letter.subject):
        findings.append(
            Finding(
                "LND-10",
                "unfilled_subject",
                "block",
                0,
                0,
                "Still to fill in the subject",
                f"“{match.group().strip('[]{} ')}” in the subject is a note to yourself.",
            )
        )
    return CheckResult(tuple(findings))
