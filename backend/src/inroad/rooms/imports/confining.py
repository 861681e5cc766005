"""Reading a file in a process of its own, within limits of time and memory (S22).

A file that is small even unpacked is read here: nothing in it can take long, and a process takes longer.
"""

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from inroad.kit import confined
from inroad.kit.archives import unpacked_size
from inroad.rooms.imports import mappings, own, reading
from inroad.rooms.imports.files import FileProblem, is_our_export
from inroad.rooms.imports.reading import ReadFile

LIGHT = 256 * 1024
"""Bytes unpacked up to which a file is read at once: the worst of them take a second."""
_READ, _READ_OWN, _PROPOSE = "reading:pieces", "own:pieces", "mappings:pieces"
_PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Read:
    """A file that was read: `file` says what of the whole, `parts` go through its rows as `read_parts`."""

    file: ReadFile
    rows: int
    pieces: list[Any]
    packed: bool

    def parts(self) -> Iterator[tuple[str, list[Any]]]:
        """Lists of rows by their name, one after the other in memory."""
        yield from confined.opened(self.pieces) if self.packed else self.pieces


async def read(content: bytes, options: Mapping[str, Any]) -> Read:
    """Every row of the file, plain ones apart; of our own export its contacts. Raises FileProblem."""
    own_export = await asyncio.to_thread(is_our_export, content)
    if await asyncio.to_thread(unpacked_size, content) > LIGHT:
        target = _READ_OWN if own_export else _READ
        pieces = await _confined(target, content) if own_export else await _confined(target, content, options)
        return _read(pieces, packed=True)
    work = own.pieces(content) if own_export else reading.pieces(content, dict(options))
    return _read(await asyncio.to_thread(list, work), packed=False)


async def propose(content: bytes, options: Mapping[str, Any], *header: Any) -> dict[str, Any]:
    """As `mappings.propose`. Raises FileProblem."""
    if await asyncio.to_thread(unpacked_size, content) > LIGHT:
        found: dict[str, Any] = next(
            confined.opened(await _confined(_PROPOSE, content, dict(options), *header))
        )
        return found
    return await asyncio.to_thread(mappings.propose, content, options, *header)


async def _confined(target: str, *arguments: Any) -> list[bytes]:
    try:
        return await confined.call(f"inroad.rooms.imports.{target}", *arguments)
    except confined.TimeSpentError:
        detail = (
            f"Reading the file took more than {confined.CPU_SECONDS} seconds of work, so it was stopped, and "
            "nothing was added. Split it, and upload the parts one after the other."
        )
        raise FileProblem("reading_took_too_long", detail) from None
    except confined.MemorySpentError:
        detail = (
            f"Reading the file took more than {confined.MEMORY_BYTES // 2**20} MiB of memory, so it was "
            "stopped, and nothing was added. Split it, and upload the parts one after the other."
        )
        raise FileProblem("reading_took_too_much_memory", detail) from None


def _read(pieces: list[Any], *, packed: bool) -> Read:
    name, last = next(confined.opened(pieces[-1:])) if packed else pieces[-1]
    if name == _PROBLEM:
        raise FileProblem(*last)
    file, rows = last
    return Read(file, rows, pieces[:-1], packed)
