"""The facts of a search, read in six statements for any number of contacts.

Columns are read as plain rows: nothing is changed here, and nothing needs an entity.
"""

from collections.abc import Sequence
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any, Final, cast

from sqlalchemy import select

from inroad.domain import insights as domain
from inroad.domain.timing import local, local_day
from inroad.kit.db import Session, scoped
from inroad.kit.holidays import closed_days
from inroad.rooms import history
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.calendar.reliability import PROMISES, judged
from inroad.rooms.calendar.tables import Attempt
from inroad.rooms.contacts.days import country_of, zone_of
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.letters.tables import Letter
from inroad.rooms.meetings.tables import Meeting
from inroad.rooms.organizations.tables import Organization
from inroad.rooms.referrals.tables import Referral
from inroad.rooms.workspaces.numbers import office_hours

_ATTEMPTS: Final = scoped(
    select(
        Attempt.contact_id,
        Attempt.outcome,
        Attempt.channel,
        Attempt.happened_at,
        Attempt.next_promise_id,
    )
    .join(Contact, Contact.id == Attempt.contact_id)
    .where(Contact.deleted_at.is_(None))
)
_MEETINGS: Final = scoped(
    select(
        Meeting.id,
        Meeting.contact_id,
        Meeting.local_start,
        Meeting.time_zone,
        Meeting.state,
        Meeting.debriefed_at,
        Meeting.names_given,
        Meeting.gains,
        Meeting.no_gain_reason,
        Meeting.feedback,
        Meeting.strengths,
        Meeting.weaknesses,
        Meeting.hard_to_hear,
    )
    .join(Contact, Contact.id == Meeting.contact_id)
    .where(Contact.deleted_at.is_(None))
)
_LETTERS: Final = scoped(
    select(Letter.contact_id, Letter.kind, Letter.sent_on)
    .join(Contact, Contact.id == Letter.contact_id)
    .where(Contact.deleted_at.is_(None), Letter.state == "sent")
)
_REFERRALS: Final = scoped(
    select(Referral.from_contact_id, Referral.to_contact_id, Referral.named_on, Referral.meeting_id)
    .join(Contact, Contact.id == Referral.to_contact_id)
    .where(Contact.deleted_at.is_(None))
)
_PEOPLE: Final = scoped(
    select(
        Contact.id,
        Contact.display_name,
        Contact.given_name,
        Contact.degree,
        Contact.decision_maker,
        Contact.time_zone,
        Contact.phones,
        Organization.time_zone.label("office_zone"),
        Organization.office_opens,
        Organization.office_closes,
    )
    .outerjoin(Organization, Organization.id == Contact.organization_id)
    .where(Contact.deleted_at.is_(None))
)

_MANY: Final = 1_500
"""From here on, all contacts are read rather than those of the ids."""

_TOLD: Final[tuple[domain.ToldKind, ...]] = ("feedback", "strengths", "weaknesses", "hard_to_hear")


async def load(db: Session, workspace: Workspace, now: datetime) -> domain.Facts:
    """Everything the figures are made of, as of `now`; contacts in the bin are left out."""
    promises = list(await db.execute(PROMISES))
    attempts = list(await db.execute(_ATTEMPTS))
    meetings = list(await db.execute(_MEETINGS))
    letters = list(await db.execute(_LETTERS))
    referrals = list(await db.execute(_REFERRALS))
    ids = {row.contact_id for rows in (promises, attempts, meetings, letters) for row in rows}
    ids |= {row.to_contact_id for row in referrals} | {row.from_contact_id for row in referrals}
    people = _PEOPLE.where(Contact.id.in_(ids)) if len(ids) <= _MANY else _PEOPLE
    known = {row.id: row for row in await db.execute(people)}
    zones = {id: _zone(row, workspace) for id, row in known.items()}
    return domain.Facts(
        today=local_day(now, workspace.time_zone),
        people={
            row.id: domain.PersonFact(
                row.id,
                row.display_name,
                history.given_name_of(row.given_name, row.display_name),
                row.degree,
                row.decision_maker,
            )
            for row in known.values()
        },
        promises=tuple(judged(promises, attempts, now)),
        meetings=tuple(_meetings(meetings, known, workspace)),
        calls=tuple(
            domain.CallFact(
                row.contact_id,
                local(row.happened_at, zones.get(row.contact_id, workspace.time_zone)),
                history.OUTCOMES[row.outcome],
                row.outcome in ("declined", "too_busy"),
                row.channel == "phone",
            )
            for row in attempts
        ),
        names=tuple(
            domain.NameFact(row.to_contact_id, row.from_contact_id, row.named_on, row.meeting_id)
            for row in referrals
        ),
        letters=tuple(
            domain.PitchFact(row.contact_id, row.kind, row.sent_on) for row in letters if row.sent_on
        ),
    )


def _zone(row: Any, workspace: Workspace) -> str:
    office = SimpleNamespace(time_zone=row.office_zone)
    return zone_of(cast(Contact, row), cast(Organization, office), workspace)


def _meetings(rows: Sequence[Any], known: dict[str, Any], workspace: Workspace) -> list[domain.MeetingFact]:
    if not rows:
        return []
    first = min(row.local_start for row in rows).date()
    last = max(row.local_start for row in rows).date()
    free: dict[str, dict[date, str]] = {}
    found = []
    for row in rows:
        if row.time_zone not in free:
            free[row.time_zone] = closed_days(*country_of(row.time_zone, workspace), first, last)
        office = known.get(row.contact_id)
        opens = (office.office_opens if office else None) or workspace.office_opens
        closes = (office.office_closes if office else None) or workspace.office_closes
        found.append(
            domain.MeetingFact(
                id=row.id,
                contact_id=row.contact_id,
                start=row.local_start,
                state=row.state,
                hours=office_hours(opens, closes),
                free_day=row.local_start.date() in free[row.time_zone],
                debriefed=row.debriefed_at is not None,
                names=row.names_given,
                gains=tuple((gain["kind"], gain.get("text", "")) for gain in row.gains),
                no_gain_reason=row.no_gain_reason,
                told=tuple(domain.Told(kind, text) for kind in _TOLD if (text := getattr(row, kind).strip())),
            )
        )
    return found
