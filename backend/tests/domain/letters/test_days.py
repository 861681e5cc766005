"""The promised day: said, found and changed; text and calendar never drift apart (LND-4)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroad.domain.letters import day_in_words, find_promised_day, promise_sentence, replace_promised_day

TODAY = date(2026, 5, 6)  # a Wednesday
SOON = st.integers(min_value=-25, max_value=300).map(lambda days: TODAY + timedelta(days=days))
TEXTS = (
    "I will call you on {}, to find a time.",
    "Thank you for your talk of 3 March.\n\nI'll ring your office on {}. Yours,\nAnn",
    "Mr. Bell sent me. I shall telephone on {} at ten, if I may.",
    "On {} I will give you a call.",
)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Thursday, 14 May", date(2026, 5, 14)),
        ("Thursday 14th of May 2026", date(2026, 5, 14)),
        ("May 14", date(2026, 5, 14)),
        ("Thu., May 14th, 2026", date(2026, 5, 14)),
        ("2026-05-14", date(2026, 5, 14)),
        ("Thursday", date(2026, 5, 7)),
        ("Wednesday", date(2026, 5, 13)),
        ("next Tuesday", date(2026, 5, 12)),
        ("Thursday week", date(2026, 5, 14)),
        ("tomorrow", date(2026, 5, 7)),
        ("the day after tomorrow", date(2026, 5, 8)),
        ("Thursday the 14th", date(2026, 5, 14)),
        ("4 January", date(2027, 1, 4)),
        ("5 May", date(2026, 5, 5)),
    ],
)
def test_finds_the_day_however_it_is_written(words: str, day: date) -> None:
    text = f"Dear Ana,\n\nI will call you on {words} to find a time."
    found = find_promised_day(text, today=TODAY)
    assert found is not None
    assert found[0] == day
    assert text[found[1] : found[2]] == words


@pytest.mark.parametrize(
    "text",
    [
        "I hope to see you on 14 May.",
        "Please call me on Thursday.",
        "I will not call on Thursday.",
        "I will call on 31 June.",
        "",
    ],
)
def test_finds_no_promise_where_none_is_made(text: str) -> None:
    assert find_promised_day(text, today=TODAY) is None


@given(first=SOON, second=SOON, text=st.sampled_from(TEXTS))
def test_text_and_calendar_agree_in_both_orders(first: date, second: date, text: str) -> None:
    letter = text.format(day_in_words(first))
    found = find_promised_day(letter, today=TODAY)
    assert found is not None
    assert found[0] == first
    changed = replace_promised_day(letter, second, today=TODAY)
    again = find_promised_day(changed, today=TODAY)
    assert again is not None
    assert again[0] == second
    assert replace_promised_day(changed, first, today=TODAY) == letter


@given(SOON)
def test_the_sentence_says_the_day_that_is_found(day: date) -> None:
    for name in ("Ana", "Ms Reyes"):
        found = find_promised_day(promise_sentence(day, name), today=TODAY)
        assert found is not None
        assert found[0] == day


def test_every_mention_in_a_promise_changes_and_nothing_else() -> None:
    text = (
        "I read your piece of 3 May. I will call you on 12 May. If not then, I will call on Tuesday, "
        "12 May, at five."
    )
    changed = replace_promised_day(text, date(2026, 5, 14), today=TODAY)
    assert changed == (
        "I read your piece of 3 May. I will call you on Thursday, 14 May. If not then, I will call on "
        "Thursday, 14 May, at five."
    )


def test_a_prompt_is_filled_and_a_text_without_promise_stays() -> None:
    prompt = "I will call you on [the day you will call], to find a time."
    assert (
        replace_promised_day(prompt, date(2026, 5, 14), today=TODAY)
        == "I will call you on Thursday, 14 May, to find a time."
    )
    assert replace_promised_day("Thank you.", date(2026, 5, 14), today=TODAY) == "Thank you."
