"""What a search has on its days, as events of a calendar (MTG-1, TIM-5, FLW-2)."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Final, Literal

from sqlalchemy import and_, or_, select

from inroad.domain.policy import Policy
from inroad.domain.timing import instant, local_day
from inroad.kit.db import Session, scoped
from inroad.kit.ics import Alarm, Event, Status
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.calendar.tables import PlannedTouch, Promise
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.history import given_name_of
from inroad.rooms.letters.tables import Letter
from inroad.rooms.meetings.tables import Meeting

Shows = Literal["everything", "promises_and_meetings", "busy"]

BACK: Final = timedelta(days=90)
"""How far back a feed goes; a cancelled meeting is told for so long."""
AHEAD: Final = timedelta(days=400)
MOST: Final = 1000
"""Events of one kind."""
MORNING: Final = timedelta(hours=9)
"""When a whole day's reminder comes, on the clock of the program that shows it."""
EVENING: Final = time(20)
"""When the thank-you note is due that night, on the seeker's clock (FLW-2)."""
DAY: Final = timedelta(days=1)

_TITLES: Final = {
    "call": "Call {name}",
    "check_back": "Check back with {name}",
    "send_something": "Send {name} what you promised",
}
_STATES: Final[Mapping[str, Status]] = {"renegotiated": "CANCELLED", "withdrawn": "CANCELLED"}

_PROMISES = scoped(
    select(
        Promise.id,
        Promise.kind,
        Promise.due_on,
        Promise.state,
        Promise.reached,
        Promise.note,
        Promise.version,
        Promise.updated_at,
        Contact.display_name,
        Contact.phones,
    )
    .join(Contact, Contact.id == Promise.contact_id)
    .where(Contact.deleted_at.is_(None))
    .order_by(Promise.due_on, Promise.id)
    .limit(MOST)
)
_MEETINGS = scoped(
    select(
        Meeting.id,
        Meeting.place,
        Meeting.starts_at,
        Meeting.minutes,
        Meeting.travel_minutes,
        Meeting.state,
        Meeting.version,
        Meeting.updated_at,
        Meeting.thank_you_due_on,
        Contact.display_name,
        Contact.given_name,
        Letter.sent_at.label("thanked_at"),
    )
    .join(Contact, Contact.id == Meeting.contact_id)
    .outerjoin(
        Letter,
        and_(
            Letter.meeting_id == Meeting.id,
            Letter.kind == "thank_you",
            or_(Letter.id == Meeting.thank_you_letter_id, Meeting.thank_you_letter_id.is_(None)),
        ),
    )
    .where(Contact.deleted_at.is_(None))
    .order_by(Meeting.starts_at, Meeting.id)
    .limit(MOST)
)
_PLANNED = scoped(
    select(
        PlannedTouch.id,
        PlannedTouch.contact_id,
        PlannedTouch.kind,
        PlannedTouch.planned_on,
        PlannedTouch.reasons,
        Contact.next_title,
        Contact.next_reasons,
        Contact.updated_at,
    )
    .join(Contact, Contact.id == PlannedTouch.contact_id)
    .where(
        Contact.deleted_at.is_(None),
        Contact.next_kind == PlannedTouch.kind,
        PlannedTouch.planned_on.is_not(None),
    )
    .order_by(PlannedTouch.planned_on, PlannedTouch.id)
    .limit(MOST)
)


async def events_of(
    db: Session, workspace: Workspace, policy: Policy, shows: Shows, now: datetime, origin: str
) -> list[Event]:
    """Everything a feed of that kind tells, from 90 days back to 400 ahead, in a fixed order."""
    today = local_day(now, workspace.time_zone)
    first, last = today - BACK, today + AHEAD
    rows = await db.rows(
        _MEETINGS.where(
            Meeting.starts_at >= instant(first, time(0), workspace.time_zone),
            Meeting.starts_at < instant(last, time(0), workspace.time_zone),
        )
    )
    meetings = list({row["id"]: row for row in sorted(rows, key=_sent_last)}.values())
    meetings.sort(key=lambda row: (row["starts_at"], row["id"]))
    if shows == "busy":
        return [busy_event(row, policy) for row in meetings]
    found: list[Event] = []
    for row in meetings:
        found.append(meeting_event(row, policy, origin))
        found.append(thank_you_event(row, workspace.time_zone, origin))
    rows = await db.rows(_PROMISES.where(Promise.due_on >= first, Promise.due_on <= last))
    found += (promise_event(row, origin) for row in rows)
    if shows == "everything":
        planned = await db.rows(_PLANNED.where(PlannedTouch.planned_on >= today))
        found += _suggestions(planned, origin)
    return found


def _sent_last(row: Mapping[str, Any]) -> tuple[str, bool]:
    return row["id"], row["thanked_at"] is not None


async def one_meeting(db: Session, meeting_id: str, policy: Policy, origin: str) -> Event | None:
    """The event of one meeting; None where there is no such meeting."""
    rows = await db.rows(_MEETINGS.where(Meeting.id == meeting_id))
    return meeting_event(rows[0], policy, origin) if rows else None


