"""Leaving, and where a search's trail begins once its oldest events are gone.

Revision: 8d4b2c6e1f35, after 5e7a2c91d0b4.
"""

import sqlalchemy as sa
from alembic import op

from inroad.kit import db

revision = "8d4b2c6e1f35"
down_revision = "5e7a2c91d0b4"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this change."""
    op.add_column("account", sa.Column("seen_at", db.UtcTime(), nullable=True))
    op.add_column("account", sa.Column("erase_at", db.UtcTime(), nullable=True))
    op.add_column("workspace", sa.Column("erase_at", db.UtcTime(), nullable=True))
    op.add_column(
        "workspace", sa.Column("erase_cause", sa.String(length=10), nullable=False, server_default="")
    )
    op.add_column(
        "audit_chain", sa.Column("anchor_position", sa.Integer(), nullable=False, server_default="0")
    )
    op.add_column(
        "audit_chain", sa.Column("anchor_hash", sa.String(length=64), nullable=False, server_default="")
    )
    op.add_column("audit_chain", sa.Column("checked_at", db.UtcTime(), nullable=True))
    op.add_column("audit_chain", sa.Column("checked_whole", sa.Boolean(), nullable=True))
    op.add_column("audit_chain", sa.Column("checked_broken_at", sa.Integer(), nullable=True))


def downgrade() -> None:
    """Undo this change."""
    for name in ("checked_broken_at", "checked_whole", "checked_at", "anchor_hash", "anchor_position"):
        op.drop_column("audit_chain", name)
    op.drop_column("workspace", "erase_cause")
    op.drop_column("workspace", "erase_at")
    op.drop_column("account", "erase_at")
    op.drop_column("account", "seen_at")
