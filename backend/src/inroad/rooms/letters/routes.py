"""Letters over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from sqlalchemy import select
from starlette.concurrency import run_in_threadpool

from inroad.domain import letters as domain
from inroad.kit import clock
from inroad.kit.db import Session
from inroad.kit.encoder import asking
from inroad.kit.http.listing import paginate, rows_of
from inroad.kit.http.models import Identifier, PageLinks
from inroad.kit.http.preconditions import IfMatch, check_if_match, etag
from inroad.kit.http.routing import policy
from inroad.kit.http.scopes import Scopes
from inroad.kit.http.transaction import TransactionalRoute
from inroad.kit.spelling import misspelt
from inroad.kit.zones import local_day
from inroad.rooms.accounts.access import Entry, Inside
from inroad.rooms.accounts.tables import Account
from inroad.rooms.contacts.actions import names
from inroad.rooms.letters import actions, farewell, reading, sending, versions
from inroad.rooms.letters.knowing import know, question_findings, report_of
from inroad.rooms.letters.schemas import (
    FarewellIn,
    FarewellsOut,
    LetterCheckIn,
    LetterIn,
    LetterOut,
    LetterPatch,
    LetterRow,
    LetterSendIn,
    QuestionsOut,
    ReportOut,
    ScriptsOut,
    VersionOut,
    VersionsOut,
)
from inroad.rooms.letters.scripts import scripts_of
from inroad.rooms.letters.tables import Letter
from inroad.rooms.wire import PersonOut

router = APIRouter(
    prefix="/workspaces/{workspace_id}",
    route_class=TransactionalRoute,
    tags=["letters"],
    dependencies=[Depends(Scopes(read="letters:read", write="letters:write"))],
)


class LetterPage(PageLinks):
    """A page of letters."""

    items: list[LetterRow]


async def _sender(entry: Entry) -> str:
    """The name the seeker signs with."""
    found = await entry.db.execute(
        select(Account.display_name).where(Account.id == entry.principal.account_id)
    )
    return found.scalar_one()


@router.get("/letters", summary="Letters, drafts and sent")
async def list_letters(
    entry: Inside, request: Request, params: Annotated[reading.LetterFilter, Query()]
) -> LetterPage:
    """The latest changed first."""
    page: LetterPage = await paginate(request, entry.db, reading.listed(params), reading.SORT, params)
    for row in rows_of(page):
        row["contact"] = {"id": row["contact_id"], "display_name": row["display_name"]}
    return page


@router.post("/farewells", summary="Draft a note to everyone who helped")
async def draft_farewells(body: FarewellIn, entry: Inside) -> FarewellsOut:
    """When the search ends: a draft to each champion and to each who gave a name, once (FLW-4)."""
    made = await farewell.draft_farewells(
        entry.db, entry.workspace, await _sender(entry), body.outcome, clock.now()
    )
    called = await names(entry.db, [letter.contact_id for letter in made])
    people = [PersonOut(id=each.contact_id, display_name=called[each.contact_id]) for each in made]
    return FarewellsOut(letter_ids=[letter.id for letter in made], contacts=people)


@router.post("/letters", status_code=201, summary="Begin a letter")
async def create_letter(body: LetterIn, entry: Inside, response: Response) -> LetterOut:
    """A first draft from what is known: who sent one, what is shared, the minutes, the best day to promise.
    What is not known stands in brackets, and keeps the letter from going out until it is filled in."""
    now = clock.now()
    known = await know(
        entry.db, entry.workspace, body.contact_id, await _sender(entry), now, pointer="/contact_id"
    )
    letter = await actions.create(
        entry.db, known, actions.Wish(**body.model_dump(exclude={"contact_id"})), now
    )
    response.headers["ETag"] = etag(letter)
    response.headers["Location"] = f"/api/v1/workspaces/{entry.workspace.id}/letters/{letter.id}"
    return await reading.whole(entry.db, letter, known)


@router.get("/letters/{letter_id}", summary="One letter with its findings")
async def get_letter(letter_id: Identifier, entry: Inside, response: Response) -> LetterOut:
    """The checks run anew each time: a day that was good yesterday may be full today."""
    now = clock.now()
    letter, known = await actions.with_known(entry.db, entry.workspace, letter_id, await _sender(entry), now)
    response.headers["ETag"] = etag(letter)
    return await reading.whole(entry.db, letter, known)


@router.patch("/letters/{letter_id}", summary="Change a draft")
async def update_letter(
    letter_id: Identifier, body: LetterPatch, entry: Inside, condition: IfMatch, response: Response
) -> LetterOut:
    """JSON merge patch. A new promised_on changes the sentence in the text, a new sentence moves promised_on;
    both sent and different is refused (LND-4). A sent letter is frozen."""
    now = clock.now()
    letter, known = await actions.with_known(entry.db, entry.workspace, letter_id, await _sender(entry), now)
    check_if_match(condition, letter)
    await actions.change(entry.db, known, letter, body.changes(), now)
    response.headers["ETag"] = etag(letter)
    return await reading.whole(entry.db, letter, known)


@router.get("/letters/{letter_id}/versions", summary="How a letter stood before")
@policy(whole="at most fifty are kept of one letter")
async def list_letter_versions(letter_id: Identifier, entry: Inside) -> VersionsOut:
    """The latest first; of a sent letter also as it went out. To go back to one of a draft, send its subject,
    body and questions with PATCH."""
    letter = await actions.find(entry.db, letter_id)
    return VersionsOut(items=[VersionOut.model_validate(row) for row in await versions.of(entry.db, letter)])


@router.delete("/letters/{letter_id}", status_code=204, summary="Throw a draft away")
async def delete_letter(letter_id: Identifier, entry: Inside, condition: IfMatch) -> None:
    """Drafts only: what has gone out stays in the history."""
    now = clock.now()
    letter, known = await actions.with_known(entry.db, entry.workspace, letter_id, await _sender(entry), now)
    check_if_match(condition, letter)
    await actions.remove(entry.db, known, letter, now)


@router.post("/letters/{letter_id}/send", summary="Say that a letter has gone out")
@policy(idempotency="required")
async def send_letter(
    letter_id: Identifier, body: LetterSendIn, entry: Inside, response: Response
) -> LetterOut:
    """Freezes text and questions and puts the promise into the calendar, in one transaction (LND-2, LND-6).

    Refused while a finding blocks it, unless `override_reason` says why; refused for a promised day that is
    past, closed or full, whatever the reason (TIM-5)."""
    now = clock.now()
    letter, known = await actions.with_known(entry.db, entry.workspace, letter_id, await _sender(entry), now)
    await sending.send(
        entry.db,
        known,
        letter,
        now,
        sent_on=body.sent_on,
        went_by=body.went_by,
        override_reason=body.override_reason,
    )
    response.headers["ETag"] = etag(letter)
    return await reading.whole(entry.db, letter, known)


async def _as_draft(db: Session, entry: Entry, body: LetterCheckIn, letter_id: str) -> ReportOut:
    letter, known = await actions.with_known(
        db, entry.workspace, letter_id, await _sender(entry), clock.now()
    )
    sent = body.model_fields_set
    tried = Letter(
        contact_id=letter.contact_id,
        referrer_id=letter.referrer_id,
        kind=letter.kind,
        medium=letter.medium,
        subject=body.subject if "subject" in sent else letter.subject,
        body=body.text,
        questions=body.questions if "questions" in sent else letter.questions,
        promised_on=body.promised_on if "promised_on" in sent else letter.promised_on,
    )
    return reading.report_out(await run_in_threadpool(report_of, tried, known))


@router.post("/letter-checks", summary="Check a text against the method")
@policy(read_only=True)
async def check_letter(body: LetterCheckIn, entry: Inside) -> ReportOut:
    """A single sentence will do. With `letter_id` the text is judged as that letter, with all that is known
    of it; nothing is stored."""
    if body.letter_id is not None:
        return await _as_draft(entry.db, entry, body, body.letter_id)
    context = domain.LetterContext(
        kind=body.kind,
        minutes=entry.workspace.minutes,
        promised_on=body.promised_on,
        today=local_day(clock.now(), entry.workspace.time_zone),
        questions=tuple(body.questions),
    )

    def report() -> domain.Report:
        found = domain.lint(body.text, context, subject=body.subject, speller=misspelt, judge=asking)
        more = question_findings(body.questions)
        return domain.Report((*found.findings, *more), found.praises, found.words, found.pages)

    return reading.report_out(await run_in_threadpool(report))


@router.get("/questions", summary="Questions to send ahead")
@policy(whole="at most a hundred, the bank before one's own")
async def list_questions(entry: Inside) -> QuestionsOut:
    """The four of the text first, then good ones of ours, then one's own from earlier letters (MTG-6)."""
    return QuestionsOut(items=await reading.questions(entry.db))


@router.get("/contacts/{contact_id}/scripts", summary="What to say on the telephone")
@policy(whole="four kinds of call at most")
async def list_scripts(contact_id: Identifier, entry: Inside) -> ScriptsOut:
    """For the call itself, for whoever else picks up, and for a machine (LND-1, SET-2, NRS-4)."""
    known = await know(entry.db, entry.workspace, contact_id, await _sender(entry), clock.now())
    person = PersonOut(id=contact_id, display_name=known.past.contact.display_name)
    return ScriptsOut(contact=person, items=await scripts_of(entry.db, known))
