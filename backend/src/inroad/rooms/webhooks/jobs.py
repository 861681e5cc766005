"""Delivering one event: at least once, until it is taken or ten tries are over."""

import random
import time
from datetime import timedelta
from typing import Any

from sqlalchemy import delete

from inroad.kit import clock
from inroad.kit.db import Session
from inroad.kit.jobs import Handler, JobContext, enqueue
from inroad.kit.outbound import OutboundError
from inroad.kit.vault import VaultError
from inroad.rooms.webhooks.actions import DELIVER, secrets_of
from inroad.rooms.webhooks.events import message, signed, wait_after
from inroad.rooms.webhooks.tables import Webhook, WebhookDelivery

KEPT = timedelta(days=30)
GONE = 410


async def deliver(context: JobContext, args: dict[str, Any]) -> None:
    """Send one delivery and write what became of it; the next try is a job of its own."""
    async with context.read() as db:
        delivery = await db.find(WebhookDelivery, args["delivery_id"])
        webhook = await db.find(Webhook, delivery.webhook_id) if delivery else None
    if delivery is None or webhook is None or delivery.state != "pending":
        return
    if not webhook.enabled:
        async with context.write() as db:
            await _settle(db, args["delivery_id"], state="failed", last_error="disabled")
        return
    now, began = clock.now(), time.monotonic()
    status: int | None = None
    error: str | None = None
    retry_after: str | None = None
    body = message(delivery.type, delivery.object_id, delivery.happened_at, delivery.workspace_id)
    try:
        headers = signed(delivery.event_id, body, now, secrets_of(webhook, context.means, now))
        answer = await context.means.outbound.request("POST", webhook.url, headers=headers, content=body)
        status, retry_after = answer.status, answer.headers.get("retry-after")
    except OutboundError as refused:
        error = refused.why
    except VaultError:
        error = "secret"
    took = int((time.monotonic() - began) * 1000)
    async with context.write() as db:
        await _write_down(db, args["delivery_id"], status, error, retry_after, took)
        await db.execute(delete(WebhookDelivery).where(WebhookDelivery.created_at < now - KEPT))
        await context.complete(db)


async def _write_down(
    db: Session, delivery_id: str, status: int | None, error: str | None, retry_after: str | None, took: int
) -> None:
    delivery = await db.find(WebhookDelivery, delivery_id)
    if delivery is None:
        return  # deleted meanwhile, with its webhook
    delivery.attempts += 1
    delivery.last_status, delivery.last_error, delivery.took_ms = status, error, took
    if status is not None and 200 <= status < 300:
        delivery.state, delivery.delivered_at, delivery.next_at = "delivered", clock.now(), None
        return
    if status == GONE:
        await _disable(db, delivery, "gone")
        return
    wait = wait_after(delivery.attempts, status, retry_after, random.random())  # noqa: S311 - spreads load only
    if wait is None:
        await _disable(db, delivery, "unreachable")
        return
    delivery.next_at = clock.now() + timedelta(seconds=wait)
    await enqueue(db, DELIVER, {"delivery_id": delivery.id}, run_at=delivery.next_at)


async def _settle(db: Session, delivery_id: str, **values: Any) -> None:
    delivery = await db.find(WebhookDelivery, delivery_id)
    if delivery is not None:
        delivery.next_at = None
        for name, value in values.items():
            setattr(delivery, name, value)


async def _disable(db: Session, delivery: WebhookDelivery, why: str) -> None:
    """The address is told nothing more; its owner sees why, and can switch it on again."""
    delivery.state, delivery.next_at = "failed", None
    webhook = await db.find(Webhook, delivery.webhook_id)
    if webhook is not None:
        webhook.enabled, webhook.disabled_reason = False, why


def handlers() -> dict[str, Handler]:
    """What the worker runs for this room."""
    return {DELIVER: deliver}
