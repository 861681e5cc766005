"""What follows for contacts when something has happened: degree, stage, next action.

Not a room: it reads the tables of all rooms and is called by their actions, in the transaction of the
cause (docs/decisions/0005-derived-columns.md).
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final, cast

from sqlalchemy import Table, bindparam, inspect, select, update
from sqlalchemy.orm.attributes import set_committed_value

from inroad.domain.cadence import next_touch
from inroad.domain.method import Reason
from inroad.domain.network import degrees_from
from inroad.domain.state import ContactState
from inroad.domain.touch import NextTouch
from inroad.kit.db import Session
from inroad.kit.jobs import enqueue
from inroad.rooms import colleagues
from inroad.rooms.contacts.tables import Contact, in_graph
from inroad.rooms.history import History, chunks, load, policy_of, states, workspace_of
from inroad.rooms.referrals.tables import Referral


async def _named_by(db: Session, givers: Collection[str]) -> list[tuple[str, str]]:
    edges: list[tuple[str, str]] = []
    for part in chunks(givers):
        found = await db.execute(
            select(Referral.from_contact_id, Referral.to_contact_id).where(Referral.from_contact_id.in_(part))
        )
        edges += [(row.from_contact_id, row.to_contact_id) for row in found]
    return edges


async def refresh_degrees(db: Session, changed: Collection[str], now: datetime) -> None:
    """Degrees of these contacts, and of everyone their names led to, made right again (NET-1).

    Only the part of the graph behind `changed` is read: one statement a level. Contacts whose degree
    moved get their next action anew.
    """
    affected: set[str] = set()
    inside: list[tuple[str, str]] = []
    level = set(changed)
    while level:
        affected |= level
        edges = await _named_by(db, level)
        inside += edges
        level = {named for _, named in edges} - affected
    stored: dict[str, int | None] = {}
    gone: set[str] = set()
    start: dict[str, int] = {}
    for part in chunks(affected):
        rows = await db.execute(
            select(Contact.id, Contact.known, Contact.degree, Contact.deleted_at, Contact.erased_at).where(
                Contact.id.in_(part)
            )
        )
        for row in rows:
            stored[row.id] = row.degree
            if row.deleted_at is not None and row.erased_at is None:
                gone.add(row.id)
            elif row.known:
                start[row.id] = 1
        givers = await db.execute(
            select(Referral.from_contact_id, Referral.to_contact_id, Contact.degree)
            .join(Contact, Contact.id == Referral.from_contact_id)
            .where(Referral.to_contact_id.in_(part), in_graph(Contact), Contact.degree.is_not(None))
        )
        for edge in givers:
            if edge.from_contact_id not in affected:
                start[edge.to_contact_id] = min(
                    start.get(edge.to_contact_id, edge.degree + 1), edge.degree + 1
                )
    live = [(giver, named) for giver, named in inside if giver not in gone and named not in gone]
    fresh = degrees_from({id: degree for id, degree in start.items() if id not in gone}, live)
    moved: dict[int | None, list[str]] = {}
    for id, degree in stored.items():
        if fresh.get(id) != degree:
            moved.setdefault(fresh.get(id), []).append(id)
    for degree, ids in moved.items():
        for part in chunks(ids):
            await db.execute(
                update(Contact)
                .where(Contact.id.in_(part))
                .values(degree=degree)
                .execution_options(synchronize_session="fetch")
            )
    await refresh(db, [id for ids in moved.values() for id in ids], now)


PLAN: Final = "plan.refresh"
"""The job that finds open touches their days (`rooms.calendar.planning`)."""
PLANNED: Final = frozenset({"call_again", "resend_letter", "post_letter", "ask_by_phone", "write_letter"})
"""Next steps that planning finds a day for."""
TURN: Final = "day.turn"
"""The job that judges anew what the passing of days, or other numbers of the method, lead to."""
WINDOW: Final = 5
"""Seconds of changes that one planning takes together."""

_STORED: Final = ("stage", "next_kind", "next_on", "next_title", "next_reasons")


@dataclass(frozen=True, slots=True)
class Following:
    """What comes next with one contact, and how far things have come; the stored `stage` and `next_*`."""

    kind: str
    on: date | None
    title: str
    reasons: tuple[Reason, ...]
    stage: str

    def columns(self) -> dict[str, Any]:
        """The values as the columns of a contact hold them."""
        return {
            "stage": self.stage,
            "next_kind": self.kind,
            "next_on": self.on,
            "next_title": self.title,
            "next_reasons": [{"rule": reason.rule, "text": reason.text} for reason in self.reasons],
        }


_TITLES = {
    "call_promised": "Call {name}",
    "check_back": "Check back with {given}",
    "hold_meeting": "Meet {name}",
    "debrief": "Write down what {given} said",
    "thank_you": "Thank {given}",
    "update_referrer": "Tell {referrer} about {given}",
    "prepare_meeting": "Get ready to meet {given}",
    "ask_by_phone": "Call {name}",
    "ask_permission": "Ask {referrer} whether you may use their name",
    "write_letter": "Write to {name}",
    "post_letter": "Post letter to {given}",
    "name_day": "Name a day to call {given}",
    "call_again": "Try {name} again",
    "resend_letter": "Send the letter to {given} again",
    "find_number": "Find the right number for {given}",
    "find_introduction": "Find a way to {name}",
    "rest": "Let {given} rest",
    "keep_warm": "Send {given} a line",
    "none": "Leave {given} in peace",
}


def _title(kind: str, touch: NextTouch, history: History, contact: ContactState) -> str:
    promise = next((row for row in history.promises if row.id == touch.about), None)
    if promise is not None and promise.kind == "send_something":
        return f"Send {contact.given_name} what you promised"
    letter = history.pitch
    if kind == "post_letter" and letter is not None and letter.medium == "email":
        return f"Send letter to {contact.given_name}"
    referrer = contact.referrer.given_name if contact.referrer else "your referrer"
    return _TITLES[kind].format(name=contact.name, given=contact.given_name, referrer=referrer)[:300]


def _stage(touch: NextTouch, contact: ContactState) -> str:
    """How far things have come: what has been done last, or that things rest."""
    held = [m for m in contact.meetings if m.status == "held"]
    if any(m.status == "agreed" for m in contact.meetings):
        return "meeting"
    if held:
        return "thanked" if held[-1].thanked_at is not None else "met"
    if touch.kind == "rest":
        return "resting"
    if contact.attempts:
        return "call"
    if contact.letter is not None and contact.letter.sent_at is not None:
        return "letter"
    return "named" if contact.referrer is not None else "new"


async def judge(db: Session, contact_ids: Collection[str], now: datetime) -> dict[str, Following]:
    """What comes next with each of these contacts at `now`, by id; deleted ones are left out (NET-12)."""
    return {contact.id: following for contact, following in await _judge(db, contact_ids, now)}


async def _judge(db: Session, contact_ids: Collection[str], now: datetime) -> list[tuple[Contact, Following]]:
    workspace = await workspace_of(db)
    policy = policy_of(workspace)
    found: list[tuple[Contact, Following]] = []
    histories = await load(db, contact_ids, workspace)
    for id, contact in (await states(db, histories, workspace, now)).items():
        touch = next_touch(contact, now, workspace.time_zone, policy)
        kind = "none" if touch.kind in ("none_do_not_contact", "none_archived") else touch.kind
        title = _title(kind, touch, histories[id], contact)
        following = Following(kind, touch.on, title, touch.reasons, _stage(touch, contact))
        found.append((histories[id].contact, following))
    return found


async def refresh(db: Session, contact_ids: Collection[str], now: datetime) -> None:
    """Stage and next action of these contacts worked out anew and stored, in the cause's transaction.

    Flushes first. Neither `version` nor `updated_at` moves: what follows is no edit, so nobody's edit of
    the contact is refused over it.
    """
    if not contact_ids:
        return
    await db.flush()
    changed: list[dict[str, Any]] = []
    planned = False
    beside = await colleagues.waiting(db, policy_of(await workspace_of(db)), contact_ids)
    for contact, following in await _judge(db, [*dict.fromkeys([*contact_ids, *beside])], now):
        fresh = following.columns()
        if all(getattr(contact, name) == value for name, value in fresh.items()):
            continue
        planned = planned or bool(PLANNED & {contact.next_kind, following.kind})
        for name, value in fresh.items():
            set_committed_value(contact, name, value)
        changed.append({**{f"to_{name}": value for name, value in fresh.items()}, "which": contact.id})
    if not changed:
        return
    table = cast(Table, inspect(Contact).local_table)
    statement = (
        update(table)
        .where(table.c.workspace_id == db.workspace_id, table.c.id == bindparam("which"))
        .values(
            updated_at=table.c.updated_at,
            **{name: bindparam(f"to_{name}") for name in _STORED},
        )
    )
    await (await db.connection()).execute(statement, changed)
    if planned:
        await plan_soon(db, now)


async def plan_soon(db: Session, now: datetime) -> None:
    """Have the open touches planned anew in a few seconds; changes until then share the one job."""
    at = (int(now.timestamp()) // WINDOW + 1) * WINDOW
    run_at = datetime.fromtimestamp(at + 1, UTC)
    await enqueue(db, PLAN, {}, run_at=run_at, dedup_key=str(at), priority=5)


async def judge_soon(db: Session) -> None:
    """Have everybody under way judged anew: the numbers of the method are others now."""
    await enqueue(db, TURN, {"under_way": True}, dedup_key="numbers")
