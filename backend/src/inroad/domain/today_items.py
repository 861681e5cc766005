"""One row of Today from one step: title, detail, when, the one thing to press, and the reasons."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from inroad.domain.hours import call_windows
from inroad.domain.method import Reason
from inroad.domain.policy import Policy
from inroad.domain.promises import judge
from inroad.domain.replies import KIND_REASONS, KIND_WORDS, ReplyKind
from inroad.domain.state import ContactState, MeetingState
from inroad.domain.timing import day_of, day_quality, local, local_day, mail_arrival
from inroad.domain.touch import Firmness, Kind, NextTouch
from inroad.domain.wording import clock, near_day, on_day, weekday

ItemKind = Kind | Literal["first_names", "choose_practice", "reply"]
ItemState = Firmness | Literal["kept"]
Section = Literal["first", "today", "if_there_is_time", "when_ready", "done"]
Action = Literal[
    "call",
    "get_ready",
    "write_debrief",
    "write_thank_you",
    "write_update",
    "open_letter",
    "write_letter",
    "name_day",
    "ask_referrer",
    "find_introduction",
    "find_number",
    "open_contact",
    "add_contact",
    "mark_trusted",
    "mark_sent",
    "read_reply",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayItem:
    """A row. `when` is a word or a clock time; `action` is the one main thing to do with it.

    subject_ids  the contact first, then whoever else it is about (the referrer to be told)
    about        id of the promise, letter or meeting
    at           aware UTC instant where there is one
    """

    kind: ItemKind
    section: Section
    state: ItemState
    title: str
    detail: str
    when: str
    action: Action
    reasons: tuple[Reason, ...]
    subject_ids: tuple[str, ...] = ()
    on: date | None = None
    at: datetime | None = None
    about: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingReply:
    """An answer to a letter that nobody has read yet; `kind` is what it seems to say."""

    id: str
    letter_id: str
    contact_id: str
    name: str
    kind: ReplyKind
    received_at: datetime
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekItem:
    """A line of the week strip: solid, outlined or dashed by its state."""

    kind: ItemKind
    on: date
    text: str
    state: ItemState
    contact_id: str
    at: datetime | None = None


_ACTIONS: dict[Kind, Action] = {
    "call_promised": "call",
    "check_back": "call",
    "hold_meeting": "get_ready",
    "prepare_meeting": "get_ready",
    "debrief": "write_debrief",
    "thank_you": "write_thank_you",
    "update_referrer": "write_update",
    "ask_by_phone": "call",
    "ask_permission": "ask_referrer",
    "write_letter": "write_letter",
    "post_letter": "open_letter",
    "resend_letter": "open_letter",
    "name_day": "name_day",
    "call_again": "call",
    "find_number": "find_number",
    "find_introduction": "find_introduction",
    "rest": "open_contact",
    "keep_warm": "open_contact",
    "none_do_not_contact": "open_contact",
    "none_archived": "open_contact",
}


_TITLES: dict[Kind, str] = {
    "call_promised": "Call {name}",
    "check_back": "Check back with {name}",
    "prepare_meeting": "Get ready for {name}",
    "debrief": "Write down what {given} said",
    "thank_you": "Thank-you note to {given}",
    "update_referrer": "Tell {referrer} about {given}",
    "ask_by_phone": "Call {name}",
    "ask_permission": "Ask {referrer} about {given}",
    "write_letter": "Write to {name}",
    "resend_letter": "Send {name} the letter again",
    "name_day": "Name a day for your call to {name}",
    "call_again": "Try {name} again",
    "find_number": "Find another number for {name}",
    "find_introduction": "Find a way to {name}",
    "rest": "Let {name} rest",
    "keep_warm": "A line to {name}",
    "none_do_not_contact": "No next step for {name}",
    "none_archived": "{name} is put away",
}


def title(touch: NextTouch, c: ContactState) -> str:
    """The verb and the person."""
    if to_send(touch, c) is not None:
        return f"Send {c.given_name} what you promised"
    if touch.kind == "hold_meeting":
        meeting = _meeting(touch, c)
        return f"{'Lunch with' if meeting and meeting.over_lunch else 'Meet'} {c.name}"
    if touch.kind == "post_letter":
        return f"{'Finish' if c.letter and c.letter.errors else 'Post'} the letter to {c.name}"
    referrer = c.referrer.given_name if c.referrer else ""
    return _TITLES[touch.kind].format(name=c.name, given=c.given_name, referrer=referrer)


def item(
    touch: NextTouch, c: ContactState, now: datetime, seeker_zone: str, policy: Policy, section: Section
) -> TodayItem:
    """The row for a step on the day of `now`."""
    today = day_of(now, seeker_zone)
    action: Action = "mark_sent" if to_send(touch, c) is not None else _ACTIONS[touch.kind]
    return TodayItem(
        kind=touch.kind,
        section=section,
        state=touch.firmness,
        title=title(touch, c),
        detail=_detail(touch, c, today, policy),
        when=_when(touch, c, today),
        action=action,
        reasons=touch.reasons
        + (() if action == "mark_sent" else _good_hour(touch, c, now, seeker_zone, policy)),
        subject_ids=_subjects(touch, c),
        on=touch.on,
        at=touch.at,
        about=touch.about,
        phone=c.phone if action == "call" else None,
    )


def reply_item(reply: WaitingReply, today: date, seeker_zone: str, section: Section) -> TodayItem:
    """The row for an answer that waits to be read."""
    given = reply.name
    titles: dict[ReplyKind, str] = {
        "bounced": f"Your letter to {given} came back",
        "away": f"{given} is away for now",
    }
    on = local_day(reply.received_at, seeker_zone)
    words = " ".join(reply.text.split())
    excerpt = f" “{words[:117].rsplit(' ', 1)[0]} …”" if len(words) > 120 else f" “{words}”" if words else ""
    return TodayItem(
        kind="reply",
        section=section,
        state="due",
        title=titles.get(reply.kind, f"{given} answered your letter"),
        detail=KIND_WORDS[reply.kind] + ("" if reply.kind == "bounced" else excerpt),
        when=f"Came {near_day(on, today)}",
        action="read_reply",
        reasons=(KIND_REASONS[reply.kind],),
        subject_ids=(reply.contact_id,),
        on=on,
        at=reply.received_at,
        about=reply.id,
    )


def week_item(touch: NextTouch, c: ContactState, seeker_zone: str) -> WeekItem:
    """The line of the strip; a meeting stands on its own day, not on the day before it."""
    on, text = touch.on, title(touch, c)
    meeting = _meeting(touch, c)
    if touch.kind == "check_back" and to_send(touch, c) is None:
        text = f"Check back with {c.given_name}"
    elif touch.kind in ("prepare_meeting", "hold_meeting") and meeting is not None:
        on = local_day(meeting.starts_at, seeker_zone)
        text = f"Meet {c.name}, {clock(local(meeting.starts_at, meeting.zone).time())}"
    if on is None:
        raise ValueError("a step without a day has no place in the week")
    return WeekItem(kind=touch.kind, on=on, text=text, state=touch.firmness, contact_id=c.id, at=touch.at)


def tonight(meeting: MeetingState, c: ContactState, today: date) -> TodayItem:
    """The thank-you note that tonight will ask for, before the meeting has taken place (FLW-2)."""
    return TodayItem(
        kind="thank_you",
        section="today",
        state="due",
        title=f"Thank-you note to {c.given_name}",
        detail="A draft will be waiting once you have met.",
        when="Tonight",
        action="open_contact",
        reasons=(Reason("FLW-2", f"A short note to {c.given_name} tonight, while the talk is fresh."),),
        subject_ids=(c.id,),
        on=today,
        about=meeting.id,
    )


def kept_today(c: ContactState, now: datetime, seeker_zone: str) -> list[TodayItem]:
    """Promises to this contact kept on the day of `now`, on the seeker's clock."""
    found: list[TodayItem] = []
    today = day_of(now, seeker_zone)
    for promise in c.promises:
        if not c.attempts and promise.sent_at is None:
            continue  # nothing was done yet that could have kept it
        judged = judge(promise, c.attempts, now, name=c.given_name)
        if judged.state != "kept" or judged.at is None or local_day(judged.at, seeker_zone) != today:
            continue
        did = "checked back with" if promise.kind == "check_back" else "called"
        said = f"you {did} {c.given_name}"
        if promise.kind == "send_something":
            said = f"you sent {c.given_name} what you promised"
        tail = ", though nobody could talk" if judged.reached is False else ""
        when = clock(local(judged.at, seeker_zone).time())
        found.append(
            TodayItem(
                kind="call_promised" if promise.kind == "call" else "check_back",
                section="done",
                state="kept",
                title=f"Kept today: {said} at {when}{tail}.",
                detail="",
                when="Kept",
                action="open_contact",
                reasons=(judged.reason,),
                subject_ids=(c.id,),
                on=promise.day,
                at=judged.at,
                about=promise.id,
            )
        )
    return found


