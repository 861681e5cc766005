"""3B7: people at one place side by side, three business days and seven (NRS-2)."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from inroad.domain.cadence import next_touch
from inroad.domain.parallel import MOST, Colleague, side_by_side, turn_of
from inroad.domain.policy import Policy
from inroad.domain.promises import Attempt, Outcome
from inroad.domain.state import Beside, ContactState, MeetingState
from inroad.domain.timing import Diary
from inroad.domain.today import Snapshot, build_today
from inroad.domain.today_items import TodayItem

ZONE = "Europe/Dublin"
ON = Policy(parallel_contacts=True)
MONDAY = date(2026, 10, 12)
TRIED = (Attempt(datetime(2026, 10, 12, 9, tzinfo=UTC), Outcome.VOICEMAIL),)
RUTH = ContactState(id="ruth", name="Ruth Adeyemi", given_name="Ruth", degree=1, zone=ZONE, attempts=TRIED)
IAN = ContactState(
    id="ian",
    name="Ian Walsh",
    given_name="Ian",
    degree=1,
    zone=ZONE,
    beside=Beside(given_name="Ruth", place="Harbour Mills", since=MONDAY),
)


def at(day: int) -> datetime:
    return datetime(2026, 10, day, 9, tzinfo=UTC)


def colleague(name: str, **more: Any) -> Colleague:
    return Colleague(id=name.lower(), name=name, given_name=name, **more)


def test_nrs_2_three_business_days_of_silence_then_the_next_one_too() -> None:
    step = next_touch(IAN, at(13), ZONE, ON)
    assert (step.kind, step.on) == ("ask_by_phone", date(2026, 10, 15))
    assert step.reasons[0].rule == "NRS-2"
    assert step.reasons[0].text == (
        "No answer from Ruth at Harbour Mills since Monday 12 October. From Thursday 15 October on, "
        "begin with Ian too: the two run side by side (3B7)."
    )
    assert next_touch(IAN, at(21), ZONE, ON).on == date(2026, 10, 21)


def test_nrs_2_seven_business_days_until_the_first_is_tried_again() -> None:
    tuesday = (Attempt(datetime(2026, 10, 13, 9, tzinfo=UTC), Outcome.VOICEMAIL),)
    ruth = replace(RUTH, attempts=tuesday)
    assert next_touch(ruth, at(14), ZONE).on == date(2026, 10, 21)  # five on, another weekday, the best
    assert next_touch(ruth, at(14), ZONE, ON).on == date(2026, 10, 22)
    nine = replace(ON, parallel_again_business_days=9)
    assert "Nine" in next_touch(ruth, at(29), ZONE, nine).reasons[0].text


def test_tim_7_holidays_are_no_business_days_of_the_playbook() -> None:
    found = turn_of(replace(IAN, diary=Diary(holidays={date(2026, 10, 14): "A holiday"})), ON)
    assert found is not None
    assert found[0] == date(2026, 10, 16)


def test_it_is_off_unless_switched_on_and_leaves_those_under_way_alone() -> None:
    assert next_touch(IAN, at(13), ZONE).on == date(2026, 10, 13)
    assert turn_of(IAN, Policy()) is None
    assert turn_of(replace(IAN, attempts=TRIED), ON) is None
    assert turn_of(replace(IAN, beside=None), ON) is None


def test_turns_go_to_the_trusted_and_the_close_first() -> None:
    people = [
        colleague("Ruth", begun=True, silent_since=MONDAY),
        colleague("Zoe", closeness=2),
        colleague("Ian", closeness=4),
        colleague("Ann", trusted=True),
        colleague("Bea", begun=True),
    ]
    found = side_by_side("Harbour Mills", people)
    assert {id: each.turn for id, each in found.items()} == {"ann": 1, "ian": 2, "zoe": 3}
    # The one begun with last is the one to wait for.
    people.append(colleague("Tom", begun=True, silent_since=date(2026, 10, 15)))
    again = side_by_side("Harbour Mills", people)
    assert (again["ann"].given_name, again["ann"].since) == ("Tom", date(2026, 10, 15))


@pytest.mark.parametrize(
    "people",
    [
        [],
        [colleague("Ian")],
        [colleague("Ruth", begun=True), colleague("Ian")],  # a letter is out, nobody has been tried (NRS-1)
        [
            colleague("Ruth", begun=True, silent_since=MONDAY),
            colleague("Ann", answered=True),
            colleague("Ian"),
        ],
    ],
)
def test_nobody_is_begun_with_for_a_silence_that_is_none(people: list[Colleague]) -> None:
    assert side_by_side("Harbour Mills", people) == {}


def test_a_crowd_is_not_lined_up_for_months() -> None:
    crowd = [colleague(f"P{n:03d}") for n in range(300)]
    found = side_by_side("Harbour Mills", [colleague("Ruth", begun=True, silent_since=MONDAY), *crowd])
    assert sorted(each.turn for each in found.values()) == list(range(1, MOST + 1))


def test_today_names_the_next_one_from_that_day_on_and_net_6_never_waits() -> None:
    meeting = MeetingState(id="m", starts_at=at(19), zone=ZONE, status="agreed")
    lena = replace(RUTH, id="lena", name="Lena Brandt", given_name="Lena", attempts=(), meetings=(meeting,))

    def rows(day: int, *people: ContactState, policy: Policy = ON) -> dict[str, TodayItem]:
        snapshot = Snapshot(seeker_given_name="Nora", seeker_zone=ZONE, contacts=people, practice_debriefs=3)
        return {row.subject_ids[0]: row for row in build_today(snapshot, at(day), policy).items}

    tried = replace(RUTH, attempts=(Attempt(at(5), Outcome.VOICEMAIL),))  # due again, so no quiet day
    assert "ian" not in rows(14, tried, IAN, lena)
    found = rows(15, tried, IAN, lena)["ian"]
    assert (found.section, found.action) == ("if_there_is_time", "call")
    assert "side by side" in found.reasons[0].text
    assert "ian" not in rows(15, tried, IAN, lena, policy=Policy())
    # With nothing else in motion nobody waits for anybody.
    stuck = rows(14, RUTH, IAN)["ian"]
    assert stuck.section == "when_ready"
    assert "side by side" not in " ".join(reason.text for reason in stuck.reasons)
