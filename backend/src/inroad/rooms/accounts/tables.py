"""Accounts, sessions, tokens, and the workspaces they lead into.

These are the few global tables (D2): no foreign key leads from here to a tenant's table.
"""

from datetime import datetime, time
from typing import Any

from sqlalchemy import BigInteger, Boolean, ForeignKey, Index, Integer, String, Text, Time, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from inroad.domain.preparing import USUAL_PACK
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
    email_verified_at: Mapped[datetime | None] = mapped_column(UtcTime)
    seen_at: Mapped[datetime | None] = mapped_column(UtcTime)  # to the day, or so
    erase_at: Mapped[datetime | None] = mapped_column(UtcTime)


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


class AccountLink(Base):
    """A link sent by e-mail: to choose a new password (`reset`) or to prove an address (`email`).

    Works once, for a while; only a hash of its secret is kept. `email` is the address to be proved.
    """

    __tablename__ = "account_link"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    account_id: Mapped[str] = mapped_column(Id, ForeignKey("account.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    email: Mapped[str] = mapped_column(String(254))
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    expires_at: Mapped[datetime] = mapped_column(UtcTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcTime)


class Credential(Base):
    """A second factor or a passkey of an account (S7).

    `kind` totp: `secret` is sealed, `counter` the last time step used. `kind` passkey: `external_id` is the
    credential's own id, `secret` its public key, `counter` its use count. Counts once `confirmed_at` is set.
    """

    __tablename__ = "credential"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    account_id: Mapped[str] = mapped_column(Id, ForeignKey("account.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    name: Mapped[str] = mapped_column(String(200), default="")
    external_id: Mapped[str | None] = mapped_column(String(1400), unique=True)
    secret: Mapped[str] = mapped_column(Text)
    counter: Mapped[int] = mapped_column(BigInteger, default=0)
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    last_used_at: Mapped[datetime | None] = mapped_column(UtcTime)


class RecoveryCode(Base):
    """A code that stands in for a lost device, once. Only a keyed hash is kept."""

    __tablename__ = "recovery_code"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    account_id: Mapped[str] = mapped_column(Id, ForeignKey("account.id", ondelete="CASCADE"), index=True)
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    used_at: Mapped[datetime | None] = mapped_column(UtcTime)


class SignInChallenge(Base):
    """What somebody who signs in has to bring back: a passkey's challenge, the state of a provider's way.

    Taken once, for a few minutes. Only a hash of it is kept; `browser_hash` binds it to one browser, `sealed`
    is what belongs to it.
    """

    __tablename__ = "sign_in_challenge"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    account_id: Mapped[str | None] = mapped_column(
        Id, ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    browser_hash: Mapped[str] = mapped_column(String(64), default="")
    sealed: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    expires_at: Mapped[datetime] = mapped_column(UtcTime, index=True)


class Identity(Base):
    """Who an account is to another provider: its issuer and subject, never an address (S6).

    `email` is what the provider calls them, to be shown in a list.
    """

    __tablename__ = "identity"
    __table_args__ = (UniqueConstraint("issuer", "subject", name="uq_identity_issuer_subject"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    account_id: Mapped[str] = mapped_column(Id, ForeignKey("account.id", ondelete="CASCADE"), index=True)
    issuer: Mapped[str] = mapped_column(String(255))
    subject: Mapped[str] = mapped_column(String(255))
    email: Mapped[str] = mapped_column(String(254), default="")
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    last_used_at: Mapped[datetime | None] = mapped_column(UtcTime)


class SignInAttempt(Base):
    """A try to sign in, kept for the limits of S4; keys are keyed hashes, not addresses."""

    __tablename__ = "sign_in_attempt"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    kind: Mapped[str] = mapped_column(String(10), default="password")
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
    target_roles: Mapped[str] = mapped_column(Text, default="")
    skill_stories: Mapped[str] = mapped_column(Text, default="")
    big_picture_question: Mapped[str] = mapped_column(Text, default="")
    pack_list: Mapped[list[str]] = mapped_column(Json, default=lambda: list(USUAL_PACK))
    method: Mapped[dict[str, Any]] = mapped_column(
        Json, default=dict
    )  # numbers set otherwise than the policy
    erase_at: Mapped[datetime | None] = mapped_column(UtcTime)
    erase_cause: Mapped[str] = mapped_column(String(10), default="")  # idle; else its owner asked


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
