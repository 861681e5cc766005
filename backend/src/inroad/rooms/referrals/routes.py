"""Referrals over HTTP."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from sqlalchemy import select
from sqlalchemy.orm import aliased

from inroad.kit import clock
from inroad.kit.db import Session, scoped
from inroad.kit.http.listing import ListParams, Sort, paginate, rows_of
from inroad.kit.http.models import Identifier, PageLinks
from inroad.kit.http.preconditions import IfMatch, check_if_match, etag
from inroad.kit.http.problems import Problem
from inroad.kit.http.scopes import Scopes
from inroad.kit.http.transaction import TransactionalRoute
from inroad.kit.zones import local_day
from inroad.rooms.accounts.access import Inside
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.referrals import actions
from inroad.rooms.referrals.schemas import ReferralIn, ReferralOut, ReferralPatch
from inroad.rooms.referrals.tables import Referral

router = APIRouter(
    prefix="/workspaces/{workspace_id}/referrals",
    route_class=TransactionalRoute,
    tags=["referrals"],
    dependencies=[Depends(Scopes(read="contacts:read", write="contacts:write"))],
)

SORT = Sort({"named_on": Referral.named_on}, default="-named_on", tie=Referral.id)
Giver = aliased(Contact)
Named = aliased(Contact)
LIST = scoped(
    select(
        Referral.id,
        Referral.from_contact_id,
        Giver.display_name.label("giver"),
        Referral.to_contact_id,
        Named.display_name.label("named"),
        Referral.meeting_id,
        Referral.named_on,
        Referral.may_use_name,
        Referral.introduction,
        Referral.kind,
        Referral.created_at,
        Referral.updated_at,
        Referral.version,
    )
    .join(Giver, Giver.id == Referral.from_contact_id)
    .join(Named, Named.id == Referral.to_contact_id)
    .where(Giver.deleted_at.is_(None), Named.deleted_at.is_(None))
)


class ReferralPage(PageLinks):
    """A page of referrals."""

    items: list[ReferralOut]


class ReferralFilter(ListParams):
    """Filters of the list of referrals."""

    from_contact_id: Identifier | None = None
    to_contact_id: Identifier | None = None


def _people(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "from_contact": {"id": row["from_contact_id"], "display_name": row["giver"]},
        "to_contact": {"id": row["to_contact_id"], "display_name": row["named"]},
    }


async def _one(db: Session, referral_id: str) -> ReferralOut:
    rows = await db.rows(LIST.where(Referral.id == referral_id))
    if not rows:
        raise Problem(404, "not_found", detail="There is no such referral here.")
    return ReferralOut.model_validate(rows[0] | _people(rows[0]))


async def _get(db: Session, referral_id: str) -> Referral:
    referral = await db.find(Referral, referral_id)
    if referral is None:
        raise Problem(404, "not_found", detail="There is no such referral here.")
    return referral


@router.get("", summary="Who gave whose name")
async def list_referrals(
    entry: Inside, request: Request, params: Annotated[ReferralFilter, Query()]
) -> ReferralPage:
    """Referrals, the newest first; of one giver, or to one person."""
    found = LIST
    if params.from_contact_id is not None:
        found = found.where(Referral.from_contact_id == params.from_contact_id)
    if params.to_contact_id is not None:
        found = found.where(Referral.to_contact_id == params.to_contact_id)
    page: ReferralPage = await paginate(request, entry.db, found, SORT, params)
    for row in rows_of(page):
        row.update(_people(row))
    return page


@router.post("", status_code=201, summary="Keep a name that somebody gave")
async def create_referral(body: ReferralIn, entry: Inside, response: Response) -> ReferralOut:
    """Degrees and next actions follow in the same transaction (NET-1, NET-4)."""
    now = clock.now()
    giver, named = await actions.endpoints(entry.db, body.from_contact_id, body.to_contact_id)
    referral = await actions.create(
        entry.db,
        giver,
        named,
        now,
        named_on=body.named_on or local_day(now, entry.workspace.time_zone),
        may_use_name=body.may_use_name,
        introduction=body.introduction,
        kind=body.kind,
    )
    response.headers["ETag"] = etag(referral)
    response.headers["Location"] = f"/api/v1/workspaces/{entry.workspace.id}/referrals/{referral.id}"
    return await _one(entry.db, referral.id)


@router.get("/{referral_id}", summary="One referral")
async def get_referral(referral_id: Identifier, entry: Inside, response: Response) -> ReferralOut:
    """Who gave whose name, when, and what one may say of it."""
    found = await _one(entry.db, referral_id)
    response.headers["ETag"] = etag(found.version)
    return found


@router.patch("/{referral_id}", summary="Change what is known of a referral")
async def update_referral(
    referral_id: Identifier,
    body: ReferralPatch,
    entry: Inside,
    condition: IfMatch,
    response: Response,
) -> ReferralOut:
    """Permission, words of introduction, day and kind; who and whom stay as they are."""
    referral = await _get(entry.db, referral_id)
    check_if_match(condition, referral)
    await actions.update(entry.db, referral, body.changes(), clock.now())
    response.headers["ETag"] = etag(referral)
    return await _one(entry.db, referral_id)


@router.delete("/{referral_id}", status_code=204, summary="Take a referral back")
async def delete_referral(referral_id: Identifier, entry: Inside, condition: IfMatch) -> None:
    """Whoever was reached by it alone turns cold (NET-1)."""
    referral = await _get(entry.db, referral_id)
    check_if_match(condition, referral)
    await actions.remove(entry.db, referral, clock.now())
