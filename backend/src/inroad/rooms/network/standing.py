"""Whom contacts led to, who carries the search, and whether it carries itself (NET-4, NET-7, NET-10)."""

import asyncio
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from inroad.domain.champions import Standing, by_merit, champion_words
from inroad.domain.momentum import Held, Naming, Reproduction, parents_of, reproduction
from inroad.domain.network import degrees
from inroad.domain.wording import capital, counted, number
from inroad.kit.db import Session, scoped
from inroad.kit.zones import local_day
from inroad.rooms import edges
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.calendar.tables import Attempt
from inroad.rooms.contacts.tables import Contact, in_graph
from inroad.rooms.history import chunks, given_name_of
from inroad.rooms.letters.tables import Letter
from inroad.rooms.meetings.tables import Meeting
from inroad.rooms.network.schemas import MAX_PEOPLE
from inroad.rooms.organizations.tables import Organization
from inroad.rooms.referrals.tables import Referral

SHOWN = 10
"""Champions and connectors on one answer: more than anybody can keep warm."""

ASIDE = 2000
"""From so many referrals on, the reckoning is done in a thread, so that others are served meanwhile."""

_Giver = aliased(Contact)
_Named = aliased(Contact)
EDGES = scoped(
    select(Referral.from_contact_id, Referral.to_contact_id)
    # Both are there by the foreign keys; outer joins keep SQLite from beginning with all contacts.
    .outerjoin(_Giver, _Giver.id == Referral.from_contact_id)
    .outerjoin(_Named, _Named.id == Referral.to_contact_id)
    .where(in_graph(_Giver), in_graph(_Named))
    .order_by(Referral.named_on, Referral.id)
)
_PROGRESS = scoped(
    select(
        Contact.id,
        Contact.display_name,
        Contact.given_name,
        Contact.champion,
        Contact.degree,
        Organization.name.label("organization_name"),
        edges.last_sent(Contact.id, "pitch").label("letter_at"),
        edges.first_met(Contact.id).label("met_at"),
        edges.last_sent(Contact.id, "thank_you").label("thanked_at"),
    ).outerjoin(Organization, Organization.id == Contact.organization_id)
)


async def progress(db: Session, ids: list[str]) -> dict[str, dict[str, Any]]:
    """Name, place and how far things have come with these people, by id."""
    found: dict[str, dict[str, Any]] = {}
    for part in chunks(ids):
        for row in await db.rows(_PROGRESS.where(Contact.id.in_(part))):
            row["state"] = edges.state_of(row["letter_at"], row["met_at"], row["thanked_at"])
            found[row["id"]] = row
    return found


async def _below(db: Session, contact_id: str) -> tuple[list[tuple[str, str]], bool]:
    """The referrals behind a contact, and whether that is all of them: one statement a generation."""
    found: list[tuple[str, str]] = []
    seen = {contact_id}
    level = [contact_id]
    while level and len(seen) <= MAX_PEOPLE:
        reached: list[str] = []
        for part in chunks(level):
            rows = await db.rows(EDGES.where(Referral.from_contact_id.in_(part)))
            for row in rows:
                found.append((row["from_contact_id"], row["to_contact_id"]))
                if row["to_contact_id"] not in seen:
                    seen.add(row["to_contact_id"])
                    reached.append(row["to_contact_id"])
        level = reached
    return found, not level


async def descendants(db: Session, contact: Contact) -> dict[str, Any]:
    """Whom the contact led to, the nearest first, and how far things have come with them."""
    below, complete = await _below(db, contact.id)
    distance = degrees([contact.id], below)
    through: dict[str, str] = {}
    for giver, named in below:
        if distance[named] == distance[giver] + 1:
            through.setdefault(named, giver)
    ids = [id for id in distance if id != contact.id][:MAX_PEOPLE]
    rows = await progress(db, [contact.id, *ids])
    people = [
        {
            "person": rows[id],
            "organization_name": rows[id]["organization_name"],
            "through": rows[through[id]],
            "steps": distance[id] - 1,
            "state": rows[id]["state"],
        }
        for id in ids
    ]
    letters = sum(one["state"] != "named" for one in people)
    met = sum(one["state"] in ("met", "thanked") for one in people)
    return {
        "people": people,
        "named": len(people),
        "letters": letters,
        "met": met,
        "complete": complete and len(distance) - 1 == len(people),
        "text": _led_words(given_name_of(contact.given_name, contact.display_name), len(people), met),
    }


def _led_words(name: str, count: int, met: int) -> str:
    if not count:
        return f"{name} has not led to anybody yet."
    return f"{name} led to {counted(count, 'person', 'people')}; you have met {_of_them(met, count)}."


def _of_them(met: int, count: int) -> str:
    if count == 1:
        return "this one" if met else "nobody of them yet"
    return f"{number(met)} of them" if met else "none of them yet"


