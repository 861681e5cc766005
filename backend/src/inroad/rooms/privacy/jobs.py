"""What is done later for privacy's sake."""

from typing import Any

from inroad.kit.jobs import Handler, JobContext
from inroad.rooms.privacy import night
from inroad.rooms.privacy.erasing import SETTLE


class StillReadError(Exception):
    """Readers keep the store from forgetting old pages: the queue tries again."""


async def settle(ctx: JobContext, _args: dict[str, Any]) -> None:
    """Old pages that still hold what was erased are written over."""
    if not await ctx.db.settle():
        raise StillReadError


def handlers() -> dict[str, Handler]:
    """What the worker runs for this room."""
    return {SETTLE: settle, **night.handlers()}
