"""LND-4 as a property: whatever is changed, in calendar or text, the two never say different days."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inroad.domain.letters.days import MONTHS, WEEKDAYS, day_in_words, promise_sentences, promised_days
from tests.factories.letters import begun, named
from tests.rooms.conftest import Caller

# Hypothesis hides from the collector that the test is asynchronous.
pytestmark = pytest.mark.anyio
TODAY = date(2026, 10, 14)
DAYS = st.integers(2, 60).map(lambda ahead: TODAY + timedelta(days=ahead))
FORMS = (
    lambda day: f"I will call you on {WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]}.",
    lambda day: f"I'll ring your office on the {day.day}th of {MONTHS[day.month - 1]} {day.year}.",
    lambda day: f"I shall telephone on {MONTHS[day.month - 1]} {day.day}, if that suits you.",
    lambda day: f"Please expect my call on {day.isoformat()}.",
)
STEPS = st.one_of(
    st.tuples(st.just("calendar"), DAYS),
    st.tuples(st.just("text"), st.sampled_from(FORMS), DAYS),
    st.tuples(st.just("both"), st.sampled_from(FORMS), DAYS, DAYS),
    st.tuples(st.just("twice"), DAYS, DAYS),
    st.tuples(st.just("clear")),
    st.tuples(st.just("drop")),
    st.tuples(
        st.just("more"), st.sampled_from(("Friday is a good day here.", "\n\nPS: 3 May was fine.", "李"))
    ),
)


def without_promise(body: str) -> str:
    """The text without the sentences that promise a call."""
    for sentence in reversed(promise_sentences(body)):
        body = body[: sentence.start] + body[sentence.end :]
    return body


def promising(body: str, *sentences: str) -> str:
    """The text with these promises in place of its own, before the closing."""
    bare = without_promise(body)
    at = bare.rindex("Yours sincerely")
    return f"{bare[:at].rstrip()}\n\n{' '.join(sentences)}\n\n{bare[at:]}"


def never_apart(letter: dict[str, Any]) -> None:
    """The calendar holds the day that the text names first; a text that names two is kept from going out."""
    said = [each.day for each in promised_days(letter["body"], TODAY) if each.day]
    held = date.fromisoformat(letter["promised_on"]) if letter["promised_on"] else None
    assert held == (said[0] if said else None)
    if len(set(said)) > 1 or held is None:
        assert letter["report"]["blocked"]


async def step(caller: Caller, letter: dict[str, Any], what: tuple[Any, ...]) -> None:
    """One change over HTTP, and what must follow from it."""
    path, body = f"/letters/{letter['id']}", letter["body"]
    changes: dict[str, Any] = {}
    match what:
        case ("calendar", day):
            changes = {"promised_on": day.isoformat()}
        case ("text", form, day):
            changes = {"body": promising(body, form(day))}
        case ("both", form, day, other):
            changes = {"body": promising(body, form(day)), "promised_on": other.isoformat()}
        case ("twice", one, two):
            changes = {"body": promising(body, FORMS[0](one), FORMS[3](two))}
        case ("clear",):
            changes = {"promised_on": None}
        case ("drop",):
            changes = {"body": without_promise(body)}
        case ("more", words):
            changes = {"body": f"{body}{words}"}
    answer = await caller.send("PATCH", path, json=changes, headers={"If-Match": f'"{letter["version"]}"'})
    found = await caller.get(path)
    never_apart(found)
    if answer.status_code == 422:
        # A closed day, or two that differ: nothing has moved.
        assert what[0] in ("calendar", "both")
        assert {name: found[name] for name in ("body", "promised_on")} == {
            name: letter[name] for name in ("body", "promised_on")
        }
        return
    assert answer.status_code == 200, answer.text
    match what:
        case ("calendar", day):
            # In words of the seeker's own, where these named the day already.
            assert day in {each.day for each in promised_days(found["body"], TODAY)}
            assert found["promised_on"] == day.isoformat()
        case ("text", _, day) | ("twice", day, _):
            assert found["promised_on"] == day.isoformat()
        case ("both", _, day, other):
            assert day == other
            assert found["promised_on"] == day.isoformat()
        case ("clear",) | ("drop",):
            assert found["promised_on"] is None


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, min_size=2, max_size=6))
async def test_lnd_4_day_and_text_are_never_apart(caller: Caller, steps: list[tuple[Any, ...]]) -> None:
    _, tomas = await named(caller)
    letter = await begun(caller, tomas)
    never_apart(letter)
    for what in steps:
        await step(caller, await caller.get(f"/letters/{letter['id']}"), what)


async def test_lnd_4_in_both_orders_the_last_word_counts(caller: Caller) -> None:
    _, tomas = await named(caller)
    first, second = date(2026, 10, 28), date(2026, 10, 29)
    by_calendar, by_text = ("calendar", first), ("text", FORMS[0], second)
    for order, last in (((by_calendar, by_text), second), ((by_text, by_calendar), first)):
        letter = await begun(caller, tomas)
        for what in order:
            await step(caller, await caller.get(f"/letters/{letter['id']}"), what)
        found = await caller.get(f"/letters/{letter['id']}")
        assert (found["promised_on"], day_in_words(last) in found["body"]) == (last.isoformat(), True)
