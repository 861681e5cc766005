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
    arrived_at: Mapped[datetime | None] = mapped_column(UtcTime)
    prepared_at: Mapped[datetime | None] = mapped_column(UtcTime)
    asked: Mapped[list[int] | None] = mapped_column(Json)
    offer_given: Mapped[bool] = mapped_column(Boolean, default=False)
    promised_to_send: Mapped[str] = mapped_column(Text, default="")
    thank_you_letter_id: Mapped[str | None] = mapped_column(Id)
    thank_you_due_on: Mapped[date | None] = mapped_column(Date)


class MeetingNote(Owned, Base):
    """A line written at the table. Its id is the device's own, so that sending it again adds nothing (MTG-7).

    A line that was taken out keeps its row: a second device, late with its copy, must not bring it back.
    """

    __tablename__ = "meeting_note"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "meeting_id"],
            ["meeting.workspace_id", "meeting.id"],
            ondelete="CASCADE",
            name="fk_meeting_note_meeting",
        ),
        Index("ix_meeting_note_meeting", "workspace_id", "meeting_id", "noted_at", "id"),
    )

    meeting_id: Mapped[str] = mapped_column(Id)
    kind: Mapped[str] = mapped_column(String(20))
    text: Mapped[str] = mapped_column(Text)
    noted_at: Mapped[datetime] = mapped_column(UtcTime)
    changed_at: Mapped[datetime] = mapped_column(UtcTime)
    removed_at: Mapped[datetime | None] = mapped_column(UtcTime)
