"""Several changes of contacts in one request, over HTTP."""

from typing import cast

from fastapi import APIRouter, Depends, Request, Response

from inroad.kit import clock
from inroad.kit.http.problems import Problem, problem_body
from inroad.kit.http.routing import policy
from inroad.kit.http.scopes import Scopes
from inroad.kit.http.transaction import TransactionalRoute
from inroad.rooms.accounts.access import Inside
from inroad.rooms.audit.recording import Act, note_acts
from inroad.rooms.contacts import batch
from inroad.rooms.contacts.batch_schemas import BatchIn, BatchOut, Malformed
from inroad.rooms.forgotten.marks import marks_of

router = APIRouter(
    prefix="/workspaces/{workspace_id}",
    route_class=TransactionalRoute,
    tags=["contacts"],
    dependencies=[Depends(Scopes(read="contacts:read", write="contacts:write"))],
)


@router.post(
    "/contacts/batch",
    summary="Add, change and delete several contacts",
    responses={207: {"model": BatchOut, "description": "In partial mode: what became of each part."}},
)
@policy(cost=10)
async def batch_contacts(body: BatchIn, entry: Inside, request: Request, response: Response) -> BatchOut:
    """Up to a hundred parts in one transaction, in their order. `atomic`: 200, or one 422 that points to
    every bad part. `partial`: always 207, each part with the status and problem of its own operation."""
    parts = cast("list[batch.Change | Malformed]", body.items)
    source = "manual" if entry.principal.credential == "session" else "api"
    now = clock.now()
    by = batch.By(entry.db, entry.workspace, entry.role, source, marks_of(request))
    found: list[batch.Done | Problem]
    if body.mode == "atomic":
        found = [*await batch.all_or_none(by, parts, now)]
    else:
        found = await batch.each_by_itself(by, parts, now)
        response.status_code = 207
    done = [each for each in found if isinstance(each, batch.Done)]
    note_acts(request, [Act(each.operation, each.id, each.fields) for each in done])
    said = [problem_body(each, request.scope) for each in found if isinstance(each, Problem)]
    return BatchOut.model_validate({"items": batch.told(found, said)})
