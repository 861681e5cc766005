"""Calendars of the seeker's own, and the times they take.

Revision: 6f2b8c4d1e90, after 5c1e7f2a9b40.
"""

import sqlalchemy as sa
from alembic import op

from inroad.kit import db
from inroad.kit.db.policies import enable_rls

revision = "6f2b8c4d1e90"
down_revision = "5c1e7f2a9b40"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this change."""
    op.create_table(
        "busy_calendar",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("account_id", db.Id, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("host", sa.String(length=255), nullable=False),
        sa.Column("sealed_url", sa.Text(), nullable=True),
        sa.Column("etag", sa.String(length=200), nullable=False),
        sa.Column("problem", sa.String(length=30), nullable=False),
        sa.Column("problem_detail", sa.String(length=300), nullable=False),
        sa.Column("checked_at", db.UtcTime(), nullable=True),
        sa.Column("read_at", db.UtcTime(), nullable=True),
        sa.Column("read_until", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", db.UtcTime(), nullable=False),
        sa.Column("updated_at", db.UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_busy_calendar")),
    )
    op.create_index("ix_busy_calendar_created", "busy_calendar", ["workspace_id", "created_at", "id"])
    op.create_table(
        "busy_time",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("busy_calendar_id", db.Id, nullable=False),
        sa.Column("starts_at", db.UtcTime(), nullable=False),
        sa.Column("ends_at", db.UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "busy_calendar_id"],
            ["busy_calendar.workspace_id", "busy_calendar.id"],
            name="fk_busy_time_calendar",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_busy_time")),
    )
    op.create_index("ix_busy_time_calendar", "busy_time", ["workspace_id", "busy_calendar_id"])
    op.create_index("ix_busy_time_ends", "busy_time", ["workspace_id", "ends_at", "starts_at"])
    enable_rls(op, "busy_calendar")
    enable_rls(op, "busy_time")


def downgrade() -> None:
    """Undo this change."""
    op.drop_table("busy_time")
    op.drop_table("busy_calendar")
