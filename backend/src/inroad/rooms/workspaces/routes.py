"""Workspaces over HTTP, and the rules of the method."""

from typing import Annotated, cast

from fastapi import APIRouter, Depends, Query, Request, Response
from sqlalchemy import select

from inroad.domain.method import RULES
from inroad.domain.preparing import USUAL_PACK
from inroad.kit import clock
from inroad.kit.http.listing import ListParams, Sort, paginate
from inroad.kit.http.models import PageLinks
from inroad.kit.http.preconditions import IfMatch, check_if_match, etag
from inroad.kit.http.problems import FieldError, Problem
from inroad.kit.http.routing import policy
from inroad.kit.http.scopes import Scopes
from inroad.kit.http.transaction import TransactionalRoute, Uow
from inroad.kit.jobs import rezone
from inroad.rooms import following
from inroad.rooms.accounts import actions as accounts
from inroad.rooms.accounts.access import ACCOUNT, Inside, SignedIn
from inroad.rooms.accounts.tables import Membership, Workspace
from inroad.rooms.workspaces.numbers import policy_of
from inroad.rooms.workspaces.schemas import (
    MethodOut,
    MethodPatch,
    RuleOut,
    RulesOut,
    WorkspaceIn,
    WorkspaceOut,
    WorkspacePatch,
)

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
        setattr(workspace, name, list(USUAL_PACK) if name == "pack_list" and value is None else value)
    if workspace.office_opens >= workspace.office_closes:
        raise Problem(
            422,
            "invalid",
            errors=[FieldError("/office_closes", "too_early", "Offices close after they open.")],
        )
    await entry.db.flush()
    # Hours stay what they are on another clock; what is suggested keeps to the new numbers.
    await rezone(entry.db, workspace.time_zone)
    await following.plan_soon(entry.db, clock.now())
    response.headers["ETag"] = etag(workspace)
    return WorkspaceOut.model_validate(workspace)


@router.get("/workspaces/{workspace_id}/method", summary="The numbers of the method in this search")
async def get_method(entry: Inside, response: Response) -> MethodOut:
    """Every number that planning, cadence and findings reckon with, and which of them were set here."""
    response.headers["ETag"] = etag(entry.workspace)
    return _method(entry.workspace)


@router.patch("/workspaces/{workspace_id}/method", summary="Set numbers of the method")
async def update_method(
    body: MethodPatch, entry: Inside, condition: IfMatch, response: Response
) -> MethodOut:
    """Merge patch; null gives a number back to the method. Every list that rests on it follows at once."""
    workspace = await entry.db.get_one(Workspace, entry.workspace.id)
    check_if_match(condition, workspace)
    own = {name: value for name, value in (workspace.method | body.changes()).items() if value is not None}
    cue = own.get("cue_minutes")
    if isinstance(cue, int) and cue >= workspace.minutes:
        detail = f"The sign comes before the {workspace.minutes} minutes are over."
        raise Problem(422, "invalid", errors=[FieldError("/cue_minutes", "too_late", detail)])
    for name in ("call_scores", "mail_scores"):
        if name in own and not any(cast(list[int], own[name])):
            detail = "One day of the week at least must be more than 0."
            raise Problem(422, "invalid", errors=[FieldError(f"/{name}", "all_zero", detail)])
    workspace.method = own
    await entry.db.flush()
    await following.judge_soon(entry.db)
    response.headers["ETag"] = etag(workspace)
    return _method(workspace)


def _method(workspace: Workspace) -> MethodOut:
    numbers = policy_of(workspace)
    names = [name for name in MethodOut.model_fields if name not in ("own", "version")]
    found = {name: getattr(numbers, name) for name in names}
    found |= {name: list(found[name]) for name in ("call_scores", "mail_scores")}
    return MethodOut(**found, own=sorted(workspace.method), version=workspace.version)
