"""Which day each open touch gets: the domain's plan over what the store holds, kept between times.

Planned are the steps the method suggests and nobody has promised. A promise is never moved: it takes room.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final, cast

from sqlalchemy import delete, or_, select

from inroad.domain.method import Reason
from inroad.domain.planning import HORIZON, Lane, Wish
from inroad.domain.planning import plan as make_plan
from inroad.domain.timing import Diary, FridayStyle, friday_style, local_day
from inroad.kit.db import Session, bulk_insert, scoped
from inroad.kit.http.listing import ListParams, Rows, Sort
from inroad.kit.http.models import Day, Identifier
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.calendar.tables import Attempt, PlannedTouch
from inroad.rooms.contacts.days import Place, friday_style_of, place_of, zone_of
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.history import OUTCOMES, booked_days, busy_ahead, chunks, diary, policy_of
from inroad.rooms.organizations.tables import Organization

LANES: Final[Mapping[str, Lane]] = {
    "call_again": "call",
    "resend_letter": "mail",
    "post_letter": "mail",
    "ask_by_phone": "call",
    "write_letter": "mail",
}
"""The steps that are planned, and which room of the day they take."""
APPROACHES: Final = ("ask_by_phone", "write_letter")
"""First steps: worth a day only with people of whom something is known."""
MOST: Final = 1000
"""Touches planned at once; what is under way goes before first steps."""


@dataclass(frozen=True, slots=True)
class _Past:
    """What silence and Fridays have taught about one contact."""

    silent: frozenset[int] = frozenset()
    fridays: int = 0
    fridays_reached: int = 0


_OPEN = scoped(
    select(Contact, Organization, PlannedTouch)
    .outerjoin(Organization, Organization.id == Contact.organization_id)
    .outerjoin(PlannedTouch, PlannedTouch.contact_id == Contact.id)
    .where(Contact.deleted_at.is_(None), Contact.next_kind.in_(LANES))
    .order_by(
        Contact.next_kind.in_(APPROACHES),
        Contact.trusted.desc(),
        Contact.closeness.desc().nulls_last(),
        Contact.next_on,
        Contact.id,
    )
    .limit(MOST)
)
_KNOWN = or_(
    Contact.next_kind.not_in(APPROACHES),
    Contact.degree > 1,
    Contact.trusted,
    Contact.closeness.is_not(None),
)


PLAN_ORDER = Sort({"planned_on": PlannedTouch.planned_on}, default="planned_on", tie=PlannedTouch.id)
_PLAN: Rows = scoped(
    select(
        PlannedTouch.id,
        PlannedTouch.contact_id,
        Contact.display_name,
        PlannedTouch.kind,
        PlannedTouch.lane,
        Contact.next_title.label("title"),
        PlannedTouch.planned_on,
        PlannedTouch.since,
        PlannedTouch.reasons,
        PlannedTouch.passed,
    )
    .join(Contact, Contact.id == PlannedTouch.contact_id)
    .where(Contact.deleted_at.is_(None), Contact.next_kind == PlannedTouch.kind)
)


class PlanFilter(ListParams):
    """Filters of the plan."""

    from_on: Day | None = None
    to_on: Day | None = None
    contact_id: Identifier | None = None


def touches(params: PlanFilter) -> Rows:
    """The select of a filtered plan."""
    found: Rows = _PLAN
    if params.from_on is not None:
        found = found.where(PlannedTouch.planned_on >= params.from_on)
    if params.to_on is not None:
        found = found.where(PlannedTouch.planned_on <= params.to_on)
    if params.contact_id is not None:
        found = found.where(PlannedTouch.contact_id == params.contact_id)
    return found


async def refresh_plan(db: Session, workspace: Workspace, now: datetime) -> int:
    """Plans every open touch anew and stores what changed; how many have a day.

    What was shown before weighs in, so little moves (see `domain.planning`). Changes no contact.
    """
    # One plan at a time in a search: two would both put in what neither found. Nobody else is held up.
    mine = select(Workspace.id).where(Workspace.id == db.workspace_id)
    await db.execute(mine.with_for_update(key_share=True))
    today = local_day(now, workspace.time_zone)
    rows = [(row[0], row[1], row[2]) for row in await db.execute(_OPEN.where(_KNOWN))]
    past = await _past(db, [contact.id for contact, _, _ in rows])
    booked = await booked_days(db, today, today + timedelta(days=HORIZON))
    busy = await busy_ahead(db, today)
    diaries: dict[tuple[str, Place], Diary] = {}
    wishes: list[Wish] = []
    for contact, organization, before in rows:
        zone = zone_of(contact, organization, workspace)
        place = place_of(zone, organization, workspace)
        if (zone, place) not in diaries:
            diaries[zone, place] = diary(zone, workspace, today, booked, place, busy)
        known = past.get(contact.id, _Past())
        same = before is not None and before.kind == contact.next_kind
        stated = cast(FridayStyle, friday_style_of(contact, organization))
        wishes.append(
            Wish(
                id=contact.id,
                lane=LANES[contact.next_kind],
                earliest=max(today, contact.next_on or today),
                since=before.since if same else today,
                shown_on=before.planned_on if same else None,
                tried=known.silent if contact.next_kind == "call_again" else frozenset(),
                diary=diaries[zone, place],
                friday_style=friday_style(stated, known.fridays_reached, known.fridays),
            )
        )
    made = make_plan(wishes, first=today, taken={"call": booked}, policy=policy_of(workspace))
    fresh: dict[str, dict[str, Any]] = {}
    for wish, (contact, _, _) in zip(wishes, rows, strict=True):
        placed = made.placed.get(wish.id)
        fresh[wish.id] = {
            "contact_id": wish.id,
            "kind": contact.next_kind,
            "lane": wish.lane,
            "planned_on": placed.day if placed else None,
            "since": wish.since,
            "reasons": _words(placed.reasons if placed else (made.left[wish.id],)),
            "passed": _words([reason for _, reason in placed.passed] if placed else ()),
        }
    await _store(db, fresh)
    return len(made.placed)


def _words(reasons: Any) -> list[dict[str, str]]:
    return [{"rule": reason.rule, "text": reason.text} for reason in cast(list[Reason], reasons)]


async def _past(db: Session, ids: list[str]) -> dict[str, _Past]:
    """By contact: weekdays of the tries since they last spoke, and how Fridays went."""
    tries: dict[str, list[tuple[date, str, str]]] = {}
    for part in chunks(ids):
        found = await db.execute(
            select(Attempt.contact_id, Attempt.local_on, Attempt.outcome, Attempt.channel)
            .where(Attempt.contact_id.in_(part))
            .order_by(Attempt.happened_at, Attempt.id)
        )
        for contact_id, on, outcome, channel in found:
            tries.setdefault(contact_id, []).append((on, outcome, channel))
    past: dict[str, _Past] = {}
    for contact_id, each in tries.items():
        silent: set[int] = set()
        for on, outcome, _ in each:
            if OUTCOMES[outcome].spoke:
                silent.clear()
            else:
                silent.add(on.weekday())
        fridays = [outcome for on, outcome, channel in each if on.weekday() == 4 and channel == "phone"]
        reached = sum(OUTCOMES[outcome].spoke for outcome in fridays)
        past[contact_id] = _Past(frozenset(silent), len(fridays), reached)
    return past


_COLUMNS = ("id", "contact_id", "kind", "lane", "planned_on", "since", "reasons", "passed")
_STORED = scoped(select(*(getattr(PlannedTouch, name) for name in _COLUMNS)))


async def _store(db: Session, fresh: dict[str, dict[str, Any]]) -> None:
    """Makes the stored plan this one, writing only rows that differ."""
    gone: list[str] = []
    for row in await db.rows(_STORED):
        id = row.pop("id")
        if fresh.get(row["contact_id"]) == row:
            del fresh[row["contact_id"]]
        else:
            gone.append(id)
    for part in chunks(gone):
        await db.execute(
            delete(PlannedTouch).where(PlannedTouch.id.in_(part)).execution_options(synchronize_session=False)
        )
    if fresh:
        await bulk_insert(db, PlannedTouch, list(fresh.values()))
