"""lint(): run every check on a letter and put what they say in the order of the text."""

from collections.abc import Callable

from inroad.domain.letters.checks import (
    flw02_thank_you,
    frame,
    hard_reading,
    lnd03_referrer,
    lnd04_promise,
    lnd05_minutes,
    lnd06_questions,
    lnd07_golden_rule,
    lnd08_in_person,
    lnd09_advice,
    lnd10_length,
    names_spelt,
    unfilled,
)
from inroad.domain.letters.golden.engine import Judge
from inroad.domain.letters.letter import Letter
from inroad.domain.letters.model import CheckResult, LetterContext, Report
from inroad.domain.letters.spelling import Speller
from inroad.domain.letters.spelling import check as check_spelling

Check = Callable[[Letter], CheckResult]

CHECKS: tuple[Check, ...] = (
    lnd03_referrer.check,
    lnd04_promise.check,
    lnd05_minutes.check,
    lnd06_questions.check,
    lnd07_golden_rule.check,
    lnd08_in_person.check,
    lnd09_advice.check,
    lnd10_length.check,
    flw02_thank_you.check,
    unfilled.check,
    names_spelt.check,
    frame.check,
    hard_reading.check,
)
_ORDER = {"block": 0, "warn": 1, "hint": 2}


def lint(
    text: str,
    context: LetterContext | None = None,
    *,
    subject: str = "",
    speller: Speller | None = None,
    judge: Judge | None = None,
) -> Report:
    """Every finding on a text, first by severity of what has no place, then in the order of the text.

    Without a context the text is taken as bare sentences: only the checks of single sentences run.
    Spelling is looked at where a speller is given; a judge makes LND-7 surer.
    """
    letter = Letter(text, subject, context or LetterContext(), judge)
    results = [check(letter) for check in CHECKS]
    if speller is not None:
        results.append(check_spelling(letter, speller))
    findings = sorted(
        (finding for result in results for finding in result.findings),
        key=lambda f: (f.start, _ORDER[f.severity], f.end, f.rule),
    )
    praises = tuple(praise for result in results for praise in result.praises)
    return Report(tuple(findings), praises, letter.words, letter.pages)
