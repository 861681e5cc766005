"""The audit trail as stored."""

from datetime import datetime

from sqlalchemy import Boolean, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from inroad.kit.db import Base, Id, Json, Owned, UtcTime


class AuditEvent(Owned, Base):
    """One change: who, what, which thing, the names of the fields; never their values (S15).

    `position` counts from 1 in each search; `hash` covers the event and the hash before it. The database
    refuses to change a row, and to delete one younger than 400 days while its search is there.
    """

    __tablename__ = "audit_event"
    __table_args__ = (
        UniqueConstraint("workspace_id", "position", name="uq_audit_event_position"),
        Index("ix_audit_event_object", "workspace_id", "object_id", "position"),
    )

    position: Mapped[int] = mapped_column(Integer)
    at: Mapped[datetime] = mapped_column(UtcTime)
    account_id: Mapped[str] = mapped_column(Id)
    credential: Mapped[str] = mapped_column(String(10))  # session, token
    credential_id: Mapped[str] = mapped_column(Id)
    action: Mapped[str] = mapped_column(String(100))
    object_id: Mapped[str | None] = mapped_column(Id)
    fields: Mapped[list[str]] = mapped_column(Json, default=list)
    address: Mapped[str] = mapped_column(String(45), default="")
    request_id: Mapped[str] = mapped_column(String(64))
    before_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class AuditChain(Owned, Base):
    """Where a search's chain ends: the row every writer of that search waits for, so that it never forks.

    There is one a search; its id is the search's own.
    """

    __tablename__ = "audit_chain"

    length: Mapped[int] = mapped_column(Integer, default=0)
    hash: Mapped[str] = mapped_column(String(64), default="")
    #: The last event that was taken away for its age: the first one kept follows upon it.
    anchor_position: Mapped[int] = mapped_column(Integer, default=0)
    anchor_hash: Mapped[str] = mapped_column(String(64), default="")
    #: What was found when the chain was last looked through at night.
    checked_at: Mapped[datetime | None] = mapped_column(UtcTime)
    checked_whole: Mapped[bool | None] = mapped_column(Boolean)
    checked_broken_at: Mapped[int | None] = mapped_column(Integer)
