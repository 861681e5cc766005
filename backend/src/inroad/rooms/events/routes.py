"""Events over HTTP: as a stream for who listens, as a list for who asks now and then."""

from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query, Request
from pydantic import Field
from starlette.responses import Response, StreamingResponse

from inroad.kit.http.problems import Problem
from inroad.kit.http.routing import policy
from inroad.kit.http.scopes import Scopes
from inroad.kit.http.transaction import TransactionalRoute
from inroad.rooms.accounts.access import Inside
from inroad.rooms.events.schemas import EventOut, EventsOut
from inroad.rooms.events.streams import MOST, Streams
from inroad.rooms.events.telling import AT_ONCE, Telling, changes_since, last_position

STREAM = "text/event-stream"
_SAID = (
    "id: 42\nevent: change\n"
    'data: {"type":"letter.sent","operation":"send_letter",'
    '"object_id":"0198c0de-0000-7000-8000-0000000000e1",'
    '"request_id":"0198c0de-0000-7000-8000-0000000000e2"}\n\n'
)
_STREAMED = {
    "description": "What has happened since; or, for who accepts it, a stream that goes on.",
    "content": {STREAM: {"schema": {"type": "string", "contentMediaType": STREAM}, "example": _SAID}},
}

router = APIRouter(
    prefix="/workspaces/{workspace_id}",
    route_class=TransactionalRoute,
    tags=["events"],
    dependencies=[Depends(Scopes(read="workspace:read", write="workspace:write"))],
)


@router.get(
    "/events",
    summary="What happens, as it happens",
    response_model=EventsOut,
    responses={200: _STREAMED},
)
@policy(whole="at most two hundred after a position, the first first", unattended=True)
async def list_events(
    entry: Inside,
    request: Request,
    after: Annotated[
        int | None,
        Field(ge=0, le=2**31 - 1, description="Only what came after this position; absent: from now on"),
        Query(),
    ] = None,
    last_event_id: Annotated[
        int | None,
        Header(
            ge=0,
            le=2**31 - 1,
            alias="Last-Event-ID",
            description="What a browser sends when it comes back to a stream; counts before `after`",
        ),
    ] = None,
) -> EventsOut | Response:
    """Ids and kinds, no words. With `Accept: text/event-stream` a stream: `ready` says where it begins,
    `change` is one change, `reset` asks to read everything anew. It ends when the sign-in does."""
    position = after if last_event_id is None else last_event_id
    if STREAM not in request.headers.get("accept", ""):
        head = await last_position(entry.db)
        rows = await changes_since(entry.db, position, AT_ONCE) if position is not None else []
        last = rows[-1]["position"] if rows else head
        items = [EventOut.model_validate(row) for row in rows]
        return EventsOut(items=items, last=last, more=last < head)
    streams: Streams = request.app.state.streams
    if streams.full(entry.principal.account_id):
        raise Problem(
            429,
            "too_many_streams",
            detail=f"An account may have {MOST} streams open; close one first.",
            headers={"Retry-After": "60"},
        )
    telling = Telling(streams, entry.principal, entry.workspace.id, position)
    # A proxy that gathers answers before it hands them on would tell everything late.
    return StreamingResponse(telling.told(), media_type=STREAM, headers={"X-Accel-Buffering": "no"})
