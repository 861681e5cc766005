"""How far things have come along a referral: SQL expressions for those who list edges.

Not a room: like `following` it reads the tables of all rooms (NET-4, FLW-3).
"""

from datetime import date, datetime, timedelta
from typing import Any, Literal, TypeAlias

from sqlalchemy import ColumnElement, ScalarSelect, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from inroad.domain.policy import Policy
from inroad.kit.zones import local_day
from inroad.rooms.letters.tables import Letter
from inroad.rooms.meetings.tables import Meeting

EdgeState: TypeAlias = Literal["named", "letter", "met", "thanked"]
"""How far things have come with the one who was named."""

HELD: ColumnElement[bool] = and_(
    Meeting.state != "cancelled", or_(Meeting.state == "held", Meeting.debriefed_at.is_not(None))
)
"""A meeting that took place."""


def last_sent(contact: InstrumentedAttribute[str], kind: str) -> ScalarSelect[Any]:
    """When the last letter of this kind went to the contact, or NULL."""
    found = select(func.max(Letter.sent_at)).where(
        Letter.contact_id == contact, Letter.state == "sent", Letter.kind == kind
    )
    return found.correlate_except(Letter).scalar_subquery()


def first_met(contact: InstrumentedAttribute[str]) -> ScalarSelect[Any]:
    """When the first meeting held with the contact ended, or began where that is not known; or NULL."""
    ended = func.coalesce(Meeting.ended_at, Meeting.starts_at)
    found = select(func.min(ended)).where(Meeting.contact_id == contact, HELD)
    return found.correlate_except(Meeting).scalar_subquery()


def told(giver: InstrumentedAttribute[str], named: InstrumentedAttribute[str]) -> ScalarSelect[Any]:
    """When the giver was told what came of the name, or NULL (FLW-3)."""
    found = (
        select(func.min(Letter.sent_at))
        .join(Meeting, Meeting.id == Letter.meeting_id)
        .where(Letter.contact_id == giver, Letter.kind == "update", Meeting.contact_id == named)
    )
    return found.correlate_except(Letter, Meeting).scalar_subquery()


def state_of(letter_at: datetime | None, met_at: datetime | None, thanked_at: datetime | None) -> EdgeState:
    """The furthest that was come: a name, a letter sent, a meeting held, a thank-you sent."""
    if thanked_at is not None and met_at is not None:
        return "thanked"
    if met_at is not None:
        return "met"
    return "letter" if letter_at is not None else "named"


def update_due(met_at: datetime | None, told_at: datetime | None, zone: str, policy: Policy) -> date | None:
    """The day in `zone` by which the giver is to hear what came of the name (FLW-3).

    None when they were told, or nobody was met yet.
    """
    if met_at is None or told_at is not None:
        return None
    return local_day(met_at, zone) + timedelta(days=policy.referrer_update_days)
