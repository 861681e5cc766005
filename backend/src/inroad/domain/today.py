"""Today: what to do now, and why that first (NET-6, NET-12, TIM-5).

Never empty: where nothing is due it proposes the next approaches, and where nobody is known it asks for the
first names. It never counts what was left undone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from inroad.domain.cadence import next_touch, touches
from inroad.domain.method import Reason
from inroad.domain.parallel import turn_of
from inroad.domain.policy import Policy
from inroad.domain.starter import in_practice, rank
from inroad.domain.state import ContactState
from inroad.domain.timing import local, local_day
from inroad.domain.today_items import (
    Section,
    TodayItem,
    WaitingReply,
    WeekItem,
    call_urgency,
    item,
    kept_today,
    reply_item,
    tonight,
    week_item,
)
from inroad.domain.touch import Kind, NextTouch
from inroad.domain.wording import capital, counted, long_day, near_day, number, weekday


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """All that Today needs to know. `practice_debriefs`: debriefs written so far (NET-3)."""

    seeker_given_name: str
    seeker_zone: str
    contacts: Sequence[ContactState]
    practice_debriefs: int = 0
    replies: Sequence[WaitingReply] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """The page: the day in words, title, one sentence, rows, the days ahead, and a note on a day of rest."""

    day: date
    day_text: str
    title: str
    lede: str
    items: tuple[TodayItem, ...]
    week: tuple[WeekItem, ...]
    note: str = ""
    stuck: bool = False


#: What today asks for, in the order in which it is done. Lower comes first.
_RANK: Final[dict[Kind, int]] = {
    "call_promised": 1,
    "check_back": 2,
    "hold_meeting": 3,
    "debrief": 4,
    "thank_you": 5,
    "post_letter": 6,
    "name_day": 6,
    "update_referrer": 7,
    "prepare_meeting": 8,
}
#: Worth a row when their day has come, if there is time.
_OPTIONAL: Final[tuple[Kind, ...]] = ("call_again", "resend_letter", "find_number")
#: Ways to set a search in motion again (NET-6).
_APPROACHES: Final[frozenset[Kind]] = frozenset(
    {"ask_by_phone", "write_letter", "ask_permission", "call_again", "find_introduction"}
)

_Step = tuple[NextTouch, ContactState]


def build_today(snapshot: Snapshot, now: datetime, policy: Policy | None = None) -> Today:
    """Today at the aware instant `now`, for the seeker's own zone."""
    policy = policy or Policy()
    zone = snapshot.seeker_zone
    today = local_day(now, zone)
    live = [c for c in snapshot.contacts if not c.do_not_contact and not (c.archived and c.untouched)]
    steps: list[_Step] = [
        (touch, c) for c in live if not c.untouched for touch in touches(c, now, zone, policy)
    ]
    # Put away, and nothing owed: as if they were not there.
    away = {c.id for touch, c in steps if touch.kind == "none_archived"}
    live, steps = [c for c in live if c.id not in away], [s for s in steps if s[1].id not in away]
    due = [s for s in steps if _is_row(s[0], today)]
    due.sort(key=lambda s: _order(s, now, today, policy))
    rows = _rows(due, snapshot, now, policy)
    rows += _notes_tonight(due, today)
    optional = [s for s in steps if s[0].kind in _OPTIONAL and s[0].on is not None and s[0].on <= today]
    optional += _side_by_side(live, now, zone, policy)
    optional.sort(key=lambda s: (s[0].on or today, s[1].name, s[1].id))
    stuck = is_stuck(live, steps, now, zone, policy)
    ready: list[_Step] = []
    if stuck or not (due or optional or snapshot.replies):
        ready = _suggestions(live, steps, now, snapshot, policy)
    chosen = {c.id for _, c in ready}
    extra = [s for s in optional if s[1].id not in chosen][: policy.if_there_is_time]
    rows += [item(t, c, now, zone, policy, "if_there_is_time") for t, c in extra]
    rows += [_reasoned(s, now, zone, policy, snapshot.practice_debriefs) for s in ready]
    if not rows:
        rows.append(_teach(live, steps, snapshot.practice_debriefs, policy, now, zone))
    done = [kept for c in live if c.promises for kept in kept_today(c, now, zone)]
    promised_ever = any(c.promises for c in live)
    heading, sentence = (
        _title(snapshot, now, rows, len(due) + len(snapshot.replies)),
        lede(rows, today, promised_ever=promised_ever),
    )
    resting = not due and not snapshot.replies and bool(live) and today.weekday() > 4
    return Today(
        day=today,
        day_text=long_day(today),
        title=heading,
        lede=sentence,
        items=(*rows, *done),
        week=_week(steps, today, zone, policy),
        note=f"It is {weekday(today)}. None of these needs doing today." if resting else "",
        stuck=stuck,
    )


