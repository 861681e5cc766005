"""Exports as stored, and what a restored one put where."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKeyConstraint, Index, Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from inroad.kit.db import Base, Id, Json, Owned, UtcTime, Versioned


class Export(Owned, Versioned, Base):
    """One export of the whole search. Its bytes go after seven days; this line stays (P4)."""

    __tablename__ = "export"
    __table_args__ = (Index("ix_export_created", "workspace_id", "created_at", "id"),)

    state: Mapped[str] = mapped_column(String(20), default="pending")
    progress_done: Mapped[int] = mapped_column(Integer, default=0)
    progress_total: Mapped[int] = mapped_column(Integer, default=0)
    size: Mapped[int | None] = mapped_column(Integer)
    sha256: Mapped[str | None] = mapped_column(String(64))
    counts: Mapped[dict[str, int]] = mapped_column(Json, default=dict)
    finished_at: Mapped[datetime | None] = mapped_column(UtcTime)
    purge_at: Mapped[datetime | None] = mapped_column(UtcTime)


class ExportPart(Owned, Base):
    """A piece of an export's bytes, small enough to be sent without holding the rest."""

    __tablename__ = "export_part"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "export_id"],
            ["export.workspace_id", "export.id"],
            ondelete="CASCADE",
            name="fk_export_part_export",
        ),
        Index("ix_export_part_position", "workspace_id", "export_id", "position"),
    )

    export_id: Mapped[str] = mapped_column(Id)
    position: Mapped[int] = mapped_column(Integer)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class Restoration(Owned, Base):
    """What one import of an own export added, kept as long as that can be undone.

    `added` lists ids by kind; `settings` are the search's own before they were replaced, None where they
    were kept.
    """

    __tablename__ = "restoration"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "import_id"],
            ["import.workspace_id", "import.id"],
            ondelete="CASCADE",
            name="fk_restoration_import",
        ),
        Index("ix_restoration_import", "workspace_id", "import_id"),
    )

    import_id: Mapped[str] = mapped_column(Id)
    added: Mapped[dict[str, list[str]]] = mapped_column(Json, default=dict)
    settings: Mapped[dict[str, Any] | None] = mapped_column(Json)
