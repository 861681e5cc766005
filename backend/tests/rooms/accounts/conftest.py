"""An app whose installation sends mail, to a real server on loopback."""

from collections.abc import AsyncIterator

import httpx
import pytest

from inroad.kit.db import Database
from inroad.kit.secrets import Secret
from inroad.main import create_app, make_worker
from inroad.rooms.accounts.passwords import Passwords
from inroad.settings import Settings, load
from tests.factories.mailbox import Mailbox, open_mailbox
from tests.rooms.conftest import BASE


@pytest.fixture
async def mailbox() -> AsyncIterator[Mailbox]:
    """Where the installation's letters arrive."""
    async with open_mailbox() as box:
        yield box


@pytest.fixture
async def web(
    settings: Settings, database: Database, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[httpx.AsyncClient]:
    """A stranger's client for an app that sends mail."""
    monkeypatch.setenv("INROAD_MAIL_HOST", "127.0.0.1")
    monkeypatch.setenv("INROAD_MAIL_PORT", str(mailbox.port))
    monkeypatch.setenv("INROAD_MAIL_SECURITY", "none")
    monkeypatch.setenv("INROAD_MAIL_FROM", "inroad@house.example")
    with_mail = load()
    with_mail.accounts = settings.accounts
    app = create_app(
        with_mail,
        database=database,
        secret=Secret(bytes(range(32))),
        passwords=Passwords(memory_kib=19 * 1024, rounds=2),
        frontend=None,
    )
    app.state.settings = settings
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:
        yield client


class Postman:
    """Takes out what waits."""

    def __init__(self, web: httpx.AsyncClient, database: Database) -> None:
        self._web, self._database = web, database

    async def drain(self) -> None:
        """Do the work that is due, as the worker would."""
        app = self._web._transport.app  # type: ignore[attr-defined]  # the transport of an app
        await make_worker(self._database, app.state.means).run_due()


@pytest.fixture
def post(web: httpx.AsyncClient, database: Database) -> Postman:
    """The installation's own post, to be taken out."""
    return Postman(web, database)
