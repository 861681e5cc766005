"""Hearing at once that the process is told to end: answers that go on by themselves must end first."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any


@contextmanager
def told_to_end(call: Callable[[], None]) -> Iterator[None]:
    """Calls `call` on SIGTERM and SIGINT, before whoever handles them now. Nothing off the main thread."""
    before: dict[int, Any] = {}
    if threading.current_thread() is threading.main_thread():
        before = {
            number: handler
            for number in (signal.SIGINT, signal.SIGTERM)
            if callable(handler := signal.getsignal(number))
        }

    def heard(number: int, frame: FrameType | None) -> None:
        call()
        before[number](number, frame)

    for number in before:
        signal.signal(number, heard)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