def _meeting(touch: NextTouch, c: ContactState) -> MeetingState | None:
    return next((m for m in c.meetings if m.id == touch.about), None)


def to_send(touch: NextTouch, c: ContactState) -> str | None:
    """What was promised to be sent, in the seeker's words; None for any other step (MTG-10)."""
    for promise in c.promises:
        if promise.id == touch.about and promise.kind == "send_something":
            return promise.note
    return None


def _subjects(touch: NextTouch, c: ContactState) -> tuple[str, ...]:
    if touch.kind in ("update_referrer", "ask_permission") and c.referrer is not None:
        return (c.id, c.referrer.id)
    return (c.id,)


def _when(touch: NextTouch, c: ContactState, today: date) -> str:
    meeting = _meeting(touch, c)
    if touch.firmness == "broken":
        return "The day passed"
    if touch.firmness == "promised":
        return f"Promised for {near_day(touch.on or today, today)}"
    if touch.kind == "hold_meeting" and meeting is not None:
        return clock(local(meeting.starts_at, meeting.zone).time())
    if touch.kind in ("debrief", "thank_you") and touch.on is not None and touch.on < today:
        return f"From {near_day(touch.on, today)}"
    if touch.kind == "thank_you":
        return "Tonight"
    if touch.firmness == "suggested" and touch.kind != "post_letter":
        return "When you are ready"
    return near_day(max(touch.on or today, today), today).capitalize()


