"""Answers to letters, and the mailbox they are read from.

Revision: 5e7a2c91d0b4, after 7e41c0a9d5b3.
"""

import sqlalchemy as sa
from alembic import op

from inroad.kit import db
from inroad.kit.db.policies import enable_rls

revision = "5e7a2c91d0b4"
down_revision = "7e41c0a9d5b3"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this change."""
    op.create_table(
        "mail_inbox",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("mail_account_id", db.Id, nullable=False),
        sa.Column("host", sa.String(255), nullable=False),
        sa.Column("port", sa.Integer(), nullable=False),
        sa.Column("security", sa.String(10), nullable=False),
        sa.Column("username", sa.String(254), nullable=False),
        sa.Column("sealed_password", sa.Text(), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("reason", sa.String(20), nullable=False),
        sa.Column("said", sa.String(500), nullable=False),
        sa.Column("uid_validity", sa.BigInteger(), nullable=True),
        sa.Column("next_uid", sa.BigInteger(), nullable=True),
        sa.Column("read_at", db.UtcTime(), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("next_try_at", db.UtcTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", db.UtcTime(), nullable=False),
        sa.Column("updated_at", db.UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "mail_account_id"],
            ["mail_account.workspace_id", "mail_account.id"],
            name="fk_mail_inbox_account",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_mail_inbox")),
        sa.UniqueConstraint("workspace_id", name="uq_mail_inbox_workspace"),
    )
    op.create_table(
        "mail_reply",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("contact_id", db.Id, nullable=False),
        sa.Column("letter_id", db.Id, nullable=False),
        sa.Column("message_key", sa.String(300), nullable=False),
        sa.Column("received_at", db.UtcTime(), nullable=False),
        sa.Column("from_address", sa.String(254), nullable=False),
        sa.Column("subject", sa.String(500), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("words", db.Json, nullable=False),
        sa.Column("suggested_on", sa.Date(), nullable=True),
        sa.Column("people", db.Json, nullable=False),
        sa.Column("calendar", sa.Text(), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("confirmed_as", sa.String(20), nullable=True),
        sa.Column("settled_at", db.UtcTime(), nullable=True),
        sa.Column("attempt_id", db.Id, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", db.UtcTime(), nullable=False),
        sa.Column("updated_at", db.UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "letter_id"],
            ["letter.workspace_id", "letter.id"],
            name="fk_mail_reply_letter",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "contact_id"],
            ["contact.workspace_id", "contact.id"],
            name="fk_mail_reply_contact",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_mail_reply")),
        sa.UniqueConstraint("workspace_id", "message_key", name="uq_mail_reply_message"),
    )
    op.create_index("ix_mail_reply_received", "mail_reply", ["workspace_id", "received_at", "id"])
    op.create_index("ix_mail_reply_letter", "mail_reply", ["workspace_id", "letter_id"])
    op.create_index("ix_mail_reply_state", "mail_reply", ["workspace_id", "state", "received_at"])
    for table in ("mail_inbox", "mail_reply"):
        enable_rls(op, table)


def downgrade() -> None:
    """Undo this change."""
    for index in ("ix_mail_reply_state", "ix_mail_reply_letter", "ix_mail_reply_received"):
        op.drop_index(index, "mail_reply")
    op.drop_table("mail_reply")
    op.drop_table("mail_inbox")
