"""Tools that change something."""

from typing import Annotated

from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from inroad.rooms.assistants import schemas
from inroad.rooms.assistants.calling import Call
from inroad.rooms.assistants.fields import (
    Channel,
    ContactId,
    LetterId,
    LetterKind,
    Medium,
    OnDay,
    Outcome,
    OverrideReason,
    PromiseKind,
    Questions,
    Subject,
    Text,
    WentBy,
)
from inroad.rooms.assistants.reading import text_of

MATCHED_FROM = 2
"""Letters a name has at least before the API looks for it."""


async def add_name(
    call: Call,
    line: Annotated[
        str,
        Field(
            min_length=1,
            max_length=500,
            description="A line: name, what they do at which organization, telephone, e-mail, circle, #tag, "
            "via whoever gave the name. Such as: Ann Lee, Head of Supply at Harbour Mills, via Bob Hale",
        ),
    ],
    referrer_id: Annotated[
        ContactId | None, Field(description="Who gave the name, if already a contact")
    ] = None,
    may_use_name: Annotated[
        bool | None, Field(description="May a letter name who gave it? Leave out where it was not asked")
    ] = None,
    introduction: Annotated[Text, Field(description="The words of whoever gave the name")] = "",
    although_alike: Annotated[
        bool, Field(description="The seeker says it is somebody else than the one who is there already")
    ] = False,
) -> schemas.NameAdded:
    """Keeps a person and who gave their name, so that the network grows by referral (NET-4).

    Somebody who is certainly there already is not added again."""
    body = {"line": line, "via_contact_id": text_of(referrer_id)}
    seen = await call.ask("preview_contact_line", schemas.LineRead, body={"line": line})
    query = {
        "name": seen.display_name,
        "organization": seen.organization_name or None,
        "email": seen.emails[0] if seen.emails else None,
        "phone": seen.phones[0] if seen.phones else None,
    }
    named = len(seen.display_name) >= MATCHED_FROM
    alike = (await call.ask("list_contact_matches", schemas.Matches, query=query)).items if named else []
    certain = [match for match in alike if match.level == "certain"]
    if certain and not although_alike:
        there = certain[0]
        raise ToolError(f"{there.contact.display_name} is there already ({there.contact.id}): {there.why}")
    added = await call.ask("create_contact_line", schemas.NameLine, body=body)
    if added.referral_id is not None and (may_use_name is not None or introduction):
        told = {"may_use_name": may_use_name, "introduction": introduction or None}
        await call.ask("update_referral", schemas.Result, body=told, referral_id=added.referral_id)
    return schemas.NameAdded(**dict(added), may_be_the_same_as=alike)


async def draft_letter(
    call: Call,
    contact_id: Annotated[ContactId | None, Field(description="Begin a letter to them")] = None,
    kind: LetterKind = "pitch",
    medium: Medium | None = None,
    letter_id: Annotated[LetterId | None, Field(description="Change this draft instead")] = None,
    version: Annotated[
        int | None, Field(ge=1, le=1_000_000_000, description="With letter_id: the version you have read")
    ] = None,
    subject: Annotated[Subject | None, Field(description="Left out: as proposed, or as it is")] = None,
    text: Annotated[Text | None, Field(description="Left out: as proposed, or as it is")] = None,
    questions: Questions | None = None,
    promised_on: Annotated[
        OnDay | None, Field(description="The day of the call it announces (LND-4)")
    ] = None,
) -> schemas.LetterDraft:
    """Begins a letter from all that is known, or changes a draft; answers with the letter and its report.

    A first draft names who gave the name and a good day to call. What is in [brackets] is not known: ask the
    seeker. Nothing is sent."""
    changes: dict[str, object] = {
        "subject": subject,
        "body": text,
        "questions": questions,
        "promised_on": promised_on.isoformat() if promised_on else None,
    }
    wanted = {name: value for name, value in changes.items() if value is not None}
    if letter_id is not None:
        if version is None:
            raise ToolError("Give the version you have read, so that nothing written since is lost.")
        if medium is not None:
            wanted["medium"] = medium
        return await call.ask(
            "update_letter", schemas.LetterDraft, body=wanted, version=version, letter_id=str(letter_id)
        )
    if contact_id is None:
        raise ToolError("Give contact_id to begin a letter, or letter_id and version to change one.")
    begun = {
        "contact_id": str(contact_id),
        "kind": kind,
        "medium": medium,
        "promised_on": wanted.pop("promised_on", None),
    }
    draft = await call.ask("create_letter", schemas.LetterDraft, body=begun)
    if not wanted:
        return draft
    return await call.ask(
        "update_letter", schemas.LetterDraft, body=wanted, version=draft.version, letter_id=draft.id
    )


