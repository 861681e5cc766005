"""The mailbox answers are read from: kept, tried, read on a schedule, and left alone where that is no use."""

import zlib
from datetime import datetime

from sqlalchemy import select

from inroad.kit.db import Session
from inroad.kit.http.problems import FieldError, Problem
from inroad.kit.ids import new_id
from inroad.kit.imap import Mailbox
from inroad.kit.jobs import drop_schedule, enqueue, put_schedule
from inroad.kit.vault import Vault
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.mailbox import posting
from inroad.rooms.mailbox.inbox_schemas import MailInboxIn
from inroad.rooms.mailbox.tables import MailInbox

CHECK = "mailbox.check"
READ = "mailbox.read"
PURPOSE = "mail-inbox"
EVERY = 10
"""Minutes between looks into a mailbox."""

WORDS = {
    "sign_in": "The mail server did not take name and password. Many providers want an app password here.",
    "refused": "The mail server did not let its mailbox be read. It is tried again.",
    "unreachable": "The mail server could not be reached. It is tried again.",
    "timeout": "The mail server did not answer in time. It is tried again.",
    "tls": "The mail server's certificate or encryption is not in order.",
    "not_found": "There is no mail server of that name.",
    "forbidden": "That mail server is not on the public internet, and whoever runs Inroad has not opened it.",
    "port": "That port is not one of a mailbox: 993 and 143 are.",
    "unsafe": "Without encryption your mail can be read on its way: choose TLS or STARTTLS.",
    "password_lost": "The password can no longer be read here. Type it once more.",
}


async def inbox_of(db: Session, *, to_change: bool = False) -> MailInbox | None:
    """The search's mailbox, if there is one; locked for who changes it, since a look writes there too."""
    statement = select(MailInbox)
    return (await db.scalars(statement.with_for_update() if to_change else statement)).one_or_none()


def mailbox_of(inbox: MailInbox, vault: Vault) -> Mailbox:
    """How to reach it. VaultError when its password cannot be read."""
    password = vault.open(PURPOSE, inbox.id, inbox.sealed_password)
    return Mailbox(inbox.host, inbox.port, inbox.security, inbox.username, password)  # type: ignore[arg-type]  # a closed choice on the way in


async def keep(db: Session, vault: Vault, given: MailInboxIn) -> MailInbox:
    """Keeps the mailbox and has it tried. Problem 409 without a mail account, 422 without a password."""
    account = await posting.account_of(db)
    if account is None:
        raise Problem(409, "no_mail_account")
    inbox = await inbox_of(db, to_change=True)
    moved = inbox is None or (inbox.host, inbox.username) != (given.host, given.username)
    if given.password is None and moved:
        # A password that was kept for one server is not handed to another one.
        detail = "Type the password: the server or the name is new."
        raise Problem(422, "invalid", errors=[FieldError("/password", "required", detail)])
    if inbox is None:
        inbox = MailInbox(id=new_id(), sealed_password="")
        db.add(inbox)
    if moved:
        inbox.uid_validity = inbox.next_uid = None
    inbox.mail_account_id = account.id
    inbox.host, inbox.port, inbox.security = given.host, given.port, given.security
    inbox.username = given.username
    if given.password is not None:
        inbox.sealed_password = vault.seal(PURPOSE, inbox.id, given.password)
    return await begin_check(db, inbox)


async def begin_check(db: Session, inbox: MailInbox) -> MailInbox:
    """Has the mailbox tried, within seconds."""
    inbox.state, inbox.reason, inbox.said = "under_way", "", ""
    inbox.failures, inbox.next_try_at = 0, None
    await db.flush()
    await enqueue(db, CHECK, {"mail_inbox_id": inbox.id}, max_attempts=2, dedup_key="check")
    return inbox


async def remove(db: Session, inbox: MailInbox) -> None:
    """Takes the mailbox and its password away; what was found in it stays with the letters."""
    await drop_schedule(db, READ, "")
    await db.delete(inbox)
    await db.flush()


async def begin_reading(db: Session, workspace: Workspace, now: datetime) -> None:
    """Reads now, and from now on every ten minutes; each search at minutes of its own."""
    first = zlib.crc32(workspace.id.encode()) % EVERY
    await put_schedule(db, READ, "", rule=f"{first}-59/{EVERY} * * * *", zone=workspace.time_zone, now=now)
    await read_soon(db)


async def read_soon(db: Session) -> None:
    """One more look as soon as somebody has time; several wishes are one."""
    await enqueue(db, READ, {}, max_attempts=2, dedup_key="soon")
