"""Whom to ask first (NET-2, NET-3, NET-11)."""

from datetime import datetime

from sqlalchemy import func, select

from inroad.domain.starter import Ranked, starter_list
from inroad.kit.db import Session
from inroad.rooms import history
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.meetings.tables import Meeting

CONSIDERED = 500
"""Known people looked at; nobody knows more than these well."""


async def starters(db: Session, workspace: Workspace, now: datetime, limit: int) -> list[Ranked]:
    """Known people not yet met, the best to begin with first, each with reasons."""
    found = await db.execute(
        select(Contact.id)
        .where(
            Contact.deleted_at.is_(None),
            Contact.archived_at.is_(None),
            Contact.degree == 1,
            Contact.do_not_contact.is_(False),
        )
        .order_by(Contact.closeness.desc().nulls_last(), Contact.sort_name, Contact.id)
        .limit(CONSIDERED)
    )
    histories = await history.load(db, [row.id for row in found], workspace)
    states = await history.states(db, histories, workspace, now)
    debriefs = await db.execute(select(func.count(Meeting.id)).where(Meeting.debriefed_at.is_not(None)))
    ranked = starter_list(states.values(), debriefs.scalar_one(), history.policy_of(workspace))
    return ranked[:limit]
