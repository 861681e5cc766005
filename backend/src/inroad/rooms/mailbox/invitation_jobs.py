"""An invitation handed to the seeker's mail server: once, not at all, or in doubt and said so (see jobs)."""

from typing import Any

from sqlalchemy import select

from inroad.kit import clock
from inroad.kit.db import Session
from inroad.kit.jobs import Handler, JobContext
from inroad.kit.mail import MailFieldError
from inroad.kit.vault import VaultError
from inroad.rooms.accounts.tables import Account
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.mailbox import inviting, posting
from inroad.rooms.mailbox.handing import Ready, hand_over
from inroad.rooms.mailbox.inviting import INVITE
from inroad.rooms.mailbox.tables import MeetingInvitation
from inroad.rooms.meetings.tables import Meeting


async def _held(db: Session, id: str) -> MeetingInvitation | None:
    return await db.scalar(
        select(MeetingInvitation)
        .where(MeetingInvitation.id == id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


async def _not_sent(_db: Session, row: MeetingInvitation, reason: str, said: str) -> None:
    row.state, row.reason, row.said = "not_sent", reason, said


async def _prepare(db: Session, ctx: JobContext, row: MeetingInvitation) -> Ready | str:
    meeting = await db.find(Meeting, row.meeting_id)
    contact = await db.find(Contact, meeting.contact_id) if meeting is not None else None
    account = await posting.account_of(db)
    name = await db.scalar(select(Account.display_name).where(Account.id == row.account_id))
    if meeting is None or contact is None or contact.deleted_at is not None:
        return "no_address"
    if contact.do_not_contact:
        return "do_not_contact"
    if account is None:
        return "no_account"
    if (meeting.state == "cancelled") != (row.method == "CANCEL") or meeting.version != row.sequence:
        return "changed_since"
    earlier = await db.scalar(
        select(MeetingInvitation.id).where(
            MeetingInvitation.meeting_id == meeting.id,
            MeetingInvitation.state == "sent",
            MeetingInvitation.id != row.id,
        )
    )
    try:
        message = inviting.message_of(
            meeting,
            contact,
            method=row.method,
            sender=account.email,
            name=name or "",
            to=row.to_address,
            changed=earlier is not None,
            at=clock.now(),
            message_id=f"invitation.{row.id}@{account.email.rpartition('@')[2]}",
        )
        return Ready(posting.server_of(account, ctx.means.vault), message)
    except MailFieldError:
        return "no_address"
    except VaultError:
        return "password_lost"


async def deliver(ctx: JobContext, args: dict[str, Any]) -> None:
    """Takes a queued invitation to the mail server."""
    id = args["invitation_id"]
    async with ctx.write() as db:
        row = await _held(db, id)
        if row is None or row.state not in ("queued", "sending"):
            return
        if row.state == "sending":
            row.state, row.reason = "needs_attention", "worker_died"
            return
        ready = await _prepare(db, ctx, row)
        if isinstance(ready, str):
            await _not_sent(db, row, ready, "")
            return
        row.state, row.reason, row.said = "sending", "", ""
        row.tries += 1
    await hand_over(ctx, ready, lambda db: _held(db, id), _not_sent)


def handlers() -> dict[str, Handler]:
    """What the worker runs for invitations."""
    return {INVITE: deliver}
