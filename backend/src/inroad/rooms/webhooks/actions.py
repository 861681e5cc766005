"""Making, changing and rotating webhooks; putting events on their way."""

import base64
import os
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from starlette.requests import Request
from starlette.responses import Response

from inroad.kit import clock
from inroad.kit.db import Session
from inroad.kit.http.problems import FieldError, Problem
from inroad.kit.ids import INSTALLATION, new_id
from inroad.kit.jobs import enqueue
from inroad.kit.means import Means
from inroad.kit.outbound import OutboundError
from inroad.kit.secrets import Secret
from inroad.rooms.audit.recording import acts_of, note_change
from inroad.rooms.webhooks.events import OF_OPERATION
from inroad.rooms.webhooks.tables import Webhook, WebhookDelivery

DELIVER = "webhook.deliver"
PURPOSE = "webhook-secret"
OVERLAP = timedelta(hours=24)
"""How long the old secret signs beside a new one."""
MOST = 20
"""Webhooks a search may have."""
_SECRET_BYTES = 32


def new_secret() -> str:
    """A secret as Standard Webhooks writes it."""
    return "whsec_" + base64.b64encode(os.urandom(_SECRET_BYTES)).decode()


def check_url(means: Means, url: str) -> None:
    """Problem 422 for an address that can never be reached. Whether it answers is not told here (S19)."""
    try:
        means.outbound.check(url)
    except OutboundError as error:
        fault = FieldError("/url", f"url_{error.why}", str(error))
        raise Problem(422, "invalid", errors=[fault]) from None


async def create(
    db: Session, means: Means, account_id: str, *, url: str, description: str, events: Iterable[str]
) -> tuple[Webhook, str]:
    """A webhook and its secret, which is shown this once. Problem 409 when the search has twenty."""
    if len((await db.scalars(select(Webhook.id))).all()) >= MOST:
        raise Problem(409, "too_many", detail=f"A search may have {MOST} webhooks; delete one first.")
    secret = new_secret()
    made = Webhook(account_id=account_id, url=url, description=description, events=sorted(set(events)))
    made.secret_sealed = means.vault.seal(PURPOSE, made.id, secret)
    db.add(made)
    await db.flush()
    return made, secret


def rotate(webhook: Webhook, means: Means, now: datetime) -> str:
    """A new secret; the old one signs beside it for a day."""
    secret = new_secret()
    webhook.old_secret_sealed, webhook.old_secret_until = webhook.secret_sealed, now + OVERLAP
    webhook.secret_sealed = means.vault.seal(PURPOSE, webhook.id, secret)
    return secret


def secrets_of(webhook: Webhook, means: Means, now: datetime) -> list[str]:
    """The secrets that sign now, the newest first."""
    found = [means.vault.open(PURPOSE, webhook.id, webhook.secret_sealed)]
    if webhook.old_secret_sealed and webhook.old_secret_until and webhook.old_secret_until > now:
        found.append(means.vault.open(PURPOSE, webhook.id, webhook.old_secret_sealed))
    return found


async def send(
    db: Session, webhook_id: str, kind: str, object_id: str | None, happened_at: datetime, event_id: str
) -> WebhookDelivery:
    """One event on its way to one address, in the transaction of its cause."""
    now = clock.now()
    delivery = WebhookDelivery(
        webhook_id=webhook_id,
        event_id=event_id,
        type=kind,
        object_id=object_id,
        happened_at=happened_at,
        created_at=now,
        next_at=now,
    )
    db.add(delivery)
    await db.flush()
    await enqueue(db, DELIVER, {"delivery_id": delivery.id})
    return delivery


async def tell(db: Session, kind: str, object_id: str | None) -> int:
    """Put an event on its way to whoever asked for it; to how many."""
    asked = await db.execute(select(Webhook.id, Webhook.events).where(Webhook.enabled.is_(True)))
    wanting = [row.id for row in asked if not row.events or kind in row.events]
    event_id, now = new_id(), clock.now()
    for webhook_id in wanting:
        await send(db, webhook_id, kind, object_id, now, event_id)
    return len(wanting)


async def note_and_tell(request: Request, db: Session, secret: Secret, response: Response) -> None:
    """`HttpKit.on_write`: the trail's line, and the event for those who listen."""
    await note_change(request, db, secret, response)
    for act in acts_of(request, response):
        kind = OF_OPERATION.get(act.operation)
        if kind is not None and db.workspace_id not in (None, INSTALLATION):
            await tell(db, kind, act.object_id)


async def replay(db: Session, deliveries: Iterable[WebhookDelivery]) -> int:
    """Send these once more, each under the id it had: a receiver knows it again. How many."""
    count = 0
    for old in deliveries:
        await send(db, old.webhook_id, old.type, old.object_id, old.happened_at, old.event_id)
        count += 1
    return count


def shown(webhook: Webhook) -> dict[str, Any]:
    """A webhook as it is answered, without its secret."""
    names = ("id", "url", "description", "events", "enabled", "disabled_reason", "old_secret_until")
    return {name: getattr(webhook, name) for name in (*names, "created_at", "updated_at", "version")}
