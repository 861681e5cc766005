"""Work that comes again, and reminders.

Revision: 3d90a6b1c7f2, after 9b3d5e1c7a42.
"""

import sqlalchemy as sa
from alembic import op

from inroad.kit import db
from inroad.kit.db.policies import enable_rls

revision = "3d90a6b1c7f2"
down_revision = "9b3d5e1c7a42"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this change."""
    op.create_table(
        "schedule",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("kind", sa.String(length=80), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("rule", sa.String(length=100), nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=False),
        sa.Column("args", db.Json, nullable=False),
        sa.Column("next_at", db.UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_schedule")),
        sa.UniqueConstraint("workspace_id", "kind", "key", name=op.f("uq_schedule_key")),
    )
    op.create_index("ix_schedule_next", "schedule", ["next_at"])
    enable_rls(op, "schedule", worker=True)
    op.create_table(
        "reminder_setting",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("account_id", db.Id, nullable=False),
        sa.Column("digest_email", sa.Boolean(), nullable=False),
        sa.Column("digest_push", sa.Boolean(), nullable=False),
        sa.Column("digest_at", sa.Time(), nullable=False),
        sa.Column("promise_email", sa.Boolean(), nullable=False),
        sa.Column("promise_push", sa.Boolean(), nullable=False),
        sa.Column("promise_at", sa.Time(), nullable=False),
        sa.Column("quiet_from", sa.Time(), nullable=True),
        sa.Column("quiet_to", sa.Time(), nullable=True),
        sa.Column("mail_problem", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_reminder_setting_account_id_account"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_reminder_setting")),
        sa.UniqueConstraint("workspace_id", "account_id", name=op.f("uq_reminder_setting_account")),
    )
    op.create_table(
        "push_subscription",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("account_id", db.Id, nullable=False),
        sa.Column("endpoint_hash", sa.String(length=64), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.Column("device", sa.String(length=200), nullable=False),
        sa.Column("created_at", db.UtcTime(), nullable=False),
        sa.Column("shown_at", db.UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_push_subscription_account_id_account"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_push_subscription")),
        sa.UniqueConstraint("workspace_id", "endpoint_hash", name=op.f("uq_push_subscription_endpoint")),
    )
    op.create_index("ix_push_subscription_account", "push_subscription", ["workspace_id", "account_id", "id"])
    op.create_table(
        "reminder_sent",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("account_id", db.Id, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("channel", sa.String(length=60), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("at", db.UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_reminder_sent_account_id_account"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_reminder_sent")),
        sa.UniqueConstraint(
            "workspace_id", "account_id", "kind", "channel", "on", name=op.f("uq_reminder_sent_once")
        ),
    )
    for table in ("reminder_setting", "push_subscription", "reminder_sent"):
        enable_rls(op, table)


def downgrade() -> None:
    """Undo this change."""
    for table in ("reminder_sent", "push_subscription", "reminder_setting", "schedule"):
        op.drop_table(table)
