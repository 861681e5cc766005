"""What has happened with contacts, read from all rooms as the plain values the domain reckons with.

Not a room: like `following` it reads every room's tables and is called by their actions. One statement a
table for any number of contacts.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal, cast, get_args

from sqlalchemy import func, select

from inroad.domain import promises as domain
from inroad.domain.occupied import Span, merged, occupied_days
from inroad.domain.policy import OfficeHours
from inroad.domain.state import Beside, Circle, ContactState, LetterState, MeetingState, ReferrerState
from inroad.domain.timing import Diary, FridayStyle, Medium, friday_style, local_day
from inroad.kit.db import Session
from inroad.kit.holidays import closed_days
from inroad.rooms import colleagues
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.busy.tables import BusyTime
from inroad.rooms.calendar.tables import Attempt, Promise
from inroad.rooms.contacts.days import (
    Place,
    country_of,
    friday_style_of,
    hours_of,
    place_of,
    zone_of,
)
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.letters.tables import Letter
from inroad.rooms.meetings.tables import Meeting
from inroad.rooms.organizations.tables import Organization
from inroad.rooms.referrals.tables import Referral
from inroad.rooms.workspaces.numbers import policy_of as policy_of  # named here for all who read histories

CHUNK = 500
HORIZON = timedelta(days=400)
"""How far ahead holidays are looked up."""

OUTCOMES = {
    "reached": domain.Outcome.REACHED,
    "meeting_agreed": domain.Outcome.REACHED,
    "call_back_later": domain.Outcome.CALL_AT,
    "voicemail": domain.Outcome.VOICEMAIL,
    "gatekeeper": domain.Outcome.GATEKEEPER,
    "no_answer": domain.Outcome.NO_ANSWER,
    "wrong_number": domain.Outcome.WRONG_NUMBER,
    "too_busy": domain.Outcome.DECLINED,
    "declined": domain.Outcome.DECLINED,
}
"""What the log calls an outcome, in the domain's terms (NRS-1). Too busy is neutral (NET-5)."""

_CIRCLES = frozenset(get_args(Circle))
STANDING = {"respected": 3, "highly_regarded": 5}


def chunks(ids: Collection[str]) -> Iterator[list[str]]:
    """The ids in lists short enough for one statement."""
    ordered = list(ids)
    for start in range(0, len(ordered), CHUNK):
        yield ordered[start : start + CHUNK]


async def workspace_of(db: Session) -> Workspace:
    """The workspace the session is bound to."""
    return await db.get_one(Workspace, db.workspace_id)


@dataclass(slots=True)
class History:
    """One contact with everything that happened, oldest first, and the clock it is read by.

    `updates` are the sent letters that told a referrer what came of this contact's meetings, by referrer id.
    """

    contact: Contact
    organization: Organization | None
    zone: str
    hours: OfficeHours | None = None
    place: Place | None = None
    letters: list[Letter] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)
    attempts: list[Attempt] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    referrals: list[tuple[Referral, str, str]] = field(default_factory=list)
    updates: dict[str, datetime] = field(default_factory=dict)

    @property
    def given_name(self) -> str:
        """How the product speaks of the contact."""
        return given_name_of(self.contact.given_name, self.contact.display_name)

    @property
    def pitch(self) -> Letter | None:
        """The latest letter that asks for the interview; one sent counts before a draft begun later."""
        asked = [letter for letter in self.letters if letter.kind == "pitch"]
        sent = [letter for letter in asked if letter.sent_at is not None]
        chosen = sent or asked
        return chosen[-1] if chosen else None


def given_name_of(given: str, display: str) -> str:
    """The given name, or the first word of the whole one."""
    return given or display.split(" ")[0]


def begin(contact: Contact, organization: Organization | None, workspace: Workspace) -> History:
    """A contact without events yet: the clock, the hours and the calendar that its office goes by."""
    zone = zone_of(contact, organization, workspace)
    place = place_of(zone, organization, workspace)
    return History(contact, organization, zone, hours_of(organization, workspace), place)


async def load(db: Session, ids: Collection[str], workspace: Workspace) -> dict[str, History]:
    """The live contacts among `ids` with their history, by id. One statement a table and chunk."""
    found: dict[str, History] = {}
    for part in chunks(dict.fromkeys(ids)):
        people = await db.execute(
            select(Contact, Organization)
            .outerjoin(Organization, Organization.id == Contact.organization_id)
            .where(Contact.id.in_(part), Contact.deleted_at.is_(None))
        )
        mine: dict[str, History] = {}
        for contact, organization in people:
            mine[contact.id] = begin(contact, organization, workspace)
        await _fill(db, mine)
        found |= mine
    return found


