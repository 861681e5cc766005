"""Contacts as stored."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
    or_,
)
from sqlalchemy.orm import Mapped, mapped_column

from inroad.kit.db import Base, Id, Json, Owned, UtcTime, Versioned
from inroad.kit.db.search import Searchable

SortText = String(200).with_variant(String(200, collation="C"), "postgresql")
"""Folded text that sorts the same on both databases."""


class Contact(Searchable, Owned, Versioned, Base):
    """A person.

    `degree`, `stage` and the `next_*` columns follow from referrals, letters, promises and meetings;
    they are written by actions in the same transaction as their cause, never typed in (NET-1, NET-12).
    """

    __tablename__ = "contact"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "organization_id"],
            ["organization.workspace_id", "organization.id"],
            name="fk_contact_organization",
        ),
        Index("ix_contact_name", "workspace_id", "sort_name", "id"),
        Index("ix_contact_updated", "workspace_id", "updated_at", "id"),
        Index("ix_contact_next", "workspace_id", "next_on", "id"),
        Index("ix_contact_organization", "workspace_id", "organization_id"),
        Index("ix_contact_degree", "workspace_id", "degree", "id"),
        Index("ix_contact_linkedin", "workspace_id", "linkedin_url"),
    )

    given_name: Mapped[str] = mapped_column(String(500), default="")
    family_name: Mapped[str] = mapped_column(String(500), default="")
    honorific: Mapped[str] = mapped_column(String(500), default="")
    display_name: Mapped[str] = mapped_column(String(200))
    sort_name: Mapped[str] = mapped_column(SortText)
    headline: Mapped[str] = mapped_column(String(500), default="")
    organization_id: Mapped[str | None] = mapped_column(Id)
    emails: Mapped[list[dict[str, Any]]] = mapped_column(Json, default=list)
    phones: Mapped[list[dict[str, Any]]] = mapped_column(Json, default=list)
    address: Mapped[str] = mapped_column(Text, default="")
    circle: Mapped[str | None] = mapped_column(String(20))
    known: Mapped[bool] = mapped_column(Boolean, default=True)
    degree: Mapped[int | None] = mapped_column(Integer)
    closeness: Mapped[int | None] = mapped_column(Integer)
    trusted: Mapped[bool] = mapped_column(Boolean, default=False)
    standing: Mapped[str] = mapped_column(String(20), default="unknown")
    decision_maker: Mapped[bool] = mapped_column(Boolean, default=False)
    champion: Mapped[bool] = mapped_column(Boolean, default=False)
    do_not_contact: Mapped[bool] = mapped_column(Boolean, default=False)
    time_zone: Mapped[str | None] = mapped_column(String(64))
    friday_style: Mapped[str | None] = mapped_column(String(10))
    shared_path: Mapped[str] = mapped_column(Text, default="")
    can_offer: Mapped[str] = mapped_column(Text, default="")
    talk_preferences: Mapped[str] = mapped_column(Text, default="")
    notes: Mapped[str] = mapped_column(Text, default="")
    tags: Mapped[list[str]] = mapped_column(Json, default=list)
    linkedin_url: Mapped[str | None] = mapped_column(String(500))
    connected_on: Mapped[date | None] = mapped_column(Date)
    source: Mapped[str] = mapped_column(String(20), default="manual")
    source_note: Mapped[str] = mapped_column(String(500), default="")
    import_id: Mapped[str | None] = mapped_column(Id)
    #: The timeline's first line, where an import says it of all its people; else empty.
    came_in: Mapped[str] = mapped_column(String(300), default="")
    stage: Mapped[str] = mapped_column(String(20), default="new")
    resting_until: Mapped[date | None] = mapped_column(Date)
    next_kind: Mapped[str] = mapped_column(String(30), default="none")
    next_on: Mapped[date | None] = mapped_column(Date)
    next_title: Mapped[str] = mapped_column(String(300), default="")
    next_reasons: Mapped[list[dict[str, str]]] = mapped_column(Json, default=list)
    archived_at: Mapped[datetime | None] = mapped_column(UtcTime)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcTime)
    purge_at: Mapped[datetime | None] = mapped_column(UtcTime)
    #: Of somebody who asked to be forgotten, on whom names hang: a place in the graph without a person (P2).
    erased_at: Mapped[datetime | None] = mapped_column(UtcTime)


def in_graph(person: Any) -> ColumnElement[bool]:
    """Contacts that count in the network: those that are there, and the places of those who were erased."""
    return or_(person.deleted_at.is_(None), person.erased_at.is_not(None))


class ContactIdentifier(Owned, Base):
    """A folded e-mail or phone of a contact, to know them again by.

    Of these there may be several; name and profile address are found by `sort_name` and `linkedin_url`.
    """

    __tablename__ = "contact_identifier"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "contact_id"],
            ["contact.workspace_id", "contact.id"],
            ondelete="CASCADE",
            name="fk_contact_identifier_contact",
        ),
        Index("ix_contact_identifier_value", "workspace_id", "kind", "value"),
        Index("ix_contact_identifier_contact", "workspace_id", "contact_id"),
    )

    contact_id: Mapped[str] = mapped_column(Id)
    kind: Mapped[str] = mapped_column(String(10))  # email, phone
    value: Mapped[str] = mapped_column(String(500))


class ContactTag(Owned, Base):
    """A tag of a contact, for filtering; the contact's own list holds the order."""

    __tablename__ = "contact_tag"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "contact_id"],
            ["contact.workspace_id", "contact.id"],
            ondelete="CASCADE",
            name="fk_contact_tag_contact",
        ),
        Index("ix_contact_tag_tag", "workspace_id", "tag", "contact_id"),
        Index("ix_contact_tag_contact", "workspace_id", "contact_id"),
    )

    contact_id: Mapped[str] = mapped_column(Id)
    tag: Mapped[str] = mapped_column(String(50))


