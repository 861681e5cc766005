"""Ways to an introduction: the part of the network behind one person, read and judged (NET-5).

A way begins with somebody the seeker knows, and everybody's degree is stored: so one recursive statement from
the target back reads the few who can lie on it, however large the network is. Nothing is kept in memory
between requests, and nothing can be out of date.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, and_, bindparam, case, func, not_, select
from sqlalchemy.orm import aliased

from inroad.domain import starter, ways
from inroad.domain.introductions import introduction_paths
from inroad.domain.network import SEEKER, Network, Path
from inroad.kit.db import Session, scoped
from inroad.kit.zones import local_day
from inroad.rooms import history
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.contacts.tables import Contact, in_graph
from inroad.rooms.history import given_name_of
from inroad.rooms.network.schemas import MAX_WAYS
from inroad.rooms.organizations.tables import Organization
from inroad.rooms.referrals.tables import Referral

MAX_BEHIND = 5000
"""People looked at behind one target, the nearest first: far beyond what a way of reasonable length needs."""

DETOUR = 2
"""So many steps longer than the shortest way an alternative may be: nobody goes further round (+)."""

COLLEAGUES = 12
"""People at the target's place who are looked at, the nearest and closest first."""

HELPERS = 60
"""People considered when no way is known, the champions and the close first."""

NOBODY = "00000000-0000-0000-0000-000000000000"
"""The id of no contact, where a statement leaves one out and nobody is to be left out."""

_PERSON = (
    Contact.id,
    Contact.display_name,
    Contact.given_name,
    Contact.headline,
    Contact.organization_id,
    Organization.name.label("organization_name"),
    Contact.circle,
    Contact.known,
    Contact.degree,
    Contact.closeness,
    Contact.next_on,
    Contact.next_title,
)
_PEOPLE = scoped(
    select(*_PERSON)
    .outerjoin(Organization, Organization.id == Contact.organization_id)
    .where(Contact.deleted_at.is_(None))
)


COLD = 2_000_000_000
"""Stands for the degree of the cold where degrees are compared."""


def _degree(person: type[Contact]) -> ColumnElement[int]:
    """The degree as an expression: SQLite would take the index on the bare column for the quickest way to a
    giver, and go through everybody for each."""
    return func.coalesce(person.degree, COLD)


_giver = aliased(Contact)
_place = aliased(Organization)


def _behind_statement() -> Select[*tuple[Any, ...]]:
    """Every referral that may lie on a way of at most `:longest` steps to `:target`, with its giver.

    Goes back from giver to giver, beginning with the target and the others of `:starts`, who are a step away
    from it. Since everybody's degree is stored, a giver who is too far from the seeker for the steps left is
    not followed; nor is anything behind somebody the seeker knows (the target aside, who may be known and
    still be put in a word for). The cold and the deleted lead nowhere.
    """
    left = bindparam("longest", type_=Integer)
    is_target = Contact.id == bindparam("target")
    start = select(
        Contact.id.label("id"),
        case((is_target, left), else_=left - 1).label("steps_left"),
        and_(Contact.known, not_(is_target)).label("ends"),
    ).where(Contact.id.in_(bindparam("starts", expanding=True)))
    behind = start.cte("behind", recursive=True)
    behind = behind.union(
        # Outer joins hold SQLite to this order; without figures on the tables it would begin with everybody's
        # referrals. Where there is no giver, the degree is that of the cold, and the row is left out.
        select(Referral.from_contact_id, behind.c.steps_left - 1, _giver.known)
        .select_from(behind)
        .outerjoin(Referral, Referral.to_contact_id == behind.c.id)
        .outerjoin(_giver, _giver.id == Referral.from_contact_id)
        .where(
            behind.c.ends.is_(False),
            in_graph(_giver),
            _degree(_giver) <= behind.c.steps_left - 1,
        )
    )
    near = select(behind.c.id).where(behind.c.ends.is_(False)).limit(MAX_BEHIND)
    own = [column.key for column in _PERSON if column.key not in ("id", "organization_name")]
    return scoped(
        select(
            Referral.id.label("referral_id"),
            Referral.from_contact_id,
            Referral.to_contact_id,
            Referral.named_on,
            Referral.may_use_name,
            Referral.introduction,
            *(getattr(_giver, name) for name in own),
            _place.name.label("organization_name"),
        )
        .join(_giver, _giver.id == Referral.from_contact_id)
        .outerjoin(_place, _place.id == _giver.organization_id)
        .where(Referral.to_contact_id.in_(near), in_graph(_giver), _degree(_giver) < COLD)
    )


_TARGET = _PEOPLE.where(Contact.id == bindparam("target"))
_COLLEAGUES = (
    _PEOPLE.where(
        Contact.organization_id == bindparam("place"),
        _degree(Contact) < COLD,
        Contact.id != bindparam("target"),
    )
    .order_by(_degree(Contact), Contact.closeness.desc().nulls_last(), Contact.id)
    .limit(COLLEAGUES)
)
_BEHIND = _behind_statement()


@dataclass(frozen=True, slots=True)
class Found:
    """A way with everything that is said of it."""

    path: Path
    people: Mapping[str, dict[str, Any]]
    edges: Mapping[tuple[str, str], dict[str, Any]]

    def order(self) -> tuple[int, int, str]:
        """Shortest, then warmest, then by id."""
        return len(self.path.people), -self.path.warmth, self.path.people[-1]


async def person_row(db: Session, contact_id: str) -> dict[str, Any] | None:
    """A live contact as the ways speak of people."""
    rows = await db.rows(_TARGET, {"target": contact_id})
    return rows[0] if rows else None


