"""Ports on loopback at which nobody listens: two processes of a test run are never given the same one."""

import os
import socket
from contextlib import ExitStack


def _ours(port: int) -> bool:
    """Whether a port falls to this process of pytest-xdist: between looking and listening lie seconds."""
    number = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    return port // 2 % int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1")) == number


def free_ports(count: int) -> list[int]:
    """So many different ports."""
    found: list[int] = []
    with ExitStack() as held:
        while len(found) < count:
            probe = held.enter_context(socket.socket())
            probe.bind(("127.0.0.1", 0))
            port = int(probe.getsockname()[1])
            if _ours(port):
                found.append(port)
    return found


def free_port() -> int:
    """A port at which nobody listens just now."""
    return free_ports(1)[0]
