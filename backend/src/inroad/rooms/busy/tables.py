"""Calendars of the seeker's own, and the times they take."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKeyConstraint, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from inroad.kit.db import Base, Id, Owned, UtcTime, Versioned


class BusyCalendar(Owned, Versioned, Base):
    """A calendar that is looked at for busy times. Its address is a secret: sealed (P6); a file has none.

    `problem` is the last thing that stood in the way, as a stable word and a sentence; empty while all is
    well. What was read before it stays. `checked_at` is empty while somebody waits for it to be read.
    """

    __tablename__ = "busy_calendar"
    __table_args__ = (Index("ix_busy_calendar_created", "workspace_id", "created_at", "id"),)

    account_id: Mapped[str] = mapped_column(Id)
    name: Mapped[str] = mapped_column(String(200))
    host: Mapped[str] = mapped_column(String(255), default="")
    sealed_url: Mapped[str | None] = mapped_column(Text)
    etag: Mapped[str] = mapped_column(String(200), default="")
    problem: Mapped[str] = mapped_column(String(30), default="")
    problem_detail: Mapped[str] = mapped_column(String(300), default="")
    checked_at: Mapped[datetime | None] = mapped_column(UtcTime)
    read_at: Mapped[datetime | None] = mapped_column(UtcTime)
    read_until: Mapped[date | None] = mapped_column(Date)


class BusyTime(Owned, Base):
    """Time that is taken: from when to when, and nothing else."""

    __tablename__ = "busy_time"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "busy_calendar_id"],
            ["busy_calendar.workspace_id", "busy_calendar.id"],
            ondelete="CASCADE",
            name="fk_busy_time_calendar",
        ),
        Index("ix_busy_time_calendar", "workspace_id", "busy_calendar_id"),
        Index("ix_busy_time_ends", "workspace_id", "ends_at", "starts_at"),
    )

    busy_calendar_id: Mapped[str] = mapped_column(Id)
    starts_at: Mapped[datetime] = mapped_column(UtcTime)
    ends_at: Mapped[datetime] = mapped_column(UtcTime)
