"""The picture of the whole network: people of the story by generation, and the referrals between them."""

from typing import Any

from sqlalchemy import and_, case, func, or_, select

from inroad.kit.db import Session, scoped
from inroad.kit.zones import local_day
from inroad.rooms import edges
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.contacts.tables import Contact, in_graph
from inroad.rooms.history import chunks
from inroad.rooms.network.standing import EDGES
from inroad.rooms.organizations.tables import Organization
from inroad.rooms.referrals.tables import Referral

_gave = select(Referral.id).where(Referral.from_contact_id == Contact.id).exists()
_got = select(Referral.id).where(Referral.to_contact_id == Contact.id).exists()
_wanted = and_(Contact.degree.is_(None), func.coalesce(Organization.target, False))
STORY = or_(Contact.degree.is_not(None), _gave, _got, Contact.stage != "new", _wanted)
"""Who belongs in the picture: all who can be reached, gave or got a name, were written to, or are wanted.

Not the thousands of an imported address book, whom nothing has led to yet.
"""

_NODES = scoped(
    select(
        Contact.id,
        Contact.display_name,
        Contact.headline,
        Organization.name.label("organization_name"),
        Contact.circle,
        Contact.closeness,
        Contact.known,
        Contact.degree,
        Contact.champion,
        Contact.decision_maker,
        _wanted.label("wanted"),
        Contact.stage,
        edges.first_met(Contact.id).label("met_at"),
        Contact.next_kind,
        Contact.next_on,
        Contact.next_title,
    )
    .outerjoin(Organization, Organization.id == Contact.organization_id)
    .where(in_graph(Contact), STORY)
    .order_by(
        Contact.degree.nulls_last(),
        case((or_(_gave, _got), 0), else_=1),
        Contact.closeness.desc().nulls_last(),
        Contact.sort_name,
        Contact.id,
    )
)
_TIERS = scoped(
    select(Contact.degree, func.count(Contact.id).label("people"))
    .outerjoin(Organization, Organization.id == Contact.organization_id)
    .where(in_graph(Contact), STORY)
    .group_by(Contact.degree)
    .order_by(Contact.degree.nulls_last())
)
_BETWEEN = EDGES.add_columns(
    Referral.id,
    Referral.named_on,
    Referral.may_use_name,
    Referral.kind,
    edges.last_sent(Referral.to_contact_id, "pitch").label("letter_at"),
    edges.first_met(Referral.to_contact_id).label("met_at"),
    edges.last_sent(Referral.to_contact_id, "thank_you").label("thanked_at"),
)


async def picture(db: Session, workspace: Workspace, limit: int) -> dict[str, Any]:
    """At most `limit` people, the nearest generations first, and every referral between two of them."""
    people = await db.rows(_NODES.limit(limit))
    tiers = await db.rows(_TIERS)
    shown: dict[int | None, int] = {}
    for row in people:
        shown[row["degree"]] = shown.get(row["degree"], 0) + 1
        row["met_on"] = local_day(row["met_at"], workspace.time_zone) if row["met_at"] else None
    ids = {row["id"] for row in people}
    found: list[dict[str, Any]] = []
    for part in chunks(ids):
        for row in await db.rows(_BETWEEN.where(Referral.from_contact_id.in_(part))):
            if row["to_contact_id"] in ids:
                row["state"] = edges.state_of(row["letter_at"], row["met_at"], row["thanked_at"])
                found.append({**row, "from_id": row["from_contact_id"], "to_id": row["to_contact_id"]})
    found.sort(key=lambda row: (row["named_on"], row["id"]))
    for tier in tiers:
        tier["shown"] = shown.get(tier["degree"], 0)
    return {
        "people": people,
        "referrals": found,
        "tiers": tiers,
        "complete": sum(tier["people"] for tier in tiers) == len(people),
    }
