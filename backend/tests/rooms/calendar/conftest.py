"""A Wednesday in October 2026, ten in the morning in Dublin, and people to call."""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from inroad.kit.db import Database
from inroad.rooms import following
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.contacts.tables import Contact
from tests.factories.calendar import make_letter, make_promise, make_referral
from tests.rooms.conftest import Caller

NOW = "2026-10-14T09:00:00+00:00"
Story = Callable[..., Awaitable[dict[str, Any]]]


@pytest.fixture(autouse=True)
def wednesday(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anybody signs up."""
    monkeypatch.setenv("INROAD_CLOCK", NOW)


@pytest.fixture
async def nora(caller: Caller) -> Caller:
    """Nora, whose search keeps Irish holidays."""
    await caller.patch("", {"country": "IE"})
    return caller


@pytest.fixture
def primary(nora: Caller) -> Story:
    """Makes somebody known, who may be called at once (LND-1)."""

    async def make(name: str = "Ruth Adeyemi", **more: Any) -> dict[str, Any]:
        given, _, family = name.partition(" ")
        made: dict[str, Any] = await nora.post(
            "/contacts",
            {"given_name": given, "family_name": family, "circle": "church", "closeness": 4, **more},
        )
        return made

    return make


@pytest.fixture
def pitched(nora: Caller, primary: Story, database: Database) -> Story:
    """Makes somebody whom Ruth named, with a letter sent and a call promised for a day."""

    async def make(promised_on: date | None, name: str = "Amara Okafor", **more: Any) -> dict[str, Any]:
        ruth = await primary("Ruth Adeyemi")
        given, _, family = name.partition(" ")
        made: dict[str, Any] = await nora.post(
            "/contacts", {"given_name": given, "family_name": family, "known": False, **more}
        )
        async with database.write(nora.workspace_id) as db:
            contact = await db.find(Contact, made["id"])
            giver = await db.find(Contact, ruth["id"])
            assert contact is not None
            assert giver is not None
            await make_referral(db, giver, contact)
            await make_letter(db, contact)
            now = datetime.fromisoformat(NOW)
            await following.refresh_degrees(db, [contact.id], now)
            if promised_on is not None:
                await make_promise(db, contact, promised_on)
            await following.refresh(db, [contact.id], now)
            assert await db.get(Workspace, nora.workspace_id) is not None
        return made

    return make


def at(day: int, hour: int = 9, minute: int = 0, month: int = 10) -> str:
    """An instant of 2026 on the wire."""
    return datetime(2026, month, day, hour, minute, tzinfo=UTC).isoformat()
