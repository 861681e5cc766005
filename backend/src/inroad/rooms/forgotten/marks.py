"""Marks of people who asked to be forgotten: making them, and looking somebody up by them (P2)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from starlette.requests import Request

from inroad.kit.db import Session
from inroad.kit.http.problems import FieldError, Problem
from inroad.kit.means import Means
from inroad.kit.secrets import Secret
from inroad.rooms.forgotten.tables import Forgotten

PURPOSE = "forgotten"
_AT_ONCE = 500
WHY = "They asked to be forgotten."
STANDS = Forgotten.lifted_at.is_(None)

Trait = tuple[str, str]
"""What somebody is known by: `email`, `phone` (international), `profile` or `id`, and its value, folded."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Makes marks; those of earlier secrets are known too, so that a new secret forgets nobody's wish."""

    secrets: tuple[Secret, ...]

    @classmethod
    def of(cls, means: Means) -> "Marks":
        """By the secrets of this installation."""
        return cls((means.secret, *means.old_secrets))

    def all_of(self, workspace_id: str, trait: Trait) -> list[str]:
        """The mark under each secret, the current one first. It is worth nothing in another search."""
        text = f"{workspace_id}\n{trait[0]}\n{trait[1]}"
        return [secret.keyed_hash(PURPOSE, text) for secret in self.secrets]


def marks_of(request: Request) -> Marks:
    """By the secrets of the installation that serves this request."""
    return Marks.of(request.app.state.means)


def traits_of(contact: Any) -> list[Trait]:
    """What a stored contact is known by."""
    found: list[Trait] = [("id", contact.id)]
    found += [("email", email["address"].casefold()) for email in contact.emails]
    found += [("phone", phone["e164"]) for phone in contact.phones if phone.get("e164")]
    if contact.linkedin_url:
        found.append(("profile", contact.linkedin_url))
    return list(dict.fromkeys(found))


async def anyone(db: Session) -> bool:
    """Whether anybody of this search asked to be forgotten: seldom, so that it is looked at first."""
    return await db.scalar(select(Forgotten.id).where(STANDS).limit(1)) is not None


async def asked(db: Session, marks: Marks, traits: Iterable[Trait]) -> set[Trait]:
    """Those of the traits that belong to somebody who asked to be forgotten."""
    if db.workspace_id is None or not await anyone(db):
        return set()
    by_mark = {mark: trait for trait in set(traits) for mark in marks.all_of(db.workspace_id, trait)}
    found: set[Trait] = set()
    every = sorted(by_mark)
    for start in range(0, len(every), _AT_ONCE):
        part = every[start : start + _AT_ONCE]
        held = await db.scalars(select(Forgotten.mark).where(Forgotten.mark.in_(part), STANDS))
        found.update(by_mark[mark] for mark in held)
    return found


_WORDS: Mapping[str, str] = {
    "email": "e-mail address",
    "phone": "telephone number",
    "profile": "profile",
}
FIELDS: Mapping[str, str] = {"email": "/emails", "phone": "/phones", "profile": "/linkedin_url"}
"""Where a contact's own form has what somebody is known by."""
NAMED: Mapping[str, str] = {"email": "/email", "phone": "/phone"}
"""Where a form has it that asks for one address and one number."""


async def check(db: Session, marks: Marks, contact: Any) -> None:
    """Problem 409 for somebody who asked to be forgotten; everything written so far falls with it."""
    await check_all(db, marks, [("", contact)], FIELDS)


async def check_all(
    db: Session, marks: Marks, people: Iterable[tuple[str, Any]], fields: Mapping[str, str]
) -> None:
    """The same for several at once, each with its place in the request."""
    traits = [
        (trait, at + fields[trait[0]])
        for at, contact in people
        for trait in traits_of(contact)
        if trait[0] in fields
    ]
    found = await asked(db, marks, [trait for trait, _ in traits])
    errors = {
        (pointer, f"Somebody with this {_WORDS[trait[0]]} asked to be forgotten.")
        for trait, pointer in traits
        if trait in found
    }
    if errors:
        told = [FieldError(at, "asked_to_be_forgotten", said) for at, said in sorted(errors)]
        raise Problem(409, "asked_to_be_forgotten", errors=told)
