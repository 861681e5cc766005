"""Reminders as stored."""

from datetime import date, datetime, time

from sqlalchemy import Boolean, Date, ForeignKey, Index, String, Text, Time, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from inroad.kit.db import Base, Id, Owned, UtcTime


class ReminderSetting(Owned, Base):
    """What one account wants to be reminded of in one search, and when, on the search's clock.

    `mail_problem` is the last word of a mail server that did not take a reminder; empty while all is well.
    """

    __tablename__ = "reminder_setting"
    __table_args__ = (UniqueConstraint("workspace_id", "account_id", name="uq_reminder_setting_account"),)

    account_id: Mapped[str] = mapped_column(Id, ForeignKey("account.id", ondelete="CASCADE"))
    digest_email: Mapped[bool] = mapped_column(Boolean, default=False)
    digest_push: Mapped[bool] = mapped_column(Boolean, default=False)
    digest_at: Mapped[time] = mapped_column(Time, default=time(7, 30))
    promise_email: Mapped[bool] = mapped_column(Boolean, default=False)
    promise_push: Mapped[bool] = mapped_column(Boolean, default=False)
    promise_at: Mapped[time] = mapped_column(Time, default=time(9))
    quiet_from: Mapped[time | None] = mapped_column(Time)
    quiet_to: Mapped[time | None] = mapped_column(Time)
    mail_problem: Mapped[str] = mapped_column(String(40), default="")


class PushSubscription(Owned, Base):
    """One browser that shows reminders of one search to one account. The address is a secret: sealed (P6)."""

    __tablename__ = "push_subscription"
    __table_args__ = (
        UniqueConstraint("workspace_id", "endpoint_hash", name="uq_push_subscription_endpoint"),
        Index("ix_push_subscription_account", "workspace_id", "account_id", "id"),
    )

    account_id: Mapped[str] = mapped_column(Id, ForeignKey("account.id", ondelete="CASCADE"))
    endpoint_hash: Mapped[str] = mapped_column(String(64))
    sealed: Mapped[str] = mapped_column(Text)
    device: Mapped[str] = mapped_column(String(200), default="")
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    shown_at: Mapped[datetime | None] = mapped_column(UtcTime)


class ReminderSent(Owned, Base):
    """That a reminder went out: one of a kind, a channel and a day, never a second.

    Stored before the sending begins. `sending` left by a worker that died is not taken up again: it may have
    gone out.
    """

    __tablename__ = "reminder_sent"
    __table_args__ = (
        UniqueConstraint("workspace_id", "account_id", "kind", "channel", "on", name="uq_reminder_sent_once"),
    )

    account_id: Mapped[str] = mapped_column(Id, ForeignKey("account.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(20))
    channel: Mapped[str] = mapped_column(String(60))
    on: Mapped[date] = mapped_column(Date)
    state: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime] = mapped_column(UtcTime)
