"""Promises and attempts as stored."""

from datetime import date, datetime

from sqlalchemy import Boolean, Date, ForeignKeyConstraint, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from inroad.kit.db import Base, Id, Json, Owned, UtcTime, Versioned


class Promise(Owned, Versioned, Base):
    """A dated promise to a contact, on their own local day (TIM-5, TIM-8).

    Stored states: open, kept, answered_late, renegotiated, withdrawn. An open promise whose day has
    passed reads as broken; so does one answered late.
    """

    __tablename__ = "promise"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "contact_id"],
            ["contact.workspace_id", "contact.id"],
            ondelete="CASCADE",
            name="fk_promise_contact",
        ),
        Index("ix_promise_due", "workspace_id", "state", "due_on", "id"),
        Index("ix_promise_contact", "workspace_id", "contact_id", "due_on"),
    )

    contact_id: Mapped[str] = mapped_column(Id)
    kind: Mapped[str] = mapped_column(String(20))
    due_on: Mapped[date] = mapped_column(Date)
    time_zone: Mapped[str] = mapped_column(String(64))
    state: Mapped[str] = mapped_column(String(20), default="open")
    reached: Mapped[bool | None] = mapped_column(Boolean)
    closed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    note: Mapped[str] = mapped_column(Text, default="")
    letter_id: Mapped[str | None] = mapped_column(Id)
    meeting_id: Mapped[str | None] = mapped_column(Id)
    attempt_id: Mapped[str | None] = mapped_column(Id)
    moved_to_id: Mapped[str | None] = mapped_column(Id)
    moved_from_on: Mapped[date | None] = mapped_column(Date)


class PlannedTouch(Owned, Base):
    """The day planning found for the next step of a contact; `planned_on` is None where no day had room.

    Kept so that what the seeker has seen stays where it is. It follows from the contacts and the promises:
    nothing is lost when it goes.
    """

    __tablename__ = "planned_touch"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "contact_id"],
            ["contact.workspace_id", "contact.id"],
            ondelete="CASCADE",
            name="fk_planned_touch_contact",
        ),
        UniqueConstraint("workspace_id", "contact_id", name="uq_planned_touch_contact"),
        Index("ix_planned_touch_on", "workspace_id", "planned_on", "id"),
    )

    contact_id: Mapped[str] = mapped_column(Id)
    kind: Mapped[str] = mapped_column(String(30))
    lane: Mapped[str] = mapped_column(String(10))
    planned_on: Mapped[date | None] = mapped_column(Date)
    since: Mapped[date] = mapped_column(Date)
    reasons: Mapped[list[dict[str, str]]] = mapped_column(Json, default=list)
    passed: Mapped[list[dict[str, str]]] = mapped_column(Json, default=list)


class Attempt(Owned, Versioned, Base):
    """One try to reach a contact (NRS-1). `local_on` is the contact's own day."""

    __tablename__ = "attempt"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "contact_id"],
            ["contact.workspace_id", "contact.id"],
            ondelete="CASCADE",
            name="fk_attempt_contact",
        ),
        Index("ix_attempt_contact", "workspace_id", "contact_id", "happened_at"),
        Index("ix_attempt_at", "workspace_id", "happened_at", "id"),
    )

    contact_id: Mapped[str] = mapped_column(Id)
    outcome: Mapped[str] = mapped_column(String(20))
    channel: Mapped[str] = mapped_column(String(20))
    happened_at: Mapped[datetime] = mapped_column(UtcTime)
    local_on: Mapped[date] = mapped_column(Date)
    note: Mapped[str] = mapped_column(Text, default="")
    override_reason: Mapped[str] = mapped_column(Text, default="")
    promise_id: Mapped[str | None] = mapped_column(Id)
    next_promise_id: Mapped[str | None] = mapped_column(Id)
    meeting_id: Mapped[str | None] = mapped_column(Id)
