"""Who an account is to another provider: issuer and subject.

Revision: 8c41d7e0b5a2, after 5f0a2c8e61d4.
"""

import sqlalchemy as sa
from alembic import op

from inroad.kit import db

revision = "8c41d7e0b5a2"
down_revision = "5f0a2c8e61d4"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this change."""
    op.create_table(
        "identity",
        sa.Column("id", db.Id, nullable=False),
        sa.Column("account_id", db.Id, nullable=False),
        sa.Column("issuer", sa.String(length=255), nullable=False),
        sa.Column("subject", sa.String(length=255), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("created_at", db.UtcTime(), nullable=False),
        sa.Column("last_used_at", db.UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_identity_account_id_account"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identity")),
        sa.UniqueConstraint("issuer", "subject", name="uq_identity_issuer_subject"),
    )
    op.create_index(op.f("ix_identity_account_id"), "identity", ["account_id"])


def downgrade() -> None:
    """Undo this change."""
    op.drop_index(op.f("ix_identity_account_id"), "identity")
    op.drop_table("identity")
