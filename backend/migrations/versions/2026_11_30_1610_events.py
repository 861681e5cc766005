"""How far each search's trail has come, for whoever tells of changes; and jobs by when they ended.

Revision: 7e41c0a9d5b3, after 8c41d7e0b5a2.
"""

from alembic import op

from inroad.kit.db.policies import close_to_worker, let_worker_read

revision = "7e41c0a9d5b3"
down_revision = "8c41d7e0b5a2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this change."""
    let_worker_read(op, "audit_chain")
    op.create_index("ix_job_finished", "job", ["workspace_id", "finished_at"])


def downgrade() -> None:
    """Take it back."""
    op.drop_index("ix_job_finished", table_name="job")
    close_to_worker(op, "audit_chain")
