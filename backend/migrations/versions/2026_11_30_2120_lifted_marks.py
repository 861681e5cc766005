"""Somebody who asked to be forgotten may come back: since when their marks hold nobody off, and why.

Revision: 5e1c7a93d208, after b7f3a1d95c24.
"""

import sqlalchemy as sa
from alembic import op

from inroad.kit import db

revision = "5e1c7a93d208"
down_revision = "b7f3a1d95c24"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this change."""
    op.add_column("forgotten", sa.Column("lifted_at", db.UtcTime(), nullable=True))
    op.add_column("forgotten", sa.Column("lifted_reason", sa.String(500), nullable=False, server_default=""))


def downgrade() -> None:
    """Take it back: whoever came back is held off again."""
    op.drop_column("forgotten", "lifted_reason")
    op.drop_column("forgotten", "lifted_at")
