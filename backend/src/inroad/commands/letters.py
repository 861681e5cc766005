"""`inroad check-letter` and `inroad letters-report`: they read letters, not settings, and run anywhere."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from inroad.domain.letters.cli import check_letter_cli
from inroad.domain.letters.report import report_letters
from inroad.kit.encoder import asking
from inroad.kit.spelling import misspelt

CORPUS = Path(__file__).resolve().parents[3] / "tests" / "domain" / "letters" / "corpus"
"""Labelled sentences of the golden rule, in a checkout."""


def add_commands(commands: Any) -> None:
    """Their place in the help; each reads its own arguments."""
    commands.add_parser("check-letter", help="what the method would change in letters")
    commands.add_parser("letters-report", help="how surely asking for a job is recognised (LND-7)")


def main(given: Sequence[str]) -> int:
    """Run one of the two; its exit status."""
    command, *rest = given
    if command == "check-letter":
        return check_letter_cli(rest, sys.stdin, sys.stdout, misspelt, asking)
    return report_letters(CORPUS, sys.stdout, wrong=rest, judge=asking)
