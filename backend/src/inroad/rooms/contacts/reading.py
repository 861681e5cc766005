"""Contacts read for the wire: the list, one whole contact, its timeline."""

from collections import OrderedDict
from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, or_, select

from inroad.kit.db import Session, scoped
from inroad.kit.db.planning import unindexed
from inroad.kit.db.search import FEW, KEYS, among, few_match, match
from inroad.kit.http.listing import ListParams, Rows, Sort, Term
from inroad.kit.zones import local_day
from inroad.rooms import following
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.contacts import actions
from inroad.rooms.contacts.schemas import ContactOut, Narrowing, NextActionOut
from inroad.rooms.contacts.tables import Activity, Contact, ContactTag
from inroad.rooms.organizations.tables import Organization
from inroad.rooms.referrals.tables import Referral
from inroad.rooms.wire import PersonOut

SORT = Sort(
    {
        "display_name": Contact.sort_name,
        "updated_at": Contact.updated_at,
        "next_on": Contact.next_on,
        "degree": Contact.degree,
    },
    default="display_name",
    tie=Contact.id,
)
TIMELINE = Sort({"happened_at": Activity.happened_at}, default="-happened_at", tie=Activity.id)


class CameIn:
    """The line of a timeline that an import says of all its people: see `listing.Beside`.

    Its id is the contact's: there is one at most.
    """

    def __init__(self, contact: Contact) -> None:
        self._contact = contact

    async def rows(
        self, _db: Session, terms: tuple[Term, ...], after: list[Any] | None, _limit: int
    ) -> list[dict[str, Any]]:
        """The line, if it comes after those before."""
        contact = self._contact
        place = [contact.created_at, contact.id]
        if not contact.came_in or (
            after is not None and (place >= after if terms[0].descending else place <= after)
        ):
            return []
        return [
            {
                "id": contact.id,
                "kind": "added",
                "happened_at": contact.created_at,
                "title": contact.came_in,
                "detail": "",
                "people_ids": [],
                "subject_id": contact.import_id,
            }
        ]

    async def total(self, _db: Session) -> int:
        """Whether there is one."""
        return int(bool(self._contact.came_in))


class ContactFilter(Narrowing, ListParams):
    """Filters of the list of contacts. Several values of one filter mean any of them."""


LIST: Rows = scoped(
    select(
        Contact.id,
        Contact.display_name,
        Contact.headline,
        Contact.organization_id,
        Organization.name.label("organization_name"),
        Contact.circle,
        Contact.known,
        Contact.degree,
        Contact.closeness,
        Contact.stage,
        Contact.next_kind,
        Contact.next_on,
        Contact.tags,
        Contact.source,
        Contact.updated_at,
        Contact.version,
    )
    .outerjoin(Organization, Organization.id == Contact.organization_id)
    .where(Contact.deleted_at.is_(None))
)


def _degree(which: str) -> ColumnElement[bool]:
    if which == "primary":
        return Contact.degree == 1
    # Most of a large search: to walk the list's own order finds fifty of them sooner than sorting them all.
    degree = unindexed(Contact.degree)
    return degree > 1 if which == "secondary" else degree.is_(None)


def _closeness(said: Collection[str]) -> ColumnElement[bool]:
    numbers = [int(each) for each in said if each != "unknown"]
    either = Contact.closeness.in_(numbers)
    return or_(Contact.closeness.is_(None), either) if "unknown" in said else either


_lists: "OrderedDict[str, Rows]" = OrderedDict()
_MOST_LISTS = 256


def listed(params: Narrowing) -> Rows:
    """The select of a filtered list, without order or limit. Those put away only where they are asked for.

    The same filters give the same select, so that its pages are built once (`listing.page_of`); words are
    left out of that: nobody's name is kept.
    """
    if params.q is not None:
        return _narrowed(params)
    return _kept(params)


async def asked(db: Session, params: Narrowing) -> tuple[Rows, dict[str, Any], bool]:
    """A filtered list as `listed` gives it, the parameters it is to be run with, and whether few fit."""
    if params.q is not None and (keys := await few_match(db, Contact, params.q, FEW)) is not None:
        return _kept(params, among(Contact)), {KEYS: keys}, True
    return listed(params), {}, await _few_fit(db, params)


