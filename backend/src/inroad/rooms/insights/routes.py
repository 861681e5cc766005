"""Insights over HTTP."""

from datetime import date
from hashlib import sha256
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from inroad.domain.insights import Period
from inroad.kit import clock
from inroad.kit.http.models import Day
from inroad.kit.http.preconditions import etag
from inroad.kit.http.problems import FieldError, Problem
from inroad.kit.http.routing import policy
from inroad.kit.http.scopes import Scopes
from inroad.kit.http.transaction import TransactionalRoute
from inroad.rooms.accounts.access import Inside
from inroad.rooms.insights import actions
from inroad.rooms.insights.schemas import InsightsOut

router = APIRouter(
    prefix="/workspaces/{workspace_id}",
    route_class=TransactionalRoute,
    tags=["insights"],
    dependencies=[Depends(Scopes(read="meetings:read", write="meetings:write"))],
)

_LONGEST_TAG = 10**18


@router.get("/insights", summary="What has come of it")
@policy(cost=5)
async def get_insights(
    entry: Inside,
    response: Response,
    from_on: Annotated[
        Day | None, Query(description="First day that counts; without it, from the start")
    ] = None,
    to_on: Annotated[Day | None, Query(description="Last day that counts; without it, up to today")] = None,
) -> InsightsOut:
    """Every figure with its definition, the rule it comes from, the counts behind it, and whether there is
    enough to go by. Observation, never a target (NET-7). The ETag stays while the answer does."""
    found = await actions.build(entry.db, entry.workspace, _period(from_on, to_on), clock.now())
    digest = sha256(found.model_dump_json().encode()).digest()
    response.headers["ETag"] = etag(int.from_bytes(digest[:8], "big") % _LONGEST_TAG)
    return found


def _period(from_on: date | None, to_on: date | None) -> Period:
    """Both days included. Problem 422 naming the parameter that cannot be."""
    for name, day in (("from_on", from_on), ("to_on", to_on)):
        if day is not None and not 1970 <= day.year <= 2200:
            fault = FieldError(None, "out_of_range", "must lie between 1970 and 2200", parameter=name)
            raise Problem(422, "invalid", errors=[fault])
    if from_on and to_on and to_on < from_on:
        fault = FieldError(None, "out_of_range", "must be from_on or later", parameter="to_on")
        raise Problem(422, "invalid", errors=[fault])
    return Period(from_on, to_on)
