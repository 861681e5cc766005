"""What a file is before it is read: refused, decoded, or taken out of the archive it came in."""

import re
from collections.abc import Mapping

from inroad.domain.importing import MAX_FILE_BYTES, MAX_ROWS, detect_cells, recognise_other
from inroad.kit.archives import Archive, ArchiveError, Entry, is_zip, peek
from inroad.kit.sheets import Sheet, SheetError, is_workbook, read_sheets
from inroad.kit.text import Decoded, UndecodableError, decode

HEAD_BYTES = 64 * 1024
"""How much of a file its kind is told from."""
_READABLE = (".csv", ".vcf", ".vcard", ".json", ".txt", ".tsv", ".xlsx")
_CONNECTIONS = "connections.csv"
_PRODUCT = re.compile(rb'"product"\s*:\s*"inroad"')
_CARD = re.compile(rb"[\s\xef\xbb\xbf]*BEGIN[ \t]*:[ \t]*VCARD", re.IGNORECASE)
# Some programs fold lines in the middle of a letter's bytes.
_FOLDED_LETTER = re.compile(rb"(?<=[\x80-\xff])\r?\n[ \t](?=[\x80-\xbf])")


class FileProblem(Exception):  # noqa: N818 - named for what it becomes on the wire
    """The file as a whole cannot be read; `detail` says what to do instead.

    Where a mapping would help, `columns`, `suggested_fields` (field → column) and `fingerprint` are what to
    ask the user with, and what to remember the answer by.
    """

    def __init__(
        self,
        code: str,
        detail: str,
        columns: tuple[str, ...] = (),
        suggested_fields: Mapping[str, str] | None = None,
        fingerprint: str = "",
    ) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail
        self.columns = columns
        self.suggested_fields = dict(suggested_fields or {})
        self.fingerprint = fingerprint


def refuse_other(head: bytes) -> None:
    """Raises FileProblem for a file that is nothing we read, told from its first bytes."""
    other = recognise_other(head)
    if other is not None:
        raise FileProblem(other.code, other.message)


def decode_file(content: bytes, encoding: str | None) -> Decoded:
    """The text of the file. Raises FileProblem."""
    refuse_other(content[:HEAD_BYTES])
    if encoding is None and _CARD.match(content[:1024]) and _FOLDED_LETTER.search(content):
        content = _FOLDED_LETTER.sub(b"", content)
    try:
        return decode(content, encoding)
    except UndecodableError as error:
        raise FileProblem(error.code, str(error)) from None


def is_our_export(content: bytes) -> bool:
    """Whether the file is an export of ours: a zip whose manifest.json names the product."""
    return is_zip(content) and _PRODUCT.search(peek(content, "manifest.json", 4096)) is not None


def opened(content: bytes) -> Archive:
    """The archive, its directory found harmless. Raises FileProblem."""
    try:
        return Archive(content)
    except ArchiveError as error:
        raise FileProblem(error.code, str(error)) from None


def unpacked(content: bytes) -> bytes:
    """The one file of an archive that holds contacts; anything else, workbooks too, as it is. FileProblem."""
    refuse_other(content[:HEAD_BYTES])
    if not is_zip(content) or is_our_export(content):
        return content
    archive = opened(content)
    if is_workbook(archive):
        return content
    try:
        inside = archive.read(_chosen(archive), MAX_FILE_BYTES)
    except ArchiveError as error:
        raise FileProblem(error.code, str(error)) from None
    if is_zip(inside) and not is_workbook(opened(inside)):
        raise _nested()
    return inside


def _chosen(archive: Archive) -> Entry:
    """LinkedIn's list of connections, or else the one file that may hold contacts."""
    readable = [entry for entry in archive.entries if entry.basename.lower().endswith(_READABLE)]
    connections = [entry for entry in readable if entry.basename.lower() == _CONNECTIONS]
    if connections:
        return min(connections, key=lambda entry: entry.name.count("/"))
    if len(readable) == 1:
        return readable[0]
    if readable:
        names = ", ".join(shown(entry.basename) for entry in readable[:5])
        raise FileProblem(
            "archive_many_files",
            f"The archive holds {len(readable)} files that might be contacts ({names}). Unpack it and upload "
            "one.",
        )
    if any(entry.basename.lower().endswith((".zip", ".7z", ".rar", ".gz")) for entry in archive.entries):
        raise _nested()
    raise FileProblem(
        "archive_without_contacts",
        "The archive holds no Connections.csv and no other file of contacts. LinkedIn sends two: wait "
        "for the complete one, or ask for Connections alone.",
    )


def _nested() -> FileProblem:
    return FileProblem("archive_nested", "There is an archive in the archive. Unpack it and upload the file.")


def shown(name: str) -> str:
    """A name from a file as a message may hold it."""
    return "".join(char for char in name if char.isprintable())[:60]


def sheets_of(content: bytes, archive: Archive) -> list[Sheet]:
    """The sheets of a workbook that hold anything. Raises FileProblem."""
    try:
        sheets = read_sheets(content, archive, MAX_ROWS)
    except (ArchiveError, SheetError) as error:
        raise FileProblem(error.code, str(error)) from None
    if not sheets:
        raise FileProblem("empty_file", "The workbook has no rows. Is this the right file?")
    return sheets


def with_header(sheets: list[Sheet], mapping: Mapping[str, str] | None) -> Sheet:
    """The first sheet whose header is understood, or else the first."""
    return next((each for each in sheets if detect_cells(each.rows, mapping).problem is None), sheets[0])
