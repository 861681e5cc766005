"""From the bytes of an upload to rows that can be stored: no database, so it may run in a thread."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any, cast

from inroad.domain.importing import (
    INROAD_EXPORT,
    LINKEDIN,
    LINKEDIN_ARCHIVE,
    MAPPED_XLSX,
    MAX_FILE_BYTES,
    Candidate,
    DateOrder,
    Detection,
    Mention,
    Plain,
    Reading,
    RowError,
    UnreadableError,
    detect,
    detect_cells,
    read,
    read_cells,
    split_line,
)
from inroad.kit.archives import Archive, is_zip
from inroad.kit.fold import fold
from inroad.kit.ids import new_id
from inroad.kit.sheets import Sheet, is_workbook
from inroad.rooms.imports.files import (
    HEAD_BYTES,
    FileProblem,
    decode_file,
    is_our_export,
    opened,
    refuse_other,
    sheets_of,
    shown,
    unpacked,
    with_header,
)

__all__ = [
    "HEAD_BYTES",
    "Columns",
    "FileProblem",
    "ReadFile",
    "columns_of",
    "decode_file",
    "is_our_export",
    "name_of",
    "profile_of",
    "read_file",
    "refuse_other",
]

_SHORTENED = "Longer than 500 characters, so the end is left out."
_LIMITS = {"given_name": 500, "family_name": 500, "display_name": 200, "headline": 500, "honorific": 500}
_PROFILE = "https://www.linkedin.com/"
_ORGANIZATION_CHARS, _URL_CHARS, _PHONE_CHARS, _WHY_CHARS, _TEXT_CHARS = 200, 500, 60, 300, 20_000
_SAMPLES, _SAMPLE_CHARS, _LOOKED_AT = 3, 60, 50
PART = 4000
"""Rows handed on together."""


@dataclass(frozen=True, slots=True)
class Columns:
    """A table's header, to ask the user about: (name, a few values, the field it seems to hold or None).

    `line` is the header's line; `fingerprint` what the answer may be remembered by.
    """

    line: int
    fingerprint: str
    columns: list[tuple[str, tuple[str, ...], str | None]]


@dataclass(slots=True)
class ReadFile:
    """What a file holds. `rows` and `errors` are column values of `ImportRow` and `ImportCellError`.

    Of each row: `id`, `line`, `key`, `state` (new, in_file_twice, error), `choice`, the names, `honorific`,
    `headline`, `organization_name`, `emails` and `phones` (lists of text), `email_labels` and `phone_labels`
    (empty, or as long), `phone` (the first number), `url`, `connected_on`, `address`, `note`, `tags` (list of
    text), `edges` (list of {"kind", "name", "email", "target_key", "label", "line"}, `target_key` being
    another row's `key` or None), `duplicate_of_id` (None) and `why`.

    `plain` are rows of which there is nothing to say but that they are new, where the caller asked for them
    apart; they are not among `rows`.

    `warnings` have the shape of `errors` and hold no row back. `fields` is field → column as understood,
    `columns` and `fingerprint` the header's; all empty for formats without columns. `holds`: how
    many of each kind an own export brings.
    """

    format: str
    encoding: str
    found: int = 0
    plain: list[Plain] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list)
    errors: list[dict[str, Any]] = field(default_factory=list)
    warnings: list[dict[str, Any]] = field(default_factory=list)
    edges: int = 0
    columns: tuple[str, ...] = ()
    fields: dict[str, str] = field(default_factory=dict)
    fingerprint: str = ""
    holds: dict[str, int] | None = None


def read_file(content: bytes, options: Mapping[str, Any], *, apart: bool = False) -> ReadFile:
    """Every row of the file, the good and the bad; plain ones `apart` on demand. Raises FileProblem only.

    `options`: format, encoding, date_order and mapping (field → column name), each only where the user said
    so. Our own export is not read here: `is_our_export` says whether a file is one.
    """
    lists: dict[str, list[Any]] = {name: [] for name in ("plain", "rows", "errors", "warnings")}
    for name, part in read_parts(content, options, apart=apart):
        if isinstance(part, ReadFile):
            part.plain, part.rows = lists["plain"], lists["rows"]
            part.errors, part.warnings = lists["errors"], lists["warnings"]
            return part
        lists[name] += part
    raise AssertionError  # the last part is what is said of the whole


def read_parts(
    content: bytes, options: Mapping[str, Any], *, apart: bool = False
) -> Iterator[tuple[str, list[Any] | ReadFile]]:
    """The same, some thousand rows at a time: lists by their name in `ReadFile`, and ("file", the rest)."""
    if len(content) > MAX_FILE_BYTES:
        limit = MAX_FILE_BYTES // 2**20
        raise FileProblem("file_too_large", f"The file is larger than {limit} MiB. Split it.")
    try:
        yield from _parts(_understood(content, options), apart)
    except UnreadableError as error:
        raise FileProblem(
            error.error.code, error.error.message, error.columns, error.suggested_fields, error.fingerprint
        ) from None


def pieces(content: bytes, options: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """What a preview is made of: lists of rows by name, plain ones apart; at last what is said of the whole.

    That is ("file", the rest and how many rows there are), or ("problem", what to make a FileProblem of).
    """
    yield from told(read_parts(content, options, apart=True))


def told(parts: Iterator[tuple[str, list[Any] | ReadFile]]) -> Iterator[tuple[str, Any]]:
    """The parts, a problem said like any other; what a preview has no use for left out."""
    count = 0
    try:
        for name, part in parts:
            if isinstance(part, ReadFile):
                yield name, (part, count)
            elif part and name != "warnings":
                count += len(part) if name != "errors" else 0
                yield name, part
    except FileProblem as problem:
        yield (
            "problem",
            (problem.code, problem.detail, problem.columns, problem.suggested_fields, problem.fingerprint),
        )


def columns_of(content: bytes, options: Mapping[str, Any]) -> Columns | None:
    """A table's columns and the field each seems to hold; None for a file without columns. FileProblem."""
    content = unpacked(content)
    mapping = options.get("mapping")
    if is_zip(content):
        archive = opened(content)
        if not is_workbook(archive):
            return None
        sheets = sheets_of(content, archive)
        sheet = with_header(sheets, mapping)
        found = detect_cells(sheet.rows, mapping)
        if not found.columns:
            found = detect_cells(sheet.rows)
        return _columns(found, sheet.rows[found.start :])
    text = decode_file(content, options.get("encoding")).text
    found = detect(text, mapping)
    if not found.columns:
        found = detect(text)
    if not found.columns:
        return None
    return _columns(found, [split_line(line, found.delimiter) for line in _lines(text, found.start)])


def _columns(found: Detection, rows: Sequence[Sequence[str]]) -> Columns:
    fields = {column: name for name, column in found.suggested_fields.items()}
    columns = []
    for place, name in enumerate(found.columns):
        values = (row[place].strip()[:_SAMPLE_CHARS] for row in rows[:_LOOKED_AT] if place < len(row))
        samples = tuple(islice((clean for value in values if (clean := shown(value))), _SAMPLES))
        columns.append((name, samples, fields.get(name)))
    return Columns(found.header_line, found.fingerprint, columns)


def _lines(text: str, start: int) -> list[str]:
    return text[start : start + 64 * 1024].splitlines()[:_LOOKED_AT]


@dataclass(frozen=True, slots=True)
class _Understood:
    """A file opened, its rows still to be read. `inside`: it came in an archive."""

    reading: Reading
    encoding: str
    inside: bool = False
    warnings: tuple[RowError, ...] = ()


def _understood(content: bytes, options: Mapping[str, Any]) -> _Understood:
    if not is_zip(content):
        return _text(content, options, options.get("format"))
    if is_our_export(content):
        detail = "This is an export of Inroad. Take it in where exports are restored, not as contacts."
        raise FileProblem(INROAD_EXPORT, detail)
    inside = unpacked(content)
    if is_zip(inside):
        return _workbook(inside, opened(inside), options)
    wanted = options.get("format")
    found = _text(inside, options, LINKEDIN if wanted == LINKEDIN_ARCHIVE else wanted)
    return replace(found, inside=True)


def _workbook(content: bytes, archive: Archive, options: Mapping[str, Any]) -> _Understood:
    wanted = options.get("format")
    if wanted not in (None, MAPPED_XLSX):
        detail = f"This is an Excel workbook, not {wanted}. Leave the format to be found from the content."
        raise FileProblem("format_mismatch", detail)
    sheets = sheets_of(content, archive)
    mapping = options.get("mapping")
    sheet = with_header(sheets, mapping)
    reading = read_cells(sheet.rows, mapping, cast(DateOrder | None, options.get("date_order")))
    others = [each.name for each in sheets if each is not sheet]
    return _Understood(reading, "utf_8", warnings=(_other_sheets(sheet, others),) if others else ())


def _other_sheets(sheet: Sheet, others: list[str]) -> RowError:
    names = ", ".join(shown(name) for name in others[:5])
    message = f"Only the sheet {shown(sheet.name)} was read. To read {names}, save it as a file of its own."
    return RowError(1, None, "other_sheets", message)


def _text(content: bytes, options: Mapping[str, Any], format: str | None) -> _Understood:
    decoded = decode_file(content, options.get("encoding"))
    order = cast(DateOrder | None, options.get("date_order"))
    reading = read(decoded.text, format, options.get("mapping"), date_order=order)
    return _Understood(reading, decoded.encoding)


def _parts(found: _Understood, apart: bool) -> Iterator[tuple[str, list[Any] | ReadFile]]:
    lists: dict[str, list[Any]] = {"plain": [], "rows": [], "errors": []}
    lists["warnings"] = [_error(warning) for warning in found.warnings]
    for item in found.reading.quick() if apart else found.reading:
        if isinstance(item, list):
            lists["plain"] += item
        elif isinstance(item, Candidate):
            lists["rows"].append(_row(item))
            lists["errors"] += [_error(error) for error in item.errors]
            lists["warnings"] += [_error(warning) for warning in item.warnings]
        else:
            lists["errors"].append(_error(item))
            if item.code != "too_many_rows":
                lists["rows"].append(_unread(item))
        for name, values in lists.items():
            if len(values) >= PART:
                yield name, values
                lists[name] = []
    yield from lists.items()
    summary = found.reading.summary
    archive = found.inside and summary.format == LINKEDIN
    yield (
        "file",
        ReadFile(
            LINKEDIN_ARCHIVE if archive else summary.format,
            found.encoding,
            found=summary.rows,
            edges=summary.edges,
            columns=summary.columns,
            fields=dict(summary.fields),
            fingerprint=summary.fingerprint,
        ),
    )


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
    phones = [number[:_PHONE_CHARS] for number in person.phones]
    return {
        **values,
        "id": new_id(),
        "line": person.line,
        "key": person.key,
        "state": state,
        "choice": choice,
        "organization_name": person.organization[:_ORGANIZATION_CHARS],
        "emails": list(person.emails),
        "email_labels": list(person.email_labels),
        "phone": phones[0] if phones else None,
        "phones": phones,
        "phone_labels": list(person.phone_labels),
        "url": url,
        "connected_on": person.connected_on,
        "address": person.address[:_TEXT_CHARS],
        "note": person.note[:_TEXT_CHARS],
        "tags": list(person.tags),
        "edges": [_edge(mention) for mention in person.edges],
        "raw": dict(person.raw) if person.errors else None,  # to be corrected and brought again
        "duplicate_of_id": None,
        "why": whys[0][:_WHY_CHARS] if whys else "",
    }


def _edge(mention: Mention) -> dict[str, Any]:
    return {
        "kind": mention.kind,
        "name": mention.name,
        "email": mention.email,
        "target_key": mention.target_key,
        "label": mention.label,
        "line": mention.line,
    }


def _unread(error: RowError) -> dict[str, Any]:
    """A row of which nothing but its line and what is wrong with it could be kept."""
    return {
        **dict.fromkeys(_LIMITS, ""),
        "id": new_id(),
        "line": error.line,
        "key": f"line:{error.line}",
        "state": "error",
        "choice": "skip",
        "organization_name": "",
        "emails": [],
        "email_labels": [],
        "phone": None,
        "phones": [],
        "phone_labels": [],
        "url": None,
        "connected_on": None,
        "address": "",
        "note": "",
        "tags": [],
        "edges": [],
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
    """The row's name as contacts are known again by it: their `sort_name`."""
    return fold(row["display_name"])[:200]
