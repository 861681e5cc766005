"""What Today needs to know of a search, in a handful of statements for any number of contacts.

Columns are read as plain rows, not as entities: `history.state` only reads attributes, which a row of those
columns has, at a tenth of the price. Most of a large search is untouched, or waits for a day that lies weeks
ahead: by the stored `next_on` those are left out, and read only on a quiet day, when all are ranked.
"""

from collections import namedtuple
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from types import SimpleNamespace
from typing import Any, Final, cast

from sqlalchemy import Date, Select, bindparam, func, select, union

from inroad.domain.policy import OfficeHours
from inroad.domain.state import Beside, ContactState
from inroad.domain.timing import Diary
from inroad.domain.today_items import WaitingReply
from inroad.kit.db import Session, UtcTime, scoped
from inroad.rooms import colleagues, history
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.calendar.tables import Attempt, Promise
from inroad.rooms.contacts.days import Place, hours_of, place_of, zone_of
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.letters.tables import Letter
from inroad.rooms.mailbox.tables import MailReply
from inroad.rooms.meetings.tables import Meeting
from inroad.rooms.organizations.tables import Organization
from inroad.rooms.referrals.tables import Referral

_LETTERS: Final = scoped(
    select(
        Letter.id,
        Letter.contact_id,
        Letter.kind,
        Letter.medium,
        Letter.state,
        Letter.sent_at,
        Letter.arrives_on,
        Letter.meeting_id,
        Letter.blocking,
    )
    .join(Contact, Contact.id == Letter.contact_id)
    .where(Contact.deleted_at.is_(None))
    .order_by(Letter.created_at, Letter.id)
)
_PROMISES: Final = scoped(
    select(
        Promise.id,
        Promise.contact_id,
        Promise.kind,
        Promise.note,
        Promise.due_on,
        Promise.time_zone,
        Promise.state,
        Promise.moved_to_id,
        Promise.created_at,
        Promise.closed_at,
    )
    .join(Contact, Contact.id == Promise.contact_id)
    .where(Contact.deleted_at.is_(None))
    .order_by(Promise.due_on, Promise.id)
)
_SINCE: Final = bindparam("since", type_=UtcTime)
"""Before that, what was done is of no matter today; see RECENT."""
_MATTERS: Final = (Promise.state == "open") | (Promise.closed_at >= _SINCE)
_LATELY: Final = _PROMISES.where(_MATTERS)
_ONE: Final = _PROMISES.limit(1)
_ATTEMPTS: Final = scoped(
    select(
        Attempt.id,
        Attempt.contact_id,
        Attempt.outcome,
        Attempt.channel,
        Attempt.happened_at,
        Attempt.local_on,
        Attempt.promise_id,
        Attempt.created_at,
    )
    .join(Contact, Contact.id == Attempt.contact_id)
    .where(Contact.deleted_at.is_(None))
    .order_by(Attempt.happened_at, Attempt.id)
)
_MEETINGS: Final = scoped(
    select(
        Meeting.id,
        Meeting.contact_id,
        Meeting.starts_at,
        Meeting.time_zone,
        Meeting.place,
        Meeting.state,
        Meeting.travel_minutes,
        Meeting.prepared_at,
        Meeting.ended_at,
        Meeting.debriefed_at,
        Meeting.thank_you_letter_id,
    )
    .join(Contact, Contact.id == Meeting.contact_id)
    .where(Contact.deleted_at.is_(None))
    .order_by(Meeting.starts_at, Meeting.id)
)
_PEOPLE: Final = scoped(
    select(
        Contact.id,
        Contact.display_name,
        Contact.given_name,
        Contact.degree,
        Contact.headline,
        Contact.phones,
        Contact.do_not_contact,
        Contact.circle,
        Contact.closeness,
        Contact.standing,
        Contact.trusted,
        Contact.decision_maker,
        Contact.champion,
        Contact.shared_path,
        Contact.time_zone,
        Contact.friday_style,
        Contact.resting_until,
        Contact.archived_at,
        Organization.name.label("organization_name"),
        Organization.time_zone.label("organization_zone"),
        Organization.friday_style.label("organization_fridays"),
        Organization.office_opens.label("organization_opens"),
        Organization.office_closes.label("organization_closes"),
        Organization.country.label("organization_country"),
        Organization.region.label("organization_region"),
    )
    .outerjoin(Organization, Organization.id == Contact.organization_id)
    .where(Contact.deleted_at.is_(None))
)
# Subqueries, not lists of ids: the text of the statement stays the same, so that it is prepared once.
_TOUCHED: Final = union(
    select(Letter.contact_id),
    select(Promise.contact_id).where(_MATTERS),
    select(Attempt.contact_id),
    select(Meeting.contact_id),
)
_NEAR: Final = Contact.next_on.is_(None) | (Contact.next_on <= bindparam("until", type_=Date))
_CLOSE: Final = _PEOPLE.where(
    (_NEAR & (Contact.id.in_(_TOUCHED) | Contact.resting_until.is_not(None)))
    | Contact.id.in_(select(Attempt.contact_id).where(Attempt.created_at >= _SINCE))
)
_OFFICE: Final = 18
"""Where the columns of the organization begin."""
_REFERRALS: Final = scoped(
    select(
        Referral.from_contact_id,
        Referral.to_contact_id,
        Referral.may_use_name,
        Contact.given_name,
        Contact.display_name,
    )
    .join(Contact, Contact.id == Referral.from_contact_id)
    .where(Contact.deleted_at.is_(None))
    .order_by(Referral.named_on, Referral.id)
)
_NAMED: Final = _REFERRALS.where(Referral.to_contact_id.in_(_TOUCHED))
_REPLIES: Final = scoped(
    select(
        MailReply.id,
        MailReply.letter_id,
        MailReply.contact_id,
        MailReply.kind,
        MailReply.received_at,
        MailReply.text,
        Contact.given_name,
        Contact.display_name,
    )
    .join(Contact, Contact.id == MailReply.contact_id)
    .where(MailReply.state == "open", Contact.deleted_at.is_(None))
    .order_by(MailReply.received_at, MailReply.id)
    .limit(50)
)
_COUNT: Final = scoped(select(func.count(Contact.id)).where(Contact.deleted_at.is_(None)))

