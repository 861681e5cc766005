"""Meetings over HTTP."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import Field
from sqlalchemy import select

from inroad.kit import clock
from inroad.kit.http.listing import paginate, rows_of
from inroad.kit.http.models import Day, Identifier, PageLinks
from inroad.kit.http.preconditions import IfMatch, check_if_match, etag
from inroad.kit.http.problems import FieldError, Problem
from inroad.kit.http.routing import policy
from inroad.kit.http.scopes import Scopes
from inroad.kit.http.transaction import TransactionalRoute
from inroad.rooms.accounts.access import Entry, Inside
from inroad.rooms.accounts.tables import Account
from inroad.rooms.contacts import actions as contacts
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.forgotten import marks as forgotten
from inroad.rooms.forgotten.marks import marks_of
from inroad.rooms.meetings import actions, amending, debriefing, notes, preparing, reading, slots
from inroad.rooms.meetings.debrief_schemas import DebriefIn, DebriefOut, DebriefPatch
from inroad.rooms.meetings.naming import Named
from inroad.rooms.meetings.schemas import (
    MeetingEndIn,
    MeetingIn,
    MeetingNoteOut,
    MeetingNotesIn,
    MeetingNotesOut,
    MeetingOut,
    MeetingPatch,
    MeetingRow,
    MeetingStartIn,
    PreparationOut,
    SlotsOut,
)
from inroad.rooms.meetings.tables import Meeting
from inroad.rooms.wire import PersonOut

router = APIRouter(
    prefix="/workspaces/{workspace_id}",
    route_class=TransactionalRoute,
    tags=["meetings"],
    dependencies=[Depends(Scopes(read="meetings:read", write="meetings:write"))],
)

FARTHEST = timedelta(days=366)

_TOLD = (
    "skills_said",
    "strengths",
    "weaknesses",
    "hard_to_hear",
    "big_picture",
    "observed",
    "rapport",
    "asked_of_me",
    "asked",
    "offer_given",
)
"""Fields of a debrief that are kept as they were sent."""


class MeetingPage(PageLinks):
    """A page of meetings, the latest first."""

    items: list[MeetingRow]


async def _shown(entry: Entry, meeting: Meeting, contact: Contact, response: Response) -> MeetingOut:
    await entry.db.flush()
    response.headers["ETag"] = etag(meeting)
    # A device whose clock is wrong can tell by how much (BYE-1).
    response.headers["X-Server-Time"] = clock.now().isoformat(timespec="milliseconds")
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


@router.get("/meetings/{meeting_id}/preparation", summary="What to have in mind before a meeting")
async def get_preparation(meeting_id: Identifier, entry: Inside) -> PreparationOut:
    """Who sent one, what was said before, what to bring, to ask, to tell and to offer (MTG-1 to MTG-11)."""
    meeting, contact = await actions.find(entry.db, meeting_id)
    return await preparing.preparation(entry.db, entry.workspace, meeting, contact)


@router.get("/meetings/{meeting_id}/notes", summary="What was written down at the table")
@policy(whole="at most a thousand lines of one meeting, in the order they were written")
async def list_meeting_notes(meeting_id: Identifier, entry: Inside) -> MeetingNotesOut:
    """Every line, from whatever device, in the order in which they were written (MTG-7)."""
    meeting, _ = await actions.find(entry.db, meeting_id)
    return await _noted(entry, meeting)


@router.post("/meetings/{meeting_id}/notes", summary="Keep what was written down at the table")
async def keep_meeting_notes(meeting_id: Identifier, body: MeetingNotesIn, entry: Inside) -> MeetingNotesOut:
    """Adds lines under the ids the device gave them, once each, and answers with the lines of all devices.

    Sending the same lines again changes nothing. Also after goodbye, for a device that was offline.
    """
    meeting, _ = await actions.find_locked(entry.db, meeting_id)
    lines = [notes.Jotted(**dict(line)) for line in body.notes]
    await notes.keep(entry.db, meeting, lines, clock.now(), device_now=body.device_now)
    return await _noted(entry, meeting)


async def _noted(entry: Entry, meeting: Meeting) -> MeetingNotesOut:
    found = await notes.read(entry.db, meeting.id)
    return MeetingNotesOut(
        items=[MeetingNoteOut.model_validate(line) for line in found],
        state=meeting.state,
        started_at=meeting.started_at,
    )


@router.get("/contacts/{contact_id}/meeting-slots", summary="Times to offer for a meeting")
@policy(whole="at most some fifty times, the best first")
async def list_meeting_slots(
    contact_id: Identifier,
    entry: Inside,
    travel_minutes: Annotated[int, Field(ge=0, le=600), Query(description="One way")] = 0,
    weeks: Annotated[int, Field(ge=1, le=6), Query()] = 2,
    from_on: Annotated[Day | None, Query(description="Not before this day of theirs")] = None,
    without_meeting_id: Annotated[
        Identifier | None, Query(description="A meeting that is being moved: its own time counts as free")
    ] = None,
) -> SlotsOut:
    """Before, lunch, after, then office hours, on the contact's own clock (SET-3, TIM-8).

    Clear of the seeker's other meetings and the way to and from them, of holidays and weekends.
    """
    contact = await contacts.get(entry.db, contact_id)
    now = clock.now()
    if from_on is not None and abs(from_on - now.date()) > FARTHEST:
        detail = "must lie within a year"
        raise Problem(422, "invalid", errors=[FieldError(None, "out_of_range", detail, parameter="from_on")])
    return await slots.slots(
        entry.db,
        entry.workspace,
        contact,
        now,
        from_on=from_on,
        weeks=weeks,
        travel_minutes=travel_minutes,
        without=without_meeting_id,
    )


@router.post("/meetings/{meeting_id}/start", summary="Begin the meeting")
async def start_meeting(
    meeting_id: Identifier, body: MeetingStartIn, entry: Inside, response: Response
) -> MeetingOut:
    """Begins the clock (BYE-1), also told late by a device that was offline.

    With `device_now` a wrong clock is set right; without it one that is off by more than ten minutes is not
    believed.
    """
    meeting, contact = await actions.find_locked(entry.db, meeting_id)
    await actions.start(entry.db, meeting, body.started_at, clock.now(), device_now=body.device_now)
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
        device_now=body.device_now,
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
async def debrief_meeting(
    meeting_id: Identifier, body: DebriefIn, entry: Inside, request: Request
) -> DebriefOut:
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
        promised_to_send=body.promised_to_send,
        send_on=body.send_on,
    )
    made = await debriefing.debrief(
        entry.db,
        entry.workspace,
        meeting,
        contact,
        said,
        await _sender(entry),
        clock.now(),
        questions=questions,
    )
    named = zip(body.names, made.people, strict=True)
    new = [(f"/names/{at}", person) for at, (each, person) in enumerate(named) if each.contact_id is None]
    await forgotten.check_all(entry.db, marks_of(request), new, forgotten.NAMED)
    return DebriefOut(
        meeting_id=meeting.id,
        contacts=[PersonOut(id=each.id, display_name=each.display_name) for each in made.people],
        referral_ids=[referral.id for referral in made.referrals],
        thank_you_letter_id=made.thank_you.id if made.thank_you else None,
        thank_you_due_on=made.thank_you.due_on if made.thank_you else None,
        check_back_promise_id=made.check_back.id if made.check_back else None,
        send_promise_id=made.to_send.id if made.to_send else None,
        good=bool(made.people),
    )


@router.patch("/meetings/{meeting_id}/debrief", summary="Add to what came of a meeting")
async def update_debrief(
    meeting_id: Identifier, body: DebriefPatch, entry: Inside, condition: IfMatch, response: Response
) -> MeetingOut:
    """More of what was said, or a word put right; names, promises and tonight's note stay as made (FLW-1)."""
    meeting, contact = await actions.find_locked(entry.db, meeting_id)
    check_if_match(condition, meeting)
    await amending.amend(entry.db, meeting, contact, body.changes(), clock.now())
    return await _shown(entry, meeting, contact, response)
