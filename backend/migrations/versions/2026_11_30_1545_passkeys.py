"""Challenges of sign-ins: what a passkey signs, brought back once.

Revision: 5f0a2c8e61d4, after 81d3e5a7c2f4.
"""

import sqlalchemy as sa
from alembic import op

from inroad.kit import db

revision = "5f0a2c8e61d4"
down_revision = "81d3e5a7c2f4"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this change."""
    op.create_table(
        "sign_in_challenge",
        sa.Column("id", db.Id, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("account_id", db.Id, nullable=True),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("browser_hash", sa.String(length=64), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.Column("created_at", db.UtcTime(), nullable=False),
        sa.Column("expires_at", db.UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_sign_in_challenge_account_id_account"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_challenge")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_sign_in_challenge_token_hash")),
    )
    for column in ("account_id", "expires_at"):
        op.create_index(op.f(f"ix_sign_in_challenge_{column}"), "sign_in_challenge", [column])


def downgrade() -> None:
    """Undo this change."""
    for column in ("expires_at", "account_id"):
        op.drop_index(op.f(f"ix_sign_in_challenge_{column}"), "sign_in_challenge")
    op.drop_table("sign_in_challenge")
