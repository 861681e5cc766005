"""Reading request bodies: size, media type, and JSON as RFC 8259 means it, with none of Python's extras.

Refused with 400: anything but UTF-8, a member named twice, NaN and Infinity, lone surrogates, U+0000,
integers beyond ±(2^53-1), numbers too large for a double, nesting deeper than 32.
"""

import json
import math
import re
from email.message import Message
from typing import Any

from fastapi.params import File, Form
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.types import Message as AsgiMessage
from starlette.types import Receive

from inroad.kit.http.problems import Problem

MAX_DEPTH = 32
MAX_SAFE_INTEGER = 2**53 - 1

_ESCAPED = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")


def _malformed(detail: str) -> Problem:
    return Problem(400, "malformed_json", detail=detail)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _malformed("An object names the same member twice.")
    return found


def _integer(digits: str) -> int:
    if len(digits) > 17 or abs(int(digits)) > MAX_SAFE_INTEGER:
        raise _malformed("An integer lies beyond ±9007199254740991; send it as a string.")
    return int(digits)


def _real(digits: str) -> float:
    value = float(digits)
    if math.isinf(value):
        raise _malformed("A number is too large.")
    return value


def _constant(name: str) -> Any:
    raise _malformed(f"{name} is no JSON value.")


def _check_text(value: str) -> None:
    if "\0" in value:
        raise _malformed("A string holds U+0000.")
    if any("\ud800" <= ch <= "\udfff" for ch in value):
        raise _malformed("A string holds half of a surrogate pair.")


def _walk(value: Any, check_text: bool) -> None:
    """Checks depth, and every string and member name when the text held a suspicious escape."""
    level, depth = [value], 0
    while level:
        holders = [item for item in level if isinstance(item, dict | list)]
        depth += 1 if holders else 0
        if depth > MAX_DEPTH:
            raise _malformed(f"The body is nested more than {MAX_DEPTH} deep.")
        if check_text:
            for item in level:
                for text in (item,) if isinstance(item, str) else item if isinstance(item, dict) else ():
                    _check_text(text)
        level = [below for item in holders for below in (item.values() if isinstance(item, dict) else item)]


def loads(raw: bytes) -> Any:
    """The value of a JSON text, or Problem 400 `malformed_json`. An empty text is malformed too."""
    try:
        text = raw.decode("utf-8", errors="strict")
        value = json.loads(
            text, object_pairs_hook=_object, parse_int=_integer, parse_float=_real, parse_constant=_constant
        )
    except UnicodeDecodeError:
        raise _malformed("The body is not UTF-8.") from None
    except json.JSONDecodeError as error:
        raise _malformed(f"Line {error.lineno}, column {error.colno}: {error.msg}.") from None
    except RecursionError:
        raise _malformed(f"The body is nested more than {MAX_DEPTH} deep.") from None
    suspicious = _ESCAPED.search(text) is not None
    if suspicious or text.count("[") + text.count("{") > MAX_DEPTH:
        _walk(value, suspicious)
    return value


def canonical(value: Any) -> bytes:
    """One byte string for equal JSON values, whatever their spacing and order of members."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def limited(receive: Receive, limit: int) -> Receive:
    """`receive` that ends with 413 once more than `limit` bytes of body have come."""
    total = 0

    async def counted() -> AsgiMessage:
        nonlocal total
        message = await receive()
        total += len(message.get("body", b""))
        if total > limit:
            # The form parser lets only this exception through; the handler makes it a problem.
            raise HTTPException(413)
        return message

    return counted


class CheckedRequest(Request):
    """A request whose JSON has been read and checked before the framework asks for it."""

    checked_json: Any = None

    async def json(self) -> Any:
        """The value that `read_body` found."""
        return self.checked_json


def _media_type(request: Request) -> tuple[str, str | None]:
    message = Message()
    message["content-type"] = request.headers.get("content-type", "")
    return message.get_content_type(), message.get_content_charset()


def _unsupported(detail: str) -> Problem:
    return Problem(415, "unsupported_media_type", detail=detail)


def check_length(request: Request, limit: int) -> None:
    """413 when the announced length is above the limit; 400 when it is no number."""
    announced = request.headers.get("content-length")
    if announced is None:
        return
    if not (announced.isascii() and announced.isdigit()):
        raise Problem(400, "bad_request", detail="Content-Length is not a number.")
    if len(announced) > 12 or int(announced) > limit:
        raise Problem(413, "content_too_large", detail=f"The body may have {limit} bytes at most.")


async def _read_form(request: Request) -> None:
    """Reads a form, which the framework then finds as it was read."""
    try:
        await request.form()
    except (HTTPException, ClientDisconnect):
        raise
    except Exception:
        # What the parser stumbles over is what was sent, whatever it calls it.
        raise Problem(400, "bad_request", detail="The form could not be read.") from None


async def read_body(request: CheckedRequest, body_field: Any) -> None:
    """Checks media type and JSON of the body a route declares as `body_field`; forms are only read."""
    kind = getattr(body_field, "field_info", None)
    present = "content-type" in request.headers
    media, charset = _media_type(request)
    if isinstance(kind, Form):
        if not present or media not in ("multipart/form-data", "application/x-www-form-urlencoded"):
            raise _unsupported("Send the fields as multipart/form-data.")
        if isinstance(kind, File) and media != "multipart/form-data":
            raise _unsupported("Send the file as multipart/form-data.")
        await _read_form(request)
        return
    raw = await request.body()
    if not raw and not present:
        return
    merge = request.method == "PATCH" and media == "application/merge-patch+json"
    if not present or not (media == "application/json" or merge):
        raise _unsupported("Send the body as JSON with `Content-Type: application/json`.")
    if charset not in (None, "utf-8"):
        raise _unsupported("JSON is always UTF-8; leave the charset out.")
    if raw:
        request.checked_json = loads(raw)
