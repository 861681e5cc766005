"""Exports, and what a restored one can be undone by.

Revision: 7d41e0b95c38, after 7d1f3a9c5b02.
"""

import sqlalchemy as sa
from alembic import op

from inroad.kit import db
from inroad.kit.db.policies import enable_rls

revision = "7d41e0b95c38"
down_revision = "7d1f3a9c5b02"
branch_labels = None
depends_on = None

OWNED = ("export", "export_part", "restoration")


def upgrade() -> None:
    """Apply this change."""
    op.create_table(
        "export",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("progress_done", sa.Integer(), nullable=False),
        sa.Column("progress_total", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("counts", db.Json, nullable=False),
        sa.Column("finished_at", db.UtcTime(), nullable=True),
        sa.Column("purge_at", db.UtcTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", db.UtcTime(), nullable=False),
        sa.Column("updated_at", db.UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_export")),
    )
    op.create_index("ix_export_created", "export", ["workspace_id", "created_at", "id"])
    op.create_table(
        "export_part",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("export_id", db.Id, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "export_id"],
            ["export.workspace_id", "export.id"],
            name="fk_export_part_export",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_export_part")),
    )
    op.create_index("ix_export_part_position", "export_part", ["workspace_id", "export_id", "position"])
    op.create_table(
        "restoration",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("import_id", db.Id, nullable=False),
        sa.Column("added", db.Json, nullable=False),
        sa.Column("settings", db.Json, nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id", "import_id"],
            ["import.workspace_id", "import.id"],
            name="fk_restoration_import",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_restoration")),
    )
    op.create_index("ix_restoration_import", "restoration", ["workspace_id", "import_id"])
    op.add_column("import", sa.Column("holds", db.Json, nullable=True))
    for table in OWNED:
        enable_rls(op, table)


def downgrade() -> None:
    """Undo this change."""
    op.drop_column("import", "holds")
    op.drop_table("restoration")
    op.drop_table("export_part")
    op.drop_table("export")
