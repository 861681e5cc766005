"""Answers read from the mailbox: only new messages, only those that answer a letter, each kept once.

How far the mailbox was read and what was found there are written in one transaction: a run that dies before
it is as if it had not been. What answers no letter of this search is forgotten at once.
"""

import asyncio
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from email.utils import parseaddr
from typing import Any

from sqlalchemy import func, select

from inroad.domain.replies import Received, Suggestion, receive, sort_reply, worth_reading
from inroad.kit import clock, imap
from inroad.kit.db import Session, insert_if_absent
from inroad.kit.imap import Cursor, ImapError, Limits, Mailbox
from inroad.kit.jobs import Handler, JobContext, drop_schedule
from inroad.kit.outbound import Outbound, OutboundError
from inroad.kit.vault import VaultError
from inroad.kit.zones import local_day
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.history import workspace_of
from inroad.rooms.letters.tables import Letter
from inroad.rooms.mailbox import inbox as kept
from inroad.rooms.mailbox import inviting, posting
from inroad.rooms.mailbox.inbox import CHECK, READ
from inroad.rooms.mailbox.tables import Delivery, MailInbox, MailReply, MeetingInvitation

SECONDS = 20.0
"""How long a mail server may take for each answer."""
LIMITS = Limits()
BACK = timedelta(days=60)
"""How far back a mailbox is looked through that was never read: nobody answers much later."""
FIRST_WAIT = timedelta(minutes=10)
LONGEST_WAIT = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class _Answer:
    """A message that answers something, with what it seems to say."""

    received: Received
    suggestion: Suggestion
    key: str
    at: datetime


async def _guard(mailbox: Mailbox, outbound: Outbound) -> None:
    """ImapError where a password would go over the open network in the clear."""
    if mailbox.security == "none":
        try:
            _, opened = await outbound.pin(mailbox.host, mailbox.port, imap.PORTS)
        except OutboundError as error:
            raise ImapError(error.why, temporary=error.why == "not_found") from None
        if not opened:
            raise ImapError("unsafe", temporary=False)


async def check(ctx: JobContext, args: dict[str, Any]) -> None:
    """Signs in and looks; a mailbox that can be read is read from then on."""
    async with ctx.read() as db:
        inbox = await db.find(MailInbox, args["mail_inbox_id"])
    if inbox is None or inbox.state != "under_way":
        return
    failed: ImapError | None = None
    try:
        mailbox = kept.mailbox_of(inbox, ctx.means.vault)
        await _guard(mailbox, ctx.means.outbound)
        await imap.look(mailbox, outbound=ctx.means.outbound, seconds=SECONDS)
    except VaultError:
        failed = ImapError("password_lost", temporary=False)
    except ImapError as error:
        failed = error
    async with ctx.write() as db:
        now = await db.find(MailInbox, inbox.id)
        if now is None or now.version != inbox.version:
            return
        if failed is not None:
            # Whoever has just typed it wants to know, also where another try might help.
            now.state, now.reason, now.said = "stopped", failed.reason, failed.said
            await drop_schedule(db, READ, "")
            return
        now.state = "passed"
        await kept.begin_reading(db, await workspace_of(db), clock.now())


async def read(ctx: JobContext, _args: dict[str, Any]) -> None:
    """Reads what is new. A server that is away is tried again later and later, one that says no is left."""
    at = clock.now()
    async with ctx.read() as db:
        inbox = await kept.inbox_of(db)
        workspace = await workspace_of(db)
        since = await _since(db, workspace, at) if inbox is not None else None
        account = await posting.account_of(db)
        invited = await inviting.invited(db, at - BACK)
    if inbox is None or inbox.state != "passed":
        async with ctx.write() as db:
            await drop_schedule(db, READ, "")
        return
    if inbox.next_try_at is not None and inbox.next_try_at > at:
        return
    cursor = None
    if inbox.uid_validity is not None and inbox.next_uid is not None:
        cursor = Cursor(inbox.uid_validity, inbox.next_uid)
    try:
        mailbox = kept.mailbox_of(inbox, ctx.means.vault)
        await _guard(mailbox, ctx.means.outbound)
        haul = await imap.collect(
            mailbox,
            cursor,
            lambda headers: worth_reading(headers) or _sender(headers) in invited,
            outbound=ctx.means.outbound,
            since=since,
            limits=LIMITS,
            seconds=SECONDS,
        )
    except VaultError:
        await _failed(ctx, inbox, ImapError("password_lost", temporary=False))
        return
    except ImapError as error:
        await _failed(ctx, inbox, error)
        return
    own = account.email.casefold() if account is not None else ""
    calendars = [raw for raw in haul.messages if b"text/calendar" in raw.lower()] if invited else []
    answers = await asyncio.to_thread(_sorted, haul.messages, own, workspace.time_zone, at)
    async with ctx.write() as db:
        now = await _held(db, inbox)
        if now is None:
            return  # read by somebody else meanwhile, or set up anew
        for answer in answers:
            await _keep(db, answer)
        for raw in calendars:
            await inviting.take_answer(db, raw, min(receive(raw).sent_at or at, at))
        now.uid_validity, now.next_uid = haul.cursor.validity, haul.cursor.next_uid
        now.read_at, now.reason, now.said = at, "", ""
        now.failures, now.next_try_at = 0, None
        await ctx.complete(db)
        if haul.more:
            await kept.read_soon(db)