async def ways_to(db: Session, target: Mapping[str, Any], count: int = MAX_WAYS) -> list[Found]:
    """Up to `count` ways to this person, as `person_row` read it; the shortest first, then the warmest."""
    people: dict[str, dict[str, Any]] = {target["id"]: dict(target)}
    colleagues: list[dict[str, Any]] = []
    if target["organization_id"] is not None and not target["known"]:
        colleagues = await db.rows(_COLLEAGUES, {"target": target["id"], "place": target["organization_id"]})
    people.update((row["id"], row) for row in colleagues)
    edges: list[dict[str, Any]] = []
    shortest = [row["degree"] + 1 for row in colleagues]
    shortest += [target["degree"]] if target["degree"] is not None else []
    longest = min(shortest, default=0) + DETOUR
    if shortest:
        wanted = {"target": target["id"], "starts": list(people), "longest": longest}
        edges = await db.rows(_BEHIND, wanted)
    for edge in edges:
        people.setdefault(edge["from_contact_id"], {**edge, "id": edge["from_contact_id"]})
    network = Network(
        people,
        {id: ways.known_warmth(row["closeness"]) for id, row in people.items() if row["known"]},
        (
            (
                edge["from_contact_id"],
                edge["to_contact_id"],
                ways.named_warmth(edge["may_use_name"], edge["introduction"]),
            )
            for edge in edges
        ),
    )
    for row in colleagues:
        network.suppose(row["id"], target["id"], ways.POSSIBLE_WARMTH)
    by_pair = {(edge["from_contact_id"], edge["to_contact_id"]): edge for edge in edges}
    found = introduction_paths(network, target["id"], count)
    # What was read for the short ways may hold a longer one too, by a turn through people of no use to them.
    return [Found(path, people, by_pair) for path in found if len(path.people) <= longest]


async def ways_into(db: Session, organization_id: str, count: int = MAX_WAYS) -> list[Found]:
    """The best way to each of the nearest people at a place; all of them within three statements a person."""
    nearest = await db.rows(_COLLEAGUES, {"target": NOBODY, "place": organization_id})
    found: list[Found] = []
    for row in nearest[: 2 * count]:
        found += await ways_to(db, row, 1)
    return sorted(found, key=Found.order)[:count]


async def helpers(db: Session, workspace: Workspace, now: datetime) -> list[starter.Ranked]:
    """Who may know a way where none is known: champions, people met, then close ones (NET-5)."""
    near = await db.execute(
        select(Contact.id)
        .where(Contact.deleted_at.is_(None), Contact.degree.is_not(None), Contact.do_not_contact.is_(False))
        .order_by(
            Contact.champion.desc(),
            Contact.stage.in_(("met", "thanked")).desc(),
            Contact.degree,
            Contact.closeness.desc().nulls_last(),
            Contact.id,
        )
        .limit(HELPERS)
    )
    histories = await history.load(db, [row.id for row in near], workspace)
    states = await history.states(db, histories, workspace, now)
    return starter.whom_to_ask(states.values(), MAX_WAYS)


def _person(row: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": row["id"], "display_name": row["display_name"]}


def _given(row: Mapping[str, Any]) -> str:
    return given_name_of(row["given_name"], row["display_name"])


def _steps(found: Found, today: date) -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = []
    for giver, named, granted in zip(
        (SEEKER, *found.path.people), found.path.people, found.path.granted, strict=False
    ):
        row = found.people[named]
        edge = found.edges.get((giver, named), {})
        step: dict[str, Any] = {
            "giver": _person(found.people[giver]) if giver else None,
            "person": _person(row),
            "headline": row["headline"],
            "organization_name": row["organization_name"],
            "circle": row["circle"],
            "referral_id": edge.get("referral_id"),
            "named_on": edge.get("named_on"),
            "may_use_name": edge.get("may_use_name"),
            "granted": granted,
        }
        if not giver:
            step |= {"kind": "known", "text": ways.known_words(_given(row), row["closeness"])}
        elif granted:
            words = ways.named_words(
                _given(found.people[giver]), _given(row), edge["named_on"], today, edge["may_use_name"]
            )
            step |= {"kind": "named", "text": words}
        else:
            words = ways.possible_words(
                _given(found.people[giver]), _given(row), row["organization_name"] or ""
            )
            step |= {"kind": "possible", "text": words}
        steps.append(step)
    return steps


def _ask(found: Found, steps: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The first step that wants asking: an introduction not given, or a name that may not be used yet."""
    for step in steps:
        if step["giver"] is None or (step["granted"] and step["may_use_name"] is not None):
            continue
        giver = found.people[step["giver"]["id"]]
        named = step["person"]["display_name"]
        if step["granted"]:
            kind, text = "permission", ways.permission_words(_given(giver), named)
        else:
            kind, text = "introduction", ways.ask_words(_given(giver), named)
        return {
            "person": _person(giver),
            "kind": kind,
            "on": giver["next_on"],
            "on_title": giver["next_title"],
            "reason": {"rule": "LND-3" if step["granted"] else "NET-5", "text": text},
        }
    return None


def wire(found: list[Found], now: datetime, zone: str) -> list[dict[str, Any]]:
    """The ways as answered, each step in words."""
    today = local_day(now, zone)
    result = []
    for position, way in enumerate(found):
        steps = _steps(way, today)
        last = way.people[way.path.people[-1]]
        names = [_given(way.people[id]) for id in way.path.people[:-1]] + [last["display_name"]]
        result.append(
            {
                "text": ways.way_words(names, all(way.path.granted), position == 0),
                "person": _person(last),
                "warmth": way.path.warmth,
                "steps": steps,
                "ask": _ask(way, steps),
            }
        )
    return result
