"""Letters: what is found in them, first drafts, and the promised day in words. Standard library only."""

from inroad.domain.letters.cli import check_letter_cli, context_from
from inroad.domain.letters.days import day_in_words, find_promised_day, promise_sentence, replace_promised_day
from inroad.domain.letters.facts import FIELDS, Field, LetterFacts, values_of
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
from inroad.domain.letters.templates import BUILT_IN, CALLS, Template, TemplateKind, kind_of

__all__ = [
    "BUILT_IN",
    "CALLS",
    "FIELDS",
    "KINDS",
    "QUESTION_BANK",
    "BankQuestion",
    "Field",
    "Finding",
    "Fix",
    "Kind",
    "LetterContext",
    "LetterFacts",
    "Medium",
    "Praise",
    "Report",
    "Severity",
    "Template",
    "TemplateKind",
    "check_letter_cli",
    "context_from",
    "day_in_words",
    "find_promised_day",
    "kind_of",
    "lint",
    "promise_sentence",
    "replace_promised_day",
    "report_letters",
    "values_of",
]