async def log_attempt(
    call: Call,
    outcome: Outcome,
    contact_id: Annotated[ContactId | None, Field(description="Whom the seeker tried to reach")] = None,
    letter_id: Annotated[
        LetterId | None, Field(description="With letter_sent: the letter that went out")
    ] = None,
    went_by: WentBy | None = None,
    sent_on: Annotated[OnDay | None, Field(description="With letter_sent: today, when left out")] = None,
    channel: Channel = "phone",
    note: Text = "",
    call_back_on: Annotated[
        OnDay | None, Field(description="With call_back_later: the day they asked for")
    ] = None,
    place: Annotated[str, Field(max_length=200, description="With meeting_agreed: where")] = "",
    local_start: Annotated[
        str, Field(max_length=16, description="With meeting_agreed: when, there, such as 2026-10-15T12:30")
    ] = "",
    override_reason: OverrideReason = "",
) -> schemas.Logged:
    """Logs what the seeker did to reach somebody: a call with what came of it, or a letter that has gone out.

    A try on the promised day keeps the promise, reached or not (TIM-6). A letter that went out makes its
    announced day a promise. What a rule blocks is not logged without the seeker's own reason (LND-2)."""
    if outcome == "letter_sent":
        if letter_id is None:
            raise ToolError("Give letter_id: which letter went out.")
        body: dict[str, object] = {
            "sent_on": sent_on.isoformat() if sent_on else None,
            "went_by": went_by,
            "override_reason": override_reason or None,
        }
        letter = await call.ask("send_letter", schemas.LetterDraft, body=body, letter_id=str(letter_id))
        return schemas.Logged(contact=letter.contact, letter=letter)
    if contact_id is None:
        raise ToolError("Give contact_id: whom the seeker tried to reach.")
    meeting = {"place": place, "local_start": local_start} if outcome == "meeting_agreed" else None
    tried: dict[str, object] = {
        "outcome": outcome,
        "channel": channel,
        "note": note,
        "call_back_on": call_back_on.isoformat() if call_back_on else None,
        "meeting": meeting,
        "override_reason": override_reason,
    }
    done = await call.ask("log_attempt", schemas.AttemptLogged, body=tried, contact_id=str(contact_id))
    return schemas.Logged(
        contact=done.attempt.contact,
        kept_promise=done.kept,
        new_promise=done.promise,
        meeting_id=done.meeting_id,
        next_title=done.next_title,
        next_on=done.next_on,
        reasons=done.reasons,
        repeated=done.repeated,
    )


async def make_promise(
    call: Call, contact_id: ContactId, due_on: OnDay, kind: PromiseKind = "call", note: Text = ""
) -> schemas.PromiseLine:
    """Keeps a promise the seeker made outside a letter, such as at goodbye, on the contact's own day.

    Ask propose_days first: closed and full days are refused (TIM-5, TIM-7)."""
    body = {"contact_id": str(contact_id), "kind": kind, "due_on": due_on.isoformat(), "note": note}
    return await call.ask("create_promise", schemas.PromiseLine, body=body)
