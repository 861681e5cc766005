"""The days of the calendar and what stands on them: promises, meetings, notes owed, letters, suggestions."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, cast

from sqlalchemy import func, or_, select

from inroad.domain.method import Reason
from inroad.domain.occupied import Span, occupied_days, on_days
from inroad.domain.policy import Policy
from inroad.domain.timing import Diary, day_quality, instant, local, local_day
from inroad.domain.wording import clock, weekday
from inroad.kit.db import Session
from inroad.kit.holidays import closed_days
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.calendar import reading
from inroad.rooms.calendar.schemas import BusySpan, CalendarDay, CalendarEntry, CalendarOut
from inroad.rooms.calendar.tables import PlannedTouch, Promise
from inroad.rooms.contacts.days import country_of
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.history import booked_days, busy_spans, given_name_of, policy_of
from inroad.rooms.letters.tables import Letter
from inroad.rooms.meetings.tables import Meeting
from inroad.rooms.wire import MAX_REASONS, DayWord, PersonOut, ReasonOut

SUGGESTED = ("call_again", "resend_letter", "post_letter", "name_day", "update_referrer")
"""Next steps that have a day of their own and are not there as a promise or a meeting already."""

MOST = 500
"""Entries of one kind that a range may show."""

_STATES = {"open": "promised", "kept": "kept", "broken": "broken", "renegotiated": "moved"}
_TITLES = {
    "call": "Call {name}",
    "check_back": "Check back with {given}",
    "send_something": "Send {given} what you promised",
}
_DONE = {
    "call": "Called {name}",
    "check_back": "Checked back with {given}",
    "send_something": "Sent {given} what you promised",
}


async def spread(db: Session, workspace: Workspace, first: date, last: date, now: datetime) -> CalendarOut:
    """Every day from `first` to `last`, both included, on the seeker's calendar.

    A promise stands on the contact's own local day (TIM-8); where their clock is another, its detail says
    when their office hours are on the seeker's.
    """
    policy = policy_of(workspace)
    entries: defaultdict[date, list[CalendarEntry]] = defaultdict(list)
    for entry in [
        *await _promises(db, workspace, first, last, now, policy),
        *await _meetings(db, workspace, first, last, now, policy),
        *await _arrivals(db, first, last),
        *await _suggestions(db, first, last, local_day(now, workspace.time_zone)),
    ]:
        entries[entry.on].append(entry)
    booked = await booked_days(db, first, last)
    country, region = country_of(workspace.time_zone, workspace)
    zone = workspace.time_zone
    spans = await busy_spans(
        db, instant(first, time(0), zone), instant(last + timedelta(days=1), time(0), zone)
    )
    busy = on_days(spans, zone, first, last)
    days = Diary(
        holidays=closed_days(country, region, first, last),
        booked=booked,
        occupied=occupied_days(spans, zone, policy.office_hours),
    )
    return CalendarOut(
        from_on=first,
        to_on=last,
        time_zone=workspace.time_zone,
        days=[
            _day(day, days, policy, entries[day], busy.get(day, []))
            for day in (first + timedelta(days=n) for n in range((last - first).days + 1))
        ],
    )


def _day(
    day: date, days: Diary, policy: Policy, entries: list[CalendarEntry], busy: list[Span]
) -> CalendarDay:
    quality = day_quality(day, diary=days, policy=policy)
    shut = quality.word in ("closed", "holiday")
    order = {"meeting": 0, "promise": 1, "thank_you": 2, "debrief": 3, "suggestion": 4, "letter_arrives": 5}
    entries.sort(key=lambda entry: (order[entry.kind], entry.starts_at or datetime.max.replace(tzinfo=UTC)))
    return CalendarDay(
        on=day,
        word=cast(DayWord, quality.word),
        heavy_mail=day.weekday() == 1 and not shut,
        closed_because=quality.reasons[0].text if shut else None,
        promised_calls=days.booked.get(day, 0),
        capacity=policy.calls_per_day,
        busy=[BusySpan(starts_at=start, ends_at=end) for start, end in busy[:MOST]],
        entries=entries[:MOST],
    )


def _reasons(*reasons: Reason) -> list[ReasonOut]:
    return [ReasonOut(rule=reason.rule, text=reason.text) for reason in reasons]


def _entry(contact: Mapping[str, Any], **fields: Any) -> CalendarEntry:
    person = PersonOut(id=contact["contact_id"], display_name=contact["display_name"])
    blank: dict[str, Any] = {
        "starts_at": None,
        "ends_at": None,
        "leave_at": None,
        "detail": "",
        "reasons": [],
    }
    return CalendarEntry(**{**blank, **fields, "contact": person})


async def _promises(
    db: Session, workspace: Workspace, first: date, last: date, now: datetime, policy: Policy
) -> list[CalendarEntry]:
    rows = await db.rows(
        reading.PROMISE_LIST.where(
            Promise.due_on >= first, Promise.due_on <= last, Promise.state != "withdrawn"
        )
        .order_by(Promise.due_on, Promise.id)
        .limit(MOST)
    )
    moved = await reading.days_of(db, [row["moved_to_id"] for row in rows])
    found = []
    for row, out in zip(rows, await reading.shown_all(db, rows, now), strict=True):
        given = given_name_of(row["given_name"], row["display_name"])
        words = _DONE if out["state"] == "kept" else _TITLES
        title = words[row["kind"]].format(name=row["display_name"], given=given)
        detail = row["note"].split("\n")[0]
        if out["state"] == "renegotiated" and row["moved_to_id"] in moved:
            detail = f"moved to {weekday(moved[row['moved_to_id']])}"
        elif out["state"] == "open" and row["time_zone"] != workspace.time_zone:
            detail = _their_hours(row["due_on"], row["time_zone"], workspace.time_zone, policy) or detail
        found.append(
            _entry(
                row,
                id=row["id"],
                kind="promise",
                state=_STATES[out["state"]],
                on=row["due_on"],
                title=title[:300],
                detail=detail[:600],
                reasons=out["reasons"],
            )
        )
    return found


def _their_hours(day: date, theirs: str, ours: str, policy: Policy) -> str:
    """The contact's office hours on the seeker's clock; empty where both clocks show the same."""
    hours = policy.office_hours
    opens, closes = instant(day, hours.opens, theirs), instant(day, hours.closes, theirs)
    start, end = local(opens, ours), local(closes, ours)
    if start.replace(tzinfo=None) == datetime.combine(day, hours.opens):
        return ""
    place = theirs.rsplit("/", 1)[-1].replace("_", " ")
    span = f"{weekday(start.date())} {clock(start.time())} to "
    span += f"{weekday(end.date())} {clock(end.time())}" if end.date() != start.date() else clock(end.time())
    return f"{weekday(day)} in {place}: office hours there are {span} on your clock."


async def _meetings(
    db: Session, workspace: Workspace, first: date, last: date, now: datetime, policy: Policy
) -> list[CalendarEntry]:
    zone = workspace.time_zone
    after = instant(first, time(0), zone)
    before = instant(last + timedelta(days=1), time(0), zone)
    within = (Meeting.starts_at >= after) & (Meeting.starts_at < before)
    thanks = (Meeting.thank_you_due_on >= first) & (Meeting.thank_you_due_on <= last)
    rows = await db.execute(
        select(Meeting, Contact.display_name, Contact.given_name)
        .join(Contact, Contact.id == Meeting.contact_id)
        .where(Contact.deleted_at.is_(None), or_(within, thanks))
        .order_by(Meeting.starts_at, Meeting.id)
        .limit(MOST)
    )
    held = [(meeting, display, given) for meeting, display, given in rows]
    sent = await _thanked(db, [meeting.id for meeting, _, _ in held])
    found: list[CalendarEntry] = []
    for meeting, display, given in held:
        person = {"contact_id": meeting.contact_id, "display_name": display}
        name = given_name_of(given, display)
        on = local_day(meeting.starts_at, zone)
        arrive = meeting.starts_at - timedelta(minutes=policy.arrive_early_minutes)
        state = meeting.state if meeting.state in ("held", "cancelled") else "set"
        if first <= on <= last:
            found.append(
                _entry(
                    person,
                    id=meeting.id,
                    kind="meeting",
                    state=state,
                    on=on,
                    starts_at=meeting.starts_at,
                    ends_at=meeting.starts_at + timedelta(minutes=meeting.minutes),
                    leave_at=arrive - timedelta(minutes=meeting.travel_minutes),
                    title=display,
                    detail=meeting.place,
                    reasons=_reasons(Reason("MTG-1", "On time means ten to fifteen minutes early."))
                    if state == "set"
                    else [],
                )
            )
        over = meeting.starts_at + timedelta(minutes=meeting.minutes) <= now or state == "held"
        if state == "cancelled" or not over:
            continue
        if meeting.debriefed_at is None and first <= on <= last:
            reason = Reason("FLW-1", f"Write down what {name} said while it is fresh.")
            found.append(
                _entry(
                    person,
                    id=meeting.id,
                    kind="debrief",
                    state="due",
                    on=on,
                    title=f"Write down what {name} said",
                    reasons=_reasons(reason),
                )
            )
        found += _thank_you(meeting, person, name, on, sent.get(meeting.id), zone)
    return [entry for entry in found if first <= entry.on <= last]


def _thank_you(
    meeting: Meeting, person: dict[str, Any], name: str, met_on: date, sent_at: datetime | None, zone: str
) -> list[CalendarEntry]:
    on = local_day(sent_at, zone) if sent_at is not None else meeting.thank_you_due_on or met_on
    reason = Reason("FLW-2", f"A short note to {name}, that night.")
    return [
        _entry(
            person,
            id=meeting.thank_you_letter_id or meeting.id,
            kind="thank_you",
            state="sent" if sent_at is not None else "due",
            on=on,
            title=f"Thanked {name}" if sent_at is not None else f"Thank {name}",
            reasons=_reasons(reason),
        )
    ]


async def _thanked(db: Session, meeting_ids: list[str]) -> dict[str, datetime]:
    if not meeting_ids:
        return {}
    rows = await db.execute(
        select(Letter.meeting_id, Letter.sent_at).where(
            Letter.meeting_id.in_(meeting_ids), Letter.kind == "thank_you", Letter.sent_at.is_not(None)
        )
    )
    return {row[0]: row[1] for row in rows if row[0] and row[1]}


async def _arrivals(db: Session, first: date, last: date) -> list[CalendarEntry]:
    rows = await db.rows(
        select(Letter.id, Letter.contact_id, Letter.arrives_on, Contact.display_name, Contact.given_name)
        .join(Contact, Contact.id == Letter.contact_id)
        .where(
            Contact.deleted_at.is_(None),
            Letter.kind == "pitch",
            Letter.sent_at.is_not(None),
            Letter.arrives_on >= first,
            Letter.arrives_on <= last,
        )
        .order_by(Letter.arrives_on, Letter.id)
        .limit(MOST)
    )
    return [
        _entry(
            row,
            id=row["id"],
            kind="letter_arrives",
            state="sent",
            on=row["arrives_on"],
            title=f"Letter reaches {given_name_of(row['given_name'], row['display_name'])}",
        )
        for row in rows
    ]


async def _suggestions(db: Session, first: date, last: date, today: date) -> list[CalendarEntry]:
    """What the method proposes, on the day planning found for it; what has gone by stands on today.

    First steps are shown where they have been planned; the rest also on the day it was first thought of.
    """
    if last < today:
        return []
    day = func.coalesce(PlannedTouch.planned_on, Contact.next_on)
    due = day <= last
    if first > today:
        due &= day >= first
    rows = await db.rows(
        select(
            Contact.id.label("contact_id"),
            Contact.display_name,
            Contact.next_kind,
            Contact.next_title,
            Contact.next_reasons,
            day.label("day"),
            PlannedTouch.reasons,
            PlannedTouch.passed,
        )
        .outerjoin(
            PlannedTouch,
            (PlannedTouch.contact_id == Contact.id) & (PlannedTouch.kind == Contact.next_kind),
        )
        .where(
            Contact.deleted_at.is_(None),
            or_(Contact.next_kind.in_(SUGGESTED), PlannedTouch.planned_on.is_not(None)),
            due,
        )
        .order_by(day, Contact.id)
        .limit(MOST)
    )
    return [
        _entry(
            row,
            id=row["contact_id"],
            kind="suggestion",
            state="due" if row["next_kind"] == "update_referrer" else "suggested",
            on=max(row["day"], today),
            title=row["next_title"],
            reasons=[*row["next_reasons"], *(row["reasons"] or ()), *(row["passed"] or ())][:MAX_REASONS],
        )
        for row in rows
    ]
