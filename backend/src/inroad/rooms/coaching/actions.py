"""Asking people in, granting and ending a look, and the counts a coach sees."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import exists, func, or_, select, update

from inroad.domain.coaching import Counts, word_for
from inroad.kit.db import Session
from inroad.kit.http.problems import FieldError, Problem
from inroad.kit.ids import new_id
from inroad.kit.zones import local_day
from inroad.rooms.accounts import actions as accounts
from inroad.rooms.accounts import tokens
from inroad.rooms.accounts.tables import Account, Membership, Workspace
from inroad.rooms.calendar.reliability import PROMISES, judged
from inroad.rooms.calendar.tables import Attempt
from inroad.rooms.coaching.schemas import ProgressOut
from inroad.rooms.coaching.tables import CoachGrant, CoachingGroup, GroupMember, Invitation
from inroad.rooms.contacts.tables import Activity, Contact
from inroad.rooms.letters.tables import Letter
from inroad.rooms.meetings.tables import Meeting

INVITED_FOR = timedelta(days=7)
LATELY = timedelta(days=30)
AHEAD = timedelta(days=7)

INVITATION = """Hello,

{inviter} asks you into Inroad: {what}. Open this within seven days, with an account for this very address:

{link}

If you do not know {inviter}, nothing needs to be done.
"""


async def invite(
    db: Session,
    *,
    email: str,
    role: str,
    workspace_id: str | None,
    group_id: str | None,
    mailed: bool,
    now: datetime,
) -> tuple[Invitation, str]:
    """An invitation, and its secret; an earlier one for the same address and place works no more."""
    key = accounts.email_key(email)
    same = (
        Invitation.email_key == key,
        Invitation.workspace_id == workspace_id if workspace_id else Invitation.group_id == group_id,
        Invitation.accepted_at.is_(None),
        Invitation.revoked_at.is_(None),
    )
    await db.execute(update(Invitation).where(*same).values(revoked_at=now))
    token = tokens.new_session_token()
    row = Invitation(
        id=new_id(),
        workspace_id=workspace_id,
        group_id=group_id,
        role=role,
        email=email,
        email_key=key,
        token_hash=tokens.session_hash(token),
        mailed=mailed,
        created_at=now,
        expires_at=now + INVITED_FOR,
    )
    db.add(row)
    await db.flush()
    return row, token


def waiting(now: datetime) -> tuple[Any, ...]:
    """What makes an invitation one that still waits."""
    return (
        Invitation.accepted_at.is_(None),
        Invitation.revoked_at.is_(None),
        Invitation.expires_at > now,
    )


async def accept(db: Session, account: Account, token: str, now: datetime) -> tuple[Invitation, str]:
    """Come in by an invitation: the row, and the name of the place (S8).

    Raises Problem 410 for a link that does not work, whoever asks; 403 for one that is for another address.
    """
    found = await db.execute(
        select(Invitation).where(Invitation.token_hash == tokens.session_hash(token), *waiting(now))
    )
    row = found.scalar_one_or_none()
    if row is None:
        raise Problem(410, "link_used_up", detail="The invitation was used or taken back, or is old.")
    if row.email_key != account.email_key:
        raise Problem(403, "other_address", detail="The invitation is for another address than yours.")
    used = await db.execute(
        update(Invitation)
        .where(Invitation.id == row.id, Invitation.accepted_at.is_(None))
        .values(accepted_at=now)
        .returning(Invitation.id)
    )
    if used.first() is None:
        raise Problem(410, "link_used_up", detail="The invitation was used just now.")
    if row.mailed:
        # Whoever has the secret reads the mail at that address.
        account.email_verified_at = account.email_verified_at or now
    if row.workspace_id is not None:
        return row, await _join_search(db, account, row.workspace_id, row.role, now)
    return row, await _join_group(db, account, str(row.group_id), row.role, now)


async def _join_search(db: Session, account: Account, workspace_id: str, role: str, now: datetime) -> str:
    there = select(Membership.id).where(
        Membership.workspace_id == workspace_id, Membership.account_id == account.id
    )
    if (await db.execute(there)).first() is None:
        db.add(
            Membership(
                id=new_id(), workspace_id=workspace_id, account_id=account.id, role=role, created_at=now
            )
        )
    await db.flush()
    return (await db.get_one(Workspace, workspace_id)).name


async def _join_group(db: Session, account: Account, group_id: str, role: str, now: datetime) -> str:
    same = select(GroupMember.id).where(
        GroupMember.group_id == group_id, GroupMember.account_id == account.id, GroupMember.role == role
    )
    if (await db.execute(same)).first() is None:
        own = (
            select(Membership.workspace_id)
            .where(Membership.account_id == account.id, Membership.role == "owner")
            .order_by(Membership.created_at, Membership.id)
            .limit(1)
        )
        search = (await db.execute(own)).scalar_one_or_none() if role == "seeker" else None
        db.add(
            GroupMember(
                id=new_id(),
                group_id=group_id,
                account_id=account.id,
                role=role,
                workspace_id=search,
                created_at=now,
            )
        )
    await db.flush()
    return (await db.get_one(CoachingGroup, group_id)).name


def coaches_of(account_id: str, workspace_id: str) -> Any:
    """Coaches of the groups into which this seeker brought this search, as a select of accounts."""
    mine = select(GroupMember.group_id).where(
        GroupMember.account_id == account_id,
        GroupMember.role == "seeker",
        GroupMember.workspace_id == workspace_id,
    )
    ids = select(GroupMember.account_id).where(
        GroupMember.group_id.in_(mine), GroupMember.role == "coach", GroupMember.account_id != account_id
    )
    return select(Account.id, Account.display_name).where(Account.id.in_(ids)).order_by(Account.display_name)


async def grant(
    db: Session,
    *,
    workspace_id: str,
    account_id: str,
    coach_id: str,
    scopes: Iterable[str],
    days: int,
    now: datetime,
) -> CoachGrant:
    """Let a coach look; what they were granted before ends. Raises Problem 422 for nobody's coach."""
    known = {row.id for row in await db.execute(coaches_of(account_id, workspace_id))}
    if coach_id not in known:
        detail = "Choose one of the coaches of your group."
        raise Problem(422, "invalid", errors=[FieldError("/coach_id", "not_a_coach", detail)])
    await end_grants(db, workspace_id, coach_id, now)
    row = CoachGrant(
        id=new_id(),
        workspace_id=workspace_id,
        coach_id=coach_id,
        scopes=sorted(set(scopes)),
        created_at=now,
        ends_at=now + timedelta(days=days),
    )
    db.add(row)
    await db.flush()
    return row


