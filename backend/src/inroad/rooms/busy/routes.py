"""Calendars of the seeker's own over HTTP: what they take of the days."""

from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, Query, Request, Response, UploadFile
from sqlalchemy import select

from inroad.kit import clock
from inroad.kit.db import Session
from inroad.kit.http.listing import ListParams, Sort, paginate, rows_of
from inroad.kit.http.models import Identifier, PageLinks
from inroad.kit.http.preconditions import IfMatch, check_if_match, etag
from inroad.kit.http.problems import FieldError, Problem
from inroad.kit.http.routing import MIB, policy
from inroad.kit.http.scopes import Scopes
from inroad.kit.http.transaction import TransactionalRoute
from inroad.kit.ics_reading import IcsError, Spans, read_busy
from inroad.kit.means import Means
from inroad.rooms import following
from inroad.rooms.accounts.access import Entry, Inside, SignedIn
from inroad.rooms.busy import actions
from inroad.rooms.busy.schemas import BusyCalendarIn, BusyCalendarOut, BusyCalendarPatch
from inroad.rooms.busy.tables import BusyCalendar

router = APIRouter(
    prefix="/workspaces/{workspace_id}/busy-calendars",
    route_class=TransactionalRoute,
    tags=["calendar"],
    dependencies=[Depends(Scopes(read="calendar:read", write="calendar:write"))],
)
CALENDARS = Sort({"created_at": BusyCalendar.created_at}, default="created_at", tie=BusyCalendar.id)
_STORED = (
    "id",
    "name",
    "host",
    "sealed_url",
    "problem",
    "problem_detail",
    "checked_at",
    "read_at",
    "read_until",
    "created_at",
    "version",
)


class BusyCalendarPage(PageLinks):
    """A page of calendars."""

    items: list[BusyCalendarOut]


def _judged(sealed_url: str | None, problem: str, checked: bool) -> dict[str, str]:
    state = "waiting" if not checked else "stopped" if problem else "read"
    return {"source": "file" if sealed_url is None else "address", "state": state}


async def _out(entry: Entry, calendar: BusyCalendar, response: Response) -> BusyCalendarOut:
    response.headers["ETag"] = etag(calendar)
    counts = await actions.counts(entry.db, [calendar.id])
    return BusyCalendarOut.model_validate(
        {
            **{name: getattr(calendar, name) for name in _STORED if name != "sealed_url"},
            **_judged(calendar.sealed_url, calendar.problem, calendar.checked_at is not None),
            "busy_times": counts.get(calendar.id, 0),
        }
    )


def _located(entry: Entry, calendar: BusyCalendar, response: Response) -> None:
    path = f"/api/v1/workspaces/{entry.workspace.id}/busy-calendars/{calendar.id}"
    response.headers["Location"] = path


async def _get(db: Session, id: str) -> BusyCalendar:
    found = await db.find(BusyCalendar, id)
    if found is None:
        raise Problem(404, "not_found", detail="There is no such calendar here.")
    return found


@router.get("", summary="Calendars looked at for busy times")
async def list_busy_calendars(
    entry: Inside, request: Request, params: Annotated[ListParams, Query()]
) -> BusyCalendarPage:
    """Without their addresses. Of what stands in them only the times are kept (S21)."""
    stored = select(*(getattr(BusyCalendar, name) for name in _STORED))
    page: BusyCalendarPage = await paginate(request, entry.db, stored, CALENDARS, params)
    rows = rows_of(page)
    counts = await actions.counts(entry.db, [row["id"] for row in rows])
    for row in rows:
        row.update(_judged(row.pop("sealed_url"), row["problem"], row["checked_at"] is not None))
        row["busy_times"] = counts.get(row["id"], 0)
    return page


@router.post("", status_code=201, summary="Look at a calendar for busy times")
async def create_busy_calendar(
    body: BusyCalendarIn, entry: Inside, request: Request, response: Response
) -> BusyCalendarOut:
    """It is read in a moment, then every two hours; times for meetings and calls keep clear of it (SET-3)."""
    means: Means = request.app.state.means
    url = actions.clean_url(means, body.url)
    made = await actions.add(
        entry.db, means, entry.workspace, entry.principal.account_id, url, body.name, clock.now()
    )
    _located(entry, made, response)
    return await _out(entry, made, response)


async def _upload(
    _principal: SignedIn, file: Annotated[UploadFile, File(description="An .ics file")]
) -> Spans | IcsError:
    # Before the way in, which takes the write lock: nothing but the database is waited for inside a write.
    # What is wrong with the file is said once it is known that the search is theirs.
    try:
        return await read_busy(await file.read(), *actions.window(clock.now()))
    except IcsError as error:
        return error


@router.post("/files", status_code=201, summary="Take the busy times of a calendar file")
@policy(max_body=2 * MIB, cost=20)
async def upload_busy_calendar(
    found: Annotated[Spans | IcsError, Depends(_upload)],
    entry: Inside,
    response: Response,
    name: Annotated[str, Form(min_length=1, max_length=200, description="What to call it")] = "File",
) -> BusyCalendarOut:
    """At most 1 MiB. Of the file nothing is kept but when one is busy (S21)."""
    if isinstance(found, IcsError):
        detail = str(found).replace("at this address", "in this file")
        raise Problem(422, "invalid", errors=[FieldError("/file", found.why, detail)])
    now = clock.now()
    made = await actions.add_file(
        entry.db, entry.workspace, entry.principal.account_id, found, name.strip() or "File", now
    )
    await following.plan_soon(entry.db, now)
    _located(entry, made, response)
    return await _out(entry, made, response)


@router.get("/{busy_calendar_id}", summary="One calendar looked at for busy times")
async def get_busy_calendar(
    busy_calendar_id: Identifier, entry: Inside, response: Response
) -> BusyCalendarOut:
    """When it was read, up to which day, and what stood in the way."""
    return await _out(entry, await _get(entry.db, busy_calendar_id), response)


@router.patch("/{busy_calendar_id}", summary="Name a calendar")
async def update_busy_calendar(
    busy_calendar_id: Identifier,
    body: BusyCalendarPatch,
    entry: Inside,
    condition: IfMatch,
    response: Response,
) -> BusyCalendarOut:
    """Merge patch. Another address is another calendar: add that, and remove this one."""
    found = await _get(entry.db, busy_calendar_id)
    check_if_match(condition, found)
    if "name" in body.changes():
        found.name = body.name
    await entry.db.flush()
    return await _out(entry, found, response)


@router.delete("/{busy_calendar_id}", status_code=204, summary="Look at a calendar no more")
async def delete_busy_calendar(busy_calendar_id: Identifier, entry: Inside, condition: IfMatch) -> None:
    """Its busy times go with it."""
    found = await _get(entry.db, busy_calendar_id)
    check_if_match(condition, found)
    await actions.remove(entry.db, found)
    await following.plan_soon(entry.db, clock.now())


@router.post("/{busy_calendar_id}/refresh", status_code=202, summary="Read a calendar now")
async def refresh_busy_calendar(
    busy_calendar_id: Identifier, entry: Inside, response: Response
) -> BusyCalendarOut:
    """Asks its server for it in a moment. A file is read once: upload it again. Problem 409."""
    found = await _get(entry.db, busy_calendar_id)
    if found.sealed_url is None:
        raise Problem(409, "conflict", detail="A file is read once. Upload the newer one, and remove this.")
    found.checked_at = None
    await actions.read_soon(entry.db, found)
    await entry.db.flush()
    return await _out(entry, found, response)
