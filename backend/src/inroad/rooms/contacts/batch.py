"""Several changes of contacts in one transaction; in partial mode each stands or falls by itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from inroad.kit.db import Conflict, Session, Stale
from inroad.kit.http.problems import FieldError, Problem, field_errors
from inroad.rooms import following
from inroad.rooms.accounts.roles import matrix
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.contacts import actions
from inroad.rooms.contacts.batch_schemas import CreatePart, DeletePart, Malformed, UpdatePart
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.forgotten import marks as forgotten
from inroad.rooms.forgotten.marks import Marks

OPERATION = {"create": "create_contact", "update": "update_contact", "delete": "delete_contact"}
"""Each part is what an operation of the contract does: in the matrix of roles, in the trail, for webhooks."""

Change = CreatePart | UpdatePart | DeletePart


@dataclass(frozen=True, slots=True)
class Done:
    """A part that was done."""

    operation: str
    status: int
    id: str
    version: int | None
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class By:
    """Who does it, in which search, by which door, and the marks of those who asked to be forgotten."""

    db: Session
    workspace: Workspace
    role: str
    source: str
    marks: Marks


def _whole(pointer: str | None, index: int) -> str:
    """A pointer into a part's body as one into the whole request."""
    return f"/items/{index}/body{pointer}" if pointer else f"/items/{index}"


def _placed(problem: Problem, index: int) -> Problem:
    """The problem of a part, whose errors point into the request."""
    problem.errors = tuple(
        FieldError(_whole(error.pointer, index), error.code, error.detail) for error in problem.errors
    )
    return problem


def _malformed(part: Malformed, index: int) -> Problem:
    placed = [{**each, "loc": ("body", "items", index, *each["loc"])} for each in part.errors]
    return Problem(422, "invalid", errors=field_errors(placed))


def _check_version(contact: Contact, version: int | None) -> None:
    if version is not None and contact.version != version:
        raise Problem(412, "stale", detail=f"It is in version {contact.version} now.")


async def _do(by: By, part: Change, now: datetime) -> Done:
    db, workspace, role = by.db, by.workspace, by.role
    operation = OPERATION[part.op]
    if not matrix().admits(operation, (role,)):
        raise Problem(403, "role_too_low", detail=f"The role {role} in this search does not cover this.")
    if isinstance(part, CreatePart):
        contact = await actions.create(db, workspace, part.body.model_dump(), now, source=by.source)
        await forgotten.check(db, by.marks, contact)
        await following.refresh(db, [contact.id], now)
        sent = part.body.model_fields_set
        return Done(operation, 201, contact.id, contact.version, tuple(sorted(sent)))
    contact = await actions.get(db, part.id)
    _check_version(contact, part.version)
    if isinstance(part, DeletePart):
        await actions.remove(db, contact, now)
        return Done(operation, 204, contact.id, None, ())
    sent = part.body.model_fields_set
    await actions.update(db, workspace, contact, part.body.model_dump(include=set(sent)), now)
    if sent & {"emails", "phones"}:
        await forgotten.check(db, by.marks, contact)
    await db.flush()
    return Done(operation, 200, contact.id, contact.version, tuple(sorted(sent)))


def _as_problem(error: Problem | Stale | Conflict) -> Problem:
    if isinstance(error, Problem):
        return error
    if isinstance(error, Stale):
        return Problem(412, "stale")
    return Problem(409, "already_exists" if error.kind == "unique" else "conflict")


async def each_by_itself(by: By, parts: Sequence[Change | Malformed], now: datetime) -> list[Done | Problem]:
    """Does what can be done; in place of what cannot stands its problem, and nothing of it was written."""
    found: list[Done | Problem] = []
    for index, part in enumerate(parts):
        try:
            if isinstance(part, Malformed):
                raise _malformed(part, index)
            async with by.db.begin_nested():
                found.append(await _do(by, part, now))
        except (Problem, Stale, Conflict) as error:
            problem = _as_problem(error)
            found.append(problem if isinstance(part, Malformed) else _placed(problem, index))
    return found


def _faults(problems: Iterable[tuple[int, Problem]]) -> list[FieldError]:
    faults: list[FieldError] = []
    for index, problem in problems:
        own = FieldError(f"/items/{index}", problem.code, problem.detail or problem.code)
        faults += problem.errors or [own]
    return faults


async def all_or_none(by: By, parts: Sequence[Change | Malformed], now: datetime) -> list[Done]:
    """Does every part. Raises one Problem 422 that points to all that cannot be done; then none was."""
    found = await each_by_itself(by, parts, now)
    bad = [(index, each) for index, each in enumerate(found) if isinstance(each, Problem)]
    if bad:
        raise Problem(422, "invalid", errors=_faults(bad))
    return [each for each in found if isinstance(each, Done)]


def told(found: Iterable[Done | Problem], said: Iterable[Any]) -> list[dict[str, Any]]:
    """What became of each part; `said` are the problems as they are answered, in their order."""
    words = iter(said)
    items = []
    for index, each in enumerate(found):
        if isinstance(each, Done):
            item = {"status": each.status, "id": each.id, "version": each.version, "problem": None}
        else:
            item = {"status": each.status, "id": None, "version": None, "problem": next(words)}
        items.append({"index": index, **item})
    return items
