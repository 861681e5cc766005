"""Many contacts at once over HTTP: changes with their undo, tags, saved views, one typed line."""

from dataclasses import asdict

from fastapi import APIRouter, Depends, Response

from inroad.domain.quick_add import parse
from inroad.kit import clock
from inroad.kit.http.models import Identifier
from inroad.kit.http.preconditions import IfMatch, check_if_match, etag
from inroad.kit.http.routing import policy
from inroad.kit.http.scopes import Scopes
from inroad.kit.http.transaction import TransactionalRoute
from inroad.rooms.accounts.access import Inside
from inroad.rooms.contacts import bulk, matching, views
from inroad.rooms.contacts.bulk_schemas import (
    BulkIn,
    BulkItem,
    BulkOut,
    LineIn,
    LineOut,
    TagsOut,
    ViewIn,
    ViewOut,
    ViewPatch,
    ViewsOut,
)
from inroad.rooms.contacts.tables import SavedView

router = APIRouter(
    prefix="/workspaces/{workspace_id}",
    route_class=TransactionalRoute,
    tags=["contacts"],
    dependencies=[Depends(Scopes(read="contacts:read", write="contacts:write"))],
)


def _told(outcome: bulk.Outcome, action: str) -> BulkOut:
    return BulkOut.model_validate(
        {
            "id": outcome.change.id if outcome.change is not None else None,
            "action": action,
            "changed": len(outcome.changed),
            "items": [BulkItem(id=id, status=status) for id, status in outcome.statuses.items()],
        }
    )


@router.post("/contacts/bulk", summary="Change many contacts at once")
@policy(cost=5)
async def change_contacts(body: BulkIn, entry: Inside) -> BulkOut:
    """Tags, circle, known or not, put away, delete: for a thousand ids, or all that fit a filter,
    five thousand at most. One transaction; the answer tells of each, and its `id` takes the change back."""
    outcome = await bulk.change(entry.db, body, clock.now())
    await entry.db.flush()
    return _told(outcome, body.action)


@router.post("/contacts/bulk/{bulk_id}/undo", summary="Take a change of many contacts back")
@policy(cost=5)
async def undo_contacts(bulk_id: Identifier, entry: Inside) -> BulkOut:
    """For thirty days. What was changed again since stays as it is; a second undo changes nothing."""
    outcome = await bulk.undo(entry.db, bulk_id, clock.now())
    assert outcome.change is not None  # noqa: S101 - it was found
    return _told(outcome, outcome.change.action)


@router.get("/contact-tags", summary="The tags in use")
@policy(whole="at most five hundred, by name")
async def list_contact_tags(entry: Inside) -> TagsOut:
    """Each with how many contacts carry it. `rename_tag` and `untag` of a bulk change look after them."""
    return await views.tags(entry.db)


@router.get("/contact-views", summary="Saved views")
@policy(whole="at most fifty, by name")
async def list_contact_views(entry: Inside) -> ViewsOut:
    """Filters of the list under a name, those of the one who asks."""
    found = await views.of_account(entry.db, entry.principal.account_id)
    return ViewsOut(items=[ViewOut.model_validate(view) for view in found])


@router.post("/contact-views", status_code=201, summary="Save a view")
async def create_contact_view(body: ViewIn, entry: Inside, response: Response) -> ViewOut:
    """A name for the filters of the list; each account has its own."""
    account_id = entry.principal.account_id
    key = await views.name_key(entry.db, account_id, body.name)
    view = SavedView(
        account_id=account_id,
        name=body.name,
        name_key=key,
        filters=body.filters.model_dump(mode="json", exclude_defaults=True),
        pinned=body.pinned,
    )
    entry.db.add(view)
    await entry.db.flush()
    response.headers["ETag"] = etag(view)
    response.headers["Location"] = f"/api/v1/workspaces/{entry.workspace.id}/contact-views/{view.id}"
    return ViewOut.model_validate(view)


@router.get("/contact-views/{view_id}", summary="One saved view")
async def get_contact_view(view_id: Identifier, entry: Inside, response: Response) -> ViewOut:
    """Its filters are those of the list of contacts."""
    view = await views.get(entry.db, view_id, entry.principal.account_id)
    response.headers["ETag"] = etag(view)
    return ViewOut.model_validate(view)


@router.patch("/contact-views/{view_id}", summary="Change a saved view")
async def update_contact_view(
    view_id: Identifier, body: ViewPatch, entry: Inside, condition: IfMatch, response: Response
) -> ViewOut:
    """Merge patch; the filters are replaced whole."""
    view = await views.get(entry.db, view_id, entry.principal.account_id)
    check_if_match(condition, view)
    sent = body.model_fields_set
    if "name" in sent:
        view.name_key = await views.name_key(entry.db, view.account_id, body.name, but=view.id)
        view.name = body.name
    if "filters" in sent:
        view.filters = body.filters.model_dump(mode="json", exclude_defaults=True)
    if "pinned" in sent:
        view.pinned = body.pinned
    await entry.db.flush()
    response.headers["ETag"] = etag(view)
    return ViewOut.model_validate(view)


@router.delete("/contact-views/{view_id}", status_code=204, summary="Delete a saved view")
async def delete_contact_view(view_id: Identifier, entry: Inside, condition: IfMatch) -> None:
    """The contacts it showed stay."""
    view = await views.get(entry.db, view_id, entry.principal.account_id)
    check_if_match(condition, view)
    await entry.db.delete(view)


@router.post("/contact-lines/preview", summary="Understand one typed line")
@policy(read_only=True)
async def preview_contact_line(body: LineIn, entry: Inside) -> LineOut:
    """`Ann Lee, Harbour Mills, ann@harbour.example, via Bob Hale` taken apart; nothing is kept.

    Send the line to `/contact-lines` to keep the person."""
    found = parse(body.line)
    matches = await matching.by_name(
        entry.db, entry.workspace, found.display_name, found.organization_name or None
    )
    given = await matching.by_name(entry.db, entry.workspace, found.via, None) if found.via else []
    plain = asdict(found)
    plain |= {"display_name": found.display_name, "notes": found.notes}
    return LineOut.model_validate(plain | {"matches": matches, "via_matches": given})
