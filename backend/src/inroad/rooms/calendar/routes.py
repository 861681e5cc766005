"""Promises, attempts and days over HTTP."""

from datetime import timedelta
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import Field

from inroad.kit import clock
from inroad.kit.http.listing import paginate, rows_of
from inroad.kit.http.models import Day, Identifier, PageLinks
from inroad.kit.http.preconditions import IfMatch, check_if_match, etag
from inroad.kit.http.problems import FieldError, Problem
from inroad.kit.http.scopes import Scopes
from inroad.kit.http.transaction import TransactionalRoute
from inroad.rooms import following
from inroad.rooms.accounts.access import Inside
from inroad.rooms.calendar import actions, ledger, planning, reading, reliability
from inroad.rooms.calendar.days import call_days
from inroad.rooms.calendar.schemas import (
    AttemptIn,
    AttemptLoggedOut,
    AttemptOut,
    CalendarOut,
    CallDaysOut,
    ContactReliabilityOut,
    PlannedOut,
    PlannedTouchOut,
    PromiseIn,
    PromiseMoveIn,
    PromiseOut,
)
from inroad.rooms.calendar.spread import spread
from inroad.rooms.calendar.tables import Attempt, Promise
from inroad.rooms.contacts import actions as contacts
from inroad.rooms.history import fridays_of, load
from inroad.rooms.wire import MAX_REASONS, PersonOut, ReasonOut

router = APIRouter(
    prefix="/workspaces/{workspace_id}",
    route_class=TransactionalRoute,
    tags=["calendar"],
    dependencies=[Depends(Scopes(read="calendar:read", write="calendar:write"))],
)

LONGEST = timedelta(days=61)
"""From the first to the last day of the calendar's range: 62 days, two months."""


class PromisePage(PageLinks):
    """A page of promises, the earliest day first."""

    items: list[PromiseOut]


class AttemptPage(PageLinks):
    """A page of attempts, the latest first."""

    items: list[AttemptOut]


@router.get("/promises", summary="Promises, open and settled")
async def list_promises(
    entry: Inside, request: Request, params: Annotated[reading.PromiseFilter, Query()]
) -> PromisePage:
    """Each judged now, on the contact's own calendar (TIM-5, TIM-8). Moved ones stay in the ledger."""
    now = clock.now()
    found = await reading.promises(entry.db, params, now)
    page: PromisePage = await paginate(request, entry.db, found, reading.PROMISES, params)
    rows = rows_of(page)
    for row, judged in zip(rows, await reading.shown_all(entry.db, rows, now), strict=True):
        row.update(judged)
    return page


@router.post("/promises", status_code=201, summary="Promise a call")
async def create_promise(body: PromiseIn, entry: Inside, response: Response) -> PromiseOut:
    """A dated promise on the contact's own local day. Closed and full days are refused (TIM-5, TIM-7)."""
    now = clock.now()
    contact = await contacts.get(entry.db, body.contact_id)
    history = (await load(entry.db, [contact.id], entry.workspace))[contact.id]
    await ledger.lock(entry.db, contact.id)
    promise = await ledger.make_promise(
        entry.db,
        entry.workspace,
        contact,
        zone=history.zone,
        due_on=body.due_on,
        now=now,
        kind=body.kind,
        note=body.note,
        friday_style=fridays_of(history),
        place=history.place,
    )
    await following.refresh(entry.db, [contact.id], now)
    response.headers["ETag"] = etag(promise)
    response.headers["Location"] = f"/api/v1/workspaces/{entry.workspace.id}/promises/{promise.id}"
    return await reading.promise(entry.db, promise.id, now)


@router.get("/promises/{promise_id}", summary="One promise")
async def get_promise(promise_id: Identifier, entry: Inside, response: Response) -> PromiseOut:
    """What was said, for which day, and what became of it."""
    found = await reading.promise(entry.db, promise_id, clock.now())
    response.headers["ETag"] = etag(found.version)
    return found


