"""Invitations to meetings.

Revision: 81d3e5a7c2f4, after 6f2b8c4d1e90.
"""

import sqlalchemy as sa
from alembic import op

from inroad.kit import db
from inroad.kit.db.policies import enable_rls

revision = "81d3e5a7c2f4"
down_revision = "6f2b8c4d1e90"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this change."""
    op.create_table(
        "meeting_invitation",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("meeting_id", db.Id, nullable=False),
        sa.Column("account_id", db.Id, nullable=False),
        sa.Column("method", sa.String(length=10), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("to_address", sa.String(length=254), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("said", sa.String(length=500), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("sent_at", db.UtcTime(), nullable=True),
        sa.Column("answer", sa.String(length=20), nullable=False),
        sa.Column("answer_comment", sa.Text(), nullable=False),
        sa.Column("answer_starts_at", db.UtcTime(), nullable=True),
        sa.Column("answered_at", db.UtcTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", db.UtcTime(), nullable=False),
        sa.Column("updated_at", db.UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "meeting_id"],
            ["meeting.workspace_id", "meeting.id"],
            name="fk_meeting_invitation_meeting",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_meeting_invitation")),
    )
    op.create_index(
        "ix_meeting_invitation_meeting", "meeting_invitation", ["workspace_id", "meeting_id", "id"]
    )
    enable_rls(op, "meeting_invitation")


def downgrade() -> None:
    """Undo this change."""
    op.drop_table("meeting_invitation")
