"""Organizations as stored."""

from datetime import time

from sqlalchemy import Boolean, Index, String, Text, Time, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from inroad.kit.db import Base, Owned, Versioned


class Organization(Owned, Versioned, Base):
    """A place where contacts work, found again by its folded name."""

    __tablename__ = "organization"
    __table_args__ = (
        UniqueConstraint("workspace_id", "name_key", name="uq_organization_name"),
        Index("ix_organization_target", "workspace_id", "target", "name_key", "id"),
    )

    name: Mapped[str] = mapped_column(String(200))
    name_key: Mapped[str] = mapped_column(String(200))
    friday_style: Mapped[str] = mapped_column(String(10), default="unknown")
    time_zone: Mapped[str | None] = mapped_column(String(64))
    office_opens: Mapped[time | None] = mapped_column(Time)
    office_closes: Mapped[time | None] = mapped_column(Time)
    address: Mapped[str] = mapped_column(Text, default="")
    target: Mapped[bool] = mapped_column(Boolean, default=False)
    country: Mapped[str | None] = mapped_column(String(2))
    region: Mapped[str | None] = mapped_column(String(10))
    website: Mapped[str] = mapped_column(String(500), default="")
    note: Mapped[str] = mapped_column(Text, default="")
