"""The product made slower on purpose, so that the gate can be seen to fail (`speed_gate.py --planted MS`).

Every request spends so many milliseconds more and keeps 100 kB; every fiftieth takes twenty times as long.
"""

import os
import sys

import uvicorn
from speed_gate import spend
from starlette.types import ASGIApp, Receive, Scope, Send

from inroad.main import create_app
from inroad.settings import load


def slowed(app: ASGIApp, milliseconds: float) -> ASGIApp:
    """The same app, with more to do."""
    kept: list[bytes] = []

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            kept.append(os.urandom(100_000))
            depth = 2 if b"cursor=" in scope["query_string"] else 1
            spend(milliseconds * depth * (20 if len(kept) % 50 == 0 else 1))
        await app(scope, receive, send)

    return answer


if __name__ == "__main__":
    settings = load()
    uvicorn.run(
        slowed(create_app(settings), float(sys.argv[1])),
        host=settings.server.host,
        port=settings.server.port,
        log_level="warning",
    )
