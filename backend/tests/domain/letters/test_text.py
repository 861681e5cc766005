"""Sentences and tokens keep their places; no text makes a check fail or point outside of it."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inroad.domain.letters import KINDS, LetterContext, lint
from inroad.domain.letters.text import Sentence, count_words, fold, sentences, tokenize


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
        ("— One. Two", ["— One.", "Two"]),
        ("It ends with etc.\nNew line.", ["It ends with etc.", "New line."]),
        ("Ask Mr.", ["Ask Mr."]),
        ("I came at 5 p.m. It rained.", ["I came at 5 p.m. It rained."]),
        ("We met (see no. 5). It rained.", ["We met (see no. 5).", "It rained."]),
        ("Is it so?) Yes.", ["Is it so?)", "Yes."]),
        ("x" * 48 + "\nNew", ["x" * 48, "New"]),
        ("x" * 49 + "\nNew", ["x" * 49 + "\nNew"]),
        ("one line\nand more", ["one line\nand more"]),
        ("one line:\nand more", ["one line:", "and more"]),
        ("one line\n2 more", ["one line", "2 more"]),
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
        ("I don't", ["i", "do", "not"]),
        ("it's dont im", ["it", "is", "do", "not", "i", "am"]),
        ("they've we'll you're I'm", ["they", "have", "we", "will", "you", "are", "i", "am"]),
        ("'d", ["'", "d"]),
        ("o'clock", ["o'clock"]),
        ("cannot gonna", ["can", "not", "going", "to"]),
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


def test_a_run_on_is_cut_at_blanks_and_loses_nothing() -> None:
    text = "  " + "word " * 300
    found = sentences(text)
    assert [len(sentence.text) for sentence in found] == [599, 599, 299]
    assert all(text[s.start : s.end] == s.text for s in found)
    assert [s.start for s in found] == [2, 602, 1202]
    solid = "x" * 1300
    assert [(s.start, s.end) for s in sentences(solid)] == [(0, 600), (600, 1200), (1200, 1300)]
    assert [(s.start, s.end) for s in sentences("y" * 600)] == [(0, 600)]
    late = "x" + " " + "y" * 700
    assert [(s.start, s.end) for s in sentences(late)] == [(0, 1), (2, 602), (602, 702)]


@pytest.mark.parametrize(
    ("text", "asks"), [("Really?", True), ("“Really?”", True), ("Really? Yes.", False), ("?no", False)]
)
def test_a_question_ends_as_one(text: str, asks: bool) -> None:
    assert Sentence(text, 0, len(text)).is_question is asks


def test_words_are_folded() -> None:
    assert (fold("Résumé"), fold("CAN’T"), fold("Müller")) == ("resume", "can't", "muller")