_OWN: Final = (
    *("time_zone", "country", "region", "office_opens", "office_closes"),
    *("minutes", "method", "calls_per_day", "post_days"),
)

AHEAD: Final = timedelta(days=10)
"""A contact whose stored next step lies further ahead has no row today and no line this week."""

RECENT: Final = timedelta(hours=36)
"""What was done this long ago may still be a row of today, whatever comes next."""


@dataclass(slots=True)
class Loaded:
    """The contacts that matter today with their histories; all of them once `complete`.

    `contacts` counts all live ones. `debriefs` is the number of debriefs written so far (NET-3). `attempts`
    are the latest tries, the newest last.
    """

    workspace: Workspace
    """Its columns alone: a mapped object is slow to ask four hundred times."""
    booked: Mapping[date, int]
    today: date
    contacts: int
    debriefs: int
    attempts: list[Any]
    by_contact: dict[str, dict[str, list[Any]]]
    histories: dict[str, history.History] = field(default_factory=dict)
    states: dict[str, ContactState] = field(default_factory=dict)
    beside: dict[str, Beside] = field(default_factory=dict)
    """Whose silence makes it whose turn, where the playbook 3B7 is on."""
    replies: list[WaitingReply] = field(default_factory=list)
    reply_names: dict[str, str] = field(default_factory=dict)
    """The whole name of whoever wrote each."""
    _diaries: dict[tuple[str, Place | None], Diary] = field(default_factory=dict)
    _offices: dict[tuple[Any, ...], Organization | None] = field(default_factory=dict)
    _clocks: dict[tuple[str, tuple[Any, ...]], tuple[OfficeHours, Place]] = field(default_factory=dict)

    def diary(self, zone: str, place: Place | None) -> Diary:
        """The diary of a zone and its holidays, worked out once."""
        key = (zone, place)
        found = self._diaries.get(key)
        if found is None:
            found = history.diary(zone, self.workspace, self.today, self.booked, place)
            self._diaries[key] = found
        return found

    def begin(self, row: Any) -> history.History:
        """`history.begin` for a row of people: what many have in common is worked out once."""
        office = row[_OFFICE:]
        if office not in self._offices:
            self._offices[office] = _organization(row)
        organization = self._offices[office]
        contact = cast(Contact, row)
        zone = zone_of(contact, organization, self.workspace)
        clock = self._clocks.get((zone, office))
        if clock is None:
            clock = hours_of(organization, self.workspace), place_of(zone, organization, self.workspace)
            self._clocks[zone, office] = clock
        return history.History(contact, organization, zone, *clock)


@lru_cache(maxsize=16)
def _shape(names: tuple[str, ...]) -> Any:
    return namedtuple("Plain", names)


async def _all(
    db: Session, statement: Select[*tuple[Any, ...]], asked: Mapping[str, Any] | None = None
) -> list[Any]:
    """The rows as named tuples, whose attributes are read forty times as quickly as those of a Row."""
    names, rows = await db.read(statement, asked)
    return list(map(_shape(names)._make, rows))


def _grouped(parts: Mapping[str, Iterable[Any]]) -> dict[str, dict[str, list[Any]]]:
    found: dict[str, dict[str, list[Any]]] = {}
    for name, rows in parts.items():
        for row in rows:
            events = found.get(row.contact_id)
            if events is None:
                found[row.contact_id] = {name: [row]}
            elif name in events:
                events[name].append(row)
            else:
                events[name] = [row]
    return found


