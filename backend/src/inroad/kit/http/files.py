"""Answers that are files: their name and kind, and that nobody keeps a copy on the way."""

import re
import unicodedata
from typing import Any
from urllib.parse import quote

from starlette.responses import Response

_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u0080-\u009f\u2028\u2029]+')
LONGEST = 80
"""Characters of a file's name before its ending: every file system and mail program takes so many."""


def file_name(stem: str, ending: str) -> str:
    """A name that any system can keep: no path, no control characters, not too long, never empty."""
    cleaned = " ".join(_UNSAFE.sub(" ", unicodedata.normalize("NFC", stem)).split()).strip(". ")
    return f"{cleaned[:LONGEST].rstrip('. ') or 'file'}.{ending}"


def attachment(stem: str, ending: str) -> str:
    """Content-Disposition by RFC 6266: a plain name for old clients, the whole one in UTF-8 beside it."""
    name = file_name(stem, ending)
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = plain if plain.rpartition(".")[0].strip(" .-") else f"file.{ending}"
    value = f'attachment; filename="{plain}"'
    return value if plain == name else f"{value}; filename*=UTF-8''{quote(name, safe='')}"


def file_answer(content: bytes, media: str, stem: str, ending: str, **more: str) -> Response:
    """A file to download; `more` are further headers."""
    headers = {
        "Content-Disposition": attachment(stem, ending),
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return Response(content, media_type=media, headers=headers | more)


def file_answers(media: str, what: str) -> dict[int | str, dict[str, Any]]:
    """What the contract says of a route that answers with a file."""
    schema = {"type": "string", "contentMediaType": media}
    return {200: {"description": what, "content": {media: {"schema": schema, "example": "…"}}}}
