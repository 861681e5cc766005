"""A real mail server on loopback, for whoever wants to read what the installation sends."""

import asyncio
import re
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope


@dataclass
class Mailbox:
    """What came, in order."""

    port: int = 0
    letters: list[EmailMessage] = field(default_factory=list)

    async def handle_DATA(self, _server: SMTP, _session: Any, envelope: Envelope) -> str:  # noqa: N802 - the name aiosmtpd calls
        """Keeps a letter."""
        raw = envelope.original_content or b""
        self.letters.append(message_from_bytes(raw, policy=default))
        return "250 taken"

    def secret(self, number: int = -1) -> str:
        """What stands behind the # of the link in a letter."""
        found = re.search(r"#(\S+)", self.letters[number].get_content())
        assert found, self.letters[number].get_content()
        return found[1]

    def to(self) -> list[str]:
        """Whom the letters went to."""
        return [str(letter["To"]) for letter in self.letters]


@asynccontextmanager
async def open_mailbox() -> AsyncIterator[Mailbox]:
    """Listens on a free port of loopback."""
    box = Mailbox()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(box, hostname="mail.invalid", loop=loop), "127.0.0.1", 0, family=socket.AF_INET
    )
    box.port = server.sockets[0].getsockname()[1]
    try:
        yield box
    finally:
        server.close()
        await server.wait_closed()
