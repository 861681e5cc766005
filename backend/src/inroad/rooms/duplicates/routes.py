"""Duplicates and merges over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from sqlalchemy import delete, select

from inroad.kit import clock
from inroad.kit.db import Session, insert_if_absent, scoped
from inroad.kit.http.listing import ListParams, paginate, rows_of
from inroad.kit.http.models import Identifier, PageLinks
from inroad.kit.http.preconditions import IfMatch, check_if_match, etag
from inroad.kit.http.problems import FieldError, Problem
from inroad.kit.http.routing import policy
from inroad.kit.http.scopes import Scopes
from inroad.kit.http.transaction import TransactionalRoute
from inroad.rooms.accounts.access import Inside
from inroad.rooms.contacts import actions as contacts
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.duplicates import merging, reading
from inroad.rooms.duplicates.finding import ordered
from inroad.rooms.duplicates.schemas import (
    DismissalIn,
    DismissalOut,
    DuplicateRow,
    MergeIn,
    MergeOut,
    MergePreviewIn,
    MergePreviewOut,
)
from inroad.rooms.duplicates.tables import ContactMerge, DuplicateDismissal
from inroad.rooms.wire import PersonOut

router = APIRouter(
    prefix="/workspaces/{workspace_id}",
    route_class=TransactionalRoute,
    tags=["duplicates"],
    dependencies=[Depends(Scopes(read="contacts:read", write="contacts:write"))],
)


class DuplicatePage(PageLinks):
    """A page of pairs, the likeliest first."""

    items: list[DuplicateRow]


class MergePage(PageLinks):
    """A page of merges, the latest first."""

    items: list[MergeOut]


@router.get("/duplicates", summary="Contacts that are probably one person")
async def list_duplicates(
    entry: Inside, request: Request, params: Annotated[reading.DuplicateFilter, Query()]
) -> DuplicatePage:
    """Pairs with what speaks for and against each, the likeliest first; dismissed ones are left out.

    They are found in the background, within seconds of a change.
    """
    page: DuplicatePage = await paginate(request, entry.db, reading.listed(params), reading.SORT, params)
    for row in rows_of(page):
        reading.complete(row)
    return page


@router.post("/duplicates/searches", status_code=202, summary="Compare all contacts anew")
async def create_duplicate_search(entry: Inside, response: Response) -> None:
    """Done in the background. Changes and imports have it done by themselves."""
    await contacts.seek_duplicates(entry.db)
    response.headers["Location"] = f"/api/v1/workspaces/{entry.workspace.id}/duplicates"
    response.headers["Retry-After"] = "2"


@router.post("/duplicates/dismissals", status_code=201, summary="Say that two contacts are two people")
async def create_duplicate_dismissal(body: DismissalIn, entry: Inside) -> DismissalOut:
    """The pair is no longer shown, also when one of them is merged into a third. Saying it twice is once."""
    pair = ordered(body.one_id, body.other_id)
    if pair[0] == pair[1]:
        fault = FieldError("/other_id", "same_contact", "These are one contact already.")
        raise Problem(422, "invalid", errors=[fault])
    for name in ("one_id", "other_id"):
        contact = await entry.db.find(Contact, getattr(body, name))
        if contact is None or contact.deleted_at is not None:
            fault = FieldError(f"/{name}", "not_found", "There is no such contact in this search.")
            raise Problem(422, "invalid", errors=[fault])
    values = {"one_id": pair[0], "other_id": pair[1], "dismissed_at": clock.now()}
    await insert_if_absent(entry.db, DuplicateDismissal, values, ("one_id", "other_id"))
    found = await entry.db.scalars(
        select(DuplicateDismissal).where(
            DuplicateDismissal.one_id == pair[0], DuplicateDismissal.other_id == pair[1]
        )
    )
    row = found.one()
    called = await contacts.names(entry.db, pair)
    return DismissalOut(
        id=row.id,
        one=PersonOut(id=pair[0], display_name=called[pair[0]]),
        other=PersonOut(id=pair[1], display_name=called[pair[1]]),
        dismissed_at=row.dismissed_at,
    )


@router.delete("/duplicates/dismissals/{dismissal_id}", status_code=204, summary="Take a dismissal back")
@policy(if_match="a dismissal is there or it is not: it has no versions")
async def delete_duplicate_dismissal(dismissal_id: Identifier, entry: Inside) -> None:
    """The pair is shown again, if it still looks alike."""
    if await entry.db.find(DuplicateDismissal, dismissal_id) is None:
        raise Problem(404, "not_found", detail="There is no such dismissal here.")
    await entry.db.execute(delete(DuplicateDismissal).where(DuplicateDismissal.id == dismissal_id))


@router.post("/contacts/{contact_id}/merge-preview", summary="See what a merge would do")
@policy(read_only=True)
async def preview_merge(contact_id: Identifier, body: MergePreviewIn, entry: Inside) -> MergePreviewOut:
    """Field by field which value would stay, what would move, and the referrals before and after."""
    this, other = await merging.both(entry.db, contact_id, body.other_id)
    found = await merging.preview(entry.db, this, other, body.choices.made())
    return await reading.previewed(entry.db, found)


@router.post("/contacts/{contact_id}/merges", status_code=201, summary="Merge another contact into this one")
async def create_merge(
    contact_id: Identifier, body: MergeIn, entry: Inside, condition: IfMatch, response: Response
) -> MergeOut:
    """All in one transaction: fields, referrals, letters, promises, attempts, meetings, timeline.

    If-Match names this contact's version, `other_version` the other's. Can be undone for thirty days.
    """
    this, other = await merging.both(entry.db, contact_id, body.other_id)
    check_if_match(condition, this)
    if body.other_version is not None and body.other_version != other.version:
        fault = FieldError("/other_version", "stale", "The other contact was changed since it was read.")
        raise Problem(412, "stale", errors=[fault], extra={"other_version": other.version})
    record = await merging.merge(entry.db, this, other, body.choices.made(), clock.now())
    response.headers["Location"] = f"/api/v1/workspaces/{entry.workspace.id}/merges/{record.id}"
    response.headers["ETag"] = etag(record)
    return await _one(entry.db, record)


async def _one(db: Session, record: ContactMerge) -> MergeOut:
    return (await reading.merged(db, [record]))[0]


@router.get("/merges", summary="Contacts that were merged")
async def list_merges(entry: Inside, request: Request, params: Annotated[ListParams, Query()]) -> MergePage:
    """The latest first, undone ones among them."""
    page: MergePage = await paginate(
        request, entry.db, scoped(select(ContactMerge.id)), reading.MERGES, params
    )
    rows = rows_of(page)
    found = await entry.db.scalars(
        select(ContactMerge).where(ContactMerge.id.in_([row["id"] for row in rows]))
    )
    answered = {each.id: each for each in await reading.merged(entry.db, found)}
    for row in rows:
        row.update(answered[row["id"]].model_dump())
    return page


@router.get("/merges/{merge_id}", summary="One merge")
async def get_merge(merge_id: Identifier, entry: Inside, response: Response) -> MergeOut:
    """Who went into whom, what moved, and whether it was undone."""
    record = await merging.get(entry.db, merge_id)
    response.headers["ETag"] = etag(record)
    return await _one(entry.db, record)


@router.post("/merges/{merge_id}/undo", summary="Take two merged contacts apart")
async def undo_merge(merge_id: Identifier, entry: Inside, response: Response) -> MergeOut:
    """Both are there again with all that was theirs. `changed_since` says what was changed since and stays.

    Undoing what is undone changes nothing.
    """
    record = await merging.undo(entry.db, await merging.get(entry.db, merge_id), clock.now())
    response.headers["ETag"] = etag(record)
    return await _one(entry.db, record)
