"""Notes written at the table, one by one; what a meeting is prepared from; what was asked and offered at it.

Revision: 5e0f3a7c21d4, after 5d2e9a41c7b3.
"""

import json

import sqlalchemy as sa
from alembic import op

from inroad.kit import db
from inroad.kit.db.policies import enable_rls

revision = "5e0f3a7c21d4"
down_revision = "5d2e9a41c7b3"
branch_labels = None
depends_on = None

USUAL_PACK = (
    "Notebook and pen",
    "Clothes for the day you are hired",
    "Two short stories of what you do well",
    "The way there, looked up",
    "Be there ten to fifteen minutes early",
)
WORKSPACE = ("target_roles", "skill_stories", "big_picture_question")
MEETING = ("arrived_at", "prepared_at", "asked", "offer_given", "promised_to_send")


def upgrade() -> None:
    """Apply this change."""
    op.create_table(
        "meeting_note",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("meeting_id", db.Id, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("noted_at", db.UtcTime(), nullable=False),
        sa.Column("changed_at", db.UtcTime(), nullable=False),
        sa.Column("removed_at", db.UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id", "meeting_id"],
            ["meeting.workspace_id", "meeting.id"],
            name="fk_meeting_note_meeting",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_meeting_note")),
    )
    op.create_index(
        "ix_meeting_note_meeting", "meeting_note", ["workspace_id", "meeting_id", "noted_at", "id"]
    )
    enable_rls(op, "meeting_note")
    for name in WORKSPACE:
        op.add_column("workspace", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    usual = sa.Column("pack_list", db.Json, nullable=False, server_default=json.dumps(USUAL_PACK))
    op.add_column("workspace", usual)
    op.add_column("contact", sa.Column("talk_preferences", sa.Text(), nullable=False, server_default=""))
    op.add_column("letter", sa.Column("farewell", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("meeting", sa.Column("arrived_at", db.UtcTime(), nullable=True))
    op.add_column("meeting", sa.Column("prepared_at", db.UtcTime(), nullable=True))
    op.add_column("meeting", sa.Column("asked", db.Json, nullable=True))
    op.add_column(
        "meeting", sa.Column("offer_given", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column("meeting", sa.Column("promised_to_send", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    """Take it back."""
    for name in reversed(MEETING):
        op.drop_column("meeting", name)
    op.drop_column("letter", "farewell")
    op.drop_column("contact", "talk_preferences")
    for name in ("pack_list", *reversed(WORKSPACE)):
        op.drop_column("workspace", name)
    op.drop_index("ix_meeting_note_meeting", table_name="meeting_note")
    op.drop_table("meeting_note")
