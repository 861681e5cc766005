"""Serving the built pages: hashed files for good, the start page always asked for anew, deep links to it.

A file that lies there compressed as well (`app.js.br`, `app.js.gz`) is sent so to whoever takes it.
"""

import mimetypes
import os
import re
from collections.abc import Iterator
from pathlib import Path

from fastapi import FastAPI
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from inroad.kit.http.problems import Problem

FOREVER = "public, max-age=31536000, immutable"
ASK = "no-cache"
_HASHED = re.compile(r"[.-][A-Za-z0-9_-]{8,}\.[a-z0-9]+$")
_ENCODINGS = (("br", ".br"), ("gzip", ".gz"))


def serve_pages(app: FastAPI, folder: Path) -> None:
    """Serves `folder` wherever no route of the app answers. RuntimeError when the folder is not there.

    Not a mount: a mount at "/" would also take what a route refuses with 405.
    """
    pages, nothing = Pages(folder), app.router.default

    async def default(scope: Scope, receive: Receive, send: Send) -> None:
        await (pages if scope["type"] == "http" else nothing)(scope, receive, send)

    app.router.default = default


def _accepted(header: str) -> Iterator[str]:
    for part in header.split(","):
        name, _, weight = part.strip().partition(";")
        if weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000"):
            yield name.strip().lower()


class Pages(StaticFiles):
    """The folder of a build with index.html in it; `serve_pages` puts it behind every route.

    Addresses under `reserved` are never answered with the start page: there, what is absent is a problem 404.
    """

    def __init__(
        self, folder: Path, reserved: tuple[str, ...] = ("api", "mcp", "problems", "healthz", "readyz")
    ) -> None:
        super().__init__(directory=folder, html=False, check_dir=True)
        self.reserved = reserved

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file; for the address of a page of the application, the start page; 404 for the rest."""
        clean = path.replace(os.sep, "/").strip("/")
        first = clean.partition("/")[0]
        if scope["method"] not in ("GET", "HEAD"):
            if first in self.reserved:
                raise HTTPException(404)
            allow = {"Allow": "GET, HEAD, OPTIONS"}
            if scope["method"] == "OPTIONS":
                return Response(status_code=204, headers=allow)
            raise Problem(405, "method_not_allowed", headers=allow)
        if clean in ("", "."):
            return await self._file("index.html", scope)
        try:
            return await self._file(clean, scope)
        except HTTPException as error:
            is_page = "." not in clean.rpartition("/")[2]
            if error.status_code != 404 or not is_page or first in self.reserved:
                raise
        return await self._file("index.html", scope)

    async def _file(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        cache = FOREVER if path.startswith("assets/") and _HASHED.search(path) else ASK
        if isinstance(response, FileResponse):
            response = self._compressed(path, response, scope) or response
        response.headers["Cache-Control"] = cache
        response.headers.add_vary_header("Accept-Encoding")
        return response

    def _compressed(self, path: str, plain: FileResponse, scope: Scope) -> FileResponse | None:
        headers = Headers(scope=scope)
        accepted = set(_accepted(headers.get("accept-encoding", "")))
        if "range" in headers:
            return None
        for encoding, ending in _ENCODINGS:
            full, stat = self.lookup_path(path + ending)
            if encoding in accepted and stat is not None:
                kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
                found = FileResponse(full, status_code=plain.status_code, stat_result=stat, media_type=kind)
                found.headers["Content-Encoding"] = encoding
                return found
        return None
