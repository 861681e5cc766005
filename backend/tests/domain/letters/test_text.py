"""Sentences and tokens keep their places; no text makes a check fail or point outside of it."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inroad.domain.letters import KINDS, LetterContext, lint
from inroad.domain.letters.text import count_words, sentences, tokenize


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("I met Dr. Hale. He was kind.", ["I met Dr. Hale.", "He was kind."]),
        ("Come at 5 p.m. on Friday.", ["Come at 5 p.m. on Friday."]),
        ("J. R. Smith wrote it.", ["J. R. Smith wrote it."]),
        ("Really? Yes! “Quite.” Good…", ["Really?", "Yes!", "“Quite.”", "Good…"]),
        (
            "Dear Ana,\nthank you\nfor today.\n\nYours,\nAnn",
            ["Dear Ana,", "thank you\nfor today.", "Yours,", "Ann"],
        ),
        ("- one thing\n- another", ["- one thing", "- another"]),
        ("", []),
        ("—", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    found = sentences(text)
    assert [s.text for s in found] == parts
    assert all(text[s.start : s.end] == s.text for s in found)


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        ("I'd love", ["i", "would", "love"]),
        ("We can’t, won't", ["we", "can", "not", ",", "will", "not"]),
        ("Ana's Résumé", ["ana", "'s", "resume"]),
        ("£1,200 at 9:30", ["£1,200", "at", "9:30"]),
        ("part-time", ["part-time"]),
        ("[what you share]", ["[what you share]"]),
    ],
)
def test_tokens(text: str, norms: list[str]) -> None:
    tokens = tokenize(text, 7)
    assert [t.norm for t in tokens] == norms
    assert all(text[t.start - 7 : t.end - 7] == t.raw for t in tokens)


def test_words_are_counted_as_read() -> None:
    assert count_words("My mother-in-law — she is 80 — can't come.") == 7


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=300), kind=st.sampled_from(KINDS))
def test_any_text_can_be_checked(text: str, kind: str) -> None:
    context = LetterContext(kind=kind, referrer_name="Zoë", recipient_display=text[:20], sender_name=text[:9])  # type: ignore[arg-type] # drawn from KINDS
    for finding in lint(text, context, subject=text[:30]).findings:
        assert 0 <= finding.start <= finding.end <= len(text)
        if finding.fix:
            assert finding.start <= finding.fix.start <= finding.fix.end <= finding.end


def test_a_run_on_text_stays_linear() -> None:
    start = time.process_time()
    lint("please if you need a hand and I would like a job " * 400)
    assert time.process_time() - start < 5
