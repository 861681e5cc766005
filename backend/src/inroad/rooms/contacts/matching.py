"""Who a typed name may mean: contacts that are probably the same person."""

from sqlalchemy import or_, select

from inroad.kit.db import Session
from inroad.kit.db.search import match
from inroad.kit.fold import fold
from inroad.rooms.contacts.schemas import MatchOut
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.organizations.tables import Organization
from inroad.rooms.wire import PersonOut

MOST = 10


def _why(name: str, organization: str, theirs: str, workplace: str) -> str | None:
    same_place = bool(organization) and organization == workplace
    if name == theirs:
        return "Same name, same organization" if same_place else "Same name"
    ours, other = name.split(), theirs.split()
    if not ours or not other:
        return None
    if ours[-1] == other[-1] and ours[0][0] == other[0][0]:
        return "Same family name and initial" + (", same organization" if same_place else "")
    if set(ours) <= set(other) or set(other) <= set(ours):
        return "Part of the name" + (", same organization" if same_place else "")
    return None


async def by_name(db: Session, name: str, organization: str | None) -> list[MatchOut]:
    """At most ten live contacts, the likeliest first."""
    folded, place = fold(name), fold(organization or "")
    if not folded:
        return []
    last = folded.split()[-1]
    found = await db.execute(
        select(
            Contact.id, Contact.display_name, Contact.sort_name, Organization.name.label("organization_name")
        )
        .outerjoin(Organization, Organization.id == Contact.organization_id)
        .where(Contact.deleted_at.is_(None), or_(Contact.sort_name == folded, match(Contact, last)))
        .order_by(Contact.sort_name, Contact.id)
        .limit(200)
    )
    likely = []
    for row in found:
        workplace = fold(row.organization_name or "")
        why = _why(folded, place, row.sort_name, workplace)
        if why is not None:
            likely.append((row.sort_name != folded, place != workplace, row.sort_name, row, why))
    likely.sort(key=lambda each: each[:3])
    return [
        MatchOut(
            contact=PersonOut(id=row.id, display_name=row.display_name),
            organization_name=row.organization_name,
            why=why,
        )
        for *_, row, why in likely[:MOST]
    ]
