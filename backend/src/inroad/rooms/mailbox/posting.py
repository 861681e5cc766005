"""A letter as a message of the seeker's account, and what the server's answers mean in words."""

from datetime import datetime
from email.message import EmailMessage

from sqlalchemy import select

from inroad.kit.db import Session
from inroad.kit.mail import Server, compose
from inroad.kit.vault import Vault
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.letters.tables import Letter
from inroad.rooms.mailbox.tables import Delivery, MailAccount
from inroad.rooms.papers.words import header_text, message_html, message_text

PURPOSE = "mail-account"

WORDS = {
    "sign_in": "The mail server did not take name and password. Many providers want an app password here.",
    "refused": "The mail server did not take the letter.",
    "recipient": "The mail server does not take letters to this address.",
    "unreachable": "The mail server could not be reached.",
    "timeout": "The mail server did not answer in time.",
    "tls": "The mail server's certificate or encryption is not in order.",
    "broken_off": "The connection broke off.",
    "not_found": "There is no mail server of that name.",
    "forbidden": "That mail server is not on the public internet, and whoever runs Inroad has not opened it.",
    "port": "That port is not one of a mail server: 465, 587, 25 and 2525 are.",
    "unsafe": "Without encryption a letter can be read on its way: choose TLS or STARTTLS.",
    "no_account": "There is no e-mail account to send from. Set one up in Settings.",
    "no_address": "The contact has no e-mail address that mail can go to.",
    "do_not_contact": "They asked not to be contacted, so it was not sent.",
    "password_lost": "The password can no longer be read here. Type it in Settings once more.",
    "bounced": "The letter came back: it did not get to this address.",
    "worker_died": "The program stopped while the letter was going out.",
}
DOUBT = "It may have gone out: look into the sent folder of your mailbox, and say what you find."


def words_of(delivery: Delivery) -> str:
    """What stands in the way, or is in doubt; empty when neither."""
    if delivery.state == "needs_attention":
        return f"{WORDS.get(delivery.reason, '')} {DOUBT}".strip()
    return WORDS.get(delivery.reason, "")


def message_id_of(letter_id: str, email: str) -> str:
    """The same for a letter whenever it is sent: a mailbox can tell that it has it already."""
    return f"letter.{letter_id}@{email.rpartition('@')[2]}"


async def account_of(db: Session, *, to_change: bool = False) -> MailAccount | None:
    """The search's account, if there is one; locked for who changes it, since a test writes there too."""
    statement = select(MailAccount)
    return (await db.scalars(statement.with_for_update() if to_change else statement)).one_or_none()


def server_of(account: MailAccount, vault: Vault) -> Server:
    """How to reach the account's server. VaultError when its password cannot be read."""
    password = vault.open(PURPOSE, account.id, account.sealed_password) if account.sealed_password else ""
    return Server(account.host, account.port, account.security, account.username, password)  # type: ignore[arg-type]  # a closed choice on the way in


def message_of(
    letter: Letter, contact: Contact, delivery: Delivery, account: MailAccount, name: str, at: datetime
) -> EmailMessage:
    """The letter to hand to the server. MailFieldError for what no header can hold."""
    body = (
        f'<!doctype html><html><head><meta charset="utf-8"></head><body>{message_html(letter)}</body></html>'
    )
    return compose(
        sender=account.email,
        sender_name=header_text(name)[:200],
        to=delivery.to_address,
        to_name=header_text(contact.display_name)[:200],
        subject=header_text(letter.subject),
        text=message_text(letter),
        html=body,
        at=at,
        message_id=delivery.message_id,
    )
