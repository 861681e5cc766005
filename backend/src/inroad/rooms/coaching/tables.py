"""Groups, grants, invitations and comments as stored.

All but the comments are global (D2): a coach is found across searches, and nothing of one stands in them.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from inroad.kit.db import Base, Id, Json, Owned, UtcTime


class CoachingGroup(Base):
    """A ministry: seekers, and coaches who may be granted a look."""

    __tablename__ = "coaching_group"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    created_at: Mapped[datetime] = mapped_column(UtcTime)


class GroupMember(Base):
    """Somebody in a group: admin, coach or seeker; a seeker brings the search that is meant."""

    __tablename__ = "group_member"
    __table_args__ = (UniqueConstraint("group_id", "account_id", "role", name="uq_group_member_role"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    group_id: Mapped[str] = mapped_column(Id, ForeignKey("coaching_group.id", ondelete="CASCADE"))
    account_id: Mapped[str] = mapped_column(Id, ForeignKey("account.id", ondelete="CASCADE"), index=True)
    role: Mapped[str] = mapped_column(String(10))
    workspace_id: Mapped[str | None] = mapped_column(Id, ForeignKey("workspace.id", ondelete="CASCADE"))
    created_at: Mapped[datetime] = mapped_column(UtcTime)


class CoachGrant(Base):
    """What one coach may see of one search, until when (S14). Ended grants stay, to be looked up."""

    __tablename__ = "coach_grant"
    __table_args__ = (Index("ix_coach_grant_workspace", "workspace_id", "coach_id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    workspace_id: Mapped[str] = mapped_column(Id, ForeignKey("workspace.id", ondelete="CASCADE"))
    coach_id: Mapped[str] = mapped_column(Id, ForeignKey("account.id", ondelete="CASCADE"), index=True)
    scopes: Mapped[list[str]] = mapped_column(Json)
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    ends_at: Mapped[datetime] = mapped_column(UtcTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcTime)


class Invitation(Base):
    """A way for one address into a search or a group (S8). Only a hash of its secret is kept."""

    __tablename__ = "invitation"
    __table_args__ = (
        Index("ix_invitation_workspace", "workspace_id", "created_at"),
        Index("ix_invitation_group", "group_id", "created_at"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    workspace_id: Mapped[str | None] = mapped_column(Id, ForeignKey("workspace.id", ondelete="CASCADE"))
    group_id: Mapped[str | None] = mapped_column(Id, ForeignKey("coaching_group.id", ondelete="CASCADE"))
    role: Mapped[str] = mapped_column(String(10))
    email: Mapped[str] = mapped_column(String(254))
    email_key: Mapped[str] = mapped_column(String(254))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    mailed: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    expires_at: Mapped[datetime] = mapped_column(UtcTime)
    accepted_at: Mapped[datetime | None] = mapped_column(UtcTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcTime)


class CoachComment(Owned, Base):
    """A word about a letter, or about the plan as a whole, from the seeker or a coach."""

    __tablename__ = "coach_comment"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "letter_id"],
            ["letter.workspace_id", "letter.id"],
            ondelete="CASCADE",
            name="fk_coach_comment_letter",
        ),
        Index("ix_coach_comment_letter", "workspace_id", "letter_id", "created_at"),
        Index("ix_coach_comment_created", "workspace_id", "created_at", "id"),
    )

    letter_id: Mapped[str | None] = mapped_column(Id)
    account_id: Mapped[str] = mapped_column(Id)
    author_name: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UtcTime)