async def one_promise(db: Session, promise_id: str, origin: str) -> Event | None:
    """The event of one promise; None where there is no such promise."""
    rows = await db.rows(_PROMISES.where(Promise.id == promise_id))
    return promise_event(rows[0], origin) if rows else None


def promise_event(row: Mapping[str, Any], origin: str) -> Event:
    """A promise on the contact's own local day, with a reminder in the morning (TIM-5, TIM-8)."""
    status = _STATES.get(row["state"], "CONFIRMED")
    title = _TITLES[row["kind"]].format(name=row["display_name"])
    open_ = row["state"] == "open"
    if row["state"] == "kept":
        title = f"Kept: {title}" if row["reached"] else f"Kept, not reached: {title}"
    phone = row["phones"][0]["number"] if row["phones"] and row["kind"] != "send_something" else ""
    text = "\n".join(
        part for part in (phone, row["note"], "You said this day. Any try on it keeps it.") if part
    )
    return Event(
        uid=f"promise-{row['id']}@inroad",
        stamp=row["updated_at"],
        sequence=row["version"],
        summary=title,
        start=row["due_on"],
        end=row["due_on"] + DAY,
        description=text,
        url=f"{origin}/calendar",
        status=status,
        busy=False,
        alarms=(Alarm(-MORNING, title),) if open_ else (),
    )


def meeting_event(row: Mapping[str, Any], policy: Policy, origin: str) -> Event:
    """A meeting with its leave-by and arrive-by reminders (MTG-1)."""
    gone = row["state"] == "cancelled"
    early = timedelta(minutes=policy.arrive_early_minutes)
    travel = timedelta(minutes=row["travel_minutes"])
    alarms = [Alarm(early, f"Be there now: on time means {policy.arrive_early_minutes} minutes early.")]
    if travel:
        alarms.insert(0, Alarm(early + travel, f"Leave now for {row['place'] or row['display_name']}."))
    return Event(
        uid=f"meeting-{row['id']}@inroad",
        stamp=row["updated_at"],
        sequence=row["version"],
        summary=f"Meet {row['display_name']}",
        start=row["starts_at"],
        end=row["starts_at"] + timedelta(minutes=row["minutes"]),
        description=f"{row['minutes']} minutes were promised. Notebook, pen, your copy of the questions.",
        location=row["place"],
        url=f"{origin}/meetings/{row['id']}",
        status="CANCELLED" if gone else "CONFIRMED",
        alarms=() if gone else tuple(alarms),
    )


def busy_event(row: Mapping[str, Any], policy: Policy) -> Event:
    """The time a meeting takes, the way there and back included, and nothing else of it."""
    travel = timedelta(minutes=row["travel_minutes"])
    early = timedelta(minutes=policy.arrive_early_minutes)
    return Event(
        uid=f"busy-{row['id']}@inroad",
        stamp=row["updated_at"],
        sequence=row["version"],
        summary="Busy",
        start=row["starts_at"] - travel - early,
        end=row["starts_at"] + timedelta(minutes=row["minutes"]) + travel,
        status="CANCELLED" if row["state"] == "cancelled" else "CONFIRMED",
        private=True,
    )


def thank_you_event(row: Mapping[str, Any], zone: str, origin: str) -> Event:
    """The note that is due the night of the meeting; it goes once the note is sent (FLW-2)."""
    on: date = row["thank_you_due_on"] or local_day(row["starts_at"], zone)
    start = instant(on, EVENING, zone)
    done = row["state"] == "cancelled" or row["thanked_at"] is not None
    name = given_name_of(row["given_name"], row["display_name"])
    stamp = max(row["updated_at"], row["thanked_at"] or row["updated_at"])
    return Event(
        uid=f"thanks-{row['id']}@inroad",
        stamp=stamp,
        sequence=row["version"] + bool(row["thanked_at"]),
        summary=f"Thank {name} tonight",
        start=start,
        end=start + timedelta(minutes=15),
        description="A short note the same night.",
        url=f"{origin}/meetings/{row['id']}",
        status="CANCELLED" if done else "CONFIRMED",
        busy=False,
        alarms=() if done else (Alarm(timedelta(0), f"Thank {name} tonight."),),
    )


def _suggestions(rows: list[dict[str, Any]], origin: str) -> Iterator[Event]:
    for row in rows:
        reasons = [*row["next_reasons"], *row["reasons"]]
        yield Event(
            uid=f"next-{row['contact_id']}-{row['kind']}@inroad",
            stamp=row["updated_at"],
            summary=row["next_title"],
            start=row["planned_on"],
            end=row["planned_on"] + DAY,
            # Moved suggestions have no version; the day itself grows as they are put off.
            sequence=(row["planned_on"] - date(2020, 1, 1)).days,
            description="\n".join(reason["text"] for reason in reasons),
            url=f"{origin}/contacts/{row['contact_id']}",
            status="TENTATIVE",
            busy=False,
        )
