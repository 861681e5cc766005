"""Calendar feeds over HTTP."""

import hashlib
from typing import Annotated, Any, cast

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from sqlalchemy import delete, select

from inroad.domain.policy import Policy
from inroad.kit import clock
from inroad.kit.http.listing import ListParams, Sort, paginate
from inroad.kit.http.models import Identifier, PageLinks
from inroad.kit.http.problems import Problem
from inroad.kit.http.routing import policy
from inroad.kit.http.scopes import Scopes
from inroad.kit.http.transaction import TransactionalRoute, Uow
from inroad.kit.ics import Event, write
from inroad.kit.ids import new_id
from inroad.rooms.accounts.access import Inside
from inroad.rooms.accounts.seen import Seen
from inroad.rooms.accounts.tables import Workspace
from inroad.rooms.feeds.addresses import PURPOSE, new_address, well_formed
from inroad.rooms.feeds.events import Shows, events_of, one_meeting, one_promise
from inroad.rooms.feeds.schemas import FeedIn, FeedOut, NewFeedOut
from inroad.rooms.feeds.tables import CalendarFeed
from inroad.rooms.history import policy_of

door = APIRouter(route_class=TransactionalRoute, tags=["calendar"], dependencies=[Depends(Scopes())])
router = APIRouter(
    prefix="/workspaces/{workspace_id}",
    route_class=TransactionalRoute,
    tags=["calendar"],
    dependencies=[Depends(Scopes(read="calendar:read", write="calendar:write"))],
)
FEEDS = Sort({"created_at": CalendarFeed.created_at}, default="created_at", tie=CalendarFeed.id)
MEDIA = "text/calendar; charset=utf-8"
_TOLD: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "iCalendar, RFC 5545.",
        "content": {
            "text/calendar": {
                "schema": {"type": "string"},
                "example": "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
            }
        },
    }
}


class FeedPage(PageLinks):
    """A page of feeds."""

    items: list[FeedOut]


@router.get("/calendar-feeds", summary="Calendar feeds of a search")
async def list_calendar_feeds(
    entry: Inside, request: Request, params: Annotated[ListParams, Query()]
) -> FeedPage:
    """One's own feeds, without their addresses."""
    mine = select(*(getattr(CalendarFeed, name) for name in FeedOut.model_fields)).where(
        CalendarFeed.workspace_id == entry.workspace.id,
        CalendarFeed.account_id == entry.principal.account_id,
    )
    return await paginate(request, entry.db, mine, FEEDS, params)


@router.post("/calendar-feeds", status_code=201, summary="Make a calendar feed")
@policy(idempotency="refused")
async def create_calendar_feed(body: FeedIn, entry: Inside, uow: Uow) -> NewFeedOut:
    """The address is shown in this answer and never again: whoever has it reads the feed (S21)."""
    secret = new_address()
    feed = CalendarFeed(
        id=new_id(),
        workspace_id=entry.workspace.id,
        account_id=entry.principal.account_id,
        name=body.name,
        shows=body.shows,
        token_hash=uow.kit.secret.keyed_hash(PURPOSE, secret),
        created_at=clock.now(),
        last_read_at=None,
    )
    entry.db.add(feed)
    await entry.db.flush()
    told = FeedOut.model_validate(feed).model_dump()
    return NewFeedOut.model_validate({**told, "url": f"{uow.kit.public_url}/api/v1/feeds/{secret}"})


@router.delete("/calendar-feeds/{feed_id}", status_code=204, summary="End a calendar feed")
@policy(if_match="a feed has no versions")
async def delete_calendar_feed(feed_id: Identifier, entry: Inside) -> None:
    """The address opens nothing from the next request on."""
    ended = await entry.db.execute(
        delete(CalendarFeed)
        .where(
            CalendarFeed.id == feed_id,
            CalendarFeed.workspace_id == entry.workspace.id,
            CalendarFeed.account_id == entry.principal.account_id,
        )
        .returning(CalendarFeed.id)
    )
    if ended.scalar_one_or_none() is None:
        raise Problem(404, "not_found", detail="There is no such feed.")


@door.get(
    "/feeds/{feed_secret}",
    summary="A calendar feed, for calendar programs",
    response_class=Response,
    responses=_TOLD,
)
async def read_calendar_feed(
    feed_secret: Annotated[str, Path(max_length=200)], uow: Uow, request: Request
) -> Response:
    """No sign-in: the address is the key. Answers 304 to the ETag it gave."""
    feed = await _feed(feed_secret, uow)
    if feed is None:
        raise Problem(404, "not_found", detail="There is no such feed, or it was ended.")
    db = await uow.session(feed.workspace_id)
    workspace = await db.get_one(Workspace, feed.workspace_id)
    now = clock.now()
    events = await events_of(
        db, workspace, policy_of(workspace), cast(Shows, feed.shows), now, uow.kit.public_url
    )
    seen: Seen = request.app.state.seen
    seen.note("feed", feed.id, now)
    content = write(workspace.name, events)
    tag = hashlib.sha256(content).hexdigest()[:32]
    headers = {"ETag": f'"{tag}"', "Cache-Control": "private, no-cache"}
    known = request.headers.get("if-none-match", "")
    if tag in {each.strip().removeprefix("W/").strip('"') for each in known.split(",")}:
        return Response(status_code=304, headers=headers)
    return Response(content, headers={**headers, "Content-Type": MEDIA})


async def _feed(secret: str, uow: Uow) -> CalendarFeed | None:
    if not well_formed(secret):
        return None
    lookup = await uow.lookup()
    digest = uow.kit.secret.keyed_hash(PURPOSE, secret)
    found = await lookup.execute(select(CalendarFeed).where(CalendarFeed.token_hash == digest))
    feed: CalendarFeed | None = found.scalar_one_or_none()
    if feed is not None:
        lookup.expunge(feed)
    return feed


@router.get(
    "/meetings/{meeting_id}/event.ics",
    summary="A meeting as a calendar file",
    response_class=Response,
    responses=_TOLD,
)
async def get_meeting_event(meeting_id: Identifier, entry: Inside, uow: Uow) -> Response:
    """For adding the one meeting to a calendar by hand; its id is the same as in a feed."""
    rules: Policy = policy_of(entry.workspace)
    return _file(await one_meeting(entry.db, meeting_id, rules, uow.kit.public_url), "meeting")


@router.get(
    "/promises/{promise_id}/event.ics",
    summary="A promise as a calendar file",
    response_class=Response,
    responses=_TOLD,
)
async def get_promise_event(promise_id: Identifier, entry: Inside, uow: Uow) -> Response:
    """For adding the one promise to a calendar by hand; its id is the same as in a feed."""
    return _file(await one_promise(entry.db, promise_id, uow.kit.public_url), "promise")


def _file(event: Event | None, what: str) -> Response:
    if event is None:
        raise Problem(404, "not_found", detail=f"There is no such {what} here.")
    headers = {
        "Content-Type": MEDIA,
        "Content-Disposition": f'attachment; filename="{what}.ics"',
        "Cache-Control": "no-store",
    }
    return Response(write("", [event]), headers=headers)
