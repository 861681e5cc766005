"""The letter as the checks see it: its size, where it greets and where it closes."""

from datetime import date

import pytest

from inroad.domain.letters import BUILT_IN, LetterContext, lint
from inroad.domain.letters.letter import Letter


def letter(text: str) -> Letter:
    return Letter(text, "", LetterContext())


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("One line.", 0.02),
        ("One line.\n\n\n", 0.02),
        ("x" * 86, 0.02),
        ("x" * 87, 0.04),
        ("x" * 172, 0.04),
        ("x" * 173, 0.07),
        ("a\n\nb", 0.07),
        ("a\n" * 46, 1.0),
        ("a\n" * 47, 1.02),
        ("", 0),
    ],
)
def test_pages_are_counted_by_lines(text: str, pages: float) -> None:
    assert letter(text).pages == pages


def test_the_greeting_stands_near_the_beginning() -> None:
    found = letter("12 Harbour Row\n\n  Dear Ms Reyes,\n\nHello there").greeting
    assert found is not None
    assert found.group() == "  Dear Ms Reyes,"
    assert letter("x" * 598 + "\nDear Ana").greeting is not None
    assert letter("x" * 599 + "\nDear Ana").greeting is None
    assert letter("My dear Ana").greeting is None


def test_the_closing_is_the_last_one_near_the_end() -> None:
    text = "Dear Ana,\n\nThanks,\n\nand more.\n\nYours sincerely,\n\nAnn Bell\n\n"
    found = letter(text).closing
    assert found is not None
    assert found.group() == "Yours sincerely,"
    assert letter("Thanks,\n" + "x" * 191).closing is not None
    assert letter("Thanks,\n" + "x" * 192 + "   \n\n").closing is None
    assert letter("Thank you for all of it, and for the long talk.").closing is None


@pytest.mark.parametrize(
    "line",
    ["Kind regards,", "With all good wishes,", "Sincerely", "Very sincerely,", "Cheers,", "All the best"],
)
def test_ways_to_close(line: str) -> None:
    assert letter(f"I am glad we met.\n\n{line}\nAnn").closing is not None


def test_findings_are_in_the_order_of_the_text_the_worst_first() -> None:
    context = LetterContext(kind="pitch", recipient_display="Ana Reyes", today=date(2026, 5, 6))
    text = "Could we talk by phone? [what you share] Are you hiring?"
    found = lint(text, context).findings
    places = [(finding.start, finding.severity) for finding in found]
    rank = {"block": 0, "warn": 1, "hint": 2}
    assert places == sorted(places, key=lambda each: (each[0], rank[each[1]]))
    assert [finding.severity for finding in found if finding.start == 0][:2] == ["block", "warn"]
    assert [finding.code for finding in found if finding.start > 0][-1].startswith("asks_for_job")
    assert lint(text, context).blocked
    assert not lint("Thank you.").blocked
    assert (lint(text).words, lint(text).pages) == (11, 0.02)


@pytest.mark.parametrize("kind", BUILT_IN)
def test_every_template_is_paragraphs_that_end_in_one_line(kind: str) -> None:
    body = BUILT_IN[kind].body  # type: ignore[index] # drawn from its keys
    assert body.endswith("\n")
    assert not body.endswith("\n\n")
    assert "\n\n" in body
