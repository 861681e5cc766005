"""Letters: what is found in them, first drafts, and the promised day in words. Standard library only."""

from inroad.domain.letters.cli import check_letter_cli, context_from
from inroad.domain.letters.compose import Draft, LetterFacts, compose
from inroad.domain.letters.days import day_in_words, find_promised_day, promise_sentence, replace_promised_day
from inroad.domain.letters.lint import lint
from inroad.domain.letters.model import (
    KINDS,
    Finding,
    Fix,
    Kind,
    LetterContext,
    Medium,
    Praise,
    Report,
    Severity,
)
from inroad.domain.letters.questions import QUESTION_BANK, BankQuestion
from inroad.domain.letters.report import report_letters

__all__ = [
    "KINDS",
    "QUESTION_BANK",
    "BankQuestion",
    "Draft",
    "Finding",
    "Fix",
    "Kind",
    "LetterContext",
    "LetterFacts",
    "Medium",
    "Praise",
    "Report",
    "Severity",
    "check_letter_cli",
    "compose",
    "context_from",
    "day_in_words",
    "find_promised_day",
    "lint",
    "promise_sentence",
    "replace_promised_day",
    "report_letters",
]
