"""The day planned for each open touch, and the numbers of the method as a search sets them.

Revision: 5d2e9a41c7b3, after 1b7c0d5a9e21.
"""

import sqlalchemy as sa
from alembic import op

from inroad.kit import db
from inroad.kit.db.policies import enable_rls

revision = "5d2e9a41c7b3"
down_revision = "1b7c0d5a9e21"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this change."""
    op.add_column("workspace", sa.Column("method", db.Json, nullable=False, server_default="{}"))
    op.create_table(
        "planned_touch",
        sa.Column("contact_id", db.Id, nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("lane", sa.String(length=10), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("reasons", db.Json, nullable=False),
        sa.Column("passed", db.Json, nullable=False),
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "contact_id"],
            ["contact.workspace_id", "contact.id"],
            name="fk_planned_touch_contact",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_planned_touch")),
        sa.UniqueConstraint("workspace_id", "contact_id", name="uq_planned_touch_contact"),
    )
    op.create_index("ix_planned_touch_on", "planned_touch", ["workspace_id", "planned_on", "id"])
    enable_rls(op, "planned_touch")


def downgrade() -> None:
    """Take it back."""
    op.drop_table("planned_touch")
    op.drop_column("workspace", "method")
