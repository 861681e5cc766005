"""Handing one message to the seeker's mail server: sent, later, not at all, or in doubt (see jobs)."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from email.message import EmailMessage
from typing import TypeVar

from inroad.kit import clock, mail
from inroad.kit.db import Session
from inroad.kit.jobs import JobContext
from inroad.kit.mail import MailError, Server
from inroad.kit.outbound import Outbound, OutboundError
from inroad.rooms.mailbox.tables import Delivery, MeetingInvitation

Row = TypeVar("Row", Delivery, MeetingInvitation)

SECONDS = 30.0
"""How long a mail server may take for each answer."""


class PutOffError(Exception):
    """The server wants the message later, or cannot be reached: the queue tries again."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A message, and the server that takes it."""

    server: Server
    message: EmailMessage


async def guard(server: Server, outbound: Outbound) -> None:
    """MailError where nothing may be sent at all: words and passwords in the clear over the open network."""
    if server.security == "none":
        try:
            _, opened = await outbound.pin(server.host, server.port, mail.PORTS)
        except OutboundError as error:
            raise MailError(error.why, temporary=error.why == "not_found") from None
        if not opened:
            raise MailError("unsafe", temporary=False)


async def hand_over(
    ctx: JobContext,
    ready: Ready,
    held: Callable[[Session], Awaitable[Row | None]],
    give_up: Callable[[Session, Row, str, str], Awaitable[None]],
) -> None:
    """Sends it, and writes down what came of it. `give_up` is told why where nothing will be tried again."""
    try:
        await guard(ready.server, ctx.means.outbound)
        await mail.send(ready.server, ready.message, outbound=ctx.means.outbound, seconds=SECONDS)
    except MailError as error:
        await _refused(ctx, held, give_up, error)
        return
    async with ctx.write() as db:
        row = await held(db)
        if row is not None and row.state == "sending":
            row.state, row.sent_at = "sent", clock.now()
        await ctx.complete(db)


async def _refused(
    ctx: JobContext,
    held: Callable[[Session], Awaitable[Row | None]],
    give_up: Callable[[Session, Row, str, str], Awaitable[None]],
    error: MailError,
) -> None:
    later = error.temporary and not error.began and ctx.job.attempts < ctx.job.max_attempts
    async with ctx.write() as db:
        row = await held(db)
        if row is None or row.state != "sending":
            return
        row.reason, row.said = error.reason, plain(error.said)
        if error.began:
            row.state = "needs_attention"
        elif later:
            row.state = "queued"
        else:
            await give_up(db, row, error.reason, plain(error.said))
    if later:
        raise PutOffError


def plain(said: str) -> str:
    """What a server said, as one line that can be shown."""
    return "".join(each if each.isprintable() else " " for each in said)[:500]
