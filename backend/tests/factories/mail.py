"""A mail server of the tests' own: aiosmtpd on a free port, with a password, that does as it is told."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope


@dataclass(slots=True)
class MailServer:
    """What came, and how to answer: `answers` are used up one by one, then everything is taken.

    `at` is called at each step: mail, rcpt, data (before the words), words (they are here, no answer yet).
    """

    port: int = 0
    messages: list[bytes] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    pause: float = 0.0
    drop: bool = False
    at: Callable[[str], None] = lambda _step: None

    async def handle_MAIL(  # noqa: N802 - the name aiosmtpd calls
        self, _server: SMTP, _session: Any, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """MAIL FROM."""
        self.at("mail")
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(  # noqa: N802 - the name aiosmtpd calls
        self, _server: SMTP, _session: Any, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """RCPT TO."""
        self.at("rcpt")
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Any, envelope: Envelope) -> str:  # noqa: N802 - the name aiosmtpd calls
        """The words are here."""
        answer = self.answers.pop(0) if self.answers else "250 taken"
        if answer.startswith("2"):
            self.messages.append(envelope.original_content or b"")
        self.at("words")
        await asyncio.sleep(self.pause)
        if self.drop and isinstance(server.transport, asyncio.WriteTransport):
            server.transport.abort()
        return answer


def _judge(_server: SMTP, _session: Any, _envelope: Envelope, _mechanism: str, data: Any) -> AuthResult:
    return AuthResult(success=(data.login, data.password) == (b"nora", b"right"), handled=False)


@asynccontextmanager
async def mail_server() -> AsyncIterator[MailServer]:
    """A server for the length of the block; name and password are nora and right."""
    kept = MailServer()

    def make() -> SMTP:
        return SMTP(kept, hostname="mx.example", authenticator=_judge, auth_require_tls=False)

    running = await asyncio.get_running_loop().create_server(make, "127.0.0.1", 0)
    kept.port = running.sockets[0].getsockname()[1]
    try:
        yield kept
    finally:
        running.close()
