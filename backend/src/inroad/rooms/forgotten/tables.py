"""Marks and erasures as stored: hashes and ids, never a name."""

from datetime import datetime

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from inroad.kit.db import Base, Id, Json, Owned, UtcTime


class Forgotten(Owned, Base):
    """A keyed hash of an address, a number, a profile or an id of somebody who asked to be forgotten."""

    __tablename__ = "forgotten"
    __table_args__ = (UniqueConstraint("workspace_id", "mark", name="uq_forgotten_mark"),)

    mark: Mapped[str] = mapped_column(String(64))
    erasure_id: Mapped[str] = mapped_column(Id)
    lifted_at: Mapped[datetime | None] = mapped_column(UtcTime)
    lifted_reason: Mapped[str] = mapped_column(String(500), server_default="", default="")
    """They came back themselves: since when the mark holds nobody off, and how that is known."""


class Erasure(Base):
    """That something was erased, so that it is erased again where a backup brings it back.

    A global table: it outlives the search it speaks of. `kind` is `contact`, `workspace` or `account`.
    """

    __tablename__ = "erasure"
    __table_args__ = (Index("ix_erasure_workspace", "workspace_id", "erased_at"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    workspace_id: Mapped[str] = mapped_column(Id)
    kind: Mapped[str] = mapped_column(String(10))
    object_ids: Mapped[list[str]] = mapped_column(Json)
    marks: Mapped[list[str]] = mapped_column(Json)
    erased_at: Mapped[datetime] = mapped_column(UtcTime)
