"""Referrals: a name given, and everything that follows from it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from inroad.kit.db import Session
from inroad.kit.http.problems import FieldError, Problem
from inroad.rooms import following
from inroad.rooms.contacts import actions as contacts
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.referrals.tables import Referral


async def endpoints(db: Session, from_id: str, to_id: str) -> tuple[Contact, Contact]:
    """Both people of a referral. Raises Problem 422 naming the field that points nowhere, or at itself."""
    if from_id == to_id:
        raise Problem(
            422,
            "invalid",
            errors=[
                FieldError("/to_contact_id", "self_referral", "Nobody refers you to themselves (NET-4).")
            ],
        )
    found = []
    held = {id: await db.find(Contact, id, hold="stay") for id in sorted((from_id, to_id))}
    for pointer, id in (("/from_contact_id", from_id), ("/to_contact_id", to_id)):
        contact = held[id]
        if contact is None or contact.deleted_at is not None:
            raise Problem(
                422,
                "invalid",
                errors=[FieldError(pointer, "not_found", "There is no such contact in this search.")],
            )
        found.append(contact)
    return found[0], found[1]


async def create(
    db: Session,
    giver: Contact,
    named: Contact,
    now: datetime,
    *,
    named_on: date,
    may_use_name: bool | None = None,
    introduction: str = "",
    kind: str = "informational",
    meeting_id: str | None = None,
    refresh: bool = True,
) -> Referral:
    """Adds the edge; degrees, next actions and both timelines follow (NET-4).

    With `refresh` off the caller refreshes once for several names. Raises Problem 409 for a name that this
    person gave already.
    """
    known = await db.execute(
        select(Referral.id).where(Referral.from_contact_id == giver.id, Referral.to_contact_id == named.id)
    )
    if known.first() is not None:
        raise Problem(
            409,
            "already_exists",
            detail=f"{giver.display_name} gave this name already.",
            errors=[FieldError("/to_contact_id", "taken", "This referral is kept already.")],
        )
    referral = Referral(
        from_contact_id=giver.id,
        to_contact_id=named.id,
        meeting_id=meeting_id,
        named_on=named_on,
        may_use_name=may_use_name,
        introduction=introduction,
        kind=kind,
    )
    db.add(referral)
    contacts.record(
        db,
        named.id,
        "named",
        now,
        f"{giver.display_name} gave you this name",
        introduction,
        [giver.id],
        referral.id,
    )
    contacts.record(
        db, giver.id, "named", now, f"Named {named.display_name}", introduction, [named.id], referral.id
    )
    await db.flush()
    if refresh:
        await following.refresh_degrees(db, [named.id], now)
        await following.refresh(db, [giver.id, named.id], now)
    return referral


async def update(db: Session, referral: Referral, changes: Mapping[str, Any], now: datetime) -> None:
    """What is known of a referral changes: permission decides what a letter may say (LND-3)."""
    for name, value in changes.items():
        setattr(referral, name, value)
    await db.flush()
    await following.refresh(db, [referral.to_contact_id], now)


async def remove(db: Session, referral: Referral, now: datetime) -> None:
    """Takes a name back; whoever hung on it alone turns cold."""
    ends = [referral.from_contact_id, referral.to_contact_id]
    await contacts.forget(db, referral.id)
    await db.delete(referral)
    await db.flush()
    await following.refresh_degrees(db, [ends[1]], now)
    await following.refresh(db, ends, now)
