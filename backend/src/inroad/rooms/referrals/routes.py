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
from inroad.rooms import edges
from inroad.rooms.accounts.access import Entry, Inside
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.contacts.tables import Contact, in_graph
from inroad.rooms.forgotten import marks as forgotten
from inroad.rooms.forgotten.marks import marks_of
from inroad.rooms.history import policy_of
from inroad.rooms.referrals import actions
from inroad.rooms.referrals.lines import keep
from inroad.rooms.referrals.schemas import (
    ContactLineIn,
    ContactLineOut,
    ReferralIn,
    ReferralOut,
    ReferralPatch,
)
from inroad.rooms.referrals.tables import Referral
from inroad.rooms.wire import PersonOut

router = APIRouter(
    prefix="/workspaces/{workspace_id}/referrals",
    route_class=TransactionalRoute,
    tags=["referrals"],
    dependencies=[Depends(Scopes(read="contacts:read", write="contacts:write"))],
)

lines = APIRouter(
    prefix="/workspaces/{workspace_id}/contact-lines",
    route_class=TransactionalRoute,
    tags=["contacts"],
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
        edges.last_sent(Referral.to_contact_id, "pitch").label("letter_at"),
        edges.first_met(Referral.to_contact_id).label("met_at"),
        edges.last_sent(Referral.to_contact_id, "thank_you").label("thanked_at"),
        edges.told(Referral.from_contact_id, Referral.to_contact_id).label("told_at"),
        Referral.created_at,
        Referral.updated_at,
        Referral.version,
    )
    .join(Giver, Giver.id == Referral.from_contact_id)
    .join(Named, Named.id == Referral.to_contact_id)
    .where(in_graph(Giver), in_graph(Named))
)


class ReferralPage(PageLinks):
    """A page of referrals."""

    items: list[ReferralOut]


class ReferralFilter(ListParams):
    """Filters of the list of referrals."""

    from_contact_id: Identifier | None = None
    to_contact_id: Identifier | None = None


def _derived(row: dict[str, Any], workspace: Workspace) -> dict[str, Any]:
    """What is not stored as it is told: both people, how far it has come, and what is owed to the giver."""
    met_at, told_at = row["met_at"], row["told_at"]
    return {
        "state": edges.state_of(row["letter_at"], met_at, row["thanked_at"]),
        "update_due_on": edges.update_due(met_at, told_at, workspace.time_zone, policy_of(workspace)),
        "from_contact": {"id": row["from_contact_id"], "display_name": row["giver"]},
        "to_contact": {"id": row["to_contact_id"], "display_name": row["named"]},
    }


async def _one(entry: Entry, referral_id: str) -> ReferralOut:
    rows = await entry.db.rows(LIST.where(Referral.id == referral_id))
    if not rows:
        raise Problem(404, "not_found", detail="There is no such referral here.")
    return ReferralOut.model_validate(rows[0] | _derived(rows[0], entry.workspace))


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
        row.update(_derived(row, entry.workspace))
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
    return await _one(entry, referral.id)


@router.get("/{referral_id}", summary="One referral")
async def get_referral(referral_id: Identifier, entry: Inside, response: Response) -> ReferralOut:
    """Who gave whose name, when, and what one may say of it."""
    found = await _one(entry, referral_id)
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
    return await _one(entry, referral_id)


@router.delete("/{referral_id}", status_code=204, summary="Take a referral back")
async def delete_referral(referral_id: Identifier, entry: Inside, condition: IfMatch) -> None:
    """Whoever was reached by it alone turns cold (NET-1)."""
    referral = await _get(entry.db, referral_id)
    check_if_match(condition, referral)
    await actions.remove(entry.db, referral, clock.now())


@lines.post("", status_code=201, summary="Keep one typed line")
async def create_contact_line(
    body: ContactLineIn, entry: Inside, request: Request, response: Response
) -> ContactLineOut:
    """A person out of a line such as `Ann Lee, Harbour Mills, via Bob Hale`, with the referral if somebody
    gave the name (NET-4). `/contact-lines/preview` tells beforehand what is understood."""
    kept = await keep(
        entry.db,
        entry.workspace,
        body.line,
        body.via_contact_id,
        clock.now(),
        "manual" if entry.principal.credential == "session" else "api",
    )
    await forgotten.check(entry.db, marks_of(request), kept.contact)
    here = f"/api/v1/workspaces/{entry.workspace.id}/contacts/{kept.contact.id}"
    response.headers["Location"] = here
    return ContactLineOut(
        contact=PersonOut.model_validate(kept.contact),
        referrer=PersonOut.model_validate(kept.giver) if kept.giver is not None else None,
        referrer_added=kept.giver_added,
        referral_id=kept.referral.id if kept.referral is not None else None,
    )
