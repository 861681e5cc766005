"""The approach the method suggests to a contact to whom nothing is owed (LND-1, LND-2, NRS, NET-5)."""

from dataclasses import replace
from datetime import date, timedelta

from inroad.domain.hours import Part
from inroad.domain.method import Reason
from inroad.domain.parallel import turn_of
from inroad.domain.policy import Policy
from inroad.domain.promises import Attempt, Outcome
from inroad.domain.state import ContactState
from inroad.domain.timing import add_business_days, best_posting_day, day_score, local, local_day
from inroad.domain.touch import NextTouch, suggest
from inroad.domain.wording import capital, near_day, number, on_day


def approach(c: ContactState, today: date, policy: Policy) -> NextTouch:
    """What the method suggests where nothing is owed."""
    tries = sorted(c.attempts, key=lambda a: a.at)
    last = tries[-1] if tries else None
    if c.met:
        on = (c.last_touch_on or today) + timedelta(days=policy.keep_warm_days)
        text = f"{c.given_name} helped you. A line now and then keeps a friend in your working world."
        return suggest("keep_warm", c, max(on, today), Reason("NET-10", text))
    if last and last.outcome is Outcome.DECLINED:
        said = local_day(last.at, c.zone)
        on = c.resting_until or add_business_days(said, policy.rest_business_days, c.diary)
        text = f"{c.given_name} has no time just now. That says nothing about you; busy people often cannot."
        return suggest("rest" if on > today else "keep_warm", c, max(on, today), Reason("NET-5", text))
    if c.resting_until and c.resting_until > today:
        text = f"{capital(number(len(tries)))} tries are enough for now. We will bring {c.given_name} back "
        text += f"{on_day(c.resting_until, today)}."
        return suggest("rest", c, c.resting_until, Reason("NRS-2", text))
    sent_at = c.letter.sent_at if c.letter else None
    if c.degree != 1 and sent_at and (last is None or last.at < sent_at):
        text = (
            f"Your letter is on its way. Say on which day you will call {c.given_name}, then call that day."
        )
        return suggest("name_day", c, today, Reason("LND-4", text), about=c.letter.id if c.letter else None)
    return _after_tries(c, tries, today, policy) if last else _in_turn(c, today, policy)


def _after_tries(c: ContactState, tries: list[Attempt], today: date, policy: Policy) -> NextTouch:
    last = tries[-1]
    day = local_day(last.at, c.zone)
    if last.outcome is Outcome.WRONG_NUMBER:
        text = (
            f"That number is not {c.given_name}'s. Someone who knows {c.given_name} may have the right one."
        )
        return suggest("find_number", c, today, Reason("NRS-1", text))
    if last.outcome.spoke:
        on = max(_another_day(c, [], day, policy), today)
        text = f"You and {c.given_name} spoke {on_day(day, today)} and set no time yet. Another call can."
        return suggest("call_again", c, on, Reason("SET-1", text))
    silent = _trailing_silence(tries, c)
    if not silent:  # a rest is over
        text = (
            f"You let {c.given_name} rest until {near_day(c.resting_until or today, today)}. Try once more."
        )
        return suggest("call_again", c, add_business_days(today, 0, c.diary), Reason("NRS-2", text))
    if len(silent) >= policy.attempts_before_rest:
        until = add_business_days(day, policy.rest_business_days, c.diary)
        if until > today:
            text = f"{capital(number(len(silent)))} tries without an answer: people are away or busy."
            text += f" Let {c.given_name} rest until {near_day(until, today)}."
            return suggest("rest", c, until, Reason("NRS-2", text))
        text = f"{c.given_name} has had time to come back. Try once more."
        return suggest("call_again", c, add_business_days(today, 0, c.diary), Reason("NRS-2", text))
    on = _another_day(c, silent, day, policy)
    part = _another_part(silent, c.zone)
    letter = c.letter
    if letter and len(silent) >= policy.resend_from_attempt and c.degree != 1:
        text = "The letter may have gone astray. Send it again, dated anew, and name a new day for your call."
        return suggest("resend_letter", c, max(on, today), Reason("NRS-3", text), about=letter.id)
    if on > today:
        text = "No answer yet. People are away or busy. Go on with your week;"
        text += f" we will bring {c.given_name} back {on_day(on, today)}."
    else:
        text = f"{capital(number(policy.gap_business_days))} working days have gone by."
        text += (
            f" Try {'a morning' if part == 'morning' else 'an afternoon'} this time."
            if part
            else " Try again."
        )
    return suggest("call_again", c, max(on, today), Reason("NRS-2", text), part=part)


