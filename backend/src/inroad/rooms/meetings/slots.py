"""Times to offer somebody for a meeting, from their hours and the seeker's days (SET-2, SET-3)."""

from collections import Counter
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import select

from inroad.domain.slots import Busy, offer_text, propose
from inroad.domain.timing import local, local_day
from inroad.kit.db import Session
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.calendar.days import diary_of
from inroad.rooms.calendar.meetings_agreed import LONGEST
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.history import busy_spans, fridays_of, load, policy_of
from inroad.rooms.meetings.schemas import SlotsOut
from inroad.rooms.meetings.tables import Meeting

MOST_IN_A_BAND: Final = 12


async def busy_of(
    db: Session, workspace: Workspace, first: datetime, last: datetime, *, without: str | None = None
) -> list[Busy]:
    """What takes the seeker's time between two instants: meetings, with the way there and back, and what
    their own calendars say.

    without  id of a meeting that is being moved, and does not stand in its own way
    """
    early = policy_of(workspace).arrive_early_minutes
    meetings = await db.scalars(
        select(Meeting)
        .where(
            Meeting.state.in_(("planned", "running")),
            Meeting.starts_at > first - LONGEST,
            Meeting.starts_at < last + timedelta(days=1),
        )
        .order_by(Meeting.starts_at, Meeting.id)
    )
    elsewhere = [Busy(start, end) for start, end in await busy_spans(db, first, last + timedelta(days=1))]
    return elsewhere + [
        Busy(
            meeting.starts_at - timedelta(minutes=early + meeting.travel_minutes),
            meeting.starts_at + timedelta(minutes=meeting.minutes + meeting.travel_minutes),
        )
        for meeting in meetings
        if meeting.id != without
    ]


async def slots(
    db: Session,
    workspace: Workspace,
    contact: Contact,
    now: datetime,
    *,
    from_on: date | None = None,
    weeks: int = 2,
    travel_minutes: int = 0,
    without: str | None = None,
) -> SlotsOut:
    """Times on the days of some weeks, from tomorrow on the contact's calendar unless `from_on` is later."""
    history = (await load(db, [contact.id], workspace))[contact.id]
    zone, policy = history.zone, policy_of(workspace)
    tomorrow = local_day(now, zone) + timedelta(days=1)
    first = max(tomorrow, from_on or tomorrow)
    last = now + timedelta(days=(first - tomorrow).days + 7 * weeks + 2)
    found = propose(
        first,
        7 * weeks,
        zone,
        history.hours,
        now=now,
        busy=await busy_of(db, workspace, now, last, without=without),
        travel_minutes=travel_minutes,
        diary=await diary_of(db, workspace, zone, local_day(now, zone), place=history.place),
        friday_style=fridays_of(history),
        policy=policy,
    )
    offered = [each.slot.starts_at for each in found if each.offered]
    in_band: Counter[str] = Counter()
    kept = []
    for each in found:  # the three are kept even where they stand behind many others
        in_band[each.slot.band] += 1
        if in_band[each.slot.band] <= MOST_IN_A_BAND or each.offered:
            kept.append(each)
    city = zone.rpartition("/")[2].replace("_", " ")
    return SlotsOut.model_validate(
        {
            "contact": {"id": contact.id, "display_name": contact.display_name},
            "time_zone": zone,
            "own_time_zone": workspace.time_zone,
            "minutes": policy.minutes,
            "travel_minutes": travel_minutes,
            "items": [
                {
                    "on": each.day,
                    "band": each.slot.band,
                    "starts_at": each.slot.starts_at,
                    "ends_at": each.slot.ends_at,
                    "local_start": datetime.combine(each.day, each.slot.local_start),
                    "own_local_start": local(each.slot.starts_at, workspace.time_zone).replace(tzinfo=None),
                    "offered": each.offered,
                    "reasons": [{"rule": reason.rule, "text": reason.text} for reason in each.reasons],
                }
                for each in kept
            ],
            "offer_text": offer_text(offered, zone, workspace.time_zone, minutes=policy.minutes, place=city),
        }
    )
