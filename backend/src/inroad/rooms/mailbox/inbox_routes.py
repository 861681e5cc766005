"""The mailbox answers come to, and the answers, over HTTP."""

from collections.abc import Iterable
from typing import Annotated, Any, cast

from fastapi import APIRouter, Depends, Query, Request
from sqlalchemy import select

from inroad.domain.replies import KIND_REASONS, KIND_WORDS, ReplyKind
from inroad.kit import clock
from inroad.kit.db import Session, scoped
from inroad.kit.http.listing import ListParams, Rows, Sort, paginate, rows_of
from inroad.kit.http.models import Identifier, PageLinks
from inroad.kit.http.problems import Problem
from inroad.kit.http.routing import policy
from inroad.kit.http.scopes import Scopes
from inroad.kit.http.transaction import TransactionalRoute
from inroad.kit.means import Means
from inroad.rooms.accounts.access import Inside
from inroad.rooms.calendar.tables import Promise
from inroad.rooms.contacts import actions as contacts
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.forgotten import marks as forgotten
from inroad.rooms.forgotten.marks import marks_of
from inroad.rooms.mailbox import answers, inbox
from inroad.rooms.mailbox.inbox_schemas import (
    InboxCheckIn,
    MailInboxIn,
    MailInboxOut,
    ReplyConfirmedOut,
    ReplyConfirmIn,
    ReplyDismissIn,
    ReplyOut,
    ReplyRow,
    ReplyState,
)
from inroad.rooms.mailbox.tables import MailInbox, MailReply
from inroad.rooms.wire import PersonOut

router = APIRouter(
    prefix="/workspaces/{workspace_id}",
    route_class=TransactionalRoute,
    tags=["mailbox"],
    dependencies=[Depends(Scopes(read="letters:read", write="letters:write"))],
)

_ONE = "There is one mailbox a search; whoever saves it last has typed it whole."
_NAMES = ("host", "port", "security", "username", "state", "reason", "said", "read_at", "next_try_at")
SORT = Sort({"received_at": MailReply.received_at}, default="-received_at", tie=MailReply.id)
LIST = scoped(
    select(
        MailReply.id,
        MailReply.contact_id,
        Contact.display_name,
        MailReply.letter_id,
        MailReply.received_at,
        MailReply.subject,
        MailReply.kind,
        MailReply.state,
        MailReply.confirmed_as,
        MailReply.version,
    )
    .join(Contact, Contact.id == MailReply.contact_id)
    .where(Contact.deleted_at.is_(None))
)


class ReplyFilter(ListParams):
    """Filters of the list of answers."""

    state: ReplyState | None = None
    letter_id: Identifier | None = None
    contact_id: Identifier | None = None


class ReplyPage(PageLinks):
    """A page of answers."""

    items: list[ReplyRow]


def _inbox(found: MailInbox | None) -> MailInboxOut:
    if found is None:
        return MailInboxOut(configured=False)
    return MailInboxOut.model_validate(
        {name: getattr(found, name) for name in _NAMES}
        | {
            "configured": True,
            "has_password": bool(found.sealed_password),
            "words": inbox.WORDS.get(found.reason, ""),
        }
    )


async def _whole(db: Session, reply: MailReply) -> ReplyOut:
    contact = await contacts.get(db, reply.contact_id)
    promised = await db.scalar(
        select(Promise.due_on)
        .where(Promise.contact_id == contact.id, Promise.state == "open", Promise.kind == "call")
        .order_by(Promise.due_on)
        .limit(1)
    )
    kind = cast(ReplyKind, reply.kind)
    reason = KIND_REASONS[kind]
    columns = {column.key: getattr(reply, column.key) for column in MailReply.__mapper__.columns}
    return ReplyOut.model_validate(
        columns
        | {
            "contact": {"id": contact.id, "display_name": contact.display_name},
            "says": KIND_WORDS[kind],
            "reasons": [{"rule": reason.rule, "text": reason.text}],
            "promised_on": promised,
        }
    )


