"""A worker in a process of its own, to be killed: `python -m tests.rooms.imports.doomed_worker URL [N]`."""

import asyncio
import sys

from inroad.kit.db import Database
from inroad.rooms.imports import steps
from tests.factories.imports import worker

LEASE = 1.0
"""Seconds after which another worker takes over."""


async def main(url: str, step: int) -> None:
    """Works until it is killed."""
    steps.STEP = step  # many small steps, so that there is a middle to die in
    database = Database.open(url)
    await worker(database, lease=LEASE, poll=0.05).run()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 250))
