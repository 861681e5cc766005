"""Calendar feeds as stored."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from inroad.kit.db import Base, Id, UtcTime


class CalendarFeed(Base):
    """A secret address under which a calendar program reads one search (S21); only a keyed hash is stored.

    A global table, as access tokens are: whoever reads brings nothing but the address.
    """

    __tablename__ = "calendar_feed"
    __table_args__ = (Index("ix_calendar_feed_workspace", "workspace_id", "id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    workspace_id: Mapped[str] = mapped_column(Id, ForeignKey("workspace.id", ondelete="CASCADE"))
    account_id: Mapped[str] = mapped_column(Id, ForeignKey("account.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    shows: Mapped[str] = mapped_column(String(30))  # everything, promises_and_meetings, busy
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    last_read_at: Mapped[datetime | None] = mapped_column(UtcTime)
