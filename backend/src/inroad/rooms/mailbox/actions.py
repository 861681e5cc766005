"""Sending asked for, looked after, and taken back; the mail account itself."""

from datetime import datetime

from sqlalchemy import select

from inroad.kit.db import Session
from inroad.kit.http.problems import FieldError, Problem
from inroad.kit.ids import new_id
from inroad.kit.jobs import enqueue
from inroad.kit.mail import MailFieldError, address
from inroad.kit.vault import Vault
from inroad.rooms.letters.knowing import Known
from inroad.rooms.letters.sending import send
from inroad.rooms.letters.tables import Letter
from inroad.rooms.letters.unsending import take_back
from inroad.rooms.mailbox import posting
from inroad.rooms.mailbox.schemas import MailAccountIn
from inroad.rooms.mailbox.tables import Delivery, MailAccount
from inroad.rooms.papers.words import email_of

SEND = "mailbox.send"
TEST = "mailbox.test"
TRIES = 8
"""Tries of a letter that the server puts off, over about two hours."""
OPEN = ("queued", "sending", "needs_attention")


async def keep_account(db: Session, vault: Vault, given: MailAccountIn) -> MailAccount:
    """Sets the account up, or changes it. Problem 422 for an address that is none."""
    try:
        email = address("email", given.email)
    except MailFieldError as fault:
        raise Problem(422, "invalid", errors=[FieldError("/email", "not_an_address", str(fault))]) from None
    account = await posting.account_of(db, to_change=True)
    moved = account is None or (account.host, account.username) != (given.host, given.username)
    if account is None:
        account = MailAccount(id=new_id(), email=email, host=given.host, port=given.port, security="tls")
        db.add(account)
    if given.password is None and moved and account.sealed_password:
        # A password that was kept for one server is not handed to another one.
        detail = "Type the password once more: the server or the name has changed."
        raise Problem(422, "invalid", errors=[FieldError("/password", "required", detail)])
    account.email, account.host, account.port = email, given.host, given.port
    account.security, account.username = given.security, given.username
    if given.password is not None:
        account.sealed_password = (
            vault.seal(posting.PURPOSE, account.id, given.password) if given.password else ""
        )
    account.test_state, account.test_reason, account.tested_at = "none", "", None
    await db.flush()
    return account


async def begin_test(db: Session, principal_id: str) -> MailAccount:
    """Has a test message sent to the account's own address. Problem 409 without an account."""
    account = await posting.account_of(db, to_change=True)
    if account is None:
        raise Problem(409, "no_mail_account")
    account.test_state, account.test_reason = "under_way", ""
    await enqueue(
        db,
        TEST,
        {"mail_account_id": account.id, "account_id": principal_id},
        max_attempts=1,
        dedup_key="test",
    )
    await db.flush()
    return account


async def begin(
    db: Session, known: Known, letter: Letter, account_id: str, now: datetime, override_reason: str
) -> Delivery:
    """Sends a letter by e-mail: it is frozen and its promise made now, the message goes as a job.

    Problem 409 without an account or an address, and for all that `send` refuses (LND-2, LND-7, TIM-5).
    """
    account = await posting.account_of(db)
    if account is None:
        raise Problem(409, "no_mail_account")
    to = email_of(known)
    try:
        to = address("to", to or "")
    except MailFieldError:
        raise Problem(409, "no_email_address") from None
    await send(db, known, letter, now, went_by="email", override_reason=override_reason)
    delivery = Delivery(
        id=new_id(),
        letter_id=letter.id,
        account_id=account_id,
        to_address=to,
        message_id=posting.message_id_of(letter.id, account.email),
        state="queued",
        tries=0,
    )
    db.add(delivery)
    await db.flush()
    await _enqueue(db, delivery)
    return delivery


async def _enqueue(db: Session, delivery: Delivery) -> None:
    await enqueue(db, SEND, {"delivery_id": delivery.id}, max_attempts=TRIES)


async def deliveries(db: Session, letter_id: str) -> list[Delivery]:
    """The tries of a letter, the latest first."""
    found = await db.scalars(
        select(Delivery).where(Delivery.letter_id == letter_id).order_by(Delivery.id.desc()).limit(100)
    )
    return list(found)


async def held(db: Session, delivery_id: str) -> Delivery | None:
    """The delivery, kept from everybody else until the transaction is over."""
    return await db.scalar(
        select(Delivery)
        .where(Delivery.id == delivery_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


async def decide(db: Session, letter: Letter, delivery_id: str, outcome: str, now: datetime) -> Delivery:
    """What the seeker says of a delivery in doubt. Problem 404, 409 when it is in no doubt."""
    delivery = await held(db, delivery_id)
    if delivery is None or delivery.letter_id != letter.id:
        raise Problem(404, "not_found", detail="There is no such delivery here.")
    if delivery.state != "needs_attention":
        raise Problem(409, "delivery_settled")
    delivery.reason = delivery.said = ""
    if outcome == "went_out":
        delivery.state, delivery.sent_at = "sent", letter.sent_at
    elif outcome == "send_again":
        delivery.state, delivery.tries = "queued", 0
        await _enqueue(db, delivery)
    else:
        delivery.state = "not_sent"
        await take_back(db, letter, now, "You found that it had not gone out.")
    await db.flush()
    return delivery
