"""Pairs that look alike, pairs that were said to be two people, and merges, as stored."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from inroad.kit.db import Base, Id, Json, Owned, UtcTime, Versioned


def _pair_of(table: str) -> tuple[Any, ...]:
    """What keeps a pair a pair: two different contacts of the search, the lower id first, once."""
    keys = [
        ForeignKeyConstraint(
            ["workspace_id", column],
            ["contact.workspace_id", "contact.id"],
            ondelete="CASCADE",
            name=f"fk_{table}_{column.removesuffix('_id')}",
        )
        for column in ("one_id", "other_id")
    ]
    return (
        *keys,
        UniqueConstraint("workspace_id", "one_id", "other_id", name=f"uq_{table}_pair"),
        CheckConstraint("one_id < other_id", name=f"ck_{table}_ordered"),
        Index(f"ix_{table}_other", "workspace_id", "other_id"),
    )


class DuplicatePair(Owned, Base):
    """Two contacts that look alike. Worked out from the contacts and found anew when one of them changes."""

    __tablename__ = "duplicate_pair"
    __table_args__ = (
        *_pair_of("duplicate_pair"),
        Index("ix_duplicate_pair_score", "workspace_id", "score", "id"),
    )

    one_id: Mapped[str] = mapped_column(Id)
    other_id: Mapped[str] = mapped_column(Id)
    score: Mapped[int] = mapped_column(Integer)
    evidence: Mapped[list[dict[str, Any]]] = mapped_column(Json, default=list)
    found_at: Mapped[datetime] = mapped_column(UtcTime)


class DuplicateDismissal(Owned, Base):
    """Two contacts of whom the seeker said: not the same person."""

    __tablename__ = "duplicate_dismissal"
    __table_args__ = _pair_of("duplicate_dismissal")

    one_id: Mapped[str] = mapped_column(Id)
    other_id: Mapped[str] = mapped_column(Id)
    dismissed_at: Mapped[datetime] = mapped_column(UtcTime)


class ContactMerge(Owned, Versioned, Base):
    """Two contacts made one. The journal holds all that is needed to take them apart again."""

    __tablename__ = "contact_merge"
    __table_args__ = (
        *(
            ForeignKeyConstraint(
                ["workspace_id", column],
                ["contact.workspace_id", "contact.id"],
                ondelete="CASCADE",
                name=f"fk_contact_merge_{column.removesuffix('_id')}",
            )
            for column in ("winner_id", "loser_id")
        ),
        Index("ix_contact_merge_merged", "workspace_id", "merged_at", "id"),
        Index("ix_contact_merge_loser", "workspace_id", "loser_id"),
        Index("ix_contact_merge_winner", "workspace_id", "winner_id"),
    )

    winner_id: Mapped[str] = mapped_column(Id)
    loser_id: Mapped[str] = mapped_column(Id)
    merged_at: Mapped[datetime] = mapped_column(UtcTime)
    undone_at: Mapped[datetime | None] = mapped_column(UtcTime)
    journal: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    changed_since: Mapped[list[str]] = mapped_column(Json, default=list)
