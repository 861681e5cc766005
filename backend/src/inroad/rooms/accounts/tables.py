"""Accounts, sessions, tokens, and the workspaces they lead into.

These are the few global tables (D2): no foreign key leads from here to a tenant's table.
"""

from datetime import datetime, time

from sqlalchemy import Boolean, ForeignKey, Index, Integer, String, Text, Time, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from inroad.kit.db import Base, Id, Json, UtcTime, Versioned


class Account(Versioned, Base):
    """A person who signs in."""

    __tablename__ = "account"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    email: Mapped[str] = mapped_column(String(254))
    email_key: Mapped[str] = mapped_column(String(254), unique=True)
    display_name: Mapped[str] = mapped_column(String(200))
    password_hash: Mapped[str] = mapped_column(String(300))
    instance_admin: Mapped[bool] = mapped_column(Boolean, default=False)


class AccountSession(Base):
    """One signed-in browser. The token itself is never stored (S1)."""

    __tablename__ = "account_session"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    account_id: Mapped[str] = mapped_column(Id, ForeignKey("account.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    last_seen_at: Mapped[datetime] = mapped_column(UtcTime)
    expires_at: Mapped[datetime] = mapped_column(UtcTime)
    authenticated_at: Mapped[datetime] = mapped_column(UtcTime)
    user_agent: Mapped[str] = mapped_column(String(300), default="")


class SignInAttempt(Base):
    """A try to sign in, kept for the limits of S4; keys are keyed hashes, not addresses."""

    __tablename__ = "sign_in_attempt"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    account_key: Mapped[str] = mapped_column(String(64), index=True)
    address_key: Mapped[str] = mapped_column(String(64), index=True)
    at: Mapped[datetime] = mapped_column(UtcTime, index=True)


class Workspace(Versioned, Base):
    """One search, with the numbers its method runs on."""

    __tablename__ = "workspace"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    time_zone: Mapped[str] = mapped_column(String(64))
    country: Mapped[str | None] = mapped_column(String(2))
    region: Mapped[str | None] = mapped_column(String(10))
    minutes: Mapped[int] = mapped_column(Integer, default=20)
    calls_per_day: Mapped[int] = mapped_column(Integer, default=2)
    post_days: Mapped[int] = mapped_column(Integer, default=2)
    office_opens: Mapped[time] = mapped_column(Time)
    office_closes: Mapped[time] = mapped_column(Time)
    sender_address: Mapped[str] = mapped_column(Text, default="")
    sender_phone: Mapped[str] = mapped_column(String(500), default="")
    background: Mapped[str] = mapped_column(Text, default="")
    can_offer: Mapped[str] = mapped_column(Text, default="")


class Membership(Base):
    """Who may enter a workspace, and as what (S14b)."""

    __tablename__ = "membership"
    __table_args__ = (UniqueConstraint("workspace_id", "account_id", name="uq_membership_pair"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    workspace_id: Mapped[str] = mapped_column(Id, ForeignKey("workspace.id", ondelete="CASCADE"))
    account_id: Mapped[str] = mapped_column(Id, ForeignKey("account.id", ondelete="CASCADE"), index=True)
    role: Mapped[str] = mapped_column(String(20))
    created_at: Mapped[datetime] = mapped_column(UtcTime)


class AccessToken(Base):
    """A personal access token for one workspace; only a keyed hash is stored (S5)."""

    __tablename__ = "access_token"
    __table_args__ = (Index("ix_access_token_workspace", "workspace_id", "id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    workspace_id: Mapped[str] = mapped_column(Id, ForeignKey("workspace.id", ondelete="CASCADE"))
    account_id: Mapped[str] = mapped_column(Id, ForeignKey("account.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    hint: Mapped[str] = mapped_column(String(20))
    scopes: Mapped[list[str]] = mapped_column(Json)
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    expires_at: Mapped[datetime] = mapped_column(UtcTime)
    last_used_at: Mapped[datetime | None] = mapped_column(UtcTime)