@router.get("/mail-account/inbox", summary="The mailbox answers are read from")
async def get_mail_inbox(entry: Inside) -> MailInboxOut:
    """Without its password, which is never shown again; with what became of the last look."""
    return _inbox(await inbox.inbox_of(entry.db))


@router.put("/mail-account/inbox", summary="Have answers read from a mailbox")
@policy(if_match=_ONE)
async def put_mail_inbox(body: MailInboxIn, entry: Inside, request: Request) -> MailInboxOut:
    """Tried at once: look at `state` until it is `passed` or `stopped`. From then on it is read every ten
    minutes: headers of what is new, and the words of messages that answer a letter of this search. Nothing
    else is kept, and nothing is changed there."""
    means = cast(Means, request.app.state.means)
    return _inbox(await inbox.keep(entry.db, means.vault, body))


@router.delete("/mail-account/inbox", status_code=204, summary="Have no more answers read")
@policy(if_match=_ONE)
async def delete_mail_inbox(entry: Inside) -> None:
    """The password goes; answers that were found stay with their letters."""
    found = await inbox.inbox_of(entry.db, to_change=True)
    if found is not None:
        await inbox.remove(entry.db, found)


@router.post("/mail-account/inbox/checks", status_code=202, summary="Try the mailbox now")
async def create_inbox_check(_body: InboxCheckIn, entry: Inside) -> MailInboxOut:
    """After it was stopped, or put off. Look at `state` until it is `passed` or `stopped`."""
    found = await inbox.inbox_of(entry.db, to_change=True)
    if found is None:
        raise Problem(409, "no_mail_account", detail="There is no mailbox to read from.")
    return _inbox(await inbox.begin_check(entry.db, found))


@router.get("/replies", summary="Answers to letters")
async def list_replies(entry: Inside, request: Request, params: Annotated[ReplyFilter, Query()]) -> ReplyPage:
    """The latest first."""
    found: Rows = LIST
    for name in ("state", "letter_id", "contact_id"):
        value = getattr(params, name)
        if value is not None:
            found = found.where(getattr(MailReply, name) == value)
    page: ReplyPage = await paginate(request, entry.db, found, SORT, params)
    for row in cast(Iterable[dict[str, Any]], rows_of(page)):
        row["contact"] = {"id": row["contact_id"], "display_name": row["display_name"]}
    return page


@router.get("/replies/{reply_id}", summary="One answer, and what it seems to say")
async def get_reply(reply_id: Identifier, entry: Inside) -> ReplyOut:
    """`kind` is a suggestion, `words` the places in `text` that led to it."""
    return await _whole(entry.db, await answers.find(entry.db, reply_id))


@router.post("/replies/{reply_id}/confirmation", status_code=200, summary="Say what an answer says")
async def confirm_reply(
    reply_id: Identifier, body: ReplyConfirmIn, entry: Inside, request: Request
) -> ReplyConfirmedOut:
    """What follows is done at once: the promise is kept or moves to the day they named, people they name
    become contacts with the edge from them, a letter that came back is a draft again."""
    done = await answers.confirm(entry.db, entry.workspace, reply_id, body, clock.now())
    named = [(f"/people/{at}", person) for at, person in enumerate(done.added)]
    await forgotten.check_all(entry.db, marks_of(request), named, forgotten.NAMED)
    return ReplyConfirmedOut(
        reply=await _whole(entry.db, done.reply),
        contacts=[PersonOut(id=each.id, display_name=each.display_name) for each in done.added],
    )


@router.post("/replies/{reply_id}/dismissal", status_code=200, summary="Put an answer aside")
async def dismiss_reply(reply_id: Identifier, _body: ReplyDismissIn, entry: Inside) -> ReplyOut:
    """Nothing comes of it; it stays with its letter."""
    return await _whole(entry.db, await answers.dismiss(entry.db, reply_id, clock.now()))
