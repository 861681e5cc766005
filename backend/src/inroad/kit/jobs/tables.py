"""What is stored of later work."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from zlib import crc32

from sqlalchemy import Index, SmallInteger, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from inroad.kit import clock
from inroad.kit.db import Base, Id, Json, Owned, UtcTime

SHARDS = 64


class JobState(StrEnum):
    """Where a job stands; `ready` and `running` are open, the rest is final."""

    READY = "ready"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    NEEDS_ATTENTION = "needs_attention"
    CANCELLED = "cancelled"


def shard_of(workspace_id: str) -> int:
    """0 to 63, the same for all jobs of a workspace: for workers that own a part of them."""
    return crc32(workspace_id.encode()) % SHARDS


_OPEN = text("state IN ('ready', 'running')")
_OPEN_DEDUP = text("dedup_key IS NOT NULL AND state IN ('ready', 'running')")


class Job(Owned, Base):
    """One piece of later work. `args` holds ids, never personal data (P2)."""

    __tablename__ = "job"

    shard: Mapped[int] = mapped_column(SmallInteger)
    kind: Mapped[str] = mapped_column(String(80))
    args: Mapped[dict[str, Any]] = mapped_column(Json)
    state: Mapped[str] = mapped_column(String(20), default=JobState.READY)
    run_at: Mapped[datetime] = mapped_column(UtcTime)
    priority: Mapped[int] = mapped_column(SmallInteger, default=0)
    attempts: Mapped[int] = mapped_column(default=0)
    max_attempts: Mapped[int] = mapped_column(default=10)
    lease_until: Mapped[datetime | None] = mapped_column(UtcTime)
    owner: Mapped[str | None] = mapped_column(Id)
    step: Mapped[str | None] = mapped_column(String(80))
    dedup_key: Mapped[str | None] = mapped_column(String(200))
    request_id: Mapped[str | None] = mapped_column(Id)
    last_error: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UtcTime, default=clock.now)
    finished_at: Mapped[datetime | None] = mapped_column(UtcTime)

    __table_args__ = (
        Index(
            "uq_job_open_dedup",
            "workspace_id",
            "kind",
            "dedup_key",
            unique=True,
            sqlite_where=_OPEN_DEDUP,
            postgresql_where=_OPEN_DEDUP,
        ),
        Index(
            "ix_job_due",
            "priority",
            "run_at",
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
            info={"across_workspaces": "the worker claims the next job of any workspace"},
        ),
        Index("ix_job_finished", "workspace_id", "finished_at"),
    )


class Schedule(Owned, Base):
    """Work that comes again by a rule on the clock of a zone. `args` holds ids, never personal data (P2)."""

    __tablename__ = "schedule"
    __table_args__ = (
        UniqueConstraint("workspace_id", "kind", "key", name="uq_schedule_key"),
        Index(
            "ix_schedule_next",
            "next_at",
            info={"across_workspaces": "the worker looks for what is due in any workspace"},
        ),
    )

    kind: Mapped[str] = mapped_column(String(80))
    key: Mapped[str] = mapped_column(String(200))
    rule: Mapped[str] = mapped_column(String(100))
    time_zone: Mapped[str] = mapped_column(String(64))
    args: Mapped[dict[str, Any]] = mapped_column(Json)
    next_at: Mapped[datetime] = mapped_column(UtcTime)
