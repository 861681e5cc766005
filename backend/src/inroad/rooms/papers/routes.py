"""The ways out over HTTP: files to print, to open elsewhere, to copy."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from inroad.kit import clock
from inroad.kit.http.files import file_answer, file_answers
from inroad.kit.http.models import Identifier
from inroad.kit.http.problems import Problem
from inroad.kit.http.routing import policy
from inroad.kit.http.scopes import Scopes
from inroad.kit.http.transaction import TransactionalRoute
from inroad.kit.pdf import Printed
from inroad.rooms.accounts.access import Entry, Inside
from inroad.rooms.papers import actions, pages, words
from inroad.rooms.papers.documents import letter_document
from inroad.rooms.papers.schemas import LabelSheetIn, Paper, WaysOut

router = APIRouter(
    prefix="/workspaces/{workspace_id}",
    route_class=TransactionalRoute,
    tags=["papers"],
    dependencies=[Depends(Scopes(read="letters:read", write="letters:write"))],
)

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MISSING = "Inroad-Missing-Glyphs"
WITHOUT_ADDRESS = "Inroad-Without-Address"
PaperAsked = Annotated[
    Paper | None, Query(description="By the country of the search when absent", alias="paper")
]


async def _opened(entry: Entry, letter_id: str) -> actions.Outgoing:
    return await actions.opened(entry.db, entry.workspace, entry.principal.account_id, letter_id, clock.now())


def _pdf(printed: Printed, stem: str, **more: str) -> Response:
    if printed.missing:
        more[MISSING] = actions.codes(printed.missing)
    return file_answer(printed.content, "application/pdf", stem, "pdf", **more)


@router.get("/letters/{letter_id}/ways-out", summary="How a letter can leave")
async def get_ways_out(letter_id: Identifier, entry: Inside, request: Request) -> WaysOut:
    """Its words as plain and rich text, a mailto: link, what blocks it, and what no font here can print."""
    out = await _opened(entry, letter_id)
    return WaysOut.model_validate(await actions.ways(actions.press_of(request.app.state), out, clock.now()))


@router.get(
    "/letters/{letter_id}/letter.pdf",
    summary="A letter as PDF",
    response_class=Response,
    responses=file_answers("application/pdf", "The letter, tagged; its questions on a page of their own."),
)
@policy(cost=5)
async def get_letter_pdf(
    letter_id: Identifier, entry: Inside, request: Request, paper: PaperAsked = None
) -> Response:
    """To print, or to send on. One that is not ready says so on its head. Characters that no font can show
    are named in Inroad-Missing-Glyphs."""
    out = await _opened(entry, letter_id)
    size = actions.paper_for(paper, entry.workspace)
    printed = await actions.print_letter(actions.press_of(request.app.state), out, size, clock.now())
    return _pdf(printed, pages.title_of(out.letter, out.known))


@router.get(
    "/letters/{letter_id}/envelope.pdf",
    summary="A letter's envelope",
    response_class=Response,
    responses=file_answers("application/pdf", "DL with A4, No. 10 with Letter."),
)
@policy(cost=5)
async def get_envelope_pdf(
    letter_id: Identifier, entry: Inside, request: Request, paper: PaperAsked = None
) -> Response:
    """Sender and recipient, as small as they have to be to fit."""
    out = await _opened(entry, letter_id)
    data = pages.envelope(out.letter, out.known, actions.paper_for(paper, entry.workspace))
    printed = await actions.press_of(request.app.state).print("envelope", data, clock.now())
    return _pdf(printed, f"Envelope {out.known.past.contact.display_name}")


@router.get(
    "/letters/{letter_id}/question-sheet.pdf",
    summary="A letter's questions with room to write",
    response_class=Response,
    responses=file_answers(
        "application/pdf", "For the table: each question, lines below it, room for names."
    ),
)
@policy(cost=5)
async def get_question_sheet_pdf(
    letter_id: Identifier, entry: Inside, request: Request, paper: PaperAsked = None
) -> Response:
    """What was asked ahead, to take along and write on (MTG-6)."""
    out = await _opened(entry, letter_id)
    data = pages.question_sheet(out.letter, out.known, actions.paper_for(paper, entry.workspace))
    printed = await actions.press_of(request.app.state).print("questions", data, clock.now())
    return _pdf(printed, f"Questions for {out.known.past.contact.display_name}")


@router.get(
    "/letters/{letter_id}/letter.docx",
    summary="A letter as a Word document",
    response_class=Response,
    responses=file_answers(DOCX, "Plain paragraphs, to go on writing in."),
)
@policy(cost=5)
async def get_letter_docx(letter_id: Identifier, entry: Inside, paper: PaperAsked = None) -> Response:
    """One that is not ready says so on its head."""
    out = await _opened(entry, letter_id)
    size = actions.paper_for(paper, entry.workspace)
    page = pages.letter_page(out.letter, out.known, size, draft=not out.ready)
    content = await asyncio.to_thread(letter_document, page, clock.now())
    return file_answer(content, DOCX, pages.title_of(out.letter, out.known), "docx")


@router.get(
    "/letters/{letter_id}/message.eml",
    summary="A letter as an e-mail to send from elsewhere",
    response_class=Response,
    responses=file_answers("message/rfc822", "RFC 5322, plain and rich text."),
)
@policy(also=(409,))
async def get_letter_message(letter_id: Identifier, entry: Inside) -> Response:
    """Opens in a mail program, ready to send. 409 while a finding blocks the letter."""
    out = await _opened(entry, letter_id)
    actions.must_be_ready(out)
    try:
        content = words.message_file(out.letter, out.known, out.email, clock.now())
    except ValueError:
        detail = "The e-mail address of this contact cannot stand in a message. Correct it on their page."
        raise Problem(409, "no_email_address", detail=detail) from None
    return file_answer(content, "message/rfc822", pages.title_of(out.letter, out.known), "eml")


@router.post(
    "/label-sheets",
    summary="Address labels for several letters",
    response_class=Response,
    responses=file_answers("application/pdf", "Avery L7163 with A4, 5162 with Letter: 14 on a sheet."),
)
@policy(read_only=True, cost=5)
async def create_label_sheet(body: LabelSheetIn, entry: Inside, request: Request) -> Response:
    """One label a letter, in the order asked for. Nothing is stored. Inroad-Without-Address counts those
    whose reader has no postal address yet ("2 5": the second and the fifth); they have the name alone."""
    found = await actions.labelled(
        entry.db, entry.workspace, entry.principal.account_id, body.letter_ids, clock.now()
    )
    data = pages.labels(found, actions.paper_for(body.paper, entry.workspace), body.start)
    printed = await actions.press_of(request.app.state).print("labels", data, clock.now())
    bare = " ".join(str(at) for at, (_, known) in enumerate(found, 1) if not pages.address_lines(known))
    return _pdf(printed, "Address labels", **({WITHOUT_ADDRESS: bare} if bare else {}))
