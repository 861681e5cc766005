"""Duplicates and merges read for the wire."""

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import Field
from sqlalchemy import and_, select
from sqlalchemy.orm import aliased

from inroad.domain.duplicates import LIKELY, POSSIBLE, level_of
from inroad.domain.duplicates.scoring import CERTAIN
from inroad.kit.db import Session, scoped
from inroad.kit.http.listing import ListParams, Rows, Sort
from inroad.kit.http.models import Identifier
from inroad.rooms.contacts.actions import names
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.duplicates.fields import Chosen
from inroad.rooms.duplicates.merging import Preview
from inroad.rooms.duplicates.schemas import FieldOut, MergeEdgeOut, MergeOut, MergePreviewOut, MovesOut
from inroad.rooms.duplicates.tables import ContactMerge, DuplicateDismissal, DuplicatePair
from inroad.rooms.organizations.tables import Organization
from inroad.rooms.referrals.tables import Referral
from inroad.rooms.wire import PersonOut

SORT = Sort({"score": DuplicatePair.score}, default="-score", tie=DuplicatePair.id)
MERGES = Sort({"merged_at": ContactMerge.merged_at}, default="-merged_at", tie=ContactMerge.id)
LEAST = {"certain": CERTAIN, "likely": LIKELY, "possible": POSSIBLE}

One = aliased(Contact)
Other = aliased(Contact)
OneAt = aliased(Organization)
OtherAt = aliased(Organization)
_SHOWN = ("id", "display_name", "headline", "emails", "phones", "linkedin_url", "version")
LIST: Rows = scoped(
    select(
        DuplicatePair.id,
        DuplicatePair.score,
        DuplicatePair.evidence,
        *(getattr(One, name).label(f"one_{name}") for name in _SHOWN),
        OneAt.name.label("one_organization_name"),
        *(getattr(Other, name).label(f"other_{name}") for name in _SHOWN),
        OtherAt.name.label("other_organization_name"),
    )
    .join(One, One.id == DuplicatePair.one_id)
    .join(Other, Other.id == DuplicatePair.other_id)
    .outerjoin(OneAt, OneAt.id == One.organization_id)
    .outerjoin(OtherAt, OtherAt.id == Other.organization_id)
    .outerjoin(
        DuplicateDismissal,
        and_(
            DuplicateDismissal.one_id == DuplicatePair.one_id,
            DuplicateDismissal.other_id == DuplicatePair.other_id,
        ),
    )
    .where(DuplicateDismissal.id.is_(None), One.deleted_at.is_(None), Other.deleted_at.is_(None))
)


class DuplicateFilter(ListParams):
    """Filters of the list of duplicates."""

    level: Annotated[
        Literal["certain", "likely", "possible"],
        Field(description="Pairs at least so sure: certain from 70, likely from 45, possible from 25"),
    ] = "likely"
    contact_id: Annotated[Identifier | None, Field(description="Pairs of this contact")] = None


def listed(params: DuplicateFilter) -> Rows:
    """The select of the list, without order or limit."""
    found = LIST.where(DuplicatePair.score >= LEAST[params.level])
    if params.contact_id is not None:
        found = found.where((One.id == params.contact_id) | (Other.id == params.contact_id))
    return found


def complete(row: dict[str, Any]) -> None:
    """A row of the list as it is answered, in place."""
    for side in ("one", "other"):
        row[side] = {name: row.pop(f"{side}_{name}") for name in (*_SHOWN, "organization_name")}
    row["level"] = level_of(row["score"]) or "possible"


def _said(column: str, value: Any, places: dict[str, str]) -> list[str]:
    if column == "archived_at":
        return ["yes" if value else "no"]
    if value is None or value == "":
        return []
    if column == "emails":
        return [each["address"] for each in value]
    if column == "phones":
        return [each["number"] for each in value]
    if column == "organization_id":
        return [places.get(value, "")]
    if isinstance(value, bool):
        return ["yes" if value else "no"]
    return [str(each) for each in value] if isinstance(value, list) else [str(value)]


