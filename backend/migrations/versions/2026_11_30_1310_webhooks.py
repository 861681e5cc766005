"""Webhooks and what was sent to them.

Revision: b2e8d1f5a763, after d4e80b2f6a17.
"""

import sqlalchemy as sa
from alembic import op

from inroad.kit import db
from inroad.kit.db.policies import enable_rls

revision = "b2e8d1f5a763"
down_revision = "d4e80b2f6a17"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this change."""
    op.create_table(
        "webhook",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("account_id", db.Id, nullable=False),
        sa.Column("url", sa.String(length=2000), nullable=False),
        sa.Column("description", sa.String(length=200), nullable=False),
        sa.Column("events", db.Json, nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("disabled_reason", sa.String(length=20), nullable=True),
        sa.Column("secret_sealed", sa.Text(), nullable=False),
        sa.Column("old_secret_sealed", sa.Text(), nullable=True),
        sa.Column("old_secret_until", db.UtcTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", db.UtcTime(), nullable=False),
        sa.Column("updated_at", db.UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_webhook")),
    )
    op.create_index("ix_webhook_created", "webhook", ["workspace_id", "created_at", "id"])
    op.create_table(
        "webhook_delivery",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("webhook_id", db.Id, nullable=False),
        sa.Column("event_id", db.Id, nullable=False),
        sa.Column("type", sa.String(length=60), nullable=False),
        sa.Column("object_id", db.Id, nullable=True),
        sa.Column("happened_at", db.UtcTime(), nullable=False),
        sa.Column("created_at", db.UtcTime(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_at", db.UtcTime(), nullable=True),
        sa.Column("last_status", sa.Integer(), nullable=True),
        sa.Column("last_error", sa.String(length=20), nullable=True),
        sa.Column("took_ms", sa.Integer(), nullable=True),
        sa.Column("delivered_at", db.UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id", "webhook_id"],
            ["webhook.workspace_id", "webhook.id"],
            name="fk_webhook_delivery_webhook",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_webhook_delivery")),
    )
    op.create_index(
        "ix_webhook_delivery_created",
        "webhook_delivery",
        ["workspace_id", "webhook_id", "created_at", "id"],
    )
    enable_rls(op, "webhook")
    enable_rls(op, "webhook_delivery")


def downgrade() -> None:
    """Take it back."""
    op.drop_table("webhook_delivery")
    op.drop_table("webhook")
