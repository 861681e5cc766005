"""Leaving: a search, or an account with all of its searches, is erased after fourteen days (P3).

Until then it can be called off. Coaches lose sight at once. On the day, listeners are told and the door is
shut; an hour later, when they had time to hear it, everything is gone.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import delete, select, update

from inroad.kit.db import Base, Database, Owned, Session
from inroad.kit.ids import new_id
from inroad.rooms.accounts.tables import Account, Membership, Workspace
from inroad.rooms.audit.tables import AuditChain, AuditEvent
from inroad.rooms.coaching.tables import CoachComment, CoachGrant, GroupMember, Invitation
from inroad.rooms.forgotten.tables import Erasure

PURGE: Final = "privacy.purge"
TOLD_FOR: Final = timedelta(hours=1)
"""How long listeners are told, again where they do not answer, before all is gone."""
_AT_ONCE: Final = 1000
_LAST: Final = (AuditEvent, AuditChain)
"""The trail goes with the search itself: the database keeps it while the search is there."""
GONE: Final = "Somebody who left"


async def begin(db: Session, workspace: Workspace, at: datetime, now: datetime, *, cause: str = "") -> None:
    """The search goes at `at`. Coaches and groups see nothing of it from now on."""
    workspace.erase_at = workspace.erase_at or at
    workspace.erase_cause = cause
    await db.execute(
        update(CoachGrant)
        .where(CoachGrant.workspace_id == workspace.id, CoachGrant.revoked_at.is_(None))
        .values(revoked_at=now)
    )
    await db.execute(
        update(Invitation)
        .where(
            Invitation.workspace_id == workspace.id,
            Invitation.accepted_at.is_(None),
            Invitation.revoked_at.is_(None),
        )
        .values(revoked_at=now)
    )
    await db.execute(delete(GroupMember).where(GroupMember.workspace_id == workspace.id))
    await db.flush()


def call_off(workspace: Workspace) -> None:
    """It stays. Coaches are let in anew by who wants them."""
    workspace.erase_at, workspace.erase_cause = None, ""


async def owned_by(db: Session, account_id: str) -> list[Workspace]:
    """The searches of which nobody else is an owner."""
    mine = select(Membership.workspace_id).where(
        Membership.account_id == account_id, Membership.role == "owner"
    )
    others = select(Membership.workspace_id).where(
        Membership.account_id != account_id, Membership.role == "owner"
    )
    found = await db.scalars(
        select(Workspace)
        .where(Workspace.id.in_(mine), Workspace.id.not_in(others))
        .order_by(Workspace.created_at, Workspace.id)
    )
    return list(found)


def _owned_models() -> Iterator[Any]:
    """Every table of a search, those that point at others first."""
    by_table: Mapping[Any, Any] = {mapper.local_table: mapper.class_ for mapper in Base.registry.mappers}
    for table in reversed(Base.metadata.sorted_tables):
        model = by_table.get(table)
        if model is not None and issubclass(model, Owned) and model not in _LAST:
            yield model


async def purge(db: Database, workspace_id: str, now: datetime, *, id: str | None = None) -> Erasure:
    """Takes a search away with all it holds; begun again where it broke off. `id`: as in `erasing.erase`."""
    for model in _owned_models():
        while True:
            async with db.write(workspace_id) as session:
                ids = list(await session.scalars(select(model.id).limit(_AT_ONCE)))
                statement = delete(model).where(model.id.in_(ids))
                await session.execute(statement.execution_options(synchronize_session=False))
            if len(ids) < _AT_ONCE:
                break
    async with db.write(workspace_id) as session:
        await session.execute(delete(Workspace).where(Workspace.id == workspace_id))
        for model in _LAST:
            await session.execute(delete(model).execution_options(synchronize_session=False))
        values = {"kind": "workspace", "object_ids": [workspace_id], "marks": [], "erased_at": now}
        erasure = Erasure(id=id or new_id(), workspace_id=workspace_id, **values)
        await session.merge(erasure)
    return erasure


async def purge_account(db: Database, account_id: str, now: datetime, *, id: str | None = None) -> Erasure:
    """Takes an account away: sessions, keys, memberships and grants with it, and the name under comments."""
    async with db.read() as session:
        looked_at = list(
            await session.scalars(select(CoachGrant.workspace_id).where(CoachGrant.coach_id == account_id))
        )
    for workspace_id in sorted(set(looked_at)):
        async with db.write(workspace_id) as session:
            await session.execute(
                update(CoachComment).where(CoachComment.account_id == account_id).values(author_name=GONE)
            )
    async with db.write() as session:
        await session.execute(delete(Account).where(Account.id == account_id))
        values = {"kind": "account", "object_ids": [account_id], "marks": [], "erased_at": now}
        erasure = Erasure(id=id or new_id(), workspace_id=account_id, **values)
        await session.merge(erasure)
    return erasure
