"""The network over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from inroad.kit import clock
from inroad.kit.http.models import Identifier
from inroad.kit.http.problems import Problem
from inroad.kit.http.routing import policy
from inroad.kit.http.scopes import Scopes
from inroad.kit.http.transaction import TransactionalRoute
from inroad.rooms.accounts.access import Entry, Inside
from inroad.rooms.contacts import actions as contacts
from inroad.rooms.network import losing, paths, reading, standing
from inroad.rooms.network.schemas import (
    MAX_PEOPLE,
    ChampionsOut,
    DependentsOut,
    DescendantsOut,
    NetworkOut,
    PathsOut,
    ReproductionOut,
)
from inroad.rooms.organizations.tables import Organization

router = APIRouter(
    prefix="/workspaces/{workspace_id}",
    route_class=TransactionalRoute,
    tags=["network"],
    dependencies=[Depends(Scopes(read="contacts:read", write="contacts:write"))],
)

Limit = Annotated[int, Query(ge=1, le=MAX_PEOPLE, description="At most so many people, the nearest first.")]

_REASON = "Busy people grant interviews first, and often only, to those they know or who are sent to them."


async def _answer(entry: Entry, found: list[paths.Found]) -> PathsOut:
    now = clock.now()
    ask = [] if found else await paths.helpers(entry.db, entry.workspace, now)
    return PathsOut.model_validate(
        {
            "paths": paths.wire(found, now, entry.workspace.time_zone),
            "whom_to_ask": [
                {
                    "person": {"id": one.contact.id, "display_name": one.contact.name},
                    "reasons": one.reasons,
                }
                for one in ask
            ],
            "reason": {"rule": "NET-5", "text": _REASON},
        }
    )


@router.get("/network", summary="The whole picture")
@policy(whole="one picture; `limit` bounds it and `complete` says whether everybody is in it")
async def get_network(entry: Inside, limit: Limit = 2000) -> NetworkOut:
    """People by generation and the names given between them: all who can be reached, gave or got a name, were
    written to, or work at a target. Contacts nothing has led to yet stay in the list of contacts (NET-1)."""
    return NetworkOut.model_validate(await reading.picture(entry.db, entry.workspace, limit))


@router.get("/network/champions", summary="Who carries the search")
@policy(cost=5, whole="ten of each: more than anybody can keep warm")
async def list_champions(entry: Inside) -> ChampionsOut:
    """Those who gave names that led to meetings; and connectors, without whom others would be out of reach
    (NET-4, NET-10)."""
    return ChampionsOut.model_validate(await standing.champions(entry.db))


@router.get("/network/reproduction", summary="Whether the search carries itself")
@policy(cost=5)
async def get_reproduction(entry: Inside) -> ReproductionOut:
    """Names per meeting × approached per name × met per approach, over meetings at least 21 days old, with
    its range. Self-sustaining only when even the lower end lies above 1. It is no goal (NET-4, NET-7)."""
    now = clock.now()
    found = await standing.reproduce(entry.db, entry.workspace, now)
    said = {name: getattr(found, name) for name in ReproductionOut.model_fields if hasattr(found, name)}
    return ReproductionOut.model_validate(
        {
            **said,
            "text": standing.reproduction_words(found),
            "reasons": [
                {"rule": "NET-4", "text": "Contacts beget contacts."},
                {
                    "rule": "NET-7",
                    "text": "There is no right number of interviews. This is no target.",
                },
            ],
            "as_of": now,
        }
    )


@router.get("/contacts/{contact_id}/introduction-paths", summary="Ways to a person")
@policy(whole="three ways at most: nobody tries a fourth")
async def list_contact_paths(contact_id: Identifier, entry: Inside) -> PathsOut:
    """From the seeker to a contact, the shortest first, then the warmest, each step in words. Somebody at the
    same place may know them: such a step is still to be asked for. Without a way: whom to ask (NET-5)."""
    target = await paths.person_row(entry.db, contact_id)
    if target is None:
        raise Problem(404, "not_found", detail="There is no such contact here.")
    return await _answer(entry, await paths.ways_to(entry.db, target))


@router.get("/contacts/{contact_id}/descendants", summary="Whom a contact led to")
@policy(whole="those behind one person, at most 5000; `complete` says whether these are all")
async def list_descendants(contact_id: Identifier, entry: Inside) -> DescendantsOut:
    """Everyone this contact led to, directly or through others, the nearest first (NET-4)."""
    contact = await contacts.get(entry.db, contact_id)
    return DescendantsOut.model_validate(await standing.descendants(entry.db, contact))


@router.get("/contacts/{contact_id}/dependents", summary="What would be lost if a contact left")
@policy(
    cost=5, whole="those who hang on one person, at most 5000 of each; `complete` says whether these are all"
)
async def list_dependents(contact_id: Identifier, entry: Inside) -> DependentsOut:
    """Who could not be reached without this contact, and who only by a longer way, as the referrals stand
    today (NET-1, NET-4)."""
    contact = await contacts.get(entry.db, contact_id)
    return DependentsOut.model_validate(await losing.dependents(entry.db, contact))


@router.get("/organizations/{organization_id}/introduction-paths", summary="Ways into an organization")
@policy(whole="three ways at most: nobody tries a fourth")
async def list_organization_paths(organization_id: Identifier, entry: Inside) -> PathsOut:
    """From the seeker to the nearest people of an organization, one way to each; else whom to ask (NET-5)."""
    if await entry.db.find(Organization, organization_id) is None:
        raise Problem(404, "not_found", detail="There is no such organization here.")
    return await _answer(entry, await paths.ways_into(entry.db, organization_id))
