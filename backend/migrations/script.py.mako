"""${message}

Revision: ${up_revision}, after ${down_revision | comma,n}. Made ${create_date}.
"""

import sqlalchemy as sa
from alembic import op

from inroad.kit import db
${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade() -> None:
    """Apply this change. A table of a workspace needs enable_rls, a Searchable one create_search."""
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    """Undo this change."""
    ${downgrades if downgrades else "pass"}
