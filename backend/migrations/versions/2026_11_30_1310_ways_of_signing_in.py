"""Ways of signing in: links by e-mail, second factors, recovery codes, proved addresses.

Revision: c1d7a40b93e2, after 3b9e64d07a18.
"""

import sqlalchemy as sa
from alembic import op

from inroad.kit import db

revision = "c1d7a40b93e2"
down_revision = "3b9e64d07a18"
branch_labels = None
depends_on = None


def _of_account(table: str, *columns: sa.Column, unique: str) -> None:
    op.create_table(
        table,
        sa.Column("id", db.Id, nullable=False),
        sa.Column("account_id", db.Id, nullable=False),
        *columns,
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f(f"fk_{table}_account_id_account"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint(unique, name=op.f(f"uq_{table}_{unique}")),
    )
    op.create_index(op.f(f"ix_{table}_account_id"), table, ["account_id"])


def upgrade() -> None:
    """Apply this change."""
    op.add_column("account", sa.Column("email_verified_at", db.UtcTime(), nullable=True))
    # Tries of five minutes ago at most: nothing is lost.
    op.execute("DELETE FROM sign_in_attempt")
    op.add_column("sign_in_attempt", sa.Column("kind", sa.String(length=10), nullable=False))
    _of_account(
        "account_link",
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("created_at", db.UtcTime(), nullable=False),
        sa.Column("expires_at", db.UtcTime(), nullable=False),
        sa.Column("used_at", db.UtcTime(), nullable=True),
        unique="token_hash",
    )
    _of_account(
        "credential",
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("external_id", sa.String(length=1400), nullable=True),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("counter", sa.BigInteger(), nullable=False),
        sa.Column("created_at", db.UtcTime(), nullable=False),
        sa.Column("confirmed_at", db.UtcTime(), nullable=True),
        sa.Column("last_used_at", db.UtcTime(), nullable=True),
        unique="external_id",
    )
    _of_account(
        "recovery_code",
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("used_at", db.UtcTime(), nullable=True),
        unique="code_hash",
    )


def downgrade() -> None:
    """Undo this change."""
    for table in ("recovery_code", "credential", "account_link"):
        op.drop_index(op.f(f"ix_{table}_account_id"), table)
        op.drop_table(table)
    op.drop_column("sign_in_attempt", "kind")
    op.drop_column("account", "email_verified_at")
