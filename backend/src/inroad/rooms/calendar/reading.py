"""Promises and attempts read for the wire: lists, and single ones."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Annotated, Any

from pydantic import Field
from sqlalchemy import ColumnElement, and_, false, or_, select

from inroad.domain.promises import Attempt as Tried
from inroad.domain.promises import Promise as Said
from inroad.domain.promises import judge
from inroad.kit.db import Session, scoped
from inroad.kit.http.listing import ListParams, Rows, Sort
from inroad.kit.http.models import Identifier
from inroad.kit.http.problems import Problem
from inroad.kit.zones import local_day
from inroad.rooms.calendar.schemas import AttemptOut, PromiseOut, PromiseState
from inroad.rooms.calendar.tables import Attempt, Promise
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.history import OUTCOMES, given_name_of

PROMISES = Sort({"due_on": Promise.due_on}, default="due_on", tie=Promise.id)
ATTEMPTS = Sort({"happened_at": Attempt.happened_at}, default="-happened_at", tie=Attempt.id)

PROMISE_LIST: Rows = scoped(
    select(
        Promise.id,
        Promise.contact_id,
        Contact.display_name,
        Contact.given_name,
        Promise.kind,
        Promise.due_on,
        Promise.time_zone,
        Promise.state,
        Promise.reached,
        Promise.closed_at,
        Promise.note,
        Promise.letter_id,
        Promise.meeting_id,
        Promise.attempt_id,
        Promise.moved_to_id,
        Promise.moved_from_on,
        Promise.created_at,
        Promise.version,
    )
    .join(Contact, Contact.id == Promise.contact_id)
    .where(Contact.deleted_at.is_(None))
)
ATTEMPT_LIST: Rows = scoped(
    select(
        Attempt.id,
        Attempt.contact_id,
        Contact.display_name,
        Attempt.outcome,
        Attempt.channel,
        Attempt.happened_at,
        Attempt.note,
        Attempt.promise_id,
        Attempt.meeting_id,
        Attempt.created_at,
        Attempt.version,
    )
    .join(Contact, Contact.id == Attempt.contact_id)
    .where(Contact.deleted_at.is_(None))
)


class PromiseFilter(ListParams):
    """Filters of the list of promises."""

    state: Annotated[
        PromiseState | None, Field(description="broken: the day has passed on the contact's calendar (TIM-5)")
    ] = None
    contact_id: Identifier | None = None


class AttemptFilter(ListParams):
    """Filters of the list of attempts."""

    contact_id: Identifier | None = None


async def _passed(db: Session, now: datetime) -> ColumnElement[bool]:
    """Open promises whose day is over where the contact is (TIM-8)."""
    zones = await db.scalars(select(Promise.time_zone).where(Promise.state == "open").distinct())
    ways = [and_(Promise.time_zone == zone, Promise.due_on < local_day(now, zone)) for zone in zones]
    return or_(false(), *ways)


async def promises(db: Session, params: PromiseFilter, now: datetime) -> Rows:
    """The select of a filtered list of promises."""
    found: Rows = PROMISE_LIST
    if params.contact_id is not None:
        found = found.where(Promise.contact_id == params.contact_id)
    if params.state == "broken":
        passed = await _passed(db, now)
        return found.where(or_(Promise.state == "answered_late", and_(Promise.state == "open", passed)))
    if params.state == "open":
        passed = await _passed(db, now)
        return found.where(Promise.state == "open", ~passed)
    if params.state is not None:
        found = found.where(Promise.state == params.state)
    return found


def attempts(params: AttemptFilter) -> Rows:
    """The select of a filtered list of attempts."""
    found: Rows = ATTEMPT_LIST
    if params.contact_id is not None:
        found = found.where(Attempt.contact_id == params.contact_id)
    return found


async def tries_of(db: Session, contact_ids: Collection[str]) -> dict[str, list[tuple[str | None, Tried]]]:
    """Attempts of these contacts, each with the promise it led to; one statement."""
    if not contact_ids:
        return {}
    rows = await db.execute(
        select(Attempt.contact_id, Attempt.next_promise_id, Attempt.happened_at, Attempt.outcome).where(
            Attempt.contact_id.in_(set(contact_ids))
        )
    )
    found: dict[str, list[tuple[str | None, Tried]]] = {}
    for contact_id, led_to, at, outcome in rows:
        found.setdefault(contact_id, []).append((led_to, Tried(at, OUTCOMES[outcome])))
    return found


async def days_of(db: Session, promise_ids: Collection[str | None]) -> dict[str, Any]:
    """The days of these promises, by id."""
    wanted = {id for id in promise_ids if id}
    if not wanted:
        return {}
    rows = await db.execute(select(Promise.id, Promise.due_on).where(Promise.id.in_(wanted)))
    return {row[0]: row[1] for row in rows}


def shown(
    row: Mapping[str, Any], tries: list[tuple[str | None, Tried]], moved_to: Any, now: datetime
) -> dict[str, Any]:
    """A row of `PROMISE_LIST` as answered: judged at `now`, with the reason."""
    said = Said(
        id=row["id"],
        contact_id=row["contact_id"],
        day=row["due_on"],
        zone=row["time_zone"],
        made_at=row["created_at"],
        kind=row["kind"],
        note=row["note"],
        sent_at=row["closed_at"] if row["kind"] == "send_something" and not moved_to else None,
        renegotiated_at=row["closed_at"] if moved_to else None,
        moved_to=moved_to,
    )
    name = given_name_of(row["given_name"], row["display_name"])
    mine = [tried for led_to, tried in tries if led_to != row["id"]]
    judged = judge(said, mine, now, name=name)
    withdrawn = row["state"] == "withdrawn"
    return {
        **{key: row[key] for key in row if key in PromiseOut.model_fields},
        "contact": {"id": row["contact_id"], "display_name": row["display_name"]},
        "state": "withdrawn" if withdrawn else judged.state,
        "reasons": [] if withdrawn else [{"rule": judged.reason.rule, "text": judged.reason.text}],
    }


async def shown_all(db: Session, rows: list[dict[str, Any]], now: datetime) -> list[dict[str, Any]]:
    """Rows of `PROMISE_LIST` as answered; two statements for any number of them."""
    tries = await tries_of(db, [row["contact_id"] for row in rows])
    days = await days_of(db, [row["moved_to_id"] for row in rows])
    return [shown(row, tries.get(row["contact_id"], []), days.get(row["moved_to_id"]), now) for row in rows]


async def promise(db: Session, promise_id: str, now: datetime) -> PromiseOut:
    """One promise as answered. Problem 404."""
    rows = await db.rows(PROMISE_LIST.where(Promise.id == promise_id))
    if not rows:
        raise Problem(404, "not_found", detail="There is no such promise here.")
    return PromiseOut.model_validate((await shown_all(db, rows, now))[0])


def attempt_out(attempt: Attempt, display_name: str) -> AttemptOut:
    """An attempt as answered."""
    fields = {name: getattr(attempt, name, None) for name in AttemptOut.model_fields if name != "contact"}
    return AttemptOut.model_validate(
        {**fields, "contact": {"id": attempt.contact_id, "display_name": display_name}}
    )
