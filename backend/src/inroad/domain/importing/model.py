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
MAX_NOTE_LINES: Final = 100
"""The same for tables of address books, whose notes run over many lines."""
MAX_COLUMNS: Final = 500
"""Most columns of a table."""
MAX_PROPERTIES: Final = 100
"""Most properties we read from one vCard (S22)."""
SHOWN_CHARS: Final = 80
"""How much of a refused value an error repeats."""

DateOrder = Literal["dmy", "mdy"]

LINKEDIN: Final = "linkedin_connections"
"""LinkedIn's Connections.csv, with or without the "Notes:" preamble, with or without URL."""
LINKEDIN_ARCHIVE: Final = "linkedin_archive"
"""The zip LinkedIn sends, with Connections.csv somewhere in it."""
GOOGLE_CSV: Final = "google_csv"
"""Google Contacts, the layout until 2024 (`Given Name`, `E-mail 1 - Type`) and the one since (`Labels`)."""
OUTLOOK_CSV: Final = "outlook_csv"
THUNDERBIRD_CSV: Final = "thunderbird_csv"
MAPPED_CSV: Final = "mapped_csv"
"""Any other table with a header row, read through a mapping the user gave."""
MAPPED_XLSX: Final = "mapped_xlsx"
"""A table in an Excel workbook; a header we know needs no mapping."""
VCARD: Final = "vcard"
"""vCard 2.1, 3.0 and 4.0, mixed as they come."""
MONICA_JSON: Final = "monica_json"
"""The JSON export of Monica 4."""
INROAD_EXPORT: Final = "inroad_export"
"""Our own export: a zip whose manifest.json names the product."""
FORMATS: Final = (
    LINKEDIN,
    LINKEDIN_ARCHIVE,
    GOOGLE_CSV,
    OUTLOOK_CSV,
    THUNDERBIRD_CSV,
    MAPPED_CSV,
    MAPPED_XLSX,
    VCARD,
    MONICA_JSON,
    INROAD_EXPORT,
)

MentionKind = Literal["referred_by", "related", "met_through"]


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
    """The file as a whole cannot be read; `error` says why and what to do. Nothing was read from it.

    Where a mapping would help, `columns` are the header's names, `suggested_fields` a mapping that probably
    fits, and `fingerprint` what it may be remembered by.
    """

    def __init__(
        self,
        error: RowError,
        columns: tuple[str, ...] = (),
        suggested_fields: Mapping[str, str] | None = None,
        fingerprint: str = "",
    ) -> None:
        super().__init__(error.message)
        self.error = error
        self.columns = columns
        self.suggested_fields = dict(suggested_fields or {})
        self.fingerprint = fingerprint


@dataclass(frozen=True, slots=True)
class Mention:
    """Another person whom a contact's entry names: an edge to be confirmed, never one taken as given.

    `referred_by` and `met_through`: the other one led to this contact. `related`: they have to do with each
    other, as `label` says in the file's own word. `email` is the other one's address where the file gives
    it. `target_key` is the `Candidate.key` of the other one when exactly one person of the same file is
    meant; else None. `line` is where the mention stands.
    """

    kind: MentionKind
    name: str
    email: str | None
    target_key: str | None
    label: str
    line: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """One person as a file describes them: a proposal, not yet a contact.

    A field with an entry in `errors` is left empty, and the row should not be taken as it stands
    (`accepted` is False); `warnings` need a look but do not hold the row back. `raw` is column name → text
    as the file has it (empty for formats without columns). `key` is the same for the same row in a later
    copy of the file.

    `email_labels` and `phone_labels` are empty, or as long as `emails` and `phones`: "work", "home", … in
    lower case. `tags` are the file's labels, groups or categories. `note` and `address` may have several
    lines; a note also keeps what has no field of its own here, such as further web addresses. No other
    field holds a control character. How close somebody is, no file can say: that stays unknown.
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
    honorific: str = ""
    address: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    email_labels: tuple[str, ...] = ()
    phone_labels: tuple[str, ...] = ()
    edges: tuple[Mention, ...] = ()

    @property
    def accepted(self) -> bool:
        """True when the row can be taken as it stands."""
        return not self.errors


@dataclass(slots=True)
class Summary:
    """Counts over one reading; complete once the reading has been iterated to its end.

    `rows` counts rows with anything in them (accepted + rejected); `repeated` counts accepted rows whose key
    an earlier row had; `blank` counts empty rows, which are passed over. `truncated` is True when reading
    stopped at `MAX_ROWS`. `edges` counts mentions in accepted rows. `fingerprint` is the same for every file
    with the same columns, whatever their spelling (empty for formats without columns): a mapping can be
    remembered by it.
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
    edges: int = 0
    fingerprint: str = ""
    error_codes: dict[str, int] = field(default_factory=dict)
