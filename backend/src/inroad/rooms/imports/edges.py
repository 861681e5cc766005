"""People whom the rows name: who is meant, and the referrals that come of it once the user has said so.

A file's word is no referral by itself (NET-4): every one is asked about, and only a yes counts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select, tuple_

from inroad.kit.db import Session, bulk_insert
from inroad.kit.fold import fold
from inroad.kit.ids import new_id
from inroad.rooms import following
from inroad.rooms.contacts.tables import Activity, Contact, ContactIdentifier
from inroad.rooms.imports.tables import ImportEdge, ImportRow
from inroad.rooms.referrals.tables import Referral

CHUNK = 400
TURNED = frozenset({"related"})
"""Kinds in which the row's person is taken to lead to the one named, until the user turns it round."""
_LEFT_OUT = "One of the two is not taken in, so nothing was added."
_NOBODY = "Nobody was chosen for this name, so nothing was added."
_SELF = "This would be somebody naming themselves (NET-4), so nothing was added."
_KEPT = "This referral was there already."


@dataclass(slots=True)
class Named:
    """Who is named in a file: (id of the row, mention) of every good row, and which key is whose row."""

    pairs: list[tuple[str, Mapping[str, Any]]] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)

    def collect(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Notes the rows."""
        for row in rows:
            if row["state"] != "error":
                self.keys.setdefault(row["key"], row["id"])
                self.pairs += [(row["id"], mention) for mention in row.get("edges") or ()]


async def resolve(db: Session, people: Named) -> list[dict[str, Any]]:
    """Values of `ImportEdge`: the other one looked for in the file, then among the contacts."""
    named, keys = people.pairs, people.keys
    emails = {m["email"].casefold() for _, m in named if m["email"] and m["target_key"] not in keys}
    names = {fold(m["name"])[:200] for _, m in named if m["target_key"] not in keys}
    by_email = await _by_email(db, emails)
    by_name = await _by_name(db, names - {""})
    found = []
    for row_id, mention in named:
        other_row = keys.get(mention["target_key"] or "")
        contact = None
        if other_row is None:
            ways = (
                by_email.get((mention["email"] or "").casefold()),
                by_name.get(fold(mention["name"])[:200]),
            )
            contact = next((ids[0] for ids in ways if ids and len(ids) == 1), None)
        found.append(
            {
                "line": mention["line"],
                "row_id": row_id,
                "kind": mention["kind"],
                "label": mention["label"][:100],
                "name": mention["name"][:200],
                "email": mention["email"][:254] if mention["email"] else None,
                "other_row_id": other_row,
                "other_contact_id": contact,
                "turned": mention["kind"] in TURNED,
                "choice": "undecided",
                "referral_id": None,
                "why": "",
            }
        )
    return found


async def _by_email(db: Session, values: set[str]) -> dict[str, list[str]]:
    statement = (
        select(ContactIdentifier.value, ContactIdentifier.contact_id)
        .join(Contact, Contact.id == ContactIdentifier.contact_id)
        .where(ContactIdentifier.kind == "email", Contact.deleted_at.is_(None))
        .distinct()
    )
    return await _found(db, statement, ContactIdentifier.value, values)


async def _by_name(db: Session, values: set[str]) -> dict[str, list[str]]:
    statement = select(Contact.sort_name, Contact.id).where(Contact.deleted_at.is_(None))
    return await _found(db, statement, Contact.sort_name, values)


async def _found(
    db: Session, statement: Select[str, str], column: Any, values: set[str]
) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    ordered = sorted(values)
    for start in range(0, len(ordered), CHUNK):
        for value, contact_id in await db.execute(
            statement.where(column.in_(ordered[start : start + CHUNK]))
        ):
            found.setdefault(value, []).append(contact_id)
    return found


@dataclass(slots=True)
class Led:
    """Whom a commit's referrals touch: those named, and everybody at either end."""

    named: set[str]
    ends: set[str]
    added: int = 0


async def commit(db: Session, import_id: str, now: datetime) -> Led:
    """Makes referrals of the edges the user said yes to; the caller refreshes degrees and what comes next."""
    led = Led(set(), set())
    edges = list(
        await db.scalars(
            select(ImportEdge)
            .where(ImportEdge.import_id == import_id, ImportEdge.choice == "confirm")
            .order_by(ImportEdge.line, ImportEdge.id)
        )
    )
    if not edges:
        return led
    contacts = await _contacts_of(db, edges)
    people = {edge.id: _pair(edge, contacts) for edge in edges}
    ids = sorted({id for pair in people.values() for id in pair if id})
    called: dict[str, str] = {}
    for start in range(0, len(ids), CHUNK):
        rows = await db.execute(
            select(Contact.id, Contact.display_name).where(
                Contact.id.in_(ids[start : start + CHUNK]), Contact.deleted_at.is_(None)
            )
        )
        called.update((row.id, row.display_name) for row in rows)
    there = await _there(db, [pair for pair in people.values() if pair[0] and pair[1]])
    referrals: list[dict[str, Any]] = []
    lines: list[dict[str, Any]] = []
    for edge in edges:
        giver, named = people[edge.id]
        if edge.other_row_id is None and edge.other_contact_id is None:
            edge.why = _NOBODY
        elif giver not in called or named not in called:
            edge.why = _LEFT_OUT
        elif giver == named:
            edge.why = _SELF
        elif (giver, named) in there:
            edge.why = _KEPT
        else:
            there.add((giver, named))
            edge.referral_id = new_id()
            words = f"{edge.label}: {edge.name}" if edge.label else ""
            referrals.append(
                {
                    "id": edge.referral_id,
                    "from_contact_id": giver,
                    "to_contact_id": named,
                    "introduction": "",
                    "named_on": now.date(),
                }
            )
            for whose, title, other in (
                (named, f"{called[giver]} gave you this name", giver),
                (giver, f"Named {called[named]}", named),
            ):
                lines.append(
                    {
                        "contact_id": whose,
                        "title": title[:300],
                        "detail": words,
                        "people_ids": [other],
                        "subject_id": edge.referral_id,
                    }
                )
            led.named.add(named)
            led.ends |= {giver, named}
    await db.flush()
    await bulk_insert(db, Referral, referrals)
    await bulk_insert(db, Activity, lines, {"kind": "named", "happened_at": now})
    led.added = len(referrals)
    return led


async def refresh(db: Session, led: Led, now: datetime) -> None:
    """Degrees, next actions and stages after referrals came or went."""
    if led.named:
        await following.refresh_degrees(db, sorted(led.named), now)
    await following.refresh(db, sorted(led.ends), now)


async def _contacts_of(db: Session, edges: Sequence[ImportEdge]) -> dict[str, str]:
    """Row id → the contact it has become or is: rows left out have none."""
    ids = sorted({id for edge in edges for id in (edge.row_id, edge.other_row_id) if id})
    found: dict[str, str] = {}
    twice: dict[str, tuple[str, str]] = {}
    for start in range(0, len(ids), CHUNK):
        rows = await db.execute(
            select(
                ImportRow.id, ImportRow.import_id, ImportRow.key, ImportRow.state, ImportRow.choice,
                ImportRow.duplicate_of_id,
            ).where(ImportRow.id.in_(ids[start : start + CHUNK]))
        )  # fmt: skip
        for row in rows:
            if row.choice == "add":
                found[row.id] = row.id
            elif row.duplicate_of_id:
                found[row.id] = row.duplicate_of_id
            elif row.state == "in_file_twice":
                twice[row.id] = (row.import_id, row.key)
    for row_id, (import_id, key) in twice.items():
        first = await db.execute(
            select(ImportRow.id, ImportRow.choice, ImportRow.duplicate_of_id)
            .where(ImportRow.import_id == import_id, ImportRow.key == key, ImportRow.state != "in_file_twice")
            .limit(1)
        )
        one = first.first()
        if one is not None and one.choice == "add":
            found[row_id] = one.id
        elif one is not None and one.duplicate_of_id:
            found[row_id] = one.duplicate_of_id
    return found


def _pair(edge: ImportEdge, contacts: Mapping[str, str]) -> tuple[str, str]:
    """(who gave the name, who is named); empty for somebody who is not there."""
    own = contacts.get(edge.row_id, "")
    other = edge.other_contact_id or contacts.get(edge.other_row_id or "", "")
    return (own, other) if edge.turned else (other, own)


async def _there(db: Session, pairs: Sequence[tuple[str, str]]) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for start in range(0, len(pairs), CHUNK // 2):
        rows = await db.execute(
            select(Referral.from_contact_id, Referral.to_contact_id).where(
                tuple_(Referral.from_contact_id, Referral.to_contact_id).in_(
                    pairs[start : start + CHUNK // 2]
                )
            )
        )
        found |= {(row.from_contact_id, row.to_contact_id) for row in rows}
    return found
