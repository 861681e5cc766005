"""Answers as the seeker reads them: confirmed, with what follows, or put aside."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from inroad.domain.quick_add import split_name
from inroad.domain.timing import local_day
from inroad.domain.wording import long_day
from inroad.kit.db import Session
from inroad.kit.fold import fold
from inroad.kit.http.problems import FieldError, Problem
from inroad.rooms import following
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.calendar.actions import Try, log_attempt
from inroad.rooms.contacts import actions as contacts
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.history import given_name_of
from inroad.rooms.letters.tables import Letter
from inroad.rooms.letters.unsending import take_back
from inroad.rooms.mailbox.inbox_schemas import NamedIn, ReplyConfirmIn
from inroad.rooms.mailbox.tables import MailReply
from inroad.rooms.referrals import actions as referrals
from inroad.rooms.referrals.tables import Referral

SOURCE = "referral"


@dataclass(frozen=True, slots=True)
class Confirmed:
    """An answer that is settled, and whoever it added."""

    reply: MailReply
    added: tuple[Contact, ...]


async def find(db: Session, reply_id: str) -> MailReply:
    """An answer from somebody who is still there. Problem 404."""
    found = await db.scalar(
        select(MailReply)
        .join(Contact, Contact.id == MailReply.contact_id)
        .where(MailReply.id == reply_id, Contact.deleted_at.is_(None))
    )
    if found is None:
        raise Problem(404, "not_found", detail="There is no such answer here.")
    return found


async def _held(db: Session, reply_id: str) -> MailReply:
    """The open answer, kept from everybody else until the transaction is over. Problem 404, 409."""
    await find(db, reply_id)
    found = await db.scalar(
        select(MailReply)
        .where(MailReply.id == reply_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if found is None:
        raise Problem(404, "not_found", detail="There is no such answer here.")
    if found.state != "open":
        raise Problem(409, "reply_settled")
    return found


async def dismiss(db: Session, reply_id: str, now: datetime) -> MailReply:
    """Puts an answer aside: nothing comes of it. Problem 404, 409 when it is settled."""
    reply = await _held(db, reply_id)
    reply.state, reply.settled_at = "dismissed", now
    await db.flush()
    return reply


async def confirm(
    db: Session, workspace: Workspace, reply_id: str, said: ReplyConfirmIn, now: datetime
) -> Confirmed:
    """Does what an answer comes to: the log, the promise, the people it names, the letter that came back.

    yes, someone_else   they answered; with `on` they are called on that day, else the promise is kept
    later               the promise moves to `on`, as they asked (TIM-5)
    declined            they would rather not
    away                they rest until `on`; a promise stands (TIM-5)
    bounced             the letter is a draft again, its promise gone
    Problem 404, 409 when it is settled; 422 for parts that do not fit the kind, and as `log_attempt`.
    """
    reply = await _held(db, reply_id)
    _check_parts(said)
    if said.kind == "bounced":
        await _came_back(db, reply, now)
    elif said.kind == "away":
        await _away(db, reply, said, now)
    else:
        await _answered(db, workspace, reply, said, now)
    added = await _people(db, workspace, reply, said.people, now)
    reply.state, reply.confirmed_as, reply.settled_at = "confirmed", said.kind, now
    await db.flush()
    return Confirmed(reply, tuple(added))


def _check_parts(said: ReplyConfirmIn) -> None:
    if said.kind == "later" and said.on is None:
        detail = "Say on which day they want to be called. (TIM-5)"
        raise Problem(422, "invalid", errors=[FieldError("/on", "required", detail)])
    if said.kind in ("bounced", "declined") and said.on is not None:
        detail = "A day goes with later, away, yes or someone_else."
        raise Problem(422, "invalid", errors=[FieldError("/on", "not_allowed", detail)])
    if said.kind == "bounced" and said.people:
        detail = "A mail server names nobody to ask."
        raise Problem(422, "invalid", errors=[FieldError("/people", "not_allowed", detail)])


async def _answered(
    db: Session, workspace: Workspace, reply: MailReply, said: ReplyConfirmIn, now: datetime
) -> None:
    outcome = "declined" if said.kind == "declined" else "call_back_later" if said.on else "reached"
    tried = Try(
        outcome=outcome,
        channel="email",
        happened_at=min(reply.received_at, now),
        note=said.note,
        call_back_on=said.on,
        override_reason="They answered the letter.",
    )
    try:
        logged = await log_attempt(db, workspace, reply.contact_id, tried, now)
    except Problem as refused:
        raise _here(refused) from None
    reply.attempt_id = logged.attempt.id


def _here(refused: Problem) -> Problem:
    """The same problem, its fields as they are called here."""
    errors = [
        FieldError("/on" if each.pointer == "/call_back_on" else each.pointer, each.code, each.detail)
        for each in refused.errors
    ]
    return Problem(refused.status, refused.code, detail=refused.detail, errors=errors, extra=refused.extra)


async def _away(db: Session, reply: MailReply, said: ReplyConfirmIn, now: datetime) -> None:
    contact = await contacts.get(db, reply.contact_id)
    given = given_name_of(contact.given_name, contact.display_name)
    title = f"{given} is away"
    if said.on is not None:
        title += f" until {long_day(said.on)}"
        contact.resting_until = said.on
    contacts.record(db, contact.id, "note", reply.received_at, title, said.note, subject_id=reply.id)
    await db.flush()
    await following.refresh(db, [contact.id], now)


async def _came_back(db: Session, reply: MailReply, now: datetime) -> None:
    letter = await db.find(Letter, reply.letter_id)
    if letter is not None:
        await take_back(db, letter, now, "It came back: it did not get to the address it went to.")


async def _people(
    db: Session, workspace: Workspace, reply: MailReply, named: Sequence[NamedIn], now: datetime
) -> list[Contact]:
    """Those the answer names, with the edge from who named them (NET-4); whom one has is not added twice."""
    if not named:
        return []
    giver = await contacts.get(db, reply.contact_id)
    found: list[Contact] = []
    for number, each in enumerate(named):
        contact = await _same(db, each) or await _new(db, workspace, each, number, now)
        known = await db.scalar(
            select(Referral.id).where(
                Referral.from_contact_id == giver.id, Referral.to_contact_id == contact.id
            )
        )
        if known is None and contact.id != giver.id:
            await referrals.create(
                db,
                giver,
                contact,
                now,
                named_on=local_day(reply.received_at, workspace.time_zone),
                may_use_name=each.may_use_name,
                refresh=False,
            )
        found.append(contact)
    ids = [contact.id for contact in found]
    await following.refresh_degrees(db, ids, now)
    await following.refresh(db, [giver.id, *ids], now)
    return found


async def _same(db: Session, named: NamedIn) -> Contact | None:
    """The contact of that very name, if there is exactly one."""
    rows = await db.scalars(
        select(Contact)
        .where(Contact.sort_name == fold(_plain_name(named))[:200], Contact.deleted_at.is_(None))
        .order_by(Contact.id)
        .limit(2)
    )
    found = rows.all()
    return found[0] if len(found) == 1 else None


def _plain_name(named: NamedIn) -> str:
    _honorific, given, family = split_name(named.name)
    return contacts.display_name_of(given, family)


async def _new(db: Session, workspace: Workspace, named: NamedIn, number: int, now: datetime) -> Contact:
    honorific, given, family = split_name(named.name)
    fields = {
        "honorific": honorific,
        "given_name": given,
        "family_name": family,
        "emails": [{"address": named.email, "label": ""}] if named.email else [],
        "phones": [{"number": named.phone, "label": ""}] if named.phone else [],
        "known": False,
    }
    try:
        return await contacts.create(db, workspace, fields, now, source=SOURCE)
    except Problem as refused:
        errors = [
            FieldError(f"/people/{number}{_field(each.pointer)}", each.code, each.detail)
            for each in refused.errors
        ]
        raise Problem(refused.status, refused.code, detail=refused.detail, errors=errors) from None


def _field(pointer: str | None) -> str:
    """Where a fault of the contact stands in the request."""
    if pointer and pointer.startswith("/emails"):
        return "/email"
    return "/phone" if pointer and pointer.startswith("/phones") else "/name"
