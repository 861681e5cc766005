"""Duplicates: pairs that look alike, dismissals, merges.

Revision: 7d1f0c3b52aa, after 7d41e0b95c38.
"""

import sqlalchemy as sa
from alembic import op

from inroad.kit import db
from inroad.kit.db.policies import enable_rls

revision = "7d1f0c3b52aa"
down_revision = "7d41e0b95c38"
branch_labels = None
depends_on = None

OWNED = ("contact_merge", "duplicate_dismissal", "duplicate_pair")


def _contact(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id", column],
        ["contact.workspace_id", "contact.id"],
        name=f"fk_{table}_{column.removesuffix('_id')}",
        ondelete="CASCADE",
    )


def _pair(table: str, *columns: sa.Column) -> None:
    op.create_table(
        table,
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("one_id", db.Id, nullable=False),
        sa.Column("other_id", db.Id, nullable=False),
        *columns,
        sa.CheckConstraint("one_id < other_id", name=op.f(f"ck_{table}_ck_{table}_ordered")),
        _contact(table, "one_id"),
        _contact(table, "other_id"),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("workspace_id", "one_id", "other_id", name=f"uq_{table}_pair"),
    )
    op.create_index(f"ix_{table}_other", table, ["workspace_id", "other_id"])


def upgrade() -> None:
    """Apply this change."""
    _pair(
        "duplicate_pair",
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("evidence", db.Json, nullable=False),
        sa.Column("found_at", db.UtcTime(), nullable=False),
    )
    op.create_index("ix_duplicate_pair_score", "duplicate_pair", ["workspace_id", "score", "id"])
    _pair("duplicate_dismissal", sa.Column("dismissed_at", db.UtcTime(), nullable=False))
    op.create_table(
        "contact_merge",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("winner_id", db.Id, nullable=False),
        sa.Column("loser_id", db.Id, nullable=False),
        sa.Column("merged_at", db.UtcTime(), nullable=False),
        sa.Column("undone_at", db.UtcTime(), nullable=True),
        sa.Column("journal", db.Json, nullable=False),
        sa.Column("changed_since", db.Json, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", db.UtcTime(), nullable=False),
        sa.Column("updated_at", db.UtcTime(), nullable=False),
        _contact("contact_merge", "winner_id"),
        _contact("contact_merge", "loser_id"),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_contact_merge")),
    )
    op.create_index("ix_contact_merge_merged", "contact_merge", ["workspace_id", "merged_at", "id"])
    op.create_index("ix_contact_merge_loser", "contact_merge", ["workspace_id", "loser_id"])
    op.create_index("ix_contact_merge_winner", "contact_merge", ["workspace_id", "winner_id"])
    for table in OWNED:
        enable_rls(op, table)


def downgrade() -> None:
    """Undo this change."""
    op.drop_index("ix_contact_merge_winner", "contact_merge")
    op.drop_index("ix_contact_merge_loser", "contact_merge")
    op.drop_index("ix_contact_merge_merged", "contact_merge")
    op.drop_table("contact_merge")
    op.drop_index("ix_duplicate_dismissal_other", "duplicate_dismissal")
    op.drop_table("duplicate_dismissal")
    op.drop_index("ix_duplicate_pair_score", "duplicate_pair")
    op.drop_index("ix_duplicate_pair_other", "duplicate_pair")
    op.drop_table("duplicate_pair")
