"""Organizations over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import Field
from sqlalchemy import select

from inroad.kit.db import Session, scoped
from inroad.kit.fold import fold
from inroad.kit.http.listing import ListParams, Sort, paginate
from inroad.kit.http.models import Identifier, PageLinks
from inroad.kit.http.preconditions import IfMatch, check_if_match, etag
from inroad.kit.http.problems import FieldError, Problem
from inroad.kit.http.scopes import Scopes
from inroad.kit.http.transaction import TransactionalRoute
from inroad.rooms.accounts.access import Inside
from inroad.rooms.organizations.schemas import OrganizationIn, OrganizationOut, OrganizationPatch
from inroad.rooms.organizations.tables import Organization

router = APIRouter(
    prefix="/workspaces/{workspace_id}/organizations",
    route_class=TransactionalRoute,
    tags=["organizations"],
    dependencies=[Depends(Scopes(read="contacts:read", write="contacts:write"))],
)

SORT = Sort(
    {"name": Organization.name_key, "updated_at": Organization.updated_at},
    default="name",
    tie=Organization.id,
)
LIST = scoped(select(*(getattr(Organization, name) for name in OrganizationOut.model_fields)))


class OrganizationPage(PageLinks):
    """A page of organizations."""

    items: list[OrganizationOut]


class OrganizationFilter(ListParams):
    """Filters of the list of organizations."""

    q: Annotated[str | None, Field(max_length=200, description="How the name begins")] = None


def _key(name: str) -> str:
    key = fold(name)[:200]
    if not key:
        raise Problem(
            422, "invalid", errors=[FieldError("/name", "required", "A name needs a letter or a digit.")]
        )
    return key


async def _unused(db: Session, key: str, but: str | None = None) -> None:
    found = await db.execute(select(Organization.id).where(Organization.name_key == key))
    taken = found.scalar_one_or_none()
    if taken is not None and taken != but:
        raise Problem(
            409,
            "already_exists",
            detail="There is an organization of that name already.",
            errors=[FieldError("/name", "taken", "There is an organization of that name already.")],
        )


def _check_hours(organization: Organization) -> None:
    opens, closes = organization.office_opens, organization.office_closes
    if opens is not None and closes is not None and opens >= closes:
        raise Problem(
            422,
            "invalid",
            errors=[FieldError("/office_closes", "too_early", "Offices close after they open.")],
        )


async def _get(db: Session, organization_id: str) -> Organization:
    organization = await db.find(Organization, organization_id)
    if organization is None:
        raise Problem(404, "not_found", detail="There is no such organization here.")
    return organization


@router.get("", summary="Organizations by name")
async def list_organizations(
    entry: Inside, request: Request, params: Annotated[OrganizationFilter, Query()]
) -> OrganizationPage:
    """Where contacts work; `q` finds names that begin so."""
    found = LIST
    if params.q and (key := fold(params.q)):
        found = found.where(Organization.name_key.startswith(key, autoescape=True))
    return await paginate(request, entry.db, found, SORT, params)


@router.post("", status_code=201, summary="Add an organization")
async def create_organization(body: OrganizationIn, entry: Inside, response: Response) -> OrganizationOut:
    """A place where contacts work; contacts find it again by name."""
    key = _key(body.name)
    await _unused(entry.db, key)
    organization = Organization(**body.model_dump(), name_key=key)
    _check_hours(organization)
    entry.db.add(organization)
    await entry.db.flush()
    response.headers["ETag"] = etag(organization)
    response.headers["Location"] = f"/api/v1/workspaces/{entry.workspace.id}/organizations/{organization.id}"
    return OrganizationOut.model_validate(organization)


@router.get("/{organization_id}", summary="One organization")
async def get_organization(organization_id: Identifier, entry: Inside, response: Response) -> OrganizationOut:
    """Its hours and its Fridays (SET-3, TIM-4)."""
    organization = await _get(entry.db, organization_id)
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
    """Merge patch; a new name must not be another's."""
    organization = await _get(entry.db, organization_id)
    check_if_match(condition, organization)
    changes = body.changes()
    if "name" in changes:
        key = _key(str(changes["name"]))
        await _unused(entry.db, key, but=organization.id)
        organization.name_key = key
    for name, value in changes.items():
        setattr(organization, name, value)
    _check_hours(organization)
    await entry.db.flush()
    response.headers["ETag"] = etag(organization)
    return OrganizationOut.model_validate(organization)
