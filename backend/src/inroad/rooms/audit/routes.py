"""The audit trail over HTTP: read, and looked through; nobody writes it."""

from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI, Query, Request
from fastapi.routing import APIRoute, iter_route_contexts
from pydantic import Field
from sqlalchemy import select

from inroad.kit.http.listing import ListParams, Sort, paginate, rows_of
from inroad.kit.http.models import Identifier, PageLinks
from inroad.kit.http.routing import policy
from inroad.kit.http.scopes import Scopes
from inroad.kit.http.transaction import TransactionalRoute
from inroad.kit.means import Means
from inroad.rooms.accounts.access import Inside
from inroad.rooms.accounts.tables import Account
from inroad.rooms.audit.schemas import AuditEventOut, AuditVerdictOut, NightCheckOut
from inroad.rooms.audit.tables import AuditChain, AuditEvent
from inroad.rooms.audit.verifying import verify

router = APIRouter(
    prefix="/workspaces/{workspace_id}",
    route_class=TransactionalRoute,
    tags=["audit"],
    dependencies=[Depends(Scopes(read="workspace:read", write="workspace:write"))],
)
EVENTS = Sort({"position": AuditEvent.position}, default="-position", tie=AuditEvent.id)
_SHOWN = [
    getattr(AuditEvent, name)
    for name in (
        *("id", "position", "at", "account_id", "credential", "credential_id"),
        *("action", "object_id", "fields", "address", "request_id"),
    )
]


def _titles(app: FastAPI) -> dict[str, str]:
    """What each operation is called in words."""
    found: dict[str, str] = getattr(app.state, "operation_titles", {})
    if not found:
        for context in iter_route_contexts(app.routes):
            route = context.original_route
            if isinstance(route, APIRoute):
                found[route.endpoint.__name__] = route.summary or route.endpoint.__name__
        app.state.operation_titles = found
    return found


class AuditEventPage(PageLinks):
    """A page of changes, the latest first."""

    items: list[AuditEventOut]
    last_check: NightCheckOut | None


class AuditFilter(ListParams):
    """Filters of the trail."""

    object_id: Annotated[Identifier | None, Field(description="Changes of this thing")] = None


@router.get("/audit-events", summary="What was changed, by whom")
async def list_audit_events(
    entry: Inside, request: Request, params: Annotated[AuditFilter, Query()]
) -> AuditEventPage:
    """The latest first. Kept for 400 days; each event is tied to the one before it (S15)."""
    found = select(*_SHOWN)
    if params.object_id is not None:
        found = found.where(AuditEvent.object_id == params.object_id)
    page: AuditEventPage = await paginate(request, entry.db, found, EVENTS, params)
    chain = (await entry.db.scalars(select(AuditChain))).one_or_none()
    page["last_check"] = None
    if chain is not None and chain.checked_at is not None and chain.checked_whole is not None:
        checked = {"at": chain.checked_at, "whole": chain.checked_whole}
        page["last_check"] = NightCheckOut(**checked, broken_at=chain.checked_broken_at)
    rows = rows_of(page)
    who = select(Account.id, Account.display_name).where(Account.id.in_({row["account_id"] for row in rows}))
    names = {found.id: found.display_name for found in await entry.db.execute(who)}
    titles = _titles(request.app)
    for row in rows:
        row["account_name"] = names.get(row["account_id"], "")
        row["title"] = titles.get(row["action"], row["action"])
    return page


@router.get("/audit-verification", summary="Whether the trail is whole")
@policy(cost=10)
async def verify_audit_events(entry: Inside, request: Request) -> AuditVerdictOut:
    """Walks the whole chain: an event that was changed, taken out or put in between is found."""
    means: Means = request.app.state.means
    verdict = await verify(entry.db, means.secret, *means.old_secrets)
    return AuditVerdictOut(whole=verdict.whole, events=verdict.events, broken_at=verdict.broken_at)
