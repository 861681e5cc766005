"""Organizations read for the wire: the list, with the people there and the nearest way in."""

from typing import Annotated, Any

from pydantic import Field
from sqlalchemy import func, select

from inroad.kit.db import Session, scoped
from inroad.kit.fold import fold
from inroad.kit.http.listing import ListParams, Rows, Sort
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.organizations.schemas import OrganizationOut
from inroad.rooms.organizations.tables import Organization

SORT = Sort(
    {
        "name": Organization.name_key,
        "updated_at": Organization.updated_at,
        "target": Organization.target,
    },
    default="name",
    tie=Organization.id,
)
LIST: Rows = scoped(select(*(getattr(Organization, name) for name in OrganizationOut.model_fields)))


class OrganizationFilter(ListParams):
    """Filters of the list of organizations."""

    q: Annotated[str | None, Field(max_length=200, description="How the name, or a word of it, begins")] = (
        None
    )
    target: Annotated[bool | None, Field(description="Only those the seeker aims at, or only others")] = None


def listed(params: OrganizationFilter) -> Rows:
    """The select of a filtered list, without order or limit."""
    found = LIST
    if params.q and (key := fold(params.q)):
        begins = Organization.name_key.startswith(key, autoescape=True)
        found = found.where(begins | Organization.name_key.contains(f" {key}", autoescape=True))
    if params.target is not None:
        found = found.where(Organization.target.is_(params.target))
    return found


async def add_people(db: Session, rows: list[dict[str, Any]]) -> None:
    """Completes rows in place: how many people work there, and who of them is nearest (NET-5)."""
    ids = [row["id"] for row in rows]
    if not ids:
        return
    live = (Contact.organization_id.in_(ids), Contact.deleted_at.is_(None))
    counted = await db.execute(
        select(Contact.organization_id, func.count(Contact.id), func.min(Contact.degree))
        .where(*live)
        .group_by(Contact.organization_id)
    )
    counts = {row[0]: (row[1], row[2]) for row in counted}
    nearest: dict[str, dict[str, Any]] = {}
    lowest = {degree for _, degree in counts.values() if degree is not None}
    if lowest:
        people = await db.execute(
            select(Contact.organization_id, Contact.id, Contact.display_name, Contact.degree)
            .where(*live, Contact.degree.in_(lowest))
            .order_by(Contact.closeness.desc().nulls_last(), Contact.sort_name, Contact.id)
        )
        for row in people:
            at = str(row.organization_id)
            if counts[at][1] == row.degree and at not in nearest:
                person = {"id": row.id, "display_name": row.display_name}
                nearest[at] = {"contact": person, "degree": row.degree}
    for each in rows:
        each["people"] = counts.get(each["id"], (0, None))[0]
        each["nearest"] = nearest.get(each["id"])
