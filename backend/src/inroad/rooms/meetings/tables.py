"""Meetings as stored."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Boolean, Date, DateTime, ForeignKeyConstraint, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from inroad.kit.db import Base, Id, Json, Owned, UtcTime, Versioned


class Meeting(Owned, Versioned, Base):
    """A meeting, from agreed to debriefed.

    Wall-clock start and zone are what was agreed; `starts_at` is derived from them (api.md 1.16).
    """

    __tablename__ = "meeting"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "contact_id"],
            ["contact.workspace_id", "contact.id"],
            ondelete="CASCADE",
            name="fk_meeting_contact",
        ),
        Index("ix_meeting_starts", "workspace_id", "starts_at", "id"),
        Index("ix_meeting_contact", "workspace_id", "contact_id", "starts_at"),
        Index("ix_meeting_state", "workspace_id", "state", "starts_at"),
    )

    contact_id: Mapped[str] = mapped_column(Id)
    attempt_id: Mapped[str | None] = mapped_column(Id)
    place: Mapped[str] = mapped_column(String(200))
    format: Mapped[str] = mapped_column(String(20), default="in_person")
    format_reason: Mapped[str] = mapped_column(Text, default="")
    local_start: Mapped[datetime] = mapped_column(DateTime(timezone=False))
    time_zone: Mapped[str] = mapped_column(String(64))
    starts_at: Mapped[datetime] = mapped_column(UtcTime)
    minutes: Mapped[int] = mapped_column(Integer)
    travel_minutes: Mapped[int] = mapped_column(Integer, default=0)
    state: Mapped[str] = mapped_column(String(20), default="planned")
    started_at: Mapped[datetime | None] = mapped_column(UtcTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcTime)
    told_time: Mapped[bool] = mapped_column(Boolean, default=False)
    invited_to_stay: Mapped[bool] = mapped_column(Boolean, default=False)
    questions: Mapped[list[str]] = mapped_column(Json, default=list)
    notes: Mapped[str] = mapped_column(Text, default="")
    debriefed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    outcome: Mapped[str | None] = mapped_column(String(20))
    gains: Mapped[list[dict[str, Any]]] = mapped_column(Json, default=list)
    no_gain_reason: Mapped[str] = mapped_column(Text, default="")
    feedback: Mapped[str] = mapped_column(Text, default="")
    skills_said: Mapped[str] = mapped_column(Text, default="")
    strengths: Mapped[str] = mapped_column(Text, default="")
    weaknesses: Mapped[str] = mapped_column(Text, default="")
    hard_to_hear: Mapped[str] = mapped_column(Text, default="")
    big_picture: Mapped[str] = mapped_column(Text, default="")
    observed: Mapped[str] = mapped_column(Text, default="")
    answers: Mapped[dict[str, str]] = mapped_column(Json, default=dict)
    rapport: Mapped[int | None] = mapped_column(Integer)
    asked_of_me: Mapped[int] = mapped_column(Integer, default=0)
    names_given: Mapped[int] = mapped_column(Integer, default=0)
    thank_you_letter_id: Mapped[str | None] = mapped_column(Id)
    thank_you_due_on: Mapped[date | None] = mapped_column(Date)