async def end_grants(db: Session, workspace_id: str, coach_id: str, now: datetime) -> None:
    """What the coach could see ends now."""
    await db.execute(
        update(CoachGrant)
        .where(
            CoachGrant.workspace_id == workspace_id,
            CoachGrant.coach_id == coach_id,
            CoachGrant.revoked_at.is_(None),
        )
        .values(revoked_at=now)
    )


def holding(now: datetime) -> tuple[Any, ...]:
    """What makes a grant one that holds at this very moment."""
    return (CoachGrant.revoked_at.is_(None), CoachGrant.ends_at > now)


async def counts_of(db: Session, zone: str, now: datetime) -> Counts:
    """The search of the session in numbers: one statement for all counts, two for the promises.

    A search at a time: no session sees two of them, on PostgreSQL by row security as well (S11, S12).
    """
    answered = exists().where(Attempt.contact_id == Letter.contact_id, Attempt.happened_at >= Letter.sent_at)
    thanked = exists().where(
        Letter.kind == "thank_you",
        Letter.state == "sent",
        or_(Letter.meeting_id == Meeting.id, Letter.id == Meeting.thank_you_letter_id),
    )
    ended = Meeting.ended_at > now - LATELY
    letters = (Letter.state == "sent", Letter.kind == "pitch", Letter.sent_at > now - LATELY, ~answered)
    soon = (Meeting.state == "planned", Meeting.starts_at > now, Meeting.starts_at <= now + AHEAD)
    counted = {
        "people": select(func.count(Contact.id)).where(Contact.deleted_at.is_(None)),
        "letters_out": select(func.count(Letter.id)).where(*letters),
        "met": select(func.count(Meeting.id)).where(ended),
        "meetings_ahead": select(func.count(Meeting.id)).where(*soon),
        "thanks_owed": select(func.count(Meeting.id)).where(ended, ~thanked),
        "last": select(func.max(Activity.happened_at)),
    }
    found = await db.execute(select(*(one.scalar_subquery().label(name) for name, one in counted.items())))
    row = found.one()._mapping
    promises = list(await db.execute(PROMISES))
    states: list[str] = []
    if promises:
        tries = await db.execute(
            select(Attempt.contact_id, Attempt.outcome, Attempt.happened_at, Attempt.next_promise_id)
        )
        states = [fact.state for fact in judged(promises, tries, now)]
    return Counts(
        **{name: row[name] for name in counted if name != "last"},
        kept=states.count("kept"),
        passed=states.count("broken"),
        ahead=states.count("open"),
        last_on=local_day(row["last"], zone) if row["last"] else None,
    )


def progress_out(counts: Counts) -> ProgressOut:
    """The counts with their word, as answered."""
    word = word_for(counts)
    return ProgressOut(**asdict(counts), standing=word.standing, text=word.text, rule=word.rule)
