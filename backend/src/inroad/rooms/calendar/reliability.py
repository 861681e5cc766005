"""What became of promises, counted: kept, broken, moved by agreement (TIM-5, TIM-6)."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any, Final, cast

from sqlalchemy import select

from inroad.domain.insights import PromiseFact
from inroad.domain.promises import Reliability, judge, reliability, reliability_words
from inroad.kit.db import Session, scoped
from inroad.rooms import history
from inroad.rooms.calendar.schemas import ContactReliabilityOut
from inroad.rooms.calendar.tables import Attempt, Promise
from inroad.rooms.contacts.tables import Contact

PROMISES: Final = scoped(
    select(
        Promise.id,
        Promise.contact_id,
        Promise.kind,
        Promise.due_on,
        Promise.time_zone,
        Promise.state,
        Promise.moved_to_id,
        Promise.created_at,
        Promise.closed_at,
        Promise.note,
    )
    .join(Contact, Contact.id == Promise.contact_id)
    .where(Contact.deleted_at.is_(None), Promise.state != "withdrawn")
)
"""Promises as `judged` reads them; withdrawn ones were never owed."""

_ATTEMPTS: Final = scoped(
    select(Attempt.contact_id, Attempt.outcome, Attempt.happened_at, Attempt.next_promise_id)
)


def judged(promises: Sequence[Any], attempts: Iterable[Any], now: datetime) -> list[PromiseFact]:
    """Stored promises as the ledger judges them now, by the attempts made since (TIM-5, TIM-6)."""
    days: dict[str, date] = {row.id: row.due_on for row in promises}
    tries: dict[str, list[Any]] = {}
    for attempt in attempts:
        tries.setdefault(attempt.contact_id, []).append(attempt)
    found = []
    for row in promises:
        mine = (a for a in tries.get(row.contact_id, ()) if a.next_promise_id != row.id)
        said = history.promise_of(cast(Promise, row), days.get(row.moved_to_id or ""))
        what = judge(said, history.attempts_of(mine), now)
        late = what.state == "broken" and what.standing == "settled"
        found.append(
            PromiseFact(row.id, row.contact_id, row.kind, row.due_on, what.state, what.reached, late)
        )
    return found


def tally(found: Reliability) -> dict[str, int]:
    """The ledger in numbers, as answered."""
    return {**asdict(found), "due": found.due}


async def of_contact(db: Session, contact: Contact, now: datetime) -> ContactReliabilityOut:
    """What became of the promises to this contact; two statements."""
    promises = list(await db.execute(PROMISES.where(Promise.contact_id == contact.id)))
    attempts = await db.execute(_ATTEMPTS.where(Attempt.contact_id == contact.id))
    facts = judged(promises, attempts, now)
    found = reliability((fact.state, fact.reached, fact.late) for fact in facts)
    return ContactReliabilityOut.model_validate(
        {
            **tally(found),
            "contact": {"id": contact.id, "display_name": contact.display_name},
            "reason": {"rule": "TIM-5", "text": reliability_words(found)},
        }
    )
