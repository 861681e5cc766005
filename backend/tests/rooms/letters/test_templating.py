"""The built-in templates: only what is known, and clean by the checks once everything is."""

from datetime import date
from typing import Any

import pytest

from inroad.domain.letters import BUILT_IN, CALLS, LetterContext, LetterFacts, Template, TemplateKind, lint
from inroad.rooms.letters.templating import check, fill
from tests.domain.letters.test_facts import FULL

KINDS = {
    "pitch_post": "pitch",
    "pitch_email": "pitch",
    "call_primary": "call_script",
    "call_secondary": "call_script",
    "call_gatekeeper": "call_script",
    "call_voicemail": "call_script",
}
PROMPTS = {
    "[what you would like to understand]": "how one moves from a ward into planning",
    "[when you can be reached]": "every day before noon",
}


def context(kind: TemplateKind, **changes: Any) -> LetterContext:
    """What the checks know of the letter to Priya Reyes."""
    fields: dict[str, Any] = {
        "kind": KINDS.get(kind, kind),
        "medium": "email" if kind == "pitch_email" else "post",
        "recipient_given": "Priya",
        "recipient_family": "Reyes",
        "recipient_display": "Priya Reyes",
        "recipient_honorific": "Ms",
        "referrer_name": "Daniel Kerrigan",
        "referrer_may_be_named": True,
        "degree": 2,
        "minutes": 30,
        "promised_on": date(2026, 5, 14),
        "today": date(2026, 5, 6),
        "questions": FULL.questions,
        "sender_name": "Ann Bell",
    }
    return LetterContext(**fields | changes)


@pytest.mark.parametrize("kind", BUILT_IN)
def test_a_full_draft_has_no_findings(kind: TemplateKind) -> None:
    draft = fill(BUILT_IN[kind], FULL)
    body = draft.body
    for prompt, words in PROMPTS.items():
        body = body.replace(prompt, words)
    degree = 1 if kind == "call_primary" else 2
    report = lint(body, context(kind, degree=degree), subject=draft.subject)
    assert [(finding.code, finding.message) for finding in report.findings] == []
    assert "  " not in body
    assert "\n\n\n" not in body
    assert check(BUILT_IN[kind]) == []
    assert (draft.subject == "") == (kind in CALLS)


@pytest.mark.parametrize("kind", BUILT_IN)
def test_what_is_unknown_is_a_prompt_that_blocks(kind: TemplateKind) -> None:
    draft = fill(BUILT_IN[kind], LetterFacts())
    findings = lint(draft.body, LetterContext(kind="text"), subject=draft.subject).findings
    assert "unfilled" in [finding.code for finding in findings]
    assert "LND-7" not in [finding.rule for finding in findings]


def test_lnd_3_a_referrer_who_may_not_be_named_is_not_named() -> None:
    facts = LetterFacts(referrer_name="Daniel Kerrigan", referrer_may_be_named=False, degree=2)
    for template in BUILT_IN.values():
        draft = fill(template, facts)
        assert "Kerrigan" not in draft.body + draft.subject


def test_the_pitch_praises_what_is_in_order() -> None:
    for kind in ("pitch_post", "pitch_email"):
        draft = fill(BUILT_IN[kind], FULL)
        texts = [praise.text for praise in lint(draft.body, context(kind)).praises]
        assert "names Daniel Kerrigan, who agreed" in texts
        assert "promises a call on Thursday, 14 May" in texts


@pytest.mark.parametrize(
    "name",
    [
        "N" * 200,
        "李小龙",
        "أحمد بن عبد الله",
        "<script>alert(1)</script>",
        "{{ me.phone }}{% for i in (1..9) %}",
        "O’Néill-Ó Séaghdha",
    ],
)
def test_any_name_stands_in_the_draft_as_it_is(name: str) -> None:
    facts = LetterFacts(recipient_display=name, sender_name=name, sender_phone="1234")
    for kind, template in BUILT_IN.items():
        draft = fill(template, facts)
        assert name in draft.body, kind
        assert len(draft.subject) <= 500


def test_a_value_cannot_break_out_of_the_subject() -> None:
    facts = LetterFacts(named_person="Ana\r\nBcc: everybody@quay.example")
    assert fill(BUILT_IN["update"], facts).subject == "I met Ana Bcc: everybody@quay.example"
    long = fill(Template("{{ met.name }}" * 9, "x"), LetterFacts(named_person="A" * 200))
    assert len(long.subject) == 500


def test_a_list_is_repeated_over_and_what_is_empty_leaves_no_hole() -> None:
    each = "{% for question in questions %}{{ forloop.index }}. {{ question }}\n{% endfor %}"
    template = Template("", each + "\n\n\n{{ offer }}\n\nend")
    facts = LetterFacts(questions=("Why?", "How?"))
    assert fill(template, facts).body == "1. Why?\n2. How?\n\nend\n"


def test_a_text_as_long_as_may_be_stays_as_long_as_may_be() -> None:
    """The line that ends it counts too."""
    draft = fill(Template("", "0" * 20_000), LetterFacts())
    assert len(draft.body) == 20_000
