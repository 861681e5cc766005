"""Exports over HTTP: the whole search as a zip, and lists of contacts as small files."""

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated, Any, cast

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, ConfigDict, create_model
from sqlalchemy import select
from starlette.responses import StreamingResponse

from inroad.kit import clock
from inroad.kit.db import Database
from inroad.kit.http.context import http_kit
from inroad.kit.http.listing import ListParams, Sort, paginate, rows_of
from inroad.kit.http.models import Identifier, PageLinks
from inroad.kit.http.preconditions import etag
from inroad.kit.http.problems import Problem
from inroad.kit.http.routing import policy
from inroad.kit.http.scopes import Scopes
from inroad.kit.http.transaction import TransactionalRoute
from inroad.kit.zones import local_day
from inroad.rooms.accounts.access import Entry, Inside
from inroad.rooms.contacts import reading
from inroad.rooms.exports import actions
from inroad.rooms.exports.cards import vcards
from inroad.rooms.exports.people import Card, cards
from inroad.rooms.exports.schemas import ExportIn, ExportOut
from inroad.rooms.exports.sheets import csv_lines, workbook
from inroad.rooms.exports.tables import Export, ExportPart

router = APIRouter(
    prefix="/workspaces/{workspace_id}",
    route_class=TransactionalRoute,
    tags=["exports"],
    dependencies=[Depends(Scopes(read="exports:read", write="exports:write"))],
)
lists = APIRouter(
    prefix="/workspaces/{workspace_id}",
    route_class=TransactionalRoute,
    tags=["exports"],
    dependencies=[Depends(Scopes(read="contacts:read", write="contacts:write"))],
)
"""What may be read page by page may be read as a file."""

