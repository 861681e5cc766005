"""A real mail server on loopback, which the installation may reach, and an account there."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from tests.factories.dovecot import Dovecot, dovecot
from tests.factories.letters import WEDNESDAY, begun, finished, named
from tests.factories.mail import MailServer, mail_server
from tests.rooms.conftest import Caller


@pytest.fixture(autouse=True)
def opened(monkeypatch: pytest.MonkeyPatch) -> None:
    """14 October 2026 in Dublin, loopback opened by the operator."""
    monkeypatch.setenv("INROAD_CLOCK", WEDNESDAY)
    monkeypatch.setenv("INROAD_OUTBOUND_ALLOW", "127.0.0.0/8")


@pytest.fixture
async def server() -> AsyncIterator[MailServer]:
    """Takes everything, unless a test says otherwise."""
    async with mail_server() as running:
        yield running


@pytest.fixture(scope="module")
def house() -> Iterator[Dovecot]:
    """One Dovecot for all, each test with a mailbox of its own."""
    with dovecot() as running:
        yield running


@pytest.fixture
def box(house: Dovecot) -> Dovecot:
    """A mailbox nobody has used."""
    return house.somebody()


@pytest.fixture
async def letter(caller: Caller, server: MailServer) -> dict[str, Any]:
    """A finished letter by e-mail, and the account to send it from."""
    await set_up(caller, server.port)
    _, tomas = await named(caller, emails=[{"address": "tomas@lind.example", "label": ""}])
    return await finished(caller, await begun(caller, tomas, medium="email"))


async def set_up(caller: Caller, port: int, **changes: Any) -> Any:
    """The account as the seeker types it."""
    body = {
        "email": "nora@whelan.example",
        "host": "127.0.0.1",
        "port": port,
        "security": "none",
        "username": "nora",
        "password": "right",
        **changes,
    }
    answer = await caller.send("PUT", "/mail-account", json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()
