"""Is the process alive, and can it serve: for supervisors and balancers, without a login."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from fastapi import APIRouter
from starlette.responses import JSONResponse

from inroad.kit.http.problems import Problem

Check = Callable[[], Awaitable[bool]]
PATIENCE = 2.0
"""Seconds a check may take."""


async def _passes(check: Check) -> bool:
    try:
        return await asyncio.wait_for(check(), PATIENCE)
    except Exception:  # whatever went wrong, the answer is no
        return False


def health_router(checks: Mapping[str, Check]) -> APIRouter:
    """`/healthz` answers while the process lives; `/readyz` is 200 when every check says yes, else 503.

    A check says no by returning False, by raising, or by taking longer than two seconds.
    """
    router = APIRouter(include_in_schema=False)

    @router.get("/healthz")
    async def get_health() -> JSONResponse:
        return JSONResponse({"status": "alive"}, headers={"Cache-Control": "no-store"})

    @router.get("/readyz")
    async def get_readiness() -> JSONResponse:
        found = await asyncio.gather(*(_passes(check) for check in checks.values()))
        said = dict(zip(checks, found, strict=True))
        if not all(found):
            raise Problem(503, "not_ready", headers={"Cache-Control": "no-store"}, extra={"checks": said})
        return JSONResponse({"status": "ready", "checks": said}, headers={"Cache-Control": "no-store"})

    return router