MOST = 20_000
"""Contacts in a file made while one waits."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ExportPage(PageLinks):
    """A page of exports, the latest first."""

    items: list[ExportOut]


_NOT_OF_A_FILE = ("limit", "cursor", "include")
ContactFileFilter = create_model(
    "ContactFileFilter",
    __config__=ConfigDict(extra="forbid", frozen=True),
    __doc__="Filters and order of the list of contacts; a file has no pages.",
    **{
        name: (info.annotation, info)
        for name, info in reading.ContactFilter.model_fields.items()
        if name not in _NOT_OF_A_FILE
    },  # type: ignore[call-overload]  # fields made of fields: beyond what its types can say
)
EXPORTS = Sort({"created_at": Export.created_at}, default="-created_at", tie=Export.id)
_SHOWN = (
    *("id", "state", "progress_done", "progress_total", "counts", "size", "sha256"),
    *("created_at", "finished_at", "purge_at", "version"),
)


def _shaped(row: dict[str, Any]) -> dict[str, Any]:
    row["progress"] = {"done": row.pop("progress_done"), "total": row.pop("progress_total")}
    return row


def _out(record: Export, response: Response) -> ExportOut:
    response.headers["ETag"] = etag(record)
    if record.state in actions.UNDER_WAY:
        response.headers["Retry-After"] = "1"
    return ExportOut.model_validate(_shaped({name: getattr(record, name) for name in _SHOWN}))


def _noted(entry: Entry, what: str, **more: Any) -> None:
    actions.audit.info(
        what,
        workspace_id=entry.workspace.id,
        account_id=entry.principal.account_id,
        credential=entry.principal.credential,
        credential_id=entry.principal.credential_id,
        **more,
    )


@router.post("/exports", status_code=202, summary="Take everything out")
@policy(cost=20)
async def create_export(body: ExportIn, entry: Inside, response: Response) -> ExportOut:
    """Writes all the search holds into one zip. Poll the Location until `succeeded`, then get its content."""
    record = await actions.create(entry.db, clock.now())
    _noted(entry, "export_asked", export_id=record.id, format=body.format)
    response.headers["Location"] = f"/api/v1/workspaces/{entry.workspace.id}/exports/{record.id}"
    return _out(record, response)


@router.get("/exports", summary="Exports, the latest first")
async def list_exports(entry: Inside, request: Request, params: Annotated[ListParams, Query()]) -> ExportPage:
    """Every export that was made. The files go after seven days; the lines stay."""
    found = select(*(getattr(Export, name) for name in _SHOWN))
    page: ExportPage = await paginate(request, entry.db, found, EXPORTS, params)
    for row in rows_of(page):
        _shaped(row)
    return page


@router.get("/exports/{export_id}", summary="How far an export is")
async def get_export(export_id: Identifier, entry: Inside, response: Response) -> ExportOut:
    """State, progress in records, and once it succeeded its size and SHA-256."""
    return _out(await actions.get(entry.db, export_id), response)


@router.delete("/exports/{export_id}", status_code=204, summary="Take an export's file away")
@policy(if_match="An export is never edited; its file can only go, and once.")
async def delete_export(export_id: Identifier, entry: Inside) -> None:
    """The file goes now instead of after seven days; one on its way is called off. The line stays."""
    record = await actions.get(entry.db, export_id)
    await actions.purge(entry.db, record)
    _noted(entry, "export_purged", export_id=record.id)


def _file(media: str, name: str) -> dict[str, str]:
    return {
        "Content-Type": media,
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
    }


def _answers(media: str, what: str) -> dict[int | str, dict[str, Any]]:
    schema = {"type": "string", "contentMediaType": media}
    return {200: {"description": what, "content": {media: {"schema": schema, "example": "…"}}}}


async def _parts(database: Database, workspace_id: str, export_id: str, size: int) -> AsyncIterator[bytes]:
    """The bytes, a part at a time; no connection is held while the client takes its time."""
    position = sent = 0
    while sent < size:
        async with database.read(workspace_id) as db:
            found = await db.scalar(
                select(ExportPart.content).where(
                    ExportPart.export_id == export_id, ExportPart.position == position
                )
            )
        if found is None:
            raise RuntimeError("the export was purged while it was sent")
        yield found
        sent += len(found)
        position += 1


@router.get(
    "/exports/{export_id}/content",
    summary="The zip of an export",
    response_class=Response,
    responses=_answers("application/zip", "The zip."),
)
@policy(cost=5)
async def get_export_content(export_id: Identifier, entry: Inside, request: Request) -> Response:
    """Streamed. 409 while it is being made, 410 after seven days."""
    record = await actions.get(entry.db, export_id)
    actions.must_have_content(record)
    _noted(entry, "export_sent", export_id=record.id)
    day = local_day(record.created_at, entry.workspace.time_zone)
    headers = _file("application/zip", f"inroad-{day.isoformat()}.zip")
    headers["Content-Length"] = str(record.size)
    parts = _parts(http_kit(request.app).database, entry.workspace.id, record.id, record.size or 0)
    return StreamingResponse(parts, headers=headers, media_type="application/zip")


async def _filter(
    given: Annotated[ContactFileFilter, Query()],
) -> reading.ContactFilter:
    return reading.ContactFilter.model_validate(cast(BaseModel, given).model_dump(exclude_unset=True))


Filter = Annotated[reading.ContactFilter, Depends(_filter)]


async def _listed(entry: Entry, params: reading.ContactFilter) -> list[Card]:
    """The filtered contacts in the order of the list. Problem 422 for more than a file holds."""
    terms = reading.SORT.parse(params.sort)
    query = reading.listed(params).order_by(*(term.order() for term in terms)).limit(MOST + 1)
    ids = [row["id"] for row in await entry.db.rows(query)]
    if len(ids) > MOST:
        detail = (
            f"There are more than {MOST:,} contacts in this list. Filter it, or take everything out: "
            "POST …/exports writes any number."
        )
        raise Problem(422, "too_many_contacts", detail=detail)
    _noted(entry, "contacts_exported", count=len(ids))
    return await cards(entry.db, ids)


def _name(entry: Entry, ending: str) -> str:
    return f"contacts-{local_day(clock.now(), entry.workspace.time_zone).isoformat()}.{ending}"


@lists.get(
    "/contacts.csv",
    summary="Contacts as CSV",
    response_class=Response,
    responses=_answers("text/csv", "RFC 4180, UTF-8 with a byte order mark."),
)
@policy(cost=10)
async def export_contacts_csv(entry: Inside, params: Filter) -> Response:
    """The list as it is filtered and sorted. Text a spreadsheet would reckon with begins with `'` (S16)."""
    text = await asyncio.to_thread(csv_lines, await _listed(entry, params))
    media = "text/csv; charset=utf-8; header=present"
    return Response(text.encode(), headers=_file(media, _name(entry, "csv")))


@lists.get(
    "/contacts.xlsx",
    summary="Contacts as a workbook",
    response_class=Response,
    responses=_answers(XLSX, "One sheet; text stays text."),
)
@policy(cost=10)
async def export_contacts_xlsx(entry: Inside, params: Filter) -> Response:
    """The list as it is filtered and sorted, for Excel and others. No cell is a formula (S16)."""
    content = await asyncio.to_thread(workbook, await _listed(entry, params))
    return Response(content, headers=_file(XLSX, _name(entry, "xlsx")))


@lists.get(
    "/contacts.vcf",
    summary="Contacts as vCards",
    response_class=Response,
    responses=_answers("text/vcard", "vCard 3.0, one after the other."),
)
@policy(cost=10)
async def export_contacts_vcf(entry: Inside, params: Filter) -> Response:
    """The list as it is filtered and sorted, for phones and mail programs."""
    text = await asyncio.to_thread(vcards, await _listed(entry, params))
    return Response(text.encode(), headers=_file("text/vcard; charset=utf-8", _name(entry, "vcf")))
