"""Webhooks as stored."""

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from inroad.kit.db import Base, Id, Json, Owned, UtcTime, Versioned


class Webhook(Owned, Versioned, Base):
    """An address of somebody's own that is told what happens in one search.

    The secret lies sealed (P6). During a rotation the old one signs too, until `old_secret_until`.
    """

    __tablename__ = "webhook"
    __table_args__ = (Index("ix_webhook_created", "workspace_id", "created_at", "id"),)

    account_id: Mapped[str] = mapped_column(Id)
    url: Mapped[str] = mapped_column(String(2000))
    description: Mapped[str] = mapped_column(String(200), default="")
    events: Mapped[list[str]] = mapped_column(Json, default=list)
    enabled: Mapped[bool] = mapped_column(default=True)
    disabled_reason: Mapped[str | None] = mapped_column(String(20))
    secret_sealed: Mapped[str] = mapped_column(Text)
    old_secret_sealed: Mapped[str | None] = mapped_column(Text)
    old_secret_until: Mapped[datetime | None] = mapped_column(UtcTime)


class WebhookDelivery(Owned, Base):
    """One event on its way to one address; kept 30 days. It holds ids, never what they stand for."""

    __tablename__ = "webhook_delivery"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "webhook_id"],
            ["webhook.workspace_id", "webhook.id"],
            ondelete="CASCADE",
            name="fk_webhook_delivery_webhook",
        ),
        Index("ix_webhook_delivery_created", "workspace_id", "webhook_id", "created_at", "id"),
    )

    webhook_id: Mapped[str] = mapped_column(Id)
    event_id: Mapped[str] = mapped_column(Id)
    type: Mapped[str] = mapped_column(String(60))
    object_id: Mapped[str | None] = mapped_column(Id)
    happened_at: Mapped[datetime] = mapped_column(UtcTime)
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    state: Mapped[str] = mapped_column(String(10), default="pending")  # pending, delivered, failed
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    next_at: Mapped[datetime | None] = mapped_column(UtcTime)
    last_status: Mapped[int | None] = mapped_column(Integer)
    last_error: Mapped[str | None] = mapped_column(String(20))
    took_ms: Mapped[int | None] = mapped_column(Integer)
    delivered_at: Mapped[datetime | None] = mapped_column(UtcTime)
