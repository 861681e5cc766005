"""Leaner imports: rows with nothing special about them are kept many together, and fewer identifiers.

Names and LinkedIn addresses are found by the contact's own columns, and so is how somebody came in.

Revision: 3b9e64d07a18, after 5b7c20e4a913.
"""

import sqlalchemy as sa
from alembic import op

from inroad.kit import db
from inroad.kit.db.policies import enable_rls, lifted_rls
from inroad.kit.ids import new_id

revision = "3b9e64d07a18"
down_revision = "5b7c20e4a913"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this change. Previews that are there stay as they are."""
    op.create_table(
        "import_chunk",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("import_id", db.Id, nullable=False),
        sa.Column("first_line", sa.Integer(), nullable=False),
        sa.Column("last_line", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("choice", sa.String(10), nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "import_id"],
            ["import.workspace_id", "import.id"],
            name="fk_import_chunk_import",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_import_chunk")),
    )
    op.create_index("ix_import_chunk_line", "import_chunk", ["workspace_id", "import_id", "first_line"])
    enable_rls(op, "import_chunk")
    op.create_index("ix_contact_linkedin", "contact", ["workspace_id", "linkedin_url"])
    op.add_column("contact", sa.Column("came_in", sa.String(300), nullable=False, server_default=""))
    with lifted_rls(op, "contact_identifier"):
        op.execute("DELETE FROM contact_identifier WHERE kind IN ('name', 'linkedin')")


def _table(name: str, *columns: str) -> sa.TableClause:
    kinds = {"people_ids": db.Json, "happened_at": db.UtcTime(), "created_at": db.UtcTime()}
    return sa.table(
        name,
        *(sa.column(each, kinds.get(each, db.Id if each.endswith("id") else sa.String)) for each in columns),
    )


def _rows() -> None:
    """Names, LinkedIn addresses and the first lines of timelines as rows of their own again."""
    identifier = _table("contact_identifier", "workspace_id", "id", "contact_id", "kind", "value")
    activity = _table(
        "activity",
        *("workspace_id", "id", "contact_id", "kind", "happened_at", "title", "detail", "people_ids"),
        "subject_id",
    )
    contact = _table(
        "contact",
        *("workspace_id", "id", "sort_name", "linkedin_url", "came_in", "created_at", "import_id"),
    )
    known: list[dict[str, object]] = []
    lines: list[dict[str, object]] = []
    for one in op.get_bind().execute(sa.select(*contact.columns)).mappings():
        owner = {"workspace_id": one["workspace_id"], "contact_id": one["id"]}
        known.append({**owner, "id": new_id(), "kind": "name", "value": one["sort_name"]})
        if one["linkedin_url"]:
            known.append({**owner, "id": new_id(), "kind": "linkedin", "value": one["linkedin_url"]})
        if one["came_in"]:
            said = {"kind": "added", "title": one["came_in"], "detail": "", "people_ids": []}
            when = {"happened_at": one["created_at"], "subject_id": one["import_id"]}
            lines.append({**owner, "id": new_id(), **said, **when})
    for table, rows in ((identifier, known), (activity, lines)):
        if rows:
            op.bulk_insert(table, rows)


def downgrade() -> None:
    """Undo this change; a preview that holds such rows has to be made again."""
    with lifted_rls(op, "contact"), lifted_rls(op, "contact_identifier"), lifted_rls(op, "activity"):
        _rows()
    op.drop_column("contact", "came_in")
    op.drop_index("ix_contact_linkedin", "contact")
    op.drop_index("ix_import_chunk_line", "import_chunk")
    op.drop_table("import_chunk")
