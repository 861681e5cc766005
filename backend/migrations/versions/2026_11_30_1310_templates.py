"""Templates of letters, kept sentences, and how letters stood before.

Revision: 5b7c20e4a913, after 4c1e9a7d2f60.
"""

import sqlalchemy as sa
from alembic import op

from inroad.kit import db
from inroad.kit.db.policies import enable_rls

revision = "5b7c20e4a913"
down_revision = "4c1e9a7d2f60"
branch_labels = None
depends_on = None

OWNED = ("letter_template", "snippet", "letter_version")


def _owned() -> list[sa.Column]:
    return [
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
    ]


def _versioned() -> list[sa.Column]:
    return [
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", db.UtcTime(), nullable=False),
        sa.Column("updated_at", db.UtcTime(), nullable=False),
    ]


def upgrade() -> None:
    """Apply this change."""
    op.create_table(
        "letter_template",
        *_owned(),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("subject", sa.String(500), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        *_versioned(),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_letter_template")),
        sa.UniqueConstraint("workspace_id", "kind", name="uq_letter_template_kind"),
    )
    op.create_table(
        "snippet",
        *_owned(),
        sa.Column("text", sa.Text(), nullable=False),
        *_versioned(),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_snippet")),
    )
    op.create_index("ix_snippet_created", "snippet", ["workspace_id", "created_at", "id"])
    op.create_table(
        "letter_version",
        *_owned(),
        sa.Column("letter_id", db.Id, nullable=False),
        sa.Column("subject", sa.String(500), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("questions", db.Json, nullable=False),
        sa.Column("promised_on", sa.Date(), nullable=True),
        sa.Column("cause", sa.String(20), nullable=False),
        sa.Column("kept_at", db.UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "letter_id"],
            ["letter.workspace_id", "letter.id"],
            name="fk_letter_version_letter",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_letter_version")),
    )
    op.create_index(
        "ix_letter_version_letter", "letter_version", ["workspace_id", "letter_id", "kept_at", "id"]
    )
    for table in OWNED:
        enable_rls(op, table)


def downgrade() -> None:
    """Undo this change."""
    op.drop_index("ix_letter_version_letter", "letter_version")
    op.drop_table("letter_version")
    op.drop_index("ix_snippet_created", "snippet")
    op.drop_table("snippet")
    op.drop_table("letter_template")
