"""Imports over HTTP: the people rows name, the rows that failed, and taking all of it back."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import Field
from sqlalchemy import select

from inroad.kit import clock
from inroad.kit.http.listing import ListParams, Sort, paginate
from inroad.kit.http.models import Identifier, PageLinks
from inroad.kit.http.preconditions import etag
from inroad.kit.http.routing import policy
from inroad.kit.http.scopes import Scopes
from inroad.kit.http.transaction import TransactionalRoute
from inroad.rooms.accounts.access import Inside
from inroad.rooms.contacts.actions import names
from inroad.rooms.imports import actions, showing
from inroad.rooms.imports.rejects import rejects
from inroad.rooms.imports.schemas import (
    EdgeChoice,
    ImportEdgeOut,
    ImportEdgePatch,
    ImportEdgesIn,
    ImportKeptOut,
    ImportOut,
)
from inroad.rooms.imports.tables import Import, ImportChange, ImportEdge

router = APIRouter(
    prefix="/workspaces/{workspace_id}",
    route_class=TransactionalRoute,
    tags=["imports"],
    dependencies=[Depends(Scopes(read="imports:read", write="imports:write"))],
)


class ImportEdgePage(PageLinks):
    """A page of mentions in the order of the file."""

    items: list[ImportEdgeOut]


class ImportKeptPage(PageLinks):
    """A page of contacts an undo left."""

    items: list[ImportKeptOut]


class EdgeFilter(ListParams):
    """Query of an import's mentions."""

    choice: Annotated[EdgeChoice | None, Field(description="Only mentions answered so.")] = None


EDGES = Sort({"line": ImportEdge.line}, default="line", tie=ImportEdge.id)
KEPT = Sort({"kind": ImportChange.kind}, default="kind", tie=ImportChange.id)


def _out(record: Import, response: Response) -> ImportOut:
    response.headers["ETag"] = etag(record)
    return ImportOut.model_validate(showing.of(record))


@router.get("/imports/{import_id}/edges", summary="People whom the rows name")
async def list_import_edges(
    import_id: Identifier, entry: Inside, request: Request, params: Annotated[EdgeFilter, Query()]
) -> ImportEdgePage:
    """Referred by, met through, related: each becomes a referral only when it is confirmed (NET-4)."""
    await actions.get(entry.db, import_id)
    found = select(*(getattr(ImportEdge, name) for name in showing.EDGE)).where(
        ImportEdge.import_id == import_id
    )
    if params.choice is not None:
        found = found.where(ImportEdge.choice == params.choice)
    page: ImportEdgePage = await paginate(request, entry.db, found, EDGES, params)
    rows: Any = page["items"]  # plain dicts, as they come from the database
    await showing.edges(entry.db, rows)
    return page


@router.patch("/imports/{import_id}/edges/{edge_id}", summary="Say whether somebody really named somebody")
@policy(if_match="The answer is all that can change, and the last word counts.")
async def update_import_edge(
    import_id: Identifier, edge_id: Identifier, body: ImportEdgePatch, entry: Inside
) -> ImportEdgeOut:
    """Only before the commit. A name nobody could place is pointed at a contact with `contact_id`."""
    edge = await actions.choose_edge(entry.db, import_id, edge_id, body.changes())
    shown = await showing.edges(entry.db, [{name: getattr(edge, name) for name in showing.EDGE}])
    return ImportEdgeOut.model_validate(shown[0])


@router.post("/imports/{import_id}/edge-choices", summary="The same answer for every mention")
async def choose_import_edges(
    import_id: Identifier, body: ImportEdgesIn, entry: Inside, response: Response
) -> ImportOut:
    """Yes counts only for those of whom it is known who is meant. Only before the commit."""
    return _out(await actions.choose_edges(entry.db, import_id, body.choice), response)


@router.get(
    "/imports/{import_id}/rejects.csv",
    summary="The rows that were not taken in, to correct and bring again",
    response_class=Response,
    responses={200: {"content": {"text/csv": {"schema": {"type": "string"}}}}},
)
@policy(whole="A file.")
async def download_import_rejects(import_id: Identifier, entry: Inside) -> Response:
    """The file's own columns, the line, and what is wrong. Safe to open in a spreadsheet (S16)."""
    record = await actions.get(entry.db, import_id)
    return Response(
        await rejects(entry.db, record.id),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="rejects.csv"', "Cache-Control": "no-store"},
    )


@router.post("/imports/{import_id}/undo", status_code=202, summary="Take an import back")
@policy(cost=10)
async def undo_import(import_id: Identifier, entry: Inside, response: Response) -> ImportOut:
    """For seven days: contacts added and not touched since go, those changed get their former values back.

    Contacts with letters, promises, meetings, notes or referrals since are kept, and listed with the reason.
    Doing it again changes nothing.
    """
    record = await actions.undo(entry.db, import_id, clock.now())
    response.headers["Location"] = f"/api/v1/workspaces/{entry.workspace.id}/imports/{record.id}"
    response.headers["Retry-After"] = "1"
    return _out(record, response)


@router.get("/imports/{import_id}/kept", summary="Contacts that an undo left, and why")
async def list_import_kept(
    import_id: Identifier, entry: Inside, request: Request, params: Annotated[ListParams, Query()]
) -> ImportKeptPage:
    """Those upon which something was built since."""
    await actions.get(entry.db, import_id)
    found = select(ImportChange.id, ImportChange.contact_id, ImportChange.why).where(
        ImportChange.import_id == import_id, ImportChange.kind == "kept"
    )
    page: ImportKeptPage = await paginate(request, entry.db, found, KEPT, params)
    rows: Any = page["items"]  # plain dicts, as they come from the database
    called = await names(entry.db, [row["contact_id"] for row in rows])
    for row in rows:
        id = row.pop("contact_id")
        row["contact"] = {"id": id, "display_name": called.get(id, "")}
    return page
