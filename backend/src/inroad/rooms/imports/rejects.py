"""The rows that were not taken in, as a file to correct and bring again."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from inroad.domain.importing import quote_formula
from inroad.kit.db import Session
from inroad.rooms.imports.reading import FileProblem, decode_file
from inroad.rooms.imports.tables import ImportCellError, ImportFile, ImportRow

_BARE = ("Name", "E-mail", "Phone")
LINE, WHY = "Line", "What is wrong"


async def rejects(db: Session, import_id: str) -> str:
    """CSV of the rows with errors: the file's own columns, then its line, and what is wrong with it.

    Values that a spreadsheet would take for formulas are marked (S16); taking the file in again strips the
    marks. Lines that could not be told apart into columns stand in the first one as they are.
    """
    rows = await db.rows(
        select(ImportRow.line, ImportRow.display_name, ImportRow.data, ImportRow.why)
        .where(ImportRow.import_id == import_id, ImportRow.state == "error")
        .order_by(ImportRow.line, ImportRow.id)
    )
    whys: dict[int, list[str]] = {}
    errors = await db.execute(
        select(ImportCellError.line, ImportCellError.column, ImportCellError.message)
        .where(ImportCellError.import_id == import_id)
        .order_by(ImportCellError.line, ImportCellError.id)
    )
    for line, column, message in errors:
        whys.setdefault(line, []).append(f"{column}: {message}" if column else message)
    columns = next(
        ([name for name, _ in row["data"]["raw"]] for row in rows if row["data"].get("raw")), list(_BARE)
    )
    content = None
    if any(not row["data"].get("raw") and not row["display_name"] for row in rows):
        content = await db.scalar(select(ImportFile.content).where(ImportFile.import_id == import_id))
    lines = _lines(content, {row["line"] for row in rows}) if content else {}
    return _csv([*columns, LINE, WHY], _values(rows, columns, whys, lines))


def _values(
    rows: Iterable[Mapping[str, Any]],
    columns: Sequence[str],
    whys: Mapping[int, Sequence[str]],
    lines: Mapping[int, str],
) -> Iterator[list[str]]:
    for row in rows:
        data = row["data"]
        raw = dict(data.get("raw") or ())
        if raw:
            cells = [raw.get(name, "") for name in columns]
        elif row["display_name"]:
            phones = ", ".join(data.get("phones", ()))
            cells = [row["display_name"], ", ".join(data.get("emails", ())), phones]
        else:
            cells = [lines.get(row["line"], "")]
        cells = (cells + [""] * len(columns))[: len(columns)]
        yield [*cells, str(row["line"]), " ".join(whys.get(row["line"], [row["why"]]))]


def _lines(content: bytes, wanted: set[int]) -> dict[int, str]:
    try:
        text = decode_file(content, None).text
    except FileProblem:
        return {}
    return {at: line for at, line in enumerate(io.StringIO(text, newline=None), start=1) if at in wanted}


def _csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for row in (header, *rows):
        writer.writerow([quote_formula(cell.rstrip("\r\n")) for cell in row])
    return text.getvalue()
