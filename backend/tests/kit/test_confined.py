"""Work in a process of its own: what comes back, and what becomes of work that wants too much."""

import os
import time
from collections.abc import Iterator

import pytest

from inroad.kit import confined

MIB = 2**20


def numbers(count: int) -> Iterator[list[int]]:
    """Some pieces."""
    for number in range(count):
        yield [number] * 1000


def spin() -> Iterator[int]:
    """Uses the processor without an end."""
    while True:
        sum(range(10_000))
        if time.process_time() < 0:
            yield 0


def hoard() -> Iterator[int]:
    """Asks for more and more memory."""
    kept = []
    while True:
        kept.append(bytearray(MIB))
        if len(kept) < 0:
            yield 0


def lie_down() -> Iterator[int]:
    """Fails with words that are not to go on."""
    yield 1
    raise ValueError("Ann Lee")


def vanish() -> Iterator[int]:
    """Ends without a word."""
    yield 1
    os._exit(7)


def surroundings() -> Iterator[set[str]]:
    """What it sees of the environment."""
    yield set(os.environ)


HERE = f"{__name__}:"


async def test_pieces_come_back_in_order() -> None:
    pieces = await confined.call(f"{HERE}numbers", 3)
    assert list(confined.opened(pieces)) == [[0] * 1000, [1] * 1000, [2] * 1000]


async def test_large_arguments_go_in() -> None:
    [found] = confined.opened(await confined.call(f"{HERE}measure", b"x" * 25 * MIB))
    assert found == 25 * MIB


def measure(content: bytes) -> Iterator[int]:
    """How long it is."""
    yield len(content)


async def test_too_much_time_ends_it() -> None:
    with pytest.raises(confined.TimeSpentError):
        await confined.call(f"{HERE}spin", cpu_seconds=1)


async def test_too_much_memory_ends_it() -> None:
    with pytest.raises(confined.MemorySpentError):
        await confined.call(f"{HERE}hoard", memory_bytes=200 * MIB)


async def test_an_error_is_told_by_its_kind_alone() -> None:
    with pytest.raises(confined.BrokenError) as caught:
        await confined.call(f"{HERE}lie_down")
    assert str(caught.value) == "ValueError"
    with pytest.raises(confined.BrokenError) as caught:
        await confined.call(f"{HERE}vanish")
    assert str(caught.value) == "status 7"


async def test_it_does_not_see_our_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INROAD_SECRET", "made up")
    [seen] = confined.opened(await confined.call(f"{HERE}surroundings"))
    assert not any(name.startswith("INROAD") for name in seen)
