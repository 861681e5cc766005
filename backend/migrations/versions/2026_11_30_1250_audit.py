"""The audit trail: rows that are added and never changed.

Revision: a1d7c0e4f652, after the duplicates.
"""

import sqlalchemy as sa
from alembic import op

from inroad.kit import db
from inroad.kit.db.policies import enable_rls

revision = "a1d7c0e4f652"
down_revision = "7d1f0c3b52aa"
branch_labels = None
depends_on = None

_OLD = "400 days"  # P4
_LIVES = "EXISTS (SELECT 1 FROM workspace WHERE id = OLD.workspace_id)"
_NO_CHANGE = "an audit event is never changed"
_NO_DELETE = "an audit event is kept for 400 days"


def _guard_sqlite() -> None:
    op.execute(
        "CREATE TRIGGER audit_event_no_update BEFORE UPDATE ON audit_event "
        f"BEGIN SELECT RAISE(ABORT, '{_NO_CHANGE}'); END"
    )
    op.execute(
        "CREATE TRIGGER audit_event_no_delete BEFORE DELETE ON audit_event "
        f"WHEN OLD.at > strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now', '-{_OLD}') AND {_LIVES} "
        f"BEGIN SELECT RAISE(ABORT, '{_NO_DELETE}'); END"
    )


def _guard_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION audit_event_guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF TG_OP = 'UPDATE' THEN RAISE EXCEPTION '{_NO_CHANGE}'; END IF; "
        f"IF OLD.at > now() - interval '{_OLD}' AND {_LIVES} "
        f"THEN RAISE EXCEPTION '{_NO_DELETE}'; END IF; RETURN OLD; END $$"
    )
    op.execute(
        "CREATE TRIGGER audit_event_guard BEFORE UPDATE OR DELETE ON audit_event "
        "FOR EACH ROW EXECUTE FUNCTION audit_event_guard()"
    )


def upgrade() -> None:
    """Apply this change."""
    op.create_table(
        "audit_event",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("at", db.UtcTime(), nullable=False),
        sa.Column("account_id", db.Id, nullable=False),
        sa.Column("credential", sa.String(length=10), nullable=False),
        sa.Column("credential_id", db.Id, nullable=False),
        sa.Column("action", sa.String(length=100), nullable=False),
        sa.Column("object_id", db.Id, nullable=True),
        sa.Column("fields", db.Json, nullable=False),
        sa.Column("address", sa.String(length=45), nullable=False),
        sa.Column("request_id", sa.String(length=64), nullable=False),
        sa.Column("before_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_audit_event")),
        sa.UniqueConstraint("workspace_id", "position", name="uq_audit_event_position"),
    )
    op.create_index("ix_audit_event_object", "audit_event", ["workspace_id", "object_id", "position"])
    op.create_table(
        "audit_chain",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_audit_chain")),
    )
    enable_rls(op, "audit_event")
    enable_rls(op, "audit_chain")
    if op.get_context().dialect.name == "postgresql":
        _guard_postgresql()
    else:
        _guard_sqlite()


def downgrade() -> None:
    """Take it back."""
    op.drop_table("audit_event")
    op.drop_table("audit_chain")
    if op.get_context().dialect.name == "postgresql":
        op.execute("DROP FUNCTION audit_event_guard()")
