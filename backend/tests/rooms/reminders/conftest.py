"""A Wednesday before breakfast in Dublin, a mail server and a push service that really listen."""

import asyncio
import base64
import json
import os
import socket
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import http_ece  # type: ignore[import-untyped]  # it ships no types
import pytest
import uvicorn
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from inroad.kit.db import Database
from inroad.rooms.accounts.tables import Account
from tests.ports import free_port
from tests.rooms.conftest import Caller


@dataclass
class MailBox:
    """What arrived at a mail server; `answer` is what it says to the next messages."""

    answer: str = "250 Ok"
    messages: list[EmailMessage] = field(default_factory=list)

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd calls it so
        """Takes a message, or says what `answer` says."""
        assert isinstance(envelope.content, bytes)
        if self.answer.startswith("250"):
            self.messages.append(message_from_bytes(envelope.content, policy=default))
        return self.answer


@dataclass
class Browser:
    """A browser's half of a push subscription, and what its push service was handed."""

    url: str
    private: ec.EllipticCurvePrivateKey
    auth: bytes
    status: int = 201
    asked: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    def subscription(self, device: str = "Firefox on my laptop") -> dict[str, Any]:
        """As the browser would send it to us."""
        point = self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return {
            "endpoint": self.url,
            "keys": {"p256dh": _text(point), "auth": _text(self.auth)},
            "device": device,
        }

    def read(self) -> list[dict[str, Any]]:
        """What the browser decrypts of all it was sent."""
        return [
            json.loads(
                http_ece.decrypt(body, private_key=self.private, auth_secret=self.auth, version="aes128gcm")
            )
            for _, body in self.asked
        ]


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


Move = Callable[..., None]


@pytest.fixture(autouse=True)
def at(monkeypatch: pytest.MonkeyPatch) -> Move:
    """Sets the clock, in UTC; Dublin is an hour ahead until 25 October 2026."""

    def move(day: int, hour: int, minute: int = 0, month: int = 10) -> None:
        monkeypatch.setenv("INROAD_CLOCK", datetime(2026, month, day, hour, minute, tzinfo=UTC).isoformat())

    move(14, 5)
    return move


@pytest.fixture(autouse=True)
def mailbox(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A real mail server that the installation sends through."""
    box, port = MailBox(), free_port()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    for name, value in {
        "INROAD_MAIL_HOST": "127.0.0.1",
        "INROAD_MAIL_PORT": str(port),
        "INROAD_MAIL_SECURITY": "none",
        "INROAD_MAIL_FROM": "inroad@example.org",
        "INROAD_OUTBOUND_ALLOW": "127.0.0.0/8",
    }.items():
        monkeypatch.setenv(name, value)
    yield box
    controller.stop()


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """A push service of its own on this machine, with one browser behind it."""
    door = socket.create_server(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{door.getsockname()[1]}/send/a-secret-address"
    found = Browser(url, ec.generate_private_key(ec.SECP256R1()), os.urandom(16))

    async def take(request: Request) -> Response:
        found.asked.append((dict(request.headers), await request.body()))
        return Response(status_code=found.status)

    app = Starlette(routes=[Route("/send/{secret}", take, methods=["POST"])])
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False))
    task = asyncio.create_task(server.serve(sockets=[door]))
    while not server.started:
        await asyncio.sleep(0.01)
    yield found
    server.should_exit = True
    await task


@pytest.fixture
async def caller(caller: Caller, database: Database) -> Caller:
    """Nora, whose address is confirmed."""
    async with database.write(caller.workspace_id) as db:
        account = await db.get_one(Account, caller.account["id"])
        account.email_verified_at = datetime(2026, 10, 1, tzinfo=UTC)
    return caller
