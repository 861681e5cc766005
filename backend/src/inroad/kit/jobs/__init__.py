"""Later work: rows written in the same transaction as their cause, run at least once by a worker."""

from inroad.kit.jobs.queue import ClaimedJob, FencedError, cancel, enqueue, purge_finished, retry
from inroad.kit.jobs.tables import Job, JobState
from inroad.kit.jobs.worker import Handler, JobContext, NeedsAttentionError, Worker

__all__ = [
    "ClaimedJob",
    "FencedError",
    "Handler",
    "Job",
    "JobContext",
    "JobState",
    "NeedsAttentionError",
    "Worker",
    "cancel",
    "enqueue",
    "purge_finished",
    "retry",
]
