"""What replies say, as people write them."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from inroad.domain.replies import KIND_WORDS, Bounce, own_words, sort_reply

RECEIVED = date(2026, 10, 14)
TOLD = yaml.safe_load((Path(__file__).parent / "sorting.yaml").read_text(encoding="utf-8"))
CASES = [(case.get("kind", kind), case) for kind, cases in TOLD.items() for case in cases]


@pytest.mark.parametrize(("kind", "case"), CASES, ids=[case["text"][:60] for _, case in CASES])
def test_a_reply_is_sorted_with_its_words(kind: str, case: dict[str, Any]) -> None:
    text = case["text"]
    found = sort_reply(
        text, RECEIVED, subject=case.get("subject", ""), automatic=case.get("automatic", False)
    )
    assert found.kind == kind
    words = [text[span.start : span.end] for span in found.spans]
    assert all(words)
    for each in case.get("words", ()):
        assert any(each in word for word in words), words
    if kind not in ("away", "unclear"):
        assert words, "a suggestion says which words led to it"
    assert [person.name for person in found.people] == case.get("people", [])
    assert [person.email for person in found.people if person.email] == case.get(
        "emails", [person.email for person in found.people if person.email]
    )
    if "phones" in case:
        assert [person.phone for person in found.people] == case["phones"]
    if "on" in case:
        assert found.on == case["on"]


def test_a_bounce_says_where_it_says_so() -> None:
    text = "Sorry.\n550 5.1.1 no such user here"
    found = sort_reply(text, RECEIVED, bounce=Bounce("x@y.example", "5.1.1", "550 5.1.1 no such user here"))
    assert found.kind == "bounced"
    assert [text[span.start : span.end] for span in found.spans] == ["550 5.1.1 no such user here"]


def test_every_kind_is_said_in_words() -> None:
    assert set(KIND_WORDS) == {*TOLD, "bounced"}


@given(st.text(max_size=400), st.booleans())
def test_nothing_a_reply_holds_makes_it_fail(text: str, automatic: bool) -> None:
    own = own_words(text)
    found = sort_reply(own, RECEIVED, automatic=automatic)
    assert all(0 <= span.start < span.end <= len(own) for span in found.spans)
    assert found.on is None or found.on > RECEIVED
