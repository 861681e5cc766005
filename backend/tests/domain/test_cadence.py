"""The next step of a contact, through the whole method."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroad.domain.cadence import (
    blocks_for_attempt,
    blocks_for_meeting,
    next_touch,
    touches,
    warnings_for_pitch,
)
from inroad.domain.policy import Policy
from inroad.domain.promises import Attempt, Outcome, Promise
from inroad.domain.state import ContactState, LetterState, MeetingState, ReferrerState
from inroad.domain.timing import Diary
from inroad.domain.touch import NextTouch

ZONE = "Europe/Dublin"
RUTH = ReferrerState(id="ruth", name="Ruth Adeyemi", given_name="Ruth", may_use_name=True)


def at(day: int, hour: int = 9, month: int = 10) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=UTC)


NOW = at(14)  # Wednesday
PRIMARY = ContactState(id="hugh", name="Hugh Lacey", given_name="Hugh", degree=1, zone=ZONE, closeness=5)
SECOND = ContactState(
    id="amara",
    name="Amara Okafor",
    given_name="Amara",
    degree=2,
    zone=ZONE,
    referrer=RUTH,
    phone="01 555 0142",
)
SENT = LetterState(id="l", status="sent", sent_at=at(7), arrives_on=date(2026, 10, 8))
PROMISE = Promise(id="p", contact_id="amara", day=date(2026, 10, 14), zone=ZONE, made_at=at(7))
MEETING = MeetingState(id="m", starts_at=at(14, 11), zone=ZONE, place="Canteen", over_lunch=True)


def step(contact: ContactState, now: datetime = NOW) -> NextTouch:
    return next_touch(contact, now, ZONE)


def rules(touch: NextTouch) -> set[str]:
    return {r.rule for r in touch.reasons}


def tried(*days: int, outcome: Outcome = Outcome.NO_ANSWER, hour: int = 9) -> tuple[Attempt, ...]:
    return tuple(Attempt(at(d, hour), outcome) for d in days)


def test_lnd_1_a_primary_is_asked_by_phone() -> None:
    found = step(PRIMARY)
    assert (found.kind, found.on, found.firmness) == ("ask_by_phone", date(2026, 10, 14), "suggested")
    assert found.reasons[0].text == "You know Hugh well. One call is enough, no letter needed."
    assert step(PRIMARY, at(16)).on == date(2026, 10, 20)  # Friday: not today, nor Monday
    assert blocks_for_attempt(PRIMARY) == []


def test_lnd_2_a_secondary_gets_letter_then_day_then_call() -> None:
    assert step(SECOND).kind == "write_letter"
    assert rules(step(SECOND)) == {"NET-5", "LND-2"}
    draft = replace(SECOND, letter=LetterState(id="l", status="draft"))
    assert (step(draft).kind, step(draft).on) == ("post_letter", date(2026, 10, 14))
    assert step(draft, at(15)).on == date(2026, 10, 20)  # arrives on Wednesday
    unfinished = replace(SECOND, letter=LetterState(id="l", status="draft", errors=1))
    assert "sentence to look at" in step(unfinished).reasons[0].text
    sent = replace(SECOND, letter=SENT)
    assert step(sent).kind == "name_day"
    promised = replace(sent, promises=(PROMISE,))
    assert (step(promised).kind, step(promised).firmness) == ("call_promised", "promised")


def test_lnd_2_a_first_call_without_letter_or_promise_is_blocked() -> None:
    for contact in (SECOND, replace(SECOND, letter=LetterState(id="l", status="draft"))):
        blocks = blocks_for_attempt(contact)
        assert [(b.code, b.reason.rule, b.blocks) for b in blocks] == [("letter_not_sent", "LND-2", True)]
    assert [b.code for b in blocks_for_attempt(replace(SECOND, letter=SENT))] == ["no_promise"]
    assert blocks_for_attempt(replace(SECOND, letter=SENT, promises=(PROMISE,))) == []
    assert blocks_for_attempt(replace(SECOND, attempts=tried(13))) == []
    assert [b.code for b in blocks_for_attempt(replace(SECOND, degree=None))] == ["letter_not_sent"]


def test_lnd_3_permission_before_the_letter() -> None:
    unasked = replace(SECOND, referrer=replace(RUTH, may_use_name=False))
    assert (step(unasked).kind, step(unasked).about) == ("ask_permission", "ruth")


def test_net_5_a_cold_contact_needs_an_introduction() -> None:
    cold = replace(SECOND, degree=None, referrer=None)
    assert step(cold).kind == "find_introduction"
    assert [b.code for b in warnings_for_pitch(cold, 1)] == ["cold"]


def test_net_3_pitching_before_a_practice_debrief_is_a_warning() -> None:
    (warning,) = warnings_for_pitch(SECOND, 0)
    assert (warning.reason.rule, warning.blocks) == ("NET-3", False)
    assert warnings_for_pitch(SECOND, 1) == []
    assert warnings_for_pitch(PRIMARY, 0) == []
    assert warnings_for_pitch(SECOND, 0, Policy(practice_rounds=0)) == []


def test_tim_5_a_day_that_passed_comes_first() -> None:
    broken = replace(SECOND, letter=SENT, promises=(PROMISE,))
    found = step(broken, at(15))
    assert (found.kind, found.firmness, found.on) == ("call_promised", "broken", date(2026, 10, 14))
    assert found.reasons[0].text.startswith("The day passed.")
    assert "agree it with Amara" in found.reasons[1].text
    answered = replace(broken, attempts=tried(15))
    assert step(answered, at(15, 10)).kind == "call_again"


def test_nrs_2_five_business_days_on_another_weekday_and_hour() -> None:
    kept = replace(SECOND, letter=SENT, promises=(PROMISE,), attempts=tried(14, hour=10))
    found = step(kept, at(14, 11))
    assert found.kind == "call_again"
    assert found.on == date(2026, 10, 22)  # Wednesday was tried; five business days on is Wednesday the 21st
    assert found.part == "afternoon"
    assert "bring Amara back on Thursday 22 October" in found.reasons[0].text
    later = step(kept, at(22))
    assert (later.on, later.reasons[0].text) == (
        date(2026, 10, 22),
        "Five working days have gone by. Try an afternoon this time.",
    )


def test_nrs_2_holidays_stretch_the_gap() -> None:
    diary = Diary(holidays={date(2026, 10, d): "Feast" for d in (19, 20, 21, 22, 23)})
    kept = replace(PRIMARY, attempts=tried(14), diary=diary)
    found = step(kept)
    assert found.on is not None
    assert found.on > date(2026, 10, 26)


def test_nrs_3_from_the_second_silence_the_letter_may_go_again() -> None:
    twice = replace(SECOND, letter=SENT, promises=(PROMISE,), attempts=tried(14, 22))
    assert (step(twice, at(23)).kind, rules(step(twice, at(23)))) == ("resend_letter", {"NRS-3"})
    again = replace(twice, letter=replace(SENT, sent_at=at(28)))
    assert step(again, at(29)).kind == "name_day"
    assert step(replace(PRIMARY, attempts=tried(14, 22)), at(23)).kind == "call_again"


def test_nrs_2_after_three_a_rest_that_ends_by_itself() -> None:
    thrice = replace(PRIMARY, attempts=tried(1, 8, 13))
    found = step(thrice)
    assert (found.kind, found.on) == ("rest", date(2026, 11, 3))
    assert step(thrice, at(3, month=11)).kind == "call_again"
    resting = replace(thrice, resting_until=date(2026, 10, 28))
    assert (step(resting).kind, step(resting).on) == ("rest", date(2026, 10, 28))
    over = step(resting, at(28))
    assert (over.kind, over.on) == ("call_again", date(2026, 10, 28))
    fresh = replace(resting, attempts=(*thrice.attempts, *tried(28)))
    assert step(fresh, at(29)).kind == "call_again"


def test_nrs_1_outcomes_that_are_no_refusal() -> None:
    wrong = step(replace(PRIMARY, attempts=tried(13, outcome=Outcome.WRONG_NUMBER)))
    assert (wrong.kind, rules(wrong)) == ("find_number", {"NRS-1"})
    declined = replace(PRIMARY, attempts=tried(13, outcome=Outcome.DECLINED))
    assert (step(declined).kind, rules(step(declined))) == ("rest", {"NET-5"})
    assert step(declined, at(13, month=11)).kind == "keep_warm"
    spoke = step(replace(PRIMARY, attempts=tried(13, outcome=Outcome.REACHED)))
    assert (spoke.kind, rules(spoke)) == ("call_again", {"SET-1"})


def test_mtg_and_flw_around_a_meeting() -> None:
    agreed = replace(SECOND, meetings=(replace(MEETING, starts_at=at(20, 8)),))
    ready = step(agreed)
    assert (ready.kind, ready.on, rules(ready)) == ("prepare_meeting", date(2026, 10, 18), {"MTG-3"})
    today = replace(SECOND, meetings=(MEETING,))
    assert (step(today).kind, step(today).at) == ("hold_meeting", at(14, 11))
    assert step(today, at(14, 12)).kind == "debrief"  # the minutes are over, ended or not
    held = replace(MEETING, status="held", ended_at=at(14, 12))
    assert [t.kind for t in touches(replace(SECOND, meetings=(held,)), at(14, 13), ZONE, Policy())] == [
        *("debrief", "thank_you", "update_referrer")
    ]
    noted = replace(held, debriefed_at=at(14, 13))
    assert rules(step(replace(SECOND, meetings=(noted,)), at(14, 14))) == {"FLW-2"}
    thanked = replace(noted, thanked_at=at(14, 20))
    tell = step(replace(SECOND, meetings=(thanked,)), at(15))
    assert (tell.kind, tell.on, tell.about) == ("update_referrer", date(2026, 10, 16), "ruth")
    told = replace(SECOND, meetings=(thanked,), referrer=replace(RUTH, told_at=at(15)))
    warm = step(replace(told, last_touch_on=date(2026, 10, 14)), at(15))
    assert (warm.kind, warm.on) == ("keep_warm", date(2026, 11, 25))
    cancelled = replace(SECOND, meetings=(replace(MEETING, status="cancelled"),))
    assert step(cancelled).kind == "write_letter"


@pytest.mark.parametrize(
    ("thanked", "now", "word"),
    [
        (None, at(14, 20), "owed"),
        (None, at(15), "missing"),
        (at(14, 22), at(16), "on the night"),
        (at(14, 23), at(16), "late"),  # midnight in Dublin, summer time
        (at(15), at(16), "late"),
    ],
)
def test_flw_2_on_the_night_late_or_missing(thanked: datetime | None, now: datetime, word: str) -> None:
    held = replace(MEETING, status="held", ended_at=at(14, 12), thanked_at=thanked)
    assert held.thank_you(now, ZONE) == word


def test_bye_4_a_check_back_is_a_promise() -> None:
    held = replace(
        MEETING,
        status="held",
        ended_at=at(9, 12),
        starts_at=at(9, 11),
        debriefed_at=at(9, 13),
        thanked_at=at(9),
    )
    promise = Promise(
        id="b", contact_id="amara", day=date(2026, 10, 14), zone=ZONE, made_at=at(9), kind="check_back"
    )
    contact = replace(SECOND, meetings=(held,), promises=(promise,), referrer=replace(RUTH, told_at=at(10)))
    assert (step(contact).kind, step(contact).firmness) == ("check_back", "promised")


def test_do_not_contact_ends_it() -> None:
    found = step(replace(SECOND, do_not_contact=True, promises=(PROMISE,)))
    assert (found.kind, found.on) == ("none_do_not_contact", None)
    (block,) = blocks_for_attempt(replace(PRIMARY, do_not_contact=True))
    assert not block.overridable


def test_set_4_in_person() -> None:
    assert blocks_for_meeting("in_person", "Priya") == []
    assert [b.reason.rule for b in blocks_for_meeting("video", "Priya")] == ["SET-4"]


OFFSETS = st.integers(-30 * 24, 0)


@given(
    st.sampled_from([None, 1, 2, 5]),
    st.lists(st.tuples(OFFSETS, st.sampled_from(list(Outcome))), max_size=5),
    st.none() | OFFSETS,
    st.lists(st.tuples(OFFSETS, st.integers(-20, 20)), max_size=3),
    st.lists(st.tuples(st.integers(-400, 400), st.sampled_from(["agreed", "held", "cancelled"])), max_size=3),
    st.none() | st.integers(-20, 20),
    st.booleans(),
)
def test_net_12_every_live_contact_has_exactly_one_next_step(
    degree: int | None,
    tries: list[tuple[int, Outcome]],
    letter: int | None,
    promises: list[tuple[int, int]],
    meetings: list[tuple[int, str]],
    rest: int | None,
    permission: bool,
) -> None:
    hours = timedelta(hours=1)
    contact = ContactState(
        id="c",
        name="Sam Lee",
        given_name="Sam",
        degree=degree,
        zone="America/New_York",
        referrer=replace(RUTH, may_use_name=permission) if degree and degree > 1 else None,
        letter=LetterState(id="l", status="sent", sent_at=NOW + letter * hours)
        if letter is not None
        else None,
        attempts=tuple(Attempt(NOW + h * hours, o) for h, o in tries),
        promises=tuple(
            Promise(
                id=str(n),
                contact_id="c",
                day=NOW.date() + timedelta(days=d),
                zone=ZONE,
                made_at=NOW + h * hours,
            )
            for n, (h, d) in enumerate(promises)
        ),
        meetings=tuple(
            MeetingState(id=str(n), starts_at=NOW + h * hours, zone=ZONE, status=s)  # type: ignore[arg-type]  # literals
            for n, (h, s) in enumerate(meetings)
        ),
        resting_until=NOW.date() + timedelta(days=rest) if rest is not None else None,
    )
    found = next_touch(contact, NOW, ZONE)
    assert found.contact_id == "c"
    assert found.on is not None
    assert found.reasons
    assert all(r.text.endswith(".") and r.text[0].isupper() and "!" not in r.text for r in found.reasons)
    if found.firmness == "suggested":
        assert found.on >= NOW.date() - timedelta(days=1)
    if found.kind in ("call_again", "ask_by_phone"):
        assert found.on.weekday() < 5
    assert next_touch(contact, NOW, ZONE) == found


def test_net_12_put_away_nothing_is_proposed_and_what_is_owed_stays_owed() -> None:
    idle = step(replace(PRIMARY, archived=True))
    assert (idle.kind, idle.on, rules(idle)) == ("none_archived", None, {"NET-12"})
    owed = step(replace(SECOND, archived=True, letter=SENT, promises=(PROMISE,)))
    assert owed.kind == "call_promised"
    asked = step(replace(PRIMARY, archived=True, do_not_contact=True))
    assert asked.kind == "none_do_not_contact"
