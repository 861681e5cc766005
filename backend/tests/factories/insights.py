"""A search with everything in it that the figures speak of; small enough to be counted by hand."""

from datetime import UTC, date, datetime
from typing import Any

from inroad.kit.db import Database, Session
from inroad.rooms.calendar.tables import Promise
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.meetings.tables import Meeting
from inroad.rooms.organizations.tables import Organization
from tests.factories.calendar import (
    make_attempt,
    make_letter,
    make_meeting,
    make_person,
    make_promise,
    make_referral,
)


def utc(month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    """An instant of 2026. Dublin is an hour ahead until 25 October."""
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


async def tell_search(database: Database, workspace_id: str) -> dict[str, str]:
    """Ruth, Frank and Ines are known; Ruth named Daniel, Frank named Priya and Sean. Ids by given name.

    Held: Ruth 7 September 18:30, Frank 10 September 12:30, Ines 14 September 11:00 at an office that opens at
    noon, Daniel 28 September 10:00. Ahead: Priya 15 October.
    Called: 30 times Frank on Wednesdays (20 reached), the promised calls to Daniel and Priya, and Sean once.
    """
    async with database.write(workspace_id) as db:
        ruth = await make_person(db, "Ruth Adeyemi", known=True, degree=1)
        frank = await make_person(db, "Frank Molloy", known=True, degree=1)
        night = Organization(name="Night Works", name_key="night works", **NIGHT)
        db.add(night)
        await db.flush()
        ines = await make_person(db, "Ines Carvalho", known=True, degree=1, organization_id=night.id)
        daniel = await make_person(db, "Daniel Kerrigan", degree=2, decision_maker=True)
        priya = await make_person(db, "Priya Raman", degree=2)
        sean = await make_person(db, "Sean Duffy", degree=2)
        gone = await make_person(db, "Gone Away", deleted_at=utc(10, 1))
        first = await _held(db, ruth, utc(9, 7, 18, 30), names=1, feedback="Slow down.")
        second = await _held(db, frank, utc(9, 10, 12, 30), names=2, gains=[("lead", "A second line.")])
        await _held(db, ines, utc(9, 14, 11), names=0, why="She was called away.")
        await _held(
            db,
            daniel,
            utc(9, 28, 10),
            names=0,
            feedback="Lead with the savings.",
            strengths="Calm.",
            gains=[("insight", "Mills plan ahead."), ("feedback", "Lead with the savings.")],
        )
        await _held(db, gone, utc(9, 21, 12), names=5)
        await make_meeting(db, priya, datetime(2026, 10, 15, 12, 30))  # noqa: DTZ001 - wall-clock time
        for giver, named, meeting, day in (
            (ruth, daniel, first, date(2026, 9, 7)),
            (frank, priya, second, date(2026, 9, 10)),
            (frank, sean, second, date(2026, 9, 10)),
        ):
            await make_referral(db, giver, named, meeting_id=meeting.id, named_on=day)
        await _letters(db, daniel, priya, sean, ruth)
        await _promises(db, daniel, priya, sean, gone)
        for at in range(30):
            outcome = "reached" if at < 20 else "voicemail"
            await make_attempt(db, frank, utc(9, 2, 13, at), outcome)
        return {person.given_name: person.id for person in (ruth, frank, ines, daniel, priya, sean)}


NIGHT: dict[str, Any] = {
    "office_opens": datetime(2026, 1, 1, 12).time(),  # noqa: DTZ001 - only its time of day is taken
    "office_closes": datetime(2026, 1, 1, 20).time(),  # noqa: DTZ001 - only its time of day is taken
}


async def _held(
    db: Session,
    contact: Contact,
    start: datetime,
    *,
    names: int,
    gains: list[tuple[str, str]] | None = None,
    why: str = "",
    **told: str,
) -> Meeting:
    return await make_meeting(
        db,
        contact,
        start.replace(tzinfo=None),
        state="held",
        ended_at=start,
        debriefed_at=start,
        outcome="referrals" if names else "neither",
        names_given=names,
        gains=[{"kind": kind, "text": text} for kind, text in gains or ()],
        no_gain_reason=why,
        **told,
    )


async def _letters(db: Session, daniel: Contact, priya: Contact, sean: Contact, ruth: Contact) -> None:
    for person, day in ((daniel, 14), (priya, 16), (sean, 17)):
        at = utc(9, day)
        await make_letter(db, person, sent_at=at, sent_on=at.date(), arrives_on=date(2026, 9, day + 1))
    night = utc(9, 7, 20)
    await make_letter(
        db, ruth, kind="thank_you", sent_at=night, sent_on=night.date(), arrives_on=None, questions=[]
    )
    await make_letter(db, sean, state="draft", sent_on=None, sent_at=None, arrives_on=None)


async def _promises(db: Session, daniel: Contact, priya: Contact, sean: Contact, gone: Contact) -> None:
    made = utc(9, 14)

    async def promised(contact: Contact, month: int, day: int, **more: Any) -> Promise:
        return await make_promise(db, contact, date(2026, month, day), **{"created_at": made, **more})

    await promised(daniel, 9, 21, state="kept")  # kept, and reached
    await make_attempt(db, daniel, utc(9, 21, 10), "meeting_agreed")
    await promised(priya, 9, 23, state="kept")  # kept, nobody on the phone
    await make_attempt(db, priya, utc(9, 23, 10), "voicemail")
    await promised(sean, 9, 24, state="answered_late")  # the day passed; called the day after
    await make_attempt(db, sean, utc(9, 25, 10), "no_answer")
    moved = {"kind": "check_back", "created_at": utc(9, 28, 11)}
    new = await promised(daniel, 10, 16, **(moved | {"created_at": utc(10, 6)}))
    await promised(daniel, 10, 9, **moved, state="renegotiated", moved_to_id=new.id, closed_at=utc(10, 6))
    await promised(gone, 9, 22)
    await promised(sean, 9, 30, state="withdrawn")
