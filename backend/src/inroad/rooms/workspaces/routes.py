"""Workspaces over HTTP, and the rules of the method."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from sqlalchemy import select

from inroad.domain.method import RULES
from inroad.kit import clock
from inroad.kit.http.listing import ListParams, Sort, paginate
from inroad.kit.http.models import PageLinks
from inroad.kit.http.preconditions import IfMatch, check_if_match, etag
from inroad.kit.http.problems import FieldError, Problem
from inroad.kit.http.routing import policy
from inroad.kit.http.scopes import Scopes
from inroad.kit.http.transaction import TransactionalRoute, Uow
from inroad.rooms.accounts import actions as accounts
from inroad.rooms.accounts.access import ACCOUNT, Inside, SignedIn
from inroad.rooms.accounts.tables import Membership, Workspace
from inroad.rooms.workspaces.schemas import RuleOut, RulesOut, WorkspaceIn, WorkspaceOut, WorkspacePatch

door = APIRouter(route_class=TransactionalRoute, dependencies=[Depends(Scopes())])
own = APIRouter(route_class=TransactionalRoute, tags=["workspaces"], dependencies=[Depends(ACCOUNT)])
router = APIRouter(
    route_class=TransactionalRoute,
    tags=["workspaces"],
    dependencies=[Depends(Scopes(read="workspace:read", write="workspace:write"))],
)


class WorkspacePage(PageLinks):
    """A page of searches."""

    items: list[WorkspaceOut]


SEARCHES = Sort({"created_at": Workspace.created_at}, default="created_at", tie=Workspace.id)


@own.get("/workspaces", summary="One's searches")
async def list_workspaces(
    principal: SignedIn, uow: Uow, request: Request, params: Annotated[ListParams, Query()]
) -> WorkspacePage:
    """Every search the signed-in account belongs to."""
    mine = select(Membership.workspace_id).where(Membership.account_id == principal.account_id)
    found = select(*(getattr(Workspace, name) for name in WorkspaceOut.model_fields)).where(
        Workspace.id.in_(mine)
    )
    return await paginate(request, await uow.session(), found, SEARCHES, params)


@door.get("/rules", tags=["method"], summary="The rules of the method")
@policy(whole="the rules of the method are some sixty, and the same for all")
async def list_rules() -> RulesOut:
    """Every rule with the sentence of the text it comes from; reasons and findings name these ids."""
    return RulesOut(items=[RuleOut.model_validate(rule) for rule in RULES.values()])


@own.post("/workspaces", status_code=201, summary="Begin another search")
async def create_workspace(
    body: WorkspaceIn, principal: SignedIn, uow: Uow, response: Response
) -> WorkspaceOut:
    """A new, empty search that belongs to the signed-in account."""
    workspace_id = uow.new_workspace_id()
    db = await uow.session(workspace_id)
    workspace = await accounts.create_workspace(
        db,
        workspace_id=workspace_id,
        account_id=principal.account_id,
        name=body.name,
        time_zone=body.time_zone,
        now=clock.now(),
    )
    response.headers["ETag"] = etag(workspace)
    response.headers["Location"] = f"/api/v1/workspaces/{workspace.id}"
    return WorkspaceOut.model_validate(workspace)


@router.get("/workspaces/{workspace_id}", summary="One search and its settings")
async def get_workspace(entry: Inside, response: Response) -> WorkspaceOut:
    """The numbers the method runs on."""
    response.headers["ETag"] = etag(entry.workspace)
    return WorkspaceOut.model_validate(entry.workspace)


@router.patch("/workspaces/{workspace_id}", summary="Change a search's settings")
async def update_workspace(
    body: WorkspacePatch, entry: Inside, condition: IfMatch, response: Response
) -> WorkspaceOut:
    """Merge patch; office hours must stay in order."""
    workspace = await entry.db.get_one(Workspace, entry.workspace.id)
    check_if_match(condition, workspace)
    for name, value in body.changes().items():
        setattr(workspace, name, value)
    if workspace.office_opens >= workspace.office_closes:
        raise Problem(
            422,
            "invalid",
            errors=[FieldError("/office_closes", "too_early", "Offices close after they open.")],
        )
    await entry.db.flush()
    response.headers["ETag"] = etag(workspace)
    return WorkspaceOut.model_validate(workspace)
