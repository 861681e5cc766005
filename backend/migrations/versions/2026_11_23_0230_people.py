"""Organizations with country, website and note; contacts put away; many changed at once; saved views.

Revision: 5c1e8f20a7d4, after 5e0f3a7c21d4.
"""

import sqlalchemy as sa
from alembic import op

from inroad.kit import db
from inroad.kit.db.policies import enable_rls

revision = "5c1e8f20a7d4"
down_revision = "5e0f3a7c21d4"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this change."""
    # Plain ALTERs: a copied table would lose the triggers of full text.
    op.add_column("organization", sa.Column("country", sa.String(length=2), nullable=True))
    op.add_column("organization", sa.Column("region", sa.String(length=10), nullable=True))
    op.add_column(
        "organization", sa.Column("website", sa.String(length=500), nullable=False, server_default="")
    )
    op.add_column("organization", sa.Column("note", sa.Text(), nullable=False, server_default=""))
    op.create_index(
        "ix_organization_target", "organization", ["workspace_id", "target", "name_key", "id"], unique=False
    )
    op.add_column("contact", sa.Column("archived_at", db.UtcTime(), nullable=True))
    op.create_table(
        "bulk_change",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("made_at", db.UtcTime(), nullable=False),
        sa.Column("action", sa.String(length=20), nullable=False),
        sa.Column("value", sa.String(length=50), nullable=False),
        sa.Column("new_value", sa.String(length=50), nullable=False),
        sa.Column("before", db.Json, nullable=False),
        sa.Column("undone_at", db.UtcTime(), nullable=True),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_bulk_change")),
    )
    op.create_index("ix_bulk_change_made", "bulk_change", ["workspace_id", "made_at"], unique=False)
    op.create_table(
        "saved_view",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("account_id", db.Id, nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column(
            "name_key",
            sa.String(length=200).with_variant(sa.String(length=200, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("filters", db.Json, nullable=False),
        sa.Column("pinned", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", db.UtcTime(), nullable=False),
        sa.Column("updated_at", db.UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_saved_view")),
        sa.UniqueConstraint("workspace_id", "account_id", "name_key", name="uq_saved_view_name"),
    )
    for table in ("bulk_change", "saved_view"):
        enable_rls(op, table)


def downgrade() -> None:
    """Undo this change."""
    op.drop_table("saved_view")
    op.drop_index("ix_bulk_change_made", "bulk_change")
    op.drop_table("bulk_change")
    op.drop_column("contact", "archived_at")
    op.drop_index("ix_organization_target", "organization")
    for column in ("note", "website", "region", "country"):
        op.drop_column("organization", column)
