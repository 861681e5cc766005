"""What a seeker lets others do, over HTTP: invitations into the search, grants for coaches."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response
from sqlalchemy import select, update

from inroad.kit import clock
from inroad.kit.http.models import Identifier
from inroad.kit.http.problems import Problem
from inroad.kit.http.routing import policy
from inroad.kit.http.scopes import Scopes
from inroad.kit.http.transaction import TransactionalRoute, Uow
from inroad.rooms.accounts.access import Entry, Inside
from inroad.rooms.accounts.browser import post_of
from inroad.rooms.accounts.post import Post
from inroad.rooms.accounts.tables import Account
from inroad.rooms.coaching import actions
from inroad.rooms.coaching.group_routes import told
from inroad.rooms.coaching.schemas import (
    CoachesOut,
    GrantIn,
    GrantOut,
    GrantsOut,
    InvitationIn,
    InvitationOut,
    InvitationsOut,
    NewInvitationOut,
    PersonalOut,
)
from inroad.rooms.coaching.tables import CoachGrant, Invitation

router = APIRouter(
    prefix="/workspaces/{workspace_id}",
    route_class=TransactionalRoute,
    tags=["coaching"],
    dependencies=[Depends(Scopes(read="workspace:read", write="workspace:write"))],
)
PostOf = Annotated[Post, Depends(post_of)]


def _in_browser(entry: Entry) -> None:
    if entry.principal.credential != "session":
        raise Problem(403, "browser_only", detail="Whom one lets in is decided in the browser, not by token.")


@router.post("/invitations", status_code=201, summary="Let somebody work in the search")
@policy(idempotency="refused")
async def create_invitation(
    body: InvitationIn, entry: Inside, uow: Uow, post: PostOf, response: Response
) -> NewInvitationOut:
    """For one address, once, within seven days (S8). By mail; without mail the link is shown here."""
    _in_browser(entry)
    row, token = await actions.invite(
        entry.db,
        email=body.email,
        role=body.role,
        workspace_id=entry.workspace.id,
        group_id=None,
        mailed=post.ready,
        now=clock.now(),
    )
    account = await entry.db.get_one(Account, entry.principal.account_id)
    response.headers["Location"] = f"/api/v1/workspaces/{entry.workspace.id}/invitations/{row.id}"
    link = f"{uow.kit.public_url}/invitation#{token}"
    return await told(entry.db, post, row, link, account.display_name, "to help with a search")


@router.get("/invitations", summary="Who was asked into the search")
@policy(whole="an invitation waits seven days at most")
async def list_invitations(entry: Inside) -> InvitationsOut:
    """Those that wait for an answer."""
    found = await entry.db.execute(
        select(Invitation)
        .where(Invitation.workspace_id == entry.workspace.id, *actions.waiting(clock.now()))
        .order_by(Invitation.created_at.desc(), Invitation.id)
        .limit(200)
    )
    return InvitationsOut(items=[InvitationOut.model_validate(row) for row in found.scalars()])


@router.delete("/invitations/{invitation_id}", status_code=204, summary="Take an invitation back")
@policy(if_match="an invitation has no versions")
async def delete_invitation(invitation_id: Identifier, entry: Inside) -> None:
    """The link works no more."""
    taken = await entry.db.execute(
        update(Invitation)
        .where(
            Invitation.id == invitation_id,
            Invitation.workspace_id == entry.workspace.id,
            *actions.waiting(clock.now()),
        )
        .values(revoked_at=clock.now())
        .returning(Invitation.id)
    )
    if taken.first() is None:
        raise Problem(404, "not_found", detail="No such invitation waits.")


@router.get("/coaches", summary="Coaches one may let look")
@policy(whole="a group has a handful of coaches")
async def list_coaches(entry: Inside) -> CoachesOut:
    """Those of the groups into which one brought this search. None sees anything before a grant."""
    found = await entry.db.execute(
        actions.coaches_of(entry.principal.account_id, entry.workspace.id).limit(200)
    )
    return CoachesOut(items=[PersonalOut.model_validate(row) for row in found])


@router.post("/coach-grants", status_code=201, summary="Let a coach look")
@policy(idempotency="refused")
async def create_coach_grant(body: GrantIn, entry: Inside, response: Response) -> GrantOut:
    """Counts, names, letters: each by itself, until a day. A new grant takes the place of the one before."""
    _in_browser(entry)
    row = await actions.grant(
        entry.db,
        workspace_id=entry.workspace.id,
        account_id=entry.principal.account_id,
        coach_id=body.coach_id,
        scopes=body.scopes,
        days=body.days,
        now=clock.now(),
    )
    coach = await entry.db.get_one(Account, row.coach_id)
    response.headers["Location"] = f"/api/v1/workspaces/{entry.workspace.id}/coach-grants/{row.id}"
    return GrantOut(
        id=row.id,
        coach=PersonalOut.model_validate(coach),
        scopes=row.scopes,
        created_at=row.created_at,
        ends_at=row.ends_at,
    )


@router.get("/coach-grants", summary="Who may look, at what, until when")
@policy(whole="a seeker has a handful of coaches")
async def list_coach_grants(entry: Inside) -> GrantsOut:
    """Grants that hold now. What was looked at stands in the trail of the search."""
    found = await entry.db.execute(
        select(CoachGrant, Account.display_name)
        .join(Account, Account.id == CoachGrant.coach_id)
        .where(CoachGrant.workspace_id == entry.workspace.id, *actions.holding(clock.now()))
        .order_by(CoachGrant.created_at, CoachGrant.id)
        .limit(200)
    )
    items = [
        GrantOut(
            id=row.id,
            coach=PersonalOut(id=row.coach_id, display_name=name),
            scopes=row.scopes,
            created_at=row.created_at,
            ends_at=row.ends_at,
        )
        for row, name in found
    ]
    return GrantsOut(items=items)


@router.delete("/coach-grants/{grant_id}", status_code=204, summary="Let a coach look no more")
@policy(if_match="a grant has no versions")
async def delete_coach_grant(grant_id: Identifier, entry: Inside) -> None:
    """Holds from the coach's next request on (S14)."""
    _in_browser(entry)
    ended = await entry.db.execute(
        update(CoachGrant)
        .where(
            CoachGrant.id == grant_id,
            CoachGrant.workspace_id == entry.workspace.id,
            CoachGrant.revoked_at.is_(None),
        )
        .values(revoked_at=clock.now())
        .returning(CoachGrant.id)
    )
    if ended.first() is None:
        raise Problem(404, "not_found", detail="There is no such grant.")
