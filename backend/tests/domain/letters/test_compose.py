"""Drafts: only from what is known, and clean by the checks once everything is."""

from datetime import date

import pytest

from inroad.domain.letters import KINDS, QUESTION_BANK, LetterContext, LetterFacts, compose, lint
from inroad.domain.letters.model import Kind

DAY = date(2026, 5, 14)
FULL = LetterFacts(
    recipient_given="Priya",
    recipient_family="Reyes",
    recipient_display="Priya Reyes",
    recipient_honorific="Ms",
    their_work="the way you rebuilt the harbour library",
    shared_path="we both began as apprentices in Sheffield",
    referrer_name="Daniel Kerrigan",
    referrer_may_be_named=True,
    degree=2,
    promised_on=DAY,
    questions=("How did you get started?",),
    offer="send you the figures on reading rooms that I collected",
    gains=("the name of Ana Lund", "a frank view of my plans"),
    background="a nurse of nineteen years",
    interest="how one moves from a ward into planning",
    named_person="Ana Lund",
    outcome="I start at the council in June",
    sender_name="Ann Bell",
    sender_phone="01 555 0142",
)
WRITTEN: list[Kind] = [kind for kind in KINDS if kind not in {"text", "email"}]


def _context(kind: Kind) -> LetterContext:
    return LetterContext(
        kind=kind,
        recipient_given="Priya",
        recipient_family="Reyes",
        recipient_display="Priya Reyes",
        recipient_honorific="Ms",
        referrer_name="Daniel Kerrigan",
        referrer_may_be_named=True,
        degree=2,
        promised_on=DAY,
        today=date(2026, 5, 6),
        questions=FULL.questions,
        sender_name="Ann Bell",
    )


@pytest.mark.parametrize("kind", WRITTEN)
def test_a_full_draft_has_no_findings(kind: Kind) -> None:
    draft = compose(kind, FULL)
    report = lint(draft.body, _context(kind), subject=draft.subject)
    assert [(f.code, f.message) for f in report.findings] == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "text"])
def test_what_is_unknown_is_a_prompt_that_blocks(kind: Kind) -> None:
    draft = compose(kind, LetterFacts())
    findings = lint(draft.body, LetterContext(kind=kind), subject=draft.subject).findings
    assert "unfilled" in [f.code for f in findings]
    assert "LND-7" not in [f.rule for f in findings]


def test_a_referrer_who_may_not_be_named_is_not_named() -> None:
    facts = LetterFacts(referrer_name="Daniel Kerrigan", referrer_may_be_named=False, degree=2)
    for kind in WRITTEN:
        draft = compose(kind, facts)
        assert "Kerrigan" not in draft.body + draft.subject


def test_the_pitch_praises_what_is_in_order() -> None:
    draft = compose("pitch", FULL)
    texts = [praise.text for praise in lint(draft.body, _context("pitch")).praises]
    assert "names Daniel Kerrigan, who agreed" in texts
    assert "promises a call on Thursday, 14 May" in texts


def test_a_bare_sentence_has_no_template() -> None:
    with pytest.raises(ValueError, match="text"):
        compose("text", FULL)


def test_the_bank_asks_for_neither_job_nor_money() -> None:
    assert len({q.id for q in QUESTION_BANK}) == len(QUESTION_BANK)
    assert [q.id for q in QUESTION_BANK if q.pinned] == ["big-picture"]
    assert sum(q.rule == "MTG-6" for q in QUESTION_BANK) >= 4
    for question in QUESTION_BANK:
        assert lint(question.text).findings == ()