class BulkChange(Owned, Base):
    """One change of many contacts at once, kept so that it can be taken back.

    `before` holds what is needed for that, by contact id; nothing else of the person.
    """

    __tablename__ = "bulk_change"
    __table_args__ = (Index("ix_bulk_change_made", "workspace_id", "made_at"),)

    made_at: Mapped[datetime] = mapped_column(UtcTime)
    action: Mapped[str] = mapped_column(String(20))
    value: Mapped[str] = mapped_column(String(50), default="")
    new_value: Mapped[str] = mapped_column(String(50), default="")
    before: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    undone_at: Mapped[datetime | None] = mapped_column(UtcTime)


class SavedView(Owned, Versioned, Base):
    """Filters of the list of contacts under a name, kept by one account in one search."""

    __tablename__ = "saved_view"
    __table_args__ = (UniqueConstraint("workspace_id", "account_id", "name_key", name="uq_saved_view_name"),)

    account_id: Mapped[str] = mapped_column(Id)
    name: Mapped[str] = mapped_column(String(100))
    name_key: Mapped[str] = mapped_column(SortText)
    filters: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    pinned: Mapped[bool] = mapped_column(Boolean, default=True)


class Activity(Owned, Base):
    """One line of a contact's timeline, written with its cause and removed with it."""

    __tablename__ = "activity"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "contact_id"],
            ["contact.workspace_id", "contact.id"],
            ondelete="CASCADE",
            name="fk_activity_contact",
        ),
        Index("ix_activity_timeline", "workspace_id", "contact_id", "happened_at", "id"),
        Index("ix_activity_subject", "workspace_id", "subject_id"),
    )

    contact_id: Mapped[str] = mapped_column(Id)
    kind: Mapped[str] = mapped_column(String(30))
    happened_at: Mapped[datetime] = mapped_column(UtcTime)
    title: Mapped[str] = mapped_column(String(300))
    detail: Mapped[str] = mapped_column(Text, default="")
    people_ids: Mapped[list[str]] = mapped_column(Json, default=list)
    subject_id: Mapped[str | None] = mapped_column(Id)
