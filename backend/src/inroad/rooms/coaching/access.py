"""The ways in for those who help: into a group by membership, into a seeker's search by grant (S10, S14)."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Path, Request
from sqlalchemy import select

from inroad.kit.db import Session
from inroad.kit.http.models import Identifier
from inroad.kit.http.problems import Problem
from inroad.kit.http.transaction import Uow
from inroad.rooms.accounts.access import Entry, Inside, Principal, SignedIn, check_recent, operation_of
from inroad.rooms.accounts.roles import matrix
from inroad.rooms.audit.recording import append
from inroad.rooms.coaching.tables import CoachingGroup, GroupMember


@dataclass(frozen=True, slots=True)
class GroupEntry:
    """Somebody inside a group, with their roles there and the session of the request."""

    principal: Principal
    group: CoachingGroup
    roles: frozenset[str]
    db: Session


async def _in_group(
    request: Request,
    principal: SignedIn,
    uow: Uow,
    group_id: Annotated[Identifier, Path(description="The group")],
) -> GroupEntry:
    lookup = await uow.lookup()
    found = await lookup.execute(
        select(CoachingGroup, GroupMember.role)
        .join(GroupMember, GroupMember.group_id == CoachingGroup.id)
        .where(CoachingGroup.id == group_id, GroupMember.account_id == principal.account_id)
    )
    rows = found.all()
    if not rows:
        raise Problem(404, "not_found", detail="There is no such group, or you do not belong to it.")
    group, roles = rows[0][0], frozenset(row[1] for row in rows)
    if not matrix().admits(operation_of(request), {f"group:{role}" for role in roles}):
        raise Problem(403, "role_too_low", detail="Your role in this group does not cover this.")
    check_recent(request, principal)
    lookup.expunge(group)
    return GroupEntry(principal, group, roles, await uow.session())


InGroup = Annotated[GroupEntry, Depends(_in_group)]
"""The way into a group: 404 for everybody who does not belong to it."""


async def note_look(request: Request, uow: Uow, principal: Principal, workspace_id: str) -> None:
    """Write down that a coach looked, where the seeker sees it, before anything is shown (S14)."""
    ids = [value for name, value in request.path_params.items() if name != "workspace_id"]
    async with uow.kit.database.write(workspace_id) as trail:
        await append(
            trail,
            uow.kit.secret,
            account_id=principal.account_id,
            credential=principal.credential,
            credential_id=principal.credential_id,
            action=operation_of(request),
            object_id=str(ids[-1]) if ids else None,
            fields=[],
            address=request.client.host[:45] if request.client else "",
            request_id=request.state.request_id,
        )


async def _watched(request: Request, entry: Inside, uow: Uow) -> Entry:
    if entry.role == "coach" and not entry.db.writable:
        await note_look(request, uow, entry.principal, entry.workspace.id)
    return entry


Watched = Annotated[Entry, Depends(_watched)]
"""Inside a search; a coach's look is written down first."""
