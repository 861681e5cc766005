"""Calendar feeds by secret address.

Revision: 7a41f0c2d9e6, after 5c1e8f20a7d4.
"""

import sqlalchemy as sa
from alembic import op

from inroad.kit import db

revision = "7a41f0c2d9e6"
down_revision = "5c1e8f20a7d4"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this change."""
    op.create_table(
        "calendar_feed",
        sa.Column("id", db.Id, nullable=False),
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("account_id", db.Id, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("shows", sa.String(length=30), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", db.UtcTime(), nullable=False),
        sa.Column("last_read_at", db.UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_calendar_feed_account_id_account"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
            name=op.f("fk_calendar_feed_workspace_id_workspace"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_feed")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_calendar_feed_token_hash")),
    )
    op.create_index("ix_calendar_feed_account_id", "calendar_feed", ["account_id"])
    op.create_index("ix_calendar_feed_workspace", "calendar_feed", ["workspace_id", "id"])


def downgrade() -> None:
    """Take it back."""
    op.drop_table("calendar_feed")