def _field(chosen: Chosen, preview: Preview, places: dict[str, str]) -> FieldOut:
    column = chosen.field.columns[0]
    return FieldOut(
        field=chosen.field.name,
        this=_said(column, getattr(preview.this, column), places),
        other=_said(column, getattr(preview.other, column), places),
        kept=_said(column, chosen.values[column], places),
        keep=chosen.keep,
        choices=list(chosen.field.choices),
        differs=chosen.differs,
    )


def _edges(preview: Preview, called: dict[str, str]) -> tuple[list[MergeEdgeOut], list[MergeEdgeOut]]:
    this, other = preview.this.id, preview.other.id
    made = preview.plan

    def out(edge: Referral, fate: Any, after: bool) -> MergeEdgeOut:
        ends = [edge.from_contact_id, edge.to_contact_id]
        if after:
            ends = [this if id == other else id for id in ends]
        people = [PersonOut(id=id, display_name=called.get(id, "")) for id in ends]
        return MergeEdgeOut(
            id=edge.id, from_contact=people[0], to_contact=people[1], named_on=str(edge.named_on), fate=fate
        )

    doubled = {stays.id for _, stays in made.doubled}
    before = [
        *(out(edge, "combined" if edge.id in doubled else "stays", False) for edge in made.stays),
        *(out(edge, "moves", False) for edge in made.moves),
        *(out(gone, "combined", False) for gone, _ in made.doubled),
        *(out(edge, "dropped", False) for edge in made.dropped),
    ]
    earlier = {stays.id: min(gone.named_on, stays.named_on) for gone, stays in made.doubled}
    after = [
        *(out(edge, "combined" if edge.id in doubled else "stays", True) for edge in made.stays),
        *(out(edge, "moves", True) for edge in made.moves),
    ]
    after = [
        edge.model_copy(update={"named_on": str(earlier[edge.id])}) if edge.id in earlier else edge
        for edge in after
    ]
    return before[:500], after[:500]


async def previewed(db: Session, preview: Preview) -> MergePreviewOut:
    """A preview as it is answered."""
    this, other = preview.this, preview.other
    ids = {id for id in (this.organization_id, other.organization_id) if id}
    found = await db.execute(select(Organization.id, Organization.name).where(Organization.id.in_(ids)))
    places: dict[str, str] = {row.id: row.name for row in found}
    made = preview.plan
    every = [*made.stays, *made.moves, *made.dropped, *(gone for gone, _ in made.doubled)]
    called = await names(db, {id for edge in every for id in (edge.from_contact_id, edge.to_contact_id)})
    before, after = _edges(preview, called)
    degrees = [degree for degree in (this.degree, other.degree) if degree is not None]
    return MergePreviewOut(
        this=PersonOut.model_validate(this),
        other=PersonOut.model_validate(other),
        this_version=this.version,
        other_version=other.version,
        fields=[_field(chosen, preview, places) for chosen in preview.fields],
        moves=MovesOut.model_validate({**preview.counts, "referrals": len(made.moves) + len(made.doubled)}),
        edges_before=before,
        edges_after=after,
        this_degree=this.degree,
        other_degree=other.degree,
        # Any way to one of the two is a way to the one they become, and there is no other.
        degree_after=min(degrees) if degrees else None,
        notices=preview.notices,
    )


async def merged(db: Session, records: Iterable[ContactMerge]) -> list[MergeOut]:
    """Merges as they are answered."""
    every = list(records)
    called = await names(db, {id for each in every for id in (each.winner_id, each.loser_id)})
    return [_merged(each, called) for each in every]


def _merged(record: ContactMerge, called: dict[str, str]) -> MergeOut:
    moved, edges = record.journal["moved"], record.journal["edges"]
    counts = {name: len(moved.get(name, ())) for name in MovesOut.model_fields}
    counts["referrals"] = len(edges["from"]) + len(edges["to"]) + len(edges["combined"])
    return MergeOut(
        id=record.id,
        contact=PersonOut(id=record.winner_id, display_name=called.get(record.winner_id, "")),
        merged=PersonOut(id=record.loser_id, display_name=called.get(record.loser_id, "")),
        merged_at=record.merged_at,
        undone_at=record.undone_at,
        moved=MovesOut.model_validate(counts),
        dropped_referrals=len(edges["dropped"]),
        combined_referrals=len(edges["combined"]),
        changed_since=record.changed_since,
        version=record.version,
    )
