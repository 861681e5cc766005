"""Tools that only read."""

from typing import Annotated
from uuid import UUID

from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from inroad.rooms.assistants import schemas
from inroad.rooms.assistants.calling import Call, Query
from inroad.rooms.assistants.fields import (
    ContactId,
    Few,
    LetterId,
    Medium,
    MeetingId,
    OnDay,
    OrganizationId,
    PromiseState,
    Questions,
    Subject,
    Text,
    TextKind,
    Words,
)


def text_of(identifier: UUID | None) -> str | None:
    """An id as the API takes it."""
    return None if identifier is None else str(identifier)


async def whats_due_today(call: Call) -> schemas.Today:
    """What to do now, what can wait, and why that first; never empty (NET-6). Start here."""
    return await call.ask("get_today", schemas.Today)


async def find_contact(call: Call, words: Words, limit: Few = 10) -> schemas.Contacts:
    """People by words of their name, what they do, their organization or notes, each with what comes next."""
    return await call.ask("list_contacts", schemas.Contacts, query={"q": words, "limit": limit})


async def check_letter(
    call: Call,
    text: Annotated[Text, Field(description="Left empty, the draft is checked as it stands")] = "",
    letter_id: LetterId | None = None,
    kind: TextKind = "text",
    subject: Subject = "",
    questions: Questions | None = None,
) -> schemas.Report:
    """What the method says to a text: a single sentence, a whole letter, or a draft by its id. Keeps nothing.

    With `letter_id` the text is judged as that letter, with all that is known of it. `blocked` texts ask for
    a job or money, or break a promise: they do not go out (LND-7)."""
    if not text:
        if letter_id is None:
            raise ToolError("Give a text, or the letter_id of a draft.")
        found = await call.ask("get_letter", schemas.LetterDraft, letter_id=str(letter_id))
        return found.report
    body: dict[str, object] = {"text": text, "letter_id": text_of(letter_id), "questions": questions}
    if letter_id is None:
        body["kind"] = kind
    if subject or letter_id is None:
        body["subject"] = subject
    return await call.ask("check_letter", schemas.Report, body=body)


async def propose_days(
    call: Call,
    contact_id: ContactId,
    after_letter: Annotated[
        Medium | None, Field(description="A letter goes first: leave it time to arrive and be read")
    ] = None,
    weeks: Annotated[int, Field(ge=1, le=8, description="Work weeks to look at")] = 2,
) -> schemas.CallDays:
    """Days on which to call somebody, on their calendar, each with a word and reasons (TIM-1 to TIM-8)."""
    query = {"medium": after_letter, "weeks": weeks}
    return await call.ask("list_call_days", schemas.CallDays, query=query, contact_id=str(contact_id))


async def find_introduction_path(
    call: Call, contact_id: ContactId | None = None, organization_id: OrganizationId | None = None
) -> schemas.Ways:
    """Who can introduce the seeker to a person or into an organization, the shortest way first (NET-5).

    Give one of the two ids. `ask` is the one thing to ask next; without a way, `whom_to_ask` may know one."""
    if (contact_id is None) == (organization_id is None):
        raise ToolError("Give either contact_id or organization_id.")
    if contact_id is not None:
        return await call.ask("list_contact_paths", schemas.Ways, contact_id=str(contact_id))
    return await call.ask("list_organization_paths", schemas.Ways, organization_id=str(organization_id))


async def prepare_meeting(
    call: Call, meeting_id: MeetingId | None = None, contact_id: ContactId | None = None
) -> schemas.MeetingPrepared:
    """What to have in mind before a meeting: what to bring, questions, who gave the name, what was said.

    By its id, or by the contact: then their next planned meeting."""
    if meeting_id is None:
        if contact_id is None:
            raise ToolError("Give meeting_id, or contact_id for their next planned meeting.")
        query: Query = {"contact_id": str(contact_id), "state": "planned", "sort": "starts_at", "limit": 1}
        planned = await call.ask("list_meetings", schemas.Meetings, query=query)
        if not planned.items:
            raise ToolError("No meeting with this contact is planned.")
        wanted = planned.items[0].id
    else:
        wanted = str(meeting_id)
    return schemas.MeetingPrepared(
        meeting_id=wanted,
        meeting=await call.ask("get_meeting", schemas.MeetingTimes, meeting_id=wanted),
        preparation=await call.ask("get_preparation", schemas.Preparation, meeting_id=wanted),
    )


async def list_promises(
    call: Call, state: PromiseState | None = "open", contact_id: ContactId | None = None, limit: Few = 20
) -> schemas.Promises:
    """Promises to call, to look in again or to send something; the earliest day first.

    `broken` are those whose day has passed on the contact's calendar (TIM-5)."""
    query: Query = {"state": state, "contact_id": text_of(contact_id), "limit": limit}
    return await call.ask("list_promises", schemas.Promises, query=query)


async def show_insights(
    call: Call, from_on: OnDay | None = None, to_on: OnDay | None = None
) -> schemas.Insights:
    """What has come of the search, each figure with its definition. There is no right number (NET-7)."""
    days = {"from_on": from_on, "to_on": to_on}
    query = {name: day.isoformat() for name, day in days.items() if day is not None}
    return await call.ask("get_insights", schemas.Insights, query=query)
