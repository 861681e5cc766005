"""Imports as stored."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Boolean, Date, ForeignKeyConstraint, Index, Integer, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from inroad.kit.db import Base, Id, Json, Owned, UtcTime, Versioned


class Import(Owned, Versioned, Base):
    """One file on its way in."""

    __tablename__ = "import"
    __table_args__ = (Index("ix_import_created", "workspace_id", "created_at", "id"),)

    filename: Mapped[str] = mapped_column(String(300))
    format: Mapped[str | None] = mapped_column(String(40))
    encoding: Mapped[str | None] = mapped_column(String(40))
    size: Mapped[int] = mapped_column(Integer)
    sha256: Mapped[str] = mapped_column(String(64))
    state: Mapped[str] = mapped_column(String(30), default="pending")
    progress_done: Mapped[int] = mapped_column(Integer, default=0)
    progress_total: Mapped[int] = mapped_column(Integer, default=0)
    rows: Mapped[int] = mapped_column(Integer, default=0)
    new: Mapped[int] = mapped_column(Integer, default=0)
    duplicates: Mapped[int] = mapped_column(Integer, default=0)
    errors: Mapped[int] = mapped_column(Integer, default=0)
    added: Mapped[int] = mapped_column(Integer, default=0)
    problem: Mapped[dict[str, Any] | None] = mapped_column(Json)
    options: Mapped[dict[str, Any]] = mapped_column(
        Json, default=dict
    )  # format, encoding, date_order as asked
    dry_run: Mapped[bool] = mapped_column(Boolean, default=True)
    done_line: Mapped[int] = mapped_column(Integer, default=0)  # the commit has dealt with rows up to here
    started_at: Mapped[datetime | None] = mapped_column(UtcTime)  # of the commit
    committed_at: Mapped[datetime | None] = mapped_column(UtcTime)


class ImportFile(Owned, Base):
    """The bytes of an import, kept for seven days (P4)."""

    __tablename__ = "import_file"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "import_id"],
            ["import.workspace_id", "import.id"],
            ondelete="CASCADE",
            name="fk_import_file_import",
        ),
        Index("ix_import_file_import", "workspace_id", "import_id"),
    )

    import_id: Mapped[str] = mapped_column(Id)
    content: Mapped[bytes] = mapped_column(LargeBinary)
    purge_at: Mapped[datetime] = mapped_column(UtcTime)


class ImportRow(Owned, Base):
    """A row as it was understood, and what is to become of it.

    The contact made of a row takes the row's id, so that a commit that was broken off never makes it twice.
    """

    __tablename__ = "import_row"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "import_id"],
            ["import.workspace_id", "import.id"],
            ondelete="CASCADE",
            name="fk_import_row_import",
        ),
        Index("ix_import_row_line", "workspace_id", "import_id", "line", "id"),
        Index("ix_import_row_state", "workspace_id", "import_id", "state", "line"),
    )

    import_id: Mapped[str] = mapped_column(Id)
    line: Mapped[int] = mapped_column(Integer)
    key: Mapped[str] = mapped_column(String(500))
    state: Mapped[str] = mapped_column(String(20))
    choice: Mapped[str] = mapped_column(String(10))
    given_name: Mapped[str] = mapped_column(String(500), default="")
    family_name: Mapped[str] = mapped_column(String(500), default="")
    display_name: Mapped[str] = mapped_column(String(500), default="")
    headline: Mapped[str] = mapped_column(String(500), default="")
    organization_name: Mapped[str] = mapped_column(String(500), default="")
    emails: Mapped[list[str]] = mapped_column(Json, default=list)
    phone: Mapped[str | None] = mapped_column(String(60))
    url: Mapped[str | None] = mapped_column(String(500))
    connected_on: Mapped[date | None] = mapped_column(Date)
    duplicate_of_id: Mapped[str | None] = mapped_column(Id)
    why: Mapped[str] = mapped_column(String(300), default="")


class ImportCellError(Owned, Base):
    """What is wrong in one cell."""

    __tablename__ = "import_error"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "import_id"],
            ["import.workspace_id", "import.id"],
            ondelete="CASCADE",
            name="fk_import_error_import",
        ),
        Index("ix_import_error_line", "workspace_id", "import_id", "line", "id"),
    )

    import_id: Mapped[str] = mapped_column(Id)
    line: Mapped[int] = mapped_column(Integer)
    column: Mapped[str] = mapped_column(String(200))
    code: Mapped[str] = mapped_column(String(63))
    message: Mapped[str] = mapped_column(Text)
    value: Mapped[str] = mapped_column(String(200))
