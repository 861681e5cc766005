"""Files of contacts as other programs write them: where the small ones lie, and large ones made to order."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

FILES = Path(__file__).parents[1] / "fixtures" / "imports"


def file(name: str) -> bytes:
    """A file with the quirks of the program that wrote it; the people in it are made up."""
    return (FILES / name).read_bytes()


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip with these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files.items():
            # Always the same day: two processes that make the same file make the same bytes.
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return out.getvalue()


def workbook(sheets: Mapping[str, Sequence[Sequence[Any]]], hidden: Sequence[str] = ()) -> bytes:
    """An Excel workbook with these sheets, dates as dates."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        if name in hidden:
            sheet.hide()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return out.getvalue()


def cards(numbers: Iterable[int]) -> str:
    """vCard 3.0, one card for each number, the same for the same number; about half with a note."""
    return "".join(_card(number) for number in numbers)


def _card(number: int) -> str:
    given, family = _GIVEN[number % len(_GIVEN)], _FAMILY[number // 7 % len(_FAMILY)]
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"UID:card-{number}",
        f"N:{family};{given};;;",
        f"FN:{given} {family}",
        f"EMAIL;TYPE=INTERNET:person{number}@place{number % 97}.example",
        f"TEL;TYPE=CELL:+1555{number % 10**7:07d}",
        f"ORG:Quay {number % 89}\\, Inc.",
        f"TITLE:{_WORK[number % len(_WORK)]}",
        "ADR;TYPE=WORK:;;;Lisbon;;;",
        f"URL:https://www.linkedin.com/in/person-{number:x}",
    ]
    if number % 2:
        lines.append("NOTE:Met at the harbour fair\\; works on the migration of the graph.")
    return "\r\n".join([*lines, "REV:2026-01-02T03:04:05", "END:VCARD", ""])


_GIVEN = ("Ruth", "Łukasz", "Zoë", "Noah", "Jürgen", "Mina", "Søren", "Amal", "René", "Ines", "Émile", "Kofi")
_FAMILY = ("Okafor", "Müller", "Hale", "Brandt", "Sørensen", "Costa", "Ito", "Varga")
_WORK = ("Head of Buying", "Editor", "Warehouse planner", "Partner")