async def _fill(db: Session, found: Mapping[str, History]) -> None:
    ids = list(found)
    if not ids:
        return
    letters = select(Letter).where(Letter.contact_id.in_(ids)).order_by(Letter.created_at, Letter.id)
    for letter in await db.scalars(letters):
        found[letter.contact_id].letters.append(letter)
    for promise in await db.scalars(
        select(Promise).where(Promise.contact_id.in_(ids)).order_by(Promise.due_on, Promise.id)
    ):
        found[promise.contact_id].promises.append(promise)
    for attempt in await db.scalars(
        select(Attempt).where(Attempt.contact_id.in_(ids)).order_by(Attempt.happened_at, Attempt.id)
    ):
        found[attempt.contact_id].attempts.append(attempt)
    for meeting in await db.scalars(
        select(Meeting).where(Meeting.contact_id.in_(ids)).order_by(Meeting.starts_at, Meeting.id)
    ):
        found[meeting.contact_id].meetings.append(meeting)
    named = await db.execute(
        select(Referral, Contact.given_name, Contact.display_name)
        .join(Contact, Contact.id == Referral.from_contact_id)
        .where(Referral.to_contact_id.in_(ids), Contact.deleted_at.is_(None))
        .order_by(Referral.named_on, Referral.id)
    )
    for referral, given, display in named:
        found[referral.to_contact_id].referrals.append((referral, given, display))
    told = await db.execute(
        select(Meeting.contact_id, Letter.contact_id, Letter.sent_at)
        .join(Meeting, Meeting.id == Letter.meeting_id)
        .where(Letter.kind == "update", Letter.sent_at.is_not(None), Meeting.contact_id.in_(ids))
    )
    for about, referrer, at in told:
        if at is not None:
            found[about].updates[referrer] = at


async def booked_days(db: Session, first: date, last: date) -> dict[date, int]:
    """How many open promises stand on each day from `first` to `last`, both included."""
    rows = await db.execute(
        select(Promise.due_on, func.count(Promise.id))
        .where(Promise.state == "open", Promise.due_on >= first, Promise.due_on <= last)
        .group_by(Promise.due_on)
    )
    return {row[0]: row[1] for row in rows}


async def busy_spans(db: Session, first: datetime, last: datetime) -> list[Span]:
    """When the seeker's own calendars say they are busy, between two instants."""
    rows = await db.execute(
        select(BusyTime.starts_at, BusyTime.ends_at).where(
            BusyTime.ends_at > first, BusyTime.starts_at < last
        )
    )
    return merged((row[0], row[1]) for row in rows)


async def busy_ahead(db: Session, today: date) -> list[Span]:
    """The same from yesterday on, as far as days are looked up."""
    midnight = datetime.combine(today, time(0), UTC)
    return await busy_spans(db, midnight - timedelta(days=1), midnight + HORIZON)


def diary(
    zone: str,
    workspace: Workspace,
    today: date,
    booked: Mapping[date, int] | None = None,
    place: Place | None = None,
    busy: Sequence[Span] = (),
) -> Diary:
    """The days of a contact in `zone`: holidays of their place, what the seeker has promised, and `busy`."""
    country, region = place or country_of(zone, workspace)
    first = today - timedelta(days=60)
    occupied = occupied_days(busy, zone, policy_of(workspace).office_hours) if busy else frozenset()
    return Diary(
        holidays=closed_days(country, region, first, today + HORIZON),
        booked=booked or {},
        occupied=occupied,
    )


def attempts_of(attempts: Iterable[Attempt]) -> tuple[domain.Attempt, ...]:
    """The log as the domain reads it."""
    return tuple(domain.Attempt(a.happened_at, OUTCOMES[a.outcome]) for a in attempts)


def promise_of(row: Promise, moved_to: date | None = None) -> domain.Promise:
    """A stored promise as the domain reads it; `moved_to` is the new day where one was agreed."""
    return domain.Promise(
        id=row.id,
        contact_id=row.contact_id,
        day=row.due_on,
        zone=row.time_zone,
        made_at=row.created_at,
        kind=cast(domain.PromiseKind, row.kind),
        note=row.note,
        sent_at=row.closed_at
        if row.kind == "send_something" and moved_to is None and row.closed_at is not None
        else None,
        renegotiated_at=row.closed_at if moved_to else None,
        moved_to=moved_to,
    )


def _letter(letter: Letter | None) -> LetterState | None:
    if letter is None:
        return None
    return LetterState(
        id=letter.id,
        status="sent" if letter.sent_at else "draft",
        medium=cast(Medium, letter.medium),
        sent_at=letter.sent_at,
        arrives_on=letter.arrives_on,
        errors=0 if letter.sent_at else letter.blocking,
    )