def is_stuck(
    contacts: Sequence[ContactState],
    steps: Sequence[tuple[NextTouch, ContactState]],
    now: datetime,
    seeker_zone: str,
    policy: Policy,
) -> bool:
    """No meeting in the next days, no open promise, no letter out (NET-6)."""
    if any(touch.kind in ("call_promised", "check_back") for touch, _ in steps):
        return False
    until = local_day(now, seeker_zone) + timedelta(days=policy.stuck_days)
    for c in contacts:
        sent_at = c.letter.sent_at if c.letter else None
        if sent_at and not any(a.at >= sent_at for a in c.attempts) and not c.met:
            return False
        for meeting in c.meetings:
            ahead = meeting.status == "agreed" and not meeting.over(now, policy)
            if ahead and local_day(meeting.starts_at, seeker_zone) <= until:
                return False
    return True


def lede(items: Sequence[TodayItem], today: date, *, promised_ever: bool) -> str:
    """One sentence over the rows: what waits, what is due, or that nothing is."""
    broken = [i for i in items if i.state == "broken"]
    if broken:
        days = {i.on for i in broken if i.on}
        since = near_day(days.pop(), today) if len(days) == 1 else "the last days"
        waiting = counted(len(broken), "call is waiting", "calls are waiting")
        return capital(f"{waiting} from {since}.")
    kinds = [i.kind for i in items if i.section in ("first", "today")]
    lunches = sum(i.kind == "hold_meeting" and i.title.startswith("Lunch") for i in items)
    parts = [
        (kinds.count("reply"), "answer to read", "answers to read"),
        (kinds.count("call_promised") + kinds.count("check_back"), "call", "calls"),
        (lunches, "lunch", "lunches"),
        (kinds.count("hold_meeting") - lunches, "meeting", "meetings"),
        (kinds.count("debrief"), "page of notes", "pages of notes"),
        (kinds.count("thank_you"), "thank-you", "thank-yous"),
        (kinds.count("post_letter"), "letter to post", "letters to post"),
        (kinds.count("name_day"), "day to name", "days to name"),
        (kinds.count("update_referrer"), "word to a referrer", "words to referrers"),
        (kinds.count("prepare_meeting"), "meeting to get ready for", "meetings to get ready for"),
    ]
    words = [counted(n, one, many) for n, one, many in parts if n]
    if words:
        if words[-1].startswith("one thank-you") and any(i.when == "Tonight" for i in items):
            words[-1] += " tonight"
        tail = " That is a full day." if sum(n for n, _, _ in parts) >= 3 else ""
        return capital(", ".join(words)) + "." + tail
    if any(i.kind == "first_names" for i in items):
        return (
            "Start with two or three people who will forgive a clumsy first try. One name is enough to begin."
        )
    kept = "Every promise is kept. " if promised_ever else ""
    people = sum(i.section == "when_ready" and bool(i.subject_ids) for i in items)
    if people:
        who = "is one good person" if people == 1 else f"are {number(people)} good people"
        return f"{kept}Here {who} to think of next."
    return (kept or "Go on with your week.").strip()


def _rows(due: Sequence[_Step], snapshot: Snapshot, now: datetime, policy: Policy) -> list[TodayItem]:
    """What is due, in order: days that passed, then answers that came, then the rest."""
    zone = snapshot.seeker_zone
    today = local_day(now, zone)
    passed = sum(touch.firmness == "broken" for touch, _ in due)
    steps = [item(touch, c, now, zone, policy, "today") for touch, c in due]
    waiting = sorted(snapshot.replies, key=lambda reply: (reply.received_at, reply.id))
    answers = [reply_item(reply, today, zone, "today") for reply in waiting]
    rows = [*steps[:passed], *answers, *steps[passed:]]
    return [replace(row, section="first") if n == 0 else row for n, row in enumerate(rows)]


def _side_by_side(
    live: Sequence[ContactState], now: datetime, zone: str, policy: Policy
) -> list[tuple[NextTouch, ContactState]]:
    """First steps whose turn has come while somebody else at the same place is silent (3B7)."""
    today = local_day(now, zone)
    ready = [c for c in live if turn_of(c, policy) and not _waits(c, today, policy)]
    return [(next_touch(c, now, zone, policy), c) for c in ready]


def _waits(c: ContactState, today: date, policy: Policy) -> bool:
    turn = turn_of(c, policy)
    return turn is not None and turn[0] > today


def _is_row(touch: NextTouch, today: date) -> bool:
    return touch.kind in _RANK and touch.on is not None and touch.on <= today


def _order(step: _Step, now: datetime, today: date, policy: Policy) -> tuple[object, ...]:
    touch, c = step
    on = touch.on or today
    if touch.firmness == "broken":
        return (0, on, c.name, c.id)
    place = _RANK[touch.kind]
    if touch.firmness == "promised":
        return (place, *call_urgency(c, on, now, policy), c.name, c.id)
    return (place, touch.at or now, on, c.name, c.id)


