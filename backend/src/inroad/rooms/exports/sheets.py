"""Contacts as CSV (RFC 4180) and XLSX: one line each, days and instants in ISO 8601.

The CSV begins with a byte order mark: without one Excel reads UTF-8 as the code page of the machine, and
whoever opens the file by a double click sees broken names. Every reader of ours takes it away.
"""

import csv
import io
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

import xlsxwriter

from inroad.rooms.exports.cells import guarded
from inroad.rooms.exports.people import Card
from inroad.rooms.exports.records import instant_text

BOM = "\ufeff"
REPEATED = 3
"""E-mail addresses and phones that have columns of their own; further ones follow in the last of them."""


def _nth(values: Iterable[Any], key: str, at: int) -> str:
    found = [str(value[key]) for value in values]
    if at < REPEATED - 1:
        return found[at] if at < len(found) else ""
    return "; ".join(found[at:])


def _email(at: int) -> Callable[[Card], Any]:
    return lambda card: _nth(card.emails, "address", at)


def _phone(at: int) -> Callable[[Card], Any]:
    return lambda card: _nth(card.phones, "number", at)


COLUMNS: dict[str, Callable[[Card], Any]] = {
    "id": lambda card: card.id,
    "display_name": lambda card: card.display_name,
    "honorific": lambda card: card.honorific,
    "given_name": lambda card: card.given_name,
    "family_name": lambda card: card.family_name,
    "headline": lambda card: card.headline,
    "organization": lambda card: card.organization,
    **{f"email_{at + 1}": _email(at) for at in range(REPEATED)},
    **{f"phone_{at + 1}": _phone(at) for at in range(REPEATED)},
    "address": lambda card: card.address,
    "circle": lambda card: card.circle,
    "known": lambda card: card.known,
    "degree": lambda card: card.degree,
    "closeness": lambda card: card.closeness,
    "stage": lambda card: card.stage,
    "next_on": lambda card: card.next_on,
    "next_title": lambda card: card.next_title,
    "tags": lambda card: "; ".join(card.tags),
    "referred_by": lambda card: "; ".join(card.referred_by),
    "linkedin_url": lambda card: card.linkedin_url,
    "connected_on": lambda card: card.connected_on,
    "notes": lambda card: card.notes,
    "source": lambda card: card.source,
    "source_note": lambda card: card.source_note,
    "created_at": lambda card: card.created_at,
    "updated_at": lambda card: card.updated_at,
}
"""Columns by heading; the headings stay as they are, new ones come last."""

_WIDTHS = {"display_name": 26, "headline": 28, "organization": 24, "email_1": 28, "phone_1": 18, "notes": 40}
_CELL = 32_767
"""Characters Excel holds in a cell."""


def _written(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return instant_text(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def csv_lines(cards: Iterable[Card], *, head: bool = True) -> str:
    """The cards as lines of CSV; with `head`, the mark and the headings before them."""
    out = io.StringIO()
    if head:
        out.write(BOM)
    writer = csv.writer(out, lineterminator="\r\n")
    if head:
        writer.writerow(COLUMNS)
    for card in cards:
        writer.writerow([guarded(_written(of(card))) for of in COLUMNS.values()])
    return out.getvalue()


def workbook(cards: Iterable[Card]) -> bytes:
    """The cards as a workbook of one sheet. Text stays text: no cell is a formula or a link (S16).

    So nothing is put before a `=`; but text with a mark of its own gets one more, as in a CSV: whoever reads
    the file takes one away.
    """
    out = io.BytesIO()
    quiet = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, {**quiet, "strings_to_numbers": False}) as book:
        sheet = book.add_worksheet("Contacts")
        bold = book.add_format({"bold": True})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for at, name in enumerate(COLUMNS):
            sheet.write_string(0, at, name, bold)
            sheet.set_column(at, at, _WIDTHS.get(name, 14))
        for line, card in enumerate(cards, 1):
            for at, of in enumerate(COLUMNS.values()):
                value = of(card)
                if isinstance(value, date) and not isinstance(value, datetime):
                    sheet.write_datetime(line, at, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001 - a day
                elif isinstance(value, int) and not isinstance(value, bool):
                    sheet.write_number(line, at, value)
                elif written := _written(value):
                    marked = guarded(written) if written.startswith("'") else written
                    sheet.write_string(line, at, marked[:_CELL])
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, max(line_count(sheet), 1), len(COLUMNS) - 1)
    return out.getvalue()


def line_count(sheet: Any) -> int:
    """The last line written, from 0."""
    return int(sheet.dim_rowmax or 0)
