"""How long things are kept, and taking away what is past its time (P4)."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import delete, or_, select

from inroad.kit.db import Database, Session
from inroad.kit.http.idempotency import IdempotencyRecord
from inroad.rooms.accounts.tables import AccountLink, AccountSession, SignInAttempt
from inroad.rooms.audit.recording import chain_of
from inroad.rooms.audit.tables import AuditEvent
from inroad.rooms.coaching.tables import CoachGrant, Invitation
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.imports.tables import Import, ImportFile
from inroad.rooms.mailbox.tables import Delivery
from inroad.rooms.webhooks.tables import WebhookDelivery

KEPT: Final[Mapping[str, timedelta]] = {
    "jobs": timedelta(days=30),
    "deliveries": timedelta(days=30),
    "idempotency": timedelta(hours=48),
    "import_files": timedelta(days=7),
    "audit": timedelta(days=400),
    "sessions": timedelta(days=30),
    "deleted": timedelta(days=30),
    "coach_grants": timedelta(days=180),
    "idle": timedelta(days=730),
    "leaving": timedelta(days=14),
}
"""What is kept how long, where the settings say nothing else."""
_AT_ONCE: Final = 1000


async def _purge(db: Session, model: Any, *conditions: Any) -> int:
    ids = list(await db.scalars(select(model.id).where(*conditions).limit(_AT_ONCE)))
    statement = delete(model).where(model.id.in_(ids)).execution_options(synchronize_session=False)
    await db.execute(statement)
    return len(ids)


async def of_search(db: Session, keep: Mapping[str, timedelta], now: datetime) -> int:
    """Takes away what is past its time in the session's search, at most a thousand of each; how many."""
    old = select(Import.id).where(Import.created_at < now - keep["import_files"])
    found = [
        await _purge(db, IdempotencyRecord, IdempotencyRecord.created_at <= now - keep["idempotency"]),
        await _purge(db, ImportFile, ImportFile.import_id.in_(old)),
        await _purge(db, WebhookDelivery, WebhookDelivery.created_at < now - keep["deliveries"]),
        await _purge(
            db,
            Delivery,
            Delivery.state.in_(("sent", "not_sent")),
            Delivery.updated_at < now - keep["deliveries"],
        ),
        # Where somebody was erased the place stays; who is hidden while an import runs was never deleted.
        await _purge(
            db,
            Contact,
            Contact.erased_at.is_(None),
            Contact.purge_at.is_not(None),
            Contact.deleted_at < now - keep["deleted"],
        ),
        await _trail(db, keep["audit"], now),
    ]
    return sum(found)


async def _trail(db: Session, keep: timedelta, now: datetime) -> int:
    """The oldest events of the trail; the chain remembers where it begins from then on."""
    old = await db.execute(
        select(AuditEvent.id, AuditEvent.position, AuditEvent.hash)
        .where(AuditEvent.at < now - keep)
        .order_by(AuditEvent.position)
        .limit(_AT_ONCE)
    )
    rows = old.all()
    if not rows:
        return 0
    chain = await chain_of(db)
    chain.anchor_position, chain.anchor_hash = rows[-1].position, rows[-1].hash
    ids = [row.id for row in rows]
    await db.execute(
        delete(AuditEvent).where(AuditEvent.id.in_(ids)).execution_options(synchronize_session=False)
    )
    return len(rows)


async def of_house(db: Database, keep: Mapping[str, timedelta], now: datetime) -> int:
    """The same of what belongs to no search: sessions and tries that are over, links, grants."""
    async with db.write() as session:
        found = [
            await _purge(
                session,
                AccountSession,
                or_(AccountSession.expires_at < now, AccountSession.last_seen_at < now - keep["sessions"]),
            ),
            await _purge(session, SignInAttempt, SignInAttempt.at < now - keep["sessions"]),
            await _purge(session, AccountLink, AccountLink.expires_at < now - keep["sessions"]),
            await _purge(session, Invitation, Invitation.expires_at < now - keep["coach_grants"]),
            await _purge(
                session,
                CoachGrant,
                or_(
                    CoachGrant.ends_at < now - keep["coach_grants"],
                    CoachGrant.revoked_at < now - keep["coach_grants"],
                ),
            ),
        ]
    return sum(found)
