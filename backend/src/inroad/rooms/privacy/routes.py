"""Privacy over HTTP: erasing somebody, and telling them what is kept."""

from dataclasses import asdict

from fastapi import APIRouter, Depends, Request, Response

from inroad.kit import clock
from inroad.kit.fold import fold
from inroad.kit.http.files import file_answer, file_answers
from inroad.kit.http.models import Identifier
from inroad.kit.http.problems import FieldError, Problem
from inroad.kit.http.routing import policy
from inroad.kit.http.scopes import Scopes
from inroad.kit.http.transaction import TransactionalRoute
from inroad.rooms.accounts.access import Entry, Inside
from inroad.rooms.contacts import actions as contacts
from inroad.rooms.contacts.tables import Contact
from inroad.rooms.forgotten import lifting
from inroad.rooms.forgotten.marks import marks_of
from inroad.rooms.privacy import coming_back, erasing, log
from inroad.rooms.privacy.report import Report, report_of
from inroad.rooms.privacy.schemas import (
    DataReportOut,
    ErasureIn,
    ErasureOut,
    ErasurePreviewOut,
    LiftIn,
    LiftOut,
    LiftsOut,
)

router = APIRouter(
    prefix="/workspaces/{workspace_id}",
    route_class=TransactionalRoute,
    tags=["privacy"],
    dependencies=[Depends(Scopes(read="contacts:read", write="contacts:write"))],
)


@router.get("/contacts/{contact_id}/erasure", summary="What erasing somebody would take")
async def preview_erasure(contact_id: Identifier, entry: Inside) -> ErasurePreviewOut:
    """Counts of what goes for good, and whether an empty place stays because names hang on them."""
    scope = await erasing.scope_of(entry.db, contact_id)
    return ErasurePreviewOut.model_validate({"counts": scope.counts, "place_kept": scope.place_kept})


@router.post("/contacts/{contact_id}/erasure", summary="Erase somebody who asked for it")
@policy(idempotency="refused", cost=20)
async def erase_contact(
    contact_id: Identifier, body: ErasureIn, entry: Inside, request: Request
) -> ErasureOut:
    """All that is known of them goes, at once and for good: letters, meetings, notes, files they came in by.
    A hash of their addresses stays, so that no import brings them back (P2). Problem 409 `search_is_busy`
    while a file is on its way in or out."""
    scope = await erasing.scope_of(entry.db, contact_id)
    if fold(body.confirm) != fold(scope.people[0].display_name):
        detail = "Type the name as it stands on their page."
        raise Problem(422, "invalid", errors=[FieldError("/confirm", "other_name", detail)])
    told = {"counts": dict(scope.counts), "place_kept": scope.place_kept}
    erasure = await erasing.erase(entry.db, marks_of(request), scope, clock.now())
    written = log.Entry.of(erasure)
    path = request.app.state.settings.store.data_dir / log.FILE
    entry.db.on_commit(lambda: log.append(path, [written]))
    return ErasureOut.model_validate({"id": erasure.id, "erased_at": erasure.erased_at, **told})


@router.post("/forgotten/lifts", status_code=201, summary="Let somebody in again who came back")
async def create_forgotten_lift(body: LiftIn, entry: Inside, request: Request) -> LiftOut:
    """For somebody who asked to be forgotten and then got in touch themselves. By one address, number or
    profile they are let in again by all of them, and can be added; nothing that was erased comes back. The
    reason is kept. Only a person in a browser says so: 403 `browser_only` for tokens."""
    if entry.principal.credential != "session":
        detail = "That somebody came back is said by a person in the browser, not by token."
        raise Problem(403, "browser_only", detail=detail)
    trait = coming_back.trait_of(body, entry.workspace.country)
    done = await lifting.lift(entry.db, marks_of(request), trait, body.reason, clock.now())
    return LiftOut.model_validate(asdict(done))


@router.get("/forgotten/lifts", summary="Those who asked to be forgotten and came back")
@policy(whole="few ask to be forgotten, and fewer come back; the last five hundred")
async def list_forgotten_lifts(entry: Inside) -> LiftsOut:
    """When they were erased, when they were let in again, and why. Who they are is not kept."""
    return LiftsOut.model_validate({"items": [asdict(one) for one in await lifting.lifts(entry.db, 500)]})


async def _report(entry: Entry, contact_id: str) -> tuple[Contact, Report]:
    contact = await contacts.get(entry.db, contact_id)
    return contact, await report_of(entry.db, entry.workspace, contact, clock.now())


@router.get("/contacts/{contact_id}/data-report", summary="How somebody's data came here")
async def get_data_report(contact_id: Identifier, entry: Inside) -> DataReportOut:
    """For somebody who asks: where it came from, what is kept, who may see it, for how long (P5). `text` says
    all of it in plain words. Look it over before you hand it on: your notes about them are in it."""
    _, report = await _report(entry, contact_id)
    return DataReportOut.model_validate(asdict(report))


@router.get(
    "/contacts/{contact_id}/data-report.txt",
    summary="How somebody's data came here, as a text",
    response_class=Response,
    responses=file_answers("text/plain", "The report in plain words, UTF-8."),
)
async def get_data_report_text(contact_id: Identifier, entry: Inside) -> Response:
    """The same as `data-report`, to print or to send."""
    contact, report = await _report(entry, contact_id)
    media = "text/plain; charset=utf-8"
    return file_answer(report.text.encode(), media, f"What is kept about {contact.display_name}", "txt")
