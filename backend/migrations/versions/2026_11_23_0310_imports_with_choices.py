"""Imports that can be mapped, updated, asked about edges, and undone.

Revision: 7d1f3a9c5b02, after 8e31c5f0a7d2.
"""

import sqlalchemy as sa
from alembic import op

from inroad.kit import db
from inroad.kit.db.policies import enable_rls, lifted_rls

revision = "7d1f3a9c5b02"
down_revision = "8e31c5f0a7d2"
branch_labels = None
depends_on = None

COUNTS = ("updates", "updated", "edges", "edges_added", "removed", "restored", "kept")
PACKED = (
    *("given_name", "family_name", "headline", "organization_name", "url", "connected_on"),
    *("emails", "phone"),
)
OWNED = ("import_edge", "import_change", "import_mapping")


def _pack() -> None:
    """The columns of a row become one document."""
    if op.get_context().dialect.name == "postgresql":
        pairs = ", ".join(f"'{name}', {name}" for name in PACKED if name not in ("emails", "phone"))
        op.execute(
            f"UPDATE import_row SET data = jsonb_strip_nulls(jsonb_build_object({pairs}, 'emails', emails, "  # noqa: S608  # as below
            "'phones', CASE WHEN phone IS NULL THEN '[]'::jsonb ELSE jsonb_build_array(phone) END))"
        )
        return
    pairs = ", ".join(f"'{name}', {name}" for name in PACKED if name not in ("emails", "phone"))
    op.execute(
        f"UPDATE import_row SET data = json_object({pairs}, 'emails', json(emails), "  # noqa: S608  # as below
        "'phones', CASE WHEN phone IS NULL THEN json_array() ELSE json_array(phone) END)"
    )


def _unpack() -> None:
    texts = ("given_name", "family_name", "headline", "organization_name")
    if op.get_context().dialect.name == "postgresql":
        sets = [f"{name} = coalesce(data->>'{name}', '')" for name in texts]
        sets += ["url = data->>'url'", "connected_on = (data->>'connected_on')::date"]
        sets += ["emails = coalesce(data->'emails', '[]'::jsonb)", "phone = data->'phones'->>0"]
    else:
        sets = [f"{name} = coalesce(json_extract(data, '$.{name}'), '')" for name in texts]
        sets += [f"{name} = json_extract(data, '$.{name}')" for name in ("url", "connected_on")]
        sets += ["emails = coalesce(json_extract(data, '$.emails'), '[]')"]
        sets += ["phone = json_extract(data, '$.phones[0]')"]
    op.execute(f"UPDATE import_row SET {', '.join(sets)}")  # noqa: S608  # names from above


def upgrade() -> None:
    """Rows become compact; edges, changes and remembered mappings get tables."""
    for name in COUNTS:
        op.add_column("import", sa.Column(name, sa.Integer(), nullable=False, server_default="0"))
    op.add_column("import", sa.Column("columns", db.Json, nullable=True))
    op.add_column("import", sa.Column("same_as_id", db.Id, nullable=True))
    op.add_column("import", sa.Column("undone_at", db.UtcTime(), nullable=True))
    op.create_index("ix_import_sha256", "import", ["workspace_id", "sha256"])
    op.add_column("import_row", sa.Column("data", db.Json, nullable=False, server_default="{}"))
    with lifted_rls(op, "import_row"):
        _pack()
    for name in PACKED:
        op.drop_column("import_row", name)

    def owned(table: str, *columns: sa.Column[object]) -> None:
        op.create_table(
            table,
            sa.Column("workspace_id", db.Id, nullable=False),
            sa.Column("id", db.Id, nullable=False),
            sa.Column("import_id", db.Id, nullable=False),
            *columns,
            sa.ForeignKeyConstraint(
                ["workspace_id", "import_id"],
                ["import.workspace_id", "import.id"],
                name=f"fk_{table}_import",
                ondelete="CASCADE",
            ),
            sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f(f"pk_{table}")),
        )

    owned(
        "import_edge",
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("row_id", db.Id, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("label", sa.String(length=100), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("other_row_id", db.Id, nullable=True),
        sa.Column("other_contact_id", db.Id, nullable=True),
        sa.Column("turned", sa.Boolean(), nullable=False),
        sa.Column("choice", sa.String(length=10), nullable=False),
        sa.Column("referral_id", db.Id, nullable=True),
        sa.Column("why", sa.String(length=300), nullable=False),
    )
    op.create_index("ix_import_edge_line", "import_edge", ["workspace_id", "import_id", "line", "id"])
    owned(
        "import_change",
        sa.Column("contact_id", db.Id, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("before", db.Json, nullable=False),
        sa.Column("after", db.Json, nullable=False),
        sa.Column("why", sa.String(length=300), nullable=False),
    )
    op.create_index("ix_import_change_import", "import_change", ["workspace_id", "import_id", "kind", "id"])
    op.create_table(
        "import_mapping",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("mapping", db.Json, nullable=False),
        sa.Column("date_order", sa.String(length=3), nullable=True),
        sa.Column("used_at", db.UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_import_mapping")),
        sa.UniqueConstraint("workspace_id", "fingerprint", name="uq_import_mapping_fingerprint"),
    )
    for table in OWNED:
        enable_rls(op, table)


def downgrade() -> None:
    """Rows get their columns back; mappings, edges and the memory for undoing go."""
    for table in OWNED:
        op.drop_table(table)
    for name in ("given_name", "family_name", "headline", "organization_name"):
        op.add_column("import_row", sa.Column(name, sa.String(500), nullable=False, server_default=""))
    op.add_column("import_row", sa.Column("emails", db.Json, nullable=False, server_default="[]"))
    op.add_column("import_row", sa.Column("phone", sa.String(60), nullable=True))
    op.add_column("import_row", sa.Column("url", sa.String(500), nullable=True))
    op.add_column("import_row", sa.Column("connected_on", sa.Date(), nullable=True))
    with lifted_rls(op, "import_row"):
        _unpack()
    op.drop_column("import_row", "data")
    op.drop_index("ix_import_sha256", "import")
    for name in (*COUNTS, "columns", "same_as_id", "undone_at"):
        op.drop_column("import", name)
