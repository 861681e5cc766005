"""Mail accounts, deliveries and answers as stored."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Date, ForeignKeyConstraint, Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from inroad.kit.db import Base, Id, Json, Owned, UtcTime, Versioned


class MailAccount(Owned, Versioned, Base):
    """The seeker's own account with a mail provider, one a search. The password is sealed (P6)."""

    __tablename__ = "mail_account"
    __table_args__ = (UniqueConstraint("workspace_id", name="uq_mail_account_workspace"),)

    email: Mapped[str] = mapped_column(String(254))
    host: Mapped[str] = mapped_column(String(255))
    port: Mapped[int] = mapped_column(Integer)
    security: Mapped[str] = mapped_column(String(10))
    username: Mapped[str] = mapped_column(String(254), default="")
    sealed_password: Mapped[str] = mapped_column(Text, default="")
    test_state: Mapped[str] = mapped_column(String(10), default="none")  # none, under_way, passed, stopped
    test_reason: Mapped[str] = mapped_column(String(20), default="")
    tested_at: Mapped[datetime | None] = mapped_column(UtcTime)


class Delivery(Owned, Versioned, Base):
    """One letter on its way by e-mail.

    queued → sending → sent, and `bounced` when it came back; or not_sent, which makes the letter a draft
    again; or needs_attention, where nobody can know whether it went out. `sending` is committed before the
    server is spoken to: whoever finds it there afterwards never sends by themselves.
    """

    __tablename__ = "delivery"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "letter_id"],
            ["letter.workspace_id", "letter.id"],
            ondelete="CASCADE",
            name="fk_delivery_letter",
        ),
        Index("ix_delivery_letter", "workspace_id", "letter_id", "id"),
        Index("ix_delivery_message", "workspace_id", "message_id"),
    )

    letter_id: Mapped[str] = mapped_column(Id)
    account_id: Mapped[str] = mapped_column(Id)
    to_address: Mapped[str] = mapped_column(String(254))
    message_id: Mapped[str] = mapped_column(String(300))
    state: Mapped[str] = mapped_column(String(20), default="queued")
    reason: Mapped[str] = mapped_column(String(20), default="")
    said: Mapped[str] = mapped_column(String(500), default="")
    tries: Mapped[int] = mapped_column(Integer, default=0)
    sent_at: Mapped[datetime | None] = mapped_column(UtcTime)


class MeetingInvitation(Owned, Versioned, Base):
    """One invitation to a meeting, or word of its change or end, on its way by e-mail (RFC 5546, RFC 6047).

    States as of a `Delivery`; one that is not taken changes nothing but itself. `sequence` is the meeting's
    version it speaks of. `answer` is what their calendar program said: accepted, declined, tentative,
    another_time; empty until it did.
    """

    __tablename__ = "meeting_invitation"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "meeting_id"],
            ["meeting.workspace_id", "meeting.id"],
            ondelete="CASCADE",
            name="fk_meeting_invitation_meeting",
        ),
        Index("ix_meeting_invitation_meeting", "workspace_id", "meeting_id", "id"),
    )

    meeting_id: Mapped[str] = mapped_column(Id)
    account_id: Mapped[str] = mapped_column(Id)
    method: Mapped[str] = mapped_column(String(10))  # REQUEST, CANCEL
    sequence: Mapped[int] = mapped_column(Integer)
    to_address: Mapped[str] = mapped_column(String(254))
    state: Mapped[str] = mapped_column(String(20), default="queued")
    reason: Mapped[str] = mapped_column(String(20), default="")
    said: Mapped[str] = mapped_column(String(500), default="")
    tries: Mapped[int] = mapped_column(Integer, default=0)
    sent_at: Mapped[datetime | None] = mapped_column(UtcTime)
    answer: Mapped[str] = mapped_column(String(20), default="")
    answer_comment: Mapped[str] = mapped_column(Text, default="")
    answer_starts_at: Mapped[datetime | None] = mapped_column(UtcTime)
    answered_at: Mapped[datetime | None] = mapped_column(UtcTime)


class MailInbox(Owned, Versioned, Base):
    """Where answers to letters arrive: the account's mailbox over IMAP, one a search. The password is sealed.

    `uid_validity` and `next_uid` say how far it was read; `failures` counts tries in a row that came to
    nothing, and `next_try_at` says when the next one is due. Nothing is read while `state` is stopped.
    """

    __tablename__ = "mail_inbox"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "mail_account_id"],
            ["mail_account.workspace_id", "mail_account.id"],
            ondelete="CASCADE",
            name="fk_mail_inbox_account",
        ),
        UniqueConstraint("workspace_id", name="uq_mail_inbox_workspace"),
    )

    mail_account_id: Mapped[str] = mapped_column(Id)
    host: Mapped[str] = mapped_column(String(255))
    port: Mapped[int] = mapped_column(Integer)
    security: Mapped[str] = mapped_column(String(10))
    username: Mapped[str] = mapped_column(String(254))
    sealed_password: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(10), default="none")  # none, under_way, passed, stopped
    reason: Mapped[str] = mapped_column(String(20), default="")
    said: Mapped[str] = mapped_column(String(500), default="")
    uid_validity: Mapped[int | None] = mapped_column(BigInteger)
    next_uid: Mapped[int | None] = mapped_column(BigInteger)
    read_at: Mapped[datetime | None] = mapped_column(UtcTime)
    failures: Mapped[int] = mapped_column(Integer, default=0)
    next_try_at: Mapped[datetime | None] = mapped_column(UtcTime)


class MailReply(Owned, Versioned, Base):
    """An answer to a letter, with what it seems to say; `state` is open until the seeker has said so.

    `message_key` is the message's own id: it is kept once, however often it is read. `words` are the places
    in `text` that led to the suggestion, `people` those it names, `calendar` the answer to an invitation as
    it came (iTIP).
    """

    __tablename__ = "mail_reply"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "letter_id"],
            ["letter.workspace_id", "letter.id"],
            ondelete="CASCADE",
            name="fk_mail_reply_letter",
        ),
        ForeignKeyConstraint(
            ["workspace_id", "contact_id"],
            ["contact.workspace_id", "contact.id"],
            ondelete="CASCADE",
            name="fk_mail_reply_contact",
        ),
        UniqueConstraint("workspace_id", "message_key", name="uq_mail_reply_message"),
        Index("ix_mail_reply_received", "workspace_id", "received_at", "id"),
        Index("ix_mail_reply_letter", "workspace_id", "letter_id"),
        Index("ix_mail_reply_state", "workspace_id", "state", "received_at"),
    )

    contact_id: Mapped[str] = mapped_column(Id)
    letter_id: Mapped[str] = mapped_column(Id)
    message_key: Mapped[str] = mapped_column(String(300))
    received_at: Mapped[datetime] = mapped_column(UtcTime)
    from_address: Mapped[str] = mapped_column(String(254), default="")
    subject: Mapped[str] = mapped_column(String(500), default="")
    text: Mapped[str] = mapped_column(Text, default="")
    kind: Mapped[str] = mapped_column(String(20))
    words: Mapped[list[dict[str, int]]] = mapped_column(Json, default=list)
    suggested_on: Mapped[date | None] = mapped_column(Date)
    people: Mapped[list[dict[str, str]]] = mapped_column(Json, default=list)
    calendar: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(String(10), default="open")  # open, confirmed, dismissed
    confirmed_as: Mapped[str | None] = mapped_column(String(20))
    settled_at: Mapped[datetime | None] = mapped_column(UtcTime)
    attempt_id: Mapped[str | None] = mapped_column(Id)
