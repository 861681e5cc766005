"""Forged requests (trust rule S2): a write signed in by cookie must come from our own pages.

It needs `Sec-Fetch-Site: same-origin`, or, where a browser does not send that, an `Origin` equal to ours; and
always the header `X-CSRF: 1`, which no form can set. A request with `Authorization` does not count as one by
cookie: whoever reads credentials must then ignore the cookie.
"""

from starlette.datastructures import Headers
from starlette.requests import Request, cookie_parser
from starlette.types import ASGIApp, Receive, Scope, Send

from inroad.kit.http.problems import Problem, problem_response

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def check_same_origin(headers: Headers, public_url: str) -> None:
    """Problem 403 `csrf_failed` unless the headers show that one of our own pages asks."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    ours = site == "same-origin" if site is not None else origin == public_url
    if not ours:
        raise Problem(403, "csrf_failed", detail="The request does not come from this site's own pages.")
    if headers.get("x-csrf") != "1":
        raise Problem(403, "csrf_failed", detail="A write by cookie needs the header `X-CSRF: 1`.")


async def same_origin(request: Request) -> None:
    """Dependency for routes that start a session (sign-in, sign-up): the check even without a cookie."""
    if "authorization" not in request.headers:
        check_same_origin(request.headers, request.app.state.http.public_url)


class ForgeryCheck:
    """ASGI middleware: checks every unsafe request with a session cookie and no Authorization."""

    def __init__(self, app: ASGIApp, public_url: str, cookies: tuple[str, ...]) -> None:
        self.app = app
        self.public_url = public_url.rstrip("/")
        self.cookies = frozenset(cookies)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] not in SAFE:
            headers = Headers(scope=scope)
            # Several Cookie headers are allowed in HTTP/2; a session in any of them counts.
            names = {name for value in headers.getlist("cookie") for name in cookie_parser(value)}
            if names & self.cookies and "authorization" not in headers:
                try:
                    check_same_origin(headers, self.public_url)
                except Problem as problem:
                    await problem_response(problem, scope)(scope, receive, send)
                    return
        await self.app(scope, receive, send)
