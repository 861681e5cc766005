"""What the worker does for imports, by kind of job."""

from typing import Any

from inroad.kit.db import Session
from inroad.kit.jobs import FencedError, Handler, JobContext, LastWord, enqueue
from inroad.rooms.imports import steps
from inroad.rooms.imports.actions import COMMIT, DISCARD, PURGE, UNDO, VALIDATE
from inroad.rooms.imports.clearing import discard, purge
from inroad.rooms.imports.committing import commit
from inroad.rooms.imports.undoing import undo
from inroad.rooms.imports.validating import validate

_GIVEN_UP = "Something went wrong on our side, and nothing was added. Upload the file again."
_NOT_UNDONE = "Something went wrong on our side, and nothing was taken back. Try again."


def _or_give_up(handler: Handler) -> Handler:
    """After the last attempt the import says so, instead of standing half-way for ever, before all others."""

    async def run(ctx: JobContext, args: dict[str, Any]) -> None:
        try:
            await handler(ctx, args)
        except FencedError:
            raise
        except Exception:
            if ctx.job.attempts >= ctx.job.max_attempts:
                async with ctx.write() as db:
                    await _give_up(db, args)
            raise

    return LastWord(run, _give_up)


async def _give_up(db: Session, args: dict[str, Any]) -> None:
    record = await steps.held(db, args["import_id"])
    if record is None:
        return
    if record.state in ("pending", "validating", "running"):
        record.state = "failed"
        record.added = 0
        record.problem = {"code": "given_up", "detail": _GIVEN_UP}
        await enqueue(db, DISCARD, {"import_id": record.id}, dedup_key=record.id)
    elif record.state == "undoing":
        record.state = "succeeded_with_errors" if record.errors else "succeeded"
        record.problem = {"code": "given_up", "detail": _NOT_UNDONE}


def handlers() -> dict[str, Handler]:
    """What the worker runs for this room, by kind of job."""
    return {
        VALIDATE: _or_give_up(validate),
        COMMIT: _or_give_up(commit),
        UNDO: _or_give_up(undo),
        DISCARD: discard,
        PURGE: purge,
    }
