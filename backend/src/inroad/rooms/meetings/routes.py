"""Meetings over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from sqlalchemy import select

from inroad.kit import clock
from inroad.kit.http.listing import paginate, rows_of
from inroad.kit.http.models import Identifier, PageLinks
from inroad.kit.http.preconditions import IfMatch, check_if_match, etag
from inroad.kit.http.scopes import Scopes
from inroad.kit.http.transaction import TransactionalRoute
from inroad.rooms.accounts.access import Entry, Inside
from inroad.rooms.accounts.tables import Account
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.meetings import actions, debriefing, reading
from inroad.rooms.meetings.naming import Named
from inroad.rooms.meetings.schemas import (
    DebriefIn,
    DebriefOut,
    MeetingEndIn,
    MeetingIn,
    MeetingOut,
    MeetingPatch,
    MeetingRow,
    MeetingStartIn,
)
from inroad.rooms.meetings.tables import Meeting
from inroad.rooms.wire import PersonOut

router = APIRouter(
    prefix="/workspaces/{workspace_id}",
    route_class=TransactionalRoute,
    tags=["meetings"],
    dependencies=[Depends(Scopes(read="meetings:read", write="meetings:write"))],
)

_TOLD = (
    "skills_said",
    "strengths",
    "weaknesses",
    "hard_to_hear",
    "big_picture",
    "observed",
    "rapport",
    "asked_of_me",
)
"""Fields of a debrief that are kept as they were sent."""


class MeetingPage(PageLinks):
    """A page of meetings, the latest first."""

    items: list[MeetingRow]


async def _shown(entry: Entry, meeting: Meeting, contact: Contact, response: Response) -> MeetingOut:
    await entry.db.flush()
    response.headers["ETag"] = etag(meeting)
    return await reading.whole(entry.db, entry.workspace, meeting, contact)


async def _sender(entry: Entry) -> str:
    """The name the seeker signs with."""
    found = await entry.db.execute(
        select(Account.display_name).where(Account.id == entry.principal.account_id)
    )
    return found.scalar_one()


@router.get("/meetings", summary="Meetings, planned and held")
async def list_meetings(
    entry: Inside, request: Request, params: Annotated[reading.MeetingFilter, Query()]
) -> MeetingPage:
    """By when they begin, the latest first."""
    page: MeetingPage = await paginate(request, entry.db, reading.listed(params), reading.SORT, params)
    for row in rows_of(page):
        reading.row_out(row)
    return page


@router.post("/meetings", status_code=201, summary="Keep a meeting that has been agreed")
async def create_meeting(body: MeetingIn, entry: Inside, response: Response) -> MeetingOut:
    """In person, or with the reason why not (SET-4). A time that another meeting has is refused (409)."""
    plan = actions.Plan(
        **{name: getattr(body, name) for name in MeetingIn.model_fields if name != "contact_id"}
    )
    meeting = await actions.create(entry.db, entry.workspace, body.contact_id, plan, clock.now())
    response.headers["Location"] = f"/api/v1/workspaces/{entry.workspace.id}/meetings/{meeting.id}"
    _, contact = await actions.find(entry.db, meeting.id)
    return await _shown(entry, meeting, contact, response)


@router.get("/meetings/{meeting_id}", summary="One meeting")
async def get_meeting(meeting_id: Identifier, entry: Inside, response: Response) -> MeetingOut:
    """When to leave, what to bring, which questions to ask, who sent one (MTG-1 to MTG-4)."""
    meeting, contact = await actions.find(entry.db, meeting_id)
    return await _shown(entry, meeting, contact, response)


@router.patch("/meetings/{meeting_id}", summary="Change a meeting")
async def update_meeting(
    meeting_id: Identifier, body: MeetingPatch, entry: Inside, condition: IfMatch, response: Response
) -> MeetingOut:
    """Where and when, while it is planned; notes and questions also later (MTG-7)."""
    meeting, contact = await actions.find_locked(entry.db, meeting_id)
    check_if_match(condition, meeting)
    await actions.change(entry.db, meeting, contact, body.changes(), clock.now())
    return await _shown(entry, meeting, contact, response)


@router.post("/meetings/{meeting_id}/start", summary="Begin the meeting")
async def start_meeting(
    meeting_id: Identifier, body: MeetingStartIn, entry: Inside, response: Response
) -> MeetingOut:
    """Begins the clock (BYE-1). A device whose own clock is off by more than ten minutes is not believed."""
    meeting, contact = await actions.find_locked(entry.db, meeting_id)
    await actions.start(entry.db, meeting, body.started_at, clock.now())
    return await _shown(entry, meeting, contact, response)


@router.post("/meetings/{meeting_id}/end", summary="Say goodbye")
async def end_meeting(
    meeting_id: Identifier, body: MeetingEndIn, entry: Inside, response: Response
) -> MeetingOut:
    """Ends the clock; the debrief and tonight's note are due (FLW-1, FLW-2)."""
    meeting, contact = await actions.find_locked(entry.db, meeting_id)
    await actions.end(
        entry.db,
        entry.workspace,
        meeting,
        contact,
        body.ended_at,
        clock.now(),
        told_time=body.told_time,
        invited_to_stay=body.invited_to_stay,
    )
    return await _shown(entry, meeting, contact, response)


@router.post("/meetings/{meeting_id}/cancel", summary="Call a meeting off")
async def cancel_meeting(meeting_id: Identifier, entry: Inside, response: Response) -> MeetingOut:
    """It stays on the timeline as called off; a new one can be agreed."""
    meeting, contact = await actions.find_locked(entry.db, meeting_id)
    await actions.cancel(entry.db, meeting, contact, clock.now())
    return await _shown(entry, meeting, contact, response)


@router.post("/meetings/{meeting_id}/debrief", summary="Write down what came of a meeting")
async def debrief_meeting(meeting_id: Identifier, body: DebriefIn, entry: Inside) -> DebriefOut:
    """Names become contacts with referrals, and tonight's note is drafted, all in one go (BYE-3)."""
    meeting, contact = await actions.find_locked(entry.db, meeting_id)
    told = {name: getattr(body, name) for name in _TOLD}
    if body.notes:
        told["notes"] = body.notes
    questions, _ = await reading.questions_of(entry.db, meeting)
    said = debriefing.Debrief(
        outcome=body.outcome,
        names=[Named(**each.model_dump()) for each in body.names],
        gains=[gain.model_dump() for gain in body.gains],
        feedback=body.feedback,
        no_gain_reason=body.no_gain_reason,
        answers=body.answers,
        told=told,
        champion=body.champion,
        check_back_on=body.check_back_on,
    )
    made = await debriefing.debrief(
        entry.db,
        entry.workspace,
        meeting,
        contact,
        said,
        await _sender(entry),
        clock.now(),
        questions=len(questions),
    )
    return DebriefOut(
        meeting_id=meeting.id,
        contacts=[PersonOut(id=each.id, display_name=each.display_name) for each in made.people],
        referral_ids=[referral.id for referral in made.referrals],
        thank_you_letter_id=made.thank_you.id if made.thank_you else None,
        thank_you_due_on=made.thank_you.due_on if made.thank_you else None,
        check_back_promise_id=made.check_back.id if made.check_back else None,
        good=bool(made.people),
    )
