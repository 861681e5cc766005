"""Imports as stored."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from inroad.kit.db import Base, Id, Json, Owned, UtcTime, Versioned


class Import(Owned, Versioned, Base):
    """One file on its way in."""

    __tablename__ = "import"
    __table_args__ = (
        Index("ix_import_created", "workspace_id", "created_at", "id"),
        Index("ix_import_sha256", "workspace_id", "sha256"),
    )

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
    updates: Mapped[int] = mapped_column(Integer, default=0)
    duplicates: Mapped[int] = mapped_column(Integer, default=0)
    errors: Mapped[int] = mapped_column(Integer, default=0)
    forgotten: Mapped[int] = mapped_column(Integer, default=0)
    added: Mapped[int] = mapped_column(Integer, default=0)
    updated: Mapped[int] = mapped_column(Integer, default=0)
    edges: Mapped[int] = mapped_column(Integer, default=0)
    edges_added: Mapped[int] = mapped_column(Integer, default=0)
    removed: Mapped[int] = mapped_column(Integer, default=0)
    restored: Mapped[int] = mapped_column(Integer, default=0)
    kept: Mapped[int] = mapped_column(Integer, default=0)
    columns: Mapped[dict[str, Any] | None] = mapped_column(Json)
    holds: Mapped[dict[str, int] | None] = mapped_column(Json)  # of an own export, by kind
    same_as_id: Mapped[str | None] = mapped_column(Id)
    problem: Mapped[dict[str, Any] | None] = mapped_column(Json)
    options: Mapped[dict[str, Any]] = mapped_column(
        Json, default=dict
    )  # format, encoding, date_order, mapping as asked
    dry_run: Mapped[bool] = mapped_column(Boolean, default=True)
    done_line: Mapped[int] = mapped_column(Integer, default=0)  # the commit has dealt with rows up to here
    started_at: Mapped[datetime | None] = mapped_column(UtcTime)  # of the commit
    committed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    undone_at: Mapped[datetime | None] = mapped_column(UtcTime)


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
    `data` holds what the row says of the person (see `packing`); empty values are left out.
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
    display_name: Mapped[str] = mapped_column(String(500), default="")
    data: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    duplicate_of_id: Mapped[str | None] = mapped_column(Id)
    why: Mapped[str] = mapped_column(String(300), default="")


class ImportChunk(Owned, Base):
    """Rows of which there is nothing to say but that they are new, some hundred in one document.

    A row that is to be treated by itself (left out, say) is taken out of here and becomes an `ImportRow`.
    `id` is the id of the first row that was here, the others count on from it (`ids_from`). `data` holds a
    list for each of the values of a `Plain` row, `size` counts the rows left; those taken out have line 0.
    """

    __tablename__ = "import_chunk"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "import_id"],
            ["import.workspace_id", "import.id"],
            ondelete="CASCADE",
            name="fk_import_chunk_import",
        ),
        Index("ix_import_chunk_line", "workspace_id", "import_id", "first_line"),
    )

    import_id: Mapped[str] = mapped_column(Id)
    first_line: Mapped[int] = mapped_column(Integer)
    last_line: Mapped[int] = mapped_column(Integer)
    size: Mapped[int] = mapped_column(Integer)
    choice: Mapped[str] = mapped_column(String(10), default="add")
    done: Mapped[bool] = mapped_column(Boolean, default=False)  # its contacts are made, if unseen
    data: Mapped[str] = mapped_column(Text)


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


class ImportEdge(Owned, Base):
    """Somebody whom a row names, and whether that is to become a referral.

    The one named led to the row's person; `turned` says it is the other way round. `other_*` are empty while
    nobody knows who is meant.
    """

    __tablename__ = "import_edge"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "import_id"],
            ["import.workspace_id", "import.id"],
            ondelete="CASCADE",
            name="fk_import_edge_import",
        ),
        Index("ix_import_edge_line", "workspace_id", "import_id", "line", "id"),
    )

    import_id: Mapped[str] = mapped_column(Id)
    line: Mapped[int] = mapped_column(Integer)
    row_id: Mapped[str] = mapped_column(Id)
    kind: Mapped[str] = mapped_column(String(20))
    label: Mapped[str] = mapped_column(String(100), default="")
    name: Mapped[str] = mapped_column(String(200), default="")
    email: Mapped[str | None] = mapped_column(String(254))
    other_row_id: Mapped[str | None] = mapped_column(Id)
    other_contact_id: Mapped[str | None] = mapped_column(Id)
    turned: Mapped[bool] = mapped_column(Boolean, default=False)
    choice: Mapped[str] = mapped_column(String(10), default="undecided")
    referral_id: Mapped[str | None] = mapped_column(Id)
    why: Mapped[str] = mapped_column(String(300), default="")


class ImportChange(Owned, Base):
    """What a commit changed in a contact that was there, so that it can be undone; or why one was kept.

    `before` and `after` hold column values, `version` the contact's as the commit left it.
    """

    __tablename__ = "import_change"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "import_id"],
            ["import.workspace_id", "import.id"],
            ondelete="CASCADE",
            name="fk_import_change_import",
        ),
        Index("ix_import_change_import", "workspace_id", "import_id", "kind", "id"),
    )

    import_id: Mapped[str] = mapped_column(Id)
    contact_id: Mapped[str] = mapped_column(Id)
    kind: Mapped[str] = mapped_column(String(20))  # updated, kept
    version: Mapped[int] = mapped_column(Integer, default=0)
    before: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    after: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    why: Mapped[str] = mapped_column(String(300), default="")


class ImportMapping(Owned, Base):
    """Which column holds which field, remembered for the next file with the same columns."""

    __tablename__ = "import_mapping"
    __table_args__ = (UniqueConstraint("workspace_id", "fingerprint", name="uq_import_mapping_fingerprint"),)

    fingerprint: Mapped[str] = mapped_column(String(64))
    mapping: Mapped[dict[str, str]] = mapped_column(Json)
    date_order: Mapped[str | None] = mapped_column(String(3))
    used_at: Mapped[datetime] = mapped_column(UtcTime)
