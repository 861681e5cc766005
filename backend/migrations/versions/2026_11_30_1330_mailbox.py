"""The seeker's own mail account, and letters on their way by e-mail.

Revision: 9b3d5e1c7a42, after b2e8d1f5a763.
"""

import sqlalchemy as sa
from alembic import op

from inroad.kit import db
from inroad.kit.db.policies import enable_rls

revision = "9b3d5e1c7a42"
down_revision = "b2e8d1f5a763"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this change."""
    op.create_table(
        "mail_account",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("email", sa.String(254), nullable=False),
        sa.Column("host", sa.String(255), nullable=False),
        sa.Column("port", sa.Integer(), nullable=False),
        sa.Column("security", sa.String(10), nullable=False),
        sa.Column("username", sa.String(254), nullable=False),
        sa.Column("sealed_password", sa.Text(), nullable=False),
        sa.Column("test_state", sa.String(10), nullable=False),
        sa.Column("test_reason", sa.String(20), nullable=False),
        sa.Column("tested_at", db.UtcTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", db.UtcTime(), nullable=False),
        sa.Column("updated_at", db.UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_mail_account")),
        sa.UniqueConstraint("workspace_id", name="uq_mail_account_workspace"),
    )
    op.create_table(
        "delivery",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("letter_id", db.Id, nullable=False),
        sa.Column("account_id", db.Id, nullable=False),
        sa.Column("to_address", sa.String(254), nullable=False),
        sa.Column("message_id", sa.String(300), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("reason", sa.String(20), nullable=False),
        sa.Column("said", sa.String(500), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("sent_at", db.UtcTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", db.UtcTime(), nullable=False),
        sa.Column("updated_at", db.UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "letter_id"],
            ["letter.workspace_id", "letter.id"],
            name="fk_delivery_letter",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_delivery")),
    )
    op.create_index("ix_delivery_letter", "delivery", ["workspace_id", "letter_id", "id"])
    op.create_index("ix_delivery_message", "delivery", ["workspace_id", "message_id"])
    for table in ("mail_account", "delivery"):
        enable_rls(op, table)


def downgrade() -> None:
    """Undo this change."""
    op.drop_index("ix_delivery_message", "delivery")
    op.drop_index("ix_delivery_letter", "delivery")
    op.drop_table("delivery")
    op.drop_table("mail_account")
