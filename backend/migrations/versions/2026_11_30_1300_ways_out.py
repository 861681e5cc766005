"""Letters know how they left.

Revision: 4c1e9a7d2f60, after a1d7c0e4f652.
"""

import sqlalchemy as sa
from alembic import op

revision = "4c1e9a7d2f60"
down_revision = "a1d7c0e4f652"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this change."""
    op.add_column("letter", sa.Column("went_by", sa.String(10), nullable=True))


def downgrade() -> None:
    """Undo this change."""
    op.drop_column("letter", "went_by")
