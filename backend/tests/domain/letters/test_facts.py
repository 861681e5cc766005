"""The fields of templates: each has a value, and the value says what is known."""

from collections.abc import Mapping
from datetime import date
from typing import Any, get_args

import pytest

from inroad.domain.letters import (
    BUILT_IN,
    FIELDS,
    QUESTION_BANK,
    LetterFacts,
    TemplateKind,
    kind_of,
    lint,
    values_of,
)

FULL = LetterFacts(
    recipient_given="Priya",
    recipient_family="Reyes",
    recipient_display="Priya Reyes",
    recipient_honorific="Ms",
    organization="Harbour Library",
    their_work="the way you rebuilt\nthe harbour library.",
    shared_path="we both began as apprentices in Sheffield.",
    referrer_name="Daniel Kerrigan",
    referrer_may_be_named=True,
    degree=2,
    minutes=30,
    promised_on=date(2026, 5, 14),
    promise_is_today=True,
    sent_on=date(2026, 5, 6),
    questions=("How did you get started?",),
    offer="the figures on reading rooms. ",
    met_when="yesterday",
    gains=("the name of Ana Lund",),
    background="a nurse of nineteen years.",
    story=" I nursed for nineteen years. ",
    named_person="Ana Lund",
    outcome="I start at the council in June.",
    sender_name="Ann Bell",
    sender_phone="01 555 0142",
)
EXPECTED = {
    "contact.name": "Priya Reyes",
    "contact.given_name": "Priya",
    "contact.family_name": "Reyes",
    "contact.honorific": "Ms",
    "contact.address_as": "Ms Reyes",
    "contact.greet_as": "Ms Reyes",
    "contact.organization": "Harbour Library",
    "contact.work": "the way you rebuilt the harbour library",
    "contact.is_primary": False,
    "referrer.name": "Daniel Kerrigan",
    "shared_path": "we both began as apprentices in Sheffield",
    "minutes": "thirty",
    "offer": "the figures on reading rooms",
    "questions": ["How did you get started?"],
    "promise.day": "Thursday, 14 May",
    "promise.sentence": "I will call your office on Thursday, 14 May, to find a time that suits you.",
    "promise.is_today": True,
    "letter.day": "Wednesday 6 May",
    "meeting.when": "yesterday",
    "meeting.gains": ["the name of Ana Lund"],
    "met.name": "Ana Lund",
    "search.outcome": "I start at the council in June",
    "me.name": "Ann Bell",
    "me.spelt": "B-E-L-L",
    "me.phone": "01 555 0142",
    "me.background": "a nurse of nineteen years",
    "me.story": "I nursed for nineteen years.",
}


def value_at(values: Mapping[str, Any], path: str) -> Any:
    """What stands at a dotted path."""
    found: Any = values
    for part in path.split("."):
        found = found[part]
    return found


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.path)
def test_every_field_has_its_value(field: Any) -> None:
    value = value_at(values_of(FULL), field.path)
    assert value == EXPECTED[field.path]
    assert isinstance(value, list) == field.many
    empty = value_at(values_of(LetterFacts()), field.path)
    assert empty in (None, [], False) or field.path == "minutes"


def test_no_value_is_without_its_field() -> None:
    def paths(values: Mapping[str, Any], before: str = "") -> list[str]:
        found = []
        for name, value in values.items():
            found += paths(value, f"{before}{name}.") if isinstance(value, dict) else [before + name]
        return found

    assert sorted(paths(values_of(FULL))) == sorted(field.path for field in FIELDS)
    assert set(EXPECTED) == {field.path for field in FIELDS}


def test_how_one_is_addressed_follows_from_what_is_known() -> None:
    known = LetterFacts(recipient_given="Priya", recipient_display="Priya Reyes", degree=1)
    assert (known.address_as, known.greet_as) == ("Priya Reyes", "Priya")
    assert values_of(known)["contact"]["is_primary"] is True
    given = LetterFacts(recipient_given="Priya")
    assert (given.address_as, values_of(given)["contact"]["name"]) == ("Priya", "Priya")
    assert LetterFacts(recipient_display="Reyes & Co").greet_as == "Reyes & Co"
    untitled = LetterFacts(recipient_honorific="Ms", recipient_display="P. Reyes")
    assert (untitled.address_as, untitled.greet_as) == ("P. Reyes", "P. Reyes")
    nobody = LetterFacts(promised_on=date(2026, 5, 14))
    assert values_of(nobody)["promise"]["sentence"].startswith("I will call you on Thursday, 14 May")


def test_lnd_3_a_referrer_who_may_not_be_named_has_no_name() -> None:
    asked = LetterFacts(referrer_name="Daniel Kerrigan", referrer_may_be_named=False)
    assert values_of(asked)["referrer"]["name"] is None
    unknown = LetterFacts(referrer_name="Daniel Kerrigan")
    assert values_of(unknown)["referrer"]["name"] == "Daniel Kerrigan"


def test_every_kind_has_its_template() -> None:
    assert set(BUILT_IN) == set(get_args(TemplateKind))
    assert kind_of("pitch", "post") == "pitch_post"
    assert kind_of("pitch", "email") == "pitch_email"
    for kind in ("questions", "thank_you", "check_back", "update", "goodbye"):
        assert kind_of(kind, "email") == kind
    with pytest.raises(KeyError):
        kind_of("text", "post")


def test_the_bank_asks_for_neither_job_nor_money() -> None:
    assert len({q.id for q in QUESTION_BANK}) == len(QUESTION_BANK)
    assert [q.id for q in QUESTION_BANK if q.pinned] == ["big-picture"]
    assert sum(q.rule == "MTG-6" for q in QUESTION_BANK) >= 4
    for question in QUESTION_BANK:
        assert lint(question.text).findings == ()
