"""What a reader hands out: candidates, errors, the summary, and the limits every reader keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

MAX_FILE_BYTES: Final = 25 * 1024 * 1024
"""Largest upload, in bytes (trust rule S22); checked where the bytes come in."""
MAX_ROWS: Final = 200_000
"""Most data rows read from one file (S22)."""
MAX_VALUE_BYTES: Final = 8 * 1024
"""Largest single value, in bytes of UTF-8 (S22)."""
MAX_LINE_CHARS: Final = 256 * 1024
"""Longest physical line that is split into values at all."""
MAX_RECORD_LINES: Final = 20
"""Most physical lines one row may run over before its quote counts as never closed."""
SHOWN_CHARS: Final = 80
"""How much of a refused value an error repeats."""

DateOrder = Literal["dmy", "mdy"]

LINKEDIN: Final = "linkedin_connections"
"""LinkedIn's Connections.csv, with or without the "Notes:" preamble, with or without URL."""
MAPPED_CSV: Final = "mapped_csv"
"""Any other table with a header row, read through a mapping the user gave."""
FORMATS: Final = (LINKEDIN, MAPPED_CSV)


def shorten(value: str) -> str:
    """The value as an error shows it: one line, control characters visible, at most `SHOWN_CHARS` long."""
    head = value[: SHOWN_CHARS + 1]
    shown = "".join(c if c.isprintable() else ("�" if c == "\0" else " ") for c in head)
    return shown if len(value) <= SHOWN_CHARS else shown[: SHOWN_CHARS - 1] + "…"


@dataclass(frozen=True, slots=True)
class RowError:
    """One thing wrong at one place.

    `line` is the physical line, counted from 1, where the row starts. `column` is the column's name as the
    file writes it, or None when the whole row or file is meant. `message` says what is wrong and what would
    be right. `value` is the offending text, shortened by `shorten`.
    """

    line: int
    column: str | None
    code: str
    message: str
    value: str = ""


class UnreadableError(Exception):
    """The file as a whole cannot be read; `error` says why and what to do. Nothing was read from it."""

    def __init__(self, error: RowError) -> None:
        super().__init__(error.message)
        self.error = error


@dataclass(frozen=True, slots=True)
class Candidate:
    """One person as a file describes them: a proposal, not yet a contact.

    A field with an entry in `errors` is left empty, and the row should not be taken as it stands
    (`accepted` is False); `warnings` need a look but do not hold the row back. `raw` is column name → text
    as the file has it. `key` is the same for the same row in a later copy of the file.
    """

    line: int
    key: str
    given_name: str
    family_name: str
    display_name: str
    headline: str
    organization: str
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    url: str | None
    connected_on: date | None
    raw: Mapping[str, str]
    errors: tuple[RowError, ...] = ()
    warnings: tuple[RowError, ...] = ()

    @property
    def accepted(self) -> bool:
        """True when the row can be taken as it stands."""
        return not self.errors


@dataclass(slots=True)
class Summary:
    """Counts over one reading; complete once the reading has been iterated to its end.

    `rows` counts rows with anything in them (accepted + rejected); `repeated` counts accepted rows whose key
    an earlier row had; `blank` counts empty rows, which are passed over. `truncated` is True when reading
    stopped at `MAX_ROWS`.
    """

    format: str
    delimiter: str
    header_line: int
    columns: tuple[str, ...]
    fields: Mapping[str, str]
    unknown_columns: tuple[str, ...]
    missing_fields: tuple[str, ...]
    rows: int = 0
    accepted: int = 0
    rejected: int = 0
    warned: int = 0
    repeated: int = 0
    blank: int = 0
    truncated: bool = False
    date_order: DateOrder | None = None
    error_codes: dict[str, int] = field(default_factory=dict)