def _meeting(meeting: Meeting, letters: Iterable[Letter]) -> MeetingState:
    thanks = [
        letter.sent_at
        for letter in letters
        if letter.kind == "thank_you"
        and letter.sent_at is not None
        and (letter.meeting_id == meeting.id or letter.id == meeting.thank_you_letter_id)
    ]
    status: Literal["agreed", "held", "cancelled"] = "agreed"
    if meeting.state == "cancelled":
        status = "cancelled"
    elif meeting.state == "held" or meeting.debriefed_at is not None:
        status = "held"
    return MeetingState(
        id=meeting.id,
        starts_at=meeting.starts_at,
        zone=meeting.time_zone,
        place=meeting.place,
        status=status,
        travel_minutes=meeting.travel_minutes,
        prepared=meeting.prepared_at is not None,
        ended_at=meeting.ended_at,
        debriefed_at=meeting.debriefed_at,
        thanked_at=min(thanks) if thanks else None,
    )


def _referrer(history: History) -> ReferrerState | None:
    """The one to name: someone who allows it, before someone who has not been asked; else the first."""
    if not history.referrals:
        return None
    referral, given, display = min(
        history.referrals,
        key=lambda found: {True: 0, None: 1, False: 2}[found[0].may_use_name],
    )
    return ReferrerState(
        id=referral.from_contact_id,
        name=display,
        given_name=given_name_of(given, display),
        may_use_name=bool(referral.may_use_name),
        told_at=history.updates.get(referral.from_contact_id),
    )


def fridays_of(history: History) -> FridayStyle:
    """What is said of Fridays, else what logged Friday calls teach (TIM-4)."""
    stated = friday_style_of(history.contact, history.organization)
    if stated != "unknown" or not history.attempts:
        return cast(FridayStyle, stated)
    fridays = [a for a in history.attempts if a.local_on.weekday() == 4 and a.channel == "phone"]
    reached = sum(OUTCOMES[a.outcome].spoke for a in fridays)
    return friday_style(cast(FridayStyle, stated), reached, len(fridays))


def state(history: History, days: Diary, beside: Beside | None = None) -> ContactState:
    """The contact as cadence, starter and Today read it; `beside` as `colleagues` found it (3B7)."""
    contact = history.contact
    touched = [a.happened_at for a in history.attempts]
    touched += [letter.sent_at for letter in history.letters if letter.sent_at]
    touched += [m.ended_at or m.starts_at for m in history.meetings if m.state == "held"]
    circle = contact.circle if contact.circle in _CIRCLES else "other"
    return ContactState(
        id=contact.id,
        name=contact.display_name,
        given_name=history.given_name,
        degree=contact.degree,
        zone=history.zone,
        headline=contact.headline,
        phone=contact.phones[0]["number"] if contact.phones else None,
        do_not_contact=contact.do_not_contact,
        circle=cast(Circle, circle),
        closeness=contact.closeness,
        standing=STANDING.get(contact.standing),
        trusted=contact.trusted,
        decision_maker=contact.decision_maker,
        champion=contact.champion,
        shared_path=contact.shared_path,
        friday_style=fridays_of(history),
        diary=days,
        office_hours=history.hours,
        archived=contact.archived_at is not None,
        referrer=_referrer(history),
        beside=beside,
        letter=_letter(history.pitch),
        promises=tuple(
            promise_of(row)
            for row in history.promises
            if row.state in ("open", "kept", "answered_late") and row.moved_to_id is None
        ),
        attempts=attempts_of(history.attempts),
        meetings=tuple(_meeting(row, history.letters) for row in history.meetings),
        resting_until=contact.resting_until,
        last_touch_on=local_day(max(touched), history.zone) if touched else None,
    )


async def states(
    db: Session, found: Mapping[str, History], workspace: Workspace, now: datetime
) -> dict[str, ContactState]:
    """The states of loaded contacts, their diaries with what the seeker has promised; one statement."""
    today = now.astimezone(UTC).date()
    booked = await booked_days(db, today - timedelta(days=1), today + HORIZON)
    organizations = [history.contact.organization_id for history in found.values()]
    near = await colleagues.beside(db, policy_of(workspace), organizations)
    diaries: dict[tuple[str, Place | None], Diary] = {}
    result: dict[str, ContactState] = {}
    for id, history in found.items():
        key = (history.zone, history.place)
        days = diaries.get(key)
        if days is None:
            days = diaries[key] = diary(history.zone, workspace, today, booked, history.place)
        result[id] = state(history, days, near.get(id))
    return result
