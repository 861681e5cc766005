"""The installation's own letters: to choose a new password, to prove an address, to come in.

Each is a job, written in the transaction of its cause: what was answered for is sent, whatever dies then.
A job's row holds an id and a sealed text, and nothing once the letter is out. At least once: a second copy of
such a letter does no harm, and carries the id of the first.
"""

import json
from typing import Any, Final

import structlog
from sqlalchemy import select

from inroad.kit import clock
from inroad.kit.db import Session
from inroad.kit.ids import INSTALLATION, new_id
from inroad.kit.jobs import Handler, JobContext, enqueue
from inroad.kit.jobs.queue import hold
from inroad.kit.mail import MailError, MailFieldError, compose, send
from inroad.kit.means import Means
from inroad.rooms.accounts import recovery, tokens
from inroad.rooms.accounts.tables import Account, AccountLink

LETTER: Final = "own_mail.letter"
RESET: Final = "own_mail.reset"
PURPOSE: Final = "own-mail"
TRIES: Final = 8
"""Over about twenty minutes: a link lives an hour."""
RESET_SUBJECT = "A new password for Inroad"
RESET_TEXT = """Hello {name},

somebody, probably you, asked for a new password for Inroad. Choose it here within an hour:

{link}

If it was not you, nothing needs to be done: your password stays as it is.
"""
log = structlog.get_logger("inroad.post")


class Post:
    """Takes what the installation itself has to say. One for the whole process."""

    def __init__(self, means: Means) -> None:
        self._means = means

    @property
    def ready(self) -> bool:
        """Whether this installation sends mail at all."""
        return self._means.mail is not None

    async def send(self, db: Session, to: str, subject: str, text: str) -> None:
        """Have it sent if this transaction holds; nothing without a mail server. The session's last act."""
        await self._put_in(db, LETTER, {"to": to, "subject": subject, "text": text})

    async def send_reset(self, db: Session, email: str) -> None:
        """Have a link sent, if the address has an account, which is looked up only later (S4)."""
        await self._put_in(db, RESET, {"to": email})

    async def _put_in(self, db: Session, kind: str, told: dict[str, str]) -> None:
        if not self.ready:
            return
        if db.workspace_id is None:
            await db.enter(INSTALLATION)
        letter_id = new_id()
        sealed = self._means.vault.seal(PURPOSE, letter_id, json.dumps(told))
        await enqueue(db, kind, {"letter_id": letter_id, "sealed": sealed}, max_attempts=TRIES)


def _told(ctx: JobContext, args: dict[str, Any]) -> dict[str, str]:
    told: dict[str, str] = json.loads(ctx.means.vault.open(PURPOSE, args["letter_id"], args["sealed"]))
    return told


async def _deliver(ctx: JobContext, letter_id: str, to: str, subject: str, text: str) -> None:
    """Hands it to the server. Raises MailError where trying again may help."""
    means = ctx.means
    if means.mail is None:
        log.warning("own_mail_not_sent", reason="no_server")
        return
    try:
        message = compose(
            sender=means.mail_from,
            sender_name="Inroad",
            to=to,
            subject=subject,
            text=text,
            at=clock.now(),
            message_id=f"own.{letter_id}@inroad.invalid",
        )
        await send(means.mail, message, outbound=means.outbound)
    except MailFieldError as error:
        log.warning("own_mail_not_sent", reason="field", field=error.field)
    except MailError as error:
        if error.temporary or error.began:
            raise
        log.warning("own_mail_not_sent", reason=error.reason)


async def _forget(ctx: JobContext) -> None:
    """Ends the job, and leaves nothing of the letter in its row."""
    async with ctx.write() as db:
        await hold(db, ctx.job, args={})
        await ctx.complete(db)


async def letter(ctx: JobContext, args: dict[str, Any]) -> None:
    """A letter that was written with its cause."""
    told = _told(ctx, args)
    await _deliver(ctx, args["letter_id"], told["to"], told["subject"], told["text"])
    await _forget(ctx)


def reset_token(means: Means, letter_id: str) -> str:
    """The secret of a letter's link: the same each time it is tried, and written down nowhere."""
    return means.secret.keyed_hash("reset-link", letter_id)


async def reset(ctx: JobContext, args: dict[str, Any]) -> None:
    """A link for a new password, if the address has an account."""
    told, letter_id, now = _told(ctx, args), args["letter_id"], clock.now()
    token = reset_token(ctx.means, letter_id)
    async with ctx.write() as db:
        found = await db.execute(select(Account).where(Account.email_key == told["to"]))
        account = found.scalar_one_or_none()
        whose = None if account is None else (account.email, account.display_name)
        made = select(AccountLink.id).where(AccountLink.token_hash == tokens.session_hash(token))
        # A link that was made before the worker died may even have been used: it is not made again.
        if account is not None and (await db.execute(made)).first() is None:
            await recovery.make_link(db, account.id, "reset", account.email, now, token=token)
    if whose is not None:
        email, name = whose
        # After the # it reaches no server's log (S25).
        text = RESET_TEXT.format(name=name, link=f"{ctx.means.public_url}/reset#{token}")
        await _deliver(ctx, letter_id, email, RESET_SUBJECT, text)
    await _forget(ctx)


def handlers() -> dict[str, Handler]:
    """What the worker runs for this room, by kind of job."""
    return {LETTER: letter, RESET: reset}