def _trailing_silence(tries: list[Attempt], c: ContactState) -> list[Attempt]:
    """Unanswered attempts since the two last spoke, and since the last rest came to its end."""
    silent: list[Attempt] = []
    for attempt in reversed(tries):
        if attempt.outcome.spoke:
            break
        if c.resting_until and local_day(attempt.at, c.zone) < c.resting_until:
            break
        silent.append(attempt)
    return silent


def _another_day(c: ContactState, silent: list[Attempt], last_day: date, policy: Policy) -> date:
    """The gap on, then the best day within a working week whose weekday was not tried yet (NRS-2)."""
    first = add_business_days(last_day, policy.gap_business_days, c.diary)
    tried = {local_day(a.at, c.zone).weekday() for a in silent}
    best, best_score = first, -1
    highest = max(policy.call_scores)
    for n in range(7):
        day = first + timedelta(days=n)
        if day.weekday() in tried:
            continue
        score = day_score(day, diary=c.diary, friday_style=c.friday_style, policy=policy)
        if score > max(best_score, 0):
            best, best_score = day, score
            if score == highest:
                break
    return best


def _another_part(silent: list[Attempt], zone_name: str) -> Part | None:
    parts: set[Part] = {"morning" if local(a.at, zone_name).hour < 12 else "afternoon" for a in silent}
    if len(parts) != 1:
        return None
    return "afternoon" if "morning" in parts else "morning"


def _in_turn(c: ContactState, today: date, policy: Policy) -> NextTouch:
    """The first step, on its day in the playbook that runs people at one place side by side."""
    turn = turn_of(c, policy)
    if turn is None:
        return _first_step(c, today, policy)
    on, reason = turn
    step = _first_step(c, max(on, today), policy)
    return replace(step, reasons=(reason, *step.reasons))


def _first_step(c: ContactState, today: date, policy: Policy) -> NextTouch:
    if c.degree == 1:
        text = "No letter is needed."
        if (c.closeness or 0) >= 4:
            text = f"You know {c.given_name} well. One call is enough, no letter needed."
        return suggest("ask_by_phone", c, _soon(c, today, policy), Reason("LND-1", text))
    letter = c.letter
    if c.degree is None:
        text = "Busy people first see those they know, or those who are sent to them."
        text += f" Find who can introduce you to {c.given_name}."
        return suggest("find_introduction", c, today, Reason("NET-5", text))
    referrer = c.referrer
    if referrer is not None and not referrer.may_use_name:
        text = f"Ask {referrer.given_name} whether you may say who gave you {c.given_name}'s name."
        return suggest("ask_permission", c, today, Reason("LND-3", text), about=referrer.id)
    if letter is not None:
        on = best_posting_day(today, letter.medium, diary=c.diary, policy=policy)
        if letter.errors:
            reason = Reason("LND-2", f"The letter to {c.given_name} still has a sentence to look at.")
            return suggest("post_letter", c, today, reason, about=letter.id)
        text = f"Sent {on_day(on, today)}, it reaches {c.given_name} on a good day."
        return suggest("post_letter", c, on, Reason("TIM-3", text), about=letter.id)
    text = f"A letter first, then the call it announces: {c.given_name} does not know you yet."
    reasons = [Reason("LND-2", text)]
    if referrer is not None:
        named = f"{referrer.given_name} named {c.given_name} for you and agreed that you may say so."
        reasons.insert(0, Reason("NET-5", named))
    return suggest("write_letter", c, today, *reasons)


def _soon(c: ContactState, today: date, policy: Policy) -> date:
    """Today or the next day that is at least as good as a Tuesday; else the first open day (LND-1)."""
    first: date | None = None
    for n in range(7):
        day = today + timedelta(days=n)
        score = day_score(day, diary=c.diary, friday_style=c.friday_style, policy=policy)
        if score >= policy.call_scores[1] > 0:
            return day
        if score and first is None:
            first = day
    return first or add_business_days(today, 1, c.diary)
