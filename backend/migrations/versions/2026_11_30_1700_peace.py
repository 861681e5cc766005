"""Promises to those who asked not to be contacted are let go of, those made before as well.

Revision: b7f3a1d95c24, after 8d4b2c6e1f35.
"""

from alembic import op

from inroad.kit.db.policies import lifted_rls

revision = "b7f3a1d95c24"
down_revision = "8d4b2c6e1f35"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this change."""
    with lifted_rls(op, "promise", "contact"):
        op.execute(
            "UPDATE promise SET state = 'withdrawn' WHERE state = 'open' AND EXISTS (SELECT 1 FROM contact "
            "WHERE contact.workspace_id = promise.workspace_id AND contact.id = promise.contact_id "
            "AND contact.do_not_contact)"
        )


def downgrade() -> None:
    """Nothing to undo: what was let go of stays so."""
