"""The promised day: said, found and changed; text and calendar never drift apart (LND-4)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroad.domain.letters import day_in_words, find_promised_day, promise_sentence, replace_promised_day
from inroad.domain.letters.days import promised_days

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
        ("6 April", date(2026, 4, 6)),  # thirty days back: gone by
        ("5 April", date(2027, 4, 5)),  # longer ago: next year's
        ("Monday, 5 April", date(2027, 4, 5)),
        ("Tuesday, 5 April", date(2027, 4, 5)),
        ("6 May", date(2026, 5, 6)),
        ("5th of May 2025", date(2025, 5, 5)),
        ("next Friday", date(2026, 5, 15)),
        ("Friday of next week", date(2026, 5, 15)),
        ("Monday week", date(2026, 5, 18)),
        ("Tuesday the 5th", date(2026, 6, 5)),
        ("Wednesday the 6th", date(2026, 5, 6)),
        ("Sunday the 31st", date(2026, 5, 31)),
        ("29 February 2028", date(2028, 2, 29)),
        ("Sept 1", date(2026, 9, 1)),
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


@pytest.mark.parametrize(
    ("today", "words", "day"),
    [
        (date(2026, 11, 20), "Tuesday the 5th", date(2026, 12, 5)),
        (date(2026, 12, 20), "Tuesday the 5th", date(2027, 1, 5)),
        (date(2026, 1, 31), "Monday the 30th", date(2026, 3, 30)),
        (date(2026, 11, 30), "Monday the 31st", date(2026, 12, 31)),
        (date(2026, 12, 30), "4 January", date(2027, 1, 4)),
        (date(2027, 1, 4), "30 December", date(2026, 12, 30)),
        (date(2026, 5, 6), "29 February", date(2027, 2, 28)),
    ],
)
def test_days_across_the_end_of_month_and_year(today: date, words: str, day: date) -> None:
    found = find_promised_day(f"I will call you on {words}.", today=today)
    if words == "29 February":
        assert found is None  # there is none in the years around
    else:
        assert found is not None
        assert found[0] == day


def test_a_day_without_today_is_said_but_not_known() -> None:
    for words in ("Thursday, 14 May", "Thursday", "tomorrow", "Thursday the 14th", "29 February"):
        (said,) = promised_days(f"I will call you on {words}.", None)
        assert (said.day, said.weekday_differs) == (None, False)
    (said,) = promised_days("I will call you on Friday, 14 May 2026.", None)
    assert (said.day, said.weekday_differs) == (date(2026, 5, 14), True)
    assert promised_days("I will call you on 31 June.", None) == ()


def test_days_beside_each_other_are_two() -> None:
    one, other = promised_days("I will call on Thursday, 14 May/15 May.", TODAY)
    assert (one.day, other.day) == (date(2026, 5, 14), date(2026, 5, 15))
    assert one.end < other.start
    first, second = promised_days("I will call on 2026-05-14 or 2026-05-13.", TODAY)
    assert (first.day, second.day) == (date(2026, 5, 14), date(2026, 5, 13))


def test_a_year_is_written_where_it_is_needed() -> None:
    text = "I will call you on 14 May."
    at = {330: "Thursday, 1 April.", 331: "Friday, 2 April 2027.", -30: "Monday, 6 April."}
    at[-31] = "Sunday, 5 April 2026."
    for days, words in at.items():
        changed = replace_promised_day(text, TODAY + timedelta(days=days), today=TODAY)
        assert changed == f"I will call you on {words}", days


def test_how_the_call_is_promised() -> None:
    day = date(2026, 5, 14)
    assert promise_sentence(day, " Ms Reyes") == (
        "I will call your office on Thursday, 14 May, to find a time that suits you."
    )
    assert (
        promise_sentence(day, "Ana") == "I will call you on Thursday, 14 May, to find a time that suits you."
    )
    assert day_in_words(day, with_year=True) == "Thursday, 14 May 2026"