async def champions(db: Session) -> dict[str, Any]:
    """Those whose names led to meetings, and those on whom the most ways hang alone."""
    rows = await db.rows(EDGES)
    pairs = [(row["from_contact_id"], row["to_contact_id"]) for row in rows]
    known = await db.rows(scoped(select(Contact.id).where(Contact.known.is_(True), in_graph(Contact))))
    met = {row["contact_id"] for row in await db.rows(scoped(select(Meeting.contact_id).where(edges.HELD)))}
    written = {
        row["contact_id"]
        for row in await db.rows(
            scoped(select(Letter.contact_id).where(Letter.state == "sent", Letter.kind == "pitch"))
        )
    }
    standing = Standing((row["id"] for row in known), pairs)
    named = {giver: standing.named_by(giver) for giver in standing.givers}
    merit = by_merit(
        {giver: sum(one in met for one in people) for giver, people in named.items()},
        {giver: len(people) for giver, people in named.items()},
    )

    def weigh() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
        losses = {giver: standing.loss(giver) for giver in named}
        return {giver: (loss.cold, loss.further) for giver, loss in losses.items()}

    erased = await db.rows(scoped(select(Contact.id).where(Contact.erased_at.is_not(None))))
    nobody = {row["id"] for row in erased}
    merit = [one for one in merit if one not in nobody]
    losses = await asyncio.to_thread(weigh) if len(pairs) > ASIDE else weigh()
    hinges = sorted(named, key=lambda one: (-len(losses[one][0]), -len(losses[one][1]), one))
    first = merit[:SHOWN]
    second = [one for one in hinges if losses[one][0] and one not in nobody][:SHOWN]
    names = await progress(
        db,
        [*dict.fromkeys([*first, *second, *(id for one in [*first, *second] for id in losses[one][0][:5])])],
    )

    def told(giver: str) -> dict[str, Any]:
        cold, further = losses[giver]
        given = given_name_of(names[giver]["given_name"], names[giver]["display_name"])
        count = sum(one in met for one in named[giver])
        some = [names[id]["display_name"] for id in cold[:3]]
        return {
            "person": names[giver],
            "champion": names[giver]["champion"],
            "named": len(named[giver]),
            "letters": sum(one in written or one in met for one in named[giver]),
            "met": count,
            "would_be_cold": len(cold),
            "would_be_further": len(further),
            "cold_people": [names[id] for id in cold[:5]],
            "text": champion_words(given, len(named[giver]), count, some, len(cold)),
        }

    return {"champions": [told(one) for one in first], "connectors": [told(one) for one in second]}


async def reproduce(db: Session, workspace: Workspace, now: datetime) -> Reproduction:
    """The reproduction number of the search as of `now`: four statements over its whole history."""
    zone = workspace.time_zone
    ended = func.coalesce(Meeting.ended_at, Meeting.starts_at)
    there = in_graph(Contact)
    held = await db.rows(
        scoped(
            select(Meeting.id, Meeting.contact_id, ended.label("at"))
            .join(Contact, Contact.id == Meeting.contact_id)
            .where(edges.HELD, there)
        )
    )
    meetings = [Held(row["id"], row["contact_id"], local_day(row["at"], zone)) for row in held]
    met: dict[str, date] = {}
    for meeting in meetings:
        met[meeting.contact_id] = max(met.get(meeting.contact_id, date.min), meeting.day)
    letters = await db.rows(
        scoped(
            select(Letter.contact_id, func.max(Letter.sent_at).label("at"))
            .where(Letter.state == "sent", Letter.kind == "pitch")
            .group_by(Letter.contact_id)
        )
    )
    called = await db.rows(
        scoped(
            select(Attempt.contact_id, func.max(Attempt.happened_at).label("at")).group_by(Attempt.contact_id)
        )
    )
    approached: dict[str, date] = {}
    for row in [*letters, *called]:
        day = local_day(row["at"], zone)
        approached[row["contact_id"]] = max(approached.get(row["contact_id"], date.min), day)
    given = await db.rows(
        scoped(
            select(Referral.from_contact_id, Referral.to_contact_id, Referral.named_on, Referral.meeting_id)
            .join(Contact, Contact.id == Referral.to_contact_id)
            .where(there)
        )
    )
    namings = [
        Naming(row["from_contact_id"], row["to_contact_id"], row["named_on"], row["meeting_id"])
        for row in given
    ]
    return reproduction(parents_of(meetings, namings, approached, met), local_day(now, zone))


def reproduction_words(found: Reproduction) -> str:
    """What the number says, and what it does not."""
    young = ""
    if found.censored:
        which = counted(found.censored, "younger one")
        young = f" {capital(which)} {'is' if found.censored == 1 else 'are'} not reckoned with yet."
    if found.value is None or found.lower is None or found.upper is None:
        if found.censored:
            return "Your meetings are too young to say what they lead to. Give them three weeks."
        return "Nothing to say yet: this begins with the first meetings."
    said = (
        f"{capital(counted(found.parents, 'meeting'))} led to {found.value:.1f} further meetings each; "
        f"somewhere between {found.lower:.1f} and {found.upper:.1f}."
    )
    if found.parents == 1:
        said = (
            f"One meeting led to {counted(round(found.value), 'further meeting')}; from one alone, anything "
            f"between {found.lower:.1f} and {found.upper:.1f} is likely."
        )
    if found.self_sustaining:
        said += " The network carries itself: each meeting brings more than one other."
    elif found.upper < 1:
        said += " For now it wants fresh starts beside the names you are given."
    else:
        said += " Whether the network carries itself cannot be told yet."
    return said + young
