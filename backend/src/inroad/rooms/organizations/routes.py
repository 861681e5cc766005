"""Organizations over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from inroad.kit import clock
from inroad.kit.http.listing import paginate, rows_of
from inroad.kit.http.models import Identifier, PageLinks
from inroad.kit.http.preconditions import IfMatch, check_if_match, etag
from inroad.kit.http.problems import FieldError, Problem
from inroad.kit.http.scopes import Scopes
from inroad.kit.http.transaction import TransactionalRoute
from inroad.rooms.accounts.access import Inside
from inroad.rooms.organizations import actions, reading
from inroad.rooms.organizations.schemas import (
    MergeIn,
    OrganizationIn,
    OrganizationOut,
    OrganizationPatch,
    OrganizationRow,
)
from inroad.rooms.organizations.tables import Organization

router = APIRouter(
    prefix="/workspaces/{workspace_id}/organizations",
    route_class=TransactionalRoute,
    tags=["organizations"],
    dependencies=[Depends(Scopes(read="contacts:read", write="contacts:write"))],
)


class OrganizationPage(PageLinks):
    """A page of organizations."""

    items: list[OrganizationRow]


@router.get("", summary="Organizations by name")
async def list_organizations(
    entry: Inside, request: Request, params: Annotated[reading.OrganizationFilter, Query()]
) -> OrganizationPage:
    """Where contacts work, how many they are and who is nearest (NET-5). `sort=-target,name` puts those the
    seeker aims at first; `q` finds names with a word that begins so."""
    page: OrganizationPage = await paginate(request, entry.db, reading.listed(params), reading.SORT, params)
    await reading.add_people(entry.db, rows_of(page))
    return page


@router.post("", status_code=201, summary="Add an organization")
async def create_organization(body: OrganizationIn, entry: Inside, response: Response) -> OrganizationOut:
    """A place where contacts work; contacts find it again by name."""
    key = actions.key_of(body.name)
    await actions.unused(entry.db, key)
    organization = Organization(**body.model_dump(), name_key=key)
    actions.check(organization)
    entry.db.add(organization)
    await entry.db.flush()
    response.headers["ETag"] = etag(organization)
    response.headers["Location"] = f"/api/v1/workspaces/{entry.workspace.id}/organizations/{organization.id}"
    return OrganizationOut.model_validate(organization)


@router.get("/{organization_id}", summary="One organization")
async def get_organization(organization_id: Identifier, entry: Inside, response: Response) -> OrganizationOut:
    """Its hours, its Fridays and its holidays (SET-3, TIM-4, TIM-7)."""
    organization = await actions.get(entry.db, organization_id)
    response.headers["ETag"] = etag(organization)
    return OrganizationOut.model_validate(organization)


@router.patch("/{organization_id}", summary="Change an organization")
async def update_organization(
    organization_id: Identifier,
    body: OrganizationPatch,
    entry: Inside,
    condition: IfMatch,
    response: Response,
) -> OrganizationOut:
    """Merge patch; a new name must not be another's. What comes next with the people there follows."""
    organization = await actions.get(entry.db, organization_id)
    check_if_match(condition, organization)
    await actions.update(entry.db, organization, body.changes(), clock.now())
    response.headers["ETag"] = etag(organization)
    return OrganizationOut.model_validate(organization)


@router.delete("/{organization_id}", status_code=204, summary="Delete an organization nobody works at")
async def delete_organization(organization_id: Identifier, entry: Inside, condition: IfMatch) -> None:
    """Refused with 409 while contacts work there: merge it into another instead."""
    organization = await actions.get(entry.db, organization_id)
    check_if_match(condition, organization)
    await actions.remove(entry.db, organization)


@router.post("/{organization_id}/merge", summary="Merge an organization into another")
async def merge_organization(
    organization_id: Identifier, body: MergeIn, entry: Inside, response: Response
) -> OrganizationOut:
    """The same place under two names: everybody works at the other one, which takes over what it did not
    know yet. Answers with the one that stays."""
    source = await actions.get(entry.db, organization_id)
    target = await entry.db.find(Organization, body.into_id)
    if target is None:
        detail = "There is no such organization in this search."
        raise Problem(422, "invalid", errors=[FieldError("/into_id", "not_found", detail)])
    await actions.merge(entry.db, source, target, clock.now())
    response.headers["ETag"] = etag(target)
    return OrganizationOut.model_validate(target)
