"""Groups and invitations over HTTP."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Response
from sqlalchemy import delete, select, update

from inroad.domain.coaching import figures_of, too_few
from inroad.kit import clock
from inroad.kit.db import Session
from inroad.kit.http.models import Identifier
from inroad.kit.http.problems import Problem
from inroad.kit.http.routing import policy
from inroad.kit.http.transaction import TransactionalRoute, Uow
from inroad.kit.ids import new_id
from inroad.rooms.accounts.access import ACCOUNT, CurrentAccount, SignedIn
from inroad.rooms.accounts.browser import post_of
from inroad.rooms.accounts.post import Post
from inroad.rooms.accounts.tables import Account, Workspace
from inroad.rooms.coaching import actions
from inroad.rooms.coaching.access import InGroup
from inroad.rooms.coaching.schemas import (
    AcceptedOut,
    AcceptIn,
    FiguresOut,
    GroupDetailOut,
    GroupIn,
    GroupInvitationIn,
    GroupMemberOut,
    GroupOut,
    GroupsOut,
    InvitationOut,
    InvitationsOut,
    NewInvitationOut,
)
from inroad.rooms.coaching.tables import CoachGrant, CoachingGroup, GroupMember, Invitation

router = APIRouter(route_class=TransactionalRoute, tags=["coaching"], dependencies=[Depends(ACCOUNT)])
PostOf = Annotated[Post, Depends(post_of)]
_FEW = "somebody belongs to a handful"


@router.get("/groups", summary="The groups one belongs to")
@policy(whole=_FEW)
async def list_groups(principal: SignedIn, uow: Uow) -> GroupsOut:
    """Where one helps, is helped, or looks after both."""
    found = await (await uow.session()).execute(
        select(CoachingGroup.id, CoachingGroup.name, GroupMember.role)
        .join(GroupMember, GroupMember.group_id == CoachingGroup.id)
        .where(GroupMember.account_id == principal.account_id)
        .order_by(CoachingGroup.name, CoachingGroup.id)
        .limit(600)
    )
    groups: dict[str, dict[str, Any]] = {}
    for row in found:
        groups.setdefault(row.id, {"id": row.id, "name": row.name, "roles": []})["roles"].append(row.role)
    return GroupsOut(items=[GroupOut.model_validate(each) for each in groups.values()])


@router.post("/groups", status_code=201, summary="Begin a group")
@policy(idempotency="refused")
async def create_group(body: GroupIn, principal: SignedIn, uow: Uow, response: Response) -> GroupOut:
    """Whoever begins it looks after it: asks coaches and seekers in. They see nobody's contacts."""
    db = await uow.session()
    now = clock.now()
    group = CoachingGroup(id=new_id(), name=body.name, created_at=now)
    db.add(group)
    await db.flush()
    db.add(
        GroupMember(
            id=new_id(), group_id=group.id, account_id=principal.account_id, role="admin", created_at=now
        )
    )
    await db.flush()
    response.headers["Location"] = f"/api/v1/groups/{group.id}"
    return GroupOut(id=group.id, name=group.name, roles=["admin"])


@router.get("/groups/{group_id}", summary="A group, its people and its figures")
@policy(cost=5)
async def get_group(entry: InGroup, uow: Uow) -> GroupDetailOut:
    """Figures are sums over the seekers who share their progress, from five on (P9)."""
    found = await entry.db.execute(
        select(GroupMember.id, Account.display_name, GroupMember.role, GroupMember.created_at)
        .join(Account, Account.id == GroupMember.account_id)
        .where(GroupMember.group_id == entry.group.id)
        .order_by(GroupMember.role, Account.display_name, GroupMember.id)
        .limit(500)
    )
    members = [GroupMemberOut.model_validate(row) for row in found]
    sharing = await _sharing(entry)
    figures, note = None, ""
    if entry.roles & {"admin", "coach"}:
        now = clock.now()
        counts = []
        for workspace_id, zone in sharing:
            async with uow.kit.database.read(workspace_id) as db:
                counts.append(await actions.counts_of(db, zone, now))
        sums = figures_of(counts)
        figures = FiguresOut.model_validate(sums) if sums else None
        note = "" if sums else too_few(len(counts))
    return GroupDetailOut(
        id=entry.group.id,
        name=entry.group.name,
        roles=sorted(entry.roles),
        members=members,
        figures=figures,
        figures_note=note,
    )


async def _sharing(entry: InGroup) -> list[tuple[str, str]]:
    """Searches of the group's seekers that let a coach of the group see their progress now."""
    coaches = select(GroupMember.account_id).where(
        GroupMember.group_id == entry.group.id, GroupMember.role == "coach"
    )
    found = await entry.db.execute(
        select(Workspace.id, Workspace.time_zone, CoachGrant.scopes)
        .join(CoachGrant, CoachGrant.workspace_id == Workspace.id)
        .join(GroupMember, GroupMember.workspace_id == Workspace.id)
        .where(
            GroupMember.group_id == entry.group.id,
            GroupMember.role == "seeker",
            CoachGrant.coach_id.in_(coaches),
            *actions.holding(clock.now()),
        )
        .limit(2000)
    )
    return sorted({(row.id, row.time_zone) for row in found if "progress" in row.scopes})


