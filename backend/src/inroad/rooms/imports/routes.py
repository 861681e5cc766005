"""Imports over HTTP."""

import asyncio
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, File, Form, Query, Request, Response, UploadFile
from pydantic import Field, TypeAdapter, ValidationError
from sqlalchemy import select

from inroad.domain.importing import FORMATS, MAX_FILE_BYTES
from inroad.kit import clock
from inroad.kit.http.listing import ListParams, Sort, paginate
from inroad.kit.http.models import Identifier, PageLinks
from inroad.kit.http.preconditions import etag
from inroad.kit.http.problems import FieldError, Problem
from inroad.kit.http.routing import policy
from inroad.kit.http.scopes import Scopes
from inroad.kit.http.transaction import TransactionalRoute
from inroad.kit.text import ENCODINGS
from inroad.rooms.accounts.access import Entry, Inside, SignedIn
from inroad.rooms.imports import actions, chunks, showing
from inroad.rooms.imports.schemas import (
    DateOrder,
    ImportChoiceIn,
    ImportChoicesIn,
    ImportErrorOut,
    ImportOut,
    ImportPatch,
    ImportRowOut,
    Mapped,
    RowState,
)
from inroad.rooms.imports.tables import Import, ImportCellError, ImportRow

router = APIRouter(
    prefix="/workspaces/{workspace_id}",
    route_class=TransactionalRoute,
    tags=["imports"],
    dependencies=[Depends(Scopes(read="imports:read", write="imports:write"))],
)

MAPPED: TypeAdapter[dict[str, str]] = TypeAdapter(Mapped)
MAX_BODY = 2 * MAX_FILE_BYTES
"""A file somewhat too large still comes in, so that the refusal can say what to do."""


class ImportPage(PageLinks):
    """A page of imports, the latest first."""

    items: list[ImportOut]


class ImportRowPage(PageLinks):
    """A page of rows in the order of the file."""

    items: list[ImportRowOut]


class ImportErrorPage(PageLinks):
    """A page of errors in the order of the file."""

    items: list[ImportErrorOut]


class RowFilter(ListParams):
    """Query of an import's rows."""

    state: Annotated[RowState | None, Field(description="Only rows in this state.")] = None


