"""Errors as answers: one exception, one shape (RFC 9457), for every non-2xx answer of the API.

raise Problem(404, "not_found")
raise Problem(422, "invalid", errors=[FieldError("/starts_on", "too_early", "must not lie in the past")])
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Scope

from inroad.kit.http.catalogue import GENERIC, STATUSES, ProblemType, catalogue
from inroad.kit.http.routing import allowed_methods

MEDIA_TYPE = "application/problem+json"
MAX_ERRORS = 100
"""No answer lists more field errors than this."""

_CODE = re.compile(r"[a-z][a-z0-9_]{0,62}")


@dataclass(frozen=True, slots=True)
class FieldError:
    """One fault of a request.

    `pointer` is a JSON pointer (RFC 6901) into the body, "" for the whole of it; where the fault is
    elsewhere, `parameter` names a query parameter or `header` a header, and pointer is None.
    """

    pointer: str | None
    code: str
    detail: str
    parameter: str | None = None
    header: str | None = None

    def as_json(self) -> dict[str, str]:
        """The members of the answer, without those that are not set."""
        found = {
            "pointer": self.pointer,
            "parameter": self.parameter,
            "header": self.header,
            "code": self.code,
            "detail": self.detail,
        }
        return {name: value for name, value in found.items() if value is not None}


class Problem(Exception):  # noqa: N818 - a problem is what RFC 9457 calls it
    """Ends the request with an answer of media type application/problem+json.

    `code` is stable snake_case of at most 63 characters; the type follows from it, or from the status.
    `detail` is for people and names no personal data. `extra` are extension members of the answer.
    Everything the request wrote is rolled back.
    """

    def __init__(
        self,
        status: int,
        code: str,
        *,
        detail: str | None = None,
        errors: Sequence[FieldError] = (),
        headers: Mapping[str, str] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        if status not in STATUSES:
            raise ValueError(f"{status} is no status the API answers with")
        if not _CODE.fullmatch(code):
            raise ValueError(f"{code!r} is not a code: snake_case, at most 63 characters")
        super().__init__(f"{status} {code}")
        self.status = status
        self.code = code
        self.detail = detail
        self.errors = tuple(errors)
        self.headers = dict(headers or {})
        self.extra = dict(extra or {})


def type_of(problem: Problem, types: Mapping[str, ProblemType]) -> ProblemType:
    """The catalogue's type for the code, if its status agrees; otherwise the generic type of the status."""
    own = types.get(problem.code.replace("_", "-"))
    return own if own is not None and own.status == problem.status else GENERIC[problem.status]


def problem_body(problem: Problem, scope: Scope) -> dict[str, Any]:
    """What the answer for a problem met while serving `scope` says."""
    types: Mapping[str, ProblemType] = getattr(scope["app"].state, "problem_types", None) or catalogue()
    kind = type_of(problem, types)
    body: dict[str, Any] = {
        "type": f"/problems/{kind.slug}",
        "title": kind.title,
        "status": problem.status,
        "detail": problem.detail or kind.meaning,
        "code": problem.code,
        "request_id": scope.get("state", {}).get("request_id", ""),
    }
    if problem.errors:
        body["errors"] = [error.as_json() for error in problem.errors[:MAX_ERRORS]]
    for name, value in problem.extra.items():
        body.setdefault(name, value)
    return body


def problem_response(problem: Problem, scope: Scope) -> Response:
    """The answer for a problem met while serving `scope`; usable from plain ASGI code too."""
    body = problem_body(problem, scope)
    headers = dict(problem.headers)
    if problem.status == 401:
        headers.setdefault("WWW-Authenticate", 'Bearer realm="inroad"')
    if problem.status == 503:
        headers.setdefault("Retry-After", "2")
    return JSONResponse(body, status_code=problem.status, headers=headers, media_type=MEDIA_TYPE)


def pointer(path: Iterable[str | int]) -> str:
    """A JSON pointer from the steps of a path: ["emails", 0, "address"] gives "/emails/0/address"."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


_CODES = {
    "missing": "required",
    "extra_forbidden": "unknown",
    "json_invalid": "malformed",
    "string_too_short": "too_short",
    "string_too_long": "too_long",
    "too_short": "too_few",
    "too_long": "too_many",
    "greater_than_equal": "too_small",
    "greater_than": "too_small",
    "less_than_equal": "too_large",
    "less_than": "too_large",
    "literal_error": "not_allowed",
    "enum": "not_allowed",
    "string_pattern_mismatch": "bad_format",
    "value_error": "bad_value",
}
_PATTERNS = (
    (re.compile(r".*_type"), "wrong_type"),
    (re.compile(r".*_(parsing|from_date_parsing)"), "bad_format"),
)


def _field_code(kind: str) -> str:
    """Our stable code for a kind of pydantic error, whose own names are not ours to promise."""
    if kind in _CODES:
        return _CODES[kind]
    return next((code for pattern, code in _PATTERNS if pattern.fullmatch(kind)), "bad_value")


def field_errors(errors: Iterable[Mapping[str, Any]]) -> list[FieldError]:
    """Pydantic's errors of a request as ours. The offending input is never repeated."""
    found: list[FieldError] = []
    for error in errors:
        place, *path = error["loc"]
        code = _field_code(error["type"])
        detail = str(error["msg"]).removeprefix("Value error, ")
        if place == "body":
            found.append(FieldError(pointer(path), code, detail))
        elif place in ("query", "header", "cookie"):
            name = str(path[0]) if path else ""
            known = (
                {"parameter": name}
                if place == "query"
                else {"header": name if place == "header" else "Cookie"}
            )
            found.append(FieldError(None, code, detail, **known))
        else:
            found.append(FieldError(pointer(error["loc"]), code, detail))
    return found


_HTTP_CODES = {400: "bad_request", 404: "not_found", 413: "content_too_large", 415: "unsupported_media_type"}


async def _on_problem(request: Request, error: Any) -> Response:
    return problem_response(error, request.scope)


async def _on_validation(request: Request, error: Any) -> Response:
    if any(item["loc"][0] == "path" for item in error.errors()):
        # An id that cannot exist is absent, like an id that does not, or is somebody else's.
        return problem_response(Problem(404, "not_found"), request.scope)
    return problem_response(Problem(422, "invalid", errors=field_errors(error.errors())), request.scope)


async def _on_http(request: Request, error: Any) -> Response:
    """What the framework itself refuses: unknown address, wrong method, a body it cannot parse."""
    if error.status_code in (204, 304):
        return Response(status_code=error.status_code, headers=error.headers)
    if error.status_code == 405:
        allow = {"Allow": ", ".join(allowed_methods(request.app, request.scope))}
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=allow)
        return problem_response(Problem(405, "method_not_allowed", headers=allow), request.scope)
    status = error.status_code if error.status_code in STATUSES else 500 if error.status_code >= 500 else 400
    code = _HTTP_CODES.get(status, GENERIC[status].code)
    return problem_response(Problem(status, code, headers=error.headers), request.scope)


def install_problems(app: FastAPI, extra: Iterable[ProblemType] = ()) -> None:
    """Makes every error of the app a problem. `extra` are the types the rooms add to the catalogue."""
    app.state.problem_types = catalogue(extra)
    app.add_exception_handler(Problem, _on_problem)
    app.add_exception_handler(RequestValidationError, _on_validation)
    app.add_exception_handler(HTTPException, _on_http)
