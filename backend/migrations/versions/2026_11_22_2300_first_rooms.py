"""The first rooms: accounts, contacts, referrals, letters, promises, meetings, imports.

Revision: 1b7c0d5a9e21, after 44a035fc8315.
"""

import sqlalchemy as sa
from alembic import op

from inroad.kit import db
from inroad.kit.db.policies import enable_rls
from inroad.kit.db.search import create_search, drop_search

OWNED = (
    "activity",
    "attempt",
    "contact",
    "contact_identifier",
    "contact_tag",
    "idempotency_record",
    "import",
    "import_error",
    "import_file",
    "import_row",
    "letter",
    "meeting",
    "organization",
    "promise",
    "referral",
)

revision = "1b7c0d5a9e21"
down_revision = "44a035fc8315"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this change."""
    op.create_table(
        "account",
        sa.Column("id", db.Id, nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("email_key", sa.String(length=254), nullable=False),
        sa.Column("display_name", sa.String(length=200), nullable=False),
        sa.Column("password_hash", sa.String(length=300), nullable=False),
        sa.Column("instance_admin", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", db.UtcTime(), nullable=False),
        sa.Column("updated_at", db.UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("email_key", name=op.f("uq_account_email_key")),
    )
    op.create_table(
        "idempotency_record",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("principal", db.Id, nullable=False),
        sa.Column("route", sa.String(length=200), nullable=False),
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        sa.Column("request_hash", sa.String(length=64), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("headers", db.Json, nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", db.UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_idempotency_record")),
        sa.UniqueConstraint(
            "workspace_id",
            "principal",
            "route",
            "key_hash",
            name=op.f("uq_idempotency_record_workspace_id_principal_route_key_hash"),
        ),
    )
    with op.batch_alter_table("idempotency_record", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_idempotency_record_workspace_id_created_at"),
            ["workspace_id", "created_at"],
            unique=False,
        )

    op.create_table(
        "import",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("filename", sa.String(length=300), nullable=False),
        sa.Column("format", sa.String(length=40), nullable=True),
        sa.Column("encoding", sa.String(length=40), nullable=True),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("progress_done", sa.Integer(), nullable=False),
        sa.Column("progress_total", sa.Integer(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("new", sa.Integer(), nullable=False),
        sa.Column("duplicates", sa.Integer(), nullable=False),
        sa.Column("errors", sa.Integer(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("problem", db.Json, nullable=True),
        sa.Column("options", db.Json, nullable=False),
        sa.Column("dry_run", sa.Boolean(), nullable=False),
        sa.Column("done_line", sa.Integer(), nullable=False),
        sa.Column("started_at", db.UtcTime(), nullable=True),
        sa.Column("committed_at", db.UtcTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", db.UtcTime(), nullable=False),
        sa.Column("updated_at", db.UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_import")),
    )
    with op.batch_alter_table("import", schema=None) as batch_op:
        batch_op.create_index("ix_import_created", ["workspace_id", "created_at", "id"], unique=False)

    op.create_table(
        "organization",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("name_key", sa.String(length=200), nullable=False),
        sa.Column("friday_style", sa.String(length=10), nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=True),
        sa.Column("office_opens", sa.Time(), nullable=True),
        sa.Column("office_closes", sa.Time(), nullable=True),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("target", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", db.UtcTime(), nullable=False),
        sa.Column("updated_at", db.UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_organization")),
        sa.UniqueConstraint("workspace_id", "name_key", name="uq_organization_name"),
    )
    op.create_table(
        "sign_in_attempt",
        sa.Column("id", db.Id, nullable=False),
        sa.Column("account_key", sa.String(length=64), nullable=False),
        sa.Column("address_key", sa.String(length=64), nullable=False),
        sa.Column("at", db.UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_attempt")),
    )
    with op.batch_alter_table("sign_in_attempt", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sign_in_attempt_account_key"), ["account_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_sign_in_attempt_address_key"), ["address_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_sign_in_attempt_at"), ["at"], unique=False)

    op.create_table(
        "workspace",
        sa.Column("id", db.Id, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=True),
        sa.Column("region", sa.String(length=10), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("calls_per_day", sa.Integer(), nullable=False),
        sa.Column("post_days", sa.Integer(), nullable=False),
        sa.Column("office_opens", sa.Time(), nullable=False),
        sa.Column("office_closes", sa.Time(), nullable=False),
        sa.Column("sender_address", sa.Text(), nullable=False),
        sa.Column("sender_phone", sa.String(length=500), nullable=False),
        sa.Column("background", sa.Text(), nullable=False),
        sa.Column("can_offer", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", db.UtcTime(), nullable=False),
        sa.Column("updated_at", db.UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workspace")),
    )
    op.create_table(
        "access_token",
        sa.Column("id", db.Id, nullable=False),
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("account_id", db.Id, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("hint", sa.String(length=20), nullable=False),
        sa.Column("scopes", db.Json, nullable=False),
        sa.Column("created_at", db.UtcTime(), nullable=False),
        sa.Column("expires_at", db.UtcTime(), nullable=False),
        sa.Column("last_used_at", db.UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_access_token_account_id_account"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
            name=op.f("fk_access_token_workspace_id_workspace"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_token")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_access_token_token_hash")),
    )
    with op.batch_alter_table("access_token", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_access_token_account_id"), ["account_id"], unique=False)
        batch_op.create_index("ix_access_token_workspace", ["workspace_id", "id"], unique=False)

    op.create_table(
        "account_session",
        sa.Column("id", db.Id, nullable=False),
        sa.Column("account_id", db.Id, nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", db.UtcTime(), nullable=False),
        sa.Column("last_seen_at", db.UtcTime(), nullable=False),
        sa.Column("expires_at", db.UtcTime(), nullable=False),
        sa.Column("authenticated_at", db.UtcTime(), nullable=False),
        sa.Column("user_agent", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
            name=op.f("fk_account_session_account_id_account"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_session")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_account_session_token_hash")),
    )
    with op.batch_alter_table("account_session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_account_session_account_id"), ["account_id"], unique=False)

    op.create_table(
        "contact",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("given_name", sa.String(length=500), nullable=False),
        sa.Column("family_name", sa.String(length=500), nullable=False),
        sa.Column("honorific", sa.String(length=500), nullable=False),
        sa.Column("display_name", sa.String(length=200), nullable=False),
        sa.Column(
            "sort_name",
            sa.String(length=200).with_variant(sa.String(length=200, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("headline", sa.String(length=500), nullable=False),
        sa.Column("organization_id", db.Id, nullable=True),
        sa.Column("emails", db.Json, nullable=False),
        sa.Column("phones", db.Json, nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("circle", sa.String(length=20), nullable=True),
        sa.Column("known", sa.Boolean(), nullable=False),
        sa.Column("degree", sa.Integer(), nullable=True),
        sa.Column("closeness", sa.Integer(), nullable=True),
        sa.Column("trusted", sa.Boolean(), nullable=False),
        sa.Column("standing", sa.String(length=20), nullable=False),
        sa.Column("decision_maker", sa.Boolean(), nullable=False),
        sa.Column("champion", sa.Boolean(), nullable=False),
        sa.Column("do_not_contact", sa.Boolean(), nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=True),
        sa.Column("friday_style", sa.String(length=10), nullable=True),
        sa.Column("shared_path", sa.Text(), nullable=False),
        sa.Column("can_offer", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("tags", db.Json, nullable=False),
        sa.Column("linkedin_url", sa.String(length=500), nullable=True),
        sa.Column("connected_on", sa.Date(), nullable=True),
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("source_note", sa.String(length=500), nullable=False),
        sa.Column("import_id", db.Id, nullable=True),
        sa.Column("stage", sa.String(length=20), nullable=False),
        sa.Column("resting_until", sa.Date(), nullable=True),
        sa.Column("next_kind", sa.String(length=30), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("next_title", sa.String(length=300), nullable=False),
        sa.Column("next_reasons", db.Json, nullable=False),
        sa.Column("deleted_at", db.UtcTime(), nullable=True),
        sa.Column("purge_at", db.UtcTime(), nullable=True),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("search_key", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", db.UtcTime(), nullable=False),
        sa.Column("updated_at", db.UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "organization_id"],
            ["organization.workspace_id", "organization.id"],
            name="fk_contact_organization",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_contact")),
    )
    with op.batch_alter_table("contact", schema=None) as batch_op:
        batch_op.create_index("ix_contact_degree", ["workspace_id", "degree", "id"], unique=False)
        batch_op.create_index("ix_contact_name", ["workspace_id", "sort_name", "id"], unique=False)
        batch_op.create_index("ix_contact_next", ["workspace_id", "next_on", "id"], unique=False)
        batch_op.create_index("ix_contact_organization", ["workspace_id", "organization_id"], unique=False)
        batch_op.create_index("ix_contact_search", ["workspace_id", "search_key"], unique=False)
        batch_op.create_index("ix_contact_updated", ["workspace_id", "updated_at", "id"], unique=False)

    op.create_table(
        "import_error",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("import_id", db.Id, nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("column", sa.String(length=200), nullable=False),
        sa.Column("code", sa.String(length=63), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("value", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "import_id"],
            ["import.workspace_id", "import.id"],
            name="fk_import_error_import",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_import_error")),
    )
    with op.batch_alter_table("import_error", schema=None) as batch_op:
        batch_op.create_index(
            "ix_import_error_line", ["workspace_id", "import_id", "line", "id"], unique=False
        )

    op.create_table(
        "import_file",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("import_id", db.Id, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("purge_at", db.UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "import_id"],
            ["import.workspace_id", "import.id"],
            name="fk_import_file_import",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_import_file")),
    )
    with op.batch_alter_table("import_file", schema=None) as batch_op:
        batch_op.create_index("ix_import_file_import", ["workspace_id", "import_id"], unique=False)

    op.create_table(
        "import_row",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("import_id", db.Id, nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=500), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("choice", sa.String(length=10), nullable=False),
        sa.Column("given_name", sa.String(length=500), nullable=False),
        sa.Column("family_name", sa.String(length=500), nullable=False),
        sa.Column("display_name", sa.String(length=500), nullable=False),
        sa.Column("headline", sa.String(length=500), nullable=False),
        sa.Column("organization_name", sa.String(length=500), nullable=False),
        sa.Column("emails", db.Json, nullable=False),
        sa.Column("phone", sa.String(length=60), nullable=True),
        sa.Column("url", sa.String(length=500), nullable=True),
        sa.Column("connected_on", sa.Date(), nullable=True),
        sa.Column("duplicate_of_id", db.Id, nullable=True),
        sa.Column("why", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "import_id"],
            ["import.workspace_id", "import.id"],
            name="fk_import_row_import",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_import_row")),
    )
    with op.batch_alter_table("import_row", schema=None) as batch_op:
        batch_op.create_index("ix_import_row_line", ["workspace_id", "import_id", "line", "id"], unique=False)
        batch_op.create_index(
            "ix_import_row_state", ["workspace_id", "import_id", "state", "line"], unique=False
        )

    op.create_table(
        "membership",
        sa.Column("id", db.Id, nullable=False),
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("account_id", db.Id, nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("created_at", db.UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_membership_account_id_account"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
            name=op.f("fk_membership_workspace_id_workspace"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        sa.UniqueConstraint("workspace_id", "account_id", name="uq_membership_pair"),
    )
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_membership_account_id"), ["account_id"], unique=False)

    op.create_table(
        "activity",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("contact_id", db.Id, nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("happened_at", db.UtcTime(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("people_ids", db.Json, nullable=False),
        sa.Column("subject_id", db.Id, nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id", "contact_id"],
            ["contact.workspace_id", "contact.id"],
            name="fk_activity_contact",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_activity")),
    )
    with op.batch_alter_table("activity", schema=None) as batch_op:
        batch_op.create_index("ix_activity_subject", ["workspace_id", "subject_id"], unique=False)
        batch_op.create_index(
            "ix_activity_timeline", ["workspace_id", "contact_id", "happened_at", "id"], unique=False
        )

    op.create_table(
        "attempt",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("contact_id", db.Id, nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("happened_at", db.UtcTime(), nullable=False),
        sa.Column("local_on", sa.Date(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("override_reason", sa.Text(), nullable=False),
        sa.Column("promise_id", db.Id, nullable=True),
        sa.Column("next_promise_id", db.Id, nullable=True),
        sa.Column("meeting_id", db.Id, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", db.UtcTime(), nullable=False),
        sa.Column("updated_at", db.UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "contact_id"],
            ["contact.workspace_id", "contact.id"],
            name="fk_attempt_contact",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_attempt")),
    )
    with op.batch_alter_table("attempt", schema=None) as batch_op:
        batch_op.create_index("ix_attempt_at", ["workspace_id", "happened_at", "id"], unique=False)
        batch_op.create_index(
            "ix_attempt_contact", ["workspace_id", "contact_id", "happened_at"], unique=False
        )

    op.create_table(
        "contact_identifier",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("contact_id", db.Id, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("value", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "contact_id"],
            ["contact.workspace_id", "contact.id"],
            name="fk_contact_identifier_contact",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_contact_identifier")),
    )
    with op.batch_alter_table("contact_identifier", schema=None) as batch_op:
        batch_op.create_index("ix_contact_identifier_contact", ["workspace_id", "contact_id"], unique=False)
        batch_op.create_index("ix_contact_identifier_value", ["workspace_id", "kind", "value"], unique=False)

    op.create_table(
        "contact_tag",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("contact_id", db.Id, nullable=False),
        sa.Column("tag", sa.String(length=50), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "contact_id"],
            ["contact.workspace_id", "contact.id"],
            name="fk_contact_tag_contact",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_contact_tag")),
    )
    with op.batch_alter_table("contact_tag", schema=None) as batch_op:
        batch_op.create_index("ix_contact_tag_contact", ["workspace_id", "contact_id"], unique=False)
        batch_op.create_index("ix_contact_tag_tag", ["workspace_id", "tag", "contact_id"], unique=False)

    op.create_table(
        "letter",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("contact_id", db.Id, nullable=False),
        sa.Column("referrer_id", db.Id, nullable=True),
        sa.Column("meeting_id", db.Id, nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("medium", sa.String(length=10), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("subject", sa.String(length=500), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("questions", db.Json, nullable=False),
        sa.Column("promised_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("sent_at", db.UtcTime(), nullable=True),
        sa.Column("arrives_on", sa.Date(), nullable=True),
        sa.Column("blocking", sa.Integer(), nullable=False),
        sa.Column("override_reason", sa.Text(), nullable=False),
        sa.Column("promise_id", db.Id, nullable=True),
        sa.Column("resends_id", db.Id, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", db.UtcTime(), nullable=False),
        sa.Column("updated_at", db.UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "contact_id"],
            ["contact.workspace_id", "contact.id"],
            name="fk_letter_contact",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_letter")),
    )
    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.create_index("ix_letter_contact", ["workspace_id", "contact_id", "state"], unique=False)
        batch_op.create_index("ix_letter_updated", ["workspace_id", "updated_at", "id"], unique=False)

    op.create_table(
        "meeting",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("contact_id", db.Id, nullable=False),
        sa.Column("attempt_id", db.Id, nullable=True),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("format", sa.String(length=20), nullable=False),
        sa.Column("format_reason", sa.Text(), nullable=False),
        sa.Column("local_start", sa.DateTime(), nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=False),
        sa.Column("starts_at", db.UtcTime(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("travel_minutes", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("started_at", db.UtcTime(), nullable=True),
        sa.Column("ended_at", db.UtcTime(), nullable=True),
        sa.Column("told_time", sa.Boolean(), nullable=False),
        sa.Column("invited_to_stay", sa.Boolean(), nullable=False),
        sa.Column("questions", db.Json, nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("debriefed_at", db.UtcTime(), nullable=True),
        sa.Column("outcome", sa.String(length=20), nullable=True),
        sa.Column("gains", db.Json, nullable=False),
        sa.Column("no_gain_reason", sa.Text(), nullable=False),
        sa.Column("feedback", sa.Text(), nullable=False),
        sa.Column("skills_said", sa.Text(), nullable=False),
        sa.Column("strengths", sa.Text(), nullable=False),
        sa.Column("weaknesses", sa.Text(), nullable=False),
        sa.Column("hard_to_hear", sa.Text(), nullable=False),
        sa.Column("big_picture", sa.Text(), nullable=False),
        sa.Column("observed", sa.Text(), nullable=False),
        sa.Column("answers", db.Json, nullable=False),
        sa.Column("rapport", sa.Integer(), nullable=True),
        sa.Column("asked_of_me", sa.Integer(), nullable=False),
        sa.Column("names_given", sa.Integer(), nullable=False),
        sa.Column("thank_you_letter_id", db.Id, nullable=True),
        sa.Column("thank_you_due_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", db.UtcTime(), nullable=False),
        sa.Column("updated_at", db.UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "contact_id"],
            ["contact.workspace_id", "contact.id"],
            name="fk_meeting_contact",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_meeting")),
    )
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.create_index("ix_meeting_contact", ["workspace_id", "contact_id", "starts_at"], unique=False)
        batch_op.create_index("ix_meeting_starts", ["workspace_id", "starts_at", "id"], unique=False)
        batch_op.create_index("ix_meeting_state", ["workspace_id", "state", "starts_at"], unique=False)

    op.create_table(
        "promise",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("contact_id", db.Id, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("reached", sa.Boolean(), nullable=True),
        sa.Column("closed_at", db.UtcTime(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("letter_id", db.Id, nullable=True),
        sa.Column("meeting_id", db.Id, nullable=True),
        sa.Column("attempt_id", db.Id, nullable=True),
        sa.Column("moved_to_id", db.Id, nullable=True),
        sa.Column("moved_from_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", db.UtcTime(), nullable=False),
        sa.Column("updated_at", db.UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id", "contact_id"],
            ["contact.workspace_id", "contact.id"],
            name="fk_promise_contact",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_promise")),
    )
    with op.batch_alter_table("promise", schema=None) as batch_op:
        batch_op.create_index("ix_promise_contact", ["workspace_id", "contact_id", "due_on"], unique=False)
        batch_op.create_index("ix_promise_due", ["workspace_id", "state", "due_on", "id"], unique=False)

    op.create_table(
        "referral",
        sa.Column("workspace_id", db.Id, nullable=False),
        sa.Column("id", db.Id, nullable=False),
        sa.Column("from_contact_id", db.Id, nullable=False),
        sa.Column("to_contact_id", db.Id, nullable=False),
        sa.Column("meeting_id", db.Id, nullable=True),
        sa.Column("named_on", sa.Date(), nullable=False),
        sa.Column("may_use_name", sa.Boolean(), nullable=True),
        sa.Column("introduction", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", db.UtcTime(), nullable=False),
        sa.Column("updated_at", db.UtcTime(), nullable=False),
        sa.CheckConstraint("from_contact_id <> to_contact_id", name=op.f("ck_referral_ck_referral_not_self")),
        sa.ForeignKeyConstraint(
            ["workspace_id", "from_contact_id"],
            ["contact.workspace_id", "contact.id"],
            name="fk_referral_from",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "to_contact_id"],
            ["contact.workspace_id", "contact.id"],
            name="fk_referral_to",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("workspace_id", "id", name=op.f("pk_referral")),
        sa.UniqueConstraint("workspace_id", "from_contact_id", "to_contact_id", name="uq_referral_pair"),
    )
    with op.batch_alter_table("referral", schema=None) as batch_op:
        batch_op.create_index("ix_referral_to", ["workspace_id", "to_contact_id"], unique=False)

    create_search(op, "contact")
    for table in OWNED:
        enable_rls(op, table)


def downgrade() -> None:
    """Undo this change."""
    drop_search(op, "contact")
    with op.batch_alter_table("referral", schema=None) as batch_op:
        batch_op.drop_index("ix_referral_to")

    op.drop_table("referral")
    with op.batch_alter_table("promise", schema=None) as batch_op:
        batch_op.drop_index("ix_promise_due")
        batch_op.drop_index("ix_promise_contact")

    op.drop_table("promise")
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.drop_index("ix_meeting_state")
        batch_op.drop_index("ix_meeting_starts")
        batch_op.drop_index("ix_meeting_contact")

    op.drop_table("meeting")
    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.drop_index("ix_letter_updated")
        batch_op.drop_index("ix_letter_contact")

    op.drop_table("letter")
    with op.batch_alter_table("contact_tag", schema=None) as batch_op:
        batch_op.drop_index("ix_contact_tag_tag")
        batch_op.drop_index("ix_contact_tag_contact")

    op.drop_table("contact_tag")
    with op.batch_alter_table("contact_identifier", schema=None) as batch_op:
        batch_op.drop_index("ix_contact_identifier_value")
        batch_op.drop_index("ix_contact_identifier_contact")

    op.drop_table("contact_identifier")
    with op.batch_alter_table("attempt", schema=None) as batch_op:
        batch_op.drop_index("ix_attempt_contact")
        batch_op.drop_index("ix_attempt_at")

    op.drop_table("attempt")
    with op.batch_alter_table("activity", schema=None) as batch_op:
        batch_op.drop_index("ix_activity_timeline")
        batch_op.drop_index("ix_activity_subject")

    op.drop_table("activity")
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_membership_account_id"))

    op.drop_table("membership")
    with op.batch_alter_table("import_row", schema=None) as batch_op:
        batch_op.drop_index("ix_import_row_state")
        batch_op.drop_index("ix_import_row_line")

    op.drop_table("import_row")
    with op.batch_alter_table("import_file", schema=None) as batch_op:
        batch_op.drop_index("ix_import_file_import")

    op.drop_table("import_file")
    with op.batch_alter_table("import_error", schema=None) as batch_op:
        batch_op.drop_index("ix_import_error_line")

    op.drop_table("import_error")
    with op.batch_alter_table("contact", schema=None) as batch_op:
        batch_op.drop_index("ix_contact_updated")
        batch_op.drop_index("ix_contact_search")
        batch_op.drop_index("ix_contact_organization")
        batch_op.drop_index("ix_contact_next")
        batch_op.drop_index("ix_contact_name")
        batch_op.drop_index("ix_contact_degree")

    op.drop_table("contact")
    with op.batch_alter_table("account_session", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_account_session_account_id"))

    op.drop_table("account_session")
    with op.batch_alter_table("access_token", schema=None) as batch_op:
        batch_op.drop_index("ix_access_token_workspace")
        batch_op.drop_index(batch_op.f("ix_access_token_account_id"))

    op.drop_table("access_token")
    op.drop_table("workspace")
    with op.batch_alter_table("sign_in_attempt", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_in_attempt_at"))
        batch_op.drop_index(batch_op.f("ix_sign_in_attempt_address_key"))
        batch_op.drop_index(batch_op.f("ix_sign_in_attempt_account_key"))

    op.drop_table("sign_in_attempt")
    op.drop_table("organization")
    with op.batch_alter_table("import", schema=None) as batch_op:
        batch_op.drop_index("ix_import_created")

    op.drop_table("import")
    with op.batch_alter_table("idempotency_record", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_idempotency_record_workspace_id_created_at"))

    op.drop_table("idempotency_record")
    op.drop_table("account")
