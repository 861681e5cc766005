"""Putting the kit on an app: problems, frame, limits, forgery check, in the order they must run."""

from collections.abc import Iterable
from typing import Any

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from inroad.kit.db import Conflict, Stale, Unavailable
from inroad.kit.http import pages
from inroad.kit.http.catalogue import ProblemType
from inroad.kit.http.context import HttpKit
from inroad.kit.http.csrf import ForgeryCheck
from inroad.kit.http.frame import Frame
from inroad.kit.http.limits import RateLimitHeaders
from inroad.kit.http.problems import Problem, install_problems, problem_response
from inroad.kit.ids import new_id


async def _on_conflict(request: Request, error: Any) -> Response:
    code = "already_exists" if error.kind == "unique" else "conflict"
    return problem_response(Problem(409, code), request.scope)


async def _on_stale(request: Request, _error: Any) -> Response:
    return problem_response(Problem(412, "stale"), request.scope)


async def _on_unavailable(request: Request, _error: Any) -> Response:
    return problem_response(Problem(503, "unavailable"), request.scope)


def install(
    app: FastAPI,
    kit: HttpKit,
    *,
    types: Iterable[ProblemType] = (),
    session_cookies: Iterable[str] = ("__Host-session", "session"),
) -> None:
    """Makes `app` serve as the API guide says. Call once, before the first request.

    `types` are the problem types of the rooms; `session_cookies` the names under which a browser signs in.
    """
    app.state.http = kit
    install_problems(app, types)
    app.add_exception_handler(Conflict, _on_conflict)
    app.add_exception_handler(Stale, _on_stale)
    app.add_exception_handler(Unavailable, _on_unavailable)
    app.include_router(pages.router)
    # The last added runs first.
    app.add_middleware(ForgeryCheck, public_url=kit.public_url, cookies=tuple(session_cookies))
    app.add_middleware(RateLimitHeaders, limiter=kit.limiter)
    app.add_middleware(Frame, new_id=new_id, secure=kit.public_url.startswith("https://"))
