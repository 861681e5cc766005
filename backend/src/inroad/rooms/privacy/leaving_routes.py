"""Leaving over HTTP: an account, or one search, goes after fourteen days unless that is called off."""

from datetime import datetime

from fastapi import APIRouter, Depends, Request

from inroad.kit import clock
from inroad.kit.http.problems import FieldError, Problem
from inroad.kit.http.routing import policy
from inroad.kit.http.scopes import Scopes
from inroad.kit.http.transaction import TransactionalRoute, Uow
from inroad.rooms.accounts.access import ACCOUNT, CurrentAccount, Inside
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.privacy import leaving
from inroad.rooms.privacy.night import keep_of
from inroad.rooms.privacy.schemas import LeavingIn, LeavingOut, SearchLeavingIn

own = APIRouter(route_class=TransactionalRoute, tags=["privacy"], dependencies=[Depends(ACCOUNT)])
router = APIRouter(
    prefix="/workspaces/{workspace_id}",
    route_class=TransactionalRoute,
    tags=["privacy"],
    dependencies=[Depends(Scopes(read="workspace:read", write="workspace:write"))],
)


def _day(request: Request, now: datetime) -> datetime:
    return now + keep_of(request.app.state.means)["leaving"]


def _other(detail: str) -> Problem:
    return Problem(422, "invalid", errors=[FieldError("/confirm", "other_name", detail)])


@own.post("/account/erasure", summary="Leave Inroad")
@policy(idempotency="refused")
async def begin_account_erasure(
    body: LeavingIn, account: CurrentAccount, uow: Uow, request: Request
) -> LeavingOut:
    """The account goes in fourteen days, and every search of which nobody else is an owner. Coaches see
    nothing of them from now on. Asking again changes nothing; `DELETE` calls it off."""
    if body.confirm.casefold() != account.email.casefold():
        raise _other("Type the e-mail address you sign in with.")
    db, now = await uow.session(), clock.now()
    account.erase_at = account.erase_at or _day(request, now)
    searches = await leaving.owned_by(db, account.id)
    for workspace in searches:
        await leaving.begin(db, workspace, account.erase_at, now)
    return LeavingOut(erase_at=account.erase_at, workspace_ids=[each.id for each in searches])


@own.delete("/account/erasure", status_code=204, summary="Stay after all")
@policy(if_match="Staying overwrites nothing: it only calls a day off.")
async def cancel_account_erasure(account: CurrentAccount, uow: Uow) -> None:
    """Account and searches stay. Coaches are let in anew by who wants them."""
    account.erase_at = None
    for workspace in await leaving.owned_by(await uow.session(), account.id):
        leaving.call_off(workspace)


@router.post("/erasure", summary="Erase one search")
@policy(idempotency="refused")
async def begin_workspace_erasure(body: SearchLeavingIn, entry: Inside, request: Request) -> LeavingOut:
    """The search goes in fourteen days with all it holds; the account stays. Coaches see nothing of it from
    now on. On the day listeners are told `workspace.erased`."""
    workspace = await entry.db.get_one(Workspace, entry.workspace.id)
    if body.confirm.casefold() != workspace.name.casefold():
        raise _other("Type the name of the search.")
    now = clock.now()
    await leaving.begin(entry.db, workspace, _day(request, now), now)
    if workspace.erase_at is None:
        raise AssertionError("a search that is to go has its day")
    return LeavingOut(erase_at=workspace.erase_at, workspace_ids=[workspace.id])


@router.delete("/erasure", status_code=204, summary="Keep the search after all")
@policy(if_match="Staying overwrites nothing: it only calls a day off.")
async def cancel_workspace_erasure(entry: Inside) -> None:
    """It stays as it is. Coaches are let in anew by who wants them."""
    leaving.call_off(await entry.db.get_one(Workspace, entry.workspace.id))
