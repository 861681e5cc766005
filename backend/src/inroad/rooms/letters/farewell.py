"""When the search ends: a note to everyone who helped, champions and those who gave names (FLW-4)."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from sqlalchemy import or_, select

from inroad.kit.db import Session
from inroad.rooms import following
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.contacts.actions import record
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.letters import drafting, templating
from inroad.rooms.letters.actions import named_by, open_findings
from inroad.rooms.letters.knowing import know
from inroad.rooms.letters.tables import Letter
from inroad.rooms.referrals.tables import Referral

MOST: Final = 100
"""Notes drafted at once; asking again drafts the next."""


async def draft_farewells(
    db: Session, workspace: Workspace, sender: str, outcome: str, now: datetime
) -> list[Letter]:
    """A draft to each champion and referrer who has none yet, by their names; nothing is sent.

    outcome  where the seeker has landed, in their own words; left open in brackets when empty
    """
    begun = select(Letter.contact_id).where(or_(Letter.farewell.is_(True), Letter.kind == "goodbye"))
    gave = select(Referral.from_contact_id)
    helpers = await db.scalars(
        select(Contact)
        .where(
            or_(Contact.champion.is_(True), Contact.id.in_(gave)),
            Contact.id.not_in(begun),
            Contact.deleted_at.is_(None),
            Contact.do_not_contact.is_(False),
        )
        .order_by(Contact.sort_name, Contact.id)
        .limit(MOST)
    )
    made: list[Letter] = []
    for contact in list(helpers):
        known = await know(db, workspace, contact.id, sender, now)
        medium = "email" if contact.emails else "post"
        gains = drafting.gains_of((), await named_by(db, contact.id))
        facts = drafting.facts(known, medium=medium, referrer=None, gains=gains)
        found = await templating.draft(db, "goodbye", replace(facts, outcome=outcome.strip()))
        letter = Letter(
            contact_id=contact.id,
            kind="goodbye",
            medium=medium,
            state="draft",
            subject=found.subject,
            body=found.body,
            questions=[],
            override_reason="",
            farewell=True,
        )
        letter.blocking = open_findings(letter, known)
        db.add(letter)
        await db.flush()
        title = f"You began a letter to {known.past.given_name}"
        record(db, contact.id, "letter_drafted", now, title, subject_id=letter.id)
        made.append(letter)
    await following.refresh(db, [letter.contact_id for letter in made], now)
    return made
