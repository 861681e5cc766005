"""A letter handed to the seeker's mail server: once, or not at all, or in doubt and said so.

`sending` is committed before the first byte leaves. A run that finds `sending` comes after one that died or
lost its lease: what it did is unknown, so it never sends, it asks the seeker. Only an answer of the server,
or a connection that never came to the words of the letter, lets a letter be tried again.
"""

from typing import Any

from sqlalchemy import select

from inroad.kit import clock, mail
from inroad.kit.db import Session
from inroad.kit.jobs import Handler, JobContext
from inroad.kit.mail import MailError, MailFieldError
from inroad.kit.vault import VaultError
from inroad.rooms.accounts.tables import Account
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.letters.tables import Letter
from inroad.rooms.letters.unsending import take_back
from inroad.rooms.mailbox import posting
from inroad.rooms.mailbox.actions import SEND, TEST, held
from inroad.rooms.mailbox.handing import SECONDS, Ready, guard, hand_over
from inroad.rooms.mailbox.tables import Delivery, MailAccount


async def _back_to_draft(db: Session, delivery: Delivery, reason: str, said: str = "") -> None:
    delivery.state, delivery.reason, delivery.said = "not_sent", reason, said
    letter = await db.find(Letter, delivery.letter_id)
    if letter is not None:
        await take_back(db, letter, clock.now(), posting.WORDS.get(reason, ""))


async def _prepare(db: Session, ctx: JobContext, delivery: Delivery) -> Ready | str:
    """The message and the server, or the reason why there is nothing to send."""
    letter = await db.find(Letter, delivery.letter_id)
    contact = await db.find(Contact, letter.contact_id) if letter is not None else None
    account = await posting.account_of(db)
    name = await db.scalar(select(Account.display_name).where(Account.id == delivery.account_id))
    if letter is None or contact is None or contact.deleted_at is not None:
        return "no_address"
    if contact.do_not_contact:
        return "do_not_contact"
    if account is None:
        return "no_account"
    try:
        message = posting.message_of(letter, contact, delivery, account, name or "", clock.now())
        return Ready(posting.server_of(account, ctx.means.vault), message)
    except MailFieldError:
        return "no_address"
    except VaultError:
        return "password_lost"


async def deliver(ctx: JobContext, args: dict[str, Any]) -> None:
    """Takes a queued letter to the mail server."""
    delivery_id = args["delivery_id"]
    async with ctx.write() as db:
        delivery = await held(db, delivery_id)
        if delivery is None or delivery.state not in ("queued", "sending"):
            return
        if delivery.state == "sending":
            delivery.state, delivery.reason = "needs_attention", "worker_died"
            return
        ready = await _prepare(db, ctx, delivery)
        if isinstance(ready, str):
            await _back_to_draft(db, delivery, ready)
            return
        delivery.state, delivery.reason, delivery.said = "sending", "", ""
        delivery.tries += 1
    await hand_over(ctx, ready, lambda db: held(db, delivery_id), _back_to_draft)


async def test(ctx: JobContext, args: dict[str, Any]) -> None:
    """A message to the account's own address; what became of it is kept with the account."""
    async with ctx.read() as db:
        account = await db.find(MailAccount, args["mail_account_id"])
        name = await db.scalar(select(Account.display_name).where(Account.id == args["account_id"]))
    if account is None:
        return
    reason = ""
    try:
        message = mail.compose(
            sender=account.email,
            sender_name=name or "",
            to=account.email,
            subject="Inroad can send your letters",
            text="Inroad can send letters from this account.\n\nNothing but this message was sent.\n",
            at=clock.now(),
            message_id=f"test.{ctx.job.id}@{account.email.rpartition('@')[2]}",
        )
        server = posting.server_of(account, ctx.means.vault)
        await guard(server, ctx.means.outbound)
        await mail.send(server, message, outbound=ctx.means.outbound, seconds=SECONDS)
    except MailError as error:
        reason = error.reason
    except MailFieldError:
        reason = "no_address"
    except VaultError:
        reason = "password_lost"
    async with ctx.write() as db:
        kept = await db.find(MailAccount, args["mail_account_id"])
        if kept is not None and kept.version == account.version:
            kept.test_state, kept.test_reason = ("stopped", reason) if reason else ("passed", "")
            kept.tested_at = clock.now()


def handlers() -> dict[str, Handler]:
    """What this room does later."""
    return {SEND: deliver, TEST: test}
