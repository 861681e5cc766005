"""Contacts read for the wire: the list, one whole contact, its timeline."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field
from sqlalchemy import ColumnElement, select

from inroad.kit.db import Session, scoped
from inroad.kit.db.search import match
from inroad.kit.http.listing import ListParams, Rows, Sort
from inroad.kit.http.models import Day, Identifier, Tag
from inroad.kit.zones import local_day
from inroad.rooms import following
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.contacts import actions
from inroad.rooms.contacts.schemas import Circle, ContactOut, NextActionOut, Stage
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


class ContactFilter(ListParams):
    """Filters of the list of contacts. Several values of one filter mean any of them."""

    q: Annotated[
        str | None,
        Field(
            max_length=200,
            description="Words, the last perhaps only begun: name, headline, organization, e-mail, notes.",
        ),
    ] = None
    circle: Annotated[list[Circle], Field(max_length=10)] = []
    tag: Annotated[list[Tag], Field(max_length=10)] = []
    stage: Annotated[list[Stage], Field(max_length=10)] = []
    degree: Annotated[
        Literal["primary", "secondary", "cold"] | None,
        Field(description="primary: known; secondary: through others; cold: no way yet (NET-1)"),
    ] = None
    organization_id: Identifier | None = None
    referred_by: Annotated[Identifier | None, Field(description="Whose name this contact gave")] = None
    next_by: Annotated[Day | None, Field(description="Next action on or before this day")] = None


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
        Contact.updated_at,
        Contact.version,
    )
    .outerjoin(Organization, Organization.id == Contact.organization_id)
    .where(Contact.deleted_at.is_(None))
)


def _degree(which: str) -> ColumnElement[bool]:
    if which == "primary":
        return Contact.degree == 1
    return Contact.degree > 1 if which == "secondary" else Contact.degree.is_(None)


def listed(params: ContactFilter) -> Rows:
    """The select of a filtered list, without order or limit."""
    found = LIST
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
    if params.next_by is not None:
        found = found.where(Contact.next_on <= params.next_by)
    return found


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