def _kept(params: Narrowing, found_by: ColumnElement[bool] | None = None) -> Rows:
    key = f"{found_by is not None} {params.model_dump_json(include=_NARROWING - {'q'})}"
    found = _lists.get(key)
    if found is None:
        found = _narrowed(params.model_copy(update={"q": None}))
        if found_by is not None:
            found = found.where(found_by)
        _lists[key] = found
        if len(_lists) > _MOST_LISTS:
            _lists.popitem(last=False)
    return found


_NARROWING = set(Narrowing.model_fields)


def _narrowed(params: Narrowing) -> Rows:
    found = LIST.where(Contact.archived_at.is_not(None) if params.archived else Contact.archived_at.is_(None))
    if params.q is not None and params.q.strip():
        found = found.where(match(Contact, params.q))
    if params.circle:
        found = found.where(Contact.circle.in_(params.circle))
    if params.stage:
        found = found.where(Contact.stage.in_(params.stage))
    if params.tag:
        tagged = select(ContactTag.contact_id).where(ContactTag.tag.in_(params.tag))
        found = found.where(Contact.id.in_(tagged))
    if params.degree is not None:
        found = found.where(_degree(params.degree))
    if params.organization_id is not None:
        found = found.where(Contact.organization_id == params.organization_id)
    if params.referred_by is not None:
        named = select(Referral.to_contact_id).where(Referral.from_contact_id == params.referred_by)
        found = found.where(Contact.id.in_(named))
    if params.closeness:
        found = found.where(_closeness(params.closeness))
    if params.source:
        found = found.where(Contact.source.in_(params.source))
    if params.next_by is not None:
        found = found.where(Contact.next_on <= params.next_by)
    return found


async def _few_fit(db: Session, params: Narrowing) -> bool:
    """Whether few fit by a filter that has an index: an organization, a giver, tags, people known.

    Then they are found by it and sorted. By all else the list's own order is walked until a page is full.
    """
    if params.organization_id is not None or params.referred_by is not None:
        return True
    if params.tag:
        tagged = select(ContactTag.contact_id).where(ContactTag.tag.in_(params.tag))
        return len(await db.rows(scoped(tagged.limit(FEW + 1)))) <= FEW
    if params.degree == "primary":
        known = select(Contact.id).where(Contact.degree == 1)
        return len(await db.rows(scoped(known.limit(FEW + 1)))) <= FEW
    return False


async def whole(db: Session, workspace: Workspace, contact: Contact, now: datetime) -> ContactOut:
    """One contact as answered, its next action judged at `now`."""
    organization = await db.find(Organization, contact.organization_id) if contact.organization_id else None
    givers = await db.execute(
        select(Contact.id, Contact.display_name)
        .join(Referral, Referral.from_contact_id == Contact.id)
        .where(Referral.to_contact_id == contact.id, Contact.deleted_at.is_(None))
        .order_by(Referral.named_on, Referral.id)
        .limit(50)
    )
    zone = actions.zone_of(contact, organization, workspace)
    columns = {column.key: getattr(contact, column.key) for column in Contact.__mapper__.columns}
    return ContactOut.model_validate(
        {
            **columns,
            "organization_name": organization.name if organization else None,
            "local_time_zone": zone,
            "referred_by": [PersonOut.model_validate(row) for row in givers],
            "next_action": await next_action(db, contact, local_day(now, zone), now),
        }
    )


async def next_action(db: Session, contact: Contact, today: date, now: datetime) -> NextActionOut:
    """What comes next; what hangs on the passing of days is judged now, not as it was stored."""
    if contact.next_on is not None and contact.next_on < today:
        fresh = (await following.judge(db, [contact.id], now)).get(contact.id)
        if fresh is not None:
            return NextActionOut.model_validate(fresh, from_attributes=True)
    return NextActionOut.model_validate(
        {
            "kind": contact.next_kind,
            "on": contact.next_on,
            "title": contact.next_title,
            "reasons": contact.next_reasons,
        }
    )
