"""Idempotency-Key: the same request twice has one effect and one answer.

Claim, effect and stored answer are one transaction: the claim is a row that only one request can insert;
who comes second waits for the first and then finds its answer, or finds nothing where the first rolled back.
After draft-ietf-httpapi-idempotency-key-header-07.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Index, LargeBinary, String, UniqueConstraint, delete, select
from sqlalchemy.orm import Mapped, mapped_column
from starlette.requests import Request
from starlette.responses import Response

from inroad.kit.db import Base, Id, Json, Owned, Session, Unavailable, UtcTime, insert_if_absent
from inroad.kit.http.body import CheckedRequest, canonical
from inroad.kit.http.problems import Problem
from inroad.kit.http.routing import Policy

HEADER = "Idempotency-Key"
REPLAYED = "Idempotent-Replayed"
KEPT = timedelta(hours=48)
MAX_STORED = 1024 * 1024
"""Bytes of an answer that is stored; a larger one is a defect of the route, which must refuse keys."""

_KEY = re.compile(r'"(?P<quoted>[\x20-\x21\x23-\x7e]{1,255})"|(?P<bare>[\x21\x23-\x7e]{1,255})')
_HEADERS = ("content-type", "location", "etag", "retry-after")
_CHUNK = 256 * 1024


class IdempotencyRecord(Owned, Base):
    """A key that was used, and the answer it got. Kept 48 hours."""

    __tablename__ = "idempotency_record"
    __table_args__ = (
        UniqueConstraint("workspace_id", "principal", "route", "key_hash"),
        Index(None, "workspace_id", "created_at"),
    )

    principal: Mapped[str] = mapped_column(Id)
    route: Mapped[str] = mapped_column(String(200))
    key_hash: Mapped[str] = mapped_column(String(64))
    request_hash: Mapped[str] = mapped_column(String(64))
    status: Mapped[int | None]
    headers: Mapped[dict[str, Any] | None] = mapped_column(Json)
    body: Mapped[bytes | None] = mapped_column(LargeBinary)
    created_at: Mapped[datetime] = mapped_column(UtcTime)


class ReplayError(Exception):
    """Ends the request with the answer an earlier one with the same key got."""

    def __init__(self, response: Response) -> None:
        super().__init__("replayed")
        self.response = response


@dataclass(frozen=True, slots=True)
class Ask:
    """A request that carries a key. `route` is method and path template."""

    route: str
    key_hash: str
    request: CheckedRequest


def read_key(request: CheckedRequest, policy: Policy, path_template: str) -> Ask | None:
    """The key of a POST that takes one; Problem 400 where it is malformed, missing or refused."""
    if request.method != "POST" or policy.read_only:
        return None
    values = request.headers.getlist(HEADER)
    if not values:
        if policy.idempotency == "required":
            raise Problem(400, "idempotency_key_required")
        return None
    if policy.idempotency == "refused":
        raise Problem(400, "idempotency_key_not_supported")
    found = _KEY.fullmatch(values[0].strip())
    if found is None or len(values) > 1:
        raise Problem(
            400, "bad_request", detail=f"{HEADER} is one text of 1 to 255 printable ASCII characters."
        )
    key = found["quoted"] or found["bare"]
    return Ask(f"POST {path_template}", hashlib.sha256(key.encode()).hexdigest(), request)


async def request_hash(request: CheckedRequest) -> str:
    """SHA-256 over address, query and the meaning of the body: spacing, order and boundaries do not count."""
    digest = hashlib.sha256(f"{request.url.path}?{request.url.query}\n".encode())
    if request.headers.get("content-type", "").startswith(("multipart/", "application/x-www-form")):
        form = await request.form()
        for name, value in sorted(form.multi_items(), key=lambda item: item[0]):
            digest.update(f"{len(name)}:{name}=".encode())
            if isinstance(value, str):
                digest.update(f"{len(value)}:{value}\n".encode())
                continue
            await value.seek(0)
            digest.update(f"file {value.size}:{value.filename}\n".encode())
            while chunk := await value.read(_CHUNK):
                digest.update(chunk)
            await value.seek(0)
    else:
        digest.update(canonical(request.checked_json))
    return digest.hexdigest()


def in_flight() -> Problem:
    """The first request with the key has not finished."""
    return Problem(409, "idempotency_key_in_flight", headers={"Retry-After": "2"})


async def claim(
    session: Session, ask: Ask, principal: str, fingerprint: str, now: datetime
) -> IdempotencyRecord:
    """Takes the key for this transaction.

    Raises ReplayError with the stored answer, Problem 422 when the key served another request, 409 when the
    request that has the key does not finish in time.
    """
    values = {"principal": principal, "route": ask.route, "key_hash": ask.key_hash}
    rest = {"request_hash": fingerprint, "status": None, "headers": None, "body": None, "created_at": now}
    where = [getattr(IdempotencyRecord, name) == value for name, value in values.items()]
    for _ in range(2):
        try:
            taken = await insert_if_absent(session, IdempotencyRecord, {**values, **rest}, key=tuple(values))
        except Unavailable:
            raise in_flight() from None
        record = (await session.scalars(select(IdempotencyRecord).where(*where))).one_or_none()
        if record is None:
            continue  # it was purged between the two statements
        if taken is not None:
            return record
        if record.created_at <= now - KEPT:
            await session.execute(delete(IdempotencyRecord).where(IdempotencyRecord.id == record.id))
            session.expunge(record)
            continue
        if record.request_hash != fingerprint:
            raise Problem(422, "idempotency_key_reused")
        if record.status is None:
            raise in_flight()
        raise ReplayError(_replay(record))
    raise in_flight()


def _replay(record: IdempotencyRecord) -> Response:
    headers = {**(record.headers or {}), REPLAYED: "true"}
    return Response(record.body or b"", status_code=record.status or 200, headers=headers)


def keep(record: IdempotencyRecord, response: Response) -> None:
    """Puts the answer beside its key. RuntimeError for an answer that must never be stored."""
    body = getattr(response, "body", None)
    if not isinstance(body, bytes) or len(body) > MAX_STORED or "set-cookie" in response.headers:
        raise RuntimeError(
            "an answer with a session, a stream or no bound must be of a route that refuses keys"
        )
    record.status = response.status_code
    record.body = body
    record.headers = {name: response.headers[name] for name in _HEADERS if name in response.headers}


async def purge(session: Session, now: datetime) -> None:
    """Removes what is older than 48 hours in the session's workspace. Kept answers hold personal data."""
    await session.execute(delete(IdempotencyRecord).where(IdempotencyRecord.created_at <= now - KEPT))


async def forget(session: Session) -> None:
    """Removes every stored answer of the workspace: part of erasing somebody's data."""
    await session.execute(delete(IdempotencyRecord))


def key_of(request: Request) -> str | None:
    """The key as sent, for deriving what must be equal in a repeat."""
    return request.headers.get(HEADER)
