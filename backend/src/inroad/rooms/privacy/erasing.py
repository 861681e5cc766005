"""Erasing somebody who asked for it: all that is known of them goes, at once and for good (P2).

Where names hang on them, their place in the graph stays without a person, so that degrees, generations and
ways stay right. What was written about others stays, without their name.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from sqlalchemy import String, cast, delete, func, inspect, or_, select, update

from inroad.kit.db import Session, insert_if_absent
from inroad.kit.http.idempotency import forget as forget_answers
from inroad.kit.http.problems import Problem
from inroad.kit.ids import new_id
from inroad.kit.jobs import enqueue
from inroad.rooms import following
from inroad.rooms.calendar.tables import Attempt, PlannedTouch, Promise
from inroad.rooms.contacts import actions as contacts
from inroad.rooms.contacts.tables import Activity, BulkChange, Contact, ContactIdentifier, ContactTag
from inroad.rooms.duplicates.tables import ContactMerge, DuplicateDismissal, DuplicatePair
from inroad.rooms.edges import HELD
from inroad.rooms.forgotten.marks import Marks, traits_of
from inroad.rooms.forgotten.tables import Erasure, Forgotten
from inroad.rooms.letters.tables import Letter, LetterVersion
from inroad.rooms.mailbox.tables import MailReply, MeetingInvitation
from inroad.rooms.meetings.tables import Meeting, MeetingNote
from inroad.rooms.organizations.tables import Organization
from inroad.rooms.privacy import copies
from inroad.rooms.privacy.scrubbing import PLACE, Names, clean, names_of, scrub
from inroad.rooms.referrals.tables import Referral
from inroad.rooms.webhooks.tables import WebhookDelivery

SETTLE: Final = "privacy.settle"
"""The job that makes the store forget the pages it wrote over."""

_OF_ONE: Final[Mapping[str, Any]] = {
    "letters": Letter,
    "meetings": Meeting,
    "promises": Promise,
    "attempts": Attempt,
    "timeline": Activity,
}
"""What goes with somebody, by the names that are told."""


_ALL_OF_ONE: Final[tuple[Any, ...]] = (
    *(MailReply, Letter, Promise, Attempt, PlannedTouch, Activity),
    *(ContactIdentifier, ContactTag),
)


@dataclass(slots=True)
class Scope:
    """Who is erased: the contact, and those merged into it. `edges` touch them; `counts` tell what goes."""

    people: list[Contact]
    edges: list[Referral]
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def ids(self) -> list[str]:
        """Of all of them."""
        return [person.id for person in self.people]

    @property
    def place_kept(self) -> bool:
        """Whether names hang on them, so that the place in the graph stays."""
        return bool(self.edges)


async def scope_of(db: Session, contact_id: str) -> Scope:
    """Who and what an erasure would take. Problem 404; 409 for somebody merged into another contact."""
    contact = await db.find(Contact, contact_id, hold="alone")
    if contact is None or contact.erased_at is not None:
        raise Problem(404, "not_found", detail="There is no such contact here.")
    merge = await contacts.merge_of(db, contact_id)
    if merge is not None:
        into = await contacts.lives_on(db, merge)
        raise Problem(409, "contact_merged", extra={"merged_into": into, "merge_id": merge.id})
    people = {contact.id: contact}
    level = [contact.id]
    while level:
        merged = await db.execute(
            select(Contact)
            .join(ContactMerge, ContactMerge.loser_id == Contact.id)
            .where(ContactMerge.winner_id.in_(level), ContactMerge.undone_at.is_(None))
        )
        level = []
        for other in merged.scalars():
            if other.id not in people:
                people[other.id] = other
                level.append(other.id)
    ids = list(people)
    edges = await db.scalars(
        select(Referral).where(or_(Referral.from_contact_id.in_(ids), Referral.to_contact_id.in_(ids)))
    )
    scope = Scope(list(people.values()), list(edges))
    for name, model in _OF_ONE.items():
        count = await db.scalar(select(func.count(model.id)).where(model.contact_id.in_(ids)))
        scope.counts[name] = count or 0
    return scope


async def erase(db: Session, marks: Marks, scope: Scope, now: datetime, *, id: str | None = None) -> Erasure:
    """Does it, in the session's transaction. Problem 409 while a file of the search is on its way in or out.

    `id` is that of an earlier erasure that is done again.
    """
    await copies.drop(db, scope.ids)
    names = names_of(scope.people)
    erasure = await _log(db, marks, scope, now, id)
    await _around(db, scope, names)
    await _history(db, scope)
    neighbours = {id for edge in scope.edges for id in (edge.from_contact_id, edge.to_contact_id)}
    places = {person.organization_id for person in scope.people if person.organization_id}
    await _people(db, scope, now)
    await _empty_places(db, places)
    touched = await scrub(db, names)
    await forget_answers(db)
    await db.flush()
    living = (neighbours | touched) - set(scope.ids)
    await following.refresh_degrees(db, sorted(living), now)
    await following.refresh(db, sorted(living), now)
    await enqueue(db, SETTLE, {}, dedup_key="settle")
    return erasure


async def _log(db: Session, marks: Marks, scope: Scope, now: datetime, id: str | None) -> Erasure:
    traits = [trait for person in scope.people for trait in traits_of(person)]
    workspace_id = str(db.workspace_id)
    found = [marks.all_of(workspace_id, trait)[0] for trait in dict.fromkeys(traits)]
    values = {"workspace_id": workspace_id, "kind": "contact", "object_ids": scope.ids, "marks": found}
    erasure = Erasure(**values, erased_at=now, **({"id": id} if id else {"id": new_id()}))
    if id is None or await db.get(Erasure, id) is None:
        db.add(erasure)
    await remember(db, erasure.id, found)
    return erasure


async def remember(db: Session, erasure_id: str, marks: Collection[str]) -> None:
    """These are not to come in again."""
    for mark in marks:
        if not await insert_if_absent(db, Forgotten, {"mark": mark, "erasure_id": erasure_id}, key=("mark",)):
            # Erased before, let in again, and now erased anew: it holds once more.
            await db.execute(
                update(Forgotten)
                .where(Forgotten.mark == mark)
                .values(erasure_id=erasure_id, lifted_at=None, lifted_reason="")
            )


async def _around(db: Session, scope: Scope, names: Names) -> None:
    """What stands with others because of them: referrals, letters that name them, lines of timelines."""
    ids, edge_ids = scope.ids, [edge.id for edge in scope.edges]
    for edge in scope.edges:
        edge.introduction = ""
        if edge.from_contact_id in ids:
            edge.may_use_name = False  # nobody can be asked any more, and nobody's name be used
    met = list(await db.scalars(select(Meeting.id).where(Meeting.contact_id.in_(ids))))
    beside = (
        await db.scalars(
            select(Letter).where(
                Letter.contact_id.not_in(ids), or_(Letter.referrer_id.in_(ids), Letter.meeting_id.in_(met))
            )
        )
    ).all()
    versions = await db.scalars(
        select(LetterVersion).where(LetterVersion.letter_id.in_([letter.id for letter in beside]))
    )
    given_at = [edge.meeting_id for edge in scope.edges if edge.meeting_id is not None]
    meetings = await db.scalars(
        select(Meeting).where(Meeting.id.in_(given_at), Meeting.contact_id.not_in(ids))
    )
    notes = await db.scalars(select(MeetingNote).where(MeetingNote.meeting_id.in_(given_at)))
    for row in [*beside, *versions, *meetings, *notes]:
        clean(row, names, near=True)
    for letter in beside:
        if letter.referrer_id in ids:
            letter.referrer_id = None
    mentions = [cast(Activity.people_ids, String).contains(id, autoescape=True) for id in ids]
    gone = [row_id for model in (Letter, Meeting) for row_id in await _ids(db, model, ids)]
    lines = await db.scalars(
        select(Activity).where(
            Activity.contact_id.not_in(ids),
            or_(*mentions, Activity.subject_id.in_([*edge_ids, *gone])),
        )
    )
    for line in lines:
        line.title = f"{PLACE} is part of this"
        line.detail = ""
        line.people_ids = [one for one in line.people_ids if one not in ids]
    for merge in await db.scalars(select(ContactMerge)):
        fresh = _without_words(merge.journal, set(ids))
        if fresh != merge.journal:
            merge.journal = fresh
    for change in await db.scalars(select(BulkChange)):
        if not set(ids).isdisjoint(change.before):
            change.before = {key: value for key, value in change.before.items() if key not in ids}


def _without_words(value: Any, ids: set[str]) -> Any:
    """A journal without what was said of them: rows of theirs keep ids and days, not words."""
    if isinstance(value, list):
        return [_without_words(each, ids) for each in value]
    if not isinstance(value, dict):
        return value
    mine = not ids.isdisjoint(each for each in value.values() if isinstance(each, str))
    words = ("introduction", "title", "detail") if mine else ()
    return {name: "" if name in words else _without_words(each, ids) for name, each in value.items()}


async def _ids(db: Session, model: Any, contact_ids: list[str]) -> list[str]:
    return list(await db.scalars(select(model.id).where(model.contact_id.in_(contact_ids))))


async def _history(db: Session, scope: Scope) -> None:
    """All that happened with them. Where their place stays, that they were met stays too, without words."""
    ids = scope.ids
    gone = [row_id for model in (Letter, Meeting, Promise, Attempt) for row_id in await _ids(db, model, ids)]
    for start in range(0, len(gone), 500):
        part = gone[start : start + 500]
        await db.execute(delete(WebhookDelivery).where(WebhookDelivery.object_id.in_(part)))
    await db.execute(delete(WebhookDelivery).where(WebhookDelivery.object_id.in_(ids)))
    await db.execute(
        delete(ContactMerge).where(or_(ContactMerge.winner_id.in_(ids), ContactMerge.loser_id.in_(ids)))
    )
    for model in (DuplicatePair, DuplicateDismissal):
        await db.execute(delete(model).where(or_(model.one_id.in_(ids), model.other_id.in_(ids))))
    kept: list[str] = []
    if scope.place_kept:
        for meeting in await db.scalars(select(Meeting).where(Meeting.contact_id.in_(ids), HELD)):
            blank(meeting, keep=_MEETING_KEPT)
            meeting.contact_id = ids[0]
            meeting.place, meeting.debriefed_at = "", meeting.debriefed_at or meeting.starts_at
            kept.append(meeting.id)
        await db.flush()
        for beside in (MeetingNote, MeetingInvitation):
            await db.execute(delete(beside).where(beside.meeting_id.in_(kept)))
    for table in _ALL_OF_ONE:
        await db.execute(delete(table).where(table.contact_id.in_(ids)))
    await db.execute(delete(Meeting).where(Meeting.contact_id.in_(ids), Meeting.id.not_in(kept)))


_MEETING_KEPT: Final = frozenset(
    {
        *("workspace_id", "id", "contact_id", "local_start", "time_zone", "starts_at", "minutes", "state"),
        *("started_at", "ended_at", "debriefed_at", "names_given", "version", "created_at", "updated_at"),
    }
)
_CONTACT_KEPT: Final = frozenset(
    {
        *("workspace_id", "id", "known", "degree", "version", "search_key", "created_at", "updated_at"),
        *("display_name", "sort_name", "deleted_at", "erased_at"),
    }
)


def blank(row: Any, *, keep: Collection[str]) -> None:
    """Every column but those is as if nothing had ever been written there."""
    for column in inspect(type(row)).columns:
        if column.key not in keep:
            default = column.default
            value = None
            if default is not None:
                value = default.arg(None) if callable(default.arg) else default.arg
            elif not column.nullable:
                value = ""
            setattr(row, column.key, value)


async def _people(db: Session, scope: Scope, now: datetime) -> None:
    """Their rows: gone, or a place without a person where names hang on it."""
    here = scope.people[0]
    await db.flush()
    if scope.place_kept:
        blank(here, keep=_CONTACT_KEPT)
        here.display_name, here.sort_name, here.do_not_contact = PLACE, "", True
        here.deleted_at = here.erased_at = now
        await db.flush()
        for edge in scope.edges:
            await _hang(db, edge, scope)
    gone = scope.ids[1:] if scope.place_kept else scope.ids
    await db.execute(delete(Contact).where(Contact.id.in_(gone)))


async def _hang(db: Session, edge: Referral, scope: Scope) -> None:
    """Edges of a merged half, if any are left, hang on the place that stays; doubles go."""
    ends = [scope.ids[0] if id in scope.ids else id for id in (edge.from_contact_id, edge.to_contact_id)]
    if ends == [edge.from_contact_id, edge.to_contact_id]:
        return
    double = await db.scalar(
        select(Referral.id).where(Referral.from_contact_id == ends[0], Referral.to_contact_id == ends[1])
    )
    if double is not None or ends[0] == ends[1]:
        await db.delete(edge)
    else:
        edge.from_contact_id, edge.to_contact_id = ends
    await db.flush()


async def _empty_places(db: Session, places: set[str]) -> None:
    """Organizations that were there for them alone, and of which nothing else is known, go too."""
    for place in await db.scalars(select(Organization).where(Organization.id.in_(places))):
        someone = await db.scalar(select(Contact.id).where(Contact.organization_id == place.id).limit(1))
        if someone is None and not (place.target or place.note or place.website):
            await db.delete(place)
    await db.flush()
