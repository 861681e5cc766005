"""Reminders over HTTP."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Form, Path, Query, Request, Response
from sqlalchemy import delete, select

from inroad.kit import clock
from inroad.kit.http.listing import ListParams, Sort, paginate
from inroad.kit.http.models import Identifier, PageLinks
from inroad.kit.http.problems import Problem
from inroad.kit.http.routing import policy
from inroad.kit.http.scopes import Scopes
from inroad.kit.http.transaction import TransactionalRoute, Uow
from inroad.kit.ids import new_id
from inroad.kit.means import Means
from inroad.rooms.accounts.access import Entry, Inside
from inroad.rooms.accounts.tables import Account, Workspace
from inroad.rooms.reminders import actions
from inroad.rooms.reminders.pushing import public_key
from inroad.rooms.reminders.schemas import (
    PushSubscriptionIn,
    PushSubscriptionOut,
    RemindersIn,
    RemindersOut,
    UnsubscribeOut,
)
from inroad.rooms.reminders.tables import PushSubscription, ReminderSetting

door = APIRouter(route_class=TransactionalRoute, tags=["reminders"], dependencies=[Depends(Scopes())])
router = APIRouter(
    prefix="/workspaces/{workspace_id}",
    route_class=TransactionalRoute,
    tags=["reminders"],
    dependencies=[Depends(Scopes(read="calendar:read", write="calendar:write"))],
)
BROWSERS = Sort({"created_at": PushSubscription.created_at}, default="created_at", tie=PushSubscription.id)
_CHOSEN = tuple(RemindersIn.model_fields)
Token = Annotated[str, Path(min_length=20, max_length=600, description="As the link in the e-mail has it")]


class PushSubscriptionPage(PageLinks):
    """A page of browsers."""

    items: list[PushSubscriptionOut]


async def _shown(entry: Entry, setting: ReminderSetting, means: Means) -> RemindersOut:
    account = await entry.db.get_one(Account, entry.principal.account_id)
    return RemindersOut.model_validate(
        {
            **{name: getattr(setting, name) for name in _CHOSEN},
            "time_zone": entry.workspace.time_zone,
            "email": account.email,
            "email_verified": account.email_verified_at is not None,
            "mail_ready": means.mail is not None,
            "mail_problem": setting.mail_problem,
            "push_key": public_key(means.secret),
        }
    )


@router.get("/reminders", summary="What one is reminded of")
async def get_reminders(entry: Inside, request: Request) -> RemindersOut:
    """One's own choice in this search; nothing comes until one has chosen."""
    account_id = entry.principal.account_id
    setting = await actions.setting_of(entry.db, account_id) or actions.usual(account_id)
    return await _shown(entry, setting, request.app.state.means)


@router.put("/reminders", summary="Choose what to be reminded of")
@policy(if_match="a few switches of one's own: the last word counts")
async def set_reminders(body: RemindersIn, entry: Inside, request: Request) -> RemindersOut:
    """By e-mail or in a browser, at one's hour on the search's clock, never twice, never in quiet hours."""
    chosen = {name: getattr(body, name) for name in _CHOSEN}
    chosen["digest_at"] = body.digest_at or actions.DIGEST_AT
    chosen["promise_at"] = body.promise_at or actions.PROMISE_AT
    setting = await actions.choose(entry.db, entry.workspace, entry.principal.account_id, chosen, clock.now())
    return await _shown(entry, setting, request.app.state.means)


@router.get("/push-subscriptions", summary="Browsers that show reminders")
async def list_push_subscriptions(
    entry: Inside, request: Request, params: Annotated[ListParams, Query()]
) -> PushSubscriptionPage:
    """One's own, without their addresses."""
    mine = select(*(getattr(PushSubscription, name) for name in PushSubscriptionOut.model_fields)).where(
        PushSubscription.account_id == entry.principal.account_id
    )
    return await paginate(request, entry.db, mine, BROWSERS, params)


@router.post("/push-subscriptions", status_code=201, summary="Show reminders in this browser")
async def create_push_subscription(
    body: PushSubscriptionIn, entry: Inside, request: Request, uow: Uow
) -> PushSubscriptionOut:
    """The address is kept sealed and never shown again. The same browser again changes nothing (P6)."""
    means: Means = request.app.state.means
    row = await actions.subscribe(
        entry.db,
        entry.principal.account_id,
        {"endpoint": body.endpoint, "keys": body.keys.model_dump()},
        body.device[:200],
        vault=means.vault,
        secret=uow.kit.secret,
        new_id=new_id(),
        now=clock.now(),
    )
    return PushSubscriptionOut.model_validate(row)


@router.delete(
    "/push-subscriptions/{subscription_id}", status_code=204, summary="Show no reminders in a browser"
)
@policy(if_match="a subscription has no versions")
async def delete_push_subscription(subscription_id: Identifier, entry: Inside) -> None:
    """Nothing is sent to it from now on."""
    ended = await entry.db.execute(
        delete(PushSubscription)
        .where(
            PushSubscription.id == subscription_id,
            PushSubscription.account_id == entry.principal.account_id,
        )
        .returning(PushSubscription.id)
    )
    if ended.scalar_one_or_none() is None:
        raise Problem(404, "not_found", detail="There is no such browser.")


async def _linked(token: str, uow: Uow) -> tuple[Workspace, str, ReminderSetting | None, str]:
    workspace_id, account_id, kind = actions.read_token(uow.kit.secret, token)
    db = await uow.session(workspace_id)
    workspace = await db.get(Workspace, workspace_id)
    if workspace is None:
        raise Problem(404, "not_found", detail="The search this link speaks of is gone.")
    return workspace, account_id, await actions.setting_of(db, account_id), kind


def _told(workspace: Workspace, kind: str, setting: ReminderSetting | None) -> UnsubscribeOut:
    on = setting is not None and actions.wanted(setting, kind, "email")
    return UnsubscribeOut.model_validate({"kind": kind, "search": workspace.name, "on": on})


@door.get("/unsubscribes/{token}", summary="What a link in an e-mail would end")
async def get_unsubscribe(token: Token, uow: Uow) -> UnsubscribeOut:
    """No sign-in: the link is the key, and ends nothing but one kind of e-mail. Reading changes nothing."""
    workspace, _, setting, kind = await _linked(token, uow)
    return _told(workspace, kind, setting)


@door.post("/unsubscribes/{token}", summary="End reminders by e-mail")
@policy(idempotency="refused")
async def end_reminder_mail(
    token: Token,
    one_click: Annotated[Literal["One-Click"], Form(alias="List-Unsubscribe")],  # noqa: ARG001 - the standard asks for this one field; sending it is all there is to say
    uow: Uow,
    response: Response,
) -> UnsubscribeOut:
    """One click in a mail program (RFC 8058), or the button on our page. Again changes nothing."""
    workspace, account_id, _, kind = await _linked(token, uow)
    db = await uow.session(workspace.id)
    await actions.stop_mail(db, workspace, account_id, kind, clock.now())
    response.headers["Cache-Control"] = "no-store"
    return _told(workspace, kind, await actions.setting_of(db, account_id))