async def load(db: Session, workspace: Workspace, now: datetime) -> Loaded:
    """The contacts for whom something may be done today. Ten statements, however many; some more for 3B7."""
    today = now.astimezone(UTC).date()
    since, until = {"since": now - RECENT}, {"until": today + AHEAD}
    letters = await _all(db, _LETTERS)
    # One settled long ago is enough to say that every promise is kept.
    promises = await _all(db, _LATELY, since) or await _all(db, _ONE)
    attempts = await _all(db, _ATTEMPTS)
    meetings = await _all(db, _MEETINGS)
    booked: dict[date, int] = {}
    for row in promises:
        if row.state == "open" and row.due_on >= today - timedelta(days=1):
            booked[row.due_on] = booked.get(row.due_on, 0) + 1
    grouped = _grouped({"letters": letters, "promises": promises, "attempts": attempts, "meetings": meetings})
    found = Loaded(
        workspace=cast(Workspace, SimpleNamespace(**{name: getattr(workspace, name) for name in _OWN})),
        booked=booked,
        today=today,
        contacts=(await db.execute(_COUNT)).scalar_one(),
        debriefs=sum(row.debriefed_at is not None for row in meetings),
        attempts=[row for row in attempts if row.created_at >= now - RECENT],
        by_contact=grouped,
    )
    if letters:
        await _read_replies(db, found)
    found.beside = await colleagues.turns(db, history.policy_of(workspace))
    _add(found, await _all(db, _CLOSE, since | until), await _all(db, _NAMED, since))
    if found.beside:
        turns = list(found.beside)
        near = await _all(db, _PEOPLE.where(_NEAR, Contact.id.in_(turns)), until)
        _add(found, near, await _all(db, _REFERRALS.where(Referral.to_contact_id.in_(turns))))
    witnesses = _witnesses(found, promises, letters)
    if witnesses:
        _add(found, await _all(db, _PEOPLE.where(Contact.id.in_(witnesses))), ())
    return found


async def _read_replies(db: Session, found: Loaded) -> None:
    for row in await _all(db, _REPLIES):
        found.reply_names[row.id] = row.display_name
        found.replies.append(
            WaitingReply(
                id=row.id,
                letter_id=row.letter_id,
                contact_id=row.contact_id,
                name=history.given_name_of(row.given_name, row.display_name),
                kind=row.kind,
                received_at=row.received_at,
                text=row.text,
            )
        )


def _witnesses(found: Loaded, promises: Iterable[Any], letters: Iterable[Any]) -> set[str]:
    """Of those left out, enough to tell that the search is under way: one with an open promise, one with
    any, and one with a letter that nobody has called about yet (NET-6)."""
    rest = [row for row in promises if row.contact_id not in found.states]
    witnesses = {row.contact_id for row in rest[:1]}
    witnesses |= {row.contact_id for row in [row for row in rest if row.state == "open"][:1]}
    for letter in letters:
        if letter.sent_at is None or letter.contact_id in found.states:
            continue
        events = found.by_contact[letter.contact_id]
        tried = any(attempt.happened_at >= letter.sent_at for attempt in events.get("attempts", []))
        if not tried and "meetings" not in events:
            return witnesses | {letter.contact_id}
    return witnesses


async def complete(db: Session, found: Loaded) -> None:
    """Adds everybody else: for a day on which the best next approaches are wanted (NET-6)."""
    _add(found, await _all(db, _PEOPLE), await _all(db, _REFERRALS))


def _add(found: Loaded, rows: Iterable[Any], referrals: Iterable[Any]) -> None:
    told = _told(found)
    givers: dict[str, list[tuple[Referral, str, str]]] = {}
    for edge in referrals:
        givers.setdefault(edge.to_contact_id, []).append(
            (cast(Referral, edge), edge.given_name, edge.display_name)
        )
    for row in rows:
        if row.id in found.states:
            continue
        past = found.begin(row)
        for name, events in found.by_contact.get(row.id, {}).items():
            setattr(past, name, events)
        past.referrals = givers.get(row.id, [])
        past.updates = told.get(row.id, {})
        found.histories[row.id] = past
        state = history.state(past, found.diary(past.zone, past.place), found.beside.get(row.id))
        found.states[row.id] = state


def _organization(row: Any) -> Organization | None:
    if row.organization_name is None:
        return None
    plain = SimpleNamespace(
        time_zone=row.organization_zone,
        friday_style=row.organization_fridays,
        office_opens=row.organization_opens,
        office_closes=row.organization_closes,
        country=row.organization_country,
        region=row.organization_region,
    )
    return cast(Organization, plain)


def _told(found: Loaded) -> dict[str, dict[str, datetime]]:
    """Who was told when what came of the meetings with each contact (FLW-3)."""
    updates = [
        letter
        for events in found.by_contact.values()
        for letter in events.get("letters", ())
        if letter.kind == "update" and letter.sent_at is not None
    ]
    if not updates:
        return {}
    met = {
        meeting.id: contact_id
        for contact_id, events in found.by_contact.items()
        for meeting in events.get("meetings", [])
    }
    told: dict[str, dict[str, datetime]] = {}
    for letter in updates:
        if letter.meeting_id in met:
            told.setdefault(met[letter.meeting_id], {})[letter.contact_id] = letter.sent_at
    return told