async def _since(db: Session, workspace: Workspace, now: datetime) -> date | None:
    """The day of the first letter or invitation that may still be answered; None where none went out."""
    letter = await db.scalar(
        select(func.min(Letter.sent_at)).where(
            Letter.state == "sent", Letter.went_by == "email", Letter.sent_at > now - BACK
        )
    )
    invitation = await db.scalar(
        select(func.min(MeetingInvitation.sent_at)).where(MeetingInvitation.sent_at > now - BACK)
    )
    first = min((each for each in (letter, invitation) if each is not None), default=None)
    # The mail server's day may be the one before ours.
    return local_day(first, workspace.time_zone) - timedelta(days=1) if first is not None else None


def _sender(headers: Mapping[str, str]) -> str:
    return parseaddr(headers.get("from", ""))[1].lower()


async def _held(db: Session, read: MailInbox) -> MailInbox | None:
    """The mailbox for writing, if it still stands where this run found it."""
    found = await db.scalar(
        select(MailInbox)
        .where(MailInbox.id == read.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return found if found is not None and found.version == read.version else None


async def _failed(ctx: JobContext, read: MailInbox, error: ImapError) -> None:
    async with ctx.write() as db:
        inbox = await _held(db, read)
        if inbox is None:
            return
        inbox.reason, inbox.said = error.reason, error.said
        if not error.temporary:
            inbox.state = "stopped"
            await drop_schedule(db, READ, "")
            return
        wait = min(FIRST_WAIT * 2 ** min(inbox.failures, 10), LONGEST_WAIT)
        inbox.failures += 1
        inbox.next_try_at = clock.now() + wait


def _sorted(messages: Sequence[bytes], own: str, zone: str, now: datetime) -> list[_Answer]:
    """The messages that answer letters, read; not those the seeker wrote themselves."""
    answers: list[_Answer] = []
    for raw in messages:
        received = receive(raw)
        if not received.letters or received.warning or (own and received.sender.casefold() == own):
            continue
        at = min(received.sent_at or now, now)
        suggestion = sort_reply(
            received.text,
            local_day(at, zone),
            subject=received.subject,
            automatic=received.automatic,
            bounce=received.bounce,
        )
        key = received.key or f"sha256:{hashlib.sha256(raw).hexdigest()}"
        answers.append(_Answer(received, suggestion, key, at))
    return answers


async def _letter(db: Session, ids: Sequence[str]) -> Letter | None:
    """The nearest of these letters that went out from this search to somebody who is still there."""
    found = await db.scalars(
        select(Letter)
        .join(Contact, Contact.id == Letter.contact_id)
        .where(Letter.id.in_(ids[:20]), Letter.state == "sent", Contact.deleted_at.is_(None))
    )
    by_id = {letter.id: letter for letter in found}
    return next((by_id[id] for id in ids[:20] if id in by_id), None)


def _after(letter: Letter, at: datetime) -> datetime:
    """When an answer came: after its letter, whatever the clock says of whoever wrote it."""
    return at if letter.sent_at is None else max(at, letter.sent_at + timedelta(seconds=1))


async def _keep(db: Session, answer: _Answer) -> None:
    """Keeps one answer with its letter, once; a bounce marks how the letter went."""
    received, suggestion = answer.received, answer.suggestion
    letter = await _letter(db, received.letters)
    if letter is None:
        return
    values = {
        "contact_id": letter.contact_id,
        "letter_id": letter.id,
        "message_key": answer.key,
        "received_at": _after(letter, answer.at),
        "from_address": received.sender,
        "subject": received.subject,
        "text": received.text,
        "kind": suggestion.kind,
        "words": [asdict(span) for span in suggestion.spans],
        "suggested_on": suggestion.on,
        "people": [asdict(person) for person in suggestion.people],
        "calendar": received.calendar,
        "state": "open",
    }
    if await insert_if_absent(db, MailReply, values, ("message_key",)) is None:
        return
    if received.bounce is not None:
        await _mark(db, letter, received)


async def _mark(db: Session, letter: Letter, received: Received) -> None:
    """A letter that came back: its last delivery says so, in the words of the other server."""
    latest = await db.scalar(
        select(Delivery).where(Delivery.letter_id == letter.id).order_by(Delivery.id.desc()).limit(1)
    )
    if latest is not None and latest.state in ("sent", "needs_attention") and received.bounce is not None:
        latest.state, latest.reason = "bounced", "bounced"
        latest.said = received.bounce.said


def handlers() -> dict[str, Handler]:
    """What this room reads later."""
    return {CHECK: check, READ: read}
