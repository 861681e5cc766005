"""Letters as stored."""

from datetime import date, datetime

from sqlalchemy import Boolean, Date, ForeignKeyConstraint, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from inroad.kit.db import Base, Id, Json, Owned, UtcTime, Versioned


class Letter(Owned, Versioned, Base):
    """A letter; body and questions are frozen once `state` is sent (LND-6).

    `blocking` counts the findings that stood in the way of a draft when it was last saved.
    """

    __tablename__ = "letter"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "contact_id"],
            ["contact.workspace_id", "contact.id"],
            ondelete="CASCADE",
            name="fk_letter_contact",
        ),
        Index("ix_letter_updated", "workspace_id", "updated_at", "id"),
        Index("ix_letter_contact", "workspace_id", "contact_id", "state"),
    )

    contact_id: Mapped[str] = mapped_column(Id)
    referrer_id: Mapped[str | None] = mapped_column(Id)
    meeting_id: Mapped[str | None] = mapped_column(Id)
    kind: Mapped[str] = mapped_column(String(20))
    medium: Mapped[str] = mapped_column(String(10))
    state: Mapped[str] = mapped_column(String(10), default="draft")
    subject: Mapped[str] = mapped_column(String(500), default="")
    body: Mapped[str] = mapped_column(Text, default="")
    questions: Mapped[list[str]] = mapped_column(Json, default=list)
    promised_on: Mapped[date | None] = mapped_column(Date)
    due_on: Mapped[date | None] = mapped_column(Date)
    sent_on: Mapped[date | None] = mapped_column(Date)
    sent_at: Mapped[datetime | None] = mapped_column(UtcTime)
    arrives_on: Mapped[date | None] = mapped_column(Date)
    blocking: Mapped[int] = mapped_column(Integer, default=0)
    farewell: Mapped[bool] = mapped_column(Boolean, default=False)
    override_reason: Mapped[str] = mapped_column(Text, default="")
    went_by: Mapped[str | None] = mapped_column(String(10))
    promise_id: Mapped[str | None] = mapped_column(Id)
    resends_id: Mapped[str | None] = mapped_column(Id)


class LetterVersion(Owned, Base):
    """How a letter once stood: kept while it is written, and as it went out.

    `cause` says what came after it: writing, a choice (day or referrer), a large cut; or that it was sent so.
    """

    __tablename__ = "letter_version"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "letter_id"],
            ["letter.workspace_id", "letter.id"],
            ondelete="CASCADE",
            name="fk_letter_version_letter",
        ),
        Index("ix_letter_version_letter", "workspace_id", "letter_id", "kept_at", "id"),
    )

    letter_id: Mapped[str] = mapped_column(Id)
    subject: Mapped[str] = mapped_column(String(500), default="")
    body: Mapped[str] = mapped_column(Text, default="")
    questions: Mapped[list[str]] = mapped_column(Json, default=list)
    promised_on: Mapped[date | None] = mapped_column(Date)
    cause: Mapped[str] = mapped_column(String(20))
    kept_at: Mapped[datetime] = mapped_column(UtcTime)
