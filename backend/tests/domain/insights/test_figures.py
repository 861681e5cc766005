"""Every figure with a worked example; the arithmetic stands beside it, done by hand."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from inroad.domain.insights import (
    CallFact,
    Facts,
    MeetingFact,
    NameFact,
    Period,
    PersonFact,
    PitchFact,
    PromiseFact,
    Told,
    brought,
    call_times,
    growth,
    insights,
    kept,
    letters,
    names,
    pace,
    reach,
    said,
    slots,
    steps,
    waits,
)
from inroad.domain.policy import OfficeHours, Policy
from inroad.domain.promises import Outcome, PromiseState

ALL = Period()
POLICY = Policy()
TODAY = date(2026, 10, 14)  # a Wednesday
HOURS = OfficeHours()  # nine to five, lunch from twelve to two


def october(day: int, hour: int = 12, minute: int = 30) -> datetime:
    return datetime(2026, 10, day, hour, minute)  # noqa: DTZ001 - wall-clock time


def meeting(id: str, start: datetime, contact_id: str = "", **more: object) -> MeetingFact:
    base = MeetingFact(
        id=id, contact_id=contact_id or f"c-{id}", start=start, state="held", hours=HOURS, debriefed=True
    )
    return replace(base, **more)  # type: ignore[arg-type]  # keyword values of the test


def promise(id: str, day: int, state: PromiseState, **more: object) -> PromiseFact:
    base = PromiseFact(id, "c", "call", date(2026, 10, day), state, reached=None)
    return replace(base, **more)  # type: ignore[arg-type]  # keyword values of the test


def test_tim_5_and_6_promises_kept() -> None:
    # Kept: 1 (reached), 2 and 3 (nobody came to the phone, TIM-6) = 3. Broken: 5 (called the day after)
    # and 6 = 2. Due: 3 + 2 = 5. Moved by agreement: 7. Still open: 20. So 3 of 5; neither 7 nor 20 counts.
    facts = Facts(
        today=TODAY,
        promises=(
            promise("a", 1, "kept", reached=True),
            promise("b", 2, "kept", reached=False),
            promise("c", 3, "kept", reached=False, kind="check_back"),
            promise("d", 5, "broken", reached=True, late=True),
            promise("e", 6, "broken"),
            promise("f", 7, "renegotiated"),
            promise("g", 20, "open"),
        ),
    )
    found = kept(facts, ALL)
    assert (found.figure.numerator, found.figure.denominator) == (3, 5)
    tally = found.tally
    assert (tally.kept, tally.broken, tally.renegotiated, tally.open) == (3, 2, 1, 1)
    assert (tally.not_reached, tally.late, tally.due) == (2, 1, 5)
    assert [(kind.kind, kind.tally.kept, kind.tally.due) for kind in found.by_kind] == [
        ("call", 2, 4),
        ("check_back", 1, 1),
    ]
    assert [each.id for each in found.latest] == ["a", "b", "c", "d", "e"]
    assert found.figure.sentence == (
        "You kept three of five promises. Two of them with nobody on the phone, which counts. "
        "One came after the day. One was moved by agreement."
    )
    # 3 October to 6 October, both included: one kept, two broken.
    part = kept(facts, Period(date(2026, 10, 3), date(2026, 10, 6)))
    assert (part.figure.numerator, part.figure.denominator) == (1, 3)
    nothing = kept(Facts(today=TODAY), ALL)
    assert (nothing.figure.enough, nothing.figure.missing, nothing.latest) == (False, 1, ())


def test_net_4_names_per_meeting() -> None:
    # Written down: 2 + 0 + 3 + 1 = 6 names over 4 meetings = 1.5; three of the four led to someone.
    # The fifth is not written down yet, the sixth lies ahead: neither counts.
    facts = Facts(
        today=TODAY,
        meetings=(
            *(meeting(str(n), october(n + 1), names=count) for n, count in enumerate((2, 0, 3, 1))),
            meeting("new", october(13), debriefed=False),
            meeting("ahead", october(16), state="planned", debriefed=False),
        ),
    )
    found = names(facts, ALL, POLICY)
    assert (found.figure.numerator, found.figure.denominator, found.mean) == (6, 4, 1.5)
    assert (found.meetings_with, found.figure.enough) == (3, True)
    assert [row.names for row in found.rows] == [2, 0, 3, 1]
    assert found.figure.sentence == "Three of four meetings led to someone new: six names in all."
    two = names(facts, Period(last=date(2026, 10, 2)), POLICY)
    assert (two.figure.denominator, two.figure.enough, two.figure.missing) == (2, False, 1)


def test_net_4_days_from_name_to_meeting_with_those_who_wait() -> None:
    # Named, then met after 6 and 10 and 14 days; two wait since 12 and 20 days (today is the 14th).
    # Day 6: of 5 at risk 1 met, 4/5 still waiting. Day 10: of 4 at risk 1, 4/5 x 3/4 = 3/5.
    # The one who waits 12 days leaves. Day 14: of 2 at risk 1, 3/5 x 1/2 = 3/10, under a half: so 14.
    # Left to those who were met alone it would be 10: the waiting would have been forgotten.
    start = date(2026, 9, 20)
    given = {"a": start, "b": start, "d": start, "c": TODAY - timedelta(12), "e": TODAY - timedelta(20)}
    met = {"a": 6, "b": 10, "d": 14}
    facts = Facts(
        today=TODAY,
        names=(
            *(NameFact(who, "giver", on) for who, on in given.items()),
            NameFact("a", "second giver", start + timedelta(3)),  # named again: the first naming counts
            NameFact("old", "giver", start),
        ),
        meetings=(
            *(
                meeting(who, datetime.combine(start + timedelta(days), time(12)), who)
                for who, days in met.items()
            ),
            meeting("old", datetime(2026, 9, 1, 12), "old"),  # noqa: DTZ001 - met before being named: left out
        ),
    )
    found = waits(facts, ALL, POLICY)
    assert (found.met, found.waiting, found.median_days) == (3, 2, 14)
    assert (found.figure.numerator, found.figure.denominator, found.figure.enough) == (3, 5, True)
    assert sorted((row.days, row.met) for row in found.rows) == [
        (6, True),
        (10, True),
        (12, False),
        (14, True),
        (20, False),
    ]
    assert found.figure.sentence == (
        "Of five people named you have met three, and two not yet. Half were met within 14 days."
    )


def test_set_3_meetings_by_slot() -> None:
    # 8:00 before, 12:00 and 13:59 lunch, 17:00 after, Saturday and a holiday count as after, 14:00 within:
    # 6 of 7 outside office hours.
    facts = Facts(
        today=TODAY,
        meetings=(
            meeting("a", october(1, 8, 0)),
            meeting("b", october(1, 12, 0)),
            meeting("c", october(2, 13, 59)),
            meeting("d", october(5, 17, 0)),
            meeting("e", october(3, 11, 0)),
            meeting("f", october(6, 11, 0), free_day=True),
            meeting("g", october(7, 14, 0)),
        ),
    )
    found = slots(facts, ALL, POLICY)
    assert dict(found.counts) == {"before": 1, "lunch": 2, "after": 3, "business": 1}
    assert (found.figure.numerator, found.figure.denominator) == (6, 7)
    assert (found.text_low, found.text_high) == (80, 90)
    late = OfficeHours(opens=time(13), lunch_from=time(16), lunch_to=time(17), closes=time(21))
    shifted = slots(Facts(today=TODAY, meetings=(meeting("h", october(1), hours=late),)), ALL, POLICY)
    assert dict(shifted.counts)["before"] == 1


def calls(weekday_day: int, reached: int, missed: int, hour: int = 10) -> list[CallFact]:
    at = october(weekday_day, hour, 5)
    return [CallFact("c", at, Outcome.REACHED)] * reached + [CallFact("c", at, Outcome.VOICEMAIL)] * missed


def test_tim_1_who_came_to_the_phone_from_thirty_calls_on() -> None:
    # Monday 5th: 1 of 10. Wednesday 7th: 16 of 18. Friday 9th: 0 of 2. 17 of 30; a wrong number is left out.
    tried = [*calls(5, 1, 9), *calls(7, 16, 2, hour=15), *calls(9, 0, 2)]
    wrong = CallFact("c", october(7, 15), Outcome.WRONG_NUMBER)
    mail = CallFact("c", october(7, 15), Outcome.REACHED, by_phone=False)  # no call
    found = call_times(Facts(today=TODAY, calls=(*tried, wrong, mail)), ALL, POLICY)
    assert (found.figure.numerator, found.figure.denominator, found.figure.enough) == (17, 30, True)
    assert [(row.key, row.reached, row.tries) for row in found.weekdays] == [
        (0, 1, 10),
        (2, 16, 18),
        (4, 0, 2),
    ]
    assert [(row.key, row.reached, row.tries) for row in found.hours] == [(10, 1, 12), (15, 16, 18)]
    # 16 of 18: centre (0.88889 + 3.8416/36) / (1 + 3.8416/18) = 0.99560/1.21342 = 0.82049;
    # half 1.96 x sqrt(0.098765/18 + 3.8416/1296) / 1.21342 = 1.96 x 0.091943 / 1.21342 = 0.14851.
    assert (found.weekdays[1].low, found.weekdays[1].high) == pytest.approx((0.67198, 0.96900), abs=2e-5)
    assert found.figure.sentence == (
        "You reached someone in 17 of 30 calls. Wednesday has been kindest to you."
    )
    few = call_times(Facts(today=TODAY, calls=tuple(tried[:28])), ALL, POLICY)
    assert (few.figure.enough, few.figure.missing, few.weekdays, few.hours) == (False, 2, (), ())
    even = call_times(Facts(today=TODAY, calls=tuple(calls(5, 8, 7) + calls(7, 8, 7))), ALL, POLICY)
    assert even.figure.sentence.endswith("No weekday stands out so far.")


def test_net_9_days_between_meetings() -> None:
    # Held 1, 9, 15 September and 23, 26 September, 5, 7 October. Gaps 8, 6, 8, 3, 9, 2.
    # The last 28 days begin on 17 September: 8, 3, 9, 2, sorted 2 3 8 9, the middle 5.5. Before: 8, 6: 7.
    days = [date(2026, 9, d) for d in (1, 9, 15, 23, 26)] + [date(2026, 10, d) for d in (5, 7)]
    held = tuple(meeting(str(d), datetime.combine(d, time(12))) for d in days)
    found = pace(Facts(today=TODAY, meetings=held), ALL, POLICY)
    assert [gap.days for gap in found.rows] == [8, 6, 8, 3, 9, 2]
    assert (found.lately, found.before) == (5.5, 7.0)
    assert found.figure.sentence == "About six days apart lately, about seven before."
    assert not pace(Facts(today=TODAY, meetings=held[:2]), ALL, POLICY).figure.enough


def test_net_9_decision_makers_and_generations_over_time() -> None:
    # Windows of 28 days back from 14 October: 17 September to 14 October holds two meetings, one with
    # somebody who decides, generations 2 and 5 (told as 4 and beyond); 20 August to 16 September holds two,
    # generations 1 and none (nobody leads there now). 1 of 4 decides.
    people = {
        "a": PersonFact("a", "Ann Lee", "Ann", 1),
        "b": PersonFact("b", "Ben Lee", "Ben", None),
        "c": PersonFact("c", "Cam Lee", "Cam", 2, decision_maker=True),
        "d": PersonFact("d", "Dee Lee", "Dee", 5),
    }
    days = {"a": date(2026, 9, 1), "b": date(2026, 9, 16), "c": date(2026, 9, 17), "d": TODAY}
    held = tuple(meeting(who, datetime.combine(day, time(12)), who) for who, day in days.items())
    found = growth(Facts(today=TODAY, people=people, meetings=held), ALL, POLICY)
    assert (found.figure.numerator, found.figure.denominator) == (1, 4)
    assert [(w.first_on, w.last_on) for w in found.windows] == [
        (date(2026, 8, 20), date(2026, 9, 16)),
        (date(2026, 9, 17), TODAY),
    ]
    assert [(w.meetings, w.decision_makers, w.generations, w.unplaced) for w in found.windows] == [
        (2, 0, (1, 0, 0, 0), 1),
        (2, 1, (0, 1, 0, 1), 0),
    ]
    assert found.figure.sentence == (
        "One of four meetings was with somebody who decides. "
        "The farthest was four introductions beyond those you know."
    )
    old = meeting("x", datetime(2024, 1, 1, 12), "a")  # noqa: DTZ001 - wall-clock time
    long = growth(Facts(today=TODAY, people=people, meetings=(*held, old)), ALL, POLICY)
    assert len(long.windows) <= 13
    assert (
        long.window_days == 112
    )  # 1,018 days: 28 x 13 = 364 and 56 x 13 = 728 are too few, 112 x 13 = 1,456
    assert sum(w.meetings for w in long.windows) == 5


def test_net_4_reproduction_takes_the_meetings_old_enough() -> None:
    # Meetings on 1 and 8 September are older than 21 days, that on 10 October is not. The first brought Bea
    # and Cy: Bea was written to and met. The second brought nobody. 1 further meeting over 2 = 0.5.
    facts = Facts(
        today=TODAY,
        meetings=(
            meeting("m1", datetime(2026, 9, 1, 12), "ann"),  # noqa: DTZ001 - wall-clock time
            meeting("m2", datetime(2026, 9, 8, 12), "dan"),  # noqa: DTZ001 - wall-clock time
            meeting("m3", october(10), "bea"),
        ),
        names=(
            NameFact("bea", "ann", date(2026, 9, 1), "m1"),
            NameFact("cy", "ann", date(2026, 9, 1), "m1"),
        ),
        letters=(PitchFact("bea", "pitch", date(2026, 9, 3)),),
    )
    found = reach(facts, ALL, POLICY)
    assert (found.figure.numerator, found.figure.denominator, found.number.value) == (1, 2, 0.5)
    assert (found.number.names_per_meeting, found.number.approached_per_name) == (1.0, 0.5)
    assert (found.number.parents, found.number.censored) == (2, 1)
    assert found.number.lower is not None
    assert found.number.upper is not None
    assert found.number.lower < 0.5 < found.number.upper
    assert (found.figure.enough, found.figure.missing) == (False, 1)


def test_net_10_gains_by_kind_count_nothing_twice() -> None:
    # First: two names became contacts and one is noted as a line too (2, not 3), feedback written down twice
    # over (1), an insight. Second: none, and why. Third: a lead. 2 of 3 brought something.
    facts = Facts(
        today=TODAY,
        meetings=(
            meeting(
                "a",
                october(1),
                names=2,
                gains=(("name", "Grace"), ("feedback", "Slow down."), ("insight", "Mills plan ahead.")),
                told=(Told("feedback", "Slow down."),),
            ),
            meeting("b", october(2), no_gain_reason="He was called away."),
            meeting("c", october(5), gains=(("lead", "A second line in Kilbride."),)),
        ),
    )
    found = brought(facts, ALL)
    assert (found.figure.numerator, found.figure.denominator) == (2, 3)
    assert dict(found.counts) == {"name": 2, "lead": 1, "feedback": 1, "insight": 1, "offer": 0, "friend": 0}
    assert [gain.text for gain in found.latest] == [
        "A second line in Kilbride.",
        "Grace",
        "Slow down.",
        "Mills plan ahead.",
    ]


def test_mtg_11_what_they_say_about_me() -> None:
    # Two of three meetings said something; three notes in all, the latest meeting's first.
    facts = Facts(
        today=TODAY,
        meetings=(
            meeting(
                "a", october(1), told=(Told("feedback", "Slow down."), Told("hard_to_hear", "Too long."))
            ),
            meeting("b", october(2)),
            meeting("c", october(5), told=(Told("strengths", "Calm."),)),
        ),
    )
    found = said(facts, ALL)
    assert (found.figure.numerator, found.figure.denominator, found.total) == (2, 3, 3)
    assert [quote.told.text for quote in found.quotes] == ["Calm.", "Slow down.", "Too long."]


def story() -> Facts:
    """Six people: Ann met, thanked and gave a name; Ben met; Cy agreed; Di spoke and has no time; Ed and Flo
    got a letter, Flo a call in vain too."""
    return Facts(
        today=TODAY,
        meetings=(
            meeting("m1", october(5), "ann"),
            meeting("m2", october(6), "ben"),
            meeting("m3", october(19), "cy", state="planned", debriefed=False),
            meeting("m4", october(7), "ed", state="cancelled", debriefed=False),
        ),
        calls=(
            CallFact("di", october(6, 10), Outcome.DECLINED, declined=True),
            CallFact("flo", october(7, 10), Outcome.NO_ANSWER),
        ),
        letters=(
            *(PitchFact(who, "pitch", date(2026, 10, 1)) for who in ("ben", "cy", "di", "ed", "flo")),
            PitchFact("flo", "pitch", date(2026, 10, 9)),  # sent again: the same letter
            PitchFact("ann", "thank_you", date(2026, 10, 5)),
        ),
        names=(NameFact("ben", "ann", date(2026, 10, 5)),),
    )


def test_net_12_what_happened_step_by_step() -> None:
    # Approached: all 6. Spoken with: Ann, Ben, Cy (a meeting is spoken of) and Di = 4. Agreed: Ann, Ben and
    # Cy = 3 (Ed's was called off). Met 2, of whom Ann was thanked and gave a name.
    found = steps(story(), ALL)
    assert dict(found.counts) == {
        "approached": 6,
        "spoken": 4,
        "agreed": 3,
        "met": 2,
        "thanked": 1,
        "named": 1,
    }
    assert found.figure.sentence == "You approached six people, spoke with four and met two."


def test_lnd_2_letters_to_meetings() -> None:
    # Five people were written to: Ben and Cy agreed = 2, Di another time = 1, Ed and Flo may still = 2.
    found = letters(story(), ALL, POLICY)
    assert (found.figure.numerator, found.figure.denominator) == (2, 5)
    assert (found.meetings, found.another_time, found.waiting) == (2, 1, 2)
    assert found.figure.sentence == "Two of five letters led to a meeting. Two may still."


def test_net_7_nothing_is_a_target_and_nothing_is_blamed() -> None:
    empty = insights(Facts(today=TODAY), ALL, POLICY)
    assert empty.lede == "There is no right number of interviews. This fills after the third."
    assert (empty.begun, empty.meetings, empty.first_meeting_on) == (False, 0, None)
    full = insights(story(), ALL, POLICY)
    assert (full.begun, full.lede) == (True, "Two meetings since October. There is no right number.")
    for each in (empty, full):
        figures = [getattr(getattr(each, name), "figure", None) for name in each.__slots__]
        words = " ".join(f"{f.sentence} {f.definition}" for f in figures if f is not None).lower()
        for word in ("quota", "funnel", "overdue", "failed", "behind", "target", "%", "!"):
            assert word not in words


def test_the_order_of_the_facts_changes_nothing() -> None:
    facts = story()
    turned = Facts(
        today=facts.today,
        meetings=facts.meetings[::-1],
        calls=facts.calls[::-1],
        letters=facts.letters[::-1],
        names=facts.names[::-1],
    )
    assert insights(turned, ALL, POLICY) == insights(facts, ALL, POLICY)
