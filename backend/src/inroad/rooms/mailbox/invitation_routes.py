"""Invitations to meetings over HTTP."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Response
from pydantic import ConfigDict, Field
from sqlalchemy import select

from inroad.kit import clock
from inroad.kit.db import Session
from inroad.kit.http.files import file_answer, file_answers
from inroad.kit.http.models import Id, Identifier, Input, Instant, Output, Version
from inroad.kit.http.problems import Problem
from inroad.kit.http.routing import policy
from inroad.kit.http.scopes import Scopes
from inroad.kit.http.transaction import TransactionalRoute
from inroad.kit.ids import new_id
from inroad.kit.mail import MailFieldError
from inroad.rooms.accounts.access import Inside
from inroad.rooms.accounts.tables import Account
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.mailbox import inviting, posting
from inroad.rooms.mailbox.tables import MeetingInvitation
from inroad.rooms.meetings.tables import Meeting

router = APIRouter(
    prefix="/workspaces/{workspace_id}/meetings/{meeting_id}",
    route_class=TransactionalRoute,
    tags=["mailbox"],
    dependencies=[Depends(Scopes(read="meetings:read", write="meetings:write"))],
)
_CHANGED = "The meeting was changed before this went out. Send the invitation anew."


class MeetingInvitationIn(Input):
    """Send word of a meeting from the seeker's own account."""

    model_config = ConfigDict(json_schema_extra={"examples": [{}]})


class MeetingInvitationOut(Output):
    """An invitation, or word of a change or an end, and what their calendar answered."""

    id: Id
    meeting_id: Id
    method: Literal["REQUEST", "CANCEL"]
    sequence: Annotated[int, Field(description="The version of the meeting it speaks of")]
    current: Annotated[bool, Field(description="Whether the meeting is still as it says")]
    to_address: Annotated[str, Field(max_length=254)]
    state: Literal["queued", "sending", "sent", "not_sent", "needs_attention"]
    reason: Annotated[str, Field(max_length=20, description="Why it has not gone out, or is in doubt")]
    words: Annotated[str, Field(max_length=300, description="The same in words")]
    sent_at: Instant | None
    answer: Literal["", "accepted", "declined", "tentative", "another_time"]
    answer_comment: Annotated[str, Field(max_length=1000)]
    answer_starts_at: Annotated[Instant | None, Field(description="The time they would rather have")]
    answered_at: Instant | None
    created_at: Instant
    version: Version


class MeetingInvitationsOut(Output):
    """What was sent about one meeting, the latest first."""

    items: Annotated[list[MeetingInvitationOut], Field(max_length=inviting.MOST_SHOWN)]


async def _meeting(db: Session, meeting_id: str) -> tuple[Meeting, Contact]:
    meeting = await db.find(Meeting, meeting_id)
    contact = await db.find(Contact, meeting.contact_id) if meeting is not None else None
    if meeting is None or contact is None or contact.deleted_at is not None:
        raise Problem(404, "not_found", detail="There is no such meeting here.")
    return meeting, contact


def _out(row: MeetingInvitation, meeting: Meeting) -> MeetingInvitationOut:
    words = _CHANGED if row.reason == "changed_since" else posting.WORDS.get(row.reason, "")
    columns = {column.key: getattr(row, column.key) for column in MeetingInvitation.__mapper__.columns}
    return MeetingInvitationOut.model_validate(
        columns | {"words": words, "current": row.sequence == meeting.version}
    )


@router.get("/invitations", summary="What was sent about a meeting")
@policy(whole="what was sent about one meeting")
async def list_meeting_invitations(meeting_id: Identifier, entry: Inside) -> MeetingInvitationsOut:
    """The latest first, with what their calendar program answered."""
    meeting, _ = await _meeting(entry.db, meeting_id)
    rows = await entry.db.scalars(
        select(MeetingInvitation)
        .where(MeetingInvitation.meeting_id == meeting.id)
        .order_by(MeetingInvitation.id.desc())
        .limit(inviting.MOST_SHOWN)
    )
    return MeetingInvitationsOut(items=[_out(row, meeting) for row in rows])


@router.post("/invitations", status_code=202, summary="Invite to a meeting by e-mail")
@policy(idempotency="required", cost=5)
async def create_meeting_invitation(
    meeting_id: Identifier, _body: MeetingInvitationIn, entry: Inside
) -> MeetingInvitationOut:
    """Goes from the seeker's own account within seconds, for calendar programs too (RFC 5546). After a change
    it says so; after the meeting was cancelled it calls it off. Nothing is ever sent by itself."""
    meeting, contact = await _meeting(entry.db, meeting_id)
    made = await inviting.invite(entry.db, meeting, contact, entry.principal.account_id, clock.now())
    return _out(made, meeting)


@router.get(
    "/invitation.eml",
    summary="An invitation as an e-mail to send from elsewhere",
    response_class=Response,
    responses=file_answers("message/rfc822", "RFC 5322, with the invitation for calendar programs."),
)
@policy(also=(409,))
async def get_meeting_invitation_file(meeting_id: Identifier, entry: Inside) -> Response:
    """Opens in a mail program, ready to send. 409 without an address to write to."""
    meeting, contact = await _meeting(entry.db, meeting_id)
    own = await entry.db.execute(
        select(Account.email, Account.display_name).where(Account.id == entry.principal.account_id)
    )
    email, name = own.one()
    account = await posting.account_of(entry.db)
    try:
        message = inviting.message_of(
            meeting,
            contact,
            method="CANCEL" if meeting.state == "cancelled" else "REQUEST",
            sender=account.email if account is not None else email,
            name=name,
            to=inviting.address_of(contact),
            changed=False,
            at=clock.now(),
            message_id=f"invitation.{new_id()}@inroad.invalid",
        )
    except MailFieldError:
        raise Problem(409, "no_email_address") from None
    return file_answer(inviting.file_of(message), "message/rfc822", "Invitation", "eml")
