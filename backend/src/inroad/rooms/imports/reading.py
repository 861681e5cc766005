"""From the bytes of an upload to rows that can be stored: no database, so it may run in a thread."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from inroad.domain.importing import Candidate, DateOrder, RowError, UnreadableError, read, recognise_other
from inroad.kit.fold import fold
from inroad.kit.ids import new_id
from inroad.kit.text import Decoded, UndecodableError, decode

HEAD_BYTES = 64 * 1024
"""How much of a file its kind is told from."""
_SHORTENED = "Longer than 500 characters, so the end is left out."
_LIMITS = {"given_name": 500, "family_name": 500, "display_name": 200, "headline": 500}
_PROFILE = "https://www.linkedin.com/"
_ORGANIZATION_CHARS, _URL_CHARS, _PHONE_CHARS, _WHY_CHARS = 200, 500, 60, 300


class FileProblem(Exception):  # noqa: N818 - named for what it becomes on the wire
    """The file as a whole cannot be read; `detail` says what to do instead."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail


@dataclass(slots=True)
class ReadFile:
    """What a file holds. `rows` and `errors` are column values of `ImportRow` and `ImportCellError`."""

    format: str
    encoding: str
    found: int = 0
    rows: list[dict[str, Any]] = field(default_factory=list)
    errors: list[dict[str, Any]] = field(default_factory=list)


def refuse_other(head: bytes) -> None:
    """Raises FileProblem for a file that is no text table at all, told from its first bytes."""
    other = recognise_other(head)
    if other is not None:
        raise FileProblem(other.code, other.message)


def decode_file(content: bytes, encoding: str | None) -> Decoded:
    """The text of the file. Raises FileProblem."""
    refuse_other(content[:HEAD_BYTES])
    try:
        return decode(content, encoding)
    except UndecodableError as error:
        raise FileProblem(error.code, str(error)) from None


def read_file(content: bytes, options: Mapping[str, Any]) -> ReadFile:
    """Every row of the file, the good and the bad. Raises FileProblem.

    `options`: format, encoding and date_order, each only where the user said so.
    """
    decoded = decode_file(content, options.get("encoding"))
    order = cast(DateOrder | None, options.get("date_order"))
    try:
        reading = read(decoded.text, options.get("format"), date_order=order)
    except UnreadableError as error:
        raise FileProblem(error.error.code, error.error.message) from None
    result = ReadFile(reading.summary.format, decoded.encoding)
    for item in reading:
        if isinstance(item, Candidate):
            result.rows.append(_row(item))
            result.errors += [_error(error) for error in item.errors]
            continue
        result.errors.append(_error(item))
        if not reading.summary.truncated:
            result.rows.append(_unread(item))
    result.found = reading.summary.rows
    return result


def _row(person: Candidate) -> dict[str, Any]:
    whys = [warning.message for warning in (*person.errors, *person.warnings)]
    values: dict[str, Any] = {}
    for name, limit in _LIMITS.items():
        value: str = getattr(person, name)
        values[name] = value[:limit]
        if len(value) > limit:
            whys.append(_SHORTENED)
    state, choice = "new", "add"
    if person.errors:
        state, choice = "error", "skip"
    elif any(warning.code == "repeated_row" for warning in person.warnings):
        state, choice = "in_file_twice", "skip"
    url = person.url if person.url and len(person.url) <= _URL_CHARS else None
    return {
        **values,
        "id": new_id(),
        "line": person.line,
        "key": person.key,
        "state": state,
        "choice": choice,
        "organization_name": person.organization[:_ORGANIZATION_CHARS],
        "emails": list(person.emails),
        "phone": person.phones[0][:_PHONE_CHARS] if person.phones else None,
        "url": url,
        "connected_on": person.connected_on,
        "duplicate_of_id": None,
        "why": whys[0][:_WHY_CHARS] if whys else "",
    }


def _unread(error: RowError) -> dict[str, Any]:
    """A row of which nothing but its line and what is wrong with it could be kept."""
    return {
        "id": new_id(),
        "line": error.line,
        "key": f"line:{error.line}",
        "state": "error",
        "choice": "skip",
        **dict.fromkeys(_LIMITS, ""),
        "organization_name": "",
        "emails": [],
        "phone": None,
        "url": None,
        "connected_on": None,
        "duplicate_of_id": None,
        "why": error.message[:_WHY_CHARS],
    }


def _error(error: RowError) -> dict[str, Any]:
    return {
        "line": error.line,
        "column": (error.column or "").replace("\0", "")[:200],
        "code": error.code,
        "message": error.message[:600],
        "value": error.value[:200],
    }


def profile_of(row: Mapping[str, Any]) -> str | None:
    """The row's LinkedIn address, if its web address is one: no other tells who somebody is."""
    url: str | None = row["url"]
    return url if url and url.startswith(_PROFILE) else None


def name_of(row: Mapping[str, Any]) -> str:
    """The row's name as contacts are known again by it."""
    return fold(row["display_name"])[:500]
