"""From what has happened to the next step: exactly one for each live contact (NET-12, LND, NRS, FLW).

What is owed comes first, the earliest day before the later one; only where nothing is owed does the method
suggest an approach. Nothing here ever closes a contact by itself.
"""

from datetime import date, datetime, timedelta
from typing import Final, Literal

from inroad.domain.approach import approach
from inroad.domain.method import Reason
from inroad.domain.policy import Policy
from inroad.domain.promises import judge
from inroad.domain.state import ContactState, MeetingState
from inroad.domain.timing import day_of, local_day
from inroad.domain.touch import Block, Kind, NextTouch, due
from inroad.domain.wording import on_day

#: Of what is owed on the same day, the order in which it is done.
_ORDER: Final[tuple[Kind, ...]] = (
    *(
        "call_promised",
        "check_back",
        "hold_meeting",
        "debrief",
        "thank_you",
        "update_referrer",
        "prepare_meeting",
    ),
)


def next_touch(
    contact: ContactState, now: datetime, seeker_zone: str, policy: Policy | None = None
) -> NextTouch:
    """The one next step for a contact at the instant `now`."""
    return touches(contact, now, seeker_zone, policy or Policy())[0]


def touches(contact: ContactState, now: datetime, seeker_zone: str, policy: Policy) -> list[NextTouch]:
    """Everything owed to or about a contact, the first to do first; without any, one suggested approach."""
    if contact.do_not_contact:
        reason = Reason(
            "NET-12", f"{contact.given_name} asked not to be contacted, so there is no next step."
        )
        return [
            NextTouch(
                kind="none_do_not_contact", contact_id=contact.id, on=None, firmness="due", reasons=(reason,)
            )
        ]
    owed: list[NextTouch] = []
    if contact.promises:
        owed += _promised(contact, now)
    if contact.meetings:
        today = day_of(now, seeker_zone)
        owed += _around_meetings(contact, now, today, seeker_zone, policy)
        owed.sort(key=lambda t: (max(t.on or today, today), _ORDER.index(t.kind), t.on or today))
    elif len(owed) > 1:
        owed.sort(key=lambda t: t.on or date.max)
    if contact.archived and not owed:
        text = f"{contact.given_name} is put away, so nothing is proposed. Bring them back when you like."
        return [
            NextTouch(
                kind="none_archived",
                contact_id=contact.id,
                on=None,
                firmness="due",
                reasons=(Reason("NET-12", text),),
            )
        ]
    return owed or [approach(contact, day_of(now, contact.zone), policy)]


def _promised(contact: ContactState, now: datetime) -> list[NextTouch]:
    found: list[NextTouch] = []
    for promise in contact.promises:
        judged = judge(promise, contact.attempts, now, name=contact.given_name, diary=contact.diary)
        if judged.standing == "settled":
            continue
        reasons = [judged.reason]
        if judged.standing == "passed" and promise.kind != "send_something":
            text = f"If you need another day, agree it with {contact.given_name} on the phone."
            reasons.append(Reason("TIM-5", text))
        found.append(
            NextTouch(
                kind="call_promised" if promise.kind == "call" else "check_back",
                contact_id=contact.id,
                on=promise.day,
                firmness="broken" if judged.standing == "passed" else "promised",
                reasons=tuple(reasons),
                about=promise.id,
            )
        )
    return found


def _around_meetings(
    contact: ContactState, now: datetime, today: date, seeker_zone: str, policy: Policy
) -> list[NextTouch]:
    found: list[NextTouch] = []
    for meeting in contact.meetings:
        if meeting.status == "cancelled":
            continue
        if not meeting.over(now, policy):
            found.append(_coming(contact, meeting, today, seeker_zone, policy))
            continue
        day = local_day(meeting.ended_at or meeting.starts_at, seeker_zone)
        if meeting.debriefed_at is None:
            text = f"Write down what {contact.given_name} said while it is fresh."
            if day < today:
                text = (
                    f"You met {contact.given_name} {on_day(day, today)}. A few lines now keep what was said."
                )
            found.append(due("debrief", contact, day, Reason("FLW-1", text), meeting.id))
        if meeting.thanked_at is None:
            text = f"A short note to {contact.given_name} tonight, while the talk is fresh."
            if day < today:
                text = f"A note to {contact.given_name} is still welcome, also after the night itself."
            found.append(due("thank_you", contact, day, Reason("FLW-2", text), meeting.id))
    held_on = [
        local_day(m.ended_at or m.starts_at, seeker_zone) for m in contact.meetings if m.status == "held"
    ]
    referrer = contact.referrer
    if held_on and referrer is not None and referrer.told_at is None:
        by = min(held_on) + timedelta(days=policy.referrer_update_days)
        text = f"{referrer.given_name} gave you {contact.given_name}'s name. Say what came of it."
        found.append(due("update_referrer", contact, by, Reason("FLW-3", text), referrer.id))
    return found


def _coming(
    contact: ContactState, meeting: MeetingState, today: date, seeker_zone: str, policy: Policy
) -> NextTouch:
    day = local_day(meeting.starts_at, seeker_zone)
    if day <= today or meeting.prepared:
        reason = Reason("MTG-1", "On time means ten to fifteen minutes early.")
        return due("hold_meeting", contact, day, reason, meeting.id, meeting.starts_at)
    text = (
        f"You meet {contact.given_name} {on_day(day, today)}. Notebook, pen and your copy of the questions."
    )
    before = max(day - timedelta(days=policy.prepare_days), today)
    return due("prepare_meeting", contact, before, Reason("MTG-3", text), meeting.id, meeting.starts_at)


def blocks_for_attempt(contact: ContactState) -> list[Block]:
    """What stands in the way of calling a contact now (LND-2); only the first call can be blocked."""
    if contact.do_not_contact:
        text = f"{contact.given_name} asked not to be contacted."
        return [Block("do_not_contact", Reason("NET-12", text), overridable=False)]
    if contact.degree == 1 or contact.attempts:
        return []
    letter = contact.letter
    if letter is None or letter.sent_at is None:
        text = (
            f"{contact.given_name} does not know you yet. The letter goes first, then the call it announces."
        )
        return [Block("letter_not_sent", Reason("LND-2", text))]
    if not contact.promises:
        text = f"Your letter to {contact.given_name} is out, and no day for the call is named yet."
        return [Block("no_promise", Reason("LND-2", text))]
    return []


def warnings_for_pitch(
    contact: ContactState, practice_debriefs: int, policy: Policy | None = None
) -> list[Block]:
    """What is worth a second look before writing to someone who does not know the seeker (NET-3, NET-5)."""
    policy = policy or Policy()
    found: list[Block] = []
    if contact.degree == 1:
        return found
    if not practice_debriefs and policy.practice_rounds:
        text = f"The first talks are easier with someone you trust. {contact.given_name} can wait a little."
        found.append(Block("practice_first", Reason("NET-3", text), blocks=False))
    if contact.degree is None:
        text = f"Nobody has given you {contact.given_name}'s name yet. An introduction opens more doors."
        found.append(Block("cold", Reason("NET-5", text), blocks=False))
    return found


def blocks_for_meeting(medium: Literal["in_person", "phone", "video"], given_name: str) -> list[Block]:
    """In person is the one point to hold on to (SET-4)."""
    if medium == "in_person":
        return []
    text = f"Meet {given_name} in person: words and body can differ, and this is your dress rehearsal."
    return [Block("not_in_person", Reason("SET-4", text))]
