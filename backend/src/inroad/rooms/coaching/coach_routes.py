"""What a coach sees and says, over HTTP: only what is granted, and each look is written down (S14)."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from sqlalchemy import select

from inroad.kit import clock
from inroad.kit.http.listing import ListParams, Sort, paginate
from inroad.kit.http.models import Identifier, PageLinks
from inroad.kit.http.problems import FieldError, Problem
from inroad.kit.http.routing import policy
from inroad.kit.http.scopes import Scopes
from inroad.kit.http.transaction import TransactionalRoute, Uow
from inroad.rooms.accounts.access import ACCOUNT, SignedIn
from inroad.rooms.accounts.tables import Account, Membership, Workspace
from inroad.rooms.coaching import actions
from inroad.rooms.coaching.access import Watched, note_look
from inroad.rooms.coaching.schemas import (
    CoachedContactOut,
    CoachedLetterOut,
    CoachedListOut,
    CoachedOut,
    CommentIn,
    CommentOut,
    PersonalOut,
    ProgressOut,
)
from inroad.rooms.coaching.tables import CoachComment, CoachGrant
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.letters.tables import Letter

own = APIRouter(route_class=TransactionalRoute, tags=["coaching"], dependencies=[Depends(ACCOUNT)])
router = APIRouter(
    prefix="/workspaces/{workspace_id}",
    route_class=TransactionalRoute,
    tags=["coaching"],
    dependencies=[Depends(Scopes(read="letters:read", write="letters:write"))],
)
CONTACTS = Sort({"name": Contact.sort_name}, default="name", tie=Contact.id)
LETTERS = Sort({"updated_at": Letter.updated_at}, default="-updated_at", tie=Letter.id)
COMMENTS = Sort({"created_at": CoachComment.created_at}, default="-created_at", tie=CoachComment.id)


class CoachedContactPage(PageLinks):
    """A page of names with their next steps."""

    items: list[CoachedContactOut]


class CoachedLetterPage(PageLinks):
    """A page of letters."""

    items: list[CoachedLetterOut]


class CommentPage(PageLinks):
    """A page of comments, the latest first."""

    items: list[CommentOut]


@own.get("/coached-seekers", summary="The seekers who let one help")
@policy(cost=5, whole="a coach helps a handful of people")
async def list_coached_seekers(principal: SignedIn, uow: Uow, request: Request) -> CoachedListOut:
    """Counts and a word for each who shares them; who may need a hand stands first. Each look is noted."""
    db, now = await uow.session(), clock.now()
    found = await db.execute(
        select(
            CoachGrant.workspace_id,
            CoachGrant.scopes,
            CoachGrant.ends_at,
            Workspace.time_zone,
            Account.id,
            Account.display_name,
        )
        .join(Workspace, Workspace.id == CoachGrant.workspace_id)
        .join(
            Membership,
            (Membership.workspace_id == CoachGrant.workspace_id) & (Membership.role == "owner"),
        )
        .join(Account, Account.id == Membership.account_id)
        .where(CoachGrant.coach_id == principal.account_id, *actions.holding(now))
        .order_by(Account.display_name, CoachGrant.id)
        .limit(200)
    )
    items = []
    for row in found.all():
        progress = None
        if "progress" in row.scopes:
            await note_look(request, uow, principal, row.workspace_id)
            async with uow.kit.database.read(row.workspace_id) as search:
                progress = actions.progress_out(await actions.counts_of(search, row.time_zone, now))
        items.append(
            CoachedOut(
                workspace_id=row.workspace_id,
                seeker=PersonalOut(id=row.id, display_name=row.display_name),
                scopes=row.scopes,
                ends_at=row.ends_at,
                progress=progress,
            )
        )
    return CoachedListOut(items=sorted(items, key=_who_first))


def _who_first(item: CoachedOut) -> tuple[int, str]:
    order = ("stuck", "beginning", "thanks_owed", "day_passed", "moving")
    place = order.index(item.progress.standing) if item.progress else len(order)
    return place, item.seeker.display_name.casefold()


@router.get("/coaching/progress", summary="A search in numbers, as a coach sees it")
async def get_coached_progress(entry: Watched) -> ProgressOut:
    """Counts and dates, no names."""
    return actions.progress_out(await actions.counts_of(entry.db, entry.workspace.time_zone, clock.now()))


@router.get("/coaching/contacts", summary="Names and next steps, as a coach sees them")
async def list_coached_contacts(
    entry: Watched, request: Request, params: Annotated[ListParams, Query()]
) -> CoachedContactPage:
    """No notes, numbers or addresses: those stay with the seeker."""
    found = select(*(getattr(Contact, name) for name in CoachedContactOut.model_fields)).where(
        Contact.deleted_at.is_(None), Contact.archived_at.is_(None)
    )
    return await paginate(request, entry.db, found, CONTACTS, params)


_LETTER = (
    Letter.id,
    Letter.contact_id,
    Contact.display_name.label("contact_name"),
    Letter.kind,
    Letter.state,
    Letter.subject,
    Letter.body,
    Letter.updated_at,
)


@router.get("/coaching/letters", summary="Letters, as a coach sees them")
async def list_coached_letters(
    entry: Watched, request: Request, params: Annotated[ListParams, Query()]
) -> CoachedLetterPage:
    """The latest first."""
    found = (
        select(*_LETTER).join(Contact, Contact.id == Letter.contact_id).where(Contact.deleted_at.is_(None))
    )
    return await paginate(request, entry.db, found, LETTERS, params)


@router.get("/coaching/letters/{letter_id}", summary="A letter, as a coach sees it")
async def get_coached_letter(letter_id: Identifier, entry: Watched) -> CoachedLetterOut:
    """What its reader gets, and nothing of what was thought about them."""
    found = await entry.db.execute(
        select(*_LETTER)
        .join(Contact, Contact.id == Letter.contact_id)
        .where(Contact.deleted_at.is_(None), Letter.id == letter_id)
    )
    row = found.one_or_none()
    if row is None:
        raise Problem(404, "not_found", detail="There is no such letter.")
    return CoachedLetterOut.model_validate(row)


class CommentFilter(ListParams):
    """Comments on one letter, or on all and the plan."""

    letter_id: Annotated[Identifier | None, Query(description="Comments on this letter")] = None


@router.get("/comments", summary="Comments on letters and the plan")
async def list_comments(
    entry: Watched, request: Request, params: Annotated[CommentFilter, Query()]
) -> CommentPage:
    """The latest first; seeker and coach see the same."""
    found = select(*(getattr(CoachComment, name) for name in CommentOut.model_fields))
    if params.letter_id is not None:
        found = found.where(CoachComment.letter_id == params.letter_id)
    return await paginate(request, entry.db, found, COMMENTS, params)


@router.post("/comments", status_code=201, summary="Comment on a letter or the plan")
async def create_comment(body: CommentIn, entry: Watched, response: Response) -> CommentOut:
    """A word to the seeker, or back to the coach."""
    if body.letter_id is not None and await entry.db.find(Letter, body.letter_id) is None:
        detail = "There is no such letter in this search."
        raise Problem(422, "invalid", errors=[FieldError("/letter_id", "not_found", detail)])
    account = await entry.db.get_one(Account, entry.principal.account_id)
    row = CoachComment(
        letter_id=body.letter_id,
        account_id=account.id,
        author_name=account.display_name,
        text=body.text,
        created_at=clock.now(),
    )
    entry.db.add(row)
    await entry.db.flush()
    response.headers["Location"] = f"/api/v1/workspaces/{entry.workspace.id}/comments"
    return CommentOut.model_validate(row)
