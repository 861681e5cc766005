"""One line of the trail for each change a request makes, in the transaction of the change itself."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from starlette.requests import Request
from starlette.responses import Response

from inroad.kit import clock
from inroad.kit.db import Session, insert_if_absent
from inroad.kit.http.body import CheckedRequest
from inroad.kit.ids import INSTALLATION, is_id
from inroad.kit.secrets import Secret
from inroad.rooms.audit.tables import AuditChain, AuditEvent

PURPOSE = "audit-chain"
CHANGED = "changes"
"""The store's signal that a trail of this process has grown."""
MOST_FIELDS = 50
CHAINED = (
    "workspace_id", "id", "position", "account_id", "credential", "credential_id", "action", "object_id",
    "fields", "address", "request_id", "before_hash",
)  # fmt: skip


def link(secret: Secret, event: Mapping[str, Any]) -> str:
    """The hash of an event and of the one before it; only this installation can compute it."""
    values = {name: event[name] for name in CHAINED} | {"at": event["at"].isoformat()}
    return secret.keyed_hash(PURPOSE, json.dumps(values, sort_keys=True, separators=(",", ":")))


def object_of(request: Request, response: Response) -> str | None:
    """The thing that was changed: the last id of the address, or the one that the answer brings."""
    named = [value for name, value in request.path_params.items() if name != "workspace_id"]
    if named and is_id(str(named[-1])):
        return str(named[-1])
    body = getattr(response, "body", b"")
    if (
        body
        and response.headers.get("content-type", "").startswith("application/json")
        and len(body) <= 65_536
    ):
        made = json.loads(body)
        if isinstance(made, dict) and isinstance(made.get("id"), str) and is_id(made["id"]):
            return str(made["id"])
    return None


def _fields_of(request: Request) -> list[str]:
    """The names that were sent, without a value."""
    body = request.checked_json if isinstance(request, CheckedRequest) else None
    return sorted(str(name)[:100] for name in body)[:MOST_FIELDS] if isinstance(body, dict) else []


async def chain_of(db: Session) -> AuditChain:
    """The end of the search's chain, held until the transaction is over."""
    statement = select(AuditChain).with_for_update()
    found = (await db.scalars(statement)).one_or_none()
    if found is None:
        values = {"id": db.workspace_id, "length": 0, "hash": "", "anchor_position": 0, "anchor_hash": ""}
        await insert_if_absent(db, AuditChain, values, key=("id",))
        found = (await db.scalars(statement)).one()
    return found


async def append(
    db: Session,
    secret: Secret,
    *,
    account_id: str,
    credential: str,
    credential_id: str,
    action: str,
    object_id: str | None,
    fields: list[str],
    address: str,
    request_id: str,
) -> AuditEvent:
    """Add one event to the chain of the session's search."""
    chain = await chain_of(db)
    event = AuditEvent(
        workspace_id=db.workspace_id,
        position=chain.length + 1,
        at=clock.now().replace(microsecond=0),
        account_id=account_id,
        credential=credential,
        credential_id=credential_id,
        action=action,
        object_id=object_id,
        fields=fields,
        address=address,
        request_id=request_id,
        before_hash=chain.hash,
    )
    event.hash = link(secret, {name: getattr(event, name) for name in (*CHAINED, "at")})
    chain.length, chain.hash = event.position, event.hash
    db.add(event)
    await db.flush()
    db.notify_on_commit(CHANGED)
    return event


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that a request did: as which operation, to what, and the names of the fields."""

    operation: str
    object_id: str | None
    fields: Sequence[str] = ()


def note_acts(request: Request, acts: Sequence[Act]) -> None:
    """For a request that does several things: the trail and webhooks tell of each, not of the request."""
    request.state.acts = tuple(acts)


def acts_of(request: Request, response: Response) -> tuple[Act, ...]:
    """What the request did: what it noted itself, or the one thing its operation does."""
    noted: tuple[Act, ...] | None = getattr(request.state, "acts", None)
    if noted is not None:
        return noted
    name = request.scope["endpoint"].__name__
    return (Act(name, object_of(request, response), _fields_of(request)),)


async def note_change(request: Request, db: Session, secret: Secret, response: Response) -> None:
    """`HttpKit.on_write`: what this request changed, before it is committed."""
    principal = getattr(request.state, "principal", None)
    if principal is None or db.workspace_id in (None, INSTALLATION):
        return
    for act in acts_of(request, response):
        await append(
            db,
            secret,
            account_id=principal.account_id,
            credential=principal.credential,
            credential_id=principal.credential_id,
            action=act.operation,
            object_id=act.object_id,
            fields=list(act.fields),
            address=request.client.host[:45] if request.client else "",
            request_id=request.state.request_id,
        )
