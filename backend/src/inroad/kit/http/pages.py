"""The pages behind a problem's `type`: plain HTML, nothing fetched from anywhere."""

from collections.abc import Mapping
from html import escape

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from inroad.kit.http.catalogue import ProblemType
from inroad.kit.http.problems import Problem

router = APIRouter(include_in_schema=False)


def _types(request: Request) -> Mapping[str, ProblemType]:
    types: Mapping[str, ProblemType] = request.app.state.problem_types
    return types


def _page(title: str, body: str) -> HTMLResponse:
    head = '<!doctype html><html lang="en"><head><meta charset="utf-8">'
    view = '<meta name="viewport" content="width=device-width, initial-scale=1">'
    return HTMLResponse(
        f"{head}{view}<title>{escape(title)}</title></head>"
        f"<body><main><h1>{escape(title)}</h1>{body}</main></body></html>",
        headers={"Cache-Control": "public, max-age=3600"},
    )


@router.get("/problems")
async def list_problem_types(request: Request) -> HTMLResponse:
    """Every problem type, each with a link to its page."""
    rows = "".join(
        f'<li>{kind.status} <a href="/problems/{kind.slug}">{escape(kind.title)}</a> '
        f"(<code>{kind.code}</code>)</li>"
        for kind in sorted(_types(request).values(), key=lambda kind: (kind.status, kind.slug))
    )
    return _page("Problems this API answers with", f"<ul>{rows}</ul>")


@router.get("/problems/{slug}")
async def get_problem_type(request: Request, slug: str) -> HTMLResponse:
    """What one problem type means and what to do about it."""
    kind = _types(request).get(slug)
    if kind is None:
        raise Problem(404, "not_found")
    return _page(
        kind.title,
        f"<p>Status <code>{kind.status}</code>, code <code>{kind.code}</code></p>"
        f"<p>{escape(kind.meaning)}</p>"
        f'<h2>What to do</h2><p>{escape(kind.remedy)}</p><p><a href="/problems">All problems</a></p>',
    )
