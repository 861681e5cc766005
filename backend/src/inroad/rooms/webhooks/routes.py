"""Webhooks over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from sqlalchemy import select

from inroad.kit import clock
from inroad.kit.db import Session
from inroad.kit.http.listing import ListParams, Sort, paginate
from inroad.kit.http.models import Identifier, PageLinks
from inroad.kit.http.preconditions import IfMatch, check_if_match, etag
from inroad.kit.http.problems import Problem
from inroad.kit.http.routing import policy
from inroad.kit.http.scopes import Scopes
from inroad.kit.http.transaction import TransactionalRoute
from inroad.kit.ids import new_id
from inroad.kit.means import Means
from inroad.rooms.accounts.access import Inside
from inroad.rooms.webhooks import actions
from inroad.rooms.webhooks.events import TEST
from inroad.rooms.webhooks.schemas import (
    NewWebhookOut,
    ReplayedOut,
    ReplayIn,
    WebhookDeliveryOut,
    WebhookIn,
    WebhookOut,
    WebhookPatch,
)
from inroad.rooms.webhooks.tables import Webhook, WebhookDelivery

router = APIRouter(
    prefix="/workspaces/{workspace_id}/webhooks",
    route_class=TransactionalRoute,
    tags=["webhooks"],
    dependencies=[Depends(Scopes(read="workspace:read", write="workspace:write"))],
)
HOOKS = Sort({"created_at": Webhook.created_at}, default="created_at", tie=Webhook.id)
DELIVERIES = Sort({"created_at": WebhookDelivery.created_at}, default="-created_at", tie=WebhookDelivery.id)
MOST_REPLAYED = 500


class WebhookPage(PageLinks):
    """A page of webhooks."""

    items: list[WebhookOut]


class WebhookDeliveryPage(PageLinks):
    """A page of deliveries, the latest first."""

    items: list[WebhookDeliveryOut]


def _means(request: Request) -> Means:
    means: Means = request.app.state.means
    return means


async def _get(db: Session, webhook_id: str) -> Webhook:
    found = await db.find(Webhook, webhook_id)
    if found is None:
        raise Problem(404, "not_found", detail="There is no such webhook in this search.")
    return found


@router.get("", summary="Webhooks of a search")
async def list_webhooks(
    entry: Inside, request: Request, params: Annotated[ListParams, Query()]
) -> WebhookPage:
    """Without their secrets."""
    found = select(*(getattr(Webhook, name) for name in WebhookOut.model_fields))
    return await paginate(request, entry.db, found, HOOKS, params)


@router.post("", status_code=201, summary="Make a webhook")
@policy(idempotency="refused")
async def create_webhook(
    body: WebhookIn, entry: Inside, request: Request, response: Response
) -> NewWebhookOut:
    """The secret that signs is shown in this answer and never again."""
    means = _means(request)
    actions.check_url(means, body.url)
    made, secret = await actions.create(
        entry.db,
        means,
        entry.principal.account_id,
        url=body.url,
        description=body.description,
        events=body.events,
    )
    response.headers["ETag"] = etag(made)
    response.headers["Location"] = f"/api/v1/workspaces/{entry.workspace.id}/webhooks/{made.id}"
    return NewWebhookOut(**actions.shown(made), secret=secret)


@router.get("/{webhook_id}", summary="One webhook")
async def get_webhook(webhook_id: Identifier, entry: Inside, response: Response) -> WebhookOut:
    """Whether it is on, and why not."""
    found = await _get(entry.db, webhook_id)
    response.headers["ETag"] = etag(found)
    return WebhookOut.model_validate(found)


@router.patch("/{webhook_id}", summary="Change a webhook")
async def update_webhook(
    webhook_id: Identifier,
    body: WebhookPatch,
    entry: Inside,
    condition: IfMatch,
    request: Request,
    response: Response,
) -> WebhookOut:
    """Merge patch. Switched on again, it is told of what happens then; replay sends what was missed."""
    found = await _get(entry.db, webhook_id)
    check_if_match(condition, found)
    changes = body.changes()
    if "url" in changes:
        actions.check_url(_means(request), body.url)
        found.url = body.url
    if "events" in changes:
        found.events = sorted(set(body.events))
    if "description" in changes:
        found.description = body.description
    if "enabled" in changes:
        found.enabled, found.disabled_reason = body.enabled, None
    await entry.db.flush()
    response.headers["ETag"] = etag(found)
    return WebhookOut.model_validate(found)


@router.delete("/{webhook_id}", status_code=204, summary="Delete a webhook")
async def delete_webhook(webhook_id: Identifier, entry: Inside, condition: IfMatch) -> None:
    """Nothing more is sent there; its log goes with it."""
    found = await _get(entry.db, webhook_id)
    check_if_match(condition, found)
    await entry.db.delete(found)


@router.post("/{webhook_id}/rotate-secret", summary="Give a webhook a new secret")
@policy(idempotency="refused")
async def rotate_webhook_secret(
    webhook_id: Identifier, entry: Inside, request: Request, response: Response
) -> NewWebhookOut:
    """Both secrets sign for a day, so that a receiver can change over without losing a message."""
    found = await _get(entry.db, webhook_id)
    secret = actions.rotate(found, _means(request), clock.now())
    await entry.db.flush()
    response.headers["ETag"] = etag(found)
    return NewWebhookOut(**actions.shown(found), secret=secret)


@router.post("/{webhook_id}/test", status_code=202, summary="Send a test to a webhook")
async def test_webhook(webhook_id: Identifier, entry: Inside) -> WebhookDeliveryOut:
    """A `webhook.test` event, signed and logged like any other."""
    found = await _get(entry.db, webhook_id)
    sent = await actions.send(entry.db, found.id, TEST, None, clock.now(), new_id())
    return WebhookDeliveryOut.model_validate(sent)


@router.get("/{webhook_id}/deliveries", summary="What was sent to a webhook")
async def list_webhook_deliveries(
    webhook_id: Identifier, entry: Inside, request: Request, params: Annotated[ListParams, Query()]
) -> WebhookDeliveryPage:
    """The latest first, for thirty days."""
    await _get(entry.db, webhook_id)
    found = select(*(getattr(WebhookDelivery, name) for name in WebhookDeliveryOut.model_fields)).where(
        WebhookDelivery.webhook_id == webhook_id
    )
    return await paginate(request, entry.db, found, DELIVERIES, params)


@router.post(
    "/{webhook_id}/deliveries/{webhook_delivery_id}/replay", status_code=202, summary="Send one once more"
)
async def replay_webhook_delivery(
    webhook_id: Identifier, webhook_delivery_id: Identifier, entry: Inside
) -> ReplayedOut:
    """Under the same `webhook-id`, so that a receiver that has it already can tell."""
    await _get(entry.db, webhook_id)
    delivery = await entry.db.find(WebhookDelivery, webhook_delivery_id)
    if delivery is None or delivery.webhook_id != webhook_id:
        raise Problem(404, "not_found", detail="There is no such delivery to this webhook.")
    return ReplayedOut(replayed=await actions.replay(entry.db, [delivery]))


@router.post("/{webhook_id}/replay", status_code=202, summary="Send a range once more")
async def replay_webhook(webhook_id: Identifier, body: ReplayIn, entry: Inside) -> ReplayedOut:
    """Events that happened from `since` up to `until`, each once, the oldest first."""
    await _get(entry.db, webhook_id)
    wanted = select(WebhookDelivery).where(
        WebhookDelivery.webhook_id == webhook_id,
        WebhookDelivery.happened_at >= body.since,
        WebhookDelivery.happened_at < body.until,
    )
    if body.state is not None:
        wanted = wanted.where(WebhookDelivery.state == body.state)
    rows = await entry.db.scalars(
        wanted.order_by(WebhookDelivery.happened_at, WebhookDelivery.id).limit(2000)
    )
    once = {delivery.event_id: delivery for delivery in rows}
    return ReplayedOut(replayed=await actions.replay(entry.db, list(once.values())[:MOST_REPLAYED]))
