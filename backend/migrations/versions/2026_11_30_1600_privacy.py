"""People who asked to be forgotten: the place that stays, marks, and the log of erasures.

Revision: 5c1e7f2a9b40, after 3d90a6b1c7f2.
"""

import sqlalchemy as sa
from alembic import op

from inroad.kit import db
from inroad.kit.db.policies import enable_rls

revision = "5c1e7f2a9b40"
down_revision = "3d90a6b1c7f2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this change."""
    op.add_column("contact", sa.Column("erased_at", db.UtcTime(), nullable=True))
    op.add_column("import", sa.Column("forgotten", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "forgotten",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("erasure_id", db.Id, nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_forgotten")),
        sa.UniqueConstraint("workspace_id", "mark", name="uq_forgotten_mark"),
    )
    op.create_table(
        "erasure",
        sa.Column("id", db.Id, nullable=False),
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("object_ids", db.Json, nullable=False),
        sa.Column("marks", db.Json, nullable=False),
        sa.Column("erased_at", db.UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasure")),
    )
    op.create_index("ix_erasure_workspace", "erasure", ["workspace_id", "erased_at"])
    enable_rls(op, "forgotten")


def downgrade() -> None:
    """Undo this change."""
    op.drop_index("ix_erasure_workspace", "erasure")
    op.drop_table("erasure")
    op.drop_table("forgotten")
    op.drop_column("import", "forgotten")
    op.drop_column("contact", "erased_at")
