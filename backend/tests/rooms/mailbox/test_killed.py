"""kill -9 of the worker around sending, at each step: never two letters, never a lost one without a mark."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from inroad.kit import clock
from tests.factories.mail import MailServer
from tests.rooms.conftest import Caller
from tests.rooms.mailbox.doomed_worker import LEASE

BACKEND = Path(__file__).resolve().parents[3]
STEPS = {
    "claimed": ("sent", 1),
    "marked": ("needs_attention", 0),
    "mail": ("needs_attention", 0),
    "rcpt": ("needs_attention", 0),
    "words": ("needs_attention", 1),
    "taken": ("needs_attention", 1),
}
"""Where the worker dies; how the delivery ends, and how many letters the server has."""


@asynccontextmanager
async def worker(url: str, step: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """A worker process that will not outlive the block."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.rooms.mailbox.doomed_worker", url, step),
        cwd=BACKEND,
        env={
            "PYTHONPATH": "src",
            "PATH": "",
            "INROAD_CLOCK": clock.now().isoformat(),
            "INROAD_OUTBOUND_ALLOW": "127.0.0.0/8",
        },
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGKILL)
        await process.wait()


@pytest.mark.parametrize("step", STEPS)
async def test_never_two_letters_never_a_lost_one_without_a_mark(
    caller: Caller, server: MailServer, letter: dict[str, Any], database_url: str, step: str
) -> None:
    await caller.post(f"/letters/{letter['id']}/deliveries", {}, 202)
    async with worker(database_url, step) as process:
        if step in ("mail", "rcpt", "words"):

            def kill(at: str) -> None:
                if at == step and process.returncode is None:
                    os.kill(process.pid, signal.SIGKILL)

            server.at = kill
        assert await asyncio.wait_for(process.wait(), 60) == -signal.SIGKILL
    server.at = lambda _step: None
    await asyncio.sleep(LEASE * 1.5)
    for _ in range(2):
        await caller.run_jobs()
    delivery = (await caller.get(f"/letters/{letter['id']}/deliveries"))["items"][0]
    state, letters = STEPS[step]
    assert (delivery["state"], len(server.messages)) == (state, letters)
    if state == "needs_attention":
        assert delivery["reason"] == "worker_died"
        assert "look into the sent folder" in delivery["words"]
