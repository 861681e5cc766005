"""Today over HTTP."""

from fastapi import APIRouter, Depends

from inroad.kit import clock
from inroad.kit.http.routing import policy
from inroad.kit.http.scopes import Scopes
from inroad.kit.http.transaction import TransactionalRoute
from inroad.rooms.accounts.access import Inside
from inroad.rooms.today import actions
from inroad.rooms.today.schemas import TodayOut

router = APIRouter(
    prefix="/workspaces/{workspace_id}",
    route_class=TransactionalRoute,
    tags=["today"],
    dependencies=[Depends(Scopes(read="calendar:read", write="calendar:write"))],
)


@router.get("/today", summary="What to do now, and why that first")
@policy(whole="one day: at most what a person can do")
async def get_today(entry: Inside) -> TodayOut:
    """The rows of today with their reasons, and the days ahead. Never empty, and nothing is counted against
    anybody (NET-6, NET-7, NET-12)."""
    return await actions.build(entry.db, entry.workspace, entry.principal.account_id, clock.now())
