"""Later work: jobs.

Revision: 44a035fc8315, the first.
"""

import sqlalchemy as sa
from alembic import op

from inroad.kit import db
from inroad.kit.db.policies import enable_rls

revision = "44a035fc8315"
down_revision = None
branch_labels = None
depends_on = None

_OPEN = sa.text("state IN ('ready', 'running')")
_OPEN_DEDUP = sa.text("dedup_key IS NOT NULL AND state IN ('ready', 'running')")


def upgrade() -> None:
    """Apply this change."""
    op.create_table(
        "job",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("shard", sa.SmallInteger(), nullable=False),
        sa.Column("kind", sa.String(length=80), nullable=False),
        sa.Column("args", db.Json, nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("run_at", db.UtcTime(), nullable=False),
        sa.Column("priority", sa.SmallInteger(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("max_attempts", sa.Integer(), nullable=False),
        sa.Column("lease_until", db.UtcTime(), nullable=True),
        sa.Column("owner", db.Id, nullable=True),
        sa.Column("step", sa.String(length=80), nullable=True),
        sa.Column("dedup_key", sa.String(length=200), nullable=True),
        sa.Column("request_id", db.Id, nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.Column("created_at", db.UtcTime(), nullable=False),
        sa.Column("finished_at", db.UtcTime(), nullable=True),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_job")),
    )
    op.create_index("ix_job_due", "job", ["priority", "run_at"], sqlite_where=_OPEN, postgresql_where=_OPEN)
    op.create_index(
        "uq_job_open_dedup",
        "job",
        ["workspace_id", "kind", "dedup_key"],
        unique=True,
        sqlite_where=_OPEN_DEDUP,
        postgresql_where=_OPEN_DEDUP,
    )
    enable_rls(op, "job", worker=True)


def downgrade() -> None:
    """Undo this change."""
    op.drop_table("job")
