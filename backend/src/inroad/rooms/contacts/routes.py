"""Contacts over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import Field, StringConstraints
from sqlalchemy import select

from inroad.kit import clock
from inroad.kit.http.listing import ListParams, paginate, rows_of
from inroad.kit.http.models import Identifier, PageLinks
from inroad.kit.http.preconditions import IfMatch, check_if_match, etag
from inroad.kit.http.routing import policy
from inroad.kit.http.scopes import Scopes
from inroad.kit.http.transaction import TransactionalRoute
from inroad.rooms import following
from inroad.rooms.accounts.access import Inside
from inroad.rooms.contacts import actions, matching, reading
from inroad.rooms.contacts.schemas import (
    ContactIn,
    ContactOut,
    ContactPatch,
    ContactRow,
    MatchesOut,
    NoteIn,
    StarterListOut,
    TimelineItem,
)
from inroad.rooms.contacts.starting import starters
from inroad.rooms.contacts.tables import Activity
from inroad.rooms.forgotten import marks as forgotten
from inroad.rooms.forgotten.marks import marks_of
from inroad.rooms.wire import PersonOut

router = APIRouter(
    prefix="/workspaces/{workspace_id}",
    route_class=TransactionalRoute,
    tags=["contacts"],
    dependencies=[Depends(Scopes(read="contacts:read", write="contacts:write"))],
)


class ContactPage(PageLinks):
    """A page of contacts."""

    items: list[ContactRow]


class TimelinePage(PageLinks):
    """A page of what has happened, the latest first."""

    items: list[TimelineItem]


@router.get("/contacts", summary="Contacts, filtered and in order")
async def list_contacts(
    entry: Inside, request: Request, params: Annotated[reading.ContactFilter, Query()]
) -> ContactPage:
    """Sort by display_name, updated_at, next_on or degree. Filters narrow; several of one kind widen."""
    found, values, few = await reading.asked(entry.db, params)
    return await paginate(request, entry.db, found, reading.SORT, params, few=few, values=values)


@router.post("/contacts", status_code=201, summary="Add a contact")
async def create_contact(body: ContactIn, entry: Inside, request: Request, response: Response) -> ContactOut:
    """One name is enough. Somebody added by hand counts as known unless `known` says otherwise (NET-1)."""
    now = clock.now()
    contact = await actions.create(
        entry.db,
        entry.workspace,
        body.model_dump(),
        now,
        source="manual" if entry.principal.credential == "session" else "api",
    )
    await forgotten.check(entry.db, marks_of(request), contact)
    await following.refresh(entry.db, [contact.id], now)
    response.headers["ETag"] = etag(contact)
    response.headers["Location"] = f"/api/v1/workspaces/{entry.workspace.id}/contacts/{contact.id}"
    return await reading.whole(entry.db, entry.workspace, contact, now)


@router.get("/contacts/{contact_id}", summary="One contact")
async def get_contact(contact_id: Identifier, entry: Inside, response: Response) -> ContactOut:
    """Everything about one person, with the one thing that comes next (NET-12)."""
    contact = await actions.get(entry.db, contact_id)
    response.headers["ETag"] = etag(contact)
    return await reading.whole(entry.db, entry.workspace, contact, clock.now())


@router.patch("/contacts/{contact_id}", summary="Change a contact")
async def update_contact(
    contact_id: Identifier,
    body: ContactPatch,
    entry: Inside,
    condition: IfMatch,
    request: Request,
    response: Response,
) -> ContactOut:
    """JSON merge patch: absent keeps, null clears, lists are replaced whole."""
    now = clock.now()
    contact = await actions.get(entry.db, contact_id)
    check_if_match(condition, contact)
    sent = body.model_dump(include=body.model_fields_set)
    await actions.update(entry.db, entry.workspace, contact, sent, now)
    if sent.keys() & {"emails", "phones"}:
        await forgotten.check(entry.db, marks_of(request), contact)
    response.headers["ETag"] = etag(contact)
    return await reading.whole(entry.db, entry.workspace, contact, now)


@router.delete("/contacts/{contact_id}", status_code=204, summary="Delete a contact")
async def delete_contact(contact_id: Identifier, entry: Inside, condition: IfMatch) -> None:
    """Gone from lists and network; can be restored for thirty days."""
    contact = await actions.get(entry.db, contact_id)
    check_if_match(condition, contact)
    await actions.remove(entry.db, contact, clock.now())


@router.post("/contacts/{contact_id}/restore", summary="Take a deletion back")
async def restore_contact(contact_id: Identifier, entry: Inside, response: Response) -> ContactOut:
    """The contact is back, with every referral it had. Restoring a live contact changes nothing."""
    now = clock.now()
    contact = await actions.get(entry.db, contact_id, deleted=True)
    if contact.deleted_at is not None:
        await actions.restore(entry.db, contact, now)
    response.headers["ETag"] = etag(contact)
    return await reading.whole(entry.db, entry.workspace, contact, now)


@router.get("/contacts/{contact_id}/timeline", summary="What has happened with a contact")
async def list_timeline(
    contact_id: Identifier, entry: Inside, request: Request, params: Annotated[ListParams, Query()]
) -> TimelinePage:
    """The latest first."""
    beside = reading.CameIn(await actions.get(entry.db, contact_id))
    found = select(
        Activity.id,
        Activity.kind,
        Activity.happened_at,
        Activity.title,
        Activity.detail,
        Activity.people_ids,
        Activity.subject_id,
    ).where(Activity.contact_id == contact_id)
    page: TimelinePage = await paginate(request, entry.db, found, reading.TIMELINE, params, beside)
    rows = rows_of(page)
    called = await actions.names(entry.db, [id for row in rows for id in row["people_ids"]])
    for row in rows:
        row["people"] = [
            {"id": id, "display_name": called[id]} for id in row.pop("people_ids") if id in called
        ]
    return page


@router.post("/contacts/{contact_id}/notes", status_code=201, summary="Add a note")
async def create_note(contact_id: Identifier, body: NoteIn, entry: Inside) -> TimelineItem:
    """A dated note in the timeline."""
    now = clock.now()
    contact = await actions.get(entry.db, contact_id)
    line = Activity(
        contact_id=contact.id,
        kind="note",
        happened_at=now,
        title="You noted",
        detail=body.text,
        people_ids=[],
        subject_id=None,
    )
    entry.db.add(line)
    await entry.db.flush()
    return TimelineItem.model_validate(
        {
            "id": line.id,
            "kind": "note",
            "happened_at": now,
            "title": line.title,
            "detail": line.detail,
            "people": [],
            "subject_id": None,
        }
    )


@router.get("/starters", summary="Whom to ask first")
@policy(whole="at most fifty, by how good a beginning they are")
async def list_starters(entry: Inside) -> StarterListOut:
    """Known people by how good a beginning they are, each with the reasons (NET-2, NET-3, NET-11)."""
    ranked = await starters(entry.db, entry.workspace, clock.now(), limit=50)
    return StarterListOut.model_validate(
        {
            "items": [
                {
                    "contact": PersonOut(id=each.contact.id, display_name=each.contact.name),
                    "score": each.score,
                    "reasons": each.reasons,
                }
                for each in ranked
            ]
        },
        from_attributes=True,
    )


@router.get("/contact-matches", summary="Is this somebody I have already?")
@policy(whole="at most ten, the likeliest first")
async def list_contact_matches(
    entry: Inside,
    name: Annotated[str, StringConstraints(min_length=2, max_length=200), Query()],
    organization: Annotated[str | None, Field(max_length=200), Query()] = None,
    email: Annotated[str | None, Field(max_length=254), Query()] = None,
    phone: Annotated[str | None, Field(max_length=60), Query()] = None,
) -> MatchesOut:
    """Contacts that a typed name probably means, with what speaks for it; scored as duplicates are."""
    found = await matching.by_name(entry.db, entry.workspace, name, organization, email, phone)
    return MatchesOut(items=found)
