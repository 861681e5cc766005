"""Referrals as stored."""

from datetime import date

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Date,
    ForeignKeyConstraint,
    Index,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from inroad.kit.db import Base, Id, Owned, Versioned


class Referral(Owned, Versioned, Base):
    """A dated edge from the one who gave a name to the one named (NET-4)."""

    __tablename__ = "referral"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "from_contact_id"],
            ["contact.workspace_id", "contact.id"],
            ondelete="CASCADE",
            name="fk_referral_from",
        ),
        ForeignKeyConstraint(
            ["workspace_id", "to_contact_id"],
            ["contact.workspace_id", "contact.id"],
            ondelete="CASCADE",
            name="fk_referral_to",
        ),
        UniqueConstraint("workspace_id", "from_contact_id", "to_contact_id", name="uq_referral_pair"),
        CheckConstraint("from_contact_id <> to_contact_id", name="ck_referral_not_self"),
        Index("ix_referral_back", "workspace_id", "to_contact_id", "from_contact_id"),
    )

    from_contact_id: Mapped[str] = mapped_column(Id)
    to_contact_id: Mapped[str] = mapped_column(Id)
    meeting_id: Mapped[str | None] = mapped_column(Id)
    named_on: Mapped[date] = mapped_column(Date)
    may_use_name: Mapped[bool | None] = mapped_column(Boolean)
    introduction: Mapped[str] = mapped_column(Text, default="")
    kind: Mapped[str] = mapped_column(String(20), default="informational")
