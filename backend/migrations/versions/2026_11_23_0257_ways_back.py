"""Who named somebody, answered from the index alone.

Revision: 8e31c5f0a7d2, after 7a41f0c2d9e6.
"""

from alembic import op

revision = "8e31c5f0a7d2"
down_revision = "7a41f0c2d9e6"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The giver joins the index by the one named: ways are walked back without touching the table."""
    op.create_index("ix_referral_back", "referral", ["workspace_id", "to_contact_id", "from_contact_id"])
    op.drop_index("ix_referral_to", table_name="referral")


def downgrade() -> None:
    """As it was."""
    op.create_index("ix_referral_to", "referral", ["workspace_id", "to_contact_id"])
    op.drop_index("ix_referral_back", table_name="referral")