@router.delete(
    "/groups/{group_id}/members/{member_id}", status_code=204, summary="Take somebody out of a group"
)
@policy(if_match="a membership has no versions")
async def delete_group_member(member_id: Identifier, entry: InGroup) -> None:
    """Oneself, or anybody where one looks after the group. A coach's grants in it end at once."""
    found = await entry.db.execute(
        select(GroupMember).where(GroupMember.id == member_id, GroupMember.group_id == entry.group.id)
    )
    member = found.scalar_one_or_none()
    if member is None:
        raise Problem(404, "not_found", detail="Nobody of that name is in the group.")
    if member.account_id != entry.principal.account_id and "admin" not in entry.roles:
        raise Problem(403, "role_too_low", detail="Only who looks after the group takes others out.")
    searches = select(GroupMember.workspace_id).where(
        GroupMember.group_id == entry.group.id, GroupMember.role == "seeker"
    )
    if member.role == "coach":
        await entry.db.execute(
            update(CoachGrant)
            .where(CoachGrant.coach_id == member.account_id, CoachGrant.workspace_id.in_(searches))
            .values(revoked_at=clock.now())
        )
    await entry.db.execute(delete(GroupMember).where(GroupMember.id == member.id))


@router.post("/groups/{group_id}/invitations", status_code=201, summary="Ask somebody into a group")
@policy(idempotency="refused")
async def create_group_invitation(
    body: GroupInvitationIn,
    entry: InGroup,
    account: CurrentAccount,
    uow: Uow,
    post: PostOf,
    response: Response,
) -> NewInvitationOut:
    """For one address, once, within seven days (S8). By mail; without mail the link is shown here."""
    row, token = await actions.invite(
        entry.db,
        email=body.email,
        role=body.role,
        workspace_id=None,
        group_id=entry.group.id,
        mailed=post.ready,
        now=clock.now(),
    )
    response.headers["Location"] = f"/api/v1/groups/{entry.group.id}/invitations/{row.id}"
    link = f"{uow.kit.public_url}/invitation#{token}"
    return await told(
        entry.db, post, row, link, account.display_name, "to a group that helps people find work"
    )


async def told(
    db: Session, post: Post, row: Invitation, link: str, inviter: str, what: str
) -> NewInvitationOut:
    """The answer; where mail is set up the link goes to the address alone."""
    if row.mailed:
        email = row.email
        text = actions.INVITATION.format(inviter=inviter, what=what, link=link)
        await post.send(db, email, "You are asked into Inroad", text)
    shown = InvitationOut.model_validate(row).model_dump()
    return NewInvitationOut.model_validate({**shown, "link": None if row.mailed else link})


@router.get("/groups/{group_id}/invitations", summary="Who was asked into a group")
@policy(whole="an invitation waits seven days at most")
async def list_group_invitations(entry: InGroup) -> InvitationsOut:
    """Those that wait for an answer."""
    found = await entry.db.execute(
        select(Invitation)
        .where(Invitation.group_id == entry.group.id, *actions.waiting(clock.now()))
        .order_by(Invitation.created_at.desc(), Invitation.id)
        .limit(200)
    )
    return InvitationsOut(items=[InvitationOut.model_validate(row) for row in found.scalars()])


@router.delete(
    "/groups/{group_id}/invitations/{invitation_id}", status_code=204, summary="Take an invitation back"
)
@policy(if_match="an invitation has no versions")
async def delete_group_invitation(invitation_id: Identifier, entry: InGroup) -> None:
    """The link works no more."""
    taken = await entry.db.execute(
        update(Invitation)
        .where(
            Invitation.id == invitation_id,
            Invitation.group_id == entry.group.id,
            *actions.waiting(clock.now()),
        )
        .values(revoked_at=clock.now())
        .returning(Invitation.id)
    )
    if taken.first() is None:
        raise Problem(404, "not_found", detail="No such invitation waits.")


@router.post("/invitations/accept", status_code=201, summary="Accept an invitation")
@policy(idempotency="refused", also=(410,))
async def accept_invitation(
    body: AcceptIn, account: CurrentAccount, uow: Uow, response: Response
) -> AcceptedOut:
    """For the address it was made for, once. Nothing of the place is told before."""
    row, name = await actions.accept(await uow.session(), account, body.token, clock.now())
    where = f"workspaces/{row.workspace_id}" if row.workspace_id else f"groups/{row.group_id}"
    response.headers["Location"] = f"/api/v1/{where}"
    return AcceptedOut(
        id=row.id, role=row.role, workspace_id=row.workspace_id, group_id=row.group_id, name=name
    )