def _detail(touch: NextTouch, c: ContactState, today: date, policy: Policy) -> str:
    meeting = _meeting(touch, c)
    what = to_send(touch, c)
    if what is not None:
        return what[:500]
    if touch.firmness == "broken" and touch.on is not None:
        return f"{'Your letter' if c.letter else 'You'} named {weekday(touch.on)}."
    if touch.kind in ("hold_meeting", "prepare_meeting") and meeting is not None:
        return _way(meeting, today, policy)
    if touch.kind in ("call_promised", "check_back", "ask_by_phone", "call_again"):
        return _who(c, today)
    if touch.kind == "post_letter" and c.letter is not None:
        if c.letter.errors:
            return "One sentence to look at." if c.letter.errors == 1 else "A few sentences to look at."
        arrival = mail_arrival(max(touch.on or today, today), c.letter.medium, diary=c.diary, policy=policy)
        return f"It arrives {on_day(arrival.day, today)}."
    if touch.kind == "thank_you":
        return "A draft is waiting."
    return c.headline and f"{c.headline}."


def _who(c: ContactState, today: date) -> str:
    parts = [f"{c.headline}."] if c.headline else []
    if c.referrer is not None:
        parts.append(f"{c.referrer.name} referred you.")
    if c.letter and c.letter.arrives_on and c.letter.arrives_on < today:
        parts.append(f"Your letter arrived {on_day(c.letter.arrives_on, today)}.")
    return " ".join(parts)


def _way(meeting: MeetingState, today: date, policy: Policy) -> str:
    """Where, when to leave and when to be there (MTG-1), and what to bring (MTG-3)."""
    start = local(meeting.starts_at, meeting.zone)
    arrive = local(meeting.starts_at - timedelta(minutes=policy.arrive_early_minutes), meeting.zone)
    parts = [f"{meeting.place}."] if meeting.place else []
    if start.date() != today:
        parts.append(f"{near_day(start.date(), today).capitalize()} at {clock(start.time())}.")
    if meeting.travel_minutes:
        leave = local(
            meeting.starts_at - timedelta(minutes=policy.arrive_early_minutes + meeting.travel_minutes),
            meeting.zone,
        )
        parts.append(f"Leave by {clock(leave.time())} to be there at {clock(arrive.time())}.")
    else:
        parts.append(f"Be there at {clock(arrive.time())}.")
    return " ".join([*parts, "Bring notebook, pen, your questions."])


def _good_hour(
    touch: NextTouch, c: ContactState, now: datetime, seeker_zone: str, policy: Policy
) -> tuple[Reason, ...]:
    """For a call promised today: what speaks for the day, and the hour on the contact's clock (TIM-8)."""
    if touch.firmness != "promised" or touch.on is None:
        return ()
    quality = day_quality(touch.on, diary=c.diary, friday_style=c.friday_style, policy=policy)
    reasons = quality.reasons if quality.proposable else ()
    there, here = local(now, c.zone), local(now, seeker_zone)
    if there.utcoffset() != here.utcoffset():
        reasons += (Reason("TIM-8", f"It is {clock(there.time())} for {c.given_name}."),)
    return reasons


def call_urgency(c: ContactState, on: date, now: datetime, policy: Policy) -> tuple[int, datetime]:
    """Order among calls promised for one day: whose good hours are running now, then coming, then gone;
    of equals the one whose hours end first."""
    hours = c.office_hours or policy.office_hours
    windows = sorted(call_windows(on, c.zone, hours, friday_style=c.friday_style), key=lambda w: w.starts_at)
    for window in windows:
        if window.starts_at <= now < window.ends_at:
            return 0, window.ends_at
    coming = [w for w in windows if w.starts_at > now]
    return (1, coming[0].starts_at) if coming else (2, windows[-1].ends_at)
