"""Whom to approach next, and why."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroad.domain.policy import Policy
from inroad.domain.starter import in_practice, rank, starter_list, whom_to_ask
from inroad.domain.state import ContactState, ReferrerState

BASE = ContactState(id="a", name="Ann Lee", given_name="Ann", degree=1, zone="UTC")
RUTH = ReferrerState(id="ruth", name="Ruth Adeyemi", given_name="Ruth", may_use_name=True)


def test_net_2_trusted_close_and_regarded_people_of_church_and_community_come_first() -> None:
    best = replace(BASE, id="best", trusted=True, closeness=5, standing=5, circle="church")
    close = replace(BASE, id="close", closeness=5, circle="friend")
    known = replace(BASE, id="known", closeness=1, circle="professional")
    second = replace(BASE, id="second", degree=2, referrer=RUTH)
    found = starter_list([known, second, close, best], practice_debriefs=3)
    assert [r.contact.id for r in found] == ["best", "close", "known"]
    assert {r.rule for r in found[0].reasons} == {"NET-2"}
    assert all(r.reasons for r in found)


def test_net_3_only_trusted_primaries_during_practice() -> None:
    trusted = replace(BASE, id="t", trusted=True)
    people = [trusted, BASE, replace(BASE, id="s", degree=2, trusted=True)]
    assert [r.contact.id for r in rank(people, 0)] == ["t"]
    assert rank(people, 0)[0].reasons[0].rule == "NET-3"
    assert len(rank(people, 3)) == 3
    assert len(rank(people, 0, Policy(practice_rounds=0))) == 3
    assert [in_practice(n, Policy()) for n in (0, 2, 3)] == [True, True, False]


def test_net_11_a_shared_path_counts_and_is_said() -> None:
    (plain,), (shared,) = rank([BASE], 3), rank([replace(BASE, shared_path="began on the night shift")], 3)
    assert shared.score > plain.score
    assert shared.reasons[0].rule == "NET-11"
    assert shared.reasons[0].text.startswith("You both began on the night shift.")


def test_net_5_a_name_given_with_permission_is_a_reason_and_cold_comes_last() -> None:
    named = replace(BASE, id="n", degree=2, referrer=RUTH)
    unasked = replace(named, id="u", referrer=replace(RUTH, may_use_name=False))
    cold = replace(BASE, id="c", degree=None, closeness=5, standing=5, trusted=True)
    assert [r.contact.id for r in rank([cold, unasked, named], 3)] == ["n", "u", "c"]


def test_do_not_contact_is_never_proposed() -> None:
    off = replace(BASE, do_not_contact=True, trusted=True)
    assert rank([off], 3) == rank([off], 0) == whom_to_ask([off]) == []


def test_net_5_whom_to_ask_when_no_path_is_known() -> None:
    champion = replace(BASE, id="ch", degree=3, champion=True)
    near = replace(BASE, id="n", closeness=5)
    far = replace(BASE, id="f", closeness=1)
    found = whom_to_ask([far, near, replace(champion, degree=1)], 2)
    assert [r.contact.id for r in found] == ["ch", "n"]
    assert {r.rule for f in found for r in f.reasons} == {"NET-5"}


@given(st.permutations(list(range(6))))
def test_the_order_does_not_depend_on_the_order_given(order: list[int]) -> None:
    people = [replace(BASE, id=str(n), closeness=1 + n % 3, trusted=n % 2 == 0) for n in range(6)]
    expected = [r.contact.id for r in rank(people, 3)]
    assert [r.contact.id for r in rank([people[n] for n in order], 3)] == expected


def test_closeness_runs_from_one_to_five() -> None:
    for wrong in (0, 6):
        with pytest.raises(ValueError, match="1 to 5"):
            replace(BASE, closeness=wrong)
    with pytest.raises(ValueError, match="degree"):
        replace(BASE, degree=0)
