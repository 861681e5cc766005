"""Work on bytes from strangers in a process of its own, held by the system to its time and memory (S22).

`call` starts it, hands the arguments over, and gives what a generator function yields there, each piece as
pickled bytes: opened one after the other they never stand in memory all at once. The process sees neither
the environment nor any open file of ours. When a worker is killed it ends too: what it writes has no reader.
"""

import asyncio
import contextlib
import importlib
import os
import pickle
import resource
import signal
import struct
import sys
from collections.abc import Iterator
from typing import Any

CPU_SECONDS = 60
MEMORY_BYTES = 512 * 2**20
_MEMORY_SPENT, _BROKEN = 3, 4
_LENGTH = struct.Struct("!Q")


class TimeSpentError(Exception):
    """The work used up its processor time."""


class MemorySpentError(Exception):
    """The work asked for more memory than it may have."""


class BrokenError(Exception):
    """The work ended with an error of its own; the text is the error's type, never its message (P2)."""


async def call(
    target: str, *arguments: Any, cpu_seconds: int = CPU_SECONDS, memory_bytes: int = MEMORY_BYTES
) -> list[bytes]:
    """What the generator function `module:name` yields, each piece pickled. Raises the three errors above."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", __name__, target, str(cpu_seconds), str(memory_bytes)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env={"PYTHONPATH": os.pathsep.join(path or "." for path in sys.path), "PYTHONUTF8": "1"},
    )
    try:
        given = await asyncio.to_thread(pickle.dumps, arguments)
        said = await _talk(process, given)
        status = await process.wait()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if status == 0:
        return said
    if status == -signal.SIGXCPU:
        raise TimeSpentError
    if status in (_MEMORY_SPENT, -signal.SIGKILL):  # the latter where the system itself had none left
        raise MemorySpentError
    raise BrokenError(pickle.loads(said[-1]) if status == _BROKEN and said else f"status {status}")  # noqa: S301  # our own process's word


async def _talk(process: asyncio.subprocess.Process, given: bytes) -> list[bytes]:
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("a process without pipes")
    with contextlib.suppress(ConnectionError):  # it ended early; its status says why
        process.stdin.write(given)
        await process.stdin.drain()
        process.stdin.close()
    said: list[bytes] = []
    with contextlib.suppress(asyncio.IncompleteReadError):
        while True:
            (length,) = _LENGTH.unpack(await process.stdout.readexactly(_LENGTH.size))
            said.append(await process.stdout.readexactly(length))
    return said


def opened(pieces: list[bytes]) -> Iterator[Any]:
    """The pieces again as what was yielded, one at a time."""
    for piece in pieces:
        yield pickle.loads(piece)  # noqa: S301  # as above


def _limit(kind: int, soft: int, hard: int) -> None:
    # A system that knows no such limit, or allows less already, keeps its own.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(kind, (soft, hard))


def _say(piece: Any) -> None:
    written = pickle.dumps(piece, pickle.HIGHEST_PROTOCOL)
    sys.stdout.buffer.write(_LENGTH.pack(len(written)) + written)


def main(target: str, cpu_seconds: int, memory_bytes: int) -> int:
    """The other side of `call`: does the work within its limits; the status says how it ended."""
    module, _, name = target.partition(":")
    work = getattr(importlib.import_module(module), name)
    # One second beyond the soft limit nothing can catch the end any more.
    _limit(resource.RLIMIT_CORE, 0, 0)
    _limit(resource.RLIMIT_CPU, cpu_seconds, cpu_seconds + 1)
    _limit(resource.RLIMIT_AS, memory_bytes, memory_bytes)
    try:
        for piece in work(*pickle.load(sys.stdin.buffer)):  # noqa: S301  # from the process that started us
            _say(piece)
        sys.stdout.buffer.flush()
    except MemoryError:
        return _MEMORY_SPENT
    except Exception as error:
        _say(type(error).__name__)
        sys.stdout.buffer.flush()
        return _BROKEN
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
