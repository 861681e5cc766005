"""Taking somebody's names out of what was written about others.

Every text of every table of a search is gone through, those of tables still to be made too: a name that was
typed in somebody else's note must not outlive its owner's wish (P2). Only what names one person is looked for
everywhere: the whole name, addresses, numbers. A first name alone is taken out only where it is known to be
theirs, for others bear it too.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import JSON, Column, ColumnElement, String, Text, cast, inspect, or_, select

from inroad.kit.db import Base, Owned, Session
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.organizations.tables import Organization
from inroad.rooms.workplaces import search_text_of

SOMEONE = "someone erased"
"""What stands where a name stood."""
PLACE = "Someone erased"
"""What the place of somebody erased is called where names hang on it."""
_LEAST = 4
_SHORT = 40
"""Columns of so many characters or fewer hold states, kinds and keys, never what somebody typed."""
_NEVER = frozenset({"audit_event", "audit_chain", "job", "schedule"})
"""Tables that hold ids and words of ours alone; the audit trail can never be changed."""
_FOLDED = frozenset({"sort_name", "search_text", "name_key", "mark", "sha256", "fingerprint"})


@dataclass(frozen=True, slots=True)
class Names:
    """What somebody is called. `whole` is theirs alone; `parts` may be others' too."""

    whole: tuple[str, ...]
    parts: tuple[str, ...] = ()
    _everywhere: re.Pattern[str] | None = field(init=False, repr=False)
    _near: re.Pattern[str] | None = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_everywhere", _pattern(self.whole))
        object.__setattr__(self, "_near", _pattern((*self.whole, *self.parts)))

    def out_of(self, value: Any, *, near: bool = False) -> Any:
        """The text or document without them; `near` where it is about them: a first name is theirs there."""
        pattern = self._near if near else self._everywhere
        if pattern is None:
            return value
        if isinstance(value, str):
            return pattern.sub(SOMEONE, value)
        if isinstance(value, list):
            return [self.out_of(each, near=near) for each in value]
        if isinstance(value, dict):
            return {
                self.out_of(name, near=near): self.out_of(each, near=near) for name, each in value.items()
            }
        return value


def _pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    found = sorted(set(words), key=lambda word: (-len(word), word))
    if not found:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, found))})(?!\w)", re.IGNORECASE)


def names_of(people: Iterable[Contact]) -> Names:
    """The names, addresses and numbers of these contacts, who are one person."""
    whole: set[str] = set()
    parts: set[str] = set()
    for person in people:
        both = f"{person.given_name} {person.family_name}".strip()
        for name in (person.display_name.strip(), both):
            (whole if " " in name else parts).add(name)
        parts |= {person.given_name.strip(), person.family_name.strip()}
        whole |= {email["address"].strip() for email in person.emails}
        for phone in person.phones:
            whole |= {phone["number"].strip(), (phone.get("e164") or "").strip()}
        whole.add((person.linkedin_url or "").strip())
    return Names(
        tuple(sorted(each for each in whole if len(each) >= _LEAST)),
        tuple(sorted(each for each in parts if len(each) >= 2)),
    )


def _models() -> Iterator[tuple[type[Any], list[Column[Any]]]]:
    for mapper in Base.registry.mappers:
        model = mapper.class_
        if not issubclass(model, Owned) or str(mapper.local_table) in _NEVER:
            continue
        if not model.__module__.startswith("inroad."):
            continue  # a table made for a test, which this store does not have
        columns = [column for column in mapper.columns if _holds_text(column)]
        if columns:
            yield model, columns


def _holds_text(column: Column[Any]) -> bool:
    kind = column.type
    if column.name in _FOLDED or column.name.endswith(("_id", "_hash")) or "sealed" in column.name:
        return False
    if isinstance(kind, JSON):
        return True
    return isinstance(kind, String | Text) and (kind.length is None or kind.length > _SHORT)


def _holds_one_of(column: Column[Any], words: Iterable[str]) -> ColumnElement[bool]:
    found = []
    for word in words:
        for spelt in {word, json.dumps(word)[1:-1]}:
            found.append(cast(column, Text).icontains(spelt, autoescape=True))
    return or_(*found)


async def scrub(db: Session, names: Names) -> set[str]:
    """Takes the names out of all texts of the search; ids of the contacts whose words changed."""
    touched: set[str] = set()
    if not names.whole:
        return touched
    for model, columns in _models():
        condition = or_(*(_holds_one_of(column, names.whole) for column in columns))
        for row in (await db.scalars(select(model).where(condition))).all():
            if clean(row, names) and isinstance(row, Contact):
                touched.add(row.id)
    await db.flush()
    for id in touched:
        await _find_again(db, id)
    return touched


def clean(row: Any, names: Names, *, near: bool = False) -> bool:
    """Takes the names out of one row; whether anything changed."""
    changed = False
    mapper = inspect(type(row))
    for column in mapper.columns:
        if not _holds_text(column):
            continue
        before = getattr(row, column.key)
        after = names.out_of(before, near=near)
        if after != before:
            setattr(row, column.key, after)
            changed = True
    return changed


async def _find_again(db: Session, contact_id: str) -> None:
    """They are not found by a name that no longer stands in their notes."""
    contact = await db.find(Contact, contact_id)
    if contact is None:
        return
    place = await db.find(Organization, contact.organization_id) if contact.organization_id else None
    contact.search_text = search_text_of(contact, place.name if place else "")