@router.post("/promises/{promise_id}/move", summary="Move a promise, by agreement")
async def move_promise(
    promise_id: Identifier, body: PromiseMoveIn, entry: Inside, response: Response
) -> PromiseOut:
    """Answers with the new promise; the old one stays, with where it went (TIM-5)."""
    now = clock.now()
    promise = await entry.db.find(Promise, promise_id)
    if promise is None:
        raise Problem(404, "not_found", detail="There is no such promise here.")
    fresh = await ledger.move(
        entry.db,
        entry.workspace,
        promise,
        due_on=body.due_on,
        agreed=body.agreed,
        note=body.note,
        now=now,
    )
    response.headers["ETag"] = etag(fresh)
    response.headers["Location"] = f"/api/v1/workspaces/{entry.workspace.id}/promises/{fresh.id}"
    return await reading.promise(entry.db, fresh.id, now)


@router.post("/promises/{promise_id}/sent", summary="What was promised has been sent")
async def send_promised(promise_id: Identifier, entry: Inside, response: Response) -> PromiseOut:
    """Keeps a promise to send something; a promised call is kept by calling (TIM-5, TIM-6)."""
    now = clock.now()
    promise = await entry.db.find(Promise, promise_id)
    if promise is None:
        raise Problem(404, "not_found", detail="There is no such promise here.")
    await ledger.keep_sent(entry.db, promise, now)
    response.headers["ETag"] = etag(promise)
    return await reading.promise(entry.db, promise.id, now)


@router.post(
    "/contacts/{contact_id}/attempts",
    status_code=201,
    summary="Log a call",
    responses={200: {"model": AttemptLoggedOut, "description": "The same try was logged a moment ago"}},
)
async def log_attempt(
    contact_id: Identifier, body: AttemptIn, entry: Inside, response: Response
) -> AttemptLoggedOut:
    """Any try on the promised day keeps the promise, reached or not (TIM-6).

    Silence is never a refusal (NRS-1). A first call without a letter and a promise is blocked unless
    `override_reason` says why (LND-2). The same try again within a minute answers with the first, 200.
    """
    now = clock.now()
    tried = actions.Try(
        outcome=body.outcome,
        channel=body.channel,
        happened_at=body.happened_at,
        note=body.note,
        call_back_on=body.call_back_on,
        meeting=actions.MeetingAgreed(**dict(body.meeting)) if body.meeting else None,
        override_reason=body.override_reason,
    )
    logged = await actions.log_attempt(entry.db, entry.workspace, contact_id, tried, now)
    db, attempt, contact = entry.db, logged.attempt, logged.contact
    if logged.repeated:
        response.status_code = 200
    response.headers["ETag"] = etag(attempt)
    response.headers["Location"] = f"/api/v1/workspaces/{entry.workspace.id}/attempts/{attempt.id}"
    reasons = [ReasonOut(rule=reason.rule, text=reason.text) for reason in logged.reasons]
    known = {reason.text for reason in reasons}
    following_reasons = [ReasonOut(**reason) for reason in contact.next_reasons]
    reasons += [reason for reason in following_reasons if reason.text not in known]
    return AttemptLoggedOut(
        attempt=reading.attempt_out(attempt, contact.display_name),
        kept=await reading.promise(db, logged.kept.id, now) if logged.kept else None,
        promise=await reading.promise(db, logged.promise.id, now) if logged.promise else None,
        meeting_id=attempt.meeting_id,
        next_title=contact.next_title,
        next_on=contact.next_on,
        reasons=reasons[:MAX_REASONS],
        warnings=[ReasonOut(rule=each.rule, text=each.text) for each in logged.warnings],
        repeated=logged.repeated,
    )


@router.get("/attempts", summary="Logged calls")
async def list_attempts(
    entry: Inside, request: Request, params: Annotated[reading.AttemptFilter, Query()]
) -> AttemptPage:
    """The latest first."""
    page: AttemptPage = await paginate(request, entry.db, reading.attempts(params), reading.ATTEMPTS, params)
    for row in rows_of(page):
        row["contact"] = {"id": row["contact_id"], "display_name": row.pop("display_name")}
    return page


@router.get("/attempts/{attempt_id}", summary="One logged call")
async def get_attempt(attempt_id: Identifier, entry: Inside, response: Response) -> AttemptOut:
    """What came of a try."""
    attempt = await _attempt(entry, attempt_id)
    contact = await contacts.get(entry.db, attempt.contact_id)
    response.headers["ETag"] = etag(attempt)
    return reading.attempt_out(attempt, contact.display_name)


