"""Whether the trail is whole: every link fits, and it ends where the chain says."""

from dataclasses import dataclass

from sqlalchemy import select

from inroad.kit.db import Session
from inroad.kit.secrets import Secret
from inroad.rooms.audit.recording import CHAINED, link
from inroad.rooms.audit.tables import AuditChain, AuditEvent

CHUNK = 1000


@dataclass(frozen=True, slots=True)
class Verdict:
    """`whole`, or where the first event stands that does not fit.

    Those past their time are gone; the chain holds the hash of the last of them, so that none goes before it.
    """

    whole: bool
    events: int
    broken_at: int | None = None


async def verify(db: Session, *secrets: Secret) -> Verdict:
    """Walk the chain of the session's search from its oldest event that is kept.

    An event counts by any of the secrets: the installation's own, and those that it took the place of.
    """
    chain = (await db.scalars(select(AuditChain))).one_or_none()
    length, end = (chain.length, chain.hash) if chain else (0, "")
    columns = [getattr(AuditEvent, name) for name in (*CHAINED, "at", "hash")]
    position, before = (chain.anchor_position, chain.anchor_hash) if chain else (0, "")
    seen = 0
    while True:
        query = select(*columns).order_by(AuditEvent.position).limit(CHUNK)
        rows = await db.rows(query.where(AuditEvent.position > position) if seen else query)
        for row in rows:
            follows = row["position"] == position + 1 and row["before_hash"] == before
            if not follows or all(link(secret, row) != row["hash"] for secret in secrets):
                return Verdict(False, seen, row["position"] if follows else position + 1)
            position, before, seen = row["position"], row["hash"], seen + 1
        if len(rows) < CHUNK:
            break
    if position != length or before != end:
        return Verdict(False, seen, position + 1)
    return Verdict(True, seen)
