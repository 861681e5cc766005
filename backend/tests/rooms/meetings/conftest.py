"""A Wednesday in October 2026, ten in the morning in Dublin, and somebody to meet."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.factories.meetings import meeting_with
from tests.rooms.conftest import Caller

Move = Callable[..., None]
Held = Callable[..., Awaitable[dict[str, Any]]]


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Move:
    """Sets the clock to an hour of 14 October 2026, or of another day of that month, in UTC."""

    def move(hour: int, minute: int = 0, day: int = 14, second: int = 0) -> None:
        instant = datetime(2026, 10, day, hour, minute, second, tzinfo=UTC)
        monkeypatch.setenv("INROAD_CLOCK", instant.isoformat())

    return move


@pytest.fixture(autouse=True)
def wednesday(at: Move) -> None:
    """Before anybody signs up."""
    at(9)


@pytest.fixture
async def nora(caller: Caller) -> Caller:
    """Nora, whose search keeps Irish holidays."""
    await caller.patch("", {"country": "IE"})
    return caller


@pytest.fixture
async def priya(nora: Caller) -> dict[str, Any]:
    """Somebody Nora knows."""
    made: dict[str, Any] = await nora.post(
        "/contacts",
        {
            "given_name": "Priya",
            "family_name": "Raman",
            "organization_name": "Kilbride Dairy",
            "emails": [{"address": "priya@kilbride.example"}],
        },
    )
    return made


@pytest.fixture
def held(nora: Caller, at: Move) -> Held:
    """Agrees on lunch with somebody, and holds it for 31 minutes."""

    async def hold(contact: dict[str, Any], **more: Any) -> dict[str, Any]:
        made = await nora.post("/meetings", meeting_with(contact, **more))
        at(11, 30)
        await nora.post(f"/meetings/{made['id']}/start", {}, 200)
        at(12, 1)
        ended: dict[str, Any] = await nora.post(
            f"/meetings/{made['id']}/end", {"told_time": True, "invited_to_stay": True}, 200
        )
        return ended

    return hold