@router.delete("/attempts/{attempt_id}", status_code=204, summary="Take a logged call back")
async def undo_attempt(attempt_id: Identifier, entry: Inside, condition: IfMatch) -> None:
    """What it kept is open again; a day or a meeting it made goes too, unless changed since (409)."""
    attempt = await _attempt(entry, attempt_id)
    check_if_match(condition, attempt)
    await actions.undo_attempt(entry.db, entry.workspace, attempt, clock.now())


async def _attempt(entry: Inside, attempt_id: str) -> Attempt:
    attempt = await entry.db.find(Attempt, attempt_id)
    if attempt is None:
        raise Problem(404, "not_found", detail="There is no such attempt here.")
    return attempt


@router.get("/contacts/{contact_id}/call-days", summary="Days on which to call someone")
async def list_call_days(
    contact_id: Identifier,
    entry: Inside,
    medium: Annotated[
        Literal["post", "email"] | None,
        Query(description="A letter goes first: leave it time to arrive and be read"),
    ] = None,
    weeks: Annotated[int, Field(ge=1, le=8), Query(description="Work weeks in the strip")] = 2,
) -> CallDaysOut:
    """Monday to Friday of some weeks, each with a word, a score and its reasons (TIM-1 to TIM-8)."""
    contact = await contacts.get(entry.db, contact_id)
    history = (await load(entry.db, [contact.id], entry.workspace))[contact.id]
    found = await call_days(entry.db, entry.workspace, history, clock.now(), medium=medium, weeks=weeks)
    return CallDaysOut.model_validate(
        {
            "contact": PersonOut(id=contact.id, display_name=contact.display_name),
            "time_zone": found.zone,
            "best_on": found.best_on,
            "arrives_on": found.arrives_on,
            "days": found.days,
        },
        from_attributes=True,
    )


@router.get("/contacts/{contact_id}/reliability", summary="What became of the promises to someone")
async def get_contact_reliability(contact_id: Identifier, entry: Inside) -> ContactReliabilityOut:
    """Kept, broken and moved by agreement, counted now. A moved day stays in the ledger (TIM-5, TIM-6)."""
    contact = await contacts.get(entry.db, contact_id)
    return await reliability.of_contact(entry.db, contact, clock.now())


@router.get("/calendar", summary="Days, and what stands on them")
async def get_calendar(
    entry: Inside, from_on: Annotated[Day, Query()], to_on: Annotated[Day, Query()]
) -> CalendarOut:
    """At most 62 days, both ends included, on the seeker's calendar. The tint of a day is for calls."""
    if not timedelta(0) <= to_on - from_on <= LONGEST:
        detail = "must be from_on or up to 61 days later"
        raise Problem(422, "invalid", errors=[FieldError(None, "out_of_range", detail, parameter="to_on")])
    if from_on.year < 1970 or to_on.year > 2200:
        detail = "must lie between 1970 and 2200"
        raise Problem(422, "invalid", errors=[FieldError(None, "out_of_range", detail, parameter="from_on")])
    return await spread(entry.db, entry.workspace, from_on, to_on, clock.now())


class PlannedTouchPage(PageLinks):
    """A page of the plan, the earliest day first."""

    items: list[PlannedTouchOut]


@router.get("/planned-touches", summary="The plan: which day each open touch gets")
async def list_planned_touches(
    entry: Inside, request: Request, params: Annotated[planning.PlanFilter, Query()]
) -> PlannedTouchPage:
    """Suggested steps in the days that have room, promises left where they are (TIM-1 to TIM-7).

    Planned anew a few seconds after anything changes; what was shown before stays where it can.
    """
    page: PlannedTouchPage = await paginate(
        request, entry.db, planning.touches(params), planning.PLAN_ORDER, params
    )
    for row in rows_of(page):
        row["contact"] = {"id": row.pop("contact_id"), "display_name": row.pop("display_name")}
    return page


@router.post("/planned-touches", summary="Plan now")
async def plan_touches(entry: Inside) -> PlannedOut:
    """Plans at once instead of in a few seconds: for scripts that read the plan right after a change."""
    return PlannedOut(planned=await planning.refresh_plan(entry.db, entry.workspace, clock.now()))
