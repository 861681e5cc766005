"""Lost updates: the version of a row is its ETag, and a change must say which version it means.

    @router.patch("/contacts/{contact_id}")
    async def patch_contact(condition: IfMatch, …):
        contact = … load …
        check_if_match(condition, contact)

The check compares with the row as loaded; the UPDATE itself then carries `WHERE version = …`, so a change
that slips in between ends in 412 too.
"""

import re
from dataclasses import dataclass, field
from typing import Annotated, Protocol

from fastapi import Depends, Header
from starlette.datastructures import State
from starlette.requests import Request
from starlette.responses import Response

from inroad.kit import clock
from inroad.kit.db import Owned, Versioned
from inroad.kit.http.problems import FieldError, Problem

# A proxy that compresses may weaken a tag or mark it with the encoding. Our tags name a state, not bytes,
# so such a tag still says which state the client has seen.
_TAG = re.compile(r'(?:W/)?"(?P<version>[0-9]{1,18})(?:-(?:gzip|br|zstd|deflate))?"')
_ANY_TAG = re.compile(r'(?:W/)?"[\x21\x23-\x7e\x80-\xff]*"')


class HasVersion(Protocol):
    """Anything with a version: a row, or a dict's stand-in."""

    version: int


def etag(row: HasVersion | int) -> str:
    """The ETag of a row, or of a version number."""
    return f'"{row if isinstance(row, int) else row.version}"'


@dataclass(frozen=True, slots=True)
class Precondition:
    """What If-Match said: any version, or these."""

    anything: bool
    versions: frozenset[int]
    state: State | None = field(default=None, compare=False, repr=False)


def parse_tags(value: str, header: str) -> Precondition:
    """The versions a list of tags names; foreign tags match nothing. Problem 400 for no list of tags."""
    if value.strip() == "*":
        return Precondition(True, frozenset())
    versions: set[int] = set()
    for part in (part.strip() for part in value.split(",")):
        if found := _TAG.fullmatch(part):
            versions.add(int(found["version"]))
        elif not _ANY_TAG.fullmatch(part):
            fault = FieldError(None, "bad_format", 'must be * or quoted, such as "3"', header=header)
            raise Problem(400, "bad_request", detail=f"{header} is not a list of ETags.", errors=[fault])
    return Precondition(False, frozenset(versions))


async def _if_match(
    request: Request,
    if_match: Annotated[
        str | None,
        Header(
            max_length=1000,
            description='ETag of the version the change is meant for, such as "3"; `*` for any. Needed.',
            examples=['"3"'],
        ),
    ] = None,
) -> Precondition:
    if if_match is None:
        raise Problem(428, "precondition_required")
    found = parse_tags(if_match, "If-Match")
    return Precondition(found.anything, found.versions, request.state)


IfMatch = Annotated[Precondition, Depends(_if_match)]
"""Parameter of every PATCH, PUT and DELETE of a versioned row; 428 when the header is absent."""


def check_if_match(condition: Precondition, row: Versioned) -> None:
    """Problem 412 with the current ETag unless the row is in a version the client has named."""
    if condition.state is not None and isinstance(row, Owned):
        condition.state.guarded_row = (type(row), row.id)
    if not condition.anything and row.version not in condition.versions:
        raise Problem(412, "stale", headers={"ETag": etag(row)})


def touch(row: Versioned) -> None:
    """Counts a change to what belongs to the row but is stored elsewhere (its tags, its addresses)."""
    row.updated_at = clock.now()


def not_modified(request: Request, response: Response) -> bool:
    """Whether the client holds this answer already: If-None-Match names its ETag (weak comparison)."""
    tag, known = response.headers.get("etag"), request.headers.get("if-none-match")
    if tag is None or known is None or response.status_code != 200 or request.method not in ("GET", "HEAD"):
        return False
    ours = _TAG.fullmatch(tag)
    condition = parse_tags(known, "If-None-Match")
    return condition.anything or (ours is not None and int(ours["version"]) in condition.versions)