def _notes_tonight(due: Sequence[_Step], today: date) -> list[TodayItem]:
    """For each meeting that is still to come today, the note it will ask for tonight."""
    notes: list[TodayItem] = []
    for touch, c in due:
        if touch.kind == "hold_meeting":
            notes += [tonight(m, c, today) for m in c.meetings if m.id == touch.about]
    return notes


def _suggestions(
    live: Sequence[ContactState], steps: Sequence[_Step], now: datetime, snapshot: Snapshot, policy: Policy
) -> list[_Step]:
    """The best next approaches whose day may be today, as starter ranks them (NET-6).

    The untouched are most of a large search: all are ranked, only those chosen get their step worked out.
    """
    today = local_day(now, snapshot.seeker_zone)
    begun: dict[str, _Step] = {}
    for touch, c in steps:
        if touch.kind in _APPROACHES and (touch.kind != "call_again" or (touch.on or today) <= today):
            begun[c.id] = (touch, c)
    candidates = [c for c in live if c.untouched or c.id in begun]
    best = rank(candidates, snapshot.practice_debriefs, policy)
    # A playbook of ours never makes a search wait: who has no turn yet only comes after the others (NET-6).
    best.sort(key=lambda r: _waits(r.contact, today, policy))
    return [
        begun.get(r.contact.id) or _first(r.contact, now, snapshot.seeker_zone, policy)
        for r in best[: policy.suggestions]
    ]


def _first(c: ContactState, now: datetime, zone: str, policy: Policy) -> _Step:
    early = _waits(c, local_day(now, zone), policy)
    return next_touch(replace(c, beside=None) if early else c, now, zone, policy), c


def _reasoned(step: _Step, now: datetime, zone: str, policy: Policy, practice_debriefs: int) -> TodayItem:
    """A suggested row, with the reasons of its rank beside those of its step."""
    touch, c = step
    row = item(touch, c, now, zone, policy, "when_ready")
    ranked = rank([c], practice_debriefs, policy)
    more = tuple(r for r in (ranked[0].reasons if ranked else ()) if r not in row.reasons)
    return replace(row, reasons=row.reasons + more)


def _teach(
    live: Sequence[ContactState],
    steps: Sequence[_Step],
    practice_debriefs: int,
    policy: Policy,
    now: datetime,
    zone: str,
) -> TodayItem:
    """The row of a day that would be empty: the first names, whom to trust, or what comes next."""
    section: Section = "when_ready"
    practice = in_practice(practice_debriefs, policy)
    untried = any(c.untouched for c in live) or any(t.kind in _APPROACHES for t, _ in steps)
    if practice and untried and any(c.degree == 1 and not c.trusted for c in live):
        return TodayItem(
            kind="choose_practice",
            section=section,
            state="suggested",
            title="Who would forgive a clumsy first try?",
            detail="Mark two or three people you trust.",
            when="When you are ready",
            action="mark_trusted",
            reasons=(
                Reason("NET-3", "The first talks belong with kind people who tell you what they noticed."),
            ),
        )
    coming = sorted(
        (s for s in steps if s[0].on is not None and s[0].kind not in _APPROACHES),
        key=lambda s: (s[0].on or date.max, s[1].name, s[1].id),
    )
    if coming:
        return item(*coming[0], now, zone, policy, section)
    return TodayItem(
        kind="first_names",
        section=section,
        state="suggested",
        title="Who else knows you well?" if live else "Who knows you well?",
        detail="Church, community, old colleagues: one name is enough to begin.",
        when="When you are ready",
        action="add_contact",
        reasons=(
            Reason("NET-2", "Begin with people who know you well and whom you trust."),
            Reason("NET-8", "A handful of names is enough to set the rest in motion."),
        ),
    )


def _title(snapshot: Snapshot, now: datetime, rows: Sequence[TodayItem], due: int) -> str:
    if not due and any(r.kind == "first_names" for r in rows):
        return next(r.title for r in rows if r.kind == "first_names")
    if not due and any(c.promises for c in snapshot.contacts):
        return "Nothing is due."
    hour = local(now, snapshot.seeker_zone).hour
    part = "morning" if 4 <= hour < 12 else "afternoon" if 12 <= hour < 18 else "evening"
    name = f", {snapshot.seeker_given_name}" if snapshot.seeker_given_name else ""
    return f"Good {part}{name}."


def _week(steps: Sequence[_Step], today: date, zone: str, policy: Policy) -> tuple[WeekItem, ...]:
    """What lies in the days ahead, in their order, the promised before the due before the suggested."""
    wanted = set(_RANK) | set(_OPTIONAL)
    until = today + timedelta(days=policy.stuck_days)
    near = [(t, c) for t, c in steps if t.kind in wanted and t.on is not None and t.on <= until]
    firm = ("promised", "due", "suggested", "broken", "kept")
    ahead = [
        line
        for t, c in near
        if (t.on or today) > today or t.kind == "prepare_meeting"
        if today < (line := week_item(t, c, zone)).on <= until
    ]
    ahead.sort(key=lambda line: (line.on, firm.index(line.state), line.text, line.contact_id))
    return tuple(ahead)
