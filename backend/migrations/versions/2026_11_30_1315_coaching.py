"""Coaching: groups, grants with an end, invitations, comments.

Revision: d4e80b2f6a17, after c1d7a40b93e2.
"""

import sqlalchemy as sa
from alembic import op

from inroad.kit import db
from inroad.kit.db.policies import enable_rls

revision = "d4e80b2f6a17"
down_revision = "c1d7a40b93e2"
branch_labels = None
depends_on = None


def _points(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{target}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete="CASCADE")


def upgrade() -> None:
    """Apply this change."""
    op.create_table(
        "coaching_group",
        sa.Column("id", db.Id, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("created_at", db.UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coaching_group")),
    )
    op.create_table(
        "group_member",
        sa.Column("id", db.Id, nullable=False),
        sa.Column("group_id", db.Id, nullable=False),
        sa.Column("account_id", db.Id, nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("workspace_id", db.Id, nullable=True),
        sa.Column("created_at", db.UtcTime(), nullable=False),
        _points("group_member", "group_id", "coaching_group"),
        _points("group_member", "account_id", "account"),
        _points("group_member", "workspace_id", "workspace"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_member")),
        sa.UniqueConstraint("group_id", "account_id", "role", name="uq_group_member_role"),
    )
    op.create_index(op.f("ix_group_member_account_id"), "group_member", ["account_id"])
    op.create_table(
        "coach_grant",
        sa.Column("id", db.Id, nullable=False),
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("coach_id", db.Id, nullable=False),
        sa.Column("scopes", db.Json, nullable=False),
        sa.Column("created_at", db.UtcTime(), nullable=False),
        sa.Column("ends_at", db.UtcTime(), nullable=False),
        sa.Column("revoked_at", db.UtcTime(), nullable=True),
        _points("coach_grant", "workspace_id", "workspace"),
        _points("coach_grant", "coach_id", "account"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coach_grant")),
    )
    op.create_index("ix_coach_grant_workspace", "coach_grant", ["workspace_id", "coach_id"])
    op.create_index(op.f("ix_coach_grant_coach_id"), "coach_grant", ["coach_id"])
    op.create_table(
        "invitation",
        sa.Column("id", db.Id, nullable=False),
        sa.Column("workspace_id", db.Id, nullable=True),
        sa.Column("group_id", db.Id, nullable=True),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("email_key", sa.String(length=254), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("mailed", sa.Boolean(), nullable=False),
        sa.Column("created_at", db.UtcTime(), nullable=False),
        sa.Column("expires_at", db.UtcTime(), nullable=False),
        sa.Column("accepted_at", db.UtcTime(), nullable=True),
        sa.Column("revoked_at", db.UtcTime(), nullable=True),
        _points("invitation", "workspace_id", "workspace"),
        _points("invitation", "group_id", "coaching_group"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invitation_token_hash")),
    )
    op.create_index("ix_invitation_workspace", "invitation", ["workspace_id", "created_at"])
    op.create_index("ix_invitation_group", "invitation", ["group_id", "created_at"])
    op.create_table(
        "coach_comment",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("letter_id", db.Id, nullable=True),
        sa.Column("account_id", db.Id, nullable=False),
        sa.Column("author_name", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", db.UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "letter_id"],
            ["letter.workspace_id", "letter.id"],
            name="fk_coach_comment_letter",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_coach_comment")),
    )
    op.create_index("ix_coach_comment_letter", "coach_comment", ["workspace_id", "letter_id", "created_at"])
    op.create_index("ix_coach_comment_created", "coach_comment", ["workspace_id", "created_at", "id"])
    enable_rls(op, "coach_comment")


def downgrade() -> None:
    """Undo this change."""
    op.drop_index("ix_coach_comment_created", "coach_comment")
    op.drop_index("ix_coach_comment_letter", "coach_comment")
    op.drop_table("coach_comment")
    op.drop_index("ix_invitation_group", "invitation")
    op.drop_index("ix_invitation_workspace", "invitation")
    op.drop_table("invitation")
    op.drop_index(op.f("ix_coach_grant_coach_id"), "coach_grant")
    op.drop_index("ix_coach_grant_workspace", "coach_grant")
    op.drop_table("coach_grant")
    op.drop_index(op.f("ix_group_member_account_id"), "group_member")
    op.drop_table("group_member")
    op.drop_table("coaching_group")
