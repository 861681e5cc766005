"""What the merged contact says, field by field: this one's, the other's, or both.

Plain dicts of columns; no database. `this` stays as a contact, `other` goes into it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

Choice = Literal["this", "other", "both"]
Values = Mapping[str, Any]

MOST: Final = {"emails": 20, "phones": 20, "tags": 50}
LONGEST: Final = 20_000


@dataclass(frozen=True, slots=True)
class Field:
    """One line of the merge page: the columns it stands for and what may be chosen."""

    name: str
    columns: tuple[str, ...]
    choices: tuple[Choice, ...] = ("this", "other")


_KEYS: Final[dict[str, Callable[[Any], str]]] = {
    "emails": lambda each: each["address"].casefold(),
    "phones": lambda each: each.get("e164") or "".join(ch for ch in each["number"] if ch.isalnum()),
    "tags": lambda each: each,
}
_TEXTS: Final = ("notes", "shared_path", "can_offer", "talk_preferences", "address")
EITHER: Final = ("known", "trusted", "decision_maker", "champion", "do_not_contact")
"""True as soon as one of the two says so; nobody who asked to be left alone is written to after a merge."""

FIELDS: Final = (
    Field("name", ("display_name", "given_name", "family_name", "honorific")),
    Field("headline", ("headline",)),
    Field("organization", ("organization_id",)),
    *(Field(name, (name,), ("this", "other", "both")) for name in _KEYS),
    *(Field(name, (name,), ("this", "other", "both")) for name in _TEXTS),
    Field("circle", ("circle",)),
    Field("closeness", ("closeness",)),
    Field("standing", ("standing",)),
    Field("time_zone", ("time_zone",)),
    Field("friday_style", ("friday_style",)),
    Field("linkedin", ("linkedin_url", "connected_on")),
    Field("source_note", ("source_note",)),
    Field("resting_until", ("resting_until",)),
    *(Field(name, (name,), ()) for name in EITHER),
    Field("archived", ("archived_at",), ()),
)
COLUMNS: Final = tuple(column for field in FIELDS for column in field.columns)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What becomes of one field."""

    field: Field
    keep: Choice
    values: dict[str, Any]
    differs: bool


def _empty(value: Any) -> bool:
    return value is None or value in ("", [], "unknown")


def _union(name: str, mine: list[Any], theirs: list[Any]) -> list[Any]:
    key = _KEYS[name]
    seen: dict[str, Any] = {}
    for each in (*mine, *theirs):
        seen.setdefault(key(each), each)
    return list(seen.values())[: MOST[name]]


def _joined(mine: str, theirs: str) -> str | None:
    """Both texts, one below the other; None where they do not fit."""
    if theirs.strip() in mine:
        return mine
    if mine.strip() in theirs:
        return theirs
    text = f"{mine.rstrip()}\n\n{theirs.lstrip()}"
    return text if len(text) <= LONGEST else None


def _default(field: Field, this: Values, other: Values) -> Choice:
    mine, theirs = this[field.columns[0]], other[field.columns[0]]
    if field.name == "name":
        fuller = bool(other["given_name"] and other["family_name"])
        return "other" if fuller and not (this["given_name"] and this["family_name"]) else "this"
    if field.name == "resting_until" and mine and theirs:
        return "this" if mine >= theirs else "other"
    if field.name in _KEYS and mine and theirs:
        return "both"
    if field.name in _TEXTS and mine and theirs and field.name != "address":
        return "both" if _joined(mine, theirs) is not None else "this"
    return "other" if _empty(mine) and not _empty(theirs) else "this"


def choose(this: Values, other: Values, choices: Mapping[str, Choice]) -> list[Chosen]:
    """What becomes of each field; what was not chosen follows from which side says more."""
    found = []
    for field in FIELDS:
        mine = {column: this[column] for column in field.columns}
        theirs = {column: other[column] for column in field.columns}
        if not field.choices:
            said, other_said = bool(mine[field.columns[0]]), bool(theirs[field.columns[0]])
            if field.name == "archived":  # put away only when both were
                said, other_said = not said, not other_said
            keep: Choice = "this" if said or not other_said else "other"
        else:
            keep = choices.get(field.name) or _default(field, this, other)
        values = theirs if keep == "other" else mine
        if keep == "both":
            column = field.columns[0]
            both = (
                _union(column, mine[column], theirs[column])
                if column in _KEYS
                else _joined(mine[column], theirs[column])
            )
            values = {column: mine[column] if both is None else both}
        found.append(Chosen(field, keep, dict(values), mine != theirs))
    return found


def taken_back(column: str, before: Any, after: Any, now: Any) -> tuple[Any, bool]:
    """(value, whether it is as before) of one column when the merge is undone; `now` may have been edited."""
    if now == after:
        return before, True
    if column in _KEYS:
        key = _KEYS[column]
        old = {key(each) for each in before}
        added = {key(each) for each in after} - old
        return [each for each in now if key(each) not in added], False
    return now, False
