"""A worker that kills itself at a step: `python -m tests.rooms.mailbox.doomed_worker URL STEP`.

STEP   claimed (nothing written yet), marked (`sending` is committed), taken (the server has the letter, which
       is not written yet); with any other it lives, until the mail server kills it
"""

import asyncio
import os
import signal
import sys
from typing import Any

from inroad.kit import mail
from inroad.kit.db import Database
from inroad.kit.jobs import Worker
from inroad.main import make_means
from inroad.rooms.mailbox import jobs
from inroad.settings import load
from tests.rooms.conftest import SECRET

LEASE = 1.0


def die() -> None:
    """As if the power had gone."""
    os.kill(os.getpid(), signal.SIGKILL)


def set_trap(step: str) -> None:
    """Replaces the call before which, or after which, the worker is to die."""
    real_send, real_prepare = mail.send, jobs._prepare

    async def send(*args: Any, **more: Any) -> None:
        if step == "marked":
            die()
        await real_send(*args, **more)
        if step == "taken":
            die()

    async def prepare(*args: Any) -> Any:
        if step == "claimed":
            die()
        return await real_prepare(*args)

    for module, name, trap in ((mail, "send", send), (jobs, "_prepare", prepare)):
        setattr(module, name, trap)


async def main(url: str, step: str) -> None:
    """Works until it is killed."""
    set_trap(step)
    means = make_means(load(), SECRET)
    await Worker(Database.open(url), jobs.handlers(), poll=0.05, lease=LEASE, means=means).run()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2]))
