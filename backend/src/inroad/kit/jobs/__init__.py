"""Later work: rows written in the same transaction as their cause, run at least once by a worker."""

from inroad.kit.jobs.queue import ClaimedJob, FencedError, cancel, enqueue, purge_finished, retry
from inroad.kit.jobs.schedules import drop_schedule, put_schedule, rezone, tick, zones_of
from inroad.kit.jobs.tables import Job, JobState, Schedule
from inroad.kit.jobs.worker import Chore, Handler, JobContext, LastWord, NeedsAttentionError, Worker

__all__ = [
    "Chore",
    "ClaimedJob",
    "FencedError",
    "Handler",
    "Job",
    "JobContext",
    "JobState",
    "LastWord",
    "NeedsAttentionError",
    "Schedule",
    "Worker",
    "cancel",
    "drop_schedule",
    "enqueue",
    "purge_finished",
    "put_schedule",
    "retry",
    "rezone",
    "tick",
    "zones_of",
]
