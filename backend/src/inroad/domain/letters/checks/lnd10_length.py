"""LND-10: a letter is a letter: one page on paper, 150 words in an e-mail, and a subject that names the
referrer."""

from inroad.domain.letters.letter import Letter
from inroad.domain.letters.model import NOTHING, CheckResult, Finding, Praise
from inroad.domain.letters.names import contains_name, parts

EMAIL_WORDS = 150


def check(letter: Letter) -> CheckResult:
    """Hints on length and subject."""
    context = letter.context
    if not letter.is_kind("pitch", "email", "check_back", "update", "goodbye"):
        return NOTHING
    findings: list[Finding] = []
    praises: list[Praise] = []
    by_email = context.medium == "email" or context.kind == "email"
    if by_email and letter.words > EMAIL_WORDS:
        findings.append(
            _finding(
                "too_long",
                "Shorter is kinder",
                f"{letter.words} words. An e-mail of up to {EMAIL_WORDS} words is read at once; a longer "
                f"one is put aside.",
            )
        )
    elif not by_email and letter.pages > 1:
        findings.append(
            _finding(
                "too_long",
                "Keep it to one page",
                f"About {letter.pages:.1f} pages. One page is read to the end.",
            )
        )
    elif letter.is_kind("pitch"):
        praises.append(Praise("LND-10", f"{letter.words} words" if by_email else "fits on one page"))
    findings += _subject(letter, by_email)
    return CheckResult(tuple(findings), tuple(praises))


def _subject(letter: Letter, by_email: bool) -> list[Finding]:
    context = letter.context
    if (
        not by_email
        or not letter.is_kind("pitch")
        or not context.referrer_name
        or context.referrer_may_be_named is False
    ):
        return []
    family = parts(context.referrer_name)[-1:] or (context.referrer_name,)
    if contains_name(letter.subject, family[0]):
        return []
    return [
        _finding(
            "subject",
            "Name the referrer in the subject",
            f"With {context.referrer_name} in the subject, the letter is opened as one from a friend of "
            f"a friend.",
        )
    ]


def _finding(code: str, title: str, message: str) -> Finding:
    return Finding("LND-10", code, "hint", 0, 0, title, message)
