"""Before a meeting: who sent one, what was said, what to ask and to offer (MTG-1 to MTG-11)."""

from typing import Any, Final

from sqlalchemy import select

from inroad.domain.method import Reason
from inroad.domain.preparing import BIG_PICTURE, carried_over, lines_of
from inroad.domain.timing import local_day
from inroad.kit.db import Session
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.contacts.tables import Activity, Contact
from inroad.rooms.history import given_name_of
from inroad.rooms.meetings.reading import MOST_REFERRERS, pack_of, questions_of
from inroad.rooms.meetings.schemas import PreparationOut
from inroad.rooms.meetings.tables import Meeting
from inroad.rooms.referrals.tables import Referral

_SAID: Final = ("note", "met", "attempt")
"""Lines of the timeline that hold what was said."""

MOST_SAID: Final = 12
MOST_LINES: Final = 200


async def preparation(
    db: Session, workspace: Workspace, meeting: Meeting, contact: Contact
) -> PreparationOut:
    """Everything for one meeting, read in four statements."""
    questions, sent_on = await questions_of(db, meeting)
    left = await _left_over(db, meeting)
    named = await db.execute(
        select(Contact.id, Contact.display_name, Referral.introduction, Referral.may_use_name)
        .join(Referral, Referral.from_contact_id == Contact.id)
        .where(Referral.to_contact_id == contact.id, Contact.deleted_at.is_(None))
        .order_by(Referral.named_on, Referral.id)
        .limit(MOST_REFERRERS)
    )
    introduced: list[dict[str, Any]] = [
        {
            "person": {"id": row.id, "display_name": row.display_name},
            "introduction": row.introduction,
            "may_use_name": row.may_use_name,
        }
        for row in named
    ]
    return PreparationOut.model_validate(
        {
            "pack": pack_of(workspace, contact, len(questions), were_sent=sent_on is not None),
            "big_picture_question": workspace.big_picture_question or BIG_PICTURE,
            "questions": questions,
            "carried_over": [text for text in questions if text in left],
            "skill_stories": lines_of(workspace.skill_stories)[:MOST_LINES],
            "target_roles": lines_of(workspace.target_roles)[:MOST_LINES],
            "can_offer": contact.can_offer or workspace.can_offer,
            "talk_preferences": contact.talk_preferences,
            "shared_path": contact.shared_path,
            "introduced_by": introduced,
            "said_before": await _said(db, workspace, meeting, contact),
            "prepared_at": meeting.prepared_at,
            "reasons": [
                {"rule": reason.rule, "text": reason.text}
                for reason in _reasons(contact, left=bool(left), referred=bool(introduced))
            ],
        }
    )


async def _left_over(db: Session, meeting: Meeting) -> list[str]:
    """What was not asked when they met last."""
    last = await db.scalars(
        select(Meeting)
        .where(
            Meeting.contact_id == meeting.contact_id,
            Meeting.id != meeting.id,
            Meeting.starts_at < meeting.starts_at,
            Meeting.debriefed_at.is_not(None),
        )
        .order_by(Meeting.starts_at.desc(), Meeting.id.desc())
        .limit(1)
    )
    before = last.first()
    return [] if before is None else carried_over(before.questions, before.asked)


async def _said(
    db: Session, workspace: Workspace, meeting: Meeting, contact: Contact
) -> list[dict[str, Any]]:
    """What was said before, the latest first: of calls, meetings and notes, and what is known of them."""
    lines = await db.scalars(
        select(Activity)
        .where(
            Activity.contact_id == contact.id,
            Activity.kind.in_(_SAID),
            Activity.detail != "",
            Activity.subject_id.is_distinct_from(meeting.id),
        )
        .order_by(Activity.happened_at.desc(), Activity.id.desc())
        .limit(MOST_SAID - 1)
    )
    said = [
        {
            "on": local_day(line.happened_at, workspace.time_zone),
            "title": line.title,
            "detail": line.detail,
        }
        for line in lines
    ]
    if contact.notes.strip():
        on = local_day(contact.created_at, workspace.time_zone)
        said.append({"on": on, "title": "What you noted about them", "detail": contact.notes})
    return said


def _reasons(contact: Contact, *, left: bool, referred: bool) -> list[Reason]:
    """Why this is worth reading before one goes in."""
    given = given_name_of(contact.given_name, contact.display_name)
    found = [
        Reason("MTG-2", "Dress as if this were the day you are hired."),
        Reason("MTG-5", f"Ask {given} how you fit the big picture. Few others can tell you."),
        Reason("MTG-10", f"You may know something that is of use to {given}. Have it ready."),
        Reason("MTG-11", "Two short stories show more than a list of skills."),
    ]
    if referred:
        found.insert(0, Reason("MTG-4", f"Begin with who sent you. It makes {given} glad to help."))
    if left:
        found.append(Reason("MTG-7", "What you did not get to last time comes first."))
    return found