IMPORTS = Sort({"created_at": Import.created_at}, default="-created_at", tie=Import.id)
ROWS = Sort({"line": ImportRow.line}, default="line", tie=ImportRow.id)
ERRORS = Sort({"line": ImportCellError.line}, default="line", tie=ImportCellError.id)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came in whole and is not refused out of hand."""

    filename: str
    content: bytes
    sha256: str


async def _upload(
    _principal: SignedIn,
    file: Annotated[
        UploadFile,
        File(
            description="LinkedIn, Google, Outlook, Thunderbird, vCard, Monica, CSV or XLSX; 25 MiB at most."
        ),
    ],
) -> Upload:
    # Before the way in, which takes the write lock: nothing but the database is waited for inside a write.
    content = await file.read()
    actions.check_content(content)
    return Upload(
        actions.clean_filename(file.filename), content, await asyncio.to_thread(actions.digest, content)
    )


def _chosen(name: str, value: str | None, allowed: tuple[str, ...]) -> str | None:
    if value is not None and value not in allowed:
        detail = f"Use one of: {', '.join(allowed)}; or leave it out to have it found."
        raise Problem(422, "invalid", errors=[FieldError(f"/{name}", "not_allowed", detail)])
    return value


def _mapping(text: str | None) -> dict[str, str] | None:
    if text is None:
        return None
    try:
        found = MAPPED.validate_json(text)
    except ValidationError:
        detail = 'Write a JSON object, our field to the column: {"display_name": "Who"}.'
        raise Problem(422, "invalid", errors=[FieldError("/mapping", "not_a_mapping", detail)]) from None
    actions.check_mapping(found)
    return found


def _out(record: Import, response: Response) -> ImportOut:
    response.headers["ETag"] = etag(record)
    return ImportOut.model_validate(showing.of(record))


def _accepted(entry: Entry, record: Import, response: Response) -> ImportOut:
    response.headers["Location"] = f"/api/v1/workspaces/{entry.workspace.id}/imports/{record.id}"
    response.headers["Retry-After"] = "1"
    return _out(record, response)


@router.post("/imports", status_code=202, summary="Take in a file of contacts")
@policy(max_body=MAX_BODY, cost=20)
async def create_import(
    upload: Annotated[Upload, Depends(_upload)],
    entry: Inside,
    response: Response,
    format: Annotated[
        str | None,
        Form(max_length=40, description=f"One of {', '.join(FORMATS)}; found from the content if absent."),
    ] = None,
    encoding: Annotated[
        str | None, Form(max_length=40, description="Such as `utf_8` or `cp1252`; found if absent.")
    ] = None,
    date_order: Annotated[
        DateOrder | None, Form(description="Whether 03/04/2019 is in April or in March.")
    ] = None,
    mapping: Annotated[
        str | None,
        Form(
            max_length=10_000,
            description='JSON object, our field to the file\'s column: `{"display_name": "Who"}`.',
        ),
    ] = None,
    dry_run: Annotated[
        bool, Form(description="true: read and check only. false: add the good rows right after.")
    ] = True,
) -> ImportOut:
    """Reads and checks the file; nothing is added before the commit. Poll the Location until `ready`."""
    options = {
        "format": _chosen("format", format, FORMATS),
        "encoding": _chosen("encoding", encoding, ENCODINGS),
        "date_order": date_order,
        "mapping": _mapping(mapping),
    }
    record = await actions.create(
        entry.db,
        filename=upload.filename,
        content=upload.content,
        sha256=upload.sha256,
        options=options,
        dry_run=dry_run,
        now=clock.now(),
    )
    return _accepted(entry, record, response)


@router.get("/imports", summary="Imports, the latest first")
async def list_imports(entry: Inside, request: Request, params: Annotated[ListParams, Query()]) -> ImportPage:
    """Every file that was taken in. Files and rows go after seven days; the counts stay."""
    found = select(*(getattr(Import, name) for name in showing.IMPORT))
    page: ImportPage = await paginate(request, entry.db, found, IMPORTS, params)
    rows: Any = page["items"]  # plain dicts, as they come from the database
    for row in rows:
        showing.shaped(row)
    return page


@router.get("/imports/{import_id}", summary="How far an import is")
async def get_import(import_id: Identifier, entry: Inside, response: Response) -> ImportOut:
    """State, counts and progress in rows; `problem` says what to do when the file could not be read."""
    record = await actions.get(entry.db, import_id)
    if record.state in ("pending", "validating", "running"):
        response.headers["Retry-After"] = "1"
    return _out(record, response)


@router.get("/imports/{import_id}/rows", summary="The rows as they were understood")
async def list_import_rows(
    import_id: Identifier, entry: Inside, request: Request, params: Annotated[RowFilter, Query()]
) -> ImportRowPage:
    """In the order of the file: what each row is, and whether it would be added."""
    record = await actions.get(entry.db, import_id)
    found = select(*(getattr(ImportRow, name) for name in showing.ROW)).where(
        ImportRow.import_id == import_id
    )
    if params.state is not None:
        found = found.where(ImportRow.state == params.state)
    beside = chunks.Beside(import_id, params.state)
    page: ImportRowPage = await paginate(request, entry.db, found, ROWS, params, beside)
    rows: Any = page["items"]  # plain dicts, as they come from the database
    await showing.rows(entry.db, record, rows)
    return page


@router.patch("/imports/{import_id}/rows/{row_id}", summary="Add a row, leave it out, or update with it")
@policy(if_match="The choice is all that can change, and the last word counts.")
async def update_import_row(
    import_id: Identifier, row_id: Identifier, body: ImportChoiceIn, entry: Inside
) -> ImportRowOut:
    """Only before the commit. `update` fills what is empty in the contact the row is, and overwrites nothing.

    A row with errors cannot be taken in as it is.
    """
    row = await actions.choose(entry.db, import_id, row_id, body.choice)
    record = await actions.get(entry.db, import_id)
    shown = await showing.rows(entry.db, record, [{name: getattr(row, name) for name in showing.ROW}])
    return ImportRowOut.model_validate(shown[0])


@router.post("/imports/{import_id}/choices", summary="The same choice for every row in a state")
async def choose_import_rows(
    import_id: Identifier, body: ImportChoicesIn, entry: Inside, response: Response
) -> ImportOut:
    """Such as: update every contact that is there already. Only before the commit."""
    return _out(await actions.choose_all(entry.db, import_id, body.state, body.choice), response)


@router.patch("/imports/{import_id}", status_code=202, summary="Have the file read in another way")
@policy(if_match="The file is read again as a whole, and the last word counts.")
async def update_import(
    import_id: Identifier, body: ImportPatch, entry: Inside, response: Response
) -> ImportOut:
    """Format, encoding, order of dates, or which column holds which field. Choices made so far are lost.

    A mapping is remembered for the next file with the same columns.
    """
    changes = body.changes()
    _chosen("format", body.format, FORMATS)
    _chosen("encoding", body.encoding, ENCODINGS)
    actions.check_mapping(body.mapping)
    record = await actions.held(entry.db, import_id)
    await actions.change(entry.db, record, changes)
    return _accepted(entry, record, response)


@router.get("/imports/{import_id}/errors", summary="What is wrong, cell by cell")
async def list_import_errors(
    import_id: Identifier, entry: Inside, request: Request, params: Annotated[ListParams, Query()]
) -> ImportErrorPage:
    """Line, column, value, and what would be right."""
    await actions.get(entry.db, import_id)
    columns = (getattr(ImportCellError, name) for name in ("line", "column", "code", "message", "value"))
    found = select(*columns).where(ImportCellError.import_id == import_id)
    return await paginate(request, entry.db, found, ERRORS, params)


@router.post("/imports/{import_id}/commit", status_code=202, summary="Add the chosen rows as contacts")
@policy(idempotency="required", cost=10)
async def commit_import(import_id: Identifier, entry: Inside, response: Response) -> ImportOut:
    """All of them or none. Rows that have become contacts since the preview are left out."""
    record = await actions.held(entry.db, import_id)
    await actions.start(entry.db, record, clock.now())
    return _accepted(entry, record, response)


@router.post("/imports/{import_id}/cancel", summary="Cancel an import")
async def cancel_import(import_id: Identifier, entry: Inside, response: Response) -> ImportOut:
    """Ends an import that is not done; nothing of it stays."""
    return _out(await actions.cancel(entry.db, import_id), response)
